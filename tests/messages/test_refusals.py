"""A golden for each refusal that no other test shows: what a person did, and every word they get back."""

import json
import sqlite3

import pytest

ENERGY = "INVESCO Energy Fund K Shares"
NET_ASSETS = "contracts/class-k/net-assets/2003-09.csv"
HEAD = "date,name,net_assets\n"
MONTH = ("--month", "2003-09")
FEES = ("fees", "class-k", *MONTH, "--net-assets")
ACTIVITY = "account,name,trade_date,type,shares,original_date\n"
EXPENDITURES = "date,name,category,payee,amount,affiliate\n"


def refused(ran, snapshot, code=2):
    assert ran.code == code
    assert "Traceback" not in ran.err
    assert ran.err == snapshot


WORDS = {
    "no period": ("fees", "class-k", "--net-assets", NET_ASSETS),
    "days in a wrong order": (
        *("fees", "class-k", "--from", "2003-09-05", "--to", "2003-09-01", "--net-assets", NET_ASSETS),
    ),
    "days of two months": (
        *("fees", "class-k", "--from", "2003-09-05", "--to", "2003-10-01", "--net-assets", NET_ASSETS),
    ),
    "a folder for a file": (*FEES, "contracts"),
    "no such file": (*FEES, "nowhere.csv"),
    "parts of a cent": ("ledger", "pay", "class-k", *MONTH, "--on", "2003-10-10", "--amount", "1.005"),
    "no payment": ("ledger", "pay", "class-k", *MONTH, "--on", "2003-10-10", "--amount", "0"),
    "no amount": ("ledger", "pay", "class-k", *MONTH, "--on", "2003-10-10", "--amount", "much"),
    "nothing owed": ("ledger", "pay", "class-k", *MONTH, "--on", "2003-10-10"),
    "nothing posted": ("ledger", "restate", "class-k", *MONTH, "--net-assets", NET_ASSETS, "--reason", "x"),
    "an address of another kind": ("ledger", "list", "class-k", "--ledger", "mysql://host/x"),
    "an address that is none": ("ledger", "list", "class-k", "--ledger", "postgresql://user@host:port/x"),
    "a file of another kind": (*FEES, "contracts/class-k/agreement.pdf"),
    "a file of no kind": (*FEES, "Makefile"),
    "a month without data": ("explain", "class-k", "--month", "2004-01", "--name", ENERGY),
    "a fund not yet there": (
        *("explain", "class-k", *MONTH, "--name", "INVESCO Short Duration Fund K Shares"),
        *("--net-assets", NET_ASSETS),
    ),
}


@pytest.mark.parametrize("case", WORDS)
def test_words_that_cannot_be_meant(contract, snapshot, case):
    refused(contract(*WORDS[case]), snapshot)


def test_no_amendment_to_print(contract, desk, snapshot):
    (desk / "contracts/class-k/amendments/01.yaml").unlink()
    refused(contract("render", "class-k", "amendment"), snapshot)


def test_no_agreement_and_more_than_one(contract, desk, snapshot):
    refused(contract("show", "--contracts", "empty"), snapshot(name="none"))
    (desk / "contracts/other").mkdir()
    (desk / "contracts/other/agreement.json").write_bytes((desk / "contracts/class-k/agreement.json").read_bytes())
    refused(contract("show"), snapshot(name="two"))


def test_an_agreement_whose_document_is_gone_is_not_saved(desk, snapshot):
    from toolkit.api import load
    from toolkit.errors import InputError
    from toolkit.register.store import save

    with pytest.raises(InputError) as error:
        save(load("class-k").reading, "new", document=desk / "gone.pdf", root=desk / "contracts")
    assert str(error.value).replace(str(desk), "DESK") == snapshot
    assert not (desk / "contracts/new").exists()


DATA = {
    "two rows of one name, no registrant": HEAD + "2003-09-02,Twin Fund K Shares,5.00\n",
    "a blank name": HEAD + "2003-09-02,,5.00\n",
    "more faults than anyone reads": HEAD + f"2003-09-02,{ENERGY},much\n" * 120,
}


@pytest.mark.parametrize("case", DATA)
def test_net_assets_that_name_nobody(contract, desk, snapshot, case):
    path = desk / "contracts/class-k/agreement.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    for place in (0, 3):
        data["schedules"][0]["rows"][place]["name"] = "Twin Fund K Shares"
    path.write_text(json.dumps(data), encoding="utf-8")
    (desk / "contracts/class-k/amendments/01.yaml").unlink()
    (desk / "contracts/class-k/aliases.yaml").unlink()
    (desk / "data.csv").write_text(DATA[case], encoding="utf-8")
    ran = contract(*FEES, "data.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "\n".join(ran.err.splitlines()[-6:]) == snapshot


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_a_file_that_is_not_what_its_ending_says(contract, desk, snapshot, ending):
    (desk / f"data.{ending}").write_bytes(b"words, not a table")
    refused(contract(*FEES, f"data.{ending}"), snapshot(name="net assets"))
    refused(contract(*FEES, NET_ASSETS, "--activity", f"data.{ending}"), snapshot(name="activity"))


def test_a_transfer_that_cannot_be_followed(contract, desk, snapshot):
    (desk / "activity.csv").write_text(ACTIVITY + f"A,{ENERGY},2003-09-02,TRANSFER_IN,5,\n", encoding="utf-8")
    refused(contract(*FEES, NET_ASSETS, "--activity", "activity.csv"), snapshot)


def test_an_expenditure_of_no_known_purpose(contract, desk, snapshot):
    (desk / "spent.csv").write_text(EXPENDITURES + "2003-09-02,,Zeppelins,Count Z,5.00,no\n", encoding="utf-8")
    refused(contract("ledger", "import-expenditures", "class-k", "spent.csv"), snapshot)


def test_two_files_of_one_month(contract, desk, snapshot):
    (desk / "contracts/class-k/net-assets/2003-09.xlsx").write_bytes(b"")
    refused(contract("report", "class-k", "--quarter", "2003Q3"), snapshot)


def test_months_computed_elsewhere_that_cannot_be(contract, desk, snapshot):
    (desk / "months.csv").write_text(
        "from,to,name,fee\nsoon,2003-07-31,x,5.00\n2003-12-01,2003-12-31,INVESCO European Fund K Shares,5.00\n",
        encoding="utf-8",
    )
    refused(contract("ledger", "import-statements", "class-k", "months.csv"), snapshot)


def test_what_may_not_be_posted(contract, desk, snapshot):
    (desk / "data.csv").write_text(HEAD + f"2003-09-01,{ENERGY},3650000.00\n", encoding="utf-8")
    refused(contract(*FEES, "data.csv", "--post"), snapshot(name="a fund without a fee"))
    contract(*FEES, NET_ASSETS, "--post", "--quiet")
    refused(contract(*FEES, NET_ASSETS, "--post", "--set", "year_basis=actual/360"), snapshot(name="other figures"))
    days = ("--from", "2003-09-01", "--to", "2003-09-15")
    refused(contract("fees", "class-k", *days, "--net-assets", NET_ASSETS, "--post"), snapshot(name="the same days"))


def test_a_ledger_of_a_later_program_and_one_that_is_none(contract, desk, snapshot):
    contract(*FEES, NET_ASSETS, "--post", "--quiet")
    with sqlite3.connect(desk / "contracts/class-k/ledger.db") as ledger:
        ledger.execute("INSERT INTO ledger_schema (version) VALUES (7)")
    refused(contract("ledger", "list", "class-k"), snapshot(name="later"))
    (desk / "words.db").write_bytes(b"only words " * 400)
    refused(contract("ledger", "list", "class-k", "--ledger", "words.db"), snapshot(name="none"))


def test_what_verify_finds(contract, desk, snapshot):
    contract(*FEES, NET_ASSETS, "--post", "--quiet")
    paid = ("ledger", "pay", "class-k", "--month", "2003-07", "--on", "2003-10-10", "--amount", "5.00")
    contract(*paid)
    data = desk / NET_ASSETS
    kept = data.read_bytes()
    data.write_bytes(kept + b"\n")
    assert contract("ledger", "verify", "class-k").out == snapshot(name="a file changed")
    data.write_bytes(kept)
    with sqlite3.connect(desk / "contracts/class-k/ledger.db") as ledger:
        ledger.executescript(
            "DROP TRIGGER entries_UPDATE; DROP TRIGGER postings_UPDATE;"
            "UPDATE entries SET cents = cents + 100 WHERE rowid = 1;"
            "UPDATE postings SET content = replace(content, '1804.25', '1804.26');"
        )
    assert contract("ledger", "verify", "class-k").out == snapshot(name="figures changed")
    with sqlite3.connect(desk / "contracts/class-k/ledger.db") as ledger:
        ledger.executescript(
            "UPDATE entries SET cents = cents - 100 WHERE rowid = 1;"
            "UPDATE entries SET cents = cents + 100 WHERE account = 'payable' AND name LIKE '%Energy%';"
            "UPDATE entries SET cents = cents - 100 WHERE account = 'fee' AND name LIKE '%Energy%';"
            """UPDATE postings SET content = replace(content, '"overrides":{}', '"overrides":{"rounding":"up"}');"""
        )
    assert contract("ledger", "verify", "class-k").out == snapshot(name="entries and settings changed")


ALIASES = {
    "twice": f"E1: {ENERGY}\n' e1 ': {ENERGY}\n",
    "two rows": "T: Twin Fund K Shares\n",
}


@pytest.mark.parametrize("case", ALIASES)
def test_an_alias_that_means_nothing_plain(contract, desk, snapshot, case):
    path = desk / "contracts/class-k/agreement.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    for place in (0, 3):
        data["schedules"][0]["rows"][place]["name"] = "Twin Fund K Shares"
    path.write_text(json.dumps(data), encoding="utf-8")
    (desk / "contracts/class-k/amendments/01.yaml").unlink()
    (desk / "contracts/class-k/aliases.yaml").write_text(ALIASES[case], encoding="utf-8")
    refused(contract("show", "class-k"), snapshot)


def test_values_of_yaml_that_are_none(contract, desk, snapshot):
    (desk / "contracts/class-k/parties.yaml").write_text(
        "meeting_place: [a, b]\npreparer: {name: '  '}\nreport_to:\n  - {a: b}\n", encoding="utf-8"
    )
    (desk / "contracts/class-k/amendments/01.yaml").write_text(
        "number: 1\ndated_as_of: 2003-08-18\neffective_on: 2003-11-24\nchanges:\n"
        f"  - remove: {{name: {ENERGY}}}\napprovals:\n"
        f"  - {{body: shareholders, of: {ENERGY}, record_date: 2003-09-15, outstanding: many, present: -1, for: 1}}\n",
        encoding="utf-8",
    )
    refused(contract("show", "class-k"), snapshot)


def test_yaml_that_is_too_long_or_not_utf8(contract, desk, snapshot):
    terms = desk / "contracts/class-k/terms.yaml"
    terms.write_bytes(b"#" * 4_000_001)
    refused(contract("show", "class-k"), snapshot(name="too long"))
    terms.write_bytes(b"plan:\n  name: caf\xe9\n")
    refused(contract("show", "class-k"), snapshot(name="not UTF-8"))


def test_a_quarter_that_is_not_whole_says_what_to_do(contract, desk, snapshot):
    (desk / "contracts/class-k/net-assets/2003-08.csv").unlink()
    (desk / "contracts/class-k/expenditures/2003Q3.csv").unlink()
    ran = contract("report", "class-k", "--quarter", "2003Q3")
    assert ran.code == 1
    assert ran.err == snapshot


def test_share_activity_that_is_no_table(contract, desk, snapshot):
    (desk / "activity.csv").write_text(ACTIVITY + f'A,"{ENERGY},2003-09-02,PURCHASE,5,\n', encoding="utf-8")
    refused(contract(*FEES, NET_ASSETS, "--activity", "activity.csv"), snapshot)
