"""A page picture set level, its drawn rules found and taken away: what is left is type, and what nobody has read.

All is measured in pixels of the level picture. Rules are long and thin; a dash is short, a black band is thick.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

Corners = Sequence[Sequence[float]]
"""A line's four corners in pixels: upper left, upper right, lower right, lower left."""
PixelBox = tuple[int, int, int, int]
"""Left, top, right, bottom."""

_LEVEL_ENOUGH = math.radians(0.03)
_STEPS = ((math.radians(0.16), 3), (math.radians(0.04), 4), (math.radians(0.01), 3))
"""By how much, and how often to either side, the angle of the lines found is tried anew: ever more finely."""
_ALIKE = math.radians(0.6)
_LEVEL_LINE = math.radians(1.5)
"""A line askew by less on a level page is level: its corners were seen a little too high or too low."""
_ACROSS, _DOWN = 30, 18
"""Points: drawn lines are at least as long; no letter is as wide, none as high."""
_THIN = 4
"""Points: what is thicker is no line."""
_BROKEN = 0.9
"""The part of a line that must be dark: grain breaks it."""
_FADED, _FADED_DOWN = 0.5, 0.75
"""The part of the gap between two pieces of a line that is dark where it faded: a letter fills less."""
_INKED = 0.02
"""Of a hundred pixels, how many a page with a single line of type has in full ink."""
_FAINT = 0.25
"""The same for what may be the thin stroke of a dash or a hairline, which grain, blur and its place thin out."""
_DARK = 0.4
"""How far from paper to ink, of the way between the two, a pixel counts as ink: faint edges of letters do."""


@dataclass(frozen=True)
class PageInk:
    """A page picture in shades of grey, level and without its rules.

    `dark` tells of each pixel whether it is ink, `faint` whether it may be.
    """

    grey: Any
    dark: Any
    faint: Any
    across: tuple[PixelBox, ...]
    down: tuple[PixelBox, ...]
    skew: float
    paper: float
    ink: float

    def level(self, corners: Corners) -> list[list[float]]:
        """Turn the corners of a line as the picture was turned, and set the line itself level as its page is."""
        height, width = self.grey.shape
        cosine, sine = math.cos(self.skew), math.sin(self.skew)
        moved = [(x - width / 2, y - height / 2) for x, y in corners]
        turned = [[width / 2 + x * cosine + y * sine, height / 2 - x * sine + y * cosine] for x, y in moved]
        return _set_level(turned)

    def as_it_lies(self, corners: Corners) -> list[list[float]]:
        """Turn corners on the level page back to where they are on the picture."""
        height, width = self.grey.shape
        cosine, sine = math.cos(self.skew), math.sin(self.skew)
        moved = [(x - width / 2, y - height / 2) for x, y in corners]
        return [[width / 2 + x * cosine - y * sine, height / 2 + x * sine + y * cosine] for x, y in moved]


def _set_level(corners: list[list[float]]) -> list[list[float]]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    if max(abs(y1 - y0), abs(y2 - y3)) > math.tan(_LEVEL_LINE) * max(1.0, x1 - x0):
        return corners
    upper, lower = (y0 + y1) / 2, (y2 + y3) / 2
    return [[x0, upper], [x1, upper], [x2, lower], [x3, lower]]


def page_ink(picture: Any, boxes: Iterable[Corners], dpi: float) -> PageInk:
    """Set a picture (rows, columns, 3 bytes) level by the lines found on it, and part its rules from its type."""
    import numpy as np

    grey = picture.mean(axis=2, dtype=np.float32)
    sample = grey[::4, ::4]
    paper, ink = float(np.median(sample)), float(np.percentile(sample, _INKED))
    skew = _refined(grey[::2, ::2] < paper - _DARK * (paper - ink), skew_of(boxes))
    grey = _turned(grey, skew)
    dark = grey < paper - _DARK * (paper - ink)
    faint = grey < paper - _FAINT * (paper - ink)
    points = dpi / 72
    across = _thin(_long(faint, round(_ACROSS * points)), round(_THIN * points))
    down = _thin(_long(faint.T, round(_DOWN * points)), round(_THIN * points)).T
    erased = _widened(across) | _widened(down.T).T
    return PageInk(
        grey=np.where(erased, paper, grey),
        dark=dark & ~erased,
        faint=faint & ~erased,
        across=tuple(_whole(_boxes(across), faint, _FADED)),
        down=tuple(
            (left, top, right, bottom) for top, left, bottom, right in _whole(_boxes(down.T), faint.T, _FADED_DOWN)
        ),
        skew=skew,
        paper=paper,
        ink=ink,
    )


def skew_of(boxes: Iterable[Corners]) -> float:
    """Return the angle in radians by which long lines, and so the page, lie askew; a longer line tells it better."""
    lines = [
        (math.atan2(y1 - y0, x1 - x0), x1 - x0, y1 - y0)
        for (x0, y0), (x1, y1), _, (x3, y3) in boxes
        if math.dist((x0, y0), (x1, y1)) > 3 * math.dist((x0, y0), (x3, y3))
    ]
    usual = median([angle for angle, _, _ in lines]) if lines else 0.0
    near = [(across, down) for angle, across, down in lines if abs(angle - usual) < _ALIKE]
    return math.atan2(sum(down for _, down in near), sum(across for across, _ in near)) if near else 0.0


def _refined(dark: Any, skew: float) -> float:
    """Return the angle, near that of the lines found, at which ink falls most into few rows: lines and rules level."""
    import numpy as np

    y, x = dark.nonzero()
    if not len(y):
        return skew

    def gathered(angle: float) -> float:
        rows = (y - x * math.tan(angle) + dark.shape[1]).astype(np.int32)
        return float((np.bincount(rows).astype(np.float64) ** 2).sum())

    best = skew
    for step, often in _STEPS:
        angles = [best + step * times for times in range(-often, often + 1)]
        best = max(angles, key=lambda angle: (gathered(angle), -abs(angle)))
    return 0.0 if gathered(0.0) >= gathered(best) else best


def _turned(grey: Any, skew: float) -> Any:
    """Turn a picture about its middle until what lay askew is level."""
    import numpy as np

    if abs(skew) < _LEVEL_ENOUGH:
        return grey
    height, width = grey.shape
    y, x = np.arange(height, dtype=np.float32)[:, None] - height / 2, np.arange(width, dtype=np.float32) - width / 2
    cosine, sine = math.cos(skew), math.sin(skew)
    columns = np.clip(x * cosine - y * sine + width / 2 + 0.5, 0, width - 1).astype(np.int32)
    rows = np.clip(x * sine + y * cosine + height / 2 + 0.5, 0, height - 1).astype(np.int32)
    return grey[rows, columns]


def _long(dark: Any, length: int) -> Any:
    """Keep of each row the stretches that are dark for a length, but for grain."""
    import numpy as np

    height, width = dark.shape
    if width <= length:
        return np.zeros_like(dark)
    sums = np.cumsum(np.pad(dark, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    begins = (sums[:, length:] - sums[:, :-length]) >= _BROKEN * length
    steps = np.zeros((height, width + 1), dtype=np.int32)
    steps[:, : begins.shape[1]] += begins
    steps[:, length : length + begins.shape[1]] -= begins
    return (np.cumsum(steps, axis=1)[:, :width] > 0) & dark


def _thin(mask: Any, most: int) -> Any:
    """Leave out what is thick, a band or a picture."""
    thick = _long(mask.T, most + 1).T
    return mask & ~thick


def _widened(mask: Any) -> Any:
    """Take in the faint edge of a line: the rows right above and below it."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    return wide


def _boxes(mask: Any) -> Iterator[PixelBox]:
    """Yield the box of each line of a mask whose lines run across: stretches of rows that lie on one another."""
    open_boxes: list[list[int]] = []
    rows = mask.any(axis=1).nonzero()[0].tolist()
    for row in rows:
        for start, end in stretches(mask[row]):
            near = next(
                (box for box in open_boxes if box[3] >= row - 2 and box[0] < end + 3 and start < box[2] + 3), None
            )
            if near is None:
                open_boxes.append([start, row, end, row + 1])
            else:
                near[:] = [min(near[0], start), near[1], max(near[2], end), row + 1]
    yield from (tuple(box) for box in open_boxes)  # type: ignore[misc]  # four numbers each


def _whole(boxes: Iterable[PixelBox], dark: Any, least: float) -> Iterator[PixelBox]:
    """Join the pieces of a line that runs across: on one level, and between them more ink than none."""
    open_boxes: list[PixelBox] = []
    for box in sorted(boxes):
        before = next((each for each in reversed(open_boxes) if _goes_on(each, box, dark, least)), None)
        if before is None:
            open_boxes.append(box)
        else:
            open_boxes[open_boxes.index(before)] = (
                before[0],
                min(before[1], box[1]),
                max(before[2], box[2]),
                max(before[3], box[3]),
            )
    yield from open_boxes


def _goes_on(before: PixelBox, box: PixelBox, dark: Any, least: float) -> bool:
    """Tell whether a piece of a line goes on in another: most of the gap between them is dark on their level."""
    if before[1] > box[3] + 1 or box[1] > before[3] + 1:
        return False
    gap = dark[max(0, min(before[1], box[1]) - 1) : max(before[3], box[3]) + 1, before[2] : box[0]]
    return box[0] <= before[2] or float(gap.any(axis=0).mean()) > least


def stretches(dark: Any) -> list[tuple[int, int]]:
    """Return where each stretch of dark pixels of a row begins and ends."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate(([0], dark.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
