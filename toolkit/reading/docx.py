"""DOCX: paragraphs, tables, automatic numbers, footnotes, headers and footers, laid out as printed.

Deleted and hidden text is not printed; inserted text is. Nothing outside the file is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from xml.etree.ElementTree import Element

from toolkit.problems import Problem
from toolkit.reading.blocks import PageBreak, Paragraph, Piece
from toolkit.reading.docx_notes import Notes
from toolkit.reading.docx_numbering import Label, Numbering
from toolkit.reading.docx_package import MC, Package, W, is_on, read_package, value, whole_number
from toolkit.reading.docx_styles import ParagraphLook, Styles
from toolkit.reading.flow import Block, lay_out
from toolkit.reading.pages import LINE_HEIGHT, Page
from toolkit.reading.shown_pictures import not_looked_at, sizes_in_word
from toolkit.reading.tables import Cell, Table, gridded
from toolkit.reading.unprinted import not_opened, struck_out

_TRANSPARENT = frozenset(
    W + tag
    for tag in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "hyperlink", "fldSimple", "customXml", "dir", "bdo")
)
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_PRIVATE_USE = 0xF000
_CODE = re.compile(r"(?![dD][89a-fA-F])[0-9a-fA-F]{1,4}")
"""A character's code; half of a surrogate pair is none."""
_MOST_COLUMNS = 63
"""Columns of a table, by Word's own limit."""


def read_docx(data: bytes, name: str) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Read the bytes of a DOCX into pages, which break where it breaks them, with a doubt where some is not read."""
    package = read_package(data, name)
    doubts = struck_out(_without_struck(package.document))
    doubts += not_opened(sum(1 for _ in package.document.iter(W + "altChunk")))
    doubts += not_looked_at(sizes_in_word(package.document))
    reader = _Reader(package)
    body = package.document.find(W + "body")
    blocks = list(reader.blocks(body)) if body is not None else []
    blocks += reader.notes_met() + reader.endnotes_met()
    head = [block for part in package.headers for block in _furniture(reader, part)]
    foot = [block for part in package.footers for block in _furniture(reader, part)]
    return lay_out(blocks, head=head, foot=foot), doubts


def _without_struck(document: Element) -> list[str]:
    """Take what is struck out from a document; returns it."""
    struck = []
    for run in document.iter(W + "r"):
        look = run.find(W + "rPr")
        if look is not None and (is_on(look.find(W + "strike")) or is_on(look.find(W + "dstrike"))):
            struck.append("".join(each.text or "" for each in run.iter(W + "t")))
            for child in [each for each in run if each is not look]:
                run.remove(child)
    return struck


def _furniture(reader: _Reader, part: Element) -> list[Block]:
    """Return what a header or footer prints, set apart from the text by two lines."""
    blocks = [block for block in reader.blocks(part) if not (isinstance(block, Paragraph) and block.is_blank)]
    gap = 2 * LINE_HEIGHT
    return [replace(block, before=gap, after=gap) if isinstance(block, Paragraph) else block for block in blocks]


@dataclass
class _Printed:
    """The pieces of a paragraph so far, and before which of them a page ends."""

    pieces: list[Piece] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)


class _Reader:
    """Walks the document once, counting numbers and footnotes as a reader meets them."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering)
        self._footnotes = Notes(package.footnotes, _properties(package, "footnotePr"), "decimal")
        self._endnotes = Notes(package.endnotes, _properties(package, "endnotePr"), "lowerRoman")
        self._mark_of_note = ""

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Yield the blocks of a body, cell, header, footer or note; a table's notes follow it."""
        for element in _with_deleted_ends(parent):
            if element.tag == W + "p":
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                yield self._table(element)
                yield from self.notes_met() if parent.tag == W + "body" else ()
            elif element.tag in _TRANSPARENT:
                yield from self.blocks(element)

    def notes_met(self) -> list[Block]:
        """Return the footnotes referred to since the last call, in order."""
        return self._printed_notes(self._footnotes)

    def endnotes_met(self) -> list[Block]:
        """Return the endnotes, which stand behind all else."""
        return self._printed_notes(self._endnotes)

    def _printed_notes(self, notes: Notes) -> list[Block]:
        blocks: list[Block] = []
        for element, mark in notes.met():
            self._mark_of_note = mark
            gap = LINE_HEIGHT / 2
            note = self.blocks(element)
            blocks += [replace(block, before=gap) if isinstance(block, Paragraph) else block for block in note]
        return blocks

    def _table(self, element: Element) -> Table:
        """Read a table; a cell merged downward counts the rows that it covers."""
        rows: list[list[Cell]] = []
        reaching: dict[int, tuple[int, int]] = {}
        for row in _below(element, W + "tr"):
            if row.find(f"{W}trPr/{W}del") is not None or is_on(row.find(f"{W}trPr/{W}hidden")):
                continue
            skipped = min(_MOST_COLUMNS, whole_number(value(row.find(f"{W}trPr/{W}gridBefore"))))
            cells = [Cell((), columns=skipped)] if skipped else []
            column = skipped
            for tc in _below(row, W + "tc"):
                span = min(_MOST_COLUMNS, max(1, whole_number(value(tc.find(f"{W}tcPr/{W}gridSpan")), 1)))
                merge = tc.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and value(merge) != "restart" and column in reaching:
                    at, index = reaching[column]
                    rows[at][index] = replace(rows[at][index], rows=len(rows) - at + 1)
                else:
                    reaching.pop(column, None)
                    if merge is not None:
                        reaching[column] = (len(rows), len(cells))
                    deleted = tc.find(f"{W}tcPr/{W}cellDel") is not None
                    cells.append(_filled(() if deleted else tuple(self.blocks(tc)), span))
                column += span
            rows.append(cells)
        return gridded(rows)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        """Yield a paragraph, parted at page breaks inside it, then the text of boxes anchored in it."""
        look = self._styles.paragraph(element)
        if look.page_break_before:
            yield PageBreak()
        printed = _Printed()
        self._runs(element, printed, look.style)
        if printed.pieces or printed.breaks:
            look = self._numbered(look, printed)
        bounds = [0, *printed.breaks, len(printed.pieces)]
        for index, (start, end) in enumerate(pairwise(bounds)):
            if index:
                yield PageBreak()
            paragraph = look.paragraph(tuple(printed.pieces[start:end]))
            if len(bounds) == 2 or not paragraph.is_blank:  # noqa: PLR2004 - a paragraph in one part
                yield paragraph
        for box in _boxes(element):
            yield from self.blocks(box)
        if look.section_break:
            yield PageBreak()

    def _numbered(self, look: ParagraphLook, printed: _Printed) -> ParagraphLook:
        """Print a paragraph's automatic number before it."""
        label: Label | None = self._numbering.next_label(look.number_id, look.level)
        if label is None:
            return look
        printed.pieces.insert(0, Piece(label.text + label.gap, printed.pieces[0].bold if printed.pieces else False))
        printed.breaks = [index + 1 for index in printed.breaks]
        indent = label.indent if look.indent is None else look.indent
        first = -label.hanging if look.first_indent is None else look.first_indent
        return replace(look, indent=indent, first_indent=first)

    def _runs(self, element: Element, printed: _Printed, style: str | None) -> None:
        for child in element:
            if child.tag == W + "r":
                self._run(child, printed, style)
            elif child.tag in _TRANSPARENT:
                self._runs(child, printed, style)

    def _run(self, run: Element, printed: _Printed, style: str | None) -> None:
        look = self._styles.run(run, style)
        if look.hidden:
            return
        for child in run:
            if child.tag == W + "br" and value(child, "type") == "page":
                printed.breaks.append(len(printed.pieces))
            elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
                notes = self._footnotes if child.tag == W + "footnoteReference" else self._endnotes
                mark = notes.mark(value(child, "id") or "")
                if mark and value(child, "customMarkFollows") is None:
                    printed.pieces.append(Piece(mark, raised=True))
            elif child.tag in (W + "footnoteRef", W + "endnoteRef"):
                printed.pieces.append(Piece(self._mark_of_note, raised=True))
            else:
                text = _characters(child)
                if text:
                    printed.pieces.append(Piece(text.upper() if look.caps else text, look.bold, look.raised))


def _properties(package: Package, tag: str) -> list[Element]:
    """Return what the last section, then the whole document, says of its notes."""
    sections = list(package.document.iter(f"{W}sectPr"))
    places = [*reversed(sections), *([package.settings] if package.settings is not None else [])]
    return [found for each in places if (found := each.find(W + tag)) is not None]


def _with_deleted_ends(parent: Element) -> Iterator[Element]:
    """Yield the blocks of a part; a paragraph whose end is deleted goes on with the one behind it, as in Word."""
    begun: list[Element] = []
    for element in parent:
        if element.tag == W + "p" and element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            begun.append(element)
            continue
        if begun and element.tag == W + "p":
            whole = Element(element.tag)
            own = element.find(W + "pPr")
            whole.extend([own] if own is not None else [])
            whole.extend(each for part in (*begun, element) for each in part if each.tag != W + "pPr")
            yield whole
        else:
            yield from (*begun, element)
        begun = []
    yield from begun


def _characters(element: Element) -> str:
    """Return what one element of a run prints."""
    if element.tag == W + "t":
        return (element.text or "").replace("\n", " ")
    if element.tag == W + "sym":
        written = value(element, "char") or ""
        code = int(written, 16) if _CODE.fullmatch(written) else 0
        return chr(code - _PRIVATE_USE if code >= _PRIVATE_USE else code) if code else ""
    return _CHARACTERS.get(element.tag, "")


def _filled(blocks: tuple[Block, ...], span: int) -> Cell:
    """Make a cell of its blocks; the blank paragraphs before what it prints are counted, as in HTML."""
    leading = len(list(takewhile(lambda block: isinstance(block, Paragraph) and block.is_blank, blocks)))
    return Cell(blocks[leading:], columns=span, leading=leading)


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, through what only wraps them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _below(child, tag)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the contents of text boxes; where a box is stored in two forms, the first."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            yield from _boxes(child[0]) if len(child) else ()
        else:
            yield from _boxes(child)
