"""Ways in which exhibits are really filed, beside what must come of them. All names and figures are invented."""

import pytest
from printed import in_review, lines, read, rows, steps

from toolkit.reading.extract import extract


def test_numbered_funds_head_their_classes_though_a_footnote_bears_the_same_figure():
    found = rows("""
                          APPENDIX A
                      DISTRIBUTION PLAN
                      ALDER FUNDS TRUST

        Funds Trust                                       Maximum
        Funds and Share Classes                        Rule 12b-1 Fee (%)
        1.  Alder Mixed Fund
              Class B                                      0.75
              Class C                                      0.75
        2.  Alder Target Today Fund1 (formerly, Vista Today Fund)
              Class C                                      0.75
        3.  Alder 2010 Fund1 (formerly, Vista 2010 Fund)
              Class C                                      0.75

        1   On March 31, 2005 the Board of Trustees approved changes to the overall
            structure of the Vista Funds.
        """)
    assert [(row.name, row.share_class, row.formerly, row.markers) for row in found] == [
        ("Alder Mixed Fund", "B", None, ()),
        ("Alder Mixed Fund", "C", None, ()),
        ("Alder Target Today Fund", "C", "Vista Today Fund", ("1",)),
        ("Alder 2010 Fund", "C", "Vista 2010 Fund", ("1",)),
    ]


def test_a_fund_without_classes_among_funds_that_head_theirs():
    found = read("""
        APPENDIX A

        Funds and Share Classes               Maximum Fee
        Alder Mixed Fund
          Class B                                0.75%
          Class C                                0.75%
        Alder Money Market Fund                  0.00%
        Alder Stock Fund
          Class B                                0.75%
          Class C                                0.75%
        """)
    assert [(row.name, row.share_class) for row in found.schedules[0].rows][2] == ("Alder Money Market Fund", None)


def cells(valign, blank):
    funds = {"Alder Gain Fund": [("Class C", "0.75%"), ("Class R", "0.25%")], "Alder Bond Fund": [("Class C", "0.70%")]}
    body = "".join(
        f'<tr><td valign="top"><p>{fund}</p>{"".join(f"<p>{name}</p>" for name, _ in classes)}</td>'
        f'<td valign="{valign}">{blank}{"".join(f"<p>{rate}</p>" for _, rate in classes)}</td></tr>'
        for fund, classes in funds.items()
    )
    head = "<tr><td>Funds and Share Classes</td><td>Maximum Rule 12b-1 Fee</td></tr>"
    return f"<html><body><p>APPENDIX A</p><table>{head}{body}</table></body></html>"


def test_rates_at_the_foot_of_a_cell_stand_beside_the_classes_below_the_fund(tmp_path):
    expected = [
        ("Alder Gain Fund", "C", "0.75"),
        ("Alder Gain Fund", "R", "0.25"),
        ("Alder Bond Fund", "C", "0.70"),
    ]
    for valign, blank in (("bottom", ""), ("top", "<p>&nbsp;</p>")):
        path = tmp_path / f"{valign}.htm"
        path.write_text(cells(valign, blank), encoding="utf-8")
        reading = extract(path)
        assert [(row.name, row.share_class, str(row.rate.percent)) for row in reading.rows] == expected
        assert reading.status == "clean"


def test_bands_beside_the_portfolios_of_a_trust_and_a_marker_between_strokes():
    (schedule,) = read("""
                          SCHEDULE A

                   ALDER FUNDS MANAGEMENT
                INVESTMENT ADVISORY AGREEMENT
                     ALDER MASTER TRUST

                                                    Advisory Fee (as a % of
        Master Trust Portfolios                    Average Daily Net Assets)
        -------------------------                  -------------------------
        Alder Worth Portfolio                      First 500M          0.70
                                                   Over 500M           0.65
        Alder Price-Protected Portfolio/1/         First 1B            0.45
                                                   Over 1B             0.40

        ----------
        /1/  On March 28, 2007, the Board of Trustees approved an advisory fee reduction
             to the Alder Price-Protected Portfolio.
        """).schedules
    assert schedule.title == "SCHEDULE A ALDER FUNDS MANAGEMENT INVESTMENT ADVISORY AGREEMENT"
    assert [(row.registrant, row.name, row.markers) for row in schedule.rows] == [
        ("ALDER MASTER TRUST", "Alder Worth Portfolio", ()),
        ("ALDER MASTER TRUST", "Alder Price-Protected Portfolio", ("/1/",)),
    ]
    assert steps(schedule.rows[1]) == [(0, 1_000_000_000, "0.45"), (1_000_000_000, None, "0.40")]
    assert [(note.marker, note.applies_to) for note in schedule.footnotes] == [("/1/", "row:1")]


def test_a_sentence_above_the_funds_names_no_registrant():
    assert [
        row.registrant
        for row in rows("""
        SCHEDULE A
        to the
        RULE 12b-1 PLAN
        of
        ALDER SERIES TRUST

        Pursuant to Section 1 of the Plan, the Trust shall pay the Distributor at the
        following annual rates:

        Alder Value Fund
             Investor Class Shares - 0.25% of average daily net assets
             Advisor Class Shares - 0.50% of average daily net assets
        """)
    ] == ["ALDER SERIES TRUST", "ALDER SERIES TRUST"]


def test_a_class_at_the_end_of_a_wrapped_name_is_no_class_below_its_fund_where_other_names_end_so():
    assert lines("""
        SCHEDULE A

        Name of Series                        Rate
        Alder Socially Responsible
        Core Bond Series                      0.55%
        Alder Short-Dated Income
        and Preservation Series               0.40%
        Alder High Yield Series
        Institutional Shares                  0.15%
        Alder Ohio Municipal Bond
        Series Institutional Shares           0.25%
        """) == [
        "Alder Socially Responsible Core Bond Series | 0.55",
        "Alder Short-Dated Income and Preservation Series | 0.40",
        "Alder High Yield Series Institutional Shares | Institutional | 0.15",
        "Alder Ohio Municipal Bond Series Institutional Shares | Institutional | 0.25",
    ]


def test_a_footnote_that_splits_a_fee_and_marks_none_is_doubted():
    assert in_review("""
        APPENDIX A

        Name of Series                   Rate        Effective Date*
        Alder Bond Series                0.35%       January 23, 2021
        Alder Stock Series               0.45%       July 2, 2020

        * 0.25% of this figure is a service fee; the remainder is an asset-based sales charge.
        """)


def test_bands_without_a_fund_are_an_error_and_not_an_empty_document(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(
        "COMPANY PERCENTAGE\n\n70 Basis points on the first $500 million\n65 Basis points on assets over $500 million\n"
    )
    assert extract(path).status == "review"


def test_the_first_line_of_one_class_over_a_column_is_part_of_that_class():
    assert (
        lines("""
        SCHEDULE A

                                                                  Institutional
        Funds                    Class R        Investor Class    Service Class
        Alder Bond Fund           0.95%             0.20%              0.35%
        Alder Stock Fund          0.15%             0.05%              0.90%
        """)[2]
        == "Alder Bond Fund | Institutional Service | 0.35"
    )


def test_a_line_that_closes_the_bracket_of_a_heading_is_part_of_it():
    assert lines("""
        SCHEDULE A

                                        Yearly Fee (as a % of the
        Name of Fund                    average daily net assets
                                        of the Fund)
        Alder Value Fund                0.25%
        Alder Stock Fund                0.30%
        """) == ["Alder Value Fund | 0.25", "Alder Stock Fund | 0.30"]


def test_a_row_close_under_a_heading_of_many_small_words_is_a_row():
    assert lines("""
        Appendix B

        Investment Portfolio                          Annual Servicing Fee (% of average net assets)
        Alder Inflation-Protected Bond Portfolio      0.20%
        Alder Income 2020 Portfolio                   0.30%
        """) == ["Alder Inflation-Protected Bond Portfolio | 0.20", "Alder Income 2020 Portfolio | 0.30"]


def test_a_class_a_blank_behind_a_long_name_stands_where_the_classes_of_other_funds_do():
    assert lines("""
        ANNEX A

        Fund                                   Classes               Fee
        ALDER INFLATION-PROTECTED BONDS FUND   Class Y               0.10%
        ALDER 100-STOCK INDEX FUND             Classes Y, B and R6   0.05%
        ALDER ALLOCATION FUND                  Classes A and I       0.65%
        """)[:2] == ["ALDER INFLATION-PROTECTED BONDS FUND | Y | 0.10", "ALDER 100-STOCK INDEX FUND | Y | 0.05"]


def test_a_class_in_brackets_on_a_line_of_its_own_heads_the_rows_below_it():
    assert lines("""
        SCHEDULE A

                              ALDER EQUITY FUNDS
                               (CLASS A SHARES)

        Fund                                   Fee
        Alder Bond Fund                        0.25%
        Alder Stock Fund                       0.25%

                              ALDER BOND FUNDS
                               (CLASS C SHARES)

        Fund                                   Fee
        Alder High Fund                        0.75%
        """) == [
        "ALDER EQUITY FUNDS | Alder Bond Fund | A | 0.25",
        "ALDER EQUITY FUNDS | Alder Stock Fund | A | 0.25",
        "ALDER BOND FUNDS | Alder High Fund | C | 0.75",
    ]


def test_the_last_word_of_the_first_name_is_no_heading():
    assert (
        lines("""
        SCHEDULE A

        Fund and Class                           Annual
                                                 Fee Rate
        Alder Precious Metals & Minerals
        Portfolio
          Class Z                                0.65%
          Class A                                0.30%
        Alder Core Portfolio
          Class A                                0.35%
        """)[0]
        == "Alder Precious Metals & Minerals Portfolio | Z | 0.65"
    )


def test_a_class_behind_a_dash_behind_a_company_is_its_class():
    assert lines("""
        SCHEDULE A

        Fund                                     Fee
        Alder Growth Fund, Inc. -- Class A       0.25%
        Alder Growth Fund, Inc. -- Class C       0.75%
        """) == [
        "Alder Growth Fund, Inc. -- Class A | A | 0.25",
        "Alder Growth Fund, Inc. -- Class C | C | 0.75",
    ]


def test_a_list_of_funds_below_the_rates_is_headed_by_its_title():
    assert lines("""
        SCHEDULE 1

        The following rates apply to each of the Funds listed below:

        Class             Annual Rate
        Class A           0.25%
        List of Funds
        Alder Bond Fund
        Alder Stock Fund
        """) == ["Alder Bond Fund | A | 0.25", "Alder Stock Fund | A | 0.25"]


def test_a_page_number_beside_a_revision_is_of_the_page():
    assert lines("""
        SCHEDULE A

        Fund                  Fee
        Alder Bond Fund       0.25%
        Alder Stock Fund      0.30%

                                   1 Rev. 5/04
        """) == ["Alder Bond Fund | 0.25", "Alder Stock Fund | 0.30"]


def test_below_a_schedule_may_stand_whose_it_is_its_day_and_that_of_its_amendment():
    printed = """
                              SCHEDULE A

        Fund                                    Advisory Fee Rate
        Alder 2020 Fund                              0.35%
        Alder Bond Fund                              0.25%

        Investment Advisory Contract

        Schedule A, dated December 1, 2009

        Amended: May 19, 2010
        """
    assert lines(printed) == ["Alder 2020 Fund | 0.35", "Alder Bond Fund | 0.25"]
    assert [str(schedule.as_of) for schedule in read(printed).schedules] == ["2009-12-01"]


def test_of_two_companies_that_a_title_names_neither_is_the_trust():
    printed = """
                              Schedule A
                                to the
                        Sub-Advisory Agreement
                                between
                   Alder Investment Company, LP
                                  and
                      Birch Partners, Inc.

        Alder Health Fund                              .50%
        Alder Growth Fund                              .55%
        """
    assert lines(printed) == ["Alder Health Fund | 0.50", "Alder Growth Fund | 0.55"]


@pytest.mark.parametrize("odd", ["\ufffd", "\u202e"], ids=["a lost character", "a mark that turns text round"])
def test_a_name_with_a_character_that_is_none_is_doubted(odd):
    printed = """
        SCHEDULE A

        Fund                               Rate
        Alder Bond Fund                    0.45%
        Alder Euro{}pe Fund                 0.40%
        """
    assert not in_review(printed.format(" "))
    assert in_review(printed.format(odd))


def test_the_class_of_all_rows_may_stand_in_the_heading_of_their_names():
    printed = """
                              SCHEDULE A

        ALDER SERIES TRUST

                                      MAXIMUM
        PORTFOLIO -                   SERVICE       AGGREGATE
        CLASS C SHARES                  FEE            FEE
        --------------                -------       ---------
        Alder Core Fund                0.25%          1.00%
        Alder Short Fund               0.25%          0.50%

        ALDER GROWTH TRUST

                                      MAXIMUM
        PORTFOLIO -                   SERVICE       AGGREGATE
        CLASS R SHARES                  FEE            FEE
        --------------                -------       ---------
        Alder Asia Fund                0.25%          0.50%
        """
    assert lines(printed) == [
        "ALDER SERIES TRUST | Alder Core Fund | C | 1.00",
        "ALDER SERIES TRUST | Alder Short Fund | C | 0.50",
        "ALDER GROWTH TRUST | Alder Asia Fund | R | 0.50",
    ]
