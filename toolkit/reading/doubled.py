"""A letter that stands twice and was read once: a recogniser tells two strokes close together badly apart."""

from __future__ import annotations

from toolkit.reading.cutting import Cut
from toolkit.reading.letter_case import Heights

_STROKES = frozenset("Iil1|!jtfJr'’()[]{}/\\†‡")
"""What is drawn as one narrow stroke."""
_NARROW, _TALL = 0.4, 0.85
"""Of a capital's height: how wide a letter of one stroke is at most, and how high at least."""


def has_lost_double(text: str, word: Cut, heights: Heights | None) -> bool:
    """Tell whether the ink of a word shows more strokes as high as a capital than its letters are.

    A wide letter whose thin parts faded shows two: it is then missing among the wide ones.
    """
    read = sum(letter in _STROKES for letter in text)
    if heights is None or not read:
        return False
    narrow, tall = _NARROW * heights.capital, _TALL * heights.capital
    shown = sum(run.right - run.left <= narrow and run.head - run.foot >= tall for run in word.runs)
    return shown > read and len(word.runs) - shown >= len(text) - read
