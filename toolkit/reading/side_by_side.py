"""Tables and lists set in two halves side by side: the left half is read first, then the right one.

Told by the lines themselves: heading and cells come twice over, in the same kinds, and the second half begins at one
and the same place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from toolkit.reading.cells import FEES, Cell, Kind, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.head_words import heads_names
from toolkit.reading.names import ends_like_fund
from toolkit.reading.pages import Line
from toolkit.reading.strips import LinePart, Strip, fees_of

_PARTS = (LinePart.FEES, LinePart.TEXT, LinePart.HEADING)
_SEVERAL = 2
_BEHIND = 100_000
"""What is added to the place of a right half, so that it stands behind every line of the left one."""
_ALIGNED = 4.0
"""How far, in points, the second halves of two lines may begin apart."""


def set_apart(strips: Sequence[Strip]) -> list[Strip]:
    """Part the lines of every page whose table or list stands in two halves; all others stay as they are."""
    found: list[Strip] = []
    for _, page in groupby(strips, key=lambda strip: strip.place[0]):
        found += _halved(list(page))
    return found


def _halved(strips: list[Strip]) -> list[Strip]:
    """Part the lines of one page from the first that comes twice over to the last line of the table."""
    double = _headed_twice(strips) or [index for index, strip in enumerate(strips) if _is_double(strip)]
    headed = bool(double) and strips[double[0]].part is LinePart.HEADING
    if not headed and not _agree([strips[index] for index in double], strips):
        return strips
    edge = min(_second(strips[index]).chunk.x0 for index in double) - _ALIGNED
    first, last = double[0], double[-1]
    while first and strips[first - 1].part is LinePart.HEADING and len(strips[first - 1].cells) > 1:
        first -= 1
    while last + 1 < len(strips) and strips[last + 1].part in _PARTS[:2]:
        last += 1
    region = strips[first : last + 1]
    if any(strip.part not in (*_PARTS, LinePart.STROKE) for strip in region):
        return strips
    if headed and any(cell.chunk.x0 < edge < cell.chunk.x1 for strip in region for cell in strip.cells):
        return strips
    left = (half for strip in region for half in _half(strip, edge, right=False))
    right = (half for strip in region for half in _half(strip, edge, right=True))
    return [*strips[:first], *left, *right, *strips[last + 1 :]]


def _headed_twice(strips: Sequence[Strip]) -> list[int]:
    """Return the first line of headings that come twice over, below which no line runs from half to half.

    The rows of such halves may stand at heights of their own: wrapped names put them out of step.
    """
    for index, strip in enumerate(strips):
        texts = [cell.text.casefold() for cell in strip.cells]
        half = len(texts) // 2
        named = half > 1 and heads_names(texts[0]) and len(set(texts[:half])) == half
        if strip.part is LinePart.HEADING and named and texts[:half] == texts[half:]:
            return [index]
    return []


def _is_double(strip: Strip) -> bool:
    """Tell whether the cells of a line are those of a row twice over: a name and its fee, or a name alone."""
    cells, half = strip.cells, len(strip.cells) // 2
    if strip.part not in (LinePart.FEES, LinePart.TEXT) or len(cells) % 2 or not cells:
        return False
    left, right = cells[:half], cells[half:]
    if left[0].kind is not Kind.TEXT or right[0].kind is not Kind.TEXT:
        return False
    values = all(_alike(one, other) for one, other in zip(left[1:], right[1:], strict=True))
    return values and (half > 1 or all(ends_like_fund(cell.text) for cell in (left[0], right[0])))


def _alike(one: Cell, other: Cell) -> bool:
    """Tell whether two cells hold the same kind of thing: a fee each, a class each, a date each."""
    return (one.kind in FEES and other.kind in FEES) or (one.kind is other.kind and one.kind is not Kind.TEXT)


def _second(strip: Strip) -> Cell:
    """Return the cell that begins the second half of a double line."""
    return strip.cells[len(strip.cells) // 2]


def _agree(double: Sequence[Strip], strips: Sequence[Strip]) -> bool:
    """Tell whether double lines are the rule: their halves begin at one place, and few rows are single."""
    if len(double) < _SEVERAL:
        return False
    funds = sum(1 for strip in double if ends_like_fund(_second(strip).text))
    if 2 * funds < len(double):
        return False
    starts = [_second(strip).chunk.x0 for strip in double]
    fees = sum(1 for strip in strips if fees_of(strip) and strip.cells[0].kind is Kind.TEXT)
    listed = all(not fees_of(strip) for strip in double)
    if listed and fees:
        return False  # a trust beside its fund, perhaps, or words beside a table
    return max(starts) - min(starts) <= _ALIGNED and (listed or 2 * len(double) > fees)


def _half(strip: Strip, edge: float, *, right: bool) -> Iterator[Strip]:
    """Yield one half of a line, where anything stands in it; a drawn stroke goes with the left half."""
    if strip.part is LinePart.STROKE:
        if not right:
            yield strip
        return
    words = tuple(word for word in strip.line.words if (word.x0 >= edge) is right)
    cells = tuple(half for cell in strip.cells if (half := _half_cell(cell, edge, right=right)) is not None)
    if cells and words:
        part = strip.part if strip.part is not LinePart.FEES or any(c.kind in FEES for c in cells) else LinePart.TEXT
        page, index = strip.place
        place = (page, index + _BEHIND) if right else strip.place
        yield replace(strip, place=place, line=Line(words, page, strip.line.number), cells=cells, part=part)


def _half_cell(cell: Cell, edge: float, *, right: bool) -> Cell | None:
    """Return what of a cell stands on one side of the edge; None where nothing does."""
    words = tuple(word for word in cell.chunk.words if (word.x0 >= edge) is right)
    if len(words) == len(cell.chunk.words):
        return cell
    return cell_of(Chunk(words), frozenset()) if words else None
