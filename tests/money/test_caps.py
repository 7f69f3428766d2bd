"""The limits of FINRA Rule 2341(d)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from toolkit.money.caps import Quarter, Recipient, each_recipient, exhausted, lifetime, yearly

FIRST = Quarter(
    date(2003, 1, 1),
    date(2003, 3, 31),
    purchases=Decimal("10000000.00"),
    reinvested=Decimal(0),
    exchanged_in=Decimal(0),
    charges=Decimal("5700.00"),
    prime_percent=Decimal(4),
)
SECOND = Quarter(
    date(2003, 4, 1),
    date(2003, 6, 30),
    purchases=Decimal("2300000.00"),
    reinvested=Decimal("100000.00"),
    exchanged_in=Decimal("200000.00"),
    charges=Decimal("6750.00"),
    prime_percent=Decimal(4),
)


def test_the_lifetime_cap_of_two_quarters() -> None:
    first, second = lifetime([FIRST, SECOND])
    assert (first.allowed, first.interest, first.closing) == (
        Decimal("625000.00"),
        Decimal("0.00"),
        Decimal("619300.00"),
    )
    assert SECOND.days == 91
    assert (second.allowed, second.interest, second.closing) == (
        Decimal("125000.00"),
        Decimal("7720.04"),
        Decimal("745270.04"),
    )


def test_without_a_service_fee_the_cap_is_a_percent_higher() -> None:
    (first,) = lifetime([FIRST], pays_service_fee=False)
    assert first.allowed == Decimal("725000.00")


def test_a_cap_that_is_used_up_stops_the_sales_charge() -> None:
    (spent,) = lifetime([FIRST], opening=Decimal("-619300.00"))
    assert spent.interest == Decimal("0.00")  # none on what is below nothing
    (problem,) = exhausted("Harbor Growth Fund K Shares", spent, Decimal("927.13"))
    assert (problem.rule, problem.severity) == ("40", "blocker")
    assert problem.message == (
        "Harbor Growth Fund K Shares: the lifetime cap is used up (0.00) and a sales charge accrues"
    )
    assert list(exhausted("Harbor Growth Fund K Shares", spent, Decimal(0))) == []


@pytest.mark.parametrize(
    ("sales_charge", "service_fee", "rules"),
    [("7500.00", "2500.00", []), ("7500.02", "2500.00", ["3"]), ("0.00", "2500.02", ["4"])],
)
def test_a_year_s_charges_stay_below_their_percents(sales_charge: str, service_fee: str, rules: list[str]) -> None:
    found = yearly("Fund", Decimal(1_000_000), Decimal(sales_charge), Decimal(service_fee), Fraction(1))
    assert [problem.rule for problem in found] == rules


def test_no_dealer_gets_more_than_a_quarter_percent_of_what_it_sold() -> None:
    dealers = [
        Recipient("Bay", Decimal("250.00"), Decimal(400_000)),
        Recipient("Cove", Decimal("250.01"), Decimal(400_000)),
    ]
    (problem,) = each_recipient(dealers, Fraction(1, 4))
    assert problem.message == "Cove: 250.01 is above 0.25% a year of the assets it sold (250.00)"
