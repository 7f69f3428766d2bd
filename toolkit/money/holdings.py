"""The nouns of share counting: a row with its calculation date, and the shares held in it at the close of each day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.money import calendar

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of the schedule with one calculation date (None: every share counts)."""

    key: int
    calculation_date: date | None


@dataclass(frozen=True, slots=True)
class Holding:
    """Shares at the close of a day: those that bear the fee, and all."""

    eligible: Decimal
    shares: Decimal


NOTHING_HELD = Holding(ZERO, ZERO)


@dataclass(frozen=True)
class Holdings:
    """The closing holdings of each slot: from the day before the period on, whenever they change."""

    file: str
    start: date
    by_slot: Mapping[Slot, Mapping[date, Holding]]
    unproved_accounts: int = 0
    """Accounts, each in each fund, whose balances before the period were too many to check in order."""

    def series(self, slot: Slot, last: date) -> dict[date, Holding]:
        """Return the holding at the close of every day, from the day before the period to `last`."""
        changes = self.by_slot.get(slot, {})
        current = NOTHING_HELD
        found = {}
        for day in calendar.days(self.start - calendar.ONE_DAY, last):
            current = changes.get(day, current)
            found[day] = current
        return found
