"""Fees told in cells of exhibits of advisory agreements: their wraps, markers, item letters and lists of funds."""

import pytest
from printed import in_review, rows, steps

from toolkit.reading.extract import extract

MILLION = 1_000_000
SENTENCE = "1. Schedule A. Schedule A to the Agreement is hereby deleted entirely and replaced as follows:"
LONG = "0.35% of the first $20 million; 0.25% over $20 million up to $40 million; 0.20% over $40 million"


def bands(row):
    return [(low // MILLION, high and high // MILLION, percent) for low, high, percent in steps(row)]


def reading_of(tmp_path, *tables, above=("SCHEDULE A",)):
    """Read a page of HTML with tables, each of their rows a tuple of cells, below paragraphs."""
    path = tmp_path / "exhibit.htm"
    said = "".join(f"<p>{text}</p>" for text in above)
    grids = ""
    for table in tables:
        cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table)
        grids += f"<table>{cells}</table>"
    path.write_text(f"<html><body>{said}{grids}</body></html>")
    return extract(path)


def clean_rows(tmp_path, *tables, above=("SCHEDULE A",)):
    reading = reading_of(tmp_path, *tables, above=above)
    assert reading.status == "clean", [problem.message for problem in reading.problems]
    return reading.schedules[0].rows


def test_a_raised_marker_does_not_break_bands_off_that_wrap_in_their_cell(tmp_path):
    found = clean_rows(
        tmp_path,
        [
            ("Funds", "Sub-Adviser Compensation<sup>1</sup>"),
            ("Linden High Yield Bond", f"{LONG} up to $125 million; and 0.15% over $125 million<sup>2</sup>"),
            ("Linden Money Market", "0.15% of average daily net assets"),
        ],
        [
            ("<sup>1</sup>", "As a percentage of average daily net assets on an annual basis."),
            ("<sup>2</sup>", "The average daily net assets will be determined on a combined basis."),
        ],
    )
    assert (bands(found[0])[-2:], found[0].markers) == ([(40, 125, "0.20"), (125, None, "0.15")], ("2",))


def test_bands_that_go_on_under_a_fee_in_words_not_understood_are_doubted():
    page = """
                                   SCHEDULE A

        Fund                          Annual Fee

        Linden High Yield Bond Fund   0.35% of the first $20 million; 0.20% over $40 million
                                      up to such level as the parties may agree and 0.15% of what is left
        Linden Money Market Fund      0.15%
        """
    assert in_review(page)


@pytest.mark.parametrize("names", [("Linden High Yield", "Linden Floating Rate"), ("Linden A Fund", "Linden B Fund")])
def test_a_table_that_a_sentence_gives_may_be_known_by_its_heading(tmp_path, names):
    told = f"{LONG} up to $125 million; and 0.15% over $125 million"
    table = [("FUNDS", "SUB-ADVISER COMPENSATION"), *[(name, told) for name in names]]
    found = clean_rows(tmp_path, table, above=(SENTENCE,))
    assert [(row.name, bands(row)[-1]) for row in found] == [(name, (125, None, "0.15")) for name in names]


def test_a_rate_over_the_columns_of_bands_and_rates_is_the_whole_fee(tmp_path):
    found = clean_rows(
        tmp_path,
        [
            ("Funds", "Sub-Adviser Compensation", ""),
            ("Linden Bond Fund", "First $1.5 billion", "0.15%"),
            ("", "Over $1.5 billion", "0.12%"),
            ("Linden Balanced Fund", "0.25%", ""),
        ],
    )
    assert [(row.name, row.rate.percent and str(row.rate.percent)) for row in found] == [
        ("Linden Bond Fund", None),
        ("Linden Balanced Fund", "0.25"),
    ]


def test_letters_may_count_the_bands_of_the_fund_that_the_sentence_above_ends_in(tmp_path):
    (row,) = clean_rows(
        tmp_path,
        [("a.", "0.50% on the first $275 million; and"), ("b.", "0.45% on all sums in excess of $275 million.")],
        above=(
            "SCHEDULE A",
            "The fees to be paid are calculated by the following annual rates for the Linden Opportunities<br>Fund:",
        ),
    )
    assert (row.name, bands(row)) == ("Linden Opportunities Fund", [(0, 275, "0.50"), (275, None, "0.45")])


def test_bands_belong_to_the_funds_of_the_table_right_below_them(tmp_path):
    found = clean_rows(
        tmp_path,
        [
            ("Average Daily Net Assets", "Annual Rate"),
            ("For the first $2.5 billion", "0.60000%"),
            ("For the amount over $2.5 billion", "0.58500%"),
        ],
        [
            ("Fund", "Ticker", "Effective Date of Agreement"),
            ("Linden Inflation Sensitive Equity ETF", "LDTI", "March 9, 2023"),
            ("Linden Free Cash Flow ETF", "LDCF", "August 22, 2023"),
        ],
    )
    assert [(row.name, row.calculation_date.isoformat(), bands(row)) for row in found] == [
        (name, day, [(0, 2500, "0.60000"), (2500, None, "0.58500")])
        for name, day in [
            ("Linden Inflation Sensitive Equity ETF", "2023-03-09"),
            ("Linden Free Cash Flow ETF", "2023-08-22"),
        ]
    ]


def test_bands_on_assets_under_management_and_in_excess_of_over_an_amount_are_read():
    found = rows("""
                                   SCHEDULE A

        Fund                    Annual Fee

        Linden Equity ETF       0.06% on AUM up to $250,000,000 and 0.05% on AUM in excess of $250,000,000

        Linden Growth ETF       0.27% of the first $1.5 billion; 0.20% in excess of over $1.5 billion
        """)
    assert [bands(row) for row in found] == [
        [(0, 250, "0.06"), (250, None, "0.05")],
        [(0, 1500, "0.27"), (1500, None, "0.20")],
    ]


def test_of_two_parties_on_a_line_of_the_title_the_trust_is_the_registrant():
    (row,) = rows("""
                                    EXHIBIT A
                          INVESTMENT ADVISORY AGREEMENT
                                     BETWEEN
              LINDEN FUND ADVISORS AND LINDEN VARIABLE INSURANCE TRUST
                            Effective October 16, 2017

        Funds of the Trust                 Advisory Fees

        LVIT Core Bond Fund                0.11% of the Fund's average daily net assets
        """)
    assert row.registrant == "LINDEN VARIABLE INSURANCE TRUST"


def test_rows_under_the_name_of_an_adviser_are_doubted(tmp_path):
    reading = reading_of(
        tmp_path,
        [("", "Annual Rate"), ("Linden Prime Fund", "0.205%"), ("Linden Money Fund", "0.205%")],
        above=("Annex A", "The compensation payable under the Agreement shall be:", "Linden Asset Management, L.P."),
    )
    assert reading.status == "review"
    assert any("adviser" in problem.message for problem in reading.problems)


def test_a_former_name_may_be_glued_to_its_word():
    row, _ = rows("""
                                   EXHIBIT A

        Funds of the Trust                                               Advisory Fees

        Linden Value Fund (formerlyAlder Comstock Value Fund)            0.80%
        Linden Growth Fund                                               0.70%
        """)
    assert (row.name, row.formerly) == ("Linden Value Fund", "Alder Comstock Value Fund")


def test_a_footnote_may_be_a_day_alone(tmp_path):
    found = clean_rows(
        tmp_path,
        [("Fund", "Fee Rate (%)"), ("Linden Yield Fund", "0.65%*"), ("Linden Debt Fund", "0.85%")],
        [("*", "Effective: July 31, 2023")],
    )
    assert [row.markers for row in found] == [("*",), ()]


def test_the_last_party_of_a_title_right_over_a_table_is_no_registrant(tmp_path):
    found = clean_rows(
        tmp_path,
        [
            ("Series", "Effective Date", "Annual Sub-Advisory Fee"),
            ("Linden Bond Portfolio", "May 7, 2013", "0.225%"),
            ("Linden Growth Portfolio", "May 7, 2013", "0.30%"),
        ],
        above=("<center>SCHEDULE A<br>to the<br>AGREEMENT<br>between<br>ALDER LLC<br>and<br>LINDEN MANAGEMENT LLC",),
    )
    assert [row.registrant for row in found] == [None, None]


def test_a_marker_on_a_line_of_its_own_in_a_footnote_not_told_apart_is_doubted():
    page = """
                                   SCHEDULE A

        Fund                     Fee*

        Linden Growth Fund**     0.27%
        Linden Value Fund        0.25%

        *   As a percentage of average daily net assets on an annual basis.

            The average daily net assets for the purpose of calculating fees will be determined on the
        *
            basis of the combined assets of the Linden Growth Fund, a series of Linden Funds, and another
        *
            series that the parties may agree on.
        """
    assert in_review(page)
