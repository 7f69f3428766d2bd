from datetime import date
from decimal import Decimal

import pytest

from toolkit.errors import InputError
from toolkit.register.parties import Parties, PartyDetails, Person, Preparer, load_parties, parse_parties
from toolkit.register.terms import Terms, load_terms, parse_terms
from toolkit.register.yaml_text import parse_yaml


def terms(text):
    return parse_terms(parse_yaml(text, "terms.yaml"))


def test_a_setting_is_a_value_with_the_clause_that_says_so_or_a_default():
    found = terms('settings:\n  averaging: {value: calendar, says: "clause 2"}\n  rounding: half-up\n')
    assert found.stated == {"averaging": ("calendar", "clause 2"), "rounding": ("half-up", "silent: project default")}
    assert [setting.source.line for setting in found.settings] == [2, 3]


def test_a_waiver_holds_on_both_its_days_and_cuts_the_sales_charge_first():
    (waiver,) = terms('waivers: [{rate: 0.40%, from: 2003-07-01, to: 2003-12-31, says: "letter"}]').waivers
    assert (waiver.name, waiver.percent, waiver.cut_first) == (None, Decimal("0.40"), "asset-based-sales-charge")
    days = (date(2003, 6, 30), date(2003, 7, 1), date(2003, 12, 31), date(2004, 1, 1))
    assert [waiver.covers(day) for day in days] == [False, True, True, False]


def test_a_waiver_without_days_always_holds():
    (waiver,) = terms(
        'waivers: [{name: Harbor Bond Fund, rate: "0.40", cut_first: service-fee, says: "letter"}]'
    ).waivers
    assert waiver.covers(date.min)
    assert waiver.covers(date.max)
    assert waiver.cut_first == "service-fee"


def test_the_plan_and_agreed_caps():
    found = terms(
        'plan: {name: Distribution Plan, dated: 2000-11-30, type: reimbursement, says: "clause 1"}\n'
        'caps: [{of: service-fee, percent: "0.20", says: "letter"}]\n'
    )
    assert (found.plan.dated, found.plan.type) == (date(2000, 11, 30), "REIMBURSEMENT")
    assert (found.caps[0].of, found.caps[0].percent) == ("service-fee", Decimal("0.20"))


def test_a_missing_file_states_nothing(tmp_path):
    assert load_terms(tmp_path / "terms.yaml") == Terms()
    assert load_parties(tmp_path / "parties.yaml") == Parties()


def test_all_faults_of_the_terms_are_named_at_once(snapshot):
    with pytest.raises(InputError) as caught:
        terms(
            "settings: [averaging]\n"
            "plan: {dated: 30 Nov 2000, type: COMPENSATING}\n"
            "waivers:\n"
            '  - {rate: "40", from: 2003-12-31, to: 2003-07-01}\n'
            '  - {rate: "0.40", form: 2003-07-01, says: letter}\n'
            "waiver: []\n"
            'caps: [{of: everything, percent: "0.50", says: letter}]\n'
        )
    assert str(caught.value) == snapshot


def test_parties_with_their_signatories_trustees_and_readers():
    text = """\
parties:
  - name: Lighthouse Distributors, Inc.
    role: distributor
    address: [1 Quay Street, "Portland, Maine 04101"]
    attention: President
    signatories: [{name: Ada Bell, title: President}]
trustees: [{name: Carl Dorn, independent: yes}]
preparer: {name: Eve Fox, title: Treasurer}
report_to: The Board of Trustees
meeting_place: Portland
"""
    assert parse_parties(parse_yaml(text, "parties.yaml")) == Parties(
        parties=(
            PartyDetails(
                name="Lighthouse Distributors, Inc.",
                role="distributor",
                address=("1 Quay Street", "Portland, Maine 04101"),
                attention="President",
                signatories=(Person(name="Ada Bell", title="President"),),
            ),
        ),
        trustees=(Person(name="Carl Dorn", independent=True),),
        preparer=Preparer(name="Eve Fox", title="Treasurer"),
        report_to=("The Board of Trustees",),
        meeting_place="Portland",
    )


def test_all_faults_of_the_parties_are_named_at_once(snapshot):
    text = """\
parties: [{role: distributor}, Lighthouse]
trustees: [{name: Carl Dorn, independant: yes}]
report_to: [{a: b}]
"""
    with pytest.raises(InputError) as caught:
        parse_parties(parse_yaml(text, "parties.yaml"))
    assert str(caught.value) == snapshot
