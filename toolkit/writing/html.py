"""A document as HTML that EDGAR takes: tags of HTML 3.2 and 4.0, ASCII, no active content, no link, no picture.

EDGAR takes pictures only as files of their own, so a chart is drawn with table cells; every figure stands beside
its bar. Looks are inline styles and plain attributes, as a filing's HTML has no style sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

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
    TableColumn,
    TableRow,
)
from toolkit.writing.charts import COLOURS, said
from toolkit.writing.wording import on_behalf

_STEP = 0.4  # inches of a level of indent
_GAP = "&nbsp;&nbsp;&nbsp;"
_BLANK_LINE = "_" * 32
_ALIGN = {"left": "left", "right": "right", "center": "center", "decimal": "center"}
_OPEN = 'style="font-family: Times New Roman, Times, serif; font-size: 11pt; max-width: 7.5in; margin: 0 auto"'
_STYLES = {"note": ('<font size="2">', "</font>"), "caption": ("<b>", "</b>")}
_LARGEST_BAR = 60  # percent of the bar's cell


def write(document: Document) -> bytes:
    """Print a document as one HTML file; the footer and header stand at each page's end and beginning."""
    lines = [
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">',
        '<html lang="en">',
        f"<head><title>{_text(document.title)}</title></head>",
        f'<body bgcolor="#ffffff" text="#000000"><div {_OPEN}>',
        *_furniture(document.header),
    ]
    previous: Block | None = None
    for block in document.blocks:
        if isinstance(block, PageBreak):
            lines += [*_furniture(document.footer), _PAGE_END, *_furniture(document.header)]
        else:
            if isinstance(block, Footnote) and not isinstance(previous, Footnote):
                lines.append('<hr size="1" width="18%" align="left" noshade>')
            lines += _block(block)
        previous = block
    lines += [*_furniture(document.footer), "</div></body>", "</html>", ""]
    return "\n".join(lines).encode("ascii", "xmlcharrefreplace")


_PAGE_END = '<hr size="2" noshade style="page-break-after: always">'


def _text(text: str) -> str:
    """Escape text; a line end becomes a break."""
    return escape(text, quote=False).replace("\n", "<br>")


def _furniture(text: str | None) -> Iterator[str]:
    """Print what stands at the edge of every page, such as the revision date."""
    if text is not None:
        yield f'<p align="right"><font size="2">{_text(text)}</font></p>'


def _block(block: Block) -> Iterator[str]:
    """Print one block as lines of HTML."""
    match block:
        case Heading():
            yield _heading(block)
        case Paragraph():
            yield _paragraph(block)
        case Table():
            yield from _table(block)
        case Footnote(marker, text):
            look = f'style="margin-left: {_STEP}in; text-indent: -{_STEP}in"'
            yield f'<p {look}><font size="2">{_text(marker)}{_GAP}{_text(text)}</font></p>'
        case Signature():
            yield from _signature(block)
        case Chart():
            yield from _chart(block)
        case PageBreak():
            yield _PAGE_END


def _heading(heading: Heading) -> str:
    """Print a heading: levels 0 and 1 centred, as agreements print their titles and schedules."""
    level = min(heading.level + 1, 6)
    align = "center" if heading.level <= 1 else "left"
    size = (15, 13, 12)[heading.level] if heading.level <= 2 else 11  # noqa: PLR2004 - points by level
    lines = "<br>".join(_text(line) for line in heading.lines)
    return f'<h{level} align="{align}" style="font-size: {size}pt">{lines}</h{level}>'


def _paragraph(paragraph: Paragraph) -> str:
    """Print running text, its number hanging at the left."""
    text = _text(paragraph.text)
    left = paragraph.indent * _STEP
    if paragraph.number is not None:
        look = f"margin-left: {left + _STEP:.1f}in; text-indent: -{_STEP}in"
        return f'<p style="{look}">{_text(paragraph.number)}{_GAP}{text}</p>'
    indent = f' style="margin-left: {left:.1f}in"' if left else ""
    if paragraph.style == "meta":
        label, colon, rest = text.partition(": ")
        text = f"<b>{label}:</b> {rest}" if colon else text
    before, after = _STYLES.get(paragraph.style, ("", ""))
    look = {
        "centered": ' align="center"',
        "recital": f' style="margin-left: {left:.1f}in; text-indent: {_STEP}in"',
    }.get(paragraph.style, indent)
    return f"<p{look}>{before}{text}{after}</p>"


def _table(table: Table) -> Iterator[str]:
    """Print a table, its heading in `<thead>` so that a printer repeats it."""
    if table.caption is not None:
        yield f"<p><b>{_text(table.caption)}</b></p>"
    size = 10 if table.look == "schedule" else 9
    yield f'<table border="0" cellspacing="0" cellpadding="3" width="100%" style="font-size: {size}pt">'
    headings = "".join(_heading_cell(column) for column in table.columns)
    yield f"<thead><tr>{headings}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield _row(row, table.columns)
    yield "</tbody></table>"


def _heading_cell(column: TableColumn) -> str:
    """Print a column's heading above a rule."""
    width = f' width="{column.width:.0%}"' if column.width else ""
    align = _ALIGN[column.align]
    rule = 'style="border-bottom: 1px solid #000000"'
    return f'<th align="{align}" valign="bottom"{width} {rule}>{_text(column.heading)}</th>'


def _row(row: TableRow, columns: tuple[TableColumn, ...]) -> str:
    """Print a row: a group across the table, totals bold below a rule."""
    if row.kind == "group":
        return f'<tr><td colspan="{len(columns)}"><b>{_text(row.cells[0])}</b></td></tr>'
    rule = "" if row.kind == "row" else ' style="border-top: 1px solid #000000"'
    cells = []
    for column, cell in zip(columns, (*row.cells, *("" for _ in columns)), strict=False):
        text = _text(cell) if row.kind == "row" else f"<b>{_text(cell)}</b>" if cell else ""
        cells.append(f'<td align="{_ALIGN[column.align]}" valign="top"{rule}>{text}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _signature(block: Signature) -> Iterator[str]:
    """Print a signature block in the right half of the page; what stands beside it, just above."""
    if block.beside is not None:
        yield f"<p>{_text(block.beside)}</p>"
    half = 'style="margin-left: 45%"'
    yield f"<p {half}><b>{_text(block.party)}</b></p>"
    if block.on_behalf_of is not None:
        yield f"<p {half}>{_text(on_behalf(block.on_behalf_of))}</p>"
    if block.attest:
        yield f"<p>Attest: {_BLANK_LINE}</p>"
    for label, value in (("By", block.signed), ("Name", block.name), ("Title", block.title)):
        yield f"<p {half}>{label}: {_text(value) if value is not None else _BLANK_LINE}</p>"
    below = [*block.address, *([f"Attn: {block.attention}"] if block.attention is not None else [])]
    if below:
        yield f"<p {half}>{'<br>'.join(_text(line) for line in below)}</p>"


def _chart(chart: Chart) -> Iterator[str]:
    """Draw a chart with table cells: a bar a figure, as long as its share of the largest."""
    largest = max((abs(figure) for _, figures in chart.series for figure in figures), default=0.0) or 1.0
    yield f"<p><b>{_text(chart.title)}</b></p>"
    summary = chart.alt.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    yield f'<table border="0" cellspacing="0" cellpadding="2" width="100%" style="font-size: 9pt" summary="{summary}">'
    for place, category in enumerate(chart.categories):
        for index, (name, figures) in enumerate(chart.series):
            first = f'<td rowspan="{len(chart.series)}" width="32%" valign="top">{_text(category)}</td>' * (index == 0)
            bar = _bar(figures[place], largest, COLOURS[index % len(COLOURS)], said(figures[place], chart.unit))
            yield f'<tr>{first}<td width="16%">{_text(name)}</td><td>{bar}</td></tr>'
    yield "</table>"


def _bar(figure: float, largest: float, colour: str, words: str) -> str:
    """Draw one bar as a coloured cell with its figure to the right; nothing but the figure where there is none."""
    share = round(abs(figure) / largest * _LARGEST_BAR)
    fill = f'<td width="{share}%" bgcolor="{colour}">&nbsp;</td>' if share else ""
    table = '<table border="0" cellspacing="0" cellpadding="0" width="100%" style="font-size: 9pt">'
    return f"{table}<tr>{fill}<td>&nbsp;{words}</td></tr></table>"
