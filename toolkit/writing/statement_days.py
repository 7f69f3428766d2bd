"""The days of the statement's workbook: what the data file gave as it is, what follows from it as a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from toolkit.writing.live import Live, cell, rounded
from toolkit.writing.sheet import Cell, Column, Formula, Given, Row
from toolkit.writing.statement_lines import BookDay, BookLine

_COLUMNS = (
    Column("Registrant", width=40),
    Column("Fund", width=42),
    Column("Date", "date", 11),
    Column("Shares of\nthe class", "shares", 18),
    Column("NAV per share", "price", 12),
    Column("Net assets that\nbear the fee", "money", 18),
    Column("Counts in\nthe average", "count", 10),
)
_OF_ACTIVITY = (
    Column("Eligible\nshares", "shares", 18),
    Column("Net assets of\nthe class", "money", 18),
)
_OF_THE_DAY = (
    Column("Gross fee\nof the day", "money", 12),
    Column("Fee\nof the day", "money", 12),
    Column("Service fee\nof the day", "money", 12),
)
VALUE, COUNTED = "F", "G"
"""The columns of what bears the fee, and of what the averaging counts."""
FEES_OF_THE_DAY = "JKL"
"""The columns of a day's rounded fees, where the convention rounds each day."""


def day_columns(*, rounds_daily: bool) -> tuple[Column, ...]:
    """Return the columns of the days."""
    return (*_COLUMNS, *_OF_ACTIVITY, *(_OF_THE_DAY if rounds_daily else ()))


def day_cells(line: BookLine, day: BookDay, before: BookDay | None, row: int) -> tuple[Cell, ...]:
    """Lay a day in a row, all but the fees of the day."""
    head = (line.registrant, line.name, day.day)
    if day.origin == "carried" and before is not None:
        figures = (day.shares, day.nav_per_share, day.value, None, day.eligible, day.class_net_assets)
        again = [_above(column, row, figure) for column, figure in zip("DEFGHI", figures, strict=True)]
        return (*head, *again[:3], int(day.counted), *again[4:])
    class_assets: Cell = _given(day.class_net_assets)
    if _is_product(day):
        class_assets = _product(("D", row), ("E", row), day.class_net_assets or Decimal(0))
    figures_of_day = (_given(day.shares), _given(day.nav_per_share), _value(day, row))
    return (*head, *figures_of_day, int(day.counted), _given(day.eligible), class_assets)


def _value(day: BookDay, row: int) -> Cell:
    """Lay what bears the fee by the way it came about."""
    match day.origin:
        case "product":
            return _product(("D", row), ("E", row), day.value)
        case "prior product":
            return _product(("D", row - 1), ("E", row), day.value)
        case "eligible product":
            return _product(("H", row), ("E", row), day.value)
        case "eligible part":
            part = cell("", "I", row, 0) * cell("", "H", row, 0) / cell("", "D", row, 1)
            return Live(rounded(part).text, Fraction(day.value)).formula()
        case _:
            return Given(day.value)


def _is_product(day: BookDay) -> bool:
    """Tell whether the net assets of the class are its shares times value a share."""
    known = (day.shares, day.nav_per_share, day.class_net_assets)
    if None in known:
        return False
    shares, nav, assets = (Fraction(figure or 0) for figure in known)
    return rounded(Live("", shares * nav)).value == assets


def _product(left: tuple[str, int], right: tuple[str, int], value: Decimal) -> Formula:
    product = cell("", *left, 0) * cell("", *right, 0)
    return Live(rounded(product).text, Fraction(value)).formula()


def _above(column: str, row: int, figure: Decimal | None) -> Cell:
    """Repeat the cell above, for a day on which the fund was not priced."""
    return cell("", column, row - 1, figure).formula() if figure is not None else None


def _given(figure: Decimal | None) -> Cell:
    return Given(figure) if figure is not None else None


def in_use(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Hide the columns that no row uses: the letters stay where formulas expect them."""
    return tuple(
        replace(column, width=column.width if any(row.cells[place] is not None for row in rows) else 0)
        for place, column in enumerate(columns)
    )
