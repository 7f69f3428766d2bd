"""Eligible shares: the worked example, every rule, and the sums against a lot-by-lot simulation in fractions."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schedules import contract, row

from toolkit.errors import InputError
from toolkit.money import account_sums, activity
from toolkit.money.conventions import Conventions
from toolkit.money.holdings import Holding, Slot
from toolkit.money.naming import Naming

FUND = "Total Return Fund K Shares"
BEGINS = date(2001, 9, 28)
START, END = date(2001, 10, 4), date(2001, 10, 8)
HEADING = "account,name,trade_date,type,shares,original_date,split_factor"
WORKED = """
A1,2001-09-27,PURCHASE,1000000
A1,2001-09-28,PURCHASE,600000
A2,2001-10-02,EXCHANGE_IN,800000,2001-03-15
A3,2001-06-15,PURCHASE,2000000
A1,2001-10-05,REDEMPTION,1100000
A3,2001-10-05,REINVESTMENT,10000
A2,2001-10-08,EXCHANGE_OUT,300000
A3,2001-10-08,PURCHASE,400000
"""


def count(folder: Path, lines: str, **conventions: Any) -> dict[date, Holding]:
    """Count the lines `account,date,type,shares[,original date[,factor]]` of one fund."""
    path = folder / "activity.csv"
    rows = [line.split(",") for line in lines.strip().splitlines()]
    text = [HEADING, *(",".join([cells[0], FUND, *cells[1:], *[""] * (6 - len(cells))]) for cells in rows)]
    path.write_text("\n".join(text), encoding="utf-8")
    slot = Slot(0, BEGINS)
    naming = Naming(contract(folder, [row(FUND)]))
    found = activity.read_holdings(path, naming, [slot], START, END, Conventions(**conventions))
    return found.series(slot, END)


def eligible(series: dict[date, Holding]) -> list[str]:
    """The eligible shares from 3 October (the close before the period) to 8 October."""
    return [f"{held.eligible:f}" for held in series.values()]


@pytest.mark.parametrize(
    ("conventions", "expected"),
    [
        ({}, ["1400000", "1400000", "1300000", "1300000", "1300000", "1400000"]),
        ({"lot_order": "lifo"}, ["1400000", "1400000", "800000", "800000", "800000", "900000"]),
        ({"lot_order": "pro-rata"}, ["1400000", "1400000", "987500", "987500", "987500", "1087500"]),
        ({"exchange_date_rule": "original-date"}, ["600000", "600000", "500000", "500000", "500000", "900000"]),
        ({"reinvestment": "eligible"}, ["1400000", "1400000", "1310000", "1310000", "1310000", "1410000"]),
        ({"reinvestment": "not-eligible"}, ["1400000", "1400000", "1300000", "1300000", "1300000", "1400000"]),
    ],
)
def test_the_lots_of_october_2001_under_each_rule(
    tmp_path: Path, conventions: dict[str, str], expected: list[str]
) -> None:
    series = count(tmp_path, WORKED, **conventions)
    assert eligible(series) == expected
    assert [held.shares for held in series.values()][-1] == Decimal(3_410_000)


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        pytest.param("A,2001-09-27,PURCHASE,100", "0", id="bought the day before the calculation date"),
        pytest.param("A,2001-09-28,PURCHASE,100", "100", id="bought on the calculation date"),
        pytest.param(
            "A,2001-09-01,PURCHASE,300\nA,2001-10-01,PURCHASE,100\nA,2001-10-02,REINVESTMENT,40",
            "110",
            id="a reinvestment inherits 100/400 of the balance before it",
        ),
        pytest.param(
            "A,2001-09-01,PURCHASE,300\nA,2001-10-01,PURCHASE,100\nA,2001-10-02,REINVESTMENT,40\n"
            "A,2001-10-03,REDEMPTION,420",
            "5",
            id="a redemption takes both parts of a reinvested lot in proportion: 20 of 40 are left, a quarter of them",
        ),
        pytest.param(
            "A,2001-09-01,PURCHASE,100\nA,2001-10-01,PURCHASE,50\nA,2001-10-04,SPLIT,,,2",
            "100",
            id="a split multiplies shares and keeps dates",
        ),
        pytest.param(
            "A,2001-09-01,PURCHASE,100\nA,2001-10-01,PURCHASE,50\nA,2001-10-04,SPLIT,150",
            "100",
            id="a split may give the shares it adds",
        ),
        pytest.param(
            "A,2001-10-01,PURCHASE,50\nB,2001-10-01,PURCHASE,10\n,2001-10-04,SPLIT,,,3",
            "180",
            id="a split without an account is of every account",
        ),
        pytest.param(
            "A,2001-10-01,PURCHASE,50\nA,2001-10-04,SPLIT,,,2\nA,2001-10-04,REDEMPTION,80",
            "20",
            id="within a day the split comes first",
        ),
        pytest.param(
            "A,2001-10-04,REDEMPTION,80\nA,2001-10-04,PURCHASE,80", "0", id="and acquisitions before redemptions"
        ),
        pytest.param(
            "A,2001-09-01,PURCHASE,100\nA,2001-10-01,PURCHASE,50\nB,2001-10-05,TRANSFER_IN,120,\n"
            "A,2001-10-05,TRANSFER_OUT,120",
            "50",
            id="lots move with a transfer: 100 old and 20 new ones go, and stay what they are",
        ),
        pytest.param("B,2001-10-05,TRANSFER_IN,120,2001-09-01", "0", id="a transfer from outside keeps its lot's date"),
        pytest.param("B,2001-10-05,TRANSFER_IN,120,2001-10-01", "120", id="which may be eligible"),
        pytest.param(
            "A,2001-10-01,PURCHASE,10\nA,2001-10-02,REDEMPTION,10\nA,2001-10-03,REINVESTMENT,1",
            "0",
            id="an empty account has nothing to inherit from",
        ),
        pytest.param("A,2001-10-09,PURCHASE,100", "0", id="what happens after the period does not count"),
    ],
)
def test_what_is_eligible_in_the_end(tmp_path: Path, lines: str, last: str) -> None:
    assert eligible(count(tmp_path, lines))[-1] == last


def test_shares_are_never_rounded(tmp_path: Path) -> None:
    thirds = "A,2001-09-01,PURCHASE,2\nA,2001-10-01,PURCHASE,1\nA,2001-10-02,REINVESTMENT,0.001"
    assert eligible(count(tmp_path, thirds))[-1] == "1.000333333333333333333333333333"


def test_a_redemption_beyond_the_balance_is_named_at_its_line(tmp_path: Path) -> None:
    lines = "A,2001-10-01,PURCHASE,100\nB,2001-10-01,PURCHASE,5\nA,2001-10-04,REDEMPTION,100.5"
    with pytest.raises(InputError) as error:
        count(tmp_path, lines)
    assert str(error.value) == (
        "activity.csv: line 4, column shares: 100.5 shares are given up from a balance of 100\n"
        "  | A,Total Return Fund K Shares,2001-10-04,REDEMPTION,100.5,,\n"
        f"  | {' ' * 51}^^^^^\n"
        "  = add the account's opening lots as dated purchases, or mend the line"
    )


def test_half_a_transfer_is_named_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 2, column shares: the transfer names no original_date"):
        count(tmp_path, "A,2001-10-05,TRANSFER_IN,120")


# ---- the sums against a simulation that knows nothing of them

Plain = tuple[str, date, str, Fraction]


def simulate(events: list[Plain], order: str, reinvestment: str) -> Fraction:
    """Walk lots in the plainest way: a list of [date, shares, eligible shares] for each account, in fractions."""
    lots: dict[str, list[list[Any]]] = defaultdict(list)
    day_order = {"PURCHASE": 0, "REINVESTMENT": 0, "REDEMPTION": 1}
    for account, day, kind, shares in sorted(events, key=lambda one: (one[1], day_order[one[2]])):
        held = lots[account]
        if kind == "PURCHASE":
            held.append([day, shares, shares if day >= BEGINS else Fraction(0)])
        elif kind == "REINVESTMENT":
            total, counted = sum((lot[1] for lot in held), Fraction(0)), sum((lot[2] for lot in held), Fraction(0))
            fraction = counted / total if total else Fraction(0)
            if reinvestment != "inherit":
                fraction = Fraction(reinvestment == "eligible" and day >= BEGINS)
            held.append([day, shares, shares * fraction])
        elif order == "pro-rata":
            total = sum((lot[1] for lot in held), Fraction(0))
            for lot in held:
                lot[1], lot[2] = lot[1] - lot[1] * shares / total, lot[2] - lot[2] * shares / total
        else:
            wanted = shares
            for lot in held if order == "fifo" else held[::-1]:
                gone = min(wanted, lot[1])
                if gone:
                    lot[1], lot[2] = lot[1] - gone, lot[2] - lot[2] * gone / lot[1]
                    wanted -= gone
    return sum((lot[2] for held in lots.values() for lot in held), Fraction(0))


@st.composite
def histories(draw: st.DrawFn) -> list[Plain]:
    """Lines in order of days, of three accounts, that never give up more than there is."""
    events: list[Plain] = []
    for account in "ABC":
        balance = Fraction(0)
        day = date(2001, 9, 20)
        for _ in range(draw(st.integers(0, 7))):
            day += timedelta(days=draw(st.integers(0, 4)))
            kind = draw(st.sampled_from(["PURCHASE", "REINVESTMENT", "REDEMPTION"]))
            shares = Fraction(draw(st.integers(1, 400)), 8)
            if kind == "REDEMPTION":
                shares = min(shares, balance)
                day += timedelta(days=1)  # so that no acquisition of the same day comes after it
            if shares and day <= END:
                events.append((account, day, kind, shares))
                balance += -shares if kind == "REDEMPTION" else shares
    return events


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    history=histories(),
    order=st.sampled_from(["fifo", "lifo", "pro-rata"]),
    reinvestment=st.sampled_from(["inherit", "eligible", "not-eligible"]),
    large=st.booleans(),
)
def test_every_history_counts_as_lots_walked_one_by_one(
    tmp_path: Path, history: list[Plain], order: str, reinvestment: str, *, large: bool
) -> None:
    lines = "\n".join(f"{account},{day},{kind},{float(shares)}" for account, day, kind, shares in history)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(account_sums, "ALWAYS_ORDERED", 0 if large else 500_000)
        series = count(tmp_path, lines or "A,2001-10-09,PURCHASE,1", lot_order=order, reinvestment=reinvestment)
    for day in (START - timedelta(days=1), START, date(2001, 10, 6), END):
        expected = simulate([event for event in history if event[1] <= day], order, reinvestment)
        assert abs(Fraction(series[day].eligible) - expected) < Fraction(1, 10**25)
