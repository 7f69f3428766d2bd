"""Rules and bands of colour around rows: which of them hold one row, and which only part it from others."""

from toolkit.reading.grid import shelves
from toolkit.reading.pages import Line, Rule, Word
from toolkit.reading.shelving import Shelves, _is_loose
from toolkit.reading.strips import LinePart, Strip


def box(top, bottom, *, shade=False, x0=50.0, x1=550.0):
    corners = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))
    return [Rule(*corner, shade=shade) for corner in corners]


def strip(index):
    line = Line((Word("Alder", 50.0, 20.0 * index, 80.0, 20.0 * index + 10),), 1, index)
    return Strip((1, index), line, (), LinePart.TEXT)


def test_a_stroke_drawn_twice_counts_once():
    half = [Rule(50.0, 100.0, 280.0, 100.0), Rule(50.0, 100.4, 280.0, 100.4)]
    assert shelves(half, 50.0, 550.0) == []
    assert shelves([*half, Rule(280.0, 100.0, 550.0, 100.0)], 50.0, 550.0) == [100.0]


def test_white_between_two_bands_of_colour_may_be_several_rows():
    bands = [*box(100, 120, shade=True), *box(160, 180, shade=True)]
    heights = shelves(bands, 50.0, 550.0)
    assert heights == [100, 120, 160, 180]
    assert [_is_loose(shelf, heights, bands) for shelf in range(5)] == [True, False, True, False, True]


def test_a_drawn_cell_holds_one_row():
    cells = [*box(100, 120), *box(120, 160), *box(160, 180)]
    heights = shelves(cells, 50.0, 550.0)
    assert [_is_loose(shelf, heights, cells) for shelf in range(5)] == [True, False, False, False, True]


def test_lines_of_a_loose_shelf_may_go_together_and_need_not():
    shelf = Shelves({(1, 0): (1, 0), (1, 1): (1, 1), (1, 2): (1, 1)}, frozenset({(1, 1)}), frozenset({(1, 1)}))
    assert shelf.leading([strip(1), strip(2)], [(1, 2)], firm=False) == 2
    assert shelf.leading([strip(1), strip(2)], [(1, 2)], firm=True) == 0
    assert shelf.leading([strip(1), strip(2)], [(1, 0)], firm=False) == 0
    assert not shelf.begins((1, 1), (1, 0))
