"""Lines of a scanned page before they are read: leaders are taken away, cut lines joined, words passed over found."""

import pytest

np = pytest.importorskip("numpy")

from toolkit.reading.cutting import Cut  # noqa: E402 - without numpy there is nothing to test
from toolkit.reading.doubled import has_lost_double  # noqa: E402 - as above
from toolkit.reading.ink import Run  # noqa: E402 - as above
from toolkit.reading.latin import Decoded  # noqa: E402 - as above
from toolkit.reading.leaders import without_leaders  # noqa: E402 - as above
from toolkit.reading.letter_case import Heights  # noqa: E402 - as above
from toolkit.reading.line_boxes import stand_on_end, whole_lines  # noqa: E402 - as above
from toolkit.reading.measured import UNREADABLE, Measured  # noqa: E402 - as above
from toolkit.reading.page_ink import page_ink  # noqa: E402 - as above
from toolkit.reading.unread import strokes_of  # noqa: E402 - as above


def page(*marks, height=400, width=600):
    """A white page with dark marks: left, top, right, bottom."""
    picture = np.full((height, width, 3), 255, dtype=np.uint8)
    for left, top, right, bottom in marks:
        picture[top:bottom, left:right] = 0
    return picture


def word(left, right, top=100):
    """The letters of a word, as marks."""
    return tuple((x, top, x + 6, top + 16) for x in range(left, right, 8))


def dots(left, right, step, top=113):
    return tuple((x, top, x + 3, top + 3) for x in range(left, right, step))


NAME = word(40, 120)
FIGURE = word(400, 440)


def test_dots_that_lead_from_a_name_to_its_figure_are_taken_away_and_nothing_else():
    picture = page(*NAME, *dots(130, 390, 9), *FIGURE)
    assert (without_leaders(picture, 200) == page(*NAME, *FIGURE)).all()


def test_a_leader_of_two_dots_is_told_by_another_on_its_page():
    short = word(40, 360, top=200)
    picture = page(*NAME, *dots(130, 390, 9), *FIGURE, *short, *dots(370, 386, 9, top=213))
    assert (without_leaders(picture, 200) == page(*NAME, *FIGURE, *short)).all()


@pytest.mark.parametrize("step", [9, 60])
def test_points_of_a_name_of_figures_or_of_an_ellipsis_stay(step):
    picture = page(*NAME, *dots(130, 130 + 3 * step, step), *FIGURE)
    assert (without_leaders(picture, 200) == picture).all()


def boxes(*lines):
    return [[[left, top], [right, top], [right, bottom], [left, bottom]] for left, top, right, bottom in lines]


def read(picture, *found):
    lines = whole_lines(page_ink(picture, [], 72), boxes(*found), 72)
    return sorted((line[0][0], line[2][0]) for line in lines)


def test_a_line_that_was_cut_within_a_word_is_read_as_one():
    picture = page(*word(60, 300), *word(400, 440))
    assert read(picture, (56, 96, 180, 120), (178, 97, 304, 121), (396, 96, 444, 120)) == [(56, 304), (396, 444)]


def test_words_passed_over_between_two_others_are_read_with_them():
    picture = page(*word(60, 120), *word(129, 200), *word(208, 300))
    assert read(picture, (56, 96, 126, 120), (204, 96, 304, 120)) == [(56, 304)]


def test_a_line_does_not_go_on_behind_a_rule_nor_in_the_line_below():
    ruled = page(*word(60, 180), *word(190, 300), (184, 60, 185, 160))
    assert read(ruled, (56, 96, 183, 120), (186, 96, 304, 120)) == [(56, 183), (186, 304)]
    below = page(*word(60, 180), *word(180, 300, top=108))
    assert read(below, (56, 96, 180, 120), (178, 104, 304, 128)) == [(56, 180), (178, 304)]


def test_a_page_whose_lines_are_higher_than_wide_lies_on_its_side():
    assert stand_on_end(boxes((100, 50, 120, 400), (140, 50, 160, 300), (40, 500, 90, 512)))
    assert not stand_on_end(boxes((100, 50, 400, 70), (100, 80, 112, 110)))
    assert not stand_on_end([])


@pytest.mark.parametrize(("places", "lost"), [((0.1, 0.5, 0.9), 0), ((0.1, 0.35, 0.5), 1)])
def test_a_letter_behind_the_last_character_of_a_word_was_passed_over(places, lost):
    letters = ((60, 100, 72, 116), (76, 100, 88, 116), (92, 100, 104, 116))
    read = Decoded("Fee")
    read.places, read.confidences = places, (1.0, 1.0, 1.0)
    line = Measured(page_ink(page(*letters), [], 200), boxes((56, 94, 108, 122))[0], read)
    line.cut(0.3)
    assert len(list(line.unseated())) == lost


def test_a_raised_marker_in_brackets_that_was_read_is_not_passed_over():
    letters = tuple((60 + 16 * at, 100, 72 + 16 * at, 116) for at in range(3))
    raised = tuple((108 + 6 * at, 96, 112 + 6 * at, 106) for at in range(3))
    read = Decoded("FEE(1)")
    read.places, read.confidences = (0.1, 0.37, 0.62, 0.76, 0.85, 0.93), (1.0,) * 6
    line = Measured(page_ink(page(*letters, *raised), [], 200), boxes((56, 92, 128, 122))[0], read)
    line.cut(0.3)
    assert list(line.unseated()) == []


@pytest.mark.parametrize(("spelled", "sure"), [("600", True), ("6O0", False)])
def test_a_letter_taken_for_a_zero_by_its_width_is_for_a_person_to_see(spelled, sure):
    figures = tuple((60 + 16 * at, 100, 72 + 16 * at, 116) for at in range(3))
    read = Decoded(spelled)
    read.places, read.confidences = (0.2, 0.5, 0.8), (1.0,) * 3
    line = Measured(page_ink(page(*figures), [], 200), boxes((56, 94, 108, 122))[0], read)
    line.cut(0.3)
    (seen,) = line.words(None, typed=False)
    assert (seen.text, seen.confidence > UNREADABLE) == ("600", sure)


HEIGHTS = Heights(8, 0.0, 16, 22)


def strokes(*edges):
    return tuple(Run(left, right, 8, 30) for left, right in edges)


def test_a_letter_read_once_whose_strokes_stand_there_twice_is_told():
    one, two = (40, 46), (50, 56)
    small = (Run(0, 16, 8, 30), Run(18, 36, 8, 24))
    assert has_lost_double("Sal", Cut(0, 2, 0, 56, (*small, *strokes(one, two))), HEIGHTS)
    assert not has_lost_double("Sall", Cut(0, 3, 0, 56, (*small, *strokes(one, two))), HEIGHTS)
    assert not has_lost_double("Sal", Cut(0, 2, 0, 46, (*small, *strokes(one))), HEIGHTS)


def test_a_wide_letter_whose_thin_parts_faded_is_no_lost_letter():
    faded = (Run(0, 16, 8, 30), *strokes((20, 26), (30, 36)), Run(40, 46, 8, 30))
    assert not has_lost_double("SUl", Cut(0, 2, 0, 46, faded), HEIGHTS)
    hump = (Run(0, 16, 8, 24), Run(20, 26, 8, 30), Run(28, 34, 8, 24), *strokes((40, 46)))
    assert not has_lost_double("shl", Cut(0, 2, 0, 46, hump), HEIGHTS)
    assert not has_lost_double("shll", Cut(0, 3, 0, 60, (*hump, *strokes((50, 56)))), HEIGHTS)
    assert not has_lost_double("$10", Cut(0, 2, 0, 46, (*faded, Run(50, 52, 8, 20))), HEIGHTS)


def test_two_hyphens_that_touch_by_their_blur_are_two():
    picture = page((400, 104, 410, 106), (412, 104, 422, 106))
    picture[104:106, 410:412] = 150
    ink = page_ink(picture, [], 72)
    assert strokes_of(ink, (400, 104, 422, 106)) == [(0, 10), (12, 22)]
    assert strokes_of(page_ink(page((400, 104, 422, 106)), [], 72), (400, 104, 422, 106)) == [(0, 22)]
