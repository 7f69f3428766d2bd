"""Cells drawn over several rows of a page: what one prints holds for each row. All names are invented."""

from toolkit.problems import needs_a_person
from toolkit.reading.find import schedule_spans
from toolkit.reading.pages import Line, Page, Paper, Rule, Word
from toolkit.reading.schedule import read_schedules

EDGES = (50.0, 200.0, 350.0, 420.0)


def page(cells, *, rules=True, uprights=True):
    """A table of cells `(column, first row, last row, text)`, each in a box of its own, its words in the middle."""
    words, drawn = [], []
    for column, first, last, text in cells:
        left, right, top, bottom = EDGES[column], EDGES[column + 1], 100.0 + 20 * first, 120.0 + 20 * last
        middle = (top + bottom) / 2
        x = left + 5
        for word in text.split():
            words.append(Word(word, x, middle - 5, x + 5.0 * len(word), middle + 5))
            x += 5.0 * len(word) + 3
        drawn += [Rule(left, top, right, top), Rule(left, bottom, right, bottom)]
        drawn += [Rule(left, top, left, bottom), Rule(right, top, right, bottom)] if uprights else []
    title = Line((Word("SCHEDULE", 200.0, 40.0, 245.0, 50.0), Word("A", 248.0, 40.0, 254.0, 50.0)), 1, 1)
    tops = sorted({word.top for word in words})
    lines = [
        Line(tuple(sorted((word for word in words if word.top == top), key=lambda word: word.x0)), 1, number)
        for number, top in enumerate(tops, start=2)
    ]
    return Paper("a.pdf", "0" * 64, "pdf", (Page(1, 612.0, 792.0, (title, *lines), tuple(drawn if rules else ())),))


def lines(paper):
    """Rows as `registrant | name | class | percent | date`, what is not printed left out; none in doubt."""
    reading = read_schedules(paper, schedule_spans(paper))
    assert not needs_a_person(reading.problems), reading.problems
    return [
        " | ".join(
            str(part)
            for part in (row.registrant, row.name, row.share_class, row.rate.percent, row.calculation_date)
            if part is not None
        )
        for schedule in reading.schedules
        for row in schedule.rows
    ]


def test_a_trust_in_the_middle_of_its_cell_is_that_of_each_fund_beside_it():
    cells = [
        (0, 0, 0, "Trust"), (1, 0, 0, "Fund"), (2, 0, 0, "Rate"),
        (0, 1, 3, "Alder Funds Trust"),
        (1, 1, 1, "Alder Growth Fund"), (2, 1, 1, "0.25%"),
        (1, 2, 2, "Alder Income Fund"), (2, 2, 2, "0.30%"),
        (1, 3, 3, "Alder Value Fund"), (2, 3, 3, "0.35%"),
        (0, 4, 5, "Birch Series Trust"),
        (1, 4, 4, "Birch Bond Fund"), (2, 4, 4, "0.20%"),
        (1, 5, 5, "Birch Equity Fund"), (2, 5, 5, "0.40%"),
    ]  # fmt: skip
    assert lines(page(cells)) == [
        "Alder Funds Trust | Alder Growth Fund | 0.25",
        "Alder Funds Trust | Alder Income Fund | 0.30",
        "Alder Funds Trust | Alder Value Fund | 0.35",
        "Birch Series Trust | Birch Bond Fund | 0.20",
        "Birch Series Trust | Birch Equity Fund | 0.40",
    ]


def test_a_rate_in_the_middle_of_its_cell_is_that_of_each_fund_beside_it():
    cells = [
        (0, 0, 0, "Fund"), (1, 0, 0, "Annual Rate"),
        (0, 1, 1, "Alder Growth Fund"), (1, 1, 3, "0.25%"),
        (0, 2, 2, "Alder Income Fund"),
        (0, 3, 3, "Alder Value Fund"),
        (0, 4, 4, "Birch Bond Fund"), (1, 4, 4, "0.30%"),
    ]  # fmt: skip
    assert (
        lines(page(cells))
        == lines(page(cells, uprights=False))
        == [
            "Alder Growth Fund | 0.25",
            "Alder Income Fund | 0.25",
            "Alder Value Fund | 0.25",
            "Birch Bond Fund | 0.30",
        ]
    )


def test_a_day_in_a_cell_over_all_rows_is_the_day_of_each_and_without_rules_it_is_doubted():
    cells = [
        (0, 0, 0, "Fund"), (1, 0, 0, "Effective Date"), (2, 0, 0, "Rate"),
        (0, 1, 1, "Alder Growth Fund"), (1, 1, 3, "March 1, 2004"), (2, 1, 1, "0.25%"),
        (0, 2, 2, "Alder Income Fund"), (2, 2, 2, "0.30%"),
        (0, 3, 3, "Alder Value Fund"), (2, 3, 3, "0.35%"),
    ]  # fmt: skip
    assert lines(page(cells)) == [
        "Alder Growth Fund | 0.25 | 2004-03-01",
        "Alder Income Fund | 0.30 | 2004-03-01",
        "Alder Value Fund | 0.35 | 2004-03-01",
    ]
    open_table = page(cells, rules=False)
    doubts = [one.message for one in read_schedules(open_table, schedule_spans(open_table)).problems]
    assert doubts == ["Alder Value Fund: its day is left blank below one that is printed, which may hold for it too"]
