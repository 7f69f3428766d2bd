"""EDGAR HTML: nested layout tables, spans, `<br>`, superscripts, preformatted text, page breaks.

The only module that knows lxml. Nothing is fetched, no entity of the document's own is resolved, what is hidden is not
printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.errors import Fault, UnreadableError
from toolkit.problems import Problem
from toolkit.reading.blocks import Alignment, PageBreak, Paragraph, Piece
from toolkit.reading.decoding import decode_mixed
from toolkit.reading.flow import Block, lay_out
from toolkit.reading.html_positions import placed_pages
from toolkit.reading.html_sheet import with_sheets
from toolkit.reading.pages import LINE_HEIGHT, Page
from toolkit.reading.shown_pictures import not_looked_at, sizes_in_html
from toolkit.reading.tables import Cell, gridded
from toolkit.reading.unprinted import struck_out

MAX_BYTES = 8_000_000
"""The largest fund exhibits are about two megabytes; past this, parsing alone takes more memory than it is worth."""
MAX_DEPTH = 200
MAX_SPAN = 1000
_SKIPPED = frozenset({"head", "script", "style", "title", "template", "noscript", "svg", "object", "select", "button"})
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "table", "pre"})
_BLOCKS = _SPACED | {
    "address", "article", "body", "caption", "center", "dd", "div", "dt", "fieldset", "footer", "form", "header",
    "html", "legend", "li", "main", "nav", "section", "tbody", "td", "tfoot", "th", "thead", "tr", "document", "text",
}  # fmt: skip
_BREAK = re.compile(
    r"page-break-(?P<edge>before|after)\s*:\s*(?:always|left|right|page)|\bbreak-(?P<new>before|after)\s*:\s*(?:page|always)"
)
_PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?[-–—]?\s*(?:[A-Z]-)?(?:\d{1,3}|[ivxl]{1,6})\s*[-–—]?\s*", re.IGNORECASE)
"""What a paragraph prints that is nothing but the number of its page."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|$)")
_LOW = re.compile(r"vertical-align\s*:\s*bottom")
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top|top)|position\s*:\s*relative\s*;\s*top\s*:\s*-[1-9.]")
"""How a style lifts characters inside a line; filing software moves them up from where they stand."""
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_PAGE_TAG = re.compile(r"<PAGE>", re.IGNORECASE)
_PREFORMATTED = re.compile(r"<PRE\b.*?</PRE>", re.IGNORECASE | re.DOTALL)
_TYPED_COLUMNS = re.compile(r"<C>", re.IGNORECASE)
_TYPED_TAGS = re.compile(r"</?(?:TABLE|CAPTION|S|C|FN)>", re.IGNORECASE)
"""The tags of a typewritten EDGAR table: its rows are set by blanks, and `<S>` strikes nothing out."""
_TYPEWRITER = re.compile(r"courier|consolas|lucida\s+console|monospace")
"""Typefaces of one width, in which blanks that do not run together (`&nbsp;`) set columns as on a typewriter."""
_EM = 6.0
_MARGIN = re.compile(r"(?<![\w-])margin(?P<side>-top|-bottom)?\s*:\s*(?P<sizes>[\w.%-]+(?:\s+[\w.%-]+){0,3})")
_UNITS = {"pt": 1.0, "px": 0.75, "em": 12.0, "ex": 6.0, "in": 72.0, "cm": 28.35, "mm": 2.835}
"""Points in a unit of CSS."""
_HAIR = 3.0
"""Points: a margin below this is no gap that an eye would see."""


@dataclass(frozen=True)
class _Look:
    """What a character inherits from the elements around it."""

    bold: bool = False
    raised: bool = False
    pre: bool = False
    typed: bool = False
    alignment: Alignment = "left"
    indent: float = 0.0


@dataclass
class _Open:
    """The paragraph being filled, and the blocks before it; `leading` blank paragraphs stand before the first.

    `columned`: it is typewritten, and blanks that do not run together set its columns.
    """

    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    gap: float = 0.0
    leading: int = 0
    columned: bool = False

    def close(self, look: _Look, gap: float = 0.0) -> None:
        """End the paragraph, if anything is printed in it; `gap` points are left before what follows."""
        self.gap = max(self.gap, gap)
        if any(piece.text.strip() for piece in self.pieces):
            while self.pieces and not self.pieces[-1].text.strip():
                self.pieces.pop()
            before = self.gap if self.blocks else 0.0
            preformatted = look.pre or self.columned
            alignment: Alignment = "left" if preformatted else look.alignment
            pieces = tuple(self.pieces)
            self.blocks.append(Paragraph(pieces, alignment, look.indent, before=before, preformatted=preformatted))
            self.gap = 0.0
        elif any("\n" in piece.text or "\u00a0" in piece.text for piece in self.pieces):
            self.gap = max(self.gap, LINE_HEIGHT)
            self.leading += not self.blocks
        self.pieces, self.columned = [], False

    def add(self, block: Block) -> None:
        """Put a finished block behind all others; the gap before a table is kept as a blank line."""
        if self.gap and self.blocks and not isinstance(block, PageBreak):
            last = self.blocks[-1]
            if isinstance(last, Paragraph):
                self.blocks[-1] = replace(last, after=max(last.after, self.gap))
        self.gap = 0.0
        self.blocks.append(block)


def read_html(data: bytes, name: str) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Read the bytes of an HTML document into pages, with a doubt where text is struck out or a picture stands."""
    if len(data) > MAX_BYTES:
        what = f"the HTML is {len(data) / 1e6:,.1f} MB; at most {MAX_BYTES / 1e6:,.0f} MB are read"
        raise UnreadableError(Fault(name, what, "cut the agreement out into a file of its own"))
    root = _parsed(data, name)
    with_sheets(root)
    doubts = struck_out(_without_struck(root)) + not_looked_at(sizes_in_html(root))
    placed = placed_pages(root)
    if placed is not None:
        return placed, doubts
    open_ = _Open()
    try:
        _walk(root, _Look(), open_, 0)
    except RecursionError as error:
        raise _too_deep(name) from error
    open_.close(_Look())
    return lay_out(open_.blocks), doubts


def _without_struck(root: Any) -> list[str]:
    """Take what is struck out from a document; returns it."""
    struck = []
    for element in list(root.iter("*")):
        if element.tag in ("s", "strike", "del") or _STRUCK.search((element.get("style") or "").lower()):
            struck.append("".join(element.itertext()))
            element.text = None
            for child in list(element):
                element.remove(child)
    return struck


def _parsed(data: bytes, name: str) -> Any:
    from lxml import etree, html

    text = _PREFORMATTED.sub(_without_typed_tags, _decoded(data))
    text = _PAGE_TAG.sub('<div style="page-break-before: always"></div>', text)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True)
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        fault = Fault(name, "the HTML holds nothing that can be read", "open it in a browser and save it again")
        raise UnreadableError(fault) from error
    if any("excessive depth" in str(entry.message).lower() for entry in parser.error_log):
        raise _too_deep(name)
    return root


def _without_typed_tags(preformatted: re.Match[str]) -> str:
    """Take the tags of typewritten tables out of preformatted text."""
    text = preformatted.group()
    return _TYPED_TAGS.sub("", text) if _TYPED_COLUMNS.search(text) else text


def _too_deep(name: str) -> UnreadableError:
    what = f"the HTML is nested more than {MAX_DEPTH} elements deep"
    return UnreadableError(Fault(name, what, "open it in a browser, copy the agreement, and save that"))


def _decoded(data: bytes) -> str:
    """Decode by the mark, the declared charset, UTF-8, else Windows-1252."""
    found = _CHARSET.search(data[:4096])
    declared = found.group(1).decode("ascii").lower() if found else "utf-8"
    if declared in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        declared = "cp1252"
    for encoding in ("utf-8-sig", declared):
        try:
            return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return decode_mixed(data)


def _walk(element: Any, look: _Look, open_: _Open, depth: int) -> None:
    """Print an element and what is in it; its tail is printed by its parent."""
    tag = element.tag if isinstance(element.tag, str) else ""
    style = (element.get("style") or "").lower()
    if tag in _SKIPPED or not tag or _HIDDEN.search(style) or element.get("hidden") is not None:
        return
    if depth > MAX_DEPTH:
        raise RecursionError
    if tag == "br":
        open_.pieces.append(Piece("\n"))
    elif tag == "hr":
        _close_at_break(open_, look, style)
    elif tag == "table":
        open_.close(look, LINE_HEIGHT / 2)
        _break(open_, style, "before")
        open_.add(gridded(list(_rows(element, replace(look, alignment="left", indent=0.0), depth))))
        _break(open_, style, "after")
        open_.gap = LINE_HEIGHT / 2
    else:
        _inside(element, tag, style, look, open_, depth)


def _close_at_break(open_: _Open, look: _Look, style: str) -> None:
    """End the paragraph at a ruled line; EDGAR sets one between two pages, below the page's number or styled so."""
    open_.close(look, LINE_HEIGHT)
    last = open_.blocks[-1] if open_.blocks else None
    numbered = isinstance(last, Paragraph) and _PAGE_NUMBER.fullmatch(last.text) is not None
    if numbered or _BREAK.search(style):
        open_.add(PageBreak())


def _break(open_: _Open, style: str, edge: str) -> None:
    found = _BREAK.search(style)
    if found and edge in (found["edge"], found["new"]):
        open_.add(PageBreak())


def _inside(element: Any, tag: str, style: str, look: _Look, open_: _Open, depth: int) -> None:
    is_block = tag in _BLOCKS or re.search(r"display\s*:\s*block", style) is not None
    above, below = _margins(tag, style)
    if is_block:
        open_.close(look, above)
        _break(open_, style, "before")
    inner = _look_inside(element, tag, style, look)
    if tag == "li":
        open_.pieces.append(Piece(_bullet(element) + "\t", inner.bold))
    _text(element.text, inner, open_)
    for child in element:
        _walk(child, inner, open_, depth + 1)
        _text(child.tail, inner, open_)
    if is_block:
        open_.close(inner, below)
        _break(open_, style, "after")


def _margins(tag: str, style: str) -> tuple[float, float]:
    """Return the gaps above and below a block in points: a line for a paragraph, unless its style says otherwise."""
    above = below = LINE_HEIGHT if tag in _SPACED else 0.0
    for found in _MARGIN.finditer(style):
        sides = [_gap_of(size) for size in found["sizes"].split()]
        if found["side"] == "-top":
            above = sides[0]
        elif found["side"] == "-bottom":
            below = sides[0]
        else:
            above, below = sides[0], sides[2 if len(sides) > 2 else 0]  # noqa: PLR2004 - top, right, bottom, left
    return above, below


def _gap_of(size: str) -> float:
    """Return the gap in points that a length of CSS makes: no more than a line, and none where it is a hair."""
    found = re.fullmatch(r"(\d*\.?\d+)(pt|px|em|ex|in|cm|mm)?", size)
    points = float(found[1]) * _UNITS[found[2] or "px"] if found else 0.0
    return min(points, LINE_HEIGHT) if points >= _HAIR else 0.0


def _look_inside(element: Any, tag: str, style: str, look: _Look) -> _Look:
    align = (element.get("align") or "").lower()
    found = re.search(r"text-align\s*:\s*(\w+)", style)
    align = found[1] if found else "center" if tag == "center" else align
    alignment: Alignment = "center" if align == "center" else "right" if align == "right" else look.alignment
    if align in ("left", "justify"):
        alignment = "left"
    weight = re.search(r"font-weight\s*:\s*(\w+)", style)
    bold = look.bold or tag in _BOLD
    if weight:
        bold = weight[1] in ("bold", "bolder", "600", "700", "800", "900")
    raised = look.raised or tag == "sup" or (tag not in _BLOCKS and _RAISED.search(style) is not None)
    indent = look.indent + (4 * _EM if tag in ("blockquote", "dd", "ul", "ol") else 0.0)
    face = re.search(r"font(?:-family)?\s*:[^;]*", style)
    named = element.get("face") or (face[0] if face else "")
    typed = bool(_TYPEWRITER.search(named.lower())) if named else look.typed or tag in ("tt", "code", "kbd", "samp")
    return _Look(bold, raised, look.pre or tag in ("pre", "xmp", "listing"), typed, alignment, indent)


def _bullet(element: Any) -> str:
    """Return the mark of a list item: its number in an ordered list, else a bullet."""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "\u2022"
    items = [child for child in parent if child.tag == "li"]
    start = int(parent.get("start") or 1) if (parent.get("start") or "1").isdigit() else 1
    number = start + items.index(element)
    kind = parent.get("type") or "1"
    label = chr(ord(kind) + (number - 1) % 26) if kind in ("a", "A") else str(number)
    return f"{label}."


def _text(text: str | None, look: _Look, open_: _Open) -> None:
    """Add characters as a browser shows them: blanks run together unless the text is preformatted."""
    if not text:
        return
    if look.pre:
        shown = text.replace("\r\n", "\n").expandtabs(8)
        open_.pieces.append(Piece(shown, look.bold, look.raised))
        return
    shown = re.sub(r"[ \t\r\n\f]+", " ", text)
    if look.typed and "\u00a0\u00a0" in shown:
        open_.columned = True
    if look.typed:
        open_.pieces.append(Piece(shown, look.bold, look.raised))
        return
    open_.pieces.append(Piece(re.sub("\u00a0{3,}", "\t", shown), look.bold, look.raised))


def _rows(table: Any, look: _Look, depth: int) -> Iterator[list[Cell]]:
    """Yield the rows of a table, not those of tables inside it."""
    for child in table:
        if child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child, look, depth + 1)
        elif child.tag == "caption":
            yield [_cell(child, look, depth)]
        elif child.tag == "tr" and not _HIDDEN.search((child.get("style") or "").lower()):
            yield [_cell(each, look, depth) for each in child if each.tag in ("td", "th")]


def _cell(element: Any, look: _Look, depth: int) -> Cell:
    open_ = _Open()
    _walk(element, look, open_, depth + 2)
    open_.close(look)
    low = (element.get("valign") or element.getparent().get("valign") or "").lower() == "bottom" or bool(
        _LOW.search((element.get("style") or "").lower())
    )
    return Cell(
        tuple(open_.blocks),
        columns=_span(element.get("colspan")),
        rows=_span(element.get("rowspan")),
        low=low,
        leading=open_.leading,
    )


def _span(printed: str | None) -> int:
    """Read a span; what is not a sensible number is one."""
    digits = (printed or "").strip()
    return min(MAX_SPAN, max(1, int(digits))) if digits.isdecimal() else 1
