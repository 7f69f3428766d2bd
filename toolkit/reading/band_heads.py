"""Headings of bands over several lines whose words are drawn apart, until they stand nearer to other columns.

Set in blocks, `First $300 million` over a narrow column has its words at both edges of the cell, a blank from those of
the next. The edge that the figures share with their heading tells whose a word is; bands that come of it prove it.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.reading.grid import Band
from toolkit.reading.names import join_lines
from toolkit.reading.pages import Word
from toolkit.reading.strips import Strip
from toolkit.reading.tiers import band_in_heading

_EDGE = 1.5
"""Points: a word stands at an edge that is no further away."""


def with_whole_bands(heads: Sequence[Strip], columns: Sequence[Band], texts: Sequence[str]) -> list[str]:
    """Return the headings of columns, their words told by edges where only so each column of a band names its own."""
    usual = _count_bands(texts)
    for right in (True, False):
        told = _by_edge(heads, columns, texts[0], right=right)
        several = _count_bands(told) > max(usual, 1)
        if several and all(band_in_heading(new) or new == old for new, old in zip(told, texts, strict=True)):
            return told
    return list(texts)


def _count_bands(texts: Sequence[str]) -> int:
    return sum(band_in_heading(text) is not None for text in texts)


def _by_edge(heads: Sequence[Strip], columns: Sequence[Band], names: str, *, right: bool) -> list[str]:
    """Give each word of the headings to a column: the first that ends no further left, or the last that begins so.

    What heads the names (`names`) is no band, and may be centred over them.
    """
    texts: list[list[str]] = [[] for _ in columns]
    for head in heads:
        for word in (word for cell in head.cells if cell.chunk.text != names for word in cell.chunk.words):
            if (column := _column(word, columns, right=right)) is not None:
                texts[column].append(word.text)
    return [names if not texts[0] else join_lines(texts[0]), *(join_lines(words) for words in texts[1:])]


def _column(word: Word, columns: Sequence[Band], *, right: bool) -> int | None:
    if right:
        return next((index for index, band in enumerate(columns) if word.x1 <= band.x1 + _EDGE), None)
    return max((index for index, band in enumerate(columns) if band.x0 - _EDGE <= word.x0), default=None)
