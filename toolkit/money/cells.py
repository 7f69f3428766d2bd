"""Cells of data files as days and figures; what cannot be read is refused by name, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from toolkit.amounts import parse_decimal

LARGEST = Decimal(10) ** 18
"""A figure of this size or more is an overflow: no fund has a trillion times a million dollars or shares."""

EXCEL_EPOCH = date(1899, 12, 30)
_DIGITS = re.compile(r"\d{1,15}(\.\d{1,12})?")
_SERIAL = re.compile(r"[2-7]\d{4}")
_US = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]00:00(:00)?)?")


def read_figure(text: str) -> Decimal:
    """Read a figure that is zero or more; `ValueError` says what is wrong with any other text."""
    if _DIGITS.fullmatch(text):
        return Decimal(text)
    plain = text.strip().removeprefix("$").lstrip()
    try:
        figure = parse_decimal(plain)
    except ValueError:
        raise ValueError(f"{text!r} is not an amount") from None
    if figure < 0:
        raise ValueError(f"{text!r} is negative")
    if figure >= LARGEST:
        raise ValueError(f"{text!r} is too large (overflow)")
    return figure


@dataclass
class DayReader:
    """Reads the dates of one file, which must all be written the same way: ISO, US month/day/year or Excel's number."""

    written: str | None = None
    seen: dict[str, date] = field(default_factory=dict)

    def read(self, text: str) -> date:
        """Read a date; `ValueError` where it is none, or is written another way than the dates before it."""
        found = self.seen.get(text)
        if found is None:
            found = self.seen[text] = self._read(text.strip())
        return found

    def _read(self, text: str) -> date:
        way, day = _parse_day(text)
        if self.written is not None and way != self.written:
            raise ValueError(f"{text!r} is written as {way}, the dates above it as {self.written}")
        self.written = way
        return day


def way_of(text: str) -> str:
    """Return the way in which a date is written; ISO where it is none."""
    try:
        return _parse_day(text)[0]
    except ValueError:
        return "YYYY-MM-DD"


def _parse_day(text: str) -> tuple[str, date]:
    """Return the way a date is written, and the date."""
    try:
        if _ISO.fullmatch(text):
            return "YYYY-MM-DD", date.fromisoformat(text[:10])
        if us := _US.fullmatch(text):
            return "month/day/year", date(int(us[3]), int(us[1]), int(us[2]))
        if _SERIAL.fullmatch(text):
            return "Excel's number", EXCEL_EPOCH + timedelta(days=int(text))
    except ValueError:
        pass
    raise ValueError(f"{text!r} is not a date")
