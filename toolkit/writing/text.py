"""Documents as EDGAR ASCII text: pages of 66 lines of 80 columns, each page ending at a `<PAGE>` tag.

Paragraphs are kept whole, clauses hang by six columns a level, headings are centred, footnotes stand under a short
rule, and every page carries the revision date and its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from toolkit.writing import lint
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
from toolkit.writing.text_table import Piece, table_pieces
from toolkit.writing.typewriter import FULL, MEASURE, centered, gap, wrap
from toolkit.writing.wording import on_behalf

COLUMNS = 80
LINES = 66
PAGE_TAG = "<PAGE>"

_INDENT = 6
_COVER_COLUMN = 26
_FOOTNOTE_INDENT = 5
_FOOTNOTE_GAP = 5
_FOOTNOTE_RULE = "-" * 8
_BLANK_LENGTHS = (32, 30, 29)
_SIGNATURE_COLUMN = 35
_BESIDE_COLUMN = 34
_SIGNATURE_END = 72
_SIGNATURE_DEPTH = 4
_ATTEST_LENGTH = 28


def write(document: Document) -> bytes:
    """Print a document as ASCII text with Unix line ends."""
    return typed(document).encode("ascii", "replace")


def typed(document: Document) -> str:
    """Print a document as text; what ASCII lacks is transliterated (`lint.transliterations` reports it)."""
    document = lint.ascii_document(document)
    head = [*wrap(document.header, FULL), ""] if document.header else []
    pages = _pages(document.blocks, LINES - len(head) - len(_furniture(document, 1)))
    printed = ["\n".join([*head, *page, *_furniture(document, number)]) for number, page in enumerate(pages, 1)]
    return f"\n{PAGE_TAG}\n".join(printed) + "\n"


def _furniture(document: Document, number: int) -> list[str]:
    """Return the foot of a page: the revision date at the right margin, the page's number in the middle."""
    footer = ["", document.footer.rjust(COLUMNS)] if document.footer else []
    return footer + (["", " " * ((COLUMNS - len(str(number))) // 2) + str(number)] if document.numbered else [])


def _pages(blocks: Sequence[Block], depth: int) -> list[list[str]]:
    """Fill pages with pieces; a piece, and those it is kept with, begins a new page where it does not fit."""
    pages: list[list[str]] = [[]]
    for section in _sections(blocks):
        if pages[-1]:
            pages.append([])
        for chain in _chains(section):
            _place(pages, chain, depth, first=len(pages) == 1)
    return pages


def _place(pages: list[list[str]], chain: Sequence[Piece], depth: int, *, first: bool) -> None:
    """Put a chain of pieces on the page, or on the next one; a chain longer than a page is parted between pieces."""
    lines = _lines(chain, at_top=not pages[-1], first=first)
    if pages[-1] and len(pages[-1]) + len(lines) > depth:
        pages.append([])
        lines = _lines(chain, at_top=True, first=False)
    if len(lines) <= depth:
        pages[-1] += lines
        return
    if len(chain) > 1:
        for piece in chain:
            _place(pages, (piece,), depth, first=False)
        return
    for begin in range(0, len(lines), depth):
        pages += [[]] if begin else []
        pages[-1] += lines[begin : begin + depth]


def _lines(chain: Sequence[Piece], *, at_top: bool, first: bool) -> list[str]:
    """Return a chain's lines with the blank lines before each piece; at the top of a page, what is repeated there."""
    lines: list[str] = []
    for place, piece in enumerate(chain):
        if place or not at_top:
            lines += [""] * piece.before
        elif not first:
            lines += [""] * piece.at_top + list(piece.repeat)
        lines += piece.lines
    return lines


def _sections(blocks: Sequence[Block]) -> Iterable[list[Piece]]:
    """Return the pieces between page breaks."""
    section: list[Piece] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, PageBreak):
            yield section
            section, before = [], None
            continue
        pieces = _pieces(block, before)
        section += pieces
        before = block
    yield section


def _chains(pieces: Sequence[Piece]) -> Iterable[list[Piece]]:
    """Return pieces in chains, each piece but a chain's last being kept with the next."""
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if not piece.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _pieces(block: Block, before: Block | None) -> list[Piece]:
    """Return the pieces of a block, knowing what stands before it."""
    if isinstance(block, Table):
        return table_pieces(block)
    if isinstance(block, Chart):
        return [Piece((block.title,), keep=True), *table_pieces(chart_table(block))]
    if isinstance(block, Heading):
        return [_heading(block)]
    if isinstance(block, Paragraph):
        return [_paragraph(block, _lines_before(block, before))]
    if isinstance(block, Footnote):
        return [_footnote(block, begins=not isinstance(before, Footnote))]
    return [_signature(block)] if isinstance(block, Signature) else []


def _lines_before(paragraph: Paragraph, before: Block | None) -> int:
    """Return the blank lines above a paragraph: two after a title, none between the lines of a cover."""
    if isinstance(before, Heading):
        return 2 if before.level == 0 else 1
    return 0 if paragraph.style == "meta" and isinstance(before, Paragraph) and before.style == "meta" else 1


def _heading(heading: Heading) -> Piece:
    lines = [part for line in heading.lines for part in wrap(line, FULL)]
    if heading.level <= 1:
        lines = [centered(line) for line in lines]
    return Piece(tuple(lines), before=2 if heading.level <= 1 else 1, at_top=3, keep=True)


def _paragraph(paragraph: Paragraph, before: int) -> Piece:
    left = " " * (_INDENT * paragraph.indent)
    label, colon, said = paragraph.text.partition(": ")
    if paragraph.style == "meta" and colon:
        lines = wrap(said, first=f"{label}:".ljust(_COVER_COLUMN), rest=" " * _COVER_COLUMN, last=FULL)
    elif paragraph.style in ("centered", "meta", "caption"):
        lines = [centered(line) for line in wrap(paragraph.text, MEASURE)]
    elif paragraph.number:
        labels = "".join(label.ljust(_INDENT - 1) + " " for label in paragraph.number.split())
        lines = wrap(paragraph.text, first=left + labels, rest=left + (" " * _INDENT if not left else ""), last=FULL)
    else:
        first = left + (" " * _INDENT if paragraph.style == "recital" else "")
        lines = wrap(paragraph.text, first=first, rest=left, last=FULL)
    return Piece(tuple(lines), before=before)


def _footnote(footnote: Footnote, *, begins: bool) -> Piece:
    label = footnote.marker.ljust(_FOOTNOTE_INDENT - 1) + " "
    lines = wrap(footnote.text, first=label, rest=" " * _FOOTNOTE_INDENT, last=FULL)
    if begins:
        return Piece((_FOOTNOTE_RULE, *lines), before=_FOOTNOTE_GAP)
    return Piece(tuple(lines), before=0)


def _signature(signature: Signature) -> Piece:
    """Lay a signature block out: the party, the line of each By, Name and Title, the address."""
    column = _BESIDE_COLUMN if signature.beside else _SIGNATURE_COLUMN
    width = COLUMNS - column
    block = wrap(signature.party, width)
    block += wrap(on_behalf(signature.on_behalf_of), width - 5) if signature.on_behalf_of else []
    block += [""] * max(1, _SIGNATURE_DEPTH - len(block))
    by = len(block)
    lengths = signature.rule_lengths or _BLANK_LENGTHS
    fields = (("By:", signature.signed), ("Name:", signature.name), ("Title:", signature.title))
    for (label, value), length in zip(fields, lengths, strict=True):
        block += [f"{label}  {value}" if value else label, " " * (_SIGNATURE_END - column - length) + "-" * length]
    block += [_typed_address(line) for line in signature.address]
    block += [f"Attn:  {signature.attention}"] if signature.attention else []
    left = dict(enumerate(wrap(signature.beside or "", column - 2)))
    if signature.attest:
        left |= {by: "Attest:", by + 1: " " * 4 + "-" * _ATTEST_LENGTH}
    lines = [(left.get(place, "").ljust(column) + line).rstrip() for place, line in enumerate(block)]
    return Piece(tuple(lines), before=1, at_top=2)


def _typed_address(line: str) -> str:
    """Space an address as a typist does: two blanks before the ZIP code."""
    words = line.split()
    return words[0] + "".join(" " * gap(left, right) + right for left, right in pairwise(words)) if words else ""


def chart_table(chart: Chart) -> Table:
    """Turn a chart into the table of its figures, for those who cannot see it."""
    columns = (TableColumn(""), *(TableColumn(name, "decimal") for name, _ in chart.series))
    rows = tuple(
        TableRow((category, *(f"{values[place]:,.2f}" for _, values in chart.series)))
        for place, category in enumerate(chart.categories)
    )
    return Table(columns, rows, caption=chart.alt)
