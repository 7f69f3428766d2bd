"""How agreements word dates, figures, titles and numbers of clauses."""

from datetime import date
from decimal import Decimal

import made
import pytest

from toolkit.writing.wording import (
    closing,
    long_date,
    money,
    numbered,
    on_behalf,
    percent,
    says,
    short_date,
    title_case,
    title_lines,
    words,
)


def test_dates_are_printed_as_agreements_and_footers_do():
    assert long_date(date(2000, 12, 4)) == "December 4, 2000"
    assert short_date(date(2003, 8, 7)) == "08/07/03"


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (0, "zero"),
        (10, "ten"),
        (60, "sixty"),
        (121, "one hundred twenty-one"),
        (2_000_017, "two million seventeen"),
        (-5, "minus five"),
    ],
)
def test_whole_numbers_are_spelled(number, spelled):
    assert words(number) == spelled


def test_figures_keep_their_digits():
    assert percent(Decimal("0.5")) == "0.50"
    assert percent(Decimal("0.3225")) == "0.3225"
    assert money(Decimal("1234.5")) == "1,234.50"


def test_a_title_of_capitals_is_broken_at_its_joints():
    assert title_lines("JOINT FEE AGREEMENT TO AMENDED AND RESTATED FEE PLAN (CLASS R SHARES)") == (
        "JOINT FEE AGREEMENT TO",
        "AMENDED AND RESTATED",
        "FEE PLAN",
        "(CLASS R SHARES)",
    )


def test_the_second_of_two_parties_gets_a_line_of_its_own():
    assert title_lines("SCHEDULE A TO THE FEE AGREEMENT BETWEEN THE DISTRIBUTOR AND ELM MONEY TRUST") == (
        "SCHEDULE A TO THE",
        "FEE AGREEMENT",
        "BETWEEN THE DISTRIBUTOR AND",
        "ELM MONEY TRUST",
    )


def test_the_trust_whose_agreement_it_is_gets_a_line_of_its_own():
    assert title_lines("EXHIBIT 2 TO THE FEE AGREEMENT OF Elm Series Trust II, AS IT STANDS") == (
        "EXHIBIT 2 TO THE",
        "FEE AGREEMENT OF",
        "Elm Series Trust II, AS IT STANDS",
    )


def test_the_closing_words_of_an_amendment_are_its_last_paragraphs():
    words = ("Dated things come first.", "WHEREAS it is so;", "All other terms remain.", "Dated: May 3, 2004")
    assert closing(words) == words[2:]
    assert closing(("Nothing closes.",)) == ()


def test_to_the_stays_together():
    assert title_lines("AMENDMENT NO. 3 TO THE FEE AGREEMENT") == ("AMENDMENT NO. 3 TO THE", "FEE AGREEMENT")


def test_a_short_title_in_small_letters_stays_whole():
    assert title_lines("Agreement to Serve (Class R)") == ("Agreement to Serve (Class R)",)


def test_a_line_too_long_for_a_title_is_broken_near_its_middle():
    assert title_lines("THE " + "VERY " * 12 + "LONG AGREEMENT") == (
        "THE VERY VERY VERY VERY VERY VERY VERY",
        "VERY VERY VERY VERY VERY LONG AGREEMENT",
    )


def test_a_line_of_a_title_does_not_begin_with_a_small_word():
    assert title_lines("SCHEDULE A TO SHAREHOLDER SERVICES FEE AGREEMENT OF ELM AND ROWAN TAX-EXEMPT TRUST") == (
        "SCHEDULE A TO",
        "SHAREHOLDER SERVICES FEE AGREEMENT OF",
        "ELM AND ROWAN TAX-EXEMPT TRUST",
    )


def test_a_title_in_running_text_keeps_the_capitals_the_agreement_spells():
    assert (
        title_case("FEE AGREEMENT OF THE QVW FUNDS (CLASS R)", "each QVW Fund")
        == "Fee Agreement of the QVW Funds (Class R)"
    )


def test_a_letter_below_a_number_without_words_carries_both_labels():
    pairs = made.clauses(
        ("1.a", "one"), ("1.b", "two"), ("2", "three"), ("2.a", "four"), ("4.2", "five"), ("4.2.b", "six")
    )
    assert [(clause.label, clause.indent) for clause in numbered(pairs)] == [
        ("1. a.", 0),
        ("b.", 1),
        ("2.", 0),
        ("a.", 1),
        ("4.2", 0),
        ("b.", 1),
    ]


def test_on_whose_behalf_a_party_signs_is_worded_once():
    assert on_behalf("each Series") == "on behalf of each Series"
    assert on_behalf("on behalf of each Series") == "on behalf of each Series"
    assert on_behalf("severally, on behalf of each Series") == "severally, on behalf of each Series"
    assert on_behalf("severally") == "severally"


@pytest.mark.parametrize(
    "said", ["on May 3, 2004.", "this 3rd day of May, 2004", "3 May 2004", "as of 05/03/04", "5/3/2004"]
)
def test_a_date_is_found_in_every_form_that_agreements_print(said):
    assert says(said, date(2004, 5, 3))


@pytest.mark.parametrize("said", ["on May 30, 2004", "the 13th day of May, 2004", "May 3, 2005", "15/3/2004"])
def test_another_date_is_not_taken_for_it(said):
    assert not says(said, date(2004, 5, 3))
