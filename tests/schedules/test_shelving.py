"""Rules and bands of colour around rows: which of them hold one row, and which only part it from others."""

from toolkit.reading.find import schedule_spans
from toolkit.reading.grid import shelves
from toolkit.reading.pages import Line, Page, Paper, Rule, Word
from toolkit.reading.schedule import read_schedules
from toolkit.reading.shelving import Shelves, _loose
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
    assert _loose(heights, bands, 52.0) == {0, 2, 4}


def test_colour_behind_other_cells_says_nothing_of_the_names():
    bands = [*box(100, 120, shade=True), *box(160, 180, shade=True)]
    beside = [*bands, *box(120, 158, shade=True, x0=300.0)]
    heights = shelves(bands, 50.0, 550.0)
    assert 2 in _loose(heights, beside, 52.0)
    assert 2 not in _loose(heights, beside, 302.0)


def test_a_drawn_cell_holds_one_row():
    cells = [*box(100, 120), *box(120, 160), *box(160, 180)]
    heights = shelves(cells, 50.0, 550.0)
    assert _loose(heights, cells, 52.0) == {0, 4}


def test_lines_of_a_loose_shelf_may_go_together_and_need_not():
    shelf = Shelves({(1, 0): (1, 0), (1, 1): (1, 1), (1, 2): (1, 1)}, frozenset({(1, 1)}), frozenset({(1, 1)}))
    assert shelf.leading([strip(1), strip(2)], [(1, 2)], firm=False) == 2
    assert shelf.leading([strip(1), strip(2)], [(1, 2)], firm=True) == 0
    assert shelf.leading([strip(1), strip(2)], [(1, 0)], firm=False) == 0
    assert not shelf.begins((1, 1), (1, 0))


def word(text, x0, top, x1):
    return Word(text, x0, top, x1, top + 10)


def test_names_half_a_line_off_their_classes_stand_in_their_middle_whether_or_not_a_rule_is_around():
    def page(*printed, rules=()):
        lines = tuple(
            Line(tuple(word(text, x0, top, x1) for text, x0, x1 in words), 1, number)
            for number, (top, *words) in enumerate(printed, start=1)
        )
        return Paper("schedule.pdf", "0" * 64, "pdf", (Page(1, 612.0, 792.0, lines, tuple(rules)),))

    printed = (
        (40, ("SCHEDULE", 250, 300), ("A", 303, 310)),
        (80, ("Fund", 50, 75), ("Class", 250, 275), ("Fee", 350, 370)),
        (100, ("Class", 250, 275), ("A", 278, 284), ("0.25%", 350, 380)),
        (107, ("Alder", 50, 72), ("Bond", 75, 98), ("Fund", 101, 122)),
        (114, ("Class", 250, 275), ("C", 278, 284), ("1.00%", 350, 380)),
        (130, ("Class", 250, 275), ("A", 278, 284), ("0.35%", 350, 380)),
        (137, ("Alder", 50, 72), ("Stock", 75, 98), ("Fund", 101, 122)),
        (144, ("Class", 250, 275), ("R", 278, 284), ("0.50%", 350, 380)),
    )
    cells = [*box(97, 127, x0=45.0, x1=400.0), *box(127, 157, x0=45.0, x1=400.0)]
    for rules in ((), cells):
        paper = page(*printed, rules=rules)
        reading = read_schedules(paper, schedule_spans(paper))
        assert not reading.problems
        assert [(row.name, row.share_class) for schedule in reading.schedules for row in schedule.rows] == [
            ("Alder Bond Fund", "A"),
            ("Alder Bond Fund", "C"),
            ("Alder Stock Fund", "A"),
            ("Alder Stock Fund", "R"),
        ]
