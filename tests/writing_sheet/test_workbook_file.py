"""Workbooks: text stays text, dates are dates, figures are figures, the same bytes each time."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from toolkit.writing.sheet import Column, Formula, Given, Row, Sheet, Workbook, letter, sheet_name, write

COLUMNS = (
    Column("Fund", width=30),
    Column("Date", "date"),
    Column("Fee\n(USD)", "money"),
    Column("Rate", "percent"),
    Column("Twice", "money"),
)
TWICE = Formula("=C4*2", Decimal("4172.06"))
ROWS = (
    Row(
        (
            "Larch Bond Fund",
            date(2003, 9, 30),
            Decimal("2086.03"),
            Decimal("0.3225"),
            Formula("=C4*2", Decimal("4172.06")),
        )
    ),
    Row(("Total", None, Given(Decimal("-1.50")), None, None), "total"),
)
BOOK = Workbook("a book", (Sheet("Fees", COLUMNS, ROWS, top=("A title",), frozen=1),))


def opened(book, **how):
    return openpyxl.load_workbook(io.BytesIO(write(book)), **how)


def of(*rows, columns=COLUMNS, **more):
    return opened(Workbook("w", (Sheet("S", columns, tuple(Row(row) for row in rows), **more),)))["S"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 20 Fund", "-Fund", "@Fund", "http://fund.example", "12345", "0.45%", "TRUE"]
)
def test_text_stays_text_whatever_it_looks_like(text):
    cell = of((text,))["A2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_what_a_cell_is_decides_how_it_is_kept():
    sheet = opened(BOOK)["Fees"]
    assert [cell.value for cell in sheet[4]] == ["Larch Bond Fund", datetime(2003, 9, 30), 2086.03, 0.3225, "=C4*2"]  # noqa: DTZ001 - a workbook's day
    assert [cell.number_format for cell in sheet[4]] == [
        "@",
        "yyyy-mm-dd",
        "#,##0.00;[Red]-#,##0.00",
        '0.00##"%"',
        "#,##0.00;[Red]-#,##0.00",
    ]


def test_a_reader_that_does_not_recalculate_sees_our_value_of_a_formula():
    assert opened(BOOK, data_only=True)["Fees"]["E4"].value == 4172.06


def test_title_headings_and_names_stay_in_sight():
    sheet = opened(BOOK)["Fees"]
    assert sheet["A1"].value == "A title"
    assert [cell.value for cell in sheet[3]] == ["Fund", "Date", "Fee\n(USD)", "Rate", "Twice"]
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A3:E5"
    assert sheet.print_title_rows == "$3:$3"


def test_a_figure_that_came_from_outside_is_tinted_a_computed_one_is_not():
    sheet = opened(BOOK)["Fees"]
    assert sheet["C5"].fill.fgColor.rgb == "FFFFF7DB"
    assert sheet["C4"].fill.fill_type is None


def test_a_column_without_width_is_hidden():
    sheet = of(("x",), columns=(Column("A"), Column("B", width=0)))
    assert sheet.column_dimensions["B"].hidden
    assert not sheet.column_dimensions["A"].hidden


def test_the_same_workbook_gives_the_same_bytes_with_no_clock_in_them():
    data = write(BOOK)
    assert write(BOOK) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"1980-01-01T00:00:00Z" in package.read("docProps/core.xml")
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("Table A", (), "Table A"),
        ("Fees [2003/Q3]: all?", (), "Fees 2003 Q3 all"),
        ("x" * 40, (), "x" * 31),
        ("x" * 40, ("X" * 31,), "x" * 29 + " 2"),
        ("'", (), "Sheet"),
    ],
)
def test_a_sheets_name_is_one_that_excel_takes(text, taken, name):
    assert sheet_name(text, taken) == name


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_excel_does(place, name):
    assert letter(place) == name
