"""Which heading stands over which column.

Heading cells are stacked by what lies above one another, then the stacks are laid over the columns from left to right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from toolkit.reading.captions import OFF, Piece, is_caption_over, overlap
from toolkit.reading.grid import Band, Chunk, cut
from toolkit.reading.names import join_lines, parse_stated_class
from toolkit.reading.pages import Line, Rule
from toolkit.reading.strips import Strip

_DRAWN_APART = 24.0
"""Points by which a justified line draws two of its words apart at most."""


def heading_texts(
    heads: Sequence[Strip], columns: Sequence[Band], rules: Mapping[int, Sequence[Rule]], *, ordered: bool
) -> list[str]:
    """Return the heading of each column, its lines joined; one printed over several columns belongs to each of them.

    `ordered`: the cells stand by their order, not by their place (tab stops), and so may a heading line. A single line
    of headings, one for each column, heads them in order wherever tab stops move it.
    """
    full = next((head for head in heads if len(head.cells) == len(columns)), None)
    if full is not None and (ordered or len(heads) == 1):
        return _by_order(heads, full)
    pieces = [
        Piece(number, cell.chunk, _cell_around(cell.chunk, head.line, rules.get(head.line.page, ())))
        for number, head in enumerate(heads)
        for cell in head.cells
    ]
    pieces = [piece for piece in pieces if not is_caption_over(piece, heads, columns)]
    pieces = [part for piece in pieces for part in _parted(piece, pieces, columns)]
    spanners = [piece for piece in pieces if _spans(piece, pieces)]
    stacks = _rejoined(_stacks([piece for piece in pieces if piece not in spanners]), columns)
    seats = _lay(stacks, columns)
    texts: list[list[Piece]] = [[] for _ in columns]
    for stack, column in zip(stacks, seats, strict=True):
        for index in {column, *(each for each in _inside(stack, columns) if each not in seats)}:
            texts[index] += stack
    for spanner in spanners:
        alone = len(heads[spanner.line].cells) == 1
        for index in _spanned(spanner, stacks, alone=alone):
            own = join_lines(piece.chunk.text for piece in stacks[index])
            if not (alone and parse_stated_class(own)):
                texts[seats[index]].append(spanner)
    return [
        join_lines(piece.chunk.text for piece in sorted(set(column), key=lambda each: (each.line, each.chunk.x0)))
        for column in texts
    ]


def _cell_around(chunk: Chunk, line: Line, rules: Sequence[Rule]) -> tuple[float, float] | None:
    """Return the edges of the ruled cell around a heading; None where no rule stands on one of its sides.

    The edges of a band of colour behind a whole row are none.
    """
    middle = (line.top + line.bottom) / 2
    upright = [rule for rule in rules if rule.x1 - rule.x0 < 3 and not rule.shade]  # noqa: PLR2004 - points
    edges = [(rule.x0 + rule.x1) / 2 for rule in upright if rule.top <= middle <= rule.bottom]
    lefts, rights = [x for x in edges if x <= chunk.x0 + 1], [x for x in edges if x >= chunk.x1 - 1]
    return (max(lefts), min(rights)) if lefts and rights else None


def _inside(stack: Sequence[Piece], columns: Sequence[Band]) -> Sequence[int]:
    """Return the columns that the ruled cell of a heading holds: a class and its rate may stand under one."""
    cells = [piece.cell for piece in stack if piece.cell is not None]
    if len(stack) != 1 or not cells:
        return ()
    left, right = cells[0]
    return [index for index, band in enumerate(columns) if left <= (band.x0 + band.x1) / 2 <= right]


def _spanned(spanner: Piece, stacks: Sequence[Sequence[Piece]], *, alone: bool) -> Sequence[int]:
    """Return over which stacks a heading stands: those below it, and, where it is alone, those it is centred over."""
    over = [
        index
        for index, stack in enumerate(stacks)
        if any(spanner.line < piece.line and overlap(spanner.chunk, piece.chunk) > 0 for piece in stack)
    ]
    if spanner.cell is not None:
        left, right = spanner.cell
        centres = [sum(piece.chunk.x0 + piece.chunk.x1 for piece in stack) / (2 * len(stack)) for stack in stacks]
        return [index for index, centre in enumerate(centres) if index in over or left <= centre <= right]
    if not over or not alone:
        return over
    lefts = [min(piece.chunk.x0 for piece in stack) for stack in stacks]
    rights = [max(piece.chunk.x1 for piece in stack) for stack in stacks]
    middle = spanner.chunk.x0 + spanner.chunk.x1
    spans = [range(first, last + 1) for first in range(1, over[0] + 1) for last in range(over[-1], len(stacks))]
    if not spans:
        return over
    return min(spans, key=lambda span: (round(abs(lefts[span[0]] + rights[span[-1]] - middle) / OFF), len(span)))


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


def _spans(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether a heading cell stands above two or more cells of one line below it, by its words or its rules.

    Not where its own line has a cell for each of them, a little out of place.
    """
    left, right = piece.cell or (piece.chunk.x0, piece.chunk.x1)
    below = sorted({other.line for other in pieces if other.line > piece.line})
    beside = sum(1 for other in pieces if other.line == piece.line)
    lines = [[other for other in pieces if other.line == line] for line in below]
    lines = [line for line in lines if beside == 1 or len(line) > beside + 1]
    return any(sum(1 for other in line if other.chunk.overlap(left, right) > 0) > 1 for line in lines)


def _stands_over_each(parts: dict[int, Chunk], piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell two headings a blank apart from one over both: each part is centred over a cell of the line below."""
    below = [other.chunk for other in pieces if other.line == piece.line + 1]
    if len(parts) < 2:  # noqa: PLR2004 - one part is one heading
        return False
    centres = [(chunk.x0 + chunk.x1) / 2 for chunk in below]
    return all(any(abs((part.x0 + part.x1) / 2 - centre) < 8 for centre in centres) for part in parts.values())  # noqa: PLR2004


def _parted(piece: Piece, pieces: Sequence[Piece], columns: Sequence[Band]) -> list[Piece]:
    """Part a heading cell that is really several headings a blank apart: each part stands over a column of its own."""
    if len(_inside([piece], columns)) > 1:
        return [piece]
    covered = [
        index for index, band in enumerate(columns) if piece.chunk.overlap(band.x0, band.x1) > 0.5 * (band.x1 - band.x0)
    ]
    if len(covered) == len(piece.chunk.words) > 1:
        words = cut(piece.chunk, columns)
        if sorted(words) == covered:
            return [Piece(piece.line, chunk) for chunk in words.values()]
    if len(covered) > 1:
        shares = cut(piece.chunk, columns)
        classes = len(shares) > 1 and all(parse_stated_class(chunk.text) for chunk in shares.values())
        if classes or _stands_over_each(shares, piece, pieces):
            return [Piece(piece.line, chunk) for chunk in shares.values()]
    if len(covered) < 2 or _spans(piece, pieces):  # noqa: PLR2004 - a cell over two columns
        return [piece]
    alone = not any(other.line == piece.line for other in pieces if other is not piece)
    parts = cut(piece.chunk, columns)
    if (alone and len(pieces) > 1) or len(parts) != len(covered):
        return [piece]
    return [Piece(piece.line, chunk) for chunk in parts.values()]


def _stacks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Gather heading cells that lie above one another, left to right."""
    stacks: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (each.line, each.chunk.x0)):
        home = [
            stack
            for stack in stacks
            if any(overlap(piece.chunk, other.chunk) > 0 for other in stack)
            and all(other.line != piece.line for other in stack)
        ]
        if home:
            max(home, key=lambda stack: max(overlap(piece.chunk, other.chunk) for other in stack)).append(piece)
        else:
            stacks.append([piece])
    return sorted(stacks, key=lambda stack: sum(piece.chunk.x0 + piece.chunk.x1 for piece in stack) / len(stack))


def _rejoined(stacks: list[list[Piece]], columns: Sequence[Band]) -> list[list[Piece]]:
    """Join stacks whose words one justified line has drawn apart, the nearest first, until each may head a column.

    Two that stand over columns of their own are none.
    """
    while len(stacks) > len(columns):
        over = [_over(stack, columns) for stack in stacks]
        gaps = [
            _gap_in_line(one, other) if own == next_own or not own or not next_own else None
            for (one, own), (other, next_own) in pairwise(zip(stacks, over, strict=True))
        ]
        near = [gap for gap in gaps if gap is not None]
        if not near or min(near) > _DRAWN_APART:
            return stacks
        at = gaps.index(min(near))
        stacks = [*stacks[:at], [*stacks[at], *stacks[at + 1]], *stacks[at + 2 :]]
    return stacks


def _over(stack: Sequence[Piece], columns: Sequence[Band]) -> frozenset[int]:
    """Return the columns that a stack stands over."""
    return frozenset(
        index for index, band in enumerate(columns) if any(piece.chunk.overlap(band.x0, band.x1) > 0 for piece in stack)
    )


def _gap_in_line(one: Sequence[Piece], other: Sequence[Piece]) -> float | None:
    """Return how far apart the single words of two stacks stand that share a line; None where no such words do."""
    gaps = [
        right.chunk.x0 - left.chunk.x1
        for left in one
        for right in other
        if left.line == right.line and len(left.chunk.words) == len(right.chunk.words) == 1
    ]
    return min(gaps, default=None)


def _lay(stacks: Sequence[Sequence[Piece]], columns: Sequence[Band]) -> list[int]:
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


def _distance(stack: Sequence[Piece], band: Band) -> float:
    """Return how far a stack lies from a column, in points; less than nothing where it lies over it."""
    left = min(piece.chunk.x0 for piece in stack)
    right = max(piece.chunk.x1 for piece in stack)
    over = min(right, band.x1) - max(left, band.x0)
    if over <= 0:
        return -over
    return -20.0 * over / max(1.0, min(right - left, band.x1 - band.x0))
