"""The fee a second time, by another road (check 36): each value of the data file times the days on which it stands.

    fee = sum over the file's values of  V * days it stands * rate / Y,     rounded once

It begins at the lines of the data file and shares no step with `net_assets`, `eligible`, `accrual`, `rates` and `pool`:
what those get wrong shows here. Taken as they are: the days of each rate, and the shares counted from share activity.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from math import floor
from operator import mul

from toolkit.agreement import Tier
from toolkit.amounts import CENT, EXACT
from toolkit.money.accrual import Segment
from toolkit.money.calendar import is_business_day
from toolkit.money.conventions import Conventions, YearBasis
from toolkit.money.net_assets import Observation
from toolkit.money.stated import Detail, LineDetail, StatementLine
from toolkit.problems import Kind, Problem, Severity

DAY = timedelta(days=1)
ONE_CENT = Fraction(1, 100)
NONE = Decimal(0)


def differing(detail: Detail, lines: Sequence[StatementLine]) -> Iterator[Problem]:
    """Check 36: every fee is the one that the second computation gives, to the cent.

    Where a whole complex reaches the breakpoints, each fund's fee is within the cent that the split may move.
    """
    pooled = _pooled(detail) if detail.conventions.breakpoint_scope == "complex" else {}
    for at, (one, line) in enumerate(zip(detail.lines, lines, strict=True)):
        if line.fee is None or not one.values:
            continue
        if at in pooled and not line.waived:
            again, within = pooled[at], ONE_CENT
        else:
            again, within = fee_of(one, detail), Fraction(0)
        if abs(Fraction(line.fee) - again) > within:
            other = EXACT.divide(Decimal(again.numerator), again.denominator)
            message = f"{line.name}: the fee is {line.fee:,.2f}, but {other:,.2f} when computed another way"
            remedy = "pay nothing on this figure; report it with the data file and the terms"
            yield Problem(rule="36", kind=Kind.READING, severity=Severity.ERROR, message=message, remedy=remedy)


def fee_of(one: LineDetail, detail: Detail) -> Fraction:
    """Return the fee of a line in dollars, rounded to the cent as the conventions say."""
    by = detail.conventions
    amounts = []
    for segment, assets in _assets(one, detail):
        if not by.rounding.endswith("-daily"):
            amounts.append(_year(segment, assets, by) * _part(segment.first, segment.last, by.year_basis))
            continue
        for day in _days(segment.first, segment.last):
            value = _mean(one, detail, day, day) if by.averaging == "calendar" else assets
            amounts.append(_cents(_year(segment, value, by) * _part(day, day, by.year_basis), by))
    return _cents(sum(amounts, Fraction(0)), by)


def _assets(one: LineDetail, detail: Detail) -> Iterator[tuple[Segment, Fraction]]:
    """Walk the days of each rate, with the average net assets that it applies to."""
    for segment in one.segments:
        if detail.conventions.averaging == "month-end":
            yield segment, _mean(one, detail, one.segments[-1].last, one.segments[-1].last)
        else:
            yield segment, _mean(one, detail, segment.first, segment.last)


def _mean(one: LineDetail, detail: Detail, first: date, last: date) -> Fraction:
    """Average net assets from the lines of the data file: each value times the days on which it stands."""
    starts, values = _standing(one, detail, last)
    stands = _stands(starts, first, last, business=detail.conventions.averaging == "business-days")
    with localcontext(EXACT):
        total = sum(map(mul, values, stands), NONE)
    return Fraction(*total.as_integer_ratio()) / sum(stands)


@lru_cache(maxsize=1024)
def _stands(starts: tuple[date, ...], first: date, last: date, *, business: bool) -> tuple[int, ...]:
    """Count the days from `first` to `last` on which each value stands: from its start until the next one's.

    Thousands of funds of one file have the same days.
    """
    business = business and any(map(is_business_day, _days(first, last)))
    ends = (*(start - DAY for start in starts[1:]), last)
    spans = [_days(max(start, first), min(end, last)) for start, end in zip(starts, ends, strict=True)]
    return tuple(sum(map(is_business_day, span)) if business else len(span) for span in spans)


def _standing(one: LineDetail, detail: Detail, last: date) -> tuple[tuple[date, ...], list[Decimal]]:
    """Return what the file's lines are worth, and the day from which each worth stands, until the next one's.

    A line's own day and the days after it are told apart where the shares may differ: with the shares of the prior
    close, its own day is worth those of the line before it.
    """
    own = [seen for seen in detail.net_assets.by_key[one.line.key].values() if seen.on <= last]
    if detail.activity is None and detail.conventions.share_basis == "closing":
        given = [_worth(seen, seen.shares or NONE) if seen.net_assets is None else seen.net_assets for seen in own]
        return tuple(seen.on for seen in own), given
    starts, values = [], []
    for before, seen, until in zip((own[0], *own), own, (*(later.on - DAY for later in own[1:]), last), strict=False):
        shares, after = before.shares or NONE, seen.shares or NONE
        if detail.activity is not None:
            shares, after = _counted(one, seen.on, seen.on), _counted(one, seen.on + DAY, until)
        starts += [seen.on, seen.on + DAY]
        values += [_worth(seen, shares), _worth(seen, after)]
    return tuple(starts), values


def _counted(one: LineDetail, first: date, last: date) -> Decimal:
    """Return the eligible shares counted for the first active day of some; none where no day is active."""
    return next((one.holdings[day].eligible for day in _days(first, last) if day in one.holdings), NONE)


def _worth(seen: Observation, shares: Decimal) -> Decimal:
    """Value shares at a line of the file, to the cent."""
    if seen.net_assets is not None and seen.shares:
        exact = EXACT.divide(EXACT.multiply(seen.net_assets, shares), seen.shares)
    else:
        exact = EXACT.multiply(shares, seen.nav_per_share or NONE)
    return exact.quantize(CENT, rounding=ROUND_HALF_UP, context=EXACT)


def _year(segment: Segment, assets: Fraction, by: Conventions) -> Fraction:
    """Return what is paid a year on net assets: by the schedule, or by the lesser rate agreed to."""
    rate = segment.rate
    scheduled = _banded(rate.tiers, assets, by) if rate.maximum is None else assets * _exact(rate.maximum)
    return scheduled if rate.agreed is None else min(scheduled, assets * _exact(rate.agreed))


@lru_cache(maxsize=1024)
def _exact(percent: Decimal) -> Fraction:
    return Fraction(percent) / 100


def _banded(tiers: Sequence[Tier], assets: Fraction, by: Conventions) -> Fraction:
    """Return a year's fee by breakpoints: every band's assets at its rate, or all of them at the last one's (cliff)."""
    reached = [tier for tier in tiers if assets > tier.over] or list(tiers[:1])
    if by.breakpoints == "cliff":
        return assets * Fraction(reached[-1].percent or 0) / 100
    tops = [*(Fraction(tier.over) for tier in reached[1:]), assets]
    bands = zip(reached, tops, strict=True)
    return sum(((top - Fraction(tier.over)) * Fraction(tier.percent or 0) / 100 for tier, top in bands), Fraction(0))


def _pooled(detail: Detail) -> dict[int, Fraction]:
    """Return the unrounded fee of each line whose breakpoints all funds that have the same ones reach together."""
    by = detail.conventions
    groups: dict[tuple[Tier, ...], dict[int, list[tuple[Segment, Fraction]]]] = {}
    for at, one in enumerate(detail.lines):
        found = list(_assets(one, detail)) if one.values else []
        tiers = {segment.rate.tiers if segment.rate.maximum is None else () for segment, _ in found}
        if len(tiers) == 1 and (bands := tiers.pop()):
            groups.setdefault(bands, {})[at] = found
    fees: dict[int, Fraction] = {}
    for bands, lines in groups.items():
        longest = max(sum(_length(segment) for segment, _ in found) for found in lines.values())
        weighed = (assets * _length(segment) for found in lines.values() for segment, assets in found)
        pool = sum(weighed, Fraction(0)) / longest
        rate = _banded(bands, pool, by) / pool if pool else Fraction(0)
        for at, found in lines.items():
            parts = (assets * _part(segment.first, segment.last, by.year_basis) for segment, assets in found)
            fees[at] = rate * sum(parts, Fraction(0))
    return fees


def _length(segment: Segment) -> int:
    return (segment.last - segment.first).days + 1


@lru_cache(maxsize=1024)
def _part(first: date, last: date, basis: YearBasis) -> Fraction:
    """Return the part of a year that days of one month make."""
    count, length = (last - first).days + 1, monthrange(first.year, first.month)[1]
    if basis == "30/360":
        after = 31 if last.day == length else min(last.day + 1, 30)
        return Fraction(after - min(first.day, 30), 360)
    leap = 366 if isleap(first.year) else 365
    year = {"actual/365-366": leap, "actual/365": 365, "actual/366": 366, "actual/360": 360, "1/12": 12 * length}
    return Fraction(count, year[basis])


def _cents(dollars: Fraction, by: Conventions) -> Fraction:
    """Round to the cent: half up, or half to the even cent."""
    cents = round(dollars * 100) if by.rounding.startswith("half-even") else floor(dollars * 100 + Fraction(1, 2))
    return Fraction(cents, 100)


def _days(first: date, last: date) -> list[date]:
    return [first + offset * DAY for offset in range((last - first).days + 1)]
