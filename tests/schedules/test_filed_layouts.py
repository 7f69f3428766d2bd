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


def test_a_name_of_nothing_but_heading_words_is_doubted():
    _, doubts = read("""
        EXHIBIT A

        Fund:           Alder Bond Fund

        Fee:            0.25% of average daily net assets
        """)
    assert any("reads like a heading" in doubt for doubt in doubts)
