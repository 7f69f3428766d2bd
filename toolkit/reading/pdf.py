"""PDF with a text layer: words of all pages from PDFium, and of chosen pages a second time from pdfplumber.

The only module that knows either. PDFium's coordinates grow upward from the bottom left of the unrotated page; here
everything is turned upright and measured from the top left. PDFium is not thread-safe: use processes.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.errors import Fault, UnreadableError
from toolkit.reading.pages import Line, Page, Rule, Word

MAX_PAGES = 20_000
_WORD = re.compile(r"[^\s\u00a0\u200b\ufeff\x00-\x1f]+")
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00ad": "-",
        "\ufffe": "-",
        "\u0002": "-",
    }
)
SAME_BASELINE = 0.3
"""Two words stand on one line when their baselines differ by less than this part of the smaller font size."""


def read_pdf(path: Path) -> tuple[Page, ...]:
    """Read all pages; a page without a text layer comes back without lines."""
    import pypdfium2

    document = _open(pypdfium2, path)
    try:
        return tuple(_read_page(document, index) for index in range(len(document)))
    finally:
        document.close()


def _open(pypdfium2: Any, path: Path) -> Any:
    try:
        document = pypdfium2.PdfDocument(str(path))
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(_fault(path, str(error))) from error
    if count == 0:
        raise UnreadableError(Fault(path.name, "the PDF has no pages", "export it again from its source"))
    if count > MAX_PAGES:
        message = f"the PDF has {count:,} pages; at most {MAX_PAGES:,} are read"
        raise UnreadableError(Fault(path.name, message, "split it and give the part with the agreement"))
    return document


def _fault(path: Path, error: str) -> Fault:
    if "password" in error.lower():
        return Fault(path.name, "the PDF is encrypted with a password", "remove the password, then read it again")
    return Fault(path.name, "the PDF is damaged or cut short", "get the file again, or print it to a new PDF")


def _read_page(document: Any, index: int) -> Page:
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            frame = _Frame(page.get_cropbox(), page.get_rotation())
            words = _words(text_page, frame)
        finally:
            text_page.close()
        return Page(index + 1, frame.width, frame.height, lines_of(words, index + 1), _rules(page, frame))
    finally:
        page.close()


class _Frame:
    """Turns PDFium's coordinates of a page upright and to the top left."""

    def __init__(self, box: tuple[float, float, float, float], rotation: int) -> None:
        self.left, self.bottom, self.right, self.top = box
        self.rotation = rotation % 360
        across, up = self.right - self.left, self.top - self.bottom
        self.width, self.height = (across, up) if self.rotation in (0, 180) else (up, across)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Turn a box; returns `(x0, top, x1, bottom)`."""
        if self.rotation == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.rotation == 90:  # noqa: PLR2004 - degrees clockwise
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.rotation == 180:  # noqa: PLR2004 - degrees clockwise
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


def _words(text_page: Any, frame: _Frame) -> list[Word]:
    import pypdfium2.raw as raw

    handle = text_page.raw
    text = text_page.get_text_range()
    rect = raw.FS_RECTF()
    pointer = ctypes.byref(rect)
    loose_box, font_size = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetFontSize
    words = []
    for found in _WORD.finditer(text):
        start, last = found.start(), found.end() - 1
        loose_box(handle, start, pointer)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if last != start:
            loose_box(handle, last, pointer)
            left, bottom = min(left, rect.left), min(bottom, rect.bottom)
            right, top = max(right, rect.right), max(top, rect.top)
        x0, upper, x1, lower = frame.box(left, bottom, right, top)
        size = font_size(handle, start)
        words.append(Word(found.group().translate(_LIGATURES), x0, upper, x1, lower, size))
    return words


def lines_of(words: Sequence[Word], page: int) -> tuple[Line, ...]:
    """Group words into printed lines by their lower edge; a raised word joins the line that it overlaps."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.bottom, each.x0)):
        row = rows[-1] if rows else None
        if row is not None and word.bottom - row[0].bottom < SAME_BASELINE * min(word.size, row[0].size):
            row.append(word)
        else:
            rows.append([word])
    return tuple(
        Line(tuple(sorted(row, key=lambda each: each.x0)), page=page, number=number)
        for number, row in enumerate(rows, start=1)
    )


def _rules(page: Any, frame: _Frame) -> tuple[Rule, ...]:
    import pypdfium2.raw as raw

    rules = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        x0, top, x1, bottom = frame.box(*item.get_bounds())
        if x1 - x0 < 3 or bottom - top < 3:  # noqa: PLR2004 - points: a drawn line is thin
            rules.append(Rule(x0, top, x1, bottom))
        else:
            rules += [
                Rule(x0, top, x1, top),
                Rule(x0, bottom, x1, bottom),
                Rule(x0, top, x0, bottom),
                Rule(x1, top, x1, bottom),
            ]
    return tuple(rules)


def reread_pdf(path: Path, numbers: Sequence[int]) -> tuple[Page, ...]:
    """Read chosen pages (from 1) with pdfplumber: the second, independent reading."""
    import pdfplumber

    pages = []
    with pdfplumber.open(path) as document:
        for number in numbers:
            page = document.pages[number - 1]
            try:
                found = page.extract_words(
                    keep_blank_chars=False, use_text_flow=False, extra_attrs=["size"], x_tolerance=1.5, y_tolerance=1
                )
                words = [
                    Word(
                        each["text"].translate(_LIGATURES),
                        each["x0"],
                        each["top"],
                        each["x1"],
                        each["bottom"],
                        each["size"],
                    )
                    for each in found
                ]
                pages.append(Page(number, float(page.width), float(page.height), lines_of(words, number)))
            finally:
                page.close()
    return tuple(pages)
