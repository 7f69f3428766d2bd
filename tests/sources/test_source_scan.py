"""Scans: pictures of pages become the same lines of words that a text layer gives."""

import io
from dataclasses import replace

import pytest

from toolkit.reading.find import schedule_spans
from toolkit.reading.latin import LatinDecoder
from toolkit.reading.measured import Seen
from toolkit.reading.pages import Page, Word
from toolkit.reading.scan import _parts, lines_of
from toolkit.reading.schedule import read_schedules


def test_a_star_is_not_read_as_an_ideograph_and_a_capital_twin_does_not_cost_confidence():
    np = pytest.importorskip("numpy")
    decoder = LatinDecoder(["blank", "大", "*", "Y", "y"])
    chances = np.array([[[0.0, 0.7, 0.3, 0.0, 0.0], [0.9, 0.0, 0.1, 0.0, 0.0], [0.0, 0.0, 0.0, 0.6, 0.4]]])
    ((line, _),), _ = decoder(chances)
    assert str(line) == "*Y"
    assert line.confidences == pytest.approx((0.3, 1.0))


def test_the_second_line_of_a_wrapped_name_stays_a_line_of_its_own_beside_a_centred_figure():
    def word(text, x0, middle):
        return next(_parts(Seen(text, (x0, middle), (x0 + 40, middle), 12, 1.0), 1.0))

    lines = lines_of([word("Acme", 0, 100), word("Fund", 0, 114), word("0.45%", 300, 107)], 1)
    assert [line.text for line in lines] == ["Acme", "0.45%", "Fund"]


def test_a_small_mark_that_stands_high_is_on_the_line_of_the_words_beside_it():
    def word(text, x0, middle, height):
        return next(_parts(Seen(text, (x0, middle), (x0 + 5 * len(text), middle), height, 1.0), 1.0))

    lines = lines_of([word("*", 30, 111.5, 4), word("Of", 36, 114, 11), word("this", 49, 114, 11)], 1)
    assert [line.text for line in lines] == ["* Of this"]
    apart = lines_of([word("*", 160, 111.5, 4), word("Of", 36, 114, 11)], 1)  # a marker under a figure, further right
    assert [line.text for line in apart] == ["*", "Of"]


CLASSES = """
                          SCHEDULE A

                              Class A      Class I
Acme Bond Fund                0.25%        0.10%
Acme Energy Fund              0.30%        0.05%
"""


@pytest.mark.parametrize(
    ("again", "doubted"),
    [
        (CLASSES, []),
        (CLASSES.replace("Class I", "Class 1"), ["a second reading of the page sees “Class A Class 1” where"]),
        (CLASSES.replace("Class A ", "CLASS A "), []),
    ],
    ids=["alike", "another class", "another case"],
)
def test_the_heading_of_a_scanned_schedule_is_read_twice_too(paper_of, again, doubted):
    other = paper_of(again, "again.txt")
    paper = replace(paper_of(CLASSES, "plan.txt"), kind="scan", reread=lambda _: other.pages)
    read = read_schedules(paper, schedule_spans(paper))
    said = [problem.message for problem in read.problems if problem.rule == "readings-differ"]
    assert [message[: len(start)] for message, start in zip(said, doubted, strict=True)] == doubted


RULED = """#set page(width: 500pt, height: 260pt, margin: 30pt)
#set text(size: 10pt)
#align(center)[SCHEDULE A]
#table(columns: (170pt, 200pt), stroke: (x: none, y: 0.5pt), [Fund], [Annual Rate], [Acme Core Equity Fund],
  [0.80% of the first \\$425 million of average daily net assets, and 0.70% of the balance], [Science Fund],
  [0.90% of the first \\$300 million, and 0.85% of the balance], [Acme Energy Fund], [0.30%])"""


def test_a_stroke_that_faded_on_a_scan_does_not_move_a_word_to_the_row_above(paper_of, typst_pdf):
    paper = paper_of(typst_pdf(RULED), "plan.pdf")
    page = paper.pages[0]
    science = next(line for line in page.lines if line.text.startswith("Science"))
    faded = [
        replace(rule, x0=science.words[0].x1 + 3) if abs(rule.top - science.top) < 8 and rule.x0 < science.x0 else rule
        for rule in page.rules
    ]
    seen = Page(page.number, page.width, page.height, page.lines, tuple(faded))
    scan = replace(paper, kind="scan", pages=(seen,), reread=lambda _: (seen,))
    rows = [row.name for schedule in read_schedules(scan, schedule_spans(scan)).schedules for row in schedule.rows]
    assert rows == ["Acme Core Equity Fund", "Science Fund", "Acme Energy Fund"]


@pytest.fixture
def scanned():
    """Make a PDF of page pictures from a PDF with text: grey, at some dots an inch, askew by some degrees, noisy."""

    def make(data, dpi=200, skew=0.0, noise=0.0, turn=0):
        import numpy as np
        import pypdfium2
        from PIL import Image

        pictures = []
        for page in pypdfium2.PdfDocument(data):
            grey = page.render(scale=dpi / 72).to_pil().convert("L")
            grey = grey.rotate(skew, fillcolor=255, resample=Image.Resampling.BICUBIC).rotate(turn, expand=True)
            if noise:
                pixels = np.asarray(grey) + np.random.default_rng(7).normal(0, noise, (grey.height, grey.width))
                grey = Image.fromarray(pixels.clip(0, 255).astype("uint8"))
            pictures.append(grey)
        buffer = io.BytesIO()
        pictures[0].save(buffer, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
        return buffer.getvalue()

    return make


TABLE = """#set page(width: 400pt, height: 200pt, margin: 30pt)
#set text(size: 10pt)
#align(center)[SCHEDULE A]
#table(columns: 3, [Fund], [Rate\\*], [Date], [Acme Bond Fund K Shares], [0.45%], [May 1, 2001],
  [Acme Energy Fund K Shares], [0.40%], [June 15, 2002])
\\* Of this amount, 0.25% is paid as a service fee."""
LINES = [
    "SCHEDULE A",
    "Fund Rate* Date",
    "Acme Bond Fund K Shares 0.45% May 1, 2001",
    "Acme Energy Fund K Shares 0.40% June 15, 2002",
    "* Of this amount, 0.25% is paid as a service fee.",
]


@pytest.mark.slow
@pytest.mark.parametrize(
    "damage",
    [{}, {"dpi": 150, "skew": 1.5, "noise": 12}, {"dpi": 300, "skew": -1.5}, {"turn": 90}],
    ids=["clean", "150 dpi, skewed and noisy", "300 dpi, skewed the other way", "sideways"],
)
def test_a_scanned_schedule_gives_the_lines_that_were_printed(paper_of, typst_pdf, scanned, lines_of, damage):
    pytest.importorskip("rapidocr")
    paper = paper_of(scanned(typst_pdf(TABLE), **damage), "scan.pdf")
    assert paper.kind == "scan"
    assert lines_of(paper) == [LINES]
    assert all(0 < word.confidence <= 1 for line in paper.pages[0].lines for word in line.words)


@pytest.mark.slow
def test_the_lines_of_a_scan_are_as_high_as_their_type_and_stand_where_it_stands(paper_of, typst_pdf, scanned):
    pytest.importorskip("rapidocr")
    plain, seen = paper_of(typst_pdf(TABLE), "plain.pdf"), paper_of(scanned(typst_pdf(TABLE), noise=8), "scan.pdf")
    assert len({word.size for line in seen.pages[0].lines for word in line.words}) == 1
    for line, printed in zip(seen.pages[0].lines, plain.pages[0].lines, strict=True):
        assert line.top + line.bottom == pytest.approx(printed.top + printed.bottom, abs=2)


def test_the_number_at_the_foot_of_a_page_need_not_be_read_alike_and_a_sentence_there_must():
    from toolkit.reading.clause_doubts import _without_foot

    def lines(foot, top):
        words = [Word("Fee", 72, y, 90, y + 10, 10) for y in (100, 114)]
        return lines_of([*words, Word(foot, 72, top, 90, top + 10, 10)], 1)

    assert len(_without_foot(lines("1", 700))) == 2
    assert len(_without_foot(lines("1", 128))) == 3
    assert len(_without_foot(lines("0.25%", 700))) == 3


@pytest.mark.slow
def test_a_rate_told_by_a_clause_of_a_scan_is_clean_where_both_readings_agree(tmp_path, typst_pdf, scanned):
    pytest.importorskip("rapidocr")
    from toolkit.reading.extract import extract

    (tmp_path / "plan.pdf").write_bytes(scanned(typst_pdf(CLAUSE)))
    read = extract(tmp_path / "plan.pdf")
    assert [(row.name, row.share_class, str(row.rate.percent)) for row in read.rows] == [
        ("Heron Growth Fund", "A", "0.25")
    ]
    assert read.status == "clean", read.problems


CLAUSE = """#set page(width: 450pt, height: 300pt, margin: 30pt)
#set text(size: 11pt)
#align(center)[DISTRIBUTION PLAN]
This Plan is adopted by Heron Growth Fund (the "Fund") under Rule 12b-1.

1. The Fund shall pay the Distributor a fee at an annual rate of 0.25% of the average daily net assets of its Class A
shares.

2. The Board reviews each quarter what was spent."""


@pytest.mark.slow
def test_only_the_pages_that_are_pictures_are_read_by_ocr_and_progress_is_told(tmp_path, typst_pdf, scanned, lines_of):
    pytest.importorskip("rapidocr")
    import pypdfium2

    from toolkit.reading.sources import open_paper

    both, buffer = pypdfium2.PdfDocument.new(), io.BytesIO()
    both.import_pages(pypdfium2.PdfDocument(typst_pdf("Words with a text layer.")))
    both.import_pages(pypdfium2.PdfDocument(scanned(typst_pdf(TABLE))))
    both.save(buffer)
    (tmp_path / "mixed.pdf").write_bytes(buffer.getvalue())
    told = []
    paper = open_paper(tmp_path / "mixed.pdf", progress=lambda done, of: told.append((done, of)))
    assert lines_of(paper) == [["Words with a text layer."], LINES]
    assert told == [(0, 1), (1, 1)]
    assert [word.confidence for word in paper.pages[0].lines[0].words] == [1.0] * 5
