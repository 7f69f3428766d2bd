"""Tables of a page whose rows are higher than a line: halves out of step, names of three lines. All is invented."""

from toolkit.problems import needs_a_person
from toolkit.reading.find import schedule_spans
from toolkit.reading.pages import Line, Page, Paper, Word
from toolkit.reading.schedule import read_schedules

LEADING, INSET = 13.0, 3.5


def table(left, rows, inset=INSET):
    """The words of a table from `left` on: each row a name of several lines and its rate, then a small gap."""
    words, top = [], 100.0
    for name, rate in rows:
        for number, line in enumerate(name):
            words += set_line(line, left, top + LEADING * number)
        words += set_line(rate, left + 130, top)
        top += LEADING * len(name) + inset
    return words


def set_line(text, x, top):
    words = []
    for word in text.split():
        words.append(Word(word, x, top, x + 5.0 * len(word), top + 10))
        x += 5.0 * len(word) + 3
    return words


def lines(words):
    """Rows of a page of words as `name | percent`; none in doubt."""
    words = [*set_line("SCHEDULE A", 250, 40), *words]
    tops = sorted({word.top for word in words})
    printed = [sorted((word for word in words if word.top == top), key=lambda word: word.x0) for top in tops]
    page = Page(1, 612.0, 792.0, tuple(Line(tuple(line), 1, number) for number, line in enumerate(printed, start=1)))
    paper = Paper("a.pdf", "0" * 64, "pdf", (page,))
    reading = read_schedules(paper, schedule_spans(paper))
    assert not needs_a_person(reading.problems), reading.problems
    return [f"{row.name} | {row.rate.percent}" for schedule in reading.schedules for row in schedule.rows]


ALDER = [
    (["Fund"], "Rate"),
    (["Alder International", "Opportunities and Income", "Fund"], "0.25%"),
    (["Alder Income Fund"], "0.30%"),
    (["Alder Global Small", "Capitalization Value Fund"], "0.35%"),
]
BIRCH = [
    (["Fund"], "Rate"),
    (["Birch Bond Fund"], "0.20%"),
    (["Birch Emerging Markets", "Infrastructure Equity Fund"], "0.40%"),
    (["Birch Global Fund"], "0.45%"),
]


def test_halves_under_headings_that_come_twice_are_read_one_after_the_other():
    assert lines([*table(72, ALDER), *table(320, BIRCH)]) == [
        "Alder International Opportunities and Income Fund | 0.25",
        "Alder Income Fund | 0.30",
        "Alder Global Small Capitalization Value Fund | 0.35",
        "Birch Bond Fund | 0.20",
        "Birch Emerging Markets Infrastructure Equity Fund | 0.40",
        "Birch Global Fund | 0.45",
    ]


def test_a_step_a_little_wider_than_that_within_names_parts_the_rows():
    names = [
        (["Alder International", "Opportunities Growth", "Fund"], "0.10%"),
        (["Alder International", "Opportunities Income and", "Dividend Fund"], "0.11%"),
        (["Alder Short-Term", "Growth Fund"], "0.12%"),
        (["Birch Short-Term", "Income and Dividend", "Fund"], "0.13%"),
    ]
    assert lines(table(72, [(["Fund"], "Rate"), *names])) == [
        "Alder International Opportunities Growth Fund | 0.10",
        "Alder International Opportunities Income and Dividend Fund | 0.11",
        "Alder Short-Term Growth Fund | 0.12",
        "Birch Short-Term Income and Dividend Fund | 0.13",
    ]


def test_a_step_that_is_narrower_between_rows_than_within_names_parts_nothing():
    names = [
        (["Alder Core Fixed-Income and", "Green Bond Fund"], "0.20%"),
        (["Alder Percent Plus Fund"], "0.40%"),
        (["Alder Short-Dated Income and", "Capital Preservation Fund"], "0.25%"),
        (["Alder Target 2055 Fund"], "0.35%"),
        (["Alder Ultra-Short Fund"], "0.15%"),
    ]
    assert lines(table(72, [(["Fund"], "Rate"), *names], inset=-2.0)) == [
        "Alder Core Fixed-Income and Green Bond Fund | 0.20",
        "Alder Percent Plus Fund | 0.40",
        "Alder Short-Dated Income and Capital Preservation Fund | 0.25",
        "Alder Target 2055 Fund | 0.35",
        "Alder Ultra-Short Fund | 0.15",
    ]


def test_a_word_that_stands_under_each_class_makes_no_halves():
    words = [*set_line("Fund", 72, 100)]
    for number, letter in enumerate("ACIZ"):
        words += [*set_line(f"Class {letter}", 200 + 60 * number, 100), *set_line("Shares", 200 + 60 * number, 113)]
        words += [*set_line(f"0.{number + 1}5%", 200 + 60 * number, 130)]
    assert lines([*words, *set_line("Alder Growth Fund", 72, 130)]) == [
        "Alder Growth Fund | 0.15",
        "Alder Growth Fund | 0.25",
        "Alder Growth Fund | 0.35",
        "Alder Growth Fund | 0.45",
    ]


def test_a_class_close_behind_a_name_stands_in_its_own_column():
    words = [*set_line("Fund", 72, 100), *set_line("Class", 250, 100), *set_line("Fee", 400, 100)]
    for top, share_class, rate in ((130, "Class A", "0.25%"), (160, "Institutional Class", "0.10%")):
        words += set_line("all Funds of Alder Trust as", 72, top)
        words += set_line(share_class, max(word.x1 for word in words if word.top == top) + 5, top)
        words += [*set_line(rate, 400, top), *set_line("offered in its current prospectus", 72, top + 13)]
    page = [word for word in words if word.text != "Class" or word.top != 100]
    edge = next(word.x0 for word in words if word.text == "Class" and word.top == 130)
    assert lines([*page, *set_line("Class", edge, 100)]) == [
        "all Funds of Alder Trust as offered in its current prospectus | 0.25",
        "all Funds of Alder Trust as offered in its current prospectus | 0.10",
    ]
