"""The invented amendment of the shipped sample, applied to the real agreement."""

from datetime import date

import pytest

from toolkit.register import amend, store
from toolkit.register.recitals import recitals
from toolkit.resources import sample_contracts_folder


@pytest.fixture(scope="module")
def class_k():
    if not (sample_contracts_folder() / "class-k" / "agreement.json").exists():
        pytest.skip("contracts/class-k/agreement.json is not made yet: `contract extract … --save class-k`")
    return store.load("class-k", sample_contracts_folder())


def shown(reading):
    registrants = dict.fromkeys(row.registrant for row in reading.rows)
    return {
        one: [
            f"{row.name} {row.rate.printed} = {row.service_fee_percent} + {row.asset_based_sales_charge_percent},"
            f" {row.calculation_date}"
            for row in reading.rows
            if row.registrant == one
        ]
        for one in registrants
    }


def test_it_adds_removes_renames_and_rerates_in_order(class_k, snapshot):
    assert shown(amend.amended(class_k, class_k.amendments[0])) == snapshot


def test_it_says_why(class_k, snapshot):
    assert list(recitals(class_k, class_k.amendments[0])) == snapshot


def test_it_is_approved_as_the_rule_asks(class_k):
    assert amend.amendment_problems(class_k, class_k.amendments[0]) == ()


def test_the_fund_that_is_liquidated_stands_a_week_longer_than_the_rest_is_changed(class_k):
    names = {
        day: [row.name for row in amend.as_of(class_k, day).rows] for day in (date(2003, 11, 24), date(2003, 12, 1))
    }
    assert "INVESCO European Fund K Shares" in names[date(2003, 11, 24)]
    assert "INVESCO European Fund K Shares" not in names[date(2003, 12, 1)]
    assert [len(one) for one in names.values()] == [19, 18]


def test_every_row_has_its_fund_number_and_the_terms_cite_a_clause_or_a_default(class_k):
    base = {row.name for row in class_k.reading.rows}
    assert {alias.row.name for alias in class_k.aliases.aliases} == base
    assert all(setting.says.startswith(("clause ", "silent: ")) for setting in class_k.terms.settings)
