"""What the cells of a unit's lines print for one of its rows: its fee, its dates, its class, registrant and markers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.reading.cells import FEES, Cell, Kind
from toolkit.reading.columns import Table
from toolkit.reading.drafts import State
from toolkit.reading.entries import Entry, FundUnit
from toolkit.reading.groups import registrant_text
from toolkit.reading.names import join_lines, looks_like_registrant, strip_markers, take_apart
from toolkit.reading.units import seat_text

_ENDS = re.compile(r"expir|terminat|until|through|\bend", re.IGNORECASE)
"""What a column of dates on which fees end is headed by; the end of a fiscal year ends none."""
_YEAR_END = re.compile(r"(?:fiscal\s+)?year[\s-]*ends?(?:ing|ed)?", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:former(?:ly)?|previous(?:ly)?|prior|old)\b(?:\s+(?:known\s+as|fund))?\s*(?:names?\b|$)", re.IGNORECASE
)
Slot = tuple[str | None, int, list[Entry]]
"""A row's class, the column of its fee, and the lines that print it."""


def fee_cells(entry: Entry, column: int, unit: FundUnit) -> Iterator[tuple[Cell, str | None]]:
    """Yield the fee cells of a line in a column, with the band that its line or its heading names."""
    breakpoints = [
        index for index, each in enumerate(entry.table.columns) if each.role == "rate" and each.breakpoint is not None
    ]
    if breakpoints and column in breakpoints:
        for index in breakpoints:
            if (cell := entry.row.cells.get(index)) is not None:
                yield cell, entry.table.columns[index].breakpoint_text
        return
    cell = entry.row.cells.get(column)
    if cell is not None:
        more = [seat_text(strip, entry.table).get(column) for owner, strip in unit.extra if owner is entry]
        text = join_lines([cell.text, *(each.text for each in more if each is not None and each.kind is not Kind.MARK)])
        yield replace(cell, text=text), _band_text(entry, unit)


def only_names(members: Sequence[Entry]) -> bool:
    """Tell whether lines print no band and no fee."""
    fees = any(
        cell.kind in FEES and entry.table.columns[index].role != "name"
        for entry in members
        for index, cell in entry.row.cells.items()
    )
    return not fees and all(entry.band_cell is None for entry in members)


def blanks(members: Sequence[Entry], columns: Sequence[int]) -> Iterator[str]:
    """Yield what the blanks leave in doubt that lines have in columns of rates: a figure may be lost there."""
    table = members[0].table
    bands = [index for index, each in enumerate(table.columns) if each.role == "rate" and each.breakpoint is not None]
    cells = members[0].row.cells
    if (
        set(bands) & set(columns)
        and any(index in cells for index in bands)
        and any(index not in cells for index in bands)
    ):
        yield "some of its bands have no rate"
    blank = [index for index in columns if not any(index in entry.row.cells for entry in members)]
    if len(columns) > 1 and blank and table.says_none:
        yield "the fee of a class is left blank, where others are said to be none"
    if len(columns) > 1 and any(_printed_at(entry, index) for entry in members for index in blank):
        yield "a marker stands where the fee of a class would, and no fee is read there"


def _printed_at(entry: Entry, index: int) -> bool:
    """Tell whether a word of a line stands wholly within a column in which the line has no cell."""
    band = entry.table.columns[index].band
    return any(band.x0 <= word.x0 and word.x1 <= band.x1 for word in entry.strip.line.words)


def _band_text(entry: Entry, unit: FundUnit) -> str | None:
    """Return the band beside a rate, its wrapped lines joined."""
    if entry.band_cell is None:
        return None
    column = next((index for index, cell in entry.row.cells.items() if cell is entry.band_cell), None)
    more = [
        seat_text(strip, entry.table).get(column)
        for owner, strip in unit.extra
        if owner is entry and column is not None
    ]
    return join_lines([entry.band_cell.text, *(each.text for each in more if each is not None)])


def date_text(members: Sequence[Entry], unit: FundUnit, slots: Sequence[Slot], *, fee: int, ends: bool) -> str | None:
    """Return what the date column prints on one of a row's lines.

    Printed once for all classes of a fund it holds for each; where each column of `fee`s has its own beside it, that.
    """
    paired = _day_beside_each(members[0].table)
    for index, column in enumerate(members[0].table.columns):
        entry = next((each for each in members if index in each.row.cells), members[0])
        cell = entry.row.cells.get(index)
        said = f"{_YEAR_END.sub('', column.heading)} {cell.text if cell is not None else ''}"
        if column.role != "date" or bool(_ENDS.search(said)) is not ends or (paired and index != fee + 1):
            continue
        if cell is None:
            dated = [each for each in unit.entries if index in each.row.cells]
            cell = (
                dated[0].row.cells[index] if len(dated) == 1 and (len(slots) > 1 or dated[0] not in members) else None
            )
        if cell is not None:
            more = [seat_text(strip, entry.table).get(index) for owner, strip in unit.extra if owner is entry]
            return join_lines([cell.text, *(each.text for each in more if each is not None)])
    return None


def _day_beside_each(table: Table) -> bool:
    """Tell whether a column of days stands right behind each of several columns of fees."""
    roles = [column.role for column in table.columns]
    fees = [index for index, role in enumerate(roles) if role == "rate"]
    return len(fees) > 1 and all(roles[index + 1 : index + 2] == ["date"] for index in fees)


def dated_below(members: Sequence[Entry], unit: FundUnit) -> bool:
    """Tell whether a line prints no day and a later one of its fund the only one: that may be of that class alone."""
    for index, column in enumerate(members[0].table.columns):
        if column.role == "date" and not any(index in each.row.cells for each in members):
            dated = [at for at, each in enumerate(unit.entries) if index in each.row.cells]
            if len(dated) == 1 and unit.entries[dated[0]].class_cell and dated[0] > unit.entries.index(members[0]):
                return True
    return False


def from_trusts(unit: FundUnit) -> bool:
    """Tell whether part of a unit's name was printed left of all names, where the column of the trusts is."""
    table = unit.entries[0].table
    names = table.index("name")
    return names is not None and any(part.x1 < table.columns[names].band.x0 for part in unit.names)


def column_class(unit: FundUnit, slots: Sequence[Slot], state: State) -> str | None:
    """Return the class that a column before the names prints once for the funds below it; None where each says its own.

    A class behind its fund is printed on every line that it holds for.
    """
    table = unit.entries[0].table
    column, names = table.index("share_class"), table.index("name")
    if column is None or names is None or column > names:
        return None
    classes = {share_class for share_class, _, _ in slots if share_class is not None}
    if classes:
        state.column_class = classes.pop() if len(classes) == 1 else None
        return None
    return state.column_class


def column_registrant(unit: FundUnit, state: State) -> str | None:
    """Return the registrant that a column of its own names, its wrapped lines joined.

    Printed once it holds downward, over the page too where the same headings stand again and no trust is named.
    """
    table = unit.entries[0].table
    index, heads = table.index("registrant"), " ".join(strip.text for strip in table.headings)
    if index is None:
        return state.column_registrant if heads and heads == state.column_heads else None
    state.column_heads = heads
    said = state.trusts.get(id(unit)) or _said_in(unit, index)
    if said:
        state.column_registrant = registrant_text(said)
    return state.column_registrant


def wrapped_trusts(units: Sequence[FundUnit]) -> dict[int, str]:
    """Return the registrants whose names wrap beside several rows (`Alder Growth` beside one, `Funds, Inc.` the next).

    A line goes on with the name above it where the others of its column all begin with one word, and it does not.
    """
    beside = [(unit, index) for unit in units if unit.entries and (index := _trusts(unit)) is not None]
    said = [(unit, _said_in(unit, index)) for unit, index in beside]
    firsts = Counter(_first_word(text) for _, text in said if text)
    house = {word for word, count in firsts.items() if count > 1}
    found: dict[int, str] = {}
    open_units: list[FundUnit] = []
    whole = ""
    for unit, text in said:
        near = bool(open_units) and _close_below(unit, open_units[-1])
        if text and near and not looks_like_registrant(whole) and _first_word(whole) in house - {_first_word(text)}:
            whole = join_lines((whole, text))
            open_units.append(unit)
            found |= {id(each): whole for each in open_units}
        else:
            open_units, whole = ([unit], text) if text else ([], "")
    return found


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0]


def _trusts(unit: FundUnit) -> int | None:
    return unit.entries[0].table.index("registrant")


def _close_below(unit: FundUnit, above: FundUnit) -> bool:
    """Tell whether a unit begins on the line right below another."""
    line, over = unit.entries[0].strip.line, above.entries[-1].strip.line
    return line.page == over.page and line.top - over.top < 1.6 * (over.bottom - over.top)


def former_name(unit: FundUnit) -> str | None:
    """Return the name that a column of former names prints for a fund; None where none is printed."""
    columns = unit.entries[0].table.columns
    index = next((index for index, each in enumerate(columns) if _FORMER.search(each.heading)), None)
    if index is None or columns[index].role != "other":
        return None
    return _said_in(unit, index) or None


def _said_in(unit: FundUnit, index: int) -> str:
    """Join what the lines of a fund print in a column of words, in printed order."""
    printed = [(entry.strip.place, entry.row.cells[index].text) for entry in unit.entries if index in entry.row.cells]
    for owner, strip in unit.extra:
        if (cell := seat_text(strip, owner.table).get(index)) is not None:
            printed.append((strip.place, cell.text))
    return join_lines(text for _, text in sorted(printed))


def name_markers(unit: FundUnit) -> tuple[str, ...]:
    """Return the markers printed in the cells of the names."""
    return tuple(
        marker
        for entry in unit.entries
        for index, cell in entry.row.cells.items()
        if entry.table.columns[index].role == "name"
        for marker in cell.markers
    )


def markers_of(
    fund: str,
    members: Sequence[Entry],
    column: int,
    unit: FundUnit,
    known: frozenset[str],
    on_name: tuple[str, ...],
) -> tuple[str, ...]:
    """Return the markers printed at a row, in printed order, each once."""
    found = [*take_apart(fund, known).markers, *on_name]
    for entry in members:
        for index, cell in sorted(entry.row.cells.items()):
            role = entry.table.columns[index].role
            if role in ("rate", "name") and index != column:
                continue
            found += cell.markers
            if role == "share_class":
                found += strip_markers(cell.text, known)[1]
    for owner, strip in unit.extra:
        if owner in members:
            for index, cell in seat_text(strip, owner.table).items():
                if cell.kind is Kind.MARK and (index == column or owner.table.columns[index].role != "rate"):
                    found += cell.markers
    return tuple(dict.fromkeys(found))
