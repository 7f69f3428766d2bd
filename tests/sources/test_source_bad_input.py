"""What cannot be read says where, why and what to do, in one layout: a golden for each."""

import io
import zipfile

import pytest

from toolkit.errors import InputError, UnreadableError
from toolkit.reading.sources import open_paper

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*objects, trailer=""):
    """A PDF from its numbered objects, the first of them its catalog, with a cross-reference table that fits."""
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + (each if isinstance(each, bytes) else each.encode()) + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start, size = len(data), len(objects) + 1
    return (
        data
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size} /Root 1 0 R {trailer}>>\n"
            f"startxref\n{start}\n%%EOF\n"
        ).encode()
    )


def one_page(content, resources="<<>>", box="[0 0 612 792]"):
    return (
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox {box} /Contents 4 0 R /Resources {resources}>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
    )


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return buffer.getvalue()


GOOD = pdf(*one_page("BT ET"))
BLIND = "/Encrypt <</Filter /Standard /V 1 /R 2 /O <" + "00" * 32 + "> /U <" + "00" * 32 + "> /P -4>> /ID [<00><00>]"
IMAGE = (
    b"<</Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    b"/Length 1>>\nstream\n0\nendstream"
)
BOMB = pdf(*one_page("q 612 0 0 792 0 0 cm /I Do Q", "<</XObject <</I 5 0 R>>>>"), IMAGE)
FOREIGN = (
    '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
)

UNREADABLE = {
    "empty.pdf": b"",
    "text.pdf": b"SCHEDULE A\nAcme Fund  0.45\n",
    "text.docx": b"SCHEDULE A\nAcme Fund  0.45\n",
    "cut.pdf": GOOD[:200],
    "garbled.pdf": b"%PDF-1.7\n" + b"garbled " * 20 + b"\n%%EOF\n",
    "encrypted.pdf": pdf(*one_page("BT ET"), trailer=BLIND),
    "no-pages.pdf": pdf("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [] /Count 0>>"),
    "vast.pdf": pdf(*one_page("BT ET", box="[0 0 1000000 1000000]")),
    "bomb.pdf": BOMB,
    "scan.txt": bytes(range(256)),
    "letter.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
    "page.mht": b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>SCHEDULE A</html>",
    "letter.rtf": rb"{\rtf1 SCHEDULE A}",
    "page.png": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "entities.docx": zipped(word__document=FOREIGN),
    "zip-bomb.docx": zipped(word__document=b" " * 41_000_000),
    "other.docx": zipped(content="<x/>"),
    "broken.docx": zipped(word__document="<w:document>"),
    "torn.docx": zipped(word__document="<x/>" * 50)[:60],
    "deep.html": b"<html><body>" + b"<div>" * 5000 + b"words",
    "vast.html": b"<html><body>" + b"<p>words</p>" * 700_000,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path, name, snapshot):
    (tmp_path / name).write_bytes(UNREADABLE[name])
    with pytest.raises(UnreadableError) as error:
        open_paper(tmp_path / name)
    assert str(error.value) == snapshot
    assert error.value.exit_code == 3


def test_a_file_larger_than_can_be_held_is_refused_before_it_is_read(tmp_path, monkeypatch, snapshot):
    monkeypatch.setattr("toolkit.reading.sources.MAX_BYTES", 2_000_000)
    with (tmp_path / "disk.txt").open("wb") as stream:
        stream.truncate(10**12)
    with pytest.raises(UnreadableError) as error:
        open_paper(tmp_path / "disk.txt")
    assert str(error.value) == snapshot


def test_a_text_that_would_take_minutes_is_refused(tmp_path, monkeypatch, snapshot):
    monkeypatch.setattr("toolkit.reading.sources.MAX_TEXT", 1_000_000)
    (tmp_path / "long.txt").write_text("words " * 200_000)
    with pytest.raises(UnreadableError) as error:
        open_paper(tmp_path / "long.txt")
    assert str(error.value) == snapshot


def test_ten_thousand_pages_are_read_and_more_are_not(tmp_path, snapshot):
    kids = "[" + "3 0 R " * 10_001 + "]"
    page = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf("<</Type /Catalog /Pages 2 0 R>>", f"<</Type /Pages /Kids {kids} /Count 10001>>", page))
    with pytest.raises(UnreadableError) as error:
        open_paper(path)
    assert str(error.value) == snapshot


def test_a_page_of_a_million_drawn_points_is_refused_where_its_rules_are_asked_for(tmp_path, snapshot):
    text = "BT /F 12 Tf 72 700 Td (Words) Tj ET\n"
    font = "<</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"
    (tmp_path / "map.pdf").write_bytes(pdf(*one_page(text + "0 0 m\n" + "9 9 l 1 2 l\n" * 500_000 + "S", font)))
    paper = open_paper(tmp_path / "map.pdf")
    assert [line.text for line in paper.pages[0].lines] == ["Words"]
    with pytest.raises(UnreadableError) as error:
        _ = paper.pages[0].rules
    assert str(error.value) == snapshot
    with pytest.raises(UnreadableError):
        paper.reread([1])


@pytest.mark.parametrize("installed", [True, False], ids=["installed", "not installed"])
@pytest.mark.parametrize("ocr", ["auto", "never", "always"])
def test_a_pdf_of_pictures_without_ocr_says_how_to_have_it_read(tmp_path, monkeypatch, snapshot, ocr, installed):
    if installed and ocr != "never":
        pytest.skip("would be read")
    monkeypatch.setattr("toolkit.reading.ocr.is_installed", lambda: installed)
    small = IMAGE.replace(b"60000", b"1")
    page = one_page("q 612 0 0 792 0 0 cm /I Do Q", "<</XObject <</I 5 0 R>>>>")
    (tmp_path / "scan.pdf").write_bytes(pdf(*page, small))
    with pytest.raises(UnreadableError) as error:
        open_paper(tmp_path / "scan.pdf", ocr=ocr)
    assert str(error.value) == snapshot


def test_a_missing_file_and_a_folder_are_the_users_slips(tmp_path):
    with pytest.raises(InputError, match="there is no such file\n  = check the name and the folder"):
        open_paper(tmp_path / "gone.pdf")
    with pytest.raises(InputError, match="this is a folder, not a document\n  = name a file in it"):
        open_paper(tmp_path)


def test_a_picture_page_left_unread_is_a_problem_of_the_paper(tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.reading.ocr.is_installed", lambda: False)
    font = "/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
    words, image = "BT /F 12 Tf 72 700 Td (Words) Tj ET", "q 612 0 0 792 0 0 cm /I Do Q"
    resources = f"<<{font} /XObject <</I 7 0 R>>>>"
    page = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Resources " + resources + ">>"
    objects = (
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2>>",
        page.replace("{}", "5"),
        page.replace("{}", "6"),
        f"<</Length {len(words)}>>\nstream\n{words}\nendstream",
        f"<</Length {len(image)}>>\nstream\n{image}\nendstream",
        IMAGE.replace(b"60000", b"1"),
    )
    (tmp_path / "mixed.pdf").write_bytes(pdf(*objects))
    paper = open_paper(tmp_path / "mixed.pdf")
    assert [len(page.lines) for page in paper.pages] == [1, 0]
    (problem,) = paper.problems
    assert (problem.rule, problem.severity, problem.source.page) == ("page-not-read", "error", 2)
    assert problem.remedy == "install OCR with: pip install 'contract-toolkit[ocr]'"
