"""What an amendment does, change by change: the row just before each takes effect, and the row from then on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from toolkit.agreement import Rate, Reading, Row
from toolkit.register.changes import Amendment, Change
from toolkit.register.contract import Contract
from toolkit.register.fold import fold


@dataclass(frozen=True, slots=True)
class Effect:
    """A change and one row it is about: `old` is None for an added row, `new` for a removed one.

    A change that is about no row (a clause) has neither, and no key.
    """

    change: Change
    key: int | None
    old: Row | None
    new: Row | None


def effects(after: Contract, amendment: Amendment) -> tuple[Effect, ...]:
    """Return the effects of an amendment of the contract in the order in which it states its changes."""
    days: dict[date, dict[int, Row]] = {}

    def rows_on(day: date) -> dict[int, Row]:
        if day not in days:
            standing = fold(after.reading, after.plan, day)
            days[day] = dict(zip(standing.keys, standing.reading.rows, strict=True))
        return days[day]

    found = []
    for step in sorted(after.plan.steps, key=lambda one: one.place):
        if step.place[0] != amendment.number:
            continue
        before_day = step.on - timedelta(days=1) if step.on > date.min else step.on
        for key in step.keys or (None,):
            old = rows_on(before_day).get(key) if key is not None else None
            new = rows_on(step.on).get(key) if key is not None else None
            found.append(Effect(step.change, key, old, new))
    return tuple(found)


def is_increase(old: Rate, new: Rate) -> bool | None:
    """Tell whether the new rate is above the old one on any net assets; None where one of them is not printed."""
    steps = {tier.over for rate in (old, new) for tier in rate.tiers or ()} | {Decimal(0)}
    pairs = [(_at(old, over), _at(new, over)) for over in steps]
    if any(before is None or then is None for before, then in pairs):
        return None
    return any(before is not None and then is not None and then > before for before, then in pairs)


def _at(rate: Rate, over: Decimal) -> Decimal | None:
    """Return the percent on the next dollar above `over`."""
    if rate.tiers is None:
        return rate.percent
    reached = [tier for tier in rate.tiers if tier.over <= over and (tier.up_to is None or over < tier.up_to)]
    return reached[0].percent if reached else None


def term(reading: Reading) -> str:
    """Return what the document calls itself: the Plan or the Agreement."""
    return "Plan" if reading.agreement.family == "distribution-plan" else "Agreement"
