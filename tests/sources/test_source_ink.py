"""What the ink of a scanned line tells: where words end, which letters are capitals, which dash was printed."""

import pytest

from toolkit.reading.cutting import USUAL_GAP, Cut, Spelled, cut, least_blank
from toolkit.reading.dashes import dash_of
from toolkit.reading.ink import Ink, Run, ink_of
from toolkit.reading.letter_case import Heights, LetterCase, heights_of
from toolkit.reading.page_ink import page_ink
from toolkit.reading.raised import with_raised
from toolkit.reading.strokes import stroke_of
from toolkit.reading.zeros import has_wide_zero, with_zeros

HEIGHT, STEP = 40, 12
CAPITAL, SMALL = 30, 22
LOW = "acegmnopqrsuvwxyz"


def printed(text, *, gap=8, read=None):
    """Return what the recogniser reads and the ink of a line: letters of 10 pixels, 2 apart, blanks of `gap` more."""
    runs, places, left = [], [], 0
    for character in text:
        if character == " ":
            left += gap
            continue
        runs.append(Run(left, left + 10, 8, 8 + (SMALL - 8 if character in LOW else CAPITAL - 8)))
        places.append(left + 5)
        left += STEP
    read = text if read is None else read
    at = iter(places)
    known = [None if character == " " else next(at) for character in read]
    middles = [
        place if place is not None else (known[index - 1] + known[index + 1]) / 2 for index, place in enumerate(known)
    ]
    return Spelled(read, tuple(middles)), Ink(tuple(runs), left, HEIGHT)


def words(spelled, ink, least=USUAL_GAP):
    return ["".join(spelled.text[each.first : each.last + 1].split()) for each in cut(spelled, ink, least)]


@pytest.mark.parametrize(
    ("stands", "read"),
    [
        ("Acme Bond Fund", "Acme Bond Fund"),
        ("Acme Bond Fund", "AcmeBond Fund"),
        ("Acme Bond Fund", "Acme BondFund"),
        ("Acme Bond Fund", "Acme Bond F und"),
        ("14, 2000", "14,2000"),
    ],
)
def test_words_end_where_the_ink_has_a_gap_whatever_blank_was_recognised(stands, read):
    assert words(*printed(stands, read=read)) == stands.split()


def test_a_gap_that_is_neither_wide_nor_narrow_is_cut_as_recognised_and_doubted():
    spelled, ink = printed("of the", gap=6, read="ofthe")  # 8 pixels beside letters of 22
    assert [(each.first, each.last, each.doubtful) for each in cut(spelled, ink, 0.35)] == [(0, 4, True)]
    assert not any(each.doubtful for each in cut(*printed("of the"), 0.28))


def test_a_narrow_blank_before_a_capital_is_one_where_it_was_recognised():
    assert words(*printed("of Brindle Fund", gap=3)) == ["of", "Brindle", "Fund"]
    assert words(*printed("of Brindle Fund", gap=3, read="ofBrindleFund")) == ["ofBrindleFund"]


def test_a_blank_that_was_recognised_may_be_narrow_and_one_that_was_not_must_be_as_wide_as_any():
    assert words(*printed("report of what", gap=3)) == ["report", "of", "what"]  # 5 pixels beside letters of 22
    assert words(*printed("DEBT FUND", gap=5, read="DEBTFUND")) == ["DEBT", "FUND"]
    assert words(*printed("DEBT FUND", gap=3, read="DEBTFUND")) == ["DEBTFUND"]
    assert words(*printed("Acme Fund - -", gap=5, read="Acme Fund --")) == ["Acme", "Fund", "--"]
    assert words(*printed("Rule 12b-1", gap=5, read="Rule 12b-1")) == ["Rule", "12b-1"]
    assert words(*printed("May 1, 2001", gap=5, read="May 1 , 2001")) == ["May", "1,", "2001"]


def test_a_word_in_which_a_new_one_was_seen_to_begin_without_a_gap_is_joined():
    spelled, ink = printed("SmallCompany Fund", read="Small Company Fund")
    assert [each.joined for each in cut(spelled, ink, USUAL_GAP)] == [True, False]
    assert not any(each.joined for each in cut(*printed("Small Company Fund"), USUAL_GAP))


def test_of_several_gaps_near_a_blank_that_was_recognised_the_widest_parts_the_words():
    spelled, ink = printed("Select I ncome", gap=8, read="Select Income")
    narrow = [Run(run.left - (5 if run.left > 90 else 0), run.right - 5, run.foot, run.head) for run in ink.runs]
    assert words(spelled, Ink((*ink.runs[:7], *narrow[7:]), ink.length, ink.height), 0.25) == ["Select", "Income"]


def test_a_figure_whose_ones_stand_apart_is_one_word():
    assert words(*printed("June 1 5, 2002", read="June 15, 2002")) == ["June", "15,", "2002"]


def test_the_least_blank_of_a_page_lies_between_the_gaps_within_words_and_those_between_them():
    lines = [printed("Acme Bond Fund K Shares"), printed("Acme Energy Fund K Shares"), printed("Acme Fund K Shares")]
    assert 2 / 22 < least_blank(lines) < 10 / 22


def test_a_few_blanks_that_were_not_recognised_do_not_move_the_least_blank_of_a_page():
    lines = [printed("ACME BOND FUND K SHARES")] * 12 + [
        printed("ACME CAP FUND K SHARES", gap=5, read="ACMECAP FUND K SHARES")
    ]
    assert 2 / 22 < least_blank(lines) < 7 / 22


def test_the_gaps_of_a_short_word_are_measured_in_its_tallest_letter():
    _, ink = printed("Service")
    assert ink.tall == CAPITAL - 8


def test_a_page_with_hardly_a_blank_takes_the_usual_one():
    assert least_blank([printed("Acme Fund")]) == USUAL_GAP


def test_without_ink_a_line_is_cut_at_its_blanks():
    spelled, _ = printed("Acme Bond")
    assert words(spelled, None) == ["Acme", "Bond"]


def cased(stands, read):
    spelled, ink = printed(stands, read=read)
    cuts = cut(spelled, ink, USUAL_GAP)
    return " ".join(LetterCase(spelled, ink, cuts, heights_of(spelled, cuts), None).words())


@pytest.mark.parametrize(
    ("stands", "read"),
    [
        ("Corvane Fund", "corvane Fund"),
        ("Blue Chip Fund", "Blue chip Fund"),
        ("FUNDS AND TRUSTS", "FUNDs AND TRUSTS"),
        ("Energy Fund", "EnergY Fund"),
        ("BofA Fund", "BofA Fund"),
        ("McCoy Fund", "McCoy Fund"),
        ("Short-Term Fund", "short-Term Fund"),
        ("ex-Japan Fund", "eX-Japan Fund"),
    ],
)
def test_a_letter_whose_two_cases_look_alike_is_as_high_as_it_stands(stands, read):
    assert cased(stands, read) == stands


def test_a_recognised_blank_is_the_wide_gap_a_character_away_where_a_place_is_off():
    spelled, ink = printed("Bond Fund, Class", gap=8)
    comma = spelled.text.index(",")
    off = [place + 14 if index == comma else place for index, place in enumerate(spelled.places)]
    assert words(Spelled(spelled.text, tuple(off)), ink) == ["Bond", "Fund,", "Class"]


def test_a_one_has_room_before_the_comma_of_its_figure():
    spelled, ink = printed("$1,250")
    apart = tuple(Run(r.left + 9 * (r.left > 20), r.right + 9 * (r.left > 20), r.foot, r.head) for r in ink.runs)
    assert words(spelled, Ink(apart, ink.length + 9, HEIGHT)) == ["$1,250"]


def test_between_letters_that_lean_over_one_another_a_blank_shows_less_white():
    assert words(*printed("BASIC TARGET AGREEMENT", gap=3, read="BASICTARGETAGREEMENT")) == ["BASICTARGET", "AGREEMENT"]


def test_where_the_ink_cannot_tell_a_word_among_capitals_begins_with_one():
    spelled, ink = printed("Acme corvane Bond Fund")
    cuts = cut(spelled, ink, USUAL_GAP)
    flat = Heights(8, 0.0, 22, 22.5)
    assert " ".join(LetterCase(spelled, ink, cuts, flat, None).words()) == "Acme Corvane Bond Fund"


def test_letters_are_measured_from_a_baseline_that_rises_along_the_line():
    spelled, ink = printed("Acme Bond and corvane Fund")
    rising = tuple(Run(r.left, r.right, r.foot + r.left / 40, r.head + r.left / 40) for r in ink.runs)
    ink = Ink(rising, ink.length, ink.height)
    cuts = cut(spelled, ink, USUAL_GAP)
    heights = heights_of(spelled, cuts)
    assert heights.slope == pytest.approx(1 / 40, abs=0.005)
    assert " ".join(LetterCase(spelled, ink, cuts, heights, None).words()) == spelled.text


def test_the_baseline_is_told_by_all_letters_not_by_two_of_them_a_pixel_apart():
    spelled, ink = printed("Acme Bond and corvane Fund")
    uneven = tuple(Run(r.left, r.right, r.foot + (at % 3 == 0), r.head) for at, r in enumerate(ink.runs))
    cuts = cut(spelled, Ink(uneven, ink.length, HEIGHT), USUAL_GAP)
    assert heights_of(spelled, cuts).slope == 0.0


def test_a_raised_marker_behind_a_class_is_no_measure_of_its_letter():
    """The only letters that touch no other are the class and its marker."""
    spelled, ink = printed("Class Y1")
    touching = Run(ink.runs[0].left, ink.runs[4].right, 8, CAPITAL)
    raised = Run(ink.runs[6].left, ink.runs[6].right, 20, CAPITAL + 4)
    ink = Ink((touching, ink.runs[5], raised), ink.length, ink.height)
    cuts = cut(spelled, ink, USUAL_GAP)
    heights = heights_of(spelled, cuts)
    (text,) = LetterCase(spelled, ink, cuts[1:], heights, None).words()
    assert with_raised(text, cuts[1], heights) == "Y¹"


def test_the_first_letter_of_a_word_is_measured_whole_where_the_letters_behind_it_touch():
    spelled, ink = printed("Acme Zero Fund", read="Acme zero Fund")
    joined = Run(ink.runs[6].left, ink.runs[7].right, 8, SMALL)
    ink = Ink((*ink.runs[:6], joined, *ink.runs[8:]), ink.length, ink.height)
    cuts = cut(spelled, ink, USUAL_GAP)
    assert " ".join(LetterCase(spelled, ink, cuts, heights_of(spelled, cuts), None).words()) == "Acme Zero Fund"


def test_the_tail_of_a_letter_above_fills_no_blank_between_two_words():
    np = pytest.importorskip("numpy")
    picture = np.full((120, 300, 3), 255, dtype=np.uint8)
    for left in (20, 32, 44, 66, 78):  # a blank from 54 to 66
        picture[50:72, left : left + 10] = 0
    picture[30:45, 56:62] = 0  # of the line above
    page = page_ink(picture, [], 72)
    ink = ink_of(page, [[10, 40], [100, 40], [100, 80], [10, 80]])
    assert [(run.left, run.right) for run in ink.runs] == [(10, 20), (22, 32), (34, 44), (56, 66), (68, 78)]


def test_a_zero_of_a_figure_that_is_wider_than_the_figures_beside_it_may_be_a_letter():
    def figure(text, *widths):
        at, runs = 0, []
        for width in widths:
            runs.append(Run(at, at + width, 8, 30))
            at += width + 2
        return has_wide_zero(text, Cut(0, len(text) - 1, 0, at, tuple(runs)))

    assert figure("0.30", 14, 3, 14, 20)
    assert figure("0.45%", 19, 3, 15, 13, 20)
    assert not figure("0.30", 14, 3, 14, 15)
    assert not figure("1.00", 6, 3, 14, 14)
    assert not figure("COO", 14, 20, 20)


def test_a_small_letter_is_as_high_as_its_own_ink_wherever_its_line_runs():
    heights = Heights(10, 0.0, 15.8, 22)
    assert heights.is_capital("S", Run(89, 101, 12, 27), whole=True) is False
    assert heights.is_capital("S", Run(89, 101, 12, 34), whole=True) is True
    assert heights.is_capital("P", Run(72, 86, 4, 26), whole=True) is False


def test_a_roman_three_is_as_many_strokes_as_stand_side_by_side_though_their_serifs_touch():
    np = pytest.importorskip("numpy")
    dark = np.zeros((40, 60), dtype=bool)
    for left in (10, 20, 30):
        dark[10:32, left + 3 : left + 6] = True
        dark[[10, 31], left : left + 10] = True
    ink = Ink((Run(10, 40, 8, 30),), 60, 40, dark)
    assert ink.stems(ink.runs) == 3
    spelled = Spelled("II", (15, 30))
    assert list(LetterCase(spelled, ink, cut(spelled, ink, USUAL_GAP), None, None).words()) == ["III"]


def test_a_roman_two_is_not_a_word_of_a_small_l():
    assert cased("Value II Fund", "Value Il Fund") == "Value II Fund"


@pytest.mark.parametrize(("length", "dash"), [(9, "-"), (16, "\N{EN DASH}"), (32, "\N{EM DASH}")])
def test_a_dash_is_what_its_length_says(length, dash):
    word = Cut(0, 0, 0, length, (Run(0, length, 15, 17),))
    assert dash_of("-", word, Heights(8, 0.0, 16, 22), typed=False) == dash


def test_a_dash_longer_than_a_hyphen_and_shorter_than_a_dash_is_neither():
    word = Cut(0, 0, 0, 13, (Run(0, 13, 15, 17),))
    assert dash_of("-", word, Heights(8, 0.0, 16, 22), typed=False) is None


def test_a_dash_of_typed_letters_is_a_hyphen_where_it_is_short_and_else_may_be_any():
    heights = Heights(8, 0.0, 16, 22)
    assert [dash_of("-", Cut(0, 0, 0, x, (Run(0, x, 15, 17),)), heights, typed=True) for x in (9, 22)] == ["-", None]


def test_figures_that_stand_above_the_line_are_superscripts():
    def word(text, *raised):
        runs = tuple(Run(12 * at, 12 * at + 9, 18 if up else 8, 33 if up else 30) for at, up in enumerate(raised))
        return with_raised(text, Cut(0, len(text) - 1, 0, 60, runs), Heights(8, 0.0, 22, 22))

    assert word("Fund1", False, False, False, False, True) == "Fund¹"
    assert word("45%12", False, False, False, True, True) == "45%¹²"
    assert word("2001", False, False, False, False) == "2001"
    assert word("3", True) == "³"


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        (["##", "##", "##", "##", "##", "##"], "I"),
        (["######", "..##..", "..##..", "..##..", "..##..", "######"], "I"),
        (["..##..", "####..", "..##..", "..##..", "..##..", "######"], "1"),
        (["..##..", "..##..", "..##..", "..##..", "..##..", "######"], None),
        ([".####.", "##..##", "##..##", "##..##", "##..##", ".####."], None),
    ],
)
def test_one_stroke_is_what_stands_out_at_its_top(drawn, read):
    np = pytest.importorskip("numpy")
    dark = np.array([[sign == "#" for sign in row] for row in drawn for _ in range(3)])
    assert stroke_of(dark) == read


@pytest.mark.parametrize(("read", "wide", "stands"), [("6O/4O", 10, "60/40"), ("6O/4O", 14, "6O/4O"), ("RO", 10, "RO")])
def test_an_o_no_wider_than_the_figures_beside_it_is_a_zero(read, wide, stands):
    widths = [wide if each == "O" else 10 for each in read]
    runs = tuple(Run(20 * at, 20 * at + width, 8, 30) for at, width in enumerate(widths))
    assert with_zeros(read, Cut(0, len(read) - 1, 0, 100, runs)) == stands
