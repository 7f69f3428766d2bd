"""EDGAR's rules for text: ASCII, 80 columns of text, 132 of tables."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.writing.lint import ascii_text, edgar_problems


def faults(text):
    return [(p.source.line, p.message) for p in edgar_problems(text)]


def test_a_line_of_text_takes_80_columns_and_one_of_a_table_132():
    assert faults("x" * 80 + "\n" + "x" * 81) == [(2, "81 columns, where EDGAR takes 80")]
    assert faults("a" + " " * 130 + "b\n" + "a" + " " * 131 + "b") == [(2, "133 columns, where EDGAR takes 132")]


def test_tabs_and_signs_beyond_ascii_are_named():
    assert faults("fine\na\tb\n§ 2") == [(2, "EDGAR text takes no '\\t'"), (3, "EDGAR text takes no '§'")]


def test_quotes_dashes_and_accents_become_their_likeness():
    assert ascii_text("“Señor’s” Fund—½%…\t©") == '"Senor\'s" Fund--1/2%... (C)'


def test_a_sign_that_refers_is_spelled_and_a_footnotes_mark_stays_a_mark():
    assert ascii_text("under § 2(a)(42) and ¶3") == "under Section 2(a)(42) and Paragraph 3"
    assert ascii_text("Elm Fund† Fir Fund‡ Ash Fund§") == "Elm Fund# Fir Fund## Ash Fund^"


@given(st.text())
def test_whatever_comes_in_ascii_comes_out(text):
    assert ascii_text(text).isascii()
    assert "\t" not in ascii_text(text)


@given(st.text(alphabet=st.characters(max_codepoint=126, exclude_characters="\t")))
def test_ascii_is_left_as_it_stands(text):
    assert ascii_text(text) == text
