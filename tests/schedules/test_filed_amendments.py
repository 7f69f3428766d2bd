"""Schedules of 12b-1 plans as funds and their filing agents file them anew. All names and figures are invented."""

from datetime import date

import pytest
from printed import lines, read, rows

from toolkit.problems import needs_a_person
from toolkit.reading.extract import extract


def extracted(tmp_path, printed, ending="htm"):
    path = tmp_path / f"exhibit.{ending}"
    path.write_text(printed, encoding="utf-8")
    return extract(path)


def said(reading):
    assert reading.status == "clean", [problem.message for problem in reading.problems]
    return [
        " | ".join(str(each) for each in (row.name, row.share_class, row.rate.percent) if each is not None)
        for schedule in reading.schedules
        for row in schedule.rows
    ]


def cells(*texts):
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


def test_a_fund_that_allocates_assets_heads_its_classes_and_no_column():
    assert lines("""
        APPENDIX A
        DISTRIBUTION PLAN
        HERON FUNDS TRUST

        Heron Funds                                Maximum
        Funds and Share Classes                    Rule 12b-1 Fee

        1. Asset Allocation Fund
        Class B                                    0.75%
        Class C                                    0.75%

        2. Limited-Term Tax-Free Fund
        Class C                                    0.75%
        """) == [
        "HERON FUNDS TRUST | Asset Allocation Fund | B | 0.75",
        "HERON FUNDS TRUST | Asset Allocation Fund | C | 0.75",
        "HERON FUNDS TRUST | Limited-Term Tax-Free Fund | C | 0.75",
    ]


@pytest.mark.parametrize("word", ["Open Class", "Ordinary Shares"])
def test_a_class_behind_the_comma_of_its_fund_may_be_any_word(word):
    [row, _] = rows(f"""
        SCHEDULE A

        Name of Series                                  Rule 12b-1 Fee
        Heron Realty Fund, {word}                0.25%
        Heron Credit Fund, Advisor Class                0.25%
        """)
    assert (row.series, row.share_class) == ("Heron Realty Fund", word.split()[0])


def test_a_figure_of_a_class_is_no_marker_where_its_sisters_have_figures_too():
    found = rows("""
        SCHEDULE A

        Fund                        Class        Expense Cap
        Heron ClearPath 2015        Class R1       1.20%
        Heron ClearPath 2015        Class R3       0.95%
        Heron ClearPath 2015        Class R6       0.55%(1)

        1  Before March 1, 2019, the cap was 0.60%.
        """)
    assert [row.share_class for row in found] == ["R1", "R3", "R6"]


def test_the_class_in_brackets_below_the_name_of_a_plan_is_of_the_title_and_not_of_its_rows():
    found = read("""
                                   SCHEDULE A

                              DISTRIBUTION PLAN
                            (Advisor Class Shares)

             The following Funds are subject to the Plan:

        Fund                                          Annual Rate
        HERON GROWTH FUND                                0.50%
        HERON VISTA FUND                                 0.25%
        """)
    assert "(Advisor Class Shares)" in found.schedules[0].title
    assert {row.share_class for row in found.schedules[0].rows} == {None}
    assert not needs_a_person(found.problems)


def test_a_title_goes_on_below_its_class_and_its_days():
    found = read("""
                                 SCHEDULE I
                    TO THE DISTRIBUTION AND SERVICE PLAN
                  CLASS R SHARES (formerly Class G Shares)
                          DATED DECEMBER 11, 1998
                         AND AMENDED AND RESTATED
                          AS OF FEBRUARY 20, 2013
                         OF THE HERON PORTFOLIOS

        Fund                                   Rate*
        Heron Stock Fund                       0.50%
        Heron Fund for Income                  0.25%

        * Of the average daily net assets of each Fund.
        """)
    assert found.schedules[0].title.endswith("OF THE HERON PORTFOLIOS")
    assert found.schedules[0].as_of == date(2013, 2, 20)
    assert not needs_a_person(found.problems)


def test_an_appendix_may_be_named_at_the_end_of_its_line():
    assert lines("""
                              HERON PORTFOLIOS
                    SHAREHOLDER SERVICING PLAN - APPENDIX I

                                                          Maximum Per Annum
              Class of Shares                                 Service Fee

              Heron Treasury Portfolio - Service Class..........   .25 of 1%
              Heron Bond Portfolio - Class K....................   .15 of 1%
        """) == [
        "HERON PORTFOLIOS | Heron Treasury Portfolio - Service Class | Service | 0.25",
        "HERON PORTFOLIOS | Heron Bond Portfolio - Class K | K | 0.15",
    ]


def test_the_last_of_the_days_of_a_schedule_counts_unless_it_is_blank():
    table = """
        Fund                        Distribution Fee
        Heron Bond Fund                  .75%
        Heron Value Fund                 .75%
        """
    amended = "SCHEDULE A\n\n        (as revised, October 27, 1997, April 27, 1998 and {}\n        2000)\n" + table
    assert read(amended.format("March 5,")).schedules[0].as_of == date(2000, 3, 5)
    assert read(amended.format("__________,")).schedules[0].as_of is None
    assert {row.registrant for row in rows(amended.format("__________,"))} == {None}
    updated = read(f"SCHEDULE A\n{table}\n        Date last updated: November 11, 2004")
    assert updated.schedules[0].as_of == date(2004, 11, 11)


def test_the_day_of_a_schedule_may_stand_behind_its_footnote():
    found = read("""
        SCHEDULE I
        Dated August 1, 2013

        Fund                          Rate*
        Heron Stock Fund              0.25%
        Heron Income Fund             0.25%

        *Expressed as a percentage of average daily net assets. As of March 29, 2021
        """)
    assert found.schedules[0].as_of == date(2021, 3, 29)


def test_a_trust_in_capitals_below_the_heading_of_its_schedule_is_the_registrant():
    assert lines("""
                                    SCHEDULE B

                                 HERON FUNDS TRUST

             Fees that each class of a Fund pays pursuant to the Plan:

             CLASS A SHARES

                  Growth & Income Fund                            0.30%
                  Municipal Bond Fund                             0.20%

             CLASS R-3 SHARES

                  Growth & Income Fund                            0.50%
        """) == [
        "HERON FUNDS TRUST | Growth & Income Fund | A | 0.30",
        "HERON FUNDS TRUST | Municipal Bond Fund | A | 0.20",
        "HERON FUNDS TRUST | Growth & Income Fund | R-3 | 0.50",
    ]


def test_parts_and_total_may_each_be_headed_by_their_class():
    found = rows("""
        EXHIBIT A

                                        Class A        Class A      Class A
                                        Distribution   Service      Total
        Fund                            Fee            Fee          Fee
        Heron Value Fund                0.00%          0.25%        0.25%
        Heron Core Fund                 0.10%          0.25%        0.35%
        """)
    assert [
        (
            row.share_class,
            str(row.rate.percent),
            str(row.service_fee_percent),
            str(row.asset_based_sales_charge_percent),
        )
        for row in found
    ] == [("A", "0.25", "0.25", "0.00"), ("A", "0.35", "0.25", "0.10")]


def test_a_charge_on_buying_shares_is_no_asset_based_sales_charge():
    found = rows("""
        APPENDIX A

                                   Maximum Initial    Maximum       Maximum Shareholder
        Fund             Class     Sales Charge       12b-1 Fee     Servicing Fee
        Heron Stock Fund   C           5.75%            0.75%          0.25%
        Heron Bond Fund    C           4.50%            0.75%          0.25%
        """)
    assert {row.asset_based_sales_charge_percent for row in found} == {None}
    assert [str(row.rate.percent) for row in found] == ["0.75", "0.75"]


def test_a_sentence_that_ends_in_no_verb_goes_on_in_the_next_line():
    assert lines("""
        SCHEDULE A

        The Fund is authorized to pay the Distributor, as compensation, a fee that is
        computed daily and paid monthly at the annual rate set opposite the name of the
        Fund below:

        Heron Growth Portfolio              0.40%
        Heron Money Portfolio               0.00%
        """) == ["Heron Growth Portfolio | 0.40", "Heron Money Portfolio | 0.00"]


def test_a_sign_behind_a_figure_belongs_to_the_name():
    assert lines("""
        SCHEDULE A

        Name of Fund                         Rate
        Heron Horizon 20+ Portfolio          0.25%
        Heron Income Portfolio               0.25%
        """) == ["Heron Horizon 20+ Portfolio | 0.25", "Heron Income Portfolio | 0.25"]


def test_halves_whose_rows_are_numbered_in_columns_of_their_own(tmp_path):
    table = "".join(
        [
            cells("", "Fund Name", "Rate", "", "Fund Name", "Rate"),
            cells("1", "Heron Stock Fund", "0.25%", "4", "Heron Value Fund", "0.25%"),
            cells("2", "Heron Bond Fund", "0.25%", "5", "Heron Index Fund", "0.15%"),
            cells("3", "Heron Cash Fund", "0.25%", "", "", ""),
        ]
    )
    names = [("Stock", "0.25"), ("Bond", "0.25"), ("Cash", "0.25"), ("Value", "0.25"), ("Index", "0.15")]
    found = said(extracted(tmp_path, f"<html><p align=center>SCHEDULE I</p><table>{table}</table></html>"))
    assert found == [f"Heron {name} Fund | {rate}" for name, rate in names]


@pytest.mark.parametrize(("start", "between"), [("<p>", "</p><p>"), ("", "<br>")])
def test_a_fee_told_in_a_sentence_of_its_cell_stands_beside_its_class(tmp_path, start, between):
    fee = "An annual fee, payable monthly, of {} one-hundredths of one percent ({}%) of the Fund&#146;s net assets"
    both = f"{start}{fee.format('fifteen', '0.15')}{between}{fee.format('zero', '0.00')}"
    table = "".join(
        [
            cells("Fund", "Class of Shares", "Shareholder Service Fee"),
            cells("Heron Money Fund", f"{start}Investor Shares{between}Ultra Shares", both),
            cells("Heron Cash Reserves", "Sweep Shares", fee.format("twenty-five", "0.25")),
        ]
    )
    assert said(extracted(tmp_path, f"<html><p align=center>SCHEDULE A</p><table>{table}</table></html>")) == [
        "Heron Money Fund | Investor | 0.15",
        "Heron Money Fund | Ultra | 0.00",
        "Heron Cash Reserves | Sweep | 0.25",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Heron Bond Fund     0.25   1.00   N/A\nHeron Stock Fund    0.25   1.00   0.50",
        "Class A      0.25\nClass C      0.75",
        "Fees are in basis points.\n\nClass A     25    75   100\nClass C     25     0    25",
        "".join(f"Heron {name} Fund      A     May 1, 2004\n" for name in ("Bond", "Stock", "Cash")),
    ],
)
def test_rates_or_days_beside_names_under_no_heading_are_never_passed_over_in_silence(tmp_path, table):
    reading = extracted(tmp_path, f"DISTRIBUTION PLAN\n\nHERON FUNDS TRUST\n\n{table}\n", "txt")
    assert reading.status == "review"


def test_a_company_that_stands_where_other_rows_name_funds_is_doubted(tmp_path):
    funds = "".join(f"Heron {name}          0.75%\n" for name in ("Funds Trust", "Bond Fund", "Stock Fund"))
    assert extracted(tmp_path, f"SCHEDULE A\n\nName                Rate\n{funds}", "txt").status == "review"


def test_a_company_whose_name_runs_over_lines_with_its_former_one_in_brackets_is_one_registrant():
    assert lines("""
        SCHEDULE A

                                            Asset-Based    Service    Aggregate
        Portfolio                           Sales Charge   Fee        Fee
        HERON COUNSELOR SERIES
        TRUST (HERON COUNSELOR
        SERIES TRUST)
        Heron Core Fund Class A                0.00%        0.25%       0.25%
        Heron Core Fund Class C                0.75%        0.25%       1.00%
        """) == [
        "HERON COUNSELOR SERIES TRUST (HERON COUNSELOR SERIES TRUST) | Heron Core Fund Class A | A | 0.25",
        "HERON COUNSELOR SERIES TRUST (HERON COUNSELOR SERIES TRUST) | Heron Core Fund Class C | C | 1.00",
    ]


def test_the_end_of_a_bracket_over_rows_heads_no_column():
    assert lines("""
        SCHEDULE A

        Portfolio                                            Fee
        HERON COUNSELOR SERIES TRUST (HERON COUNSELOR SERIES
        TRUST)
        Heron Core Fund                                      0.25%
        Heron Bond Fund                                      0.20%
        """) == [
        "HERON COUNSELOR SERIES TRUST (HERON COUNSELOR SERIES TRUST) | Heron Core Fund | 0.25",
        "HERON COUNSELOR SERIES TRUST (HERON COUNSELOR SERIES TRUST) | Heron Bond Fund | 0.20",
    ]


def test_a_title_may_name_the_class_and_whose_shares_it_is_of():
    assert lines("""
                                  SCHEDULE A
                       CLASS B SHARES OF HERON-LEE FUNDS

                                                         Annual
        Name of Fund                                      Fee
        Heron-Lee Equity Income Fund                      1.00%
        Heron-Lee Ltd. Maturity Fund                       .85%
        """) == [
        "HERON-LEE FUNDS | Heron-Lee Equity Income Fund | 1.00",
        "HERON-LEE FUNDS | Heron-Lee Ltd. Maturity Fund | 0.85",
    ]


def test_the_class_of_a_plan_below_its_schedules_heading_is_no_class_left_out(tmp_path):
    printed = """
                             SCHEDULE A

                            HERON FUNDS
                     Class S Distribution Plan
                  (updated as of January 3, 2006)

        Heron Value Fund                         0.25%
        Heron Treasury Fund                      0.10%
        """
    assert said(extracted(tmp_path, printed, "txt")) == ["Heron Value Fund | 0.25", "Heron Treasury Fund | 0.10"]


def test_numbers_in_cells_of_their_own_before_funds_over_their_classes(tmp_path):
    funds = [
        cells("", "Funds Trust<br>Funds and Share Classes", "Maximum<br>Servicing Fee"),
        cells("1.", "Heron Stock Fund<br>Class A<br>Administrator Class", "&nbsp;<br>0.25%<br>0.20%"),
        cells("2.", "Heron Bond Fund<br>Investor Class", "&nbsp;<br>0.25%"),
        cells("3.", "Heron Cash Fund<br>Class A", "&nbsp;<br>0.10%"),
    ]
    printed = f"<html><p align=center>APPENDIX A<br>HERON FUNDS TRUST</p><table>{''.join(funds)}</table></html>"
    assert said(extracted(tmp_path, printed)) == [
        "Heron Stock Fund | A | 0.25",
        "Heron Stock Fund | Administrator | 0.20",
        "Heron Bond Fund | Investor | 0.25",
        "Heron Cash Fund | A | 0.10",
    ]


def test_a_heading_may_end_in_a_comma_before_its_day():
    found = read("""
                               SCHEDULE A,
                       revised as of May 14, 2013
                                 to the
                           DISTRIBUTION PLAN

        Fund                              Rate
        Heron Nova Fund                   0.25%
        Heron Bond Fund                   0.25%
        """)
    assert [row.name for row in found.schedules[0].rows] == ["Heron Nova Fund", "Heron Bond Fund"]
    assert found.schedules[0].as_of == date(2013, 5, 14)


def test_a_company_may_stand_over_the_name_of_its_restated_plan():
    found = read("""
                               SCHEDULE A
                           HERON SERIES TRUST
                          AMENDED AND RESTATED
                     DISTRIBUTION AND SERVICE PLAN
                        AS OF SEPTEMBER 11, 2023

        Fund                              Rate
        Heron Nova Fund                   0.25%
        Heron Bond Fund                   0.25%
        """)
    assert not needs_a_person(found.problems)
    assert found.schedules[0].title.endswith("HERON SERIES TRUST AMENDED AND RESTATED DISTRIBUTION AND SERVICE PLAN")
    assert {row.registrant for row in found.schedules[0].rows} == {"HERON SERIES TRUST"}
