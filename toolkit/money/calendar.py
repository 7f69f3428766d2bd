"""Business days of the New York Stock Exchange, on which a fund prices its shares, and the days a payment is due.

The one door to `holidays`. The exchange was open on 8 October 2001 (Columbus Day), closed on 11 to 14 September 2001.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@cache
def _closed(year: int) -> frozenset[date]:
    """Return the exchange's weekday closings of a year."""
    import holidays

    return frozenset(holidays.financial_holidays("XNYS", years=year))


def is_business_day(day: date) -> bool:
    """Tell whether the New York Stock Exchange was open."""
    return day.weekday() < SATURDAY and day not in _closed(day.year)


@lru_cache(maxsize=1024)
def days(first: date, last: date) -> tuple[date, ...]:
    """Return the calendar days from `first` to `last`, both included."""
    return tuple(first + timedelta(days=offset) for offset in range((last - first).days + 1))


@lru_cache(maxsize=1024)
def business_days(first: date, last: date) -> tuple[date, ...]:
    """Return the business days from `first` to `last`, both included."""
    return tuple(day for day in days(first, last) if is_business_day(day))


def preceding_business_day(day: date) -> date:
    """Return `day` where it is a business day, else the one before it."""
    while not is_business_day(day):
        day -= ONE_DAY
    return day


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of `day`."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def contract_due_on(day: date, payment_days: int) -> date:
    """Return the day by which the fee of the month of `day` is due: so many days after the close of the month."""
    return month_of(day)[1] + timedelta(days=payment_days)


def quarter_of(day: date) -> str:
    """Name the quarter of a day: `2003Q3`."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def quarter_months(quarter: str) -> tuple[date, date, date]:
    """Return the first days of the three months of a quarter written `2003Q3`; `ValueError` for another text."""
    year, separator, number = quarter.upper().partition("Q")
    if not separator or not (year.isdigit() and len(year) == 4) or number not in {"1", "2", "3", "4"}:  # noqa: PLR2004 - a year has four digits
        raise ValueError(f"{quarter!r} is not a quarter such as 2003Q3")
    first = 3 * int(number) - 2
    return date(int(year), first, 1), date(int(year), first + 1, 1), date(int(year), first + 2, 1)
