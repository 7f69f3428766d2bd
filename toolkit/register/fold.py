"""The schedule as it stands on a day: the base with every change folded in that is in force by then."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from toolkit.agreement import Agreement, Clause, Footnote, Reading, Row, Schedule
from toolkit.register import parts, rates
from toolkit.register.changes import Add, Redate, Remove, Rename, RenameRegistrant, Rerate, Reword
from toolkit.register.names import match_key, renamed_series, series_and_class
from toolkit.register.plan import Plan, Step


@dataclass(frozen=True, slots=True)
class Standing:
    """A schedule on a day, and the key of each of its rows (`reading.rows`, in order)."""

    reading: Reading
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    key: int
    schedule: int
    row: Row
    removed: bool = False


def fold(base: Reading, plan: Plan, day: date) -> Standing:
    """Return the base with every change folded in whose effective date is `day` or earlier.

    The whole base schedule stands on any earlier day too: it lists its rows before their fees run.
    """
    lines = _base_lines(base)
    agreement = base.agreement
    for step in plan.steps:
        if step.on > day:
            break
        lines = _rows_after(base, lines, step)
        agreement = _agreement_after(agreement, step)
    standing = [line for line in lines if not line.removed]
    schedules = tuple(_schedule(schedule, index, standing, base) for index, schedule in enumerate(base.schedules))
    ordered = sorted(standing, key=lambda line: line.schedule)  # stable: the order within a schedule is kept
    reading = base.model_copy(update={"agreement": agreement, "schedules": schedules})
    return Standing(reading, tuple(line.key for line in ordered))


def _base_lines(base: Reading) -> list[_Line]:
    rows = [(index, row) for index, schedule in enumerate(base.schedules) for row in schedule.rows]
    return [_Line(key, index, row) for key, (index, row) in enumerate(rows)]


def _rows_after(base: Reading, lines: list[_Line], step: Step) -> list[_Line]:
    change = step.change
    if isinstance(change, Add):
        return _added(base, lines, step, change)
    about = set(step.keys)
    return [_changed(base, line, step) if line.key in about else line for line in lines]


def _changed(base: Reading, line: _Line, step: Step) -> _Line:
    """Return the row after the change. Its source is where its figures stand: a new name leaves it as it was."""
    change, row = step.change, line.row
    if isinstance(change, Remove):
        return replace(line, removed=True)
    if isinstance(change, Rename):
        series = renamed_series(row.name, row.series, change.to)
        return replace(line, row=row.model_copy(update={"name": change.to, "series": series}))
    if isinstance(change, RenameRegistrant):
        return replace(line, row=row.model_copy(update={"registrant": change.to}))
    if isinstance(change, Redate):
        return replace(line, row=row.model_copy(update={"calculation_date": change.to, "source": change.source}))
    if isinstance(change, Rerate):
        new = row.model_copy(update={"rate": change.to, "source": change.source})
        return replace(line, row=_with_parts(new, base.schedules[line.schedule], change))
    return line


def _added(base: Reading, lines: list[_Line], step: Step, change: Add) -> list[_Line]:
    row = Row(
        registrant=_registrant_now(change.registrant, lines),
        name=change.name,
        formerly=change.formerly,
        series=change.series or series_and_class(change.name)[0],
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
    schedule = base.schedules[step.schedule]
    line = _Line(step.keys[0], step.schedule, _with_parts(row, schedule, change))
    at = _position(lines, line, step.after)
    return [*lines[:at], line, *lines[at:]]


def _registrant_now(registrant: str | None, lines: list[_Line]) -> str | None:
    """Return the registrant as the schedule prints it, whatever its case and blanks in the amendment."""
    wanted = match_key(registrant or "")
    printed = (line.row.registrant for line in lines if match_key(line.row.registrant or "") == wanted)
    return next(printed, registrant)


def _position(lines: list[_Line], new: _Line, after: int | None) -> int:
    """Return where a row goes: after the named row, else after the last of its registrant, else last."""
    wanted = match_key(new.row.registrant or "")
    named = [index for index, line in enumerate(lines) if line.key == after]
    group = [
        index
        for index, line in enumerate(lines)
        if line.schedule == new.schedule and match_key(line.row.registrant or "") == wanted
    ]
    return (named or group or [len(lines) - 1])[-1] + 1


def _with_parts(row: Row, schedule: Schedule, change: Add | Rerate) -> Row:
    """Give a row its rate as the schedule prints rates, and its parts.

    Parts stated by the change hold; else those of the "remainder" footnote; else a re-rated row keeps its maxima as
    printed (three-rate form), less those that now exceed the aggregate.
    """
    rate = rates.printed_like(row.rate, schedule.rows)
    stated = (change.service_fee_percent, change.asset_based_sales_charge_percent)
    residual = parts.residual_service_fee(schedule, row.share_class)
    if stated == (None, None) and residual is not None:
        stated = parts.split(rate.percent, residual)
    elif stated == (None, None):
        limit = rate.percent
        service, sales = row.service_fee_percent, row.asset_based_sales_charge_percent
        stated = (
            service if service is None or limit is None or service <= limit else None,
            sales if sales is None or limit is None or sales <= limit else None,
        )
    update = {"rate": rate, "service_fee_percent": stated[0], "asset_based_sales_charge_percent": stated[1]}
    return row.model_copy(update=update)


def _schedule(schedule: Schedule, index: int, standing: list[_Line], base: Reading) -> Schedule:
    lines = [line for line in standing if line.schedule == index]
    first_key = sum(len(earlier.rows) for earlier in base.schedules[:index])
    now = {line.key - first_key: place for place, line in enumerate(lines)}
    notes = tuple(moved for note in schedule.footnotes if (moved := _moved(note, now)))
    return schedule.model_copy(update={"rows": tuple(line.row for line in lines), "footnotes": notes})


def _moved(note: Footnote, now: dict[int, int]) -> Footnote | None:
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
        return agreement.model_copy(update={"clauses": _reworded(agreement.clauses, change)})
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
