"""Net assets that bear the fee: each day's eligible shares at the day's value.

V_d = class net assets * eligible shares / shares outstanding     where a file gives both
V_d = eligible shares * net asset value a share                   otherwise; both to the cent, half up
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from toolkit.amounts import CENT, EXACT
from toolkit.money import calendar
from toolkit.money.holdings import Holding, Holdings, Slot
from toolkit.money.lines import Line
from toolkit.money.net_assets import Observation

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Counted:
    """A line's eligible net assets of each day, and the shares counted for it."""

    values: Mapping[date, Decimal]
    holdings: Mapping[date, Holding]


def slots_of(lines: Sequence[Line]) -> tuple[Slot, ...]:
    """Return the slots to count: a row whose calculation date changes in the period has one for each."""
    return tuple(dict.fromkeys(Slot(line.key, span.row.calculation_date) for line in lines for span in line.spans))


def eligible_values(
    line: Line, observations: Mapping[date, Observation], holdings: Holdings, prior_close: bool
) -> Counted:
    """Value the eligible shares of each day; a day whose value a share is not known is left out.

    A day without a value of its own takes value and shares of the last day that has one. With `prior_close` the shares
    are those at the close before the day; for a carried day that is the close of the day it is carried from.
    """
    if not observations:
        return Counted({}, {})
    values: dict[date, Decimal] = {}
    held: dict[date, Holding] = {}
    last = max(observations)
    earliest = holdings.start - calendar.ONE_DAY
    for span in line.spans:
        series = holdings.series(Slot(line.key, span.row.calculation_date), last)
        for day in calendar.days(max(span.first, min(observations)), min(span.last, last)):
            seen = observations[day]
            holding = series[max(closing_of(day, seen, prior_close=prior_close), earliest)]
            value = _value(seen, holding.eligible)
            if value is not None:
                values[day], held[day] = value, holding
    return Counted(values, held)


def closing_of(day: date, seen: Observation, *, prior_close: bool) -> date:
    """Return the day whose closing shares are valued on `day`."""
    return day - calendar.ONE_DAY if prior_close and day == seen.on else seen.on


def _value(seen: Observation, eligible: Decimal) -> Decimal | None:
    """Value eligible shares on a day, in US dollars to the cent; None where the day gives no value a share."""
    if not eligible:
        return NOTHING
    if seen.net_assets is not None and seen.shares:
        value = EXACT.divide(EXACT.multiply(seen.net_assets, eligible), seen.shares)
    elif seen.nav_per_share is not None:
        value = EXACT.multiply(eligible, seen.nav_per_share)
    else:
        return None
    return value.quantize(CENT, rounding=ROUND_HALF_UP, context=EXACT)
