"""A restated document says by what it is amended, and from when it reads so."""

from datetime import date

import pytest
from harbor import amendment, contract, reading

from toolkit.register.restate import restated, restated_by

CUT = "rate: {name: Harbor Bond Fund K Shares, to: 0.40}"
CLOSED = "remove: {name: Meridian Growth & Income Fund K Shares, effective_on: 2003-12-01, reason: liquidated}"
FIRST = amendment(CUT, CLOSED)
SECOND = amendment("rate: {name: Harbor Bond Fund K Shares, to: 0.35, effective_on: 2004-03-01}", number=2)


def notes(contract_, day):
    found = restated(contract_, day)
    return (*found.notes, found.reading.agreement.preamble[0])


@pytest.mark.parametrize(
    ("day", "note"),
    [
        (date(2003, 11, 24), "(As amended by Amendment No. 1, effective November 24, 2003)"),
        (date(2003, 12, 1), "(As amended by Amendment No. 1, fully effective December 1, 2003)"),
        (date(2004, 3, 1), "(As amended through Amendment No. 2, effective March 1, 2004)"),
    ],
)
def test_it_names_the_amendments_in_force_and_since_when(day, note):
    assert notes(contract(FIRST, SECOND), day) == (note, note)


def test_an_amendment_that_takes_effect_before_an_earlier_one_is_named_alone():
    late = amendment("rate: {name: Harbor Bond Fund K Shares, to: 0.40, effective_on: 2005-01-03}")
    third = amendment("rate: {name: Harbor Equity Fund K Shares, to: 0.35, effective_on: 2004-07-01}", number=3)
    found = contract(late, SECOND, third)
    assert notes(found, date(2004, 3, 1))[0] == "(As amended by Amendment No. 2, effective March 1, 2004)"
    assert notes(found, date(2004, 7, 1))[0] == "(As amended by Amendments No. 2 and 3, effective July 1, 2004)"


def test_its_dates_are_those_of_the_revision_and_nothing_else_of_the_agreement_changes():
    found = restated_by(contract(), FIRST).reading
    assert (found.agreement.effective_on, found.agreement.form_date) == (date(2003, 12, 1), date(2003, 11, 3))
    assert found.schedules[0].as_of == date(2003, 12, 1)
    assert found.agreement.title == reading().agreement.title
    assert found.agreement.preamble[1:] == reading().agreement.preamble


def test_an_amendment_that_nobody_has_signed_yet_revises_the_form_on_the_day_it_takes_effect():
    head = "number: {number}\ndated_as_of: 2003-08-18\neffective_on: 2003-11-24\nchanges:\n"
    assert restated_by(contract(), amendment(CUT, head=head)).reading.agreement.form_date == date(2003, 11, 24)


def test_a_schedule_that_no_amendment_touches_does_not_say_that_it_is_amended():
    base = reading()
    two = base.model_copy(update={"schedules": (base.schedules[0], base.schedules[0].model_copy(update={"rows": ()}))})
    found = restated_by(contract(base=two), FIRST)
    assert [note is not None for note in found.notes] == [True, False]
    assert found.reading.schedules[1].as_of is None


def test_a_clause_amended_alone_leaves_the_schedule_as_it_is():
    found = restated_by(contract(), amendment('clause: {number: "10", text: "The parties may amend in writing."}'))
    assert found.notes == (None,)
    assert found.reading.agreement.preamble[0].startswith("(As amended by Amendment No. 1,")


def test_a_restated_agreement_amended_again_bears_only_the_new_note():
    once = restated_by(contract(), FIRST).reading
    again = amendment(
        "rate: {name: Harbor Bond Fund K Shares, to: 0.35}",
        head="number: {number}\ndated_as_of: 2003-12-01\neffective_on: 2004-05-03\nchanges:\n",
    )
    assert restated_by(contract(base=once), again).reading.agreement.preamble == (
        "(As amended by Amendment No. 1, effective May 3, 2004)",
        "This agreement is made between the parties.",
    )


def test_without_a_day_and_before_any_amendment_it_is_the_paper_as_printed():
    plain = contract(FIRST)
    assert restated(plain, None).reading == plain.reading
    assert restated(plain, date(2003, 11, 23)).notes == (None,)
