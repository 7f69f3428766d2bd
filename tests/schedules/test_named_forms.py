"""Forms of fee schedules by the names people give them, each in its plainest print beside the rows that must come out.

Layouts, notations, breakpoints, markers and dates that stand in no other test of this folder by themselves.
"""

import pytest
from printed import in_review, lines, read, rows, steps

LAYOUTS = {
    "one row": (
        """
        SCHEDULE A
        Fund                       Annual Fee
        Alder Bond Fund            0.45%
        """,
        ["Alder Bond Fund | 0.45"],
    ),
    "one tab after each cell": (
        """
        SCHEDULE A

        Fund\tClass\tFee
        Alder Bond Fund\tClass A\t0.25%
        Alder U.S. Government Money Market Fund\tClass C\t1.00%
        Alder Gold\tR6\t0.10%
        """,
        ["Alder Bond Fund | A | 0.25", "Alder U.S. Government Money Market Fund | C | 1.00", "Alder Gold | R6 | 0.10"],
    ),
    "rules typed around every cell": (
        """
        SCHEDULE A
        +----------------------------+-----------+
        | Fund                       | Fee       |
        +----------------------------+-----------+
        | Alder Bond Fund            | 0.45%     |
        +----------------------------+-----------+
        | Alder Stock Fund           | 0.40%     |
        +----------------------------+-----------+
        """,
        ["Alder Bond Fund | 0.45", "Alder Stock Fund | 0.40"],
    ),
    "dots that lead to the fee": (
        """
        SCHEDULE A
        Alder Bond Fund .......................... 0.45%
        Alder Growth & Income Fund ............... 0.40%
        Alder S&P 500 Fund ....................... 0.05%
        """,
        ["Alder Bond Fund | 0.45", "Alder Growth & Income Fund | 0.40", "Alder S&P 500 Fund | 0.05"],
    ),
    "names of three lines, the fee on the first": (
        """
        SCHEDULE A

        Fund                         Fee
        Alder Diversified Small      0.50%
        Company and Micro-Cap
        Growth Fund
        Alder Value Fund             0.40%
        Alder Emerging Markets       0.70%
        Currency and Local Debt
        and Income Fund
        """,
        [
            "Alder Diversified Small Company and Micro-Cap Growth Fund | 0.50",
            "Alder Value Fund | 0.40",
            "Alder Emerging Markets Currency and Local Debt and Income Fund | 0.70",
        ],
    ),
    "names of four lines set in, the fee on the last": (
        """
        SCHEDULE A

        Fund                         Fee
        Alder Diversified Small
          Company and Micro-Cap
          International Equity
          Growth Fund                0.50%
        Alder Value Fund             0.40%
        Alder Emerging Markets
          Currency and Local Debt
          Income Fund                0.70%
        """,
        [
            "Alder Diversified Small Company and Micro-Cap International Equity Growth Fund | 0.50",
            "Alder Value Fund | 0.40",
            "Alder Emerging Markets Currency and Local Debt Income Fund | 0.70",
        ],
    ),
    "names of three lines not set in, the fee on the last": (
        """
        SCHEDULE A

        Fund                         Fee

        Alder Diversified Small
        Company and Micro-Cap
        Growth Fund                  0.50%

        Alder Value Fund             0.40%

        Alder Emerging Markets
        Currency and Local Debt
        Income Fund                  0.70%
        """,
        [
            "Alder Diversified Small Company and Micro-Cap Growth Fund | 0.50",
            "Alder Value Fund | 0.40",
            "Alder Emerging Markets Currency and Local Debt Income Fund | 0.70",
        ],
    ),
    "a heading of four lines above the name's": (
        """
        SCHEDULE A

                                      Maximum
                                     Aggregate         Plan
                                       Annual       Calculation
        Fund                          Fee Rate         Date
        Alder Bond Fund                 0.45%       January 2, 2001
        Alder Stock Fund                0.45%       March 5, 2001
        """,
        ["Alder Bond Fund | 0.45", "Alder Stock Fund | 0.45"],
    ),
    "a heading around the name's, with the class in it": (
        """
        SCHEDULE A

                                   Annual Fee (as a percentage of
        Fund                       average daily net assets of the
                                   Fund's Class R Shares)

        Alder Bond Fund            0.45%
        Alder Stock Fund           0.40%
        """,
        ["Alder Bond Fund | R | 0.45", "Alder Stock Fund | R | 0.40"],
    ),
    "registrants in capitals and in small letters": (
        """
        SCHEDULE A

        Fund                            Fee
        ALDER FUNDS TRUST
        Alder Bond Fund               0.45%
        Birch Variable Portfolios
        Birch Bond Portfolio          0.45%
        Birch Cash Portfolio          0.10%
        """,
        [
            "ALDER FUNDS TRUST | Alder Bond Fund | 0.45",
            "Birch Variable Portfolios | Birch Bond Portfolio | 0.45",
            "Birch Variable Portfolios | Birch Cash Portfolio | 0.10",
        ],
    ),
    "a registrant last on its page": (
        """
        SCHEDULE A

        Fund                            Fee
        ALDER FUNDS TRUST
        Alder Bond Fund               0.45%
        Alder Stock Fund              0.40%
        BIRCH SERIES FUND, INC.
                             1
<PAGE>
        Fund                            Fee
        Birch Bond Fund               0.45%
        Birch Cash Fund               0.10%
        """,
        [
            "ALDER FUNDS TRUST | Alder Bond Fund | 0.45",
            "ALDER FUNDS TRUST | Alder Stock Fund | 0.40",
            "BIRCH SERIES FUND, INC. | Birch Bond Fund | 0.45",
            "BIRCH SERIES FUND, INC. | Birch Cash Fund | 0.10",
        ],
    ),
    "a page without the heading, whose registrant is continued": (
        """
        SCHEDULE A

        Fund                            Fee
        ALDER FUNDS TRUST
        Alder Bond Fund               0.45%
        Alder Stock Fund              0.40%
                             1
<PAGE>
        ALDER FUNDS TRUST (continued)
        Alder Gold Fund               0.45%
        BIRCH SERIES FUND, INC.
        Birch Cash Fund               0.10%
        """,
        [
            "ALDER FUNDS TRUST | Alder Bond Fund | 0.45",
            "ALDER FUNDS TRUST | Alder Stock Fund | 0.40",
            "ALDER FUNDS TRUST | Alder Gold Fund | 0.45",
            "BIRCH SERIES FUND, INC. | Birch Cash Fund | 0.10",
        ],
    ),
    "rates by class for the funds listed above": (
        """
        SCHEDULE A

        Alder One Fund
        Alder Two Fund

        The following rates apply to each Fund listed above:

        Class A         0.25%
        Class C         1.00%
        """,
        [
            "Alder One Fund | A | 0.25",
            "Alder One Fund | C | 1.00",
            "Alder Two Fund | A | 0.25",
            "Alder Two Fund | C | 1.00",
        ],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_gives_its_rows(name):
    printed, expected = LAYOUTS[name]
    assert lines(printed) == expected


def test_hundreds_of_rows_run_over_pages_whose_heading_comes_again_or_not():
    head = "        Fund                          Fee\n"
    for again in (head, ""):
        pages = [
            "".join(f"        Alder {page}{row:02} Growth Fund          0.{row + 10}%\n" for row in range(40))
            for page in range(1, 10)
        ]
        printed = "        SCHEDULE A\n\n" + head + f"\n                  1\n<PAGE>\n{again}".join(pages)
        found = lines(printed)
        assert len(found) == 360
        assert (found[0], found[-1]) == ("Alder 100 Growth Fund | 0.10", "Alder 939 Growth Fund | 0.49")


def test_an_appendix_and_an_exhibit_are_schedules_and_one_of_wire_charges_is_none():
    found = read("""
        APPENDIX 1
        Fund                       Annual Fee
        Alder Bond Fund            0.45%

        EXHIBIT B
        Fund                       Annual Fee
        Alder Stock Fund           0.40%

        SCHEDULE C
        WIRE CHARGES
        Outgoing wire              $15.00
        Incoming wire              $10.00
        """)
    assert [(schedule.label, [row.name for row in schedule.rows]) for schedule in found.schedules] == [
        ("1", ["Alder Bond Fund"]),
        ("B", ["Alder Stock Fund"]),
    ]


def test_one_column_may_print_every_notation():
    found = rows("""
        SCHEDULE A
        Fund                         Annual Fee
        Alder One Fund               0.45%
        Alder Two Fund               .45%
        Alder Three Fund             45 bps
        Alder Four Fund              (Bps) 25
        Alder Five Fund              0.45 of 1%
        Alder Six Fund               1/4 of 1%
        Alder Seven Fund             one-quarter of one percent (0.25%)
        Alder Eight Fund             0 (no fee)
        Alder Nine Fund              N/A
        Alder Ten Fund               None
        Alder Eleven Fund            –
        """)
    assert [(row.rate.printed, None if row.rate.percent is None else str(row.rate.percent)) for row in found] == [
        ("0.45%", "0.45"),
        (".45%", "0.45"),
        ("45 bps", "0.45"),
        ("(Bps) 25", "0.25"),
        ("0.45 of 1%", "0.45"),
        ("1/4 of 1%", "0.25"),
        ("one-quarter of one percent (0.25%)", "0.25"),
        ("0 (no fee)", "0.00"),
        ("N/A", None),
        ("None", None),
        ("–", None),
    ]


def test_a_bare_fraction_is_read_by_its_size_with_a_warning():
    printed = """
        SCHEDULE A
        Fund                         Annual Rate
        Alder One Fund               0.0045
        Alder Two Fund               0.0025
        """
    assert lines(printed) == ["Alder One Fund | 0.45", "Alder Two Fund | 0.25"]
    assert [(problem.rule, problem.severity) for problem in read(printed).problems] == [("unit-by-size", "warning")]


def test_a_withheld_rate_keeps_its_print_and_is_the_documents_matter():
    printed = """
        SCHEDULE A
        Fund                         Annual Rate
        Alder One Fund               [ ]
        Alder Two Fund               [Redacted]
        Alder Three Fund             ___%
        Alder Four Fund              0.25%
        """
    assert [
        (row.rate.printed, None if row.rate.percent is None else str(row.rate.percent)) for row in rows(printed)
    ] == [
        ("[ ]", None),
        ("[Redacted]", None),
        ("___%", None),
        ("0.25%", "0.25"),
    ]
    assert [problem.rule for problem in read(printed).problems] == ["rate-withheld"] * 3


def test_breakpoints_over_rows_in_every_wording():
    found = rows("""
        SCHEDULE A
        Fund               Average Daily Net Assets          Annual Rate
        Alder One Fund     First $500M                        0.50%
                           Next $500M                         0.45%
                           Over $1 billion                    0.40%
        Alder Two Fund     All assets                         0.30%
        Alder Three Fund   Up to and including $2.5 billion   0.35%
                           In excess of $2.5 billion          0.30%
        """)
    million = 1_000_000
    assert [row.name for row in found] == ["Alder One Fund", "Alder Two Fund", "Alder Three Fund"]
    assert steps(found[0]) == [
        (0, 500 * million, "0.50"),
        (500 * million, 1000 * million, "0.45"),
        (1000 * million, None, "0.40"),
    ]
    assert str(found[1].rate.percent) == "0.30"
    assert steps(found[2]) == [(0, 2500 * million, "0.35"), (2500 * million, None, "0.30")]


def test_breakpoints_under_a_funds_own_heading():
    found = rows("""
        SCHEDULE A

        Alder One Fund
           First $500 million ............ 0.50%
           Over $500 million ............. 0.45%

        Alder Two Fund
           All assets .................... 0.30%
        """)
    assert [row.name for row in found] == ["Alder One Fund", "Alder Two Fund"]
    assert steps(found[0]) == [(0, 500_000_000, "0.50"), (500_000_000, None, "0.45")]
    assert str(found[1].rate.percent) == "0.30"


def test_every_marker_is_tied_to_its_row_and_its_footnote():
    printed = """
        SCHEDULE A
        Fund                         Annual Rate
        Alder One Fund*              0.45%
        Alder Two Fund**             0.25%†
        Alder Three Fund (1)         0.30%
        Alder Retirement 2040 Fund²  0.20%

        *   The fee is waived until March 1, 2020.
        **  Of this amount, 0.25% is a service fee.
        †   The fee may not exceed the cap of 0.25%.
        (1) Effective May 1, 2019.
        ²   The Board reviews it.
        """
    assert [(row.name, row.markers) for row in rows(printed)] == [
        ("Alder One Fund", ("*",)),
        ("Alder Two Fund", ("**", "†")),
        ("Alder Three Fund", ("(1)",)),
        ("Alder Retirement 2040 Fund", ("2",)),
    ]
    (schedule,) = read(printed).schedules
    assert [(note.marker, note.applies_to) for note in schedule.footnotes] == [
        ("*", "row:0"),
        ("**", "row:1"),
        ("†", "row:1"),
        ("(1)", "row:2"),
        ("2", "row:3"),
    ]


def test_a_footnote_may_say_from_when_a_fee_runs_and_a_waivers_end_ends_no_fee():
    found = rows("""
        SCHEDULE A
        Fund                         Annual Rate
        Alder One Fund*              0.45%
        Alder Two Fund†              0.30%

        *   The fee is waived until March 1, 2020.
        †   Effective May 1, 2019.
        """)
    assert [(row.calculation_date and row.calculation_date.isoformat(), row.ends_on) for row in found] == [
        (None, None),
        ("2019-05-01", None),
    ]


def test_digits_glued_to_a_class_and_a_rate_are_markers_where_a_footnote_has_them():
    found = rows("""
        SCHEDULE A
        Fund                    Class       Annual Rate
        Alder One Fund          Class A1    0.45%
        Alder One Fund          Class C     1.00%1
        Alder S&P 500 Fund      Class A1    0.25%

        1 Paid quarterly in arrears.
        """)
    assert [(row.name, row.share_class, str(row.rate.percent), row.markers) for row in found] == [
        ("Alder One Fund", "A", "0.45", ("1",)),
        ("Alder One Fund", "C", "1.00", ("1",)),
        ("Alder S&P 500 Fund", "A", "0.25", ("1",)),
    ]


def test_a_figure_that_is_none_is_kept_as_printed_and_doubted():
    printed = """
        SCHEDULE A
        Fund                         Annual Rate
        Alder One Fund               0/10
        Alder Two Fund               0.25%
        """
    (first, _) = read(printed).schedules[0].rows
    assert (first.rate.printed, first.rate.percent) == ("0/10", None)
    assert in_review(printed)
