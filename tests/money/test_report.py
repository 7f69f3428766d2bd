"""The quarter for the board: months, expenditures, allocation, ties, and what is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from schedules import amendment, contract, row

from toolkit.amounts import round_cents
from toolkit.errors import InputError
from toolkit.money.board import BoardReport
from toolkit.money.calendar import business_days, month_of
from toolkit.money.expenditures import Category, category_of, read_expenditures
from toolkit.money.naming import Naming
from toolkit.money.report import report
from toolkit.register.contract import Contract

GROWTH, INCOME = "Harbor Growth Fund K Shares", "Harbor Income Fund K Shares"
SPENT = f"""date,name,category,payee,amount,affiliate
2003-07-08,,Advertising,Bay Media,100.00,no
2003-07-31,,Compensation to broker-dealers,Dealers,301.01,no
2003-08-05,{GROWTH},advertising,Bay Media,40.00,no
2003-09-30,,Compensation to underwriters,Harbor Distributors,200.00,yes
2003-09-30,,Other (plan seminar),Galleria,"1,000.00",no
2003-09-30,,Other (plan seminar),Galleria,-10.00,no
"""


def register(folder: Path, months: tuple[int, ...] = (7, 8, 9), spent: str | None = SPENT) -> Contract:
    """Two funds, 1 and 3 million a day, under two registrants."""
    (folder / "net-assets").mkdir()
    (folder / "expenditures").mkdir()
    for month in months:
        first, last = month_of(date(2003, month, 1))
        days = business_days(date(2003, 8, 29) if month == 9 else first, last)
        lines = "".join(f"{day},{GROWTH},1000000\n{day},{INCOME},3000000\n" for day in days)
        (folder / "net-assets" / f"2003-{month:02d}.csv").write_text(f"date,name,net_assets\n{lines}")
    if spent is not None:
        (folder / "expenditures" / "2003Q3.csv").write_text(spent)
    renamed = amendment(f'  - rename: {{from: "{INCOME}", to: "Harbor Bond Fund K Shares"}}', effective_on="2003-09-15")
    rows = [row(GROWTH, registrant="EAST, INC."), row(INCOME, registrant="WEST, INC.")]
    return contract(folder, rows, amendments=[renamed])


@pytest.fixture
def quarter(tmp_path: Path) -> BoardReport:
    return report([register(tmp_path)], "2003Q3")


def test_fees_of_each_fund_over_the_quarter(quarter: BoardReport) -> None:
    assert [
        (group.registrant, fund.name, fund.days, str(fund.amounts.fee), str(fund.effective_percent))
        for group in quarter.registrants
        for fund in group.funds
    ] == [
        ("EAST, INC.", GROWTH, 92, "1134.24", "0.4500"),  # 382.19 + 382.19 + 369.86
        ("WEST, INC.", "Harbor Bond Fund K Shares", 92, "3402.75", "0.4500"),  # 1146.58 + 1146.58 + 1109.59
    ]


def test_fees_against_expenditures(quarter: BoardReport) -> None:
    assert [str(part) for part in (quarter.summary.amounts.fee, quarter.summary.expended, quarter.summary.excess)] == [
        "4536.99",
        "1631.01",
        "2905.98",
    ]


def test_expenditures_by_the_seven_categories(quarter: BoardReport) -> None:
    assert [(one.category, str(one.quarter)) for one in quarter.categories] == [
        ("Advertising", "140.00"),
        ("Printing and mailing of prospectuses to other than current shareholders", "0.00"),
        ("Compensation to underwriters", "200.00"),
        ("Compensation to broker-dealers", "301.01"),
        ("Compensation to sales personnel", "0.00"),
        ("Interest, carrying, or other financing charges", "0.00"),
        ("Other (specify)", "990.00"),
    ]
    assert quarter.categories[-1].specified == ("plan seminar",)


def test_what_is_spent_on_the_whole_plan_is_allocated_by_fees(quarter: BoardReport) -> None:
    east, west = (group.funds[0] for group in quarter.registrants)
    assert (east.spent_directly, west.spent_directly) == (Decimal("40.00"), Decimal("0.00"))
    # 1,591.01 x 1,134.24 / 4,536.99
    assert (east.spent_by_allocation, west.spent_by_allocation) == (Decimal("397.75"), Decimal("1193.26"))


def test_payees_are_listed_largest_first(quarter: BoardReport) -> None:
    assert [(one.payee, one.affiliate, str(one.amount)) for one in quarter.payees] == [
        ("Galleria", False, "990.00"),
        ("Dealers", False, "301.01"),
        ("Harbor Distributors", True, "200.00"),
        ("Bay Media", False, "140.00"),
    ]


def test_every_tie_holds(quarter: BoardReport) -> None:
    assert len(quarter.ties) == 8
    assert [tie.what for tie in quarter.ties if not tie.holds] == []


def test_months_that_are_missing_from_the_year_are_named(quarter: BoardReport) -> None:
    assert quarter.year_to_date.missing_months == tuple(f"2003-{month:02d}" for month in range(1, 7))
    assert quarter.year_to_date.amounts == quarter.summary.amounts
    assert (quarter.prior_quarter, quarter.year_ago) == (None, None)


def test_what_changed_in_the_quarter_is_listed(quarter: BoardReport) -> None:
    assert [(one.amendment, one.effective_on, one.what) for one in quarter.changes] == [
        (1, date(2003, 9, 15), "rename: Harbor Bond Fund K Shares")
    ]


def test_a_quarter_that_is_not_whole_says_so(tmp_path: Path) -> None:
    found = report([register(tmp_path, months=(8, 9), spent=None)], "2003Q3")
    assert [(one.rule, one.severity, one.message) for one in found.problems if one.rule.startswith("missing")] == [
        ("missing-month", "error", "2003-07 has no net assets: the quarter is not whole"),
        ("missing-expenditures", "error", "2003Q3: there is no file of expenditures"),
    ]


def test_a_problem_of_three_months_is_said_once(quarter: BoardReport) -> None:
    warning, *unchecked = quarter.problems
    assert [one.rule for one in unchecked] == ["40", "43"]
    assert warning.message.startswith("2003-07, 2003-08, 2003-09: no share activity was given")


def test_a_quarter_without_any_month_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"there is no month of 2004Q1; there are: 2003-07\.csv, 2003-08\.csv, 2003-09"
    ):
        report([register(tmp_path)], "2004Q1")


@pytest.mark.parametrize("text", ["2003-Q3", "2003Q5", "03Q3", "third"])
def test_a_quarter_is_written_in_one_way(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=f"--quarter: '{text}' is not a quarter such as 2003Q3"):
        report([register(tmp_path)], text)


@pytest.mark.parametrize(
    ("text", "category", "other"),
    [
        ("Advertising", Category.ADVERTISING, None),
        ("  compensation  to UNDERWRITERS ", Category.UNDERWRITERS, None),
        ("Other (plan seminar)", Category.OTHER, "plan seminar"),
        ("Other: plan seminar", Category.OTHER, "plan seminar"),
    ],
)
def test_a_category_is_a_term_of_item_19(text: str, category: Category, other: str | None) -> None:
    assert category_of(text) == (category, other)


EXPENDITURE_FAULTS = """\
2003Q3.csv: line 2, column date: 2003-10-01 lies outside 2003Q3, 2003-07-01 to 2003-09-30
  | 2003-10-01,,Advertising,Bay Media,100.00,no
  | ^^^^^^^^^^
  = move the line to the file of its quarter
2003Q3.csv: line 3, column category: 'Advertizing' is not a category of Form N-1A, Item 19(g)(1)
  | 2003-07-31,,Advertizing,Bay Media,100.00,no
  |             ^^^^^^^^^^^
  = did you mean 'Advertising'?
2003Q3.csv: line 4, column category: `Other` does not say what for
  | 2003-07-31,,Other,,x,perhaps
  |             ^^^^^
  = write it as `Other (what for)`
2003Q3.csv: line 4, column amount: 'x' is not an amount
  | 2003-07-31,,Other,,x,perhaps
  |                    ^
  = write US dollars and cents, such as 1234.50; a credit with a minus
2003Q3.csv: line 4, column affiliate: 'perhaps' is neither yes nor no
  | 2003-07-31,,Other,,x,perhaps
  |                      ^^^^^^^
  = write yes or no
2003Q3.csv: line 4, column payee: the payee is blank
  | 2003-07-31,,Other,,x,perhaps
  = say who was paid
2003Q3.csv: line 5, column amount: '1.005' has parts of a cent
  | 2003-07-31,,Advertising,Bay Media,1.005,no
  |                                   ^^^^^
  = an amount paid has whole cents
"""


def test_all_faults_of_expenditures_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "2003Q3.csv"
    path.write_text(
        "date,name,category,payee,amount,affiliate\n"
        "2003-10-01,,Advertising,Bay Media,100.00,no\n"
        "2003-07-31,,Advertizing,Bay Media,100.00,no\n"
        "2003-07-31,,Other,,x,perhaps\n"
        "2003-07-31,,Advertising,Bay Media,1.005,no\n"
    )
    with pytest.raises(InputError) as error:
        read_expenditures(path, Naming(contract(tmp_path, [row(GROWTH)])), "2003Q3")
    assert f"{error.value}\n" == EXPENDITURE_FAULTS


def test_the_parts_of_a_report_are_to_the_cent(quarter: BoardReport) -> None:
    amounts = [fund.amounts for group in quarter.registrants for fund in group.funds]
    assert all(part == round_cents(part) for one in amounts for part in one.model_dump().values())
