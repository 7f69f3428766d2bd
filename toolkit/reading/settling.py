"""Tables of HTML and DOCX as they are set: under their headings, values at each row, none that only lays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from toolkit.reading.merged import spread
from toolkit.reading.tables import Table, holds_figures, tidy

_MOST_HEADING_ROWS = 4


def settled(blocks: Iterable[Any]) -> list[Any]:
    """Return blocks as they are set: tables tidy, under their headings, and none that only lays out the page."""
    return [
        _inside_settled(spread(tidy(each))) if isinstance(each, Table) else each for each in _joined(_unwrapped(blocks))
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
