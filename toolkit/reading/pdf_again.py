"""The second, independent reading of a PDF's pages, by pdfplumber; the only module that knows it.

It is about fifty times slower than PDFium and finds characters, and the blanks between words, in its own way. What
both read alike was not invented by either.
"""

from __future__ import annotations

import contextlib
import io
import logging
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from toolkit.reading.pages import Line, Page, Rule, Word
from toolkit.reading.pdf import Pdf
from toolkit.reading.pdf_characters import SLANT
from toolkit.reading.pdf_lines import clean
from toolkit.reading.pdf_rows import Run, rows_of

BLANK = 0.2
"""A gap wider than this part of the font size parts two words."""


def reread_pdf(pdf: Pdf, pages: Sequence[Page]) -> tuple[Page, ...]:
    """Read pages again, each turned as it was the first time; their rules are those of the first reading.

    A page that PDFium could mend and pdfplumber cannot read is left out: nobody has read it a second time.
    """
    import pdfplumber

    if not pages:
        return ()
    rules = [first.rules for first in pages]
    again: list[Page] = []
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of what it mends, on the user's screen
    excerpt = io.BytesIO(pdf.excerpt([first.number for first in pages]))
    # pdfminer raises whatever a damaged file makes it stumble over, even when it is closed
    with contextlib.suppress(Exception), pdfplumber.open(excerpt) as document:
        for index, first in enumerate(pages):
            with contextlib.suppress(Exception):  # the same stumbling, over one page
                again.append(_again(document.pages[index], first, rules[index]))
    return tuple(again)


def _again(page: Any, first: Page, rules: tuple[Rule, ...]) -> Page:
    """Read one page again."""
    try:
        runs = [part for run in _runs(page, first) for part in _parted(run, first)]
    finally:
        page.close()
    lines = [Line(tuple(map(_word, row)), first.number, index) for index, row in enumerate(rows_of(runs), 1)]
    return Page(first.number, first.width, first.height, tuple(lines), rules)


def _runs(page: Any, first: Page) -> Iterator[Run]:
    """Group characters into words by pdfplumber's own rule."""
    from pdfplumber.utils.text import extract_words

    turn = (getattr(first, "turn", page.rotation) - page.rotation) % 360
    chars = [_turned(char, turn, page) for char in _unstamped(list(_once(_chars(page)))) if _angle(char) == turn]
    found = extract_words(
        chars,
        x_tolerance_ratio=BLANK,
        y_tolerance=1,
        keep_blank_chars=False,
        extra_attrs=["size", "fontname"],
        return_chars=True,
    )
    for each in found:
        text = clean(each["text"].replace("\u00ad", "-")).strip()
        if text:
            bold = "bold" in each["fontname"].lower()
            size = float(each["size"])
            baseline = each["chars"][0]["baseline"]
            yield Run(0, 0, [text], each["x0"], each["x1"], baseline, size, each["x1"], bold=bold)


def _chars(page: Any) -> Iterator[dict[str, Any]]:
    """Yield what the words are made of: pdfplumber's own list spends most of its time on colours and drawn paths."""
    left, top = page.mediabox[:2]
    for char in _characters_in(page.layout):
        yield {
            "text": char.get_text(),
            "x0": char.x0 + left,
            "x1": char.x1 + left,
            "top": page.height - char.y1 + top,
            "bottom": page.height - char.y0 + top,
            "size": char.size,
            "fontname": str(char.fontname),
            "matrix": char.matrix,
        }


def _characters_in(part: Any) -> Iterator[Any]:
    """Yield the characters of a page in drawing order, those of its inner drawings too."""
    for item in part:
        if isinstance(item, Iterable):
            yield from _characters_in(item)
        elif hasattr(item, "get_text"):
            yield item


def _once(chars: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Leave out what is printed a second time over itself, as some programs make bold."""
    seen = set()
    for char in chars:
        key = (char["text"], round(char["x0"]), round(char["top"]))
        if key not in seen:
            seen.add(key)
            yield char


def _angle(char: dict[str, Any]) -> int:
    """Return by how many degrees clockwise, in quarters, a character must be turned to stand upright."""
    return round(_quarters(char)) * 90 % 360


def _quarters(char: dict[str, Any]) -> float:
    across, up = char["matrix"][:2]
    return math.degrees(math.atan2(up, across)) / 90


def _unstamped(chars: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what stands at no quarter of a turn, a stamp across the page, unless most of the page does."""
    level = [char for char in chars if abs(_quarters(char) - round(_quarters(char))) <= SLANT]
    return level if 2 * len(level) >= len(chars) else list(chars)


def _turned(char: dict[str, Any], turn: int, page: Any) -> dict[str, Any]:
    """Turn a character's box by quarters clockwise and note the baseline that its text matrix gives."""
    width, height = float(page.width), float(page.height)
    x0, top, x1, bottom = char["x0"], char["top"], char["x1"], char["bottom"]
    x, y = char["matrix"][4], height - char["matrix"][5]
    x0, top, x1, bottom, baseline = {
        0: (x0, top, x1, bottom, y),
        90: (height - bottom, x0, height - top, x1, x),
        180: (width - x1, height - bottom, width - x0, height - top, height - y),
        270: (top, width - x1, bottom, width - x0, width - x),
    }[turn]
    box = {"x0": x0, "top": top, "x1": x1, "bottom": bottom, "doctop": top}
    return {**char, **box, "upright": True, "baseline": baseline, "size": bottom - top if turn else char["size"]}


def _parted(run: Run, first: Page) -> Iterator[Run]:
    """Part a superscript glyph from its word where the first reading saw one: pdfplumber sees no ink."""
    for line in first.lines:
        if not line.top - 2 < run.baseline < line.bottom + 2:
            continue
        for word, mark in pairwise(line.words):
            head, tail = (word, mark) if mark.raised else (mark, word)
            glued = word.text + mark.text
            if (word.raised or mark.raised) and run.texts[0] == glued and abs(word.x0 - run.x0) < run.size:
                for part in (word, mark):
                    raised = part is tail
                    base = run.baseline
                    yield Run(0, 0, [part.text], part.x0, part.x1, base, head.size, part.x1, raised, bold=run.bold)
                return
    yield run


def _word(run: Run) -> Word:
    return Word(run.texts[0], run.x0, run.top, run.x1, run.bottom, run.size, run.raised, run.bold)
