"""Exhibits of advisory, administration and limitation agreements: what they print, and the rows that must come out."""

import pytest
from printed import in_review, lines, read, rows, steps

MILLION = 1_000_000


def millions(row):
    return [(low // MILLION, high and high // MILLION, percent) for low, high, percent in steps(row)]


def test_one_column_may_hold_for_several_classes():
    assert lines("""
        SCHEDULE A

        Fund                             Class A, C and Y         Class I

        Plover Equity Fund                    0.20%                0.10%
        Plover Bond Fund                      0.25%                0.15%
        """) == [
        "Plover Equity Fund | A | 0.20",
        "Plover Equity Fund | C | 0.20",
        "Plover Equity Fund | Y | 0.20",
        "Plover Equity Fund | I | 0.10",
        "Plover Bond Fund | A | 0.25",
        "Plover Bond Fund | C | 0.25",
        "Plover Bond Fund | Y | 0.25",
        "Plover Bond Fund | I | 0.15",
    ]


def test_several_classes_may_be_named_among_other_words_of_a_heading():
    found = rows("""
        SCHEDULE A

        Fund                    Class A and Class C Fee        Class I Fee

        Plover Equity Fund              0.20%                    0.10%
        """)
    assert [(row.share_class, str(row.rate.percent)) for row in found] == [("A", "0.20"), ("C", "0.20"), ("I", "0.10")]


LIMITS = """
        AMENDED SCHEDULE A
        to the
        EXPENSE LIMITATION AGREEMENT
        OPERATING EXPENSE LIMITS

        Name of Fund(1)                       Class A     Class I

        Plover Emerging Debt Fund(2)           1.25%       0.95%
        Initial Term Expires March 1, 2018

        Plover Overseas Fund                   1.58%       1.33%

        Plover World Fund                      0.91%       0.56%
        {term}

        (1) This Agreement renews itself each year unless it is ended.
        (2) The limit holds the fees of acquired funds.
        """


def test_the_day_a_term_expires_is_no_part_of_the_name_above_it():
    found = rows(LIMITS.format(term="(effective May 1, 2017)"))
    assert [(row.name, row.share_class, str(row.calculation_date), str(row.ends_on)) for row in found] == [
        ("Plover Emerging Debt Fund", "A", "None", "2018-03-01"),
        ("Plover Emerging Debt Fund", "I", "None", "2018-03-01"),
        ("Plover Overseas Fund", "A", "None", "None"),
        ("Plover Overseas Fund", "I", "None", "None"),
        ("Plover World Fund", "A", "2017-05-01", "None"),
        ("Plover World Fund", "I", "2017-05-01", "None"),
    ]
    assert {row.markers for row in found[:2]} == {("(2)",)}


@pytest.mark.parametrize(
    ("term", "ends"),
    [
        ("Term for Class A Shares Expires March 1, 2014", ["2014-03-01", "None"]),
        ("Initial Term for Classes A and I Expires March 1, 2014", ["2014-03-01", "2014-03-01"]),
        (
            "Term Expires March 1, 2014. Term for Class I Expires March 1, 2015",
            ["2014-03-01", "2015-03-01"],
        ),
    ],
)
def test_a_term_may_be_that_of_a_class(term, ends):
    found = rows(LIMITS.format(term=term))[-2:]
    assert [(row.series, str(row.ends_on)) for row in found] == [("Plover World Fund", day) for day in ends]


@pytest.mark.parametrize(
    "term",
    [
        "Term for retail holders Expires March 1, 2014",
        "(formerly Plover Globe Fund until May 1, 2017)",
        "Initial Term Expires March 1, 2014 Term Expires March 1, 2015",
    ],
)
def test_a_day_that_is_said_of_less_than_the_fund_is_doubted(term):
    assert in_review(LIMITS.format(term=term))


def test_a_day_under_the_title_is_the_schedules_own():
    for gap in ("", "\n"):
        printed = f"""
        Schedule A{gap}
        April 30, 2013

        Fund Name                             Percentage of Average Daily Net Assets

        Plover Arbitrage Strategy             1.05% of the first $50 million
                                              1.00% in excess of $50 million
        Plover Bond                           0.40%
        """
        assert [row.registrant for row in rows(printed)] == [None, None]
        assert [str(each.as_of) for each in read(printed).schedules] == ["2013-04-30"]


def test_the_day_of_the_agreement_is_not_that_of_its_schedule():
    (schedule,) = read("""
        SCHEDULE A
        to the Advisory Agreement dated
        April 30, 2013

        Fund                                  Annual Rate
        Plover Bond Fund                      0.40%
        """).schedules
    assert schedule.as_of is None


def test_a_title_may_run_on_through_the_parties_of_its_agreement():
    printed = """
                                 AMENDED SCHEDULE A

                                with respect to the

                     RESTATED INVESTMENT MANAGEMENT AGREEMENT

                                      between

                                PLOVER MUTUAL FUNDS

                                        and

                              PLOVER INVESTMENTS, LLC

        Series                              Annual Fee
                                            (as a percentage of average daily net assets)

        Plover World Portfolio              0.500% on all assets

        Plover High Dividend                1.000% of the first $500 million of assets;
        Low Volatility Portfolio            0.950% of the next $500 million of assets; and
                                            0.900% thereafter
        """
    first, second = rows(printed)
    assert (first.registrant, first.name, str(first.rate.percent)) == (
        "PLOVER MUTUAL FUNDS",
        "Plover World Portfolio",
        "0.500",
    )
    assert second.name == "Plover High Dividend Low Volatility Portfolio"
    assert millions(second) == [(0, 500, "1.000"), (500, 1000, "0.950"), (1000, None, "0.900")]


def test_a_date_may_stand_behind_a_rate_told_as_running_text():
    first, second = rows("""
        Schedule A

        PORTFOLIO                 PERCENTAGE OF AVERAGE DAILY             EFFECTIVE DATE
                                  NET ASSETS

        Plover Balanced VP        0.75% of the first $500 million of      May 1, 2002
                                  average daily net assets; 0.65% over
                                  $500 million to $1 billion; 0.60% of
                                  average daily net assets in excess
                                  of $1 billion

        Plover Value VP           0.80% of first $250 million of          January 1, 1997
                                  average daily net assets; 0.75%
                                  over $250 million
        """)
    assert millions(first) == [(0, 500, "0.75"), (500, 1000, "0.65"), (1000, None, "0.60")]
    assert millions(second) == [(0, 250, "0.80"), (250, None, "0.75")]
    assert [str(row.calculation_date) for row in (first, second)] == ["2002-05-01", "1997-01-01"]


def test_amounts_may_stand_in_a_column_behind_their_words():
    found = rows("""
        SCHEDULE A
                                  Assets                 Annual rate at
        Fund                      (millions)             each asset level

        Plover Global Fund        First  $  250              0.800%
                                  Next      250              0.775
                                  Over      500              0.750

        Plover Short Bond Fund    First  $1,000              0.480%
                                  Over    1,000              0.455
        """)
    assert [millions(row) for row in found] == [
        [(0, 250, "0.800"), (250, 500, "0.775"), (500, None, "0.750")],
        [(0, 1000, "0.480"), (1000, None, "0.455")],
    ]


def test_numbered_sentences_may_begin_further_in_than_they_go_on():
    found = rows("""
        EXHIBIT A
        INVESTMENT ADVISORY FEES

        The Investment Adviser will be compensated for its services at the following rates:

             1. For the OVERSEAS GROWTH FUND and PACIFIC GROWTH FUND, 1.00% of the
        first $500 million of each Fund's average daily net assets, 0.90% of the
        next $500 million and 0.85% of the Fund's average daily net assets in excess
        of $1 billion.

             2. For the EMERGING REGIONS FUND, 1.25% of the Fund's average daily net
        assets.
        """)
    assert [row.name for row in found] == ["OVERSEAS GROWTH FUND", "PACIFIC GROWTH FUND", "EMERGING REGIONS FUND"]
    assert millions(found[1]) == [(0, 500, "1.00"), (500, 1000, "0.90"), (1000, None, "0.85")]
    assert str(found[2].rate.percent) == "1.25"


def test_an_exhibit_may_say_the_fee_of_its_one_fund_twice():
    assert lines("""
                                   EXHIBIT A
                        to the Investment Advisory Contract

                               PLOVER INDEX TRUST
                            Plover Mid-Cap Index Fund

        For all services rendered hereunder, the above-named Fund shall pay an annual
        investment advisory fee equal to 0.30 of 1% of the average daily net assets
        of the Fund. The fee shall be accrued daily at the rate of 1/365th of 0.30 of
        1% applied to the daily net assets of the Fund.
        """) == ["PLOVER INDEX TRUST | Plover Mid-Cap Index Fund | 0.30"]


def test_funds_of_one_class_may_stand_among_funds_that_print_theirs():
    assert lines("""
        SCHEDULE A

        Series                                        Expense Limitation

        Plover Balance Series Class S                       0.80%
        Plover Balance Series Class C                       0.80%
        Plover Balance Series Class I                       0.70%
        Plover Tax Aware Series Class A                     1.20%
        Plover Tax Aware Series Class Z                     1.20%
        Plover Stock Series                                 1.05%
        """)[-1] == ("Plover Stock Series | 1.05")
