"""Each layout a schedule is printed in, beside the rows that must come out. All names and figures are invented."""

from dataclasses import replace

import pytest
from printed import in_review, lines, paper, read, rows, steps

from toolkit.problems import Kind
from toolkit.reading.confidence import DIGITAL, with_confidence
from toolkit.reading.find import schedule_spans
from toolkit.reading.pages import Rule
from toolkit.reading.schedule import read_schedules
from toolkit.reading.schedule_title import unquoted


def test_groups_dates_and_a_footnote_on_a_column():
    found = read("""
                               SCHEDULE A TO
                            DISTRIBUTION AGREEMENT

                                       Maximum
        Fund                           Fee Rate*     Plan Calculation Date
        ----------------------------------------------------------------
        ALDER BOND FUNDS, INC.
        Alder Short Bond Fund K Shares     0.45      December 14, 2000
        Alder Long Bond Fund K Shares      0.45      January 2, 2001

        ALDER STOCK FUNDS, INC.
        Alder Growth & Income Fund K Shares  0.45    March 5, 2001

        *  Of this amount, 0.25% is paid as a service fee and the remainder
           is paid as an asset based sales charge.
        """)
    schedule = found.schedules[0]
    assert [column.role for column in schedule.columns] == ["name", "rate", "date"]
    assert [(row.registrant, row.series, row.share_class) for row in schedule.rows] == [
        ("ALDER BOND FUNDS, INC.", "Alder Short Bond Fund", "K"),
        ("ALDER BOND FUNDS, INC.", "Alder Long Bond Fund", "K"),
        ("ALDER STOCK FUNDS, INC.", "Alder Growth & Income Fund", "K"),
    ]
    first = schedule.rows[0]
    assert (str(first.service_fee_percent), str(first.asset_based_sales_charge_percent)) == ("0.25", "0.20")
    assert first.calculation_date.isoformat() == "2000-12-14"
    assert first.markers == ()
    assert [(note.marker, note.applies_to) for note in schedule.footnotes] == [("*", "column:1")]
    assert not found.problems


def test_classes_stacked_under_a_name_wrapped_beside_them():
    assert lines("""
                                  SCHEDULE A
        Alder Investment Trust

        Portfolio                          Class       Fee

        Alder Short-Dated Tax-Exempt       Class A     0.25 %
        Income and Preservation Fund       Class C     0.65 %
                                           Investor    0.10 %

        Alder Europe Fund                  Class C     1.00 %
        """) == [
        "Alder Investment Trust | Alder Short-Dated Tax-Exempt Income and Preservation Fund | A | 0.25",
        "Alder Investment Trust | Alder Short-Dated Tax-Exempt Income and Preservation Fund | C | 0.65",
        "Alder Investment Trust | Alder Short-Dated Tax-Exempt Income and Preservation Fund | Investor | 0.10",
        "Alder Investment Trust | Alder Europe Fund | C | 1.00",
    ]


def test_a_wrapped_name_with_its_rate_on_the_last_line():
    assert lines("""
        SCHEDULE A

        Fund                            Fee Rate
        Alder Diversified Small-Company
          and Micro-Cap Growth Fund     0.50%
        Alder Value Fund                0.40%
        Alder Variable Insurance Moder-
          ately Aggressive Fund         0.70%
        """) == [
        "Alder Diversified Small-Company and Micro-Cap Growth Fund | 0.50",
        "Alder Value Fund | 0.40",
        "Alder Variable Insurance Moder-ately Aggressive Fund | 0.70",
    ]


def test_a_wrapped_name_with_its_rate_on_the_first_line():
    assert lines("""
        SCHEDULE A

        Fund                            Fee Rate
        Alder Diversified Small Company 0.50%
        Growth Fund
        Alder Value Fund                0.40%
        Alder Emerging Markets Currency 0.70%
        and Debt Fund
        """) == [
        "Alder Diversified Small Company Growth Fund | 0.50",
        "Alder Value Fund | 0.40",
        "Alder Emerging Markets Currency and Debt Fund | 0.70",
    ]


def test_class_columns_across_in_basis_points():
    found = rows("""
        SCHEDULE A

        Yearly expenses, in basis points of average net assets:

                                    Class A   Class C    R6
        Alder Mini Cap Fund             164       239   139
        Alder Money Fund                N/A        --     9
        """)
    assert [
        (row.name, row.share_class, row.rate.printed, row.rate.percent and str(row.rate.percent)) for row in found
    ] == [
        ("Alder Mini Cap Fund", "A", "164", "1.64"),
        ("Alder Mini Cap Fund", "C", "239", "2.39"),
        ("Alder Mini Cap Fund", "R6", "139", "1.39"),
        ("Alder Money Fund", "A", "N/A", None),
        ("Alder Money Fund", "C", "--", None),
        ("Alder Money Fund", "R6", "9", "0.09"),
    ]


def test_series_and_class_in_one_cell():
    found = rows("""
        EXHIBIT A
        Funds and Class                    Maximum Fee
        Alder Income Series – Class K      0.25%
        Alder 2030 Series - Class R        0.55%
        """)
    assert [(row.name, row.series, row.share_class) for row in found] == [
        ("Alder Income Series – Class K", "Alder Income Series", "K"),
        ("Alder 2030 Series - Class R", "Alder 2030 Series", "R"),
    ]


def test_a_registrant_in_a_column_of_its_own_holds_downward():
    assert lines("""
        SCHEDULE A
        Trust                    Fund                    Class      Rate
        Alder Investment Trust   Alder Bond Fund         Class A    0.25%
                                 Alder Stock Fund        Class C    0.75%
        Birch Capital Trust      Birch Europe Fund       Class A    0.30%
        """) == [
        "Alder Investment Trust | Alder Bond Fund | A | 0.25",
        "Alder Investment Trust | Alder Stock Fund | C | 0.75",
        "Birch Capital Trust | Birch Europe Fund | A | 0.30",
    ]


def test_three_rates_keep_their_parts_as_printed():
    found = rows("""
        SCHEDULE A
                              Minimum Asset    Maximum    Maximum
                              Based Sales      Service    Aggregate
        Fund                  Charge           Fee        Fee
        Alder Bond Fund       0.75%            0.25%      1.00%
        Alder Cash Fund       0.25%            0.25%      0.25%
        """)
    assert [
        (str(row.rate.percent), str(row.service_fee_percent), str(row.asset_based_sales_charge_percent))
        for row in found
    ] == [("1.00", "0.25", "0.75"), ("0.25", "0.25", "0.25")]


def test_a_part_above_its_aggregate_is_null_and_doubted():
    printed = """
        SCHEDULE A
        Fund                  Distribution Fee   Service Fee   Aggregate Fee
        Alder Bond Fund       0.75%              0.25%         0.50%
        Alder Cash Fund       0.75%              0.25%         1.00%
        """
    assert read(printed).schedules[0].rows[0].asset_based_sales_charge_percent is None
    assert in_review(printed)


def test_breakpoints_in_a_cell_over_several_lines():
    found = rows("""
        SCHEDULE A
        FUND                   ANNUAL RATE
        Alder Notes Fund*      0.340% up to $400 million;
                               0.290% in excess of $400 million
        Alder Yield Fund       0.380%
        Alder Steady Fund*,    0.390% up to $750 million; and
        (Formerly All Fund)    0.365% in excess of $750 million

        * The Manager has agreed to a lower rate while its own fee is reduced.
        """)
    assert steps(found[0]) == [(0, 400_000_000, "0.340"), (400_000_000, None, "0.290")]
    assert found[0].markers == ("*",)
    assert found[0].rate.percent is None
    assert str(found[1].rate.percent) == "0.380"
    assert (found[2].name, found[2].formerly) == ("Alder Steady Fund", "All Fund")


def test_breakpoints_shared_by_the_funds_headed_above_them():
    found = rows("""
        APPENDIX B

                            ALDER INCOME FUND
                          ALDER GOVERNMENT FUND

        NET ASSETS                                   ANNUAL RATE
        First $150 million ........................... 0.53%
        Over $150 million ............................ 0.43%

                         ALDER RETIREMENT 2040 FUND

                        This fund pays no advisory fee.

                            ALDER OTHER FUND

        NET ASSETS                                   ANNUAL RATE
        All assets ................................... 0.18%
        """)
    assert [row.name for row in found] == [
        "ALDER INCOME FUND",
        "ALDER GOVERNMENT FUND",
        "ALDER RETIREMENT 2040 FUND",
        "ALDER OTHER FUND",
    ]
    assert steps(found[0]) == steps(found[1]) == [(0, 150_000_000, "0.53"), (150_000_000, None, "0.43")]
    assert [str(row.rate.percent) for row in found[2:]] == ["0.00", "0.18"]


def test_breakpoints_in_sentences():
    found = rows("""
        SCHEDULE B

        For Alder Bond Fund, the fee is at the annual rate of 0.75% of the first
        $300 million of average daily net assets and 0.60% of average daily net
        assets over $300 million.

        Alder Stock Fund: 0.50% of average daily net assets.
        """)
    assert steps(found[0]) == [(0, 300_000_000, "0.75"), (300_000_000, None, "0.60")]
    assert (found[1].name, str(found[1].rate.percent)) == ("Alder Stock Fund", "0.50")


def test_rates_by_class_for_all_funds_listed_below_them():
    assert lines("""
        SCHEDULE 1

        The following rates apply to each of the Funds listed below:

        Class             Annual Rate
        Class A           0.25%
        Class C           0.75%

        Funds:
            Alder Bond Fund
            Alder Stock Fund
        """) == [
        "Alder Bond Fund | A | 0.25",
        "Alder Bond Fund | C | 0.75",
        "Alder Stock Fund | A | 0.25",
        "Alder Stock Fund | C | 0.75",
    ]


def test_a_rate_that_stands_in_a_clause_is_that_of_the_funds_listed():
    assert lines("""
                                DISTRIBUTION PLAN

        1.  Each Fund listed in Schedule A shall pay the Distributor a fee at the
        annual rate of 0.25% of its average daily net assets.

                                   SCHEDULE A

            Alder Bond Fund
            Alder Stock Fund
            Alder Europe Fund
        """) == ["Alder Bond Fund | 0.25", "Alder Stock Fund | 0.25", "Alder Europe Fund | 0.25"]


def test_a_list_without_any_fee_gives_its_names_and_a_review():
    printed = """
        SCHEDULE A
        List of Funds
        Alder Bond Fund
        Alder Stock Fund
        Alder Europe Fund
        """
    found = read(printed).schedules[0].rows
    assert [(row.name, row.rate.percent) for row in found] == [
        ("Alder Bond Fund", None),
        ("Alder Stock Fund", None),
        ("Alder Europe Fund", None),
    ]
    assert in_review(printed)


def test_a_schedule_of_other_charges_gives_no_rows():
    assert not read("""
        SCHEDULE B
        MISCELLANEOUS CHARGES
        Service                  Amount
        Outgoing wire            $15.00
        Copy of a statement      $10.00
        """).schedules


def test_a_heading_repeated_on_the_next_page_and_a_group_gone_on():
    page = """
        {}

        Fund                Rate
        {}

                           {}
        """
    first = page.format("SCHEDULE A\n\n        Alder Investment Trust", "Alder Bond Fund     0.25%", 1)
    second = page.format("Alder Investment Trust (continued)", "Alder Stock Fund    0.30%", 2)
    assert lines(f"{first}<PAGE>\n{second}") == [
        "Alder Investment Trust | Alder Bond Fund | 0.25",
        "Alder Investment Trust | Alder Stock Fund | 0.30",
    ]


def test_markers_glued_to_names_and_rates_and_digits_that_belong_to_a_name():
    found = rows("""
        SCHEDULE A
        Fund                          Rate
        Alder Retirement 2040 Fund    0.40%1
        Alder S&P 500 Fund(2)         0.30%
        Alder 130/30 Fund1            0.20%

        1 Paid only for shares bought before 2021.
        (2) The fee is computed daily and paid monthly.
        """)
    assert [(row.name, row.markers) for row in found] == [
        ("Alder Retirement 2040 Fund", ("1",)),
        ("Alder S&P 500 Fund", ("(2)",)),
        ("Alder 130/30 Fund", ("1",)),
    ]


def test_a_marker_on_a_line_of_its_own_belongs_to_the_row_above():
    found = rows("""
        SCHEDULE A
        Fund                 Rate

        Alder Bond Fund      0.40%
                              (1)

        Alder Stock Fund     0.30%

        (1) The Board has set a lower figure for as long as it sees fit.
        """)
    assert [row.markers for row in found] == [("(1)",), ()]


def test_a_marker_without_its_footnote_is_the_documents_fault_not_a_doubt():
    found = read("""
        SCHEDULE A
        Fund                 Rate
        Alder Bond Fund†     0.40%
        Alder Stock Fund     0.30%
        """)
    assert [(problem.rule, problem.kind) for problem in found.problems] == [("check-29", Kind.DOCUMENT)]


def test_several_schedules_and_their_mentions_in_the_body():
    found = read("""
        This Agreement is made with each Fund listed in
        Schedule A to this Agreement, at the rates of
        Schedule A-1.

                            SCHEDULE A
        Fund                 Rate
        Alder Bond Fund      0.40%

                            SCHEDULE A-1
        Fund                 Rate
        Alder Stock Fund     30 bps
        """)
    assert [(schedule.label, schedule.rows[0].name) for schedule in found.schedules] == [
        ("A", "Alder Bond Fund"),
        ("A-1", "Alder Stock Fund"),
    ]


def test_the_schedule_ends_where_the_agreement_goes_on():
    found = read("""
        "SCHEDULE A

        Fund                 Rate
        Alder Bond Fund      0.40%"

        All other terms and provisions shall remain in full force and effect.

        ALDER INVESTMENT TRUST

        By: ____________
        """)
    assert [row.name for row in found.schedules[0].rows] == ["Alder Bond Fund"]


def test_dates_below_the_table_and_in_its_title():
    found = read("""
        SCHEDULE A
        (As of July 9, 2013)

        Fund                 Rate
        Alder Bond Fund      0.40%
        """)
    assert found.schedules[0].as_of.isoformat() == "2013-07-09"


@pytest.mark.parametrize(
    "spoiled",
    [
        "Alder Cash Fund      0/10",
        "Alder Cash Fund      45%",
        "Alder Cash Fund      O.45%",
        "Alder Cash Fund      0.40% 0.45%",
        "~~ 77 ]] q 0.1",
    ],
)
def test_what_may_be_wrong_is_in_review(spoiled):
    assert in_review(f"""
        SCHEDULE A
        Fund                 Rate
        Alder Bond Fund      0.40%
        Alder Stock Fund     0.40%
        {spoiled}
        Alder Europe Fund    0.30%
        """)


def test_the_last_dot_of_a_leader_is_no_part_of_its_figure():
    found = read("""
        SCHEDULE A
        Fund                                     Rate
        Alder Bond Fund ........................ .0.40%
        Alder Stock Fund ........................ 0.45%
        Alder Europe Fund ....................... .35%
        """)
    assert [row.rate.printed for row in found.schedules[0].rows] == ["0.40%", "0.45%", ".35%"]


def test_a_row_in_doubt_is_less_sure_than_its_neighbours():
    found = read("""
        SCHEDULE A
        Fund                 Rate
        Alder Bond Fund      0.40%
        Alder Stock Fund     45%
        Alder Europe Fund    0.30%
        """)
    (schedule,) = with_confidence(found.schedules, found.problems, "text")
    assert [row.confidence for row in schedule.rows] == [DIGITAL.beside, DIGITAL.doubted, DIGITAL.beside]


def test_every_printed_line_is_claimed_or_a_problem():
    made = paper("""
        SCHEDULE A
        Fund                 Rate
        Alder Bond Fund      0.40%
        Alder Stock Fund     0.30%

        * A note that nothing bears.
        Qux
        """)
    spans = schedule_spans(made)
    reading = read_schedules(made, spans)
    claimed = {claim.place for claim in reading.claims}
    missing = [line.text for place, line in spans[0].lines(made) if place not in claimed]
    reported = " ".join(problem.message for problem in reading.problems)
    assert all(text in reported for text in missing)


def test_the_date_from_which_an_amended_schedule_reads_so_stands_beside_the_number_of_its_amendment():
    (schedule,) = read("""
                               SCHEDULE A TO
                            DISTRIBUTION AGREEMENT

            (As amended by Amendment No. 13, effective March 1, 2004)

        Fund                           Fee Rate
        Elder Bond Fund                  0.30%
        Rowan Growth Fund                0.25%
    """).schedules
    assert schedule.title == "SCHEDULE A TO DISTRIBUTION AGREEMENT"
    assert schedule.as_of.isoformat() == "2004-03-01"
    assert [row.name for row in schedule.rows] == ["Elder Bond Fund", "Rowan Growth Fund"]


def test_a_title_over_lines_with_blanks_between_is_one_title():
    printed = """
                               SCHEDULE A

                                 TO THE

                      INVESTMENT ADVISORY AGREEMENT

        Fund                                        Annual Rate
        Heron Bond Fund                                   0.45%
        Heron Growth Fund                                 0.60%
    """
    assert lines(printed) == ["Heron Bond Fund | 0.45", "Heron Growth Fund | 0.60"]
    assert read(printed).schedules[0].title == "SCHEDULE A TO THE INVESTMENT ADVISORY AGREEMENT"


def test_a_registrant_between_two_ruled_tables_is_no_end_of_the_name_above_it():
    made = paper("""
                           SCHEDULE A

        Heron Bond Funds, Inc.

        Portfolio              Class            Maximum Fee
        Oak Growth Fund        Class A             0.25%
        All Assets Fund, Inc.  Class C             0.75%

        The Heron Funds

        Portfolio              Class            Maximum Fee
        Value Fund             Class A             0.25%
        Blue Chip Fund         Class A             0.25%
    """)
    (page,) = made.pages
    tops = [line.top for line in page.lines if "%" in line.text or line.text.startswith("Portfolio")]
    ruled = replace(page, rules=tuple(Rule(0.0, top - 0.5, 400.0, top - 0.5) for top in tops))
    made = replace(made, pages=(ruled,))
    (schedule,) = read_schedules(made, schedule_spans(made)).schedules
    assert [f"{row.registrant} | {row.name}" for row in schedule.rows] == [
        "Heron Bond Funds, Inc. | Oak Growth Fund",
        "Heron Bond Funds, Inc. | All Assets Fund, Inc.",
        "The Heron Funds | Value Fund",
        "The Heron Funds | Blue Chip Fund",
    ]


def test_a_sentence_may_give_a_table_to_a_schedule():
    printed = """
        1.   Schedule A to the Agreement is hereby amended to add the
        following:

             Fund                                   Annual Fee Rate
             Alder Small Cap Fund                        0.85%

        2.   All other terms of the Agreement remain in full force.
    """
    assert lines(printed) == ["Alder Small Cap Fund | 0.85"]
    (schedule,) = read(printed).schedules
    assert (schedule.label, schedule.title) == ("A", "Schedule A")


def test_a_title_goes_on_with_whose_schedule_it_is():
    (schedule,) = read("""
                               APPENDIX A

                    TO ADMINISTRATIVE SERVICES AGREEMENT
                           OF HERON GROWTH SERIES

        Portfolio                             Rate
        Heron Charter Fund                   0.25%
        Heron Value Fund                     0.20%
    """).schedules
    assert schedule.title == "APPENDIX A TO ADMINISTRATIVE SERVICES AGREEMENT OF HERON GROWTH SERIES"
    assert {row.registrant for row in schedule.rows} == {"HERON GROWTH SERIES"}


def test_the_funds_of_the_trust_are_no_registrant():
    printed = """
                               SCHEDULE A

                          SERIES OF THE TRUST

        Heron Charter Fund                   0.25%
        Heron Value Fund                     0.20%
    """
    assert lines(printed) == ["Heron Charter Fund | 0.25", "Heron Value Fund | 0.20"]


def test_a_registrant_may_stand_beside_the_headings_of_the_figures():
    printed = """
                             SCHEDULE A

        HERON BOND FUNDS, INC.               Maximum Aggregate     Plan Calculation
                                             Fee Rate              Date

        Heron Oak Fund                            0.45%            December 14, 2000
        Heron Elm Fund                            0.45%            November 29, 2000
    """
    assert lines(printed) == [
        "HERON BOND FUNDS, INC. | Heron Oak Fund | 0.45",
        "HERON BOND FUNDS, INC. | Heron Elm Fund | 0.45",
    ]


def test_addresses_are_no_list_of_funds():
    printed = """
                               EXHIBIT B

                                NOTICES

        If to the Trust:           Heron Series Trust
                                   9 Quay Road, Suite 9
                                   Salem, Oregon 97301

        If to the Agent:           Elm Trust Company
                                   11 Harbor Plaza
                                   Salem, Oregon 97301
    """
    assert schedule_spans(paper(printed)) == ()


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ('"SCHEDULE A', "SCHEDULE A"),
        ('"SCHEDULE A"', "SCHEDULE A"),
        ('APPENDIX "1"', 'APPENDIX "1"'),
        ("“SCHEDULE “A” TO PLAN", "SCHEDULE “A” TO PLAN"),
        ('"SCHEDULE "A"', 'SCHEDULE "A"'),
        ('SCHEDULE "A" TO PLAN', 'SCHEDULE "A" TO PLAN'),
    ],
)
def test_a_title_loses_the_marks_that_quote_the_schedule_and_keeps_those_of_its_label(printed, title):
    assert unquoted(printed) == title


def test_what_a_sentence_takes_out_of_a_schedule_is_no_row_of_it():
    printed = """
        1.   Schedule A to the Agreement is hereby amended by adding the following:

             Fund                                   Annual Fee Rate
             Alder Small Cap Fund                        0.85%

        2.   Schedule A to the Agreement is hereby amended to remove the following:

             Fund                                   Annual Fee Rate
             Alder Gold Fund                             0.95%

        3.   All other terms of the Agreement remain in full force.
    """
    assert lines(printed) == ["Alder Small Cap Fund | 0.85"]


def test_a_heading_of_a_column_for_the_sub_adviser_names_no_fund():
    printed = """
                              SCHEDULE A

        Fund                      Sub-Adviser             Fee
        Heron Growth Fund         Dale Capital, Inc.      0.40%
        Heron Value Fund          Elm Partners LLC        0.35%
    """
    assert lines(printed) == ["Heron Growth Fund | 0.40", "Heron Value Fund | 0.35"]


def test_a_schedule_printed_to_be_taken_out_is_no_schedule():
    printed = """
        1.   The following Funds are removed from Schedule A:

                              SCHEDULE A

             Heron Growth Fund                           0.80%
             Heron Value Fund                            0.70%

        2.   All other terms of the Agreement remain in full force.
    """
    assert schedule_spans(paper(printed)) == ()
    assert lines(printed.replace("are removed from", "are deleted from and replaced in")) != []


def test_a_marker_below_a_figure_is_not_the_number_of_its_page():
    found = rows(
        """
                                 SCHEDULE A
        Fund                        Annual Rate

        Alder Oak Fund                 0.25%

        Alder Elm Fund                 0.75%
                                        (1)

                                  7
        \f
        Alder Ash Fund                 0.25%

        (1) The Board has set a lower figure for this Fund.
        """
    )
    assert [row.markers for row in found] == [(), ("(1)",), ()]
