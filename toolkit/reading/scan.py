"""Scanned pages: pictures of them, one at a time, read by OCR and set straight.

A page may lie up to a few degrees askew: the words show by how much, and their boxes are turned back; the picture is
left as it is. A page that lies on its side is turned by the quarter in which its words read best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median
from typing import Any

from toolkit.reading.marks import parted
from toolkit.reading.measured import Seen
from toolkit.reading.pages import Line, Page, Rule, Word
from toolkit.reading.pdf import Pdf, picture
from toolkit.reading.seen import SeenPage, see

DPI = 200
SECOND_DPI, SECOND_STRETCH = 260, 1.2
"""The second reading sees another picture of the page, and its lines drawn wider: what both read alike is not an
accident of pixels, or of letters too narrow for the recogniser."""
SAME_LINE = 0.45
"""Words stand on one line when their middles differ by less than this part of their height."""
_MARK = 3
"""Signs of the longest mark: `***`."""
FONT_PART = 0.85
"""The part of a word's box that its font size makes up."""
_HARDLY = 0.6
"""A page whose words are read with less confidence in the mean is hardly read at all."""

Progress = Callable[[int, int], None]


def read_scans(
    pdf: Pdf, numbers: Sequence[int], *, again: bool = False, progress: Progress | None = None
) -> dict[int, Page]:
    """Read page pictures one after the other, or read them again; `progress` is told how many of how many are done."""
    pages = {}
    for done, number in enumerate(numbers):
        if progress is not None:
            progress(done, len(numbers))
        pages[number] = read_scan(pdf, number, SECOND_DPI, SECOND_STRETCH) if again else read_scan(pdf, number)
    if progress is not None:
        progress(len(numbers), len(numbers))
    return pages


def read_scan(pdf: Pdf, number: int, dpi: int = DPI, stretch: float = 1.0) -> Page:
    """Read the picture of one page."""
    pixels = picture(pdf, number, dpi)
    turned, seen = _upright(pixels, dpi, stretch)
    scale = 72 / dpi
    height, width = turned.shape[0] * scale, turned.shape[1] * scale
    words = [word for line in seen.lines for each in line for word in _parts(each, scale)]
    rules = tuple(Rule(x0 * scale, top * scale, x1 * scale, bottom * scale) for x0, top, x1, bottom in seen.rules)
    unread = tuple((x0 * scale, top * scale, x1 * scale, bottom * scale) for x0, top, x1, bottom in seen.unread)
    return Page(number, width, height, lines_of(words, number), rules, unread)


def _upright(pixels: Any, dpi: int, stretch: float) -> tuple[Any, SeenPage]:
    """Read a picture; where its lines stand on end, read it turned and keep what is read with most confidence.

    So it is where what stands level is hardly read at all: it may be upside down.
    """
    import numpy as np

    seen = see(pixels, dpi, stretch)
    readings = [] if seen.on_end else [(pixels, seen)]
    if seen.on_end or (seen.lines and _sureness(seen.lines) < _HARDLY):
        for quarter in (1, 3) if seen.on_end else (2,):
            turned = np.ascontiguousarray(np.rot90(pixels, quarter))
            readings.append((turned, see(turned, dpi, stretch)))
    return max(readings, key=lambda reading: _confidence(reading[1].lines))


def _sureness(seen: Iterable[Sequence[Seen]]) -> float:
    """Return how sure the words of a page are in the mean, a longer one more than a shorter."""
    letters = sum(len(word.text) for line in seen for word in line)
    return _confidence(seen) / max(1, letters)


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
        for number, row in enumerate(_with_small_marks(rows), start=1)
    )


def _with_small_marks(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """Set a mark that is small and stands high beside the words of the row that it stands within (`* Of this …`)."""
    found: list[list[Word]] = []
    for row in rows:
        above = found[-1] if found else None
        if above is not None and _within(above, row):
            found[-1] = [*above, *row]
        else:
            found.append(row)
    return found


def _within(marks: Sequence[Word], row: Sequence[Word]) -> bool:
    """Tell whether words are one small mark within the height of a row, close at the first of its words."""
    first, height = min(row, key=lambda each: each.x0), _height(row[0])
    mark = marks[0]
    alone = len(marks) == 1 and not mark.text.isalnum() and len(mark.text) <= _MARK
    inside = first.top <= mark.top and mark.bottom <= first.bottom
    return alone and inside and 0 <= first.x0 - mark.x1 < height


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _height(word: Word) -> float:
    return word.bottom - word.top
