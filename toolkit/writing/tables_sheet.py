"""The tables of a document as a workbook: a sheet a table, figures as figures, sums as formulas where they are sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from toolkit.amounts import parse_decimal
from toolkit.writing.blocks import Document, Heading, Table, TableRow
from toolkit.writing.sheet import Cell, CellFormat, Column, Formula, Row, Sheet, Workbook, letter, sheet_name, write

_DEFICIT = re.compile(r"\(([\d,.]+)\)")
_SHARE = re.compile(r"-?[\d,]*\.?\d+%")
_NARROWEST, _WIDEST = 10, 60


def tables_workbook(document: Document) -> bytes:
    """Print every table of a document on a sheet of its own, named by its caption or the heading above it."""
    sheets: list[Sheet] = []
    heading = document.title
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = " ".join(block.lines)
        elif isinstance(block, Table):
            title = block.caption or heading
            name = sheet_name(title.split(". ")[0], [sheet.name for sheet in sheets])
            sheets.append(_sheet(block, name, (document.title, title)))
    if not sheets:
        sheets.append(Sheet("Document", (Column(document.title, width=_WIDEST),), ()))
    return write(Workbook(document.title, tuple(sheets)))


def _sheet(table: Table, name: str, top: tuple[str, ...]) -> Sheet:
    """Lay a table on a sheet."""
    first = len(top) + 3
    rows: list[Row] = []
    for place, row in enumerate(table.rows):
        if row.kind == "group":
            rows.append(Row((row.cells[0],), "group", ("text",)))
            continue
        cells = tuple(_cell(text, table, column) for column, text in enumerate(row.cells))
        formats = tuple(_format(text, cell) for text, cell in zip(row.cells, cells, strict=True))
        rows.append(Row(_summed(cells, rows, table.rows[: place + 1], first), row.kind, formats))
    columns = tuple(Column(column.heading, width=_width(table, place)) for place, column in enumerate(table.columns))
    return Sheet(name, columns, tuple(rows), top=top, filtered=all(row.kind == "row" for row in table.rows))


def _cell(text: str, table: Table, column: int) -> Cell:
    """Take a figure of a column of figures as one; `(1,234.50)` is negative."""
    if not text:
        return None
    if table.columns[column].align not in ("right", "decimal"):
        return text
    deficit = _DEFICIT.fullmatch(text)
    plain = text.removesuffix("%") if _SHARE.fullmatch(text) else text
    try:
        return -parse_decimal(deficit[1]) if deficit else parse_decimal(plain)
    except ValueError:
        return text


def _format(text: str, cell: Cell) -> CellFormat:
    """Choose how a cell is printed by what it was."""
    if not isinstance(cell, Decimal):
        return "text"
    if text.endswith("%"):
        return "percent"
    return "money" if "." in text else "count"


def _summed(cells: tuple[Cell, ...], above: Sequence[Row], rows: Sequence[TableRow], first: int) -> tuple[Cell, ...]:
    """Write a sum as a formula: only where the rows that it should add up do give its figure."""
    kind = rows[-1].kind
    if kind == "row":
        return cells
    start = 0
    if kind == "subtotal":
        borders = [place for place, row in enumerate(rows[:-1]) if row.kind != "row"]
        start = borders[-1] + 1 if borders else 0
    places = [place for place in range(start, len(rows) - 1) if rows[place].kind == "row"]
    return tuple(_sum(cell, column, places, above, first) for column, cell in enumerate(cells))


def _sum(cell: Cell, column: int, places: Sequence[int], above: Sequence[Row], first: int) -> Cell:
    """Return the formula of one sum, or the figure where it is no sum of the cells above it."""
    if not isinstance(cell, Decimal) or not places:
        return cell
    added = [above[place].cells[column] for place in places]
    figures = [figure for figure in added if isinstance(figure, Decimal)]
    if len(figures) != len(added) or sum(figures, Decimal(0)) != cell:
        return cell
    name = letter(column)
    return Formula("=" + "+".join(f"SUM({name}{a + first}:{name}{b + first})" for a, b in _runs(places)), cell)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Join neighbouring places into runs: 1, 2, 3, 7 → (1, 3), (7, 7)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] + 1 == place:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _width(table: Table, column: int) -> float:
    """Measure a column in characters."""
    cells = [row.cells[column] for row in table.rows if row.kind != "group" and column < len(row.cells)]
    longest = max(
        (len(line) for text in (table.columns[column].heading, *cells) for line in text.split("\n")), default=0
    )
    return min(max(longest + 2, _NARROWEST), _WIDEST)
