"""Cells whose words run over lines of their column: bands (`Over $1 billion up to`, `$2 billion`), rates in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.cells import FEES, Cell, Kind, kind_of
from toolkit.reading.grid import Chunk
from toolkit.reading.pages import Line
from toolkit.reading.strips import LinePart, Strip

_BEGINS = re.compile(
    r"(?:(?:on|for)\s+)?(?:(?:the|that|assets|amounts?)\s+)*(?:first|next|over|above|from|between|exceeding|in\s+excess|excess|"
    r"more\s+than|greater\s+than|up\s+to|less\s+than|\$\s?\d)|"
    r"(?:an?\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|\d{1,2}/\d{1,3})\b",
    re.IGNORECASE,
)
"""How a band begins, or a rate that is told in words."""
_HANGING = 25.0
"""Points by which the further lines of a cell may be set in."""
_ASIDE = 3.0
_CLOSE = 1.6
"""Heights of a line within which the next line of the same cell follows."""
_MOST = 3
"""Lines over which a cell runs at most."""


def joined_cells(strips: Sequence[Strip]) -> list[Strip]:
    """Bring the words of each such cell to one line, a band to that of its rate; a line without others is spent."""
    found = list(strips)
    for index in range(len(found) - 1):
        for cell in found[index].cells:
            if cell.kind is Kind.TEXT and _BEGINS.match(cell.text):
                _join(found, index, cell)
    return found


def _join(strips: list[Strip], index: int, cell: Cell) -> None:
    """Bring a cell together where its words and those below them, and no fewer, make a band or a rate."""
    parts, at = [cell], index
    while at + 1 < min(index + _MOST, len(strips)) and _close(strips[at].line, strips[at + 1].line):
        at += 1
        below = [each for each in strips[at].cells if -_ASIDE < each.chunk.x0 - cell.chunk.x0 < _HANGING]
        if len(below) != 1 or below[0].kind in FEES:
            return
        parts.append(below[0])
        text = " ".join(part.text for part in parts)
        if (kind := kind_of(text)) in (Kind.BAND, Kind.RATE):
            _put(strips, index, parts, Cell(_chunk(parts), text, kind))
            return


def _put(strips: list[Strip], index: int, parts: Sequence[Cell], whole: Cell) -> None:
    """Set a band on the line of its one rate, a rate on its first line, where no line of it has another."""
    lines = range(index, index + len(parts))
    rated = [at for at in lines if any(cell.kind in FEES for cell in strips[at].cells)]
    if len(rated) != (1 if whole.kind is Kind.BAND else 0):
        return
    home = rated[0] if rated else index
    for at, part in zip(lines, parts, strict=True):
        own = (whole,) if at == home else ()
        cells = tuple(new for each in strips[at].cells for new in (own if each is part else (each,)))
        strips[at] = replace(strips[at], cells=cells, part=strips[at].part if cells else LinePart.SPENT)


def _chunk(parts: Sequence[Cell]) -> Chunk:
    return Chunk(tuple(word for part in parts for word in part.chunk.words))


def _close(above: Line, below: Line) -> bool:
    return above.page == below.page and 0 < below.top - above.top <= _CLOSE * (above.bottom - above.top)
