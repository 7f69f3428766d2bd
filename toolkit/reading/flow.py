"""Paper for sources that flow: blocks of HTML and DOCX are laid out on pages as a plain typewriter would.

A character is six points wide and a line twelve high. A table gets a band for each column, wide enough that most cells
need one line, and a `Rule` around each cell, so that the path for ruled tables reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from toolkit.reading.marks import parted
from toolkit.reading.pages import CHARACTER_WIDTH, LINE_HEIGHT, Line, Page, Rule, Word
from toolkit.reading.tables import Cell, Table, tidy
from toolkit.reading.text import line_words

BODY_WIDTH = 78 * CHARACTER_WIDTH
CELL_WIDTH = 64
"""Characters after which the text of a cell is wrapped."""
TAB_STOP = 36.0
SPREAD = 1.35
"""A typewriter's character is wider than a printed one by about so much; tab stops are moved out with it."""
TABBED_WIDTH = 132 * CHARACTER_WIDTH
"""A line whose tabs set columns is not wrapped before this."""
LABEL_LENGTH = 10
_SECTION = re.compile(r"(?:section|article|paragraph)\s+[\w.()]{1,8}\s*\t\s*", re.IGNORECASE)
CELL_PADDING = 4.0
Alignment = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look; a tab is a gap, a newline ends the printed line."""

    text: str
    bold: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Text that is wrapped together; indents, tab stops and the gaps around it in points.

    Preformatted text keeps its columns and is not wrapped.
    """

    pieces: tuple[Piece, ...]
    alignment: Alignment = "left"
    indent: float = 0.0
    first_indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    preformatted: bool = False
    tabs: tuple[float, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is printed."""
        return not any(piece.text.strip() for piece in self.pieces)


@dataclass(frozen=True)
class PageBreak:
    """What follows stands on a new page."""


Block = Paragraph | Table | PageBreak


@dataclass
class _Sheet:
    """A page being filled from the top."""

    number: int
    top: float = 0.0
    gap: float = 0.0
    width: float = BODY_WIDTH
    lines: list[tuple[Word, ...]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def page(self) -> Page:
        """Return the finished page; what shares a baseline is one line."""
        rows: dict[float, list[Word]] = {}
        for words in self.lines:
            rows.setdefault(words[0].top, []).extend(words)
        ordered = [tuple(sorted(rows[top], key=lambda word: word.x0)) for top in sorted(rows)]
        lines = tuple(Line(words, self.number, index) for index, words in enumerate(ordered, start=1))
        return Page(self.number, self.width, max(self.top, LINE_HEIGHT), lines, tuple(self.rules))


def lay_out(blocks: Iterable[Block], *, head: Sequence[Block] = (), foot: Sequence[Block] = ()) -> tuple[Page, ...]:
    """Lay blocks on pages; `head` and `foot` are printed on each."""
    sheets: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            if any(not (isinstance(each, Paragraph) and each.is_blank) for each in sheets[-1]):
                sheets.append([])
        else:
            sheets[-1].append(block)
    pages = []
    for number, body in enumerate(sheets, start=1):
        sheet = _Sheet(number)
        for block in (*head, *body, *foot):
            _add(sheet, block)
        pages.append(sheet.page())
    return tuple(pages)


def _add(sheet: _Sheet, block: Block) -> None:
    """Set a block below what stands on the page, as far down as the gaps around it ask."""
    before, after = (block.before, block.after) if isinstance(block, Paragraph) else (0.0, 0.0)
    sheet.top += max(sheet.gap, before)
    sheet.gap = after
    sheet.top += _set(sheet, tidy(block) if isinstance(block, Table) else block, 0.0, BODY_WIDTH, sheet.top)


def _set(sheet: _Sheet, block: Block, left: float, width: float, top: float) -> float:
    """Set a block between `left` and `left + width`; returns its height in points."""
    if isinstance(block, Paragraph):
        return _set_paragraph(sheet, block, left, width, top)
    return _set_table(sheet, block, left, width, top) if isinstance(block, Table) else 0.0


def _set_paragraph(sheet: _Sheet, block: Paragraph, left: float, width: float, top: float) -> float:
    rows = wrapped(block, width)
    for index, row in enumerate(rows):
        words = tuple(_placed(row, block.alignment, left, width, top + index * LINE_HEIGHT))
        if words:
            sheet.lines.append(words)
            sheet.width = max(sheet.width, words[-1].x1)
    return len(rows) * LINE_HEIGHT


def _placed(row: list[Word], alignment: Alignment, left: float, width: float, top: float) -> Iterable[Word]:
    slack = max(0.0, width - (row[-1].x1 if row else 0.0))
    shift = left + {"left": 0.0, "center": slack / 2, "right": slack}[alignment]
    for word in row:
        x0, x1 = word.x0 + shift, word.x1 + shift
        yield Word(word.text, x0, top, x1, top + LINE_HEIGHT, word.size, word.raised, word.bold)


def wrapped(block: Paragraph, width: float) -> list[list[Word]]:
    """Break a paragraph into rows of words, measured from its own left edge; never after a hyphen at a word's end."""
    if block.preformatted:
        lines = "".join(piece.text for piece in block.pieces).split("\n")
        return [list(line_words(line, 0.0)) for line in lines]
    if _is_tabbed(block):
        width = max(width, TABBED_WIDTH)
    tabbed = any("\t" in piece.text for piece in block.pieces)
    rows: list[list[Word]] = [[]]
    here = max(0.0, block.indent + block.first_indent)
    printed, glued = here, False
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
            if rows[-1] and end > width and not glued and not rows[-1][-1].text.endswith("-"):
                rows.append([])
                here = block.indent
            here = _append(rows[-1], word, here, bold, raised, glued)
            printed += printed_width(word) if tabbed else 0.0
            glued = True
    return rows


def _is_tabbed(block: Paragraph) -> bool:
    """Tell whether tabs set columns in a paragraph, rather than the one behind its number."""
    text = "".join(piece.text for piece in block.pieces).strip()
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
        for character in piece.text + "\0":
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


def _set_table(sheet: _Sheet, table: Table, left: float, width: float, top: float) -> float:
    """Set a table: each row as high as its highest cell, each cell ruled around; one column alone is plain text."""
    if table.columns == 1:
        height = 0.0
        for cell in (cell for row in table.rows for cell in row):
            height += _fill(sheet, cell, left, width, top + height)
        return height
    bands = _bands(table)
    edges = [left + sum(bands[:index]) for index in range(len(bands) + 1)]
    tops = [top]
    reaching: list[tuple[int, Cell, float]] = []
    for index, row in enumerate(table.rows):
        for cell in row:
            x0, x1 = edges[cell.column] + CELL_PADDING, edges[cell.column + cell.columns] - CELL_PADDING
            reaching.append((index, cell, _fill(sheet, cell, x0, x1 - x0, tops[-1] + CELL_PADDING / 2)))
        last = index == len(table.rows) - 1
        ending = [each for each in reaching if last or each[0] + each[1].rows - 1 <= index]
        height = max((filled - (tops[-1] - tops[begun]) for begun, _, filled in ending), default=0.0)
        tops.append(tops[-1] + max(height, LINE_HEIGHT) + CELL_PADDING)
        for begun, cell, _ in ending:
            sheet.rules += _frame(edges[cell.column], tops[begun], edges[cell.column + cell.columns], tops[-1])
        reaching = [each for each in reaching if each not in ending] if len(ending) < len(reaching) else []
    sheet.width = max(sheet.width, edges[-1])
    return tops[-1] - top


def _fill(sheet: _Sheet, cell: Cell, left: float, width: float, top: float) -> float:
    """Set the blocks of a cell one below the other; returns their height."""
    height = 0.0
    printed = [
        index for index, block in enumerate(cell.blocks) if not (isinstance(block, Paragraph) and block.is_blank)
    ]
    for block in cell.blocks[printed[0] : printed[-1] + 1] if printed else ():
        if isinstance(block, PageBreak):  # a cell that holds the whole document goes on without it
            continue
        inner = tidy(block) if isinstance(block, Table) else _flush(block)
        height += _set(sheet, inner, left, width, top + height)
    return height


def _flush(block: Paragraph) -> Paragraph:
    """Set a paragraph of a cell at the cell's edge."""
    return replace(block, indent=0.0, first_indent=0.0) if block.indent or block.first_indent else block


def _bands(table: Table) -> list[float]:
    """Choose the width of each column in points: its longest line, wrapped after `CELL_WIDTH`."""
    widths = [2 * CELL_PADDING + CHARACTER_WIDTH] * table.columns
    cells = sorted((cell for row in table.rows for cell in row), key=lambda cell: cell.columns)
    for cell in cells:
        need = max((_need(block) for block in cell.blocks), default=0.0) + 2 * CELL_PADDING
        lack = need - sum(widths[cell.column : cell.column + cell.columns])
        if lack > 0:
            for index in range(cell.column, cell.column + cell.columns):
                widths[index] += lack / cell.columns
    return widths


def _need(block: Block) -> float:
    """Return the width in points that a block asks for."""
    if isinstance(block, Table):
        inner = tidy(block)
        if inner.columns > 1:
            return sum(_bands(inner))
        return max((_need(each) for row in inner.rows for cell in row for each in cell.blocks), default=0.0)
    if isinstance(block, PageBreak):
        return 0.0
    rows = wrapped(_flush(block), 1e9)
    longest = max((row[-1].x1 for row in rows if row), default=0.0)
    return longest if block.preformatted else min(longest, CELL_WIDTH * CHARACTER_WIDTH)


def _frame(x0: float, top: float, x1: float, bottom: float) -> tuple[Rule, ...]:
    return (
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    )
