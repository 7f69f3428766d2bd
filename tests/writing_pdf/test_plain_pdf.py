"""Preformatted text in Courier: the sample agreement, and any EDGAR printout, at its columns and lines."""

import importlib.util
from pathlib import Path

import pdfplumber
import pytest

from toolkit.writing.plain_pdf import pages_of_text, plain_pdf

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "contracts" / "class-k"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("make_sample", ROOT / "scripts" / "make_sample.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def printed(data, tmp_path):
    """What pdfplumber, which had no part in writing it, finds on each page: (text, column, line) of each word."""
    path = tmp_path / "plain.pdf"
    path.write_bytes(data)
    with pdfplumber.open(path) as pdf:
        return [
            [
                (word["text"], round((word["x0"] - 66) / 6), round((word["top"] - 33) / 11))
                for word in page.extract_words(x_tolerance=1)
            ]
            for page in pdf.pages
        ]


def test_the_committed_sample_is_made_from_its_text_byte_for_byte(script):
    text = (SAMPLE / "source" / "agreement.txt").read_text(encoding="ascii")
    assert script.sample_pdf(text) == (SAMPLE / "agreement.pdf").read_bytes()


def test_every_word_of_the_sample_stands_at_its_column_and_line(tmp_path):
    text = (SAMPLE / "source" / "agreement.txt").read_text(encoding="ascii")
    expected = []
    for page in text.split("<PAGE>\n"):
        words = []
        for number, line in enumerate(page.split("\n")):
            column = 0
            for word in line.split():
                column = line.index(word, column)
                words.append((word, column, number))
                column += len(word)
        expected.append(words)
    assert printed((SAMPLE / "agreement.pdf").read_bytes(), tmp_path) == expected


def test_the_font_is_courier_itself_and_the_page_us_letter(tmp_path):
    path = tmp_path / "plain.pdf"
    path.write_bytes(plain_pdf([["By: ______"]], "a form"))
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0]
        assert {character["fontname"] for character in page.chars} == {"Courier"}
        assert (page.width, page.height) == (612, 792)


def test_a_page_tag_or_a_form_feed_begins_a_page():
    assert pages_of_text("one\n<PAGE>\n\n two \ftrois") == (("one",), ("", " two"), ("trois",))


def test_brackets_backslashes_and_accents_are_printed_as_they_are(tmp_path):
    line = r"Café (Class \K) § 5 — “quoted”"
    path = tmp_path / "plain.pdf"
    path.write_bytes(plain_pdf([[line]], r"a (title) \ here"))
    with pdfplumber.open(path) as pdf:
        assert pdf.pages[0].extract_text() == line
        assert pdf.metadata["Title"] == r"a (title) \ here"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (["x" * 81], "page 1, line 1 has 81 columns; 80 fit"),
        (["x"] * 67, "page 1 has 67 lines; 66 fit"),
    ],
)
def test_what_does_not_fit_the_page_is_refused_never_cut(page, said):
    with pytest.raises(ValueError, match=said):
        plain_pdf([page], "too large")
