"""Hyphen, en dash or em dash: drawn alike but for their length, which the ink tells."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.reading.cutting import Cut
from toolkit.reading.letter_case import Heights

_LEAST, _THICK = 0.25, 0.25
"""Of a capital's height: how long a dash is at least, how thick at most."""
DASHES = frozenset("-\u2013\u2014")
_HYPHEN, _DASH = 0.52, 0.62
"""Of a capital's height: what is longer than the one and shorter than the other is a hyphen here, an en dash there."""
_EM = 1.1
"""Of a capital's height: so long an em dash is at least."""
_LONGEST = 2.2
"""Of a capital's height: what is longer is no dash, but a drawn line."""


def dash_of(text: str, word: Cut, heights: Heights | None, *, typed: bool) -> str | None:
    """Return the dash that a word of one dash is by its length; None where it may be hyphen or dash.

    Any other text comes back as it is.
    """
    if text not in DASHES or heights is None or len(word.runs) != 1:
        return text
    return _by_length((word.runs[0].right - word.runs[0].left) / heights.capital, typed=typed)


def dash_at(strokes: Sequence[tuple[int, int]], thickness: float, capital: float, *, typed: bool) -> str | None:
    """Return the dash that strokes behind one another are: one of its length, or two hyphens; None where neither."""
    dashes = [lone_dash(end - start, thickness, capital, typed=typed) for start, end in strokes]
    return "".join(each or "" for each in dashes) if (len(dashes) == 1 and dashes[0]) or dashes == ["-", "-"] else None


def lone_dash(length: float, thickness: float, capital: float, *, typed: bool = False) -> str | None:
    """Return the dash that a lone mark is; None where it is too thick, too short or too long for one, or may be any."""
    if not _LEAST * capital <= length <= _LONGEST * capital or thickness > _THICK * capital or length < 2 * thickness:
        return None
    return _by_length(length / capital, typed=typed)


def _by_length(length: float, *, typed: bool) -> str | None:
    """Tell a dash by its length; in type of one width for all letters only a short one is sure to be a hyphen."""
    if _HYPHEN < length < _DASH or (typed and length >= _DASH):
        return None
    return "-" if length < _DASH else "\u2013" if length < _EM else "\u2014"


def is_drawn(length: float, thickness: float, capital: float) -> bool:
    """Tell whether a lone mark is a short drawn line, as above footnotes: flat, and longer than any dash."""
    return length > _LONGEST * capital and thickness <= _THICK * capital
