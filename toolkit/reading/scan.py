"""Scanned pages: pictures of them, one at a time, read by OCR and set straight.

A page may lie up to a few degrees askew: the words show by how much, and their boxes are turned back; the picture is
left as it is. A page that lies on its side is turned by the quarter in which its words read best.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median
from typing import Any

from toolkit.reading.marks import parted
from toolkit.reading.measured import Seen
from toolkit.reading.pages import Line, Page, Rule, Word
from toolkit.reading.pdf import Pdf, picture
from toolkit.reading.seen import SeenPage, see

DPI = 200
SECOND_DPI = 260
"""The second reading sees another picture of the page: what both read alike is not an accident of pixels."""
SAME_LINE = 0.45
"""Words stand on one line when their middles differ by less than this part of their height."""
FONT_PART = 0.85
"""The part of a word's box that its font size makes up."""

Progress = Callable[[int, int], None]


def read_scans(
    pdf: Pdf, numbers: Sequence[int], *, dpi: int = DPI, progress: Progress | None = None
) -> dict[int, Page]:
    """Read page pictures one after the other; `progress` is told how many of how many are done."""
    pages = {}
    for done, number in enumerate(numbers):
        if progress is not None:
            progress(done, len(numbers))
        pages[number] = read_scan(pdf, number, dpi)
    if progress is not None:
        progress(len(numbers), len(numbers))
    return pages


def read_scan(pdf: Pdf, number: int, dpi: int = DPI) -> Page:
    """Read the picture of one page."""
    pixels = picture(pdf, number, dpi)
    turned, seen = _upright(pixels, dpi)
    scale = 72 / dpi
    height, width = turned.shape[0] * scale, turned.shape[1] * scale
    words = [word for line in seen.lines for each in line for word in _parts(each, scale)]
    rules = tuple(Rule(x0 * scale, top * scale, x1 * scale, bottom * scale) for x0, top, x1, bottom in seen.rules)
    unread = tuple((x0 * scale, top * scale, x1 * scale, bottom * scale) for x0, top, x1, bottom in seen.unread)
    return Page(number, width, height, lines_of(words, number), rules, unread)


def _upright(pixels: Any, dpi: int) -> tuple[Any, SeenPage]:
    """Read a picture; where its words stand on end, read it turned and keep what is read with most confidence."""
    import numpy as np

    seen = see(pixels, dpi)
    if not _stands_on_end(seen.lines):
        return pixels, seen
    readings = [(pixels, seen)]
    for quarter in (1, 3):
        turned = np.ascontiguousarray(np.rot90(pixels, quarter))
        readings.append((turned, see(turned, dpi)))
    return max(readings, key=lambda reading: _confidence(reading[1].lines))


def _stands_on_end(seen: Iterable[Sequence[Seen]]) -> bool:
    """Tell whether most lines are higher than wide."""
    upright = [abs(line[0].left[0] - line[-1].right[0]) >= abs(line[0].left[1] - line[-1].right[1]) for line in seen]
    tall = [line[0].height > 2 * math.dist(line[0].left, line[-1].right) for line in seen]
    return bool(upright) and (2 * sum(upright) < len(upright) or 2 * sum(tall) > len(tall))


def _confidence(seen: Iterable[Sequence[Seen]]) -> float:
    return sum(word.confidence * len(word.text) for line in seen for word in line)


def _parts(seen: Seen, scale: float) -> Iterator[Word]:
    """Give a word its box in points; superscript characters at its end are a word of their own, as everywhere."""
    x0, x1, height = seen.left[0] * scale, seen.right[0] * scale, seen.height * scale
    middle = (seen.left[1] + seen.right[1]) / 2 * scale
    width = (x1 - x0) / len(seen.text)
    for start, text, raised in parted(seen.text):
        left = x0 + start * width
        yield Word(
            text,
            left,
            middle - height / 2,
            left + len(text) * width,
            middle + height / 2,
            round(height * FONT_PART, 1),
            raised,
            confidence=seen.confidence,
        )


def lines_of(words: Sequence[Word], page: int) -> tuple[Line, ...]:
    """Group words whose middles are level into lines, and give the words of a line one upper and lower edge."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.top + each.bottom):
        row = rows[-1] if rows else None
        if row is not None and _middle(word) - median(map(_middle, row)) < SAME_LINE * min(
            _height(word), _height(row[0])
        ):
            row.append(word)
        else:
            rows.append([word])
    return tuple(
        Line(tuple(sorted(row, key=lambda each: each.x0)), page=page, number=number)
        for number, row in enumerate(rows, start=1)
    )


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _height(word: Word) -> float:
    return word.bottom - word.top
