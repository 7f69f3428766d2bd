"""Amendments applied: the contract with one more, and the schedule in force on any day.

A change is in force from its effective date on. A removed row's last day is the day before (check 37: a row's life
runs from its calculation date to its removal).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from toolkit.agreement import Reading, Row, Schedule
from toolkit.errors import Fault, InputError
from toolkit.problems import Problem, worst_first
from toolkit.register.approvals import approval_problems
from toolkit.register.changes import Amendment, BoardApproval, Change
from toolkit.register.contract import Contract
from toolkit.register.fold import Standing, fold, moved
from toolkit.register.rate_checks import rate_problems
from toolkit.register.yaml_text import fault_at

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days (both counted) on which one and the same schedule is in force; `keys` tell its rows apart for good."""

    start: date
    end: date
    reading: Reading
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A row from a day on (None: from the beginning), and the amendment and change that made it so.

    `row` is None from the day on which the row is removed.
    """

    since: date | None
    row: Row | None
    amendment: int | None
    change: Change | None


def apply(contract: Contract, amendment: Amendment) -> Contract:
    """Return the contract with one more amendment; the contract itself where it has the very same already.

    `InputError` names all that does not fit: a number out of turn (check 23), the date of another document (24), an
    effect before the board's approval (25), and every change that cannot be done (18, 21).
    """
    if any(one.content() == amendment.content() for one in contract.amendments):
        return contract
    faults = misfits(contract, amendment)
    if faults:
        raise InputError(faults)
    return replace(contract, amendments=(*contract.amendments, amendment))


def misfits(contract: Contract, amendment: Amendment, unread: Collection[str] = ()) -> tuple[Fault, ...]:
    """Return all that does not fit, as `apply` names it; what of the head is `unread` is not judged."""
    if "number" in unread:
        amendment = amendment.model_copy(update={"number": _last_number(contract) + 1})
    extended = replace(contract, amendments=(*contract.amendments, amendment))
    return (*head_faults(contract, amendment, unread), *_faults_of(extended))


def before(contract: Contract, amendment: Amendment) -> Contract:
    """Return the contract as it was before the amendment: with those of lower numbers only."""
    return replace(contract, amendments=tuple(one for one in contract.amendments if one.number < amendment.number))


def after(contract: Contract, amendment: Amendment) -> Contract:
    """Return the contract right after the amendment: `before` it, and the amendment applied."""
    return apply(before(contract, amendment), amendment)


def standing(contract: Contract, day: date) -> Standing:
    """Return the schedule on a day with the lasting keys of its rows."""
    return fold(contract.reading, contract.plan, day)


def as_of(contract: Contract, day: date) -> Reading:
    """Return the agreement as it stands on a day: the base with every change in force by then folded in.

    Where the base has no effective date, each of its rows counts from its calculation date; a day before all of them
    shows a schedule without rows and is no error.
    """
    reading = standing(contract, day).reading
    if contract.reading.agreement.effective_on is not None:
        return reading
    return reading.model_copy(update={"schedules": tuple(_counting(one, day) for one in reading.schedules)})


def _counting(schedule: Schedule, day: date) -> Schedule:
    """Keep the rows whose calculation date has come; the footnotes of the others go with them."""
    kept = [at for at, row in enumerate(schedule.rows) if row.calculation_date is None or row.calculation_date <= day]
    if len(kept) == len(schedule.rows):
        return schedule
    now = {before: after for after, before in enumerate(kept)}
    notes = tuple(note for one in schedule.footnotes if (note := moved(one, now)))
    return schedule.model_copy(update={"rows": tuple(schedule.rows[at] for at in kept), "footnotes": notes})


def amended(contract: Contract, amendment: Amendment) -> Reading:
    """Return the agreement as it stands once every change of the amendment is in force."""
    return as_of(after(contract, amendment), date.max)


def amendment_problems(contract: Contract, amendment: Amendment) -> tuple[Problem, ...]:
    """Return what is doubtful about an amendment that can be applied: approvals, votes, rates; blockers first."""
    extended = after(contract, amendment)
    return worst_first([*approval_problems(extended, amendment), *rate_problems(extended, amendment)])


def in_force(contract: Contract, start: date, end: date) -> tuple[Period, ...]:
    """Cut the days from `start` to `end` (both counted) where the schedule changes."""
    cuts = sorted({step.on for step in contract.plan.steps if start < step.on <= end})
    starts = [start, *cuts]
    ends = [*(cut - DAY for cut in cuts), end]
    return tuple(
        Period(first, last, found.reading, found.keys)
        for first, last in zip(starts, ends, strict=True)
        for found in [standing(contract, first)]
    )


def key_of(contract: Contract, row: Row) -> int | None:
    """Return the lasting key of a row as it stands on any day; None where the contract never has it so."""
    for day in (date.min, *(step.on for step in contract.plan.steps)):
        found = standing(contract, day)
        for key, one in zip(found.keys, found.reading.rows, strict=True):
            if one == row:
                return key
    return None


def row_history(contract: Contract, key: int) -> tuple[Version, ...]:
    """Return how a row came to read as it does: the base, then each change of it in order of effect."""
    first = _row_on(contract, key, date.min)
    base = () if first is None else (Version(None, first, None, None),)
    changes = (
        Version(step.on, _row_on(contract, key, step.on), step.place[0], step.change)
        for step in contract.plan.steps
        if key in step.keys
    )
    return (*base, *changes)


def former_names(contract: Contract, row: Row) -> tuple[str, ...]:
    """Return the names a row had before the one it has in `row`, oldest first."""
    key = key_of(contract, row)
    names = [held.name for held in contract.plan.names[key]] if key is not None else []
    earlier = names[: names.index(row.name)] if row.name in names else []
    return tuple(dict.fromkeys(name for name in earlier if name != row.name))


def _row_on(contract: Contract, key: int, day: date) -> Row | None:
    found = standing(contract, day)
    return next((row for one, row in zip(found.keys, found.reading.rows, strict=True) if one == key), None)


def contract_faults(contract: Contract) -> tuple[Fault, ...]:
    """Return all that does not fit among the saved amendments of a contract."""
    heads = [
        fault
        for place, one in enumerate(contract.amendments)
        for fault in head_faults(replace(contract, amendments=contract.amendments[:place]), one)
    ]
    return (*heads, *contract.plan.faults)


def head_faults(contract: Contract, amendment: Amendment, unread: Collection[str] = ()) -> tuple[Fault, ...]:
    """Check number, date of the document amended, and approval before effect, against the contract before it."""
    checks = {"number": _number_fault, "dated_as_of": _date_fault, "effective_on": _approval_fault}
    found = (check(contract, amendment) for key, check in checks.items() if key not in unread)
    return tuple(fault for fault in found if fault)


def _faults_of(extended: Contract) -> tuple[Fault, ...]:
    """Return what the amendment brings that cannot be done; what was wrong before is not its fault."""
    known = replace(extended, amendments=extended.amendments[:-1]).plan.faults
    return tuple(fault for fault in extended.plan.faults if fault not in known)


def _last_number(contract: Contract) -> int:
    return max((one.number for one in contract.amendments), default=0)


def _number_fault(contract: Contract, amendment: Amendment) -> Fault | None:
    """Check 23: amendments are numbered without gap and without repetition."""
    last = _last_number(contract)
    if amendment.number == last + 1:
        return None
    if amendment.number <= last:
        what = f"Amendment No. {amendment.number} exists already, with other content"
        remedy = f"the next number is {last + 1}; an amendment once made is changed by another"
    else:
        what = f"Amendment No. {amendment.number} follows on No. {last}" if last else "the first amendment is not No. 1"
        remedy = f"the next number is {last + 1}"
    return fault_at(amendment.source, str(amendment.number), what, remedy)


def _date_fault(contract: Contract, amendment: Amendment) -> Fault | None:
    """Check 24: `dated as of` is the date of the base document, its effective date, else its form date."""
    agreement = contract.reading.agreement
    dated = agreement.effective_on or agreement.form_date
    if dated is None or amendment.dated_as_of == dated:
        return None
    basis = "effective date" if agreement.effective_on else "form date"
    what = f"`dated_as_of` is {amendment.dated_as_of}; the document's {basis} is {dated}"
    return fault_at(
        amendment.dated_source,
        str(amendment.dated_as_of),
        what,
        f"write dated_as_of: {dated}, or amend the document of that date",
    )


def _approval_fault(_contract: Contract, amendment: Amendment) -> Fault | None:
    """Check 25: nothing takes effect before the board approved it."""
    meetings = [one for one in amendment.approvals if isinstance(one, BoardApproval)]
    earliest = min((change.effective_on for change in amendment.changes), default=amendment.effective_on)
    if not meetings or min(one.meeting_on for one in meetings) <= earliest:
        return None
    first = min(meetings, key=lambda one: one.meeting_on)
    change = min(amendment.changes, key=lambda one: one.effective_on)
    what = f"a change is effective on {earliest}, before the board approves it on {first.meeting_on}"
    return fault_at(change.source, str(earliest), what, "move the effective date, or name the earlier meeting")
