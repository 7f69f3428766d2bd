"""Print elements as DOCX: tables, or paragraphs with tab stops."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt

from generator.model import Case, PageBreak, Paragraph, Style, Table, heights, pieces, plain

ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def render(case: Case) -> bytes:
    """The document as DOCX."""
    paper = docx.Document()
    paper.core_properties.created = paper.core_properties.modified = datetime(2004, 1, 2, tzinfo=UTC)
    paper.core_properties.author = ""
    style = case.style
    paper.styles["Normal"].font.size = Pt(style.size)
    section = paper.sections[0]
    if style.footer:
        section.footer.paragraphs[0].text = style.footer
    if style.header:
        section.header.paragraphs[0].text = style.header
    for element in case.elements:
        if isinstance(element, PageBreak):
            paper.add_page_break()
        elif isinstance(element, Paragraph):
            for part in element.text.split("\n") if style.salt % 2 else [element.text]:
                printed = paper.add_paragraph()
                printed.alignment = ALIGN[element.align]
                printed.paragraph_format.left_indent = Pt(element.indent * 5)
                fill(printed, part, style, bold=element.bold)
        else:
            table(paper, element, style)
    out = io.BytesIO()
    paper.save(out)
    return undated(out.getvalue())


def undated(data: bytes) -> bytes:
    """The same archive without the hour at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name))
    return out.getvalue()


def fill(printed: Any, value: str, style: Style, *, bold: bool = False) -> None:
    """Put a text with its markers into a paragraph."""
    for run, is_marker in pieces(value):
        made = printed.add_run(run)
        made.bold = bold or None
        if is_marker and style.raised and run[0] != "*":
            made.font.superscript = True


def table(paper: Any, element: Table, style: Style) -> None:
    simple = len(element.widths) <= 3 and all("\n" not in cell for line in element.lines for cell in line.cells)
    short = all(len(plain(text)) <= width for text, width in zip(element.headings, element.widths, strict=True))
    if element.leader or (style.tabs and simple and short):
        tabbed(paper, element, style)
        return
    grid = paper.add_table(rows=0, cols=len(element.widths))
    if style.look in ("ruled", "boxed"):
        grid.style = "Table Grid"
    if any(element.headings):
        for cell, text, align in zip(grid.add_row().cells, element.headings, element.aligns, strict=True):
            cell.paragraphs[0].alignment = ALIGN[align]
            fill(cell.paragraphs[0], text, style, bold=bool(style.salt % 3))
    grouped = any(line.kind == "group" for line in element.lines)
    tall = heights(element.lines) if style.stretched else [1] * len(element.lines)
    for line, height in zip(element.lines, tall, strict=True):
        cells = grid.add_row().cells
        if line.kind == "group":
            merged = cells[0].merge(cells[-1])
            merged.paragraphs[0].alignment = ALIGN[style.group_align]
            fill(merged.paragraphs[0], line.cells[0], style, bold=style.salt % 3 == 1)
            continue
        put(cells, line.cells, element, style)
        if grouped and style.row_indent:
            cells[0].paragraphs[0].paragraph_format.left_indent = Pt(style.row_indent * 5)
        if height == 0:
            above = grid.rows[-2].cells[0]
            above.merge(cells[0])
    paper.add_paragraph()


def put(cells: Any, texts: tuple[str, ...], element: Table, style: Style) -> None:
    """Put the texts of a row into its cells, a paragraph a line where the document does so."""
    for cell, text, align in zip(cells, texts, element.aligns, strict=True):
        for index, part in enumerate(text.split("\n") if style.salt % 2 else [text]):
            printed = cell.paragraphs[0] if not index else cell.add_paragraph()
            printed.alignment = ALIGN[align]
            fill(printed, part, style)


def tabbed(paper: Any, element: Table, style: Style) -> None:
    """Rows as paragraphs with tab stops, with dots where the table has leaders."""

    def line_of(cells: tuple[str, ...], *, leader: bool) -> None:
        printed = paper.add_paragraph()
        printed.paragraph_format.space_after = Pt(2)
        at = 0.0
        for index, width in enumerate(element.widths[:-1]):
            at += (width + style.gap) * style.size * 0.5
            printed.paragraph_format.tab_stops.add_tab_stop(
                Pt(at), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS if leader and not index else WD_TAB_LEADER.SPACES
            )
        fill(printed, "\t".join(cell.replace("\n", " ") for cell in cells), style)

    if any(element.headings):
        line_of(element.headings, leader=False)
    for line in element.lines:
        line_of(line.cells, leader=element.leader and line.kind == "row")
