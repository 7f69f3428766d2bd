"""The evidence page: every row tied to its place on the page, and nothing fetched from anywhere."""

import base64
import re
import struct
import zlib
from html.parser import HTMLParser

import pytest

from toolkit.reading.evidence import page
from toolkit.reading.evidence_pictures import data_uri
from toolkit.reading.extract import extract

SCHEDULE = """\
                          PLAN OF DISTRIBUTION

1. The Fund pays a fee at the annual rate in Schedule A, a percent of its average daily net assets.
<PAGE>
                               SCHEDULE A

Fund                                Annual Rate*        Effective Date

ACME FUNDS, INC.
Acme <Bond> & Income Fund K Shares      0.45%           May 1, 2001
Acme Growth Fund K Shares               0.40%           May 1, 2001

*  Of this amount, 0.25% is paid as a service fee.
"""


class Boxes(HTMLParser):
    """Collects the boxes on pages, the keys of the panel, and every address that a browser would fetch."""

    def __init__(self, text):
        super().__init__()
        self.boxes, self.panel, self.fetched = [], [], []
        self.feed(text)

    def handle_starttag(self, _tag, attributes):
        found = dict(attributes)
        if "data-k" in found:
            (self.boxes if "box" in found.get("class", "").split() else self.panel).append(found["data-k"])
        self.fetched += [value for name, value in attributes if name in ("src", "href", "srcset", "action")]


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(SCHEDULE)
    return path


def test_every_row_and_footnote_has_a_box_on_its_page_and_a_line_in_the_panel(document):
    reading = extract(document)
    seen = Boxes(page(document, reading))
    keys = [f"r0-{index}" for index in range(len(reading.rows))]
    assert len(keys) == 2
    assert [key for key in seen.panel if key.startswith("r")] == keys
    assert [key for key in seen.boxes if key.startswith("r")] == keys
    assert "f0-0" in seen.boxes
    assert "f0-0" in seen.panel


def test_words_of_the_document_cannot_become_markup(document):
    text = page(document, extract(document))
    assert "<Bond>" not in text
    assert "&lt;Bond&gt; &amp; Income" in text


def test_problems_stand_beside_their_place_and_in_the_panel(document):
    document.write_text(SCHEDULE.replace("0.40%", "0/10%"))
    reading = extract(document)
    placed = [index for index, problem in enumerate(reading.problems) if problem.source is not None]
    assert placed
    seen = Boxes(page(document, reading))
    assert {f"p{index}" for index in range(len(reading.problems))} == {key for key in seen.panel if key[0] == "p"}
    assert {f"p{index}" for index in placed} == {key for key in seen.boxes if key[0] == "p"}


def test_an_unclaimed_line_is_marked_red(document):
    from toolkit.problems import Kind, Problem, Severity, Source

    reading = extract(document)
    source = Source(page=2, line=9, excerpt="ACME FUNDS, INC.")
    kind, severity = Kind.READING, Severity.ERROR
    lost = Problem(rule="line-unclaimed", kind=kind, severity=severity, message="x", remedy="y", source=source)
    text = page(document, reading.model_copy(update={"problems": (lost,)}))
    assert re.search(r'<div class="box unclaimed" data-k="p0"', text)


def test_a_pdf_shows_its_page_as_a_picture_and_boxes_within_it(tmp_path):
    import typst

    path = tmp_path / "plan.pdf"
    rows = "[Acme Bond Fund], [0.45%], [Acme Growth Fund], [0.40%]"
    path.write_bytes(
        typst.compile(
            f'#set page(paper: "us-letter")\n= SCHEDULE A\n#table(columns: 2, [Fund], [Fee], {rows})'.encode()
        )
    )
    text = page(path, extract(path))
    seen = Boxes(text)
    assert [key for key in seen.boxes if key.startswith("r")] == ["r0-0", "r0-1"]
    assert all(address.startswith("data:image/png;base64,") for address in seen.fetched)
    for style in re.findall(r'class="box row"[^>]*style="([^"]*)"', text):
        left, top, width, height = (float(figure) for figure in re.findall(r"([\d.]+)%", style))
        assert left + width < 100
        assert top + height < 100


def test_nothing_is_fetched(document):
    text = page(document, extract(document))
    assert Boxes(text).fetched == []
    assert "default-src 'none'" in text
    assert "http://" not in text
    assert "https://" not in text


def test_a_picture_is_a_png_of_its_own_bytes():
    import numpy as np

    grey = np.array([[0, 128, 255], [255, 128, 0]], dtype="uint8")
    data = base64.b64decode(data_uri(grey).removeprefix("data:image/png;base64,"))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (3, 2)
    start = data.index(b"IDAT") + 4
    assert zlib.decompress(data[start : data.index(b"IEND") - 8]) == b"\x00\x00\x80\xff\x00\xff\x80\x00"
