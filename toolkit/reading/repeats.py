"""Marks that say "the same as above" (`"`, `do.`, `same`): each is read as what stands over it in its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.cells import FEES, Cell, Kind
from toolkit.reading.grid import Chunk
from toolkit.reading.strips import Strip

_SAME = re.compile(
    r"[\"\u201c\u201d\u2033\u3003]|''|\u2019\u2019|,,|[-\u2013\u2014]?\s?(?:do|ditto)\.?\s?[-\u2013\u2014]?|(?:the\s+)?same(?:\s+as\s+above)?",
    re.IGNORECASE,
)
_VALUES = (FEES - {Kind.MALFORMED}) | {Kind.DATE, Kind.SHARE_CLASS}
_ASIDE = 12.0
"""Points beside what it repeats at which the middle of a mark may still stand."""
_REACH = 6
"""Lines above a mark within which what it repeats stands."""


def repeated(strips: Sequence[Strip]) -> list[Strip]:
    """Read each mark in a line of several cells as the value above it; as the name above it, where it stands first."""
    found: list[Strip] = []
    for strip in strips:
        cells = strip.cells
        if len(cells) > 1 and any(_SAME.fullmatch(cell.chunk.text) for cell in cells):
            above = [each for each in found[-_REACH:][::-1] if each.place[0] == strip.place[0]]
            cells = tuple(_as_above(cell, above, first=cell is cells[0]) for cell in cells)
        found.append(replace(strip, cells=cells))
    return found


def _as_above(cell: Cell, above: Sequence[Strip], *, first: bool) -> Cell:
    """Return what a mark repeats, set where the mark stands; the cell itself where it is no such mark."""
    if not _SAME.fullmatch(cell.chunk.text):
        return cell
    nearest = (min(strip.cells, key=lambda each: _away(each, cell)) for strip in above if strip.cells)
    said = next((each for each in nearest if _away(each, cell) <= _ASIDE), None)
    if said is None or not (said.kind in _VALUES or (first and said.kind is Kind.TEXT)):
        return cell
    down = cell.chunk.words[0].top - said.chunk.words[0].top
    words = tuple(replace(word, top=word.top + down, bottom=word.bottom + down) for word in said.chunk.words)
    return Cell(Chunk(words), said.text, said.kind)


def _away(said: Cell, mark: Cell) -> float:
    """Return how far beside a cell the middle of a mark stands, in points; 0 where it stands under it."""
    middle = (mark.chunk.x0 + mark.chunk.x1) / 2
    return max(said.chunk.x0 - middle, middle - said.chunk.x1, 0.0)
