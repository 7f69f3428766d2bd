"""Names set in blocks (justified): the gaps between their words may be as wide as those between columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.reading.cells import Cell, Kind, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.names import parse_class
from toolkit.reading.pages import Place, Rule
from toolkit.reading.running_text import reads_as_prose
from toolkit.reading.strips import Strip

_WIDEST = 8.0
"""How many usual gaps a justified line stretches its own to, at most."""


@dataclass(frozen=True)
class _Page:
    """Where cells begin on a page, in whole points, and from where to where words run beside other cells."""

    starts: Counter[int]
    runs: tuple[tuple[float, float], ...]

    def begins(self, x0: float) -> bool:
        """Tell whether another line has a cell that begins where one does."""
        return sum(self.starts[round(x0) + step] for step in (-1, 0, 1)) > 1

    def runs_through(self, left: float, right: float) -> bool:
        """Tell whether the words of another line fill a gap."""
        return any(x0 < left and right < x1 for x0, x1 in self.runs)


def without_stretched_gaps(
    strips: Sequence[Strip], usual: float, known: frozenset[str], beside: Mapping[Place, Sequence[Rule]]
) -> list[Strip]:
    """Join words of a name that only a stretched gap parts; `beside` are the upright rules beside each line.

    Words of other lines of the page run through the gap, and no other cell begins where the part behind it does. Where
    a rule stands in the gap, it parts columns.
    """
    pages: dict[int, list[Strip]] = defaultdict(list)
    for strip in strips:
        pages[strip.place[0]].append(strip)
    measured = {number: _measured(page) for number, page in pages.items()}
    return [
        replace(
            strip,
            cells=tuple(
                _joined(strip.cells, measured[strip.place[0]], _WIDEST * usual, known, beside.get(strip.place, ()))
            ),
        )
        for strip in strips
    ]


def _measured(page: Sequence[Strip]) -> _Page:
    cells = [cell for strip in page for cell in strip.cells]
    rows = [strip for strip in page if len(strip.cells) > 1 and not any(reads_as_prose(c.text) for c in strip.cells)]
    words = [cell.chunk for strip in rows for cell in strip.cells if cell.kind is Kind.TEXT]
    return _Page(Counter(round(cell.chunk.x0) for cell in cells), tuple((each.x0, each.x1) for each in words))


def _joined(
    cells: Sequence[Cell], page: _Page, widest: float, known: frozenset[str], rules: Sequence[Rule]
) -> list[Cell]:
    joined: list[Cell] = []
    for cell in cells:
        if joined and _stretched(joined[-1], cell, page, widest) and not _ruled(joined[-1], cell, rules):
            joined[-1] = cell_of(Chunk((*joined[-1].chunk.words, *cell.chunk.words)), known)
        else:
            joined.append(cell)
    return joined


def _ruled(left: Cell, right: Cell, rules: Sequence[Rule]) -> bool:
    """Tell whether a rule stands between two cells."""
    return any(left.chunk.x1 - 1.5 <= (rule.x0 + rule.x1) / 2 <= right.chunk.x0 + 1.5 for rule in rules)


def _stretched(left: Cell, right: Cell, page: _Page, widest: float) -> bool:
    """Tell whether a gap between two cells of words is one between words of a name."""
    if left.kind is not Kind.TEXT or right.kind is not Kind.TEXT or right.chunk.x0 - left.chunk.x1 > widest:
        return False
    if parse_class(left.text) and parse_class(right.text):
        return False  # `A    C    I` heads columns, however wide
    return not page.begins(right.chunk.x0) and page.runs_through(left.chunk.x1, right.chunk.x0)
