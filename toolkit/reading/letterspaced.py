"""Titles whose letters stand apart (`S C H E D U L E   A`): which of them make a word, told by their gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Part = tuple[str, float, float]
"""What stands between two blanks, its left edge and its right edge in points."""

_FEWEST = 5
"""Letters of a title set so; a row of fewer may be the classes of a table."""
_WORDLESS = 7
"""Letters in one word before its even gaps show that they are one: `A  B  C  F  I` are classes."""
_PAIR, _PAIRS = 2, 5
"""One part in so many may be a pair."""
_WIDER = 1.5
"""The gap between two words is wider than that between two letters by at least so much."""
_PART_OF_SIZE = 0.65
"""A gap between letters is no wider than this part of the type's size; between columns it is."""


def may_be_letters(texts: Sequence[str]) -> bool:
    """Tell whether the parts of a line are letters, but for a few pairs."""
    if len(texts) < _FEWEST or len(texts[0]) > _PAIR or len(texts[-1]) > _PAIR or max(map(len, texts)) > _PAIR:
        return False  # nearly every line, most of them told by their ends
    return _PAIRS * sum(len(text) == _PAIR for text in texts) <= len(texts) and all(texts)


def words_among(parts: Sequence[Part], size: float, *, typed: bool) -> list[tuple[int, int]]:
    """Return from where to where the letters of each word reach; empty where a line is not set so.

    Every part of the line is one character, or a pair that its type sets closer (`AV`); gaps are of two widths, or all
    alike and narrow. Where blanks are `typed` between all letters, one word of them is printed so (`W I T N E S S`).
    """
    if not may_be_letters([text for text, _, _ in parts]):
        return []
    letters = [text for text, _, _ in parts if text.isalpha()]
    gaps = [right[1] - left[2] for left, right in pairwise(parts)]
    narrow = min(gaps)
    if len(letters) < 0.7 * len(parts) or not 0 < narrow <= _PART_OF_SIZE * size or letters == sorted(set(letters)):
        return []
    ends = [index for index, gap in enumerate(gaps, start=1) if gap > _WIDER * narrow]
    if max(gaps) > 6 * narrow or (not ends and (typed or len(parts) < _WORDLESS)) or 3 * len(ends) > 2 * len(gaps):
        return []
    bounds = [0, *ends, len(parts)]
    return list(pairwise(bounds))
