"""Figures set above the line: a recogniser reads a raised one as any other, the ink shows how high it stands."""

from __future__ import annotations

from toolkit.reading.cutting import Cut
from toolkit.reading.letter_case import Heights

_SUPERSCRIPT = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
_RAISED, _LOWER = 0.25, 0.85
"""Of a capital's height: so far above the baseline a raised figure stands at least, so high it is at most."""


def with_raised(text: str, word: Cut, heights: Heights | None) -> str:
    """Return a word with the figures at its end that stand above the line as superscript characters."""
    if heights is None:
        return text
    count = 0
    for letter, run in zip(reversed(text), reversed(word.runs), strict=False):
        base = heights.base + heights.slope * (run.left + run.right) / 2
        above, tall = (run.foot - base) / heights.capital, (run.head - run.foot) / heights.capital
        if ord(letter) not in _SUPERSCRIPT or above < _RAISED or tall > _LOWER:
            break
        count += 1
    return text[: len(text) - count] + text[len(text) - count :].translate(_SUPERSCRIPT)
