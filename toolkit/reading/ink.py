"""The ink of a printed line, measured on the picture itself: where along the line letters stand, how high they reach.

A recogniser tells which characters stand on a line, and only about where. Blanks between words and the height of a
letter are plain in the ink, so they are read from there: two witnesses, neither of which saw the other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.reading.page_ink import Corners, PageInk, stretches

_DARK = 0.4
"""How far from paper to ink, of the way between the two, a pixel counts as ink: faint edges of letters do."""
_FAINT = 40
"""Less difference than this between paper and ink, of 255, and nothing can be measured."""
_BAND = (0.06, 0.94)
"""The part of a line's height looked at: its very edges may show the lines above and below."""
_RULE_ACROSS, _RULE_DOWN = 0.7, 0.93
"""A row or a column dark over more than this part is a drawn rule, not type."""
_CORE = (0.45, 0.65)
"""The part of a line's height, from its top, that every letter's ink crosses."""
_HANGING = 0.2
"""The part of a line's height, at its upper and its lower edge, into which letters of the next lines hang."""
_HALFWAY = (0.65, 0.35)
"""From where to where of a letter's height, from its foot, its stems stand alone."""
_LOW, _UPPER, _MANY = 0.5, 0.8, 10
"""Of the tallest, what is lower is a dot or a dash; so far up so many others stand capitals and the like."""
_SPECK = 2
"""A lone column with so few dark pixels is grain."""


@dataclass(frozen=True, slots=True)
class Run:
    """A dark stretch along a line, a letter or several that touch: its ends, its lower and upper edge, in pixels.

    Edges are counted upward from the lower edge of the line's box.
    """

    left: float
    right: float
    foot: float
    head: float


@dataclass(frozen=True)
class Ink:
    """The ink along a line: its dark stretches left to right; `dark` tells of each pixel whether it is ink."""

    runs: tuple[Run, ...]
    length: int
    height: int
    dark: Any = None

    @property
    def tall(self) -> float:
        """How high the tall letters of the line are, in pixels: gaps are measured in it, as boxes are of any height."""
        heights = sorted(run.head - run.foot for run in self.runs)
        letters = [each for each in heights if each > _LOW * heights[-1]]
        if not letters:
            return 1.0
        return max(1.0, letters[int(_UPPER * len(letters))] if len(letters) >= _MANY else letters[-1])

    def run(self, left: float, right: float) -> Run:
        """Measure all ink between two places, a part of a letter whose strokes may stand apart; all in pixels."""
        start, end = max(0, math.floor(left)), math.ceil(right)
        pieces = list(stretches(self.dark[:, start:end].any(axis=1))) or [(self.height, self.height)]
        return Run(start, end, self.height - pieces[-1][1], self.height - pieces[0][0])

    def stems(self, runs: Sequence[Run]) -> int:
        """Count the upright strokes of a word at half its height, where the serifs of two do not touch."""
        if self.dark is None or not runs:
            return 0
        head, foot = max(run.head for run in runs), min(run.foot for run in runs)
        rows = slice(*(round(self.height - foot - part * (head - foot)) for part in _HALFWAY))
        middle = self.dark[rows, round(runs[0].left) : round(runs[-1].right)]
        return len(stretches(middle.mean(axis=0) > 0.5)) if middle.size else 0  # noqa: PLR2004 - most of them


NO_INK = Ink((), 1, 1)
"""Of a line whose ink cannot be measured."""


def ink_of(page: PageInk, corners: Corners) -> Ink | None:
    """Measure the ink of a line of a level page; None where it is too small or too faint."""
    import numpy as np

    strip = _strip(page.grey, corners)
    if strip is None:
        return None
    height, length = strip.shape
    paper, ink = np.percentile(strip, 90), np.percentile(strip, 2)
    if paper - ink < _FAINT:
        return None
    dark = strip < paper - _DARK * (paper - ink)
    first, last = round(_BAND[0] * height), round(_BAND[1] * height)
    dark[:first] = dark[last:] = False
    dark[dark.mean(axis=1) > _RULE_ACROSS] = False
    hanging = round(_HANGING * height)
    dark[first:hanging] &= ~_hanging(dark[first : hanging + 1])
    dark[last - 1 : last - 1 - hanging + first : -1] &= ~_hanging(dark[last - 1 : last - 2 - hanging + first : -1])
    dark[:, dark.sum(axis=0) > _RULE_DOWN * (last - first)] = False
    counts = dark.sum(axis=0)
    runs = tuple(
        _run(dark, start, end) for start, end in stretches(counts > 0) if end - start > 1 or counts[start] > _SPECK
    )
    return Ink(runs, length, height, dark)


def _hanging(edge: Any) -> Any:
    """Tell, of the rows at a line's edge from the outermost in but for the last, what is ink of the line beside it.

    That is all that does not hang together with the innermost row: the tail of a y above, the rest of a drawn rule.
    It would else fill the blank between two words, or be taken for a letter.
    """
    import numpy as np

    own = np.zeros_like(edge)
    own[-1] = edge[-1]
    while True:
        padded = np.pad(own, 1)
        rows = padded[:-2] | padded[1:-1] | padded[2:]
        grown = (rows[:, :-2] | rows[:, 1:-1] | rows[:, 2:]) & edge
        if (grown == own).all():
            return (edge & ~own)[:-1]
        own = grown


def _run(dark: Any, start: int, end: int) -> Run:
    """Measure the ink of some columns: that which reaches into the middle of the line, else all of it.

    What hangs in from the line above, or stands apart like the dot of an i, does not make a letter higher.
    """
    height = dark.shape[0]
    pieces = list(stretches(dark[:, start:end].any(axis=1)))
    middle = [(top, bottom) for top, bottom in pieces if top < _CORE[1] * height and bottom > _CORE[0] * height]
    chosen = middle or pieces or [(height, height)]
    return Run(start, end, height - chosen[-1][1], height - chosen[0][0])


def _strip(grey: Any, corners: Corners) -> Any:
    """Cut a line out of a picture along its box."""
    import numpy as np

    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    length, height = round(math.dist(corners[0], corners[1])), round(math.dist(corners[0], corners[3]))
    if length < 4 or height < 8:  # noqa: PLR2004 - pixels: nothing can be told apart
        return None
    along, down = (np.arange(length) + 0.5) / length, ((np.arange(height) + 0.5) / height)[:, None]
    across = (1 - down) * (x0 + (x1 - x0) * along) + down * (x3 + (x2 - x3) * along)
    depth = (1 - down) * (y0 + (y1 - y0) * along) + down * (y3 + (y2 - y3) * along)
    rows = np.clip(depth.astype(int), 0, grey.shape[0] - 1)
    columns = np.clip(across.astype(int), 0, grey.shape[1] - 1)
    return grey[rows, columns]
