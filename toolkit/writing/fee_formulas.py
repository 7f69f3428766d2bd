"""The conventions of a fee as spreadsheet expressions: part of the year, a year's fee, its service part.

Laid from the names of the conventions and the law they stand for, not from the code that computed the statement.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.writing.live import Live, above, least, live, most
from toolkit.writing.statement_lines import BookPeriod

_FIXED_YEARS = {"actual/365": 365, "actual/366": 366, "actual/360": 360}
_MONTH_OF_THIRTY = 30


@dataclass(frozen=True, slots=True)
class Day:
    """A day with the cell that holds it."""

    text: str
    day: date


def part_of_year(first: Day, last: Day, basis: str) -> Live:
    """Return the part of a year that days of one month make, both ends included."""
    count = (last.day - first.day).days + 1
    days = Live(f"({last.text}-{first.text}+1)", Fraction(count))
    if basis in _FIXED_YEARS:
        return days / _FIXED_YEARS[basis]
    if basis == "actual/365-366":
        year = f"(DATE(YEAR({first.text})+1,1,1)-DATE(YEAR({first.text}),1,1))"
        return days / Live(year, Fraction(366 if isleap(first.day.year) else 365))
    if basis == "1/12":
        length = Live(f"DAY(EOMONTH({first.text},0))", Fraction(monthrange(first.day.year, first.day.month)[1]))
        return days / (length * 12)
    if basis == "30/360":
        return _thirtieths(first, last) / 360
    raise ValueError(f"no formula is known for the year basis {basis!r}")


def _thirtieths(first: Day, last: Day) -> Live:
    """Count the days of a month of thirty: its last day is the 30th, whatever the calendar says."""
    at_end = last.day.day == monthrange(last.day.year, last.day.month)[1]
    ends = _MONTH_OF_THIRTY if at_end else min(last.day.day, _MONTH_OF_THIRTY - 1)
    begins = min(first.day.day, _MONTH_OF_THIRTY)
    text = f"(IF({last.text}=EOMONTH({last.text},0),30,MIN(DAY({last.text}),29))-MIN(DAY({first.text}),30)+1)"
    return Live(text, Fraction(ends - begins + 1))


@dataclass(frozen=True, slots=True)
class YearsFee:
    """What is paid a year on an amount: by the schedule, after what was agreed, and the service part of it."""

    gross: Live
    fee: Live
    service: Live | None


def years_fee(period: BookPeriod, assets: Live, breakpoints: str, place: str) -> YearsFee:
    """Return a year's fee on `assets`; `place` is the row of the rates, as in `Periods!{}12` with {} for the column.

    The lesser rate cuts the sales charge first: the service fee is whole until the fee is below it (paragraph 2 of the
    Class K form and the footnote of its schedule).
    """

    def rate(column: str, percent: Decimal) -> Live:
        return Live(place.format(column), Fraction(percent))

    if period.maximum is not None:
        gross = assets * rate("G", period.maximum) / 100
    else:
        gross = _cliff(period, assets) if breakpoints == "cliff" else _marginal(period, assets)
    fee = gross if period.agreed is None else least(gross, assets * rate("H", period.agreed) / 100)
    service = None
    if period.service is not None:
        service = least(fee, assets * rate("I", period.service) / 100)
    elif period.sales_charge is not None:
        service = most(fee - assets * rate("J", period.sales_charge) / 100, 0)
    return YearsFee(gross, fee, service)


def _marginal(period: BookPeriod, assets: Live) -> Live:
    """Apply each band's rate to the assets within the band."""
    fee = live(0)
    for tier in period.tiers:
        top = assets if tier.up_to is None else least(assets, tier.up_to)
        fee = fee + most(top - tier.over, 0) * (tier.percent or Decimal(0)) / 100
    return fee


def _cliff(period: BookPeriod, assets: Live) -> Live:
    """Apply to all assets the rate of the band that they reach."""
    percent = live(period.tiers[0].percent or Decimal(0))
    for tier in period.tiers[1:]:
        percent = above(assets, tier.over, live(tier.percent or Decimal(0)), percent)
    return assets * percent / 100
