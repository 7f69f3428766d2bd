"""Paper for sources that flow: blocks of HTML and DOCX are laid out on pages as a plain typewriter would.

A character is six points wide and a line twelve high. A table gets a band for each column, wide enough that most cells
need one line, and a `Rule` around each cell, so that the path for ruled tables reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.reading.blocks import Alignment, PageBreak, Paragraph
from toolkit.reading.pages import CHARACTER_WIDTH, LINE_HEIGHT, Line, Page, Rule, Word
from toolkit.reading.paragraphs import ends_sentence
from toolkit.reading.rates import parse_rate
from toolkit.reading.settling import settled
from toolkit.reading.tables import Cell, Table, holds_figures
from toolkit.reading.typed import wrapped

BODY_WIDTH = 78 * CHARACTER_WIDTH
CELL_WIDTH = 96
"""Characters after which the text of a cell is wrapped."""
HEADING_WIDTH = 40
"""The same for the headings above the first figure: a long one on one line reads like a sentence."""
_PROSE_WORDS = 8
"""Words that a paragraph of running text has at least; a line of a title or an address has fewer."""
_LONGEST_RATE = 200
"""Characters of the longest rate told in words."""
CELL_PADDING = 4.0

Block = Paragraph | Table | PageBreak


@dataclass
class _Sheet:
    """A page being filled from the top."""

    number: int
    top: float = 0.0
    gap: float = 0.0
    width: float = BODY_WIDTH
    prose: bool = False
    shared: Mapping[int, list[float]] = field(default_factory=dict)
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
    whole = settled(blocks)
    around = settled(head), settled(foot)
    shared = _shared(whole)
    for block in whole:
        if isinstance(block, PageBreak):
            if any(not (isinstance(each, Paragraph) and each.is_blank) for each in sheets[-1]):
                sheets.append([])
        else:
            sheets[-1].append(block)
    pages = []
    for number, body in enumerate(sheets, start=1):
        sheet = _Sheet(number, shared=shared)
        for block in (*around[0], *body, *around[1]):
            _add(sheet, block)
        pages.append(sheet.page())
    return tuple(pages)


def _shared(blocks: Iterable[Block]) -> dict[int, list[float]]:
    """Return the widths of the columns of fee tables by their number: a table that goes on stands as it began."""
    widest: dict[int, list[float]] = {}
    for block in blocks:
        if isinstance(block, Table) and holds_figures(block):
            own = _bands(block)
            widest[block.columns] = [max(pair) for pair in zip(own, widest.get(block.columns, own), strict=True)]
    return widest


def _add(sheet: _Sheet, block: Block) -> None:
    """Set a block below what stands on the page, as far down as the gaps around it ask."""
    before, after = (block.before, block.after) if isinstance(block, Paragraph) else (0.0, 0.0)
    if sheet.prose and _is_prose(block):
        before = max(before, LINE_HEIGHT / 2)
    sheet.prose = _is_prose(block)
    sheet.top += max(sheet.gap, before)
    sheet.gap = after
    sheet.top += _set(sheet, block, 0.0, BODY_WIDTH, sheet.top)


def _is_prose(block: Block) -> bool:
    """Tell whether a block is running text: the source parts it from the next where the page would show no gap."""
    if not isinstance(block, Paragraph) or block.preformatted or block.alignment != "left" or "\t" in block.text:
        return False
    return len(block.text.split()) >= _PROSE_WORDS and ends_sentence(block.text.strip())


def _set(sheet: _Sheet, block: Block, left: float, width: float, top: float) -> float:
    """Set a block between `left` and `left + width`; returns its height in points."""
    if isinstance(block, Paragraph):
        return _set_paragraph(sheet, block, left, width, top)
    return _set_table(sheet, block, left, top) if isinstance(block, Table) else 0.0


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


def _set_table(sheet: _Sheet, table: Table, left: float, top: float) -> float:
    """Set a table: each row as high as its highest cell, each cell ruled around."""
    bands = sheet.shared[table.columns] if holds_figures(table) and table.columns in sheet.shared else _bands(table)
    edges = [left + sum(bands[:index]) for index in range(len(bands) + 1)]
    widths = {
        cell: edges[cell.column + cell.columns] - edges[cell.column] - 2 * CELL_PADDING
        for row in table.rows
        for cell in row
    }
    several = any(_drops(row, widths, several=False) for row in table.rows if not _heads(row))
    tops = [top]
    reaching: list[tuple[int, Cell, float]] = []
    for index, row in enumerate(table.rows):
        drops = _drops(row, widths, several=several)
        for cell in row:
            drop = drops.get(cell, 0.0)
            start = tops[-1] + CELL_PADDING / 2 + drop
            filled = _fill(sheet, cell, edges[cell.column] + CELL_PADDING, widths[cell], start)
            reaching.append((index, cell, filled + drop))
        last = index == len(table.rows) - 1
        ending = [each for each in reaching if last or each[0] + each[1].rows - 1 <= index]
        height = max((filled - (tops[-1] - tops[begun]) for begun, _, filled in ending), default=0.0)
        tops.append(tops[-1] + max(height, LINE_HEIGHT) + CELL_PADDING)
        for begun, cell, _ in ending:
            sheet.rules += _frame(edges[cell.column], tops[begun], edges[cell.column + cell.columns], tops[-1])
        reaching = [each for each in reaching if each not in ending] if len(ending) < len(reaching) else []
    sheet.width = max(sheet.width, edges[-1])
    return tops[-1] - top


def _heads(row: Sequence[Cell]) -> bool:
    """Tell whether no figure stands in a row: it heads the others."""
    return not any(any(letter.isdigit() for letter in cell.text) for cell in row[1:])


def _drops(row: Sequence[Cell], widths: Mapping[Cell, float], *, several: bool) -> dict[Cell, float]:
    """Say how far below the top of their row cells are set: at its foot, or below blank paragraphs of their own.

    The rates of classes stand beside them so, below the fund's name in the cell to the left. A single rate is that of
    the whole name, but in a table where others stand so (`several`).
    """
    if not any(cell.rows == 1 and (cell.low or cell.leading) for cell in row):
        return {}
    heights = {cell: _fill(_Sheet(0), cell, 0.0, widths[cell], 0.0) for cell in row if cell.rows == 1}
    tallest = max(heights.values(), default=0.0)
    found = {}
    for cell, height in heights.items():
        room = tallest - height if cell.low else min(tallest - height, cell.leading * LINE_HEIGHT)
        if room > 0 and (height > LINE_HEIGHT or several):
            found[cell] = room
    return found


def _fill(sheet: _Sheet, cell: Cell, left: float, width: float, top: float) -> float:
    """Set the blocks of a cell one below the other; returns their height."""
    height = 0.0
    printed = [
        index for index, block in enumerate(cell.blocks) if not (isinstance(block, Paragraph) and block.is_blank)
    ]
    first = printed[0] if len(printed) == 1 else 0  # a blank line above several stands beside a name in another cell
    for block in cell.blocks[first : printed[-1] + 1] if printed else ():
        if isinstance(block, PageBreak):  # a row stands on one page
            continue
        inner = block if isinstance(block, Table) else _flush(block, cell)
        inset = CELL_PADDING / 2 if isinstance(block, Table) else 0.0
        height += _set(sheet, inner, left, width, top + height - inset)
    return height


def _flush(block: Paragraph, cell: Cell) -> Paragraph:
    """Set a paragraph of a cell at the cell's edge: what shares a column begins at one place, however it was aligned.

    What stands over several columns keeps its alignment, but for a group's heading: centred over its rows it would
    stand under another column.
    """
    alignment = "left" if cell.columns == 1 or cell.alone else block.alignment
    pieces = list(block.pieces)
    while pieces and not pieces[0].text.strip(" \t\u00a0") and not block.preformatted:
        del pieces[0]
    if pieces and not block.preformatted:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip(" \t\u00a0"))
    return replace(block, pieces=tuple(pieces), indent=0.0, first_indent=0.0, alignment=alignment)


def _bands(table: Table) -> list[float]:
    """Choose the width of each column in points: its longest line, wrapped after `CELL_WIDTH`, headings before that."""
    widths = [2 * CELL_PADDING + CHARACTER_WIDTH] * table.columns
    heads = next((at for at, row in enumerate(table.rows) if holds_figures(Table((row,), table.columns))), 0)
    cells = [(cell, HEADING_WIDTH if at < heads else CELL_WIDTH) for at, row in enumerate(table.rows) for cell in row]
    for cell, most in sorted(cells, key=lambda each: each[0].columns):
        need = max((_need(block, cell, most) for block in cell.blocks), default=0.0) + 2 * CELL_PADDING
        lack = need - sum(widths[cell.column : cell.column + cell.columns])
        if lack > 0:
            for index in range(cell.column, cell.column + cell.columns):
                widths[index] += lack / cell.columns
    return widths


def _need(block: Block, cell: Cell, most: int) -> float:
    """Return the width in points that a block asks for; running text no more than `most` characters."""
    if isinstance(block, Table):
        return sum(_bands(block))
    if isinstance(block, PageBreak):
        return 0.0
    rows = wrapped(_flush(block, cell), 1e9)
    longest = max((row[-1].x1 for row in rows if row), default=0.0)
    whole = block.preformatted or (longest > most * CHARACTER_WIDTH and _tells_rate(block))
    return longest if whole else min(longest, most * CHARACTER_WIDTH)


def _tells_rate(block: Paragraph) -> bool:
    """Tell whether each line of a cell's paragraph is a rate in words (`an annual fee of one-quarter of 1% of …`).

    Set on one line it stands beside its class, as a figure would.
    """
    lines = [line for line in block.text.split("\n") if line.strip()]
    if any(len(line) > _LONGEST_RATE for line in lines):
        return False
    figures = [parse_rate(line) for line in lines]
    return all(each is not None and each.outcome == "figure" and each.unit is not None for each in figures)


def _frame(x0: float, top: float, x1: float, bottom: float) -> tuple[Rule, ...]:
    return (
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    )
