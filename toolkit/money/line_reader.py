"""Lines of a small data file, cell by cell: days, rows of the schedule, amounts; every fault is kept with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.amounts import CENT
from toolkit.money import calendar
from toolkit.money.cells import DayReader, read_figure
from toolkit.money.naming import Naming
from toolkit.money.tables import ENDINGS, FaultList, need_columns, open_table

Line = dict[str, str]
"""The cells of a line by their columns; what the line does not reach is blank."""

WRITE_DATES = "write every date of the file as YYYY-MM-DD"


class LineReader:
    """Reads one file; each method returns None, and keeps the fault, where a cell is wrong."""

    def __init__(self, path: Path, naming: Naming, needed: Sequence[str], expected: str) -> None:
        """Open the file; `InputError` where it is none or lacks a column."""
        self.table = open_table(path)
        need_columns(self.table, needed, expected)
        self.faults = FaultList(self.table)
        self.naming = naming
        self._days = DayReader()

    def lines(self) -> Iterator[tuple[int, Line]]:
        """Walk the lines with their numbers."""
        width = len(self.table.columns)
        for number, cells in self.faults.rows():
            padded = [*cells, *[""] * (width - len(cells))]
            yield number, {column: text.strip() for column, text in zip(self.table.columns, padded, strict=False)}

    @property
    def wrong(self) -> int:
        """How many faults were found so far."""
        return len(self.faults.faults) + self.faults.more

    def day(self, number: int, column: str, text: str) -> date | None:
        """Read a date, written as the others of the file are."""
        try:
            return self._days.read(text)
        except ValueError as error:
            self.faults.add(number, column, text, str(error), WRITE_DATES)
            return None

    def period(self, number: int, line: Line) -> tuple[date, date] | None:
        """Read the columns `from` and `to`: days of one quarter, both included."""
        first, last = self.day(number, "from", line["from"]), self.day(number, "to", line["to"])
        if first is None or last is None:
            return None
        if first <= last and calendar.quarter_of(first) == calendar.quarter_of(last):
            return first, last
        what = f"{first} to {last} does not lie in one quarter"
        self.faults.add(
            number, "to", line["to"], what, "give each quarter a line of its own, its first day before its last"
        )
        return None

    def key(self, number: int, line: Line, day: date | None) -> int | None:
        """Find the row of the schedule that the columns `name`, `registrant` and `share_class` mean on a day."""
        name = line["name"]
        keys = self.naming.keys(name, line.get("registrant", ""), day, line.get("share_class", ""))
        if len(keys) == 1:
            return keys[0]
        what, remedy = self.naming.refusal(name, keys)
        self.faults.add(number, "name", name, what, remedy)
        return None

    def amount(
        self, number: int, column: str, text: str, *, minus: str | None = None, average: bool = False
    ) -> Decimal | None:
        """Read US dollars, whole cents unless an average; `minus` says what a negative amount is, where it may be."""
        sign = "-" if minus and text.startswith("-") else ""
        try:
            figure = read_figure(text.removeprefix(sign))
        except ValueError as error:
            remedy = "write US dollars and cents, such as 1234.50" + (f"; {minus} with a minus" if minus else "")
            self.faults.add(number, column, text, str(error), remedy)
            return None
        if not average and figure != figure.quantize(CENT):
            self.faults.add(number, column, text, f"{text!r} has parts of a cent", "an amount paid has whole cents")
            return None
        return -figure if sign else figure


def data_files(folder: Path) -> list[Path]:
    """Return the data files of a folder in the order of their names; none where there is no folder."""
    return sorted(path for path in folder.glob("*") if path.suffix.lower() in ENDINGS and path.is_file())
