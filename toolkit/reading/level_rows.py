"""Cells drawn over several rows of a page, their words set beside the first of these rows.

Printers set a fund's name in the middle beside the lines of its classes, and a rate in the middle beside the funds it
is for; the rules around say which rows each stands for. HTML and DOCX say how far down a cell reaches, so here a page
is brought to what they print: a name, a trust or a class on the first of its rows, a value at each fund.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from toolkit.reading.merged import is_value, names_itself
from toolkit.reading.pages import Line, Place, Rule, SetLine, Word

_LONG = 3.0
"""Points: a stroke is longer than this, and thinner."""
_SAME = 2.5
"""Points: strokes nearer to one another than this are one."""

Stretch = tuple[float, float]


@dataclass(frozen=True)
class _Grid:
    """The strokes of a table: where the upright ones stand and the level ones lie, and what each is drawn along."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    down: tuple[tuple[Stretch, ...], ...]
    across: tuple[tuple[Stretch, ...], ...]

    def walled(self, row: int, column: int) -> bool:
        """Tell whether a stroke parts a row from the one below it in a column."""
        return _drawn_at(self.across[row + 1], (self.xs[column] + self.xs[column + 1]) / 2)

    def joined(self, row: int, column: int) -> bool:
        """Tell whether no stroke parts a column from the one right of it in a row."""
        return not _drawn_at(self.down[column + 1], (self.ys[row] + self.ys[row + 1]) / 2)

    def seat(self, word: Word) -> tuple[int, int] | None:
        """Return the row and column that the middle of a word stands in; None outside the table."""
        row = bisect(self.ys, (word.top + word.bottom) / 2) - 1
        column = bisect(self.xs, (word.x0 + word.x1) / 2) - 1
        return (row, column) if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1 else None


Cell = tuple[int, int, int]
"""A cell of a grid: its first and last row, and its first column."""


@dataclass(frozen=True)
class _Move:
    """Words taken from printed lines (their indexes), as they are set anew (`shown`), and the lines they are set on."""

    lines: tuple[int, ...]
    words: tuple[Word, ...]
    shown: tuple[Word, ...]
    targets: tuple[int, ...]


def _moved_line(line: int, words: Sequence[Word], target: int) -> _Move:
    return _Move((line,), tuple(words), tuple(words), (target,))


def levelled(lines: Sequence[tuple[Place, Line]], rules: Mapping[int, Sequence[Rule]]) -> list[tuple[Place, Line]]:
    """Return printed lines with the words of cells drawn over several rows set beside the first of these rows."""
    found: list[tuple[Place, Line]] = []
    for page, group in groupby(lines, key=lambda each: each[0][0]):
        own = list(group)
        for grid in _grids(rules.get(page, ())):
            own = _set_level(own, grid)
        found += own
    return found


def _grids(rules: Sequence[Rule]) -> Iterator[_Grid]:
    """Yield the tables that the strokes of a page draw, one below the other.

    Where no upright stroke is drawn, columns end where the level ones do.
    """
    upright = sorted((r for r in rules if r.bottom - r.top > _LONG >= r.x1 - r.x0), key=lambda each: each.top)
    level = [r for r in rules if r.x1 - r.x0 > _LONG >= r.bottom - r.top]
    for strokes in _apart(upright):
        top, bottom = strokes[0].top - _SAME, max(rule.bottom for rule in strokes) + _SAME
        inside = [rule for rule in level if top <= rule.top <= bottom]
        yield from _grid([((r.x0 + r.x1) / 2, (r.top, r.bottom)) for r in strokes], inside)
    if not upright:
        endless = (float("-inf"), float("inf"))
        yield from _grid([(x, endless) for r in level if not r.shade for x in (r.x0, r.x1)], level)


def _apart(upright: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the upright strokes of a page table by table: those of one reach into each other's heights."""
    table: list[Rule] = []
    reach = float("-inf")
    for rule in upright:
        if table and rule.top > reach + _SAME:
            yield table
            table = []
        table.append(rule)
        reach = max(reach, rule.bottom)
    if table:
        yield table


def _grid(strokes: Sequence[tuple[float, Stretch]], level: Sequence[Rule]) -> Iterator[_Grid]:
    """Yield the grid that upright and level strokes make, if it has two columns and two rows below a heading."""
    xs, down = _gathered(strokes)
    ys, across = _gathered([((r.top + r.bottom) / 2, (r.x0, r.x1)) for r in level])
    if len(xs) > 2 and len(ys) > 3:  # noqa: PLR2004 - edges of two columns and three rows
        yield _Grid(xs, ys, down, across)


def _gathered(strokes: Sequence[tuple[float, Stretch]]) -> tuple[tuple[float, ...], tuple[tuple[Stretch, ...], ...]]:
    """Gather strokes by where they stand, each place with all that is drawn along it."""
    places: list[float] = []
    drawn: list[list[Stretch]] = []
    for place, stretch in sorted(strokes):
        if not places or place - places[-1] > _SAME:
            places.append(place)
            drawn.append([])
        drawn[-1].append(stretch)
    return tuple(places), tuple(tuple(each) for each in drawn)


def _drawn_at(stretches: Sequence[Stretch], at: float) -> bool:
    return any(start <= at <= end for start, end in stretches)


def _cell_at(grid: _Grid, row: int, column: int) -> Cell:
    """Return the cell around one field of a grid."""
    first = last = row
    while first > 0 and not grid.walled(first - 1, column):
        first -= 1
    while last < len(grid.ys) - 2 and not grid.walled(last, column):
        last += 1
    while column > 0 and grid.joined(row, column - 1):
        column -= 1
    return first, last, column


Held = dict[Cell, dict[int, list[Word]]]
"""What each cell prints: its words on each printed line, by the line's index."""


def _set_level(lines: Sequence[tuple[Place, Line]], grid: _Grid) -> list[tuple[Place, Line]]:
    """Set the words of each row, then those of cells over several rows, beside the first line of their row."""
    found = list(lines)
    held = _held(found, grid)
    moves = [move for row in {first for first, last, _ in held if first == last} for move in _within(row, held)]
    if moves:
        found = _moved(found, moves)
        held = _held(found, grid)
    rows = _rows(held)
    moves = [move for cell, words in held.items() if cell[1] > cell[0] for move in _moves(cell, words, rows, held)]
    return _moved(found, moves) if moves else found


def _held(lines: Sequence[tuple[Place, Line]], grid: _Grid) -> Held:
    """Return what each cell of a grid prints."""
    cells: dict[tuple[int, int], Cell] = {}
    held: Held = {}
    for index, (_, line) in enumerate(lines):
        if not grid.ys[0] < (line.top + line.bottom) / 2 < grid.ys[-1]:
            continue
        for word in line.words:
            seat = grid.seat(word)
            if seat is not None:
                cell = cells.setdefault(seat, _cell_at(grid, *seat))
                held.setdefault(cell, {}).setdefault(index, []).append(word)
    return held


def _within(row: int, held: Held) -> list[_Move]:
    """Say where the lines of a row's cells are set that stand between the lines of its tallest: level with these."""
    own = [words for (first, last, _), words in held.items() if first == last == row]
    tallest = max((sorted(words) for words in own), key=len)
    return [
        _moved_line(line, words[line], target)
        for words in own
        if not set(words).intersection(tallest)
        for line, target in zip(sorted(words), tallest, strict=False)
    ]


def _rows(held: Held) -> dict[int, list[int]]:
    """Return the lines of each row that cells of that row alone print."""
    rows: dict[int, set[int]] = {}
    for (first, last, _), words in held.items():
        if first == last:
            rows.setdefault(first, set()).update(words)
    return {row: sorted(found) for row, found in rows.items()}


def _moves(
    cell: Cell,
    words: Mapping[int, list[Word]],
    rows: Mapping[int, list[int]],
    held: Held,
) -> list[_Move]:
    """Say where the lines of a tall cell are set: one below the other from its first row, or a value at each row."""
    first, last, _ = cell
    printed = sorted(words.items())
    slots = [line for row in range(first, last + 1) for line in rows.get(row, ())]
    if not rows.get(first) or not all(rows.get(row) for row in range(first, last + 1)):
        return []
    value = " ".join(word.text for _, found in printed for word in found if not word.raised)
    named = [_texts(row, held) for row in range(first, last + 1)]
    each = all(names_itself(texts, value) for texts in named)
    if is_value(value) and (each or len(printed) > 1):
        whole = tuple(word for _, found in printed for word in found)
        shown = whole if len(printed) == 1 else _on_one_line(whole)
        return [
            _Move(
                tuple(words), whole, shown, tuple(rows[row][0] for row in range(first, last + 1 if each else first + 1))
            )
        ]
    targets = [*slots, *(line for line, _ in printed if line > slots[-1])][: len(printed)]
    if len(targets) < len(printed):
        return []
    return [
        _moved_line(line, found, target)
        for (line, found), target in zip(printed, targets, strict=True)
        if line != target
    ]


def _texts(row: int, held: Held) -> list[str]:
    """Return what the cells of one row alone print."""
    return [
        " ".join(word.text for line in sorted(words) for word in words[line])
        for (first, last, _), words in held.items()
        if first == last == row
    ]


def _moved(lines: Sequence[tuple[Place, Line]], moves: Sequence[_Move]) -> list[tuple[Place, Line]]:
    """Print moved words on their new lines; a line of which nothing is left is gone."""
    gone = {id(word) for move in moves for word in move.words}
    added: dict[int, list[_Move]] = {}
    for move in moves:
        for target in move.targets:
            added.setdefault(target, []).append(move)
    touched = {line for move in moves for line in move.lines} | set(added)
    found: list[tuple[Place, Line]] = []
    for index, (place, line) in enumerate(lines):
        if index not in touched:
            found.append((place, line))
            continue
        own = [word for word in line.words if id(word) not in gone]
        base = max((word.bottom for word in own), default=line.bottom)
        new = [word for move in added.get(index, ()) for word in shifted(move.shown, base)]
        whole = tuple(sorted([*own, *new], key=lambda word: word.x0))
        if whole:
            sources = (lines[source][1] for move in added.get(index, ()) for source in move.lines)
            found.append((place, SetLine(whole, line.page, line.number, tuple(dict.fromkeys((line, *sources))))))
    return found


def _on_one_line(words: Sequence[Word]) -> tuple[Word, ...]:
    """Set the words of a value that its cell breaks over lines on one line, no wider than the widest of its lines."""
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    scale = (right - left) / sum(len(word.text) + 1 for word in words)
    shown, x0 = [], left
    for word in words:
        shown.append(replace(word, x0=x0, x1=x0 + scale * len(word.text), top=words[0].top, bottom=words[0].bottom))
        x0 += scale * (len(word.text) + 1)
    return tuple(shown)


def shifted(words: Sequence[Word], bottom: float) -> Iterator[Word]:
    """Yield words with the lowest of them standing at a height."""
    by = bottom - max(word.bottom for word in words)
    for word in words:
        yield replace(word, top=word.top + by, bottom=word.bottom + by)
