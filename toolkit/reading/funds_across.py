"""Tables that print their bands downward and a fund at the head of each column of rates."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.reading.columns import Table
from toolkit.reading.drafts import Draft, Fee, State
from toolkit.reading.entries import FundUnit
from toolkit.reading.names import is_whole_name, strip_markers
from toolkit.reading.row_cells import fee_cells


def funds_across(table: Table) -> dict[int, str]:
    """Return the fund that heads each column of rates, where one heads each and every line begins with a band."""
    rates = {index: column.heading for index, column in enumerate(table.columns) if column.role == "rate"}
    bands = next((index for index, column in enumerate(table.columns) if column.bands), None)
    funds = bool(rates) and all(is_whole_name(strip_markers(heading)[0]) for heading in rates.values())
    apart = len(set(rates.values())) == len(rates)
    return rates if funds and apart and bands is not None and all(bands in row.cells for row in table.rows) else {}


def rows_across(unit: FundUnit, state: State) -> Iterator[Draft]:
    """Yield a row for each fund that heads a column, with the rates of its column beside the bands."""
    table = unit.entries[0].table
    for column, fund in funds_across(table).items():
        yield Draft(
            registrant=state.registrant,
            fund=fund,
            share_class=state.share_class,
            fee=Fee(column, tuple(pair for entry in unit.entries for pair in fee_cells(entry, column, unit))),
            service=None,
            sales=None,
            date=None,
            ends=None,
            markers=table.columns[column].markers,
            lines=tuple(unit.lines()),
            table=table,
            doubts=tuple(unit.doubts),
        )
