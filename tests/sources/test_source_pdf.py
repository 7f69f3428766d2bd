"""PDF: words with boxes of every page, cheaply, and a second reading of chosen ones."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.reading.pdf_lines import clean, gathered

ROWS = ["Acme Bond Fund K Shares", "Acme Growth Fund K Shares", "Acme Energy Fund K Shares"]
TABLE = (
    "#table(columns: 3, [Fund], [Rate\\*], [Date]," + ",".join(f"[{row}], [0.45%], [May 1, 2001]" for row in ROWS) + ")"
)
SCHEDULE = f'#set page(paper: "us-letter", margin: 1in)\n#set text(size: 10pt)\n= SCHEDULE A\n{TABLE}\n'


def turned(data, degrees):
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document[0].set_rotation(degrees)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_row_of_a_ruled_table_is_one_line_with_a_word_for_each_word(paper_of, typst_pdf):
    page = paper_of(typst_pdf(SCHEDULE), "a.pdf").pages[0]
    assert [line.text for line in page.lines] == [
        "SCHEDULE A",
        "Fund Rate* Date",
        *(f"{row} 0.45% May 1, 2001" for row in ROWS),
    ]
    assert (page.width, page.height) == (612, 792)
    heading, first = page.lines[0].words[0], page.lines[2].words[0]
    assert (heading.bold, first.bold) == (True, False)
    assert (heading.size, first.size) == (14, 10)


def test_text_and_box_known_at_once_are_those_of_the_words_measured_later(paper_of, typst_pdf):
    for line in paper_of(typst_pdf(SCHEDULE), "a.pdf").pages[0].lines:
        text, first, (x0, top, x1, bottom) = line.text, line.first, line.box
        assert text == " ".join(word.text for word in line.words)
        assert first.text == line.words[0].text
        assert min(word.x0 for word in line.words) == pytest.approx(x0, abs=0.06)
        assert max(word.x1 for word in line.words) == pytest.approx(x1, abs=0.06)
        assert min(word.top for word in line.words) == pytest.approx(top, abs=0.06)
        assert max(word.bottom for word in line.words) == pytest.approx(bottom, abs=0.06)


def test_the_rules_of_a_table_frame_its_cells(paper_of, typst_pdf):
    page = paper_of(typst_pdf(SCHEDULE), "a.pdf").pages[0]
    first, last = page.lines[1], page.lines[-1]
    across = [rule for rule in page.rules if rule.x1 - rule.x0 > 50]
    down = [rule for rule in page.rules if rule.bottom - rule.top > 50]
    assert len({round(rule.top) for rule in across}) == 5
    assert len({round(rule.x0) for rule in down}) == 4
    assert min(rule.top for rule in across) < first.top
    assert max(rule.bottom for rule in across) > last.bottom


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("0.45%#super(typographic: false)[2] next", ["0.45%", "<2>", "next"]),
        ("0.45%#super[2] next", ["0.45%", "<2>", "next"]),
        ("#super[1]Of this amount", ["<1>", "Of", "this", "amount"]),
        ("#super(typographic: false, size: 1em)[1]Of this amount", ["<1>", "Of", "this", "amount"]),
        ("Rule 12b-1 of 1940", ["Rule", "12b-1", "of", "1940"]),
        ("Class A#super(typographic: false)[(1)(2)]", ["Class", "A", "<(1)(2)>"]),
    ],
)
def test_a_superscript_is_a_word_of_its_own_whether_set_small_or_drawn_as_a_glyph(
    paper_of, typst_pdf, marked, markup, words
):
    (line,) = paper_of(typst_pdf(markup), "a.pdf").pages[0].lines
    assert marked(line) == words


def test_ligatures_are_spelled_out_and_a_hyphen_at_a_lines_end_is_printed(paper_of, typst_pdf, lines_of):
    words = "official fluffy non-diversified reimbursement of acknowledgements"
    markup = f'#set page(width: 150pt, margin: 10pt)\n#set text(hyphenate: true, lang: "en")\n{words}'
    (lines,) = lines_of(paper_of(typst_pdf(markup), "a.pdf"))
    assert lines[0].startswith("official fluffy")
    joined = "".join(line if line.endswith("-") else line + " " for line in lines)
    assert joined.replace("-", "").split() == [
        "official",
        "fluffy",
        "nondiversified",
        "reimbursement",
        "of",
        "acknowledgements",
    ]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_rotated_page_is_read_upright(paper_of, typst_pdf, lines_of, degrees):
    straight = paper_of(typst_pdf(SCHEDULE), "a.pdf")
    assert lines_of(paper_of(turned(typst_pdf(SCHEDULE), degrees), "b.pdf")) == lines_of(straight)


@pytest.mark.parametrize("angle", ["90deg", "-90deg"])
def test_a_table_set_sideways_is_read_upright(paper_of, typst_pdf, angle):
    markup = f'#set page(paper: "us-letter")\n#set text(size: 10pt)\n#rotate({angle}, reflow: true)[{TABLE}]'
    page = paper_of(typst_pdf(markup), "a.pdf").pages[0]
    assert (page.width, page.height) == (792, 612)
    assert [line.text for line in page.lines][1:] == [f"{row} 0.45% May 1, 2001" for row in ROWS]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_second_reading_sees_the_same_words_in_the_same_places(paper_of, typst_pdf, degrees):
    markup = SCHEDULE + "0.40%#super[1] and 0.45%#super(typographic: false)[2]"
    paper = paper_of(turned(typst_pdf(markup), degrees), "a.pdf")
    (again,) = paper.reread([1])
    for one, two in zip(paper.pages[0].lines, again.lines, strict=True):
        assert [(word.text, word.raised) for word in one.words] == [(word.text, word.raised) for word in two.words]
        for here, there in zip(one.words, two.words, strict=True):
            assert (here.x0, here.bottom) == pytest.approx((there.x0, there.bottom), abs=1.5)


def test_the_head_of_a_page_whose_table_is_set_sideways_is_a_line_of_its_own(paper_of, typst_pdf, lines_of):
    source = """
#set page(width: 400pt, height: 500pt, margin: 40pt, header: [Exhibit 99.m(6)])
#rotate(-90deg, reflow: true)[
SCHEDULE A TO MANAGEMENT AGREEMENT
#table(columns: 2, stroke: none, [Name of the Fund], [Fee], [Alder Bond Fund], [0.20%], [Alder Stock Fund], [0.30%])
]
"""
    (printed,) = lines_of(paper_of(typst_pdf(source), "a.pdf"))
    assert "SCHEDULE A TO MANAGEMENT AGREEMENT" in printed
    assert "Exhibit 99.m(6)" in printed
    assert "Alder Bond Fund 0.20%" in printed


def test_a_page_with_nothing_on_it_is_a_page_without_lines(paper_of):
    import pypdfium2

    document, buffer = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(612, 792)
    document.save(buffer)
    paper = paper_of(buffer.getvalue(), "a.pdf")
    assert ([page.lines for page in paper.pages], paper.problems) == ([()], ())


def test_a_program_that_still_holds_its_paper_ends_without_a_word(tmp_path, typst_pdf):
    path = tmp_path / "a.pdf"
    path.write_bytes(typst_pdf(SCHEDULE))
    code = (
        "import sys; from toolkit.reading.sources import open_paper\n"
        "sys.kept = open_paper(sys.argv[1]); print(len(sys.kept.reread([1])))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("1", "")


@pytest.mark.slow
def test_four_hundred_pages_keep_within_three_bare_passes_and_250_mb(tmp_path, typst_pdf):
    words = "the shares of each portfolio are sold by the distributor under this plan and its rules "
    markup = '#set page(paper: "us-letter")\n' + "#pagebreak()\n".join(
        "\n\n".join(f"{page}.{clause} {words * 5}" for clause in range(8)) for page in range(400)
    )
    path = tmp_path / "long.pdf"
    path.write_bytes(typst_pdf(markup))
    bare = (
        "import pypdfium2, sys, time; t = time.process_time()\nd = pypdfium2.PdfDocument(sys.argv[1])\n"
        "for p in d:\n t0 = p.get_textpage(); t0.get_text_range(); t0.close(); p.close()\n"
        "print(time.process_time() - t)"
    )
    ours = (
        "import sys, time; t = time.process_time()\nfrom toolkit.reading.sources import open_paper\n"
        "p = open_paper(sys.argv[1]); n = sum(len(line.text) for page in p.pages for line in page.lines)\n"
        "print(time.process_time() - t)\n"
        "print(int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 1024)"
    )
    if not Path("/proc/self/status").exists():
        pytest.skip("the highest memory use of a process is read from Linux's /proc")

    def run(code):
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
        return [float(figure) for figure in done.stdout.split()]

    (bare_seconds,) = min(run(bare) for _ in range(3))
    seconds, megabytes = min(run(ours) for _ in range(3))
    assert seconds < 3 * bare_seconds
    assert megabytes < 250


def test_a_word_given_letter_by_letter_on_lines_of_their_own_is_one_word():
    text = "F\r\ne\r\ne\r\nA\r\nLT\r\nO\r\nnext line"
    edges = {0: (10, 15), 3: (15.5, 19), 6: (19.5, 23), 9: (24.6, 33), 12: (33.2, 37), 13: (36.8, 40), 16: (40.3, 46)}
    joined = gathered(text, lambda index: (*edges.get(index, (80, 85)), 100.0, 10.0))
    assert [clean(piece) for piece in joined.split()] == ["Fee", "ALTO", "next", "line"]
    assert len(joined) == len(text)


NUMBERS = "#place(dx: -40pt)[#stack(spacing: 14pt, ..range(1, {last}).map(n => text(size: 7pt)[#n]))]\n"


@pytest.mark.parametrize(("last", "numbered"), [(25, False), (6, True)])
def test_numbers_of_lines_down_the_edge_of_a_page_are_no_words_of_it(paper_of, typst_pdf, lines_of, last, numbered):
    markup = SCHEDULE.replace("= S", NUMBERS.format(last=last) + "= S")
    (lines,) = lines_of(paper_of(typst_pdf(markup), "a.pdf"))
    assert any(line.split()[0].isdecimal() for line in lines) == numbered


def test_a_stamp_across_the_page_is_no_text_of_it_nor_for_the_second_reader(paper_of, typst_pdf, lines_of):
    stamp = "#set page(background: rotate(-40deg, text(size: 90pt, fill: luma(220))[DRAFT]))\n"
    plain, stamped = (
        paper_of(typst_pdf(markup), "a.pdf") for markup in (SCHEDULE, SCHEDULE.replace("= S", stamp + "= S"))
    )
    assert lines_of(stamped) == lines_of(plain)
    assert [line.text for line in stamped.reread([1])[0].lines] == [line.text for line in plain.reread([1])[0].lines]


@pytest.mark.parametrize(
    ("size", "lift", "raised"), [("0.85em", "1pt", True), ("0.85em", "0pt", False), ("1em", "1pt", False)]
)
def test_a_mark_on_the_end_of_its_word_is_raised_though_little_smaller_and_higher(
    paper_of, typst_pdf, size, lift, raised
):
    markup = f"Service Fee#box(move(dy: -{lift}, text(size: {size})[1]))"
    words = paper_of(typst_pdf(markup), "a.pdf").pages[0].lines[0].words
    assert (words[-1].text == "1" and words[-1].raised) == raised


def test_the_last_figure_of_a_year_set_closer_than_the_others_is_part_of_it():
    edges = {2: (20, 24.9), 5: (24.5, 29.4)}
    joined = gathered("201\r\n1\r\nA", lambda index: (*edges.get(index, (80, 85)), 100.0, 10.0))
    assert [clean(piece) for piece in joined.split()] == ["2011", "A"]
