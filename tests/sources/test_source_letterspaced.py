"""Titles whose letters stand apart are words; letters that are classes stay what they are."""

import pytest


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("     S C H E D U L E   A", "SCHEDULE A"),
        ("F E E  S C H E D U L E  T O  T H E  P L A N", "FEE SCHEDULE TO THE PLAN"),
        ("W I T N E S S E T H:", "W I T N E S S E T H:"),
        ("F E E  S CH E D U L E  T O  P L AN", "FEE SCHEDULE TO PLAN"),
        ("Fund          A   C   R", "Fund A C R"),
        ("A  C  R  I  Y", "A C R I Y"),
        ("A B C D E F R", "A B C D E F R"),
        ("R   6   A   C   T   Y   I", "R 6 A C T Y I"),
    ],
)
def test_a_line_of_text_whose_letters_stand_apart(paper_of, lines_of, printed, read):
    assert lines_of(paper_of(printed, "a.txt")) == [[read]]


@pytest.mark.parametrize("tracking", ["0.15em", "0.25em", "0.4em"])
def test_a_title_of_a_pdf_whose_letters_stand_apart(paper_of, typst_pdf, lines_of, tracking):
    markup = f"#text(tracking: {tracking})[FEE SCHEDULE TO THE PLAN]\n\nFee Schedule"
    (lines,) = lines_of(paper_of(typst_pdf(markup), "a.pdf"))
    assert lines == ["FEE SCHEDULE TO THE PLAN", "Fee Schedule"]


def test_blanks_that_are_typed_between_the_letters_of_one_word_stay(paper_of, typst_pdf, lines_of):
    markup = "W I T N E S S E T H:\n\n#text(tracking: 0.3em)[WITNESSETH:]"
    assert lines_of(paper_of(typst_pdf(markup), "a.pdf")) == [["W I T N E S S E T H:", "WITNESSETH:"]]


def test_the_words_of_such_a_title_have_boxes(paper_of, typst_pdf):
    (line,) = paper_of(typst_pdf("#text(tracking: 0.3em)[SCHEDULE A]"), "a.pdf").pages[0].lines
    assert [word.text for word in line.words] == ["SCHEDULE", "A"]
    assert line.words[0].x1 < line.words[1].x0
