"""Fee lines gathered into units: a fund with all its printed lines, under the headings that stand above it.

A unit is one fund (or one class of it) with its wrapped name, its lines of classes or of breakpoints. Ruled tables say
by their rules what belongs together; open ones by gaps, indents and wording (`wraps`).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from toolkit.reading.cells import FEES, Cell, Kind
from toolkit.reading.columns import Table, TableRow
from toolkit.reading.grid import seat, shelves
from toolkit.reading.names import dangles, goes_on, parse_class, strip_markers
from toolkit.reading.sheet import Part as LinePart
from toolkit.reading.sheet import Sheet, Strip
from toolkit.reading.styles import WIDE, Measured, Part, Style, style_of
from toolkit.reading.tiers import find_bands
from toolkit.reading.wraps import NARROW, affinity, headings_of, split_run


@dataclass(frozen=True)
class Entry:
    """One fee line read by its columns: what it names, its class, its band of net assets, its figures."""

    row: TableRow
    table: Table
    name: Part | None
    class_cell: Cell | None
    band_cell: Cell | None

    @property
    def strip(self) -> Strip:
        """The printed line."""
        return self.row.strip

    def cell(self, index: int | None) -> Cell | None:
        """Return the cell in a column, None where it is empty."""
        return None if index is None else self.row.cells.get(index)


@dataclass
class Unit:
    """A fund with its lines, being gathered. `headings` stand above it; `prose` is what a sentence says of them instead."""

    headings: list[list[Part]] = field(default_factory=list)
    names: list[Part] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    extra: list[tuple[Entry, Strip]] = field(default_factory=list)
    prose: list[Strip] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[Strip]:
        """Yield the fee lines."""
        for entry in self.entries:
            yield entry.strip


def units_of(sheet: Sheet, tables: Sequence[Table]) -> tuple[list[Unit], Style]:
    """Gather the lines of a schedule into units, in printed order."""
    entries = {row.strip.place: entry_of(row, table) for table in tables for row in table.rows}
    entries = _whole_names(entries)
    style = _style(sheet, tables, entries)
    units = _gather(sheet, entries, style, _shelf_of(sheet, entries))
    return units, style


def _whole_names(entries: dict[tuple[int, int], Entry]) -> dict[tuple[int, int], Entry]:
    """Take a class that stands where names stand for the end of a wrapped name, where that is the exception."""
    ends = [
        place
        for place, entry in entries.items()
        if entry.class_cell is not None and entry.name is None and _in_name_column(entry)
    ]
    if not ends or 3 * len(ends) >= len(entries):
        return entries
    whole = dict(entries)
    for place in ends:
        cell = entries[place].class_cell
        if cell is not None:
            part = Part(cell.text, entries[place].strip.line, cell.chunk.x0, cell.chunk.x1)
            whole[place] = replace(entries[place], name=part, class_cell=None)
    return whole


def _in_name_column(entry: Entry) -> bool:
    return entry.class_cell is not None and entry.class_cell is entry.cell(entry.table.index("name"))


def entry_of(row: TableRow, table: Table) -> Entry:
    """Read one fee line by its columns."""
    name_column = table.index("name")
    cell = row.cells.get(name_column) if name_column is not None else None
    class_cell = row.cells.get(table.index("share_class") if table.index("share_class") is not None else -1)
    band_column = next((index for index, column in enumerate(table.columns) if column.bands), None)
    band_cell = row.cells.get(band_column) if band_column is not None else None
    name: Part | None = None
    if cell is not None:
        if cell.kind is Kind.BAND:
            band_cell = cell
        elif cell.kind is Kind.SHARE_CLASS and class_cell is None:
            class_cell = cell
        elif cell.kind not in FEES and cell.kind is not Kind.MARK:
            name = Part(cell.text, row.strip.line, cell.chunk.x0, cell.chunk.x1)
    return Entry(row, table, name, class_cell, band_cell)


def _style(sheet: Sheet, tables: Sequence[Table], entries: dict[tuple[int, int], Entry]) -> Style:
    """Measure how names are set over all lines of the tables."""
    lines = []
    for strip in sheet.strips:
        entry = entries.get(strip.place)
        if entry is not None:
            lines.append(Measured(entry.name, strip.line, True, _class(entry)))
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
    """Lines without a figure between two fee lines; `broken` is how many stand before a repeated heading or a page's end."""

    parts: list[Part] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    broken: int | None = None
    prose: list[Strip] = field(default_factory=list)


def _gather(
    sheet: Sheet, entries: dict[tuple[int, int], Entry], style: Style, shelf: dict[tuple[int, int], tuple[int, int]]
) -> list[Unit]:
    units: list[Unit] = []
    run = _Run()
    pending: list[list[Part]] = []
    for strip in sheet.strips:
        beside = units[-1].entries[-1] if units and units[-1].entries and not run.parts else None
        if strip.part is LinePart.TEXT and beside is not None and _beside_name(strip, beside, style):
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
                units.append(unit := Unit(headings=pending))
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
                and _same_unit(last, entry, style, shelf)
            ):
                last.entries.append(entry)
                if entry.name is not None:
                    last.names.append(entry.name)
            else:
                names = [*settled.after, *([entry.name] if entry.name else [])]
                unit = Unit(headings=pending, entries=[entry], names=names, doubts=settled.doubts)
                units.append(unit)
                pending = []
            run = _Run()
    pending += _settle(run, units[-1] if units else None, None, style, shelf).headings
    if pending:
        units.append(Unit(headings=pending))
    return units


def _beside_name(strip: Strip, entry: Entry, style: Style) -> bool:
    """Tell whether a line close under a fee line goes on with another of its columns: a wrapped date, a marker."""
    if strip.place[0] != entry.strip.place[0] or strip.line.top - entry.strip.line.top > 2.1 * style.pitch:
        return False
    if all(cell.kind is Kind.MARK for cell in strip.cells):
        return True
    columns = entry.table.columns
    name = entry.table.index("name")
    seats = [seat(cell.chunk, [column.band for column in columns]) for cell in strip.cells]
    inside = all(
        columns[index].band.x0 - 6 <= cell.chunk.x0 and cell.chunk.x1 <= columns[index].band.x1 + 6
        for index, cell in zip(seats, strip.cells, strict=True)
    )
    return name is not None and name not in seats and inside and len(columns) > 1


def text_part(strip: Strip) -> Part:
    """Make a part of a name of a line without a figure."""
    return Part(
        strip.cells[0].chunk.text if len(strip.cells) > 1 else " ".join(c.chunk.text for c in strip.cells),
        strip.line,
        strip.line.x0,
        strip.cells[0].chunk.x1,
    )


def _divide(
    run: _Run, last: Unit | None, entry: Entry | None, style: Style, shelf: dict[tuple[int, int], tuple[int, int]]
) -> tuple[int, int, float]:
    """Say how many lines of a run end the name above and how many begin the one below."""
    parts = run.parts
    above = last.names[-1] if last is not None and last.names and last.entries else None
    if shelf and parts:
        return (*_divide_ruled(run, last, entry, shelf), 9.0)
    head = len(parts) if run.broken is None else run.broken
    below = entry.name if entry is not None else None
    most_after = len(parts) - (0 if run.broken is None else run.broken)
    nameless = entry is not None and entry.name is None
    if nameless and entry is not None and _continues_bands(entry) and above is not None and run.broken is None:
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


def _divide_ruled(
    run: _Run, last: Unit | None, entry: Entry | None, shelf: dict[tuple[int, int], tuple[int, int]]
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

    headings: list[list[Part]]
    after: list[Part]
    doubts: list[str]


def _settle(
    run: _Run, last: Unit | None, entry: Entry | None, style: Style, shelf: dict[tuple[int, int], tuple[int, int]]
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


def _same_unit(last: Unit, entry: Entry, style: Style, shelf: dict[tuple[int, int], tuple[int, int]]) -> bool:
    """Tell whether a fee line goes on with the fund of the line above it."""
    if not last.entries:
        return False
    above = last.entries[-1]
    if above.table is not entry.table and entry.name is not None:
        return False
    if entry.strip.place in shelf and shelf[entry.strip.place] == shelf.get(above.strip.place):
        return True
    if entry.name is None:
        return above.table is entry.table or entry.class_cell is not None
    if shelf or not last.names:
        return False
    if _goes_on_with_steps(entry):
        return True
    stackable = above.class_cell is not None or above.band_cell is not None or _steps(above)
    if not stackable or entry.table.index("registrant") is not None:
        return False
    if entry.class_cell is not None:
        own = _class(entry)
        if own in {_class(each) for each in last.entries if each.class_cell is not None} and entry.band_cell is None:
            return False
    elif entry.band_cell is not None:
        bands = find_bands(entry.band_cell.text)
        if bands and bands[0].kind in ("first", "upto", "all"):
            return False
    elif not _steps(entry):
        return False
    if style.blocked:
        step = entry.strip.line.top - above.strip.line.top
        return above.strip.place[0] == entry.strip.place[0] and step <= WIDE * style.pitch
    if entry.name.text in {name.text for name in last.names}:
        return False
    before = " ".join(name.text for name in last.names[:-1])
    unfinished = goes_on(entry.name.text) or not style.ends(last.names[-1].text) or dangles(last.names[-1].text)
    return unfinished and affinity(last.names[-1], entry.name, style, before) > 0


def _class(entry: Entry) -> str | None:
    return parse_class(strip_markers(entry.class_cell.text)[0]) if entry.class_cell is not None else None


def _fee_cells(entry: Entry) -> list[Cell]:
    return [cell for index, cell in entry.row.cells.items() if entry.table.columns[index].role == "rate"]


def _steps(entry: Entry) -> bool:
    return any(cell.kind is Kind.STEPS for cell in _fee_cells(entry))


def _continues_bands(entry: Entry) -> bool:
    """Tell whether a line's band does not begin at nothing, so that no new fund can begin with it."""
    bands = find_bands(entry.band_cell.text) if entry.band_cell is not None else []
    return bool(bands) and (
        bands[0].kind in ("next", "over", "rest") or (bands[0].kind == "range" and bool(bands[0].over))
    )


def _goes_on_with_steps(entry: Entry) -> bool:
    """Tell whether a fee line's bands do not begin at nothing, so that they continue those of the line above."""
    for cell in _fee_cells(entry):
        bands = find_bands(cell.text)
        if cell.kind is Kind.STEPS and bands:
            return bands[0].kind in ("next", "over", "rest") or (bands[0].kind == "range" and bool(bands[0].over))
    return False


def seat_text(strip: Strip, table: Table) -> dict[int, Cell]:
    """Seat the cells of a continuation line in the table's columns."""
    bands = [column.band for column in table.columns]
    return {seat(cell.chunk, bands): cell for cell in strip.cells}
