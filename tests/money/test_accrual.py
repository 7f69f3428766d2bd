"""Fees from a daily series: the worked example of October 2001 and its variants, to the cent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.agreement import Tier
from toolkit.money import calendar
from toolkit.money.accrual import Accrual, Segment, accrue, to_cents, year_fraction
from toolkit.money.conventions import Conventions
from toolkit.money.rates import FeeRate

THU, FRI, SAT, SUN, MON = (date(2001, 10, day) for day in (4, 5, 6, 7, 8))
ELIGIBLE = {
    THU: Decimal("35140000.00"),
    FRI: Decimal("33020000.00"),
    SAT: Decimal("33020000.00"),
    SUN: Decimal("33020000.00"),
    MON: Decimal("35000000.00"),
}
RATE = FeeRate(Decimal("0.45"), service=Decimal("0.25"), sales_charge=Decimal("0.20"))


def accrued(values: dict[date, Decimal], rate: FeeRate = RATE, **settings: Any) -> Accrual:
    return accrue(values, [Segment(min(values), max(values), rate)], Conventions(**settings))


def steady(amount: str, first: date, last: date) -> dict[date, Decimal]:
    return dict.fromkeys(calendar.days(first, last), Decimal(amount))


def test_five_days_of_october_2001_accrue_2086_03() -> None:
    assert accrued(ELIGIBLE) == Accrual(
        days=5,
        average=Decimal("33840000.00"),
        gross=Decimal("2086.03"),
        waived=Decimal("0.00"),
        fee=Decimal("2086.03"),
        service=Decimal("1158.90"),
        sales_charge=Decimal("927.13"),
    )


def test_a_waiver_cuts_the_sales_charge_first() -> None:
    found = accrued(ELIGIBLE, FeeRate(Decimal("0.45"), agreed=Decimal("0.40"), service=Decimal("0.25")))
    assert (found.gross, found.waived, found.fee) == (Decimal("2086.03"), Decimal("231.78"), Decimal("1854.25"))
    assert (found.service, found.sales_charge) == (Decimal("1158.90"), Decimal("695.35"))


@pytest.mark.parametrize(
    ("settings", "fee"),
    [
        ({"rounding": "half-up-daily"}, "2086.04"),
        ({"year_basis": "actual/366"}, "2080.33"),
        ({"year_basis": "actual/360"}, "2115.00"),
        ({"averaging": "business-days"}, "2119.73"),
    ],
)
def test_a_named_convention_changes_the_fee_as_worked_out(settings: dict[str, str], fee: str) -> None:
    assert accrued(ELIGIBLE, **settings).fee == Decimal(fee)


@pytest.mark.parametrize(
    ("year_basis", "fee"),
    [
        ("actual/365-366", "4278.69"),
        ("actual/365", "4290.41"),
        ("actual/360", "4350.00"),
        ("1/12", "4500.00"),
        ("30/360", "4500.00"),
    ],
)
def test_february_of_a_leap_year_on_each_year_basis(year_basis: str, fee: str) -> None:
    february = steady("12000000", date(2004, 2, 1), date(2004, 2, 29))
    assert accrued(february, year_basis=year_basis).fee == Decimal(fee)


def test_a_partial_month_counts_its_active_days_only() -> None:
    seventeen_days = steady("5000000", date(2003, 7, 15), date(2003, 7, 31))
    assert accrued(seventeen_days).fee == Decimal("1047.95")


@pytest.mark.parametrize(("rounding", "fee"), [("half-up", "3.77"), ("half-even", "3.76")])
def test_half_a_cent_goes_where_the_rounding_says(rounding: str, fee: str) -> None:
    month = steady("18072.00", date(2003, 7, 1), date(2003, 7, 31))
    assert accrued(month, FeeRate(Decimal("0.25")), year_basis="1/12", rounding=rounding).fee == Decimal(fee)


BANDS = (
    Tier(over=Decimal(0), up_to=Decimal(500_000_000), percent=Decimal("0.25")),
    Tier(over=Decimal(500_000_000), up_to=None, percent=Decimal("0.20")),
)


@pytest.mark.parametrize(("breakpoints", "fee"), [("marginal", "137500.00"), ("cliff", "116666.67")])
def test_breakpoints_apply_to_their_band_or_to_all(breakpoints: str, fee: str) -> None:
    month = steady("700000000", date(2003, 7, 1), date(2003, 7, 31))
    found = accrued(month, FeeRate(None, BANDS), year_basis="1/12", breakpoints=breakpoints)
    assert found.fee == Decimal(fee)  # a twelfth of 1,650,000.00 and of 1,400,000.00 a year


def test_a_rate_that_changes_within_the_month_is_rounded_once() -> None:
    values = steady("1000000", date(2003, 7, 1), date(2003, 7, 31))
    segments = [
        Segment(date(2003, 7, 1), date(2003, 7, 10), FeeRate(Decimal("0.45"))),
        Segment(date(2003, 7, 11), date(2003, 7, 31), FeeRate(Decimal("0.40"))),
    ]
    # 10 days at 0.45 (123.2877) and 21 days at 0.40 (230.1370): 353.4247
    assert accrue(values, segments, Conventions()).fee == Decimal("353.42")


def test_the_service_fee_is_never_more_than_the_fee() -> None:
    found = accrued(ELIGIBLE, FeeRate(Decimal("0.45"), agreed=Decimal("0.10"), service=Decimal("0.25")))
    assert found.service == found.fee
    assert found.sales_charge == Decimal("0.00")


def test_a_schedule_without_parts_gives_none() -> None:
    found = accrued(ELIGIBLE, FeeRate(Decimal("0.45")))
    assert (found.service, found.sales_charge) == (None, None)


@pytest.mark.parametrize("basis", ["actual/365-366", "actual/365", "actual/360", "30/360", "1/12"])
@pytest.mark.parametrize("month", [date(2003, 1, 1), date(2003, 2, 1), date(2004, 2, 1), date(2003, 4, 1)])
def test_the_parts_of_a_month_add_up_to_the_month(basis: Any, month: date) -> None:
    first, last = calendar.month_of(month)
    for day in (5, 15, 27):
        head, tail = first.replace(day=day), first.replace(day=day + 1)
        parts = year_fraction(first, head, basis) + year_fraction(tail, last, basis)
        assert parts == year_fraction(first, last, basis)


@given(st.fractions())
def test_rounding_is_never_more_than_half_a_cent_away(amount: Fraction) -> None:
    assert abs(Fraction(to_cents(amount)) - amount) <= Fraction(1, 200)


@given(st.integers(-(10**9), 10**9))
def test_a_half_cent_goes_away_from_zero_or_to_the_even_cent(cents: int) -> None:
    half = Fraction(2 * cents + 1, 200)
    assert abs(Fraction(to_cents(half))) > abs(half)
    assert int(to_cents(half, "half-even") * 100) % 2 == 0


@given(st.lists(st.decimals(0, 10**12, places=2), min_size=5, max_size=5), st.sampled_from(["half-up", "half-even"]))
def test_parts_always_add_up_to_the_fee(amounts: list[Decimal], rounding: str) -> None:
    found = accrued(dict(zip(ELIGIBLE, amounts, strict=True)), rounding=rounding)
    assert found.service is not None
    assert found.sales_charge is not None
    assert found.service + found.sales_charge == found.fee == found.gross - found.waived
