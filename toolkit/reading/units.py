"""Fee lines gathered into units: a fund with all its printed lines, under the headings that stand above it.

A unit is one fund (or one class of it) with its wrapped name, its lines of classes or of breakpoints. Ruled tables say
by their rules what belongs together; open ones by gaps, indents and wording (`wraps`).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.reading.cells import Cell, Kind
from toolkit.reading.columns import Table
from toolkit.reading.entries import Entry, FundUnit, class_of, continues_bands, entry_of, whole_names
from toolkit.reading.grid import seat, shelves
from toolkit.reading.joins import same_unit
from toolkit.reading.strips import LinePart, Sheet, Strip
from toolkit.reading.styles import WIDE, Measured, NamePart, Style, style_of
from toolkit.reading.wraps import NARROW, headings_of, split_run


def units_of(sheet: Sheet, tables: Sequence[Table]) -> tuple[list[FundUnit], Style]:
    """Gather the lines of a schedule into units, in printed order."""
    entries = {row.strip.place: entry_of(row, table) for table in tables for row in table.rows}
    entries = whole_names(entries)
    style = _style(sheet, tables, entries)
    units = _gather(sheet, entries, style, _shelf_of(sheet, entries))
    return units, style


def _style(sheet: Sheet, tables: Sequence[Table], entries: dict[tuple[int, int], Entry]) -> Style:
    """Measure how names are set over all lines of the tables."""
    lines = []
    for strip in sheet.strips:
        entry = entries.get(strip.place)
        if entry is not None:
            lines.append(Measured(entry.name, strip.line, True, class_of(entry)))
        elif strip.part is LinePart.TEXT:
            lines.append(Measured(text_part(strip), strip.line, False))
    columns = [table.columns[index] for table in tables if (index := table.index("name")) is not None]
    return style_of(lines, max((column.band.x1 for column in columns), default=0.0), sheet.pitch)


def _shelf_of(sheet: Sheet, entries: dict[tuple[int, int], Entry]) -> dict[tuple[int, int], tuple[int, int]]:
    """Name the ruled row of every line, where rules part the rows of the table; empty for an open table."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for page, rules in sheet.rules.items():
        rows = [
            strip for strip in sheet.strips if strip.place[0] == page and strip.part in (LinePart.FEES, LinePart.TEXT)
        ]
        fees = [strip for strip in rows if strip.place in entries]
        if not fees:
            continue
        left, right = min(strip.line.x0 for strip in fees), max(strip.line.x1 for strip in fees)
        heights = shelves(rules, left, right)
        seats = {strip.place: bisect(heights, (strip.line.top + strip.line.bottom) / 2) for strip in rows}
        named = [strip for strip in fees if entries[strip.place].name is not None]
        parted = sum(1 for one, two in pairwise(named) if seats[one.place] != seats[two.place])
        if heights and (parted > 0.6 * (len(named) - 1) if len(named) > 1 else len(heights) >= 2):  # noqa: PLR2004
            found.update({place: (page, shelf) for place, shelf in seats.items()})
    return found


@dataclass
class _Run:
    """Lines without a figure between two fee lines.

    `broken` is how many stand before a repeated heading or a page's end.
    """

    parts: list[NamePart] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    broken: int | None = None
    prose: list[Strip] = field(default_factory=list)


def _gather(  # noqa: C901 - one kind of line after another
    sheet: Sheet, entries: dict[tuple[int, int], Entry], style: Style, shelf: dict[tuple[int, int], tuple[int, int]]
) -> list[FundUnit]:
    units: list[FundUnit] = []
    run = _Run()
    pending: list[list[NamePart]] = []
    for strip in sheet.strips:
        beside = units[-1].entries[-1] if units and units[-1].entries and not run.parts else None
        above = units[-1].extra[-1][1] if beside is not None and units[-1].extra else None
        if strip.part is LinePart.TEXT and beside is not None and _beside_name(strip, beside, above, style):
            units[-1].extra.append((beside, strip))
        elif strip.part is LinePart.TEXT:
            run.parts.append(text_part(strip))
            run.strips.append(strip)
        elif strip.part is LinePart.HEADING:
            run.broken = len(run.parts)
        elif strip.part is LinePart.PROSE and run.parts:
            pending += _settle(run, units[-1] if units else None, None, style, shelf).headings
            unit = units[-1] if units and units[-1].prose and not run.parts and not pending else None
            if unit is None:
                units.append(unit := FundUnit(headings=pending))
                pending = []
            unit.prose.append(strip)
            run = _Run()
        elif strip.part is LinePart.PROSE and units and units[-1].prose and not units[-1].entries:
            units[-1].prose.append(strip)
        elif strip.place in entries:
            entry = entries[strip.place]
            last = units[-1] if units else None
            settled = _settle(run, last, entry, style, shelf)
            pending += settled.headings
            if (
                last is not None
                and not pending
                and not settled.after
                and not last.prose
                and same_unit(last, entry, style, shelf)
            ):
                last.entries.append(entry)
                if entry.name is not None:
                    last.names.append(entry.name)
            else:
                names = [*settled.after, *([entry.name] if entry.name else [])]
                unit = FundUnit(headings=pending, entries=[entry], names=names, doubts=settled.doubts)
                units.append(unit)
                pending = []
            run = _Run()
    pending += _settle(run, units[-1] if units else None, None, style, shelf).headings
    if pending:
        units.append(FundUnit(headings=pending))
    return units


def _beside_name(strip: Strip, entry: Entry, above: Strip | None, style: Style) -> bool:
    """Tell whether a line close under a fee line goes on with another of its columns: a wrapped date, rate, or marker.

    `above` is the last line that did so, and so the one to be close to.
    """
    near = above or entry.strip
    if strip.place[0] != near.place[0] or strip.line.top - near.line.top > 2.1 * style.pitch:
        return False
    if all(cell.kind is Kind.MARK for cell in strip.cells):
        return True
    columns = entry.table.columns
    name = entry.table.index("name")
    seats = [seat(cell.chunk, [column.band for column in columns]) for cell in strip.cells]
    inside = all(
        columns[index].band.x0 - 6 <= cell.chunk.x0
        and (cell.chunk.x1 <= columns[index].band.x1 + 6 or index + 1 == len(columns))
        for index, cell in zip(seats, strip.cells, strict=True)
    )
    return name is not None and name not in seats and inside and len(columns) > 1


def text_part(strip: Strip) -> NamePart:
    """Make a part of a name of a line without a figure."""
    return NamePart(
        strip.cells[0].chunk.text if len(strip.cells) > 1 else " ".join(c.chunk.text for c in strip.cells),
        strip.line,
        strip.line.x0,
        strip.cells[0].chunk.x1,
    )


def _divide(
    run: _Run, last: FundUnit | None, entry: Entry | None, style: Style, shelf: dict[tuple[int, int], tuple[int, int]]
) -> tuple[int, int, float]:
    """Say how many lines of a run end the name above and how many begin the one below.

    What stands clear above the heading of a further table heads its funds, even where rules set it in the row above.
    """
    parts = run.parts
    above = last.names[-1] if last is not None and last.names and last.entries else None
    if above is not None and above.text.rstrip().endswith(":"):
        return 0, 0, 9.0  # what ends in a colon is told, and goes on in no name
    heads_table = bool(run.broken) and above is not None and _stands_clear(above, parts[0], style)
    if shelf and parts:
        before, after = _divide_ruled(run, last, entry, shelf)
        return 0 if heads_table else before, after, 9.0
    head = 0 if heads_table else len(parts) if run.broken is None else run.broken
    below = entry.name if entry is not None else None
    most_after = len(parts) - (0 if run.broken is None else run.broken)
    nameless = entry is not None and entry.name is None
    if nameless and entry is not None and continues_bands(entry) and above is not None and run.broken is None:
        return len(parts), 0, 9.0
    split = split_run(
        above,
        parts,
        below,
        style,
        most_after=most_after,
        most_before=head,
        nameless=entry is not None and entry.name is None,
    )
    return split.before, split.after, split.margin


def _stands_clear(above: NamePart, below: NamePart, style: Style) -> bool:
    """Tell whether a line stands clear of the one above it on its page."""
    return above.line.page == below.line.page and below.line.top - above.line.top > WIDE * style.pitch


def _divide_ruled(
    run: _Run, last: FundUnit | None, entry: Entry | None, shelf: dict[tuple[int, int], tuple[int, int]]
) -> tuple[int, int]:
    above = {shelf.get(strip.place) for strip in last.lines()} - {None} if last is not None and last.entries else set()
    below = shelf.get(entry.strip.place) if entry is not None else None
    before = 0
    for strip in run.strips:
        if shelf.get(strip.place) not in above:
            break
        before += 1
    after = 0
    for strip in reversed(run.strips[before:]):
        if below is None or shelf.get(strip.place) != below:
            break
        after += 1
    return before, after


@dataclass(frozen=True)
class _Settled:
    """What became of a run: the headings in it, the parts that begin the name below, and a doubt if it was close."""

    headings: list[list[NamePart]]
    after: list[NamePart]
    doubts: list[str]


def _settle(
    run: _Run, last: FundUnit | None, entry: Entry | None, style: Style, shelf: dict[tuple[int, int], tuple[int, int]]
) -> _Settled:
    """Divide a run: its first lines go to the unit above, its last to the line below, the middle heads what follows."""
    if not run.parts:
        return _Settled([], [], [])
    before, after, margin = _divide(run, last, entry, style, shelf)
    if before and last is not None:
        last.names += run.parts[:before]
        last.extra += [(last.entries[-1], strip) for strip in run.strips[:before]]
    end = len(run.parts) - after
    shown = run.parts[before - 1 if before else 0].text
    doubts = [f"“{shown}” may be a heading or part of a name"] if margin < NARROW else []
    return _Settled(headings_of(run.parts[before:end], style), run.parts[end:], doubts)


def seat_text(strip: Strip, table: Table) -> dict[int, Cell]:
    """Seat the cells of a continuation line in the table's columns."""
    bands = [column.band for column in table.columns]
    return {seat(cell.chunk, bands): cell for cell in strip.cells}
