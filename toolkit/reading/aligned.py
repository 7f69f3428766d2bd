"""Cells a blank apart, parted where the right one stands under the others of its column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.cells import FEES, MOST_WORDS, Cell, Kind, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.names import ends_like_fund, looks_like_registrant, parse_classes
from toolkit.reading.preface import AS_OF
from toolkit.reading.running_text import reads_as_prose
from toolkit.reading.strips import Strip

_ALIGNED = (FEES - {Kind.MALFORMED}) | {Kind.DATE, Kind.SHARE_CLASS}


def split_aligned(strips: Sequence[Strip], known: frozenset[str]) -> list[Strip]:
    """Part a name from the figure or class a blank behind it, where that stands under the others of its column."""
    edges: Counter[int] = Counter()
    for strip in strips:
        for cell in strip.cells[1:]:
            if cell.kind in _ALIGNED or parse_classes(cell.text):
                edges.update({round(cell.chunk.x0), -round(cell.chunk.x1)})
    funds = Counter(round(cell.chunk.x0) for strip in strips for cell in strip.cells[1:] if ends_like_fund(cell.text))
    starts = Counter(round(cell.chunk.words[1].x0) for strip in strips for cell in strip.cells if _fee_first(cell))
    return [
        strip
        if _begins_note(strip, known)
        else replace(
            strip,
            cells=tuple(
                part
                for cell in strip.cells
                for half in _after_fee(cell, starts, known)
                for piece in _split(half, edges, known)
                for part in _trust_and_fund(piece, funds, known)
            ),
        )
        for strip in strips
    ]


def _begins_note(strip: Strip, known: frozenset[str]) -> bool:
    """Tell whether a line begins with the marker of a footnote: its words stand under no column, however they fall."""
    first = strip.line.words[0]
    return first.raised or (first.text in known and not first.text[0].isalnum())


def _fee_first(cell: Cell) -> bool:
    """Tell whether a cell is a figure with its sign, and a name behind it."""
    words = cell.chunk.words
    return (
        cell.kind is Kind.TEXT
        and 1 < len(words) <= MOST_WORDS
        and words[0].text.endswith("%")
        and words[1].text[:1].isupper()
        and cell_of(Chunk(words[:1]), frozenset()).kind is Kind.RATE
    )


def _after_fee(cell: Cell, starts: Counter[int], known: frozenset[str]) -> tuple[Cell, ...]:
    """Part a fee from the name close behind it where such names begin a column: two tables side by side."""
    words = cell.chunk.words
    if not _fee_first(cell) or starts[round(words[1].x0)] < 2:  # noqa: PLR2004 - two stand there
        return (cell,)
    return (cell_of(Chunk(words[:1]), known), cell_of(Chunk(words[1:]), known))


def _split(cell: Cell, edges: Counter[int], known: frozenset[str]) -> tuple[Cell, ...]:
    """Part a name from the value close behind it, where two others of the column stand at its edge."""
    if cell.kind is not Kind.TEXT or AS_OF.match(cell.text):
        return (cell,)
    words = cell.chunk.words
    if len(words) > MOST_WORDS:
        return (cell,)
    prose = reads_as_prose(cell.text)
    for index in range(1, len(words)):
        if prose and any(word.text[:1].islower() for word in words[:index]):
            break  # a sentence; a rate that goes on in words (`0.25% of net assets`) stands behind capitals alone
        right = cell_of(Chunk(words[index:]), known)
        if right.kind in _ALIGNED:
            sides = (round(right.chunk.x0), -round(right.chunk.x1))
            if sum(edges[side + step] for side in sides for step in (-2, -1, 0, 1, 2)) >= 2:  # noqa: PLR2004 - two stand there
                return (cell_of(Chunk(words[:index]), known), right)
    return (cell,)


def _trust_and_fund(cell: Cell, funds: Counter[int], known: frozenset[str]) -> tuple[Cell, ...]:
    """Part a trust from its fund a blank behind it, where the fund stands under the others of its column."""
    words = cell.chunk.words
    if cell.kind is not Kind.TEXT or not 1 < len(words) <= MOST_WORDS or not funds or not ends_like_fund(cell.text):
        return (cell,)
    for index in range(1, len(words)):
        beside = any(funds[round(words[index].x0) + step] for step in (-1, 0, 1))
        if beside and looks_like_registrant(Chunk(words[:index]).text):
            return (cell_of(Chunk(words[:index]), known), cell_of(Chunk(words[index:]), known))
    return (cell,)
