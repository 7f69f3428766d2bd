"""Print elements as EDGAR HTML: nested layout tables, spacer columns, `%` in a cell of its own, font tags, `&nbsp;`."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from generator import text
from generator.model import Case, PageBreak, Paragraph, Style, Table, heights, pieces

HEADED_APART = 3
"""The remainder of a document's salt by seven for which its tables' headings stand in tables of their own."""


def render(case: Case) -> bytes:
    """The document as HTML."""
    style = case.style
    if style.salt % 9 == 0:
        return preformatted(case)
    body = []
    for number, element in enumerate(case.elements):
        if isinstance(element, PageBreak):
            body.append(
                f'<P ALIGN="center">{number % 9 + 1}</P>\n<HR SIZE="3" style="COLOR:#999999" WIDTH="100%">'
                if style.salt % 2
                else '<div style="page-break-before:always">&nbsp;</div>'
            )
        elif isinstance(element, Paragraph):
            body.append(paragraph(element, style))
        else:
            body.append(table(element, style))
    head = '<HTML><HEAD><TITLE>EX-99.M</TITLE></HEAD>\n<BODY BGCOLOR="WHITE">'
    inner = "\n".join(body)
    if style.salt % 5 == 0:
        inner = f'<TABLE WIDTH="100%" BORDER="0"><TR><TD>{inner}</TD></TR></TABLE>'
    return f"{head}\n{inner}\n</BODY></HTML>\n".encode()


def preformatted(case: Case) -> bytes:
    """The document's text between `<PRE>` tags, as many early exhibits have it."""
    printed = "\n".join(text.lines_of(case.elements, replace(case.style, edgar_tags=False, page_mark="")))
    return f"<HTML><BODY>\n<PRE>\n{escape(printed, quote=False)}\n</PRE>\n</BODY></HTML>\n".encode()


def inline(value: str, style: Style) -> str:
    """A text with its markers."""
    out = ""
    for run, is_marker in pieces(value):
        shown = (
            escape(run, quote=False)
            .replace("\n", "<BR>")
            .replace("\N{EN DASH}", "&#150;" if style.salt % 2 else "&ndash;")
            .replace("†", "&#134;")
            .replace("‡", "&#135;")
        )
        if is_marker and style.raised and run[0] != "*":
            shown = (
                f"<SUP>{shown}</SUP>"
                if style.salt % 2
                else f'<FONT style="font-size:6pt;vertical-align:top">{shown}</FONT>'
            )
        out += shown
    return f'<FONT SIZE="2" FACE="Times New Roman">{out}</FONT>' if style.salt % 3 == 0 else out


def paragraph(element: Paragraph, style: Style) -> str:
    shown = inline(element.text, style)
    shown = f"<B>{shown}</B>" if element.bold else shown
    indent = f"margin-left:{element.indent * 5}pt;" if element.indent else ""
    if style.salt % 4 == 0:
        return f'<div style="{indent}text-align:{element.align};margin-bottom:6pt">{shown}</div>'
    return f'<P STYLE="{indent}margin-top:6pt" ALIGN="{element.align}">{shown}</P>'


def table(element: Table, style: Style) -> str:
    """A table with all that is ugly in filed ones."""
    rows = []
    vertical = "top" if style.value_line == "first" else "bottom"
    if any(element.headings):
        rows.append(
            line_of(
                [
                    f"<B>{inline(heading, style)}</B>"
                    if heading and style.salt % 3
                    else inline(heading, style) or "&nbsp;"
                    for heading in element.headings
                ],
                element,
                style,
                "bottom",
                heading=True,
            )
        )
    if style.salt % 4 == 1:
        rows.append(f'<TR><TD COLSPAN="{span(element, style)}" STYLE="font-size:4pt">&nbsp;</TD></TR>')
    grouped = any(line.kind == "group" for line in element.lines)
    inset = "&nbsp;" * style.row_indent if grouped else ""
    tall = heights(element.lines) if style.stretched else [1] * len(element.lines)
    for line, height in zip(element.lines, tall, strict=True):
        if line.kind == "group":
            across = f'COLSPAN="{span(element, style)}" ALIGN="{style.group_align}"'
            rows.append(f"<TR><TD {across}>{inline(line.cells[0], style)}</TD></TR>")
        else:
            rows.append(
                line_of(
                    [inset + inline(line.cells[0], style)]
                    + [inline(cell, style) if cell else "&nbsp;" for cell in line.cells[1:]],
                    element,
                    style,
                    vertical,
                    heading=False,
                    height=height,
                )
            )
    border = 1 if style.look in ("ruled", "boxed") else 0
    opening = (
        f'<TABLE BORDER="{border}" CELLSPACING="0" CELLPADDING="{style.gap % 4}" WIDTH="{60 + style.salt % 41}%">\n'
    )
    apart = any(element.headings) and style.salt % 7 == HEADED_APART
    parts = [rows[:1], rows[1:]] if apart else [rows]
    return "\n".join(opening + "\n".join(part) + "\n</TABLE>" for part in parts)


def span(element: Table, style: Style) -> int:
    return sum(parts_of(index, element, style) for index in range(len(element.widths)))


def parts_of(index: int, element: Table, style: Style) -> int:
    """How many cells a column takes: itself, a spacer, the sign's own cell."""
    return 1 + (style.spacers and index < len(element.widths) - 1) + own_sign(index, element, style)


def own_sign(index: int, element: Table, style: Style) -> bool:
    return style.percent_cell and index > 0 and element.aligns[index] == "right"


def line_of(cells: list[str], element: Table, style: Style, vertical: str, *, heading: bool, height: int = 1) -> str:
    """One table row; a sign in its own cell where the document does so."""
    shown = []
    for index, cell in enumerate(cells):
        align = "center" if heading and index else element.aligns[index]
        if index == 0 and height == 0:
            shown += ['<TD WIDTH="2%">&nbsp;</TD>'] * style.spacers
            continue
        dots = " . . . . . . . ." if element.leader and not heading and index == 0 else ""
        if own_sign(index, element, style):
            body, sign, rest = (cell, "", "") if heading else cell.partition("%")
            if heading:
                shown.append(f'<TD COLSPAN="2" VALIGN="{vertical}" ALIGN="center">{cell}</TD>')
            else:
                shown.append(f'<TD VALIGN="{vertical}" ALIGN="right" NOWRAP>{body.rstrip()}</TD>')
                shown.append(f'<TD VALIGN="{vertical}" NOWRAP>{sign}{rest}</TD>')
        else:
            tall = f' ROWSPAN="{height}"' if index == 0 and height > 1 else ""
            shown.append(f'<TD{tall} VALIGN="{vertical}" ALIGN="{align}">{cell}{dots}</TD>')
        if style.spacers and index < len(cells) - 1:
            shown.append('<TD WIDTH="2%">&nbsp;</TD>')
    shade = ' BGCOLOR="#CCEEFF"' if style.look == "zebra" and not heading and len(cells[-1]) % 2 else ""
    return f"<TR{shade}>{''.join(shown)}</TR>"
