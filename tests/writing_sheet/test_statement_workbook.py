"""The statement's workbook: a second computation of every fee, live from the day's value on."""

import io
import itertools
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import statements

from toolkit.money.statement import fees
from toolkit.writing.statement_sheet import statement_workbook

AVERAGING = ("calendar", "business-days", "month-end")
YEARS = ("actual/365-366", "actual/365", "actual/366", "actual/360", "30/360", "1/12")
ROUNDING = ("half-up", "half-even", "half-up-daily", "half-even-daily")
FEE = "I"


def cached(data):
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def cents(value):
    return Decimal(str(value)).quantize(Decimal("0.01"))


def fees_shown(book):
    """Fee, fee as stated and difference of each fund."""
    return [
        (row[1], *(None if value is None else cents(value) for value in (row[8], row[9], row[10])))
        for row in book["Fees"].iter_rows(min_row=6, values_only=True)
        if row[0] != "Total"
    ]


def check_every_fee(folder, settings):
    """Compare the workbook's own fees with the statement's."""
    made = statements.statement(folder, **settings)
    book = cached(statement_workbook(made, statements.business_days()))
    for line, (name, fee, stated, difference) in zip(made.lines, fees_shown(book), strict=True):
        assert (name, stated) == (line.name, line.fee)
        assert (fee, difference) == ((line.fee, 0) if line.days else (None, None)), settings


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"averaging": "business-days", "year_basis": "actual/365"},
        {"averaging": "month-end", "year_basis": "actual/366", "breakpoints": "cliff"},
        {"year_basis": "actual/360", "rounding": "half-even"},
        {"year_basis": "30/360", "rounding": "half-up-daily"},
        {"averaging": "business-days", "year_basis": "1/12", "rounding": "half-even-daily"},
        {"share_basis": "prior-close"},
    ],
    ids=lambda settings: " ".join(settings.values()) or "defaults",
)
def test_every_fee_computed_a_second_time_is_the_statements(tmp_path, settings):
    check_every_fee(tmp_path, settings)


@pytest.mark.slow
@pytest.mark.parametrize("averaging", AVERAGING)
@pytest.mark.parametrize("year", YEARS)
def test_every_fee_of_every_mix_of_conventions_is_the_statements(tmp_path, averaging, year):
    for rounding, breakpoints in itertools.product(ROUNDING, ("marginal", "cliff")):
        settings = {"averaging": averaging, "year_basis": year, "rounding": rounding, "breakpoints": breakpoints}
        check_every_fee(tmp_path, settings)


def test_parts_waiver_and_average_are_the_statements_too(tmp_path):
    made = statements.statement(tmp_path)
    rows = cached(statement_workbook(made, ()))["Fees"].iter_rows(min_row=6, values_only=True)
    for line, row in zip(made.lines, rows, strict=False):
        if not line.days:
            continue
        shown = [None if value is None else cents(value) for value in row[3:8]]
        stated = [line.average_net_assets, line.gross, line.waived, line.service_fee, line.asset_based_sales_charge]
        assert (row[2], shown) == (line.days, stated)


def test_the_days_are_formulas_but_for_what_the_file_gave(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(statement_workbook(statements.statement(tmp_path), ())))
    sheet = book["Daily"]
    rows = {(row[1].value, row[2].value.date()): row for row in sheet.iter_rows(min_row=6)}
    given = rows["Larch Bond Fund", date(2004, 2, 2)]
    carried = rows["Larch Bond Fund", date(2004, 2, 7)]
    priced = rows["Alder Late Fund", date(2004, 2, 13)]
    assert given[5].value == 5_000_137.07
    assert carried[5].value == f"=F{carried[5].row - 1}"
    assert priced[5].value == f"=ROUND(ROUND(D{priced[5].row}*E{priced[5].row},9),2)"


def test_a_fund_whose_name_begins_with_an_equals_sign_stays_text(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(statement_workbook(statements.statement(tmp_path), ())))
    [cell] = [cell for cell in book["Fees"]["B"] if cell.value == "=Larch Value Fund"]
    assert cell.data_type == "s"


def test_the_conventions_stand_with_what_says_so(tmp_path):
    book = cached(statement_workbook(statements.statement(tmp_path, year_basis="actual/360"), ()))
    said = {row[0]: row[1:3] for row in book["Conventions"].iter_rows(min_row=2, values_only=True)}
    assert said["year basis"] == ("actual/360", "set on the command line")
    assert said["averaging"] == ("calendar", "silent: project default")


def test_the_whole_workbook_of_a_fund_cell_by_cell(tmp_path, snapshot):
    book = openpyxl.load_workbook(
        io.BytesIO(statement_workbook(statements.statement(tmp_path, [statements.WAIVED]), statements.business_days()))
    )
    assert {
        sheet.title: [" | ".join("" if value is None else str(value) for value in row) for row in sheet.values]
        for sheet in book
    } == snapshot


def test_the_same_statement_gives_the_same_bytes(tmp_path):
    made = statements.statement(tmp_path)
    assert statement_workbook(made, ()) == statement_workbook(made, ())


LOTS = """account,name,trade_date,type,shares,original_date
A1,Larch Bond Fund,2001-04-30,PURCHASE,1000000,
A1,Larch Bond Fund,2001-05-01,PURCHASE,600000,
A2,Larch Bond Fund,2003-10-02,EXCHANGE_IN,800000,2001-03-15
A1,Larch Bond Fund,2004-02-13,REDEMPTION,1100000,
"""


@pytest.mark.parametrize(
    "columns",
    [
        "date,name,nav_per_share\n{},Larch Bond Fund,10.00\n",
        "date,name,net_assets,shares\n{},Larch Bond Fund,24000000,2400000\n",
    ],
)
@pytest.mark.parametrize("share_basis", ["closing", "prior-close"])
def test_eligible_shares_are_laid_so_that_they_too_may_be_changed(tmp_path, columns, share_basis):
    head, _, line = columns.partition("\n")
    text = head + "\n" + "".join(line.format(day) for day in ("2004-01-30", *statements.business_days()))
    (tmp_path / "nav.csv").write_text(text, encoding="utf-8")
    (tmp_path / "activity.csv").write_text(LOTS, encoding="utf-8")
    contract = statements.contract([statements.FLAT])
    made = fees(
        contract,
        statements.FIRST,
        statements.LAST,
        net_assets=tmp_path / "nav.csv",
        activity=tmp_path / "activity.csv",
        overrides={"share_basis": share_basis},
    )
    data = statement_workbook(made, ())
    [(_, fee, stated, difference)] = fees_shown(cached(data))
    assert (fee, difference) == (stated, 0)
    [line] = made.lines
    assert stated == line.fee > 0
    eligible = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(data))["Daily"]["H"][5:]]
    assert eligible[0] == 1_400_000
    assert eligible[17] == 1_300_000


@pytest.fixture(scope="module")
def recalculated():
    """Recalculate workbooks with LibreOffice, every value of ours thrown away before."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or shutil.which("localc") is None:  # Writer alone cannot recalculate
        pytest.skip("LibreOffice Calc is not installed: its recalculation cannot be compared")

    def recalculate(folder, books):
        bare, done = folder / "bare", folder / "done"
        bare.mkdir()
        for name, (data, change) in books.items():
            book = openpyxl.load_workbook(io.BytesIO(data))
            change(book)
            book.save(bare / f"{name}.xlsx")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        words = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(done),
            *map(str, bare.iterdir()),
        ]
        subprocess.run(words, check=True, capture_output=True, timeout=300)
        return {path.stem: openpyxl.load_workbook(path, data_only=True) for path in Path(done).iterdir()}

    return recalculate


def unlike(ours, theirs):
    """The cells in which two calculations of a workbook differ."""
    return [
        (sheet.title, cell.coordinate, cell.value, theirs[sheet.title][cell.coordinate].value)
        for sheet in ours
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
        and abs(cell.value - (theirs[sheet.title][cell.coordinate].value or 0)) > 1e-9 * max(1, abs(cell.value))
    ]


@pytest.mark.slow
def test_libreoffice_recalculates_every_cell_to_our_value(tmp_path, recalculated):
    data = {}
    mixes = list(itertools.product(AVERAGING, YEARS, ROUNDING))[::7]
    for number, (averaging, year, rounding) in enumerate(mixes):
        settings = {"averaging": averaging, "year_basis": year, "rounding": rounding}
        settings["breakpoints"] = ("marginal", "cliff")[number % 2]
        settings["share_basis"] = ("closing", "prior-close")[number % 3 == 0]
        data["-".join(settings.values()).replace("/", "_")] = statement_workbook(
            statements.statement(tmp_path, **settings), statements.business_days()
        )
    theirs = recalculated(tmp_path, {name: (one, lambda _: None) for name, one in data.items()})
    assert {name: unlike(cached(one), theirs[name]) for name, one in data.items()} == {name: [] for name in data}


@pytest.mark.slow
def test_an_auditor_changes_a_nav_and_the_fee_moves_to_what_we_would_compute(tmp_path, recalculated):
    rows = [statements.LATE]
    before = statements.statement(tmp_path, rows)
    data = statement_workbook(before, ())

    def change(book):
        sheet = book["Daily"]
        [row] = [row for row in sheet.iter_rows(min_row=6) if row[2].value.date() == date(2004, 2, 13)]
        row[4].value = 99.99

    book = recalculated(tmp_path, {"changed": (data, change)})["changed"]
    path = statements.net_assets(tmp_path, rows)
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = [line.rpartition(",")[0] + ",99.99" if line.startswith("2004-02-13") else line for line in lines]
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")
    after = fees(statements.contract(rows), statements.FIRST, statements.LAST, net_assets=path)
    [(_, fee, stated, difference)] = fees_shown(book)
    assert (fee, stated, difference) == (after.total, before.total, after.total - before.total)
    assert difference > 0
