"""A schedule of any form becomes lines of a table from the roles of its columns."""

from datetime import date
from decimal import Decimal

from made import PLAIN, agreement, clauses, column, note, rate, row, schedule, tier

from toolkit.writing.schedules import laid_out


def lines(made, around=None):
    """All lines of a layout; a group heading is a single text."""
    return [r.cells[0] if r.kind == "group" else r.cells for r in laid_out(made, around).rows]


def headings(made, around=None):
    return [c.heading for c in laid_out(made, around).columns]


def test_registrants_are_headings_above_their_rows():
    made = schedule(
        PLAIN,
        [row("Elm", registrant="ELM TRUST"), row("Fir", registrant="FIR TRUST"), row("Larch", registrant="FIR TRUST")],
    )
    assert lines(made) == ["ELM TRUST", ("Elm", "0.30"), "FIR TRUST", ("Fir", "0.30"), ("Larch", "0.30")]


def test_a_trust_named_in_the_title_is_not_printed_again():
    made = schedule(PLAIN, [row("Elm", registrant="Elm Trust")], title="SCHEDULE A TO THE PLAN OF ELM TRUST")
    assert lines(made) == [("Elm", "0.30")]


def test_registrants_with_a_column_of_their_own_stand_in_it():
    columns = (column("Company", "registrant"), *PLAIN)
    assert lines(schedule(columns, [row("Elm", registrant="ELM TRUST")])) == [("ELM TRUST", "Elm", "0.30")]


def test_classes_stacked_below_one_name_print_the_name_once():
    columns = (column("Portfolio", "name"), column("Class", "share_class"), column("Fee", "rate"))
    made = schedule(
        columns,
        [
            row("Elm", "0.25%", share_class="A"),
            row("Elm", "1.00%", share_class="C"),
            row("Fir", "0.50%", share_class="Investor"),
        ],
    )
    assert lines(made) == [("Elm", "Class A", "0.25%"), ("", "Class C", "1.00%"), ("Fir", "Investor", "0.50%")]


def test_classes_across_give_a_series_one_line():
    columns = (column("Fund", "name"), column("Class A", "rate", "A"), column("Class C", "rate", "C"))
    made = schedule(
        columns,
        [row("Elm", "25", share_class="A"), row("Elm", "100", share_class="C"), row("Fir", "15", share_class="C")],
    )
    assert lines(made) == [("Elm", "25", "100"), ("Fir", "", "15")]


def test_parts_of_a_rate_are_printed_in_the_unit_of_the_whole():
    columns = (
        column("Fund", "name"),
        column("Sales", "asset_based_sales_charge"),
        column("Service", "service_fee"),
        column("Total", "rate"),
    )
    parts = {"service_fee_percent": Decimal("0.25"), "asset_based_sales_charge_percent": Decimal("0.2")}
    made = schedule(columns, [row("Elm", "0.45 %", **parts), row("Fir", "0.45", **parts), row("Ash", "0.45%")])
    assert lines(made) == [
        ("Elm", "0.20 %", "0.25 %", "0.45 %"),
        ("Fir", "0.20", "0.25", "0.45"),
        ("Ash", "", "", "0.45%"),
    ]


def test_tiers_stand_one_below_the_other_as_printed():
    printed = "0.34% up to $400 million; 0.315% from $400 million to $1.2 billion; and 0.29% in excess of $1.2 billion"
    made = schedule(
        PLAIN, [row("Elm", rate=rate(printed, None, (tier("0", "400000000", "0.34"), tier("400000000", None, "0.29"))))]
    )
    assert lines(made) == [
        (
            "Elm",
            "0.34% up to $400 million;\n0.315% from $400 million to $1.2 billion; and\n0.29% in excess of $1.2 billion",
        )
    ]


def test_tiers_without_a_printed_form_are_worded():
    tiers = (tier("0", "2500000000", "0.4"), tier("2500000000", "3000000001", "0.35"), tier("3000000001", None, "0.3"))
    made = schedule(PLAIN, [row("Elm", rate=rate(None, None, tiers))])
    assert lines(made) == [
        ("Elm", "0.40% up to $2.5 billion;\n0.35% from $2.5 billion to $3,000,000,001;\n0.30% over $3,000,000,001")
    ]


def test_without_a_name_column_each_fund_heads_its_own_tiers():
    columns = (column("NET ASSETS", "other"), column("ANNUAL RATE", "rate"))
    tiers = (tier("0", "425000000", "0.72"), tier("425000000", None, "0.645"))
    made = schedule(
        columns, [row("ELM FUND", rate=rate("0.72%", None, tiers)), row("FIR FUND", rate=rate("0.72%", None, tiers))]
    )
    assert lines(made) == [
        "ELM FUND",
        ("up to $425 million", "0.72%"),
        ("over $425 million", "0.645%"),
        "FIR FUND",
        ("up to $425 million", "0.72%"),
        ("over $425 million", "0.645%"),
    ]


def test_a_former_name_stands_below_the_name():
    assert lines(schedule(PLAIN, [row("Elm", formerly="Oak Fund")])) == [("Elm\n(Formerly Oak Fund)", "0.30")]


def test_signs_mark_the_name_and_digits_the_rate():
    made = schedule(
        PLAIN, [row("Elm", markers=("*", "†")), row("Fir 2040", "0.30%", markers=("1",)), row("Ash", markers=("2",))]
    )
    assert lines(made) == [("Elm*†", "0.30"), ("Fir 2040", "0.30% 1"), ("Ash (2)", "0.30")]


def test_a_rate_not_printed_is_blank_and_one_only_known_gets_its_sign():
    made = schedule(PLAIN, [row("Elm", None, None), row("Fir", None, "0.4"), row("Ash", "N/A", None)])
    assert lines(made) == [("Elm", ""), ("Fir", "0.40%"), ("Ash", "N/A")]


def test_a_date_that_nothing_else_prints_gets_a_column():
    made = schedule(PLAIN, [row("Elm", calculation_date=date(2004, 5, 3)), row("Fir")])
    assert headings(made) == ["Fund", "Annual Rate", "Effective Date"]
    assert lines(made) == [("Elm", "0.30", "May 3, 2004"), ("Fir", "0.30", "")]


def test_a_date_printed_elsewhere_gets_none():
    day = date(2004, 5, 3)
    assert headings(schedule(PLAIN, [row("Elm", calculation_date=day)], as_of=day)) == ["Fund", "Annual Rate"]
    assert headings(schedule(PLAIN, [row("Elm", calculation_date=day)]), agreement(effective_on=day)) == [
        "Fund",
        "Annual Rate",
    ]
    noted = schedule(
        PLAIN, [row("Elm", calculation_date=day, markers=("*",))], [note("*", "From May 3, 2004.", "row:0")]
    )
    assert headings(noted) == ["Fund", "Annual Rate"]


def test_an_end_stands_in_the_column_that_speaks_of_it():
    columns = (*PLAIN, column("Commencement Date", "date"), column("Expiration Date", "date"))
    made = schedule(columns, [row("Elm", calculation_date=date(2004, 5, 3), ends_on=date(2005, 5, 2))])
    assert lines(made) == [("Elm", "0.30", "May 3, 2004", "May 2, 2005")]
    assert headings(schedule(PLAIN, [row("Elm", ends_on=date(2005, 5, 2))])) == [
        "Fund",
        "Annual Rate",
        "Expiration Date",
    ]


def test_figures_are_aligned_at_their_point_and_words_left():
    figures = schedule(PLAIN, [row("Elm", "0.30%"), row("Fir", "N/A", None), row("Ash", "1.5%*")])
    worded = schedule(PLAIN, [row("Elm", "0.30% up to $5 million")])
    assert [c.align for c in laid_out(figures).columns] == ["left", "decimal"]
    assert [c.align for c in laid_out(worded).columns] == ["left", "left"]


def test_footnotes_are_printed_with_their_markers():
    made = schedule(
        PLAIN, [row("Elm", markers=("*",))], [note("*", "While the waiver lasts.", "row:0"), note("**", "", "schedule")]
    )
    assert [(n.marker, n.text) for n in laid_out(made).footnotes] == [("*", "While the waiver lasts.")]


def test_a_schedule_without_columns_gets_the_plain_ones():
    assert headings(schedule((), [row("Elm")])) == ["Fund", "Annual Rate"]


def test_a_list_whose_fee_a_clause_states_prints_names_alone():
    around = agreement(clauses=clauses(("1", "Each Fund pays a fee at the yearly rate of 0.30% of its assets.")))
    listed = schedule((), [row("Elm", "0.30%"), row("Fir", "0.30%")])
    assert headings(listed, around) == [""]
    assert lines(listed, around) == [("Elm",), ("Fir",)]
    raised = schedule((), [row("Elm", "0.30%"), row("Fir", "0.35%")])
    assert lines(raised, around) == [("Elm", "0.30%"), ("Fir", "0.35%")]


def test_a_list_without_any_fee_prints_names_alone():
    assert lines(schedule((), [row("Elm", None, None)])) == [("Elm",)]


def test_a_class_that_only_a_heading_can_name_gets_one():
    made = schedule(PLAIN, [row("Elm", share_class="A"), row("Elm", share_class="Investor")])
    assert lines(made) == ["Class A Shares", ("Elm", "0.30"), "Investor Class Shares", ("Elm", "0.30")]
    assert lines(made, agreement(title="PLAN (CLASS A SHARES AND INVESTOR SHARES)")) == [
        ("Elm", "0.30"),
        ("Elm", "0.30"),
    ]


def test_tiers_whose_bands_have_a_column_take_a_line_each():
    columns = (column("Fund", "name"), column("Breakpoint", "other"), column("Rate", "rate"))
    tiers = (tier("0", "5000000", "0.5"), tier("5000000", None, "0.4"))
    made = schedule(columns, [row("Elm", rate=rate("First $5 million 0.50%; Over $5 million 0.40%", None, tiers))])
    assert lines(made) == [("Elm", "First $5 million", "0.50%"), ("", "Over $5 million", "0.40%")]


def test_markers_of_a_class_below_the_first_stand_at_its_rate():
    columns = (column("Fund", "name"), column("Class", "share_class"), column("Rate", "rate"))
    made = schedule(
        columns, [row("Elm", share_class="A", markers=("*",)), row("Elm", share_class="C", markers=("**",))]
    )
    assert lines(made) == [("Elm*", "Class A", "0.30"), ("", "Class C", "0.30**")]


def test_fees_that_were_stated_in_sentences_are_stated_so_again():
    said = "the fee is at the yearly rate of 0.60% of the first $5 million of its assets and 0.50% of all others."
    tiers = (tier("0", "5000000", "0.6"), tier("5000000", None, "0.5"))
    made = laid_out(schedule((), [row("Elm", rate=rate(said, None, tiers), markers=("*",))]))
    assert made.prose == (f"For Elm*, {said}",)
    assert made.columns == ()
