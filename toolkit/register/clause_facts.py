"""The facts an agreement states in its clauses (its law, days and frequencies), when a clause gets another text.

What the amendment states holds, if its words bear it out. Else a fact that the old clause stated is read from the new
one; one that neither it nor another clause states any more is none; where the new text could mean two, it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from toolkit.agreement import Agreement

Fact = str | int | None
FREQUENCIES = {
    "daily": r"\bdaily\b|\beach day\b",
    "monthly": r"\bmonth",
    "quarterly": r"\bquarter",
    "semi-annually": r"\bsemi-?annual",
    "annually": r"\bannual|\byear",
}
ABOUT = {
    "governing_law": r"\blaws?\b",
    "notice_days": r"\bnotice\b",
    "payment_days": r"\b(pa(id|y|ys|yable|yments?)|remit\w*)\b",
    "fee_frequency": r"\b(fees?|pa(id|y|ys|yable|yments?)|compensation)\b",
    "report_frequency": r"\breports?\b",
}
"""The facts by their names in the agreement, each with the words without which no clause states it."""

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _spelled(number: int) -> str:
    """Spell a count of days as agreements do: `sixty`, `forty-five`; a large one stays in figures."""
    if number < len(_UNITS):
        return _UNITS[number]
    tens, unit = divmod(number, 10)
    if tens >= len(_TENS):
        return str(number)
    return f"{_TENS[tens]}-{_UNITS[unit]}" if unit else _TENS[tens]


_DAYS_WORD = r"\s+(?:(?:calendar|business)\s+)?days?\b"
_SPELLED = {_spelled(number): number for number in range(1, 100)}
_DAYS = re.compile(
    rf"\b(?:(?P<figures>\d{{1,3}})\)?|(?P<word>{'|'.join(sorted(_SPELLED, key=len, reverse=True))})){_DAYS_WORD}",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*"
_LAW = re.compile(
    rf"\blaws?\s+of\s+(?:the\s+)?(?:(?:State|Commonwealth)\s+of\s+)?(?P<of>{_PLACE})|\b(?P<law>{_PLACE})\s+law\b"
)


def facts_of(agreement: Agreement) -> Mapping[str, Fact]:
    """Return the facts of an agreement by their names."""
    return {name: getattr(agreement, name) for name in ABOUT}


def states(text: str, name: str, value: Fact) -> bool:
    """Tell whether a clause's text states a fact."""
    if value is None or not re.search(ABOUT[name], text, re.IGNORECASE):
        return False
    if isinstance(value, int):
        pattern = rf"\b({value}\)?|{_spelled(value)}){_DAYS_WORD}"
    else:
        pattern = FREQUENCIES.get(value, rf"\b{re.escape(value)}\b")
    return re.search(pattern, text, re.IGNORECASE) is not None


def said_anew(
    facts: Mapping[str, Fact], old: str, new: str, others: Iterable[str]
) -> tuple[Mapping[str, Fact], tuple[str, ...]]:
    """Return what the new text makes of the facts that the old one stated, and those it leaves in doubt.

    `others` are the texts of the other clauses: what one of them states too, stays.
    """
    kept = tuple(others)
    found: dict[str, Fact] = {}
    doubtful: list[str] = []
    for name, value in facts.items():
        if not states(old, name, value) or any(states(text, name, value) for text in (new, *kept)):
            continue
        read = readings(new, name)
        if len(read) == 1:
            found[name] = read[0]
        elif read:
            doubtful.append(name)
        else:
            found[name] = None
    return found, tuple(doubtful)


def readings(text: str, name: str) -> tuple[Fact, ...]:
    """Return every value that a text may state for a fact, each once."""
    if not re.search(ABOUT[name], text, re.IGNORECASE):
        return ()
    if name == "governing_law":
        return tuple(dict.fromkeys(hit["of"] or hit["law"] for hit in _LAW.finditer(text)))
    if name.endswith("_frequency"):
        return tuple(word for word, pattern in FREQUENCIES.items() if re.search(pattern, text, re.IGNORECASE))
    counts = (hit["figures"] or hit["word"] for hit in _DAYS.finditer(text))
    return tuple(dict.fromkeys(int(one) if one.isdigit() else _SPELLED[one.lower()] for one in counts))


def unsaid(new: str, stated: Mapping[str, Fact]) -> Iterator[str]:
    """Return the facts that the amendment states and the new text does not say."""
    return (name for name, value in stated.items() if value is not None and not states(new, name, value))
