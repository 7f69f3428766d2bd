"""A value merged over several rows of a table, printed at each of them.

HTML and DOCX say how far down a cell reaches. Where every row beside it names its own fund, or its own class, the rate
or the day printed once holds for each.
"""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.reading.dates import DATE
from toolkit.reading.names import ends_like_fund, parse_stated_class
from toolkit.reading.tables import Cell, Table

_FIGURE = re.compile(r"\d*\.?\d+\s?(?:%|bps|basis\s+points)?[*†‡]*", re.IGNORECASE)


def spread(table: Table) -> Table:
    """Print each value that reaches over rows with names of their own at every one of those rows."""
    rows = [list(row) for row in table.rows]
    for index, row in enumerate(table.rows):
        for cell in row:
            reached = table.rows[index : index + cell.rows]
            if cell.rows > 1 and _is_value(cell) and all(_names_itself(each, cell) for each in reached):
                alone = replace(cell, rows=1)
                rows[index][rows[index].index(cell)] = alone
                for below in rows[index + 1 : index + cell.rows]:
                    below.append(alone)
    return Table(tuple(tuple(sorted(row, key=lambda each: each.column)) for row in rows), table.columns)


def _is_value(cell: Cell) -> bool:
    """Tell whether a cell is a rate, a day or a class and nothing else."""
    text = cell.unit
    return bool(_FIGURE.fullmatch(text) or re.fullmatch(DATE.pattern, text, DATE.flags) or parse_stated_class(text))


def _names_itself(row: tuple[Cell, ...], value: Cell) -> bool:
    """Tell whether a row has a name of its own: a fund, or (beside a rate or a day) a class."""
    own = [cell for cell in row if cell.rows == 1 and not cell.is_blank]
    funds = any(ends_like_fund(cell.text) and not parse_stated_class(cell.text) for cell in own)
    return funds or (not parse_stated_class(value.unit) and any(parse_stated_class(cell.text) for cell in own))
