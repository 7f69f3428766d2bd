"""Scales of fees as exhibits set them: names half-way down, funds across, one scale for several, days beside."""

from textwrap import dedent

import pytest
from printed import in_review, lines, read, rows, steps

from toolkit.reading.extract import extract

MILLION = 1_000_000


def millions(row):
    return [(low // MILLION, high and high // MILLION, percent) for low, high, percent in steps(row)]


def test_a_fund_may_head_each_column_of_rates_beside_the_bands():
    found = rows("""
        SCHEDULE B

                                    Plover High       Plover Core       Plover Short
        Average Total Daily         Yield Bond        Bond              Duration Bond
        Net Assets                  Fund              Fund              Fund
        For the first $125 million    .4000%            .3000%            .2000%
        For the next $125 million     .3875%            .2875%            .1875%
        Over $250 million             .3750%            .2750%            .1750%
        """)
    assert [row.name for row in found] == [
        "Plover High Yield Bond Fund",
        "Plover Core Bond Fund",
        "Plover Short Duration Bond Fund",
    ]
    assert millions(found[1]) == [(0, 125, "0.3000"), (125, 250, "0.2875"), (250, None, "0.2750")]


MIDDLE = """
        EXHIBIT A

        Fund Name                Effective Date        Annual Rate

                                                       0.50% on first $500 million
        Plover Core Bond Fund    January 4, 2010       0.475% on next $500 million
                                                       0.45% on assets in excess of $1 billion

                                                       0.65% on first $500 million
        Plover High-Yield        January 28, 2010      0.60% on next $500 million
        Opportunities Fund                             0.55% on assets in excess of $1 billion
        """


def test_a_name_may_stand_half_way_down_its_scale():
    first, second = rows(MIDDLE)
    assert (first.name, str(first.calculation_date)) == ("Plover Core Bond Fund", "2010-01-04")
    assert millions(first) == [(0, 500, "0.50"), (500, 1000, "0.475"), (1000, None, "0.45")]
    assert (second.name, str(second.calculation_date)) == ("Plover High-Yield Opportunities Fund", "2010-01-28")
    assert millions(second) == [(0, 500, "0.65"), (500, 1000, "0.60"), (1000, None, "0.55")]


def whole(tmp_path, printed):
    path = tmp_path / "schedule.txt"
    path.write_text(dedent(printed), encoding="utf-8")
    return extract(path)


def test_a_scale_without_a_name_is_doubted(tmp_path):
    nameless = MIDDLE.replace("Plover High-Yield ", 18 * " ").replace("Opportunities Fund", 18 * " ")
    assert whole(tmp_path, nameless).status == "review"


def test_funds_below_one_another_may_share_a_scale():
    found = rows("""
        ANNEX A

        Fund                          Fee (Annual Rate)                   Effective Date

        Plover Alternatives Fund      1.90% on first $2 billion;          December 1, 2015
                                      1.80% over $2 billion

        Plover Target 2020 Portfolio  0.25% on first $2 billion;          May 4, 2016
        Plover Target 2030 Portfolio  0.23% over $2 billion up to $5
        Plover Target 2040 Portfolio  billion;
                                      0.21% over $5 billion

        Overseas Equity Fund          0.60%                               May 12, 2015
        """)
    assert [row.name for row in found] == [
        "Plover Alternatives Fund",
        "Plover Target 2020 Portfolio",
        "Plover Target 2030 Portfolio",
        "Plover Target 2040 Portfolio",
        "Overseas Equity Fund",
    ]
    assert {str(row.calculation_date) for row in found[1:4]} == {"2016-05-04"}
    assert millions(found[3]) == [(0, 2000, "0.25"), (2000, 5000, "0.23"), (5000, None, "0.21")]


def test_a_caption_over_bands_is_no_part_of_them():
    found = rows("""
        Appendix A
                                            New Fee Schedule
                                    -----------------------------
                                     First     Next
                                     $125      $125     >= $250
        Fund Name                   million   million   million
        Plover Municipal Bond Fund  0.300%    0.2875%   0.275%
        Plover Ohio Municipal Fund  0.350%    0.3375%   0.325%
        """)
    assert millions(found[0]) == [(0, 125, "0.300"), (125, 250, "0.2875"), (250, None, "0.275")]


MORE = """
        EXHIBIT A
        SUBADVISORY AGREEMENT
        BY AND AMONG
        PLOVER VARIABLE TRUST,
        PLOVER FUND ADVISORS
        AND
        OSTLER ASSET MANAGEMENT, LLC
        Effective January 1, 2008

        Funds of the Trust             Subadvisory Fees

        PVT Government Bond Fund       0.15% on Subadviser Assets up to $250 million;
                                       0.125% on Subadviser Assets of $250 million and
                                       more but less than $1 billion; and
                                       0.10% on Subadviser Assets of $1 billion and more

        PVT Money Market Fund          0.10% on all Subadviser Assets
        """


def test_bands_of_assets_of_a_sub_adviser_go_and_more_but_less():
    first, second = rows(MORE)
    assert (first.registrant, first.name) == ("PLOVER VARIABLE TRUST", "PVT Government Bond Fund")
    assert millions(first) == [(0, 250, "0.15"), (250, 1000, "0.125"), (1000, None, "0.10")]
    assert str(second.rate.percent) == "0.10"


def test_a_million_lost_from_a_band_is_doubted():
    assert in_review(MORE.replace("of $250 million and", "of $250 and"))


def test_the_days_on_which_a_contract_is_approved_anew_begin_no_fee():
    found = rows("""
        SCHEDULE 1

        Name of Series                Annual Fee      Reapproval Date      Effective Date

        Plover Emerging Fund          1.25%           May 30, 2013         March 1, 2012
        Plover Stock Fund             0.75%           November 30, 2012    March 1, 2012
        """)
    assert {str(row.calculation_date) for row in found} == {"2012-03-01"}


LIMITS = """
        SCHEDULE A
        TO THE EXPENSE LIMITATION AGREEMENT DATED MAY 1, 2021
        OPERATING EXPENSE LIMITS AS OF FEBRUARY 27, 2024

                                        Maximum
        Fund/Class                      Operating        Date of        Effective Date
                                        Expense Limit    Termination    of Waiver

        Plover Stock Fund - Class C     2.02%            31-Oct-24      1-Nov-23
        Plover Stock Fund - Class I     0.83%            31-Oct-24      1-Nov-23
        """


def test_months_may_be_written_between_strokes_and_a_title_end_in_its_day():
    (schedule,) = read(LIMITS).schedules
    assert str(schedule.as_of) == "2024-02-27"
    assert [(row.registrant, row.share_class) for row in schedule.rows] == [(None, "C"), (None, "I")]
    assert {(str(row.calculation_date), str(row.ends_on)) for row in schedule.rows} == {("2023-11-01", "2024-10-31")}


def test_a_heading_that_holds_a_day_is_no_registrant():
    assert in_review("""
        SCHEDULE A

        Fund                          Annual Rate
        LIMITS AGREED ON FEBRUARY 27, 2024
        Plover Stock Fund             0.75%
        Plover Bond Fund              0.50%
        """)


def test_a_sentence_may_lead_on_to_the_scale_of_the_funds_it_names():
    printed = """
        SCHEDULE A

        The fee is computed at the following annual percentage rates on the average
        net assets of the Plover Cash Portfolio, the Plover Balanced Portfolio and the
        Plover Growth Portfolio, each by itself:

           Net Assets                      Annual Rate
           First $100 million              0.150%
           Over $100 million               0.100%
        """
    assert [(row.name, millions(row)) for row in rows(printed)] == [
        (f"Plover {name} Portfolio", [(0, 100, "0.150"), (100, None, "0.100")])
        for name in ("Cash", "Balanced", "Growth")
    ]


def test_a_class_without_the_word_may_stand_among_classes_with_it():
    assert lines("""
        SCHEDULE A

        Fund                          Expense Limitation

        Plover Duration Fund          Class A: 0.75%
                                      Class C: 1.50%
                                      Institutional: 0.50%
        Plover World Fund             Class A: 1.22%
                                      Institutional: 0.97%
        """) == [
        "Plover Duration Fund | A | 0.75",
        "Plover Duration Fund | C | 1.50",
        "Plover Duration Fund | Institutional | 0.50",
        "Plover World Fund | A | 1.22",
        "Plover World Fund | Institutional | 0.97",
    ]


def test_a_fee_before_and_after_its_waiver_is_the_one_before():
    found = rows("""
        EXHIBIT A

        Fund                  Annual Management Fee    Waiver     Fee After Waiver    Through

        Plover Small Fund            0.95%              0.10%          0.85%          1/31/2020
        Plover Bond Fund             0.55%              0.05%          0.50%          1/31/2020
        """)
    assert [(str(row.rate.percent), str(row.ends_on)) for row in found] == [
        ("0.95", "2020-01-31"),
        ("0.55", "2020-01-31"),
    ]


@pytest.mark.parametrize("caption", ["Institutional and Administrative Classes", "Investor Class shares only"])
def test_classes_in_a_caption_that_no_row_has_are_doubted(tmp_path, caption):
    printed = f"""
        SCHEDULE A

        {caption}

        Fund                  Annual Rate

        Plover Small Fund     0.95%
        Plover Bond Fund      0.55%
        """
    read = whole(tmp_path, printed)
    assert read.status == "review" or all(row.share_class for row in read.rows)


HEDGED = {
    "a fee at the annual rate of 0.75% of its net assets.": "clean",
    "a fee at the annual rate of 0.75% of its net assets, less any amount waived.": "review",
    "a fee at the annual rate of 0.75% of its net assets, plus a fee for performance.": "review",
    "a monthly fee of 0.0625% of its net assets.": "review",
    "a monthly fee at the annual rate of 0.75% of its net assets.": "clean",
    "a fee that was 0.75% of its net assets a year until May 1, 2009.": "review",
    "0.75% of the first $500 million and 0.70% of the balance of its net assets a year.": "clean",
    "0.75% of the first $500 million and 0.70% of the balance a year, unless waived.": "review",
}


@pytest.mark.parametrize("said", HEDGED)
def test_what_else_a_sentence_says_of_a_fee_makes_it_doubtful(said):
    printed = f"""
        EXHIBIT A

        For Plover Growth Fund, {said}

        For Plover Bond Fund, a fee at the annual rate of 0.50% of its net assets.
        """
    assert ("review" if in_review(printed) else "clean") == HEDGED[said]


def test_a_fund_whose_rate_is_missing_shares_not_that_of_the_fund_above(tmp_path):
    printed = """
        SCHEDULE A

        Fund                  Annual Rate
        Plover Small Fund     0.95%
        Plover Bond Fund
        Plover Cash Fund      0.20%
        """
    assert whole(tmp_path, printed).status == "review"


@pytest.mark.parametrize("classes", [("A", "C", "R6"), ("Institutional",)])
def test_a_funds_line_may_print_its_day_alone_over_its_classes(classes):
    below = "".join(
        f"\n                                    {bare:<24}1.0{index}%" for index, bare in enumerate(classes)
    )
    found = rows(f"""
        SCHEDULE A
                                                           Expense     Limitation
        Fund Name                   Class                   Limit       Expiration Date

        Plover Allocation Fund                                             1/31/2021{below}
        Plover Income Fund                                                 1/31/2022
                                    A                       0.95%
        """)
    days = [(row.name, row.share_class, str(row.ends_on)) for row in found]
    assert days == [
        *(("Plover Allocation Fund", bare, "2021-01-31") for bare in classes),
        ("Plover Income Fund", "A", "2022-01-31"),
    ]


def test_a_company_over_a_sentence_heads_the_table_below():
    assert lines("""
                                   SCHEDULE A

                              PLOVER FUNDS TRUST

        Service fee as an annual percentage of average daily net assets of the class:

                                       Investor      Service
        Series                          Class         Class
        Plover Prime Money Market       0.25%         0.40%
        """) == [
        "PLOVER FUNDS TRUST | Plover Prime Money Market | Investor | 0.25",
        "PLOVER FUNDS TRUST | Plover Prime Money Market | Service | 0.40",
    ]


def test_one_word_over_a_table_is_no_registrant():
    assert lines("""
        Schedule B
        Dated September 13, 2021

        (Compensation)

        Fund                          Assets                      Fees
        Plover U.S. Small Cap Fund    All Assets                  .33%
        Plover Bond Fund              All Assets                  .25%
        """) == ["Plover U.S. Small Cap Fund | 0.33", "Plover Bond Fund | 0.25"]


def test_each_of_several_tables_may_head_its_names_by_another_kind(tmp_path):
    read = whole(
        tmp_path,
        """
        APPENDIX B
        AMENDMENT NO. 2 TO
        INVESTMENT MANAGEMENT AGREEMENT

                                        First
        Index Portfolios             $4 Billion      Thereafter
        Plover Common Stock Index      0.350%          0.340%
        Plover Core Bond Index         0.350%          0.340%

                                        First
        Growth Portfolios            $1 Billion      Thereafter
        Plover Multi-Sector            0.750%          0.700%
        """,
    )
    assert [(row.name, millions(row)[0][1]) for row in read.rows] == [
        ("Plover Common Stock Index", 4000),
        ("Plover Core Bond Index", 4000),
        ("Plover Multi-Sector", 1000),
    ]
    assert read.status == "clean", read.problems


TOLD = """
    <p>1. Schedule A of the Agreement is hereby amended to add the following Fund:</p>
    <table><tr><td>Fund</td><td>Advisory Fee</td></tr>
    <tr><td>Plover Value Fund</td><td>{fee}</td></tr></table>
    <p>2. Except as so amended, the Agreement remains in force.</p>"""


@pytest.mark.parametrize("fee", ["0.80%", "0.80% on the first $300 million of its net assets, 0.70% over $300 million"])
def test_a_table_that_a_clause_tells_may_stand_close_in_html(tmp_path, fee):
    path = tmp_path / "amendment.htm"
    path.write_text(f"<html><body><p>AMENDMENT</p>{TOLD.format(fee=fee)}</body></html>", encoding="utf-8")
    (row,) = extract(path).rows
    assert (row.name, row.rate.printed) == ("Plover Value Fund", fee)
