"""Statements from contract and data files: worked example, amendments within a month, waivers, checks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from schedules import amendment, contract, row, tier

from toolkit.agreement import Rate
from toolkit.errors import InputError
from toolkit.money.calendar import business_days, month_of
from toolkit.money.checks import outside_life
from toolkit.money.statement import Statement, fees
from toolkit.problems import needs_a_person

TOTAL_RETURN = "Harbor Total Return Fund K Shares"
OTHER = "Harbor Other Fund K Shares"
JUMP = (("2001-10-04", "25.10"), ("2001-10-05", "52.40"))
WORKED = (
    ("2001-10-04", "4400000", "25.10"),
    ("2001-10-05", "3310000", "25.40"),
    ("2001-10-08", "3410000", "25.00"),
)
ACTIVITY = """account,name,trade_date,type,shares,original_date
A1,{0},2001-09-27,PURCHASE,1000000,
A1,{0},2001-09-28,PURCHASE,600000,
A2,{0},2001-10-02,EXCHANGE_IN,800000,2001-03-15
A3,{0},2001-06-15,PURCHASE,2000000,
A1,{0},2001-10-05,REDEMPTION,1100000,
A3,{0},2001-10-05,REINVESTMENT,10000,
A2,{0},2001-10-08,EXCHANGE_OUT,300000,
A3,{0},2001-10-08,PURCHASE,400000,
"""


def worked(folder: Path, *, activity: bool = True, terms: str = "", **overrides: str) -> Statement:
    """The five days of October 2001 that the domain works out by hand."""
    lines = "".join(f"{day},{TOTAL_RETURN},{shares},{nav}\n" for day, shares, nav in WORKED)
    (folder / "net.csv").write_text(f"date,name,shares,nav_per_share\n{lines}")
    (folder / "activity.csv").write_text(ACTIVITY.format(TOTAL_RETURN))
    return fees(
        contract(folder, [row(TOTAL_RETURN)], terms=terms),
        date(2001, 10, 4),
        date(2001, 10, 8),
        net_assets=folder / "net.csv",
        activity=folder / "activity.csv" if activity else None,
        overrides=overrides,
    )


def month(
    folder: Path, first: date, rows: list[Any], amounts: dict[str, str], *, skip: tuple[date, ...] = (), **more: Any
) -> Statement:
    """A month of one same amount a day for each fund."""
    start, end = month_of(first)
    days = [date(2003, 6, 30), *(day for day in business_days(start, end) if day not in skip)]
    lines = "".join(f"{day},{name},{amount}\n" for day in days for name, amount in amounts.items())
    (folder / "net.csv").write_text(f"date,name,net_assets\n{lines}")
    return fees(contract(folder, rows, **more), start, end, net_assets=folder / "net.csv")


def test_the_worked_example_is_printed_as_the_interface_says(tmp_path: Path) -> None:
    assert json.loads(worked(tmp_path).to_json()) == {
        "schema": "contract-toolkit/fees/1",
        "agreement": "harbor",
        "from": "2001-10-04",
        "to": "2001-10-08",
        "contract_due_on": "2001-11-10",
        "pay_on": "2001-11-09",
        "settings": {
            "averaging": "calendar",
            "year_basis": "actual/365-366",
            "rounding": "half-up",
            "share_basis": "closing",
            "lot_order": "fifo",
            "exchange_date_rule": "exchange-date",
            "reinvestment": "inherit",
        },
        "lines": [
            {
                "registrant": "HARBOR FUNDS, INC.",
                "name": TOTAL_RETURN,
                "days": 5,
                "average_net_assets": "33840000.00",
                "maximum_percent": "0.45",
                "percent": "0.45",
                "gross": "2086.03",
                "waived": "0.00",
                "fee": "2086.03",
                "service_fee": "1158.90",
                "asset_based_sales_charge": "927.13",
                "basis": [
                    {
                        "page": 4,
                        "box": [66.0, 100.0, 528.0, 110.0],
                        "line": None,
                        "excerpt": f"{TOTAL_RETURN}  0.45  September 28, 2001",
                    }
                ],
            }
        ],
        "total": "2086.03",
        "problems": [],
    }


@pytest.mark.parametrize(
    ("overrides", "fee"),
    [
        ({"rounding": "half-up-daily"}, "2086.04"),
        ({"year_basis": "actual/366"}, "2080.33"),
        ({"year_basis": "actual/360"}, "2115.00"),
        ({"averaging": "business-days"}, "2119.73"),
        ({"lot_order": "lifo"}, "1462.19"),
        ({"lot_order": "pro-rata"}, "1696.13"),
        ({"exchange_date_rule": "original-date"}, "932.79"),
        ({"reinvestment": "eligible"}, "2098.50"),
    ],
)
def test_every_variant_is_a_setting(tmp_path: Path, overrides: dict[str, str], fee: str) -> None:
    statement = worked(tmp_path, **overrides)
    assert statement.total == Decimal(fee)
    key, value = next(iter(overrides.items()))
    assert getattr(statement.settings, key) == value
    said = {setting.key: setting.source for setting in statement.detail.settings}
    assert said[key] == "set on the command line"
    assert said.pop("first_accrual_day") == "silent: project default"


def test_without_share_activity_every_share_counts_and_a_warning_says_so(tmp_path: Path) -> None:
    statement = worked(tmp_path, activity=False)
    assert statement.total == Decimal("5522.20")
    assert [(problem.rule, problem.severity) for problem in statement.problems] == [("eligible-shares", "warning")]


def test_a_waiver_in_the_terms_cuts_the_sales_charge_first(tmp_path: Path) -> None:
    terms = 'waivers:\n  - {rate: "0.40", from: 2001-10-01, to: 2001-12-31, says: letter of 28 September 2001}\n'
    (line,) = worked(tmp_path, terms=terms).lines
    assert (line.maximum_percent, line.percent) == (Decimal("0.45"), Decimal("0.40"))
    assert [str(part) for part in (line.gross, line.waived, line.fee)] == ["2086.03", "231.78", "1854.25"]
    assert [str(part) for part in (line.service_fee, line.asset_based_sales_charge)] == ["1158.90", "695.35"]


def test_shares_at_the_prior_close_take_the_day_s_own_value(tmp_path: Path) -> None:
    # Thu 1.4m x 25.10, Fri 1.4m x 25.40, Sat and Sun 1.3m x 25.40, Mon 1.3m x 25.00: 169,240,000.00
    assert worked(tmp_path, share_basis="prior-close").lines[0].average_net_assets == Decimal("33848000.00")


def test_class_net_assets_are_shared_by_eligible_shares_where_both_are_given(tmp_path: Path) -> None:
    worked(tmp_path)
    (tmp_path / "net.csv").write_text(
        f"date,name,net_assets,shares,nav_per_share\n2001-10-04,{TOTAL_RETURN},110441234.56,4400000,25.10\n"
    )
    found = fees(
        contract(tmp_path, [row(TOTAL_RETURN)]),
        date(2001, 10, 4),
        date(2001, 10, 4),
        net_assets=tmp_path / "net.csv",
        activity=tmp_path / "activity.csv",
    )
    assert found.lines[0].average_net_assets == Decimal("35140392.81")  # 110,441,234.56 x 1.4m / 4.4m


def test_an_amendment_within_a_month_splits_it(tmp_path: Path) -> None:
    changes = f'  - rate: {{name: "{TOTAL_RETURN}", to: "0.40"}}'
    statement = month(
        tmp_path,
        date(2003, 7, 1),
        [row(TOTAL_RETURN)],
        {TOTAL_RETURN: "1000000.00"},
        amendments=[amendment(changes, effective_on="2003-07-11")],
    )
    (line,) = statement.lines
    assert line.fee == Decimal("353.42")  # 10 days at 0.45, 21 at 0.40
    assert line.days == 31
    assert [source.excerpt for source in line.basis] == [row(TOTAL_RETURN).source.excerpt, f"01.yaml: {changes}"]


def test_a_row_removed_within_a_month_accrues_to_the_day_before(tmp_path: Path) -> None:
    statement = month(
        tmp_path,
        date(2003, 7, 1),
        [row(TOTAL_RETURN), row(OTHER)],
        {TOTAL_RETURN: "1000000.00", OTHER: "5000000.00"},
        amendments=[amendment(f'  - remove: {{name: "{TOTAL_RETURN}"}}', effective_on="2003-07-18")],
    )
    assert [(line.name, line.days) for line in statement.lines] == [(TOTAL_RETURN, 17), (OTHER, 31)]
    assert statement.lines[0].fee == Decimal("209.59")  # 1,000,000 x 0.45% x 17/365


def test_a_row_added_within_a_month_accrues_from_its_calculation_date(tmp_path: Path) -> None:
    add = f'  - add: {{name: "{OTHER}", rate: "0.45", calculation_date: 2003-07-15}}'
    statement = month(
        tmp_path,
        date(2003, 7, 1),
        [row(TOTAL_RETURN)],
        {TOTAL_RETURN: "1000000.00", OTHER: "5000000.00"},
        amendments=[amendment(add, effective_on="2003-07-14")],
    )
    assert [(line.name, line.days, str(line.fee)) for line in statement.lines] == [
        (TOTAL_RETURN, 31, "382.19"),
        (OTHER, 17, "1047.95"),
    ]


def test_a_renamed_row_is_one_line_under_its_last_name(tmp_path: Path) -> None:
    renamed = f'  - rename: {{from: "{TOTAL_RETURN}", to: "{OTHER}"}}'
    statement = month(
        tmp_path,
        date(2003, 7, 1),
        [row(TOTAL_RETURN)],
        {TOTAL_RETURN: "1000000.00"},
        amendments=[amendment(renamed, effective_on="2003-07-18")],
    )
    assert [(line.name, line.days, str(line.fee)) for line in statement.lines] == [(OTHER, 31, "382.19")]


def test_a_row_whose_fee_has_not_begun_has_a_line_of_zero(tmp_path: Path) -> None:
    statement = month(tmp_path, date(2003, 7, 1), [row(OTHER, begins=date(2003, 8, 1))], {OTHER: "1000000.00"})
    assert [(line.days, str(line.fee)) for line in statement.lines] == [(0, "0.00")]


def test_breakpoints_are_marginal_by_default(tmp_path: Path) -> None:
    tiers = (tier("0", "500000000", "0.25"), tier("500000000", None, "0.20"))
    banded = row(OTHER, rate=None, tiers=tiers, service_fee_percent=None, asset_based_sales_charge_percent=None)
    (line,) = month(tmp_path, date(2003, 7, 1), [banded], {OTHER: "700000000.00"}).lines
    assert line.fee == Decimal("140136.99")  # 1,650,000.00 x 31/365
    assert (line.maximum_percent, line.service_fee) == (None, None)


def test_breakpoints_of_a_complex_are_reached_together_and_split_to_the_cent(tmp_path: Path) -> None:
    tiers = (tier("0", "500000000", "0.25"), tier("500000000", None, "0.20"))
    parts: dict[str, Any] = {"service_fee_percent": None, "asset_based_sales_charge_percent": None}
    rows = [row(name, rate=None, tiers=tiers, **parts) for name in (TOTAL_RETURN, OTHER, "Harbor Third Fund K Shares")]
    amounts = {TOTAL_RETURN: "350000000.00", OTHER: "175000000.00", "Harbor Third Fund K Shares": "175000000.00"}
    terms = "settings: {breakpoint_scope: complex}\n"
    statement = month(tmp_path, date(2003, 7, 1), rows, amounts, terms=terms)
    # 1,650,000.00 x 31/365 = 140,136.986: half, a quarter and a quarter of 140,136.99
    assert [str(line.fee) for line in statement.lines] == ["70068.49", "35034.25", "35034.25"]
    assert statement.total == Decimal("140136.99")


def test_a_fund_without_any_value_is_problem_32_and_the_others_are_computed(tmp_path: Path) -> None:
    statement = month(tmp_path, date(2003, 7, 1), [row(TOTAL_RETURN), row(OTHER)], {OTHER: "1000000.00"})
    assert [line.fee for line in statement.lines] == [None, Decimal("382.19")]
    assert statement.total == Decimal("382.19")
    assert statement.problems[0].rule == "32"
    assert statement.problems[0].message == f"{TOTAL_RETURN}: net.csv has no value, so its fee is not computed"
    assert needs_a_person(statement.problems)


NO_RATES = {"N/A": "0.00", "None": "0.00", "\u2013": "0.00", "[Redacted]": "None"}


@pytest.mark.parametrize(("printed", "fee"), NO_RATES.items())
def test_a_row_without_a_rate_pays_nothing_or_is_asked_about(tmp_path: Path, printed: str, fee: str) -> None:
    unrated = row(OTHER, rate=None).model_copy(update={"rate": Rate(printed=printed, percent=None)})
    statement = month(tmp_path, date(2003, 7, 1), [unrated], {OTHER: "1000000.00"})
    assert str(statement.lines[0].fee) == fee
    assert [one.message for one in statement.problems if one.rule == "no-rate"] == (
        [f"{OTHER}: the schedule gives no rate ([Redacted]), so its fee is not computed"] if fee == "None" else []
    )


def test_eligible_shares_without_any_price_are_refused(tmp_path: Path) -> None:
    worked(tmp_path)
    (tmp_path / "net.csv").write_text(f"date,name,net_assets\n2001-10-04,{TOTAL_RETURN},110440000\n")
    with pytest.raises(InputError) as error:
        fees(
            contract(tmp_path, [row(TOTAL_RETURN)]),
            date(2001, 10, 4),
            date(2001, 10, 8),
            net_assets=tmp_path / "net.csv",
            activity=tmp_path / "activity.csv",
        )
    assert str(error.value) == (
        f"net.csv: {TOTAL_RETURN} cannot be valued on 2001-10-04\n"
        "  = give nav_per_share, or net_assets with shares, for 2001-10-04 and every day on"
    )


def test_a_missing_business_day_is_carried_and_named(tmp_path: Path) -> None:
    gone = (date(2003, 7, 8), date(2003, 7, 9))
    statement = month(tmp_path, date(2003, 7, 1), [row(OTHER)], {OTHER: "1000000.00"}, skip=gone)
    assert statement.total == Decimal("382.19")
    assert statement.problems[0].message == (
        f"{OTHER}: no value on 2003-07-08 and 1 more day; the value of the day before is carried"
    )


def test_a_fee_day_before_the_first_value_is_refused(tmp_path: Path) -> None:
    (tmp_path / "net.csv").write_text(f"date,name,net_assets\n2003-09-02,{OTHER},1.00\n")
    with pytest.raises(InputError) as error:
        fees(contract(tmp_path, [row(OTHER)]), date(2003, 9, 1), date(2003, 9, 30), net_assets=tmp_path / "net.csv")
    assert str(error.value) == (
        f"net.csv: {OTHER} has no value on 2003-09-01, a fee day; its first value is of 2003-09-02\n"
        "  = add the value of 2003-08-29, which is carried forward to 2003-09-01"
    )


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (date(2003, 7, 2), date(2003, 7, 1), "--to: 2003-07-01 lies before 2003-07-02"),
        (date(2003, 7, 31), date(2003, 8, 1), "--to: 2003-07-31 and 2003-08-01 lie in two months"),
    ],
)
def test_a_period_is_within_one_month(tmp_path: Path, start: date, end: date, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fees(contract(tmp_path, [row(OTHER)]), start, end, net_assets=tmp_path / "net.csv")


def test_every_unknown_setting_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        worked(tmp_path, averging="calendar", year_basis="365")
    assert str(error.value) == (
        "--set: 'averging' is not a setting\n"
        "  = use one of averaging, year_basis, rounding, share_basis, lot_order, exchange_date_rule, reinvestment, "
        "first_accrual_day, last_accrual_day, breakpoints, breakpoint_scope\n"
        "--set year_basis: '365' is not a value of year_basis\n"
        "  = the part of a year that the days make: "
        "use actual/365-366, actual/365, actual/366, actual/360, 30/360, 1/12"
    )


def checked(folder: Path, net_assets: str, activity: str) -> list[str]:
    """The problems of 4 to 8 October 2001, as `rule: message`."""
    worked(folder)
    (folder / "net.csv").write_text(f"date,name,shares,nav_per_share\n{net_assets}")
    (folder / "activity.csv").write_text(f"account,name,trade_date,type,shares\n{activity}")
    found = fees(
        contract(folder, [row(TOTAL_RETURN)]),
        date(2001, 10, 4),
        date(2001, 10, 8),
        net_assets=folder / "net.csv",
        activity=folder / "activity.csv",
    )
    return [f"{problem.rule} {problem.severity}: {problem.message}" for problem in found.problems]


def test_more_eligible_shares_than_are_outstanding_is_check_33_and_34(tmp_path: Path) -> None:
    lines = "".join(
        f"{day},{TOTAL_RETURN},1000,25.{cents}\n" for day, cents in (("2001-10-04", 10), ("2001-10-05", 40))
    )
    assert checked(
        tmp_path, f"{lines}2001-10-08,{TOTAL_RETURN},1500,25.00\n", f"A,{TOTAL_RETURN},2001-10-01,PURCHASE,1500"
    ) == [
        f"33 error: {TOTAL_RETURN}: 1,500 shares are eligible but 1,000 outstanding on 2001-10-04 and 1 more day",
        f"34 error: {TOTAL_RETURN}: lots of 1,500 shares but 1,000 outstanding on 2001-10-04 and 1 more day",
    ]


def test_a_value_that_jumps_is_check_35(tmp_path: Path) -> None:
    lines = "".join(
        f"{day},{TOTAL_RETURN},10,{nav}\n" for day, nav in (("2001-10-04", "25.10"), ("2001-10-05", "52.40"))
    )
    assert checked(
        tmp_path, f"{lines}2001-10-08,{TOTAL_RETURN},10,52.00\n", f"A,{TOTAL_RETURN},2001-10-01,PURCHASE,10"
    ) == [f"35 warning: {TOTAL_RETURN}: the net asset value a share moves from 25.10 to 52.40 on 2001-10-05"]


def test_a_value_that_stands_still_is_check_35(tmp_path: Path) -> None:
    days = business_days(date(2003, 7, 1), date(2003, 7, 31))
    lines = "".join(f"{day},{OTHER},10,{'9.99' if day.day < 9 else f'10.{day.day}'}\n" for day in days)
    (tmp_path / "net.csv").write_text(f"date,name,shares,nav_per_share\n{lines}")
    found = fees(contract(tmp_path, [row(OTHER)]), date(2003, 7, 1), date(2003, 7, 31), net_assets=tmp_path / "net.csv")
    assert (
        found.problems[0].message
        == f"{OTHER}: the net asset value a share stands at 9.99 from 2003-07-01 to 2003-07-08"
    )


def test_an_agreement_without_a_day_of_payment_is_due_on_the_tenth_with_a_warning(tmp_path: Path) -> None:
    base = month(tmp_path, date(2003, 7, 1), [row(OTHER)], {OTHER: "1000000.00"}).detail.contract
    silent = base.reading.agreement.model_copy(update={"payment_days": None})
    changed = replace(base, reading=base.reading.model_copy(update={"agreement": silent}))
    again = fees(changed, date(2003, 7, 1), date(2003, 7, 31), net_assets=tmp_path / "net.csv")
    assert again.contract_due_on == date(2003, 8, 10)
    assert [one.message for one in again.problems if one.rule == "due-date"] == [
        "the agreement names no day of payment: the due date is 10 days after the month"
    ]


def test_a_day_outside_a_row_s_life_is_check_37(tmp_path: Path) -> None:
    detail = month(tmp_path, date(2003, 7, 1), [row(OTHER)], {OTHER: "1000000.00"}).detail
    (line,) = detail.lines
    late = row(OTHER, begins=date(2003, 7, 15))
    moved = replace(line, line=replace(line.line, spans=(replace(line.line.spans[0], row=late),)))
    (problem,) = outside_life(replace(detail, lines=(moved,)))
    assert (problem.rule, problem.message) == (
        "37",
        f"{OTHER}: accrues from 2003-07-01 to 2003-07-31, outside its life",
    )
    assert list(outside_life(detail)) == []


@pytest.mark.parametrize(
    ("service", "charge", "said"),
    [
        ("0.25", "0.75", []),
        # 10,000,000.00 x 0.76% x 30/365 = 6,246.58; at 0.75% it would be 6,164.38
        ("0.24", "0.76", [("3", "the asset-based sales charge of 6,246.58 is above 0.75% a year (6,164.38)")]),
        # 10,000,000.00 x 0.30% x 30/365 = 2,465.75; at 0.25% it would be 2,054.79
        ("0.30", "0.70", [("4", "the service fee of 2,465.75 is above 0.25% a year (2,054.79)")]),
    ],
)
def test_the_yearly_limits_of_finra_are_checks_3_and_4(
    tmp_path: Path, service: str, charge: str, said: list[tuple[str, str]]
) -> None:
    parts = {
        "service_fee_percent": Decimal(service),
        "asset_based_sales_charge_percent": Decimal(charge),
    }
    statement = month(tmp_path, date(2003, 9, 1), [row(OTHER, rate="1.00", **parts)], {OTHER: "10000000.00"})
    found = [(one.rule, one.message) for one in statement.problems if one.rule in {"3", "4"}]
    assert found == [(rule, f"{OTHER}: {what}") for rule, what in said]
