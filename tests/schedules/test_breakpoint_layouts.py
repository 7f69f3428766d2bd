"""Where a schedule prints its breakpoints, beside the bands that must come out. All names and figures are invented."""

import hashlib
from textwrap import dedent

import pytest
from printed import rows

from toolkit.problems import Kind, needs_a_person
from toolkit.reading.find import schedule_spans
from toolkit.reading.pages import Paper
from toolkit.reading.schedule import read_schedules
from toolkit.reading.text import read_text


def read(printed):
    data = dedent(printed).encode()
    made = Paper("schedule.txt", hashlib.sha256(data).hexdigest(), "text", read_text(data, "schedule.txt"))
    return read_schedules(made, schedule_spans(made))


def doubts(reading):
    return [each.message for each in reading.problems if each.kind is Kind.READING and needs_a_person([each])]


def rates(printed):
    """Each row's name with its percent, or with its bands in millions."""
    reading = read(printed)
    assert not doubts(reading)
    rows = [row for schedule in reading.schedules for row in schedule.rows]
    return [(row.name, bands(row) if row.rate.tiers else str(row.rate.percent)) for row in rows]


def bands(row):
    return [(millions(tier.over), millions(tier.up_to), str(tier.percent)) for tier in row.rate.tiers]


def millions(dollars):
    return None if dollars is None else int(dollars) // 1_000_000


def test_a_cell_of_running_text_wraps_anywhere():
    assert rates("""
        SCHEDULE A
        Fund                      Annual Fee

        Alder Bond Fund           0.60% of the first
                                  $50,000,000 of average daily
                                  net assets, 0.55% of the
                                  next $50,000,000; and 0.45%
                                  of the balance.

        Alder Tax-Exempt Income   0.40%
        Fund

        Alder Stock Fund          1.00% of the first $150,000,000
        Series II                 of average daily net assets and
                                  0.975% thereafter
        """) == [
        ("Alder Bond Fund", [(0, 50, "0.60"), (50, 100, "0.55"), (100, None, "0.45")]),
        ("Alder Tax-Exempt Income Fund", "0.40"),
        ("Alder Stock Fund Series II", [(0, 150, "1.00"), (150, None, "0.975")]),
    ]


def test_the_heading_sets_the_scale_of_bare_bands():
    assert rates("""
        SCHEDULE A
        Fund                   Net Assets (in millions)    Annual Rate
        Alder Bond Fund        0 - 250                     0.60%
                               250 - 1,500                 0.55%
                               Over 1,500                  0.50%
        Alder Stock Fund       0 - 100                     0.80%
                               Over 100                    0.75%
        """) == [
        ("Alder Bond Fund", [(0, 250, "0.60"), (250, 1_500, "0.55"), (1_500, None, "0.50")]),
        ("Alder Stock Fund", [(0, 100, "0.80"), (100, None, "0.75")]),
    ]


def test_a_fund_without_bands_may_say_so_in_their_column():
    assert rates("""
        SCHEDULE A
        Fund                   Average Daily Net Assets    Annual Rate
        Alder Bond Fund        First $250 million          0.60%
                               Remaining balance           0.55%
        Alder Stock Fund       N/A                         0.80%
        Alder Cash Fund        First $100 million          0.30%
                               Over $100 million           0.20%
        """) == [
        ("Alder Bond Fund", [(0, 250, "0.60"), (250, None, "0.55")]),
        ("Alder Stock Fund", "0.80"),
        ("Alder Cash Fund", [(0, 100, "0.30"), (100, None, "0.20")]),
    ]


def test_bands_that_head_columns_on_two_lines():
    assert rates("""
        SCHEDULE A
                               First $150     Next $150      Over $300
        Fund                   million        million        million
        Alder Bond Fund        0.570%         0.545%         0.520%
        Alder Stock Fund       0.620%         0.595%         0.570%
        """) == [
        ("Alder Bond Fund", [(0, 150, "0.570"), (150, 300, "0.545"), (300, None, "0.520")]),
        ("Alder Stock Fund", [(0, 150, "0.620"), (150, 300, "0.595"), (300, None, "0.570")]),
    ]


def test_a_band_whose_scale_is_lost_is_doubted():
    reading = read("""
        SCHEDULE A
        Fund                   First $150     Over $150
        Alder Bond Fund        0.570%         0.545%
        Alder Stock Fund       0.620%         0.595%
        """)
    assert any("its scale may be lost" in message for message in doubts(reading))


def test_one_block_of_bands_for_the_funds_a_heading_lists():
    assert rates("""
        SCHEDULE A
        ANNUAL FEE

        Alder Growth & Income Fund, Alder Bond Fund and Alder Cash Fund:

        Net Assets                                Annual Rate
        First $150 million                        0.53%
        Over $150 million                         0.43%

        Alder Stock Fund:

        Net Assets                                Annual Rate
        All assets                                0.18%
        """) == [
        ("Alder Growth & Income Fund", [(0, 150, "0.53"), (150, None, "0.43")]),
        ("Alder Bond Fund", [(0, 150, "0.53"), (150, None, "0.43")]),
        ("Alder Cash Fund", [(0, 150, "0.53"), (150, None, "0.43")]),
        ("Alder Stock Fund", "0.18"),
    ]


def test_numbered_sentences_each_of_a_fund():
    assert rates("""
        SCHEDULE A

        1. Alder Bond Fund. 1.00% of the first $200 million of average daily net
        assets, 0.95% of the next $300 million and 0.90% of any excess over $500
        million.

        2. Alder Stock Fund: 0.80% of average daily net assets.

        With respect to Alder Cash Fund, the Adviser shall be paid a fee at the annual
        rate of 0.30% of the first $100 million of average daily net assets and 0.20%
        of the balance.
        """) == [
        ("Alder Bond Fund", [(0, 200, "1.00"), (200, 500, "0.95"), (500, None, "0.90")]),
        ("Alder Stock Fund", "0.80"),
        ("Alder Cash Fund", [(0, 100, "0.30"), (100, None, "0.20")]),
    ]


def test_a_sentence_on_a_fund_that_has_no_row_is_doubted():
    reading = read("""
        SCHEDULE A
        Fund                   Annual Rate
        Alder Bond Fund        0.60%
        Alder Stock Fund       0.65%

        Notwithstanding the foregoing, the annual rate that is paid by Alder Cash Fund
        shall be such lesser rate as the Board may fix but no less than 0.10% a year.
        """)
    assert any("Alder Cash Fund" in message for message in doubts(reading))


def test_a_list_of_funds_that_runs_on_over_lines_heads_one_block():
    assert rates("""
        SCHEDULE A

        Alder Dividend Growth Fund, Alder Large Cap
        Core Fund and Alder 60/40 Fund:

        Net Assets                                Annual Rate
        $0 - $100MM                               1.00%
        More than $100MM                          0.85%
        """) == [
        ("Alder Dividend Growth Fund", [(0, 100, "1.00"), (100, None, "0.85")]),
        ("Alder Large Cap Core Fund", [(0, 100, "1.00"), (100, None, "0.85")]),
        ("Alder 60/40 Fund", [(0, 100, "1.00"), (100, None, "0.85")]),
    ]


def test_bands_head_columns_over_two_lines_with_a_dash_between():
    assert rates("""
        SCHEDULE A

        Fund                   $0 -           $250MM -       More than
                               $250MM         $1.2B          $1.2B
        Alder Bond Fund        0.840%         0.815%         0.790%
        Alder Stock Fund       0.480%         0.455%         0.430%
        """) == [
        ("Alder Bond Fund", [(0, 250, "0.840"), (250, 1_200, "0.815"), (1_200, None, "0.790")]),
        ("Alder Stock Fund", [(0, 250, "0.480"), (250, 1_200, "0.455"), (1_200, None, "0.430")]),
    ]


def test_the_contractual_fee_is_the_rate_beside_its_waiver():
    assert rates("""
        SCHEDULE A
                               Contractual         Fee         Net Management
        Fund                   Management Fee      Waiver      Fee
        Alder Bond Fund        0.75%               0.10%       0.65%
        Alder Stock Fund       0.80%               0.05%       0.75%
        """) == [("Alder Bond Fund", "0.75"), ("Alder Stock Fund", "0.80")]


def test_the_first_line_of_a_heading_is_no_end_of_the_title():
    reading = read("""
                         SCHEDULE A
                       Funds and Fees

                            Distribution
        Fund                Fee             Service Fee      Total Fee
        Alder Bond Fund     0.75%           0.25%            1.00%
        Alder Stock Fund    0.25%           0.25%            0.50%
        """)
    assert not doubts(reading)
    (schedule,) = reading.schedules
    assert [str(row.asset_based_sales_charge_percent) for row in schedule.rows] == ["0.75", "0.25"]


def test_a_class_named_above_the_word_class_heads_its_column():
    reading = read("""
        EXHIBIT A
                                                    Institutional     Initial Term
        Fund                 Class A     Class C    Class             End Date
        Alder Bond Fund      1.99%       0.95%      0.90%             04/30/11
        Alder Stock Fund     1.25%       N/A        0.80%             04/30/11
        """)
    assert not doubts(reading)
    (schedule,) = reading.schedules
    assert [row.share_class for row in schedule.rows] == ["A", "C", "Institutional"] * 2
    assert {row.registrant for row in schedule.rows} == {None}


def test_steps_may_be_lettered_in_their_cell():
    assert rates("""
        SCHEDULE A
        Fund                   Annual Rate

        Alder Bond Fund        (a) 0.75% of the first $500 million; and
                               (b) 0.70% of the excess over $500 million

        Alder Stock Fund       0.80%
        """) == [("Alder Bond Fund", [(0, 500, "0.75"), (500, None, "0.70")]), ("Alder Stock Fund", "0.80")]


def test_a_plus_behind_an_amount_is_no_marker():
    assert rates("""
        SCHEDULE A
        Fund                   First $500MM     $500MM+ through $2B     $2B+
        Alder Bond Fund        1.020%           0.995%                  0.970%
        Alder Stock Fund       0.850%           0.825%                  0.800%
        """) == [
        ("Alder Bond Fund", [(0, 500, "1.020"), (500, 2_000, "0.995"), (2_000, None, "0.970")]),
        ("Alder Stock Fund", [(0, 500, "0.850"), (500, 2_000, "0.825"), (2_000, None, "0.800")]),
    ]


def test_a_column_without_a_band_beside_columns_with_bands_is_doubted():
    reading = read("""
        SCHEDULE A
        Fund                   First $500 million     Over $500 million     Fee
        Alder Bond Fund        1.020%                 0.995%                0.970%
        Alder Stock Fund       0.850%                 0.825%                0.800%
        """)
    assert any("headed by a band" in message for message in doubts(reading))


def test_the_next_funds_heading_is_no_end_of_the_band_above_it():
    assert rates("""
        SCHEDULE A

        Alder Bond Fund

        Net Assets                  Annual Rate
        $0 to $500,000,000          .60 of 1%
        Over $500,000,000           .525 of 1%
                                    Alder 100 Fund
        Net Assets                  Annual Rate
        $0 to $100,000,000          .55 of 1%
        Over $100,000,000           .475 of 1%
        """) == [
        ("Alder Bond Fund", [(0, 500, "0.60"), (500, None, "0.525")]),
        ("Alder 100 Fund", [(0, 100, "0.55"), (100, None, "0.475")]),
    ]


WAIVED = """
        SCHEDULE A
        Fund                   {heading}
        Alder Bond Fund        0.75%
        Alder Stock Fund*      0.80%

        * The Adviser has agreed to waive what is above this through April 30, 2012.
        """


def ends(heading):
    (schedule,) = read(WAIVED.format(heading=heading)).schedules
    return [row.ends_on and row.ends_on.isoformat() for row in schedule.rows]


def test_a_waiver_that_ends_ends_a_limit_and_no_fee():
    assert ends("Annual Fee") == [None, None]
    assert ends("Expense Limit") == [None, "2012-04-30"]


@pytest.mark.parametrize(("heading", "doubted"), [("Monthly Rate", True), ("Annual Rate, paid monthly", False)])
def test_a_rate_of_a_month_is_not_taken_for_one_of_a_year(heading, doubted):
    found = doubts(
        read(f"""
        SCHEDULE A
        Fund                   {heading}
        Alder Bond Fund        0.0625%
        Alder Stock Fund       0.0500%
        """)
    )
    assert any("not of a year" in message for message in found) is doubted


def test_bands_of_which_some_have_no_rate_are_doubted():
    reading = read("""
        SCHEDULE A
        Fund                   First $1 billion     Over $1 billion
        Alder Bond Fund        0.75%                0.70%
        Alder Stock Fund       0.50%                --
        """)
    assert doubts(reading) == ["Alder Stock Fund: some of its bands have no rate"]


def test_bands_in_basis_points_by_their_headings():
    assert rates("""
        SCHEDULE A
        Fund                 First $1B (bps)      Over $1B (bps)
        Alder Bond Fund      75                   70
        Alder Stock Fund     45                   40
        """) == [
        ("Alder Bond Fund", [(0, 1_000, "0.75"), (1_000, None, "0.70")]),
        ("Alder Stock Fund", [(0, 1_000, "0.45"), (1_000, None, "0.40")]),
    ]


def test_a_ceiling_takes_the_unit_of_its_heading():
    assert rates("""
        SCHEDULE A
        Fund                 Service Fee (as a % of net assets)
        Alder Bond Fund      up to .25
        Alder Stock Fund     up to 1.00
        """) == [("Alder Bond Fund", "0.25"), ("Alder Stock Fund", "1.00")]


def test_a_cell_of_steps_that_stands_close_behind_a_name_begins_where_the_others_do():
    assert rates("""
        SCHEDULE A
        Fund                           Annual Fee

        Alder Bond Fund                0.60% on the first $600 million of average daily
                                       net assets, 0.50% on assets in excess of $600 million
        Alder Small Company Value Fund 0.55% on the first $5 billion of average daily
                                       net assets; 0.53% on assets in excess of $5 billion
        Alder Cash Fund                0.75%
        """) == [
        ("Alder Bond Fund", [(0, 600, "0.60"), (600, None, "0.50")]),
        ("Alder Small Company Value Fund", [(0, 5_000, "0.55"), (5_000, None, "0.53")]),
        ("Alder Cash Fund", "0.75"),
    ]


STARRED = """
        SCHEDULE A
        Fund                 12b-1 Fee
        Alder Bond Fund      0.25%
        Alder Stock Fund     ***
        Alder Cash Fund      0.10%
        """


def printed(text):
    (schedule,) = read(text).schedules
    return [(row.name, row.rate.printed, row.markers) for row in schedule.rows]


def test_stars_in_place_of_a_rate_withhold_it_where_no_footnote_has_them():
    assert printed(STARRED) == [
        ("Alder Bond Fund", "0.25%", ()),
        ("Alder Stock Fund", "***", ()),
        ("Alder Cash Fund", "0.10%", ()),
    ]
    noted = (
        STARRED.replace("0.25%", "0.25%***").replace("     ***", "")
        + "\n        *** The fee is the most that is paid.\n"
    )
    assert printed(noted)[0] == ("Alder Bond Fund", "0.25%", ("***",))


def test_a_rate_with_another_that_is_now_paid_keeps_its_row_and_is_doubted():
    reading = read("""
        SCHEDULE A
        Fund                 12b-1 Fee
        Alder Bond Fund      0.25%
        Alder Stock Fund     0.25% (currently 0.15%)
        Alder Cash Fund      0.10%
        """)
    (schedule,) = reading.schedules
    assert [(row.name, str(row.rate.percent)) for row in schedule.rows][1] == ("Alder Stock Fund", "0.25")
    assert doubts(reading) == ["Alder Stock Fund: “0.25% (currently 0.15%)” names two different rates"]


def test_a_numeral_on_a_line_of_its_own_ends_the_name_above_it():
    assert rates("""
        SCHEDULE A
        Fund                      Annual Rate
        Alder Bond Portfolio      0.65%
        Alder Stock Portfolio     0.80%
        II
        """) == [("Alder Bond Portfolio", "0.65"), ("Alder Stock Portfolio II", "0.80")]


def test_a_sentence_behind_a_numbered_fund_is_printed_without_the_stop_between_them():
    found = rows("""
                                  SCHEDULE A

             1.   Alder Equity Fund. The fee is computed at the annual rate of 0.65% of the first
        $500 million of average daily net assets and 0.60% of amounts over $500 million.

             2.   Alder Bond Fund. The fee is computed at the annual rate of 0.40% of average daily
        net assets.
        """)
    told = (
        "The fee is computed at the annual rate of 0.65% of the first $500 million of average daily net assets and "
        "0.60% of amounts over $500 million."
    )
    assert [(row.name, row.rate.printed) for row in found] == [
        ("Alder Equity Fund", told),
        ("Alder Bond Fund", "0.40%"),
    ]
