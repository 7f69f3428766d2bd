"""What the styles of a DOCX say of a paragraph and of its characters: own settings first, then style by style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from toolkit.reading.blocks import Alignment, Paragraph, Piece
from toolkit.reading.docx_package import W, is_on, value, whole_number

_ALIGNMENTS: dict[str, Alignment] = {"center": "center", "right": "right", "end": "right"}
_TWIPS_A_POINT = 20.0
_AUTOMATIC_GAP = 14.0
_MAX_STYLES = 20
"""Styles built on one another; more than this is a circle."""


@dataclass(frozen=True)
class ParagraphLook:
    """How a paragraph stands on the page; lengths in points."""

    style: str | None
    alignment: Alignment
    indent: float | None
    first_indent: float | None
    before: float
    after: float
    tabs: tuple[float, ...]
    number_id: str | None
    level: int
    page_break_before: bool
    section_break: bool

    def paragraph(self, pieces: tuple[Piece, ...]) -> Paragraph:
        """Make the paragraph that looks so."""
        return Paragraph(
            pieces,
            self.alignment,
            self.indent or 0.0,
            self.first_indent or 0.0,
            self.before,
            self.after,
            tabs=self.tabs,
        )


@dataclass(frozen=True)
class RunLook:
    """How characters look."""

    bold: bool
    raised: bool
    caps: bool
    hidden: bool


class Styles:
    """The style sheet of one document."""

    def __init__(self, root: Element | None) -> None:
        """Index the styles by their id."""
        styles = list(root.iter(W + "style")) if root is not None else []
        self._by_id = {value(style, "styleId"): style for style in styles}
        defaults = [style for style in styles if value(style, "default") in ("1", "true")]
        self._default = next((value(s, "styleId") for s in defaults if value(s, "type") == "paragraph"), None)
        self._paragraph_defaults = _child(root, "docDefaults/pPrDefault/pPr")
        self._run_defaults = _child(root, "docDefaults/rPrDefault/rPr")

    def paragraph(self, element: Element) -> ParagraphLook:
        """Resolve how a `w:p` stands."""
        own = element.find(W + "pPr")
        style = value(_child(own, "pStyle")) or self._default
        layers = [each for each in (own, *self._layers(style, "pPr"), self._paragraph_defaults) if each is not None]
        section = _child(own, "sectPr")
        return ParagraphLook(
            style=style,
            alignment=_ALIGNMENTS.get(value(_first(layers, "jc")) or "", "left"),
            indent=_length(layers, "ind", "left", "start"),
            first_indent=_first_indent(layers),
            before=_spacing(layers, "before"),
            after=_spacing(layers, "after"),
            tabs=_tabs(layers),
            number_id=_numbering(layers, "numId"),
            level=whole_number(_numbering(layers, "ilvl")),
            page_break_before=is_on(_first(layers, "pageBreakBefore")) or False,
            section_break=section is not None and value(_child(section, "type")) != "continuous",
        )

    def run(self, element: Element, paragraph_style: str | None) -> RunLook:
        """Resolve how the characters of a `w:r` look."""
        own = element.find(W + "rPr")
        style = value(_child(own, "rStyle"))
        candidates = (own, *self._layers(style, "rPr"), *self._layers(paragraph_style, "rPr"), self._run_defaults)
        layers = [each for each in candidates if each is not None]
        position = value(_first(layers, "position")) or "0"
        lifted = position.lstrip("-").isdecimal() and int(position) > 2  # noqa: PLR2004 - half points
        return RunLook(
            bold=is_on(_first(layers, "b")) or False,
            raised=value(_first(layers, "vertAlign")) == "superscript" or lifted,
            caps=is_on(_first(layers, "caps")) or False,
            hidden=is_on(_first(layers, "vanish")) or False,
        )

    def _layers(self, style: str | None, tag: str) -> Iterator[Element]:
        """Yield the properties of a style and of those that it is based on."""
        for _ in range(_MAX_STYLES):
            element = self._by_id.get(style)
            if element is None:
                return
            properties = element.find(W + tag)
            if properties is not None:
                yield properties
            style = value(element.find(W + "basedOn"))


def _child(element: Element | None, path: str) -> Element | None:
    return None if element is None else element.find("/".join(W + step for step in path.split("/")))


def _first(layers: list[Element], tag: str) -> Element | None:
    return next((found for each in layers if (found := each.find(W + tag)) is not None), None)


def _points(text: str | None) -> float | None:
    """Read twentieths of a point; None for what is no whole number."""
    digits = (text or "").removeprefix("-")
    return int(text or 0) / _TWIPS_A_POINT if digits.isdecimal() and len(digits) < 6 else None  # noqa: PLR2004 - digits


def _length(layers: list[Element], tag: str, *names: str) -> float | None:
    for layer in layers:
        for name in names:
            points = _points(value(layer.find(W + tag), name))
            if points is not None:
                return points
    return None


def _first_indent(layers: list[Element]) -> float | None:
    """Return the first line's indent against the others: to the right, or hanging to the left."""
    for layer in layers:
        hanging = _length([layer], "ind", "hanging")
        if hanging is not None:
            return -hanging
        first = _length([layer], "ind", "firstLine")
        if first is not None:
            return first
    return None


def _spacing(layers: list[Element], side: str) -> float:
    if is_on_value(_attribute(layers, f"{side}Autospacing")):
        return _AUTOMATIC_GAP
    return _length(layers, "spacing", side) or 0.0


def is_on_value(text: str | None) -> bool:
    """Read an on/off attribute."""
    return text in ("1", "true", "on")


def _attribute(layers: list[Element], name: str) -> str | None:
    found = (value(layer.find(W + "spacing"), name) for layer in layers)
    return next((each for each in found if each is not None), None)


def _tabs(layers: list[Element]) -> tuple[float, ...]:
    """Return the tab stops set by the paragraph or its nearest style, in points."""
    tabs = _first(layers, "tabs")
    if tabs is None:
        return ()
    stops = [_points(value(tab, "pos")) for tab in tabs if value(tab) not in ("clear", "bar", "num")]
    return tuple(sorted(stop for stop in stops if stop is not None and stop > 0))


def _numbering(layers: list[Element], tag: str) -> str | None:
    found = (value(_child(layer, f"numPr/{tag}")) for layer in layers)
    return next((each for each in found if each is not None), None)
