"""Schedules of distribution and service plans as they are filed. All names and figures are invented."""

import pytest
from printed import in_review, lines, paper, read, rows

from toolkit.reading.find import schedule_spans


def test_rates_that_stand_above_the_funds_they_are_paid_for():
    assert lines("""
        SCHEDULE A

                CLASS A SHARES - 35 BASIS POINTS

                    Alder Mid Cap Fund
                    Alder Bond Fund

                CLASS B SHARES - 100 BASIS POINTS

                    Alder Bond Fund

                SERVICE CLASS SHARES - 75 BASIS POINTS

                    Alder Prime Money Market Fund
        """) == [
        "Alder Mid Cap Fund | A | 0.35",
        "Alder Bond Fund | A | 0.35",
        "Alder Bond Fund | B | 1.00",
        "Alder Prime Money Market Fund | SERVICE | 0.75",
    ]


def test_a_company_below_the_title_is_no_running_head_though_it_heads_the_agreement_too():
    found = read("""
        ALDER SERIES TRUST
        DISTRIBUTION PLAN

             This Plan is adopted by the Trust for the classes that Exhibit I names.
        \f
                              EXHIBIT I

                         ALDER SERIES TRUST

                        As of July 18, 2017

                                     Class C   Class R
        Funds                         Shares    Shares
        Alder Bond Fund                0.75%       N/A
        Alder Stock Fund               0.75%     0.50%
        Alder Mixed Fund               0.75%     0.50%
        """)
    assert {row.registrant for row in found.schedules[0].rows} == {"ALDER SERIES TRUST"}


def test_a_title_may_say_of_which_class_it_is():
    found = rows("""
        SCHEDULE A
        TO THE
        ALDER CLASSIC FUNDS
        DISTRIBUTION AND SERVICE AGREEMENT
        RELATING TO FLEX SHARES

        PORTFOLIO                                     MAXIMUM FEE

        ALDER EQUITY FUND (FLEX SHARES)                  1.00%
        ALDER BOND FUND (FLEX SHARES)                     .80%
        """)
    assert [(row.registrant, row.series, row.share_class) for row in found] == [
        ("ALDER CLASSIC FUNDS", "ALDER EQUITY FUND", "FLEX"),
        ("ALDER CLASSIC FUNDS", "ALDER BOND FUND", "FLEX"),
    ]


def test_what_is_charged_now_beside_the_most_that_may_be_is_doubted():
    assert in_review("""
        SCHEDULE A

                                       Maximum       Fee Currently
        Fund                           Annual Fee    Being Charged
        Alder Growth Fund                0.75%           0.25%
        Alder Blue Chip Fund             0.75%           0.30%
        """)


def test_words_that_join_a_title_to_its_plan_may_be_several():
    (schedule,) = read("""
                     SCHEDULE 1

                 with respect to the

             SERVICE AND DISTRIBUTION PLAN

                        for

                 ALDER MUTUAL FUNDS

        Series                                   Fee
        Alder Bond Fund                         0.25%
        Alder Stock Fund                        0.35%
        """).schedules
    assert schedule.title == "SCHEDULE 1 with respect to the SERVICE AND DISTRIBUTION PLAN for ALDER MUTUAL FUNDS"
    assert {row.registrant for row in schedule.rows} == {"ALDER MUTUAL FUNDS"}


def test_a_schedule_is_dated_by_its_last_amendment_and_not_by_its_plan():
    (schedule,) = read("""
                 SCHEDULE A
            DATED AUGUST 8, 1994
        AS AMENDED NOVEMBER 16, 2004
                  TO THE
           THE ALDER INNER FUND
             DISTRIBUTION PLAN
            DATED AUGUST 8, 1994

        FUND                        CLASS OF SHARES       FEE
        Alder Select Fund           Advisor               0.25%
        Alder Value Fund            Investor              0.25%
        """).schedules
    assert str(schedule.as_of) == "2004-11-16"
    assert schedule.title == "SCHEDULE A TO THE THE ALDER INNER FUND DISTRIBUTION PLAN"


def test_a_day_alone_below_the_title_is_the_day_of_the_schedule():
    (schedule,) = read("""
        SCHEDULE A
        November 20, 2019

        Name of Series                 Share Class          Fee
        Alder Conservative Series      A, T                 0.25%
        Alder 2015 Series              K, R2                0.30%
        """).schedules
    assert str(schedule.as_of) == "2019-11-20"


def test_the_last_of_several_days_below_a_schedule_counts():
    (schedule,) = read("""
        APPENDIX A

        Fund                                   Fee
        Alder Bond Fund                        0.25%
        Alder Stock Fund                       0.35%

        Approved by the Board of Trustees: March 31, 2006
        Appendix A amended: May 9, 2006
        """).schedules
    assert str(schedule.as_of) == "2006-05-09"


def test_a_company_stands_over_the_plans_name_and_the_day():
    (schedule,) = read("""
        SCHEDULE A

                       Alder Trust
                    Distribution Plan
          Fees as of the close of August 31, 2012

        Fund                     Class     Annual Rate
        Alder Hedged Fund        A         0.25%
                                 C         1.00%
        Alder Index Fund         H         0.20%
        """).schedules
    assert str(schedule.as_of) == "2012-08-31"
    assert {row.registrant for row in schedule.rows} == {"Alder Trust"}


def test_companies_stand_beside_the_headings_and_the_class_below_them():
    found = rows("""
        "SCHEDULE A
        TO
        MASTER DISTRIBUTION PLAN
        (CLASS R SHARES)
        (DISTRIBUTION AND SERVICE FEES)

             The Fund shall pay the Distributor as full compensation for all services a
        Distribution Fee* and a Service Fee at the annual rate set forth below.

                                                MINIMUM
                                                 ASSET
                                                 BASED      MAXIMUM     MAXIMUM
                                                 SALES      SERVICE    AGGREGATE
        ALDER COUNSELOR TRUST                   CHARGE        FEE         FEE
        ---------------------                   -------     -------    ---------
        PORTFOLIO - CLASS R SHARES

        Alder Floating Rate Fund                 0.25%       0.25%       0.50%

                                                MINIMUM
                                                 ASSET
                                                 BASED      MAXIMUM     MAXIMUM
                                                 SALES      SERVICE    AGGREGATE
        ALDER EQUITY FUNDS                      CHARGE        FEE         FEE
        ------------------                      -------     -------    ---------
        PORTFOLIO - CLASS R SHARES

        Alder Charter Fund                       0.20%       0.25%       0.45%

        *    The Distribution Fee is payable apart from the sales charge."
        """)
    assert [(row.registrant, row.name, row.share_class) for row in found] == [
        ("ALDER COUNSELOR TRUST", "Alder Floating Rate Fund", "R"),
        ("ALDER EQUITY FUNDS", "Alder Charter Fund", "R"),
    ]
    assert [(str(row.asset_based_sales_charge_percent), str(row.service_fee_percent)) for row in found] == [
        ("0.25", "0.25"),
        ("0.20", "0.25"),
    ]


def test_a_column_of_former_names_beside_classes_and_all_of_a_fund_in_treasuries():
    found = rows("""
        SCHEDULE B

        CURRENT NAME                    FORMER NAME                   SHARE CLASS     FEE
        Alder 100% U.S. Treasury        Oak 100% U.S. Treasury        Harbor          0.10%
        Money Market Fund               Money Market Fund
                                                                      Reserve         0.25%
        Alder Federal Fund              Oak Federal Fund              Harbor          0.10%
        Alder Prime Fund                Alder Prime Fund              Harbor          0.10%
        """)
    assert [(row.name, row.share_class, row.formerly) for row in found] == [
        ("Alder 100% U.S. Treasury Money Market Fund", "Harbor", "Oak 100% U.S. Treasury Money Market Fund"),
        ("Alder 100% U.S. Treasury Money Market Fund", "Reserve", "Oak 100% U.S. Treasury Money Market Fund"),
        ("Alder Federal Fund", "Harbor", "Oak Federal Fund"),
        ("Alder Prime Fund", "Harbor", None),
    ]


def test_each_class_of_shares_in_a_heading_is_no_class():
    assert lines("""
        SCHEDULE A

                                        PERCENTAGE OF THE NET ASSETS
        FUND                              OF EACH CLASS OF SHARES
        Alder Bond Fund                            0.25%
        Alder Stock Fund                           0.35%
        """) == ["Alder Bond Fund | 0.25", "Alder Stock Fund | 0.35"]


def test_a_letter_is_joined_to_the_word_class_and_a_hundred_points_are_told_in_words():
    found = rows("""
        EXHIBIT A

        FUND                               DISTRIBUTION AND SERVICE FEE

        Alder Fund, Advisor Class Shares   twenty-five basis points (.25%)
        Alder Fund, C-Class Shares         one hundred basis points (1.00%)
        Alder Fund, H-Class Shares         one hundred and ten basis points (1.10%)
        """)
    assert [(row.series, row.share_class, str(row.rate.percent)) for row in found] == [
        ("Alder Fund", "Advisor", "0.25"),
        ("Alder Fund", "C", "1.00"),
        ("Alder Fund", "H", "1.10"),
    ]


def test_a_large_company_is_no_company():
    assert lines("""
        EXHIBIT A

        Name of Fund                         Fee
        Alder Midcap Stock Fund
           Class A                           0.25%
           Class T                           0.30%
        Alder Premier Large Company
           Stock Fund
           Class A                           0.25%
        Alder Disciplined Fund               0.10%
        """) == [
        "Alder Midcap Stock Fund | A | 0.25",
        "Alder Midcap Stock Fund | T | 0.30",
        "Alder Premier Large Company Stock Fund | A | 0.25",
        "Alder Disciplined Fund | 0.10",
    ]


def test_a_lettered_footnote_on_a_class_behind_a_sentence_is_a_footnote():
    (schedule,) = read("""
        EXHIBIT A

                                      A      B      529A
        ALDER TRUST I:
           Alder Bond Fund           0.35   1.00    0.35
           Alder Income Fund(a)      0.25   1.00     N/A

        All figures are percentages per annum of the average daily net assets of the class.

        (a) Class A pays 0.10% until the Board decides otherwise.
        """).schedules
    assert [(note.marker, note.text) for note in schedule.footnotes] == [
        ("(a)", "Class A pays 0.10% until the Board decides otherwise.")
    ]
    assert len(schedule.rows) == 6


PLAN = """
     1. The Company may pay the Distributor, for each class, a fee at an annual rate of
     0.25% of the average daily net assets of its Service shares.
"""


def test_a_rate_in_a_clause_is_that_of_funds_listed_with_their_days():
    found = rows(f"""{PLAN}
                              EXHIBIT A

        NAME OF FUND                                DATE PLAN ADOPTED
        Alder Advantage Funds, Inc.
         --Alder Value Fund                         February 25, 1999
         --Alder Gain Fund                          March 2, 2002
        Alder Opportunity Funds
         --Alder Resources Fund                     April 17, 2000
        """)
    assert [(row.registrant, row.name, str(row.rate.percent), str(row.calculation_date)) for row in found] == [
        ("Alder Advantage Funds, Inc.", "Alder Value Fund", "0.25", "1999-02-25"),
        ("Alder Advantage Funds, Inc.", "Alder Gain Fund", "0.25", "2002-03-02"),
        ("Alder Opportunity Funds", "Alder Resources Fund", "0.25", "2000-04-17"),
    ]


def test_a_company_called_a_fund_heads_funds_as_other_companies_do():
    assert [
        row.registrant
        for row in rows("""
        SCHEDULE A

        Fund                       Class      Fee

        ALDER EQUITY TRUST
          Alder Balanced Fund      B         1.00%
          Alder Gain Fund          B         1.00%

        ALDER SERIES FUND
          Alder Reserve Series     A         0.10%
          Alder Bond Fund          A         0.25%
        """)
    ] == ["ALDER EQUITY TRUST", "ALDER EQUITY TRUST", "ALDER SERIES FUND", "ALDER SERIES FUND"]


LETTER = """
    Ladies and Gentlemen:

         The Distributor agrees to limit the fees of the classes below so that they will not
    exceed the percentages set forth below.

         Fund                             Class          12b-1 Cap
         Alder Equity Fund                Class A          0.25%
                                          Class R          0.50%
         Alder Growth Fund                Class A          0.25%

         The Distributor acknowledges that it shall not be entitled to collect waived fees.
"""


def test_a_letter_sets_out_a_table_without_any_schedule():
    assert lines(LETTER) == [
        "Alder Equity Fund | A | 0.25",
        "Alder Equity Fund | R | 0.50",
        "Alder Growth Fund | A | 0.25",
    ]
    (span,) = schedule_spans(paper(LETTER))
    assert (span.label, span.title) == (None, "")


def test_the_first_word_of_one_class_stands_alone_over_it_beside_bare_classes():
    assert [
        row.share_class
        for row in rows("""
        Appendix A

                                                Institutional
        Fund                    C       AAA        Service
        Alder Bond Portfolio   .40%    .90%          .12%
        Alder Gain Portfolio   .10%    .45%           N/A
        """)
    ] == ["C", "AAA", "Institutional Service"] * 2


def page_of(head, classes, number):
    return f"""
        ALDER TRUST - DISTRIBUTION PLAN                            05/01/03

        {head}

        Portfolio                            Class        Annual Fee
{classes}
                                  Page A-{number} of A-2
"""


def test_classes_that_stand_last_on_several_pages_with_the_same_rates_are_no_running_foot():
    first = """
        Alder Growth Portfolio               A                0.25%
                                             B                1.00%
                                             C                1.00%
        Alder Income Portfolio               A                0.25%
                                             B                0.85%
"""
    second = first.replace("Growth", "World").replace("Income", "Reserve")
    printed = f"{page_of('SCHEDULE A', first, 1)}\f{page_of('SCHEDULE A (continued)', second, 2)}"
    assert [(row.name.split()[1], row.share_class, str(row.rate.percent)) for row in rows(printed)] == [
        *(("Growth", "A", "0.25"), ("Growth", "B", "1.00"), ("Growth", "C", "1.00")),
        *(("Income", "A", "0.25"), ("Income", "B", "0.85")),
        *(("World", "A", "0.25"), ("World", "B", "1.00"), ("World", "C", "1.00")),
        *(("Reserve", "A", "0.25"), ("Reserve", "B", "0.85")),
    ]


def test_a_footnote_of_nothing_but_a_day_gives_its_rows_that_day():
    found = rows("""
        SCHEDULE A

        Name of Fund                          Class A          Class B
        Alder Core Fund(1)                    0.35%            1.00%
        Alder Muni Fund(3)                    0.25%            0.75%

        (1)  Closed to new investors.
        (3)  Effective March 1, 2009.
        """)
    assert [(row.name, str(row.calculation_date)) for row in found][2:] == [("Alder Muni Fund", "2009-03-01")] * 2


def test_the_day_on_which_operations_began_counts_and_not_that_of_a_vote():
    found = rows("""
        SCHEDULE A

                                    Maximum       Date of Board     Date of
        Fund                        12b-1 Fee     Approval          Commencement
        Alder Focused Fund          0.25%         5/21/2010         6/1/2010
        Alder Dividend Fund         0.25%         5/21/2010         9/30/2010
        """)
    assert [str(row.calculation_date) for row in found] == ["2010-06-01", "2010-09-30"]


def test_a_stroke_parts_a_fund_from_its_class():
    assert lines("""
        SCHEDULE A

        FUND/CLASS                                   FEE
        Alder Growth Fund/Class A                    0.25%
        Alder World Fund/Advisor                     0.25%
        Alder S&P 500 Index Fund/Investor            0.10%
        """) == [
        "Alder Growth Fund/Class A | A | 0.25",
        "Alder World Fund/Advisor | Advisor | 0.25",
        "Alder S&P 500 Index Fund/Investor | Investor | 0.10",
    ]


def test_classes_and_their_rates_behind_the_fund_in_one_sentence():
    assert lines("""
        APPENDIX A

             Alder Growth Fund: Class A, 0.25%; Class C, 1.00%.
             Alder Bond Fund: Class A, 0.25%; Class C, 0.75%.
             Alder Reserve Fund: Class A, 0.10%.
        """) == [
        "Alder Growth Fund | A | 0.25",
        "Alder Growth Fund | C | 1.00",
        "Alder Bond Fund | A | 0.25",
        "Alder Bond Fund | C | 0.75",
        "Alder Reserve Fund | A | 0.10",
    ]


def test_what_a_class_says_of_itself_in_brackets_is_no_part_of_it():
    assert lines("""
        SCHEDULE A

        Fund and Class                                 Fee
        Alder Growth Fund
           Class A (front-end load)                    0.25%
           Class B (back-end load)                     1.00%
        """) == ["Alder Growth Fund | A | 0.25", "Alder Growth Fund | B | 1.00"]


def test_a_class_may_bear_its_number_behind_the_word():
    found = rows("""
        SCHEDULE A

        Portfolio                         Class                   Annual Rate
        Alder Growth Portfolio            Service Class           0.10%
                                          Service Class 2         0.25%
                                          529-A                   0.25%
        Alder World Portfolio             Service Class           0.10%
                                          R-2E                    0.60%
        """)
    assert [row.share_class for row in found] == ["Service", "Service 2", "529-A", "Service", "R-2E"]


def test_a_schedule_may_begin_below_the_signatures_and_say_its_day_in_its_heading():
    (schedule,) = read("""
        By: /s/ Nora Quist
            President

                        Schedule A dated January 15, 2001
                  to the Plan of Distribution of Alder Fund

          Series                       Class           12b-1 Fee
          Alder Select Series          Class N         0.25%
          Alder Global Series          Class N         0.25%
        """).schedules
    assert (schedule.label, str(schedule.as_of)) == ("A", "2001-01-15")


def test_a_trusts_name_wraps_beside_the_rows_of_its_funds():
    found = rows("""
        SCHEDULE I

        Company                     Fund                     Class    Rate
        Alder Growth                Alder Select Fund        A        .25%
        Portfolios, Inc.            Alder Research Fund      A        .25%
                                                             B        1.00%
        Alder Tax-Exempt            Alder Maine Fund         A        .15%
        Trust
        Alder Variable              Alder Money Fund         S        .25%
        Series
        """)
    assert [row.registrant for row in found] == [
        *["Alder Growth Portfolios, Inc."] * 3,
        "Alder Tax-Exempt Trust",
        "Alder Variable Series",
    ]


def test_an_exception_from_the_rates_of_all_is_doubted():
    assert in_review("""
        SCHEDULE A

        For each Fund listed below:

             Class A                                  0.25%
             Class C                                  1.00%

        except that for Alder Money Market Fund the fee for Class A is 0.10%.

             Alder Growth Fund
             Alder Money Market Fund
        """)


def test_stars_before_all_funds_are_dots_of_a_list():
    assert lines("""
        SCHEDULE A

             * Alder Technology Fund                         0.25%
             * Alder Health Fund                             0.20%
        """) == ["Alder Technology Fund | 0.25", "Alder Health Fund | 0.20"]


def test_a_label_before_a_trust_is_no_part_of_its_name():
    assert lines("""
        SCHEDULE A

        Trust:  Alder Equity Trust

             Fund                                Class        Fee
             Alder Capital Fund                  A            0.25%
                                                 B            1.00%

        Trust:  Alder Income Trust

             Fund                                Class        Fee
             Alder Mortgage Fund                 A            0.15%
        """) == [
        "Alder Equity Trust | Alder Capital Fund | A | 0.25",
        "Alder Equity Trust | Alder Capital Fund | B | 1.00",
        "Alder Income Trust | Alder Mortgage Fund | A | 0.15",
    ]


WHOSE = {
    "ALDER ADVISERS SERIES FUND, INC.": "ALDER ADVISERS SERIES FUND, INC.",
    "THE COBBLER HILL FUNDS": "THE COBBLER HILL FUNDS",
    "Alder Managers Trust II": "Alder Managers Trust II",
}


@pytest.mark.parametrize("printed", WHOSE)
def test_the_trust_of_a_title_is_named_as_it_is_printed(printed):
    found = rows(f"""
                              SCHEDULE B
                                  TO
                       MASTER DISTRIBUTION PLAN
                                  OF
                 {printed}

        Fund                                               Fee
        Alder Financial Services Fund                      0.20%
        Alder Growth Fund                                  0.65%
        """)
    assert {row.registrant for row in found} == {WHOSE[printed]}


def test_who_serves_a_trust_is_not_the_trust():
    assert {
        row.registrant
        for row in rows("""
        SCHEDULE A TO THE DISTRIBUTION AGREEMENT
        BETWEEN
        ALDER ADVISERS, INC.
        AND
        BIRCH FUNDS

        Fund                                               Fee
        Birch Growth Fund                                  0.65%
        Birch Bond Fund                                    0.25%
        """)
    } == {"BIRCH FUNDS"}


def test_a_word_that_begins_each_class_is_part_of_each():
    assert [
        row.share_class
        for row in rows("""
        EXHIBIT A

                                Investor     Investor     Investor
        Fund                        A           A1           C2
        Alder Value Fund          0.25%        0.10%        0.55%
        Alder Focus Fund          0.25%         N/A         0.75%
        """)
    ] == ["Investor A", "Investor A1", "Investor C2"] * 2


def test_the_trust_that_shall_pay_is_no_fund_of_the_list_below():
    assert lines("""
        SCHEDULE A

             The Trust shall pay the Distributor a fee at the annual rate of 0.25% of the average
        daily net assets of the Class A shares of each Fund listed below:

                  Alder Canadian Fund
                  Alder European Fund
        """) == ["Alder Canadian Fund | A | 0.25", "Alder European Fund | A | 0.25"]
