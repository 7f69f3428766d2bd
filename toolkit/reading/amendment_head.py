"""What an amendment says of itself: its number, what it amends, why (its recitals)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.agreement import AmendmentHead, DocumentKind
from toolkit.reading.dates import DATE
from toolkit.reading.pages import Line, source_of
from toolkit.reading.paragraphs import Paragraph

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
    *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_CARDINALS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_HEAD = re.compile(
    r"^(?:form of\s+)?(?:(?P<ordinal>[a-z]+(?:-[a-z]+)?)\s+)?(?:amendment|addendum)\s*"
    r"(?:(?:no\.?|number|num\.|#)?\s*(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?))?\s*,?\s*"
    rf"(?:dated\s+(?:(?:as\s+of\s+)?(?:{DATE.pattern})|[^,]*),?\s*)?to(?:\s+the)?\s+(?P<amends>.+)$",
    re.IGNORECASE,
)
_OPENING_ENDS = re.compile(r"\b(?:W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|WHEREAS|RECITALS|NOW,?\s+THEREFORE)\b")
_RECITAL = re.compile(r"\bWHEREAS\b")
_AGREED = re.compile(r"\bNOW,?\s+THEREFORE\b", re.IGNORECASE)


def read_amendment_head(
    title: str, title_lines: Sequence[Line], preamble: Sequence[Paragraph], kind: DocumentKind
) -> AmendmentHead | None:
    """Read the head of an amendment; None for an agreement that amends none."""
    match = _HEAD.match(title)
    if match is None or not title_lines:
        return None
    return AmendmentHead(
        number=_number(match["number"]) or _number(match["ordinal"]),
        amends=match["amends"].strip(),
        recitals=recitals_of([paragraph.text for paragraph in preamble]),
        source=source_of(kind, list(title_lines)),
    )


def amended_title(title: str) -> str:
    """Return what a title amends, or the title itself."""
    match = _HEAD.match(title)
    return match["amends"].strip() if match else title


def own_title(title: str) -> str:
    """Return a title without what it amends: what stands there is said of another agreement."""
    match = _HEAD.match(title)
    return title[: match.start("amends")] if match else title


def recitals_of(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the recitals as printed, each from its WHEREAS to the next one or to NOW, THEREFORE."""
    found: list[str] = []
    for text in paragraphs:
        recited = _AGREED.split(text, maxsplit=1)[0]
        starts = [match.start() for match in _RECITAL.finditer(recited)]
        ends = [*starts[1:], len(recited)]
        found += [recited[start:end].strip() for start, end in zip(starts, ends, strict=False)]
    return tuple(found)


def before_recitals(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return what opens an agreement: its paragraphs up to the first recital, or to what is agreed."""
    opening: list[str] = []
    for text in paragraphs:
        end = _OPENING_ENDS.search(text)
        opening.append(text[: end.start()] if end else text)
        if end:
            break
    return tuple(text for text in opening if text.strip())


def _number(printed: str | None) -> int | None:
    """Read an amendment's number: 13, Thirteen, THIRTEENTH, twenty-first, XIII."""
    if printed is None:
        return None
    word = printed.lower()
    if word.isdigit():
        return int(word)
    for words in (_ORDINALS, _CARDINALS):
        if word in words:
            return words.index(word) + 1
    tens, _, unit = word.partition("-")
    if tens in _TENS and unit:
        return _TENS[tens] + (_number(unit) or 0)
    return None
