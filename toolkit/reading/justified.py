"""Names set in blocks (justified): the gaps between their words may be as wide as those between columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.cells import Cell, Kind, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.strips import Strip

_WIDEST = 8.0
"""How many usual gaps a justified line stretches its own to, at most."""
_NEAR = 1.0
"""How far, in points, the cells of one column may begin apart."""


def without_stretched_gaps(strips: Sequence[Strip], usual: float, known: frozenset[str]) -> list[Strip]:
    """Join words of a name that only a stretched gap parts.

    Words of other lines run through the gap, and no cell of another line begins where the part behind it does.
    """
    return [replace(strip, cells=tuple(_joined(strip, strips, usual, known))) for strip in strips]


def _joined(strip: Strip, strips: Sequence[Strip], usual: float, known: frozenset[str]) -> list[Cell]:
    cells: list[Cell] = []
    for cell in strip.cells:
        if cells and _stretched(cells[-1], cell, strip, strips, usual):
            cells[-1] = cell_of(Chunk((*cells[-1].chunk.words, *cell.chunk.words)), known)
        else:
            cells.append(cell)
    return cells


def _stretched(left: Cell, right: Cell, strip: Strip, strips: Sequence[Strip], usual: float) -> bool:
    gap = right.chunk.x0 - left.chunk.x1
    if left.kind is not Kind.TEXT or right.kind is not Kind.TEXT or gap > _WIDEST * usual:
        return False
    others = [other for other in strips if other is not strip and other.place[0] == strip.place[0]]
    begins = any(abs(cell.chunk.x0 - right.chunk.x0) < _NEAR for other in others for cell in other.cells)
    runs_through = any(
        cell.kind is Kind.TEXT and cell.chunk.x0 <= left.chunk.x1 - 1 and cell.chunk.x1 >= right.chunk.x0 + 1
        for other in others
        for cell in other.cells
        if len(other.cells) > 1
    )
    return runs_through and not begins
