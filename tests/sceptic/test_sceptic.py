"""A finished reading doubted from outside: what no right reading shows is flagged, what is right is left alone."""

import pytest

from toolkit.agreement import Rate, Row, Schedule
from toolkit.problems import Source
from toolkit.reading.find import Span
from toolkit.reading.pages import Line, Page, Paper, Word
from toolkit.reading.sceptic import sceptical


def paper_of(*lines):
    printed = tuple(
        Line(
            tuple(Word(word, 10.0 * n, 12.0 * at, 10.0 * n + 9, 12.0 * at + 10) for n, word in enumerate(text.split())),
            1,
            at,
        )
        for at, text in enumerate(lines, 1)
    )
    return Paper("paper.txt", "0" * 64, "text", (Page(1, 600, 800, printed),))


def row(name, share_class=None):
    return Row(
        registrant=None,
        name=name,
        formerly=None,
        series=name,
        share_class=share_class,
        rate=Rate(printed="0.25", percent="0.25"),
        service_fee_percent=None,
        asset_based_sales_charge_percent=None,
        calculation_date=None,
        ends_on=None,
        markers=(),
        confidence=0.9,
        source=Source(page=1, line=2, excerpt=name),
    )


def doubts(*rows, lines=(), title="SCHEDULE A"):
    schedule = Schedule(label="A", title=title, as_of=None, columns=(), rows=rows, footnotes=())
    paper = paper_of(title, *lines)
    span = Span("A", title, (1, 0), (1, len(lines) + 1), ((1, 0),))
    return [problem.message for problem in sceptical(paper, (span,), (schedule,))]


@pytest.mark.parametrize(
    "name",
    [
        "Heron Rate Sensitive Bond Fund",
        "Heron Fund of Funds",
        "Heron Series Select Portfolio",
        "Heron Class Act Equity Fund",
        "Heron Growth Fund, Inc. (Investor Class)",
        "Heron Growth Fund Class R6 Shares",
        "all Funds of Heron Equity Funds, Inc. as offered in the prospectus",
        "The Heron Fund",
        "Heron Growth Fund, Investor Class",
        "Heron Growth Fund, L.P.",
        "Heron Floating Rate",
        "Fund of Funds Series",
    ],
)
def test_a_name_of_one_fund_is_left_alone(name):
    assert doubts(row(name)) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Heron Bond Fund Heron Balanced Fund", "reads like two names in one"),
        ("HERON TREASURY FUND Heron Advisers Series Fund, Inc.", "reads like two names in one"),
        ("Heron Bond Fund Heron Sector Funds, Inc.", "reads like two names in one"),
        ("Heron Investment Company Heron Bond Fund", "reads like two names in one"),
        ("Heron Neutral Fund Thornbury Money Market Trust", "reads like two names in one"),
        ("List of Funds", "reads like a heading, not like a fund"),
        ("Confidential", "reads like a heading, not like a fund"),
        ("Heron Capital Series, Inc. Heron Bond Trust", "goes on behind a company's name"),
        ("Heron Bond Trust as Class A offered to savers", "has a class in its middle"),
        ("- Heron Bond Fund", "does not begin as a name does"),
        ("Heron Bond Fund, Heron 60/40", "reads like two names in one"),
        ("Series, Inc.", "reads like a heading, not like a fund"),
        ("The rates apply to each Fund listed above", "reads like a sentence, not like a fund"),
        ("Complex-Level Fee", "reads like a kind of fee, not like a fund"),
        ("by HERON MANAGEMENT COMPANY", "does not begin as a name does"),
    ],
)
def test_a_name_that_no_fund_has_is_doubted(name, why):
    assert doubts(row(name)) == [f"“{name}” {why}"]


def test_a_name_that_lost_its_end_is_doubted_where_the_others_have_theirs():
    full = [row(f"Heron {word} Fund") for word in ("Bond", "Value", "Income")]
    assert doubts(*full, row("Heron Small-Company and Micro-Cap")) == [
        "“Heron Small-Company and Micro-Cap” has no Fund, Portfolio or Series as the other names have"
    ]
    assert doubts(row("Heron Small-Company"), row("Heron Micro-Cap")) == []


def test_a_name_right_over_the_next_row_has_lost_no_end():
    full = [row(f"Heron {word} Fund") for word in ("Bond", "Value", "Income")]
    printed = [row("Heron Equity"), *full]
    assert doubts(*printed, lines=[each.name for each in printed]) == []
    parted = ["Heron Equity", "Opportunities Fund", *(each.name for each in full)]
    assert "“Heron Equity” has no Fund, Portfolio or Series as the other names have" in doubts(*printed, lines=parted)


def test_a_letter_torn_off_its_word_is_doubted():
    assert doubts(row("Heron Unconstraine d Bond Fund")) == [
        "“Heron Unconstraine d Bond Fund” has letters that stand alone, as torn off the word before them"
    ]


def test_a_row_without_a_class_is_doubted_where_the_others_have_one():
    classed = [row(f"Heron {word} Fund", "A") for word in ("Bond", "Value", "Income", "Growth")]
    assert doubts(*classed, row("Heron Cash Fund")) == ["“Heron Cash Fund” has no class, as the other rows have"]
    assert doubts(row("Heron Bond Fund"), row("Heron Cash Fund")) == []


def test_a_class_that_does_not_read_as_one_is_doubted():
    assert doubts(row("Heron Bond Trust -- Investor Shares", "-- Investor")) == [
        "“Heron Bond Trust -- Investor Shares” has a class that does not read as one: “-- Investor”"
    ]


def test_a_name_that_ends_in_another_class_is_doubted():
    name = "Heron Bond Fund Adviser Class Shares"
    assert doubts(row(name, "R3")) == [f"“{name}” ends in another class than its own, R3"]
    assert doubts(row(name, "Adviser")) == []


def test_a_line_that_names_a_fund_which_no_row_has_is_doubted():
    lines = ("Fund Maximum Fee", "Heron Bond Fund 0.25", "Heron Meadow Value Fund 0.30")
    assert doubts(row("Heron Bond Fund"), lines=lines) == [
        "“Heron Meadow Value Fund 0.30” names a fund, and no row, heading or footnote says it"
    ]
    assert doubts(row("Heron Bond Fund"), row("Heron Meadow Value Fund"), lines=lines) == []


def test_headings_and_sentences_are_not_taken_for_funds():
    lines = (
        "Portfolio Share Class Maximum Fee",
        "Each Fund pays the Distributor the annual rate set forth below on its average daily net assets.",
        "Heron Bond Fund 0.25",
    )
    assert doubts(row("Heron Bond Fund"), lines=lines) == []


def test_a_class_that_is_printed_and_belongs_to_no_row_is_doubted():
    lines = ("Heron Bond Fund", "Class A 0.25", "Class C 1.00")
    assert doubts(row("Heron Bond Fund", "A"), lines=lines) == ["“Class C” is printed, and no row is of that class"]
    assert doubts(row("Heron Bond Fund", "A"), row("Heron Bond Fund", "C"), lines=lines) == []


def test_a_fund_whose_heading_was_lost_in_the_title_is_doubted():
    schedule = Schedule(
        label="A",
        title="SCHEDULE A Heron Meadow Fund III",
        as_of=None,
        columns=(),
        rows=(row("Heron Bond Fund"),),
        footnotes=(),
    )
    paper = paper_of("SCHEDULE A", "Heron Meadow Fund III", "Heron Bond Fund 0.25")
    span = Span("A", schedule.title, (1, 0), (1, 3), ((1, 0), (1, 1)))
    assert [problem.message for problem in sceptical(paper, (span,), (schedule,))] == [
        "“Heron Meadow Fund III” was read as part of the title, and no row is of that fund"
    ]


def test_a_fund_taken_for_the_registrant_of_those_below_it_is_doubted():
    below = row("Heron Bond Fund").model_copy(update={"registrant": "Heron Meadow Fund III"})
    assert doubts(below) == [
        "“Heron Bond Fund” stands under “Heron Meadow Fund III”, which reads like a fund of its own"
    ]
    assert doubts(row("Heron Bond Fund").model_copy(update={"registrant": "Heron Series Funds, Inc."})) == []


def test_the_fund_that_a_plan_is_of_is_no_fund_lost_in_the_title():
    assert doubts(row("Heron Bond Fund"), title="SCHEDULE A PLAN OF DISTRIBUTION OF HERON INCOME FUND") == []
    assert doubts(row("Heron Bond Fund"), title="SCHEDULE A AGREEMENT WITH T. HERON FUND") == []
    assert doubts(row("Heron Bond Fund"), title="SCHEDULE A HERON INCOME FUND") != []


def test_a_rate_of_a_table_that_no_row_has_is_doubted():
    lines = ("Elm Fund 0.25%", "Above $500 million 0.20%", "Of this, at most 0.15% of assets.", "Larch Fund .250%")
    assert doubts(row("Elm Fund"), row("Larch Fund"), lines=lines) == [
        "“Above $500 million 0.20%” prints a rate that no row has"
    ]


def test_a_class_that_is_called_class_is_doubted():
    assert doubts(row("Elm Fund", "Class")) == ["“Elm Fund” has a class that does not read as one: “Class”"]


@pytest.mark.parametrize(
    ("rates", "doubted"),
    [
        (("0.25", "0.50", "4.50"), True),
        (("0.25", "0.50", "1.00"), False),
        (("2.40", "2.75", "2.60"), False),
        (("4.50",), False),
    ],
)
def test_a_rate_far_above_all_others_of_its_schedule_is_doubted(rates, doubted):
    rows = [
        row(f"Heron {name} Fund").model_copy(update={"rate": Rate(printed=rate, percent=rate)})
        for name, rate in zip(("Bond", "Stock", "Gold"), rates, strict=False)
    ]
    assert doubts(*rows) == (
        ["“Heron Gold Fund” pays 4.50%, more than twice any other rate of the schedule"] if doubted else []
    )


def test_a_row_without_any_fee_among_rows_with_one_is_doubted():
    bare = row("Heron Bond Fund").model_copy(update={"rate": Rate(printed=None, percent=None)})
    assert doubts(bare, row("Heron Growth Fund")) == ["“Heron Bond Fund” has no fee beside it, as other rows have"]
    assert doubts(bare, bare) == []


def test_a_fund_that_stands_twice_with_different_fees_is_doubted():
    dearer = row("Heron Bond Fund").model_copy(update={"rate": Rate(printed="0.50", percent="0.50")})
    assert doubts(row("Heron Bond Fund"), dearer) == [
        "“Heron Bond Fund” stands twice in the schedule, with different fees"
    ]
    assert doubts(row("Heron Bond Fund"), row("Heron Bond Fund")) == []
    assert doubts(row("Heron Bond Fund", "A"), row("Heron Bond Fund", "C")) == []


def test_a_heading_over_rows_after_rows_without_one_is_doubted():
    first = row("Heron Bond Fund")
    later = [
        row(name).model_copy(update={"registrant": "Heron Insurance Trust"})
        for name in ("Heron Gold Fund", "Heron Oil Fund")
    ]
    assert doubts(*later) == []
    assert doubts(first, *later) == [
        "“Heron Gold Fund” stands under “Heron Insurance Trust”, and rows before it under no heading"
    ]
