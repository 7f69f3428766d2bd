"""Lists of funds with their classes in a column beside them, and no fee on any line: they are rows all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.cells import Cell, Kind
from toolkit.reading.head_words import headish
from toolkit.reading.names import ends_like_fund, parse_classes
from toolkit.reading.roles import heads_classes
from toolkit.reading.strips import LinePart, Strip

_NEAR = 3.0
"""Points: cells whose left edges are nearer stand in one column."""


def class_list(strips: Sequence[Strip]) -> list[Strip]:
    """Sort the lines of a list of funds with their classes beside them: rows, where no fee is printed at all.

    A class is called so in its cell (`Class A Shares`), or stands under a heading that says it (`R, C` under `Class`).
    """
    if any(strip.part is LinePart.FEES for strip in strips):
        return list(strips)
    heads = [strip.cells[1] for strip in strips if _heads_list(strip)]
    named = [
        strip
        for strip in strips
        if strip.part is LinePart.TEXT
        and len(strip.cells) == 2  # noqa: PLR2004 - a fund and a class
        and _is_class(strip.cells[1], heads)
        and ends_like_fund(strip.cells[0].text)
        and not headish(strip.cells[0].text)
    ]
    if len(named) < 2:  # noqa: PLR2004 - one is no list
        return list(strips)
    edges = {round(strip.cells[1].chunk.x0) for strip in named}
    rows = {strip.place for strip in named} | {
        strip.place
        for strip in strips
        if strip.part is LinePart.TEXT
        and _is_class(strip.cells[0], heads)
        and any(abs(strip.line.x0 - edge) < _NEAR for edge in edges)
    }
    return [replace(strip, part=LinePart.FEES) if strip.place in rows else strip for strip in strips]


def _heads_list(strip: Strip) -> bool:
    """Tell whether a line heads a column of funds and one of classes."""
    return strip.part is LinePart.TEXT and len(strip.cells) == 2 and heads_classes(strip.cells[1].text)  # noqa: PLR2004


def _is_class(cell: Cell, heads: Sequence[Cell]) -> bool:
    """Tell whether a cell holds classes: called so, or bare under a heading that says it."""
    under = any(
        abs(cell.chunk.x0 - head.chunk.x0) < _NEAR or cell.chunk.overlap(head.chunk.x0, head.chunk.x1) > 0
        for head in heads
    )
    return cell.kind is Kind.SHARE_CLASS or (under and bool(parse_classes(cell.text)))
