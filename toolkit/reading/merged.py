"""A value merged over several rows of a table, printed at each of them.

HTML and DOCX say how far down a cell reaches. Where every row beside it names its own fund, or its own class, the rate
or the day printed once holds for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
            if cell.rows > 1 and is_value(cell.unit) and all(names_itself(_own(each), cell.unit) for each in reached):
                alone = replace(cell, rows=1)
                rows[index][rows[index].index(cell)] = alone
                for below in rows[index + 1 : index + cell.rows]:
                    below.append(alone)
    return Table(tuple(tuple(sorted(row, key=lambda each: each.column)) for row in rows), table.columns)


def _own(row: tuple[Cell, ...]) -> list[str]:
    """Return what the cells of a row alone print."""
    return [cell.text for cell in row if cell.rows == 1 and not cell.is_blank]


def is_value(text: str) -> bool:
    """Tell whether a text, less its markers, is a rate, a day or a class and nothing else."""
    return bool(_FIGURE.fullmatch(text) or re.fullmatch(DATE.pattern, text, DATE.flags) or parse_stated_class(text))


def names_itself(own: Sequence[str], value: str) -> bool:
    """Tell whether a row (what its cells print) names a fund or, beside a rate or a day, a class of its own."""
    funds = any(ends_like_fund(text) and not parse_stated_class(text) for text in own)
    return funds or (not parse_stated_class(value) and any(parse_stated_class(text) for text in own))
