"""Headings of bands set in blocks, whose words stand a blank from those of the next column. All names are invented."""

import pytest

from toolkit.reading.band_heads import with_whole_bands
from toolkit.reading.cells import cells_of
from toolkit.reading.find import schedule_spans
from toolkit.reading.grid import Band
from toolkit.reading.pages import Line, Word
from toolkit.reading.schedule import read_schedules
from toolkit.reading.strips import LinePart, Strip

FIGURES = {
    "Alder Core Equity Fund": ("0.780%", "0.755%", "0.730%"),
    "Alder Energy Fund": ("0.620%", "0.595%", "0.570%"),
}
HEADINGS = {
    "right": [
        [("First", 302), ("$300", 357), ("Next", 381), ("$4.7", 430), ("Over $5 billion", 508)],
        [("million", 357), ("billion", 430)],
    ],
    "left": [
        [("First", 327), ("$300", 372), ("Next", 398), ("$4.7", 445), ("Over $5 billion", 476)],
        [("million", 327), ("billion", 398)],
    ],
}
"""Words with the place of the edge at which they and the figures below stand, in points."""
COLUMNS = {"right": (357, 430, 508), "left": (327, 398, 476)}


def placed(text, x, y, *, edge="left", bold=False):
    words = text.replace("$", "\\$")
    words = f"*{words}*" if bold else words
    left = x - 40 - {"left": 0, "right": 200}[edge]
    return f"#place(dx: {left}pt, dy: {y}pt)[#box(width: 200pt)[#align({edge})[{words}]]]"


@pytest.mark.parametrize("edge", HEADINGS)
def test_the_words_of_bands_that_are_drawn_apart(paper_of, typst_pdf, edge):
    drawn = ["#set page(width: 612pt, height: 400pt, margin: 40pt)", '#set text(size: 9pt, font: "Libertinus Serif")']
    drawn += [placed("SCHEDULE A", 260, 0), placed("Name of the Fund", 60, 30, bold=True)]
    for line, words in enumerate(HEADINGS[edge]):
        drawn += [placed(word, x, 30 + 11 * line, edge=edge, bold=True) for word, x in words]
    for row, (fund, rates) in enumerate(FIGURES.items()):
        drawn += [placed(fund, 60, 54 + 11 * row)]
        drawn += [placed(rate, x, 54 + 11 * row, edge=edge) for rate, x in zip(rates, COLUMNS[edge], strict=True)]
    paper = paper_of(typst_pdf("\n".join(drawn)), "plan.pdf")
    found = [row for schedule in read_schedules(paper, schedule_spans(paper)).schedules for row in schedule.rows]
    told = [(row.name, [(tier.over, tier.up_to, str(tier.percent)) for tier in row.rate.tiers]) for row in found]
    assert told == [
        (
            fund,
            [
                (0, 300_000_000, rates[0][:-1]),
                (300_000_000, 5_000_000_000, rates[1][:-1]),
                (5_000_000_000, None, rates[2][:-1]),
            ],
        )
        for fund, rates in FIGURES.items()
    ]


LINES = (
    [
        *(("$200", 346, 364), ("million", 373, 400), ("to", 408, 415), ("$500", 424, 442)),
        *(("Over", 445, 463), ("$500", 471, 488)),
    ],
    [
        *(("Fund", 65, 85), ("$0", 283, 291), ("to", 294, 300), ("$200M", 303, 327)),
        *(("million", 381, 408), ("million", 453, 480)),
    ],
)
BANDS = (Band(65, 220), Band(290, 320), Band(380, 409), Band(452, 481))


def test_words_that_stand_about_the_middles_of_columns_of_unlike_width():
    heads = []
    for number, words in enumerate(LINES):
        top = 11.0 * number
        line = Line(tuple(Word(text, x0, top, x1, top + 9) for text, x0, x1 in words), 1, number + 1)
        heads.append(Strip((1, number), line, cells_of(line, 3.0, (), frozenset()), LinePart.HEADING))
    drawn_apart = ["Fund", "$0 to $200M", "$200 million to million", "$500 Over $500 million"]
    told = with_whole_bands(heads, BANDS, drawn_apart)
    assert told == ["Fund", "$0 to $200M", "$200 million to $500 million", "Over $500 million"]
