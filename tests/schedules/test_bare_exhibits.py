"""Exhibits that are a schedule and little else, as filings often hold them: short titles, lists below rates, notes."""

from decimal import Decimal

from printed import lines, read, rows


def test_a_trust_that_closes_the_title_is_the_registrant_of_all_and_classes_above_a_list_are_of_each():
    assert lines(
        """
                                      SCHEDULE A
                        TO THE AMENDED AND RESTATED RULE 12B-1 PLAN
                                  KESTON SERIES TRUST

        The Plan is adopted for the classes named below. The annual fee of each class, as
        a percentage of its average daily net assets, is:

             Class A Shares ................................................ 0.25%
             Class R Shares ................................................ 0.50%

        Funds to which this Schedule applies:

             Keston Balanced Fund
             Keston Short Maturity Fund

                                Last amended: April 22, 2016
        """
    ) == [
        "KESTON SERIES TRUST | Keston Balanced Fund | A | 0.25",
        "KESTON SERIES TRUST | Keston Balanced Fund | R | 0.50",
        "KESTON SERIES TRUST | Keston Short Maturity Fund | A | 0.25",
        "KESTON SERIES TRUST | Keston Short Maturity Fund | R | 0.50",
    ]


def test_a_title_in_capitals_says_whose_series_the_funds_are():
    assert lines(
        """
                                      APPENDIX A

            RULE 12b-1 FEES FOR THE SERIES OF HALDANE INVESTORS TRUST

                                  Class A     Class B
                                  -------     -------
        Haldane Equity Fund         .25%       1.00%
        Haldane Retirement 2040
          Fund(1)                   .25%        None

        (1) Not yet offered.
        """
    ) == [
        "HALDANE INVESTORS TRUST | Haldane Equity Fund | A | 0.25",
        "HALDANE INVESTORS TRUST | Haldane Equity Fund | B | 1.00",
        "HALDANE INVESTORS TRUST | Haldane Retirement 2040 Fund | A | 0.25",
        "HALDANE INVESTORS TRUST | Haldane Retirement 2040 Fund | B",
    ]


def test_a_plan_named_below_the_day_of_its_schedule_is_more_of_the_title():
    assert lines(
        """
                                                                     Schedule A
                                                          Dated November 12, 1999

                              DISTRIBUTION PLAN OF MERIDEW FUNDS

        Name of Series                  Maximum Fee
        ------------------------------  -----------
        Meridew Blue Chip Fund          0.35%
        Meridew Limited Maturity Fund   0.25%
        """
    ) == ["Meridew Blue Chip Fund | 0.35", "Meridew Limited Maturity Fund | 0.25"]


def test_a_schedule_of_fees_is_headed_by_its_name_and_numbers_its_funds():
    found = rows(
        """
                                   SCHEDULE OF FEES

        For its services the Adviser is paid by each Portfolio these annual rates:

        1. Calloway International Portfolio - 0.80% of the first $250 million of average
           daily net assets, and 0.70% of amounts over $250 million.

        2. Calloway Bond Portfolio -- 0.45% of average daily net assets.
        """
    )
    assert [(row.name, row.rate.percent, len(row.rate.tiers or ())) for row in found] == [
        ("Calloway International Portfolio", None, 2),
        ("Calloway Bond Portfolio", Decimal("0.45"), 0),
    ]
    assert found[0].rate.printed.startswith("0.80% of the first")


def test_a_bare_figure_of_a_footnote_parts_the_fee_and_a_schedule_is_amended_for_the_fourth_time():
    (found,) = rows(
        """
                         FOURTH AMENDED AND RESTATED SCHEDULE A
                          dated as of the 2nd day of May, 2011

                                                   Maximum
        Fund                                       Aggregate Fee Rate*
        ---------------------------------------    -------------------
        Ellerton Capital Growth Fund               0.45%

        * Of this amount, 0.25 is paid as a service fee and the remainder is paid as an
          asset-based sales charge.
        """
    )
    assert (found.service_fee_percent, found.asset_based_sales_charge_percent) == (Decimal("0.25"), Decimal("0.20"))


def test_a_footnote_may_begin_with_another_rate_whose_end_is_not_the_rows():
    reading = read(
        """
                                     SCHEDULE "A"

                          VALEMOUNT FUND DISTRIBUTORS AGREEMENT

        Valemount Real Estate Series -- Class B                                    1.00%
        Valemount Real Estate Series -- Class C*                                   1.00%
        Valemount S&P 500 Index Series -- Class C                                  0.65%1

        *   Closed to new accounts.
        1   0.40% until March 31, 2008.
        """
    )
    (schedule,) = reading.schedules
    assert [(note.marker, note.applies_to) for note in schedule.footnotes] == [("*", "row:1"), ("1", "row:2")]
    assert [(row.share_class, row.markers, row.ends_on) for row in schedule.rows] == [
        ("B", (), None),
        ("C", ("*",), None),
        ("C", ("1",), None),
    ]


def test_a_caption_over_columns_of_bands_sets_their_unit_and_is_no_part_of_a_band():
    found = rows(
        """
                                          APPENDIX C
                             ADVISORY FEES (ANNUAL, IN BASIS POINTS)

                                     Average Daily Net Assets
                           --------------------------------------------
        Portfolio          First $500M    Next $500M    Over $1 billion
        ---------          -----------    ----------    ---------------
        Growth                 75             70              65
        World Bond             55             55              45
        """
    )
    assert [(row.name, [str(tier.percent) for tier in row.rate.tiers]) for row in found] == [
        ("Growth", ["0.75", "0.70", "0.65"]),
        ("World Bond", ["0.55", "0.55", "0.45"]),
    ]
    assert found[0].rate.printed == "First $500M 75; Next $500M 70; Over $1 billion 65"


def test_a_label_before_a_fund_and_the_mark_of_a_trade_name_are_no_part_of_fund_or_class():
    found = rows(
        """
                                    SCHEDULE "B"

                        SUB-ADVISORY FEES PAYABLE BY ADVISER

        FUND: Penrose Opportunities Fund(TM)

             NET ASSETS OF THE FUND                          RATE
             $0 - $250,000,000                               0.45%
             Above $250,000,000                              0.35%

        FUND: Penrose Premier Fund(R)

             NET ASSETS OF THE FUND                          RATE
             $0 - $100,000,000                               0.50%
             Above $100,000,000                              0.45%
        """
    )
    assert [(row.name, row.share_class) for row in found] == [
        ("Penrose Opportunities Fund(TM)", None),
        ("Penrose Premier Fund(R)", None),
    ]


def test_a_title_goes_on_with_its_company_and_its_day_and_the_last_amendment_dates_the_schedule():
    reading = read(
        """
                                     Schedule A
                                         to the
                       Amended and Restated Distribution Plan
                              of Langdale Funds, dated
                                    May 12, 2009
                        (as last amended February 16, 2021)

        Share Classes of the Funds            Maximum Rule 12b-1 Fee

        Langdale Global Equity Fund
             Advisor Class                             0.50%
             Institutional Class                       0.25%
        Langdale Global Bond Fund
             Advisor Class                             0.50%
        """
    )
    (schedule,) = reading.schedules
    assert str(schedule.as_of) == "2021-02-16"
    assert [(row.registrant, row.name, row.share_class) for row in schedule.rows] == [
        ("Langdale Funds", "Langdale Global Equity Fund", "Advisor"),
        ("Langdale Funds", "Langdale Global Equity Fund", "Institutional"),
        ("Langdale Funds", "Langdale Global Bond Fund", "Advisor"),
    ]
    assert not reading.problems


def test_a_heading_may_stand_on_the_line_of_strokes_and_a_quoted_schedule_end_in_a_line_of_its_mark():
    assert lines(
        """
                                     "APPENDIX A
                                           TO
                          AMENDED AND RESTATED PLAN OF DISTRIBUTION
                              OF THORNTHWAITE FUNDS GROUP

                                                  MAXIMUM       MAXIMUM      MAXIMUM
                                                ASSET-BASED     SERVICE     AGGREGATE
                                               SALES CHARGE       FEE          FEE
        PORTFOLIO                              ------------    ---------    ---------

        Thornthwaite Basic Value Fund              0.10%          0.25%        0.35%
        Thornthwaite European Small Company
          Fund                                     0.10%          0.25%        0.35%
        "
        """
    ) == [
        "THORNTHWAITE FUNDS GROUP | Thornthwaite Basic Value Fund | 0.35",
        "THORNTHWAITE FUNDS GROUP | Thornthwaite European Small Company Fund | 0.35",
    ]


def test_classes_over_the_rows_are_no_company_and_one_behind_a_company_is_the_class_of_its_rows():
    assert lines(
        """
                                      SCHEDULE A
                           SHAREHOLDER ADMINISTRATION FEES
                             Institutional II and III Shares

        Name of Fund                                               Rate
        ------------                                               ----
        Penrith Money Market Series -- Institutional II            0.15%
        Penrith Money Market Series -- Institutional III           0.25%
        """
    ) == [
        "Penrith Money Market Series -- Institutional II | Institutional II | 0.15",
        "Penrith Money Market Series -- Institutional III | Institutional III | 0.25",
    ]
    assert lines(
        """
                                  SCHEDULE A
                     Orton Variable Trust -- Class IB Shares
                              Distribution Fees

             Name of Portfolio                        Annual Rate

             OVT/Harding Value Portfolio              0.25%
             OVT/Mid Cap 400 Portfolio                0.35%
        """
    ) == [
        "Orton Variable Trust | OVT/Harding Value Portfolio | IB | 0.25",
        "Orton Variable Trust | OVT/Mid Cap 400 Portfolio | IB | 0.35",
    ]


def test_a_name_may_be_in_effect_until_a_day():
    found = rows(
        """
                                    SCHEDULE A

          Funds                                                      Rates

          Alston Balanced Fund (effective 5/1/2003)                  .25%
          Alston Growth Fund (effective until 12/31/2004)            .30%
          Alston Reserve Fund                                        [.__%]
        """
    )
    assert [(row.name, str(row.calculation_date), str(row.ends_on), row.rate.printed) for row in found] == [
        ("Alston Balanced Fund", "2003-05-01", "None", ".25%"),
        ("Alston Growth Fund", "None", "2004-12-31", ".30%"),
        ("Alston Reserve Fund", "None", "None", "[.__%]"),
    ]
