"""How words become lines of typewriter text."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.writing.typewriter import FULL, MEASURE, balanced, centered, wrap

WORDS = st.lists(st.text(alphabet="abcXYZ.,()\"'19-", min_size=1, max_size=12), min_size=1, max_size=60)


def test_two_blanks_follow_a_sentence_and_one_an_abbreviation():
    assert wrap("It ends here. Then Acme Inc. Goes on; see Mr. Holt, No. 6 and p. 3.") == [
        "It ends here.  Then Acme Inc. Goes on; see Mr. Holt, No. 6 and p. 3."
    ]


def test_two_blanks_follow_a_lettered_schedule_but_not_an_initial():
    assert wrap("as in Schedule A. John B. Holt signs.") == ["as in Schedule A.  John B. Holt signs."]


def test_two_blanks_stand_before_a_zip_code():
    assert wrap("Dover, Delaware 19901-0007") == ["Dover, Delaware  19901-0007"]


def test_spaced_initials_stay_with_their_name():
    assert wrap("between the firm of Q V W Brokers, Inc. and each Fund", 24) == [
        "between the firm of",
        "Q V W Brokers, Inc. and",
        "each Fund",
    ]


def test_a_last_word_reaches_over_the_measure_rather_than_stand_alone():
    assert wrap("aaaa bbbb cccc", 12, last=14) == ["aaaa bbbb cccc"]
    assert wrap("aaaa bbbb cccc", 12) == ["aaaa bbbb", "cccc"]


def test_lines_hang_behind_their_label():
    assert wrap("one two three", 16, first="1.    a.    ", rest="      ") == ["1.    a.    one", "      two three"]


def test_a_word_longer_than_the_measure_gets_a_line_of_its_own():
    assert wrap("a incomprehensibilities b", 10) == ["a", "incomprehensibilities", "b"]


def test_a_heading_is_broken_as_evenly_as_its_fewest_lines_allow():
    assert balanced("Maximum Total Yearly Rate*", 24) == ["Maximum Total", "Yearly Rate*"]
    assert balanced("Fee Starting Date", 24) == ["Fee Starting Date"]


def test_half_a_column_goes_to_the_left_of_a_centred_line():
    assert centered("abc", 8) == "   abc"


@given(WORDS)
def test_wrapping_loses_and_reorders_no_word(words):
    text = " ".join(words)
    assert " ".join(wrap(text)).split() == text.split()


@given(WORDS)
def test_no_line_is_wider_than_the_measure_unless_a_single_unit_is(words):
    *lines, last = wrap(" ".join(words), MEASURE, last=FULL)
    assert all(len(line) <= MEASURE for line in lines if " " in line)
    assert len(last) <= FULL or " " not in last
