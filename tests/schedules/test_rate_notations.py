"""Every notation a rate is printed in, beside what it means in percent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import in_review, rows

from toolkit.reading.rate_units import Unit, choose_unit, unit_by_size
from toolkit.reading.rates import find_signed_rates, parse_rate


@pytest.mark.parametrize(
    ("printed", "percent"),
    [
        ("0.45%", "0.45"),
        (".45%", "0.45"),
        ("0.25 %", "0.25"),
        ("45 bps", "0.45"),
        ("45 BP", "0.45"),
        ("(Bps) 25", "0.25"),
        ("12.5 basis points", "0.125"),
        ("0.45 of 1%", "0.45"),
        (".45 of 1%", "0.45"),
        ("1/4 of 1%", "0.25"),
        ("½ of 1%", "0.50"),
        ("1 1/4%", "1.25"),
        ("one-quarter of one percent (0.25%)", "0.25"),
        ("thirty-five hundredths of one percent", "0.35"),
        ("twenty one-hundredths of one percent", "0.20"),
        ("one percent", "1.00"),
        ("0 (no fee)", "0.00"),
        ("no advisory fee", "0.00"),
        ("0.3225%", "0.3225"),
        ("0.340%", "0.340"),
        ("up to 0.55%", "0.55"),
        ("at an annual rate of up to 0.55%", "0.55"),
        ("Maximum 0.55%", "0.55"),
        ("not exceeding 0.55%", "0.55"),
        ("1/10th of 1%", "0.10"),
        ("twenty-five one-hundredths of one percent (.25%)", "0.25"),
        ("-0-", "0.00"),
        ("0.80% of the Fund’s average daily net assets", "0.80"),
    ],
)
def test_a_rate_with_its_unit_is_read_in_percent(printed, percent):
    figure = parse_rate(printed)
    assert figure is not None
    assert str(figure.percent()) == percent


@pytest.mark.parametrize("printed", ["N/A", "None", "–", "—", "--", "Not applicable"])
def test_a_printed_nothing_is_no_rate(printed):
    assert parse_rate(printed).outcome == "none"


@pytest.mark.parametrize(
    "printed", ["[ ]", "[ ]%", "[Redacted]", "___%", "XX%", "[***]", "***", "[ ] ([ ] basis points)"]
)
def test_a_withheld_rate_is_never_a_figure(printed):
    figure = parse_rate(printed)
    assert figure.outcome == "withheld"
    assert figure.percent(Unit.PERCENT) is None


@pytest.mark.parametrize("printed", ["0/10", "O.45", "0,45%", "l.00"])
def test_a_spoiled_figure_is_not_repaired(printed):
    figure = parse_rate(printed)
    assert figure.outcome == "malformed"
    assert figure.value is None


@pytest.mark.parametrize(
    "printed", ["Alpha Fund", "December 14, 2000", "Class A", "2040", "$400 million", "0.25 0.35", "assets)1"]
)
def test_what_is_no_rate_is_none(printed):
    assert parse_rate(printed) is None


@pytest.mark.parametrize(
    ("figures", "said", "unit"),
    [
        (["0.45"], [("the heading", "Fee Rate (%)")], Unit.PERCENT),
        (["25"], [("the heading", "Rate (Bps)")], Unit.BASIS_POINTS),
        (["0.0045"], [("the clause", "stated as a decimal")], Unit.FRACTION),
        (["0.45"], [("footnote *", "Of this amount, 0.25% is a service fee")], Unit.PERCENT),
    ],
)
def test_a_bare_figure_takes_the_unit_that_is_said(figures, said, unit):
    choice = choose_unit([Decimal(figure) for figure in figures], said)
    assert choice.unit is unit
    assert choice.certain
    assert said[0][0] in choice.reason


@pytest.mark.parametrize(
    ("figure", "unit"), [("0.45", Unit.PERCENT), ("0.0045", Unit.FRACTION), ("45", Unit.BASIS_POINTS), ("4", None)]
)
def test_size_decides_where_nothing_is_said_and_is_never_certain(figure, unit):
    assert unit_by_size(Decimal(figure)) is unit
    assert not choose_unit([Decimal(figure)], []).certain


def test_figures_of_two_sizes_leave_the_unit_open():
    choice = choose_unit([Decimal("0.45"), Decimal(45)], [])
    assert choice.unit is None
    assert "different sizes" in choice.reason


def test_a_heading_that_makes_absurd_fees_does_not_settle_the_unit():
    assert choose_unit([Decimal("0.45")], [("the heading", "in basis points")]).unit is None


def test_the_reason_is_said_in_words():
    assert (
        choose_unit([Decimal("0.45")], [("the heading", "Fee (%)")]).reason
        == "the heading speaks of percent: “Fee (%)”"
    )


def test_bare_figures_of_running_text_are_no_rates():
    found = list(find_signed_rates("Paragraph 2 grants 0.25% until 2040 and 10 basis points after."))
    assert [str(figure.percent()) for figure in found] == ["0.25", "0.10"]


@given(st.decimals(min_value="0.01", max_value="3", places=2))
def test_percent_and_basis_points_agree(percent):
    points = (percent * 100).normalize()
    assert parse_rate(f"{points:f} bps").percent() == parse_rate(f"{percent}%").percent()


@pytest.mark.parametrize(
    ("printed", "percent"),
    [
        ("12 1/2 basis points", "0.125"), ("25 basis pts", "0.25"), ("0.25% of ADNA", "0.25"), ("Zero", "0.00"),
        ("0.25% per annum, payable monthly", "0.25"),
    ],
)  # fmt: skip
def test_a_row_among_others_whose_rate_is_printed_in_another_notation(printed, percent):
    found = rows(f"""
        EXHIBIT D

        Fund                                                  Service Fee Rate
          Alder Blue Chip Fund (Class Y)                      10 basis points
          Alder Tax-Free Fund (Class Y)                       {printed}
          Alder New York Fund (Class Y)                       12.5 basis points
        """)
    assert [(row.series, str(row.rate.percent)) for row in found] == [
        ("Alder Blue Chip Fund", "0.10"), ("Alder Tax-Free Fund", percent), ("Alder New York Fund", "0.125"),
    ]  # fmt: skip


def test_a_row_whose_rate_nobody_can_read_is_not_taken_for_a_heading_in_silence():
    assert in_review("""
        EXHIBIT D

        Fund                                                  Service Fee Rate
          Alder Blue Chip Fund                                10 basis points
          Alder Tax-Free                                      basis points of 3 kinds
          Alder New York Fund                                 12.5 basis points
        """)
