"""Print elements as PDF with typst: proportional type in tables of every look, or EDGAR text in fixed pitch."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pypdfium2
import typst

from generator import text
from generator.model import Case, Element, PageBreak, Paragraph, Style, Table, heights, pieces

MONO = ("DejaVu Sans Mono", "Liberation Mono")
EM = {
    "DejaVu Sans": 0.62,
    "DejaVu Serif": 0.62,
    "Liberation Sans": 0.55,
    "Liberation Sans Narrow": 0.46,
    "Liberation Serif": 0.5,
}
"""The mean width of a letter, in the size of its type."""
SMALLEST = 8.0
"""A table that would need smaller type than this is set across the page."""


def render(case: Case) -> bytes:
    """The document in proportional type."""
    pdf = typst.compile(source(case).encode())
    return turned(pdf) if case.style.rotated and case.style.salt % 2 else pdf


def turned(pdf: bytes) -> bytes:
    """Tell the viewer to turn the pages that are printed sideways, so that they are read upright."""
    paper = pypdfium2.PdfDocument(pdf)
    for page in paper:
        page.set_rotation(90)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def render_mono(case: Case) -> bytes:
    """The document's text, page by page, in fixed pitch."""
    style = replace(case.style, edgar_tags=False)
    pages = text.pages_of(case.elements, style)
    width = max(len(line) for page in pages for line in page)
    size = min(10.0, 468 / (0.602 * max(width, 80)))
    out = [
        "#set document(date: none)",  # a clock would give other bytes each second
        f"#set page(width: 612pt, height: 792pt, margin: 72pt{furniture(style)})",
        f"#set text(font: {quoted(MONO[style.salt % 2])}, size: {size}pt)",
    ]
    if width * size * 0.602 > 470:
        out[1] = out[1].replace("width: 612pt, height: 792pt", "width: 792pt, height: 612pt")
    for number, page in enumerate(pages):
        out.append("#pagebreak()" if number else "")
        out.append(f"#raw({quoted(chr(10).join(page))}, block: true)")
    return typst.compile("\n".join(out).encode())


def quoted(value: str) -> str:
    """A typst string."""
    return json.dumps(value, ensure_ascii=False)


def inline(value: str, style: Style) -> str:
    """A typst expression for a text with its markers raised or on the line."""
    parts = []
    for run, is_marker in pieces(value):
        for index, line in enumerate(run.split("\n")):
            if index:
                parts.append("linebreak()")
            if line:
                raised = is_marker and style.raised and line[0] != "*"
                parts.append(f"super(typographic: false, text({quoted(line)}))" if raised else f"text({quoted(line)})")
    return " + ".join(parts) or "[]"


def furniture(style: Style) -> str:
    """Header and footer of every page."""
    out = f", header: text(size: 8pt)[#{quoted(style.header)}]" if style.header else ""
    number = 'context counter(page).display("1")' if style.numbers else "[]"
    return f"{out}, footer: [#set text(size: 9pt); #h(1fr) #{number} #h(1fr) #{quoted(style.footer)}]"


def source(case: Case) -> str:
    """The typst source of a document."""
    style = case.style
    if fitting(case.elements, style) < SMALLEST:
        style = replace(style, landscape=True)
    size = min(style.size, fitting(case.elements, style))
    across, down = (792, 612) if style.landscape and not style.rotated else (612, 792)
    out = [
        "#set document(date: none)",
        f"#set page(width: {across}pt, height: {down}pt, margin: 64pt{furniture(style)})",
        f"#set text(font: {quoted(style.font)}, size: {size}pt, hyphenate: false)",
        f"#set par(leading: {0.5 if style.salt % 2 else 0.65}em, justify: {str(style.salt % 5 == 0).lower()})",
    ]
    tight = False
    for element in case.elements:
        if isinstance(element, PageBreak):
            out.append("#pagebreak()")
        elif isinstance(element, Paragraph):
            out.append(paragraph(element, style, tight=tight))
        else:
            out.append(table(element, style, size))
        tight = isinstance(element, Paragraph) and element.indent > 0
    if style.rotated:
        return "\n".join([*out[:4], f"#rotate(-90deg, reflow: true, block(width: 664pt)[{chr(10).join(out[4:])}])"])
    return "\n\n".join(out)


def em_of(style: Style) -> float:
    return EM.get(style.font, 0.52)


def fitting(elements: tuple[Element, ...], style: Style) -> float:
    """The type size at which the widest table fits the page."""
    widest = max((sum(e.widths) + style.gap * len(e.widths) for e in elements if isinstance(e, Table)), default=60)
    return round((664 if style.landscape else 484) / (widest * em_of(style) * 1.06), 1)


def paragraph(element: Paragraph, style: Style, *, tight: bool) -> str:
    body = inline(element.text, style)
    body = f'text(weight: "bold", {body})' if element.bold else body
    hang = f"par(hanging-indent: {element.hang * 0.5}em, {body})" if element.hang else body
    pad = f"pad(left: {element.indent * 0.5}em, {hang})"
    spacing = f"above: {0.7 if tight and element.indent else 1.3}em"
    return f"#block({spacing}, width: 100%, align({element.align}, {pad}))"


def table(element: Table, style: Style, size: float) -> str:
    """A table; leaders are drawn by typst itself."""
    if element.leader:
        return leaders(element, style)
    natural = (sum(element.widths) + style.gap * len(element.widths)) * size * em_of(style)
    stretch = max(1.0, (650 if style.landscape else 470) / natural) if style.salt % 3 else 1.0
    columns = ", ".join(
        f"{(width + (style.gap if index < len(element.widths) - 1 else 1)) * size * em_of(style) * stretch:.1f}pt"
        for index, width in enumerate(element.widths)
    )
    stroke = {
        "ruled": "0.5pt",
        "boxed": "0.5pt",
        "open": "none",
        "zebra": "none",
        "horizontal": "(x, y) => (bottom: 0.4pt)",
    }[style.look]
    fill = "(_, y) => if calc.odd(y) { luma(232) }" if style.look == "zebra" else "none"
    vertical = "top" if style.value_line == "first" else "bottom"
    aligns = ", ".join(f"{align} + {vertical}" for align in element.aligns)
    inset = f"(x: {4 if style.look in ('ruled', 'boxed') else 1}pt, y: {5 if style.spaced else 2.2}pt)"
    cells = []
    if any(element.headings):
        place = {"top": "top", "middle": "horizon", "bottom": "bottom"}[style.heading_place]
        heads = []
        for index, heading in enumerate(element.headings):
            side = "left" if index == 0 and style.salt % 4 else style.heading_align
            bold = "bold" if style.salt % 3 else "regular"
            heads.append(f'table.cell(align: {side} + {place}, text(weight: "{bold}", {inline(heading, style)}))')
        cells.append(f"table.header(repeat: {'true' if style.salt % 2 else 'false'}, {', '.join(heads)})")
    grouped = any(line.kind == "group" for line in element.lines)
    tall = heights(element.lines) if style.stretched else [1] * len(element.lines)
    for line, height in zip(element.lines, tall, strict=True):
        if line.kind == "group":
            weight = "bold" if style.salt % 3 == 1 else "regular"
            name = f'text(weight: "{weight}", {inline(line.cells[0], style)})'
            cells.append(f"table.cell(colspan: {len(element.widths)}, align: {style.group_align}, {name})")
            continue
        hang = f"hanging-indent: {style.continuation * 0.5}em, justify: false"
        first = f"par({hang}, {inline(line.cells[0], style)})" if line.cells[0] else "[]"
        first = f"pad(left: {style.row_indent * 0.5}em, {first})" if grouped and style.row_indent else first
        first = f"table.cell(rowspan: {height}, {first})" if height > 1 else first
        cells += [*([first] if height else []), *(inline(cell, style) for cell in line.cells[1:])]
    place = "center" if style.salt % 7 == 0 else "left"
    look = f"stroke: {stroke}, fill: {fill}, inset: {inset}, align: ({aligns},)"
    return f"#align({place}, table(columns: ({columns},), {look}, {', '.join(cells)}))"


def leaders(element: Table, style: Style) -> str:
    """Lines of name, dots, figure."""
    out = []
    if any(element.headings):
        out.append(
            f"#block(width: 100%)[#{inline(element.headings[0], style)} #h(1fr) #{inline(element.headings[-1], style)}]"
        )
    for line in element.lines:
        if line.kind == "group":
            out.append(f"#block(above: 1.2em, {inline(line.cells[0], style)})")
        else:
            dots = "box(width: 1fr, repeat(gap: 0.1em)[.])"
            name, figure = inline(line.cells[0], style), inline(line.cells[-1], style)
            line_of = f"{name} + h(0.3em) + {dots} + h(0.3em) + {figure}"
            out.append(f"#block(above: 0.8em, width: {70 + style.salt % 30}%, {line_of})")
    return "\n".join(out)
