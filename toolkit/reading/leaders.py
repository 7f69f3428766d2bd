"""Dots that lead from a name to its figure, found on a page picture and taken away before anything is read.

A finder of lines ends a name somewhere among them, and a recogniser reads them as points of the name or the figure.
Alike in size, at one distance from each other and level they are nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

_LARGEST = 2.2
"""Points: a dot is no wider."""
_LEAST_AREA = 3
"""Pixels: what is smaller is grain."""
_PITCH = (1.5, 16.0)
"""Points from one dot to the next."""
_STRAY, _ALIKE = 0.15, 2.5
"""Of that distance: how far a dot may stand from its place. Of each other's area: how much two dots differ at most."""
_SLOPE = 0.05
"""A page lies no more askew."""
_MANY, _FEW = 6, 2
"""So many dots make a leader, and so few on a page where another one has their distance."""
_SAME = 0.08
_MOST = 40_000
"""A page of more dots than this is grey, not printed."""
_DARK, _FAINT = 0.4, 0.25
"""How far from paper to ink, of the way between the two, a pixel is ink, and how far it may be a stroke."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot: its lower right corner in pixels, and how many pixels are dark."""

    x: int
    y: int
    area: int


def without_leaders(picture: Any, dpi: float) -> Any:
    """Return a picture (rows, columns, 3 bytes) whose leaders are blank."""
    import numpy as np

    grey = picture[:, :, 1]
    sample = grey[::4, ::4]
    paper, ink = float(np.median(sample)), float(np.percentile(sample, 0.02))
    side = round(_LARGEST * dpi / 72) + 2
    dark, faint = (grey < paper - part * (paper - ink) for part in (_DARK, _FAINT))
    dots = list(_dots(dark, faint, side))
    blank = [dot for leader in _leaders(dots, dpi / 72) for dot in leader]
    if not blank:
        return picture
    cleared = picture.copy()
    for dot in blank:
        cleared[max(0, dot.y - side + 1) : dot.y + 1, max(0, dot.x - side + 1) : dot.x + 1] = round(paper)
    return cleared


def _dots(dark: Any, faint: Any, side: int) -> Iterator[Dot]:
    """Yield what is dark within a square of so many pixels whose edge is white all around.

    Of the squares that hold a dot the upper left one has it in the corner of what its edge surrounds.
    """
    if min(dark.shape) <= side:
        return
    inner = _within(_sums(dark), 1, side - 1)
    sums = _sums(faint)
    held = (_within(sums, 0, side) == _within(sums, 1, side - 1)) & (inner >= _LEAST_AREA)
    first = held.copy()
    first[1:] &= ~held[:-1]
    first[:, 1:] &= ~held[:, :-1]
    rows, columns = first.nonzero()
    if len(rows) > _MOST:
        return
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        yield Dot(column + side - 1, row + side - 1, int(inner[row, column]))


def _sums(mask: Any) -> Any:
    """Count what is set above and left of each corner of a pixel."""
    import numpy as np

    return np.pad(np.cumsum(np.cumsum(mask, axis=0, dtype=np.int32), axis=1, dtype=np.int32), ((1, 0), (1, 0)))


def _within(sums: Any, first: int, last: int) -> Any:
    """Sum up, for each square of `first + last` pixels, what lies from its first to its last row and column."""
    side = first + last
    height, width = sums.shape[0] - side, sums.shape[1] - side
    upper, lower = slice(first, first + height), slice(last, last + height)
    left, right = slice(first, first + width), slice(last, last + width)
    return sums[lower, right] - sums[upper, right] - sums[lower, left] + sums[upper, left]


def _leaders(dots: Sequence[Dot], points: float) -> list[list[Dot]]:
    """Find the leaders among the dots of a page: many at one distance, or few at that of a leader of many."""
    chains = list(_chains(dots, points))
    pitches = [_pitch(chain) for chain in chains if len(chain) >= _MANY]
    if not pitches:
        return []
    usual = median(pitches)
    return [
        chain
        for chain in chains
        if len(chain) >= _MANY or (len(chain) >= _FEW and abs(_pitch(chain) / usual - 1) <= _SAME)
    ]


def _chains(dots: Sequence[Dot], points: float) -> Iterator[list[Dot]]:
    """Yield dots in a row, each as far from the last as that from the one before it."""
    cell = max(1, round(_PITCH[1] * points))
    near: dict[tuple[int, int], list[Dot]] = {}
    for dot in dots:
        near.setdefault((dot.x // cell, dot.y // cell), []).append(dot)
    used: set[Dot] = set()
    for dot in sorted(dots, key=lambda each: each.x):
        if dot in used:
            continue
        chain = [dot]
        while (after := _next(chain, near, cell, points)) is not None and after not in used:
            chain.append(after)
        if len(chain) >= _FEW:
            used.update(chain)
            yield chain


def _next(chain: Sequence[Dot], near: dict[tuple[int, int], list[Dot]], cell: int, points: float) -> Dot | None:
    """Return the dot that goes on a row: at its distance, or, behind the first, the nearest."""
    last = chain[-1]
    least, most = _PITCH[0] * points, _PITCH[1] * points
    if len(chain) > 1:
        pitch = _pitch(chain)
        stray = max(1.0, _STRAY * pitch)
        least, most = pitch - stray, pitch + stray
    column, row = last.x // cell, last.y // cell
    found = [
        dot
        for key in ((column + right, row + down) for right in (0, 1) for down in (-1, 0, 1))
        for dot in near.get(key, ())
        if least <= dot.x - last.x <= most
        and abs(dot.y - last.y) <= 1 + _SLOPE * (dot.x - last.x)
        and max(dot.area, last.area) <= _ALIKE * min(dot.area, last.area)
    ]
    return min(found, key=lambda dot: dot.x, default=None)


def _pitch(chain: Sequence[Dot]) -> float:
    return (chain[-1].x - chain[0].x) / (len(chain) - 1)
