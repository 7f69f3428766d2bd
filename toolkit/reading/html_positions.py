"""HTML whose words are placed on the page by `position: absolute`, as converters from PDF write it.

Such a page has geometry but no tables: its words are read as those of a PDF are, by where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit.reading.pages import Line, Page, Word
from toolkit.reading.typed import printed_width

_LENGTH = r"\s*:\s*(-?[\d.]+)\s*(px|pt|in|cm|mm)?"
_LEFT, _TOP = re.compile(rf"(?<![\w-])left{_LENGTH}"), re.compile(rf"(?<![\w-])top{_LENGTH}")
_SIZE = re.compile(rf"font-size{_LENGTH}|\bfont\s*:[^;]*?([\d.]+)(px|pt)")
_PLACED = re.compile(r"position\s*:\s*absolute")
_POINTS = {"px": 0.75, "pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835}
_USUAL_SIZE = 10.0
_BLANK, _LEADING = 0.28, 1.2
_MOST_PLACED = 0.6
"""The share of a document's characters that must be placed for it to be read so."""
_SAME_LINE = 3.0
_RUNS_OVER = 1.15
"""A text that seems wider than its room by so much stands in a column of its own, set in narrower type."""
_PAGE_BACK = 200.0
"""Points that the next word must stand higher than the one before it to begin a page."""


@dataclass(frozen=True)
class _Placed:
    """One text at its place: left edge and top in points from its page's corner."""

    text: str
    x0: float
    top: float
    size: float
    raised: bool
    bold: bool


def placed_pages(root: Any) -> tuple[Page, ...] | None:
    """Read a document whose text is placed by coordinates into pages; None for one that flows."""
    every = len("".join("".join(root.itertext()).split()))
    texts = [each for each in _texts(root, 0.0, 0.0) if each.text.strip()]
    if sum(len("".join(each.text.split())) for each in texts) < _MOST_PLACED * max(1, every):
        return None
    return tuple(_page(number, page) for number, page in enumerate(_by_page(texts), start=1))


def _texts(element: Any, left: float, top: float) -> Iterator[_Placed]:
    """Yield the texts of placed elements; the place of one inside another counts from that one's corner."""
    for child in element:
        style = (child.get("style") or "").lower() if isinstance(child.tag, str) else ""
        at = _LEFT.search(style), _TOP.search(style)
        x0, y0 = (left + _points(at[0]), top + _points(at[1])) if at[0] and at[1] else (left, top)
        placed = at[0] and at[1] and _PLACED.search(style)
        if placed and not any(_PLACED.search((each.get("style") or "").lower()) for each in child.iterdescendants("*")):
            yield from _own(child, x0, y0, _size(child))
        else:
            yield from _texts(child, x0, y0)


def _own(element: Any, x0: float, top: float, size: float) -> Iterator[_Placed]:
    """Yield what one placed element prints, line by line, its superscripts apart."""
    here = x0
    for text, raised, bold in _runs(element, raised=False, bold=False):
        for index, part in enumerate(text.split("\n")):
            if index:
                here, top = x0, top + _LEADING * size
            yield _Placed(part, here, top, size, raised, bold)
            here += _width(part, size)


def _runs(element: Any, *, raised: bool, bold: bool) -> Iterator[tuple[str, bool, bool]]:
    tag = element.tag if isinstance(element.tag, str) else ""
    raised, bold = raised or tag == "sup", bold or tag in ("b", "strong")
    yield re.sub(r"\s+", " ", element.text or ""), raised, bold
    for child in element:
        yield from [("\n", raised, bold)] if child.tag == "br" else _runs(child, raised=raised, bold=bold)
        yield re.sub(r"\s+", " ", child.tail or ""), raised, bold


def _points(found: re.Match[str] | None) -> float:
    return float(found[1]) * _POINTS[found[2] or "px"] if found and re.fullmatch(r"-?\d*\.?\d+", found[1]) else 0.0


def _size(element: Any) -> float:
    """Return the size of an element's type in points: its own, or that of what is in it."""
    for each in element.iter("*"):
        found = _SIZE.search((each.get("style") or "").lower())
        if found:
            return max(4.0, float(found[1] or found[3]) * _POINTS[found[2] or found[4] or "px"])
    return _USUAL_SIZE


def _width(text: str, size: float) -> float:
    return sum(printed_width(word) for word in text.split(" ")) * size / 11 + text.count(" ") * _BLANK * size


def _by_page(texts: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """Part the texts where they begin again at the top."""
    page: list[_Placed] = []
    for text in texts:
        if page and text.top < max(each.top for each in page[-3:]) - _PAGE_BACK:
            yield page
            page = []
        page.append(text)
    if page:
        yield page


def _page(number: int, texts: Sequence[_Placed]) -> Page:
    rows: list[list[_Placed]] = []
    for text in sorted(texts, key=lambda each: each.top):
        if rows and text.top - rows[-1][0].top <= _SAME_LINE:
            rows[-1].append(text)
        else:
            rows.append([text])
    lines = tuple(Line(tuple(_words(row)), number, index) for index, row in enumerate(rows, start=1))
    right = max((line.words[-1].x1 for line in lines), default=0.0)
    return Page(number, max(right, 612.0), max((line.bottom for line in lines), default=0.0), lines)


def _words(row: Sequence[_Placed]) -> Iterator[Word]:
    """Yield the words of a line left to right; one wider than the room before the next text is set narrower."""
    ordered = sorted(row, key=lambda each: each.x0)
    top = ordered[0].top
    for index, text in enumerate(ordered):
        room = ordered[index + 1].x0 - text.x0 if index + 1 < len(ordered) else float("inf")
        width = _width(text.text.strip(), text.size)
        gap = 1.0 if width < _RUNS_OVER * room else text.size
        narrow = min(1.0, (room - gap) / width) if width > 0 else 1.0
        here = text.x0
        for printed in text.text.split():
            wide = printed_width(printed) * text.size / 11 * max(narrow, 0.1)
            word = Word(printed, here, top, here + wide, top + text.size, text.size, text.raised, text.bold)
            yield replace(word, x0=round(here, 2), x1=round(here + wide, 2))
            here += wide + _BLANK * text.size * max(narrow, 0.1)
