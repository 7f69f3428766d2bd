"""The queries that type the columns of a file of share activity: what is written, as days, kinds and figures.

Every function writes a piece of SQL over the columns of one file, or asks the file what it needs to write one.
"""
# ruff: noqa: S608 - every part of a query here is a constant of this module, or a quoted identifier or path

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from toolkit.money.cells import way_of
from toolkit.money.lots import Kind

if TYPE_CHECKING:
    import duckdb

NEEDED = ("account", "name", "trade_date", "type", "shares")
OPTIONAL = ("original_date", "split_factor", "registrant", "share_class")
KINDS: tuple[str, ...] = get_args(Kind)
WHOLE_DIGITS = 18
PROVED = "false"
"""The mark of suspect lines where a file's statistics prove that there is none."""
KINDS_SQL = ", ".join(f"'{kind}'" for kind in KINDS)
PLAIN_SQL = r"'\$?(\d{1,3}(,\d{3})+|\d+)?(\.\d{1,12})?'"
"""A plain figure with at most twelve decimals, as DuckDB's regular expressions write it."""

Columns = Mapping[str, tuple[str, str]]
"""The columns of a file: by the name they are matched with, the identifier in SQL and the type."""


def way_of_dates(database: duckdb.DuckDBPyConnection, source: str, columns: Columns) -> str:
    """Return the way in which a file's text dates are written, by its first."""
    identifier, kind = columns["trade_date"]
    if kind != "VARCHAR":
        return "native"
    first = database.execute(f"select {identifier} from {source} where {identifier} is not null limit 1").fetchone()
    return way_of(str(first[0]).strip()) if first else "YYYY-MM-DD"


def select(columns: Columns, source: str, number: str, way: str, shares: str, suspect: str) -> str:
    """Write the query that types every column.

    `suspect` is a cheap mark that no line with a fault lacks, but for an unknown type and a blank account.
    """
    text = {name: _words(columns, name) for name in (*NEEDED, *OPTIONAL)}
    raw = {name: columns[name][0] if columns[name][1] == "VARCHAR" else text[name] for name in NEEDED}
    account = raw["account"] if suspect == PROVED else f"trim({text['account']})"
    return f"""
        select {account} as account, {raw["name"]} as name, {text["registrant"]} as registrant,
               {text["share_class"]} as share_class, {_day(columns, "trade_date", way)} as trade_date,
               {raw["type"]} as type, {shares} as shares, {_day(columns, "original_date", way)} as original_date,
               {_factor(columns)} as split_factor, {number} as number, {suspect} as suspect
        from {source}"""


def faulty(columns: Columns, way: str, shares: str) -> str:
    """Write the condition that a line cannot be read."""
    text = {name: _words(columns, name) for name in (*NEEDED, *OPTIONAL)}
    kind, factor = f"upper(trim({text['type']}))", _factor(columns)
    faults = [
        f"{_day(columns, 'trade_date', way)} is null",
        f"{kind} not in ({KINDS_SQL})",
        f"({shares} is null and {kind} <> 'SPLIT')",
        f"coalesce({shares}, 0) < 0",
        f"coalesce({shares}, 0) >= 1e18",
        f"(trim({text['account']}) = '' and {kind} <> 'SPLIT')",
        f"({kind} = 'SPLIT' and {factor} is null and {shares} is null)",
        f"(trim({text['original_date']}) <> '' and {_day(columns, 'original_date', way)} is null)",
        f"(trim({text['split_factor']}) <> '' and coalesce({factor}, 0) = 0)",
    ]
    return f"({' or '.join(faults)})"


def suspect(database: duckdb.DuckDBPyConnection, path: Path, columns: Columns, way: str, shares: str) -> str:
    """Write a cheap condition that no faulty line of a Parquet file escapes, but for its type or a blank account."""
    if "VARCHAR" in (columns["trade_date"][1], columns["shares"][1]) or {"original_date", "split_factor"} & {*columns}:
        return faulty(columns, way, shares)
    if proved_whole(database, path, columns):
        return PROVED
    day, account = columns["trade_date"][0], columns["account"][0]
    return f"({day} is null or {account} is null or {shares} is null or {shares} < 0{_overflow(columns, shares)})"


def proved_whole(database: duckdb.DuckDBPyConnection, path: Path, columns: Columns) -> bool:
    """Tell whether the file's own statistics prove that no line lacks a day, an account or shares of zero or more."""
    needed = [columns[name][0].strip('"') for name in ("trade_date", "account", "shares")]
    query = """
        select bool_and(coalesce(stats_null_count, 1) = 0
                        and (path_in_schema <> ? or coalesce(try_cast(stats_min_value as decimal(38, 12)), -1) >= 0))
        from parquet_metadata(?) where path_in_schema in (?, ?, ?)"""
    (proved,) = database.execute(query, [needed[-1], str(path), *needed]).fetchall()[0]
    return bool(proved) and not _overflow(columns, "shares")


def _overflow(columns: Columns, shares: str) -> str:
    """Write the test for figures beyond 18 digits, where the type of the shares has room for one."""
    found = re.fullmatch(r"DECIMAL\((\d+),(\d+)\)", columns["shares"][1])
    fits = found is not None and int(found[1]) - int(found[2]) <= WHOLE_DIGITS
    return "" if fits else f" or {shares} >= 1e18"


def _factor(columns: Columns) -> str:
    """Write the expression for a split's factor."""
    return figure(columns["split_factor"][0]) if "split_factor" in columns else "cast(null as decimal(38, 12))"


def _words(columns: Columns, name: str) -> str:
    """Write the expression for a column as text, blank where it is null or not there."""
    if name not in columns:
        return "''"
    identifier, kind = columns[name]
    return f"coalesce({identifier}, '')" if kind == "VARCHAR" else f"coalesce(cast({identifier} as varchar), '')"


def _day(columns: Columns, name: str, way: str) -> str:
    """Write the expression that reads a date as the whole file writes them; null where it is written otherwise."""
    if name not in columns:
        return "cast(null as date)"
    identifier, kind = columns[name]
    if kind != "VARCHAR":
        return identifier if kind == "DATE" else f"cast({identifier} as date)"
    text = f"trim({identifier})"
    if way == "month/day/year":
        return f"cast(try_strptime({text}, '%m/%d/%Y') as date)"
    if way == "Excel's number":
        counted = f"date '1899-12-30' + try_cast({text} as int)"
        return rf"(case when regexp_full_match({text}, '[2-7]\d{{4}}') then {counted} end)"
    return (
        rf"(case when regexp_full_match({text}, '\d{{4}}-\d{{2}}-\d{{2}}([T ]00:00(:00)?)?') "
        f"then try_cast({text}[:10] as date) end)"
    )


def figure(identifier: str) -> str:
    """Write the expression that reads a figure from text (or any type by its text), exactly or not at all."""
    text = f"trim(cast({identifier} as varchar))"
    plain = f"replace(ltrim({text}, '$'), ',', '')"
    return f"(case when regexp_full_match({text}, {PLAIN_SQL}) then try_cast({plain} as decimal(38, 12)) end)"


def shares_of(database: duckdb.DuckDBPyConnection, source: str, column: tuple[str, str]) -> str:
    """Write the expression for a Parquet file's shares: exact types as they are, floats by their shortest digits."""
    identifier, kind = column
    if kind.startswith("DECIMAL"):
        return identifier
    if kind in {"TINYINT", "SMALLINT", "INTEGER", "BIGINT"}:
        return f"cast({identifier} as hugeint)"  # whatever the file has can be negated
    if kind in {"DOUBLE", "FLOAT"}:
        for scale in (4, 6):
            narrow = f"try_cast({identifier} as decimal(18, {scale}))"
            query = f"select bool_and({identifier} = cast({narrow} as {kind})) from {source}"
            if database.execute(query).fetchall()[0][0]:
                return narrow
    return figure(identifier)
