"""FINRA's limits in the report of a quarter: the files of sales and of dealers, the lifetime cap, each dealer."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pytest
from schedules import contract, row
from syrupy.assertion import SnapshotAssertion

from toolkit.errors import InputError
from toolkit.money.board import BoardReport
from toolkit.money.calendar import business_days, month_of, quarter_months
from toolkit.money.dealers import read_dealers
from toolkit.money.naming import Naming
from toolkit.money.report import report
from toolkit.money.sales import read_sales

GROWTH, INCOME = "Harbor Growth Fund K Shares", "Harbor Income Fund K Shares"
SALES = "name,from,to,purchases,reinvested,exchanged_in,front_end,sales_charges,cdsc,prime_percent,remaining\n"
# charges of 5,700.00 and 6,750.00; a million a day at 0.20% bears 164.38 + 169.86 + 164.38 in April, May and June
FIRST = f"{GROWTH},2003-01-01,2003-03-31,10000000.00,0,0,5000.00,600.00,100.00,4,\n"
SECOND = f"{GROWTH},2003-04-01,2003-06-30,2300000,100000,200000,6000.00,498.62,251.38,4.00,\n"
DEALERS = "from,to,name,payee,service_fee,average_net_assets\n"


def quarter(folder: Path, sales: str | None = None, dealers: str | None = None, **more: object) -> BoardReport:
    """Report the second quarter of 2003 of a fund of a million a day, whose sales charge is 498.62."""
    for name, text in (("sales", sales), ("dealers", dealers)):
        if text is not None:
            (folder / name).mkdir()
            (folder / name / "2003.csv").write_text(text)
    (folder / "net-assets").mkdir()
    for month in quarter_months("2003Q2"):
        days = business_days(month.replace(day=1), month_of(month)[1])
        first = "2003-05-30" if month.month == 6 else str(month)
        lines = "".join(f"{day},{GROWTH},1000000\n" for day in dict.fromkeys((first, *map(str, days))))
        (folder / "net-assets" / f"{month:%Y-%m}.csv").write_text(f"date,name,net_assets\n{lines}")
    return report([contract(folder, [row(GROWTH, **more)])], "2003Q2")


def said(made: BoardReport, *rules: str) -> list[tuple[str, str, str]]:
    return [(one.rule, one.severity, one.message) for one in made.problems if one.rule in rules]


def test_the_lifetime_cap_is_rolled_forward_from_the_file_of_sales(tmp_path: Path) -> None:
    made = quarter(tmp_path, SALES + FIRST + SECOND)
    (cap,) = made.caps
    assert (cap.agreement, cap.registrant, cap.name) == ("harbor", "HARBOR FUNDS, INC.", GROWTH)
    figures = (cap.opening, cap.allowed, cap.interest, cap.charges, cap.remaining)
    assert [str(one) for one in figures] == ["619300.00", "125000.00", "7720.04", "6750.00", "745270.04"]
    assert [one for one in said(made, "40") if "not checked" not in one[2]] == []


def test_a_history_begins_with_what_remained(tmp_path: Path) -> None:
    made = quarter(tmp_path, SALES + SECOND.replace("4.00,\n", "4.00,619300.00\n"))
    assert made.caps[0].remaining == Decimal("745270.04")


def test_where_no_service_fee_is_paid_the_cap_is_a_percent_higher(tmp_path: Path) -> None:
    alone = {"service_fee_percent": Decimal("0.00"), "asset_based_sales_charge_percent": Decimal("0.45")}
    made = quarter(tmp_path, SALES + SECOND, **alone)
    assert made.caps[0].allowed == Decimal("145000.00")  # 7.25% of 2,000,000.00


def test_a_cap_that_is_used_up_while_a_sales_charge_accrues_blocks(tmp_path: Path) -> None:
    made = quarter(tmp_path, SALES + SECOND.replace("4.00,\n", "4.00,-118250.00\n"))
    assert made.caps[0].interest == 0
    (problem,) = (one for one in made.problems if one.rule == "40")
    assert problem.severity == "blocker"
    assert problem.message == (
        f"{GROWTH}: the lifetime cap is used up (0.00) and a sales charge accrues (sales/2003.csv)"
    )
    assert problem.source is not None
    assert (problem.source.line, problem.source.excerpt) == (2, SECOND.replace("4.00,\n", "4.00,-118250.00"))


def test_stated_sales_charges_are_held_against_those_that_accrued(tmp_path: Path) -> None:
    made = quarter(tmp_path, SALES + FIRST + SECOND.replace("498.62", "489.62"))
    assert said(made, "40") == [
        (
            "40",
            "error",
            f"{GROWTH}: sales charges of 489.62 are stated but 498.62 accrued in the quarter (sales/2003.csv)",
        )
    ]


def test_no_dealer_gets_more_than_a_quarter_percent_of_what_it_sold(tmp_path: Path) -> None:
    lines = (
        f"2003-04-01,2003-06-30,{GROWTH},Bay Brokers,249.32,400000.00\n"  # 1,000.00 a year x 91/365 = 249.315
        f"2003-04-01,2003-06-30,{GROWTH},Cove Brokers,249.33,400000.00\n"
        f"2003-07-01,2003-09-30,{GROWTH},Bay Brokers,9999.00,400000.00\n"  # another quarter
    )
    made = quarter(tmp_path, dealers=DEALERS + lines)
    (problem,) = (one for one in made.problems if one.rule == "43")
    assert problem.severity == "error"
    assert problem.message == (
        f"{GROWTH} (HARBOR FUNDS, INC., Class K): Cove Brokers: 249.33 is above 0.25% a year of the assets it sold "
        "(249.32) (dealers/2003.csv)"
    )
    assert problem.source is not None
    assert problem.source.line == 3


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
def test_the_files_may_be_workbooks_or_parquet(tmp_path: Path, ending: str) -> None:
    (tmp_path / "sales").mkdir()
    _written_as(tmp_path / "sales" / f"all.{ending}", SALES + FIRST + SECOND)
    (cap,) = quarter(tmp_path).caps
    assert cap.remaining == Decimal("745270.04")


def _written_as(path: Path, text: str) -> None:
    """Write lines of CSV as a file of another kind, every cell as text."""
    lines = [line.split(",") for line in text.splitlines()]
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for line in lines:
            book.active.append(line)
        book.save(path)
        return
    source = path.with_suffix(".txt")
    source.write_text(text)
    with duckdb.connect() as database:
        database.read_csv(str(source), all_varchar=True).write_parquet(str(path))


def test_without_the_files_the_report_says_what_was_not_checked(tmp_path: Path) -> None:
    made = quarter(tmp_path)
    assert made.caps == ()
    assert said(made, "40", "43") == [
        ("40", "warning", "not checked: needs a file in sales/ (lifetime cap, check 40)"),
        ("43", "warning", "not checked: needs a file in dealers/ (check 43)"),
    ]


def test_a_fund_that_the_files_leave_out_is_named(tmp_path: Path) -> None:
    made = quarter(tmp_path, SALES + FIRST, DEALERS)
    assert said(made, "40", "43") == [
        ("40", "warning", f"not checked: sales/ has no line of 2003Q2 for {GROWTH} (lifetime cap, check 40)"),
        ("43", "warning", f"not checked: dealers/ has no line of 2003Q2 for {GROWTH} (check 43)"),
    ]


def faults(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text)
    naming = Naming(contract(folder, [row(GROWTH), row(INCOME)]))
    with pytest.raises(InputError) as error:
        (read_sales if name.startswith("sales") else read_dealers)([path], naming)
    return f"{error.value}\n"


def test_all_faults_of_sales_are_named_at_once(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    lines = (
        f"{GROWTH},2003-01-01,2003-06-30,1,0,0,0,0,0,4,\n"
        "Harbor Grwth Fund K Shares,2003-01-01,2003-03-31,1O,0,-1,0,0.001,,0.04,\n"
        f"{INCOME},2003-01-01,2003-03-31,100,60,60,0,0,0,4,\n"
    )
    assert faults(tmp_path, "sales.csv", SALES + lines) == snapshot


def test_a_quarter_left_out_or_told_twice_is_a_fault(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    gap = SECOND.replace("2003-04-01,2003-06-30", "2003-07-01,2003-09-30").replace("4.00,\n", "4.00,5.00\n")
    assert faults(tmp_path, "sales.csv", SALES + FIRST + gap + FIRST) == snapshot


def test_all_faults_of_dealers_are_named_at_once(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    lines = (
        f"2003-04-01,2003-06-30,{GROWTH},Bay Brokers,10.00,40000\n"
        f"2003-06-30,2003-06-30,{GROWTH},BAY  Brokers,10.00,40000\n"
        f"06/01/2003,2003-06-30,{GROWTH},,-1,x\n"
    )
    assert faults(tmp_path, "dealers.csv", DEALERS + lines) == snapshot
