"""A letter that stands twice and was read once: a recogniser tells two strokes close together badly apart."""

from __future__ import annotations

from itertools import pairwise

from toolkit.reading.cutting import Cut
from toolkit.reading.ink import Run
from toolkit.reading.letter_case import Heights

_STROKES = frozenset("Il|!tfJ()[]{}/\\†‡")
"""What is drawn as one narrow stroke as high as a capital; figures are all as wide as one another."""
_NARROW, _TALL, _ALIKE = 0.4, 0.85, 0.12
"""Of a capital's height: how wide a letter of one stroke is at most, how high at least, and by how much two of the same
letter differ at most in their edges."""


def has_lost_double(text: str, word: Cut, heights: Heights | None) -> bool:
    """Tell whether the ink of a word of letters shows more strokes as high as a capital than its letters are.

    A wide letter whose thin parts faded shows two: it is then missing among the wide ones, or its parts are not alike.
    """
    read = sum(letter in _STROKES for letter in text)
    if heights is None or not read or any(letter.isdigit() for letter in text):
        return False
    shown = [_is_stroke(run, heights.capital) for run in word.runs]
    alike = _ALIKE * heights.capital
    ink = sum(
        one and other and _alike(run, after, alike)
        for (one, run), (other, after) in pairwise(zip(shown, word.runs, strict=True))
    )
    letters = sum(one in _STROKES and other in _STROKES for one, other in pairwise(text))
    return ink > letters and sum(shown) > read and len(shown) - sum(shown) >= len(text) - read


def _is_stroke(run: Run, capital: float) -> bool:
    return run.right - run.left <= _NARROW * capital and run.head - run.foot >= _TALL * capital


def _alike(one: Run, other: Run, most: float) -> bool:
    """Tell whether two strokes may be the same letter."""
    widths = one.right - one.left, other.right - other.left
    return max(abs(one.head - other.head), abs(one.foot - other.foot), abs(widths[0] - widths[1])) <= max(1.0, most)
