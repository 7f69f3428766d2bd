"""Which heading stands over which column.

Heading cells are stacked by what lies above one another, then the stacks are laid over the columns from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.reading.grid import Band, Chunk, cut
from toolkit.reading.head_lines import is_caption
from toolkit.reading.names import join_lines, parse_stated_class
from toolkit.reading.strips import Strip


@dataclass(frozen=True)
class _Piece:
    """One heading cell: the line it stands on (from 0) and its words."""

    line: int
    chunk: Chunk


def heading_texts(heads: Sequence[Strip], columns: Sequence[Band], *, ordered: bool) -> list[str]:
    """Return the heading of each column, its lines joined; one printed over several columns belongs to each of them.

    `ordered`: the cells stand by their order, not by their place (tab stops), and so may a heading line.
    """
    full = next((head for head in heads if len(head.cells) == len(columns)), None)
    if ordered and full is not None:
        return _by_order(heads, full)
    pieces = [_Piece(number, cell.chunk) for number, head in enumerate(heads) for cell in head.cells]
    pieces = [piece for piece in pieces if not _captions(piece, heads, columns)]
    pieces = [part for piece in pieces for part in _parted(piece, pieces, columns)]
    spanners = [piece for piece in pieces if _spans(piece, pieces)]
    stacks = _stacks([piece for piece in pieces if piece not in spanners])
    seats = _lay(stacks, columns)
    texts: list[list[_Piece]] = [[] for _ in columns]
    for stack, column in zip(stacks, seats, strict=True):
        texts[column] += stack
        for spanner in spanners:
            if any(spanner.line < piece.line and _overlap(spanner.chunk, piece.chunk) > 0 for piece in stack):
                texts[column].append(spanner)
    return [
        join_lines(piece.chunk.text for piece in sorted(set(column), key=lambda each: (each.line, each.chunk.x0)))
        for column in texts
    ]


def _captions(piece: _Piece, heads: Sequence[Strip], columns: Sequence[Band]) -> bool:
    """Tell a caption centred over the whole table ("Distribution and Service Fees") from a heading of its columns.

    It stands alone on a line above the headings: over columns each headed by a class, or more than half of it over the
    names, of which it says nothing.
    """
    below = heads[piece.line + 1 :]
    if not below or len(heads[piece.line].cells) > 1 or len(columns) == 1:
        return False
    full = [head for head in below if len(head.cells) == len(columns)]
    if any(all(parse_stated_class(cell.text) for cell in head.cells[-2:]) for head in full):
        return True
    over_names = 2 * piece.chunk.overlap(columns[0].x0, columns[0].x1) > piece.chunk.x1 - piece.chunk.x0
    return over_names and is_caption(piece.chunk.text)


def _by_order(heads: Sequence[Strip], full: Strip) -> list[str]:
    """Return the headings of a line that has one for each column, with what other lines print above or below each."""
    texts: list[list[str]] = [[] for _ in full.cells]
    for head in heads:
        for order, cell in enumerate(head.cells):
            near = range(len(texts))
            column = (
                order if head is full else max(near, key=lambda index: _nearness(cell.chunk, full.cells[index].chunk))
            )
            texts[column].append(cell.chunk.text)
    return [join_lines(parts) for parts in texts]


def _nearness(one: Chunk, other: Chunk) -> float:
    """Return how much two chunks overlap, or (below nothing) how far they are apart, in points."""
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _overlap(one: Chunk, other: Chunk) -> float:
    return one.overlap(other.x0, other.x1)


def _spans(piece: _Piece, pieces: Sequence[_Piece]) -> bool:
    """Tell whether a heading cell stands above two or more cells of one line below it."""
    below = sorted({other.line for other in pieces if other.line > piece.line})
    return any(
        sum(1 for other in pieces if other.line == line and _overlap(piece.chunk, other.chunk) > 0) > 1
        for line in below
    )


def _stands_over_each(parts: dict[int, Chunk], piece: _Piece, pieces: Sequence[_Piece]) -> bool:
    """Tell two headings a blank apart from one over both: each part is centred over a cell of the line below."""
    below = [other.chunk for other in pieces if other.line == piece.line + 1]
    if len(parts) < 2:  # noqa: PLR2004 - one part is one heading
        return False
    centres = [(chunk.x0 + chunk.x1) / 2 for chunk in below]
    return all(any(abs((part.x0 + part.x1) / 2 - centre) < 8 for centre in centres) for part in parts.values())  # noqa: PLR2004


def _parted(piece: _Piece, pieces: Sequence[_Piece], columns: Sequence[Band]) -> list[_Piece]:
    """Part a heading cell that is really several headings a blank apart: each part stands over a column of its own."""
    covered = [
        index for index, band in enumerate(columns) if piece.chunk.overlap(band.x0, band.x1) > 0.5 * (band.x1 - band.x0)
    ]
    if len(covered) == len(piece.chunk.words) > 1:
        words = cut(piece.chunk, columns)
        if sorted(words) == covered:
            return [_Piece(piece.line, chunk) for chunk in words.values()]
    if len(covered) > 1:
        shares = cut(piece.chunk, columns)
        classes = len(shares) > 1 and all(parse_stated_class(chunk.text) for chunk in shares.values())
        if classes or _stands_over_each(shares, piece, pieces):
            return [_Piece(piece.line, chunk) for chunk in shares.values()]
    if len(covered) < 2 or _spans(piece, pieces):  # noqa: PLR2004 - a cell over two columns
        return [piece]
    alone = not any(other.line == piece.line for other in pieces if other is not piece)
    parts = cut(piece.chunk, columns)
    if (alone and len(pieces) > 1) or len(parts) != len(covered):
        return [piece]
    return [_Piece(piece.line, chunk) for chunk in parts.values()]


def _stacks(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Gather heading cells that lie above one another, left to right."""
    stacks: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda each: (each.line, each.chunk.x0)):
        home = [
            stack
            for stack in stacks
            if any(_overlap(piece.chunk, other.chunk) > 0 for other in stack)
            and all(other.line != piece.line for other in stack)
        ]
        if home:
            max(home, key=lambda stack: max(_overlap(piece.chunk, other.chunk) for other in stack)).append(piece)
        else:
            stacks.append([piece])
    return sorted(stacks, key=lambda stack: sum(piece.chunk.x0 + piece.chunk.x1 for piece in stack) / len(stack))


def _lay(stacks: Sequence[Sequence[_Piece]], columns: Sequence[Band]) -> list[int]:
    """Lay stacks over columns in order, each column under one stack where there are enough columns."""
    if not stacks:
        return []
    shared = len(stacks) > len(columns)
    costs = [[_distance(stack, band) for band in columns] for stack in stacks]
    best: list[tuple[float, list[int]]] = [(costs[0][column], [column]) for column in range(len(columns))]
    for cost in costs[1:]:
        following: list[tuple[float, list[int]]] = []
        for column in range(len(columns)):
            before = [each for each in best if each[1][-1] < column or (shared and each[1][-1] == column)]
            if before:
                least = min(before, key=lambda each: each[0])
                following.append((least[0] + cost[column], [*least[1], column]))
        best = following
    return min(best, key=lambda each: each[0])[1]


def _distance(stack: Sequence[_Piece], band: Band) -> float:
    """Return how far a stack lies from a column, in points; less than nothing where it lies over it."""
    left = min(piece.chunk.x0 for piece in stack)
    right = max(piece.chunk.x1 for piece in stack)
    over = min(right, band.x1) - max(left, band.x0)
    if over <= 0:
        return -over
    return -20.0 * over / max(1.0, min(right - left, band.x1 - band.x0))
