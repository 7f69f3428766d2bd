"""From a daily series of net assets to a fee: average * annual rate * part of the year, rounded once.

    fee = sum over calendar days of V_d * r / Y  =  average V * r * n / Y      (n active days, Y days of the year)

Everything up to the one rounding is an exact fraction, so a half cent is a half cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

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
    return Decimal(cents if dollars >= 0 else -cents).scaleb(-2, context=EXACT)


@lru_cache(maxsize=1024)
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


def average(values: Daily, days: Sequence[date], averaging: Averaging) -> Fraction:
    """Average the net assets of some active days, in order, by the named convention.

    Business days: those of the days on which the exchange was open; where it never was, all of them, carried.
    Month-end: the value at the end of the last of the days.
    """
    if averaging == "month-end":
        return Fraction(values[days[-1]])
    chosen = [day for day in days if calendar.is_business_day(day)] if averaging == "business-days" else days
    with localcontext(EXACT):
        total = sum((values[day] for day in chosen or days), Decimal(0))
    dollars, parts = total.as_integer_ratio()
    return Fraction(dollars, parts * len(chosen or days))


@dataclass(frozen=True, slots=True)
class Piece:
    """Average net assets at one rate over a part of a year: a segment, or a single day where each day is rounded."""

    rate: FeeRate
    assets: Fraction
    part: Fraction


def pieces_of(values: Daily, segments: Sequence[Segment], conventions: Conventions) -> list[Piece]:
    """Cut the active days into pieces of one rate, each with its own average.

    A month-end value is that of the row's last active day, for every piece.
    """
    averaging, basis = conventions.averaging, conventions.year_basis
    month_end = Fraction(values[segments[-1].last]) if averaging == "month-end" else None
    pieces = []
    for segment in segments:
        days = calendar.days(segment.first, segment.last)
        assets = average(values, days, averaging) if month_end is None else month_end
        if not conventions.rounds_daily:
            pieces.append(Piece(segment.rate, assets, year_fraction(segment.first, segment.last, basis)))
            continue
        for day in days:
            own = Fraction(values[day]) if averaging == "calendar" else assets
            pieces.append(Piece(segment.rate, own, year_fraction(day, day, basis)))
    return pieces


def accrue(values: Daily, segments: Sequence[Segment], conventions: Conventions) -> Accrual:
    """Accrue the fee of a row over its segments, in order; the one rounding happens here.

    The sales charge is what the rounded fee leaves after the rounded service fee: the two parts are never rounded
    independently (footnote `*` of the Class K schedule: "the remainder").
    """
    if not segments:
        return Accrual(0, NOTHING, NOTHING, NOTHING, NOTHING, None, None)
    how = conventions.breakpoints
    pieces = pieces_of(values, segments, conventions)
    fee = _rounded(((annual_payable(one.rate, one.assets, how), one.part) for one in pieces), conventions)
    gross = fee
    if any(segment.rate.agreed is not None for segment in segments):
        gross = _rounded(((annual_maximum(one.rate, one.assets, how), one.part) for one in pieces), conventions)
    service = sales_charge = None
    if any(segment.rate.has_parts for segment in segments):
        servicing = ((annual_service(one.rate, one.assets, how) or Fraction(0), one.part) for one in pieces)
        service = min(fee, _rounded(servicing, conventions))
        sales_charge = fee - service
    days = [day for segment in segments for day in calendar.days(segment.first, segment.last)]
    base = pieces[0].assets if len(pieces) == 1 else average(values, days, conventions.averaging)
    return Accrual(
        days=len(days),
        average=to_cents(base, conventions.rounding_mode),
        gross=gross,
        waived=gross - fee,
        fee=fee,
        service=service,
        sales_charge=sales_charge,
    )


def accrued(values: Daily, segments: Sequence[Segment], conventions: Conventions) -> Fraction:
    """Return what accrues over the segments before any rounding, in dollars."""
    how = conventions.breakpoints
    pieces = pieces_of(values, segments, conventions)
    return sum((annual_payable(one.rate, one.assets, how) * one.part for one in pieces), Fraction(0))


def _rounded(amounts: Iterable[tuple[Fraction, Fraction]], conventions: Conventions) -> Decimal:
    """Round the year's amounts, each for its part of the year: their sum once, or (`-daily`) each on its own."""
    mode = conventions.rounding_mode
    exact = [annual * part for annual, part in amounts]
    if conventions.rounds_daily:
        return sum((to_cents(one, mode) for one in exact), NOTHING)
    return to_cents(sum(exact, Fraction(0)), mode)
