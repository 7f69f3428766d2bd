from datetime import date
from decimal import Decimal

import pytest
from harbor import amendment

from toolkit.agreement import Rate, Tier
from toolkit.errors import InputError
from toolkit.register.amendment import load_amendment, parse_amendment
from toolkit.register.yaml_text import parse_yaml


def test_a_change_takes_the_effective_date_of_the_file_unless_it_has_its_own():
    found = amendment("remove: {name: A}", "remove: {name: B, effective_on: 2003-12-01, reason: liquidated}")
    assert [change.effective_on for change in found.changes] == [date(2003, 11, 24), date(2003, 12, 1)]
    assert found.changes[1].reason == "liquidated"


def test_the_file_needs_no_effective_date_where_every_change_has_its_own():
    text = "number: 1\ndated_as_of: 2003-08-18\nchanges:\n"
    dated = "  - remove: {name: A, effective_on: 2003-12-15}\n  - remove: {name: B, effective_on: 2003-12-01}\n"
    assert parse_amendment(parse_yaml(text + dated, "01.yaml")).effective_on == date(2003, 12, 1)
    with pytest.raises(InputError, match="line 5, column 13: `effective_on` is missing"):
        parse_amendment(parse_yaml(text + dated.replace(", effective_on: 2003-12-01", ""), "01.yaml"))


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        ('"0.45"', "0.45"),
        ("0.4", "0.40"),
        ("0.3225%", "0.3225"),
        (".45 %", "0.45"),
        ("45 bps", "0.45"),
        ("12.5 basis points", "0.125"),
        ("0", "0.00"),
        ("5%", "5.00"),
    ],
)
def test_a_rate_is_read_in_percent_and_kept_as_written(written, percent):
    (change,) = amendment(f"rate: {{name: A, to: {written}}}").changes
    assert change.to == Rate(printed=written.strip('"'), percent=Decimal(percent))
    assert str(change.to.percent) == percent


def test_a_rate_may_be_a_list_of_bands():
    bands = '[{over: 0, up_to: "250,000,000", percent: 0.75}, {over: 250000000, percent: 0.5%}]'
    (change,) = amendment(f"rate: {{name: A, to: {bands}}}").changes
    edge = Decimal(250000000)
    assert change.to == Rate(
        printed=None,
        percent=None,
        tiers=(
            Tier(over=Decimal(0), up_to=edge, percent=Decimal("0.75")),
            Tier(over=edge, up_to=None, percent=Decimal("0.50")),
        ),
    )


def test_one_band_over_all_assets_is_a_flat_rate():
    (change,) = amendment("rate: {name: A, to: [{over: 0, percent: 0.75}]}").changes
    assert change.to == Rate(printed=None, percent=Decimal("0.75"))


def test_a_change_knows_its_place_in_the_file():
    (change,) = amendment("remove: {name: A}").changes
    assert (change.source.line, change.source.excerpt) == (6, "01.yaml:   - remove: {name: A}")


def test_the_same_words_from_another_file_are_the_same_amendment():
    one = amendment("remove: {name: A}", file="01.yaml")
    other = parse_amendment(
        parse_yaml(
            "effective_on: 2003-11-24\n# a note\nexecuted_on: 2003-11-03\nnumber: 1\ndated_as_of: '2003-08-18'\n"
            "changes: [remove: {name: 'A'}]\n",
            "first.yaml",
        )
    )
    assert one != other
    assert one.content() == other.content()
    assert one.content() != amendment("remove: {name: B}").content()


WRONG = {
    "head": "number: one\ndated_as_of: August 18, 2003\nexecuted_on: 2003-02-30\nefective_on: 2003-11-24\n",
    "no-changes": "number: 0\ndated_as_of: 2003-08-18\neffective_on: 2003-11-24\nchanges: []\n",
    "changes": """\
number: 1
dated_as_of: 2003-08-18
effective_on: 2003-11-24
changes:
  - ad: {name: A}
  - add: A
  - remove: {name: A}
    rename: {from: A, to: B}
  - add: {name: A, rate: 0/10}
  - rate: {name: A, to: "45"}
  - rate: {name: A, to: 450%}
  - rate: {name: A, too: "0.45"}
  - calculation_date: {name: A, to: 11/24/03}
  - rename: {from: A}
  - rate: {name: A, to: [{over: 0, up_to: 100, percent: 0.5}, {over: 200, percent: 0.4}]}
  - rate: {name: A, to: [{over: 0, up_to: 100, percent: 0.5}]}
  - just words
""",
    "approvals": """\
number: 1
dated_as_of: 2003-08-18
effective_on: 2003-11-24
changes: [remove: {name: A}]
approvals:
  - {body: boards, meeting_on: 2003-11-03}
  - {body: board, meeting_on: 2003-11-03, in_person: maybe, for: 12, of: 14, independent_for: 10, independent_of: 11}
  - {body: board, meeting_on: 2003-11-03, in_person: true, for: 15, of: 14, independent_for: 10, independent_of: 11}
  - {body: shareholders, of: A, record_date: 2003-09-15, outstanding: 100, present: 120, for: -3}
  - {body: shareholders, of: A, record_date: 2003-09-15, outstanding: 100, present: 120, for: 3}
""",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_all_faults_of_a_file_are_named_at_once_each_with_its_place(text, snapshot):
    with pytest.raises(InputError) as caught:
        parse_amendment(parse_yaml(text, "01.yaml"))
    assert str(caught.value) == snapshot


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"07\.yaml: cannot be read"):
        load_amendment(tmp_path / "07.yaml")
