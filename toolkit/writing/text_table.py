"""Tables in fixed columns: widths from their contents, figures under one another, headings over their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.writing.blocks import Align, Table, TableRow
from toolkit.writing.typewriter import FULL, HEADING_WIDTHS, broken_heading, wrap

WIDEST = 132
"""EDGAR takes tables of at most 132 columns."""

_HEADING_GAP = 6
_WIDEST_HEADING_GAP = 8
_LEAST_GAP = 2
_OPEN_GAP = 3
_PAGE = 80
_LEAST_NAME = 28  # a name column is not broken narrower than this before the table grows wider
_FIGURE = re.compile(r"(?P<whole>[^\d]*[\d,]*)(?P<rest>.*)")

Cell = list[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that are never parted, and how they follow what stands before.

    `before` blank lines come first (`at_top` where the piece begins a page); `keep` holds it to the next piece; where
    a page breaks just before it, `repeat` is printed again.
    """

    lines: tuple[str, ...]
    before: int = 1
    at_top: int = 1
    keep: bool = False
    repeat: tuple[str, ...] = ()


_TABLE = Piece(("<TABLE>", "<CAPTION>"), keep=True)
_END_OF_TABLE = Piece(("</TABLE>",), before=0)
"""What EDGAR wants around a table wider than the page."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where each column's contents begin and end, and its heading's lines with their places."""

    starts: tuple[int, ...]
    widths: tuple[int, ...]
    heads: tuple[tuple[int, Cell], ...]
    width: int


def table_pieces(table: Table) -> list[Piece]:
    """Lay a table out in pieces: its heading, then its rows, group headings kept with their first row."""
    rows = _aligned([_split(row) for row in table.rows if row.kind != "group"], [c.align for c in table.columns])
    grid, rows = _fitted(table, rows)
    heading = _heading_lines(grid)
    schedule = table.look == "schedule"
    under = ["", "-" * grid.width] if schedule else [_underline(grid)]
    head = (*heading, *under)
    pieces = [Piece(tuple(wrap(table.caption, FULL)), keep=True)] if table.caption else []
    if any(heading):
        pieces.append(Piece(head, keep=True))
    pieces += _row_pieces(table, grid, rows, head)
    return pieces if grid.width <= _PAGE else [_TABLE, *pieces, _END_OF_TABLE]


def _row_pieces(table: Table, grid: _Grid, rows: Sequence[Sequence[Cell]], head: tuple[str, ...]) -> list[Piece]:
    """Return a piece a row; a page that breaks within the table prints the heading and the group again."""
    pieces: list[Piece] = []
    lines = iter(rows)
    group: tuple[str, ...] = ()
    schedule = table.look == "schedule"
    stacked = schedule and any(_goes_on(row) for row in table.rows)
    apart = 1 if schedule else 0
    for place, row in enumerate(table.rows):
        following = table.rows[place + 1] if place + 1 < len(table.rows) else None
        if row.kind == "group":
            group = (f"{row.cells[0]} (continued)",)
            named = tuple(wrap(row.cells[0], grid.width))
            pieces.append(Piece(named, before=1, keep=True, repeat=(*head, "")))
            apart = 0 if row.cells[0].isupper() or not schedule else 1
            continue
        printed = _row_lines(grid, next(lines))
        if row.kind in ("subtotal", "total"):
            printed = [_underline(grid, row.cells), *printed]
        keep = following is not None and (following.kind in ("subtotal", "total") or _goes_on(following))
        pieces.append(Piece(tuple(printed), before=apart, keep=keep, repeat=(*head, "", *group)))
        apart = 1 if stacked and following is not None and not _goes_on(following) else 0
    return pieces


def _goes_on(row: TableRow) -> bool:
    """Tell whether a row is another class of the series named above it."""
    return row.kind == "row" and len(row.cells) > 1 and not row.cells[0].strip()


def _flowed(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Let a broken name run on beside the classes below it, instead of pushing them down."""
    flowed = [list(row) for row in rows]
    place = 0
    while place < len(flowed):
        end = place + 1
        while end < len(flowed) and flowed[end][0] == [""]:
            end += 1
        family = flowed[place:end]
        name = family[0][0]
        if len(family) > 1 and len(name) > 1 and all(len(cell) == 1 for row in family for cell in row[1:]):
            for number, row in enumerate(family):
                part = name[number : number + 1] if row is not family[-1] else name[number:]
                row[0] = [line.strip() for line in part] or [""]
        place = end
    return flowed


def _split(row: TableRow) -> list[Cell]:
    return [cell.split("\n") for cell in row.cells]


def _aligned(rows: list[list[Cell]], aligns: Sequence[Align]) -> list[list[Cell]]:
    """Pad the cells of columns that are not left-aligned, figures so that their points stand under one another."""
    for column, align in enumerate(aligns):
        if align in ("right", "center"):
            widest = max((len(line) for row in rows for line in row[column]), default=0)
            for row in rows:
                row[column] = [_padded(line, widest, align) for line in row[column]]
        if align != "decimal":
            continue
        parts = [_FIGURE.fullmatch(line) for row in rows for line in row[column]]
        widest = max((len(part["whole"]) for part in parts if part and part["rest"][:1] == "."), default=0)
        widest = max(widest, *(len(_whole(part[0])) for part in parts if part), 0)
        for row in rows:
            row[column] = [" " * (widest - len(_whole(line))) + line if line else "" for line in row[column]]
    return rows


def _padded(line: str, width: int, align: Align) -> str:
    if not line:
        return line
    return line.rjust(width) if align == "right" else line.center(width).rstrip()


def _whole(line: str) -> str:
    """Return what stands left of the decimal point: all of a figure without one, nothing of what is no figure."""
    match = _FIGURE.fullmatch(line)
    return match["whole"] if match and any(sign.isdigit() for sign in line) else line


def _fitted(table: Table, rows: list[list[Cell]]) -> tuple[_Grid, list[list[Cell]]]:
    """Find a grid that fits: headings broken more, then the width of EDGAR's tables, and only then broken names."""
    for narrow in (False, True):
        for measure in (FULL, WIDEST):
            for widest in HEADING_WIDTHS:
                heads = [broken_heading(column.heading, widest) for column in table.columns]
                printed = _narrowed(rows, heads, measure, table.columns[0].align) if narrow else rows
                grid = _grid(heads, printed, measure, table)
                if grid is not None:
                    return grid, printed
    heads = [broken_heading(column.heading, HEADING_WIDTHS[-1]) for column in table.columns]
    return _aligned_grid(heads, rows, table), rows


def _narrowed(rows: list[list[Cell]], heads: Sequence[Cell], measure: int, align: Align) -> list[list[Cell]]:
    """Break the names of the first column so that the table fits, but no narrower than a name needs."""
    if align != "left":
        return rows
    others = [max(w, *map(len, head)) for w, head in zip(_widths(rows, len(heads)), heads, strict=True)][1:]
    room = measure - sum(others) - _LEAST_GAP * len(others)
    if room < _LEAST_NAME:
        return rows
    return _flowed([[[line for text in row[0] for line in wrap(text, room, rest="  ")], *row[1:]] for row in rows])


def _widths(rows: Sequence[Sequence[Cell]], columns: int) -> list[int]:
    return [max((len(line) for row in rows for line in row[column]), default=0) for column in range(columns)]


def _grid(heads: Sequence[Cell], rows: Sequence[Sequence[Cell]], measure: int, table: Table) -> _Grid | None:
    """Place the columns, or return None where they do not fit the measure.

    An open schedule is set as a typist does: contents from the left, six columns apart, as long as each heading can
    stand over its own column and no other. A table wider than the page is set close.
    """
    widths = _widths(rows, len(heads))
    if table.look == "schedule" and measure == FULL:
        typed = _typist_starts(widths, measure)
        placed = _typist_heads(heads, typed, widths) if typed else []
        if typed and _over_their_own(placed, typed, widths):
            return _Grid(tuple(typed), tuple(widths), tuple(placed), measure)
        wide = [max(width, *map(len, head)) for width, head in zip(widths, heads, strict=True)]
        starts = _spread(wide, measure)
        return _aligned_grid(heads, rows, table, starts, measure) if starts else None
    grid = _aligned_grid(heads, rows, table)
    return grid if grid.width <= measure else None


def _aligned_grid(
    heads: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    table: Table,
    starts: Sequence[int] | None = None,
    width: int | None = None,
) -> _Grid:
    """Set headings and contents over one another, in columns that begin at `starts`, else side by side."""
    widths = _widths(rows, len(heads))
    wide = [max(width, *map(len, head)) for width, head in zip(widths, heads, strict=True)]
    begins = starts or _packed(wide, _OPEN_GAP if table.look == "schedule" else _LEAST_GAP)
    inner = [
        start + (0 if column.align == "left" else room - width if column.align == "right" else (room - width) // 2)
        for start, width, room, column in zip(begins, widths, wide, table.columns, strict=True)
    ]
    placed = [
        (start + (0 if place == 0 else max(0, room - max(map(len, head))) // 2), head)
        for place, (start, room, head) in enumerate(zip(begins, wide, heads, strict=True))
    ]
    return _Grid(tuple(inner), tuple(widths), tuple(placed), width or begins[-1] + wide[-1])


def _spread(widths: Sequence[int], measure: int) -> list[int] | None:
    """Share the blank columns evenly between the columns, the rest from the left."""
    if len(widths) == 1:
        return [0] if widths[0] <= measure else None
    gaps = len(widths) - 1
    even, more = divmod(measure - sum(widths), gaps)
    if even < _LEAST_GAP:
        return None
    starts = [0]
    for place, width in enumerate(widths[:-1]):
        starts.append(starts[-1] + width + even + (1 if place < more else 0))
    return starts


def _packed(widths: Sequence[int], gap: int) -> list[int]:
    """Set the columns side by side."""
    starts = [0]
    for width in widths[:-1]:
        starts.append(starts[-1] + width + gap)
    return starts


def _typist_starts(widths: Sequence[int], measure: int) -> list[int] | None:
    """Set columns six apart from the left, the last one flush with the right margin; None where they do not fit."""
    starts = [0]
    for width in widths[:-1]:
        starts.append(starts[-1] + width + _HEADING_GAP)
    if len(widths) < 2 or starts[-1] + widths[-1] > measure:  # noqa: PLR2004 - one column has no margin to share
        return None
    return [*starts[:-1], measure - widths[-1]]


def _typist_heads(heads: Sequence[Cell], starts: Sequence[int], widths: Sequence[int]) -> list[tuple[int, Cell]]:
    """Centre each heading over its column, or as far left of it as the next heading and the columns' gap want.

    The first is centred in what is left.
    """
    own = [max(map(len, head)) for head in heads]
    last = len(heads) - 1
    begin = min(starts[last] - (own[last] - widths[last]) // 2, _PAGE - own[last])
    placed = [(begin, heads[last])]
    for place in range(last - 1, 0, -1):
        gap = min(starts[place + 1] - starts[place] - widths[place], _WIDEST_HEADING_GAP)
        begin = min(starts[place] - (own[place] - widths[place]) // 2, begin - gap - own[place])
        placed.insert(0, (begin, heads[place]))
    end = begin - (starts[1] - widths[0])
    return [((end - own[0]) // 2, heads[0]), *placed]


def _over_their_own(placed: Sequence[tuple[int, Cell]], starts: Sequence[int], widths: Sequence[int]) -> bool:
    """Tell whether each heading stands over its own column and no other; the ragged names may run below the second."""
    if placed[0][0] < 0:
        return False
    columns = [(start, start + width) for start, width in zip(starts, widths, strict=True)]
    for place, (start, head) in enumerate(placed):
        end = start + max(map(len, head))
        over = [number for number, (left, right) in enumerate(columns) if start < right and left < end]
        if over != [place] and not (place == 1 and over == [0, 1]):
            return False
    return True


def _heading_lines(grid: _Grid) -> list[str]:
    """Print the headings, their last lines level; a marker hangs, it is not centred with its line."""
    height = max(len(head) for _, head in grid.heads)
    lines = []
    for level in range(height):
        line = ""
        for start, head in grid.heads:
            place = level - (height - len(head))
            if place < 0:
                continue
            text, widest = head[place], max(map(len, head))
            bare = text.rstrip("*†‡+#")
            line = line.ljust(start + -((len(bare) - widest) // 2) if len(bare) < widest else start) + text
        lines.append(line.rstrip())
    return lines


def _underline(grid: _Grid, summed: Sequence[str] | None = None) -> str:
    """Rule under each heading, or over each figure of a total."""
    line = ""
    for place, (start, width, (left, head)) in enumerate(zip(grid.starts, grid.widths, grid.heads, strict=True)):
        if summed is not None and (place == 0 or not summed[place].strip()):
            continue
        begin = min(start, left)
        line = line.ljust(begin) + "-" * (max(start + width, left + max(map(len, head))) - begin)
    return line


def _row_lines(grid: _Grid, row: Sequence[Cell]) -> list[str]:
    """Print a row: each cell from its column, the lines of taller cells below one another."""
    lines = []
    for level in range(max(len(cell) for cell in row)):
        line = ""
        for start, cell in zip(grid.starts, row, strict=True):
            if level < len(cell) and cell[level]:
                line = line.ljust(start) + cell[level]
        lines.append(line.rstrip())
    return lines
