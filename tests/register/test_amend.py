from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from harbor import BASE_ROWS, amendment, contract, reading, row, shown

from toolkit.agreement import Column, Rate
from toolkit.errors import InputError
from toolkit.register import amend

BEFORE, EFFECTIVE, LATER = date(2003, 11, 23), date(2003, 11, 24), date(2003, 12, 1)
BASE = [
    "Harbor Bond Fund K Shares 0.45",
    "Harbor Equity Fund K Shares 0.45",
    "Meridian Growth & Income Fund K Shares 0.40",
]


def amended(*changes, base=None):
    return amend.apply(contract(base=base), amendment(*changes))


def test_without_an_effective_date_each_row_of_the_base_counts_from_its_calculation_date():
    plain = contract()
    dates = sorted(row.calculation_date for row in plain.reading.rows)
    assert amend.as_of(plain, date.max) == amend.as_of(plain, dates[-1]) == plain.reading
    assert amend.as_of(plain, date.min).rows == amend.as_of(plain, dates[0] - amend.DAY).rows == ()
    standing = amend.as_of(plain, dates[0]).rows
    assert standing == tuple(row for row in plain.reading.rows if row.calculation_date == dates[0])


def test_with_an_effective_date_the_base_stands_as_printed_and_no_earlier_day_is_refused():
    agreement = contract().reading.agreement.model_copy(update={"effective_on": date(2003, 8, 18)})
    dated = replace(contract(), reading=contract().reading.model_copy(update={"agreement": agreement}))
    assert amend.as_of(dated, date(1999, 1, 1)) == dated.reading


def test_each_change_is_in_force_from_its_own_date():
    found = amended(
        "rate: {name: Harbor Bond Fund K Shares, to: 0.40}",
        "remove: {name: Harbor Equity Fund K Shares, effective_on: 2003-12-01, reason: liquidated}",
    )
    assert shown(amend.as_of(found, BEFORE)) == BASE
    assert shown(amend.as_of(found, EFFECTIVE)) == ["Harbor Bond Fund K Shares 0.40", *BASE[1:]]
    assert shown(amend.as_of(found, LATER)) == ["Harbor Bond Fund K Shares 0.40", BASE[2]]


@pytest.mark.parametrize(
    ("add", "expected"),
    [
        ("registrant: HARBOR TRUST", [*BASE[:2], "New Fund K Shares 0.45", BASE[2]]),
        ("registrant: harbor  trust", [*BASE[:2], "New Fund K Shares 0.45", BASE[2]]),
        ("registrant: Beacon Series", [*BASE, "New Fund K Shares 0.45"]),
        ("after: Harbor Bond Fund K Shares", [BASE[0], "New Fund K Shares 0.45", *BASE[1:]]),
    ],
)
def test_an_added_row_ends_its_registrants_group_unless_after_names_a_row(add, expected):
    found = amended(f'add: {{name: New Fund K Shares, rate: "0.45", {add}}}')
    assert shown(amend.as_of(found, EFFECTIVE)) == expected


def test_an_added_row_is_complete_and_cites_the_amendment():
    found = amended(
        'add: {registrant: harbor trust, name: Harbor Gold Fund K Shares, rate: "0.35", calculation_date: 2003-11-24}'
    )
    new = amend.as_of(found, EFFECTIVE).rows[2]
    assert (new.registrant, new.series, new.share_class) == ("HARBOR TRUST", "Harbor Gold Fund", "K")
    assert new.calculation_date == EFFECTIVE
    assert (new.service_fee_percent, new.asset_based_sales_charge_percent) == (Decimal("0.25"), Decimal("0.10"))
    assert (new.source.line, new.source.page) == (6, None)


def test_a_renamed_row_stays_the_row_it_was():
    found = amended("rename: {from: Harbor Equity Fund K Shares, to: Beacon Equity Fund K Shares}")
    new = amend.as_of(found, EFFECTIVE).rows[1]
    assert new == BASE_ROWS[1].model_copy(
        update={"name": "Beacon Equity Fund K Shares", "series": "Beacon Equity Fund"}
    )
    assert amend.former_names(found, new) == ("Harbor Equity Fund K Shares",)
    assert amend.key_of(found, new) == amend.key_of(found, BASE_ROWS[1]) == 1


def test_a_change_may_use_the_new_name_or_the_old_one():
    for name in ("Harbor Equity Fund K Shares", "Beacon Equity Fund K Shares"):
        found = amended(
            "rename: {from: Harbor Equity Fund K Shares, to: Beacon Equity Fund K Shares}",
            f"rate: {{name: {name}, to: 0.40}}",
        )
        assert shown(amend.as_of(found, EFFECTIVE))[1] == "Beacon Equity Fund K Shares 0.40"


def test_two_rows_may_swap_their_names():
    found = amended(
        "rename: {from: Harbor Bond Fund K Shares, to: Harbor Old Fund K Shares}",
        "rename: {from: Harbor Equity Fund K Shares, to: Harbor Bond Fund K Shares}",
        "rename: {from: Harbor Old Fund K Shares, to: Harbor Equity Fund K Shares}",
    )
    names = [one.name for one in amend.as_of(found, EFFECTIVE).rows]
    assert names[:2] == ["Harbor Equity Fund K Shares", "Harbor Bond Fund K Shares"]


def test_a_renamed_registrant_is_renamed_in_its_rows_and_where_it_signs():
    after = amend.as_of(amended("rename_registrant: {from: Harbor Trust, to: BEACON TRUST}"), EFFECTIVE)
    assert [one.registrant for one in after.rows] == ["BEACON TRUST", "BEACON TRUST", "MERIDIAN FUNDS, INC."]
    assert [block.party for block in after.agreement.signature_blocks] == ["BEACON TRUST"]


def test_a_row_added_to_a_registrant_that_is_renamed_later_follows_it():
    found = amended(
        'add: {registrant: HARBOR TRUST, name: New Fund K Shares, rate: "0.45"}',
        "rename_registrant: {from: HARBOR TRUST, to: BEACON TRUST, effective_on: 2003-12-01}",
    )
    assert amend.as_of(found, EFFECTIVE).rows[2].registrant == "HARBOR TRUST"
    assert amend.as_of(found, LATER).rows[2].registrant == "BEACON TRUST"


def test_a_new_total_leaves_the_service_fee_and_changes_the_remainder():
    new = amend.as_of(amended("rate: {name: Harbor Bond Fund K Shares, to: 0.60}"), EFFECTIVE).rows[0]
    assert (new.rate.printed, new.rate.percent) == ("0.60", Decimal("0.60"))
    assert (new.service_fee_percent, new.asset_based_sales_charge_percent) == (Decimal("0.25"), Decimal("0.35"))


def test_a_total_below_the_service_fee_leaves_both_parts_open():
    new = amend.as_of(amended("rate: {name: Harbor Bond Fund K Shares, to: 0.20}"), EFFECTIVE).rows[0]
    assert (new.service_fee_percent, new.asset_based_sales_charge_percent) == (None, None)


def test_printed_maxima_without_a_remainder_stay_unless_they_exceed_the_new_aggregate():
    three_rates = {"service_fee_percent": Decimal("0.25"), "asset_based_sales_charge_percent": Decimal("0.75")}
    base = reading([row("HARBOR TRUST", "Harbor Bond Fund K Shares", "0.75", **three_rates)])
    base = base.model_copy(update={"schedules": (base.schedules[0].model_copy(update={"footnotes": ()}),)})
    new = amend.as_of(amended("rate: {name: Harbor Bond Fund K Shares, to: 0.50}", base=base), EFFECTIVE).rows[0]
    assert (new.service_fee_percent, new.asset_based_sales_charge_percent) == (Decimal("0.25"), None)
    stated = "rate: {name: Harbor Bond Fund K Shares, to: 0.50, service_fee: 0.25, asset_based_sales_charge: 0.50}"
    new = amend.as_of(amended(stated, base=base), EFFECTIVE).rows[0]
    assert (new.service_fee_percent, new.asset_based_sales_charge_percent) == (Decimal("0.25"), Decimal("0.50"))


@pytest.mark.parametrize(
    ("schedule_prints", "written", "printed"),
    [
        ("0.45", '"0.4"', "0.40"),
        ("0.45", "0.40%", "0.40"),
        ("0.45%", '"0.40"', "0.40%"),
        (".45%", '"0.40"', ".40%"),
        (".45%", '"1.05"', "1.05%"),
        ("45 bps", '"0.40"', "40 bps"),
        ("45", "37.5 bps", "37.5"),
        ("0.0045", '"0.40"', "0.0040"),
        ("0.450%", '"0.3225"', "0.3225%"),
    ],
)
def test_a_new_rate_is_printed_as_the_schedule_prints_its_rates(schedule_prints, written, printed):
    rate = Rate(printed=schedule_prints, percent=Decimal("0.45"))
    base = reading([one.model_copy(update={"rate": rate}) for one in BASE_ROWS])
    after = amend.as_of(amended(f"rate: {{name: Harbor Bond Fund K Shares, to: {written}}}", base=base), EFFECTIVE)
    assert after.rows[0].rate.printed == printed


def test_a_footnote_of_a_row_follows_it_and_goes_with_it():
    def marked(found, day):
        schedule = amend.as_of(found, day).schedules[0]
        return [(note.marker, note.applies_to) for note in schedule.footnotes]

    added = amended('add: {name: New Fund K Shares, rate: "0.45", after: Harbor Bond Fund K Shares}')
    assert marked(added, EFFECTIVE) == [("*", "column:1"), ("+", "row:3")]
    removed = amended("remove: {name: Meridian Growth & Income Fund K Shares}")
    assert marked(removed, EFFECTIVE) == [("*", "column:1")]


def test_a_clause_is_reworded_or_added_in_its_order():
    found = amended(
        'clause: {number: "10.", text: "The parties may amend in writing."}',
        'clause: {number: "2.a", text: "Monthly.", new: true}',
    )
    clauses = amend.as_of(found, EFFECTIVE).agreement.clauses
    assert [(one.number, one.text) for one in clauses] == [
        ("1", "The distributor serves."),
        ("2", "The funds pay."),
        ("2.a", "Monthly."),
        ("10", "The parties may amend in writing."),
    ]


def test_classes_across_share_a_name_and_are_told_apart_by_class():
    name = "Harbor Bond Fund"
    base = reading([row("HARBOR TRUST", name, share_class=letter, series=name) for letter in ("A", "C")])
    found = amended(f"rate: {{name: {name}, share_class: C, to: 0.75}}", base=base)
    assert shown(amend.as_of(found, EFFECTIVE)) == ["Harbor Bond Fund 0.45", "Harbor Bond Fund 0.75"]


def test_a_fund_renamed_or_removed_by_its_name_alone_is_so_in_all_its_classes():
    name = "Harbor Bond Fund"
    base = reading([row("HARBOR TRUST", name, share_class=letter, series=name) for letter in ("A", "C")])
    renamed = amended(f"rename: {{from: {name}, to: Beacon Bond Fund}}", base=base)
    assert shown(amend.as_of(renamed, EFFECTIVE)) == ["Beacon Bond Fund 0.45", "Beacon Bond Fund 0.45"]
    removed = amended(f"remove: {{name: {name}, reason: liquidated}}", base=base)
    assert amend.as_of(removed, EFFECTIVE).rows == ()
    one_class = amended(f"remove: {{name: {name}, share_class: A, reason: merged}}", base=base)
    assert [one.share_class for one in amend.as_of(one_class, EFFECTIVE).rows] == ["C"]
    with pytest.raises(InputError, match="add `share_class:`"):
        amended(f"rate: {{name: {name}, to: 0.75}}", base=base)


def test_an_added_class_goes_behind_the_last_class_of_its_fund():
    name = "Harbor Bond Fund"
    base = reading(
        [*(row("HARBOR TRUST", name, share_class=one) for one in ("A", "C")), row("HARBOR TRUST", "Harbor Oil")]
    )
    found = amended(f'add: {{name: {name}, share_class: R6, rate: "0.10", after: {name}}}', base=base)
    standing = [(one.name, one.share_class) for one in amend.as_of(found, EFFECTIVE).rows]
    assert standing == [(name, "A"), (name, "C"), (name, "R6"), ("Harbor Oil", "K")]


def test_a_new_registrant_may_be_put_behind_a_row_of_another():
    found = amended('add: {registrant: BEACON, name: New Fund, rate: "0.45", after: Harbor Equity Fund K Shares}')
    registrants = [one.registrant for one in amend.as_of(found, EFFECTIVE).rows]
    assert registrants == ["HARBOR TRUST", "HARBOR TRUST", "BEACON", "MERIDIAN FUNDS, INC."]


def test_a_schedule_dated_as_a_whole_is_dated_by_its_last_change():
    dated = reading().schedules[0].model_copy(update={"as_of": date(2003, 8, 18)})
    base = reading().model_copy(update={"schedules": (dated,)})
    found = amended(
        "rate: {name: Harbor Bond Fund K Shares, to: 0.40}",
        "remove: {name: Harbor Equity Fund K Shares, effective_on: 2003-12-01}",
        base=base,
    )
    stated = [amend.as_of(found, day).schedules[0].as_of for day in (BEFORE, EFFECTIVE, LATER)]
    assert stated == [date(2003, 8, 18), EFFECTIVE, LATER]


def test_with_several_schedules_an_added_row_goes_to_its_registrants_or_the_named_one():
    base = reading()
    second = base.schedules[0].model_copy(
        update={"label": "B", "rows": (row("BEACON SERIES", "Beacon Fund K Shares"),)}
    )
    base = base.model_copy(update={"schedules": (*base.schedules, second)})
    by_registrant = amended('add: {registrant: Beacon Series, name: New Fund K Shares, rate: "0.45"}', base=base)
    named = amended('add: {registrant: Other Trust, name: New Fund K Shares, rate: "0.45", schedule: b}', base=base)
    for found in (by_registrant, named):
        standing = amend.standing(found, EFFECTIVE)
        assert [len(one.rows) for one in standing.reading.schedules] == [3, 2]
        assert standing.keys == (0, 1, 2, 3, 4)


def test_days_are_cut_where_the_schedule_changes():
    found = amended(
        "rate: {name: Harbor Bond Fund K Shares, to: 0.40}",
        "remove: {name: Harbor Equity Fund K Shares, effective_on: 2003-12-01, reason: liquidated}",
    )
    periods = amend.in_force(found, date(2003, 11, 1), date(2003, 12, 31))
    assert [(one.start, one.end, one.keys) for one in periods] == [
        (date(2003, 11, 1), date(2003, 11, 23), (0, 1, 2)),
        (date(2003, 11, 24), date(2003, 11, 30), (0, 1, 2)),
        (date(2003, 12, 1), date(2003, 12, 31), (0, 2)),
    ]
    (whole,) = amend.in_force(found, EFFECTIVE, date(2003, 11, 30))
    assert shown(whole.reading)[0] == "Harbor Bond Fund K Shares 0.40"


def test_a_row_tells_how_it_came_to_read_as_it_does():
    found = amended(
        "rate: {name: Harbor Bond Fund K Shares, to: 0.40}",
        "remove: {name: Harbor Bond Fund K Shares, effective_on: 2003-12-01, reason: liquidated}",
    )
    history = amend.row_history(found, 0)
    assert [(one.since, one.row and one.row.rate.printed, one.amendment) for one in history] == [
        (None, "0.45", None),
        (EFFECTIVE, "0.40", 1),
        (LATER, None, 1),
    ]
    assert history[1].change.source.excerpt == "01.yaml:   - rate: {name: Harbor Bond Fund K Shares, to: 0.40}"


def test_a_later_amendment_that_takes_effect_earlier_is_folded_in_first():
    first = amendment("rate: {name: Harbor Bond Fund K Shares, to: 0.40, effective_on: 2004-01-01}")
    second = amendment("rate: {name: Harbor Bond Fund K Shares, to: 0.35, effective_on: 2003-12-01}", number=2)
    found = amend.apply(amend.apply(contract(), first), second)
    assert shown(amend.as_of(found, LATER))[0] == "Harbor Bond Fund K Shares 0.35"
    assert shown(amend.as_of(found, date(2004, 1, 1)))[0] == "Harbor Bond Fund K Shares 0.40"


def test_a_removed_fund_may_be_added_again():
    first = amendment("remove: {name: Harbor Bond Fund K Shares, reason: closed}")
    second = amendment(
        'add: {registrant: HARBOR TRUST, name: Harbor Bond Fund K Shares, rate: "0.30", effective_on: 2004-02-01}',
        "rate: {name: Harbor Bond Fund K Shares, to: 0.35, effective_on: 2004-03-01}",
        number=2,
    )
    found = amend.apply(amend.apply(contract(), first), second)
    assert shown(amend.as_of(found, date(2004, 1, 1))) == BASE[1:]
    assert shown(amend.as_of(found, date(2004, 3, 1)))[1] == "Harbor Bond Fund K Shares 0.35"


def test_the_same_amendment_once_more_changes_nothing():
    found = amended("remove: {name: Harbor Bond Fund K Shares}")
    again = amendment("remove: {name: Harbor Bond Fund K Shares}", file="elsewhere.yaml")
    assert amend.apply(found, again) is found
    assert amend.before(found, again).amendments == ()
    assert shown(amend.amended(found, again)) == BASE[1:]


def test_an_amendment_is_shown_against_the_agreement_before_it_whatever_came_later():
    first = amendment("rate: {name: Harbor Bond Fund K Shares, to: 0.40}")
    second = amendment("remove: {name: Harbor Bond Fund K Shares}", number=2)
    found = amend.apply(amend.apply(contract(), first), second)
    assert shown(amend.amended(found, first)) == ["Harbor Bond Fund K Shares 0.40", *BASE[1:]]


REFUSED = {
    "unknown funds": (
        "remove: {name: Harbour Bonds Fund K Shares}",
        "rename: {from: Zephyr, to: Zephyr II}",
        "rename_registrant: {from: Harbour Trust, to: BEACON TRUST}",
        'add: {registrant: HARBOR TRUST, name: New Fund K Shares, rate: "0.45", after: Habor Equity Fund K Shares}',
        'clause: {number: "3", text: "…"}',
    ),
    "rows that stand already": (
        'add: {registrant: harbor trust, name: HARBOR BOND FUND K SHARES, rate: "0.45"}',
        "rename: {from: Harbor Bond Fund K Shares, to: Harbor Equity Fund K Shares}",
        'clause: {number: "2", text: "…", new: true}',
    ),
    "changes of what is gone or not yet there": (
        "remove: {name: Harbor Bond Fund K Shares}",
        "remove: {name: Harbor Bond Fund K Shares, effective_on: 2003-12-01}",
        "rate: {name: Harbor Bond Fund K Shares, to: 0.40}",
        'add: {registrant: HARBOR TRUST, name: New Fund K Shares, rate: "0.45", effective_on: 2004-01-01}',
        "rate: {name: New Fund K Shares, to: 0.40}",
    ),
    "a registrant left open": ('add: {name: New Fund K Shares, rate: "0.45"}',),
}


@pytest.mark.parametrize("changes", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_refused_all_at_once(changes, snapshot):
    with pytest.raises(InputError) as caught:
        amended(*changes)
    assert str(caught.value) == snapshot


def test_a_name_of_two_rows_is_refused_naming_both(snapshot):
    base = reading([row(registrant, "Index Fund K Shares") for registrant in ("HARBOR TRUST", "MERIDIAN FUNDS, INC.")])
    with pytest.raises(InputError) as caught:
        amended("remove: {name: Index Fund K Shares}", base=base)
    assert str(caught.value) == snapshot
    found = amended("remove: {name: Index Fund K Shares, registrant: Harbor Trust}", base=base)
    assert [one.registrant for one in amend.as_of(found, EFFECTIVE).rows] == ["MERIDIAN FUNDS, INC."]


def test_a_head_that_does_not_fit_the_agreement_is_refused(snapshot):
    head = "number: {number}\ndated_as_of: 2003-08-19\neffective_on: 2003-11-01\nchanges:\n"
    votes = "for: 9, of: 9, independent_for: 7, independent_of: 7"
    approvals = f"approvals: [{{body: board, meeting_on: 2003-11-03, in_person: true, {votes}}}]\n"
    change = "remove: {name: Harbor Bond Fund K Shares}"
    with pytest.raises(InputError) as caught:
        amend.apply(contract(), amendment(change, number=3, head=head, approvals=approvals))
    assert str(caught.value) == snapshot


def test_a_number_with_other_content_is_refused():
    found = amended("remove: {name: Harbor Bond Fund K Shares}")
    with pytest.raises(InputError, match=r"Amendment No\. 1 exists already, with other content"):
        amend.apply(found, amendment("remove: {name: Harbor Equity Fund K Shares}"))


def test_dated_as_of_is_the_effective_date_where_the_base_has_one():
    dated = reading(effective_on=date(2003, 9, 1))
    with pytest.raises(InputError, match="the document's effective date is 2003-09-01"):
        amended("remove: {name: Harbor Bond Fund K Shares}", base=dated)
    undated = reading(form_date=None)
    assert amended("remove: {name: Harbor Bond Fund K Shares}", base=undated).amendments


def test_columns_stay_as_printed():
    found = amended("rate: {name: Harbor Bond Fund K Shares, to: 0.40}")
    assert amend.as_of(found, EFFECTIVE).schedules[0].columns[1] == Column(heading="Maximum Fee*", role="rate")
