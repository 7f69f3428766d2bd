"""Ink of a page that no reader has claimed: a lone mark, a dash in a cell, a smudge.

What is not read must not be silently missing: a dash says that a class pays nothing, a star ties a footnote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.reading.page_ink import Corners, PageInk, PixelBox, stretches

_CELL = 2.0
"""Points: ink nearer than this belongs together."""
_LEAST_SIDE, _LEAST_AREA = 2.5, 1.5
"""Points, square points: what is smaller is grain."""
_LEAST_DASH, _FLAT = 1.8, 2.0
"""Points: a hyphen is at least so long, and so many times as long as thick."""
_MOST_SIDE = 40
"""Points: what is larger is a picture, a stamp or a signature."""
_LEVEL = 4
"""Points: two hyphens behind one another are no further apart; marks that differ by less in height are level."""
_EDGE = 20
"""Points: along its edges a page shows the scanner, not print."""
_IN_A_ROW, _CLOSE = 3, 14
"""So many flat marks, so many points apart at most, are no cells without a fee."""
_NEAR = 2
"""Points: so close to a rule a thin mark is a piece of it, so close to its ends a stroke is a rule between two."""
_FAR = 72
"""Points: cells over several columns interrupt a line down for so long."""
_STROKE = 1.5
"""Points: what stands upright and is no wider is a stroke."""
_DEEP, _PALE = 0.6, 0.5
"""Of the way from paper to ink: how dark a mark is whose pixels tell more than grain. Of a mark's usual depth: what is
paler is a gap in it."""
_AROUND = 0.2
"""A line's box is widened by this part of its height: letters reach a little beyond it."""


def unread_ink(page: PageInk, lines: Iterable[Corners], dpi: float) -> list[PixelBox]:
    """Return where ink stands outside all lines that were found, mark by mark, from the top down."""
    points = dpi / 72
    marks = _marks_outside(page, lines, points)
    found = [box for box, area in marks if _is_mark(box, area, points) and not _is_ruled(box, page, points)]
    return list(_paired(_without_strokes(found, points), points))


def ink_outside(page: PageInk, lines: Iterable[Corners], dpi: float) -> Iterator[PixelBox]:
    """Yield the boxes of all ink outside the lines that were found: marks, words, pictures."""
    points = dpi / 72
    yield from (box for box, area in _marks_outside(page, lines, points) if area >= _LEAST_AREA * points * points)


def _marks_outside(page: PageInk, lines: Iterable[Corners], points: float) -> Iterator[tuple[PixelBox, int]]:
    """Yield the box of each mark outside all lines, what is nearer than a cell taken together, and its dark pixels."""
    dark = page.faint.copy()
    edge = round(_EDGE * points)
    dark[:edge] = dark[-edge:] = False
    dark[:, :edge] = dark[:, -edge:] = False
    for corners in lines:
        across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
        around = _AROUND * (max(down) - min(down))
        top, bottom = max(0, round(min(down) - around)), round(max(down) + around)
        dark[top:bottom, max(0, round(min(across) - around)) : round(max(across) + around)] = False
    cell = max(1, round(_CELL * points))
    yield from (_tight(dark, group, cell) for group in _groups(dark, cell))


def _paired(boxes: Iterable[PixelBox], points: float) -> Iterator[PixelBox]:
    """Join two hyphens that stand right behind one another: they are one dash of a typewriter."""
    waiting: PixelBox | None = None
    for box in sorted(boxes, key=lambda each: (round(each[1] / (_LEVEL * points)), each[0])):
        if waiting is not None and _is_behind(waiting, box, points):
            yield waiting[0], min(waiting[1], box[1]), box[2], max(waiting[3], box[3])
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = box
    if waiting is not None:
        yield waiting


def _is_behind(before: PixelBox, box: PixelBox, points: float) -> bool:
    flat = all(each[2] - each[0] >= _FLAT * (each[3] - each[1]) for each in (before, box))
    return flat and abs(before[1] - box[1]) <= points and 0 <= box[0] - before[2] <= _LEVEL * points


def _is_ruled(box: PixelBox, page: PageInk, points: float) -> bool:
    """Tell whether a mark is a piece of a drawn line, or a short line down from one rule to another."""
    left, top, right, bottom = box
    upright = _turned(box)
    if _is_of_a_rule(box, page.across, _CLOSE * points, points):
        return True
    if _is_of_a_rule(upright, map(_turned, page.down), _FAR * points, points):
        return True
    met = [any(_meets(box, edge, rule, points) for rule in page.across) for edge in (top, bottom)]
    return right - left <= _STROKE * points and bottom - top >= _LEAST_SIDE * points and all(met)


def _turned(box: PixelBox) -> PixelBox:
    left, top, right, bottom = box
    return top, left, bottom, right


def _meets(box: PixelBox, edge: int, rule: PixelBox, points: float) -> bool:
    """Tell whether a stroke's end lies at a rule."""
    beside = rule[1] - _NEAR * points <= edge <= rule[3] + _NEAR * points
    return beside and rule[0] - _NEAR * points <= box[0] and box[2] <= rule[2] + _NEAR * points


def _is_of_a_rule(box: PixelBox, rules: Iterable[PixelBox], reach: float, points: float) -> bool:
    """Tell whether a flat mark is a piece of a drawn line: level with a rule and not far from its ends."""
    left, top, right, bottom = box
    if right - left < 1.5 * (bottom - top):
        return False
    return any(
        rule[0] - reach < right
        and left < rule[2] + reach
        and rule[1] - _NEAR * points < bottom
        and top < rule[3] + _NEAR * points
        for rule in rules
    )


def _without_strokes(boxes: list[PixelBox], points: float) -> Iterator[PixelBox]:
    """Leave out flat marks close to each other on one level: the dots of a leader, a line drawn with hyphens."""
    flat = [box for box in boxes if box[2] - box[0] > 1.5 * (box[3] - box[1])]
    rows: list[list[PixelBox]] = []
    for box in sorted(flat):
        level = next((row for row in rows if _follows(row[-1], box, points)), None)
        if level is None:
            rows.append([box])
        else:
            level.append(box)
    strokes = {box for row in rows if len(row) >= _IN_A_ROW for box in row}
    yield from (box for box in boxes if box not in strokes)


def _follows(before: PixelBox, box: PixelBox, points: float) -> bool:
    """Tell whether a mark stands right behind another, level with it."""
    level = abs(before[1] + before[3] - box[1] - box[3]) <= 4 * points
    return level and box[0] - before[2] <= _CLOSE * points


def is_dotted(page: PageInk, box: PixelBox) -> bool:
    """Tell whether a flat mark is dots of a leader: a dash is ink from end to end, and so is each of two."""
    left, top, right, bottom = box
    strokes = strokes_of(page, box)
    dots = [end - start < _FLAT * (bottom - top) for start, end in strokes]
    return right - left > 2 * (bottom - top) and len(strokes) > 1 and (len(strokes) > 2 or any(dots))  # noqa: PLR2004


def strokes_of(page: PageInk, box: PixelBox) -> list[tuple[int, int]]:
    """Return where the ink of a mark begins and ends along it.

    Between two hyphens that touch by their blur it is far paler than in them; in a faint mark a pixel is grain.
    """
    import numpy as np

    left, top, right, bottom = box
    depth = (page.paper - page.grey[top:bottom, left:right].min(axis=0)) / max(1.0, page.paper - page.ink)
    usual = float(np.median(depth)) if depth.size else 0.0
    grain = 0 if usual >= _DEEP else 1
    found: list[tuple[int, int]] = []
    for start, end in stretches(page.faint[top:bottom, left:right].any(axis=0) & (depth >= _PALE * usual)):
        if found and start - found[-1][1] <= grain:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_mark(box: PixelBox, area: int, points: float) -> bool:
    sides = (box[2] - box[0]) / points, (box[3] - box[1]) / points
    least = _LEAST_DASH if sides[0] >= _FLAT * sides[1] else _LEAST_SIDE
    return max(sides) >= least and max(sides) <= _MOST_SIDE and area >= _LEAST_AREA * points * points


def _groups(dark: Any, cell: int) -> Iterator[list[tuple[int, int]]]:
    """Yield groups of cells with ink that touch one another, by row and column of cells."""
    height, width = dark.shape[0] // cell * cell, dark.shape[1] // cell * cell
    inked = dark[:height, :width].reshape(height // cell, cell, width // cell, cell).sum(axis=(1, 3)) > 1
    left = set(zip(*(axis.tolist() for axis in inked.nonzero()), strict=True))
    for start in sorted(left):
        if start not in left:
            continue
        left.remove(start)
        group, edge = [start], [start]
        while edge:
            row, column = edge.pop()
            for near in ((row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1)):
                if near in left:
                    left.remove(near)
                    group.append(near)
                    edge.append(near)
        yield group


def _tight(dark: Any, group: list[tuple[int, int]], cell: int) -> tuple[PixelBox, int]:
    """Return the box that just holds the ink of a group, and how many pixels are dark."""
    rows, columns = zip(*group, strict=True)
    top, left = min(rows) * cell, min(columns) * cell
    part = dark[top : (max(rows) + 1) * cell, left : (max(columns) + 1) * cell]
    down, across = part.any(axis=1).nonzero()[0], part.any(axis=0).nonzero()[0]
    box = (left + int(across[0]), top + int(down[0]), left + int(across[-1]) + 1, top + int(down[-1]) + 1)
    return box, int(part.sum())
