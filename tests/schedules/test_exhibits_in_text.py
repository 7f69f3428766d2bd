"""Short exhibits as they are filed in text: names over page breaks, days below tables, lists under families."""

from datetime import date

from printed import lines, read, rows, steps


def test_the_end_of_a_wrapped_name_last_on_several_pages_is_no_foot_of_the_page():
    page = """
        Osmond Large Company Fund                      A           0.25%
        Osmond Small Company Fund                      A           0.25%
        Osmond {0} High Yield Opportunities and        A           0.25%
          Strategic Income Fund
        Osmond {0} Government Fund                     A           0.15%
        Osmond {0} Municipal Fund                      A           0.15%
        Osmond {0} Emerging Markets Debt and           C           1.00%
          Strategic Income Fund
                                    {1}
    """
    head = """
                                 SCHEDULE A

        Fund                                           Class       Fee
    """
    printed = (
        head
        + page.format("Core", 1)
        + "\f"
        + page.format("Plus", 2)
        + "\f"
        + page.format("Total", 3)
        + "\f"
        + page.format("World", 4)
    )
    found = lines(printed)
    assert len(found) == 24
    assert [line for line in found if "Opportunities" in line] == [
        f"Osmond {which} High Yield Opportunities and Strategic Income Fund | A | 0.25"
        for which in ("Core", "Plus", "Total", "World")
    ]


def test_the_day_a_schedule_was_revised_counts_though_it_is_the_last_line_of_its_page():
    schedule = read(
        """
                                EXHIBIT A

        Name of Fund                       Annual Fee      Reapproval
                                                           Date
        Meriden Growth Fund, Inc.          .25 of 1%       April 30, 1999
        Meriden Dollar Fund                1/5 of 1%       April 30, 1999

        Revised: 9/14/98
        """
    ).schedules[0]
    assert schedule.as_of == date(1998, 9, 14)


def test_a_family_heads_the_list_of_its_funds():
    assert lines(
        """
                            EXHIBIT A

        The following rates apply to each Fund listed below:

        Share Class                       Annual Rate
        Class A                           25 bps
        Class R6                          0 (no fee)

        Kestrel Funds
        Kestrel Bond Fund
        Kestrel Fund
        """
    ) == [
        "Kestrel Funds | Kestrel Bond Fund | A | 0.25",
        "Kestrel Funds | Kestrel Bond Fund | R6 | 0.00",
        "Kestrel Funds | Kestrel Fund | A | 0.25",
        "Kestrel Funds | Kestrel Fund | R6 | 0.00",
    ]


def test_a_line_that_says_which_funds_a_schedule_is_of_names_no_company():
    assert lines(
        """
                                SCHEDULE A-1
                  FUNDS SOLD TO INSURANCE COMPANY ACCOUNTS

        FUND                                       FEE RATE

        Norwood VIP Equity Fund                    0.10%
        Norwood VIP Bond Fund                      0.10%
        """
    ) == ["Norwood VIP Equity Fund | 0.10", "Norwood VIP Bond Fund | 0.10"]


def test_a_paragraph_may_begin_with_its_fund_and_a_stop():
    found = rows(
        """
                                  SCHEDULE B

        OLDCASTLE SELECT FUND. The Fund pays the Manager at the annual rate of 0.85% on the
        first $200 million of average daily net assets, and 0.75% on assets in excess of $200
        million.

        OLDCASTLE TREASURY FUND. The Fund pays the Manager at the annual rate of 0.30% of
        average daily net assets.
        """
    )
    assert [(row.name, str(row.rate.percent)) for row in found] == [
        ("OLDCASTLE SELECT FUND", "None"),
        ("OLDCASTLE TREASURY FUND", "0.30"),
    ]


def test_the_day_of_a_schedule_stands_before_that_of_its_plan():
    schedule = read(
        """
                                   SCHEDULE A
                     DATED AS OF SEPTEMBER 20, 2000, TO THE
                             DISTRIBUTION PLAN
                            DATED MARCH 15, 1996

        NAME OF FUND                                      ANNUAL RATE

        Tolland Large Company Fund                        0.10%
        Tolland World Bond Fund                           0.08%
        """
    ).schedules[0]
    assert schedule.as_of == date(2000, 9, 20)


def test_a_title_may_end_in_the_word_schedule():
    assert lines(
        """
                              THE HADDAM FUNDS
                   AMENDED AND RESTATED 12B-1 PLAN SCHEDULE

        CLASS A SHARES

        Fund                                              Maximum 12b-1 Fee
        Haddam Equity Index Fund                          .25%

        CLASS B SHARES

        Fund                                              Maximum 12b-1 Fee
        Haddam Equity Index Fund                          1.00%
        Haddam Municipal Fund                             .75%
        """
    ) == [
        "THE HADDAM FUNDS | Haddam Equity Index Fund | A | 0.25",
        "THE HADDAM FUNDS | Haddam Equity Index Fund | B | 1.00",
        "THE HADDAM FUNDS | Haddam Municipal Fund | B | 0.75",
    ]


def test_an_annex_says_when_it_was_last_revised():
    schedule = read(
        """
                                    ANNEX A

        FUND NAME                              LIMIT

        Lyme Growth Fund, Class K              1.15%
        Lyme Value Fund, Class K               1.20%

        This Annex was last revised on April 28, 2005.
        """
    ).schedules[0]
    assert schedule.as_of == date(2005, 4, 28)


def test_a_fund_goes_on_behind_a_page_number_between_dashes():
    assert lines(
        """
                                SCHEDULE A

        Series                                     Class         Plan Fee
        Saybrook Absolute Return Fund              Adviser       0.25%
        Saybrook Bond Fund                         Adviser       0.25%
                                   - 11 -
        Series                                     Class         Plan Fee
        Saybrook Bond Fund (cont'd)                Retail        0.35%
        """
    ) == [
        "Saybrook Absolute Return Fund | Adviser | 0.25",
        "Saybrook Bond Fund | Adviser | 0.25",
        "Saybrook Bond Fund | Retail | 0.35",
    ]


def test_a_class_may_stand_over_the_sign_of_its_column():
    assert lines(
        """
                                 SCHEDULE II

                                             A         C         R6
                                             (%)       (%)       (%)

        Clinton Disciplined Equity Fund      0.25      1.00      --
        Clinton Credit Fund                  0.20      0.95      0.00
        """
    ) == [
        "Clinton Disciplined Equity Fund | A | 0.25",
        "Clinton Disciplined Equity Fund | C | 1.00",
        "Clinton Disciplined Equity Fund | R6",
        "Clinton Credit Fund | A | 0.20",
        "Clinton Credit Fund | C | 0.95",
        "Clinton Credit Fund | R6 | 0.00",
    ]


def test_footnotes_may_share_a_paragraph():
    notes = (
        read(
            """
                                SCHEDULE A

        Fund                                         Rate
        Madison Strategy Fund(1)                     0.49%
        Madison Total Return Fund(2)                 0.44%

        (1) The Fund may invest through a subsidiary, which pays its own fee. (2) Before
        October 1, 2008, the rate was another.
        """
        )
        .schedules[0]
        .footnotes
    )
    assert [(note.marker, note.text, note.applies_to) for note in notes] == [
        ("(1)", "The Fund may invest through a subsidiary, which pays its own fee.", "row:0"),
        ("(2)", "Before October 1, 2008, the rate was another.", "row:1"),
    ]


def test_trust_and_fund_wrap_side_by_side_each_a_little_set_in():
    (row, other) = rows(
        """
                                   SCHEDULE 1

        Registrant                Fund                            (bps)   Since
        ----------                ----                            -----   -----
        Durham Investment Series  Durham Growth Fund                 25   06/01/03
         Funds                     (formerly Durham Capital
                                   Appreciation Fund)
        Durham Municipal Trust    Durham New York Tax-Free           20   06/01/03
                                   Fund
        """
    )
    assert (row.registrant, row.name, row.formerly) == (
        "Durham Investment Series Funds",
        "Durham Growth Fund",
        "Durham Capital Appreciation Fund",
    )
    assert (other.registrant, other.name) == ("Durham Municipal Trust", "Durham New York Tax-Free Fund")


def test_a_band_may_run_over_two_lines_before_its_rate():
    found = rows(
        """
                                    EXHIBIT C

        For its services the Administrator is paid, by each Fund named below, at the
        following annual rates on the net assets of that Fund:

        Net assets                             Rate
        Up to and including $1 billion         0.08%
        Over $1 billion up to and including
          $2.5 billion                         0.06%
        In excess of $2.5 billion              0.04%

             Guilford Stock Fund
             Guilford Bond Fund
        """
    )
    bands = [(0, 10**9, "0.08"), (10**9, 25 * 10**8, "0.06"), (25 * 10**8, None, "0.04")]
    assert [(row.name, steps(row)) for row in found] == [("Guilford Stock Fund", bands), ("Guilford Bond Fund", bands)]


def test_the_word_that_leads_to_a_fund_is_none_of_its_name():
    found = rows(
        """
                                  APPENDIX A

        FEE SCHEDULE

        For Branford Floating-Rate Fund:

        Average Daily Net Assets for the
        Month                                          Annual Fee Rate
        Up to $500 million                             0.625%
        $500 million and over                          0.600%
        """
    )
    assert [(row.name, steps(row)) for row in found] == [
        ("Branford Floating-Rate Fund", [(0, 500_000_000, "0.625"), (500_000_000, None, "0.600")])
    ]


def test_a_trust_within_the_rules_around_its_first_fund_heads_it():
    found = rows(
        """
                                 SCHEDULE 2

        Fund                             Average Net Assets      Rate
        ------------------------------------------------------------------
        Essex Equity Trust
        Essex Growth Fund                First $250 million      0.80%
                                         Over $250 million       0.70%
        ------------------------------------------------------------------
        Essex Dividend Fund              First $100 million      0.65%
                                         Over $100 million       0.60%
        ------------------------------------------------------------------
        Essex Bond Trust
        Essex Bond Fund                  First $1.5 billion      0.45%
                                         Over $1.5 billion       0.40%
        ------------------------------------------------------------------
        """
    )
    assert [(row.registrant, row.name) for row in found] == [
        ("Essex Equity Trust", "Essex Growth Fund"),
        ("Essex Equity Trust", "Essex Dividend Fund"),
        ("Essex Bond Trust", "Essex Bond Fund"),
    ]


def test_a_schedule_may_be_titled_in_capitals_on_the_line_of_its_letter():
    assert lines(
        """
        SCHEDULE A DISTRIBUTION AND SERVICE FEES BY CLASS (as of April 30, 2014)

        Fund                                Investor    Service
                                            Class       Class
        Groton Focused Growth Fund          0.25%       0.10%
        Groton Mid-Cap 400 Index Fund       0.25%       N/A
        """
    ) == [
        "Groton Focused Growth Fund | Investor | 0.25",
        "Groton Focused Growth Fund | Service | 0.10",
        "Groton Mid-Cap 400 Index Fund | Investor | 0.25",
        "Groton Mid-Cap 400 Index Fund | Service",
    ]


def test_headings_that_begin_with_one_brand_are_two():
    assert lines(
        """
                                SCHEDULE OF FEES

                                           Distribution  Service       Maximum
                                           Fee           Fee           Aggregate
        Pomfret Trust for Investments
        Pomfret Income Fund
          Class A                          0.00          0.25          0.25
          Class C                          0.75          0.25          1.00
        Pomfret Real Estate Fund
          Class A                          0.10          0.25          0.35
        """
    ) == [
        "Pomfret Trust for Investments | Pomfret Income Fund | A | 0.25",
        "Pomfret Trust for Investments | Pomfret Income Fund | C | 1.00",
        "Pomfret Trust for Investments | Pomfret Real Estate Fund | A | 0.35",
    ]


def test_what_a_row_prints_ends_on_the_day_with_which_its_footnote_begins():
    found = rows(
        """
                                  SCHEDULE A

        Name of Series                             Annual Rate of Fee

        Lebanon Equity Series                      0.25%
        Lebanon Fixed Income Series                0.15%(b)
        Lebanon Small Company Series               0.35%(c)

        (b) Until December 31, 2006; 0.25% from then on.
        (c) Through April 30, 2007, the Distributor waives 0.05%.
        """
    )
    assert [row.ends_on for row in found] == [None, date(2006, 12, 31), None]


def test_each_sentence_speaks_for_the_list_below_it():
    assert lines(
        """
                                   SCHEDULE A

        Class A Shares of the following Funds - 0.25% of average daily net assets:

             Sharon Aggressive Growth Fund
             Sharon Bond Fund

        Class C Shares of the following Funds - 1.00% of average daily net assets:

             Sharon Aggressive Growth Fund
        """
    ) == [
        "Sharon Aggressive Growth Fund | A | 0.25",
        "Sharon Bond Fund | A | 0.25",
        "Sharon Aggressive Growth Fund | C | 1.00",
    ]


def test_a_rate_in_words_may_run_over_two_lines():
    (equity, bond) = rows(
        """
                                 APPENDIX "B"

        NAME OF PORTFOLIO                 ANNUAL RATE OF COMPENSATION
        -----------------                 ---------------------------
        Canton Equity Portfolio           seventy-five one hundredths of one
                                          percent (.75%)
        Canton Bond Portfolio             one-half of one percent (.50%)
        """
    )
    assert (equity.name, equity.rate.printed) == (
        "Canton Equity Portfolio",
        "seventy-five one hundredths of one percent (.75%)",
    )
    assert [str(row.rate.percent) for row in (equity, bond)] == ["0.75", "0.50"]


def test_tabs_and_blanks_that_line_up_the_last_column_were_set_to_that_end():
    assert lines(
        "SCHEDULE A\n\nFUND\t\t\t\t  CLASS   FEE\n"
        "Winsted Emerging Markets Equity   A\t  0.25%\n"
        "\t\t\t\t  C\t  1.00%\n"
        "Winsted Global Fund\t\t  A\t  0.25%\n"
        "Winsted Target 2055 Fund\t  A\t  0.25%\n"
        "\t\t\t\t  R2\t  0.50%\n"
    ) == [
        "Winsted Emerging Markets Equity | A | 0.25",
        "Winsted Emerging Markets Equity | C | 1.00",
        "Winsted Global Fund | A | 0.25",
        "Winsted Target 2055 Fund | A | 0.25",
        "Winsted Target 2055 Fund | R2 | 0.50",
    ]


def test_a_text_in_double_spacing_is_read_as_one_in_single_spacing():
    printed = """
                                SCHEDULE A
                           DISTRIBUTION PLAN FEES

        Name of Fund                               Class       Rate
        ------------                               -----       ----
        Torrington Short-Term Government           Retail      0.10%
          Securities Fund                          Service     0.05%
        Torrington Emerging Debt Fund              Retail      0.40%

        Torrington Contrarian Fund                 Retail      0.25%
                                                   Service     0.10%

        Last amended: May 1, 2003
    """
    double = printed.replace("\n", "\n\n")
    assert lines(double) == lines(printed)
    assert len(lines(double)) == 5


def test_the_words_before_a_list_of_funds_that_share_bands_are_no_name():
    found = rows(
        """
                                   SCHEDULE A

        The following Funds: Avon Growth Fund, Avon Select Equity Fund and Avon Small-Mid
        Cap Fund

        First $500 million of average daily net assets    0.75%
        Assets in excess of $500 million                  0.60%
        """
    )
    bands = [(0, 500_000_000, "0.75"), (500_000_000, None, "0.60")]
    assert [(row.name, steps(row)) for row in found] == [
        (name, bands) for name in ("Avon Growth Fund", "Avon Select Equity Fund", "Avon Small-Mid Cap Fund")
    ]


def test_a_plus_behind_a_figure_belongs_to_the_name():
    assert lines(
        """
                                  SCHEDULE B

        Name of Portfolio                                Class       Fee (bps)
        Darien Dividend 500+ Portfolio                   Service          25
        Darien 1-3 Year Treasury Portfolio               Service          10
        """
    ) == ["Darien Dividend 500+ Portfolio | Service | 0.25", "Darien 1-3 Year Treasury Portfolio | Service | 0.10"]


def test_the_number_of_its_page_may_stand_on_the_line_of_the_schedule():
    assert lines(
        """
                                  SCHEDULE A                          Page 1 of 2

        FUND NAME                                    CLASS       12b-1 FEE
        Wilton Prime Fund                            A           0.25%
        Wilton Fixed Income Fund                     A           0.25%
                                                     B           1.00%
<PAGE>
                                  SCHEDULE A                          Page 2 of 2

        FUND NAME                                    CLASS       12b-1 FEE
        Wilton Fixed Income Fund                     C           1.00%
        """
    ) == [
        "Wilton Prime Fund | A | 0.25",
        "Wilton Fixed Income Fund | A | 0.25",
        "Wilton Fixed Income Fund | B | 1.00",
        "Wilton Fixed Income Fund | C | 1.00",
    ]


def test_a_schedule_may_be_numbered_with_a_point():
    assert lines(
        """
                                  SCHEDULE 1.1

        Account                                Fee per annum
        -------                                -------------
        Easton Stock Account                   0.45 of 1%
        Easton Money Market Account            1/8 of one percent
        """
    ) == ["Easton Stock Account | 0.45", "Easton Money Market Account | 0.125"]


def test_no_fee_is_a_fee_where_each_stands_close_behind_its_name():
    assert lines(
        """
                                 SCHEDULE A

        Fees payable under Section 2 (annual percentage of net assets):

             -  Bethel Select Fund - 0.30%
             -  Bethel 2035 Fund - 0.25%
             -  Bethel Sovereign Debt Fund - none
        """
    ) == ["Bethel Select Fund | 0.30", "Bethel 2035 Fund | 0.25", "Bethel Sovereign Debt Fund"]


def test_footnotes_whose_numbers_stand_behind_a_heading_are_no_clauses():
    found = read(
        """
                                  SCHEDULE A

                                     Class A     Class C     Class R6
        Fund                         Fee (1)     Fee (2)     Fee (3)
        ----                         -------     -------     --------
        Monroe Small Company Fund    0.25%       1.00%       N/A

        (1) Service fee.
        (2) Of this amount, 0.25% is a service fee and the remainder an asset-based sales
            charge.
        (3) No fee may be charged to this class.
        """
    )
    assert [note.applies_to for note in found.schedules[0].footnotes] == ["column:1", "column:2", "column:3"]
    assert [row.share_class for row in found.schedules[0].rows] == ["A", "C", "R6"]


def test_a_sentence_may_print_the_limits_beside_the_funds_below_it():
    assert lines(
        """
        Ladies and Gentlemen:

             Redding Advisors LLC agrees to limit the annual operating expenses of each Fund
        and class below to the percentage of average daily net assets printed beside it:

        Fund                                       Class           Limit
        ----                                       -----           -----
        Redding Core Fund                          Investor        1.15%
                                                   Institutional   0.90%
        Redding Micro-Cap Fund                     Investor        1.50%

                                                Very truly yours,
        """
    ) == [
        "Redding Core Fund | Investor | 1.15",
        "Redding Core Fund | Institutional | 0.90",
        "Redding Micro-Cap Fund | Investor | 1.50",
    ]


def test_classes_that_share_a_column_may_stand_below_one_another():
    assert lines(
        """
                         SCHEDULE A TO RULE 12b-1 PLAN

        Portfolio                              Class A &       Classes B
                                               Class T         and C
        Orange Appreciation Fund               .25%            1.00%
        Orange Bond Market Index Fund          .15%            N/A
        """
    ) == [
        "Orange Appreciation Fund | A | 0.25",
        "Orange Appreciation Fund | T | 0.25",
        "Orange Appreciation Fund | B | 1.00",
        "Orange Appreciation Fund | C | 1.00",
        "Orange Bond Market Index Fund | A | 0.15",
        "Orange Bond Market Index Fund | T | 0.15",
        "Orange Bond Market Index Fund | B",
        "Orange Bond Market Index Fund | C",
    ]


def test_each_a_series_of_leads_to_the_registrant():
    assert lines(
        """
                                 EXHIBIT A

        Each a series of Putnam Hill Trust:

        Putnam Hill Equity Fund                   0.25%
        Putnam Hill Bond Fund                     0.20%

        Each a series of Putnam Hill Variable Trust:

        Putnam Hill VT Equity Portfolio           0.25%
        """
    ) == [
        "Putnam Hill Trust | Putnam Hill Equity Fund | 0.25",
        "Putnam Hill Trust | Putnam Hill Bond Fund | 0.20",
        "Putnam Hill Variable Trust | Putnam Hill VT Equity Portfolio | 0.25",
    ]


def test_a_band_of_all_assets_may_say_no_more_than_all():
    found = rows(
        """
                                  EXHIBIT A
                     ANNUAL FEES IN BASIS POINTS (BPS)

        FUND                              AVERAGE NET ASSETS        BPS
        Preston Prime Cash Fund           All                       15
        Preston Multi-Asset Fund          First $500 million        65
                                          Over $500 million         60
        """
    )
    assert [(row.name, str(row.rate.percent)) for row in found] == [
        ("Preston Prime Cash Fund", "0.15"),
        ("Preston Multi-Asset Fund", "None"),
    ]


def test_the_heading_of_a_column_may_say_since_when_its_fee_is_paid():
    assert lines(
        """
                                   SCHEDULE A

        Fund                                    Previous        Fee Rate from
                                                Fee Rate        October 1, 2008
        ----                                    --------        ---------------
        Thompson Growth Fund                    0.80%           0.75%
        Thompson Core Bond Fund                 0.50%           0.45%
        """
    ) == ["Thompson Growth Fund | 0.75", "Thompson Core Bond Fund | 0.45"]


def test_a_company_in_capitals_close_under_the_headings_is_none_of_them():
    assert lines(
        """
                                SCHEDULE A

        Fund                                         Class       Rate
        WATERFORD INVESTMENT COMPANY OF
        AMERICA
        AND AFFILIATED FUNDS TRUST
        Waterford Founders Fund                      F-1         0.25%
        Waterford World Fund                         R-2         0.75%
        """
    ) == [
        "WATERFORD INVESTMENT COMPANY OF AMERICA AND AFFILIATED FUNDS TRUST | Waterford Founders Fund | F-1 | 0.25",
        "WATERFORD INVESTMENT COMPANY OF AMERICA AND AFFILIATED FUNDS TRUST | Waterford World Fund | R-2 | 0.75",
    ]


def test_a_class_without_a_plan_has_its_column_all_the_same():
    assert lines(
        """
                               SCHEDULE A

        Fund                                Class A       Institutional
                                            (Plan I)      (no plan)
        ----                                -----------   -------------
        Norfolk Growth Fund                 0.25%         --
        Norfolk Target 2060 Fund            0.25%         --
        """
    ) == [
        "Norfolk Growth Fund | A | 0.25",
        "Norfolk Growth Fund | Institutional",
        "Norfolk Target 2060 Fund | A | 0.25",
        "Norfolk Target 2060 Fund | Institutional",
    ]


def test_a_line_over_the_headings_may_end_in_the_day_of_the_schedule():
    schedule = read(
        """
                              SCHEDULE A
                     Funds and Fees as of May 14, 1999
        Fund                                        Class           Fee
        Suffield Growth and Income Fund             Investor        .25 of 1%
        Suffield Cash Fund                          Investor        .15 of 1%
        """
    ).schedules[0]
    assert schedule.as_of == date(1999, 5, 14)


def test_bands_may_be_those_of_each_of_two_funds():
    found = rows(
        """
                                 SCHEDULE A

        Hampton Large-Cap Stock Fund

             Up to and including $500 million          0.55%
             Over $500 million                         0.45%

        Hampton Limited Maturity Fund and Hampton Government Fund (each)

             All assets                                0.30%
        """
    )
    assert [row.name for row in found] == [
        "Hampton Large-Cap Stock Fund",
        "Hampton Limited Maturity Fund",
        "Hampton Government Fund",
    ]


def test_the_mark_that_ends_a_quoted_schedule_is_none_of_its_last_fund():
    assert lines(
        """
                                  "Schedule A

           Class                                  Annual Rate
           -----                                  -----------
           Investor                               0.25%
           Advisor                                0.15%

           The rates apply to each of these series of the Trust:

           Bolton Equity Income Fund
           Bolton Global Technology Fund"
        """
    ) == [
        "Bolton Equity Income Fund | Investor | 0.25",
        "Bolton Equity Income Fund | Advisor | 0.15",
        "Bolton Global Technology Fund | Investor | 0.25",
        "Bolton Global Technology Fund | Advisor | 0.15",
    ]


def test_each_class_has_the_day_beside_its_fee():
    found = rows(
        """
                                            SCHEDULE A

        Fund                         Class A              Class C              Class R
                                     Fee      Since       Fee      Since       Fee      Since
        ----                         ---      -----       ---      -----       ---      -----
        Vernon Growth Stock Fund     0.25%    05/01/98    1.00%    05/01/98    0.50%    07/01/03
        Vernon Real Assets Fund      0.25%    03/15/11    1.00%    04/15/11    --       --
        """
    )
    assert [(row.share_class, row.calculation_date) for row in found] == [
        ("A", date(1998, 5, 1)),
        ("C", date(1998, 5, 1)),
        ("R", date(2003, 7, 1)),
        ("A", date(2011, 3, 15)),
        ("C", date(2011, 4, 15)),
        ("R", None),
    ]


def test_a_page_number_in_the_flow_of_a_text_is_no_row():
    assert lines(
        """
                                 SCHEDULE A

        Registrant/Portfolio                    Class          Rate
        SOMERS VALUE FUNDS, INC.
           Somers Contrarian Fund               A              0.25%

        SOMERS INCOME FUNDS, INC.
                                   Page 1
        Registrant/Portfolio                    Class          Rate

           Somers Total Return Bond Fund        A              0.20%
                                                R              0.45%
                                   Page 2
           Somers Floating Rate Fund            A              0.20%
        """
    ) == [
        "SOMERS VALUE FUNDS, INC. | Somers Contrarian Fund | A | 0.25",
        "SOMERS INCOME FUNDS, INC. | Somers Total Return Bond Fund | A | 0.20",
        "SOMERS INCOME FUNDS, INC. | Somers Total Return Bond Fund | R | 0.45",
        "SOMERS INCOME FUNDS, INC. | Somers Floating Rate Fund | A | 0.20",
    ]


def test_a_fund_may_stand_in_the_title_of_its_fees_alone():
    assert lines(
        """
                                  EXHIBIT I

                     COLEBROOK CORE INCOME FUND - PLAN FEES

          Class A ........................................ 25 basis points
          Class R1 ....................................... 75 basis points
          Class I ........................................ No fee
        """
    ) == [
        "COLEBROOK CORE INCOME FUND | A | 0.25",
        "COLEBROOK CORE INCOME FUND | R1 | 0.75",
        "COLEBROOK CORE INCOME FUND | I | 0.00",
    ]


def test_numbered_rows_may_end_in_a_bare_figure_without_its_nought():
    assert lines(
        """
                                  SCHEDULE A

        (annual percentage of average daily net assets)

        Portfolio                                  Percentage
        1. Ashford Aggressive Equity                .25
        2. Ashford Government Securities            .20
        3. Ashford Real Estate                      .30
        """
    ) == [
        "Ashford Aggressive Equity | 0.25",
        "Ashford Government Securities | 0.20",
        "Ashford Real Estate | 0.30",
    ]


def test_a_class_between_its_fund_and_its_bands():
    found = rows(
        """
                                   SCHEDULE A

        BERLIN STABLE VALUE FUND
        Class A
          First $1 billion                    0.20%
          Over $1 billion                     0.15%
        Class C
          First $1 billion                    0.60%
          Over $1 billion                     0.55%

        BERLIN GROWTH FUND
        Class A
          All assets                          0.25%
        """
    )
    assert [(row.name, row.share_class) for row in found] == [
        ("BERLIN STABLE VALUE FUND", "A"),
        ("BERLIN STABLE VALUE FUND", "C"),
        ("BERLIN GROWTH FUND", "A"),
    ]
    assert steps(found[1]) == [(0, 10**9, "0.60"), (10**9, None, "0.55")]


def test_the_fee_begins_when_its_own_column_says_and_not_when_the_fund_did():
    found = rows(
        """
                                  SCHEDULE A

                                     Fee         Fund          Fee
        Fund                         Rate        Inception     Commencement
        Cheshire Growth Fund         0.25%       1/3/1985      7/1/1996
        Cheshire Bond Fund           0.20%       5/1/1991      7/1/1996
        """
    )
    assert [row.calculation_date for row in found] == [date(1996, 7, 1), date(1996, 7, 1)]


def test_a_company_may_print_its_former_name_below_it():
    trust = "ENFIELD VARIABLE PRODUCTS TRUST (formerly Enfield Annuity Trust)"
    assert lines(
        """
                                  SCHEDULE A

        FUND                                       CLASS       FEE

        ENFIELD VARIABLE PRODUCTS TRUST
        (formerly Enfield Annuity Trust) (continued)
        Enfield VIP Manager Portfolio              Service     0.10%
        Enfield VIP Index 500 Portfolio            Service     0.10%
        """
    ) == [
        f"{trust} | Enfield VIP Manager Portfolio | Service | 0.10",
        f"{trust} | Enfield VIP Index 500 Portfolio | Service | 0.10",
    ]


def test_the_twelfth_of_a_fee_is_none_beside_it():
    assert lines(
        """
                                  SCHEDULE A

                                         Annual        Monthly
        Fund                             Rate          Rate
        Granby Equity Fund               0.60%         0.05%
        Granby Bond Fund                 0.36%         0.03%
        """
    ) == ["Granby Equity Fund | 0.60", "Granby Bond Fund | 0.36"]


def test_bands_that_seem_to_have_reached_their_end_may_go_on_in_the_next_line():
    (row, other) = rows(
        """
                                  SCHEDULE A

        Jewett Worldwide Growth     1.00% of average daily net assets up to
          Opportunities Fund        and including $500 million; 0.95% of
                                    average daily net assets over $500 million
                                    up to and including $1 billion; and 0.90%
                                    of average daily net assets over $1 billion

        Jewett Fund                 0.75% of average daily net assets
        """
    )
    assert row.name == "Jewett Worldwide Growth Opportunities Fund"
    assert steps(row) == [(0, 500_000_000, "1.00"), (500_000_000, 10**9, "0.95"), (10**9, None, "0.90")]
    assert str(other.rate.percent) == "0.75"


def test_the_same_day_may_end_the_form_of_several_funds():
    page = "EXHIBIT A-{0}\n\nFund:       Lisbon {1} Fund\nRate:       0.70%\nEffective:  May 1, 2003\n"
    found = rows("\f".join(page.format(number, name) for number, name in ((1, "Growth"), (2, "Income"), (3, "Cash"))))
    assert [row.calculation_date for row in found] == [date(2003, 5, 1)] * 3
