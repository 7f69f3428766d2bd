from datetime import date

from harbor import amendment, contract, reading, row

from toolkit.register.recitals import recitals


def said(*changes, base=None):
    return list(recitals(contract(base=base), amendment(*changes)))


def test_every_kind_of_change_is_recited_with_its_fund_and_registrant(snapshot):
    found = said(
        'add: {registrant: HARBOR TRUST, name: Harbor Gold Fund K Shares, rate: "0.35"}',
        "remove: {name: Meridian Growth & Income Fund K Shares, effective_on: 2003-12-01, reason: liquidated}",
        "rename: {from: Harbor Equity Fund K Shares, to: Beacon Equity Fund K Shares}",
        "rename_registrant: {from: Harbor Trust, to: BEACON TRUST, effective_on: 2003-12-15}",
        "rate: {name: Harbor Bond Fund K Shares, to: 0.40}",
        "rate: {name: Beacon Equity Fund K Shares, to: 0.50}",
        "calculation_date: {name: Harbor Bond Fund K Shares, to: 2002-01-15}",
        'clause: {number: "10", text: "The parties may amend in writing."}',
    )
    assert found == snapshot


def test_changes_of_one_kind_and_date_share_a_sentence():
    together, alone = said(
        "rename: {from: Harbor Bond Fund K Shares, to: Beacon Bond Fund K Shares}",
        "rename: {from: Harbor Equity Fund K Shares, to: Beacon Equity Fund K Shares}",
        "rename: {from: Meridian Growth & Income Fund K Shares, to: Beacon Income K Shares, effective_on: 2003-12-01}",
    )
    assert together == (
        "WHEREAS, the parties desire to amend the Agreement to reflect the changes of name of Harbor Bond Fund K "
        "Shares (HARBOR TRUST) to Beacon Bond Fund K Shares and Harbor Equity Fund K Shares "
        "(HARBOR TRUST) to Beacon Equity Fund K Shares; and"
    )
    assert alone == (
        "WHEREAS, the parties desire to amend the Agreement to reflect the change of name of Meridian Growth & Income "
        "Fund K Shares (MERIDIAN FUNDS, INC.) to Beacon Income K Shares, effective December 1, 2003;"
    )


def test_three_funds_are_parted_by_semicolons_because_names_hold_commas():
    adds = (f'add: {{registrant: "MERIDIAN FUNDS, INC.", name: New {word} Fund, rate: "0.45"}}' for word in "ABC")
    (found,) = said(*adds)
    assert found == (
        "WHEREAS, the parties desire to amend the Agreement to add New A Fund Class K (MERIDIAN FUNDS, INC.); New "
        "B Fund Class K (MERIDIAN FUNDS, INC.); and New C Fund Class K (MERIDIAN FUNDS, INC.) to Schedule A;"
    )


def test_rates_that_rise_and_rates_that_fall_have_a_sentence_each():
    first, second = said(
        "rate: {name: Harbor Bond Fund K Shares, to: 0.40}", "rate: {name: Harbor Equity Fund K Shares, to: 0.50}"
    )
    assert "to reduce the annual rate of the fee payable with respect to Harbor Bond Fund" in first
    assert first.endswith("from 0.45% to 0.40%; and")
    assert "to increase the annual rate of the fee payable with respect to Harbor Equity Fund" in second
    assert second.endswith("from 0.45% to 0.50%;")


def test_classes_that_share_a_name_are_named_but_change_it_together():
    base = reading([row(None, "Harbor Bond Fund", share_class=letter) for letter in ("A", "C")])
    rename, rate = said(
        "rename: {from: Harbor Bond Fund, to: Beacon Bond Fund}",
        "rate: {name: Beacon Bond Fund, share_class: C, to: 0.40}",
        base=base,
    )
    assert "the change of name of Harbor Bond Fund to Beacon Bond Fund; and" in rename
    assert rate.endswith("payable with respect to Beacon Bond Fund Class C from 0.45% to 0.40%;")


def test_bands_are_changed_without_naming_figures():
    (found,) = said(
        "rate: {name: Harbor Bond Fund K Shares, to: [{over: 0, up_to: 100, percent: 0.5}, {over: 100, percent: 0.4}]}"
    )
    assert found == (
        "WHEREAS, the parties desire to amend the Agreement to change the annual rate of the fee payable with respect "
        "to Harbor Bond Fund K Shares (HARBOR TRUST);"
    )


def test_a_plan_calls_itself_plan_and_its_exhibit_exhibit():
    base = reading(
        [row(None, "Harbor Bond Fund", share_class=None)],
        family="distribution-plan",
        form_date=date(2003, 8, 18),
        share_class=None,
    )
    exhibit = base.schedules[0].model_copy(update={"label": "1", "title": "EXHIBIT 1"})
    base = base.model_copy(update={"schedules": (exhibit,)})
    assert said("remove: {name: Harbor Bond Fund, reason: sold}", base=base) == [
        "WHEREAS, the parties desire to amend the Plan to remove Harbor Bond Fund from Exhibit 1 (sold);"
    ]
