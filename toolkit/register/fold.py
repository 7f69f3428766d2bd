"""The schedule as it stands on a day: the base with every change folded in that is in force by then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.agreement import Agreement, Clause, Footnote, Reading, Row, Schedule
from toolkit.register import parts, rates
from toolkit.register.changes import Add, Change, Redate, Remove, Rename, RenameRegistrant, Rerate, Reword
from toolkit.register.names import class_endings, match_key, renamed_series, split_like
from toolkit.register.plan import Plan, Step


@dataclass(frozen=True, slots=True)
class Standing:
    """A schedule on a day, and the key of each of its rows (`reading.rows`, in order)."""

    reading: Reading
    keys: tuple[int, ...]


def fold(base: Reading, plan: Plan, day: date) -> Standing:
    """Return the base with every change folded in whose effective date is `day` or earlier.

    The whole base schedule stands on any earlier day too: it lists its rows before their fees run. A schedule that
    prints one date for all its rows (`as_of`) carries that of the last change made to it.
    """
    rows = _Rows(base)
    agreement = base.agreement
    for step in plan.steps:
        if step.on > day:
            break
        rows.take(step)
        agreement = _agreement_after(agreement, step)
    keys: list[int] = []
    schedules: list[Schedule] = []
    first_key = 0
    for index, schedule in enumerate(base.schedules):
        standing = rows.of_schedule(index)
        keys += standing
        stated = _schedule(schedule, first_key, standing, rows)
        if schedule.as_of is not None and index in rows.changed_on:
            stated = stated.model_copy(update={"as_of": rows.changed_on[index]})
        schedules.append(stated)
        first_key += len(schedule.rows)
    update = {"agreement": agreement, "schedules": tuple(schedules)}
    return Standing(base.model_copy(update=update), tuple(keys))


class _Rows:
    """The rows while steps are folded in, by key, in order; a removed row keeps its place for those put after it."""

    def __init__(self, base: Reading) -> None:
        self.base = base
        placed = [(index, row) for index, schedule in enumerate(base.schedules) for row in schedule.rows]
        self.by_key: dict[int, Row] = {key: row for key, (_index, row) in enumerate(placed)}
        self.schedule: dict[int, int] = {key: index for key, (index, _row) in enumerate(placed)}
        self.order: list[int] = list(self.by_key)
        self.removed: set[int] = set()
        self.changed_on: dict[int, date] = {}
        self._endings: dict[int, Mapping[str, str | None]] = {}
        self._service_fees: dict[tuple[int, str | None], Decimal | None] = {}

    def take(self, step: Step) -> None:
        """Fold one step in; steps come in the order of their dates."""
        change = step.change
        if isinstance(change, Add):
            self._add(step, change)
        elif isinstance(change, Remove):
            self.removed.update(step.keys)
        else:
            for key in step.keys:
                self.by_key[key] = self._changed(key, change)
        self.changed_on.update((self.schedule[key], step.on) for key in step.keys)

    def of_schedule(self, index: int) -> list[int]:
        """Return the keys of the rows that stand in a schedule, in order."""
        return [key for key in self.order if self.schedule[key] == index and key not in self.removed]

    def _changed(self, key: int, change: Change) -> Row:
        """Return the row after the change. Its source is where its figures stand: a new name leaves it as it was."""
        row = self.by_key[key]
        if isinstance(change, Rename):
            series = renamed_series(row.name, row.series, change.to)
            return row.model_copy(update={"name": change.to, "series": series})
        if isinstance(change, RenameRegistrant):
            return row.model_copy(update={"registrant": change.to})
        if isinstance(change, Redate):
            return row.model_copy(update={"calculation_date": change.to, "source": change.source})
        if isinstance(change, Rerate):
            new = row.model_copy(update={"rate": change.to, "source": change.source})
            return self._with_parts(new, self.schedule[key], change)
        return row

    def _add(self, step: Step, change: Add) -> None:
        key = step.keys[0]
        self.schedule[key] = step.schedule
        wanted = match_key(change.registrant or "")
        group = [
            place
            for place, one in enumerate(self.order)
            if self.schedule[one] == step.schedule and match_key(self.by_key[one].registrant or "") == wanted
        ]
        anchor = [place for place, one in enumerate(self.order) if one in step.after]
        printed = self.by_key[self.order[group[-1]]].registrant if group else change.registrant
        series = change.series or self._series_of(change.name, step.schedule)
        row = _new_row(change, series).model_copy(update={"registrant": printed})
        self.by_key[key] = self._with_parts(row, step.schedule, change)
        self.order.insert((anchor or group or [len(self.order) - 1])[-1] + 1, key)

    def _with_parts(self, row: Row, schedule: int, change: Add | Rerate) -> Row:
        """Give a row its rate as the schedule prints rates, and its parts.

        Parts stated by the change hold; else those of the "remainder" footnote; else a re-rated row keeps its maxima as
        printed (three-rate form), less those that now exceed the aggregate.
        """
        rate = rates.printed_like(row.rate, self.base.schedules[schedule].rows)
        stated = (change.service_fee_percent, change.asset_based_sales_charge_percent)
        if stated == (None, None):
            residual = self._residual(schedule, row.share_class)
            maxima = (row.service_fee_percent, row.asset_based_sales_charge_percent)
            stated = parts.within(maxima, rate.percent) if residual is None else parts.split(rate.percent, residual)
        update = {"rate": rate, "service_fee_percent": stated[0], "asset_based_sales_charge_percent": stated[1]}
        return row.model_copy(update=update)

    def _series_of(self, name: str, schedule: int) -> str:
        if schedule not in self._endings:
            self._endings[schedule] = class_endings(self.base.schedules[schedule].rows)
        return split_like(name, self._endings[schedule])[0]

    def _residual(self, schedule: int, share_class: str | None) -> Decimal | None:
        asked = (schedule, share_class)
        if asked not in self._service_fees:
            found = parts.residual_service_fee(self.base.schedules[schedule], share_class)
            self._service_fees[asked] = found
        return self._service_fees[asked]


def _new_row(change: Add, series: str) -> Row:
    return Row(
        registrant=change.registrant,
        name=change.name,
        formerly=change.formerly,
        series=series,
        share_class=change.share_class,
        rate=change.rate,
        service_fee_percent=None,
        asset_based_sales_charge_percent=None,
        calculation_date=change.calculation_date,
        ends_on=change.ends_on,
        markers=(),
        confidence=1.0,
        source=change.source,
    )


def _schedule(schedule: Schedule, first_key: int, keys: list[int], rows: _Rows) -> Schedule:
    """Return a schedule with the rows that stand; `first_key` is that of its first printed row."""
    now = {key - first_key: place for place, key in enumerate(keys)}
    notes = tuple(here for note in schedule.footnotes if (here := moved(note, now)))
    return schedule.model_copy(update={"rows": tuple(rows.by_key[key] for key in keys), "footnotes": notes})


def moved(note: Footnote, now: dict[int, int]) -> Footnote | None:
    """Let a row's footnote follow its row; it goes when the row goes."""
    found = re.fullmatch(r"row:(\d+)", note.applies_to)
    if found is None:
        return note
    place = now.get(int(found[1]))
    return None if place is None else note.model_copy(update={"applies_to": f"row:{place}"})


def _agreement_after(agreement: Agreement, step: Step) -> Agreement:
    change = step.change
    if isinstance(change, RenameRegistrant):
        return _registrant_renamed(agreement, change)
    if isinstance(change, Reword):
        return agreement.model_copy(update={**change.facts, "clauses": _reworded(agreement.clauses, change)})
    return agreement


def _registrant_renamed(agreement: Agreement, change: RenameRegistrant) -> Agreement:
    """Rename the registrant where it stands as a party or signs."""
    old = match_key(change.name)
    parties = tuple(
        party.model_copy(update={"name": change.to}) if match_key(party.name) == old else party
        for party in agreement.parties
    )
    blocks = []
    for block in agreement.signature_blocks:
        update = {"party": change.to} if match_key(block.party) == old else {}
        if block.on_behalf_of and match_key(block.on_behalf_of) == old:
            update["on_behalf_of"] = change.to
        blocks.append(block.model_copy(update=update))
    return agreement.model_copy(update={"parties": parties, "signature_blocks": tuple(blocks)})


def _reworded(clauses: tuple[Clause, ...], change: Reword) -> tuple[Clause, ...]:
    clause = Clause(number=change.number, text=change.text, source=change.source)
    if not change.new:
        return tuple(clause if one.number == change.number else one for one in clauses)
    at = sum(_clause_order(one.number) < _clause_order(change.number) for one in clauses)
    return (*clauses[:at], clause, *clauses[at:])


def _clause_order(number: str) -> tuple[tuple[int, str], ...]:
    """Order `2`, `2.a`, `10`: figures as figures, letters as letters."""
    pieces = re.findall(r"\d+|[^\W\d]+", number)
    return tuple((int(piece), "") if piece.isdigit() else (0, piece) for piece in pieces)
