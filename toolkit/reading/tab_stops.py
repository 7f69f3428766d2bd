"""Tabs of a text file: to stops of eight columns, or to the columns of a table whose cells they part.

Whoever types a table sets as many tabs as line its figures up; a program that writes one out sets one tab after each
cell, however long. Lines below one another with as many cells are such a table: its columns are as wide as their
widest cell. Where the last cells line up at stops of eight, tabs and blanks were set to that end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

TAB_STOP = 8
_LAST = re.compile(r"(?:\S|(?<=\S) (?=\S))*$")
"""The last cell of a line: words a blank apart."""
_GAP = 2
"""Columns at least between two cells: one is the blank between two words."""


def with_blanks(lines: Sequence[str]) -> list[str]:
    """Return lines with blanks in place of their tabs."""
    expanded = [line.expandtabs(TAB_STOP) for line in lines]
    for block in _blocks(lines):
        if _lines_up([expanded[index] for index in block]):
            continue
        cells = [[cell.strip(" ") for cell in lines[index].split("\t")] for index in block]
        starts = [0]
        for column in range(len(cells[0]) - 1):
            widest = max(starts[-1] + len(row[column]) for row in cells)
            starts.append(((widest + _GAP - 1) // TAB_STOP + 1) * TAB_STOP)
        for index, row in zip(block, cells, strict=True):
            expanded[index] = _set_at(starts, row)
    return expanded


def _lines_up(lines: Sequence[str]) -> bool:
    """Tell whether the last cells of some lines all begin, or all end, in one column."""
    ends = {len(line.rstrip()) for line in lines}
    starts = {len(line.rstrip()) - len(_LAST.search(line.rstrip())[0]) for line in lines}  # type: ignore[index]
    return 1 in (len(ends), len(starts))


def _set_at(starts: Sequence[int], row: Sequence[str]) -> str:
    """Set each cell of a line at the column where its own begins."""
    line = ""
    for start, cell in zip(starts, row, strict=True):
        line = line.ljust(start) + cell
    return line


def _blocks(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the lines that lie below one another and have as many cells; a line without tabs may stand between two."""
    block: list[int] = []
    between = 0
    for index, line in enumerate(lines):
        count = line.count("\t")
        if block and (count == lines[block[-1]].count("\t") or (count == 0 and between == 0) or not line.strip()):
            between = 0 if count else between + bool(line.strip())
        else:
            if len(block) > 1:
                yield block
            block, between = [], 0
        if count and line.strip():
            block.append(index)
    if len(block) > 1:
        yield block
