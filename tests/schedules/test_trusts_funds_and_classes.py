"""Schedules in which trusts stand over funds and funds over classes, or beside them. All names are invented."""

from decimal import Decimal

from printed import in_review, lines, read, rows


def test_a_frame_of_strokes_around_the_whole_table_makes_no_row_of_it():
    found = rows("""
                                 SCHEDULE A
                     SERVICE AND DISTRIBUTION PLAN

        Trust/Fund/Class                                           Fee (annual rate)
        ============================================================================
        OAKRIDGE INVESTMENT TRUST I
          Oakridge Steady Growth Fund
             Class A Shares ..................................      0.25%
             Class B Shares ..................................      1.00%  (a)
             Class Y Shares ..................................      none
          Oakridge High Grade Bond Fund
             Class A Shares ..................................      0.20%
        OAKRIDGE INVESTMENT TRUST II
          Oakridge Treasury Fund
             Class A Shares ..................................      0.15%
        ============================================================================
        (a)  Of which 0.25% is a service fee and the balance is an asset-based sales
             charge.
        """)
    told = [(row.registrant, row.name, row.share_class, row.rate.printed, row.service_fee_percent) for row in found]
    assert told == [
        ("OAKRIDGE INVESTMENT TRUST I", "Oakridge Steady Growth Fund", "A", "0.25%", None),
        ("OAKRIDGE INVESTMENT TRUST I", "Oakridge Steady Growth Fund", "B", "1.00%", Decimal("0.25")),
        ("OAKRIDGE INVESTMENT TRUST I", "Oakridge Steady Growth Fund", "Y", "none", None),
        ("OAKRIDGE INVESTMENT TRUST I", "Oakridge High Grade Bond Fund", "A", "0.20%", None),
        ("OAKRIDGE INVESTMENT TRUST II", "Oakridge Treasury Fund", "A", "0.15%", None),
    ]


def test_a_title_that_goes_on_below_its_day_names_the_trust():
    schedule = read("""
                                 SCHEDULE A
                              DATED MAY 7, 2002

                     TO THE DISTRIBUTION AND SERVICE PLAN
                       OF THE OAKRIDGE PORTFOLIOS TRUST

        Name of Fund                          12b-1 Fee
        -----------------------------------  ---------
        Oakridge Equity Income Fund
          Class A                              0.00%
          Class B                              0.75%
        """).schedules[0]
    assert schedule.title == "SCHEDULE A TO THE DISTRIBUTION AND SERVICE PLAN OF THE OAKRIDGE PORTFOLIOS TRUST"
    assert str(schedule.as_of) == "2002-05-07"
    assert {row.registrant for row in schedule.rows} == {"OAKRIDGE PORTFOLIOS TRUST"}


def test_classes_that_are_numbered_under_a_heading_that_says_class():
    found = rows("""
                                   SCHEDULE A

        Portfolio                        Class   Inception      12b-1 Fee
        -------------------------------- -----   ---------      ---------
        Oakridge Large Cap Portfolio       2     05-01-03         0.25%
                                           3     04-30-07         0.35%
        Oakridge High Income               2     11-14-05         0.20%
          Portfolio                        3     11-14-05         0.35%
        """)
    assert [(row.name, row.share_class, row.rate.printed) for row in found] == [
        ("Oakridge Large Cap Portfolio", "2", "0.25%"),
        ("Oakridge Large Cap Portfolio", "3", "0.35%"),
        ("Oakridge High Income Portfolio", "2", "0.20%"),
        ("Oakridge High Income Portfolio", "3", "0.35%"),
    ]


def test_headings_that_say_in_brackets_of_which_plan_the_fee_of_a_class_is():
    found = rows("""
                                   EXHIBIT B

                              OAKRIDGE MUTUAL FUNDS

                                            Investor      Consultant      Retirement
                                             Class           Class           Class
                                            (Rule           (Rule           (Rule
                                            12b-1)          12b-1)          12b-1)
        Oakridge Large Value Fund.......     .25%            .50%            .35%
        Oakridge Opportunity Fund.......     .25%            .50%            N/A
        """)
    assert [(row.share_class, row.rate.printed) for row in found] == [
        ("Investor", ".25%"), ("Consultant", ".50%"), ("Retirement", ".35%"),
        ("Investor", ".25%"), ("Consultant", ".50%"), ("Retirement", "N/A"),
    ]  # fmt: skip


_LIST = """
                               EXHIBIT 1

    Each Fund shall pay a distribution fee of 0.50% per annum of the average daily net
    assets of the classes listed below.

         {head}                                  Class
         ----                                  -----
         Oakridge Manager Fund                 R, C
         Oakridge Large-Cap Fund               R
         Oakridge Tax-Free Fund                C
"""


def test_bare_classes_beside_a_list_of_funds_whose_one_rate_is_told():
    assert lines(_LIST.format(head="Fund")) == [
        "Oakridge Manager Fund | R | 0.50",
        "Oakridge Manager Fund | C | 0.50",
        "Oakridge Large-Cap Fund | R | 0.50",
        "Oakridge Tax-Free Fund | C | 0.50",
    ]


def test_words_beside_a_list_that_are_no_classes_are_not_lost():
    assert in_review(_LIST.format(head="Fund").replace("Class\n", "Notes\n"))


def test_pages_numbered_below_the_label_and_what_the_schedule_is_of_are_no_rows():
    page = """
                                APPENDIX A
                        Page {number} of 2
        {title}
        Name of Series                       Asset-Based        Service           Maximum
                                             Sales Charge       Fee               Total
        --------------                       ------------       -------           -------
        {rows}
        """
    first = page.format(
        number=1,
        title="\n        COMPENSATION SCHEDULE FOR CLASS II SHARES\n",
        rows="Oakridge Growth Series                 0.15%             0.20%             0.35%",
    )
    last = page.format(
        number=2, title="", rows="Oakridge Index 500 Series              0.10%             0.20%             0.30%"
    )
    assert lines(f"{first}\f{last}") == ["Oakridge Growth Series | 0.35", "Oakridge Index 500 Series | 0.30"]


def test_the_fee_of_the_plan_beside_a_service_fee_and_their_total_is_the_sales_charge():
    found = rows("""
                               EXHIBIT A

        Fund/Class                       12b-1 Fee      Service Fee      Total
        Oakridge Small Cap Fund
          Class A                            --            0.25%         0.25%
          Class C                           0.75%          0.25%         1.00%
        """)
    assert [(row.rate.printed, row.asset_based_sales_charge_percent, row.service_fee_percent) for row in found] == [
        ("0.25%", None, Decimal("0.25")),
        ("1.00%", Decimal("0.75"), Decimal("0.25")),
    ]


def test_headings_that_are_cut_short():
    found = rows("""
                                  APPENDIX A
                                OAKRIDGE TRUST

        Series                         Dist.      Svc.     Total     Date Adopted
        ------                         -----      ----     -----     ------------
        Oakridge Equity                .50        .25      .75       May 1, 1993
        Oakridge Limited
          Maturity Bond                .25        .25      .50       Sept. 30, 1994
        """)
    assert [(row.registrant, row.name, row.rate.printed, str(row.calculation_date)) for row in found] == [
        ("OAKRIDGE TRUST", "Oakridge Equity", ".75", "1993-05-01"),
        ("OAKRIDGE TRUST", "Oakridge Limited Maturity Bond", ".50", "1994-09-30"),
    ]
    assert [(row.asset_based_sales_charge_percent, row.service_fee_percent) for row in found] == [
        (Decimal("0.50"), Decimal("0.25")),
        (Decimal("0.25"), Decimal("0.25")),
    ]


_PARTS = """
                                   EXHIBIT A

                                                                    Asset Based
        Investment Portfolio                                 Class    Sales Charge1  Service Fee  Aggregate Fee
        -----------------------------  ---------------------------  ---------------  -----------  -------------

        Oakridge Convertible Fund      Class R                                0.75%        0.25%          1.00%
        Oakridge Science Fund          Institutional Service Class            0.20%        0.25%          0.45%

        __________________

        1  Distribution payments may also be spent on shareholder services, within the
          aggregate shown.
"""


def test_a_footnote_under_the_table_joins_no_headings_that_it_runs_below():
    schedule = read(_PARTS).schedules[0]
    assert [column.heading for column in schedule.columns] == [
        "Investment Portfolio", "Class", "Asset Based Sales Charge1", "Service Fee", "Aggregate Fee",
    ]  # fmt: skip
    assert [row.asset_based_sales_charge_percent for row in schedule.rows] == [Decimal("0.75"), Decimal("0.20")]


def test_a_heading_that_runs_on_to_the_word_class_names_no_class():
    found = rows("""
                                   SCHEDULE A

        Fund                               Share   Maximum      Maximum        Maximum
                                           Class Distribution   Service       Aggregate
                                                     Fee          Fee            Fee
        Oakridge Mid Cap Fund     Class R             0.75 %       0.25 %         1.00 %
                                  Adviser Class       0.25 %       0.25 %         0.50 %
        """)
    assert [(row.share_class, row.asset_based_sales_charge_percent) for row in found] == [
        ("R", Decimal("0.75")),
        ("Adviser", Decimal("0.25")),
    ]
