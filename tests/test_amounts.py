"""Decimal money and percent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.amounts import money_text, parse_decimal, percent_text, round_cents, split_largest_remainder


@pytest.mark.parametrize(
    ("text", "figure"),
    [("0.45", "0.45"), (" 1,234,567.80 ", "1234567.80"), (".45", "0.45"), ("-3", "-3"), ("12000000", "12000000")],
)
def test_a_plain_figure_is_read_as_printed(text, figure):
    assert parse_decimal(text) == Decimal(figure)


@pytest.mark.parametrize(
    "text", ["", "1e5", "NaN", "Infinity", "1,00", "1,2345", "0/10", "O.45", "4 5", "--1", ".", "\uff11"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="not a plain decimal figure"):
        parse_decimal(text)


@pytest.mark.parametrize(
    ("percent", "printed"), [("0.5", "0.50"), ("0.3225", "0.3225"), ("1", "1.00"), ("0.450", "0.450")]
)
def test_a_percent_has_at_least_two_decimals_and_no_more_than_it_has(percent, printed):
    assert percent_text(Decimal(percent)) == printed


def test_half_a_cent_goes_up_or_to_the_even_cent_by_the_named_convention():
    amount = Decimal("18072.00") * Decimal("0.0025") / 12
    assert amount == Decimal("3.765")
    assert round_cents(amount, "half-up") == Decimal("3.77")
    assert round_cents(amount, "half-even") == Decimal("3.76")


def test_money_is_printed_with_commas_and_cents():
    assert money_text(Decimal("-1234567.8")) == "-1,234,567.80"


def test_cents_left_over_go_to_the_largest_remainders_and_ties_to_the_earlier():
    thirds = split_largest_remainder(Decimal("100.00"), [Decimal(1)] * 3)
    assert thirds == (Decimal("33.34"), Decimal("33.33"), Decimal("33.33"))
    parts = split_largest_remainder(Decimal("10.00"), [Decimal("0.555"), Decimal("0.445"), Decimal("0.005")])
    assert sum(parts) == Decimal("10.00")


@given(
    cents=st.integers(-(10**12), 10**12),
    weights=st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any),
)
def test_the_parts_of_a_split_always_add_up_and_none_is_a_cent_away_from_its_share(cents, weights):
    total = Decimal(cents) / 100
    parts = split_largest_remainder(total, [Decimal(weight) for weight in weights])
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < Decimal("0.0100001")


def test_weights_of_nothing_cannot_be_split_by():
    with pytest.raises(ValueError, match="add up to zero"):
        split_largest_remainder(Decimal(1), [Decimal(0)])
