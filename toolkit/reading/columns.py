"""The columns of a fee table: where each lies, what its heading says, what it means.

Geometry gives the bands; the meaning comes from heading *and* content, so that a table without headings, or one whose
heading says no more than "Rate", is still understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from toolkit.agreement import ColumnRole
from toolkit.reading.band_heads import with_whole_bands
from toolkit.reading.captions import said_above
from toolkit.reading.cells import FEES, Cell, Kind
from toolkit.reading.grid import Band, bands, seat
from toolkit.reading.headings import heading_texts
from toolkit.reading.names import (
    join_lines,
    strip_markers,
)
from toolkit.reading.pages import Place
from toolkit.reading.roles import all_classes, heading_classes, listed_classes, mostly, roles_of, without_shared
from toolkit.reading.seating import TableRow, always, extent, purity, seat_in_order, seat_row, with_lone_rates
from toolkit.reading.strips import LinePart, Sheet, Strip, fees_of
from toolkit.reading.tiers import Band as Breakpoint
from toolkit.reading.tiers import band_in_heading


@dataclass(frozen=True)
class TableColumn:
    """One column: its band, the heading printed over it (lines joined), its markers, its role.

    `classes` are those that its heading names; `breakpoint` is the band of net assets that it names (`First $500
    million`); `breakpoint_text` its words; `bands`: its cells name bands.
    """

    band: Band
    heading: str
    markers: tuple[str, ...]
    role: ColumnRole
    classes: tuple[str, ...] = ()
    breakpoint: Breakpoint | None = None
    breakpoint_text: str = ""
    bands: bool = False

    @property
    def share_class(self) -> str | None:
        """The one class that heads the column; None for none, or for several (`Class A, C and Y`)."""
        return self.classes[0] if len(self.classes) == 1 else None


@dataclass(frozen=True)
class Table:
    """A table: its columns, its fee lines in printed order, and the lines that head it."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    headings: tuple[Strip, ...] = field(default=())
    scale: str | None = None

    @cached_property
    def sparse(self) -> tuple[int, ...]:
        """The columns without a class or band that fewer than a third of the lines fill."""
        plain = [index for index, column in enumerate(self.columns) if not column.classes and column.breakpoint is None]
        return tuple(index for index in plain if 3 * sum(index in row.cells for row in self.rows) < len(self.rows))

    @cached_property
    def says_none(self) -> bool:
        """Whether a class that a fund does not offer is said to be so (`N/A`, a dash): a blank is then no such word."""
        cells = [(self.columns[index], cell) for row in self.rows for index, cell in row.cells.items()]
        return any(column.classes and cell.kind is Kind.NONE for column, cell in cells)

    @cached_property
    def _rows_by_place(self) -> dict[Place, TableRow]:
        return {row.strip.place: row for row in self.rows}

    def holds(self, place: Place) -> bool:
        """Tell whether a printed line is one of the table's."""
        return place in self._rows_by_place

    def cell_at(self, place: Place, index: int) -> Cell | None:
        """Return the cell of a printed line in a column, None where there is none."""
        row = self._rows_by_place.get(place)
        return row.cells.get(index) if row is not None else None

    def index(self, role: ColumnRole) -> int | None:
        """Return the first column of a role, None where there is none."""
        return next((index for index, column in enumerate(self.columns) if column.role == role), None)

    def part(self, role: ColumnRole, column: int | None) -> int | None:
        """Return the column of a part of the fees in a column: of that class, where the headings of parts name any."""
        parts = [index for index, each in enumerate(self.columns) if each.role == role]
        classes = self.columns[column].classes if column is not None and column >= 0 else ()
        if classes and any(self.columns[index].classes for index in parts):
            parts = [index for index in parts if self.columns[index].classes == classes]
        return parts[0] if parts else None


_FEES = ("rate", "service_fee", "asset_based_sales_charge")
_FULL_LINES = 0.15
"""The least share of lines that print a cell in every column: a fund's first class stands beside its name."""


def tables_of(sheet: Sheet) -> list[Table]:
    """Return the tables of a schedule; sections under the same heading are one table."""
    sections = _sections(sheet)
    shared: dict[str, list[tuple[list[Strip], list[Strip]]]] = {}
    for heads, rows in sections:
        shared.setdefault(_signature(heads), []).append((heads, rows))
    tables: list[Table] = []
    for group in shared.values():
        for heads, rows in _alike(group):
            tables.append(_table(heads, rows, sheet))
    return tables


def _alike(group: Sequence[tuple[list[Strip], list[Strip]]]) -> list[tuple[list[Strip], list[Strip]]]:
    """Put sections under the same heading together where their columns stand in the same places.

    Else leave them apart.
    """
    together = [row for _, section in group for row in section]
    alone = [len(_bands(rows)) for _, rows in group]
    pooled = _bands(together)
    if len(pooled) == max(alone) and all(_within(_bands(rows), pooled) for _, rows in group):
        return [(group[0][0], together)]
    return list(group)


def _within(own: Sequence[Band], pooled: Sequence[Band]) -> bool:
    """Tell whether a section's own columns fall one by one into the columns of all sections together."""
    seats = [
        [index for index, band in enumerate(pooled) if min(band.x1, each.x1) > max(band.x0, each.x0)] for each in own
    ]
    return all(len(found) == 1 for found in seats) and len({found[0] for found in seats}) == len(seats)


def _bands(rows: Sequence[Strip]) -> tuple[Band, ...]:
    several = [[cell.chunk for cell in row.cells] for row in rows if len(row.cells) >= 2]  # noqa: PLR2004
    return bands(several or [[cell.chunk for cell in row.cells] for row in rows])


def _signature(heads: Sequence[Strip]) -> str:
    return re.sub(r"\W+", " ", " ".join(strip.text for strip in heads)).lower()


def _sections(sheet: Sheet) -> list[tuple[list[Strip], list[Strip]]]:
    """Cut the fee lines at the headings between them; fee lines without a heading go on with the last one's table."""
    sections: list[tuple[list[Strip], list[Strip]]] = [([], [])]
    for strip in sheet.strips:
        if strip.part is LinePart.HEADING:
            if sections[-1][1]:
                sections.append(([], []))
            sections[-1][0].append(strip)
        elif strip.part is LinePart.FEES:
            sections[-1][1].append(strip)
    return [section for section in sections if section[1]]


def _table(heads: Sequence[Strip], rows: Sequence[Strip], sheet: Sheet) -> Table:
    """Lay the columns of one table and seat its cells."""
    known, scale = sheet.known, sheet.scale
    headed = max((len(head.cells) for head in heads), default=0)
    strips = _with_dashes(_bands(rows), rows, headed)
    seated = [TableRow(row, seat_row(row, strips, known)) for row in rows]
    most = max(
        count
        for count in {len(row.cells) for row in rows}
        if sum(len(row.cells) >= count for row in rows) >= _FULL_LINES * len(rows)
    )
    ordered = False
    merged = sum(len(row.strip.cells) > len(row.cells) for row in seated)
    if len(strips) < most or merged or always(rows, most) or (len(strips) > most == headed):
        in_order = seat_in_order(rows, most)
        in_places = headed == len(strips) > most  # the heading shows the columns, though no line fills them all
        fewer = len(strips) != most and not in_places
        fewer = fewer and (len(strips) < most or headed == most or always(rows, most))
        lost = any(len(fees_of(row.strip)) > sum(cell.kind in FEES for cell in row.cells.values()) for row in seated)
        if purity(in_order) > purity(seated) or ((fewer or lost) and purity(in_order) >= purity(seated)):
            seated, ordered = in_order, True
            strips = tuple(extent(seated, index) for index in range(most))
    seated = with_lone_rates(seated)
    contents = [[row.cells[index] for row in seated if index in row.cells] for index in range(len(strips))]
    texts = with_whole_bands(heads, strips, heading_texts(heads, strips, sheet.rules, ordered=ordered))
    roles = roles_of(texts, contents)
    classes = _share_classes(texts, roles, known)
    unit = said_above(heads, strips)
    columns = tuple(
        _column(band, text, role, content, known, scale, unit, classes.get(index, ()))
        for index, (band, text, role, content) in enumerate(zip(strips, texts, roles, contents, strict=True))
    )
    return Table(columns, tuple(seated), tuple(heads), scale)


def _with_dashes(strips: tuple[Band, ...], rows: Sequence[Strip], headed: int) -> tuple[Band, ...]:
    """Make one column of one of fees and the dashes set beside it, to the other edge, in the rows that have no fee.

    Only where the table has more columns than headings, and each row prints in one of the two.
    """
    if not 1 < headed < len(strips):
        return strips
    for index, (left, right) in enumerate(pairwise(strips)):
        kinds: dict[int, set[Kind]] = {index: set(), index + 1: set()}
        printed = []
        for row in rows:
            seats = [(seat(cell.chunk, strips), cell.kind) for cell in row.cells]
            printed.append([at for at, _ in seats if at in kinds])
            for at, kind in seats:
                kinds.get(at, set()).add(kind)
        dashes = {Kind.NONE} in kinds.values() and all(found <= FEES for found in kinds.values())
        if dashes and all(len(each) == 1 for each in printed):
            return (*strips[:index], Band(left.x0, right.x1), *strips[index + 2 :])
    return strips


def _share_classes(
    texts: Sequence[str], roles: Sequence[ColumnRole], known: frozenset[str]
) -> dict[int, tuple[str, ...]]:
    """Return the classes that head each column of fees, less the words that stand over all of them.

    What makes a class of each heading as it is stands over none of them (`Investor A`, `Investor C`).
    """
    fees = [index for index, role in enumerate(roles) if role in _FEES]
    full = [texts[index] for index in fees]
    own = full if all_classes(full) else without_shared(full)
    if all_classes(own):
        return {index: listed_classes(strip_markers(text, known)[0]) for index, text in zip(fees, own, strict=True)}
    return {index: heading_classes(strip_markers(texts[index], known)[0]) for index in fees}


def _column(
    band: Band,
    text: str,
    role: ColumnRole,
    content: Sequence[Cell],
    known: frozenset[str],
    scale: str | None,
    unit: str,
    classes: tuple[str, ...],
) -> TableColumn:
    """Make a column of what is known of it; `unit` is what a caption over all columns of rates says of theirs."""
    bare, markers = strip_markers(text, known)
    headed = (band_in_heading(text, scale) or band_in_heading(bare, scale)) if role == "rate" else None
    return TableColumn(
        band,
        join_lines((unit, text)) if role == "rate" else text,
        markers,
        role,
        classes,
        headed[0] if headed is not None else None,
        headed[1] if headed is not None else "",
        mostly(content, Kind.BAND),
    )
