"""Clauses in the numbering styles of agreements; words that only look like a number are no clause."""

import textwrap

import pytest
from agreement_papers import read
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.reading.paragraphs import join_lines

OPENING = (
    "This Agreement is made between Alder Trust and Birch Distributors, Inc. on the terms below and on no others.\n\n"
)
STYLES = {
    "figures": ("1.  First.\n\n2.  Second.\n\n3.  Third.", ["1", "2", "3"]),
    "letters after a figure": ("1.    a.  First.\n\n      b.  Second.\n\n2.    Third.", ["1.a", "1.b", "2"]),
    "letters in brackets": ("1.  First:\n\n    (a)  one;\n\n    (b)  two.\n\n2.  Last.", ["1", "1.a", "1.b", "2"]),
    "decimals": ("1.1  First.\n\n1.2  Second.\n\n2.1  Third.", ["1.1", "1.2", "2.1"]),
    "sections": (
        "SECTION 1.  FIRST\n\nSection 1.1  One.\n\nSection 1.2  Two.\n\nSECTION 2.  LAST",
        ["1", "1.1", "1.2", "2"],
    ),
    "articles": ("ARTICLE I\n\n1.1  One.\n\nARTICLE II\n\n2.1  Two.", ["I", "1.1", "II", "2.1"]),
    "articles with sections": (
        "Article I.  First\n\nSection 1.  One.\n\nSection 2.  Two.\n\nArticle II.  Last\n\nSection 1.  Three.",
        ["I", "I.1", "I.2", "II", "II.1"],
    ),
    "Roman figures": ("I.  First.\n\nII.  Second.\n\nIII.  Third.\n\nIV.  Fourth.", ["I", "II", "III", "IV"]),
    "capitals over figures": (
        "A.  First\n\n1.  One.\n\n2.  Two.\n\nB.  Last\n\n1.  Three.",
        ["A", "A.1", "A.2", "B", "B.1"],
    ),
    "Roman below letters": (
        "1.  First:\n\n(a)  one:\n\n(i)  x; and\n\n(ii)  y;\n\n(b)  two.",
        ["1", "1.a", "1.a.i", "1.a.ii", "1.b"],
    ),
    "the letter i after h": (
        "1.  All:\n\n" + "\n\n".join(f"({letter})  item {letter};" for letter in "abcdefghij"),
        ["1", *(f"1.{letter}" for letter in "abcdefghij")],
    ),
    "a run-in heading before a series": ("1.  Fees. (a) First.\n\n(b)  Second.\n\n2.  Last.", ["1", "1.a", "1.b", "2"]),
    "brackets around figures": ("(1)  First.\n\n(2)  Second.", ["1", "2"]),
    "ordinals": (
        "FIRST: The Fund pays.\n\nSECOND: It does:\n\n(a)  one;\n\n(b)  two.\n\nTHIRD: Last.",
        ["FIRST", "SECOND", "SECOND.a", "SECOND.b", "THIRD"],
    ),
    "figures after lettered recitals": (
        "A.  The Trust is a fund.\n\nB.  Birch sells it.\n\nNOW, THEREFORE, they agree:\n\n1.  First.\n\n2.  Last.",
        ["1", "2"],
    ),
    "sections after numbered recitals": (
        "RECITALS\n\n1.  Alder is a trust.\n\n2.  It sells.\n\nAGREEMENTS\n\nSection 1.  First.\n\nSection 2.  Last.",
        ["1", "2"],
    ),
    "sections cut short": ("Sec. 1.01.  One.\n\nSec. 1.02.  Two.\n\nSec. 2.01.  Three.", ["1.01", "1.02", "2.01"]),
    "the word over its number, in a narrow column": (
        "Section   One.\n1.01\n\nSection   It goes on for as long as\n1.02      the Board approves of it.",
        ["1.01", "1.02"],
    ),
    "sections of articles in hundredths": (
        "ARTICLE I\n\nSection 1.01  One.\n\nSection 1.02  Two.\n\nARTICLE II\n\nSection 2.01  Three.",
        ["I", "1.01", "1.02", "II", "2.01"],
    ),
    "an enumeration in a clause before a series in another": (
        "1.  All pay their own expenses: (i) fees; (ii) taxes.\n\n2.  It does:\n\n(i)  one;\n\n(ii)  two.",
        ["1", "2", "2.i", "2.ii"],
    ),
    "a lost number": ("1.  First.\n\n2.  Second.\n\n4.  Fourth.", ["1", "2", "4"]),
}


@pytest.mark.parametrize("style", STYLES)
def test_clauses_are_told_in_every_style_of_numbering(style):
    body, numbers = STYLES[style]
    assert [clause.number for clause in read(OPENING + body).clauses] == numbers


def test_a_clause_has_its_words_without_its_number():
    agreement = read(OPENING + "1.    a.    Distributors may serve\n            holders.\n\n      b.    Nothing more.")
    assert [(clause.number, clause.text) for clause in agreement.clauses] == [
        ("1.a", "Distributors may serve holders."),
        ("1.b", "Nothing more."),
    ]


FULL = "Here the words run on to the right margin of the column, as prose does, and so "
NO_CLAUSES = {
    "an enumeration inside a sentence": f"1.  {FULL[:60]}that the board\n(i) buys, (ii) sells or (iii) holds it.",
    "a reference to a section": f"1.  {FULL[:60]}in Section 2 and\nSection 3 of the Plan this holds.",
    "a figure that begins a line": f"1.  {FULL[:60]}a sum of at most\n2. No more than that is due.",
    "an amount in decimals": f"1.  {FULL[:60]}it comes to some\n1.25 of what is held.",
}


@pytest.mark.parametrize("kind", NO_CLAUSES)
def test_words_that_look_like_a_number_are_no_clause(kind):
    clauses = read(f"{OPENING}{FULL}\n\n{NO_CLAUSES[kind]}").clauses
    assert [clause.number for clause in clauses] == ["1"]


def test_a_paragraph_without_a_number_goes_on_with_the_clause_before_it():
    (clause,) = read(OPENING + "1.  First.\n\n    And more of it.").clauses
    assert clause.text == "First. And more of it."


def test_a_clause_goes_on_over_a_page_break_without_the_furniture():
    text = (
        OPENING
        + "1.  The Fund pays a fee that is\n\n 08/18/03\n 1\n<PAGE>\n    due each month.\n\n2.  Last.\n 08/18/03\n 2\n"
    )
    assert [clause.text for clause in read(text).clauses] == ["The Fund pays a fee that is due each month.", "Last."]


def test_a_sentence_goes_on_over_a_line_that_ends_in_and():
    text = (
        "It is made by and between the Alder Trust, a trust of the state, and\nBirch Corp., a company of the state.\n"
    )
    assert read(text + "\n1.  A.\n").preamble == (
        "It is made by and between the Alder Trust, a trust of the state, and Birch Corp., a company of the state.",
    )


def test_an_agreement_without_numbers_is_all_preamble():
    agreement = read("                  UNDERWRITING AGREEMENT\n\nThe parties agree.\n\nNothing else is agreed.")
    assert (agreement.preamble, agreement.clauses) == (("The parties agree.", "Nothing else is agreed."), ())


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["asset-", "based sales charge"], "asset-based sales charge"),
        (["Rule 12b-", "1 plan"], "Rule 12b-1 plan"),
        (["the sum -", "if any"], "the sum - if any"),
        (["two  blanks ", " one"], "two blanks one"),
        (["", "alone"], "alone"),
    ],
)
def test_lines_join_by_one_blank_but_for_a_broken_word(lines, joined):
    assert join_lines(lines) == joined


WORDS = st.lists(
    st.sampled_from(["the", "fund", "pays", "semi-annual", "asset-based", "fees", "of", "12b-1", "plans"]),
    min_size=1,
    max_size=60,
)


@given(WORDS, st.integers(12, 60))
def test_wrapping_at_any_width_and_joining_gives_the_words_back(words, width):
    text = " ".join(words)
    assert join_lines(textwrap.wrap(text, width)) == text


COUNTS = st.lists(st.integers(0, 4), min_size=2, max_size=6)


@given(COUNTS)
@settings(max_examples=40, deadline=None)
def test_any_agreement_of_figures_and_letters_is_numbered_as_it_is_printed(counts):
    printed, numbers = [OPENING.strip()], []
    for figure, letters in enumerate(counts, start=1):
        printed.append(f"{figure}.   Clause {figure} is short.")
        numbers.append(str(figure))
        for letter in "abcde"[:letters]:
            printed.append(f"     ({letter})  Part {letter} is shorter.")
            numbers.append(f"{figure}.{letter}")
    assert [clause.number for clause in read("\n\n".join(printed)).clauses] == numbers
