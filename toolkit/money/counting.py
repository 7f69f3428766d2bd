"""What is asked of one file of share activity, and what each of its lines is, as DuckDB is told.

A line's kind is its place in `KINDS`, from 1: acquisitions, what is given up, splits.
"""
# ruff: noqa: S608 - every part of a query here is a constant of this module, or a day

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.money.activity_file import ActivityFile, Written
from toolkit.money.activity_sql import KINDS
from toolkit.money.conventions import Conventions
from toolkit.money.holdings import Slot

ACQUIRED = "kind <= 4"
GIVEN_UP = "kind between 5 and 7"
TRANSFER_IN, REINVESTMENT, TRANSFER_OUT, SPLIT = 3, 4, 7, 8


@dataclass(frozen=True)
class Counting:
    """The file, the slots to count, the period and the conventions."""

    activity: ActivityFile
    slots: tuple[Slot, ...]
    start: date
    end: date
    conventions: Conventions

    def run(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one query and return its rows."""
        return self.activity.database.execute(query, list(parameters)).fetchall()

    def define(self, written: Mapping[Written, int], marks: Callable[[int], tuple[int, int]]) -> None:
        """Tell DuckDB what each name and type of the file means: the table `meanings`, and the lines as view `dated`.

        `marks` gives what a line of a kind says of its account, traded before the calculation date and from it on.
        """
        self.run("""create temp table meanings (name varchar, registrant varchar, share_class varchar, type varchar,
                    kind tinyint, slot smallint, counts_from date, early usmallint, late usmallint)""")
        slots_of: defaultdict[int, list[tuple[int, date]]] = defaultdict(list)
        for index, slot in enumerate(self.slots):
            slots_of[slot.key].append((index, slot.calculation_date or date(1, 1, 1)))
        rows: list[tuple[Any, ...]] = []
        for (name, registrant, share_class, kind), key in written.items():
            place = KINDS.index(kind.strip().upper()) + 1
            meant = (name, registrant, share_class, kind, place)
            rows += [(*meant, index, counts_from, *marks(place)) for index, counts_from in slots_of[key]]
        if rows:
            one = f"({', '.join('?' * len(rows[0]))})"
            query = f"insert into meanings values {', '.join([one] * len(rows))}"
            self.run(query, [cell for row in rows for cell in row])
        self.run(f"create temp view dated as {self.dated(self.activity.relation)}")

    def dated(self, relation: str) -> str:
        """Write the lines of a relation with their slot, their kind and the date that counts for their lot."""
        return f"""
            select account, slot, counts_from, early, late, trade_date, kind, shares, split_factor, number, suspect,
                   {self._counts()} as dated
            from {relation} join meanings using ({", ".join(self.activity.telling)})"""

    def _counts(self) -> str:
        """Write the date that counts for a lot: a transfer's is that of the lots that move."""
        exchanged = "coalesce(original_date, trade_date)"
        if self.conventions.exchange_date_rule == "exchange-date":
            exchanged = "trade_date"
        return (
            f"case kind when 2 then {exchanged} when 3 then coalesce(original_date, "
            "case when trade_date < counts_from then trade_date end) else trade_date end"
        )

    def has(self, kind: int) -> bool:
        """Tell whether any line of the file is of a kind."""
        return bool(self.run(f"select 1 from meanings where kind = {kind} limit 1"))
