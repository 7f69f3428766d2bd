"""Hyphen, en dash or em dash: drawn alike but for their length, which the ink tells where letters differ in width."""

from __future__ import annotations

from toolkit.reading.cutting import Cut
from toolkit.reading.letter_case import Heights

_LEAST, _THICK = 0.25, 0.25
"""Of a capital's height: how long a dash is at least, how thick at most."""
_DASHES = frozenset("-\u2013\u2014")
_HYPHEN, _DASH = 0.5, 0.68
"""Of a capital's height: what is longer than the one and shorter than the other is a hyphen here, an en dash there."""
_EN, _EM = 0.58, 1.1
"""Of a capital's height: so long an en dash is at least, an em dash."""
_LONGEST = 2.2
"""Of a capital's height: what is longer is no dash, but a drawn line."""


def dash_of(text: str, word: Cut, heights: Heights | None, *, typed: bool) -> str | None:
    """Return the dash that a word of one dash is by its length; None where it may be hyphen or dash.

    Type of one width for all letters tells nothing by its length; any other text comes back as it is.
    """
    if text not in _DASHES or typed or heights is None or len(word.runs) != 1:
        return text
    length = (word.runs[0].right - word.runs[0].left) / heights.capital
    return None if _HYPHEN < length < _DASH else _by_length(length)


def lone_dash(length: float, thickness: float, capital: float) -> str | None:
    """Return the dash that a lone mark is; None where it is too thick, too short or too long for one."""
    if not _LEAST * capital <= length <= _LONGEST * capital or thickness > _THICK * capital or length < 2 * thickness:
        return None
    return _by_length(length / capital)


def _by_length(length: float) -> str:
    return "-" if length < _EN else "\u2013" if length < _EM else "\u2014"


def is_drawn(length: float, thickness: float, capital: float) -> bool:
    """Tell whether a lone mark is a short drawn line, as above footnotes: flat, and longer than any dash."""
    return length > _LONGEST * capital and thickness <= _THICK * capital
