"""A fee schedule read: its lines sorted, its columns understood, its rows made, every line accounted for.

The function `read_schedules` is the whole story; each step is a module of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from toolkit.agreement import Column, Schedule
from toolkit.problems import Kind, Problem, Severity
from toolkit.reading.apart import Gathered, brought_together
from toolkit.reading.claims import Claim, claims_of, unclaimed
from toolkit.reading.columns import Table, tables_of
from toolkit.reading.completing import completed, is_other_charges, lists_charges
from toolkit.reading.dates import reference_year
from toolkit.reading.drafts import Draft
from toolkit.reading.find import Span
from toolkit.reading.finished import Finisher, is_of_limits, no_fee_printed
from toolkit.reading.footnotes import Note, bare_marker, notes_of
from toolkit.reading.meaning import Key, units_by_column
from toolkit.reading.pages import Paper, source_of
from toolkit.reading.rate_units import UnitChoice
from toolkit.reading.rows import drafts_of
from toolkit.reading.sheet import sort_lines
from toolkit.reading.strips import LinePart, Sheet
from toolkit.reading.tied_notes import tied_notes, untied
from toolkit.reading.titles import title_date
from toolkit.reading.unheard import misheard, undated, unheard
from toolkit.reading.units import units_of
from toolkit.reading.verify import (
    Disagreement,
    beside_unread,
    broken_off,
    left_beside,
    lone_marks,
    miscounted,
    reread,
    unheeded,
    unread_figures,
    unsaid,
    untold,
)


@dataclass(frozen=True)
class ScheduleReading:
    """All schedules of a document, the doubts and faults found in them, and what every line was read as."""

    schedules: tuple[Schedule, ...]
    problems: tuple[Problem, ...]
    claims: tuple[Claim, ...]


def read_schedules(paper: Paper, spans: Sequence[Span]) -> ScheduleReading:
    """Read the fee schedules of a document; one that lists no fund (a schedule of other charges) gives none."""
    schedules: list[Schedule] = []
    problems: list[Problem] = []
    claims: list[Claim] = []
    reference = reference_year(" ".join(line.text for page in paper.pages for line in page.lines))
    gathered = [part for span in spans if (part := _gathered(paper, span)) is not None]
    for part in brought_together(paper, spans, gathered):
        one = _read(paper, spans, part, reference)
        if one is None:
            continue
        schedules += one.schedules
        problems += one.problems
        claims += one.claims
    return ScheduleReading(tuple(schedules), tuple(problems), tuple(claims))


def _gathered(paper: Paper, span: Span) -> Gathered | None:
    """Sort and gather the lines of one schedule; None where it is one of other charges."""
    sheet = sort_lines(paper, span)
    tables = tables_of(sheet)
    if is_other_charges(tables) or lists_charges(sheet):
        return None
    units, _ = units_of(sheet, tables)
    found = drafts_of(units, sheet.known, {id(strip.line): strip for strip in sheet.strips})
    return Gathered(span, sheet, tuple(tables), found)


def _read(paper: Paper, spans: Sequence[Span], part: Gathered, reference: int | None) -> ScheduleReading | None:
    """Read one schedule; None where it lists no fund."""
    span, sheet, tables, found = part.span, part.sheet, part.tables, part.found
    drafts = completed(paper, spans, span, sheet, found)
    if not drafts:
        lost = tuple(_disagreements(paper, unheeded(sheet.strips)))
        return ScheduleReading((), lost, ()) if lost else None
    notes = notes_of(sheet.strips)
    choices = _units(paper, span, sheet, tables, notes, drafts)
    finisher = Finisher(paper.kind, span.title, sheet.known, notes, choices, reference)
    finished = [finisher.row(draft) for draft in drafts]
    rows = tuple(row for row, _ in finished)
    claims = tuple(claims_of(sheet.strips, frozenset(strip.place for strip in found.groups), drafts))
    schedule = Schedule(
        label=span.label,
        title=span.title,
        as_of=title_date(span.title, sheet.strips, reference),
        columns=_columns(tables),
        rows=rows,
        footnotes=tied_notes(paper.kind, notes, tables, rows),
    )
    problems = (
        *_sized(choices),
        *(problem for _, problems in finished for problem in problems),
        *no_fee_printed(rows),
        *untied(paper.kind, notes, rows),
        *unclaimed(paper.kind, sheet.strips, claims),
        *_differing(paper, sheet, drafts, claims, schedule),
    )
    return ScheduleReading((schedule,), problems, claims)


def _units(
    paper: Paper, span: Span, sheet: Sheet, tables: Sequence[Table], notes: Sequence[Note], drafts: Sequence[Draft]
) -> dict[Key, UnitChoice]:
    """Choose the unit of each column's bare figures from its heading, footnotes, the words around it, the agreement."""
    prose = [strip.text for strip in sheet.strips if strip.part in (LinePart.PROSE, LinePart.TITLE)]
    said = chain(zip(repeat("the schedule"), prose), zip(repeat("the agreement"), _mentions(paper, span)))
    of_columns: dict[Key, list[tuple[str, str]]] = {}
    for table in tables:
        for index, column in enumerate(table.columns):
            marked = {bare_marker(marker) for marker in column.markers}
            of_columns[id(table), index] = [
                (f"footnote {note.marker}", note.text) for note in notes if note.key in marked
            ]
    return units_by_column(drafts, said, of_columns)


def _mentions(paper: Paper, span: Span) -> Iterator[str]:
    """Yield what the agreement says where it speaks of this schedule, a few lines each."""
    pattern = re.compile(
        rf"\b(?:schedule|exhibit|appendix|annex)\s+[\"“]?{re.escape(span.label or '')}\b", re.IGNORECASE
    )
    for page in paper.pages:
        for index, line in enumerate(page.lines):
            if not span.holds(page.number, index) and span.label and pattern.search(line.text):
                yield " ".join(each.text for each in page.lines[max(0, index - 2) : index + 3])


def _sized(choices: dict[Key, UnitChoice]) -> Iterator[Problem]:
    """Warn of each column whose unit only the size of its figures tells."""
    for choice in choices.values():
        if not choice.certain and choice.unit is not None:
            yield Problem(
                rule="unit-by-size",
                kind=Kind.READING,
                severity=Severity.WARNING,
                message=choice.reason,
                remedy="check one figure against the agreement",
            )


def _columns(tables: Sequence[Table]) -> tuple[Column, ...]:
    """Return the columns of the first table, as printed."""
    return tuple(
        Column(heading=column.heading, role=column.role, share_class=column.share_class)
        for table in tables[:1]
        for column in table.columns
    )


def _differing(
    paper: Paper, sheet: Sheet, drafts: Sequence[Draft], claims: Sequence[Claim], schedule: Schedule
) -> Iterator[Problem]:
    """Hold the reading against the page a second time; what differs is doubted."""
    claimed = {claim.place: claim.kind for claim in claims}
    found = (
        *unread_figures(sheet.strips, claimed, drafts),
        *broken_off(sheet.strips, sheet.pitch, drafts),
        *lone_marks(sheet.strips, drafts),
        *unsaid(sheet.strips, sheet.pitch, drafts),
        *untold(sheet.strips, sheet.pitch, drafts),
        *miscounted(drafts),
        *beside_unread(paper, sheet.strips),
        *left_beside(sheet.strips, drafts),
        *unheard(sheet.strips, drafts),
        *misheard(sheet.strips, drafts),
        *undated(sheet.strips, sheet.pitch, claims, schedule, of_limit=is_of_limits(schedule.title, schedule.columns)),
        *reread(paper, drafts, sheet.known, sheet.strips if drafts else ()),
    )
    return _disagreements(paper, found)


def _disagreements(paper: Paper, found: Iterable[Disagreement]) -> Iterator[Problem]:
    """Make the problems of lines that two ways of reading see differently."""
    for each in found:
        yield Problem(
            rule="readings-differ",
            kind=Kind.READING,
            severity=Severity.ERROR,
            message=each.message,
            remedy="compare the line with the page",
            source=source_of(paper.kind, [each.strip.line]),
        )
