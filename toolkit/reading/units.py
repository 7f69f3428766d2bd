"""Fee lines gathered into units: a fund with all its printed lines, under the headings that stand above it.

A unit is one fund (or one class of it) with its wrapped name, its lines of classes or of breakpoints. Ruled tables say
by their rules what belongs together; open ones by gaps, indents and wording (`wraps`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.reading.cells import Cell, Kind
from toolkit.reading.centred_names import Centred, centred_names, stands_beside
from toolkit.reading.columns import Table
from toolkit.reading.entries import Entry, FundUnit, class_of, continues_bands, entry_of, whole_names
from toolkit.reading.grid import seat
from toolkit.reading.joins import may_go_on, same_unit
from toolkit.reading.names import ends_like_fund, parse_stated_class
from toolkit.reading.shelving import Shelves, shelve
from toolkit.reading.strips import LinePart, Sheet, Strip
from toolkit.reading.styles import WIDE, Measured, NamePart, Style, style_of
from toolkit.reading.wraps import NARROW, headings_of, held_by_rules, may_begin, rules_part, split_run

_ASIDE = 18.0
"""Points beside a column within which a word may belong to it."""


def units_of(sheet: Sheet, tables: Sequence[Table]) -> tuple[list[FundUnit], Style]:
    """Gather the lines of a schedule into units, in printed order."""
    entries = {row.strip.place: entry_of(row, table) for table in tables for row in table.rows}
    entries = whole_names(sheet.strips, entries)
    style = _style(sheet, tables, entries)
    shelf = shelve(sheet, entries)
    middles = centred_names(sheet, entries, style, shelf)
    units = _gather(sheet, middles, style, shelf)
    centred = _centred(sheet, middles, shelf)
    for unit in units:
        lines = [strip.place for strip in unit.lines()]
        unsure = centred and len(lines) > 1 and not all(shelf.firm(one) or one in middles.owners for one in lines)
        if unsure or not middles.doubted.isdisjoint(lines):
            unit.doubts.append("names stand in the middle of their lines, and no rule says which lines are whose")
    return units, style


def _centred(sheet: Sheet, middles: Centred, shelf: Shelves) -> bool:
    """Tell whether names are centred beside the lines of their classes: half a line off, where no rule is around."""
    strips = [strip for strip in sheet.strips if strip.place not in middles.spent]
    return any(
        one.part is LinePart.TEXT and entry.name is None and not shelf.firm(one.place) and _beside([one], entry)
        for pair in pairwise(strips)
        for one, other in (pair, pair[::-1])
        if (entry := middles.entries.get(other.place)) is not None
    )


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


@dataclass
class _Run:
    """Lines without a figure between two fee lines.

    `broken` is how many stand before a repeated heading or a page's end.
    """

    parts: list[NamePart] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    broken: int | None = None
    prose: list[Strip] = field(default_factory=list)


def _gather(  # noqa: C901, PLR0912 - one kind of line after another
    sheet: Sheet, middles: Centred, style: Style, shelf: Shelves
) -> list[FundUnit]:
    entries = middles.entries
    units: list[FundUnit] = []
    run = _Run()
    pending: list[list[NamePart]] = []
    for strip in [strip for strip in sheet.strips if strip.place not in middles.spent]:
        if strip.part is LinePart.TEXT and (owner := _owner(strip, run, units, style)) is not None:
            units[-1].extra.append((owner, strip))
        elif strip.part is LinePart.TEXT:
            run.parts.append(text_part(strip, units[-1].entries[-1].table if units and units[-1].entries else None))
            run.strips.append(strip)
        elif strip.part is LinePart.HEADING:
            run.broken = len(run.parts)
        elif strip.part is LinePart.PROSE and (run.parts or not units):
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
                and middles.joins(last.entries, entry, otherwise=same_unit(last, entry, style, shelf))
            ):
                last.entries.append(entry)
                if entry.name is not None:
                    last.names.append(entry.name)
            else:
                named = middles.names.get(strip.place) or ([entry.name] if entry.name else [])
                names = [*settled.after, *named]
                unit = FundUnit(headings=pending, entries=[entry], names=names, doubts=settled.doubts)
                if not pending and not settled.after and may_go_on(last, entry, style, shelf):
                    unit.doubts.append(f"“{names[0].text}” may go on with the name above it")
                units.append(unit)
                pending = []
            run = _Run()
    pending += _settle(run, units[-1] if units else None, None, style, shelf).headings
    if pending:
        units.append(FundUnit(headings=pending))
    return units


def _owner(strip: Strip, run: _Run, units: Sequence[FundUnit], style: Style) -> Entry | None:
    """Return the fee line that a line without a figure goes on with in another column than the names'; else None."""
    entry = units[-1].entries[-1] if units and units[-1].entries else None
    if entry is None:
        return None
    if run.strips:
        return entry if _ends_trust(strip, run.strips[-1], entry) else None
    above = units[-1].extra[-1][1] if units[-1].extra else None
    return entry if _beside_name(strip, entry, above, style) else None


def _beside_name(strip: Strip, entry: Entry, above: Strip | None, style: Style) -> bool:
    """Tell whether a line close under a fee line goes on with another of its columns: a wrapped date, rate, or marker.

    `above` is the last line that did so, and so the one to be close to.
    """
    near = above or entry.strip
    if strip.place[0] != near.place[0] or strip.line.top - near.line.top > 2.1 * style.pitch:
        return False
    if all(cell.kind is Kind.MARK for cell in strip.cells):
        return True
    if parse_stated_class(strip.text.strip(" :()")) and entry.class_cell is None:
        return False  # the heading of the next table, centred under a figure
    if entry.band_cell is not None and ends_like_fund(strip.text):
        return False  # the next fund's heading, centred over its bands
    columns = entry.table.columns
    name = entry.table.index("name")
    seats = [seat(cell.chunk, [column.band for column in columns]) for cell in strip.cells]
    inside = all(
        columns[index].band.x0 - 6 <= cell.chunk.x0
        and (cell.chunk.x1 <= columns[index].band.x1 + 6 or index + 1 == len(columns))
        for index, cell in zip(seats, strip.cells, strict=True)
    )
    return name is not None and name not in seats and inside and len(columns) > 1


def _ends_trust(strip: Strip, above: Strip, entry: Entry) -> bool:
    """Tell whether a line close under a name that wraps beside its trust's is the last of the trust's alone."""
    index = entry.table.index("registrant")
    if index is None or strip.place[0] != above.place[0] or len(above.cells) == 1:
        return False
    bands = [column.band for column in entry.table.columns]
    close = strip.line.top - above.line.top <= WIDE * (above.line.bottom - above.line.top)
    return close and all(seat(cell.chunk, bands) == index for cell in strip.cells)


def text_part(strip: Strip, table: Table | None = None) -> NamePart:
    """Make a part of a name of a line without a figure: its first cell, or what stands in the table's name column."""
    cells = [strip.cells[0]]
    name = table.index("name") if table is not None and len(strip.cells) > 1 else None
    if table is not None and name is not None:
        bands = [column.band for column in table.columns]
        cells = [cell for cell in strip.cells if seat(cell.chunk, bands) == name] or cells
    text = " ".join(cell.chunk.text for cell in cells)
    return NamePart(text, strip.line, cells[0].chunk.x0, cells[-1].chunk.x1)


def _divide(
    run: _Run, last: FundUnit | None, entry: Entry | None, style: Style, shelf: Shelves
) -> tuple[int, int, float]:
    """Say how many lines of a run end the name above and how many begin the one below.

    Rules settle it where they draw a row around the lines, and else say at least what cannot belong together. What
    stands clear above the heading of a further table heads its funds, even where rules set it in the row above.
    """
    count = len(run.parts)
    above = last.names[-1] if last is not None and last.names and last.entries else None
    if above is not None and above.text.rstrip().endswith(":"):
        return 0, 0, 9.0  # what ends in a colon is told, and goes on in no name
    heads_table = bool(run.broken) and above is not None and _stands_clear(above, run.parts[0], style)
    head = 0 if heads_table else count if run.broken is None else run.broken
    most_before, most_after = head, count - (0 if run.broken is None else run.broken)
    over = [strip.place for strip in last.lines()] if last is not None else []
    under = [entry.strip.place] if entry is not None else []
    first = _beside(run.strips, last.entries[-1] if above and last else None)
    first = 0 if heads_table else max(first, shelf.leading(run.strips, over, firm=True))
    rest = run.strips[first:][::-1]
    name = entry.name if entry is not None else None
    drawn = shelf.leading(rest, under, firm=True)
    end = max(_beside(rest, entry), held_by_rules(run.parts[first:][::-1], name, drawn))
    if shelf and not first and head and above is not None and rules_part(above, run.parts[0], style):
        first = 1
    if shelf and not end and run.broken is None and len(run.parts) > first and name is not None:
        end = int(rules_part(run.parts[-1], name, style))
    if shelf:
        most_before = 0 if first else min(head, shelf.leading(run.strips, over, firm=False))
        most_after = 0 if end else min(most_after, shelf.leading(reversed(run.strips), under, firm=False))
    elif entry is not None and entry.name is None and continues_bands(entry) and above and run.broken is None:
        return count, 0, 9.0
    split = split_run(
        above,
        run.parts[first : count - end],
        name,
        style,
        most_after=most_after,
        most_before=most_before,
        nameless=entry is not None and entry.name is None and not _names_beside(last),
    )
    return first + split.before, end + split.after, split.margin


def _stands_clear(above: NamePart, below: NamePart, style: Style) -> bool:
    """Tell whether a line stands clear of the one above it on its page."""
    return above.line.page == below.line.page and below.line.top - above.line.top > WIDE * style.pitch


def _beside(strips: Sequence[Strip], entry: Entry | None) -> int:
    """Count the first of some lines that stand beside a fee line rather than above or below it: half a line apart."""
    count = 0
    for strip in strips:
        if entry is None or not stands_beside(strip.line, entry.strip.line):
            break
        count += 1
    return count


def _names_beside(last: FundUnit | None) -> bool:
    """Tell whether the fund above is named beside its first class: then no fund stands alone over its classes."""
    return (
        last is not None
        and bool(last.entries)
        and last.entries[0].class_cell is not None
        and last.entries[0].name is not None
    )


@dataclass(frozen=True)
class _Settled:
    """What became of a run: the headings in it, the parts that begin the name below, and a doubt if it was close."""

    headings: list[list[NamePart]]
    after: list[NamePart]
    doubts: list[str]


def _settle(run: _Run, last: FundUnit | None, entry: Entry | None, style: Style, shelf: Shelves) -> _Settled:
    """Divide a run: its first lines go to the unit above, its last to the line below, the middle heads what follows."""
    if not run.parts:
        return _Settled([], [], [])
    before, after, margin = _divide(run, last, entry, style, shelf)
    if before and last is not None:
        last.names += run.parts[:before]
        last.extra += [(last.entries[-1], strip) for strip in run.strips[:before]]
    end = len(run.parts) - after
    shown = run.parts[before - 1 if before else 0].text
    below = [*run.parts[end:], *([entry.name] if entry is not None and entry.name is not None else [])]
    begins = end > before and len(below) > 1 and may_begin(run.parts[end - 1], below[0], style)
    doubts = [f"“{shown}” may be a heading or part of a name"] if margin < NARROW or begins else []
    return _Settled(headings_of(run.parts[before:end], style), run.parts[end:], doubts)


def seat_text(strip: Strip, table: Table) -> dict[int, Cell]:
    """Seat the cells of a continuation line in the table's columns; one that stands aside of all is in none."""
    bands = [column.band for column in table.columns]
    return {
        index: cell
        for cell in strip.cells
        for index in (seat(cell.chunk, bands),)
        if min(cell.chunk.x1, bands[index].x1) - max(cell.chunk.x0, bands[index].x0) > -_ASIDE
    }
