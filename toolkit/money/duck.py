"""The one door to DuckDB: it counts and sums what Python then divides.

`DECIMAL / DECIMAL` and `avg(DECIMAL)` are floating point in DuckDB, so no quotient is ever taken there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from toolkit.errors import Fault, InputError

if TYPE_CHECKING:
    import duckdb

BATCH = 10_000
MEMORY = "3GB"
"""What DuckDB may hold in memory; what is more goes to temporary files."""
OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
_LINE = re.compile(r"Line: (\d+)")


def connect() -> duckdb.DuckDBPyConnection:
    """Open a database in memory that loads and asks for nothing from outside."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        **OFFLINE,
        "memory_limit": MEMORY,
        "temp_directory": gettempdir(),
    }
    database = duckdb.connect(":memory:", config=config)
    database.execute("set enable_progress_bar = false")  # it would be printed among the data of `--json`
    return database


def quoted(text: str) -> str:
    """Write a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """Write a column's name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def run(database: duckdb.DuckDBPyConnection, path: Path, query: str) -> duckdb.DuckDBPyConnection:
    """Run a query over a user's file; what DuckDB cannot read of it is the user's to mend."""
    import duckdb

    try:
        return database.execute(query)
    except duckdb.Error as error:
        line = _LINE.search(str(error))
        where = f"{path.name}: line {line[1]}" if line else path.name
        what = f"the file cannot be read: {str(error).splitlines()[0].split(': ', 1)[-1]}"
        raise InputError(Fault(where, what, "mend the line, or write the file again as CSV UTF-8 or Parquet")) from None


def parquet_records(path: Path, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
    """Return chosen records of a Parquet file that reads well, counted from 1: the number of each, and its cells."""
    chosen = ", ".join(str(number - 1) for number in numbers)
    query = f"""
        select file_row_number + 1, * exclude (file_row_number) from read_parquet(?, file_row_number = true)
        where file_row_number in ({chosen}) order by 1"""  # noqa: S608 - whole numbers
    with connect() as database:
        return database.execute(query, [str(path)]).fetchall() if numbers else []


def parquet_batches(
    database: duckdb.DuckDBPyConnection, path: Path
) -> tuple[tuple[str, ...], Iterator[list[tuple[Any, ...]]]]:
    """Return the columns of a Parquet file and its records in their order, some thousands at a time."""
    import duckdb

    query = "select * from read_parquet(?)"
    try:
        described = database.execute(f"{query} limit 0", [str(path)]).description
    except duckdb.Error as error:
        what = f"the file is not Parquet: {str(error).splitlines()[0].split(': ', 1)[-1]}"
        raise InputError(Fault(path.name, what, "write it again, or save it as CSV UTF-8")) from None
    return tuple(column[0] for column in described), _batches(database, query, path)


def _batches(database: duckdb.DuckDBPyConnection, query: str, path: Path) -> Iterator[list[tuple[Any, ...]]]:
    """Run the query once the first records are asked for: whoever needs the columns alone does not wait for them."""
    found = database.execute(query, [str(path)])
    yield from iter(lambda: found.fetchmany(BATCH), [])
