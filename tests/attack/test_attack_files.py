"""Files under attack: data, amendments, agreements and documents that are not what they seem."""

import io
import json
import random
import time
import zipfile

import pytest

NET_ASSETS = "contracts/class-k/net-assets/2003-09.csv"
FUND = "INVESCO Energy Fund K Shares"
HEAD = "date,name,net_assets\n"


def refused(ran, snapshot):
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err == snapshot


def test_a_figure_with_an_unquoted_separator_is_never_read_as_its_first_digits(contract, desk, snapshot):
    (desk / "data.csv").write_text(
        HEAD + f"2003-09-01,{FUND},1,234,567.00\n2003-09-02,{FUND},5,,\n2003-09-03,{FUND},2,000\n"
    )
    refused(contract("fees", "--month", "2003-09", "--net-assets", "data.csv"), snapshot(name="net assets"))
    (desk / "activity.csv").write_text(f"account,name,trade_date,type,shares\nA,{FUND},2003-09-02,PURCHASE,1,234\n")
    words = ("fees", "--month", "2003-09", "--net-assets", NET_ASSETS, "--activity", "activity.csv")
    refused(contract(*words), snapshot(name="activity"))


@pytest.mark.parametrize(
    ("case", "text"),
    [
        ("mixed dates", HEAD + f"2003-09-01,{FUND},5\n09/02/2003,{FUND},5\n3 Sep 2003,{FUND},5\n20030904,{FUND},5\n"),
        ("no numbers", HEAD + f"2003-09-01,{FUND},NaN\n2003-09-02,{FUND},inf\n2003-09-03,{FUND},1e5\n"),
        ("an overflow", HEAD + f"2003-09-01,{FUND},{'9' * 60}\n"),
        ("semicolons", f"date;name;net_assets\n2003-09-01;{FUND};5\n"),
        ("an open quote", HEAD + f'2003-09-01,"{FUND},5\n'),
        ("a column twice", "date,name,name,net_assets\n2003-09-01,x,y,5\n"),
        ("a column of nobody", f"date,{FUND},Nobody\n2003-09-01,5,5\n"),
    ],
    ids=lambda value: value if "\n" not in value else "",
)
def test_data_that_is_wrong_names_line_and_column(contract, desk, snapshot, case, text):  # noqa: ARG001 - the case names the golden
    (desk / "data.csv").write_text(text, encoding="utf-8")
    refused(contract("fees", "--month", "2003-09", "--net-assets", "data.csv"), snapshot)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_a_byte_order_mark_windows_line_ends_and_blank_lines_change_nothing(contract, desk, encoding):
    text = (desk / NET_ASSETS).read_text(encoding="utf-8").replace("\n", "\r\n\r\n")
    (desk / "data.csv").write_bytes(text.encode(encoding))
    ran = contract("fees", "--month", "2003-09", "--net-assets", "data.csv", "--json")
    assert json.loads(ran.out)["total"] == "98299.24"


def test_an_agreement_that_is_no_agreement_says_so(contract, desk, snapshot):
    kept = desk / "contracts/class-k/agreement.json"
    for name, text in (("list", "[]"), ("long", json.dumps({"schema": "x" * 5000})), ("cut", '{"schema": ')):
        kept.write_text(text, encoding="utf-8")
        refused(contract("show"), snapshot(name=name))


def test_a_place_that_takes_no_file_is_an_error_of_the_user(contract, desk, snapshot):
    (desk / "taken").write_text("a file\n")
    for words in (("forms", "--out", "taken"), ("forms", "--out", "taken/below")):
        refused(contract(*words), snapshot(name=" ".join(words)))
    assert (desk / "taken").read_text() == "a file\n"


def word(body):
    """A DOCX of one part."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return buffer.getvalue()


def test_a_docx_with_counts_that_are_none_is_read_without_them(contract, desk):
    run = '<w:p><w:r><w:t>Harbor Fund</w:t><w:sym w:char="D800"/></w:r></w:p>'
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr>' + run + "</w:tc>"
    for count in ("none", "-1", "999999999999", ""):
        (desk / "odd.docx").write_bytes(word(f"<w:tbl><w:tr>{cell.format(count)}</w:tr></w:tbl>"))
        assert contract("extract", "odd.docx", "--json").code == 4


def mutated(data, chance):
    """Bytes with one to three wounds: a byte changed, a span cut, doubled or replaced, or the end cut off."""
    wounded = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 3])):
        start = chance.randrange(len(wounded) or 1)
        end = start + chance.choice([1, 3, 20, 200])
        wound = chance.choice([b"", b"\x00", b"9" * 400, b"-1", b"{", b'"', b"\xff", b"\n", wounded[start:end] * 2])
        wounded[start : None if chance.random() < 0.05 else end] = wound
    return bytes(wounded)


@pytest.mark.parametrize(
    ("name", "source", "command"),
    [
        ("a.csv", NET_ASSETS, ("fees", "--month", "2003-09", "--net-assets", "a.csv")),
        ("a.yaml", "contracts/class-k/amendments/01.yaml", ("amend", "class-k", "a.yaml", "--json")),
        ("a.txt", "contracts/class-k/source/agreement.txt", ("extract", "a.txt")),
        ("contracts/class-k/agreement.json", "contracts/class-k/agreement.json", ("show",)),
    ],
    ids=["net assets", "amendment", "text", "saved agreement"],
)
def test_no_wound_of_a_file_is_a_bug_of_ours(contract, desk, name, source, command):
    chance = random.Random(name)  # noqa: S311 - wounds, not secrets
    data = (desk / source).read_bytes()
    for _ in range(8):
        (desk / name).write_bytes(mutated(data, chance))
        ran = contract(*command)
        assert ran.code in (0, 1, 2, 3, 4), ran.err
        assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "line",
    ["Class A and Class B and " * 2000 + " 0.45%", "first $1 over " * 3000, "." * 50_000 + " 0.45", "1/" * 5000],
    ids=["classes", "breakpoints", "leaders", "fractions"],
)
def test_a_line_of_fifty_thousand_characters_is_read_in_seconds(contract, desk, line):
    (desk / "long.txt").write_text(
        f"SCHEDULE A\nFund     Rate\n{line}\nHarbor Growth Fund     0.45%\n", encoding="utf-8"
    )
    began = time.process_time()
    assert contract("extract", "long.txt", "--json").code in (0, 1)
    assert time.process_time() - began < 10
