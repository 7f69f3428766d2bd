"""An amendment as filed forms word it: recitals, the whole schedule replaced, who signs, each severally."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import made
import pytest

from toolkit.agreement import AmendmentHead, Party
from toolkit.writing import template, write

RECITALS = (
    "WHEREAS, the parties desire to amend the Agreement to add Rowan Bond Fund R Shares to Schedule A; and",
    "WHEREAS, the parties desire to amend the Agreement to amend Paragraph 2;",
)


def change(kind, **fields):
    return SimpleNamespace(kind=kind, **({"effective_on": date(2012, 1, 3)} | fields))


def printed(base=None, executed_on=date(2011, 12, 5), changes=(), recitals=RECITALS, format_="txt"):
    base = base or made.harbor()
    (schedule,) = base.schedules
    new = made.row("Rowan Bond Fund R Shares", registrant="ROWAN STOCK FUNDS, INC.", calculation_date=date(2012, 1, 3))
    after = base.model_copy(update={"schedules": (schedule.model_copy(update={"rows": (*schedule.rows, new)}),)})
    amendment = SimpleNamespace(
        number=2, dated_as_of=date(2011, 3, 7), executed_on=executed_on, effective_on=date(2012, 1, 3), changes=changes
    )
    context = {"reading": after, "base": base, "amendment": amendment, "recitals": recitals}
    return write(template.make("amendment", context, family=base.agreement.family), format_)


def flat(data):
    return " ".join(data.decode("ascii").split())


def test_an_amendment_as_it_is_printed(snapshot):
    clause = change("clause", number="2", text="The fee falls due within 9 days.", new=False)
    assert printed(changes=(clause,)).decode("ascii") == snapshot


def test_the_opening_names_the_agreement_its_date_and_the_effective_date():
    assert (
        'The Master Related Agreement to Restated Plan (Class R Shares) (the "Agreement"), dated as of March 7, 2011, '
        "is hereby amended, effective January 3, 2012, as follows:"
    ) in flat(printed())


def test_a_plan_is_called_a_plan():
    base = made.harbor()
    plan = base.model_copy(update={"agreement": base.agreement.model_copy(update={"family": "distribution-plan"})})
    text = flat(printed(plan))
    assert '(the "Plan")' in text
    assert "All other terms and provisions of the Plan not amended hereby shall remain in full force" in text


def test_an_amendment_of_an_amended_document_counts_on_from_what_was_amended():
    base = made.harbor()
    head = AmendmentHead(number=1, amends="RESTATED PLAN (CLASS R SHARES)", recitals=(), source=made.HERE)
    amended = base.model_copy(update={"agreement": base.agreement.model_copy(update={"amendment": head})})
    text = printed(amended).decode("ascii")
    assert [line.strip() for line in text.splitlines()[:3]] == [
        "AMENDMENT NO. 2 TO THE",
        "RESTATED PLAN",
        "(CLASS R SHARES)",
    ]


def test_every_registrant_agrees_and_signs_severally():
    text = flat(printed())
    assert (
        "NOW, THEREFORE, each registered investment company listed in Schedule A, severally, and Quince & Vale" in text
    )
    assert "TRUST (LISTED IN SCHEDULE A) severally, on behalf of the Class R Shares of each Series listed there" in text
    assert text.count("severally") == 2


def test_the_distributor_signs_alone_and_not_severally():
    text = flat(printed())
    assert "QUINCE & VALE DISTRIBUTORS, INC. Attest: By:" in text


def test_a_base_without_signature_blocks_gets_one_for_all_registrants_and_one_for_others():
    base = made.harbor()
    bare = base.model_copy(update={"agreement": base.agreement.model_copy(update={"signature_blocks": ()})})
    text = flat(printed(bare))
    assert (
        "EACH REGISTERED INVESTMENT COMPANY LISTED IN SCHEDULE A severally, on behalf of each of its series"
    ) in text
    assert "QUINCE & VALE DISTRIBUTORS, INC. Attest: By:" in text
    assert text.count("By:") == 2


def test_a_registrant_that_is_a_party_signs_severally_too():
    base = made.harbor()
    parties = (*base.agreement.parties, Party(name="TRUST (LISTED IN SCHEDULE A)", role="trust", source=made.HERE))
    named = base.model_copy(update={"agreement": base.agreement.model_copy(update={"parties": parties})})
    assert "TRUST (LISTED IN SCHEDULE A) severally, on behalf of" in flat(printed(named))


def test_the_schedule_is_replaced_whole():
    text = flat(printed())
    assert "Schedule A to the Agreement is hereby deleted in its entirety and replaced with the following:" in text
    for name in (
        "Elder Bond Fund R Shares",
        "Rowan Growth Fund R Shares",
        "Rowan Bond Fund R Shares 0.30 January 3, 2012",
    ):
        assert name in text


@pytest.mark.parametrize(
    ("new", "effective_on", "said"),
    [
        (
            False,
            date(2012, 1, 3),
            'Paragraph 2 of the Agreement is hereby amended to read in its entirety, as follows: "Due."',
        ),
        (True, date(2012, 2, 1), "is hereby added to read in its entirety, effective February 1, 2012, as follows:"),
    ],
)
def test_a_reworded_clause_is_printed_with_its_own_date(new, effective_on, said):
    clause = change("clause", number="2", text="Due.", new=new, effective_on=effective_on)
    assert said in flat(printed(changes=(clause,)))


def test_an_amendment_not_yet_signed_leaves_its_date_open():
    assert "Dated: ____________________" in flat(printed(executed_on=None))


def test_a_recital_without_its_whereas_gets_it():
    assert "WHEREAS, the Trust wishes it;" in flat(printed(recitals=("the Trust wishes it;",)))


def test_a_rate_changed_in_the_data_is_printed_changed():
    base = made.harbor()
    (schedule,) = base.schedules
    cut = schedule.rows[0].model_copy(update={"rate": made.rate("0.17", Decimal("0.17"))})
    changed = base.model_copy(update={"schedules": (schedule.model_copy(update={"rows": (cut, *schedule.rows[1:])}),)})
    text = write(template.make("schedule", {"reading": changed}), "txt").decode("ascii")
    assert "Elder Bond Fund R Shares" in text
    assert [line.split()[5] for line in text.splitlines() if line.startswith("Elder Bond")] == ["0.17"]


def reprinted(executed_on):
    """An amendment that was read, printed again: its closing words stand in its preamble."""
    head = AmendmentHead(number=1, amends="FEE PLAN", recitals=(), source=made.HERE)
    words = ("The Plan is hereby amended, effective May 3, 2004, as follows:", "All other terms remain in force.")
    fields = {"title": "AMENDMENT NO. 1 TO THE FEE PLAN", "amendment": head, "preamble": words}
    amendment = made.agreement(executed_on=executed_on, signature_blocks=(made.signs("ELM TRUST"),), **fields)
    document = template.make(
        "agreement", {"reading": made.reading(amendment, made.schedule(made.PLAIN, [made.row("Elm")]))}
    )
    return flat(write(document, "txt"))


def test_an_amendment_that_was_read_closes_after_its_schedule():
    text = reprinted(date(2004, 5, 3))
    order = [
        "as follows:",
        "SCHEDULE A",
        "Elm 0.30",
        "All other terms remain in force.",
        "Dated: May 3, 2004",
        "ELM TRUST",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_an_amendment_that_was_read_unsigned_prints_no_date():
    assert "Dated" not in reprinted(None)
