"""Tables of Word documents: widths from their contents, a heading printed again on each page, rows never parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.writing import word_xml
from toolkit.writing.blocks import Signature, Table, TableRow
from toolkit.writing.times import set_width
from toolkit.writing.typewriter import HEADING_WIDTHS, broken_heading
from toolkit.writing.word_house import CELL_SIZES, EMUS, at_bottom, set_cell, set_style
from toolkit.writing.wording import on_behalf

_LOOKS = {"schedule": ("cell", "column", "group"), "figures": ("figure", "figure column", "figure group")}
"""The styles of a table's rows, headings and groups, by its look."""
_CELL_MARGIN = 108  # to the left and right of a cell's text
_APART = 200  # between figures that end at their column's right and words that begin the next
_ABOVE_SERIES = 6.0  # points above each series of a schedule whose classes stand below one another
_LEAST_COLUMN = 700
_BOLD = 1.06  # how much wider bold is set
_MARKED = re.compile(r"(?P<figure>.*%) (?P<marks>\d{1,2}(?:,\d{1,2})*)", re.DOTALL)
_FIGURE_SPACE = "\u2007"
_SIGNATURE_SHARES = (0.09, 0.32, 0.05, 0.09, 0.45)
"""The parts of a signature block: label and line of who attests, a gap, label and line of the party."""


def add_table(paper: Any, table: Table, whole: int) -> None:
    """Add a table as wide as the page's text, `whole` twentieths of a point."""
    rows = [row for row in table.rows if row.kind != "group"]
    widths, headings = _widths(table, rows, whole)
    made = _open_table(paper, widths)
    if table.caption:
        word_xml.describe_table(made, table.caption)
    if any(headings):
        _add_heading(made, table, headings)
    padded = _padded(table, rows)
    stacked = any(_goes_on(row) for row in rows)
    insets = [_inset(rows, place, width, CELL_SIZES[table.look]) for place, width in enumerate(widths)]
    for place, row in enumerate(table.rows):
        following = table.rows[place + 1] if place + 1 < len(table.rows) else None
        line = made.add_row()
        word_xml.keep_row(line)
        if row.kind == "group":
            cells = line.cells
            set_cell(cells[0].merge(cells[-1]), row.cells[0], _LOOKS[table.look][2])
        else:
            first = stacked and not _goes_on(row) and place > 0 and table.rows[place - 1].kind == "row"
            above = _ABOVE_SERIES if first else 0
            _set_row(line, table, row, next(padded), insets, keep=_belongs(row, following), above=above)


def _open_table(paper: Any, widths: list[int]) -> Any:
    table = paper.add_table(rows=0, cols=len(widths))
    table.autofit = False
    word_xml.fix_table(table, widths)
    return table


def _add_heading(made: Any, table: Table, headings: Sequence[str]) -> None:
    row = made.add_row()
    word_xml.keep_row(row, heading=True)
    for place, (cell, column, heading) in enumerate(zip(row.cells, table.columns, headings, strict=True)):
        at_bottom(cell)
        paragraph = set_cell(
            cell, heading, _LOOKS[table.look][1], "center" if column.align == "decimal" else column.align
        )
        _set_apart(paragraph, table, place)
        word_xml.rule_cell(cell, "bottom", eighths=6)


def _set_row(
    line: Any,
    table: Table,
    row: TableRow,
    texts: Sequence[tuple[str, str]],
    insets: Sequence[int],
    *,
    keep: bool,
    above: float,
) -> None:
    """Print a row; a total is set off by a rule above its figures and a heavier one below."""
    summed = row.kind in ("subtotal", "total")
    cells = list(line.cells)
    label = _label_columns(row)
    if label > 1:
        cells[0].merge(cells[label - 1])
    for place, (cell, column, (text, mark)) in enumerate(zip(cells, table.columns, texts, strict=True)):
        if 0 < place < label:
            continue
        paragraph = set_cell(
            cell, text, _LOOKS[table.look][0], "right" if column.align == "decimal" else column.align, raised=mark
        )
        _set_apart(paragraph, table, place)
        if above:
            paragraph.paragraph_format.space_before = int(above * 20) * EMUS
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        if column.align == "decimal":
            paragraph.paragraph_format.right_indent = insets[place] * EMUS
        if summed and (place or row.kind == "total"):
            word_xml.rule_cell(cell, "top", eighths=4)
        if row.kind == "total":
            paragraph.runs[0].bold = True
            word_xml.rule_cell(cell, "bottom", eighths=12)


def _label_columns(row: TableRow) -> int:
    """Return how many columns the label of a total takes: those up to its first figure."""
    if row.kind == "row":
        return 1
    return next((place for place, cell in enumerate(row.cells) if place and cell.strip()), 1)


def _set_apart(paragraph: Any, table: Table, place: int) -> None:
    """Keep words off the figures that end just left of them."""
    if _follows_figures(table, place):
        paragraph.paragraph_format.left_indent = _APART * EMUS


def _follows_figures(table: Table, place: int) -> bool:
    return place > 0 and table.columns[place].align == "left" and table.columns[place - 1].align == "right"


def _belongs(row: TableRow, following: TableRow | None) -> bool:
    """Tell whether a row stays with the next: a total, or another class of the same series."""
    if following is None or following.kind == "group":
        return False
    return following.kind in ("subtotal", "total") or (row.kind == "row" and _goes_on(following))


def _goes_on(row: TableRow) -> bool:
    """Tell whether a row is another class of the series named above it."""
    return row.kind == "row" and len(row.cells) > 1 and not row.cells[0].strip()


def _widths(table: Table, rows: Sequence[TableRow], whole: int) -> tuple[list[int], list[str]]:
    """Share the width of the page: to each column what it needs, the rest evenly; or as the template says.

    Returns the headings too, their lines broken as the widths want. Where there is too little room, headings are broken
    more, and then the widest columns give way and their contents break.
    """
    asked = [column.width for column in table.columns]
    headings = [column.heading for column in table.columns]
    needs: list[int] = []
    if all(asked):
        widths = [int(whole * share / sum(asked)) for share in asked]
    else:
        for widest in HEADING_WIDTHS:
            headings = ["\n".join(broken_heading(column.heading, widest)) for column in table.columns]
            needs = [
                _need(heading, rows, place, CELL_SIZES[table.look]) + (_APART if _follows_figures(table, place) else 0)
                for place, heading in enumerate(headings)
            ]
            if sum(needs) <= whole:
                break
        widths = _shared(needs, whole)
    widths[0] += whole - sum(widths)
    return widths, headings


def _shared(needs: list[int], whole: int) -> list[int]:
    """Give each column what it needs and an even part of the rest; where that is too much, cut the widest down."""
    room = whole - sum(needs)
    if room >= 0:
        return [need + room // len(needs) for need in needs]
    level = max(needs)
    while sum(min(need, level) for need in needs) > whole and level > _LEAST_COLUMN:
        level -= 20
    given = [min(need, level) for need in needs]
    return [int(width * whole / sum(given)) for width in given]


def _need(heading: str, rows: Sequence[TableRow], place: int, size: float) -> int:
    """Return the width that a column's longest line needs, with its margins, in twentieths of a point."""
    own = [row for row in rows if place or _label_columns(row) == 1]
    lines = [line for row in own for line in row.cells[place].split("\n")]
    bold = [_BOLD * set_width(line, size) for line in heading.split("\n")]
    return int(max([*bold, *(set_width(line, size) for line in lines)])) + 2 * _CELL_MARGIN + 40


def _padded(table: Table, rows: Sequence[TableRow]) -> Iterator[list[tuple[str, str]]]:
    """Yield each row's texts and the marks raised after them; figures padded so that their points stand level."""
    parted = [[_parted(cell) for cell in row.cells] for row in rows]
    tails = [max((len(_tail(row[place][0])) for row in parted), default=0) for place in range(len(table.columns))]
    marks = [max((len(row[place][1]) for row in parted), default=0) for place in range(len(table.columns))]
    for row in parted:
        yield [
            (text + _FIGURE_SPACE * (tails[place] - len(_tail(text))), mark.ljust(marks[place], _FIGURE_SPACE))
            if table.columns[place].align == "decimal" and _is_figure(text)
            else (text, mark)
            for place, (text, mark) in enumerate(row)
        ]


def _parted(cell: str) -> tuple[str, str]:
    """Part a rate from the figures that mark it: `0.65% 1,2`."""
    marked = _MARKED.fullmatch(cell)
    return (marked["figure"], marked["marks"]) if marked else (cell, "")


def _is_figure(cell: str) -> bool:
    return any(sign.isdigit() for sign in cell)


def _tail(cell: str) -> str:
    """Return what a figure prints right of its decimal point."""
    return cell.rpartition(".")[2] if "." in cell and _is_figure(cell) else ""


def _inset(rows: Sequence[TableRow], place: int, width: int, size: float) -> int:
    """Return the blank right of a column of figures that centres it below its heading."""
    longest = max((set_width(row.cells[place], size) for row in rows), default=0)
    return max(0, int(width - longest) // 2 - _CELL_MARGIN)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a signature block: a label with a line to sign on, or text alone; `left` is what stands beside it."""

    text: str
    label: str = ""
    bold: bool = False
    above: float = 0
    left: tuple[str, str] = ("", "")


def add_signature(paper: Any, signature: Signature, whole: int) -> None:
    """Add a signature block: to the left what stands beside it, to the right the party and its lines to sign on."""
    widths = [int(whole * share) for share in _SIGNATURE_SHARES]
    table = _open_table(paper, widths)
    for line in _block_lines(signature):
        row = table.add_row()
        word_xml.keep_row(row)
        cells = list(row.cells)
        _set_signed(cells[:2], line.left, line)
        _set_signed(cells[3:], (line.label, line.text), line)
        set_style(cells[2].paragraphs[0], "signature")


def _block_lines(signature: Signature) -> list[_Line]:
    """Return the lines of a signature block: the party, on whose behalf, By, Name, Title, the address."""
    lines = [_Line(signature.party, bold=True, left=("", signature.beside or ""))]
    lines += [_Line(on_behalf(signature.on_behalf_of))] if signature.on_behalf_of else []
    attest = ("Attest:", "") if signature.attest else ("", "")
    lines.append(_Line(signature.signed or "", "By:", above=24, left=attest))
    lines += [
        _Line(value or "", label, above=7) for label, value in (("Name:", signature.name), ("Title:", signature.title))
    ]
    rest = [*signature.address, *([f"Attn: {signature.attention}"] if signature.attention else [])]
    return lines + [_Line(line, above=8 if place == 0 else 0) for place, line in enumerate(rest)]


def _set_signed(cells: Sequence[Any], texts: tuple[str, str], line: _Line) -> None:
    """Print a label and what stands on its line; without a label, one text over both cells."""
    label, text = texts
    if not label:
        _set_line(cells[0].merge(cells[1]), text, line)
        return
    _set_line(cells[0], label, line)
    _set_line(cells[1], text, line)
    word_xml.rule_cell(cells[1], "bottom")


def _set_line(cell: Any, text: str, line: _Line) -> None:
    from docx.shared import Pt

    at_bottom(cell)
    paragraph = set_cell(cell, text, "signature")
    paragraph.paragraph_format.space_before = Pt(line.above)
    if line.bold and text == line.text:
        paragraph.runs[0].bold = True
