"""Units made into rows: one for every fund and every class of it, in printed order, each with what was printed for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from toolkit.reading.cells import Cell, Kind
from toolkit.reading.columns import Table
from toolkit.reading.names import (
    ends_like_fund,
    join_lines,
    looks_like_registrant,
    parse_class,
    parse_stated_class,
    strip_continued,
    strip_markers,
    take_apart,
)
from toolkit.reading.rates import find_rates
from toolkit.reading.sheet import Strip
from toolkit.reading.units import Entry, Unit, seat_text
from toolkit.reading.wraps import Part, is_upper


@dataclass(frozen=True)
class Fee:
    """What is printed in one column of fees for one row: its cells in order, each with the band beside it (or None)."""

    column: int
    cells: tuple[tuple[Cell, str | None], ...]

    @property
    def printed(self) -> str:
        """The cells as printed, bands beside their rates."""
        return " ".join(f"{band} {cell.text}" if band else cell.text for cell, band in self.cells)


@dataclass(frozen=True)
class Draft:
    """A row before its figures are understood: names, class and cells as printed, and the lines they stand on."""

    registrant: str | None
    fund: str
    share_class: str | None
    fee: Fee | None
    service: Cell | None
    sales: Cell | None
    date: str | None
    ends: str | None
    markers: tuple[str, ...]
    lines: tuple[Strip, ...]
    table: Table | None
    words: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass
class _State:
    """What the lines read so far say of the next: the registrant, the funds that rates without a name belong to."""

    registrant: str | None = None
    funds: list[str] = field(default_factory=list)
    share_class: str | None = None
    column_registrant: str | None = None


@dataclass(frozen=True)
class Drafts:
    """The rows of one schedule, and what stood apart: rates by class that name no fund, names without a rate."""

    rows: tuple[Draft, ...]
    fundless: tuple[Draft, ...]
    listed: tuple[Draft, ...]
    groups: tuple[Strip, ...] = ()


def drafts_of(units: Sequence[Unit], known: frozenset[str], strips: dict[tuple[int, int], Strip]) -> Drafts:
    """Make rows of units in printed order."""
    state = _State()
    rows: list[Draft] = []
    fundless: list[Draft] = []
    listed: list[Draft] = []
    for unit in units:
        heads = [_heading(parts, strips) for parts in unit.headings]
        if not unit.entries:
            made = _without_table(unit, heads, state)
            (rows if unit.prose and any(draft.words for draft in made) else listed).extend(made)
            continue
        funds = _funds(unit, heads, state)
        drafts = list(_rows(unit, funds, state, known))
        (rows if funds else fundless).extend(drafts)
    return Drafts(tuple(rows), tuple(fundless), tuple(listed))


def _heading(parts: Sequence[Part], strips: dict[tuple[int, int], Strip]) -> tuple[str, tuple[Strip, ...]]:
    lines = tuple(strips[part.line.page, part.line.number] for part in parts)
    return join_lines(part.text for part in parts), lines


Heading = tuple[str, tuple[Strip, ...]]


def _funds(unit: Unit, heads: Sequence[Heading], state: _State) -> list[str]:
    """Return the fund of a unit (or the funds, where several headings share its lines); headings above set the registrant."""
    if unit.names:
        for text, _ in heads:
            share_class = parse_stated_class(registrant_text(text))
            if share_class is not None:
                state.share_class = share_class
            else:
                state.registrant, state.share_class = registrant_text(text), None
        state.funds = [join_lines(part.text for part in unit.names)]
        return state.funds
    if not heads:
        return state.funds
    registrants, funds = split_headings(
        [text for text, _ in heads], shared=any(entry.band_cell for entry in unit.entries)
    )
    if registrants:
        state.registrant = registrant_text(registrants[-1])
    if funds:
        state.funds = [strip_continued(fund) for fund in funds]
    else:
        state.funds = []
    return state.funds


def registrant_text(text: str) -> str:
    """Print a group heading as a registrant: without "(continued)", markers and a closing colon, brackets kept."""
    bare, _ = strip_markers(strip_continued(text.rstrip(" :")))
    return bare.rstrip(" :")


def split_headings(texts: Sequence[str], *, shared: bool) -> tuple[list[str], list[str]]:
    """Part headings into registrants and funds: a registrant comes first, ends as one or is set in capitals alone."""
    registrants: list[str] = []
    rest = list(texts)
    while len(rest) > 1:
        first, others = rest[0], rest[1:]
        entity = looks_like_registrant(first) and not all(looks_like_registrant(other) for other in others)
        louder = is_upper(first) and not any(is_upper(other) for other in others)
        if not (entity or louder or (not shared and not ends_like_fund(first) and len(rest) == 2)):  # noqa: PLR2004
            break
        registrants.append(rest.pop(0))
    return registrants, rest


def _without_table(unit: Unit, heads: Sequence[Heading], state: _State) -> list[Draft]:
    """Make rows of names that stand without a line of fees: a sentence may speak for them."""
    registrants, _ = split_headings([text for text, _ in heads], shared=True) if len(heads) > 1 else ([], [])
    words = " ".join(strip.text for strip in unit.prose) or None
    figures = [figure for figure in find_rates(words or "") if figure.unit is not None and figure.outcome == "figure"]
    drafts = []
    for text, lines in heads:
        if text in registrants:
            state.registrant = registrant_text(text)
            continue
        drafts.append(
            Draft(
                state.registrant,
                strip_continued(text),
                None,
                None,
                None,
                None,
                None,
                None,
                (),
                (*lines, *unit.prose),
                None,
                words if figures else None,
            )
        )
    state.funds = [draft.fund for draft in drafts]
    return drafts


def _rows(unit: Unit, funds: Sequence[str], state: _State, known: frozenset[str]) -> Iterator[Draft]:
    """Yield the rows of one unit: fund by fund, then class by class."""
    slots = _slots(unit, known)
    first = unit.entries[0]
    registrant = _column_registrant(unit, state) or state.registrant
    markers = _name_markers(unit)
    for fund in funds or [""]:
        for share_class, column, members in slots:
            cells = tuple((cell, band) for entry in members for cell, band in _fee_cells(entry, column, unit))
            entry = members[0]
            extra = [strip for owner, strip in unit.extra if owner in members or len(slots) == 1]
            lines = tuple(
                dict.fromkeys(
                    [
                        first.strip if entry.name is None and unit.names else entry.strip,
                        *(each.strip for each in members),
                        *extra,
                    ]
                )
            )
            yield Draft(
                registrant=registrant,
                fund=fund,
                share_class=share_class or state.share_class,
                fee=Fee(column, cells) if cells else None,
                service=entry.cell(entry.table.index("service_fee")),
                sales=entry.cell(entry.table.index("asset_based_sales_charge")),
                date=_date_text(entry, unit, slots, ends=False),
                ends=_date_text(entry, unit, slots, ends=True),
                markers=_markers(fund, members, column, unit, known, markers, slots),
                lines=lines,
                table=entry.table,
                doubts=tuple(unit.doubts),
            )


Slot = tuple[str | None, int, list[Entry]]


def _slots(unit: Unit, known: frozenset[str]) -> list[Slot]:
    """Part a unit's lines into rows: a line that names a class begins one, bands and steps go on with the last; a column of
    rates for each class makes a row of each of its cells.
    """
    rows: list[tuple[list[str | None], list[Entry]]] = []
    for entry in unit.entries:
        classes = _classes(entry, known)
        if not rows or classes is not None or not _continues(entry, rows[-1][1]):
            rows.append((classes or [None], [entry]))
        else:
            rows[-1][1].append(entry)
    slots: list[Slot] = []
    for classes, members in rows:
        columns = [index for index, column in enumerate(members[0].table.columns) if column.role == "rate"]
        columns = [index for index in columns if members[0].table.columns[index].breakpoint is None] or columns[:1]
        for share_class in classes:
            for column in columns:
                if len(columns) > 1 and not any(column in entry.row.cells for entry in members):
                    continue
                slots.append((share_class or members[0].table.columns[column].share_class, column, members))
    return slots


def _continues(entry: Entry, members: Sequence[Entry]) -> bool:
    """Tell whether a line without a class goes on with the row above: a further band, or further steps in the cell."""
    if entry.band_cell is not None:
        return True
    kinds = {cell.kind for index, cell in entry.row.cells.items() if entry.table.columns[index].role == "rate"}
    return Kind.STEPS in kinds or not kinds


def _classes(entry: Entry, known: frozenset[str]) -> list[str | None] | None:
    """Return the class (or classes: `A, C and R`) that a line names; None where it names none."""
    if entry.class_cell is None:
        return None
    text = strip_markers(entry.class_cell.text, known)[0]
    one = parse_class(text)
    if one is not None:
        return [one]
    parts = [
        part
        for part in re.split(r"\s*(?:,|;|&|/|\band\b)\s*", re.sub(r"(?i)\bclass(?:es)?\b|\bshares\b", " ", text))
        if part.strip()
    ]
    found = [parse_class(part) for part in parts]
    if len(found) > 1 and all(found):
        return list(found)
    return [text or None]


def _fee_cells(entry: Entry, column: int, unit: Unit) -> Iterator[tuple[Cell, str | None]]:
    """Yield the fee cells of a line in a column, with the band that its line or its heading names."""
    breakpoints = [
        index for index, each in enumerate(entry.table.columns) if each.role == "rate" and each.breakpoint is not None
    ]
    if breakpoints and column in breakpoints:
        for index in breakpoints:
            if (cell := entry.row.cells.get(index)) is not None:
                yield cell, entry.table.columns[index].heading
        return
    cell = entry.row.cells.get(column)
    if cell is not None:
        more = [seat_text(strip, entry.table).get(column) for owner, strip in unit.extra if owner is entry]
        text = join_lines([cell.text, *(each.text for each in more if each is not None and each.kind is not Kind.MARK)])
        yield replace(cell, text=text), entry.band_cell.text if entry.band_cell is not None else None


def _date_text(entry: Entry, unit: Unit, slots: Sequence[Slot], *, ends: bool) -> str | None:
    """Return what the date column prints for a row; printed once for all classes of a fund it holds for each."""
    for index, column in enumerate(entry.table.columns):
        if (
            column.role != "date"
            or bool(re.search(r"(?i)expir|terminat|until|through|\bend", column.heading)) is not ends
        ):
            continue
        cell = entry.row.cells.get(index)
        if cell is None:
            dated = [each for each in unit.entries if index in each.row.cells]
            cell = dated[0].row.cells[index] if len(dated) == 1 and len(slots) > 1 else None
        if cell is not None:
            more = [seat_text(strip, entry.table).get(index) for owner, strip in unit.extra if owner is entry]
            return join_lines([cell.text, *(each.text for each in more if each is not None)])
    return None


def _column_registrant(unit: Unit, state: _State) -> str | None:
    """Return the registrant that a column of its own names, its wrapped lines joined; printed once it holds downward."""
    index = unit.entries[0].table.index("registrant")
    if index is None:
        return None
    parts = [entry.row.cells[index].text for entry in unit.entries if index in entry.row.cells]
    for owner, strip in unit.extra:
        if (cell := seat_text(strip, owner.table).get(index)) is not None:
            parts.append(cell.text)
    if parts:
        state.column_registrant = registrant_text(join_lines(parts))
    return state.column_registrant


def _name_markers(unit: Unit) -> tuple[str, ...]:
    return tuple(
        marker
        for entry in unit.entries
        for index, cell in entry.row.cells.items()
        if entry.table.columns[index].role == "name"
        for marker in cell.markers
    )


def _markers(
    fund: str,
    members: Sequence[Entry],
    column: int,
    unit: Unit,
    known: frozenset[str],
    on_name: tuple[str, ...],
    slots: Sequence[Slot],
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
