"""Marks outside all lines that were found: a star and a dash are told, dirt and drawn lines are not."""

import pytest

np = pytest.importorskip("numpy")

from toolkit.reading.dashes import is_drawn, lone_dash  # noqa: E402 - without numpy there is nothing to test
from toolkit.reading.page_ink import page_ink  # noqa: E402 - as above
from toolkit.reading.unread import is_dotted, unread_ink  # noqa: E402 - as above

LINE = [[60, 100], [300, 100], [300, 112], [60, 112]]


def unread(*marks):
    """The marks found on a page of 72 dots an inch with one line read."""
    picture = np.full((400, 600, 3), 255, dtype=np.uint8)
    for left, top, right, bottom in (*marks, *((x, 102, x + 6, 110) for x in range(62, 290, 9))):
        picture[top:bottom, left:right] = 0
    return unread_ink(page_ink(picture, [], 72), [LINE], 72)


def test_a_mark_outside_every_line_is_told_where_it_stands():
    assert unread((400, 104, 405, 109)) == [(400, 104, 405, 109)]
    assert unread((400, 106, 410, 107)) == [(400, 106, 410, 107)]


def test_what_was_read_is_not_told_nor_grain_nor_the_edge_of_the_page_nor_a_picture():
    assert unread() == []
    assert unread((400, 104, 401, 105)) == []
    assert unread((5, 100, 12, 110), (590, 100, 600, 300)) == []
    assert unread((400, 200, 500, 260)) == []


def test_a_line_drawn_with_hyphens_is_no_row_of_dashes():
    assert unread(*((x, 150, x + 4, 151) for x in range(100, 200, 6))) == []


def test_what_is_left_of_a_drawn_line_is_no_mark():
    across, below, down = (320, 120, 500, 121), (320, 132, 500, 133), (400, 140, 401, 200)
    assert unread(across, below, (360, 121, 361, 132)) == []
    assert unread(down, (400, 220, 401, 226)) == []
    assert unread(across, (400, 124, 401, 130)) == [(400, 124, 401, 130)]


def test_a_flat_mark_longer_than_any_dash_is_a_drawn_line():
    assert is_drawn(50, 2, 20)
    assert not is_drawn(40, 2, 20)
    assert lone_dash(50, 2, 20) is None


def test_dots_of_a_leader_are_told_from_a_dash_and_from_two():
    def dotted(*marks):
        picture = np.full((400, 600, 3), 255, dtype=np.uint8)
        for left, right in marks:
            picture[104:106, left:right] = 0
        return is_dotted(page_ink(picture, [], 72), (marks[0][0], 104, marks[-1][1], 106))

    assert dotted((400, 402), (404, 406), (408, 410), (412, 414))
    assert dotted((400, 402), (405, 407))
    assert not dotted((400, 410))
    assert not dotted((400, 406), (409, 415))


def test_two_hyphens_behind_one_another_are_one_mark():
    assert unread((400, 105, 404, 106), (408, 105, 412, 106)) == [(400, 105, 412, 106)]
    assert unread((400, 105, 404, 106), (430, 105, 434, 106)) == [(400, 105, 404, 106), (430, 105, 434, 106)]


def test_the_hyphen_of_small_type_is_a_mark():
    assert unread((400, 105, 401, 106)) == []
    assert unread((400, 105, 404, 106)) == [(400, 105, 404, 106)]


def test_a_lone_dash_is_known_by_its_shape():
    assert lone_dash(30, 2, 20) == "\N{EM DASH}"
    assert lone_dash(16, 2, 20) == "\N{EN DASH}"
    assert lone_dash(8, 2, 20) == lone_dash(8, 2, 20, typed=True) == "-"
    assert lone_dash(11, 2, 20) is None
    assert lone_dash(16, 2, 20, typed=True) is None
    assert lone_dash(8, 8, 20) is None
    assert lone_dash(3, 2, 20) is None
