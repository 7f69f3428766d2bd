"""Which column each cell of a fee line belongs to: by place, or by order where tab stops move the places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from statistics import median

from toolkit.reading.cells import Cell, Kind, cell_of
from toolkit.reading.grid import Band, Chunk, cut, seat
from toolkit.reading.strips import Strip


@dataclass(frozen=True)
class TableRow:
    """A fee line of a table with its cells by column; what was printed over several columns stands in the first."""

    strip: Strip
    cells: dict[int, Cell]


def always(rows: Sequence[Strip], most: int) -> bool:
    """Tell whether (nearly) every line has a cell for each column."""
    return most > 1 and sum(len(row.cells) == most for row in rows) >= 0.9 * len(rows)


def purity(rows: Sequence[TableRow]) -> float:
    """Return how alike the cells of each column are, over all cells; no fee is as good a fee as any."""
    kinds: dict[int, Counter[Kind]] = {}
    for row in rows:
        for index, cell in row.cells.items():
            kind = Kind.RATE if cell.kind in (Kind.NONE, Kind.WITHHELD) else cell.kind
            kinds.setdefault(index, Counter())[kind] += 1
    return sum(count.most_common(1)[0][1] for count in kinds.values()) / max(
        1, sum(count.total() for count in kinds.values())
    )


def extent(rows: Sequence[TableRow], index: int) -> Band:
    """Return the strip of points that the cells of a column cover."""
    chunks = [row.cells[index].chunk for row in rows if index in row.cells]
    return Band(min(chunk.x0 for chunk in chunks), max(chunk.x1 for chunk in chunks))


def seat_in_order(rows: Sequence[Strip], most: int) -> list[TableRow]:
    """Seat cells by their order where names run into the next column (tab stops).

    Full lines show what each column holds,
    shorter ones are laid over them by kind.
    """
    full = [row for row in rows if len(row.cells) == most]
    kinds = [Counter(row.cells[index].kind for row in full) for index in range(most)]
    starts = [median(row.cells[index].chunk.x0 for row in full) for index in range(most)]
    seated = []
    for row in rows:
        if len(row.cells) >= most:
            seats: tuple[int, ...] = (*range(most - 1), *([most - 1] * (len(row.cells) - most + 1)))
        else:
            options = combinations(range(most), len(row.cells))
            seats = max(options, key=lambda option: _matching(row, option, kinds, starts))
        cells: dict[int, list[Cell]] = {}
        for index, cell in zip(seats, row.cells, strict=True):
            cells.setdefault(index, []).append(cell)
        seated.append(TableRow(row, {index: _one_cell(found, frozenset()) for index, found in cells.items()}))
    return seated


def _matching(row: Strip, seats: Sequence[int], kinds: Sequence[Counter[Kind]], starts: Sequence[float]) -> float:
    """Weigh one way to lay a short line over the columns: like kinds count first, then nearness."""
    score = 0.0
    for index, cell in zip(seats, row.cells, strict=True):
        score += 1000.0 * kinds[index][cell.kind] / max(1, kinds[index].total())
        score -= abs(cell.chunk.x0 - starts[index])
    return score


def seat_row(row: Strip, strips: Sequence[Band], known: frozenset[str]) -> dict[int, Cell]:
    """Seat the cells of a fee line.

    A cell that runs through a gap between columns is cut there if that yields a fee.
    """
    seated: dict[int, list[Cell]] = {}
    for cell in row.cells:
        covered = [index for index, band in enumerate(strips) if cell.chunk.overlap(band.x0, band.x1) > 1.5]  # noqa: PLR2004
        if len(covered) > 1 and cell.kind in (Kind.TEXT, Kind.STEPS):
            parts = {index: cell_of(chunk, known) for index, chunk in cut(cell.chunk, strips).items()}
            kinds = {part.kind for part in parts.values()}
            if kinds == {Kind.RATE, Kind.BAND} or (cell.kind is Kind.TEXT and kinds != {Kind.TEXT}):
                for index, part in parts.items():
                    seated.setdefault(index, []).append(part)
                continue
        seated.setdefault(seat(cell.chunk, strips), []).append(cell)
    return {index: _one_cell(cells, known) for index, cells in seated.items()}


def _one_cell(cells: Sequence[Cell], known: frozenset[str]) -> Cell:
    """Make one cell of those that fell into one column."""
    if len(cells) == 1:
        return cells[0]
    return cell_of(Chunk(tuple(word for cell in cells for word in cell.chunk.words)), known)


def with_lone_rates(rows: Sequence[TableRow]) -> list[TableRow]:
    """Seat the rate that stands where other rows have their bands where the rates behind those bands stand.

    Beside a fund or under its heading it is the whole fee (`Alder Bond Fund` and `0.40%`, others and their bands).
    """
    seats = {
        (first, second)
        for row in rows
        for first, second in pairwise(sorted(row.cells))
        if row.cells[first].kind is Kind.BAND and row.cells[second].kind is Kind.RATE
    }
    if len(seats) != 1:
        return list(rows)
    first, second = seats.pop()
    lone = [row for row in rows if first in row.cells and second not in row.cells]
    others = [row.cells[first].kind for row in rows if first in row.cells and second in row.cells]
    if any(row.cells[first].kind is not Kind.RATE for row in lone) or any(kind is not Kind.BAND for kind in others):
        return list(rows)
    return [_moved(row, first, second) if first in row.cells and second not in row.cells else row for row in rows]


def _moved(row: TableRow, first: int, second: int) -> TableRow:
    """Move a cell to another column."""
    return replace(row, cells={second if index == first else index: cell for index, cell in row.cells.items()})
