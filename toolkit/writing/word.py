"""Documents as Word files, in the styles of templates/house.docx.

Titles centred, clauses numbered by Word and hanging, schedules as open tables whose heading is printed again on each
page, footnotes under a short rule, signature blocks that are never parted.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from toolkit.resources import templates_folder
from toolkit.writing import word_tables, word_xml
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
)
from toolkit.writing.word_house import EMUS, HOUSE, TWIPS, check_styles, set_style, set_text
from toolkit.writing.word_numbering import INDENT, Numbering

_WIDEST_CHART = int(6.5 * TWIPS)


def write(document: Document, house: Path | None = None) -> bytes:
    """Print a document as DOCX in the styles of `house` (else the shipped ones); the same document, the same bytes."""
    import docx

    styled = house or templates_folder() / HOUSE
    paper = docx.Document(str(styled))
    check_styles(paper, styled.name)
    writer = _Writer(paper, document)
    for block in document.blocks:
        writer.add(block)
    word_xml.name_document(paper, document.title)
    buffer = BytesIO()
    paper.save(buffer)
    return word_xml.settled(buffer.getvalue())


class _Writer:
    """Adds blocks to a Word document one after the other."""

    def __init__(self, paper: Any, document: Document) -> None:
        self.paper = paper
        self.numbering = Numbering(paper)
        self.begins_page = False
        self.before: Block | None = None
        self.last: Any = None
        self.charts = 0
        section = paper.sections[0]
        if document.landscape:
            _turn(section)
        self.width = (section.page_width - section.left_margin - section.right_margin) // EMUS
        self._edges(section, document)

    def _edges(self, section: Any, document: Document) -> None:
        """Print the header, and the footer: revision date to the left, `Page X of Y` to the right."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT

        if document.header:
            header = section.header.paragraphs[0]
            set_style(header, "footer")
            header.text = document.header
        footer = section.footer.paragraphs[0]
        set_style(footer, "footer")
        if document.footer:
            footer.paragraph_format.tab_stops.add_tab_stop(self.width * EMUS, WD_TAB_ALIGNMENT.RIGHT)
            footer.add_run(document.footer)
        else:
            footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if document.numbered:
            footer.add_run("\tPage " if document.footer else "Page ")
            word_xml.add_field(footer, "PAGE", "1")
            footer.add_run(" of ")
            word_xml.add_field(footer, "NUMPAGES", "1")

    def add(self, block: Block) -> None:
        """Add a block; the lines of a cover are ruled off from what follows them."""
        if _is_cover(self.before) and not _is_cover(block):
            word_xml.add_border(self.last, "bottom", away=6)
        match block:
            case PageBreak():
                self.begins_page = True
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Table():
                self._table(block)
            case Footnote():
                self._footnote(block)
            case Signature():
                self._apart(18 if self.begins_page or isinstance(self.before, Signature) else 10)
                word_tables.add_signature(self.paper, block, self.width)
            case Chart():
                self._chart(block)
        self.before = block

    def _new(self, look: str) -> Any:
        """Add a paragraph in a style; it begins a page where a break is due."""
        paragraph = self.paper.add_paragraph()
        set_style(paragraph, look)
        if self.begins_page:
            paragraph.paragraph_format.page_break_before = True
            self.begins_page = False
        self.last = paragraph
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
        typed = ""
        if block.number:
            typed = self.numbering.number(paragraph, block.number, block.indent)
        elif block.indent:
            paragraph.paragraph_format.left_indent = block.indent * INDENT * EMUS
        label, colon, said = block.text.partition(": ") if block.style == "meta" else ("", "", "")
        set_text(paragraph, f"{label}:\t{said}" if colon else typed + block.text)

    def _table(self, table: Table) -> None:
        if table.caption:
            self._new("caption").add_run(table.caption)
        elif self.begins_page or isinstance(self.before, (Table, Signature)):
            self._apart(6)
        word_tables.add_table(self.paper, table, self.width)

    def _footnote(self, footnote: Footnote) -> None:
        if not isinstance(self.before, Footnote):
            self._short_rule()
        paragraph = self._new("footnote")
        paragraph.paragraph_format.keep_together = True
        paragraph.add_run(f"{footnote.marker}\t{footnote.text}")

    def _short_rule(self) -> None:
        """Rule two inches off between a table and its footnotes."""
        from docx.shared import Pt

        rule = self._new("footnote")
        form = rule.paragraph_format
        form.first_line_indent = form.left_indent = 0
        form.right_indent = (self.width - 2 * TWIPS) * EMUS
        form.space_before, form.keep_with_next = Pt(14), True
        word_xml.add_border(rule, "bottom")

    def _chart(self, chart: Chart) -> None:
        from toolkit.writing import charts

        self.charts += 1
        run = self._new("centered").add_run()
        picture = run.add_picture(BytesIO(charts.png(chart)), width=min(self.width, _WIDEST_CHART) * EMUS)
        word_xml.describe_picture(picture, chart.alt, self.charts)


def _is_cover(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.style == "meta"


def _turn(section: Any) -> None:
    """Turn a page to landscape; it is low, so its margins above and below are narrower."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    section.top_margin, section.bottom_margin = Pt(54), Pt(60)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
