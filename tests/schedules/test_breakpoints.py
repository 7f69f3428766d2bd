"""Bands of net assets and the rates beside them."""

import pytest

from toolkit.reading.tiers import bounds, find_bands, parse_band, parse_steps, scale_said

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("printed", "kind", "over", "up_to"),
    [
        ("First $425 million", "first", 0, 425),
        ("on the first $500M", "first", 0, 500),
        ("Next $2.5 billion", "next", None, 2_500),
        ("Over $1.2 billion", "over", 1_200, None),
        ("in excess of $750,000,000", "over", 750, None),
        ("Over $40 million to and including $180 million", "range", 40, 180),
        ("from $1 to $2 billion", "range", 1_000, 2_000),
        ("$0 - $500 million", "range", 0, 500),
        ("up to and including $250 million", "upto", 0, 250),
        ("$1 billion or less", "upto", 0, 1_000),
        ("All assets", "all", 0, None),
        ("thereafter", "rest", None, None),
        ("On the remaining balance", "rest", None, None),
        ("$1+ billion through $2 billion", "range", 1_000, 2_000),
        ("$2+ billion", "over", 2_000, None),
        ("$3 billion+", "over", 3_000, None),
        ("$250 million or more but less than $500 million", "range", 250, 500),
        ("on assets of $250 million and more", "over", 250, None),
        ("greater than $250 million and less than or equal to $500 million", "range", 250, 500),
        ("less than or equal to $250 million", "upto", 0, 250),
        ("any excess over $3 billion", "over", 3_000, None),
        ("all amounts over $3 billion", "over", 3_000, None),
        ("the additional $100 million", "next", None, 100),
        ("First Five Hundred Million Dollars ($500,000,000)", "first", 0, 500),
        ("First $500 million (%)", "first", 0, 500),
    ],
)
def test_a_band_is_read(printed, kind, over, up_to):
    band = parse_band(printed)
    assert band.kind == kind
    assert band.over == (None if over is None else over * MILLION)
    assert band.up_to == (None if up_to is None else up_to * MILLION)


@pytest.mark.parametrize(
    ("heading", "printed", "over", "up_to"),
    [
        ("Net Assets (in millions)", "0 - 250", 0, 250),
        ("Assets ($ millions)", "Over 1,500", 1_500, None),
        ("Average Net Assets ($ in billions)", "1 - 2.5", 1_000, 2_500),
        ("Net Assets (in millions)", "Over $1.2 billion", 1_200, None),
    ],
)
def test_a_bare_band_takes_the_scale_of_its_heading(heading, printed, over, up_to):
    band = parse_band(printed, scale_said(heading))
    assert band.over == over * MILLION
    assert band.up_to == (None if up_to is None else up_to * MILLION)


def test_a_heading_that_says_no_scale_lends_none():
    assert scale_said("Average Daily Net Assets") is None
    assert parse_band("0 - 250") is None


@pytest.mark.parametrize(
    "printed", ["Retirement 2040", "S&P 500 Fund", "130/30 Fund", "All Assets Portfolio", "12b-1 Fee"]
)
def test_a_name_is_no_band(printed):
    assert parse_band(printed) is None


@pytest.mark.parametrize(
    ("printed", "figures", "edges"),
    [
        (
            "0.340% up to $400 million; 0.315% from $400 million to $1.2 billion and 0.290% in excess of $1.2 billion",
            ["0.340", "0.315", "0.290"],
            [(0, 400), (400, 1_200), (1_200, None)],
        ),
        ("First $500 million - 0.75%; over $500 million - 0.65%", ["0.75", "0.65"], [(0, 500), (500, None)]),
        (
            "(a) 0.75% of the first $500 million; (b) 0.70% of the next $500 million; and (c) 0.65% of the excess",
            ["0.75", "0.70", "0.65"],
            [(0, 500), (500, 1_000), (1_000, None)],
        ),
        ("0.25% first $500M, 0.20% thereafter", ["0.25", "0.20"], [(0, 500), (500, None)]),
    ],
)
def test_a_cell_of_rates_and_bands_is_read_in_either_order(printed, figures, edges):
    steps = parse_steps(printed)
    assert [str(step.figure.value) for step in steps] == figures
    laid = bounds([step.band for step in steps])
    assert [(bound.over, bound.up_to) for bound in laid] == [
        (low * MILLION, None if high is None else high * MILLION) for low, high in edges
    ]


@pytest.mark.parametrize(
    "printed",
    ["up to $500 million, over $600 million to $1 billion", "up to $500 million, from $400 million to $1 billion"],
)
def test_bands_that_leave_a_gap_or_overlap_are_refused(printed):
    assert bounds(find_bands(printed)) is None


def test_a_cell_that_says_more_is_not_taken_for_bands():
    assert parse_steps("0.50% up to $1 billion, waived by the Manager, and 0.40% over $1 billion") is None
