"""Tables of HTML and DOCX before they are laid out: cells in a grid, spans resolved, columns of nothing removed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

_UNITS_AFTER = frozenset({"%", ")", ")%", "%)", "bps", "bp"})
_FIGURE = re.compile(r"[$(]?\s?\d*\.?\d+\s?(?:%|bps)?\)?[*†‡\d()]*")
_SIGNED = re.compile(r"\d\s?(?:%|bps\b|basis\s+points)", re.IGNORECASE)
_FEW_WORDS = 5
_UNITS_BEFORE = frozenset({"$", "("})


@dataclass(frozen=True)
class Cell:
    """A cell with its blocks (paragraphs, inner tables), its first column and how many it covers.

    `alone`: nothing else is printed on its row, a group's heading. `low`: it is set at the foot of its row;
    `leading`: so many blank paragraphs stand before its first.
    """

    blocks: tuple[Any, ...]
    column: int = 0
    columns: int = 1
    rows: int = 1
    alone: bool = False
    low: bool = False
    leading: int = 0

    @property
    def text(self) -> str:
        """The words of the cell's paragraphs."""
        pieces = (piece.text for block in self.blocks for piece in getattr(block, "pieces", ()))
        return " ".join("".join(pieces).split())

    @property
    def unit(self) -> str:
        """The words without superscripts and footnote marks: `%` of a cell that prints `%*`."""
        paragraphs = [getattr(block, "pieces", ()) for block in self.blocks]
        pieces = (piece.text for each in paragraphs for piece in each if not piece.raised)
        return "".join(pieces).strip().rstrip("*†‡§¶# ")

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is printed in the cell."""
        return not self.text and not any(isinstance(block, Table) for block in self.blocks)


@dataclass(frozen=True)
class Table:
    """Rows of cells, each cell at its column of the grid."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: int


def gridded(rows: Iterable[Sequence[Cell]]) -> Table:
    """Give each cell its column, around the cells that reach down from rows above."""
    busy: dict[int, int] = {}
    placed: list[tuple[Cell, ...]] = []
    columns = 1
    for row in rows:
        column, here = 0, []
        for cell in row:
            while busy.get(column, 0) > 0:
                column += 1
            here.append(replace(cell, column=column))
            column += cell.columns
        columns = max([columns, column, *(taken + 1 for taken, left in busy.items() if left > 0)])
        busy = {taken: left - 1 for taken, left in busy.items() if left > 1}
        for cell in here:
            if cell.rows > 1:
                busy.update(dict.fromkeys(range(cell.column, cell.column + cell.columns), cell.rows - 1))
        placed.append(tuple(here))
    return _narrowed(Table(tuple(placed), columns))


def _narrowed(table: Table) -> Table:
    """Make one column of those between which no cell begins or ends: a span of a thousand is no wider than its text."""
    edges = sorted(
        {edge for row in table.rows for cell in row for edge in (cell.column, cell.column + cell.columns)} | {0}
    )
    place = {edge: index for index, edge in enumerate(edges)}
    rows = (
        tuple(
            replace(cell, column=place[cell.column], columns=place[cell.column + cell.columns] - place[cell.column])
            for cell in row
        )
        for row in table.rows
    )
    return Table(tuple(rows), max(1, len(edges) - 1))


def prints_figure(table: Table) -> bool:
    """Tell whether a cell prints a figure and nothing else, or one with its sign among a few words (`.25 of 1%`)."""
    texts = [cell.text for row in table.rows for cell in row]
    return any(_FIGURE.fullmatch(text) or (_SIGNED.search(text) and len(text.split()) <= _FEW_WORDS) for text in texts)


def holds_figures(table: Table) -> bool:
    """Tell whether a cell prints a figure alone, or one with its sign among words."""
    return prints_figure(table) or any(_SIGNED.search(cell.text) for row in table.rows for cell in row)


def tidy(table: Table) -> Table:
    """Join a column that only holds units (%, $) to the figures beside it, and drop rows and columns of nothing."""
    for column in sorted(_unit_columns(table), reverse=True):
        words = {cell.unit for cell in _own(table, column) if not cell.is_blank}
        if words <= _UNITS_AFTER and column > 0:
            table = _join(table, column, column - 1)
        elif words <= _UNITS_BEFORE and column + 1 < table.columns:
            table = _join(table, column, column + 1)
    table = _without_empty(table)
    rows = tuple(row for row in table.rows if any(not cell.is_blank for cell in row) or any(c.rows > 1 for c in row))
    return Table(rows, table.columns)


def _unit_columns(table: Table) -> list[int]:
    """Return the columns in which units stand and nothing else."""
    words: dict[int, set[str]] = {}
    for cell in (cell for row in table.rows for cell in row if cell.columns == 1 and not cell.is_blank):
        words.setdefault(cell.column, set()).add(cell.unit)
    return [column for column, said in words.items() if said <= _UNITS_AFTER or said <= _UNITS_BEFORE]


def _own(table: Table, column: int) -> list[Cell]:
    """Return the cells that stand in this column alone."""
    return [cell for row in table.rows for cell in row if cell.column == column and cell.columns == 1]


def _join(table: Table, column: int, neighbour: int) -> Table:
    """Print what a column holds at the cells of its neighbour: a unit before or behind each figure."""
    rows = []
    for row in table.rows:
        unit = next((cell for cell in row if cell.column == column and cell.columns == 1 and cell.text), None)
        target = next((cell for cell in row if cell.column <= neighbour < cell.column + cell.columns), None)
        if unit is None or target is None or target.is_blank:
            rows.append(row)
            continue
        joined = _glued(target, unit) if neighbour < column else _glued(unit, target)
        joined = replace(joined, column=target.column, columns=target.columns, rows=target.rows)
        blank = replace(unit, blocks=())
        rows.append(tuple(joined if cell is target else blank if cell is unit else cell for cell in row))
    return Table(tuple(rows), table.columns)


def _glued(left: Cell, right: Cell) -> Cell:
    """Join the last paragraph of one cell with the first of the other, without a blank."""
    before, after = left.blocks[-1], right.blocks[0]
    pieces = (*before.pieces, *after.pieces)
    stripped = [piece for piece in pieces if piece.text.strip()]
    tight = tuple(replace(piece, text=piece.text.strip()) for piece in stripped)
    return replace(left, blocks=(*left.blocks[:-1], replace(before, pieces=tight), *right.blocks[1:]))


def _without_empty(table: Table) -> Table:
    """Take out the columns of which no cell prints anything; a cell that spans them becomes narrower."""
    printed = [cell for row in table.rows for cell in row if not cell.is_blank]
    kept: set[int] = set()
    for cell in sorted(printed, key=lambda each: each.columns):
        if not kept.intersection(range(cell.column, cell.column + cell.columns)):
            kept.add(cell.column)
    places = {column: place for place, column in enumerate(sorted(kept or {0}))}
    before = [0]
    for column in range(table.columns):
        before.append(before[-1] + (column in places))
    rows = []
    for row in table.rows:
        spans = [(cell, before[cell.column], before[cell.column + cell.columns]) for cell in row]
        rows.append(
            tuple(replace(cell, column=left, columns=right - left) for cell, left, right in spans if right > left)
        )
    return Table(tuple(rows), len(places))
