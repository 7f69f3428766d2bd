"""Cells drawn over several rows of a table: what one prints, once, holds for each row beside it.

The rules say how far down a cell reaches: none crosses it, while others part the rows beside it. A rate, a day, a class
or a trust may be set anywhere in such a cell; it is read as if printed at every row, and what stands on a line of its
own there is spent. `merged` does the same for the cells of HTML and DOCX, which say it themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from toolkit.reading.cells import FEES, Cell, Kind, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.names import ends_like_fund, looks_like_registrant
from toolkit.reading.pages import Line, Rule
from toolkit.reading.strips import LinePart, Strip

_VALUES = FEES | {Kind.DATE, Kind.SHARE_CLASS}
_THIN = 3.0
"""Points that a horizontal rule is high at most."""
_INSIDE = 1.5
"""Points within which two strokes are one."""
_LEAST = 3
"""Rules of which one is above a cell, one below it, and one between the rows beside it."""
_MOST_LINES = 400
"""Lines of the largest cell that is looked into; a frame around a whole page is none."""


def spread_drawn(strips: Sequence[Strip], rules: Mapping[int, Sequence[Rule]]) -> list[Strip]:
    """Print what stands in a cell drawn over several rows at each of them."""
    found: list[Strip] = []
    for page, lines in groupby(strips, key=lambda strip: strip.place[0]):
        found += _spread(list(lines), _Drawn(rules.get(page, ())))
    return found


class _Drawn:
    """The horizontal rules of a page, from the top."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Take the rules that are drawn, not those that only edge a colour."""
        flat = [rule for rule in rules if not rule.shade and rule.bottom - rule.top < _THIN < rule.x1 - rule.x0]
        self.rules = sorted(flat, key=lambda rule: rule.top)
        self.tops = [rule.top for rule in self.rules]

    def around(self, line: Line, x: float) -> tuple[float, float] | None:
        """Return the heights between which a line stands at a place across the page; None where it is open."""
        at = bisect_left(self.tops, (line.top + line.bottom) / 2)
        above = next((rule for rule in reversed(self.rules[:at]) if rule.x0 <= x <= rule.x1), None)
        below = next((rule for rule in self.rules[at:] if rule.x0 <= x <= rule.x1), None)
        return (above.top, below.top) if above is not None and below is not None else None

    def between(self, top: float, bottom: float) -> list[float]:
        """Return the heights of strokes inside a cell's reach: they part the rows beside it."""
        inner = self.tops[bisect_left(self.tops, top + _INSIDE) : bisect_left(self.tops, bottom - _INSIDE)]
        return [height for index, height in enumerate(inner) if not index or height - inner[index - 1] > _INSIDE]


@dataclass(frozen=True)
class _Reach:
    """A cell over several rows: its words as one cell, the lines they stand on, and a line of each row beside it."""

    value: Cell
    own: tuple[int, ...]
    rows: tuple[int, ...]


def _spread(strips: list[Strip], drawn: _Drawn) -> list[Strip]:
    """Spread the cells of one page."""
    if len(drawn.rules) < _LEAST:
        return strips
    found = list(strips)
    for reach in _reaches(strips, drawn):
        for index in reach.own:
            left = tuple(cell for cell in found[index].cells if not _overlap(cell, reach.value))
            found[index] = replace(found[index], cells=left, part=found[index].part if left else LinePart.SPREAD)
        for index in reach.rows:
            cells = sorted((*found[index].cells, reach.value), key=lambda cell: cell.chunk.x0)
            found[index] = replace(found[index], cells=tuple(cells))
    return found


def _reaches(strips: Sequence[Strip], drawn: _Drawn) -> Iterator[_Reach]:
    """Yield the cells that reach over several rows, each once."""
    middles = [(strip.line.top + strip.line.bottom) / 2 for strip in strips]
    for index, strip in enumerate(strips):
        for cell in strip.cells:
            box = drawn.around(strip.line, (cell.chunk.x0 + cell.chunk.x1) / 2)
            if box is None:
                continue
            first, last = bisect_left(middles, box[0]), bisect_left(middles, box[1])
            if not 1 < last - first < _MOST_LINES:
                continue
            own = tuple(at for at in range(first, last) if any(_overlap(each, cell) for each in strips[at].cells))
            if own[0] == index:
                reach = _reach(strips, range(first, last), own, cell, drawn.between(*box))
                if reach is not None:
                    yield reach


def _reach(
    strips: Sequence[Strip], inside: range, own: tuple[int, ...], cell: Cell, heights: Sequence[float]
) -> _Reach | None:
    """Return what a cell prints and for which rows; None where it is no value of rows with names of their own."""
    words = [word for at in own for each in strips[at].cells if _overlap(each, cell) for word in each.chunk.words]
    value = cell_of(Chunk(tuple(words)), frozenset()) if len(own) > 1 else cell
    trust = value.kind is Kind.TEXT and looks_like_registrant(value.text)
    if not (trust or value.kind in _VALUES):
        return None
    rows: dict[int, list[int]] = {}
    for at in inside:
        middle = (strips[at].line.top + strips[at].line.bottom) / 2
        if heights or any(each.kind in FEES for each in strips[at].cells):
            rows.setdefault(bisect_left(heights, middle) if heights else at, []).append(at)
    if len(rows) < 2 or (not heights and not trust):  # noqa: PLR2004 - one row is nothing to spread over
        return None
    chosen = [_row_line(strips, lines, value) for lines in rows.values()]
    if any(line is None for line in chosen):
        return None
    return _Reach(value, own, tuple(line for line in chosen if line is not None))


def _row_line(strips: Sequence[Strip], lines: Sequence[int], value: Cell) -> int | None:
    """Return the line of a row at which a value is to stand; None where the row has no name of its own beside it."""
    beside = {at: [cell for cell in strips[at].cells if not _overlap(cell, value)] for at in lines}
    named = any(ends_like_fund(cell.text) for cells in beside.values() for cell in cells if cell.kind is Kind.TEXT)
    classed = any(cell.kind is Kind.SHARE_CLASS for cells in beside.values() for cell in cells)
    if not named and not (classed and value.kind not in (Kind.SHARE_CLASS, Kind.TEXT)):
        return None
    filled = [at for at in lines if any(cell.kind in _VALUES for cell in beside[at])]
    return next(iter(filled or [at for at in lines if beside[at]]), None)


def _overlap(one: Cell, other: Cell) -> bool:
    return one.chunk.overlap(other.chunk.x0, other.chunk.x1) > 0
