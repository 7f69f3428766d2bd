"""Schedules as the programs of printers and filing agents leave them."""

import pytest
from printed import lines, read, rows, steps


def test_whose_funds_are_listed_is_no_fund_and_its_trust_is_their_registrant():
    assert lines("""
                              EXHIBIT 1

                    Funds of Sorrel Variable Trust

        SVT Bond Fund
        SVT Growth Fund

        The following rates apply to each Fund listed above:

        Class          Annual Rate
        -----          -----------
        Class B          0.75%
        Class F          0.25%
    """) == [
        "Sorrel Variable Trust | SVT Bond Fund | B | 0.75",
        "Sorrel Variable Trust | SVT Bond Fund | F | 0.25",
        "Sorrel Variable Trust | SVT Growth Fund | B | 0.75",
        "Sorrel Variable Trust | SVT Growth Fund | F | 0.25",
    ]


def test_a_title_in_capitals_names_the_trust_behind_its_agreement():
    assert lines("""
           SCHEDULE A TO THE COMPENSATION PLAN OF SORREL HILL FUNDS

        Fund                        Fee

        Sorrel Hill Merger Fund     0.25%
        Sorrel Hill Energy Fund     0.30%
    """) == ["SORREL HILL FUNDS | Sorrel Hill Merger Fund | 0.25", "SORREL HILL FUNDS | Sorrel Hill Energy Fund | 0.30"]


@pytest.mark.parametrize(
    ("title", "trust"),
    [
        ("SCHEDULE A TO THE PLAN OF STAGE AND SCREEN FUNDS", "STAGE AND SCREEN FUNDS"),
        ("SCHEDULE A TO THE PLAN BETWEEN OTTER TRUST AND HERON DISTRIBUTORS", "OTTER TRUST"),
        ("SCHEDULE A TO THE PLAN OF OTTER TRUST AND HERON TRUST", None),
        ("SCHEDULE A TO THE PLAN FOR CLASS K SHARES", None),
    ],
)
def test_the_trust_of_a_title_in_capitals_is_named_whole_and_only_where_it_is_one(title, trust):
    (row,) = (
        read(f"""
        {title}

        Fund                   Fee

        Curtain Fund           0.25%
    """)
        .schedules[0]
        .rows
    )
    assert row.registrant == trust


def test_a_class_may_have_its_number_behind_the_word():
    assert lines("""
                          SCHEDULE A

        PORTFOLIO                              SERVICE FEE

        SORREL GROWTH & INCOME PORTFOLIO
           SERVICE CLASS                          0.10%
           SERVICE CLASS 2                        0.25%
        SORREL OVERSEAS PORTFOLIO
           SERVICE CLASS 2                        0.25%
    """) == [
        "SORREL GROWTH & INCOME PORTFOLIO | SERVICE | 0.10",
        "SORREL GROWTH & INCOME PORTFOLIO | SERVICE 2 | 0.25",
        "SORREL OVERSEAS PORTFOLIO | SERVICE 2 | 0.25",
    ]


def test_the_last_word_of_a_name_alone_on_its_line_heads_no_column():
    assert lines("""
                          SCHEDULE A

                              SERVICE
        PORTFOLIO                 FEE
        -----------------     -------
        SORREL ASSET ALLOCATION
        PORTFOLIO

          INITIAL CLASS         0.10%
        SORREL OVERSEAS PORTFOLIO
          INITIAL CLASS         0.15%
    """) == ["SORREL ASSET ALLOCATION PORTFOLIO | INITIAL | 0.10", "SORREL OVERSEAS PORTFOLIO | INITIAL | 0.15"]


def test_the_end_of_a_lower_figure_is_not_that_of_the_fee():
    first, second = rows("""
                          SCHEDULE A

        Portfolio                         Fee

        Sorrel Credit Portfolio           0.20%(1)
        Sorrel Loan Portfolio             0.20%(2)

        (1) The Trustees have approved a lower figure of 0.15% through June 30, 2025.
        (2) Paid through June 30, 2026.
    """)
    assert (first.ends_on, str(second.ends_on)) == (None, "2026-06-30")


def test_a_sentence_set_in_at_its_first_line_ends_on_a_line_with_its_last_rate():
    first, second = rows("""
                          SCHEDULE A

             Sorrel Stock Fund: 0.70% of the first $100 million of average daily
        net assets and 0.60% of average daily net assets in excess of $100 million.

             Sorrel World Fund: 0.90% of the first $200 million of average daily
        net assets and 0.80% of average daily net assets in excess of $200 million.
    """)
    assert (first.name, steps(first)) == ("Sorrel Stock Fund", [(0, 10**8, "0.70"), (10**8, None, "0.60")])
    assert (second.name, steps(second)) == ("Sorrel World Fund", [(0, 2 * 10**8, "0.90"), (2 * 10**8, None, "0.80")])


def test_a_dash_and_a_class_below_a_name_are_its_end():
    assert lines("""
                          SCHEDULE A

        Fund and Class                 Rate        Effective Date

        Sorrel Strategic Income        0.25%       5/1/2012
        Fund – Class A
        Sorrel World Bond Fund         0.25%       2/28/2013
        – Class A
    """) == ["Sorrel Strategic Income Fund – Class A | A | 0.25", "Sorrel World Bond Fund – Class A | A | 0.25"]


def test_the_class_of_the_next_table_is_not_the_end_of_the_figure_it_stands_under():
    assert lines("""
                               SCHEDULE A

                             Class A Shares

        Series                         Fee Rate
        Sorrel Core Series               0.25%
        Sorrel Growth Series             0.25%

                             Class C Shares

        Series                         Fee Rate
        Sorrel Core Series               1.00%

                             Retirement Class Shares

        Series                         Fee Rate
        Sorrel Growth Series             0.50%
    """) == [
        "Sorrel Core Series | A | 0.25",
        "Sorrel Growth Series | A | 0.25",
        "Sorrel Core Series | C | 1.00",
        "Sorrel Growth Series | Retirement | 0.50",
    ]


def test_footnotes_numbered_in_brackets_are_no_clauses():
    assert lines("""
                          SCHEDULE A

        Portfolio                  Rate         Start Date
        Sorrel Income              0.20%(1)     April 4, 2017
        Portfolio
        Sorrel Global              0.25%        May 8, 2017(3)
        Portfolio(2)
        Sorrel Equity Portfolio    0.25%        April 4, 2017

        (1) Closed to new investors since the start of the year.
        (2) Sub-advised by Meadow Partners of New Town.
        (3) The day on which shares were first offered.
    """) == ["Sorrel Income Portfolio | 0.20", "Sorrel Global Portfolio | 0.25", "Sorrel Equity Portfolio | 0.25"]


def test_a_heading_over_several_lines_is_no_part_of_the_title_and_its_classes_stay_apart():
    assert lines("""
                                  SCHEDULE A

                                 Expense Limit (as a
                                percentage of average   Limit in Effect
        Fund                      daily net assets)     Until
                                Class   Class   Class
                                    A       C       I
        -------------------     -----   -----   -----   ---------------
        Sorrel Dividend Fund    1.10%   1.85%   0.85%   June 30, 2020
        Sorrel Value Fund       1.35%     N/A   1.10%   June 30, 2020
    """) == [
        "Sorrel Dividend Fund | A | 1.10",
        "Sorrel Dividend Fund | C | 1.85",
        "Sorrel Dividend Fund | I | 0.85",
        "Sorrel Value Fund | A | 1.35",
        "Sorrel Value Fund | C",
        "Sorrel Value Fund | I | 1.10",
    ]


def test_the_last_word_of_a_name_at_the_foot_of_a_page_is_no_footer():
    page = """
        Fund                       Class A     Class C

        Sorrel House               0.25%       1.00%
        {0} Equity Fund
        Sorrel House               0.25%       1.00%
        {1} Equity
        Fund
    """
    printed = "                          SCHEDULE A\n" + "\f".join(
        page.format(*names) for names in (("Alder", "Birch"), ("Cedar", "Larch"), ("Maple", "Aspen"))
    )
    names = [row.name for row in rows(printed)][::2]
    trees = ("Alder", "Birch", "Cedar", "Larch", "Maple", "Aspen")
    assert names == [f"Sorrel House {tree} Equity Fund" for tree in trees]


def test_a_dash_at_the_other_edge_of_its_column_stands_under_its_heading():
    assert lines("""
                          SCHEDULE A

        Fund                     Class A            Class C

        Sorrel Loan Fund          0.25%              0.75%
        Sorrel Linked Fund        0.25%                       --
        Sorrel Staff Fund         0.30%              1.00%
    """) == [
        "Sorrel Loan Fund | A | 0.25",
        "Sorrel Loan Fund | C | 0.75",
        "Sorrel Linked Fund | A | 0.25",
        "Sorrel Linked Fund | C",
        "Sorrel Staff Fund | A | 0.30",
        "Sorrel Staff Fund | C | 1.00",
    ]


@pytest.mark.parametrize(
    ("caption", "heads"),
    [("Share Class", ("Investor", "R6")), ("Rate on Net Assets", ("First $1 billion", "Over $1 billion"))],
)
def test_what_stands_over_all_classes_or_bands_heads_none_of_them(tmp_path, caption, heads):
    """HTML says how far the caption reaches; a page only where it stands: both give the same headings."""
    from toolkit.reading.extract import extract

    cells = "".join(f"<td>{head}</td>" for head in heads)
    (tmp_path / "a.htm").write_text(
        f"<html><p align=center>SCHEDULE A</p><table><tr><td rowspan=2>Fund</td><td colspan=2>{caption}</td></tr>"
        f"<tr>{cells}</tr><tr><td>Sorrel Fund</td><td>0.25%</td><td>0.20%</td></tr></table></html>"
    )
    (tmp_path / "a.txt").write_text(
        f"{'SCHEDULE A':>40}\n\n{caption:>50}\nFund{heads[0]:>32}{heads[1]:>24}\n\n"
        f"Sorrel Fund{'0.25%':>21}{'0.20%':>24}\n"
    )
    read = [extract(tmp_path / f"a.{ending}") for ending in ("htm", "txt")]
    assert [[column.heading for column in each.schedules[0].columns] for each in read] == [["Fund", *heads]] * 2
    assert [each.status for each in read] == ["clean", "clean"]


def test_a_running_head_above_a_signature_is_no_party(tmp_path):
    from toolkit.reading.extract import extract

    body = "This Agreement is made as of May 1, 2003 between Sorrel Trust and Sorrel Distributors, Inc.\n\n"
    (tmp_path / "a.txt").write_text(
        f"{'Execution Version':>60}\n\n{'DISTRIBUTION AGREEMENT':>45}\n\n{body}"
        "IN WITNESS WHEREOF, the parties have signed.\n\n"
        f"SORREL TRUST\n\nBy: /s/ Ada Venn\n\nSORREL DISTRIBUTORS, INC.\n\f"
        f"{'Execution Version':>60}\n\nBy: /s/ Bea Holt\nTitle: President\n"
    )
    parties = [block.party for block in extract(tmp_path / "a.txt").agreement.signature_blocks]
    assert parties == ["SORREL TRUST", "SORREL DISTRIBUTORS, INC."]


def test_a_row_whose_figures_stand_at_the_foot_of_a_wrapped_name_is_one_row():
    assert [
        (row.name, row.share_class, str(row.rate.percent), str(row.calculation_date), row.formerly)
        for row in rows("""
                                    SCHEDULE A

        Fund                             Class      Fee      Calculation Date

        Sorrel Moderate Fund               K                 01/02/2002
          (formerly, Sorrel Builder Fund)          0.45%
        Sorrel Momentum Fund               K       0.45%     01/02/2002
        Sorrel Real                        K                 06/30/2004
          Estate Fund                              0.40%
    """)
    ] == [
        ("Sorrel Moderate Fund", "K", "0.45", "2002-01-02", "Sorrel Builder Fund"),
        ("Sorrel Momentum Fund", "K", "0.45", "2002-01-02", None),
        ("Sorrel Real Estate Fund", "K", "0.40", "2004-06-30", None),
    ]


def test_a_fund_without_a_fee_above_one_without_a_day_is_not_made_one_row_with_it():
    reading = read("""
                                    SCHEDULE A

        Fund                             Class      Fee      Calculation Date

        Sorrel Moderate Fund               K                 01/02/2002
        Sorrel Builder Fund                        0.45%
        Sorrel Momentum Fund               K       0.45%     01/02/2002
    """)
    assert [row.name for row in reading.schedules[0].rows] == [
        "Sorrel Moderate Fund",
        "Sorrel Builder Fund",
        "Sorrel Momentum Fund",
    ]


def test_what_is_said_of_a_copy_is_no_part_of_the_title(tmp_path):
    from toolkit.reading.extract import extract

    text = f"{'DISTRIBUTION PLAN':>45}\n\nThis Plan is adopted by Sorrel Trust.\n\n1. It pays fees.\n"
    for said in ("Privileged and Confidential", "EXECUTION VERSION", "Strictly confidential"):
        (tmp_path / "a.txt").write_text(f"{said:>70}\n\n{text}")
        assert extract(tmp_path / "a.txt").agreement.title == "DISTRIBUTION PLAN"
    (tmp_path / "a.txt").write_text(
        f"{'For Discussion Only':>70}\n\n{text}\f{'For Discussion Only':>70}\n\n2. It ends.\n"
    )
    assert extract(tmp_path / "a.txt").agreement.title == "DISTRIBUTION PLAN"


def test_the_contractual_fee_is_the_fee_beside_its_waiver_and_what_is_left_whatever_the_tabs():
    assert lines("""
                                    SCHEDULE A

        Fund                     Class       Contractual 12b-1 Fee     Fee Waiver    Net 12b-1 Fee
        Sorrel Reserve Fund      A           0.35%      0.10%      0.25%
        Sorrel Reserve Fund      C           1.00%      0.25%      0.75%
        Sorrel Flex Fund         A           0.35%      0.05%      0.30%
    """) == ["Sorrel Reserve Fund | A | 0.35", "Sorrel Reserve Fund | C | 1.00", "Sorrel Flex Fund | A | 0.35"]


def test_a_footnote_that_ends_in_a_day_is_not_cut_at_a_column():
    reading = read("""
                                    SCHEDULE A

        Fund                            Class  Service Fee   Total Fee

        Sorrel Global Fund                 A      0.25%        0.25%
        Sorrel Global Fund(3)              C      0.25%        1.00%

        (3) Closed since January 3, 2011.
    """)
    (schedule,) = reading.schedules
    assert [(row.name, row.share_class, row.markers) for row in schedule.rows] == [
        ("Sorrel Global Fund", "A", ()),
        ("Sorrel Global Fund", "C", ("(3)",)),
    ]
    assert [note.text for note in schedule.footnotes] == ["Closed since January 3, 2011."]


@pytest.mark.parametrize(
    "foot", ["US_ACTIVE-104512377.3", "4828-1192-7731 v.2", "4828-1192-7731 v.2     Page 1", "#98213377"]
)
def test_the_number_of_a_document_at_the_foot_of_its_page_is_nobodys_address(tmp_path, foot):
    from toolkit.reading.extract import extract

    (tmp_path / "a.txt").write_text(
        f"{'DISTRIBUTION PLAN':>45}\n\nThis Plan is adopted as of May 1, 2003 by Sorrel Trust.\n\n1. It pays fees.\n\n"
        f"SORREL TRUST\n\nBy: /s/ Ada Venn\nName: Ada Venn\nTitle: President\n\n\n{foot}\n"
    )
    (block,) = extract(tmp_path / "a.txt").agreement.signature_blocks
    assert (block.party, block.name, block.title, block.address) == ("SORREL TRUST", "Ada Venn", "President", ())
