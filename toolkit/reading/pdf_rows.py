"""Runs of characters gathered into printed lines by their baselines; superscripts join the line that they hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

SAME_BASELINE = 0.3
"""Two words stand on one line when their baselines differ by less than this part of the smaller font size."""
SMALL = 0.85
"""A superscript is set smaller than this part of the size of the word it hangs on."""
_GLUED, _SMALLER, _HIGHER = 0.05, 0.92, 0.06
"""The same of a mark on the very end of its word: how near, how much smaller, how much higher, in parts of the size."""
_HALF, _FULL, _BESIDE, _BELOW, _FEW = (0.25, 0.55), 1.05, 0.3, 1.6, 2
"""Of a mark as large as its word: between which heights it stands, how large it is, how near; how far below another
word it belongs to that; how many stand on a line."""
_MARK = re.compile(r"\d{1,2}|[*\u2020\u2021\u00a7]{1,2}")
LIFTED = 0.15
"""A superscript stands higher than its word by more than this part of the word's size."""
ASCENT, DESCENT = 0.8, 0.2
"""The box of a word reaches this part of the size above and below its baseline, whatever the font says."""


@dataclass(slots=True)
class Run:
    """Characters from `start` up to `end` on one baseline: a word, or several drawn at once.

    `whole`: one word of letters that stand apart, of which `start` is the first.
    """

    start: int
    end: int
    texts: Sequence[str]
    x0: float
    x1: float
    baseline: float
    size: float
    first_x1: float
    raised: bool = False
    upright: bool = True
    bold: bool = False
    whole: bool = False

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.baseline - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.baseline + DESCENT * self.size


def rows_of(runs: list[Run]) -> list[list[Run]]:
    """Group runs by baseline, put superscripts into the line that they touch, order each line left to right."""
    rows: list[list[Run]] = []
    for run in sorted((each for each in runs if each.upright), key=lambda each: (each.baseline, each.x0)):
        row = rows[-1] if rows else None
        if row is not None and run.baseline - row[0].baseline < SAME_BASELINE * min(run.size, row[0].size):
            row.append(run)
        else:
            rows.append([run])
    _attach_superscripts(rows)
    rows = [row for row in rows if row] + [[run] for run in runs if not run.upright]
    for row in rows:
        row.sort(key=lambda each: each.x0)
    return sorted(rows, key=lambda row: (max(run.baseline for run in row), row[0].x0))


def _attach_superscripts(rows: list[list[Run]]) -> None:
    """Move small runs that hang beside a word of a line close by into that line, as raised."""
    sizes = {run.size for row in rows for run in row}
    _attach_large_marks(rows)
    if not sizes or min(sizes) >= _SMALLER * max(sizes):
        return
    for index, row in enumerate(rows):
        for run in list(row):
            for near in (index, index + 1, index + 2, index - 1):
                if 0 <= near < len(rows) and any(_hangs_on(run, word) for word in rows[near]):
                    run.raised = True
                    if near != index:
                        row.remove(run)
                        rows[near].append(run)
                    break


def _attach_large_marks(rows: list[list[Run]]) -> None:
    """Move marks as large as their words into the line that they stand half a line above, unless they hang below one.

    Such a mark has a line to itself so far.
    """
    for index, row in enumerate(rows[:-1]):
        if len(row) > _FEW or not all(_MARK.fullmatch(run.texts[0]) for run in row):
            continue
        above = rows[index - 1] if index else []
        for mark in list(row):
            if any(_stands_half_above(mark, word) for word in rows[index + 1]) and not any(
                mark.x0 < word.x1 and word.x0 < mark.x1 and mark.baseline - word.baseline < _BELOW * mark.size
                for word in above
            ):
                mark.raised = True
                row.remove(mark)
                rows[index + 1].append(mark)


def _stands_half_above(mark: Run, word: Run) -> bool:
    """Tell whether a mark stands close beside a word of its size or a larger one, up to half a line higher."""
    gap = max(mark.x0 - word.x1, word.x0 - mark.x1)
    lifted = _HALF[0] * word.size < word.baseline - mark.baseline < _HALF[1] * word.size
    return lifted and mark.size < _FULL * word.size and -_GLUED * word.size < gap < _BESIDE * word.size


def _hangs_on(run: Run, word: Run) -> bool:
    """Tell whether a run is a superscript of a word: smaller, higher, within its height and touching it.

    A mark printed on to the end of its word need be neither much smaller nor much higher.
    """
    lift, glued = word.baseline - run.baseline, abs(run.x0 - word.x1) < _GLUED * word.size
    if glued and _MARK.fullmatch(run.texts[0]) and run.size < _SMALLER * word.size:
        return _HIGHER * word.size < lift < 0.7 * word.size
    if run.size >= SMALL * word.size or not LIFTED * word.size < word.baseline - run.baseline < 0.7 * word.size:
        return False
    reach = 0.4 * word.size
    return -reach < run.x0 - word.x1 < reach or -reach < word.x0 - run.x1 < reach
