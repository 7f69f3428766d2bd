"""Classes whose words stand below one another in a narrow column (`Class A`, and `Shares` on the next line)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from toolkit.reading.cells import FEES, MOST_WORDS, Cell, Kind, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.names import parse_stated_class
from toolkit.reading.pages import Line
from toolkit.reading.strips import LinePart, Strip

_HEADS = re.compile(r"(?:share\s+)?class(?:es)?(?:\s+of\s+shares)?", re.IGNORECASE)
_EDGE = 2.0
"""Points within which words begin at one edge."""
_A_LITTLE = 1.3
_BEGINS = ("class", "share class")
_CLOSE = 1.6
"""Heights of a line within which the next line of the same cell follows."""
_MOST = 3
"""Lines over which a class runs at most."""


def joined_classes(strips: Sequence[Strip]) -> list[Strip]:
    """Bring the words of each class to its first line; a line on which nothing else stands is spent."""
    strips = _parted(strips)
    found = list(strips)
    for index, strip in enumerate(strips):
        beside_fee = any(cell.kind in FEES for cell in strip.cells)
        for cell in strip.cells:
            if beside_fee and cell.kind in (Kind.SHARE_CLASS, Kind.TEXT):
                _join(found, index, cell)
    return found


def _parted(strips: Sequence[Strip]) -> list[Strip]:
    """Part a class from the name close before it, where several so stand at one edge under the heading of classes."""
    heads = [cell for strip in strips for cell in strip.cells if _HEADS.fullmatch(cell.text) and len(strip.cells) > 1]
    tails = {index: found for index, strip in enumerate(strips) if (found := _tail(strip)) is not None}
    edges = [tail.chunk.x0 for _, tail in tails.values()]
    wide = max((tail.chunk.x1 for _, tail in tails.values()), default=0.0)
    parted = list(strips)
    for index, (name, tail) in tails.items():
        left = tail.chunk.x0
        alike = sum(abs(left - edge) <= _EDGE for edge in edges)
        under = any(left - _EDGE <= head.chunk.x0 and head.chunk.x1 <= wide + _EDGE for head in heads)
        if alike > 1 and under:
            parted[index] = replace(strips[index], cells=(name, tail, *strips[index].cells[1:]))
    return parted


def _tail(strip: Strip) -> tuple[Cell, Cell] | None:
    """Return a line's first cell as a name and a class, a gap between them a little wider than those of the name."""
    first = strip.cells[0] if len(strip.cells) > 1 else None
    if first is None or first.kind is not Kind.TEXT or not any(cell.kind in FEES for cell in strip.cells):
        return None
    words = first.chunk.words
    if len(words) > MOST_WORDS:
        return None
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    for at in range(len(words) - 1, 0, -1):
        name, tail = (cell_of(Chunk(part), frozenset()) for part in (words[:at], words[at:]))
        if tail.kind is Kind.SHARE_CLASS and gaps[at - 1] > _A_LITTLE * median(gaps):
            return name, tail
    return None


def _join(strips: list[Strip], index: int, cell: Cell) -> None:
    """Give a cell the words that stand alone in its column on the lines close below, as long as they make one class."""
    words = cell.chunk.words
    below = [cell]
    for at in range(index + 1, min(index + _MOST, len(strips))):
        alone = [each for each in strips[at].cells if each.chunk.overlap(cell.chunk.x0, cell.chunk.x1) > 0]
        if any(each.kind in FEES for each in strips[at].cells):
            break
        if len(alone) != 1 or not _close(strips[at - 1].line, strips[at].line) or not _is_part(alone[0], cell):
            break
        below.append(alone[0])
        words = (*words, *alone[0].chunk.words)
    text = " ".join(word.text for word in words)
    if len(below) == 1 or parse_stated_class(text) is None:
        return
    whole = Cell(Chunk(words), text, Kind.SHARE_CLASS)
    strips[index] = replace(strips[index], cells=tuple(whole if each is cell else each for each in strips[index].cells))
    for at, part in enumerate(below[1:], start=index + 1):
        left = tuple(each for each in strips[at].cells if each is not part)
        strips[at] = replace(strips[at], cells=left, part=strips[at].part if left else LinePart.SPENT)


def _is_part(part: Cell, whole: Cell) -> bool:
    """Tell whether words may go on with a class: `Shares`, or its letter where only `Class` stands above."""
    last = part.text.lower() in ("shares", "class")
    return last or (whole.text.lower() in _BEGINS and part.text.isalnum() and part.kind is Kind.TEXT)


def _close(above: Line, below: Line) -> bool:
    return above.page == below.page and 0 < below.top - above.top <= _CLOSE * (above.bottom - above.top)
