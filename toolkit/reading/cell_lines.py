"""Bands whose words run over lines of their column (`Over $1 billion up to and including`, `$2 billion`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.cells import FEES, Cell, Kind
from toolkit.reading.grid import Chunk
from toolkit.reading.pages import Line
from toolkit.reading.strips import LinePart, Strip
from toolkit.reading.tiers import parse_band

_BEGINS = re.compile(
    r"(?:(?:on|for)\s+)?(?:(?:the|that|assets|amounts?)\s+)*(?:first|next|over|above|from|between|exceeding|in\s+excess|excess|"
    r"more\s+than|greater\s+than|up\s+to|less\s+than|\$\s?\d)",
    re.IGNORECASE,
)
_HANGING = 25.0
"""Points by which the further lines of a band may be set in."""
_ASIDE = 3.0
_CLOSE = 1.6
"""Heights of a line within which the next line of the same cell follows."""
_MOST = 3
"""Lines over which a band runs at most."""


def joined_bands(strips: Sequence[Strip]) -> list[Strip]:
    """Bring the words of each such band to the line of its rate; a line on which nothing else stands is spent."""
    found = list(strips)
    for index in range(len(found) - 1):
        for cell in found[index].cells:
            if cell.kind is Kind.TEXT and _BEGINS.match(cell.text):
                _join(found, index, cell)
    return found


def _join(strips: list[Strip], index: int, cell: Cell) -> None:
    """Bring a band together where its words, those below them and no others make one, beside a single rate."""
    parts, at = [cell], index
    while at + 1 < min(index + _MOST, len(strips)) and _close(strips[at].line, strips[at + 1].line):
        at += 1
        below = [each for each in strips[at].cells if -_ASIDE < each.chunk.x0 - cell.chunk.x0 < _HANGING]
        if len(below) != 1 or below[0].kind in FEES:
            return
        parts.append(below[0])
        text = " ".join(part.text for part in parts)
        if parse_band(text) is not None:
            _put(strips, index, parts, text)
            return


def _put(strips: list[Strip], index: int, parts: Sequence[Cell], text: str) -> None:
    """Set the band on the line of its rate and take its words off the others."""
    lines = range(index, index + len(parts))
    rated = [at for at in lines if any(cell.kind in FEES for cell in strips[at].cells)]
    if len(rated) != 1:
        return
    band = Cell(Chunk(tuple(word for part in parts for word in part.chunk.words)), text, Kind.BAND)
    for at, part in zip(lines, parts, strict=True):
        own = (band,) if at == rated[0] else ()
        cells = tuple(new for each in strips[at].cells for new in (own if each is part else (each,)))
        strips[at] = replace(strips[at], cells=cells, part=strips[at].part if cells else LinePart.SPENT)


def _close(above: Line, below: Line) -> bool:
    return above.page == below.page and 0 < below.top - above.top <= _CLOSE * (above.bottom - above.top)
