"""Schedules as the programs of printers and filing agents leave them."""

import pytest
from printed import lines, read, rows, steps


def test_whose_funds_are_listed_is_no_fund_and_its_trust_is_their_registrant():
    assert lines("""
                              EXHIBIT 1

                    Funds of Sorrel Variable Trust

        SVT Bond Fund
        SVT Growth Fund

        The following rates apply to each Fund listed above:

        Class          Annual Rate
        -----          -----------
        Class B          0.75%
        Class F          0.25%
    """) == [
        "Sorrel Variable Trust | SVT Bond Fund | B | 0.75",
        "Sorrel Variable Trust | SVT Bond Fund | F | 0.25",
        "Sorrel Variable Trust | SVT Growth Fund | B | 0.75",
        "Sorrel Variable Trust | SVT Growth Fund | F | 0.25",
    ]


def test_a_title_in_capitals_names_the_trust_behind_its_agreement():
    assert lines("""
           SCHEDULE A TO THE COMPENSATION PLAN OF SORREL HILL FUNDS

        Fund                        Fee

        Sorrel Hill Merger Fund     0.25%
        Sorrel Hill Energy Fund     0.30%
    """) == ["SORREL HILL FUNDS | Sorrel Hill Merger Fund | 0.25", "SORREL HILL FUNDS | Sorrel Hill Energy Fund | 0.30"]


@pytest.mark.parametrize(
    ("title", "trust"),
    [
        ("SCHEDULE A TO THE PLAN OF STAGE AND SCREEN FUNDS", "STAGE AND SCREEN FUNDS"),
        ("SCHEDULE A TO THE PLAN BETWEEN OTTER TRUST AND HERON DISTRIBUTORS", "OTTER TRUST"),
        ("SCHEDULE A TO THE PLAN OF OTTER TRUST AND HERON TRUST", None),
        ("SCHEDULE A TO THE PLAN FOR CLASS K SHARES", None),
    ],
)
def test_the_trust_of_a_title_in_capitals_is_named_whole_and_only_where_it_is_one(title, trust):
    (row,) = (
        read(f"""
        {title}

        Fund                   Fee

        Curtain Fund           0.25%
    """)
        .schedules[0]
        .rows
    )
    assert row.registrant == trust


def test_a_class_may_have_its_number_behind_the_word():
    assert lines("""
                          SCHEDULE A

        PORTFOLIO                              SERVICE FEE

        SORREL GROWTH & INCOME PORTFOLIO
           SERVICE CLASS                          0.10%
           SERVICE CLASS 2                        0.25%
        SORREL OVERSEAS PORTFOLIO
           SERVICE CLASS 2                        0.25%
    """) == [
        "SORREL GROWTH & INCOME PORTFOLIO | SERVICE | 0.10",
        "SORREL GROWTH & INCOME PORTFOLIO | SERVICE 2 | 0.25",
        "SORREL OVERSEAS PORTFOLIO | SERVICE 2 | 0.25",
    ]


def test_the_last_word_of_a_name_alone_on_its_line_heads_no_column():
    assert lines("""
                          SCHEDULE A

                              SERVICE
        PORTFOLIO                 FEE
        -----------------     -------
        SORREL ASSET ALLOCATION
        PORTFOLIO

          INITIAL CLASS         0.10%
        SORREL OVERSEAS PORTFOLIO
          INITIAL CLASS         0.15%
    """) == ["SORREL ASSET ALLOCATION PORTFOLIO | INITIAL | 0.10", "SORREL OVERSEAS PORTFOLIO | INITIAL | 0.15"]


def test_the_end_of_a_lower_figure_is_not_that_of_the_fee():
    first, second = rows("""
                          SCHEDULE A

        Portfolio                         Fee

        Sorrel Credit Portfolio           0.20%(1)
        Sorrel Loan Portfolio             0.20%(2)

        (1) The Trustees have approved a lower figure of 0.15% through June 30, 2025.
        (2) Paid through June 30, 2026.
    """)
    assert (first.ends_on, str(second.ends_on)) == (None, "2026-06-30")


def test_a_sentence_set_in_at_its_first_line_ends_on_a_line_with_its_last_rate():
    first, second = rows("""
                          SCHEDULE A

             Sorrel Stock Fund: 0.70% of the first $100 million of average daily
        net assets and 0.60% of average daily net assets in excess of $100 million.

             Sorrel World Fund: 0.90% of the first $200 million of average daily
        net assets and 0.80% of average daily net assets in excess of $200 million.
    """)
    assert (first.name, steps(first)) == ("Sorrel Stock Fund", [(0, 10**8, "0.70"), (10**8, None, "0.60")])
    assert (second.name, steps(second)) == ("Sorrel World Fund", [(0, 2 * 10**8, "0.90"), (2 * 10**8, None, "0.80")])


def test_a_dash_and_a_class_below_a_name_are_its_end():
    assert lines("""
                          SCHEDULE A

        Fund and Class                 Rate        Effective Date

        Sorrel Strategic Income        0.25%       5/1/2012
        Fund – Class A
        Sorrel World Bond Fund         0.25%       2/28/2013
        – Class A
    """) == ["Sorrel Strategic Income Fund – Class A | A | 0.25", "Sorrel World Bond Fund – Class A | A | 0.25"]
