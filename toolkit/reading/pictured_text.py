"""Whether a small picture on a page with text shows text of its own: lines of letters, and not a logo or a signature.

Nothing is recognised here. A line of text is a strip of ink as high as letters are, broken by many gaps.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from toolkit.reading.pages import Box

DPI = 100
_INK = 70
"""Steps of grey by which ink differs from what lies behind it."""
_DRAWN = 0.6
"""A row or column of pixels with more ink than this is a rule or a frame."""
_LEAST, _MOST = 3.5, 20.0
"""Points between which a line of letters is high."""
_LETTERS = 6
"""So many strokes apart from one another a line of letters has at least."""
_LINES, _LINES_OF_WIDE = 3, 2
_WIDE = 0.45
"""A picture wider than this part of its page is no logo, if it holds two lines."""


def shows_lines(pixels: Any, box: Box, width: float) -> bool:
    """Tell whether a picture at `box` (in points, of a page `width` wide drawn at `DPI`) shows lines of text."""
    scale = DPI / 72
    left, top, right, bottom = (max(0, round(edge * scale)) for edge in box)
    grey = pixels[top:bottom, left:right].mean(axis=2)
    if not grey.size:
        return False
    ink = abs(grey - _background(grey)) > _INK
    ink[:, ink.mean(axis=0) > _DRAWN] = False
    ink[ink.mean(axis=1) > _DRAWN] = False
    lines = sum(_is_line(strip, scale) for strip in _strips(ink))
    return lines >= (_LINES_OF_WIDE if box[2] - box[0] > _WIDE * width else _LINES)


def _background(grey: Any) -> float:
    """Return the shade that most of a picture has."""
    import numpy as np

    shades, counts = np.unique(grey.round(-1), return_counts=True)
    return float(shades[counts.argmax()])


def _strips(ink: Any) -> list[Any]:
    """Part a picture into its strips of ink, from one row without any to the next."""
    rows = ink.any(axis=1)
    runs = [(inked, [index for index, _ in run]) for inked, run in groupby(enumerate(rows), key=lambda each: each[1])]
    return [ink[run[0] : run[-1] + 1] for inked, run in runs if inked]


def _is_line(strip: Any, scale: float) -> bool:
    """Tell whether a strip of ink is a line of letters: as high as one, and broken by gaps."""
    columns = strip.any(axis=0).astype(int)
    strokes = int((columns[1:] > columns[:-1]).sum()) + int(columns[0])
    return _LEAST * scale <= len(strip) <= _MOST * scale and strokes >= _LETTERS
