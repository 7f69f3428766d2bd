"""Dates as agreements print them: `December 14, 2000`, `the 1st day of January, 1998`, `08/18/03`, `1-Jul-03`.

Two-digit years are settled by the document's own dates: `03` in a paper that speaks of 2000 and 2002 is 2003.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = r"(?:\s?(?:st|nd|rd|th))?"
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_DAYS = (
    *_UNITS,
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth"),
    *(f"twenty-{unit}" for unit in _UNITS),
    *("thirtieth", "thirty-first"),
)
_IN_WORDS = "|".join(sorted(_DAYS, key=len, reverse=True))

DATE = re.compile(
    "|".join(
        (
            rf"{_MONTH.format('m1')}\s+(?P<d1>\d{{1,2}}){_ORDINAL}\s*,?\s+(?P<y1>\d{{4}})",
            rf"(?P<d2>\d{{1,2}}){_ORDINAL}(?:\s+day)?(?:\s+of)?\s+{_MONTH.format('m2')}\s*,?\s+(?P<y2>\d{{4}})",
            r"(?P<n3>\d{1,2})/(?P<d3>\d{1,2})/(?P<y3>\d{4}|\d{2})(?![\d/])",
            r"(?P<n4>\d{1,2})-(?P<d4>\d{1,2})-(?P<y4>\d{4}|\d{2})(?![\d-])",
            r"(?P<y5>(?:19|20)\d{2})-(?P<n5>\d{2})-(?P<d5>\d{2})(?!\d)",
            rf"(?P<d6>{_IN_WORDS})\s+day\s+of\s+{_MONTH.format('m6')}\s*,?\s+(?P<y6>\d{{4}})",
            rf"(?P<d7>\d{{1,2}})-{_MONTH.format('m7')}-(?P<y7>\d{{4}}|\d{{2}})(?![\d-])",
        )
    ),
    re.IGNORECASE,
)
"""Any printed date; American order in figures (month before day)."""

_ALONE = re.compile(r"[\s(]*(?:" + DATE.pattern + r")[\s).]*", re.IGNORECASE)
_BARE = re.compile(r"(?<![\d\w/-])(?:" + DATE.pattern + ")", re.IGNORECASE)
_MAY_BE_DATE = re.compile(r"\d{4}|\d[/-]")
"""What every printed date has: a year in full, or a figure before a stroke or a hyphen."""
_SHORT_YEAR = re.compile(r"\d[/-](?:\d{1,2}|[A-Za-z]{3,9})[/-]\d{2}(?!\d)")
_FULL_YEAR = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)?,\s?|\d{1,2}/\d{1,2}/)((?:19|20)\d{2})\b")
_YEAR = re.compile(r"[,/]\s?(?:19|20)\d{2}\b")
"""How each of them ends: quicker to look for in the text of a whole document."""
_DAY_WIDTH = 8
_LATEST = 2100
_CENTURY = 100
_WITHOUT_DOCUMENT = 2000


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date with where it stands in its text: `text[start:end]` is what was printed."""

    day: date
    start: int
    end: int


def find_dates(text: str, reference: int | None = None) -> Iterator[PrintedDate]:
    """Yield every date printed in `text`, in order; `reference` is the year two-digit years lie nearest to.

    A figure that is no day of the calendar (13/45/03) is not a date and is passed over.
    """
    if not _MAY_BE_DATE.search(text):
        return
    for match in _BARE.finditer(text):
        day = _day_of(match, reference)
        if day is not None:
            yield PrintedDate(day, match.start(), match.end())


def first_date(text: str, reference: int | None = None) -> date | None:
    """Return the first date printed in `text`, or None."""
    return next((found.day for found in find_dates(text, reference)), None)


def is_date(text: str) -> bool:
    """Tell whether a text is nothing but a date, in brackets or not."""
    return _ALONE.fullmatch(text) is not None


def reference_year(text: str) -> int | None:
    """Return the latest year that a full date of the document prints: what its `03` is measured by."""
    around = (text[max(0, found.start() - _DAY_WIDTH) : found.end()] for found in _YEAR.finditer(text))
    years = (int(year) for short in around for year in _FULL_YEAR.findall(short)[-1:])
    return max((year for year in years if year < _LATEST), default=None)


def prints_short_year(text: str) -> bool:
    """Tell whether a text may print a date with a two-digit year."""
    return _SHORT_YEAR.search(text) is not None


def _day_of(match: re.Match[str], reference: int | None) -> date | None:
    """Turn one match into a day of the calendar; None where there is no such day."""
    parts = match.groupdict()
    for index in "1234567":
        printed = parts[f"y{index}"]
        if printed is None:
            continue
        month = int(parts[f"n{index}"]) if index in "345" else _MONTHS.index(parts[f"m{index}"][:3].lower()) + 1
        day = parts[f"d{index}"]
        try:
            number = _DAYS.index(day.lower()) + 1 if index == "6" else int(day)
            return date(_full_year(printed, reference), month, number)
        except ValueError:
            return None
    return None


def _full_year(printed: str, reference: int | None) -> int:
    """Complete a two-digit year to the century that brings it nearest to the document's own years."""
    year = int(printed)
    if len(printed) > 2:  # noqa: PLR2004 - a two-digit year is what this function is about
        return year
    nearest = _WITHOUT_DOCUMENT if reference is None else reference
    century = nearest - nearest % _CENTURY
    return min((century + shift + year for shift in (-_CENTURY, 0, _CENTURY)), key=lambda full: abs(full - nearest))
