"""Print elements as EDGAR text: 80 columns and more, pages parted by `<PAGE>`, a form feed or nothing but a number."""

from __future__ import annotations

import re
import textwrap

from generator.model import Case, Element, Line, PageBreak, Paragraph, Style, Table, pieces, plain

WIDTH = 80
PAGE_LINES = 58


def render(case: Case) -> bytes:
    """The document as EDGAR text, some wrapped as a full submission beside another paper."""
    body = "\n".join(lines_of(case.elements, case.style))
    return (WRAPPER.format(body=body) if case.style.wrapped else body).encode()


WRAPPER = """-----BEGIN PRIVACY-ENHANCED MESSAGE-----
<SEC-DOCUMENT>0000000000-04-000123.txt : 20040426
<SEC-HEADER>0000000000-04-000123.hdr.sgml : 20040426
ACCESSION NUMBER: 0000000000-04-000123
CONFORMED SUBMISSION TYPE: 485BPOS
PUBLIC DOCUMENT COUNT: 2
</SEC-HEADER>
<DOCUMENT>
<TYPE>485BPOS
<SEQUENCE>1
<FILENAME>body.txt
<DESCRIPTION>POST-EFFECTIVE AMENDMENT
<TEXT>
This amendment is filed to add the exhibits named in it; the prospectus is not changed.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.M
<SEQUENCE>2
<FILENAME>ex99m.txt
<DESCRIPTION>PLAN
<TEXT>
{body}
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


def page_width(elements: tuple[Element, ...], style: Style) -> int:
    widest = max(
        (sum(e.widths) + style.gap * (len(e.widths) - 1) + style.indent for e in elements if isinstance(e, Table)),
        default=0,
    )
    return max(WIDTH, widest + 2)


def pages_of(elements: tuple[Element, ...], style: Style) -> list[list[str]]:
    """The printed lines of each page."""
    width = page_width(elements, style)
    pages: list[list[str]] = [[]]
    for element in elements:
        if isinstance(element, PageBreak):
            pages.append([])
            continue
        printed = paragraph(element, width) if isinstance(element, Paragraph) else table(element, style, width)
        tight = isinstance(element, Paragraph) and element.indent and "\n" not in element.text and len(printed) == 1
        for line in [*printed, *([] if tight and not style.spaced else [""])]:
            if len(pages[-1]) >= PAGE_LINES and not isinstance(element, Paragraph):
                pages.append([])
            pages[-1].append(line)
    return pages


def lines_of(elements: tuple[Element, ...], style: Style) -> list[str]:
    """All pages with their furniture between."""
    pages = pages_of(elements, style)
    out: list[str] = []
    for number, page in enumerate(pages, 1):
        if number > 1:
            out += ([style.page_mark] if style.page_mark == "<PAGE>" else []) + ["", ""]
            if style.page_mark == "\f":
                out[-1] = "\f"
        if style.header:
            out += [style.header, ""]
        out += [line.rstrip() for line in page]
        if len(pages) > 1 or style.footer:
            out += [
                *([f"{style.footer:>{WIDTH}}"] if style.footer else []),
                *(
                    [f"{number:>{WIDTH // 2}}" if style.salt % 2 else f"{f'- {number} -':^{WIDTH}}"]
                    if style.numbers
                    else []
                ),
            ]
    return out


def paragraph(element: Paragraph, width: int) -> list[str]:
    """Running text."""
    out: list[str] = []
    for part in plain(element.text).split("\n"):
        if element.align == "left":
            out += textwrap.wrap(
                part,
                min(width, WIDTH) - 2,
                initial_indent=" " * element.indent,
                subsequent_indent=" " * (element.indent + element.hang),
            ) or [""]
        else:
            out += [
                f"{line:^{width}}" if element.align == "center" else f"{line:>{width}}"
                for line in textwrap.wrap(part, WIDTH - 4)
            ]
    return [line.rstrip() for line in out]


def table(element: Table, style: Style, width: int) -> list[str]:
    """A table in columns of characters."""
    widths = list(element.widths)
    if element.leader:
        widths[0] = max(widths[0] + 6, min(60, widths[0] + 20))
    inset = style.row_indent if any(line.kind == "group" for line in element.lines) else 0
    widths[0] += inset
    room = sum(widths) + style.gap * (len(widths) - 1)
    shift = " " * (style.indent if room + style.indent <= width else 0)
    out: list[str] = []
    if any(element.headings):
        out += [shift + line for line in heading(element, widths, style)] + [
            *([""] if style.spaced or style.salt % 3 else [])
        ]
    first = True
    for number, line in enumerate(element.lines):
        if line.kind == "group":
            text = plain(line.cells[0])
            gap = [""] if style.group_gap and not first else []
            out += [
                *gap,
                *(
                    shift + (f"{part:^{room}}" if style.group_align == "center" else part)
                    for part in textwrap.wrap(text, width - 4)
                ),
            ]
            if style.group_rule:
                out.append(shift + (f"{'-' * len(text):^{room}}" if style.group_align == "center" else "-" * len(text)))
        else:
            out += [shift + printed for printed in row(element, line, widths, style, inset)]
            if style.spaced or (style.uneven and (number * style.salt) % 5 == 1):
                out.append("")
        first = False
    while out and not out[-1]:
        out.pop()
    return tagged(out, widths, style, any(element.headings)) if style.edgar_tags else out


def tagged(lines: list[str], widths: list[int], style: Style, headed: bool) -> list[str]:
    """Set EDGAR's table tags around a table: `<CAPTION>` before its heading, `<S>` and `<C>` over its columns."""
    stubs = (" " * (style.indent)) + "".join(
        f"{'<S>' if not index else '<C>':<{width + style.gap}}" for index, width in enumerate(widths)
    )
    if not headed:
        return ["<TABLE>", stubs.rstrip(), *lines, "</TABLE>"]
    cut = next((index for index, line in enumerate(lines) if not line), 0)
    return ["<TABLE>", "<CAPTION>", *lines[:cut], stubs.rstrip(), *lines[cut:], "</TABLE>"]


def heading(element: Table, widths: list[int], style: Style) -> list[str]:
    """The heading's lines, set at the bottom, middle or top of one another, with its rule."""
    stacks = []
    for text, width in zip(element.headings, widths, strict=True):
        printed = plain(text)
        stacks.append([part for piece in printed.split("\n") for part in (textwrap.wrap(piece, width) or [""])])
    height = max(map(len, stacks))
    columns = []
    for index, (stack, width) in enumerate(zip(stacks, widths, strict=True)):
        missing = height - len(stack)
        above = {"bottom": missing, "top": 0, "middle": missing // 2 if index == 0 else missing}[style.heading_place]
        full = [""] * above + stack + [""] * (missing - above)
        align = "left" if index == 0 and style.salt % 4 else style.heading_align
        columns.append([placed(part, width, align) for part in full])
    out = [drifted(parts, widths, style).rstrip() for parts in zip(*columns, strict=True)]
    room = sum(widths) + style.gap * (len(widths) - 1)
    if style.heading_rule == "columns":
        out.append((" " * style.gap).join("-" * width for width in widths))
    elif style.heading_rule == "across":
        out.append("-" * room)
    elif style.heading_rule == "underscores":
        out.append((" " * style.gap).join("_" * width for width in widths))
    elif style.heading_rule == "equals":
        out.append((" " * style.gap).join("=" * width for width in widths))
    return out


def drifted(parts: tuple[str, ...], widths: list[int], style: Style) -> str:
    """Set a heading's line over its columns, or a little beside them, as typists do."""
    drift = style.drift if len(widths) <= 3 and style.heading_rule in ("none", "across") else 0
    drift = max(drift, 1 - style.gap)
    return parts[0] + "".join(
        " " * (style.gap + (drift if index == 0 else 0)) + part for index, part in enumerate(parts[1:])
    )


def placed(text: str, width: int, align: str) -> str:
    return f"{text:<{width}}" if align == "left" else f"{text:>{width}}" if align == "right" else f"{text:^{width}}"


def figure(cell: str, width: int, align: str) -> str:
    """A cell's line set in its column; the markers of a right-aligned figure hang over its edge."""
    if align != "right":
        return placed(plain(cell), width, align)
    body = "".join(run for run, is_marker in pieces(cell) if not is_marker)
    tail = "".join(run for run, is_marker in pieces(cell) if is_marker)
    return placed(body, width, align) + tail


def row(element: Table, line: Line, widths: list[int], style: Style, inset: int = 0) -> list[str]:
    """A row's lines: the name wrapped, values on its first or its last line."""
    stacks: list[list[str]] = []
    for index, (cell, width) in enumerate(zip(line.cells, widths, strict=True)):
        if index == 0 or (element.aligns[index] == "left" and len(plain(cell)) > width):
            parts = [
                part
                for piece in plain(cell).split("\n")
                for part in (
                    textwrap.wrap(
                        piece,
                        width,
                        initial_indent="" if index else " " * inset,
                        subsequent_indent="" if index else " " * (inset + style.continuation),
                    )
                    or [""]
                )
            ]
            stacks.append([f"{part:<{width}}" for part in parts])
        else:
            stacks.append([figure(piece, width, element.aligns[index]) for piece in cell.split("\n")])
    height = max(map(len, stacks))
    columns = []
    for index, (stack, width) in enumerate(zip(stacks, widths, strict=True)):
        above = height - len(stack) if index and style.value_line == "last" else 0
        columns.append([" " * width] * above + stack + [" " * width] * (height - len(stack) - above))
    printed = []
    for number, parts in enumerate(zip(*columns, strict=True)):
        if element.leader and number == 0:
            name = re.sub(r"(\S) *$", r"\1", parts[0])
            dots = "." * (len(parts[0]) + style.gap - len(name) - 2)
            printed.append(f"{name} {dots} {(' ' * style.gap).join(parts[1:]).strip()}")
        else:
            printed.append(joined(parts, style.gap, widths))
    return [text.rstrip() for text in printed]


def joined(parts: tuple[str, ...], gap: int, widths: list[int]) -> str:
    """Set the columns side by side; a hanging marker eats into the gap."""
    text = ""
    at = 0
    for part, width in zip(parts, widths, strict=True):
        text = text.ljust(at) + part
        at += width + gap
    return text
