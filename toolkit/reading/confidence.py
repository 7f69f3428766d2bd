"""How sure a row is: by what was doubted of it, and by what it was read from.

The figures are shares of exact rows on drawn documents (`make calibrate` measures them anew); a row is exact when all
its fields are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.agreement import DocumentKind, Row, Schedule
from toolkit.problems import Kind, Problem, needs_a_person


@dataclass(frozen=True, slots=True)
class Levels:
    """The confidence of a row in a document without any doubt, in one doubted elsewhere, and of one in doubt itself."""

    sure: float
    beside: float
    doubted: float


DIGITAL = Levels(sure=0.998, beside=0.95, doubted=0.5)
SCANNED = Levels(sure=0.98, beside=0.96, doubted=0.4)


def with_confidence(
    schedules: Sequence[Schedule], problems: Iterable[Problem], kind: DocumentKind
) -> tuple[Schedule, ...]:
    """Give each row the confidence that the doubts of its document leave it; a row that has less keeps it."""
    levels = SCANNED if kind == "scan" else DIGITAL
    doubts = [each for each in problems if each.kind is Kind.READING and needs_a_person((each,))]

    def lowered(row: Row) -> Row:
        level = levels.sure if not doubts else levels.doubted if _in_doubt(row, doubts) else levels.beside
        return row.model_copy(update={"confidence": min(row.confidence, level)})

    return tuple(schedule.model_copy(update={"rows": tuple(map(lowered, schedule.rows))}) for schedule in schedules)


def _in_doubt(row: Row, doubts: Sequence[Problem]) -> bool:
    """Tell whether a doubt speaks of a line of the row."""
    said = row.source.excerpt
    for doubt in doubts:
        source = doubt.source
        if source is None or not source.excerpt or source.page != row.source.page:
            continue
        if source.excerpt in said or said in source.excerpt:
            return True
    return False
