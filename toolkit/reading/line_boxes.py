"""Where on a page picture the lines are that shall be read: as they were found, joined where a line was cut, and more.

A finder of lines cuts one within a word, or passes over the words between two others. Cut pieces are read wrongly at
their ends, and what is passed over is lost. The ink shows both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.reading.page_ink import Corners, PageInk, PixelBox
from toolkit.reading.unread import ink_outside

_LEVEL, _ALIKE, _CLOSE = 0.25, 1.6, 0.15
"""Of the lower one's height: by how much the middles of two pieces of a line differ at most, how many times higher one
is, and how far the second begins behind the end of the first, as boxes reach beyond their ink."""
_LOW, _HIGH, _WIDE = 4.0, 16.0, 8.0
"""Points: how high words passed over are, and how wide at least."""
_MARGIN = 0.35
"""Of their height: how far the boxes of lines reach beyond their ink."""
_ON_END = 1.5
"""So many times as high as wide a line stands on end."""


def stand_on_end(found: Iterable[Corners]) -> bool:
    """Tell whether most of what stands in lines of a picture stands on end."""
    sides = [_sides(corners) for corners in found]
    upright = sum(high for wide, high in sides if high > _ON_END * wide)
    return upright > sum(wide for wide, high in sides if wide > _ON_END * high)


def _sides(corners: Corners) -> tuple[float, float]:
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return max(across) - min(across), max(down) - min(down)


def whole_lines(page: PageInk, found: Sequence[Corners], dpi: float) -> list[Corners]:
    """Return the corners, on the picture as it lies, of the lines to be read."""
    boxes = [(_box(page.level(corners)), corners) for corners in found]
    points = dpi / 72
    passed_over = [
        _with_margin(box)
        for box in ink_outside(page, [page.level(corners) for corners in found], dpi)
        if _LOW * points <= box[3] - box[1] <= _HIGH * points and box[2] - box[0] >= _WIDE * points
    ]
    pieces: list[tuple[PixelBox, Corners | None]] = [*boxes, *((box, None) for box in passed_over)]
    lines: list[tuple[PixelBox, Corners | None]] = []
    for piece in sorted(pieces, key=lambda each: each[0][0]):
        before = next((line for line in lines if _goes_on(line[0], piece[0], page.down)), None)
        if before is None:
            lines.append(piece)
        else:
            lines[lines.index(before)] = (_around(before[0], piece[0]), None)
    return [corners if corners is not None else page.as_it_lies(_corners(box)) for box, corners in lines]


def _goes_on(before: PixelBox, box: PixelBox, down: Iterable[PixelBox]) -> bool:
    """Tell whether a line goes on in a piece that begins no further left: level with it, without a rule between."""
    heights = before[3] - before[1], box[3] - box[1]
    middle = (box[1] + box[3]) / 2
    if abs(middle - (before[1] + before[3]) / 2) > _LEVEL * min(heights) or max(heights) > _ALIKE * min(heights):
        return False
    if box[0] - before[2] > _CLOSE * min(heights):
        return False
    edges = sorted((before[2], box[0]))
    return not any(edges[0] <= rule[2] and rule[0] <= edges[1] and rule[1] <= middle <= rule[3] for rule in down)


def _around(one: PixelBox, two: PixelBox) -> PixelBox:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _with_margin(box: PixelBox) -> PixelBox:
    left, top, right, bottom = box
    margin = round(_MARGIN * (bottom - top))
    return left - margin, top - margin, right + margin, bottom + margin


def _box(corners: Corners) -> PixelBox:
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return round(min(across)), round(min(down)), round(max(across)), round(max(down))


def _corners(box: PixelBox) -> list[list[float]]:
    left, top, right, bottom = box
    return [[left, top], [right, top], [right, bottom], [left, bottom]]
