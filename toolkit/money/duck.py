"""The one door to DuckDB: it counts and sums what Python then divides.

`DECIMAL / DECIMAL` and `avg(DECIMAL)` are floating point in DuckDB, so no quotient is ever taken there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import Fault, InputError

if TYPE_CHECKING:
    import duckdb

BATCH = 10_000


def connect() -> duckdb.DuckDBPyConnection:
    """Open a database in memory that loads and asks for nothing from outside."""
    import duckdb

    return duckdb.connect(
        ":memory:", config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )


def parquet_batches(
    database: duckdb.DuckDBPyConnection, path: Path
) -> tuple[tuple[str, ...], Iterator[list[tuple[Any, ...]]]]:
    """Return the columns of a Parquet file and its records in their order, some thousands at a time."""
    import duckdb

    try:
        found = database.execute("select * from read_parquet(?)", [str(path)])
    except duckdb.Error as error:
        what = f"the file is not Parquet: {str(error).splitlines()[0]}"
        raise InputError(Fault(path.name, what, "write it again, or save it as CSV UTF-8")) from None
    columns = tuple(column[0] for column in found.description)
    return columns, iter(lambda: found.fetchmany(BATCH), [])
