"""A large file is summed some funds at a time, its past proved by sums where they can: the shares are the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from schedules import EVERGREEN, contract, row

from toolkit.errors import InputError
from toolkit.money import account_sums, activity
from toolkit.money.conventions import Conventions
from toolkit.money.holdings import Holdings, Slot
from toolkit.money.naming import Naming

START, END = date(2001, 10, 4), date(2001, 10, 8)
FUNDS = [f"Harbor {name} Fund K Shares" for name in ("Bond", "Equity", "Gold", "Income", "Small Company")]
LINES = [
    "A,{0},2001-09-27,PURCHASE,100",  # before the calculation date
    "A,{0},2001-10-01,PURCHASE,40",
    "A,{1},2001-10-02,PURCHASE,7",
    "B,{2},2001-09-01,PURCHASE,10",
    "B,{2},2001-10-05,REDEMPTION,4",
    "A,{4},2001-09-28,EXCHANGE_IN,30",
    "B,{4},2001-09-20,PURCHASE,20",
    "B,{4},2001-10-03,PURCHASE,20",
    "B,{4},2001-10-08,REINVESTMENT,6",  # half of the balance before it is eligible
    "A,{0},2001-10-08,REDEMPTION,120",  # all of the first lot and half of the second
]


def eligible_at_the_end(folder: Path, lines: list[str]) -> list[Decimal]:
    """Eligible shares of each fund at the close of 8 October."""
    path = folder / "activity.csv"
    path.write_text("\n".join(["account,name,trade_date,type,shares", *(line.format(*FUNDS) for line in lines)]))
    slots = [Slot(key, EVERGREEN) for key in range(len(FUNDS))]
    naming = Naming(contract(folder, [row(name) for name in FUNDS]))
    found = activity.read_holdings(path, naming, slots, START, END, Conventions())
    return [found.series(slot, END)[END].eligible for slot in slots]


@pytest.mark.parametrize("lines_of_a_pass", [1, 3, 4, 10, 25_000_000])
def test_the_shares_do_not_depend_on_the_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines_of_a_pass: int
) -> None:
    monkeypatch.setattr(account_sums, "LINES_OF_A_PASS", lines_of_a_pass)
    assert eligible_at_the_end(tmp_path, LINES) == [Decimal(shares) for shares in ("20", "7", "0", "0", "53")]


@pytest.mark.parametrize("lines_of_a_pass", [1, 25_000_000])
def test_a_faulty_line_of_the_last_fund_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines_of_a_pass: int
) -> None:
    monkeypatch.setattr(account_sums, "LINES_OF_A_PASS", lines_of_a_pass)
    with pytest.raises(InputError) as refused:
        eligible_at_the_end(tmp_path, [*LINES, "B,{4},2001-10-08,REDEMPTION,47"])
    (fault,) = refused.value.faults
    assert (fault.where, fault.what) == (
        "activity.csv: line 12, column shares",
        "47 shares are given up from a balance of 46",
    )


def held(folder: Path, *lines: str) -> Holdings:
    """What is counted of the first fund from lines `account,date,type,shares`."""
    path = folder / "activity.csv"
    named = [line.replace(",", f",{FUNDS[0]},", 1) for line in lines]
    path.write_text("\n".join(["account,name,trade_date,type,shares", *named]))
    naming = Naming(contract(folder, [row(FUNDS[0])]))
    return activity.read_holdings(path, naming, [Slot(0, EVERGREEN)], START, END, Conventions())


BEYOND = [
    pytest.param(("A,2001-09-01,PURCHASE,10", "A,2001-10-01,REDEMPTION,12"), 12, 10, 3, id="in the end"),
    pytest.param(
        ("A,2001-10-01,PURCHASE,10", "A,2001-10-04,REDEMPTION,11", "A,2001-10-05,PURCHASE,9"), 11, 10, 3, id="on a day"
    ),
    pytest.param(
        ("A,2001-10-01,PURCHASE,10", "A,2001-10-02,REDEMPTION,11", "A,2001-10-05,PURCHASE,9"), 11, 10, 3, id="before it"
    ),
]


@pytest.mark.parametrize(("lines", "given_up", "balance", "at"), BEYOND)
def test_a_large_file_too_refuses_a_redemption_beyond_the_balance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], given_up: int, balance: int, at: int
) -> None:
    monkeypatch.setattr(account_sums, "ALWAYS_ORDERED", 0)
    with pytest.raises(InputError) as refused:
        held(tmp_path, *lines)
    (fault,) = refused.value.faults
    assert fault.where == f"activity.csv: line {at}, column shares"
    assert fault.what == f"{given_up} shares are given up from a balance of {balance}"


PROVED = [
    pytest.param(("A,2001-09-01,PURCHASE,10", "A,2001-10-01,REDEMPTION,10"), 0, id="the first lot covers it all"),
    pytest.param(("A,2001-10-01,PURCHASE,10",), 0, id="nothing is given up"),
    pytest.param(
        ("A,2001-09-01,PURCHASE,10", "A,2001-10-01,PURCHASE,5", "A,2001-10-02,REDEMPTION,12"), 1, id="more is given up"
    ),
    pytest.param(
        ("A,2001-09-01,PURCHASE,10", "A,2001-09-02,REDEMPTION,10", "B,2001-10-02,PURCHASE,1"),
        1,
        id="before the calculation date",
    ),
]


@pytest.mark.parametrize(("lines", "unproved"), PROVED)
def test_a_large_file_counts_the_accounts_whose_past_the_sums_do_not_prove(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], unproved: int
) -> None:
    assert held(tmp_path, *lines).unproved_accounts == 0
    monkeypatch.setattr(account_sums, "ALWAYS_ORDERED", 0)
    assert held(tmp_path, *lines).unproved_accounts == unproved
