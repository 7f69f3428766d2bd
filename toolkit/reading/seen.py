"""What is seen on a page picture: its lines of words, its drawn rules, and the marks that stand outside all lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.reading.cutting import TYPED_GAP, least_blank
from toolkit.reading.dashes import dash_at, is_drawn
from toolkit.reading.latin import Decoded, sureness
from toolkit.reading.leaders import without_leaders
from toolkit.reading.letter_case import usual_capital
from toolkit.reading.line_boxes import stand_on_end, whole_lines
from toolkit.reading.measured import LINE, Measured, Seen
from toolkit.reading.ocr import decoded, detected, read_alone
from toolkit.reading.page_ink import Corners, PageInk, PixelBox, page_ink
from toolkit.reading.strokes import stroke_of
from toolkit.reading.unread import is_dotted, strokes_of, unread_ink

_LONE_MARK = re.compile(r"[*†‡§¶#]{1,3}|\(\d{1,2}\)|N/A")
_SURE_MARK, _BESIDE = 0.6, 0.5
_SETTINGS = ((0.5, 1.5), (0.8, 1.0), (1.2, 1.0))
"""Where a lone mark may stand on its line, by the room above and below it: all that see one must see the same."""
_WIDER = 1.4
"""So many times as wide a line is drawn to be read again."""
_MOST_MARKS = 40
"""So many marks outside all lines are read; a page with more is dirty, and what stands beside its rows is doubted."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What is seen on a picture, set level: lines of words in no order, its drawn rules, and ink nobody could read."""

    lines: tuple[tuple[Seen, ...], ...]
    rules: tuple[PixelBox, ...] = ()
    unread: tuple[PixelBox, ...] = ()
    on_end: bool = False
    """Whether most lines stand on end: they are not read then."""


def see(picture: Any, dpi: float, stretch: float = 1.0) -> SeenPage:
    """Read a picture (rows, columns, 3 bytes) of so many dots an inch into lines of words."""
    picture = without_leaders(picture, dpi)
    found = detected(picture)
    if stand_on_end(found):
        return SeenPage((), on_end=True)
    page = page_ink(picture, found, dpi)
    read = list(decoded(picture, whole_lines(page, found, dpi), stretch))
    lines = [Measured(page, page.level(corners), text) for corners, text in read]
    least = least_blank((line.spelled, line.ink) for line in lines if line.ink is not None)
    for line in lines:
        line.cut(least)
    lines = [_read_wider(picture, page, line, corners, least) for line, (corners, _) in zip(lines, read, strict=True)]
    usual, typed = usual_capital(line.heights for line in lines), least > TYPED_GAP
    words = [tuple(line.words(usual, typed=typed)) for line in lines]
    missed = unread_ink(page, [page.level(corners) for corners, _ in read], dpi)
    missed += [box for line in lines for box in line.unseated()]
    drawn = [box for box in missed if usual is not None and _is_drawn(box, lines, usual)]
    missed = [box for box in missed if box not in drawn and not is_dotted(page, box)]
    few = missed if len(missed) <= _MOST_MARKS else ()
    marks = {box: _letter(page, box, lines) or _mark(page, box, usual, typed=typed) for box in few if usual is not None}
    words += [(mark,) for mark in marks.values() if mark is not None]
    unread = tuple(box for box in missed if marks.get(box) is None)
    return SeenPage(tuple(words), (*page.across, *page.down, *drawn), unread)


def _read_wider(picture: Any, page: PageInk, line: Measured, corners: Corners, least: float) -> Measured:
    """Read a line again, drawn wider, where its ink shows a letter twice that was read once."""
    if not line.has_lost_double():
        return line
    for _, text in decoded(picture, [corners], _WIDER):
        again = Measured(page, page.level(corners), text)
        again.cut(least)
        if not again.has_lost_double():
            return again
    return line


def _is_drawn(box: PixelBox, lines: Iterable[Measured], capital: float) -> bool:
    """Tell whether a mark that no line of words is level with is a short drawn line."""
    left, top, right, bottom = box
    level = any(abs(line.start[1] - (top + bottom) / 2) < line.height / 2 for line in lines)
    return not level and is_drawn(right - left, bottom - top, capital)


def _letter(page: PageInk, box: PixelBox, lines: Iterable[Measured]) -> Seen | None:
    """Read a letter of one stroke that stands alone beside a line, as the heading of a class does."""
    left, top, right, bottom = box
    beside = next((line for line in lines if line.stands_beside(box)), None)
    printed = stroke_of(page.dark[top:bottom, left:right]) if beside is not None else None
    if printed is None:
        return None
    middle = (top + bottom) / 2
    return Seen(printed, (left, middle), (right, middle), LINE * (bottom - top), 1.0)


def _mark(page: PageInk, box: PixelBox, capital: float, *, typed: bool) -> Seen | None:
    """Read ink outside all lines that were found: a dash by its length, another lone mark set as in a line."""
    left, top, right, bottom = box
    middle, height = (top + bottom) / 2, LINE * capital
    dash = dash_at(strokes_of(page, box), bottom - top, capital, typed=typed)
    if dash is not None:
        return Seen(dash, (left, middle), (right, middle), height, 1.0)
    readings = [each for above, below in _SETTINGS if (each := _alone(page, box, capital, above, below)) is not None]
    sure = max(map(sureness, readings), default=0.0)
    if sure < _SURE_MARK or len({str(each) for each in readings}) > 1 or not _LONE_MARK.fullmatch(readings[0]):
        return None
    return Seen(str(readings[0]), (left, middle), (right, middle), height, round(sure, 4))


def _alone(page: PageInk, box: PixelBox, capital: float, above: float, below: float) -> Decoded | None:
    """Read a mark with so much room above and below it, in heights of a capital; None where nothing is seen."""
    import numpy as np

    left, top, right, bottom = box
    beside = round(_BESIDE * capital)
    rows = slice(max(0, round(top - above * capital)), round(bottom + below * capital))
    crop = page.grey[rows, max(0, left - beside) : right + beside]
    return read_alone(np.repeat(crop[:, :, None], 3, axis=2).astype(np.uint8))
