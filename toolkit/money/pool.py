"""Breakpoints reached by all funds of a complex together: one blended rate, and the fee split to the last cent.

blended rate = a year's fee on the net assets of all the funds / those net assets
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from toolkit.agreement import Tier
from toolkit.amounts import EXACT, split_largest_remainder
from toolkit.money import calendar
from toolkit.money.accrual import Accrual, Segment, accrue, accrued, average, to_cents
from toolkit.money.conventions import Conventions
from toolkit.money.rates import tiered
from toolkit.money.stated import LineDetail

Bands = tuple[Tier, ...]


def accruals(details: Sequence[LineDetail], conventions: Conventions) -> list[Accrual | None]:
    """Accrue every line (None where it has no value, or no rate).

    Funds of the same breakpoints reach them together where the terms say so.
    """
    made = [
        None if one.unrated or (one.segments and not one.values) else accrue(one.values, one.segments, conventions)
        for one in details
    ]
    if conventions.breakpoint_scope == "complex":
        for bands, members in _complexes(details).items():
            _share(made, details, members, bands, conventions)
    return made


def _complexes(details: Sequence[LineDetail]) -> dict[Bands, list[int]]:
    """Group the lines that have a value by their breakpoints, where these hold for the whole period."""
    found: defaultdict[Bands, list[int]] = defaultdict(list)
    for at, one in enumerate(details):
        bands = {segment.rate.tiers for segment in one.segments}
        if one.values and len(bands) == 1 and all(segment.rate.maximum is None for segment in one.segments):
            found[bands.pop()].append(at)
    return found


def _share(
    made: list[Accrual | None], details: Sequence[LineDetail], members: Sequence[int], bands: Bands, by: Conventions
) -> None:
    """Accrue the members of a complex at their blended rate; their fees add up to the fee rounded once."""
    pooled, longest = Fraction(0), max(_days(details[at].segments) for at in members)
    for at in members:
        one = details[at]
        days = [day for segment in one.segments for day in calendar.days(segment.first, segment.last)]
        pooled += average(one.values, days, by.averaging) * len(days) / longest
    if not pooled:
        return
    blended = tiered(bands, pooled, by.breakpoints) / pooled
    rated = {at: _at_rate(details[at].segments, blended) for at in members}
    exact = [accrued(details[at].values, rated[at], by) for at in members]
    whole = to_cents(sum(exact, Fraction(0)), by.rounding_mode)
    parts = split_largest_remainder(whole, [EXACT.divide(Decimal(one.numerator), one.denominator) for one in exact])
    for at, part in zip(members, parts, strict=True):
        own = accrue(details[at].values, rated[at], by)
        if own.waived:
            made[at] = own  # an agreed rate of its own already sets what this fund pays
            continue
        service = None if own.service is None else min(part, own.service)
        sales_charge = None if service is None else part - service
        made[at] = replace(own, gross=part, fee=part, service=service, sales_charge=sales_charge)


def _at_rate(segments: Sequence[Segment], blended: Fraction) -> tuple[Segment, ...]:
    """Put the complex's rate in place of each segment's breakpoints."""
    return tuple(replace(segment, rate=replace(segment.rate, blended=blended)) for segment in segments)


def _days(segments: Sequence[Segment]) -> int:
    return sum((segment.last - segment.first).days + 1 for segment in segments)
