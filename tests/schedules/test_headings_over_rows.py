"""Lines between rows that head, close or belong to none of them, beside what must come of them."""

import pytest
from printed import in_review, lines, read

from toolkit.reading.names import class_in, strip_markers
from toolkit.reading.nothing_listed import nothing_listed
from toolkit.reading.pages import Paper
from toolkit.reading.text import read_text


def test_a_fund_set_like_a_registrant_close_above_funds_that_share_one_table_is_doubted():
    assert in_review("""
        SCHEDULE 1

                       ALDER EQUITY INCOME FUND, INC.
                       ALDER INFLATION-PROTECTED BOND FUND

        Up to and including $250M     0.600%
        In excess of $250M            0.575%
        """)


def test_classes_that_head_sections_of_rows_are_no_heading_of_the_column():
    assert lines("""
        Schedule A

        Series                               Fee Rate

                        Class Y Shares
        ALDER ENERGY FUND                       1.15%
        ALDER GROWTH FUND                       0.20%

                        Institutional Service Class Shares
        ALDER GROWTH FUND                       0.80%
        ALDER 2040 FUND                         0.65%
        """) == [
        "ALDER ENERGY FUND | Y | 1.15",
        "ALDER GROWTH FUND | Y | 0.20",
        "ALDER GROWTH FUND | Institutional Service | 0.80",
        "ALDER 2040 FUND | Institutional Service | 0.65",
    ]


@pytest.mark.parametrize(
    ("printed", "share_class"),
    [
        ("Institutional Service Class Shares Maximum Servicing Fee Rate", "Institutional Service"),
        ("net assets that belong to its Adviser Shares", "Adviser"),
        ("Class R6 Fee Rate", "R6"),
    ],
)
def test_the_one_class_of_a_heading_is_read_whole(printed, share_class):
    assert class_in(printed) == share_class


def test_funds_listed_above_the_name_of_a_signing_party_stay_in_the_schedule():
    assert lines("""
        SCHEDULE 1

        The following rates apply to each of the Funds listed below:

             Average Daily Net Assets                Annual Rate
             $0 to $1.5 billion                            0.95%
             Over $1.5 billion                             0.65%

        Funds

            ALDER OHIO MUNICIPAL BOND FUND
            ALDER DIVERSIFIED MID CAP FUND II
        ALDER SERVICES COMPANY

        By: ____________________
        """) == ["ALDER OHIO MUNICIPAL BOND FUND", "ALDER DIVERSIFIED MID CAP FUND II"]


def test_what_stands_beside_a_heading_and_belongs_to_nothing_is_doubted():
    assert in_review("""
        SCHEDULE B

        Fund                             Annual Rate     Effective Date
        Alder Minerals Series            0.251999-10-03
        Alder Mid Cap Series             0.25            2000-12-21
        Alder Bond Series                0.25            2000-10-01
        """)


def test_the_end_of_a_fiscal_year_ends_no_fee():
    (schedule,) = read("""
        Annex A

        Portfolio                  Rate       Fiscal Year End Commencement Date
        Alder Bond Series          0.10%      December 31     October 30, 2009
        Alder Stock Series         0.30%      June 30         November 22, 2008
        """).schedules
    assert [(str(row.calculation_date), row.ends_on) for row in schedule.rows] == [
        ("2009-10-30", None),
        ("2008-11-22", None),
    ]


def test_a_sentence_names_a_fund_that_ends_in_inc():
    assert lines("""
        SCHEDULE B

        Alder Bond Fund: 0.75% of average daily net assets.

        For Alder Blue Chip Fund, Inc., the fee is at the annual rate of 0.80% of average daily net assets.
        """) == ["Alder Bond Fund | 0.75", "Alder Blue Chip Fund, Inc. | 0.80"]


def test_a_sentence_with_a_rate_that_no_row_has_is_doubted_where_sentences_tell_the_rows():
    assert in_review("""
        SCHEDULE B

        Alder Bond Fund: 0.75% of average daily net assets.

        The larger of the two portfolios bears a fee of 0.80% of average daily net assets.
        """)


def test_rates_beside_funds_under_no_heading_are_an_error_and_not_an_empty_document():
    printed = b"""
                      CONTRACTUAL RATES

    Alder Bond Fund                      0.40%
    Alder Stock Fund                     0.55%
    """
    problem = nothing_listed(Paper("letter.txt", "0" * 64, "text", read_text(printed, "letter.txt")))
    assert problem.severity == "error"
    assert "rates stand beside names of funds" in problem.message


@pytest.mark.parametrize(
    ("printed", "bare", "markers"),
    [
        ("Class F-11", "Class F-1", ("1",)),
        ("Class R61", "Class R6", ("1",)),
        ("Class A1", "Class A", ("1",)),
        ("Class R6", "Class R6", ()),
        ("Retirement 2041", "Retirement 2041", ()),
    ],
)
def test_a_marker_glued_to_a_class_that_ends_in_a_figure(printed, bare, markers):
    assert strip_markers(printed, frozenset({"1"})) == (bare, markers)


def test_a_trust_centred_over_the_headings_of_columns_is_no_heading_of_theirs():
    printed = """
                              SCHEDULE A
                   HERON INVESTMENT FUNDS GROUP

        Fund                                   Annual Rate
        Heron Charter Fund                        0.25%
        Heron Value Fund                          0.20%
    """
    assert lines(printed) == [
        "HERON INVESTMENT FUNDS GROUP | Heron Charter Fund | 0.25",
        "HERON INVESTMENT FUNDS GROUP | Heron Value Fund | 0.20",
    ]


def test_tall_headings_of_tables_of_other_widths_head_each_its_own():
    found = lines("""
                                       EXHIBIT A

        Class A Shares

                                                    Current
                                                  Distribution
                                                      Fee
                  Name of Series                      Rate
        ---------------------------------------   ------------
        Alder Convertible Securities Fund                0.35%
        Alder Long/Short Equity Fund                     0.70%

                                   Class B Shares

                                          Current
                                        Distribution
                                            Fee
               Name of Series               Rate
        -----------------------------   ------------
        Alder Resources Fund                   0.15%
        Alder Target 2055 Fund                 0.50%
        """)
    assert found == [
        "Alder Convertible Securities Fund | A | 0.35",
        "Alder Long/Short Equity Fund | A | 0.70",
        "Alder Resources Fund | B | 0.15",
        "Alder Target 2055 Fund | B | 0.50",
    ]
