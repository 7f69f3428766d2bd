"""Headings of bands over several lines whose words are drawn apart, until they stand nearer to other columns.

Set in blocks, `First $300 million` over a narrow column has its words at both edges of the cell, a blank from those of
the next. The edge that the figures share with their heading tells whose a word is; bands that come of it prove it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from toolkit.reading.grid import Band
from toolkit.reading.names import join_lines
from toolkit.reading.pages import Word
from toolkit.reading.strips import Strip
from toolkit.reading.tiers import band_in_heading

_EDGE = 1.5
"""Points: a word stands at an edge that is no further away."""
_MOST = 40
"""A line of more words heads no bands."""


def with_whole_bands(heads: Sequence[Strip], columns: Sequence[Band], texts: Sequence[str]) -> list[str]:
    """Return the headings of columns, their words told by edges where only so each column of a band names its own."""
    usual = _count_bands(texts)
    for told_by in (_by_right, _by_left, _by_middle, _by_centre):
        told = _told(heads, columns, texts[0], told_by)
        several = _count_bands(told) > max(usual, 1)
        others = [new == old for new, old in zip(told[1:], texts[1:], strict=True) if band_in_heading(new) is None]
        if several and all(others) and texts[0].startswith(told[0]):
            return told
    return list(texts)


def _count_bands(texts: Sequence[str]) -> int:
    return sum(band_in_heading(text) is not None for text in texts)


def _told(
    heads: Sequence[Strip],
    columns: Sequence[Band],
    names: str,
    told_by: Callable[[Sequence[Word], Sequence[Band]], Sequence[int | None]],
) -> list[str]:
    """Give each word of the headings to a column; what heads the names is no band, and may be centred over them."""
    told: list[list[Word]] = [[] for _ in columns]
    for head in heads:
        words = [word for cell in head.cells if cell.chunk.text != names for word in cell.chunk.words]
        for word, column in zip(words, told_by(words, columns), strict=True):
            if column is not None:
                told[column].append(word)
    return [names if not told[0] else _joined(told[0]), *map(_joined, told[1:])]


def _joined(words: Sequence[Word]) -> str:
    """Join the words of a heading line by line; where that is no band, as they stand (two lines a little askew)."""
    text = join_lines(word.text for word in words)
    level = join_lines(word.text for word in sorted(words, key=lambda each: each.x0))
    return level if band_in_heading(text) is None and band_in_heading(level) is not None else text


def _by_right(words: Sequence[Word], columns: Sequence[Band]) -> list[int | None]:
    """Return for each word the first column that ends no further left."""
    return [next((index for index, band in enumerate(columns) if word.x1 <= band.x1 + _EDGE), None) for word in words]


def _by_left(words: Sequence[Word], columns: Sequence[Band]) -> list[int | None]:
    """Return for each word the last column that begins no further right."""
    return [
        max((index for index, band in enumerate(columns) if band.x0 - _EDGE <= word.x0), default=None) for word in words
    ]


def _by_middle(words: Sequence[Word], columns: Sequence[Band]) -> list[int | None]:
    """Return for each word the column that it is nearest to."""
    walls = [(left.x1 + right.x0) / 2 for left, right in pairwise(columns)]
    return [sum(wall < (word.x0 + word.x1) / 2 for wall in walls) for word in words]


def _by_centre(words: Sequence[Word], columns: Sequence[Band]) -> list[int | None]:
    """Share the words of a line out so that those of each column stand about its middle, all in order."""

    @cache
    def best(first: int, column: int) -> tuple[float, tuple[int, ...]]:
        """Return how far off the words from one on stand, and their columns, from one column on."""
        if first == len(words):
            return 0.0, ()
        if column == len(columns):
            return float("inf"), ()
        ways = [best(first, column + 1)]
        middle = columns[column].x0 + columns[column].x1
        for end in range(first + 1, len(words) + 1):
            off, rest = best(end, column + 1)
            off += abs(words[first].x0 + words[end - 1].x1 - middle)
            ways.append((off, (*[column] * (end - first), *rest)))
        return min(ways)

    return list(best(0, 0)[1]) if len(words) <= _MOST else [None] * len(words)
