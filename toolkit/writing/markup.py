"""The markup that templates print, and how it becomes blocks.

    <document title="…" footer="…" header="…" numbered="no" landscape="yes">
      <heading level="0"><line>…</line><line>…</line></heading>      <heading>…</heading>
      <p style="body" number="1." indent="0">…</p>
      <table look="schedule" caption="…">
        <column align="decimal" width="0.3">Annual<br/>rate</column>
        <group>…</group> <row><cell>…</cell>…</row> <subtotal>…</subtotal> <total>…</total>
      </table>
      <footnote marker="*">…</footnote>
      <signature party="…" on-behalf-of="…" signed="…" name="…" title="…" attention="…" beside="…" attest="yes"
                 rules="32 30 29"><line>address</line>…</signature>
      <chart title="…" kind="bar" unit="USD" alt="…"><category>…</category>…
        <series name="…"><value>1.5</value>…</series></chart>
      <pagebreak/>
    </document>

Blanks and line ends within text count as one blank; `<br/>` breaks a line. An attribute that is empty counts as absent.
Anything else is refused with its line.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from toolkit.errors import Fault, InputError
from toolkit.writing.blocks import (
    Align,
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

if TYPE_CHECKING:
    from lxml.etree import _Element

Choice = TypeVar("Choice", bound=str)
_Look = Literal["schedule", "figures"]
_RowKind = Literal["row", "group", "subtotal", "total"]
_ChartKind = Literal["bar", "stacked", "line"]
_SIGNED_LINES = 3
_STYLES = ("body", "centered", "recital", "note", "meta", "caption")
_ATTRIBUTES: dict[str, set[str]] = {
    "document": {"title", "footer", "header", "numbered", "landscape"},
    "heading": {"level"},
    "p": {"style", "number", "indent"},
    "table": {"look", "caption"},
    "column": {"align", "width"},
    "footnote": {"marker"},
    "signature": {
        *("party", "on-behalf-of", "signed", "name", "title", "attention", "beside", "attest", "rules"),
    },
    "chart": {"title", "kind", "unit", "alt"},
    "series": {"name"},
}


class _MarkupError(Exception):
    """One thing wrong with the markup, at a line of what the template printed."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


def parse(text: str, *, where: str = "template") -> Document:
    """Turn markup into a document; `InputError` with the template's name, the line and its text for anything unknown.

    No entities, no network: a template's output is data.
    """
    from lxml import etree

    if "<!DOCTYPE" in text:
        raise InputError(_fault(where, text, 1, "a document type is not allowed: what a template prints is data"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(text.strip().encode("utf-8"), parser)
        return _document(root)
    except etree.XMLSyntaxError as error:
        raise InputError(_fault(where, text, error.lineno or 1, error.msg or "malformed")) from error
    except _MarkupError as error:
        raise InputError(_fault(where, text, error.line, str(error))) from error


def _fault(where: str, text: str, line: int, what: str) -> Fault:
    lines = text.strip().splitlines()
    excerpt = lines[line - 1].strip() if 0 < line <= len(lines) else None
    remedy = "mend the template; the shipped ones show what may be printed"
    return Fault(f"template {where}: line {line} of what it printed", what, remedy, excerpt)


def _document(root: _Element) -> Document:
    if root.tag != "document":
        raise _MarkupError(_line(root), f"a document begins with <document>, not <{root.tag}>")
    return Document(
        title=_required(root, "title"),
        blocks=tuple(_block(element) for element in _children(root)),
        footer=_attribute(root, "footer"),
        header=_attribute(root, "header"),
        numbered=_flag(root, "numbered", default=True),
        landscape=_flag(root, "landscape", default=False),
    )


def _block(element: _Element) -> Block:
    reader = _BLOCKS.get(str(element.tag))
    if reader is None:
        raise _MarkupError(_line(element), f"<{element.tag}> is no block; one of {', '.join(_BLOCKS)}")
    return reader(element)


def _heading(element: _Element) -> Heading:
    lines = tuple(_text(line) for line in _children(element, "line")) or tuple(_text(element).split("\n"))
    return Heading(lines=lines, level=_whole(element, "level", 1))


def _paragraph(element: _Element) -> Paragraph:
    style = _attribute(element, "style") or "body"
    if style not in _STYLES:
        raise _MarkupError(_line(element), f"style {style!r} is none of {', '.join(_STYLES)}")
    return Paragraph(
        text=_text(element), number=_attribute(element, "number"), indent=_whole(element, "indent", 0), style=style
    )


def _table(element: _Element) -> Table:
    children = _children(element, "column", *get_args(_RowKind))
    columns = tuple(_column(child) for child in children if child.tag == "column")
    rows = tuple(_row(child, len(columns)) for child in children if child.tag != "column")
    if not columns:
        raise _MarkupError(_line(element), "a table has at least one <column>")
    return Table(columns, rows, _attribute(element, "caption"), _choice(element, "look", get_args(_Look), "figures"))


def _column(element: _Element) -> TableColumn:
    width = _attribute(element, "width") or "0"
    try:
        share = float(Decimal(width))
    except InvalidOperation as error:
        raise _MarkupError(_line(element), f"width {width!r} is not a share of the table's width") from error
    return TableColumn(_text(element), _choice(element, "align", get_args(Align), "left"), share)


def _row(element: _Element, columns: int) -> TableRow:
    kind: _RowKind = next(kind for kind in get_args(_RowKind) if kind == element.tag)
    cells = tuple(_text(cell) for cell in _children(element, "cell")) or (_text(element),)
    if kind != "group" and len(cells) != columns:
        raise _MarkupError(_line(element), f"a row of {len(cells)} cells in a table of {columns} columns")
    return TableRow(cells, kind)


def _footnote(element: _Element) -> Footnote:
    return Footnote(marker=_required(element, "marker"), text=_text(element))


def _signature(element: _Element) -> Signature:
    return Signature(
        party=_required(element, "party"),
        on_behalf_of=_attribute(element, "on-behalf-of"),
        signed=_attribute(element, "signed"),
        name=_attribute(element, "name"),
        title=_attribute(element, "title"),
        address=tuple(_text(line) for line in _children(element, "line")),
        attention=_attribute(element, "attention"),
        beside=_attribute(element, "beside"),
        attest=_flag(element, "attest", default=False),
        rule_lengths=_rule_lengths(element),
    )


def _rule_lengths(element: _Element) -> tuple[int, ...]:
    """Read how long the blank lines for By, Name and Title are ruled."""
    printed = (_attribute(element, "rules") or "").split()
    if printed and (len(printed) != _SIGNED_LINES or not all(length.isdecimal() for length in printed)):
        raise _MarkupError(_line(element), "rules are three whole numbers: the lengths for By, Name and Title")
    return tuple(int(length) for length in printed)


def _figure(element: _Element) -> float:
    """Read a figure of a chart."""
    try:
        return float(Decimal(_text(element)))
    except InvalidOperation as error:
        raise _MarkupError(_line(element), f"{_text(element)!r} is not a figure") from error


def _chart(element: _Element) -> Chart:
    children = _children(element, "category", "series")
    series = tuple(
        (_required(child, "name"), tuple(_figure(value) for value in _children(child, "value")))
        for child in children
        if child.tag == "series"
    )
    return Chart(
        title=_required(element, "title"),
        kind=_choice(element, "kind", get_args(_ChartKind), "bar"),
        categories=tuple(_text(child) for child in children if child.tag == "category"),
        series=series,
        alt=_required(element, "alt"),
        unit=_attribute(element, "unit") or "USD",
    )


def _pagebreak(_element: _Element) -> PageBreak:
    return PageBreak()


_BLOCKS: dict[str, Callable[[_Element], Block]] = {
    "heading": _heading,
    "p": _paragraph,
    "table": _table,
    "footnote": _footnote,
    "signature": _signature,
    "chart": _chart,
    "pagebreak": _pagebreak,
}


def _children(element: _Element, *allowed: str) -> list[_Element]:
    """Return the child elements; `<br/>` belongs to text. Without `allowed`, any."""
    _known_attributes(element)
    children = [child for child in element if child.tag != "br"]
    for child in children:
        if not isinstance(child.tag, str) or (allowed and child.tag not in allowed):
            raise _MarkupError(_line(child), f"<{child.tag}> is not allowed within <{element.tag}>")
    return children


def _known_attributes(element: _Element) -> None:
    unknown = set(element.attrib) - _ATTRIBUTES.get(str(element.tag), set())
    if unknown:
        raise _MarkupError(_line(element), f"<{element.tag}> has no {', '.join(sorted(map(str, unknown)))}")


def _text(element: _Element) -> str:
    """Return an element's text: blanks collapsed, a `<br/>` as a line end."""
    _known_attributes(element)
    parts = [element.text or ""]
    for child in element:
        if child.tag != "br":
            raise _MarkupError(_line(child), f"<{child.tag}> is not allowed within the text of <{element.tag}>")
        parts.append(child.tail or "")
    return "\n".join(" ".join(part.split()) for part in parts)


def _attribute(element: _Element, name: str) -> str | None:
    return element.get(name) or None


def _required(element: _Element, name: str) -> str:
    value = _attribute(element, name)
    if value is None:
        raise _MarkupError(_line(element), f"<{element.tag}> needs {name}")
    return value


def _flag(element: _Element, name: str, *, default: bool) -> bool:
    value = _attribute(element, name)
    if value not in (None, "yes", "no"):
        raise _MarkupError(_line(element), f"{name} is yes or no, not {value!r}")
    return default if value is None else value == "yes"


def _whole(element: _Element, name: str, default: int) -> int:
    value = _attribute(element, name)
    if value is None:
        return default
    if not value.isdecimal():
        raise _MarkupError(_line(element), f"{name} is a whole number, not {value!r}")
    return int(value)


def _choice(element: _Element, name: str, choices: tuple[Choice, ...], default: Choice) -> Choice:
    value = _attribute(element, name)
    if value is None:
        return default
    for choice in choices:
        if choice == value:
            return choice
    raise _MarkupError(_line(element), f"{name} is one of {', '.join(choices)}, not {value!r}")


def _line(element: _Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1
