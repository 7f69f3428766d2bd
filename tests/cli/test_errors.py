"""One golden for each error a person can make: where, what, what to do; nothing half-written."""

import pytest

AGREEMENT = "contracts/class-k/agreement.pdf"
HEAD = "date,name,net_assets\n"
FUND = "INVESCO Energy Fund K Shares"


def refused(ran, code, snapshot):
    assert ran.code == code
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert ran.err == snapshot


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.pdf", None, 2),
        ("text.pdf", b"This is no PDF but a line of text.\n", 3),
        ("empty.pdf", b"", 3),
        ("damaged.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", 3),
        ("binary.txt", bytes(range(256)) * 8, 3),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_document_that_cannot_be_read(contract, desk, snapshot, name, content, code):
    if content is not None:
        (desk / name).write_bytes(content)
    refused(contract("extract", name), code, snapshot)


def test_wrong_words_are_all_named_at_once(contract, snapshot):
    refused(contract("extract", AGREEMENT, "--format", "csv,doc,pdf"), 2, snapshot(name="formats"))
    refused(contract("extract", AGREEMENT, AGREEMENT, "--save", "x", "--ocr", "maybe"), 2, snapshot(name="options"))
    refused(contract("fees", "class-k", "--month", "2003-13", "--net-assets", "x.csv"), 2, snapshot(name="month"))
    refused(contract("fees", "class-k", "--month", "2003-09"), 2, snapshot(name="no net assets"))
    refused(contract("show", "class-k", "--as-of", "yesterday"), 2, snapshot(name="day"))
    refused(contract("show", "class-j"), 2, snapshot(name="name"))
    refused(contract("report", "class-k", "--quarter", "2003"), 2, snapshot(name="quarter"))
    refused(contract("render", "class-k", "letter"), 2, snapshot(name="document"))
    refused(contract("frobnicate"), 2, snapshot(name="verb"))
    refused(contract("extract", AGREEMENT, "--jsn"), 2, snapshot(name="option"))


@pytest.mark.parametrize(
    ("case", "csv"),
    [
        ("a missing column", "date,fund,net_assets\n2003-09-02,x,1\n"),
        ("an amount that is none", HEAD + f"2003-09-02,{FUND},1O0.00\n2003-09-03,{FUND},--\n"),
        ("an unknown fund", HEAD + "2003-09-02,INVESCO Enrgy Fund K Shares,100.00\n"),
        ("a negative amount", HEAD + f"2003-09-02,{FUND},-5.00\n"),
        ("a day twice", HEAD + f"2003-09-02,{FUND},5.00\n2003-09-02,{FUND},6.00\n"),
        ("another month", HEAD + f"2003-08-01,{FUND},5.00\n"),
        ("nothing", ""),
    ],
    ids=lambda value: value if "\n" not in value else "",
)
def test_net_assets_that_are_wrong(contract, desk, snapshot, case, csv):  # noqa: ARG001 - the case names the golden
    (desk / "data.csv").write_text(csv, encoding="utf-8")
    out = desk / "out"
    ran = contract(
        "fees", "class-k", "--month", "2003-09", "--net-assets", "data.csv", "--format", "docx", "--out", out
    )
    refused(ran, 2, snapshot)
    assert not out.exists()


def test_a_fund_without_any_value_is_a_problem_and_the_others_are_computed(contract, desk, snapshot):
    (desk / "data.csv").write_text(HEAD + f"2003-09-01,{FUND},3650000.00\n", encoding="utf-8")
    ran = contract("fees", "class-k", "--month", "2003-09", "--net-assets", "data.csv")
    assert ran.code == 1
    assert "1,350.00" in ran.out
    assert ran.err == snapshot


def test_strict_writes_nothing_when_a_person_must_look(contract, desk):
    (desk / "data.csv").write_text(HEAD + f"2003-09-01,{FUND},3650000.00\n", encoding="utf-8")
    words = ("fees", "class-k", "--month", "2003-09", "--net-assets", "data.csv", "--format", "docx", "--out", "out")
    assert contract(*words, "--strict").code == 1
    assert not (desk / "out").exists()
    assert contract(*words).code == 1
    assert (desk / "out/statement-2003-09.docx").exists()


def test_an_amendment_that_does_not_fit_is_refused_with_every_fault(contract, desk, snapshot):
    (desk / "wrong.yaml").write_text(
        "number: 1\n"
        "dated_as_of: 2003-08-17\n"
        "executed_on: 2003-11-03\n"
        "effective_on: 2003-11-24\n"
        "changes:\n"
        "  - remove: {name: INVESCO Nowhere Fund K Shares, reason: closed}\n"
        "  - rate: {name: INVESCO Enrgy Fund K Shares, to: '0.40'}\n"
        "  - add: {registrant: 'INVESCO BOND FUNDS, INC.', name: INVESCO High Yield Fund K Shares, rate: '0.45',"
        " calculation_date: 2003-11-24}\n",
        encoding="utf-8",
    )
    ran = contract("amend", "class-k", "wrong.yaml", "--out", "amended")
    refused(ran, 2, snapshot)
    assert not (desk / "amended").exists()


def test_an_amendment_file_that_cannot_be_parsed_names_every_line(contract, desk, snapshot):
    (desk / "wrong.yaml").write_text(
        "number: one\ndated_as_of: 18.08.2003\nefective_on: 2003-11-24\nchanges:\n"
        "  - rate: {name: INVESCO Energy Fund K Shares, to: '0/10'}\n",
        encoding="utf-8",
    )
    refused(contract("amend", "class-k", "wrong.yaml", "--out", "amended"), 2, snapshot)


def test_a_quarter_without_data_names_what_is_missing(contract, snapshot):
    refused(contract("report", "class-k", "--quarter", "2004Q1"), 2, snapshot)


def test_a_document_without_a_schedule_ends_with_four_and_says_where_was_looked(contract, desk, snapshot):
    (desk / "letter.txt").write_text("Dear Sirs,\n\nThank you for your letter.\n\nYours\n", encoding="utf-8")
    ran = contract("extract", "letter.txt")
    assert ran.code == 4
    assert ran.out == snapshot


def test_a_bug_of_ours_is_one_line_and_with_debug_a_traceback(contract, monkeypatch):
    def broken(*_words, **_options):
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr("toolkit.api.load", broken)
    ran = contract("show", "class-k")
    assert ran.code == 70
    assert ran.err.splitlines() == [
        "contract: this is a bug of ours: RuntimeError: a wheel came off",
        "  = run it again with --debug and send us what it prints",
    ]
    assert "Traceback" in contract("show", "class-k", "--debug").err


def test_a_reading_that_takes_too_long_is_given_up_with_its_limit(contract, snapshot):
    refused(contract("extract", AGREEMENT, "--max-seconds", "0.1"), 3, snapshot)


def test_within_its_limits_a_document_is_read_as_ever(contract):
    within = contract("extract", AGREEMENT, "--json", "--max-seconds", "120", "--max-memory", "4000")
    assert (within.code, within.out) == (0, contract("extract", AGREEMENT, "--json").out)


READERS_OF_A_LEDGER = (
    ("ledger", "list"),
    ("ledger", "verify"),
    ("ledger", "pay", "class-k", "--month", "2003-09", "--on", "2003-10-10"),
    ("report", "class-k", "--quarter", "2003Q3"),
)


@pytest.mark.parametrize("words", READERS_OF_A_LEDGER, ids=" ".join)
def test_a_ledger_that_is_only_read_is_never_made(contract, desk, snapshot, words):
    refused(contract(*words, "--ledger", "books/mine.db"), 2, snapshot(name="no ledger"))
    assert not (desk / "books").exists()


def test_a_database_of_something_else_is_left_as_it_was(contract, desk, snapshot):
    import sqlite3

    with sqlite3.connect(desk / "songs.db") as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    before = (desk / "songs.db").read_bytes()
    refused(contract("ledger", "list", "--ledger", "songs.db"), 2, snapshot)
    assert (desk / "songs.db").read_bytes() == before
