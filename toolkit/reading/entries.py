"""Fee lines read by their columns, and the units they are gathered into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from toolkit.reading.cells import FEES, Cell, Kind
from toolkit.reading.columns import Table
from toolkit.reading.names import ends_like_fund, parse_class, strip_markers, take_apart
from toolkit.reading.rates import find_signed_rates
from toolkit.reading.seating import TableRow
from toolkit.reading.strips import LinePart, Strip
from toolkit.reading.styles import NamePart
from toolkit.reading.tiers import Band, bounds, find_bands, parse_steps

_EDGE = 2.0
"""Points within which words begin at one edge."""


@dataclass(frozen=True)
class Entry:
    """One fee line read by its columns: what it names, its class, its band of net assets, its figures."""

    row: TableRow
    table: Table
    name: NamePart | None
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
class FundUnit:
    """A fund with its lines, being gathered. `headings` stand above it.

    `prose` is what a sentence says of them instead.
    """

    headings: list[list[NamePart]] = field(default_factory=list)
    names: list[NamePart] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    extra: list[tuple[Entry, Strip]] = field(default_factory=list)
    prose: list[Strip] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[Strip]:
        """Yield the fee lines."""
        for entry in self.entries:
            yield entry.strip


def whole_names(strips: Sequence[Strip], entries: dict[tuple[int, int], Entry]) -> dict[tuple[int, int], Entry]:
    """Take a class that stands where names stand for the end of a wrapped name, where that is the exception."""
    ends = [
        place
        for place, entry in entries.items()
        if entry.class_cell is not None and entry.name is None and _in_name_column(entry)
    ]
    rare = 3 * len(ends) < len(entries)
    if not ends or not (rare or _others_end_so(entries, ends) or _others_wrap_so(strips, entries, ends)):
        return entries
    whole = dict(entries)
    for place in ends:
        cell = entries[place].class_cell
        if cell is not None:
            part = NamePart(cell.text, entries[place].strip.line, cell.chunk.x0, cell.chunk.x1)
            whole[place] = replace(entries[place], name=part, class_cell=None)
    return whole


def _others_end_so(entries: dict[tuple[int, int], Entry], ends: Sequence[tuple[int, int]]) -> bool:
    """Tell whether other names end in a class too, and none of these classes stands below another: all are wrapped."""
    order = {place: number for number, place in enumerate(entries)}
    alone = all(order[place] - 1 not in {order[other] for other in ends} for place in ends)
    others = [entry.name.text for entry in entries.values() if entry.name is not None]
    return alone and any(take_apart(name).share_class is not None for name in others)


def _others_wrap_so(
    strips: Sequence[Strip], entries: dict[tuple[int, int], Entry], ends: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether each of these classes stands below a line of words, at the edge at which wrapped names end."""
    below = {strip.place: above for above, strip in pairwise(strips) if above.part is LinePart.TEXT}
    edges = [
        entry.name.x0
        for place, entry in entries.items()
        if entry.name is not None and place in below and not ends_like_fund(below[place].text)
    ]
    lefts = [cell.chunk.x0 for place in ends if (cell := entries[place].class_cell) is not None]
    return all(place in below for place in ends) and all(
        any(abs(left - edge) <= _EDGE for edge in edges) for left in lefts
    )


def _in_name_column(entry: Entry) -> bool:
    return entry.class_cell is not None and entry.class_cell is entry.cell(entry.table.index("name"))


def entry_of(row: TableRow, table: Table) -> Entry:
    """Read one fee line by its columns."""
    name_column = table.index("name")
    cell = row.cells.get(name_column) if name_column is not None else None
    class_column = table.index("share_class")
    class_cell = row.cells.get(class_column) if class_column is not None else None
    band_column = next((index for index, column in enumerate(table.columns) if column.bands), None)
    band_cell = row.cells.get(band_column) if band_column is not None else None
    name: NamePart | None = None
    if cell is not None:
        if cell.kind is Kind.BAND:
            band_cell = cell
        elif cell.kind is Kind.SHARE_CLASS and class_cell is None:
            class_cell = cell
        elif cell.kind not in FEES and cell.kind is not Kind.MARK:
            name = NamePart(cell.text, row.strip.line, cell.chunk.x0, cell.chunk.x1)
    in_place = class_cell if name_column is None and class_cell is not None and class_cell.kind is Kind.TEXT else None
    if in_place is not None and ends_like_fund(in_place.text):  # a fund without classes among funds that head theirs
        name = NamePart(in_place.text, row.strip.line, in_place.chunk.x0, in_place.chunk.x1)
        class_cell = None
    return Entry(row, table, name, class_cell, band_cell)


def class_of(entry: Entry) -> str | None:
    """Return the bare class that a fee line names."""
    return parse_class(strip_markers(entry.class_cell.text)[0]) if entry.class_cell is not None else None


def _rate_cells(entry: Entry) -> list[Cell]:
    return [cell for index, cell in entry.row.cells.items() if entry.table.columns[index].role == "rate"]


def steps(entry: Entry) -> bool:
    """Tell whether a fee line prints rates with their bands in one cell."""
    return any(cell.kind is Kind.STEPS for cell in _rate_cells(entry))


def continues_bands(entry: Entry) -> bool:
    """Tell whether a line's band does not begin at nothing, so that no new fund can begin with it."""
    bands = find_bands(entry.band_cell.text) if entry.band_cell is not None else []
    return bool(bands) and not _from_nothing(bands)


def goes_on_with_steps(entry: Entry) -> bool:
    """Tell whether a fee line's bands do not begin at nothing, so that they continue those of the line above."""
    for cell in _rate_cells(entry):
        if cell.kind is Kind.STEPS:
            bands = find_bands(cell.text)
            return not (_from_nothing(bands) if bands else _begins_with_rate(cell.text))
    return False


def flat(entry: Entry) -> bool:
    """Tell whether a fee line prints a name and one rate without a band: such a fee is whole."""
    cells = _rate_cells(entry)
    return entry.name is not None and entry.band_cell is None and [cell.kind for cell in cells] == [Kind.RATE]


def ends_band(above: Entry, entry: Entry) -> bool:
    """Tell whether a line without a name begins with the rest of a band (`over $3 billion` | `up to $5 billion; …`).

    Each rate then stands before its band, and this line prints a band before any rate.
    """
    if entry.name is not None or above.table is not entry.table:
        return False
    told = [[cell.text for cell in _rate_cells(each) if cell.kind is Kind.STEPS] for each in (above, entry)]
    if not all(told):
        return False
    bands, figures = find_bands(told[1][0]), list(find_signed_rates(told[1][0]))
    band_first = bool(bands) and (not figures or bands[0].start < figures[0].start)
    return _begins_with_rate(told[0][0]) and band_first


def _begins_with_rate(text: str) -> bool:
    """Tell the first line of a band that is told as running text from the wrapped end of one (`… million;`)."""
    return any(figure.start == 0 for figure in find_signed_rates(text))


def _from_nothing(bands: Sequence[Band]) -> bool:
    """Tell whether bands begin at nothing."""
    return bool(bands) and not (
        bands[0].kind in ("next", "over", "rest") or (bands[0].kind == "range" and bool(bands[0].over))
    )


def begins_steps(entry: Entry) -> bool:
    """Tell whether a fee line's bands begin at nothing."""
    return any(cell.kind is Kind.STEPS and _from_nothing(find_bands(cell.text)) for cell in _rate_cells(entry))


def runs_on(above: Entry, entry: Entry) -> bool:
    """Tell whether a line without a name goes on with the sentence of the bands above it (`… over $500 million`).

    So `up to and including $1 billion` does not begin at nothing: no stop stands before it, and no capital begins it.
    """
    told = [cell.text for each in (above, entry) for cell in _rate_cells(each) if cell.kind is Kind.STEPS]
    return len(told) > 1 and entry.name is None and told[-1][:1].islower() and told[-2][-1:].isalnum()


def steps_ended(entries: Sequence[Entry]) -> bool:
    """Tell whether the bands of fee lines reach from nothing to no end."""
    told = [cell.text for entry in entries for cell in _rate_cells(entry) if cell.kind is Kind.STEPS]
    read = parse_steps(" ".join(told))
    laid = bounds([step.band for step in read]) if read else None
    return laid is not None and laid[-1].up_to is None
