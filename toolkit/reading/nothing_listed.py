"""Why a document has no fee schedule: which pages were looked at, and what each has instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.reading.dates import DATE
from toolkit.reading.pages import Line, Page, Paper, source_of
from toolkit.reading.schedule_title import FUND

_NAMED = re.compile(r"\b(?:schedule|exhibit|appendix|annex|attachment)\s+[\"\u201c]?(?:[A-Z]\b|\d)", re.IGNORECASE)
_RATE = re.compile(r"\d\s*(?:%|bps\b|basis points)|\bof (?:1%|one percent)", re.IGNORECASE)
_RATE_FIRST = re.compile(rf"\(?\d*\.?(?:{_RATE.pattern})", re.IGNORECASE)
_BAND = r"first\s+\$|next\s+\$|assets\s+(?:over|up\s+to)|in\s+excess\s+of\s+\$"
_FEE = rf"(?:annual\s+rate|per\s+annum|fees?\b|compensation|net\s+assets?|{_BAND})"
_SAME = r"(?:[^.;]|\.(?=\d))"
"""A character within one sentence, of which the point of a figure is no end."""
_FEE_RATE = re.compile(
    rf"{_FEE}{_SAME}{{0,240}}(?:{_RATE.pattern})|(?:{_RATE.pattern}){_SAME}{{0,120}}{_FEE}", re.IGNORECASE | re.DOTALL
)
_WITHHELD = re.compile(r"\[[\s_*\u25cf\u2022]*\]|\[\s*redacted\s*\]|_{2,}\s*%", re.IGNORECASE)
_NOUN = r"\b(?:fund|portfolio|series|etf|class|shares)\b"
_NAME_AND_RATE = re.compile(
    rf"^(?=[A-Z0-9])[^.;:\n]{{0,80}}{_NOUN}[^.;\n]{{0,40}}?(?:\s|\.{{4,}}\s*)\d?\.\d{{2,4}}\s?(?:%|of\s+1%)?"
    r"(?:\s+(?:\d?\.\d{2,4}\s?%?|N/A|none|[-–—]+))*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A short line that names a fund or a class and ends in rates."""
_NAME_AND_POINTS = re.compile(
    rf"^(?=[A-Z])[^.;:\n\d]{{0,80}}{_NOUN}[^.;\n\d]{{0,40}}?(?:\s\d{{1,3}})+$", re.IGNORECASE | re.MULTILINE
)
"""One that ends in whole figures, where the page speaks of basis points."""
_POINTS = re.compile(r"\b(?:basis\s+points|bps)\b", re.IGNORECASE)
_NAME_AND_DAY = re.compile(
    rf"^(?=[A-Z])[^.;:\n]{{0,80}}\b(?:fund|portfolio|series)\b[^.;:\n]{{0,24}}\s(?:{DATE.pattern})$",
    re.IGNORECASE | re.MULTILINE,
)
"""A short line that names a fund and ends in a day: one of a list of funds for which no fee is printed."""
_COLUMN_GAP = 1.5
"""A gap wider than so many heights of a line parts two columns."""
_FEW = 2
_BLANK = "no text on it"
_MENTION = "a schedule is mentioned, but none with funds or fees is printed"
_CLAUSE_RATE = "a rate stands in running text, but no list of funds or fees"
_WITHHELD_RATE = "a figure is withheld or left blank"
_TABLE_RATE = "rates stand beside names of funds, but no heading of a schedule above them"
_DAYS = "funds are listed with a day each, and no fee beside them"
_PLAIN = "no heading of a schedule over funds or fees"


def nothing_listed(paper: Paper) -> Problem:
    """Say which pages were looked at and why none is a schedule; the place is that of the nearest thing to one.

    A figure that is withheld, that a sentence states as a fee, or that stands beside the names of funds, is an error:
    there is a fee, and it was not read. So is any rate on a scan, whose heading may have been misread.
    """
    reasons = [(page.number, _reason(page)) for page in paper.pages]
    missed = any(why in (_WITHHELD_RATE, _TABLE_RATE, _DAYS) for _, why in reasons) or any(
        map(_states_a_fee, paper.pages)
    )
    missed = missed or (paper.kind == "scan" and any(why == _CLAUSE_RATE for _, why in reasons))
    looked = "; ".join(f"{_pages([number for number, _ in group])}: {reason}" for reason, group in _grouped(reasons))
    return Problem(
        rule="no-schedule",
        kind=Kind.READING,
        severity=Severity.ERROR if missed else Severity.WARNING,
        message=f"no fee schedule found ({looked})",
        remedy="give the document that carries the schedule: an amendment, or the exhibit filed beside this one",
        source=_nearest(paper),
    )


def _states_a_fee(page: Page) -> bool:
    """Tell whether a sentence of a page names a rate of a fee."""
    return _FEE_RATE.search("\n".join(line.text for line in page.lines)) is not None


def _reason(page: Page) -> str:
    text = "\n".join(line.text for line in page.lines)
    points = _POINTS.search(text) is not None and len(_NAME_AND_POINTS.findall(text)) > 1
    if points or len(_NAME_AND_RATE.findall(text)) > 1 or any(_rate_in_column(line) for line in page.lines):
        return _TABLE_RATE
    if len(_NAME_AND_DAY.findall(text)) > _FEW:
        return _DAYS
    for reason, pattern in ((_WITHHELD_RATE, _WITHHELD), (_CLAUSE_RATE, _RATE), (_MENTION, _NAMED)):
        if pattern.search(text):
            return reason
    return _PLAIN if text else _BLANK


def _rate_in_column(line: Line) -> bool:
    """Tell whether a line sets a rate in a column of its own, clear of a word that names of funds and classes have."""
    if not _RATE.search(line.text) or not FUND.search(line.text):
        return False
    height = line.bottom - line.top
    return any(
        right.x0 - left.x1 > _COLUMN_GAP * height
        and _RATE_FIRST.match(" ".join(word.text for word in line.words[index:]))
        for index, (left, right) in enumerate(pairwise(line.words), start=1)
    )


def _grouped(reasons: Sequence[tuple[int, str]]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Group the pages by their reason, in the order in which reasons first appear."""
    first = {reason: index for index, (_, reason) in reversed(list(enumerate(reasons)))}
    ordered = sorted(reasons, key=lambda each: first[each[1]])
    for reason, group in groupby(ordered, key=lambda each: each[1]):
        yield reason, list(group)


def _pages(numbers: Sequence[int]) -> str:
    """Name pages in runs: `page 2`, `pages 1, 3 to 8`."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    named = ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in runs)
    return f"page{'' if len(numbers) == 1 else 's'} {named}"


def _nearest(paper: Paper) -> Source | None:
    """Return the place of a withheld figure, else of a rate, else of a mention of a schedule."""
    for pattern in (_WITHHELD, _RATE, _NAMED):
        for page in paper.pages:
            for line in page.lines:
                if pattern.search(line.text):
                    return source_of(paper.kind, [line])
    return None
