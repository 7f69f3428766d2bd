"""A golden for each doubt that a second look at the lines of a schedule raises, said of lines made for it."""

from dataclasses import replace

from toolkit.reading.cells import cells_of
from toolkit.reading.drafts import Draft
from toolkit.reading.pages import Line, Page, Paper, Word
from toolkit.reading.strips import LinePart, Strip
from toolkit.reading.unheard import misheard
from toolkit.reading.verify import (
    beside_unread,
    broken_off,
    left_beside,
    lone_marks,
    miscounted,
    reread,
    unread_figures,
    unsaid,
    untold,
)

WIDTH = 5.0
PITCH = 12.0


def strip_of(text, part=LinePart.TEXT, row=0):
    """A line of a schedule; three blanks part its cells."""
    words, at = [], 0
    for piece in text.split(" "):
        if piece:
            words.append(Word(piece, WIDTH * at, PITCH * row, WIDTH * (at + len(piece)), PITCH * row + 10))
        at += len(piece) + 1
    line = Line(tuple(words), 1, row + 1)
    return Strip((1, row), line, cells_of(line, WIDTH, (), frozenset()), part)


def draft_of(*strips, fund="Alder Oak Fund", words=None):
    return Draft(None, fund, None, None, None, None, None, None, (), strips, None, words)


def scan_of(strip, *, unread=(), again=None):
    """A scanned page with one line, and what another reading of it sees there."""
    page = Page(1, 612.0, 792.0, (strip.line,), unread=unread)
    other = replace(page, lines=(again.line,)) if again else page
    return Paper("scan.pdf", "0" * 64, "scan", (page,), reread=lambda _: (other,))


def unsure(strip):
    words = tuple(replace(word, confidence=0.2) for word in strip.line.words)
    return replace(strip, line=replace(strip.line, words=words))


ROW = strip_of("Alder Oak Fund        0.25%", LinePart.FEES)
NAME = strip_of("Alder Oak Fund        Alder Elm Fund")
DISAGREEMENTS = {
    "a row taken for running text": unread_figures([replace(ROW, part=LinePart.PROSE)], {}, []),
    "words beside a heading of rows": unread_figures(
        [strip_of("ALDER TRUST           quarterly")], {(1, 0): "group"}, []
    ),
    "a figure in a name": unread_figures([strip_of("Alder Oak Fund 0.25%")], {(1, 0): "row"}, []),
    "a fund beside a rate of another": unsaid(
        [strip_of("The Alder Elm Fund pays 0.30% of its net assets.", LinePart.PROSE)], PITCH, [draft_of(ROW)]
    ),
    "a rate of a fund that its row has not": unsaid(
        [strip_of("The Alder Oak Fund pays 0.30% of its net assets.", LinePart.PROSE)],
        PITCH,
        [draft_of(ROW, words="a fee of 0.25%")],
    ),
    "a rate close under a fee": broken_off(
        [ROW, strip_of("                      and 0.30% of the rest.", LinePart.PROSE, 1)], PITCH, [draft_of(ROW)]
    ),
    "a marker on a line of its own": lone_marks(
        [strip_of("(1)", LinePart.PROSE, 5)], [replace(draft_of(ROW), markers=("(1)",))]
    ),
    "a sentence that no row is told by": untold(
        [strip_of("Each Fund pays 0.30% of its net assets.", LinePart.PROSE, 4)], PITCH, [draft_of(ROW, words="0.25%")]
    ),
    "two rates in one cell": miscounted([draft_of(strip_of("Alder 0.25% Oak Fund        0.25%", LinePart.FEES))]),
    "a mark that was not read": beside_unread(scan_of(ROW, unread=((200.0, 0.0, 210.0, 10.0),)), [ROW]),
    "a fund beside another": left_beside([NAME], [draft_of(NAME)]),
    "a sign that may be another": reread(scan_of(unsure(ROW)), [draft_of(unsure(ROW))], frozenset()),
    "two readings of a scan": reread(
        scan_of(ROW, again=strip_of("Alder Oak Fund        0.75%")), [draft_of(ROW)], frozenset()
    ),
    "a row taken for a heading": misheard(
        [strip_of("Alder Ash Fund        basis points of 3 kinds", LinePart.HEADING)],
        [draft_of(ROW), draft_of(ROW, fund="Alder Elm Fund")],
    ),
}


def test_what_a_second_look_doubts(snapshot):
    assert {case: [each.message for each in found] for case, found in DISAGREEMENTS.items()} == snapshot
