"""Rows of an open table set over two lines: class and day stand at the top of the row, its figures at the foot.

So browsers print the tables of filing agents, whose figures are set at the foot of their cells, where a name wraps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.cells import FEES, Kind
from toolkit.reading.level_rows import shifted
from toolkit.reading.names import ends_like_fund, goes_on, take_apart
from toolkit.reading.pages import SetLine
from toolkit.reading.strips import LinePart, Strip

_CLOSE = 1.45
"""Usual distances between lines within which a name wraps."""
_SET_IN = 40.0
"""Points that the second line of a name is set in at most."""
_FIGURES = frozenset({Kind.RATE, Kind.STEPS})


def with_whole_rows(strips: Sequence[Strip], pitch: float) -> list[Strip]:
    """Set the figures at the foot of a row beside its class and day; only where that makes more than one row whole.

    Or where another line of the table is filled so.
    """
    pairs = [index for index in range(len(strips) - 1) if _is_one_row(strips[index], strips[index + 1], pitch)]
    pairs = [index for index, before in zip(pairs, (-2, *pairs), strict=False) if before + 1 != index]
    widths = {len(strip.cells) for strip in strips if strip.part is LinePart.FEES}
    if len(pairs) < 2 and not any(len(strips[at].cells) + len(strips[at + 1].cells) - 1 in widths for at in pairs):  # noqa: PLR2004 - one pair may be chance
        return list(strips)
    found = list(strips)
    for index in pairs:
        found[index : index + 2] = _whole(strips[index], strips[index + 1])
    return found


def _is_one_row(top: Strip, foot: Strip, pitch: float) -> bool:
    """Tell whether two fee lines are the top and the foot of one row: each fills other columns, the name goes on."""
    if top.part is not LinePart.FEES or foot.part is not LinePart.FEES or top.place[0] != foot.place[0]:
        return False
    if min(len(top.cells), len(foot.cells)) < 2 or foot.line.top - top.line.top > _CLOSE * pitch:  # noqa: PLR2004 - a name and a cell
        return False
    name, end = top.cells[0], foot.cells[0]
    values = foot.cells[1:]
    figures = all(cell.kind in FEES for cell in values) and any(cell.kind in _FIGURES for cell in values)
    apart = all(one.chunk.overlap(two.chunk.x0, two.chunk.x1) == 0 for one in top.cells[1:] for two in values)
    if not (figures and apart) or any(cell.kind in _FIGURES for cell in top.cells):
        return False
    if name.kind is not Kind.TEXT or end.kind is not Kind.TEXT or not 0 <= end.chunk.x0 - name.chunk.x0 + 1 < _SET_IN:
        return False
    unfinished = not ends_like_fund(name.text) or goes_on(end.text) or take_apart(end.text).formerly is not None
    return unfinished or end.chunk.x0 > name.chunk.x0 + 4


def _whole(top: Strip, foot: Strip) -> tuple[Strip, Strip]:
    """Return the line of a row with all its cells, and the rest of its name below."""
    end, *values = foot.cells
    moved = shifted([word for cell in values for word in cell.chunk.words], max(word.bottom for word in top.line.words))
    words = tuple(sorted((*top.line.words, *moved), key=lambda word: word.x0))
    line = SetLine(words, top.line.page, top.line.number, (top.line, foot.line))
    rest = SetLine(end.chunk.words, foot.line.page, foot.line.number, (foot.line,))
    cells = tuple(sorted((*top.cells, *values), key=lambda cell: cell.chunk.x0))
    return replace(top, line=line, cells=cells), replace(foot, line=rest, cells=(end,), part=LinePart.TEXT)
