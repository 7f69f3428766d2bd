"""Layouts of filed exhibits that no plain table has: lists, halves side by side, running heads, parts without total.

All names and figures are invented.
"""

import pytest
from test_schedule_layouts import paper

from toolkit.problems import Kind, needs_a_person
from toolkit.reading.find import schedule_spans
from toolkit.reading.sceptic import sceptical
from toolkit.reading.schedule import read_schedules


def read(printed):
    made = paper(printed)
    spans = schedule_spans(made)
    reading = read_schedules(made, spans)
    problems = (*reading.problems, *sceptical(made, spans, reading.schedules))
    doubts = [each.message for each in problems if each.kind is Kind.READING and needs_a_person([each])]
    return [row for schedule in reading.schedules for row in schedule.rows], doubts


def lines(printed):
    """Rows as `registrant | name | class | percent`, what is not printed left out; nothing may be doubted."""
    rows, doubts = read(printed)
    assert not doubts, doubts
    return [
        " | ".join(
            str(part) for part in (row.registrant, row.name, row.share_class, row.rate.percent) if part is not None
        )
        for row in rows
    ]


def test_a_running_head_is_no_registrant():
    head = "Alder Funds -- Distribution Plan"
    assert lines(f"""
        This Plan is made under Rule 12b-1.
        <PAGE>
        {head}

                        SCHEDULE A

        Fund                              Rate
        Bond Fund                        0.25%
        Stock Fund                       0.25%
        <PAGE>
        {head}

        Europe Fund                      0.30%
        """) == ["Bond Fund | 0.25", "Stock Fund | 0.25", "Europe Fund | 0.30"]


def test_two_tables_side_by_side_are_read_one_after_the_other():
    assert lines("""
                                SCHEDULE A

        Fund                     Fee     Fund                     Fee
        Alder Bond Fund        0.25%     Alder Europe Fund      0.30%
        Alder Stock Fund       0.35%     Alder Asia Fund        0.40%
        Alder Money Fund       0.10%
        """) == [
        "Alder Bond Fund | 0.25",
        "Alder Stock Fund | 0.35",
        "Alder Money Fund | 0.10",
        "Alder Europe Fund | 0.30",
        "Alder Asia Fund | 0.40",
    ]


def test_a_list_in_two_columns_loses_neither():
    assert lines("""
                                SCHEDULE A
              Fee payable by each of the Funds listed below:
                   0.25% of average daily net assets

        Alder Bond Fund                 Alder Europe Fund
        Alder Stock Fund                Alder Asia Fund
        Alder Money Fund
        """) == [f"Alder {kind} Fund | 0.25" for kind in ("Bond", "Stock", "Money", "Europe", "Asia")]


@pytest.mark.parametrize("labels", [("(1)", "(2)", "(3)"), ("1.", "2.", "3."), ("a)", "b)", "c)"), (">>", ">>", ">>")])
def test_what_counts_the_rows_is_no_part_of_a_name(labels):
    one, two, three = labels
    assert lines(f"""
        SCHEDULE A

             NAME OF FUND              RATE
        {one:3}  Alder Bond Fund          0.25%
        {two:3}  Alder Stock Fund         0.35%
        {three:3}  Alder Money Fund         0.10%
        """) == ["Alder Bond Fund | 0.25", "Alder Stock Fund | 0.35", "Alder Money Fund | 0.10"]


@pytest.mark.parametrize("link", [" - ", " -- ", ": "])
def test_a_fee_behind_a_dash_or_a_colon(link):
    assert lines(f"""
        EXHIBIT A

            Alder Bond Fund{link}.25 of 1%
            Alder Small Company Stock Fund{link}.35 of 1%
            Alder 130/30 Fund{link}.10 of 1%
        """) == ["Alder Bond Fund | 0.25", "Alder Small Company Stock Fund | 0.35", "Alder 130/30 Fund | 0.10"]


def test_the_quotation_mark_that_ends_a_schedule_is_no_part_of_its_last_fee():
    rows, doubts = read("""
        Schedule A is deleted in its entirety and replaced with the following:

                             "SCHEDULE A

        Portfolio                              Maximum Fee
        Alder Bond Fund                        0.25%
        Alder Stock Fund                       0.35%"

        All other terms of the Plan remain in full force and effect.
        """)
    assert [(row.name, row.rate.printed) for row in rows] == [
        ("Alder Bond Fund", "0.25%"),
        ("Alder Stock Fund", "0.35%"),
    ]
    assert not doubts


def test_a_plus_sign_marks_a_fund():
    rows, doubts = read("""
        SCHEDULE A

        Fund                        Fee
        Alder Bond Fund+          0.25%
        Alder Stock Fund          0.35%

        + Paid only on shares bought after the date of this Plan.
        """)
    assert [(row.name, row.markers) for row in rows] == [("Alder Bond Fund", ("+",)), ("Alder Stock Fund", ())]
    assert not doubts


def test_parts_without_a_total_give_rows_and_are_in_review():
    rows, doubts = read("""
        SCHEDULE A

                                   Distribution     Service
        Fund             Class              Fee         Fee
        Alder Bond Fund    A              0.00%       0.25%
                           B              0.75%       0.25%
        Alder Stock Fund   A              0.00%       0.25%
        """)
    assert [(row.name, row.share_class, row.rate.percent, row.service_fee_percent) for row in rows] == [
        ("Alder Bond Fund", "A", None, rows[0].service_fee_percent),
        ("Alder Bond Fund", "B", None, rows[0].service_fee_percent),
        ("Alder Stock Fund", "A", None, rows[0].service_fee_percent),
    ]
    assert [str(row.asset_based_sales_charge_percent) for row in rows] == ["0.00", "0.75", "0.00"]
    assert str(rows[0].service_fee_percent) == "0.25"
    assert any("only the parts" in doubt for doubt in doubts)


def test_a_trust_and_its_fund_wrap_side_by_side():
    assert lines("""
        SCHEDULE A

        Trust                     Fund                            Fee Rate

        Alder Investment          Alder Convertible Securities       0.25%
        Series Funds, Inc.        Portfolio
                                  Alder Bond Fund                    0.35%

        Alder Tax-Exempt          Alder Ohio Fund                    0.10%
        Funds
        """) == [
        "Alder Investment Series Funds, Inc. | Alder Convertible Securities Portfolio | 0.25",
        "Alder Investment Series Funds, Inc. | Alder Bond Fund | 0.35",
        "Alder Tax-Exempt Funds | Alder Ohio Fund | 0.10",
    ]


def test_a_small_company_is_no_company():
    assert lines("""
        SCHEDULE A

        Fund                                 Fee     Effective Date
        Alder Diversified Small Company    0.25%     May 1, 2003
        Opportunities Fund
        ALDER EQUITY TRUST
        Alder Bond Fund                    0.35%     May 1, 2003
        Alder Stock Fund                   0.35%     May 1, 2003
        """) == [
        "Alder Diversified Small Company Opportunities Fund | 0.25",
        "ALDER EQUITY TRUST | Alder Bond Fund | 0.35",
        "ALDER EQUITY TRUST | Alder Stock Fund | 0.35",
    ]


def test_dates_printed_into_each_other_are_two():
    rows, doubts = read("""
        SCHEDULE A

                              Expense      Effective        Expiration
        Fund                  Limit        Date             Date
        Alder Bond Fund
           Class A Shares     1.25%        July 14, 2006    June 30, 2011
           Class C Shares     2.00%        February 16, 2005June 30, 2011
        """)
    assert [(str(row.calculation_date), str(row.ends_on)) for row in rows] == [
        ("2006-07-14", "2011-06-30"),
        ("2005-02-16", "2011-06-30"),
    ]
    assert not doubts


def test_fees_in_a_table_and_in_sentences_are_both_rows():
    assert lines("""
        SCHEDULE A

        Fund                     Fee
        Alder Bond Fund        0.25%
        Alder Stock Fund       0.35%

        For Alder Europe Fund, the fee is at the annual rate of 0.60% of average daily net assets.
        """) == ["Alder Bond Fund | 0.25", "Alder Stock Fund | 0.35", "Alder Europe Fund | 0.60"]


def test_the_label_before_a_fee_is_no_name():
    assert lines("""
        EXHIBIT A

        Fund:           Alder Bond Fund

        Fee:            0.25% of average daily net assets
        """) == ["Alder Bond Fund | 0.25"]


def test_a_heading_that_is_underlined_is_that_of_the_classes_below_it():
    assert lines("""
        SCHEDULE A

        Fund and Class                      Annual Fee

        Alder Ohio Municipal Bond Fund
        ------------------------------
            Class C                           0.18%
            Class K                           0.35%
        Alder Large Cap Core Fund
        -------------------------
            Class I                           1.00%
            Class Y                           1.15%
        """) == [
        "Alder Ohio Municipal Bond Fund | C | 0.18",
        "Alder Ohio Municipal Bond Fund | K | 0.35",
        "Alder Large Cap Core Fund | I | 1.00",
        "Alder Large Cap Core Fund | Y | 1.15",
    ]


@pytest.mark.parametrize("caption", ["Class of Shares", "Annual Fee (in basis points)"])
def test_a_caption_over_bare_classes_is_no_part_of_their_headings(caption):
    figures = ("25", "100", "50") if "basis" in caption else ("0.25%", "1.00%", "0.50%")
    assert lines(f"""
        SCHEDULE A

                                        {caption}
        Fund                         A              C              R6
        Alder Bond Fund      {figures[0]:>9}      {figures[1]:>9}      {figures[2]:>9}
        Alder Stock Fund     {figures[0]:>9}      {figures[1]:>9}      {figures[2]:>9}
        """) == [
        f"Alder {kind} Fund | {letter} | {percent}"
        for kind in ("Bond", "Stock")
        for letter, percent in (("A", "0.25"), ("C", "1.00"), ("R6", "0.50"))
    ]


def test_the_end_of_a_fiscal_year_is_no_fee():
    assert lines("""
        SCHEDULE A

        Ticker    Fund                    Fee   Fiscal Year
                                                        End
        ABND      Alder Bond ETF        0.18%         12/31
        ASTK      Alder Stock ETF       0.25%          6/30
        AEUR      Alder Europe ETF      0.30%          6/30
        """) == ["Alder Bond ETF | 0.18", "Alder Stock ETF | 0.25", "Alder Europe ETF | 0.30"]


def test_a_rate_in_words_with_its_figure_on_the_next_line_is_one():
    rows, doubts = read("""
        SCHEDULE A

        Fund                  Annual Fee
        Alder Bond Fund       three-quarters of one percent
                              (0.75%)
        Alder Stock Fund      1/4 of 1%
        """)
    assert [(row.rate.printed, str(row.rate.percent)) for row in rows] == [
        ("three-quarters of one percent (0.75%)", "0.75"),
        ("1/4 of 1%", "0.25"),
    ]
    assert not doubts


def test_a_class_of_its_own_line_under_the_title_heads_the_funds():
    assert lines("""
        SCHEDULE A

        SERVICE SHARES

        Fund                    Annual Rate
        Alder Bond Fund               0.50%

        CLASS C SHARES

        Fund                    Annual Rate
        Alder Bond Fund               0.75%
        """) == ["Alder Bond Fund | SERVICE | 0.50", "Alder Bond Fund | C | 0.75"]


def test_the_title_may_name_a_series_company_after_of():
    assert lines("""
        SCHEDULE A
        DISTRIBUTION PLAN OF
        ALDER GROWTH SERIES

        Fund                    Annual Rate
        Bond Fund                     0.50%
        Stock Fund                    0.50%
        """) == ["ALDER GROWTH SERIES | Bond Fund | 0.50", "ALDER GROWTH SERIES | Stock Fund | 0.50"]


def test_a_name_printed_into_another_is_doubted():
    _, doubts = read("""
        SCHEDULE A
        The Funds listed below pay 0.25% of average daily net assets:

        Alder Small Companies FundAlder Europe Fund
        Alder Bond Fund
        """)
    assert any("two names in one" in doubt for doubt in doubts)


def test_a_class_that_heads_two_schedules_is_no_running_head():
    assert lines("""
        This Plan is made under Rule 12b-1.
        <PAGE>
                        EXHIBIT A
                      CLASS B SHARES

        Fund                              Rate
        Alder Bond Fund                  0.25%
        <PAGE>
                        EXHIBIT B
                      CLASS B SHARES

        Fund                              Rate
        Alder Stock Fund                 0.25%
        """) == ["Alder Bond Fund | B | 0.25", "Alder Stock Fund | B | 0.25"]


def test_a_name_and_its_rate_in_words_wrap_side_by_side():
    assert lines("""
        EXHIBIT A

        Fund                            Annual Rate
        Alder Long/Short Opportunities  .35 of 1% of average daily net
        Portfolio                       assets
        Alder Bond Fund                 .25 of 1% of average daily net
                                        assets
        """) == ["Alder Long/Short Opportunities Portfolio | 0.35", "Alder Bond Fund | 0.25"]


def test_rules_typed_between_rows_part_them():
    assert lines("""
        SCHEDULE A
        +-------------------------+-------+
        | Fund                    |  Fee  |
        +-------------------------+-------+
        | Alder Tax-Managed       | 0.35% |
        | Dividend Growth Fund    |       |
        +-------------------------+-------+
        | Alder Bond Fund         | 0.25% |
        +-------------------------+-------+
        """) == ["Alder Tax-Managed Dividend Growth Fund | 0.35", "Alder Bond Fund | 0.25"]


def test_roman_numbers_count_registrants():
    assert lines("""
        SCHEDULE A

        I.   Alder Equity Trust

             Alder Stock Fund        0.25%

        II.  Alder Income Trust

             Alder Bond Fund         0.35%
        """) == ["Alder Equity Trust | Alder Stock Fund | 0.25", "Alder Income Trust | Alder Bond Fund | 0.35"]


def test_a_registrant_last_on_its_page_is_said_again_on_the_next():
    assert lines("""
        SCHEDULE A

        Fund                       Fee
        Alder Equity Trust
        Alder Stock Fund         0.25%

        Alder Income Trust
        <PAGE>
        Alder Income Trust (continued)
        Alder Bond Fund          0.35%
        """) == ["Alder Equity Trust | Alder Stock Fund | 0.25", "Alder Income Trust | Alder Bond Fund | 0.35"]


def test_dashes_before_classes_are_no_fees():
    assert lines("""
        SCHEDULE A

        Alder Bond Fund
           - Class A              0.25%
           - Class C              1.00%

        Alder Stock Fund
           - Class A              0.25%
        """) == ["Alder Bond Fund | A | 0.25", "Alder Bond Fund | C | 1.00", "Alder Stock Fund | A | 0.25"]


def test_the_new_fee_counts_and_the_prior_one_does_not():
    assert lines("""
        SCHEDULE A

        Fund                  Prior Fee     New Fee
        Alder Bond Fund           0.45%       0.40%
        Alder Stock Fund          0.55%       0.50%
        """) == ["Alder Bond Fund | 0.40", "Alder Stock Fund | 0.50"]


def test_a_trust_that_wraps_further_than_its_fund_keeps_its_last_line():
    assert lines("""
        SCHEDULE A

        Trust                Fund                         Fee Rate
        Alder                Alder Health Sciences           0.50%
        Counselor Series     Portfolio
        Trust
        Alder Growth         Alder Bond Fund                 0.25%
        Series
        """) == [
        "Alder Counselor Series Trust | Alder Health Sciences Portfolio | 0.50",
        "Alder Growth Series | Alder Bond Fund | 0.25",
    ]


def test_dates_that_their_column_breaks_are_dates():
    rows, doubts = read("""
        SCHEDULE A

        Fund                        Fee Rate     Effective Date
        Alder U.S. Treasury            0.30%     December 18,
        Reserves Portfolio                       2022
        Alder Ohio Municipal           1.00%     September 15,
        Bond Fund                                2019
        """)
    assert [(row.name, str(row.calculation_date)) for row in rows] == [
        ("Alder U.S. Treasury Reserves Portfolio", "2022-12-18"),
        ("Alder Ohio Municipal Bond Fund", "2019-09-15"),
    ]
    assert not doubts


def test_gaps_that_justified_type_stretches_part_no_name():
    assert lines("""
        SCHEDULE A

        Fund                                       Rate
        Alder Asia ex-Japan Small Company Fund    0.40%
        Alder    Tax-Managed    Multi-Cap   Core  0.85%
        Dividend Growth Fund
        Alder Intermediate-Term Bond Index Fund   0.25%
        """) == [
        "Alder Asia ex-Japan Small Company Fund | 0.40",
        "Alder Tax-Managed Multi-Cap Core Dividend Growth Fund | 0.85",
        "Alder Intermediate-Term Bond Index Fund | 0.25",
    ]


def test_words_in_a_column_that_nothing_heads_are_doubted():
    _, doubts = read("""
        SCHEDULE A

        Fund                                                      Rate
        Alder Bond Fund                     jointly              0.40%
        Alder Stock Fund                    severally            0.85%
        Alder Europe Fund                   jointly              0.25%
        """)
    assert any("nothing heads" in doubt for doubt in doubts)


def test_class_of_shares_is_no_class():
    assert lines("""
        SCHEDULE A

        Fund                 Share Class          Fee
        Alder Bond Fund          A              0.25%
        Alder Bond Fund          C              1.00%
        """) == ["Alder Bond Fund | A | 0.25", "Alder Bond Fund | C | 1.00"]


def test_a_class_before_its_funds_holds_downward():
    assert lines("""
        SCHEDULE A

        Class     Fund                  Fee
        Class A   Alder Bond Fund     0.25%
                  Alder Stock Fund    0.35%
        Class C   Alder Bond Fund     1.00%
                  Alder Stock Fund    0.75%
        """) == [
        "Alder Bond Fund | A | 0.25",
        "Alder Stock Fund | A | 0.35",
        "Alder Bond Fund | C | 1.00",
        "Alder Stock Fund | C | 0.75",
    ]


def test_columns_that_no_line_fills_all_are_told_by_their_places():
    assert lines("""
        SCHEDULE A

        Fund                 Class A    Class B    Class C
        Alder Bond Fund        0.50%      0.25%
        Alder Stock Fund                  1.00%      0.20%
        Alder Europe Fund      0.25%                 0.10%
        """) == [
        "Alder Bond Fund | A | 0.50",
        "Alder Bond Fund | B | 0.25",
        "Alder Stock Fund | B | 1.00",
        "Alder Stock Fund | C | 0.20",
        "Alder Europe Fund | A | 0.25",
        "Alder Europe Fund | C | 0.10",
    ]


def test_the_schedule_s_page_number_is_no_registrant():
    assert lines("""
        SCHEDULE A

        Fund                   Rate
        Alder Bond Fund       0.25%

                Schedule A, page 1
        <PAGE>

        Alder Stock Fund      0.35%
        """) == ["Alder Bond Fund | 0.25", "Alder Stock Fund | 0.35"]


def test_two_columns_headed_as_the_same_part_are_doubted():
    _, doubts = read("""
        SCHEDULE A

                           Distribution    Distribution      Total
        Fund                        Fee             Fee        Fee
        Alder Bond Fund           0.25%           0.25%      0.50%
        Alder Stock Fund          0.50%           0.25%      0.75%
        """)
    assert any("the same part" in doubt for doubt in doubts)


def test_words_left_of_all_names_are_no_sure_part_of_one():
    _, doubts = read("""
        SCHEDULE A

        Trust                    Fund                  Class     Fee Rate
        Alder Treasurer's
                                 Alder Bond Fund       Class I      0.85%
        Series Trust
        """)
    assert doubts


def test_a_trust_holds_over_the_page_where_none_is_named():
    assert lines("""
        SCHEDULE A

        Trust                Fund                  Fee Rate
        Alder Growth Trust   Alder Stock Fund         0.25%
        Alder Income Trust   Alder Bond Fund          0.35%
                             Alder Money Fund         0.10%
        <PAGE>
        Trust                Fund                  Fee Rate
                             Alder Ohio Fund          0.40%
        """) == [
        "Alder Growth Trust | Alder Stock Fund | 0.25",
        "Alder Income Trust | Alder Bond Fund | 0.35",
        "Alder Income Trust | Alder Money Fund | 0.10",
        "Alder Income Trust | Alder Ohio Fund | 0.40",
    ]


def test_a_name_that_begins_with_income_is_no_end_of_the_one_above_it():
    assert lines("""
        ANNEX A

        Funds                       Class       Advisory Fee Rate
        Treasury Series             Class B     0.65%
                                    Class Y     0.12%
        Top 20 Series               Class Y     0.80%
                                    Class C     1.15%
        Dividend 40 Series          Class Y     0.15%
        Income 2020 Series          Class C     0.05%
        """) == [
        "Treasury Series | B | 0.65",
        "Treasury Series | Y | 0.12",
        "Top 20 Series | Y | 0.80",
        "Top 20 Series | C | 1.15",
        "Dividend 40 Series | Y | 0.15",
        "Income 2020 Series | C | 0.05",
    ]


def test_a_former_name_may_hold_a_mark_in_brackets_and_a_mark_is_no_class():
    found, doubts = read("""
        SCHEDULE A
        Fund                                                      Fee
        Alder Bond Fund (formerly Alder Small Wonders(SM) Fund)   0.45%
        Alder Wonders Fund(SM)                                    0.40%
        Alder Stock Fund (Formerly Vista (US) Fund)               0.35%
        """)
    assert [(row.name, row.share_class, row.formerly) for row in found] == [
        ("Alder Bond Fund", None, "Alder Small Wonders(SM) Fund"),
        ("Alder Wonders Fund(SM)", None, None),
        ("Alder Stock Fund", None, "Vista (US) Fund"),
    ]
    assert not doubts
