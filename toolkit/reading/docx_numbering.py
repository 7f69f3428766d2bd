"""Automatic numbers of a DOCX: the labels that Word prints before a paragraph but does not store with it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from toolkit.reading.docx_package import W, is_on, value, whole_number

_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_TWIPS_A_POINT = 20.0
_GAPS = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True)
class Label:
    """What is printed before a paragraph, the gap behind it, and how far the text is set in (points)."""

    text: str
    gap: str
    indent: float
    hanging: float


class Numbering:
    """Counts the numbered paragraphs of a document as they are met."""

    def __init__(self, root: Element | None) -> None:
        """Index lists (`w:num`) and their definitions (`w:abstractNum`)."""
        elements = list(root) if root is not None else []
        self._definitions = {value(each, "abstractNumId"): each for each in elements if each.tag == W + "abstractNum"}
        self._lists = {value(each, "numId"): each for each in elements if each.tag == W + "num"}
        self._counters: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()

    def next_label(self, number_id: str | None, level: int) -> Label | None:
        """Count one paragraph and return its label; None where it has no number."""
        listed = self._lists.get(number_id)
        if number_id in (None, "0") or listed is None or not 0 <= level < _LEVELS:
            return None
        definition = self._level(listed, level)
        if definition is None:
            return None
        counters = self._count(listed, number_id or "", level)
        shown = value(definition.find(W + "lvlText")) or ""
        legal = is_on(definition.find(W + "isLgl")) or False

        def spelled(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            return formatted(
                counters.get(at, self._start(listed, at)), "decimal" if legal else self._format(listed, at)
            )

        if self._format(listed, level) == "bullet":
            text = shown if shown.isascii() and shown.isprintable() and not shown.isalnum() else "•"
        else:
            text = re.sub(r"%([1-9])", spelled, shown)
        indent = definition.find(f"{W}pPr/{W}ind")
        gap = _GAPS.get(value(definition.find(W + "suff")) or "tab", "\t")
        return Label(
            text, gap if text else "", _points(indent, "left") or _points(indent, "start"), _points(indent, "hanging")
        )

    def _count(self, listed: Element, number_id: str, level: int) -> dict[int, int]:
        """Advance a level; deeper levels begin again. Lists of one definition count on together."""
        abstract = value(listed.find(W + "abstractNumId")) or ""
        counters = self._counters[abstract]
        override = self._override(listed, level)
        restart = value(override.find(W + "startOverride")) if override is not None else None
        if restart is not None and (number_id, level) not in self._restarted:
            self._restarted.add((number_id, level))
            counters[level] = whole_number(restart, 1)
        else:
            counters[level] = counters.get(level, self._start(listed, level) - 1) + 1
        for deeper in [each for each in counters if each > level]:
            del counters[deeper]
        return counters

    def _override(self, listed: Element, level: int) -> Element | None:
        return next((e for e in listed.iter(W + "lvlOverride") if value(e, "ilvl") == str(level)), None)

    def _level(self, listed: Element, level: int) -> Element | None:
        """Return the definition of a level: the list's own, else that of what it is built on."""
        override = self._override(listed, level)
        own = override.find(W + "lvl") if override is not None else None
        if own is not None:
            return own
        definition = self._definitions.get(value(listed.find(W + "abstractNumId")))
        levels = definition.iter(W + "lvl") if definition is not None else ()
        return next((each for each in levels if value(each, "ilvl") == str(level)), None)

    def _start(self, listed: Element, level: int) -> int:
        definition = self._level(listed, level)
        return whole_number(value(definition.find(W + "start")) if definition is not None else None, 1)

    def _format(self, listed: Element, level: int) -> str:
        definition = self._level(listed, level)
        return value(definition.find(W + "numFmt")) or "decimal" if definition is not None else "decimal"


def _points(element: Element | None, name: str) -> float:
    text = value(element, name) or "0"
    size = whole_number(text.removeprefix("-"))
    return (-size if text.startswith("-") else size) / _TWIPS_A_POINT


def formatted(number: int, style: str) -> str:
    """Print a counter as Word does: 3 as `3`, `c`, `C`, `iii`, `III`, `03`, `3rd`; nothing for `none`."""
    if style in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman"):
        return _roman(number).upper() if style == "upperRoman" else _roman(number)
    if style == "decimalZero":
        return f"{number:02d}"
    if style == "ordinal":
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    return "" if style == "none" else str(number)


def _roman(number: int) -> str:
    text = ""
    for weight, letters in _ROMAN:
        text += letters * (number // weight)
        number %= weight
    return text
