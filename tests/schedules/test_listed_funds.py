"""Funds listed apart from their fee, or without one, beside the rows that must come out. All names are invented."""

from printed import in_review, lines, read, rows, steps

from toolkit.problems import needs_a_person


def test_one_rate_for_each_fund_listed_below_it():
    assert lines("""
        SCHEDULE A

        Portfolios of the Trust                 Advisory Fee as a % of
                                                Average Daily Net Assets

        For each Fund listed below:             Up to 0.55%
        Alder Total Market Up 1.25X Fund
        Alder 10 Year Note Fund

        For each Fund listed below:             Up to 1.00%
        Alder All-Cap Fund
        """) == [
        "Alder Total Market Up 1.25X Fund | 0.55",
        "Alder 10 Year Note Fund | 0.55",
        "Alder All-Cap Fund | 1.00",
    ]


def test_a_rate_for_funds_listed_below_that_lists_none_is_doubted():
    assert in_review("""
        SCHEDULE A

        Fund                                    Fee
        Alder Bond Fund                         0.40%
        For each Fund listed below:             0.55%
        """)


def test_a_list_of_funds_with_their_classes_and_no_fee():
    found = read("""
        Appendix A - List of Portfolios and Classes
                  As of March 1, 2018

        Fund                              Classes Offered
        Alder Nations Portfolio           Advisor Class
                                          Investor Class
        Alder Research Portfolio          Institutional Class
        """)
    assert [(row.registrant, row.name, row.share_class, row.rate.percent) for row in found.schedules[0].rows] == [
        (None, "Alder Nations Portfolio", "Advisor", None),
        (None, "Alder Nations Portfolio", "Investor", None),
        (None, "Alder Research Portfolio", "Institutional", None),
    ]
    assert [problem.rule for problem in found.problems if needs_a_person([problem])] == ["no-fee-printed"]


def test_a_list_of_funds_with_their_dates_and_no_fee():
    found = read("""
        APPENDIX A

        Portfolios                                Effective Date of Agreement

        Alder Retirement 2020 Fund                January 31, 2006
        Alder Basic Value Fund                    June 5, 2001
        """)
    assert [(row.name, str(row.calculation_date)) for row in found.schedules[0].rows] == [
        ("Alder Retirement 2020 Fund", "2006-01-31"),
        ("Alder Basic Value Fund", "2001-06-05"),
    ]
    assert [problem.rule for problem in found.problems if needs_a_person([problem])] == ["no-fee-printed"]


def test_a_sentence_that_ends_in_a_colon_speaks_of_the_funds_below_it():
    assert lines("""
                        EXHIBIT A
                          to the
                    DISTRIBUTION PLAN

                       ALDER FUNDS
                      CLASS C SHARES

        This Plan is adopted by Alder Funds with respect to the class of shares set forth above.

        In compensation for the services provided, the distributor will be paid a monthly fee computed at the annual
        rate of 0.75 of 1% of the average aggregate net asset value of the Class C Shares of:

                       Alder Balanced Fund
                       Alder Municipal Bond Fund

        held during the month.
        """) == ["ALDER FUNDS | Alder Balanced Fund | C | 0.75", "ALDER FUNDS | Alder Municipal Bond Fund | C | 0.75"]


def test_a_class_below_its_fund_above_the_sentence_that_says_its_fee():
    assert lines("""
                        EXHIBIT B
                          to the
                    DISTRIBUTION PLAN

                   ALDER EQUITY FUNDS
                  Alder Capital Gains Fund
                      Class A Shares

        As compensation for the services provided pursuant to this Plan, the distributor will be paid a monthly fee
        computed at the annual rate of 0.05 of 1% of the average aggregate net asset value of the Class A Shares of
        Alder Capital Gains Fund held during the month.
        """) == ["ALDER EQUITY FUNDS | Alder Capital Gains Fund | A | 0.05"]


def test_a_caption_over_columns_of_classes_belongs_to_none_of_them():
    found = read("""
        SCHEDULE A

                                    Total Annual Operating Expenses

        Fund                      Class AAA     Class A     Class C     Class I
        Alder Small Cap Fund       1.70%         1.70%       2.45%       1.45%
        Alder Money Fund           0.70%         0.70%       1.45%       0.45%
        """)
    assert [row.share_class for row in found.schedules[0].rows[:4]] == ["AAA", "A", "C", "I"]
    assert [column.heading for column in found.schedules[0].columns[1:]] == [
        "Class AAA",
        "Class A",
        "Class C",
        "Class I",
    ]


def test_bands_told_in_the_cell_of_one_row_among_flat_rates():
    found = rows("""
        SCHEDULE 1

        Alder Equity VIP Series               0.50%
        Alder Small Cap VIP Series            0.75%
        Alder Cash VIP Series                 0.50% on assets up to
                                              $500,000,000; 0.45% on
                                              assets in excess of
                                              $500,000,000
        """)
    assert [str(row.rate.percent) for row in found[:2]] == ["0.50", "0.75"]
    assert steps(found[2]) == [(0, 500_000_000, "0.50"), (500_000_000, None, "0.45")]


def test_bands_below_a_list_with_dates_are_those_of_each_fund_of_the_list():
    printed = """
                              APPENDIX A

        Portfolios                           Effective Date
        Heron Charter Fund                   June 5, 2000
        Heron Value Fund                     January 14, 2011

        The Administrator receives from each Portfolio the rates below:

        Rate         Net Assets
        0.023%       First $1.5 billion
        0.013%       Over $1.5 billion
    """
    assert [(row.name, str(row.calculation_date), steps(row)) for row in rows(printed)] == [
        ("Heron Charter Fund", "2000-06-05", [(0, 1500000000, "0.023"), (1500000000, None, "0.013")]),
        ("Heron Value Fund", "2011-01-14", [(0, 1500000000, "0.023"), (1500000000, None, "0.013")]),
    ]
