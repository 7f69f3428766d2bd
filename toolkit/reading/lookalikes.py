"""What a name read from a picture should not be: nearly what stands elsewhere, or nearly what names are made of.

A recogniser takes a letter for one that looks like it, drops a point, runs two words together. What the domain knows
then speaks: the words that fund names are made of, and the other names of the same document. Nothing is mended here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.agreement import Row, Schedule
from toolkit.problems import Kind, Problem, Severity

_WORD = re.compile(r"[^\s/()]+")
_STOPPED = re.compile(r"[a-z]{4,}[.:;,'`]$|[:;`~^_\\|{}<>]|^['.,;:-]+\w|\w['’]$|[.,]{2}")
"""A full stop or another sign where no name has one."""
_ABBREVIATED = re.compile(r"(?:Corp|Intl|Govt|Secs?|Assoc|Muni|Intermed|Approx)\.$")
_MIXED = re.compile(r"[A-Za-z]\d[A-Za-z]|\d[A-Za-z]{2,}|[a-z]{2,}\d+[a-z]|[a-z][A-Z]{2,}|^[a-z]+[A-Z]")
_MIXED_RIGHT = re.compile(r"^\d+(?:st|nd|rd|th|bps?|yr)$|^[ei][A-Z][a-z]|^\d+[A-Z]{1,3}$")
_POSSESSIVE = re.compile(r"['’]s")
_LONG = 5
_USUAL = frozenset(
    """accumulation advantage adviser advisers advisor advisors aggressive allocation alternative america american
    appreciation arizona asset assets balanced benchmark blue bond bonds california capital cash chip class colorado
    commodity communications company connecticut conservative consumer convertible core corporate counsel credit
    cyclical date debt defensive developed developing disciplined discovery diversified dividend dividends dynamic
    earnings emerging energy enhanced environmental equities equity established estate europe european exchange exempt
    exposure federal financial fixed flexible florida floating focus focused foreign founders franchise free frontier
    fund funds future futures georgia global gold government growth hedged health healthcare high income index
    industrial inflation infrastructure innovation institutional insured intermediate international investment
    investments investor investors japan large latin leaders leisure life lifecycle lifestyle limited liquid liquidity
    long low managed manager market markets maryland massachusetts materials maturity metals michigan micro mid
    minerals minnesota missouri moderate money mortgage municipal natural neutral north ohio opportunities opportunity
    oregon pacific partners pennsylvania plus portfolio portfolios precious premier preservation prime principal
    property protected quality quantitative real reserve reserves resources retirement return rising russell science
    sciences sector securities select selected senior series service services shares short small social socially
    specialty stable standard state strategic strategies strategy stock structured sustainable system target tax
    technology telecommunications term total traditional treasury trust trustee ultra utilities value variable
    virginia volatility washington wealth world yield york""".split()  # noqa: SIM905 - words read better in lines
)
"""Words that fund names are made of."""


def lookalikes(schedules: Sequence[Schedule]) -> tuple[Problem, ...]:
    """Return a problem for each name with a word that is probably another word misread."""
    rows = [row for schedule in schedules for row in schedule.rows]
    names = {name for row in rows for name in (row.name, row.registrant or "", row.formerly or "")}
    counts = Counter(word for name in sorted(names) for word in _WORD.findall(name))
    return tuple(
        _doubt(row, what) for row in rows for text in (row.name, row.registrant or "") for what in _odd(text, counts)
    )


def _odd(text: str, counts: Counter[str]) -> Iterator[str]:
    """Yield what is odd about the words of a name."""
    words = _WORD.findall(text)
    for word in words:
        if _STOPPED.search(word.rstrip(",") if word is not words[-1] else word) and not _ABBREVIATED.search(word):
            yield f"“{word}” has a sign in it that no name has"
        elif _MIXED.search(word):
            if not _MIXED_RIGHT.search(word):
                yield f"“{word}” is neither a word nor a figure"
        elif (usual := _nearly_usual(word)) is not None:
            yield f"“{word}” is nearly “{usual}”"
        elif (other := _nearly_another(word, counts)) is not None:
            yield f"“{word}” stands elsewhere as “{other}”"


def _nearly_usual(word: str) -> str | None:
    """Return the usual word that a word would be but for one letter; None where it is usual itself, or unlike any."""
    plain = word.strip(".,'’-").lower()
    if len(plain) < _LONG or any(part in _USUAL for part in (plain, plain.removesuffix("s"), *plain.split("-"))):
        return None
    if not plain.isalpha():
        return None
    return next((usual for usual in sorted(_USUAL) if len(usual) >= _LONG and _one_off(plain, usual)), None)


def _nearly_another(word: str, counts: Counter[str]) -> str | None:
    """Return a word as frequent or more of the same document that differs by a sign, a case or one letter."""
    for other, times in counts.items():
        if other == word or times < counts[word] or {word.isupper(), other.isupper()} == {True, False}:
            continue
        one, two = (re.sub(r"\W", "", each).casefold() for each in (word, other))
        if one and one == two and not _POSSESSIVE.search(word + other) and word.strip(".,") != other.strip(".,"):
            return other
        alike = len(one) >= _LONG and one.isalpha() and times > counts[word] and _one_off(one, two)
        if alike and not {one, two} & _USUAL and one + "s" != two and two + "s" != one:
            return other
    return None


def _one_off(one: str, two: str) -> bool:
    """Tell whether two words differ by one letter put, left out or changed, or by `rn` for `m`."""
    if abs(len(one) - len(two)) > 1 or one == two:
        return False
    if one.replace("rn", "m") == two.replace("rn", "m"):
        return True
    start = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rests = one[start:], two[start:]
    return rests[0][1:] == rests[1][1:] or rests[0][1:] == rests[1] or rests[0] == rests[1][1:]


def _doubt(row: Row, what: str) -> Problem:
    return Problem(
        rule="looks-misread",
        kind=Kind.READING,
        severity=Severity.ERROR,
        message=f"{row.name}: {what}; a letter may have been misread",
        remedy="compare the row with the page",
        source=row.source,
    )
