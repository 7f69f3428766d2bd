"""Documents as Word files, in the styles of templates/house.docx.

Titles centred, clauses numbered by Word and hanging, schedules as open tables whose heading is printed again on each
page, footnotes under a short rule, signature blocks that are never parted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from toolkit.resources import templates_folder
from toolkit.writing import word_xml
from toolkit.writing.blocks import (
    Block,
    Chart,
    Document,
    Footnote,
    Heading,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    TableRow,
)
from toolkit.writing.wording import on_behalf

HOUSE = "house.docx"

STYLES = {
    "title": "House Title",
    "heading 1": "House Heading 1",
    "heading 2": "House Heading 2",
    "body": "House Body",
    "recital": "House Recital",
    "centered": "House Centered",
    "meta": "House Cover Line",
    "caption": "House Caption",
    "note": "House Note",
    "cell": "House Cell",
    "column": "House Column Heading",
    "group": "House Group Heading",
    "footnote": "House Footnote",
    "signature": "House Signature",
    "footer": "House Footer",
}
"""The look of each kind of text, and the name of its style in house.docx."""

_TWIPS = 1440  # an inch in twentieths of a point
_INDENT = 720
_EMUS_A_TWIP = 635
_DIGIT = 105  # the width of a digit at 10.5 points, in twentieths of a point
_WIDEST_CELL = 46  # characters beyond which a cell's text no longer widens its column
_SIGNATURE_SHARE = 0.46
_MARKER = re.compile(r"(?<=[^\s*†‡])(\*{1,4}|†{1,3}|‡{1,3})$")


def write(document: Document, house: Path | None = None) -> bytes:
    """Print a document as DOCX in the styles of `house` (else the shipped ones); the same document, the same bytes."""
    import docx

    paper = docx.Document(str(house or templates_folder() / HOUSE))
    writer = _Writer(paper)
    writer.page(document)
    for block in document.blocks:
        writer.block(block)
    word_xml.name_document(paper, document.title)
    buffer = BytesIO()
    paper.save(buffer)
    return word_xml.settled(buffer.getvalue())


@dataclass
class _Numbering:
    """Which list the clauses stand in, and what Word would count next at each level."""

    abstract: int
    list_id: int = 0
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])


class _Writer:
    """Adds blocks to a Word document one after the other."""

    def __init__(self, paper: Any) -> None:
        self.paper = paper
        section = paper.sections[0]
        self.width = (section.page_width - section.left_margin - section.right_margin) // _EMUS_A_TWIP
        self.breaks = False
        self.numbering: _Numbering | None = None
        self.before: Block | None = None
        self.charts = 0

    def page(self, document: Document) -> None:
        """Turn the page where asked, and print the header and the footer with its fields."""
        section = self.paper.sections[0]
        if document.landscape:
            from docx.enum.section import WD_ORIENT

            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
            self.width = (section.page_width - section.left_margin - section.right_margin) // _EMUS_A_TWIP
        if document.header:
            header = section.header.paragraphs[0]
            header.style, header.text = STYLES["footer"], document.header
        footer = section.footer.paragraphs[0]
        footer.style = STYLES["footer"]
        self._tabs(footer, right=self.width)
        footer.add_run(document.footer or "")
        if document.numbered:
            footer.add_run("\tPage ")
            word_xml.add_field(footer, "PAGE", "1")
            footer.add_run(" of ")
            word_xml.add_field(footer, "NUMPAGES", "1")

    def block(self, block: Block) -> None:
        """Add a block."""
        match block:
            case PageBreak():
                self.breaks = True
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Table():
                self._table(block)
            case Footnote():
                self._footnote(block)
            case Signature():
                self._signature(block)
            case Chart():
                self._chart(block)
        self.before = block

    def _new(self, look: str) -> Any:
        """Add a paragraph in a style; it begins a page where a break is due."""
        paragraph = self.paper.add_paragraph(style=STYLES[look])
        if self.breaks:
            paragraph.paragraph_format.page_break_before = True
            self.breaks = False
        return paragraph

    def _apart(self, points: float) -> None:
        """Set what follows apart where it cannot say so itself: a table begins a page, or follows another."""
        from docx.shared import Pt

        spacer = self._new("cell")
        spacer.paragraph_format.space_before = spacer.paragraph_format.space_after = Pt(0)
        spacer.paragraph_format.line_spacing = Pt(points)
        spacer.paragraph_format.keep_with_next = True

    def _heading(self, heading: Heading) -> None:
        from docx.shared import Pt

        look = {0: "title", 1: "heading 1"}.get(heading.level, "heading 2")
        for place, line in enumerate(heading.lines):
            paragraph = self._new(look)
            paragraph.add_run(line)
            if place == len(heading.lines) - 1 and heading.level <= 1:
                paragraph.paragraph_format.space_after = Pt(18 if heading.level == 0 else 10)

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._new(block.style)
        if block.number:
            text = self._number(paragraph, block)
        else:
            text = block.text
            if block.indent:
                paragraph.paragraph_format.left_indent = block.indent * _INDENT * _EMUS_A_TWIP
        self._runs(paragraph, text)

    def _number(self, paragraph: Any, block: Paragraph) -> str:
        """Let Word number a clause where its numbering can; else type the label. Returns the words that follow."""
        labels = (block.number or "").split()
        counted = _counted(labels[0], block.indent)
        hanging = block.indent + len(labels)
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = (
            hanging * _INDENT * _EMUS_A_TWIP,
            -len(labels) * _INDENT * _EMUS_A_TWIP,
        )
        self._tabs(paragraph, *(_INDENT * (block.indent + 1 + place) for place in range(len(labels))))
        if counted is None:
            return "\t".join([*labels, block.text])
        self._count(paragraph, block.indent, counted)
        for place, label in enumerate(labels[1:], block.indent + 1):
            self._typed(label, place)
        return "\t".join([*labels[1:], block.text])

    def _count(self, paragraph: Any, level: int, count: int) -> None:
        """Number a paragraph; a new list begins where Word's own count would be another."""
        numbering = self.numbering or _Numbering(word_xml.add_numbering(self.paper, _INDENT))
        self.numbering = numbering
        if not numbering.list_id or numbering.counts[level] + 1 != count or numbering.counts[level] < 0:
            numbering.list_id = word_xml.add_list(self.paper, numbering.abstract, level, count)
        numbering.counts[level] = count
        numbering.counts[level + 1 :] = [0] * (len(numbering.counts) - level - 1)
        word_xml.number_paragraph(paragraph, numbering.list_id, level)

    def _typed(self, label: str, level: int) -> None:
        """Remember a label that was typed, so that the next one at its level is counted on from it."""
        count = _counted(label, level)
        if self.numbering and count is not None:
            self.numbering.counts[level] = -1

    def _runs(self, paragraph: Any, text: str) -> None:
        """Add text, a `\\n` as a line break and a trailing reference mark raised."""
        for place, line in enumerate(text.split("\n")):
            if place:
                paragraph.add_run().add_break()
            paragraph.add_run(line)

    def _tabs(self, paragraph: Any, *stops: int, right: int | None = None, leader: bool = False) -> None:
        """Set tab stops, in twentieths of a point; a right one with a leader draws the line to sign on."""
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

        tabs = paragraph.paragraph_format.tab_stops
        for stop in stops:
            tabs.add_tab_stop(stop * _EMUS_A_TWIP)
        if right is not None:
            line = WD_TAB_LEADER.LINES if leader else WD_TAB_LEADER.SPACES
            tabs.add_tab_stop(right * _EMUS_A_TWIP, WD_TAB_ALIGNMENT.RIGHT, line)

    def _table(self, table: Table) -> None:
        if table.caption:
            self._new("caption").add_run(table.caption)
        elif self.breaks or isinstance(self.before, (Table, Signature)):
            self._apart(6)
        rows = [row for row in table.rows if row.kind != "group"]
        widths = _widths(table, rows, self.width)
        paper = self.paper.add_table(rows=0, cols=len(table.columns))
        paper.autofit = False
        word_xml.fix_table(paper, widths)
        if table.caption:
            word_xml.describe_table(paper, table.caption)
        padded = _padded(table, rows)
        self._table_heading(paper, table, widths)
        for place, row in enumerate(table.rows):
            following = table.rows[place + 1] if place + 1 < len(table.rows) else None
            if row.kind == "group":
                self._group(paper, row)
            else:
                self._row(paper, table, row, next(padded), widths, keep=_belongs(row, following))

    def _table_heading(self, paper: Any, table: Table, widths: Sequence[int]) -> None:
        if not any(column.heading for column in table.columns):
            return
        row = paper.add_row()
        word_xml.keep_row(row, heading=True)
        for cell, column, width in zip(row.cells, table.columns, widths, strict=True):
            cell.width = width * _EMUS_A_TWIP
            self._bottom(cell)
            self._cell(cell, column.heading, "column", "center" if column.align == "decimal" else column.align)
            word_xml.rule_cell(cell, "bottom", eighths=6)

    def _bottom(self, cell: Any) -> None:
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM

    def _group(self, paper: Any, row: TableRow) -> None:
        cells = paper.add_row()
        word_xml.keep_row(cells)
        whole = cells.cells[0].merge(cells.cells[-1])
        self._cell(whole, row.cells[0], "group", "left")

    def _row(
        self, paper: Any, table: Table, row: TableRow, texts: Sequence[str], widths: Sequence[int], *, keep: bool
    ) -> None:
        line = paper.add_row()
        word_xml.keep_row(line)
        for place, (cell, column, text, width) in enumerate(zip(line.cells, table.columns, texts, widths, strict=True)):
            cell.width = width * _EMUS_A_TWIP
            paragraph = self._cell(cell, text, "cell", "right" if column.align == "decimal" else column.align)
            paragraph.paragraph_format.keep_with_next = keep or None
            if column.align == "decimal":
                paragraph.paragraph_format.right_indent = _inset(table, place, width) * _EMUS_A_TWIP
            if row.kind in ("subtotal", "total"):
                paragraph.runs[0].bold = row.kind == "total"
                if place or row.kind == "total":
                    word_xml.rule_cell(cell, "top", eighths=4)
            if row.kind == "total":
                word_xml.rule_cell(cell, "bottom", eighths=12)

    def _cell(self, cell: Any, text: str, look: str, align: str) -> Any:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = cell.paragraphs[0]
        paragraph.style = STYLES[look]
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
        self._runs(paragraph, text)
        return paragraph

    def _footnote(self, footnote: Footnote) -> None:
        if not isinstance(self.before, Footnote):
            from docx.shared import Pt

            rule = self._new("footnote")
            rule.paragraph_format.first_line_indent = rule.paragraph_format.left_indent = 0
            rule.paragraph_format.right_indent = (self.width - 2 * _TWIPS) * _EMUS_A_TWIP
            rule.paragraph_format.space_before = Pt(14)
            rule.paragraph_format.keep_with_next = True
            word_xml.add_border(rule, "bottom")
        paragraph = self._new("footnote")
        paragraph.paragraph_format.keep_together = True
        paragraph.add_run(f"{footnote.marker}\t{footnote.text}")

    def _signature(self, signature: Signature) -> None:
        self._apart(18 if self.breaks or isinstance(self.before, Signature) else 10)
        right = int(self.width * _SIGNATURE_SHARE)
        left = self.width - right
        table = self.paper.add_table(rows=1, cols=2)
        table.autofit = False
        word_xml.fix_table(table, [left, right])
        word_xml.keep_row(table.rows[0])
        beside, block = table.rows[0].cells
        beside.width, block.width = left * _EMUS_A_TWIP, right * _EMUS_A_TWIP
        self._beside(beside, signature, left)
        for line in _block_lines(signature):
            self._signature_line(block, line, right)

    def _beside(self, cell: Any, signature: Signature, width: int) -> None:
        """Print what stands to the left of a block: the effective date, the line of who attests."""
        if signature.beside:
            self._signature_line(cell, _Line(signature.beside), width)
        if signature.attest:
            for _ in range(2):
                self._signature_line(cell, _Line(""), width)
            self._signature_line(cell, _Line("Attest:", signed=True, above=22), width - _INDENT)
        if not signature.beside and not signature.attest:
            cell.paragraphs[0].style = STYLES["signature"]

    def _signature_line(self, cell: Any, line: _Line, width: int) -> None:
        from docx.shared import Pt

        first = cell.paragraphs[0]
        fresh = not first.runs and len(cell.paragraphs) == 1 and first.style.name != STYLES["signature"]
        paragraph = first if fresh else cell.add_paragraph()
        paragraph.style = STYLES["signature"]
        paragraph.paragraph_format.space_before = Pt(line.above)
        run = paragraph.add_run(line.text)
        run.bold = line.bold or None
        if line.signed:
            self._tabs(paragraph, right=width - 216, leader=True)
            paragraph.add_run("\t")

    def _chart(self, chart: Chart) -> None:
        from docx.shared import Inches

        from toolkit.writing import charts

        self._new("caption").add_run(chart.title)
        self.charts += 1
        paragraph = self._new("centered")
        picture = paragraph.add_run().add_picture(
            BytesIO(charts.png(chart)), width=Inches(min(6.25, self.width / 1440))
        )
        word_xml.describe_picture(picture, chart.alt, self.charts)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a signature block; a signed one has a line to sign on after its text."""

    text: str
    bold: bool = False
    signed: bool = False
    above: float = 0


def _block_lines(signature: Signature) -> list[_Line]:
    """Return the lines of a signature block: the party, on whose behalf, By, Name, Title, the address."""
    lines = [_Line(signature.party, bold=True)]
    lines += [_Line(on_behalf(signature.on_behalf_of))] if signature.on_behalf_of else []
    fields = (("By:", signature.signed, 22.0), ("Name:", signature.name, 6.0), ("Title:", signature.title, 6.0))
    lines += [
        _Line(f"{label} {value}" if value else f"{label} ", signed=value is None or label == "By:", above=above)
        for label, value, above in fields
    ]
    rest = [*signature.address, *([f"Attn: {signature.attention}"] if signature.attention else [])]
    return lines + [_Line(line, above=8 if place == 0 else 0) for place, line in enumerate(rest)]


def _counted(label: str, level: int) -> int | None:
    """Return what a label counts in Word's numbering (`3.`, `b.`, `ii.` by level), or None where it is typed."""
    text = label.removesuffix(".")
    if text == label:
        return None
    if level == 0:
        return int(text) if text.isdecimal() else None
    if level == 1:
        return ord(text) - ord("a") + 1 if re.fullmatch("[a-z]", text) else None
    numerals = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    return numerals.index(text) + 1 if level == len(_LEVEL_FORMS) and text in numerals else None


_LEVEL_FORMS = ("decimal", "lowerLetter")


def _belongs(row: TableRow, following: TableRow | None) -> bool:
    """Tell whether a row stays with the next: a total, or another class of the same series."""
    if following is None or following.kind == "group":
        return False
    return following.kind in ("subtotal", "total") or (row.kind == "row" and not following.cells[0].strip())


def _widths(table: Table, rows: Sequence[TableRow], whole: int) -> list[int]:
    """Share the width of the page by the longest text of each column, or as the template says."""
    asked = [column.width for column in table.columns]
    longest = [
        max(
            [
                *(len(line) for row in rows for line in row.cells[place].split("\n")),
                max((len(word) for word in column.heading.split()), default=0) + 2,
                6,
            ]
        )
        for place, column in enumerate(table.columns)
    ]
    shares = [min(length, _WIDEST_CELL) + 2 for length in longest]
    if all(asked):
        total = sum(asked)
        widths = [int(whole * share / total) for share in asked]
    else:
        widths = [int(whole * share / sum(shares)) for share in shares]
    widths[0] += whole - sum(widths)
    return widths


def _padded(table: Table, rows: Sequence[TableRow]) -> Any:
    """Yield each row's texts, figures of decimal columns padded so that right-aligned points stand level."""
    tails = [
        max((len(_tail(row.cells[place])) for row in rows if _is_figure(row.cells[place])), default=0)
        for place in range(len(table.columns))
    ]
    for row in rows:
        yield [
            cell + "\u2007" * (tails[place] - len(_tail(cell)))
            if column.align == "decimal" and _is_figure(cell)
            else cell
            for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True))
        ]


def _is_figure(cell: str) -> bool:
    return any(sign.isdigit() for sign in cell)


def _tail(cell: str) -> str:
    """Return what stands right of the last digit before the decimal point."""
    return cell.rpartition(".")[2] if "." in cell else ""


def _inset(table: Table, place: int, width: int) -> int:
    """Return the blank right of a column of figures that centres it below its heading."""
    longest = max((len(row.cells[place]) for row in table.rows if row.kind != "group"), default=0)
    return max(0, (width - longest * _DIGIT) // 2 - 108)
