"""Arithmetic written once: the formula says what the value is."""

from decimal import Decimal
from fractions import Fraction

import pytest

from toolkit.writing.live import above, cell, cells, least, live, most, rounded

FIVE = cell("Daily", "F", 5, Decimal(5))


@pytest.mark.parametrize(
    ("amount", "formula", "value"),
    [
        (FIVE * Decimal("0.45") / 100, "=(Daily!F5*0.45)/100", Decimal("0.0225")),
        ((FIVE + 1) * (FIVE - 2), "=(Daily!F5+1)*(Daily!F5-2)", Decimal(18)),
        (least(FIVE, 3), "=MIN(Daily!F5,3)", Decimal(3)),
        (most(FIVE - 9, 0), "=MAX(Daily!F5-9,0)", Decimal(0)),
        (above(FIVE, 4, live(1), live(2)), "=IF(Daily!F5>4,1,2)", Decimal(1)),
        (above(FIVE, 5, live(1), live(2)), "=IF(Daily!F5>5,1,2)", Decimal(2)),
        (cells("Daily", "F", 2, [1, 2, 6]).sum(), "=SUM(Daily!F2:F4)", Decimal(9)),
        (cells("", "F", 2, [1, 2, 6]).mean(), "=AVERAGE(F2:F4)", Decimal(3)),
    ],
)
def test_an_expression_gives_its_formula_and_its_value(amount, formula, value):
    assert (amount.formula().text, amount.formula().value) == (formula, value)


def test_an_average_of_counted_days_leaves_the_others_out_unless_none_is_counted():
    values = cells("", "F", 2, [1, 2, 6])
    assert values.mean_of(cells("", "G", 2, [1, 0, 1])).value == Fraction(7, 2)
    assert values.mean_of(cells("", "G", 2, [0, 0, 0])).value == 3


@pytest.mark.parametrize(
    ("amount", "half_up", "half_even"),
    [
        ("3.765", "3.77", "3.76"),
        ("3.775", "3.78", "3.78"),
        ("-3.765", "-3.77", "-3.76"),
        ("2086.0274", "2086.03", "2086.03"),
        ("0.004", "0", "0"),
    ],
)
def test_a_half_cent_goes_where_the_rule_says(amount, half_up, half_even):
    exact = live(Decimal(amount))
    assert rounded(exact).value == Fraction(half_up)
    assert rounded(exact, half_even=True).value == Fraction(half_even)
