"""Bands and rates told as running text in a cell: `0.75% of the first $250 million of average daily net assets, …`.

Such a cell wraps wherever its column ends, so that no line of it need be a band, a rate or both. Its lines are taken
together from the one that begins with a rate or with the first band to the one on which the bands reach their end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.cells import Cell, Kind
from toolkit.reading.grid import Chunk
from toolkit.reading.names import join_lines
from toolkit.reading.pages import Word
from toolkit.reading.strips import Strip
from toolkit.reading.tiers import bounds, parse_steps

_BEGINS = re.compile(
    r"(?:\((?:a|i|1)\)\s+)?(?:up\s+to\s+|at\s+)?(?:\d?\.\d+|\d{1,2})\s?(?:%|percent|bps|basis\s+points).*?\b(?:of|on|for|up|to)\b|"
    r"(?:(?:on|for)\s+)?(?:the\s+)?first\s+\$.*\d\s?%",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?<=[a-z])[†‡]+$")
"""A marker on a word of such a text (`of Aggregate Assets† up to …`)."""
_MARK = re.compile(r"[\d,]{1,5}|\w|[^\w\s]{1,3}|\(\w\)")
_MOST_LINES = 24
_GOES_ON = 5
"""Lines that may follow the end that bands seem to have reached (`over $500 million`, `up to $1 billion`)."""
_LEFT_OUT = 2.5
"""Points by which a cell's lines may begin beside one another."""
_APART = 2.6
"""Heights of a line within which the next line of the same cell follows."""


def mark_steps(strips: Sequence[Strip]) -> list[Strip]:
    """Take for steps the lines of each cell that only together tell bands with their rates.

    Where some cells show the edge they begin at, one that stands there too close behind a name is known by it.
    """
    marked = list(strips)
    edges = sorted({cell.chunk.x0 for strip in strips for cell in strip.cells if _BEGINS.match(cell.chunk.text)})
    index = 0
    while edges and index < len(marked):
        index += _marked_from(marked, index, edges)
    return marked


def _marked_from(strips: list[Strip], first: int, edges: Sequence[float]) -> int:
    """Mark the lines of the cell that begins on a line, if one does; returns how many lines were dealt with."""
    for left in edges:
        if not _BEGINS.match(_text_from(strips[first], left) or ""):
            continue
        last = _last_line(strips, first, left)
        if last == first:
            continue
        for index in range(first, last + 1):
            strips[index] = _with_steps(strips[index], left)
        return last - first + 1
    return 1


def _last_line(strips: Sequence[Strip], first: int, left: float) -> int:
    """Return the line on which the bands of a cell reach their end; `first` itself where they do not, or at once."""
    texts: list[str] = []
    last = first
    for index in range(first, min(first + _MOST_LINES, len(strips))):
        text = _text_from(strips[index], left)
        if text is None or (index > first and _away(strips[index - 1], strips[index])):
            break
        texts.append(text)
        steps = parse_steps(join_lines(texts))
        laid = bounds([step.band for step in steps]) if steps else None
        if laid is not None and laid[-1].up_to is None:
            last = index
        elif last > first and (index - last > _GOES_ON or _named(strips[index], left)):
            break
    return first if last > first and _goes_on(strips, last, left) else last


def _goes_on(strips: Sequence[Strip], last: int, left: float) -> bool:
    """Tell whether the line below the last of a cell goes on with its sentence: its bands have not come to an end."""
    if last + 1 >= len(strips) or _away(strips[last], strips[last + 1]):
        return False
    text = _text_from(strips[last + 1], left)
    return text is not None and not _named(strips[last + 1], left) and text[:1].islower()


def _named(strip: Strip, left: float) -> bool:
    """Tell whether words stand left of the cell: the name of the next row, perhaps."""
    return strip.line.x0 < left - _LEFT_OUT


def _away(above: Strip, strip: Strip) -> bool:
    """Tell whether a line stands too far below the one above it to go on with its cell."""
    height = above.line.bottom - above.line.top
    return above.place[0] != strip.place[0] or strip.line.top - above.line.top > _APART * height


def _text_from(strip: Strip, left: float) -> str | None:
    """Return a line's words right of an edge; None where there is none, they begin further right, or one crosses it."""
    stop = min((cell.chunk.x0 for cell in _dates_behind(strip, left)), default=float("inf"))
    words = [word for word in strip.line.words if left - _LEFT_OUT < word.x1 and word.x0 < stop]
    if not words or abs(words[0].x0 - left) > _LEFT_OUT:
        return None
    return " ".join(word.text for word in words if not _is_mark(word))


def _is_mark(word: Word) -> bool:
    """Tell whether a word is a raised marker of a footnote, no part of the text that it stands in."""
    return word.raised and _MARK.fullmatch(word.text) is not None


def _dates_behind(strip: Strip, left: float) -> tuple[Cell, ...]:
    """Return the dates that stand in a column of their own right of the cell that begins at an edge."""
    behind = [cell for cell in strip.cells[1:] if cell.chunk.x0 > left + _LEFT_OUT]
    return tuple(behind[-1:]) if behind and behind[-1].kind is Kind.DATE else ()


def _with_steps(strip: Strip, left: float) -> Strip:
    """Make one cell of a line's words right of an edge, but for a date behind them."""
    edge = left - _LEFT_OUT
    dates = _dates_behind(strip, left)
    cells = [cell for cell in strip.cells if cell not in dates]
    before: list[Cell] = []
    for cell in cells:
        outside = tuple(word for word in cell.chunk.words if word.x0 < edge)
        if len(outside) == len(cell.chunk.words):
            before.append(cell)
        elif outside:
            chunk = Chunk(outside)
            before.append(Cell(chunk, chunk.text, Kind.TEXT))
    words = tuple(word for cell in cells for word in cell.chunk.words if word.x0 >= edge)
    markers = tuple(marker for cell in cells if cell.chunk.x0 >= edge for marker in cell.markers)
    inside = (mark for word in words for mark in _INSIDE.findall(word.text))
    text = " ".join(word.text for word in words if not _is_mark(word))
    steps = Cell(Chunk(words), text, Kind.STEPS, tuple(dict.fromkeys((*markers, *inside))))
    return replace(strip, cells=(*before, steps, *dates))
