"""Fees told by marks, by headings that are rates, by labelled lines: beside the rows that come out. All is invented."""

from printed import in_review, lines, read, rows, steps

from toolkit.reading.names import strip_markers


def test_a_mark_repeats_what_stands_above_it():
    found = rows("""
                          SCHEDULE A

    Fund                     Class       Annual Rate    Effective Date

    Alder Growth Fund        Class A       0.25%        May 1, 2004
    Alder Income Fund          "            do.             "
    Alder Value Fund          ditto         same           do.
    Birch Bond Fund          Class C       1.00%        June 1, 2005
           "                 Class A       0.30%             "
    """)
    assert [(row.name, row.share_class, str(row.rate.percent), str(row.calculation_date)) for row in found] == [
        ("Alder Growth Fund", "A", "0.25", "2004-05-01"),
        ("Alder Income Fund", "A", "0.25", "2004-05-01"),
        ("Alder Value Fund", "A", "0.25", "2004-05-01"),
        ("Birch Bond Fund", "C", "1.00", "2005-06-01"),
        ("Birch Bond Fund", "A", "0.30", "2005-06-01"),
    ]


def test_a_heading_that_is_a_rate_is_that_of_the_funds_below_it():
    expected = [
        "Alder Growth Fund | 0.25",
        "Alder Income Fund | 0.25",
        "Birch Bond Fund | 0.35",
        "Birch Cash Fund | 0.35",
    ]
    for first, second in (
        ("0.25%", "0.35%"),
        ("Funds paying 0.25%:", "Funds paying 0.35%:"),
        ("Annual fee of 25 basis points", "Annual fee of 35 basis points"),
        ("Group 1 - 0.25%", "Group 2 - 0.35%"),
    ):
        assert (
            lines(f"""
                          SCHEDULE A

    {first}

         Alder Growth Fund
         Alder Income Fund

    {second}

         Birch Bond Fund
         Birch Cash Fund
    """)
            == expected
        )


def test_rates_below_their_lists_are_those_of_the_funds_above():
    assert lines("""
                          SCHEDULE A

         Alder Growth Fund
         Alder Income Fund

    0.25%

         Birch Bond Fund

    0.35%
    """) == ["Alder Growth Fund | 0.25", "Alder Income Fund | 0.25", "Birch Bond Fund | 0.35"]


def test_a_heading_with_a_class_and_its_rate_is_followed_by_its_own_list():
    assert lines("""
                          SCHEDULE A

    Class A - 0.25%

         Alder Growth Fund
         Alder Income Fund

    Class C - 1.00%

         Alder Growth Fund
         Birch Cash Fund
    """) == [
        "Alder Growth Fund | A | 0.25",
        "Alder Income Fund | A | 0.25",
        "Alder Growth Fund | C | 1.00",
        "Birch Cash Fund | C | 1.00",
    ]


def test_a_registrant_below_such_a_heading_is_no_fund():
    assert lines("""
                          SCHEDULE A

    0.25%

    ALDER TRUST
         Alder Growth Fund
         Alder Income Fund

    0.35%

    BIRCH TRUST
         Birch Bond Fund
    """) == [
        "ALDER TRUST | Alder Growth Fund | 0.25",
        "ALDER TRUST | Alder Income Fund | 0.25",
        "BIRCH TRUST | Birch Bond Fund | 0.35",
    ]


def test_the_funds_may_follow_such_a_heading_on_its_line():
    assert lines("""
                          SCHEDULE A

    Funds paying 0.25%: Alder Growth Fund, Alder Income Fund and Alder Value Fund
    Funds paying 0.35%: Birch Bond Fund; Birch Cash Fund
    """) == [
        "Alder Growth Fund | 0.25",
        "Alder Income Fund | 0.25",
        "Alder Value Fund | 0.25",
        "Birch Bond Fund | 0.35",
        "Birch Cash Fund | 0.35",
    ]


def test_a_schedule_that_names_funds_and_rates_and_gives_no_row_is_doubted():
    assert in_review("""
                          SCHEDULE A

    Class A:  Alder Growth Fund 0.25% less waivers, Birch Income Fund 0.30%
    Class C:  Alder Growth Fund 1.00% less waivers, Birch Income Fund 0.95%
    """)


def test_a_form_of_labelled_lines_is_a_table_of_its_labels():
    found = rows("""
                          SCHEDULE A

    Name of Fund:      Alder Growth Fund
    Class:             Class A
    Annual Rate:       0.25%
    Effective Date:    May 1, 2004

    Name of Fund:      Birch Global Opportunities and
                       Income Fund
    Class:             Class C
    Annual Rate:       1.00%
    Effective Date:    June 1, 2005
    """)
    assert [(row.name, row.share_class, str(row.rate.percent), str(row.calculation_date)) for row in found] == [
        ("Alder Growth Fund", "A", "0.25", "2004-05-01"),
        ("Birch Global Opportunities and Income Fund", "C", "1.00", "2005-06-01"),
    ]


def test_where_only_the_funds_are_labelled_the_label_is_no_part_of_the_name():
    assert lines("""
                          SCHEDULE A

    Fund:  Alder Growth Fund

         Class A:  0.25%
         Class C:  1.00%

    Fund:  Birch Income Fund

         Class A:  0.30%
    """) == [
        "Alder Growth Fund | A | 0.25",
        "Alder Growth Fund | C | 1.00",
        "Birch Income Fund | A | 0.30",
    ]


def test_the_word_shares_on_a_line_of_its_own_belongs_to_the_class_above_it():
    assert lines("""
                          SCHEDULE A

    Fund                          Annual Rate

    Alder Growth Fund
      Class A                       0.25%
      Shares
      Class C                       1.00%
      Shares
    Birch Income Fund
      Class A                       0.30%
      Shares
    """) == [
        "Alder Growth Fund | A | 0.25",
        "Alder Growth Fund | C | 1.00",
        "Birch Income Fund | A | 0.30",
    ]


def test_a_whole_name_that_begins_otherwise_than_most_is_a_fund_of_its_own():
    assert lines("""
                          SCHEDULE A

    Fund                     Class       Annual Rate

    Alder Growth Fund        Class A       0.25%
    Alder Income Fund        Class A       0.30%
    Alder Value Fund         Class A       0.35%
    Birch Bond Fund          Class C       1.00%
    """) == [
        "Alder Growth Fund | A | 0.25",
        "Alder Income Fund | A | 0.30",
        "Alder Value Fund | A | 0.35",
        "Birch Bond Fund | C | 1.00",
    ]


def test_a_heading_over_all_bands_is_no_part_of_theirs():
    alder, birch = rows("""
                          SCHEDULE A

                                Annual Administration Fee
                      (as a percentage of average daily net assets)
                   ------------------------------------------------
                          First           Next            Over
    Fund               $500 Million    $500 Million    $1 Billion

    Alder Growth Fund     0.10%           0.08%           0.05%
    Birch Income Fund     0.12%           0.09%           0.06%
    """)
    assert steps(alder) == [(0, 500_000_000, "0.10"), (500_000_000, 10**9, "0.08"), (10**9, None, "0.05")]
    assert steps(birch) == [(0, 500_000_000, "0.12"), (500_000_000, 10**9, "0.09"), (10**9, None, "0.06")]


def test_funds_below_one_another_beside_bands_that_go_on_share_them():
    found = rows("""
                          SCHEDULE A

    Funds                  Net Assets              Annual Fee

    Alder Growth Fund      First $500 million      0.50%
    Alder Income Fund      Over $500 million       0.45%

    Birch Bond Fund        First $250 million      0.40%
    Birch Cash Fund        Over $250 million       0.35%
    """)
    assert [(row.name, steps(row)) for row in found] == [
        ("Alder Growth Fund", [(0, 500_000_000, "0.50"), (500_000_000, None, "0.45")]),
        ("Alder Income Fund", [(0, 500_000_000, "0.50"), (500_000_000, None, "0.45")]),
        ("Birch Bond Fund", [(0, 250_000_000, "0.40"), (250_000_000, None, "0.35")]),
        ("Birch Cash Fund", [(0, 250_000_000, "0.40"), (250_000_000, None, "0.35")]),
    ]


def test_several_fees_on_the_line_of_a_fund_are_its_classes():
    expected = [
        "Alder Growth and Income Fund | A | 0.25",
        "Alder Growth and Income Fund | C | 1.00",
        "Birch Bond Fund | A | 0.30",
        "Birch Bond Fund | C | 0.95",
    ]
    for printed in (
        """
                          SCHEDULE A

    Alder Growth and Income Fund: Class A - 0.25%, Class C - 1.00%
    Birch Bond Fund: Class A - 0.30% and Class C - 0.95%
    """,
        """
                          SCHEDULE A

    Alder Growth and Income Fund:  0.25% (Class A), 1.00% (Class C)
    Birch Bond Fund:  0.30% (Class A), 0.95% (Class C)
    """,
        """
                          SCHEDULE A

    Fund                                Annual Fee

    Alder Growth and Income Fund        Class A: 0.25%; Class C: 1.00%
    Birch Bond Fund                     Class A: 0.30%; Class C: 0.95%
    """,
    ):
        assert lines(printed) == expected


def test_a_list_of_funds_goes_on_in_the_last_word_of_a_name():
    found = rows("""
                          SCHEDULE A

    Alder High Yield Portfolio and Alder U.S. Government Securities
    Portfolio:

         Average Daily Net Assets      Annual Rate

         $0 to $500 million               0.60%
         Over $500 million                0.58%
    """)
    assert [(row.name, steps(row)) for row in found] == [
        ("Alder High Yield Portfolio", [(0, 500_000_000, "0.60"), (500_000_000, None, "0.58")]),
        ("Alder U.S. Government Securities Portfolio", [(0, 500_000_000, "0.60"), (500_000_000, None, "0.58")]),
    ]


def test_the_last_name_of_a_list_goes_on_to_the_colon_of_the_list():
    found = rows("""
                          SCHEDULE A

    Alder Utilities Portfolio, Alder Bond Portfolio and Alder Series
    Select Portfolio:

         Average Daily Net Assets      Annual Rate

         $0 to $500 million               0.60%
         Over $500 million                0.58%
    """)
    assert [row.name for row in found] == [
        "Alder Utilities Portfolio",
        "Alder Bond Portfolio",
        "Alder Series Select Portfolio",
    ]


def test_several_fees_on_the_line_of_a_class_are_its_funds():
    assert lines("""
                          SCHEDULE A

    Class A:  Alder Growth Fund 0.25%, Birch Bond Fund 0.30%
    Class C:  Alder Growth Fund 1.00%, Birch Bond Fund 0.95%
    """) == [
        "Alder Growth Fund | A | 0.25",
        "Birch Bond Fund | A | 0.30",
        "Alder Growth Fund | C | 1.00",
        "Birch Bond Fund | C | 0.95",
    ]


def test_a_footnotes_figure_behind_a_class_that_ends_in_one_is_no_part_of_it():
    assert strip_markers("Class F-1 1", frozenset({"1"})) == ("Class F-1", ("1",))
    assert strip_markers("Alder S&P 500 1", frozenset({"1"})) == ("Alder S&P 500 1", ())


def test_funds_of_one_schedule_have_each_rate_of_the_other_that_names_none():
    printed = """
        1. Each Fund listed on Schedule A pays the fee set forth on Schedule B for each class.


                          SCHEDULE A

    Alder Growth Fund
    Alder Income Fund
    Birch Bond Fund


                          SCHEDULE B

    Class               Annual Fee

    Class A               0.25%
    Class C               1.00%
    """
    assert lines(printed) == [
        f"{fund} | {share_class}"
        for fund in ("Alder Growth Fund", "Alder Income Fund", "Birch Bond Fund")
        for share_class in ("A | 0.25", "C | 1.00")
    ]
    (schedule,) = read(printed).schedules
    assert schedule.label == "A"


def test_funds_of_one_schedule_have_the_bands_of_the_other():
    found = rows("""
        1. Each Fund listed on Schedule A pays the fee set forth on Schedule B.


                          SCHEDULE A

    Alder Growth Fund
    Alder Income Fund
    Birch Bond Fund


                          SCHEDULE B

    Average Daily Net Assets         Annual Rate

    First $500 million                 0.10%
    Over $500 million                  0.08%
    """)
    assert [row.name for row in found] == ["Alder Growth Fund", "Alder Income Fund", "Birch Bond Fund"]
    assert all(steps(row) == [(0, 500_000_000, "0.10"), (500_000_000, None, "0.08")] for row in found)


def test_funds_with_classes_beside_them_are_not_given_the_rates_of_all_classes():
    assert in_review("""
                          SCHEDULE A

    Fund                     Classes

    Alder Growth Fund        A, B, C
    Alder Income Fund        A, C


                          SCHEDULE B

    Class               Annual Fee

    Class A               0.25%
    Class B               1.00%
    Class C               1.00%
    """)


def test_the_word_class_on_a_line_of_its_own_belongs_to_the_word_above_it():
    assert lines("""
                          SCHEDULE A

    Fund and Class              Annual Fee

    Alder Science &
    Technology Series
      Class B                     0.80%
      Premier                     0.12%
      Class
    Alder Income Series
      Class R                     1.00%
      Investor                    0.35%
      Class
    """) == [
        "Alder Science & Technology Series | B | 0.80",
        "Alder Science & Technology Series | Premier | 0.12",
        "Alder Income Series | R | 1.00",
        "Alder Income Series | Investor | 0.35",
    ]


def test_a_former_name_may_have_brackets_of_its_own():
    first, _ = rows("""
                          SCHEDULE A

    Fund                                          Annual Fee

    Alder Municipal Fund
    (formerly Small Steps(SM) Fund)                 0.35%

    Birch Bond Fund                                 0.30%
    """)
    assert (first.name, first.formerly) == ("Alder Municipal Fund", "Small Steps(SM) Fund")


def test_the_end_of_a_name_beside_a_day_is_no_fund_left_out():
    assert lines("""
                          SCHEDULE A

    Fund                           Annual Fee      Effective Date

    Alder Real Estate
      Fund                           0.50%         Aug. 23, 2016
    Birch International Developed
      Markets Fund                   0.30%         Apr. 13, 2017
    """) == ["Alder Real Estate Fund | 0.50", "Birch International Developed Markets Fund | 0.30"]


def test_a_trust_set_like_the_first_line_of_a_wrapped_name_is_doubted():
    assert in_review("""
                          SCHEDULE A

    Fund                             Annual Fee

    Variable Insurance Trust
    Aggressive Asset Allocation
    Portfolio                          0.10%

    Institutional U.S. Government
    Reserve Portfolio                  0.18%

    Short-Term Bond Portfolio          0.40%
    """)


def test_a_rate_in_a_column_beside_the_first_line_of_a_name_heads_no_list():
    assert lines("""
                             SCHEDULE A

    Fund                          Fee

    Birchwood International       0.10%
    Blend Fund
    Birchwood Large Company       0.15%
    Value Fund
    Birchwood Government Agency   0.20%
    GNMA Fund
    """) == [
        "Birchwood International Blend Fund | 0.10",
        "Birchwood Large Company Value Fund | 0.15",
        "Birchwood Government Agency GNMA Fund | 0.20",
    ]
