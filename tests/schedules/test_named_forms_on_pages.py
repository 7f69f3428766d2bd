"""A schedule in each way a PDF, a Word file and HTML set it: the page beside the rows that must come out."""

import pytest

from toolkit.reading.extract import extract

typst = pytest.importorskip("typst")

ROWS = [
    ("ALDER FUNDS TRUST", "Alder Bond Fund", "A", "0.25", ()),
    ("ALDER FUNDS TRUST", "Alder Growth & Income Fund", "C", "1.00", ("1",)),
    ("Birch Series Fund, Inc.", "Birch S&P 500 Fund", "A", "0.05", ()),
]
CELLS = """[Fund], [Class], [Annual Fee],
[ALDER FUNDS TRUST], [], [],
[Alder Bond Fund], [Class A], [0.25%],
[Alder Growth & Income Fund], [Class C], [1.00%#super[1]],
[Birch Series Fund, Inc.], [], [],
[Birch S&P 500 Fund], [Class A], [5 bps]"""
HEAD = '#set page(paper: "us-letter", {page})\n#set text(size: 10pt)\n#align(center)[SCHEDULE A]\n'
FOOT = "\n#super[1] The fee is computed daily and paid monthly.\n"
TABLE = "#table(columns: (3fr, 1fr, 1fr), {look}, " + CELLS + ")"
TYPED = """
                          SCHEDULE A

Fund                              Class        Annual Fee

ALDER FUNDS TRUST
Alder Bond Fund                   Class A      0.25%
Alder Growth & Income Fund        Class C      1.00%1
Birch Series Fund, Inc.
Birch S&P 500 Fund                Class A      5 bps

1  The fee is computed daily and paid monthly.
"""
PAGES = {
    "ruled": HEAD.format(page="margin: 1in") + TABLE.format(look="stroke: 0.5pt") + FOOT,
    "open": HEAD.format(page="margin: 1in") + TABLE.format(look="stroke: none") + FOOT,
    "ruled between rows alone": HEAD.format(page="margin: 1in")
    + TABLE.format(look="stroke: (x, y) => (bottom: 0.5pt)")
    + FOOT,
    "shaded every other row": HEAD.format(page="margin: 1in")
    + TABLE.format(look="stroke: none, fill: (x, y) => if calc.odd(y) { luma(225) } else { white }")
    + FOOT,
    "across the page": HEAD.format(page="flipped: true, margin: 1in") + TABLE.format(look="stroke: 0.5pt") + FOOT,
    "turned by a quarter": '#set page(paper: "us-letter")\n#set text(size: 10pt)\n#rotate(90deg, reflow: true)[\n'
    "#align(center)[SCHEDULE A]\n" + TABLE.format(look="stroke: none") + FOOT + "]",
    "in letters of one width": '#set page(paper: "us-letter")\n#set text(size: 9pt)\n```' + TYPED + "```",
}


def rows_of(path):
    reading = extract(path)
    assert reading.status == "clean", [problem.message for problem in reading.problems]
    return [
        (row.registrant, row.name, row.share_class, str(row.rate.percent), row.markers)
        for schedule in reading.schedules
        for row in schedule.rows
    ]


@pytest.mark.parametrize("way", PAGES)
def test_a_page_gives_its_rows_however_it_is_set(tmp_path, way):
    path = tmp_path / "schedule.pdf"
    path.write_bytes(typst.compile(PAGES[way].encode()))
    assert rows_of(path) == ROWS


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_marked_as_rotated_gives_its_rows(tmp_path, degrees):
    import pypdfium2

    document = pypdfium2.PdfDocument(typst.compile(PAGES["open"].encode()))
    document[0].set_rotation(degrees)
    document.save(tmp_path / "turned.pdf")
    document.close()
    assert rows_of(tmp_path / "turned.pdf") == ROWS


def test_figures_at_tab_stops_of_a_word_file_stand_in_columns(tmp_path):
    import docx

    paper = docx.Document()
    for line in TYPED.strip().splitlines():
        cells = [cell for cell in line.split("  ") if cell.strip()]
        paragraph = paper.add_paragraph()
        for stop in (3.0, 4.5):
            paragraph.paragraph_format.tab_stops.add_tab_stop(docx.shared.Inches(stop))
        paragraph.add_run("\t".join(cell.strip() for cell in cells).replace("1.00%1", "1.00%"))
        if line.endswith("1.00%1"):
            paragraph.add_run("1").font.superscript = True
    paper.save(tmp_path / "schedule.docx")
    assert rows_of(tmp_path / "schedule.docx") == ROWS


def test_a_table_of_html_with_its_signs_in_cells_of_their_own(tmp_path):
    body = "".join(
        f"<tr><td>{name}</td><td></td><td>{share_class}</td><td></td><td align=right>{figure}</td><td>{sign}</td></tr>"
        for name, share_class, figure, sign in [
            ("<b>Fund</b>", "<b>Class</b>", "<b>Annual Fee</b>", ""),
            ("ALDER FUNDS TRUST", "", "", ""),
            ("Alder Bond Fund", "Class A", "0.25", "%"),
            ("Alder Growth &amp; Income Fund", "Class C", "1.00", "%<sup>1</sup>"),
            ("Birch Series Fund, Inc.", "", "", ""),
            ("Birch S&amp;P 500 Fund", "Class A", "0.05", "%"),
        ]
    )
    (tmp_path / "schedule.htm").write_text(
        f"<html><body><p>SCHEDULE A</p><table>{body}</table>"
        "<p><sup>1</sup> The fee is computed daily and paid monthly.</p></body></html>"
    )
    assert rows_of(tmp_path / "schedule.htm") == ROWS
