"""A page picture set level: its rules are found and taken away, its type stays."""

import pytest

np = pytest.importorskip("numpy")

from toolkit.reading.page_ink import page_ink, skew_of  # noqa: E402 - without numpy there is nothing to test


def page(*marks, height=400, width=600):
    """A white page of 72 dots an inch with dark marks: left, top, right, bottom."""
    picture = np.full((height, width, 3), 255, dtype=np.uint8)
    for left, top, right, bottom in marks:
        picture[top:bottom, left:right] = 0
    return picture


LETTERS = tuple((left, 100, left + 6, 109) for left in range(60, 300, 9))


def test_long_thin_lines_are_rules_and_letters_are_not():
    ink = page_ink(page((50, 120, 500, 121), (50, 80, 51, 200), *LETTERS), [], 72)
    assert ink.across == ((50, 120, 500, 121),)
    assert ink.down == ((50, 80, 51, 200),)
    assert ink.dark[100:109, 60:66].all()
    assert not ink.dark[120, 300]


def test_a_hairline_between_two_rows_of_pixels_is_a_rule():
    picture = page(*LETTERS)
    picture[120:122, 50:500] = 170
    assert page_ink(picture, [], 72).across == ((50, 120, 500, 122),)


def test_a_letter_between_two_pieces_of_a_rule_does_not_join_them():
    above, letter, below = (184, 60, 185, 100), (184, 103, 186, 113), (184, 116, 185, 160)
    assert page_ink(page(*LETTERS, above, letter, below), [], 72).down == ((184, 60, 185, 100), (184, 116, 185, 160))


def test_a_dash_is_no_rule_and_a_black_band_is_none():
    ink = page_ink(page((60, 105, 72, 106), (50, 200, 500, 230)), [], 72)
    assert ink.across == ink.down == ()


def test_a_page_that_lies_askew_is_set_level_with_the_lines_on_it():
    slope = 0.02
    picture = page()
    for x in range(50, 550):
        picture[round(200 + slope * (x - 300)), x] = 0
    corners = [
        [100.0, 196 - 0.02 * 200],
        [500.0, 196 + 0.02 * 200],
        [500.0, 204 + 0.02 * 200],
        [100.0, 204 - 0.02 * 200],
    ]
    assert skew_of([corners]) == pytest.approx(slope, abs=1e-4)
    ink = page_ink(picture, [corners], 72)
    level = ink.level(corners)
    assert level[0][1] == pytest.approx(level[1][1], abs=1.5)  # of 16 pixels askew
    assert ink.across
    assert max(bottom - top for _, top, _, bottom in ink.across) <= 3


def test_a_line_whose_corners_were_seen_a_little_askew_is_level_as_its_page_is():
    ink = page_ink(np.full((400, 600, 3), 255, dtype=np.uint8), [], 72)
    assert ink.level([[60, 99], [300, 101], [300, 113], [60, 111]]) == [[60, 100], [300, 100], [300, 112], [60, 112]]
    on_end = [[60, 100], [62, 300], [50, 300], [48, 100]]
    assert ink.level(on_end) == on_end


def test_a_line_that_faded_in_places_is_one_line_and_two_side_by_side_are_two():
    picture = np.full((400, 600, 3), 255, dtype=np.uint8)
    picture[100, 50:250] = picture[200, 50:250] = 0
    picture[100, 250:300:3] = picture[100, 251:300:3] = 0
    picture[100, 300:500] = picture[200, 300:500] = 0
    ink = page_ink(picture, [], 72)
    assert [(left, top, right) for left, top, right, _ in ink.across] == [
        (50, 100, 500),
        (50, 200, 250),
        (300, 200, 500),
    ]
