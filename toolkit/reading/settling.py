"""Tables of HTML and DOCX as they are set: under their headings, values at each row, none that only lays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from toolkit.reading.blocks import Paragraph
from toolkit.reading.line_rows import with_whole_names
from toolkit.reading.merged import spread
from toolkit.reading.tables import Cell, Table, holds_figures, prints_figure, tidy

_MOST_HEADING_ROWS = 4
_HEADING_WORDS = 10
"""Words of a heading between rows, at most."""


def settled(blocks: Iterable[Any]) -> list[Any]:
    """Return blocks as they are set: tables tidy, under their headings, and none that only lays out the page."""
    return [
        _inside_settled(with_whole_names(spread(tidy(_unwrapped_inside(each))))) if isinstance(each, Table) else each
        for each in _joined(_of_rows(list(_unwrapped(blocks))))
    ]


def _inside_settled(table: Table) -> Table:
    """Settle what is in the cells; what stands alone on its row is marked so."""
    rows = []
    for row in table.rows:
        alone = [cell for cell in row if not cell.is_blank]
        whole = len(alone) == 1 and alone[0].column == 0 and alone[0].rows == 1
        rows.append(tuple(replace(cell, blocks=tuple(settled(cell.blocks)), alone=whole) for cell in row))
    return Table(tuple(rows), table.columns)


def _unwrapped(blocks: Iterable[Any]) -> Iterator[Any]:
    """Yield blocks with what stands in a table of one column in that table's place."""
    for block in blocks:
        inner = tidy(block) if isinstance(block, Table) else None
        if inner is None or inner.columns > 1:
            yield block
        else:
            yield from _unwrapped(each for row in inner.rows for cell in row for each in cell.blocks)


def _unwrapped_inside(table: Table) -> Table:
    """Return a table with what stands in tables of one column in its cells in those tables' place."""
    rows = (tuple(replace(cell, blocks=tuple(_unwrapped(cell.blocks))) for cell in row) for row in table.rows)
    return Table(tuple(rows), table.columns)


def _joined(blocks: Iterable[Any]) -> list[Any]:
    """Put a table that only heads the one right behind it, column by column, together with that one."""
    found: list[Any] = []
    for block in blocks:
        whole = _headed(found[-1], block) if found and isinstance(found[-1], Table) else None
        if whole is None:
            found.append(block)
        else:
            found[-1] = whole
    return found


def _of_rows(blocks: Sequence[Any]) -> list[Any]:
    """Make one table of several of a single row each, one right below the other: some programs write each row so.

    Only where they have the same columns and two or more print a figure: a clause beside its number is no row. A
    heading between them, which such a program writes as a row of one cell, is a row over all columns.
    """
    found: list[Any] = []
    at = 0
    while at < len(blocks):
        end = at + _row_tables(blocks, at)
        rows = [each for each in blocks[at:end] if not _is_blank(each)]
        tables = [block for block in rows if isinstance(block, Table)]
        if len(tables) > 2 and sum(map(prints_figure, tables)) > 1:  # noqa: PLR2004 - a heading and two rows
            columns = tables[0].columns
            whole = [each.rows[0] if isinstance(each, Table) else (Cell((each,), columns=columns),) for each in rows]
            found.append(Table(tuple(whole), columns))
            at = end
        else:
            found.append(blocks[at])
            at += 1
    return found


def _row_tables(blocks: Sequence[Any], start: int) -> int:
    """Count the blocks from one on that are tables of one row with the same columns, up to the last of them.

    Blank paragraphs and short ones may stand between them.
    """
    count, columns = 0, None
    for index, block in enumerate(blocks[start:], start=1):
        if isinstance(block, Table) and len(block.rows) == 1 and columns in (None, block.columns):
            count, columns = index, block.columns
        elif columns is None or not isinstance(block, Paragraph) or len(block.text.split()) > _HEADING_WORDS:
            break
    return count


def _is_blank(block: Any) -> bool:
    return isinstance(block, Paragraph) and block.is_blank


def _headed(head: Table, body: Any) -> Table | None:
    """Return a table under its headings; None where they are not its own: other columns, or figures among them."""
    if not isinstance(body, Table) or not holds_figures(body) or holds_figures(head):
        return None
    heading = tidy(head)
    if heading.columns == 1 or len(heading.rows) > _MOST_HEADING_ROWS:
        return None
    if head.columns == body.columns:
        return Table((*head.rows, *body.rows), head.columns)
    rows = tidy(body)
    return Table((*heading.rows, *rows.rows), rows.columns) if heading.columns == rows.columns else None
