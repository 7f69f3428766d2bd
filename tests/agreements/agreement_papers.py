"""Papers for the tests of the agreement: from text as it stands, or as a printer with a proportional font sets it."""

from pathlib import Path

from toolkit.proof import facts
from toolkit.reading.find import schedule_spans
from toolkit.reading.pages import Line, Page, Paper, Word
from toolkit.reading.surroundings import read_agreement
from toolkit.reading.text import lay_out

CASES = Path(__file__).parent / "cases"
WIDTHS = {"i": 2.6, "l": 2.6, "j": 2.8, "t": 3.1, "f": 3.1, "r": 3.9, " ": 2.8, ".": 2.8, ",": 2.8, "m": 8.1, "w": 7.2}
LEFT = 72.0
LEADING = 13.4


def paper_of(text, kind="text"):
    """A paper of the text as it stands: a column is six points, a line twelve."""
    return Paper("case.txt", "0" * 64, kind, lay_out(list(enumerate(text.splitlines(), start=1))))


def width_of(word):
    return sum(WIDTHS.get(letter.lower(), 7.0 if letter.isupper() else 5.2) for letter in word)


def set_in_proportional_font(paper):
    """The same lines set in a proportional font at the left margin: no column of blanks survives but wide gaps."""
    return Paper("case.pdf", paper.sha256, "pdf", tuple(_set_page(page) for page in paper.pages))


def _set_page(page):
    lines = tuple(_set_line(line, page) for line in page.lines)
    height = max((line.bottom for line in lines), default=0.0) + LEADING
    return Page(page.number, 612.0, height, lines)


def _set_line(line, page):
    """Set a line word by word; what stood at a column of its own (after two blanks, or far in) keeps a column."""
    top = line.top / 12.0 * LEADING
    centred = line.x0 > 72.0 and abs(line.x0 + line.x1 - page.width) < 20.0
    x, before, words = LEFT, None, []
    for word in line.words:
        own_column = (word.x0 > 150.0 and not centred) if before is None else word.x0 - before.x1 > 12.0
        blank = 0.0 if before is None else 2.8
        x = max(x + blank, LEFT + word.x0 * 0.85) if own_column else x + blank
        words.append(Word(word.text, x, top, x + width_of(word.text), top + 11.0))
        x, before = words[-1].x1, word
    return Line(tuple(words), line.page, line.number)


def agreement_in(paper):
    agreement, _ = read_agreement(paper, schedule_spans(paper))
    return agreement


def read(text):
    """The agreement that a text prints."""
    return agreement_in(paper_of(text))


def said_by(agreement):
    """The agreement as JSON, without the places where it is printed."""
    return facts(agreement.model_dump(mode="json"))
