"""Captions over the columns of a fee table, told from the headings of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.reading.cells import Cell, Kind
from toolkit.reading.grid import Band, Chunk
from toolkit.reading.head_words import is_caption
from toolkit.reading.names import join_lines, parse_class, parse_stated_class
from toolkit.reading.strips import Strip
from toolkit.reading.tiers import parse_band

OFF = 24.0
"""Twice the points that the middle of a heading may stand from that of what it heads, in the same class of fit."""
_UNIT = re.compile(r"%|\b(?:percent(?:age)?|basis\s+points|bps)\b", re.IGNORECASE)

_ASSETS = re.compile(r"(?:(?:average|daily|net|total|managed|asset|fund)s?\s+)*(?:assets|levels?)", re.IGNORECASE)
"""What heads a column of bands."""


@dataclass(frozen=True)
class Piece:
    """One heading cell: the line it stands on (from 0) and its words."""

    line: int
    chunk: Chunk
    cell: tuple[float, float] | None = None
    """The edges of the ruled cell that it stands in alone, where the table is ruled."""


def is_caption_over(piece: Piece, heads: Sequence[Strip], columns: Sequence[Band]) -> bool:
    """Tell a caption centred over the whole table ("Distribution and Service Fees") from a heading of its columns.

    It stands alone on a line above the headings: over columns each headed by a class, or more than half of it over the
    names, of which it says nothing. The heading of the names may stand beside it where each other column has its own
    class or band.
    """
    below = heads[piece.line + 1 :]
    if not below or len(columns) == 1:
        return False
    others = [cell.chunk for cell in heads[piece.line].cells if cell.chunk is not piece.chunk]
    beside = [chunk for chunk in (piece.chunk, *others) if chunk.x0 < columns[0].x1]
    over_values = piece.chunk not in beside and len(beside) == len(others)
    if over_values and any(
        _one_each(head, columns) and _over_all(piece, head.cells[1 - len(columns) :]) for head in below
    ):
        return True
    if others:
        return False
    full = [head for head in below if len(head.cells) == len(columns)]
    spanned = [head for head in full if sum(overlap(piece.chunk, cell.chunk) > 0 for cell in head.cells) > 1]
    stated = any(all(parse_stated_class(cell.text) for cell in head.cells[-2:]) for head in spanned)
    if stated or any(_bare_classes(head) for head in full if not _stated_class(head)):
        return not any(_begins_class(piece, head) for head in full)
    over_names = 2 * piece.chunk.overlap(columns[0].x0, columns[0].x1) > piece.chunk.x1 - piece.chunk.x0
    return over_names and is_caption(piece.chunk.text)


def _begins_class(piece: Piece, head: Strip) -> bool:
    """Tell whether words alone on their line begin the one class below them (`Institutional` over `Service`)."""
    below = [cell for cell in head.cells if overlap(piece.chunk, cell.chunk) > 0]
    return (
        len(below) == 1
        and parse_class(piece.chunk.text) is not None
        and parse_class(f"{piece.chunk.text} {below[0].text}") is not None
    )


def _over_all(piece: Piece, cells: Sequence[Cell]) -> bool:
    """Tell whether a heading is centred over some cells, or stands in a ruled cell over all of them."""
    first, last = cells[0].chunk, cells[-1].chunk
    if piece.cell is not None:
        left, right = piece.cell
        return left <= (first.x0 + first.x1) / 2 and (last.x0 + last.x1) / 2 <= right
    return abs(piece.chunk.x0 + piece.chunk.x1 - first.x0 - last.x1) < OFF


def _one_each(head: Strip, columns: Sequence[Band]) -> bool:
    """Tell whether a line heads every column but that of the names by a class or by a band, each another."""
    cells = head.cells[1 - len(columns) :]
    bands = [parse_band(cell.text) for cell in cells]
    named = [parse_class(cell.text) for cell in cells]
    return len(cells) == len(columns) - 1 > 1 and any(
        all(said) and len(set(said)) == len(said) for said in (bands, named)
    )


def _stated_class(head: Strip) -> bool:
    """Tell whether a line of headings prints a class with the word Class or Shares."""
    return any(parse_stated_class(cell.text) for cell in head.cells[1:])


def _bare_classes(head: Strip) -> bool:
    """Tell whether a line heads all columns but the first by bare classes (`Fund  529-A  B  R6`), each another."""
    classes = [parse_class(cell.text) for cell in head.cells[1:]]
    return len(classes) > 1 and all(classes) and len(set(classes)) == len(classes)


def said_above(heads: Sequence[Strip], columns: Sequence[Band]) -> str:
    """Return the captions that name the unit of all columns below them ("Annual Fee (in basis points)")."""
    pieces = [Piece(number, cell.chunk) for number, head in enumerate(heads) for cell in head.cells]
    return join_lines(
        piece.chunk.text
        for piece in pieces
        if _UNIT.search(piece.chunk.text) and is_caption_over(piece, heads, columns)
    )


def overlap(one: Chunk, other: Chunk) -> float:
    """Return how many points two chunks share across the page."""
    return one.overlap(other.x0, other.x1)


def without_captions(strip: Strip, below: Strip | None) -> Strip:
    """Take off the line of a fund what heads the bands and rates right below it (`Alder Fund  Net Assets  Fee`)."""
    if below is None or len(strip.cells) < 3 or len(below.cells) != 2 or below.cells[1].kind is not Kind.RATE:  # noqa: PLR2004
        return strip
    heads, bands = strip.cells[-2:], below.cells
    over = all(abs(head.chunk.x0 - cell.chunk.x0) < 3 for head, cell in zip(heads, bands, strict=True))  # noqa: PLR2004 - points
    named = _ASSETS.fullmatch(heads[0].text) is not None and is_caption(heads[1].text, least=1)
    return replace(strip, cells=strip.cells[:-2]) if over and named and bands[0].kind is Kind.BAND else strip
