"""The command line under attack: wrong words and places, readers that leave, terminals of every width."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

AGREEMENT = "contracts/class-k/agreement.pdf"
NET_ASSETS = "contracts/class-k/net-assets/2003-09.csv"
AMENDMENT = "contracts/class-k/amendments/01.yaml"
FEES = ("fees", "class-k", "--month", "2003-09", "--net-assets", NET_ASSETS)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "words",
    [
        ("extract", AGREEMENT, "--save", "a b", "--ocr", "often", "--format", "doc"),
        ("extract", AGREEMENT, "--save", "class-k"),
        ("extract", AGREEMENT, "--replace"),
        ("extract", AGREEMENT, "--evidence", AGREEMENT),
        ("extract", NET_ASSETS, "--format", "csv", "--out", "contracts/class-k/net-assets"),
        ("extract", AGREEMENT, "contracts/class-k/source/agreement.txt", "--format", "csv,xlsx"),
        ("fees", "nope", "--month", "0000-01", "--net-assets", NET_ASSETS, "--set", "x", "--format", "doc"),
        ("fees", "--from", "20030901", "--to", "x", "--net-assets", NET_ASSETS),
        ("fees", "--month", "2003-09", "--net-assets", "contracts"),
        ("report", "nope", "none", "--quarter", "2003Q3", "--format", "doc"),
        ("report", "class-k", "class-k", "--quarter", "2003Q3"),
        ("render", "nope", "statement", "--as-of", "today", "--format", "xlsx"),
        ("render", "class-k", "agreement", "--format", "pdf", "--out", "contracts/class-k"),
        ("explain", "--month", "2003-09", "--name", "Nobody"),
        ("ledger", "pay", "class-k", "--month", "2003-9", "--on", "soon", "--amount", "NaN"),
        ("ledger", "pay", "class-k", "--month", "2003-09", "--on", "2003-10-10", "--amount", "-5"),
        ("forms", "--out", AGREEMENT),
        ("demo", "--out", AGREEMENT),
    ],
    ids=" ".join,
)
def test_wrong_words_are_refused_all_at_once_and_nothing_is_written(contract, desk, words, snapshot):
    before = files(desk)
    ran = contract(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err == snapshot
    assert files(desk) == before


def test_with_json_no_document_is_written_and_stdout_is_one_document(contract, desk):
    before = files(desk)
    for words in (
        ("extract", AGREEMENT, "--json", "--format", "csv,xlsx"),
        ("show", "--json"),
        (*FEES, "--json", "--format", "docx"),
        ("amend", "class-k", AMENDMENT, "--json", "--format", "txt"),
        ("report", "--quarter", "2003Q3", "--json", "--format", "docx"),
        ("ledger", "list", "--json"),
    ):
        json.loads(contract(*words).out)
    assert files(desk) == before


def test_amend_with_json_still_keeps_the_amendment_that_it_was_asked_to_save(contract, desk):
    kept = desk / AMENDMENT
    kept.rename(desk / "draft.yaml")
    json.loads(contract("amend", "class-k", "draft.yaml", "--json", "--save").out)
    assert kept.read_bytes() == (desk / "draft.yaml").read_bytes()


def test_names_with_blanks_brackets_and_accents_are_names_like_any_other(contract, desk):
    (desk / "it's [1] é.csv").write_bytes((desk / NET_ASSETS).read_bytes())
    ran = contract("fees", "--month", "2003-09", "--net-assets", "it's [1] é.csv", "--format", "txt", "--out", "a b/é")
    assert ran.code == 0
    assert files(desk / "a b") == ["é/statement-2003-09.txt"]


@pytest.mark.parametrize("columns", ["40", "80", "140"])
def test_no_figure_is_broken_however_narrow_the_terminal(contract, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    out = contract(*FEES).out
    assert "52,106,702.24" in out
    assert "98,299.24" in out


@pytest.mark.parametrize("verb", ["extract", "show", "fees", "explain", "amend", "render", "report", "ledger", "demo"])
def test_no_sentence_of_the_help_is_cut_short(contract, verb):
    assert "..." not in contract(verb, "--help").out.replace("}...", "").replace("]...", "")


def shell(desk, line):
    """Run a line of the shell, `contract` being this program."""
    run = f'{sys.executable} -c "from toolkit.cli.main import main; main()" '
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    words = ["bash", "-c", line.replace("contract ", run)]
    return subprocess.run(words, cwd=desk, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="the shell's own words")
def test_a_reader_that_leaves_early_stops_no_work(desk):
    fees = " ".join(FEES)
    ran = shell(desk, f"contract {fees} --format txt --out st --post | head -c 1; echo ${{PIPESTATUS[0]}}")
    assert ran.stdout == "c0\n"
    assert "Traceback" not in ran.stderr
    assert files(desk / "st") == ["statement-2003-09.txt"]
    assert (desk / "contracts/class-k/ledger.db").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the shell's own words")
def test_a_closed_or_full_stdout_is_no_bug_of_ours(desk):
    assert shell(desk, "contract show >&-").returncode == 0
    if Path("/dev/full").exists():
        ran = shell(desk, "contract show --json >/dev/full")
        assert ran.returncode == 2
        assert "No space left on device" in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no such device")
def test_a_device_is_written_to_and_never_replaced(contract):
    assert contract("extract", AGREEMENT, "--evidence", "/dev/null").code == 0
    full = contract("extract", AGREEMENT, "--evidence", "/dev/full")
    assert (full.code, full.err.splitlines()[0]) == (2, "/dev/full: cannot be written: No space left on device")
    assert Path("/dev/null").is_char_device()
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8 can only be given there")
def test_a_document_whose_name_is_no_text_is_read_and_printed_without_it(contract, desk):
    odd = os.fsdecode(b"plan\xff\x1b[31m\n.txt")
    (desk / odd).write_bytes((desk / "contracts/class-k/source/agreement.txt").read_bytes())
    ran = contract("extract", odd, "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["document"]["name"] == "plan\ufffd\ufffd\ufffd\ufffd[31m\ufffd.txt"
    assert contract("extract", odd, "--format", "csv", "--evidence", "page.html", "--save", "odd").code == 0
    assert "\x1b" not in contract("extract", odd).out
