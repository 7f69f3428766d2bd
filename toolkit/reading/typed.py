"""A paragraph typed line by line: words broken at an edge, tabs carried to their stops."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from toolkit.reading.blocks import Paragraph, Piece
from toolkit.reading.marks import PLAIN, parted
from toolkit.reading.pages import CHARACTER_WIDTH, LINE_HEIGHT, Word
from toolkit.reading.text import line_words

TAB_STOP = 36.0
SPREAD = 1.35
"""A typewriter's character is wider than a printed one by about so much; tab stops are moved out with it."""
TABBED_WIDTH = 132 * CHARACTER_WIDTH
"""A line whose tabs set columns is not wrapped before this."""
_LAST_CELL = 30 * CHARACTER_WIDTH
"""What may stand behind the last tab stop: on a page laid on its side that is far out."""
_FAR_STOP = 144.0
"""Points: a tab stop set as far as this parts columns."""
LABEL_LENGTH = 10
_SECTION = re.compile(r"(?:section|article|paragraph)\s+[\w.()]{1,8}\s*\t\s*", re.IGNORECASE)


def wrapped(block: Paragraph, width: float) -> list[list[Word]]:
    """Break a paragraph into rows of words, measured from its own left edge; never after a hyphen at a word's end."""
    if block.preformatted:
        lines = "".join(piece.text for piece in block.pieces).split("\n")
        return [list(line_words(line, 0.0)) for line in lines]
    if _is_tabbed(block):
        width = max(width, TABBED_WIDTH, SPREAD * max(block.tabs, default=0.0) + _LAST_CELL)
    tabbed = any("\t" in piece.text for piece in block.pieces)
    rows: list[list[Word]] = [[]]
    here = max(0.0, block.indent + block.first_indent)
    printed, glued, start = here, False, 0
    for word, bold, raised in _tokens(block.pieces):
        if word == "\n":
            rows.append([])
            here, printed, glued = block.indent, block.indent, False
        elif word == "\t":
            printed = _next_stop(block, printed)
            here, glued = max(printed * SPREAD, here + 2 * CHARACTER_WIDTH), False
        elif word == " ":
            here, printed, glued = here + CHARACTER_WIDTH, printed + CHARACTER_WIDTH / SPREAD, False
        else:
            end = here + len(word) * CHARACTER_WIDTH
            start = start if glued else len(rows[-1])
            if rows[-1][:start] and end > width and not rows[-1][start - 1].text.endswith("-"):
                carried = rows[-1][start:]
                del rows[-1][start:]
                here, start = _carry(rows, carried, block.indent), 0
            here = _append(rows[-1], word, here, bold, raised, glued)
            printed += printed_width(word) if tabbed else 0.0
            glued = True
    return rows


def _carry(rows: list[list[Word]], begun: Sequence[Word], left: float) -> float:
    """Begin a row with what is typed of a word already (its runs may differ in look); returns its right edge."""
    shift = left - begun[0].x0 if begun else 0.0
    rows.append([replace(word, x0=word.x0 + shift, x1=word.x1 + shift) for word in begun])
    return begun[-1].x1 + shift if begun else left


def _is_tabbed(block: Paragraph) -> bool:
    """Tell whether tabs set columns in a paragraph, rather than the one behind its number."""
    text = block.text.strip()
    if "\t" in block.text and any(stop > _FAR_STOP for stop in block.tabs):
        return True
    section = _SECTION.match(text)
    return "\t" in text[section.end() if section else LABEL_LENGTH :]


def _next_stop(block: Paragraph, printed: float) -> float:
    """Return the tab stop that a tab reaches in print: a hanging indent, one of its own, or the next half inch."""
    if block.first_indent < 0 and printed < block.indent:
        return block.indent
    return next((stop for stop in block.tabs if stop > printed), (printed // TAB_STOP + 1) * TAB_STOP)


def printed_width(word: str) -> float:
    """Guess the width in points of a word in an 11-point proportional font, to find which tab stop comes next."""
    narrow = sum(character in "iljtfrI.,;:'|!()[]/-" for character in word)
    wide = sum(character in "mwMW%@&" or character.isupper() for character in word)
    return 11 * (0.3 * narrow + 0.7 * wide + 0.48 * (len(word) - narrow - wide))


def _append(row: list[Word], word: str, x0: float, bold: bool, raised: bool, glued: bool) -> float:
    """Add a word to a row, joined to the word before it where no blank parts them; returns its right edge."""
    x1 = x0 + len(word) * CHARACTER_WIDTH
    if glued and row and row[-1].raised == raised:
        last = row[-1]
        row[-1] = Word(last.text + word, last.x0, 0.0, x1, LINE_HEIGHT, raised=raised, bold=last.bold)
    else:
        row.append(Word(word, x0, 0.0, x1, LINE_HEIGHT, raised=raised, bold=bold))
    return x1


def _tokens(pieces: Iterable[Piece]) -> Iterable[tuple[str, bool, bool]]:
    """Yield words, blanks, tabs and newlines; runs of blanks count once, superscript characters are parted."""
    blank = True
    for piece in pieces:
        word = ""
        for character in piece.text.translate(PLAIN) + "\0":
            if not character.isspace() and character != "\0":
                word += character
                continue
            for _, text, superscript in parted(word):
                if text:
                    yield text, piece.bold, piece.raised or superscript
                    blank = False
            word = ""
            if character in "\t\n":
                yield character, False, False
                blank = True
            elif character != "\0" and not blank:
                yield " ", False, False
                blank = True
