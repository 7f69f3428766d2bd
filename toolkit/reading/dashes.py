"""Hyphen, en dash or em dash: drawn alike but for their length, which the ink tells where letters differ in width."""

from __future__ import annotations

from toolkit.reading.cutting import Cut
from toolkit.reading.letter_case import Heights

_DASHES = frozenset("-\u2013\u2014")
_EN, _EM = 0.58, 1.1
"""Of a capital's height: a dash at least so long is an en dash, an em dash; a hyphen is shorter."""


def dash_of(text: str, word: Cut, heights: Heights | None, *, typed: bool) -> str:
    """Return the dash that a word of one dash is by its length; in type of one width for all letters, as read."""
    if text not in _DASHES or typed or heights is None or len(word.runs) != 1:
        return text
    length = (word.runs[0].right - word.runs[0].left) / heights.capital
    return "-" if length < _EN else "\u2013" if length < _EM else "\u2014"
