"""Tables of HTML and DOCX whose rows are printed lines: the wrapped end of a name stands in a row of its own.

Programs that make a table of a printed page write a row for each of its lines. Where a row cannot begin a name
(`Portfolio` alone, what a name was called before, what closes a bracket), it is one with the row above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.names import goes_on
from toolkit.reading.tables import Cell, Table

_FORMER = re.compile(r"\(\s*(?:formerly|f/k/a|previously)\b", re.IGNORECASE)
_FLAT = re.compile(r"\d*\.?\d+\s?(?:%|bps|basis\s+points)?\W*", re.IGNORECASE)
"""A rate by itself: two of them are never one fee."""

Row = tuple[Cell, ...]


def with_whole_names(table: Table) -> Table:
    """Bring the rows that only go on with the name above them into the row of that name."""
    rows: list[Row] = []
    for row in table.rows:
        if rows and _goes_on(rows[-1], row):
            rows[-1] = _stacked(rows[-1], row)
        else:
            rows.append(row)
    return Table(tuple(rows), table.columns)


def _goes_on(above: Row, row: Row) -> bool:
    """Tell whether a row goes on with the name of the one above it, and prints no second fee beside it."""
    if [_span(cell) for cell in above] != [_span(cell) for cell in row]:
        return False
    (name, *rest), (end, *beside) = above, row
    if name.is_blank or end.is_blank or name.column or any(cell.rows > 1 for cell in (*above, *row)):
        return False
    if _two_fees(rest, beside):
        return False
    opened = name.text.count("(") > name.text.count(")")
    alone = all(cell.is_blank for cell in beside)
    return _FORMER.match(end.text) is not None or (opened and ")" in end.text) or (alone and _ends_name(end.text))


def _ends_name(text: str) -> bool:
    """Tell whether a text is no more than the end of a name; what begins in small letters may be a sentence."""
    return goes_on(text) and not text[:1].islower()


def _two_fees(rest: Sequence[Cell], beside: Sequence[Cell]) -> bool:
    """Tell whether two rows print something in one column that is no list of bands: two rates, or two days."""
    both = [(one.text, two.text) for one, two in zip(rest, beside, strict=True) if one.text and two.text]
    return any(_FLAT.fullmatch(one) or _FLAT.fullmatch(two) or "%" not in one or "%" not in two for one, two in both)


def _span(cell: Cell) -> tuple[int, int]:
    return cell.column, cell.columns


def _stacked(above: Row, row: Row) -> Row:
    """Set what each cell of a row prints below what the cell above it prints."""
    return tuple(replace(one, blocks=(*one.blocks, *two.blocks)) for one, two in zip(above, row, strict=True))
