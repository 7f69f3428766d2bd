"""A file of share activity as a relation of typed columns in DuckDB, with every fault named at its line.

Columns: `account, name, trade_date, type, shares`, optional `original_date, split_factor, registrant, share_class`.
A file may have a thousand million lines, so rows stay in DuckDB; only a faulty line is ever read in Python.
"""
# ruff: noqa: S608 - every part of a query here is a constant of this module, or a quoted identifier or path

from __future__ import annotations

import csv
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import Fault, Faults
from toolkit.money import activity_sql, duck
from toolkit.money.activity_sql import KINDS, NEEDED, OPTIONAL, Columns
from toolkit.money.cells import DayReader, read_figure, way_of
from toolkit.money.naming import Naming
from toolkit.money.tables import MAX_FAULTS, FaultList, Table, need_columns, open_table, rows_at

if TYPE_CHECKING:
    import duckdb

TELLING = ("name", "registrant", "share_class", "type")
EXPECTED = f"{', '.join(NEEDED)} and optionally {', '.join(OPTIONAL)}"


@dataclass(frozen=True)
class ActivityFile:
    """Share activity in DuckDB: `relation` has the columns of `NEEDED` and `OPTIONAL`, typed, `number` and `suspect`.

    The view `faulty` gives the numbers of the lines that cannot be read.
    """

    path: Path
    database: duckdb.DuckDBPyConnection
    relation: str
    rows: int
    telling: tuple[str, ...]
    """The columns that tell which row of the schedule, and which type, a line is of: those of `TELLING` that it has."""
    too_wide: tuple[Fault, ...] = ()
    """What is wrong with lines that hold more cells than there are columns."""

    def close(self) -> None:
        """Free the memory and the temporary files."""
        self.database.close()


def open_activity(path: Path) -> ActivityFile:
    """Open a file of share activity; `InputError` where it is missing, has not the columns, or is no table at all.

    Its faulty lines are still in it: `names_and_types` refuses those of a text or a sheet, the one pass over a Parquet
    file those of that.
    """
    table = open_table(path)
    need_columns(table, NEEDED, EXPECTED)
    database = duck.connect()
    try:
        return _parquet(database, path) if path.suffix.lower() == ".parquet" else _text(database, path, table)
    except BaseException:
        database.close()
        raise


def _parquet(database: duckdb.DuckDBPyConnection, path: Path) -> ActivityFile:
    """View a Parquet file as it lies there; its types decide what has to be parsed."""
    source = f"read_parquet({duck.quoted(str(path))}, file_row_number = true)"
    described = duck.run(database, path, f"describe select * from {source}").fetchall()
    types = {name: kind for name, kind, *_ in described}
    columns = {"_".join(name.lower().split()): (duck.identifier(name), types[name]) for name in types}
    number = "file_row_number + 1"
    way = activity_sql.way_of_dates(database, source, columns)
    shares = activity_sql.shares_of(database, source, columns["shares"])
    faulty = activity_sql.faulty(columns, way, shares)
    suspect = activity_sql.suspect(database, path, columns, way, shares)
    database.execute(f"create view activity as {activity_sql.select(columns, source, number, way, shares, suspect)}")
    database.execute(f"create view faulty as select {number} as number from {source} where {faulty}")
    (rows,) = database.execute("select count(*) from activity").fetchall()[0]
    return ActivityFile(path, database, "activity", rows, _telling(columns))


def _text(database: duckdb.DuckDBPyConnection, path: Path, table: Table) -> ActivityFile:
    """Load a CSV file, or a sheet written as one, into a table; every cell is text until it is parsed."""
    with tempfile.TemporaryDirectory() as folder:
        source_path = path if path.suffix.lower() == ".csv" else _as_csv(table, Path(folder))
        source = (
            f"read_csv({duck.quoted(str(source_path))}, all_varchar = true, header = true, delim = ',', quote = '\"', "
            "escape = '\"', null_padding = true)"
        )
        described = duck.run(database, path, f"describe select * from {source}").fetchall()
        too_wide = Faults()
        if len(described) > len(table.columns):
            with too_wide:
                deque(open_table(path).rows, maxlen=0)  # refuses every line with more cells than columns, by its number
        columns = {
            column: (duck.identifier(found[0]), "VARCHAR")
            for column, found in zip(table.columns, described, strict=False)
        }
        written = ", ".join(identifier for identifier, _ in columns.values())
        read = f"coalesce({written}) is not null"  # a blank line is no record, nor is one with more cells than columns
        beyond = (f"coalesce(trim({duck.identifier(name)}), '') = ''" for name, *_ in described[len(table.columns) :])
        source = f"(select * from {source} where {' and '.join((read, *beyond))})"
        way = activity_sql.way_of_dates(database, source, columns)
        shares = activity_sql.figure(columns["shares"][0])
        faulty = activity_sql.faulty(columns, way, shares)
        select = activity_sql.select(columns, source, "row_number() over ()", way, shares, faulty)
        duck.run(database, path, f"create table activity as {select}")
        database.execute("create view faulty as select number from activity where suspect")
    (rows,) = database.execute("select count(*) from activity").fetchall()[0]
    return ActivityFile(path, database, "activity", rows, _telling(columns), tuple(too_wide.found))


def _telling(columns: Columns) -> tuple[str, ...]:
    return tuple(column for column in TELLING if column in columns)


def _as_csv(table: Table, folder: Path) -> Path:
    """Write a sheet as CSV for DuckDB to load."""
    path = folder / "activity.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        width = len(table.columns)
        writer.writerows([*cells, *[""] * (width - len(cells))] for _, cells in table.rows)
    return path


def refuse_faulty(activity: ActivityFile, more: Sequence[Fault] = ()) -> None:
    """Refuse a file with faulty lines, naming each."""
    query = f"select number from faulty order by number limit {MAX_FAULTS + 1}"
    numbers = [number for (number,) in activity.database.execute(query).fetchall()]
    if not (numbers or more or activity.too_wide):
        return
    faults = FaultList(open_table(activity.path))
    faults.faults += (*activity.too_wide, *more)
    days = DayReader(written=_first_way(activity.path))
    for _, line, cells in records(activity.path, numbers):
        _diagnose(faults, days, line, cells)
    faults.raise_any()


def records(path: Path, numbers: Sequence[int]) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Read chosen records of a file again: record number, line (row of a sheet), and cells by column."""
    table = open_table(path)
    for number, line, cells in rows_at(table, sorted(numbers)):
        padded = [*cells, *[""] * (len(table.columns) - len(cells))]
        yield number, line, dict(zip(table.columns, padded, strict=False))


def _diagnose(faults: FaultList, days: DayReader, line: int, cells: Mapping[str, str]) -> None:
    """Name what is wrong with a line that DuckDB could not read."""
    before = len(faults.faults) + faults.more
    kind = cells["type"].strip().upper()
    if not cells["account"].strip() and kind != "SPLIT":
        faults.add(line, "account", "", "the account is blank", "name the account whose shares these are")
    if kind not in KINDS:
        faults.add(line, "type", cells["type"], f"{cells['type']!r} is not a type", f"use one of {', '.join(KINDS)}")
    for column in ("trade_date", "original_date"):
        if column == "trade_date" or cells.get(column, "").strip():
            _diagnose_cell(faults, line, column, cells[column], days.read, "write every date of the file as YYYY-MM-DD")
    for column in ("shares", "split_factor"):
        text = cells.get(column, "").strip()
        if text or (column == "shares" and kind != "SPLIT"):
            remedy = "write a plain figure of zero or more, such as 1234.567"
            _diagnose_cell(faults, line, column, text, read_figure, remedy)
    if len(faults.faults) + faults.more == before:
        remedy = "write figures with at most twelve decimals"
        faults.add(line, "shares", cells["shares"], f"{cells['shares']!r} cannot be read exactly", remedy)


def _diagnose_cell(
    faults: FaultList, line: int, column: str, text: str, read: Callable[[str], object], remedy: str
) -> None:
    """Name what is wrong with a cell, if anything."""
    try:
        read(text)
    except ValueError as error:
        faults.add(line, column, text, str(error), remedy)


def _first_way(path: Path) -> str:
    """Return how the first record of a file writes its date."""
    first = next(iter(records(path, [1])), None)
    return way_of(first[2]["trade_date"].strip()) if first else "YYYY-MM-DD"


Written = tuple[str, str, str, str]
"""A name, registrant, share class and type as the file writes them."""


def names_and_types(activity: ActivityFile, naming: Naming, day: date) -> dict[Written, int]:
    """Match every name of the file once: what is written, to the row's key.

    `InputError` names each name that means no single row, and each line that cannot be read, at its line.
    """
    faulty, at_once = Faults(), activity.path.suffix.lower() != ".parquet"
    if at_once:
        with faulty:
            refuse_faulty(activity)
    columns = ", ".join(activity.telling)
    query = f"select distinct {columns} from {activity.relation} order by all"
    found: dict[Written, int] = {}
    wrong: dict[tuple[str, str], int] = {}
    types_known = True
    for cells in activity.database.execute(query).fetchall():
        told = dict(zip(activity.telling, cells, strict=True))
        name, registrant, share_class, kind = (told.get(column) or "" for column in TELLING)
        types_known &= kind.strip().upper() in KINDS
        keys = naming.keys(name, registrant, day, share_class)
        if len(keys) == 1:
            found[name, registrant, share_class, kind] = keys[0]
        else:
            first = _first_record(activity, (name, registrant, share_class, kind))
            why = naming.refusal(name, keys)
            wrong[why] = min(first, wrong.get(why, first))
    with faulty:
        refuse_records(activity, [(number, *why) for why, number in wrong.items()], "name")
    if not at_once and (faulty.found or not types_known):
        with faulty:
            refuse_faulty(activity)
    faulty.refuse()
    return found


def _first_record(activity: ActivityFile, written: Written) -> int:
    """Return the number of the first record with a name, registrant, class and type."""
    query = (
        f"select min(number) from {activity.relation} where coalesce(name, '') = ? and registrant = ? "
        "and share_class = ? and coalesce(type, '') = ?"
    )
    (number,) = activity.database.execute(query, list(written)).fetchall()[0]
    return int(number)


def refuse_records(activity: ActivityFile, wrong: Sequence[tuple[int, str, str]], column: str = "shares") -> None:
    """Refuse records that cannot be (number, what, remedy), each at its line."""
    if not wrong:
        return
    said = {number: (what, remedy) for number, what, remedy in wrong}
    faults = FaultList(open_table(activity.path))
    for number, line, cells in records(activity.path, sorted(said)):
        faults.add(line, column, cells[column], *said[number])
    faults.raise_any()
