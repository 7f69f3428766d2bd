"""Exhibits of advisory and sub-advisory agreements as they are filed: their titles, bands, and rows of single lines."""

import pytest
from printed import in_review, lines, read, rows, steps

from toolkit.reading.extract import extract

MILLION = 1_000_000


def bands(row):
    return [(low // MILLION, high and high // MILLION, percent) for low, high, percent in steps(row)]


def page_rows(tmp_path, *table, title="SCHEDULE A"):
    """Read a page of HTML with one table, each of its rows a tuple of cells."""
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table)
    path = tmp_path / "exhibit.htm"
    path.write_text(f"<html><body><p align='center'>{title}</p><table>{cells}</table></body></html>")
    reading = extract(path)
    assert reading.status == "clean", [problem.message for problem in reading.problems]
    return reading.schedules[0].rows


def test_the_end_of_a_name_in_a_row_of_its_own_goes_on_with_it(tmp_path):
    found = page_rows(
        tmp_path,
        ("Series", "Annual Fee"),
        ("Linden Global High Dividend Low Volatility", "0.2100%"),
        ("Portfolio", ""),
        ("Linden Index Plus Portfolio", "0.1580%"),
    )
    assert [row.name for row in found] == [
        "Linden Global High Dividend Low Volatility Portfolio",
        "Linden Index Plus Portfolio",
    ]


def test_a_former_name_over_rows_of_its_own_belongs_to_the_fund_above(tmp_path):
    found = page_rows(
        tmp_path,
        ("Series", "Annual Fee"),
        ("Linden Credit Fund", "0.18%"),
        ("Linden Series EM Fund", ""),
        ("(formerly, Linden Emerging Markets", "0.05%"),
        ("Corporate Debt Fund)", ""),
    )
    assert [(row.name, row.formerly, str(row.rate.percent)) for row in found] == [
        ("Linden Credit Fund", None, "0.18"),
        ("Linden Series EM Fund", "Linden Emerging Markets Corporate Debt Fund", "0.05"),
    ]


def test_a_former_name_beside_the_second_band_ends_no_list_of_bands(tmp_path):
    (row,) = page_rows(
        tmp_path,
        ("Fund Name", "Effective Date", "Annual Rate"),
        ("Linden Smid Cap Fund", "January 4, 2010", "0.75% on first $500 million"),
        ("(formerly Linden Opportunities Fund)", "", "0.70% on next $500 million"),
        ("", "", "0.65% on assets in excess of $1 billion"),
    )
    assert (row.name, row.formerly, str(row.calculation_date)) == (
        "Linden Smid Cap Fund",
        "Linden Opportunities Fund",
        "2010-01-04",
    )
    assert bands(row) == [(0, 500, "0.75"), (500, 1000, "0.70"), (1000, None, "0.65")]


def test_what_heads_bands_beside_each_fund_is_no_cell_of_its_row(tmp_path):
    found = page_rows(
        tmp_path,
        ("Fund Name (Trust Name)", "Effective Date", "Management Fee Schedule", ""),
        ("Linden Growth Fund", "April 30, 2021", "Net Assets", "Fee"),
        ("", "", "Up to $1 billion", "0.70% of net assets"),
        ("", "", "In excess of $1 billion", "0.65% of net assets"),
        ("Linden Bond Fund", "May 28, 2021", "Net Assets", "Fee"),
        ("", "", "Up to $1 billion", "0.50% of net assets"),
        ("", "", "In excess of $1 billion", "0.45% of net assets"),
    )
    assert [(row.name, str(row.calculation_date), bands(row)) for row in found] == [
        ("Linden Growth Fund", "2021-04-30", [(0, 1000, "0.70"), (1000, None, "0.65")]),
        ("Linden Bond Fund", "2021-05-28", [(0, 1000, "0.50"), (1000, None, "0.45")]),
    ]


def test_a_band_may_be_broken_where_the_cell_ends():
    found = rows("""
                                   SCHEDULE A

        FUNDS                        COMPENSATION

        Linden Capital Growth        0.27% of the first $1.5 billion; 0.22% over $1.5 billion
                                     up to $5 billion; and 0.20% in excess of $5 billion.

        Linden Large Growth          0.25% of the first $1.5 billion; 0.21% over $1.5 billion
                                     up to $5 billion; and 0.19% in excess of $5 billion.
        """)
    assert [(row.name, bands(row)) for row in found] == [
        ("Linden Capital Growth", [(0, 1500, "0.27"), (1500, 5000, "0.22"), (5000, None, "0.20")]),
        ("Linden Large Growth", [(0, 1500, "0.25"), (1500, 5000, "0.21"), (5000, None, "0.19")]),
    ]


def test_a_name_half_way_down_its_bands_has_those_below_a_flat_rate():
    found = rows("""
                                   SCHEDULE A

        Series                            Annual Fee

        Linden Index Plus Portfolio       0.20%
                                          0.14% on the first $500 million;
        Linden Bond Index Portfolio       0.13% on the next $500 million; and
                                          0.12% on assets thereafter
        """)
    assert str(found[0].rate.percent) == "0.20"
    assert bands(found[1]) == [(0, 500, "0.14"), (500, 1000, "0.13"), (1000, None, "0.12")]


def test_funds_that_do_not_pay_a_fee_pay_nothing():
    assert lines("""
                              APPENDIX B

                         LINDEN RETIREMENT 2030 FUND
                          LINDEN ALLOCATION FUND

                  These two funds do not pay an advisory fee.

                           LINDEN STRATEGIES FUND

        NET ASSETS                                        ANNUAL RATE
        ----------                                        -----------
        All assets ........................................ 0.15%
        """) == [
        "LINDEN RETIREMENT 2030 FUND | 0.00",
        "LINDEN ALLOCATION FUND | 0.00",
        "LINDEN STRATEGIES FUND | 0.15",
    ]


def test_bands_across_may_be_counted():
    found = rows("""
                                   SCHEDULE A

                                    1st              2nd
        SERIES                      $1 Billion       $1 Billion       $2+ Billion
        ------                      ----------       ----------       -----------
        Linden Growth Fund            0.75%            0.70%             0.65%
        Linden Income Fund            0.65%            0.60%             0.55%
        """)
    assert [(row.name, bands(row)) for row in found] == [
        ("Linden Growth Fund", [(0, 1000, "0.75"), (1000, 2000, "0.70"), (2000, None, "0.65")]),
        ("Linden Income Fund", [(0, 1000, "0.65"), (1000, 2000, "0.60"), (2000, None, "0.55")]),
    ]


def test_a_marker_within_told_bands_is_the_rows():
    (row,) = rows("""
                                   EXHIBIT A

        Funds                        Subadvisory Fees

        Linden Core Plus Fund        0.20% on Aggregate Subadviser Assets† up to $250 million;
                                     0.15% on Aggregate Subadviser Assets† of $250 million and more

        † All assets that the Subadviser manages for the Trust.
        """)
    assert bands(row) == [(0, 250, "0.20"), (250, None, "0.15")]
    assert row.markers == ("†",)


DATED = """
                                   Schedule B
                                     to the
                          Investment Advisory Agreement
                            dated December 16, 1994
           as amended and restated on December 10, 2003, March 8, 2006, March
             14, 2007, August 3, 2007, {last}
                                    between
                             Linden Institutional Trust
                                      and
                        Linden Investments Management Corporation
                   (formerly, Linden Financial Management Corporation)

        This Schedule B supersedes Schedule A to the Investment Advisory Agreement
        between Linden Institutional Trust and Linden Financial Management.

        Pursuant to Article 4, the Trust shall pay the Adviser compensation at an
        annual rate as follows:

        Large Cap Fund              0.39%
        High Yield Bond Fund        0.4875%
        """


@pytest.mark.parametrize(
    ("last", "day"), [("June 25, 2009", "2009-06-25"), ("June 25, 2009 AND December 9, 2014", "2014-12-09")]
)
def test_a_title_goes_on_below_the_days_of_all_its_amendments(last, day):
    printed = DATED.format(last=last)
    assert lines(printed) == [
        "Linden Institutional Trust | Large Cap Fund | 0.39",
        "Linden Institutional Trust | High Yield Bond Fund | 0.4875",
    ]
    assert str(read(printed).schedules[0].as_of) == day


def test_a_sentence_below_the_heading_is_no_part_of_the_title():
    printed = """
                                   EXHIBIT A

        THIS EXHIBIT to the Investment Management Agreement between LINDEN FUNDS and
        LINDEN MANAGEMENT COMPANY, a series of Linden Business Trust, lists the Funds
        for which services are provided.

        Fund                        Fee

        Linden Growth Fund          0.70%
        """
    assert lines(printed) == ["Linden Growth Fund | 0.70"]
    assert read(printed).schedules[0].title == "EXHIBIT A"


def test_a_schedule_may_have_recitals_of_its_own():
    assert lines("""
                                   SCHEDULE A
                               LINDEN FUNDS TRUST
                       INVESTMENT SUB-ADVISORY AGREEMENT

        This fee agreement is made as of the 24th day of March, 2004, by and between
        Linden Funds Trust and Heron Brook, L.P. (the "Sub-Adviser").

        NOW THEREFORE, the parties agree that the fees to be paid to the Sub-Adviser
        shall be paid on a monthly basis at the annual rates indicated below:

        Name of Fund                  Sub-Advisory Rate

        Linden Value Fund             0.45%
        Linden Mid Cap Fund           0.55%
        """) == ["LINDEN FUNDS TRUST | Linden Value Fund | 0.45", "LINDEN FUNDS TRUST | Linden Mid Cap Fund | 0.55"]


@pytest.mark.parametrize(
    ("above", "heading", "registrant"),
    [
        ("LINDEN FUNDS", "APPENDIX B TO INVESTMENT MANAGEMENT AGREEMENT", "LINDEN FUNDS"),
        ("LINDEN SERIES TRUST\n        INVESTMENT ADVISORY AGREEMENT", "Schedule A", "LINDEN SERIES TRUST"),
        ("LINDEN ADVISERS, INC.", "SCHEDULE A", None),
        ("LINDEN TRUST\n        HERON TRUST", "SCHEDULE A", None),
    ],
)
def test_the_only_trust_above_the_heading_of_an_exhibit_is_the_registrant(above, heading, registrant):
    (row,) = rows(f"""
        {above}
        {heading}

        Fund                        Fee

        Linden Growth Fund          0.70%
        """)
    assert row.registrant == registrant


def test_a_company_called_a_fund_is_the_registrant_of_portfolios():
    assert lines("""
                                   SCHEDULE A
                                     TO THE
                         INVESTMENT ADVISORY AGREEMENT
                                    BETWEEN
                          THE LINDEN ADVISORS' CIRCLE FUND
                                      AND
                            HERON BROOK INVESTORS LLC

        PORTFOLIO                     FEE

        Heron Brook Equity Portfolio  1.00%
        Heron Brook Bond Portfolio    0.60%
        """) == [
        "THE LINDEN ADVISORS' CIRCLE FUND | Heron Brook Equity Portfolio | 1.00",
        "THE LINDEN ADVISORS' CIRCLE FUND | Heron Brook Bond Portfolio | 0.60",
    ]


def test_a_further_table_of_a_fund_that_no_schedule_holds_is_doubted(tmp_path):
    path = tmp_path / "amendment.txt"
    path.write_text("""
                  AMENDMENT TO THE ADVISORY AGREEMENT

1. Schedule A of the Agreement is amended in whole to read as follows:

Until December 31, 2017, the following fee schedule shall apply:

Linden Total Return Portfolio       0.250% of first $1 billion of such assets plus
                                    0.200% of such assets over $1 billion

The following fee schedule shall apply beginning January 1, 2018:

Linden Total Return Portfolio       0.240% of first $1 billion of such assets plus
                                    0.190% of such assets over $1 billion

2. All other terms of the Agreement shall remain in full force and effect.
""")
    reading = extract(path)
    assert reading.status == "review"


def test_a_sentence_on_each_current_fund_names_none():
    assert not in_review("""
                                   EXHIBIT A

        The Trust shall pay a fee at the annual rate of each Current Fund's assets as set forth below:

        Fund                        Fee

        Linden Growth Fund          0.70%
        Linden Income Fund          0.60%
        """)


def test_a_rate_alone_under_its_fund_is_read_beside_funds_with_bands():
    found = rows("""
                                   SCHEDULE I

        Linden Growth Portfolio

        0.40%

        Linden All Cap Portfolio

        $0-$500 million                    0.65%
        More than $500 million             0.60%

        Linden Value Portfolio

        0.60%
        """)
    assert [(row.name, str(row.rate.percent)) for row in found if row.rate.tiers is None] == [
        ("Linden Growth Portfolio", "0.40"),
        ("Linden Value Portfolio", "0.60"),
    ]
    assert bands(found[1]) == [(0, 500, "0.65"), (500, None, "0.60")]


def test_bands_across_may_be_broken_over_lines_of_their_headings():
    found = rows("""
                                   SCHEDULE OF FEES

                                                  Investment Advisory Fee
                                          (as a % of average daily net assets)
                               ----------------------------------------------------
                               First        $250 million    $500 million     Over
                               $250         to $500         to $1            $1
        Fund                   million      million         billion          billion

        Linden Balanced Fund   .650%        .620%           .600%            .580%
        Linden Equity Fund     .700%        .680%           .660%            .640%
        """)
    assert [(row.name, bands(row)) for row in found] == [
        ("Linden Balanced Fund", [(0, 250, "0.650"), (250, 500, "0.620"), (500, 1000, "0.600"), (1000, None, "0.580")]),
        ("Linden Equity Fund", [(0, 250, "0.700"), (250, 500, "0.680"), (500, 1000, "0.660"), (1000, None, "0.640")]),
    ]


def test_funds_listed_in_capitals_over_bands_are_each_a_row():
    found = rows("""
                                   APPENDIX A

           LINDEN VALUE FUND III AND LINDEN GROWTH FUND I

          Net Asset Value of Fund                     Percentage
          -----------------------                     ----------
          First $300 million                             0.23%
          Over $300 million                              0.20%
        """)
    assert [(row.name, bands(row)) for row in found] == [
        ("LINDEN VALUE FUND III", [(0, 300, "0.23"), (300, None, "0.20")]),
        ("LINDEN GROWTH FUND I", [(0, 300, "0.23"), (300, None, "0.20")]),
    ]


def test_the_one_fund_that_a_sentence_names_has_the_bands_below_it():
    (row,) = rows("""
                                   Schedule A

        The Manager shall pay compensation for services with respect to the Linden Flexible
        Bond Fund in accordance with the following annual percentage rates:

        First $50 million             0.55 of 1%
        Next $50 million              0.50 of 1%
        Over $100 million             0.47 of 1%
        """)
    assert row.name == "Linden Flexible Bond Fund"
    assert bands(row) == [(0, 50, "0.55"), (50, 100, "0.50"), (100, None, "0.47")]


def test_a_fund_may_head_the_one_column_of_rates(tmp_path):
    (row,) = page_rows(
        tmp_path,
        ("Assets", "Linden Global Water Fund"),
        ("First $150 million:", "0.60% of its average daily net assets"),
        ("$150 million and above:", "0.50% of its average daily net assets"),
    )
    assert (row.name, bands(row)) == ("Linden Global Water Fund", [(0, 150, "0.60"), (150, None, "0.50")])


def test_numbered_funds_with_their_bands_are_no_clauses(tmp_path):
    found = page_rows(
        tmp_path,
        ("", "Name of Fund", "Fee*", "Last<br>Approved", "Must Be<br>Approved By"),
        *[
            (
                f"{number}.",
                f"Linden {name} Fund",
                "0.65% on the first $100 million, 0.55% on the next $100 million, and 0.45% in excess of $200 million",
                "December 5, 2007",
                "December 31, 2008",
            )
            for number, name in enumerate(("Value", "Growth", "Reserves"), start=1)
        ],
    )
    assert [(row.name, row.calculation_date) for row in found] == [
        ("Linden Value Fund", None),
        ("Linden Growth Fund", None),
        ("Linden Reserves Fund", None),
    ]
