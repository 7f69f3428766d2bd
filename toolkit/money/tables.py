"""Data files as rows of text with places: CSV, Parquet or XLSX, told by the ending.

Whatever the file, a cell arrives as text (a date as `2003-09-02`, a figure as plain digits), so that one set of rules
judges every file, and every fault can name its line (for a workbook: its cell) and column.
"""

from __future__ import annotations

import csv
import gc
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path

from toolkit.errors import Fault, InputError

Cells = list[str]
MAX_FAULTS = 100
ENDINGS = (".csv", ".parquet", ".xlsx")


@dataclass(frozen=True)
class Table:
    """A data file: its columns (lower case, blanks as `_`), the columns as written, and its rows with their numbers.

    `rows` can be walked once. A row's number is its line in the file (CSV) or its row in the sheet (XLSX, Parquet
    counts its records from 1).
    """

    path: Path
    headings: tuple[str, ...]
    rows: Iterator[tuple[int, Cells]]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The headings as they are matched: case and outer blanks ignored, inner blanks as `_`."""
        return tuple("_".join(heading.lower().split()) for heading in self.headings)

    @property
    def noun(self) -> str:
        """What a row's number counts."""
        return {".csv": "line", ".xlsx": "row"}.get(self.path.suffix.lower(), "record")

    def place(self, number: int, column: str | None = None) -> str:
        """Say where a cell is, as a fault does."""
        return f"{self.path.name}: {self.noun} {number}" + (f", column {column}" if column else "")


@dataclass
class FaultList:
    """The faults of one file while it is read; after `MAX_FAULTS` the rest are only counted."""

    table: Table
    faults: list[Fault] = field(default_factory=list)
    more: int = 0

    def add(self, number: int, column: str | None, text: str, what: str, remedy: str) -> None:
        """Add a fault at a cell; the excerpt is the line as it stands in the file, with a caret below `text`."""
        if len(self.faults) >= MAX_FAULTS:
            self.more += 1
            return
        excerpt = line_text(self.table.path, number)
        self.faults.append(Fault(self.table.place(number, column), what, remedy, excerpt, _caret(excerpt, text)))

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Walk the rows of the table; what is wrong with the file itself joins the faults of its cells."""
        try:
            yield from self.table.rows
        except InputError as error:
            self.faults += error.faults

    def raise_any(self) -> None:
        """Raise all faults at once, if there are any."""
        if not self.faults:
            return
        if self.more:
            what = f"{self.more} more faults like these"
            self.faults.append(Fault(self.table.path.name, what, "mend the ones above first, then run again"))
        raise InputError(self.faults)


def _caret(excerpt: str | None, text: str) -> tuple[int, int] | None:
    """Return where a cell's text stands in a line: as a whole cell, else wherever it is found."""
    if not excerpt or not text:
        return None
    cell = re.search(rf'(?<![^,"]){re.escape(text)}(?![^,"])', excerpt)
    start = cell.start() if cell else excerpt.find(text)
    return (start, len(text)) if start >= 0 else None


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector: reading makes many lasting values and no cycle, and it would walk them all again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def line_text(path: Path, number: int) -> str | None:
    """Return a line of a CSV file as it stands there; None for other files."""
    if path.suffix.lower() != ".csv":
        return None
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return next(islice(file, number - 1, number), "").rstrip("\r\n")


def open_table(path: Path) -> Table:
    """Open a data file; `InputError` where it is missing, empty or not what its ending says."""
    readers: dict[str, Callable[[Path], Iterator[tuple[int, Cells]]]] = {
        ".csv": _csv_rows,
        ".xlsx": _xlsx_rows,
        ".parquet": _parquet_rows,
    }
    reader = readers.get(path.suffix.lower())
    if path.is_dir():
        raise InputError(Fault(str(path), "this is a folder, not a data file", "name a file in it"))
    if reader is None:
        ending = f"its ending {path.suffix!r}" if path.suffix else "a name without an ending"
        raise InputError(Fault(str(path), f"{ending} is not that of a data file", "give .csv, .xlsx or .parquet"))
    if not path.is_file():
        raise InputError(
            Fault(str(path), "there is no such file", "check the path; `contract forms` writes empty forms")
        )
    rows = reader(path)
    first = next(rows, None)
    if first is None:
        remedy = "its first line names the columns; `contract forms` writes empty forms"
        raise InputError(Fault(path.name, "the file is empty", remedy))
    return Table(path, tuple(first[1]), rows)


def need_columns(table: Table, needed: Sequence[str], expected: str) -> None:
    """Refuse a table without its needed columns, naming those that are there."""
    missing = [column for column in needed if column not in table.columns]
    twice = sorted({column for column in table.columns if column and table.columns.count(column) > 1})
    there = ", ".join(heading or "(blank)" for heading in table.headings)
    faults = [
        Fault(table.place(1), f"there is no column {column!r}; there are: {there}", f"name the columns {expected}")
        for column in missing
    ]
    faults += [Fault(table.place(1), f"the column {column!r} is there twice", "keep one of them") for column in twice]
    if faults:
        raise InputError(faults)


def _csv_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """Walk a CSV file in UTF-8, with or without a byte order mark; blank lines are passed over.

    A line with more cells than columns is refused at the end of the file, with all others like it: most often its
    figure was written `1,234` without quotes, and would be read as 1.
    """
    width, too_wide = 0, list[int]()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            for cells in reader:
                width = width or len(cells)
                if len(cells) > width and any(map(str.strip, cells[width:])):
                    too_wide.append(reader.line_num)
                elif any(cells):
                    yield reader.line_num, cells
    except UnicodeDecodeError:
        raise InputError(Fault(path.name, "the file is not UTF-8 text", "save it as `CSV UTF-8`")) from None
    except csv.Error as error:
        what = f"the file is not CSV: {error}"
        raise InputError(Fault(f"{path.name}: line {reader.line_num}", what, "close every quote on its line")) from None
    if too_wide:
        raise InputError([_too_wide(path, number, width) for number in too_wide[:MAX_FAULTS]])


def _too_wide(path: Path, number: int, width: int) -> Fault:
    """Say that a line holds more cells than the first line names."""
    where, remedy = f"{path.name}: line {number}", "write figures without thousands separators, or in quotes"
    return Fault(where, f"it holds more cells than the {width} columns of line 1", remedy, line_text(path, number))


def _xlsx_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """Walk the first sheet of a workbook."""
    from zipfile import BadZipFile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError):
        raise InputError(Fault(path.name, "the file is not a workbook", "save it as .xlsx, or as CSV UTF-8")) from None
    try:
        for number, values in enumerate(workbook.worksheets[0].iter_rows(values_only=True), start=1):
            cells = [_as_text(value) for value in values]
            if any(cells):
                yield number, cells
    finally:
        workbook.close()


def _parquet_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """Walk a Parquet file; its columns come first as row 0."""
    from toolkit.money import duck

    with duck.connect() as database:
        columns, batches = duck.parquet_batches(database, path)
        yield 0, list(columns)
        number = 0
        for batch in batches:
            for values in batch:
                number += 1
                yield number, [_as_text(value) for value in values]


def rows_at(table: Table, numbers: Sequence[int]) -> Iterator[tuple[int, int, Cells]]:
    """Walk chosen records of a file, counted from 1 in rising order: record, line (row of a sheet) and cells.

    Of a Parquet file only those are read; another file has to be walked up to the last of them.
    """
    if table.path.suffix.lower() == ".parquet":
        from toolkit.money import duck

        for number, *values in duck.parquet_records(table.path, numbers):
            yield number, number, [_as_text(value) for value in values]
        return
    wanted = set(numbers)
    for number, (line, cells) in enumerate(islice(table.rows, max(numbers, default=0)), start=1):
        if number in wanted:
            yield number, line, cells


def _as_text(value: object) -> str:
    """Write a cell's value as text: a day as ISO, a float as the shortest digits that give it back."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float():
            return _plain(value)
        case _:
            return str(value).strip()


def _plain(value: float) -> str:
    """Write a float without an exponent; NaN and infinity as they are, to be refused by name."""
    from decimal import Decimal

    return f"{Decimal(repr(value)).normalize():f}" if value == value and abs(value) != float("inf") else str(value)  # noqa: PLR0124 - only NaN differs from itself
