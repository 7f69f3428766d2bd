"""From a daily series of net assets to a fee: average * annual rate * part of the year, rounded once.

    fee = sum over calendar days of V_d * r / Y  =  average V * r * n / Y      (n active days, Y days of the year)

Everything up to the one rounding is an exact fraction, so a half cent is a half cent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from toolkit.amounts import EXACT, Rounding
from toolkit.money import calendar
from toolkit.money.conventions import Averaging, Conventions, YearBasis
from toolkit.money.rates import FeeRate, annual_maximum, annual_payable, annual_service

Daily = Mapping[date, Decimal]
"""Net assets of each active calendar day, in US dollars."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Active days, both included, over which one rate is in force."""

    first: date
    last: date
    rate: FeeRate


@dataclass(frozen=True, slots=True)
class Accrual:
    """What accrued on a row over its active days, in US dollars: parts add up to the fee, fee and waiver to the gross.

    The parts are None where the schedule names none.
    """

    days: int
    average: Decimal
    gross: Decimal
    waived: Decimal
    fee: Decimal
    service: Decimal | None
    sales_charge: Decimal | None


NOTHING = Decimal("0.00")


def to_cents(dollars: Fraction, rounding: Rounding = "half-up") -> Decimal:
    """Round an exact amount to the cent; a half goes away from zero, or (half-even) to the even cent."""
    cents, rest = divmod(abs(dollars.numerator) * 100, dollars.denominator)
    twice = 2 * rest
    if twice > dollars.denominator or (twice == dollars.denominator and (rounding == "half-up" or cents % 2)):
        cents += 1
    return Decimal(cents if dollars >= 0 else -cents).scaleb(-2)


def year_fraction(first: date, last: date, basis: YearBasis) -> Fraction:
    """Return the part of a year that the days `first` to `last` of one month make, both included."""
    count = (last - first).days + 1
    start, end = calendar.month_of(first)
    match basis:
        case "actual/365-366":
            return Fraction(count, 366 if _is_leap(first.year) else 365)
        case "actual/365":
            return Fraction(count, 365)
        case "actual/366":
            return Fraction(count, 366)
        case "actual/360":
            return Fraction(count, 360)
        case "1/12":
            return Fraction(count, 12 * ((end - start).days + 1))
        case "30/360":
            return Fraction(_thirtieth(last, end) - min(first.day, 30) + 1, 360)


def _thirtieth(last: date, end: date) -> int:
    """Count the days of a 30-day month up to and including `last`: the last day of every month is its 30th."""
    return 30 if last == end else min(last.day + 1, 30) - 1


def _is_leap(year: int) -> bool:
    """Tell whether 29 February lies in the year."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def average(values: Daily, first: date, last: date, averaging: Averaging) -> Fraction:
    """Average the net assets of the days `first` to `last` by the named convention.

    Business days: the days on which the exchange was open; where none was, the carried value of the calendar days.
    Month-end: the value at the end of the last of the days.
    """
    if averaging == "month-end":
        return Fraction(values[last])
    chosen: Sequence[date] = tuple(calendar.days(first, last))
    if averaging == "business-days":
        chosen = calendar.business_days(first, last) or chosen
    with localcontext(EXACT):
        total = sum((values[day] for day in chosen), Decimal(0))
    return Fraction(total) / len(chosen)


def accrue(values: Daily, segments: Sequence[Segment], conventions: Conventions) -> Accrual:
    """Accrue the fee of a row over its segments, in order; the one rounding happens here.

    The sales charge is what the rounded fee leaves after the rounded service fee: the two parts are never rounded
    independently (footnote `*` of the Class K schedule: "the remainder").
    """
    if not segments:
        parts = (None, None)
        return Accrual(0, NOTHING, NOTHING, NOTHING, NOTHING, *parts)
    how = conventions.breakpoints

    def payable(rate: FeeRate, assets: Fraction) -> Fraction:
        return annual_payable(rate, assets, how)

    def maximum(rate: FeeRate, assets: Fraction) -> Fraction:
        return annual_maximum(rate, assets, how)

    def servicing(rate: FeeRate, assets: Fraction) -> Fraction:
        return annual_service(rate, assets, how) or Fraction(0)

    base = average(values, segments[0].first, segments[-1].last, conventions.averaging)
    fee = _rounded(values, segments, conventions, payable)
    lesser = any(segment.rate.agreed is not None for segment in segments)
    gross = _rounded(values, segments, conventions, maximum) if lesser else fee
    service = sales_charge = None
    if any(segment.rate.service is not None or segment.rate.sales_charge is not None for segment in segments):
        service = min(fee, _rounded(values, segments, conventions, servicing))
        sales_charge = fee - service
    return Accrual(
        days=sum((segment.last - segment.first).days + 1 for segment in segments),
        average=to_cents(base, conventions.rounding_mode),
        gross=gross,
        waived=gross - fee,
        fee=fee,
        service=service,
        sales_charge=sales_charge,
    )


def exact(
    values: Daily,
    segments: Sequence[Segment],
    conventions: Conventions,
    annual: Callable[[FeeRate, Fraction], Fraction],
) -> Fraction:
    """Sum a year's amount over the segments, each for its part of the year; unrounded."""
    return sum(
        (
            annual(segment.rate, _base(values, segments, segment, conventions.averaging))
            * year_fraction(segment.first, segment.last, conventions.year_basis)
            for segment in segments
        ),
        Fraction(0),
    )


def _base(values: Daily, segments: Sequence[Segment], segment: Segment, averaging: Averaging) -> Fraction:
    """Average a segment's own days; a month-end value is that of the row's last active day for every segment."""
    if averaging == "month-end":
        return Fraction(values[segments[-1].last])
    return average(values, segment.first, segment.last, averaging)


def _rounded(
    values: Daily,
    segments: Sequence[Segment],
    conventions: Conventions,
    annual: Callable[[FeeRate, Fraction], Fraction],
) -> Decimal:
    """Round once for the row and month, or (`-daily`) once for each day."""
    mode = conventions.rounding_mode
    if not conventions.rounds_daily:
        return to_cents(exact(values, segments, conventions, annual), mode)
    total = Decimal("0.00")
    for segment in segments:
        base = None if conventions.averaging == "calendar" else _base(values, segments, segment, conventions.averaging)
        for day in calendar.days(segment.first, segment.last):
            assets = Fraction(values[day]) if base is None else base
            total += to_cents(annual(segment.rate, assets) * year_fraction(day, day, conventions.year_basis), mode)
    return total
