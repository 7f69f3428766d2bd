"""Fees that the agreement's own words tell: a fee read from a clause is printed there and nowhere else."""

from __future__ import annotations

from toolkit.agreement import Agreement, Reading, Row, Schedule


def printed_apart(reading: Reading) -> tuple[Schedule, ...]:
    """Return the schedules that are printed as such: all but the one without a heading whose fees the clauses tell."""
    return tuple(schedule for schedule in reading.schedules if not _only_told(schedule, reading.agreement))


def tells(agreement: Agreement | None, row: Row) -> bool:
    """Tell whether the agreement's own words hold a row's rate as printed."""
    if agreement is None or not row.rate.printed:
        return False
    said = _squeezed(" ".join((*agreement.preamble, *(clause.text for clause in agreement.clauses))))
    return _squeezed(row.rate.printed) in said


def _only_told(schedule: Schedule, agreement: Agreement) -> bool:
    headed = schedule.label or schedule.title or schedule.columns or schedule.footnotes
    return not headed and bool(schedule.rows) and all(tells(agreement, row) for row in schedule.rows)


def _squeezed(text: str) -> str:
    return "".join(text.split())
