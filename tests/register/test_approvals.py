import pytest
from harbor import amendment, contract, reading, row

from toolkit.problems import Kind, Severity, needs_a_person
from toolkit.register.amend import amendment_problems

BOARD = (
    "{body: board, meeting_on: 2003-11-03, in_person: true, for: 12, of: 14, independent_for: 10, independent_of: 11}"
)
EQUITY = "Harbor Equity Fund K Shares"
INCREASE = f"rate: {{name: {EQUITY}, to: 0.50}}"


def vote(of=EQUITY, outstanding=1000, present=600, votes_for=450):
    shares = f"outstanding: {outstanding}, present: {present}, for: {votes_for}"
    return f"{{body: shareholders, of: {of}, record_date: 2003-09-15, {shares}}}"


def found(*changes, approvals=(BOARD,)):
    lines = "".join(f"  - {one}\n" for one in approvals)
    return amendment_problems(contract(), amendment(*changes, approvals=f"approvals:\n{lines}" if lines else ""))


def rules(*changes, approvals=(BOARD,)):
    return [problem.rule for problem in found(*changes, approvals=approvals)]


def test_an_increase_needs_the_board_and_the_vote_of_its_class():
    assert rules(INCREASE, approvals=(BOARD, vote())) == []
    assert rules(INCREASE, approvals=(BOARD,)) == ["7"]
    assert rules(INCREASE, approvals=(vote(),)) == ["8"]
    assert rules(INCREASE, approvals=(BOARD, vote(of="Harbor Bond Fund K Shares"))) == ["7"]


def test_a_vote_counts_under_the_old_name_and_the_new():
    rename = f"rename: {{from: {EQUITY}, to: Beacon Equity Fund K Shares}}"
    for name in (EQUITY, "Beacon Equity Fund K Shares"):
        assert rules(rename, INCREASE, approvals=(BOARD, vote(of=name))) == []


@pytest.mark.parametrize(
    ("present", "votes_for", "carries"),
    [
        (500, 500, False),  # half present is not more than half
        (501, 336, True),  # 67% of 501 is 335.67
        (501, 335, False),
        (1000, 501, False),  # 50.1% of all present is below 67%, but ...
        (1000, 670, True),
    ],
)
def test_a_majority_of_the_outstanding_voting_securities(present, votes_for, carries):
    # ... more than half of all outstanding shares carries by itself, section 2(a)(42)(B).
    carries = carries or votes_for > 500
    expected = [] if carries else ["7", "13"]
    assert rules(INCREASE, approvals=(BOARD, vote(present=present, votes_for=votes_for))) == expected


def test_a_vote_of_all_funds_together_is_not_a_vote_of_the_class():
    assert rules(INCREASE, approvals=(BOARD, vote(of="all funds"))) == [
        "7",
        "14",
    ]


def test_the_class_of_a_vote_is_named_where_classes_share_a_name():
    base = reading([row("HARBOR TRUST", "Harbor Bond Fund", share_class=letter) for letter in ("A", "C")])
    change = "rate: {name: Harbor Bond Fund, share_class: C, to: 0.50}"
    named = vote(of="{name: Harbor Bond Fund, share_class: C}")
    for approval, expected in ((named, []), (vote(of="Harbor Bond Fund"), ["14"])):
        paper = amendment(change, approvals=f"approvals:\n  - {BOARD}\n  - {approval}\n")
        assert [one.rule for one in amendment_problems(contract(base=base), paper)] == expected


@pytest.mark.parametrize(
    "change",
    [
        "remove: {name: Harbor Equity Fund K Shares, reason: liquidated}",
        "rate: {name: Harbor Equity Fund K Shares, to: 0.40}",
    ],
)
def test_a_cut_or_a_removal_needs_the_board_and_no_vote(change):
    assert rules(change) == []
    (problem,) = found(change, approvals=())
    assert (problem.rule, problem.severity) == ("8", Severity.WARNING)
    by_telephone = BOARD.replace("in_person: true", "in_person: false")
    assert rules(change, approvals=(by_telephone,)) == []


def test_a_change_of_name_needs_nobody():
    changes = (
        "rename: {from: Harbor Equity Fund K Shares, to: Beacon Equity Fund K Shares}",
        "rename_registrant: {from: HARBOR TRUST, to: BEACON TRUST}",
    )
    assert rules(*changes, approvals=()) == []


@pytest.mark.parametrize(
    ("board", "why"),
    [
        (BOARD.replace("in_person: true", "in_person: false"), "the board of 2003-11-03 did not vote in person"),
        (BOARD.replace("for: 12", "for: 7", 1), "7 of 14 members are no majority of the board"),
        (
            BOARD.replace("independent_for: 10", "independent_for: 5"),
            "5 of 11 are no majority of the independent members",
        ),
    ],
)
def test_a_material_change_needs_a_majority_of_both_in_person(board, why):
    (problem,) = found('add: {registrant: HARBOR TRUST, name: New Fund K Shares, rate: "0.45"}', approvals=(board,))
    assert (problem.rule, problem.severity) == ("8", Severity.BLOCKER)
    assert problem.message == f"adding New Fund K Shares takes effect on 2003-11-24, but {why}"


def test_shares_already_sold_vote_on_the_row_that_makes_them_pay():
    add = 'add: {registrant: HARBOR TRUST, name: New Fund K Shares, rate: "0.45", already_public: true}'
    assert rules(add) == ["7"]
    assert rules(add, approvals=(BOARD, vote(of="New Fund K Shares"))) == []


def test_an_earlier_calculation_date_is_a_doubt_and_a_later_one_is_none():
    assert rules(f"calculation_date: {{name: {EQUITY}, to: 2001-02-28}}") == ["17"]
    assert rules(f"calculation_date: {{name: {EQUITY}, to: 2001-03-02}}") == []


def test_bands_above_the_old_rate_anywhere_are_an_increase():
    bands = "[{over: 0, up_to: 100, percent: 0.40}, {over: 100, percent: %s}]"
    assert rules(f"rate: {{name: {EQUITY}, to: {bands % '0.46'}}}") == ["7"]
    assert rules(f"rate: {{name: {EQUITY}, to: {bands % '0.45'}}}") == []


def test_every_doubt_needs_a_person_and_says_what_to_do(snapshot):
    problems = found(
        INCREASE,
        f"calculation_date: {{name: {EQUITY}, to: 2001-02-28}}",
        'clause: {number: "2", text: "The funds pay more."}',
        approvals=(vote(present=600, votes_for=300), vote(of="all funds")),
    )
    assert needs_a_person(problems)
    assert {problem.kind for problem in problems} == {Kind.READING}
    assert [f"{one.severity} {one.rule}: {one.message} = {one.remedy}" for one in problems] == snapshot
