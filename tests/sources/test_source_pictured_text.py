"""Rows that stand in a picture on a page with text are read, or said not to be; a logo or a signature is let alone."""

import pytest

from toolkit.reading.extract import extract
from toolkit.reading.pictured_text import DPI, shows_lines
from toolkit.reading.sources import open_paper

typst = pytest.importorskip("typst")
TABLE = (
    "#table(columns: (3fr, 1fr), [Alder Gold Fund], [0.55%], [Alder Cash Fund], [0.10%], [Alder Europe Fund], [0.65%])"
)
LOGO = '#align(center)[#text(size: 40pt, weight: "bold")[ALDER]]'
SIGNATURE = "#rotate(-8deg)[#text(size: 30pt)[#emph[A. Poe]]]"
TYPED = "#table(columns: (3fr, 1fr), [Fund], [Annual Fee], [Alder Bond Fund], [0.45%], [Alder Stock Fund], [0.40%])"


def pixels(markup, width=400):
    import pypdfium2

    page = f"#set page(width: {width}pt, height: auto, margin: 8pt)\n#set text(size: 10pt)\n{markup}"
    return pypdfium2.PdfDocument(typst.compile(page.encode()))[0].render(scale=200 / 72).to_pil().convert("L")


@pytest.fixture
def with_picture(tmp_path):
    """A PDF with a typed table and below it a picture of some markup, as wide as given."""

    def make(markup, width):
        pixels(markup, width).save(tmp_path / "picture.png")
        source = (
            '#set page(paper: "us-letter")\n#set text(size: 10pt)\n#align(center)[SCHEDULE A]\n'
            f'{TYPED}\n#image("picture.png", width: {width}pt)'
        )
        (tmp_path / "page.typ").write_text(source)
        (tmp_path / "page.pdf").write_bytes(typst.compile(str(tmp_path / "page.typ")))
        return tmp_path / "page.pdf"

    return make


@pytest.mark.parametrize(
    ("markup", "width", "shows"),
    [(TABLE, 400, True), (TABLE, 200, True), (LOGO, 200, False), (SIGNATURE, 150, False)],
    ids=["a wide table", "a narrow table", "a logo", "a signature"],
)
def test_lines_of_letters_are_told_from_a_logo_and_a_signature(markup, width, shows):
    import numpy as np

    drawn = pixels(markup, width)
    page = drawn.resize((round(width * DPI / 72), round(drawn.height * width / drawn.width * DPI / 72)))
    box = (0.0, 0.0, float(width), page.height * 72 / DPI)
    assert shows_lines(np.asarray(page.convert("RGB")), box, 612.0) is shows


def test_without_ocr_a_page_with_rows_in_a_picture_is_in_review(with_picture):
    reading = extract(with_picture(TABLE, 400), ocr="never")
    assert [row.name for row in reading.schedules[0].rows] == ["Alder Bond Fund", "Alder Stock Fund"]
    assert reading.status == "review"
    assert "page-not-read" in [problem.rule for problem in reading.problems]


@pytest.mark.parametrize(("markup", "width"), [(LOGO, 200), (SIGNATURE, 150)], ids=["a logo", "a signature"])
def test_a_logo_on_the_page_is_no_reason_to_doubt(with_picture, markup, width):
    paper = open_paper(with_picture(markup, width), ocr="never")
    assert (paper.kind, paper.problems) == ("pdf", ())


@pytest.mark.slow
def test_with_ocr_the_rows_of_the_picture_stand_behind_those_of_the_text(with_picture):
    pytest.importorskip("rapidocr")
    reading = extract(with_picture(TABLE, 400))
    assert [(row.name, str(row.rate.percent)) for row in reading.schedules[0].rows] == [
        ("Alder Bond Fund", "0.45"),
        ("Alder Stock Fund", "0.40"),
        ("Alder Gold Fund", "0.55"),
        ("Alder Cash Fund", "0.10"),
        ("Alder Europe Fund", "0.65"),
    ]


@pytest.mark.parametrize(("width", "height", "doubted"), [(600, 200, True), (120, 60, False), (600, 4, False)])
def test_a_picture_as_large_as_a_table_is_doubted_in_word_and_html(tmp_path, width, height, doubted):
    import docx

    pixels(TABLE).save(tmp_path / "picture.png")
    paper = docx.Document()
    paper.add_paragraph("SCHEDULE A")
    paper.add_picture(str(tmp_path / "picture.png"), docx.shared.Pt(0.75 * width), docx.shared.Pt(0.75 * height))
    paper.save(tmp_path / "a.docx")
    (tmp_path / "a.htm").write_text(f'<p>SCHEDULE A</p><img src="g.jpg" width="{width}" height="{height}">')
    (tmp_path / "b.htm").write_text(f'<p>SCHEDULE A</p><img style="width: {width}px; height:{height}px" src="g.jpg">')
    for name in ("a.docx", "a.htm", "b.htm"):
        rules = [problem.rule for problem in open_paper(tmp_path / name).problems]
        assert rules == (["part-not-read"] if doubted else [])
