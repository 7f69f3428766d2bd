"""A dollar back to the printed page and the data file's lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from schedules import amendment, contract, row
from test_statement import worked

from toolkit.errors import InputError
from toolkit.money.calendar import business_days
from toolkit.money.conventions import allowed_values
from toolkit.money.explain import Explanation, explain
from toolkit.money.explain import explained as explained_of

GROWTH = "Harbor Growth Fund K Shares"
RATE_CUT = f'  - rate: {{name: "{GROWTH}", to: "0.40"}}'
CHANGING = ("share_basis", "lot_order", "exchange_date_rule", "reinvestment", "averaging")
TERMS = """\
settings:
  year_basis: {value: actual/365, says: clause 2}
waivers:
  - {name: Harbor Growth Fund K Shares, rate: "0.35", from: 2003-07-21, says: letter of 18 July 2003}
"""


def explained(folder: Path, name: str = GROWTH) -> Explanation:
    days = business_days(date(2003, 7, 1), date(2003, 7, 31))
    lines = "".join(f"{day},{GROWTH},{1_000_000 + day.day}\n" for day in days)
    (folder / "net.csv").write_text(f"date,name,net_assets\n{lines}")
    amended = contract(folder, [row(GROWTH)], terms=TERMS, amendments=[amendment(RATE_CUT, effective_on="2003-07-11")])
    return explain(amended, date(2003, 7, 1), name, net_assets=folder / "net.csv")


def test_a_fee_is_said_in_sentences(tmp_path: Path, snapshot: object) -> None:
    assert "\n".join(explained(tmp_path).sentences()) == snapshot


def test_every_day_names_its_line(tmp_path: Path) -> None:
    days = {part.day: part for part in explained(tmp_path).days}
    assert len(days) == 31
    friday, saturday = days[date(2003, 7, 11)], days[date(2003, 7, 12)]
    assert (friday.taken_from, friday.line) == (date(2003, 7, 11), 9)
    assert (saturday.taken_from, saturday.line, saturday.value) == (date(2003, 7, 11), 9, friday.value)
    assert not saturday.business_day


def test_the_schedule_s_cell_and_the_amendment_are_named(tmp_path: Path) -> None:
    printed, cut = explained(tmp_path).origins
    assert (printed.source.page, printed.source.box) == (4, (66.0, 100.0, 528.0, 110.0))
    assert (cut.amendment, cut.since, cut.change, cut.source.excerpt) == (
        1,
        date(2003, 7, 11),
        "rate",
        f"01.yaml: {RATE_CUT}",
    )


def test_an_unknown_fund_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="did you mean 'Harbor Growth Fund K Shares'"):
        explained(tmp_path, "Harbor Growht Fund K Shares")


def test_the_fee_of_the_worked_example_is_split_among_its_accounts(tmp_path: Path) -> None:
    statement = worked(tmp_path)
    (key,) = statement.keys
    found = explained_of(statement, key, tmp_path / "activity.csv")
    assert [(part.account, str(part.fee)) for part in found.accounts or ()] == [
        ("A1", "809.51"),
        ("A2", "1153.23"),
        ("A3", "123.29"),
    ]
    assert "By account, to the last cent: A2 1,153.23, A1 809.51, A3 123.29." in found.sentences()


@pytest.mark.parametrize("setting", [f"{key}={value}" for key in CHANGING for value in allowed_values(key)])
def test_the_parts_of_the_accounts_add_up_under_every_convention(tmp_path: Path, setting: str) -> None:
    key, value = setting.split("=")
    statement = worked(tmp_path, activity=True, terms="", **{key: value})
    found = explained_of(statement, statement.keys[0], tmp_path / "activity.csv")
    assert sum((part.fee for part in found.accounts or ()), Decimal(0)) == statement.total


def test_without_share_activity_no_account_is_named(tmp_path: Path) -> None:
    assert explained(tmp_path).accounts is None
