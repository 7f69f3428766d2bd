"""A snapshot of every output of every command on the sample: what is printed, what is written, one file each.

Word files as their pretty-printed XML, workbooks as their cells and formulas, PDF as the lines of its pages, HTML
without its drawings.
"""

import io
import re
import zipfile

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

AGREEMENT = "contracts/class-k/agreement.pdf"
NET_ASSETS = "contracts/class-k/net-assets/2003-09.csv"
ACTIVITY = "activity.csv"
AMENDMENT = "contracts/class-k/amendments/01.yaml"
EXPENDITURES = "contracts/class-k/expenditures/2003Q3.csv"
MONTH = ("--month", "2003-09")
ENERGY = "INVESCO Energy Fund K Shares"
SHARES = (
    "account,name,trade_date,type,shares\n"
    f"A,{ENERGY},2000-11-01,PURCHASE,1000\nA,{ENERGY},2003-09-10,PURCHASE,500\nB,{ENERGY},2003-09-12,EXCHANGE_IN,250\n"
)
MONTHS = f"from,to,name,fee\n2003-07-01,2003-07-31,{ENERGY},1812.40\n"


class Output(SingleFileSnapshotExtension):
    """A snapshot as a file of its own, which a person can read and a review can compare line by line."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def output(snapshot):
    return snapshot.use_extension(Output)


def pretty(xml):
    from lxml import etree

    tree = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(tree, pretty_print=True, encoding="unicode")


def word(data):
    """The words of a Word file with their styles, and its footer."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = ["word/document.xml", *sorted(name for name in parts.namelist() if re.match(r"word/footer\d", name))]
        return "\n".join(f"<!-- {name} -->\n{pretty(parts.read(name))}" for name in names)


def cells(data):
    """Every cell that holds something, sheet by sheet, formulas as such."""
    import openpyxl

    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        lines.append(f"# {sheet.title} {sheet.dimensions}")
        for row in sheet.iter_rows():
            lines += [f"{cell.coordinate}: {cell.value}" for cell in row if cell.value is not None]
    return "\n".join(lines) + "\n"


def pages(data, tmp_path):
    """The lines of each page of a PDF as the toolkit itself reads them."""
    from toolkit.reading.sources import open_paper

    path = tmp_path / "printed.pdf"
    path.write_bytes(data)
    found = open_paper(path).pages
    return "\n".join(f"--- page {page.number}\n" + "\n".join(line.text for line in page.lines) for page in found) + "\n"


def marked_up(data):
    """HTML without its drawings and pictures, which are the matter of other tests."""
    text = re.sub(r"<svg.*?</svg>", "<svg/>", data.decode(), flags=re.DOTALL)
    return re.sub(r"data:image/\w+;base64,[A-Za-z0-9+/=]+", "data:", text)


def shown(path, tmp_path):
    """What a written file says, whatever its kind."""
    data = path.read_bytes()
    match path.suffix:
        case ".docx":
            return word(data)
        case ".xlsx":
            return cells(data)
        case ".pdf":
            return pages(data, tmp_path)
        case ".html":
            return marked_up(data)
        case _:
            return data.decode("utf-8-sig")


SCREENS = {
    "extract": ("extract", AGREEMENT),
    "extract-json": ("extract", AGREEMENT, "--json"),
    "extract-several-json": ("extract", AGREEMENT, "contracts/class-k/source/agreement.txt", "--json"),
    "show": ("show", "class-k"),
    "show-as-of": ("show", "class-k", "--as-of", "2003-12-01"),
    "show-as-of-json": ("show", "class-k", "--as-of", "2003-12-01", "--json"),
    "fees": ("fees", "class-k", *MONTH, "--net-assets", NET_ASSETS),
    "fees-json": ("fees", "class-k", *MONTH, "--net-assets", NET_ASSETS, "--json"),
    "fees-of-some-days-json": (
        *("fees", "class-k", "--from", "2003-09-10", "--to", "2003-09-14", "--net-assets", NET_ASSETS, "--json"),
        *("--activity", ACTIVITY, "--set", "year_basis=actual/360"),
    ),
    "explain": ("explain", "class-k", *MONTH, "--name", ENERGY),
    "explain-json": ("explain", "class-k", *MONTH, "--name", ENERGY, "--json"),
    "explain-activity": (
        *("explain", "class-k", *MONTH, "--name", ENERGY, "--net-assets", NET_ASSETS, "--activity", ACTIVITY),
    ),
    "amend-json": ("amend", "class-k", AMENDMENT, "--json"),
    "render-json": ("render", "class-k", "agreement", "--json"),
    "render-as-of-json": ("render", "class-k", "agreement", "--as-of", "2003-11-24", "--json"),
    "report": ("report", "class-k", "--quarter", "2003Q3"),
    "report-json": ("report", "class-k", "--quarter", "2003Q3", "--json"),
    "ledger-list-empty": ("ledger", "list", "class-k"),
    "ledger-list-empty-json": ("ledger", "list", "class-k", "--json"),
}


@pytest.mark.parametrize("name", SCREENS)
def test_what_a_command_prints(contract, desk, output, name):
    (desk / ACTIVITY).write_text(SHARES, encoding="utf-8")
    ran = contract(*SCREENS[name])
    assert ran.code in (0, 1)
    assert ran.out == output


def test_what_the_ledger_prints(contract, desk, output):
    """One day at the ledger: each step as a table, and again as JSON, where it says that it stood there already."""
    (desk / "months.csv").write_text(MONTHS, encoding="utf-8")
    contract("fees", "class-k", *MONTH, "--net-assets", NET_ASSETS, "--post", "--quiet")
    again = ("--net-assets", NET_ASSETS, "--set", "year_basis=actual/360", "--reason", "read again")
    steps = {
        "pay": ("pay", "class-k", *MONTH, "--on", "2003-10-10", "--amount", "98,299.24"),
        "import-statements": ("import-statements", "class-k", "months.csv"),
        "import-expenditures": ("import-expenditures", "class-k", EXPENDITURES),
        "restate": ("restate", "class-k", *MONTH, *again),
        "list": ("list", "class-k"),
        "verify": ("verify", "class-k"),
    }
    for name, words in steps.items():
        for kind, option in (("", ()), ("-json", ("--json",))):
            ran = contract("ledger", *words, *option)
            assert ran.code in (0, 1)
            assert settled(ran.out) == output(name=f"{name}{kind}")


def settled(text):
    """Postings, a line each, without the version of the program and the hashes of its inputs."""
    return re.sub(r'"(program|sha256)":"[^"]*"', r'"\1":"…"', text).replace("},{", "},\n{")


def named(stems, endings):
    return tuple(f"{stem}.{ending}" for stem in stems for ending in endings)


FILES = {
    "extract": (("extract", AGREEMENT, "--format", "csv,xlsx"), ("agreement.csv", "agreement.xlsx")),
    "evidence": (("extract", AGREEMENT, "--evidence", "out/evidence.html"), ("evidence.html",)),
    "amend": (
        ("amend", "class-k", AMENDMENT, "--format", "docx,pdf,txt,html,xlsx"),
        ("schedule-a.xlsx", *named(("amendment-01", "schedule-a", "agreement"), ("docx", "pdf", "txt", "html"))),
    ),
    "render-agreement": (
        ("render", "class-k", "agreement", "--format", "docx,txt"),
        ("agreement.docx", "agreement.txt"),
    ),
    "render-schedule": (
        ("render", "class-k", "schedule", "--format", "docx,txt"),
        ("schedule-a.docx", "schedule-a.txt"),
    ),
    "render-amendment": (("render", "class-k", "amendment", "--format", "txt"), ("amendment-01.txt",)),
    "fees": (
        ("fees", "class-k", *MONTH, "--net-assets", NET_ASSETS, "--format", "docx,pdf,txt,html,xlsx"),
        named(("statement-2003-09",), ("docx", "pdf", "txt", "html", "xlsx")),
    ),
    "report": (
        ("report", "class-k", "--quarter", "2003Q3", "--format", "docx,pdf,txt,html,xlsx"),
        named(("12b-1-report-2003Q3",), ("docx", "pdf", "txt", "html", "xlsx")),
    ),
    "forms": (
        ("forms",),
        (
            *named(("activity", "dealers", "expenditures", "net-assets", "sales", "statements"), ("csv", "xlsx")),
            *named(("aliases", "amendment", "parties", "terms"), ("yaml",)),
        ),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_a_command_writes(contract, desk, tmp_path, output, name):
    words, names = FILES[name]
    assert contract(*words, *(() if name == "evidence" else ("--out", "out"))).code == 0
    assert sorted(path.name for path in (desk / "out").iterdir()) == sorted(names)
    for file_name in names:
        assert shown(desk / "out" / file_name, tmp_path) == output(name=file_name)


def test_what_saving_an_agreement_writes(contract, desk, output):
    assert contract("extract", AGREEMENT, "--save", "new", "--quiet").code == 0
    for name in ("terms.yaml", "parties.yaml"):
        assert (desk / "contracts/new" / name).read_text(encoding="utf-8") == output(name=name)
