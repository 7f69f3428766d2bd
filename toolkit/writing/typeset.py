"""Blocks as data for the house style (`templates/house.typ`): levels, column widths and text sizes worked out here.

Widths are in em of the table's own text and estimated from Libertinus Serif's mean character widths, bold included;
figures that do not fit a line at full size are set smaller, down to a readable least; names wrap.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

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
from toolkit.writing.wording import on_behalf

Data = dict[str, Any]

FILE_DATE = {"year": 1980, "month": 1, "day": 1}
"""PDF/A wants a date in every file and no clock may speak: the date that zip gives a file without one."""

_PAGE_WIDTH = {False: 612.0, True: 792.0}
_MARGIN = 72.0
_WIDE_MARGIN = 54.0
_SIZES = {"schedule": 10.5, "figures": 9.5}
_LEAST_SIZES = {"schedule": 9.0, "figures": 7.0}
_NAME_WIDTHS = {"schedule": 34.0, "figures": 20.0}  # em that names get before they wrap, by smaller text if need be
_WIDE_TABLE = 6  # columns from which figures take narrower margins
_AIR = 0.6  # the part of the room left over that figures take from the names
_MOST_AIR = 4.0  # em, so that figures stay in sight of their names
_AFTER_NUMBER = 0.6  # em between a clause's number and its text, at least
_HEADING_LINE = 12.0  # em of a line of a heading that is a sentence
_BOLD = 1.06  # how much wider a heading is
_LEAD = 1.2  # em before words that follow a column of figures
_SHORTEST_NAMES = 12.0  # em that names keep in a table of very many columns
_SMALLEST = 4.5
_DIGIT = 0.48  # a tabular digit, bold
_TABULAR = 0.465  # the same, regular: what a missing decimal is made up with
_NARROW = dict.fromkeys(" .,;:'|!ijl()[]/-I", 0.28) | dict.fromkeys("ftr", 0.33)
_WIDE = dict.fromkeys("mwMW%@—", 0.82)
_FIGURE = re.compile(r"[^\d]*[\d,]+(\.\d+)?[^\d]*")


def typeset(document: Document) -> tuple[Data, dict[str, Chart]]:
    """Give the document as the house style reads it, and its charts by file name."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    margin = _WIDE_MARGIN if any(len(table.columns) >= _WIDE_TABLE for table in tables) else _MARGIN
    landscape = document.landscape or any(_overflows(table, _PAGE_WIDTH[False] - 2 * margin) for table in tables)
    width = _PAGE_WIDTH[landscape] - 2 * margin
    charts: dict[str, Chart] = {}
    blocks: list[Data] = []
    depth = 0
    for block in document.blocks:
        if isinstance(block, Heading) and not "".join(block.lines).strip():
            continue  # an empty heading leads nowhere: PDF/UA refuses it
        data = _block(block, width)
        if isinstance(block, Heading):
            depth = min(block.level + 1, depth + 1)  # PDF/UA: no heading level may be skipped on the way down
            data["depth"] = depth
        elif isinstance(block, Chart):
            data["file"] = f"chart-{len(charts) + 1}.svg"
            charts[data["file"]] = block
        blocks.append(data)
    return {
        "title": document.title,
        "footer": document.footer,
        "header": document.header,
        "numbered": document.numbered,
        "landscape": landscape,
        "margin": margin,
        "dated": FILE_DATE,
        "blocks": blocks,
    }, charts


def _block(block: Block, width: float) -> Data:  # noqa: PLR0911 - a kind of block a case
    """Give one block with its kind named."""
    match block:
        case Heading(lines, level):
            return {"kind": "heading", "lines": list(lines), "level": level}
        case Paragraph(text, number, indent, style):
            hang = line_width(number) + _AFTER_NUMBER if number else 0.0
            return {
                "kind": "paragraph",
                "text": text,
                "number": number,
                "indent": indent,
                "style": style,
                "hang": hang,
            }
        case Table():
            return _table(block, width)
        case Footnote(marker, text):
            return {"kind": "footnote", "marker": marker, "text": text}
        case Signature():
            return {
                "kind": "signature",
                "party": block.party,
                "on_behalf_of": on_behalf(block.on_behalf_of) if block.on_behalf_of else None,
                "signed": block.signed,
                "name": block.name,
                "title": block.title,
                "address": list(block.address),
                "attention": block.attention,
                "beside": block.beside,
                "attest": block.attest,
            }
        case Chart():
            return {"kind": "chart", "alt": block.alt}
        case PageBreak():
            return {"kind": "pagebreak"}


def _table(table: Table, width: float) -> Data:
    """Give a table with the width of each column and the text size at which its figures stand on one line."""
    columns = [_column(table, index) for index in range(len(table.columns))]
    size = _size(table, columns, width)
    longest = _NAME_WIDTHS[table.look]
    roomy = sum(column["natural"] for column in columns) * size <= width
    airy = (width / size - _wanted(columns, longest)) * _AIR / len(columns)
    names = [column for column in columns if column["width"] is None]
    for column in columns:
        column["share"] = column["natural"] if roomy else min(column["natural"], longest)
        if not names:  # no column takes what is left: all share the line
            column["width"], column["share"] = None, column["width"]
        elif column["width"] is not None:
            column["width"] += min(max(airy, 0.0), _MOST_AIR)
    return {
        "kind": "table",
        "caption": table.caption,
        "look": table.look,
        "size": size,
        "columns": columns,
        "rows": _rows(table, columns),
    }


def _overflows(table: Table, width: float) -> bool:
    """Tell whether a table needs text below the readable least at this width: then its document lies on its side."""
    columns = [_column(table, index) for index in range(len(table.columns))]
    return _size(table, columns, width) < _LEAST_SIZES[table.look]


def _wanted(columns: Sequence[Data], longest: float) -> float:
    """Add up the columns in em, names with no more than `longest`."""
    return math.fsum(column["width"] or min(column["natural"], longest) for column in columns)


def _size(table: Table, columns: Sequence[Data], width: float) -> float:
    """Choose the text size: full where all fits, else smaller to a least; below that only where figures would meet."""
    size = min(_SIZES[table.look], width / _wanted(columns, _NAME_WIDTHS[table.look]))
    least = min(_LEAST_SIZES[table.look], width / _wanted(columns, _SHORTEST_NAMES))
    return max(size, least, _SMALLEST)


def _rows(table: Table, columns: Sequence[Data]) -> list[Data]:
    """Give the rows; headings of groups that follow one another as one, so that they repeat together.

    A heading with no row of its own below it (kind `words`) is printed once.
    """
    rows: list[Data] = []
    for place, row in enumerate(table.rows):
        if row.kind != "group":
            rows.append({"kind": row.kind, "cells": [_cell(text, column) for text, column in _filled(row, columns)]})
            continue
        if rows and rows[-1]["kind"] == "group":
            rows[-1]["lines"].append(row.cells[0])
        else:
            rows.append({"kind": "group", "lines": [row.cells[0]]})
        following = table.rows[place + 1].kind if place + 1 < len(table.rows) else "total"
        if following == "total":
            rows[-1]["kind"] = "words"
    return rows


def _column(table: Table, index: int) -> Data:
    """Measure a column: a name column takes what is left (`width` None), every other just its content."""
    column = table.columns[index]
    cells = [row.cells[index] for row in table.rows if row.kind != "group" and index < len(row.cells)]
    natural = max([_heading_width(column), *(line_width(line) for cell in cells for line in cell.split("\n"))])
    natural += 1.4 if table.look == "schedule" else 1.0  # the insets at both sides
    lead = _LEAD if index and column.align == "left" and table.columns[index - 1].align != "left" else 0.0
    natural += lead
    named = column.align == "left" and (index == 0 or natural > 16)  # noqa: PLR2004 - about a long date
    integers = [_split_figure(cell) for cell in cells]
    tail = max((len(fraction) for _, fraction in integers), default=0)
    return {
        "heading": column.heading,
        "align": column.align,
        "lead": lead,
        "width": None if named else natural,
        "natural": natural,
        "tail": tail,
        "figure": max((line_width(whole) + tail * _DIGIT for whole, _ in integers), default=0.0),
    }


def _heading_width(column: TableColumn) -> float:
    """Measure a heading: its lines as given, else broken into two even lines, or more where it is a sentence."""
    lines = column.heading.split("\n")
    words = column.heading.split()
    if len(lines) == 1 and words:
        longest = max(
            line_width(column.heading) / max(2, line_width(column.heading) / _HEADING_LINE), *map(line_width, words)
        )
        lines = _filled_lines(words, longest)
    return _BOLD * max(map(line_width, lines))


def _filled_lines(words: Sequence[str], longest: float) -> list[str]:
    """Fill lines with words, a line ending with the word that brings it to `longest`."""
    lines = [""]
    for word in words:
        if line_width(lines[-1]) >= longest:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _filled(row: TableRow, columns: Sequence[Data]) -> Iterator[tuple[str, Data]]:
    """Pair a row's cells with their columns, a short row filled with empty ones."""
    return zip((*row.cells, *("" for _ in columns)), columns, strict=False)


def _cell(text: str, column: Data) -> Data:
    """Give a cell; a figure of a decimal column with the width, in em, of the digits its fraction lacks."""
    if column["align"] != "decimal" or not _FIGURE.fullmatch(text):
        return {"text": text, "tail": None}
    _, fraction = _split_figure(text)
    return {"text": text, "tail": (column["tail"] - len(fraction)) * _TABULAR}


def _split_figure(text: str) -> tuple[str, str]:
    """Part a figure at its point: `0.3225` → `0`, `.3225`."""
    if not _FIGURE.fullmatch(text):
        return "", ""
    whole, point, fraction = text.partition(".")
    return whole, point + fraction


def line_width(text: str) -> float:
    """Estimate the width of a line in em, bold capitals included."""
    return sum(
        _NARROW.get(c) or _WIDE.get(c) or (_DIGIT if c.isdigit() else 0.7 if c.isupper() else 0.52) for c in text
    )
