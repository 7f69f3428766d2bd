"""Workbooks as values, and the only module that knows XlsxWriter.

A cell is text, a figure, a date, or a formula with the value it had when we computed it: a reader that does not
recalculate still sees our figures, one that does sees the same to the cent.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

CellFormat = Literal["text", "money", "percent", "shares", "price", "count", "date", "factor"]
RowLook = Literal["row", "group", "subtotal", "total", "note"]

_FORMATS: dict[CellFormat, dict[str, Any]] = {
    "text": {"num_format": "@", "align": "left"},
    "money": {"num_format": "#,##0.00;[Red]-#,##0.00"},
    "percent": {"num_format": '0.00##"%"'},
    "shares": {"num_format": "#,##0.00####"},
    "price": {"num_format": "#,##0.00####"},
    "count": {"num_format": "0"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "factor": {"num_format": "0.0000000000"},
}
_LOOKS: dict[RowLook, dict[str, Any]] = {
    "row": {},
    "group": {"bold": True},
    "subtotal": {"bold": True, "top": 1},
    "total": {"bold": True, "top": 1, "bottom": 6},
    "note": {"italic": True, "font_color": "#555555"},
}
_FACE = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_HEADING = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#0B3C5D", "font_color": "#FFFFFF"}
_INPUT = {"bg_color": "#FFF7DB"}
_TITLE = {"bold": True, "font_size": 13}
_FILE_DATE = datetime(1980, 1, 1)  # noqa: DTZ001 - no clock may speak: the date that zip gives a file without one
_LONGEST_NAME = 31  # Excel's limit of a sheet's name


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in Excel's English, beginning with `=`, and the value that we computed for it."""

    text: str
    value: Decimal | str | int


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that came in from outside, which an auditor may change: shown on a tinted ground."""

    value: Decimal | date


Cell = str | Decimal | int | date | Formula | Given | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, how its cells are printed, its width in characters (0: hidden)."""

    heading: str
    format: CellFormat = "text"
    width: float = 14


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet. `formats` overrules the columns' where a sheet mixes kinds."""

    cells: tuple[Cell, ...]
    look: RowLook = "row"
    formats: tuple[CellFormat, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines above the table, the table, how many columns stay in sight, with or without filter."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    top: tuple[str, ...] = ()
    frozen: int = 1
    filtered: bool = True

    @property
    def first_row(self) -> int:
        """The number, as Excel counts, of the first row below the headings."""
        return len(self.top) + (2 if not self.top else 3)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook: its title and its sheets."""

    title: str
    sheets: tuple[Sheet, ...]


def write(workbook: Workbook) -> bytes:
    """Print a workbook as XLSX; the same workbook gives the same bytes.

    Text is written as text: a name that begins with `=`, `+`, `-` or `@` is never a formula, an address never a link.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": workbook.title, "created": _FILE_DATE})
    book.set_calc_mode("auto")
    looks = _Looks(book)
    for sheet in workbook.sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, looks)
    book.close()
    return buffer.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[CellFormat | None, RowLook | None, bool], Any] = {}
        self.heading = book.add_format({**_FACE, **_HEADING})
        self.title = book.add_format({**_FACE, **_TITLE})
        self.line = book.add_format({**_FACE, **_LOOKS["note"]})

    def of(self, cell_format: CellFormat, look: RowLook, *, given: bool) -> Any:
        """Return the format of a cell in a row of this look."""
        key = (cell_format, look, given)
        if key not in self._made:
            parts = {**_FACE, **_FORMATS[cell_format], **_LOOKS[look], **(_INPUT if given else {})}
            self._made[key] = self._book.add_format(parts)
        return self._made[key]


def _write_sheet(target: Any, sheet: Sheet, looks: _Looks) -> None:
    """Write one sheet, ready to print: a page wide, its heading on every page."""
    for number, line in enumerate(sheet.top):
        target.write_string(number, 0, line, looks.title if number == 0 else looks.line)
    head = sheet.first_row - 2
    for place, column in enumerate(sheet.columns):
        target.set_column(place, place, column.width or None, None, {"hidden": not column.width})
        target.write_string(head, place, column.heading, looks.heading)
    target.set_row(head, 15 * max(1 + column.heading.count("\n") for column in sheet.columns))
    for number, row in enumerate(sheet.rows, sheet.first_row - 1):
        formats = row.formats or tuple(column.format for column in sheet.columns)
        for place, (cell, cell_format) in enumerate(zip(row.cells, formats, strict=False)):
            look = looks.of(cell_format, row.look, given=isinstance(cell, Given))
            _write_cell(target, (number, place), cell, look)
    target.freeze_panes(head + 1, sheet.frozen)
    if sheet.filtered and sheet.rows:
        target.autofilter(head, 0, head + len(sheet.rows), len(sheet.columns) - 1)
    target.set_landscape()
    target.fit_to_pages(1, 0)
    target.repeat_rows(head)
    target.set_footer("&L&A&RPage &P of &N")
    target.hide_gridlines(2)


def _write_cell(target: Any, place: tuple[int, int], cell: Cell, look: Any) -> None:
    """Write a cell by what it is, never by what its text looks like."""
    match cell:
        case None:
            target.write_blank(*place, None, look)
        case str():
            target.write_string(*place, cell, look)
        case Formula(text, value):
            target.write_formula(*place, text, look, _number(value) if isinstance(value, Decimal) else value)
        case Given(value):
            _write_cell(target, place, value, look)
        case date():
            target.write_datetime(*place, datetime(cell.year, cell.month, cell.day), look)  # noqa: DTZ001 - a day has no zone
        case _:
            target.write_number(*place, _number(cell), look)


def _number(value: Decimal | int) -> float:
    """Give a figure as the binary number that every spreadsheet keeps; 15 digits survive."""
    return float(value)


def sheet_name(text: str, taken: Sequence[str] = ()) -> str:
    """Make a name that Excel takes: without its signs of reference, at most 31 characters, not taken yet."""
    plain = " ".join("".join(" " if sign in "[]:*?/\\" else sign for sign in text).split()).strip("'") or "Sheet"
    name, number = plain[:_LONGEST_NAME].rstrip(), 2
    while name.casefold() in {other.casefold() for other in taken}:
        ending = f" {number}"
        name, number = plain[: _LONGEST_NAME - len(ending)].rstrip() + ending, number + 1
    return name


def letter(place: int) -> str:
    """Name a column as Excel does, counting from 0: A, B, … Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
