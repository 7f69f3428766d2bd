"""Text that an earlier OCR laid behind the picture of a page is not taken for print."""

import pytest

from toolkit.reading.pdf import Pdf
from toolkit.reading.sources import open_paper

PICTURE = "q 612 0 0 792 0 0 cm /Im0 Do Q"
LINES = ["SCHEDULE A", "Acme Bond Fund 045%", "Acme Energy Fund 0.40%"]


def text(mode):
    rows = " ".join(f"1 0 0 1 72 {700 - 20 * index} Tm ({line}) Tj" for index, line in enumerate(LINES))
    return f"BT {mode} Tr /F1 12 Tf {rows} ET"


def pdf(content):
    """A PDF of one page with a font and a picture of one grey pixel, drawn by `content`."""
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources"
            " << /Font << /F1 5 0 R >> /XObject << /Im0 6 0 R >> >> >>"
        ),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        (
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
            " /Length 1 >>\nstream\n\x7f\nendstream"
        ),
    ]
    body, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 7\n0000000000 65535 f \n{table}trailer << /Size 7 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + end).encode("latin-1")


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        (f"{PICTURE} {text(3)}", True),
        (f"{text(0)} {PICTURE}", True),
        (f"{PICTURE} {text(0)}", False),
        (text(0), False),
    ],
    ids=["invisible", "behind the picture", "printed on the picture", "without a picture"],
)
def test_text_is_hidden_where_it_is_invisible_or_lies_behind_a_picture(content, hidden):
    assert Pdf(pdf(content), "one.pdf").hides_text(1) is hidden


@pytest.mark.parametrize("installed", [True, False])
def test_without_ocr_hidden_text_is_read_and_doubted(tmp_path, monkeypatch, installed):
    monkeypatch.setattr("toolkit.reading.ocr.is_installed", lambda: installed)
    path = tmp_path / "read-before.pdf"
    path.write_bytes(pdf(f"{PICTURE} {text(3)}"))
    paper = open_paper(path, ocr="never" if installed else "auto")
    assert [line.text for line in paper.pages[0].lines] == LINES
    assert [str(problem.severity) for problem in paper.problems] == ["error"]
    assert "page 1 was laid behind its picture by an earlier OCR" in paper.problems[0].message


def test_with_ocr_the_picture_is_read_and_the_hidden_text_is_not(tmp_path, monkeypatch):
    from toolkit.reading import scan
    from toolkit.reading.pages import Line, Page, Word

    seen = Page(1, 612, 792, (Line((Word("SEEN", 72, 80, 100, 92),), page=1, number=1),))
    monkeypatch.setattr("toolkit.reading.ocr.is_installed", lambda: True)
    monkeypatch.setattr(scan, "read_scan", lambda *_: seen)
    path = tmp_path / "read-before.pdf"
    path.write_bytes(pdf(f"{PICTURE} {text(3)}"))
    paper = open_paper(path)
    assert paper.kind == "scan"
    assert [line.text for line in paper.pages[0].lines] == ["SEEN"]


def test_text_printed_on_a_picture_is_text(tmp_path):
    path = tmp_path / "letterhead.pdf"
    path.write_bytes(
        pdf(f"{PICTURE} {text(0)} {text(0)}".replace("Fund", "Fund of many words that fill the page up " * 3))
    )
    paper = open_paper(path, ocr="never")
    assert paper.kind == "pdf"
    assert not paper.problems
