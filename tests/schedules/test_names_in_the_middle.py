"""Funds named in the middle of the lines of their classes or bands, beside the rows that come out. All is invented."""

from printed import in_review, lines, rows, steps


def test_a_name_on_the_middle_line_is_that_of_the_lines_around_it():
    assert lines("""
                          SCHEDULE A

    Fund                     Class       Annual Rate

                             Class A       0.25%
    Alder Growth Fund        Class C       1.00%
                             Class R       0.50%
                             Class A       0.30%
    Birch Income Fund        Class C       0.95%
                             Class R       0.55%
                             Class A       0.35%
                             Class C       0.90%
    Cedar Small Cap Fund     Class I       0.00%
                             Class R       0.60%
                             Class Z       0.05%
    """) == [
        "Alder Growth Fund | A | 0.25",
        "Alder Growth Fund | C | 1.00",
        "Alder Growth Fund | R | 0.50",
        "Birch Income Fund | A | 0.30",
        "Birch Income Fund | C | 0.95",
        "Birch Income Fund | R | 0.55",
        "Cedar Small Cap Fund | A | 0.35",
        "Cedar Small Cap Fund | C | 0.90",
        "Cedar Small Cap Fund | I | 0.00",
        "Cedar Small Cap Fund | R | 0.60",
        "Cedar Small Cap Fund | Z | 0.05",
    ]


def test_of_an_even_number_of_lines_the_one_above_the_middle_bears_the_name():
    assert lines("""
                          SCHEDULE A

    Fund                     Class       Annual Rate

                             Class A       0.25%
    Alder Growth Fund        Class C       1.00%
                             Class I       0.10%
                             Class R       0.50%
                             Class A       0.30%
    Birch Income Fund        Class C       0.95%
                             Class I       0.15%
                             Class R       0.55%
    """) == [
        "Alder Growth Fund | A | 0.25",
        "Alder Growth Fund | C | 1.00",
        "Alder Growth Fund | I | 0.10",
        "Alder Growth Fund | R | 0.50",
        "Birch Income Fund | A | 0.30",
        "Birch Income Fund | C | 0.95",
        "Birch Income Fund | I | 0.15",
        "Birch Income Fund | R | 0.55",
    ]


def test_a_registrant_over_such_lines_is_no_fund_of_theirs():
    assert lines("""
                          SCHEDULE A

    Fund                     Class       Annual Rate

    ALDER FUNDS TRUST

                             Class A       0.25%
    Alder Growth Fund        Class C       1.00%
                             Class R       0.50%

    BIRCH SERIES TRUST

                             Class A       0.30%
    Birch Income Fund        Class C       0.95%
                             Class R       0.55%
    """) == [
        "ALDER FUNDS TRUST | Alder Growth Fund | A | 0.25",
        "ALDER FUNDS TRUST | Alder Growth Fund | C | 1.00",
        "ALDER FUNDS TRUST | Alder Growth Fund | R | 0.50",
        "BIRCH SERIES TRUST | Birch Income Fund | A | 0.30",
        "BIRCH SERIES TRUST | Birch Income Fund | C | 0.95",
        "BIRCH SERIES TRUST | Birch Income Fund | R | 0.55",
    ]


def test_where_gaps_part_the_funds_a_name_may_stand_on_any_of_its_lines():
    assert lines("""
                          SCHEDULE A

    Fund                     Class       Annual Rate

                             Class A       0.25%
                             Class C       1.00%
    Alder Growth Fund        Class R       0.50%

    Birch Income Fund        Class A       0.30%
                             Class C       0.95%
    """) == [
        "Alder Growth Fund | A | 0.25",
        "Alder Growth Fund | C | 1.00",
        "Alder Growth Fund | R | 0.50",
        "Birch Income Fund | A | 0.30",
        "Birch Income Fund | C | 0.95",
    ]


def test_a_first_fund_of_one_class_does_not_take_a_class_twice():
    assert lines("""
                          SCHEDULE A

    Fund                     Class       Annual Rate

    Alder Cash Fund          Class A       0.10%
                             Class A       0.25%
    Birch Income Fund        Class C       1.00%
                             Class R       0.50%
    """) == [
        "Alder Cash Fund | A | 0.10",
        "Birch Income Fund | A | 0.25",
        "Birch Income Fund | C | 1.00",
        "Birch Income Fund | R | 0.50",
    ]


def test_a_name_wraps_around_the_middle_of_its_lines():
    assert lines("""
                          SCHEDULE A

    Fund                     Class       Annual Rate

                             Class A       0.25%
    Alder Diversified        Class C       1.00%
    International Fund       Class R       0.50%
                             Class A       0.30%
    Birch Income Fund        Class C       0.95%
                             Class R       0.55%
    """) == [
        "Alder Diversified International Fund | A | 0.25",
        "Alder Diversified International Fund | C | 1.00",
        "Alder Diversified International Fund | R | 0.50",
        "Birch Income Fund | A | 0.30",
        "Birch Income Fund | C | 0.95",
        "Birch Income Fund | R | 0.55",
    ]


def test_a_name_on_the_middle_band_is_that_of_all_bands_around_it():
    alder, birch = rows("""
                          SCHEDULE A

    Fund                     Average Daily Net Assets     Annual Rate

                             First $500 million             0.75%
    Alder Growth Fund        Next $500 million              0.70%
                             Over $1 billion                0.65%
                             First $250 million             0.50%
    Birch Income Fund        Next $250 million              0.45%
                             Over $500 million              0.40%
    """)
    assert (alder.name, birch.name) == ("Alder Growth Fund", "Birch Income Fund")
    assert steps(alder) == [
        (0, 500_000_000, "0.75"),
        (500_000_000, 1_000_000_000, "0.70"),
        (1_000_000_000, None, "0.65"),
    ]
    assert steps(birch) == [(0, 250_000_000, "0.50"), (250_000_000, 500_000_000, "0.45"), (500_000_000, None, "0.40")]


def test_lines_that_may_be_shared_out_in_several_ways_are_doubted():
    assert in_review("""
                          SCHEDULE A

    Fund                     Class       Annual Rate

                             Class A       0.25%
    Alder Growth Fund        Class C       1.00%
                             Class N       0.20%
    Birch Income Fund        Class Y       0.10%
    """)


def test_a_gap_within_the_classes_of_a_fund_moves_none_to_the_next_and_is_doubted_where_it_might():
    printed = """
                          SCHEDULE A

    Fund                     Class       Annual Rate

    Alder Growth Fund        Class A       0.25%
                             Class C       1.00%

                             Class R       0.50%
    {}
    Birch Income Fund        Class I       0.30%
                             Class N       0.55%
    """
    expected = [
        "Alder Growth Fund | A | 0.25",
        "Alder Growth Fund | C | 1.00",
        "Alder Growth Fund | R | 0.50",
        "Birch Income Fund | I | 0.30",
        "Birch Income Fund | N | 0.55",
    ]
    assert lines(printed.replace("    {}\n", "\n")) == expected
    assert in_review(printed.replace("    {}\n", ""))
