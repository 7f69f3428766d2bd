"""The rows of a reading as CSV and as a workbook, and a document's tables as sheets."""

import csv
import io
from datetime import datetime

import openpyxl
import statements

from toolkit.writing.blocks import Document, Heading, Table, TableColumn, TableRow
from toolkit.writing.rows import rows_csv, rows_workbook
from toolkit.writing.tables_sheet import tables_workbook

FUND = TableColumn("Fund")
FEE = TableColumn("Fee", "right")


def test_csv_has_a_line_a_row_with_decimals_and_dates_as_data():
    text = rows_csv(statements.reading()).decode("utf-8")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert len(lines) == len(statements.ROWS)
    assert lines[0] == {
        "schedule": "A",
        "registrant": "LARCH TRUST",
        "name": "Larch Bond Fund",
        "formerly": "",
        "series": "Larch Bond Fund",
        "share_class": "",
        "rate_printed": "0.45",
        "rate_percent": "0.45",
        "tiers": "",
        "service_fee_percent": "0.25",
        "asset_based_sales_charge_percent": "0.20",
        "calculation_date": "2001-05-01",
        "ends_on": "",
        "markers": "",
        "confidence": "0.999",
        "page": "3",
        "line": "",
    }
    assert lines[2]["tiers"] == "0.75% over 0 up to 5000000; 0.65% over 5000000 up to 9000000; 0.60% over 9000000"


def test_the_workbook_keeps_figures_dates_breakpoints_and_footnotes():
    book = openpyxl.load_workbook(io.BytesIO(rows_workbook(statements.reading())))
    assert book.sheetnames == ["Rows", "Breakpoints", "Footnotes"]
    head = [cell.value for cell in book["Rows"][4]]
    row = dict(zip(head, (cell.value for cell in book["Rows"][5]), strict=True))
    assert row["Rate (% a year)"] == 0.45
    assert row["Calculation date"] == datetime(2001, 5, 1)  # noqa: DTZ001 - a workbook's day
    assert [[cell.value for cell in line][2:] for line in book["Breakpoints"].iter_rows(min_row=2)] == [
        [0, 5000000, 0.75],
        [5000000, 9000000, 0.65],
        [9000000, None, 0.6],
    ]
    assert [cell.value for cell in book["Footnotes"][2]] == ["A", "*", "column:1", "A year, of net assets."]


def test_a_schedule_without_breakpoints_has_no_sheet_for_them():
    book = openpyxl.load_workbook(io.BytesIO(rows_workbook(statements.reading([statements.FLAT]))))
    assert book.sheetnames == ["Rows", "Footnotes"]


def sheet(*kinds_and_cells, columns=(FUND, FEE)):
    made = tuple(TableRow(tuple(cells), kind) for kind, *cells in kinds_and_cells)
    document = Document("a report", (Heading(("Fees",), 1), Table(columns, made)))
    return openpyxl.load_workbook(io.BytesIO(tables_workbook(document)))["Fees"]


def test_a_sum_is_a_formula_over_the_rows_that_it_adds_up():
    found = sheet(
        ("group", "LARCH TRUST"),
        ("row", "One", "1.10"),
        ("row", "Two", "2.20"),
        ("subtotal", "Sum", "3.30"),
        ("group", "ALDER TRUST"),
        ("row", "Three", "(0.30)"),
        ("total", "Total", "3.00"),
    )
    assert [row[1] for row in found.iter_rows(min_row=5, values_only=True)] == [
        None,
        1.1,
        2.2,
        "=SUM(B6:B7)",
        None,
        -0.3,
        "=SUM(B6:B7)+SUM(B10:B10)",
    ]


def test_a_figure_that_is_no_sum_of_the_rows_above_stays_a_figure():
    found = sheet(("row", "One", "1.10"), ("row", "Two", "2.20"), ("total", "Average", "1.65"))
    assert found["B7"].value == 1.65


def test_words_in_a_column_of_figures_stay_words():
    found = sheet(("row", "One", "not computed"), ("row", "=Two", "59.6%"), ("total", "Total", "59.6%"))
    assert [[cell.value for cell in row] for row in found.iter_rows(min_row=5)] == [
        ["One", "not computed"],
        ["=Two", 59.6],
        ["Total", 59.6],
    ]
    assert found["A6"].data_type == "s"
    assert found["B6"].number_format == '0.00##"%"'


def test_tables_with_the_same_caption_get_sheets_of_their_own():
    table = Table((FUND,), (TableRow(("One",)),), caption="Table A. Fees by fund")
    book = openpyxl.load_workbook(io.BytesIO(tables_workbook(Document("a report", (table, table)))))
    assert book.sheetnames == ["Table A", "Table A 2"]


def test_a_document_without_tables_is_still_a_workbook():
    book = openpyxl.load_workbook(io.BytesIO(tables_workbook(Document("a letter", ()))))
    assert book["Document"]["A1"].value == "a letter"
