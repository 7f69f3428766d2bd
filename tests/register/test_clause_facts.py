from datetime import date

import pytest
from harbor import amendment, contract, reading

from toolkit.agreement import Clause
from toolkit.errors import InputError
from toolkit.problems import Source
from toolkit.register import amend
from toolkit.register.clause_facts import states

CLAUSES = {
    "3": "The fees of each month shall be paid within ten (10) days after its close.",
    "5": "The distributor gives the trustees a written report each quarter.",
    "9": "This Agreement may be ended on sixty (60) days' written notice.",
    "12": "This Agreement is construed by the laws of the State of Texas.",
}


def base():
    here = Source(page=2, excerpt="…")
    return reading(clauses=tuple(Clause(number=one, text=text, source=here) for one, text in CLAUSES.items()))


def clause(number, text, **facts):
    stated = "".join(f", {name}: {value}" for name, value in facts.items())
    return f'clause: {{number: "{number}", text: "{text}"{stated}}}'


def after(*changes):
    found = amend.apply(contract(base=base()), amendment(*changes))
    return amend.as_of(found, date(2003, 11, 24)).agreement


def test_a_fact_that_a_clause_sets_anew_is_read_from_its_words():
    found = after(
        clause("3", "Fees are paid within fifteen (15) days after each quarter."),
        clause("9", "This Agreement may be ended on thirty days' notice."),
        clause("12", "This Agreement is construed by the laws of the State of New York."),
    )
    assert (found.payment_days, found.fee_frequency) == (15, "quarterly")
    assert (found.notice_days, found.governing_law, found.report_frequency) == (30, "New York", "quarterly")


def test_what_two_amendments_say_of_a_clause_is_folded_in_by_their_dates():
    first = amendment(clause("12", "Delaware law governs this Agreement."))
    second = amendment(clause("12", "The laws of Ohio govern.", effective_on="2004-02-01"), number=2)
    found = amend.apply(amend.apply(contract(base=base()), first), second)
    days = (date(2003, 11, 23), date(2003, 11, 24), date(2004, 2, 1))
    assert [amend.as_of(found, day).agreement.governing_law for day in days] == ["Texas", "Delaware", "Ohio"]


def test_a_clause_that_says_the_same_in_other_words_leaves_the_fact():
    found = after(
        clause("9", "Sixty days of notice end this Agreement."), clause("12", "Texas law governs this Agreement.")
    )
    assert (found.notice_days, found.governing_law) == (60, "Texas")


def test_a_fact_that_no_clause_states_any_more_is_none_and_one_that_another_states_stays():
    found = after(clause("9", "This Agreement may be ended at any time."), clause("3", "Fees are paid as agreed."))
    assert (found.notice_days, found.payment_days, found.fee_frequency) == (None, None, None)
    found = after(
        clause("13", "The fee is computed every month.", new="yes"),
        clause("3", "Fees are paid within 10 days of a quarter."),
    )
    assert (found.payment_days, found.fee_frequency) == (10, "monthly")


def test_a_text_that_may_be_read_in_two_ways_needs_the_fact_said():
    text = "On 45 days' written notice, or 30 days' notice by telegram, this Agreement ends."
    assert after(clause("9", text, notice_days=45)).notice_days == 45
    assert after(clause("9", text, notice_days="none")).notice_days is None
    with pytest.raises(InputError, match="may set `notice_days` to 45 or 30\n"):
        after(clause("9", text))


def test_doubtful_facts_and_facts_that_are_not_said_are_refused_together(snapshot):
    with pytest.raises(InputError) as caught:
        after(
            clause("3", "The fees of a month shall be paid within 15 days, or 20 days in December."),
            clause("9", "This Agreement may be ended on 45 days' written notice.", notice_days=30),
            clause(
                "12", "The laws of Texas, of Ohio, and the laws of the State of Delaware govern.", governing_law="Iowa"
            ),
        )
    assert str(caught.value) == snapshot


@pytest.mark.parametrize(
    ("text", "name", "value", "expected"),
    [
        ("on forty-five (45) days' notice", "notice_days", 45, True),
        ("on FORTY-FIVE days' notice", "notice_days", 45, True),
        ("on 160 days' notice", "notice_days", 60, False),
        ("within 60 days", "notice_days", 60, False),  # of what?
        ("paragraph 10 names who is paid", "payment_days", 10, False),
        ("the laws of New York", "governing_law", "New York", True),
        ("an office in New York", "governing_law", "New York", False),
        ("a report each month", "report_frequency", "monthly", True),
        ("a fee each month", "report_frequency", "monthly", False),
        ("120 days' notice", "notice_days", 120, True),
        ("any notice", "notice_days", None, False),
    ],
)
def test_a_clause_states_a_fact_in_figures_or_words(text, name, value, expected):
    assert states(text, name, value) is expected
