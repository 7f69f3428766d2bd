"""The words of a page picture, by RapidOCR; the only module that knows it."""

from __future__ import annotations

import importlib.util
import math
import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit.reading.cutting import TYPED_GAP, Cut, Spelled, cut, least_blank
from toolkit.reading.dashes import dash_of, is_drawn, lone_dash
from toolkit.reading.ink import NO_INK, Run, ink_of
from toolkit.reading.latin import Decoded, LatinDecoder, sureness
from toolkit.reading.letter_case import Heights, LetterCase, heights_of, usual_capital
from toolkit.reading.page_ink import PageInk, PixelBox, page_ink
from toolkit.reading.unread import is_dotted, unread_ink
from toolkit.reading.zeros import has_wide_zero

INSTALL = "pip install 'contract-toolkit[ocr]'"
_MIN_CONFIDENCE = 0.3
"""A line read with less is noise: specks, a stamp's edge."""
_SURE, _MARK_LENGTH = 0.8, 2
_DETECTION_SIDE = 1440
"""Pixels of the longer side in which lines are looked for; they are then read at full size."""
UNREADABLE, _DOUBTFUL = 0.3, 0.5
"""The confidence of a word that may be another as printed, and of one of which it is not sure where it ends."""
_LONE_MARK = re.compile(r"[*†‡§¶#]{1,3}|\(\d{1,2}\)|N/A")
_SURE_MARK, _BESIDE = 0.6, 0.5
_SETTINGS = ((0.5, 1.5), (0.8, 1.0), (1.2, 1.0))
"""Where a lone mark may stand on its line, by the room above and below it: all that see one must see the same."""
_LEAST_WIDTH, _LEAST_HEIGHT, _RAISED = 0.1, 0.25, 0.35
"""Of a line's height: what is smaller is grain or a leader's dot. Of a capital's: a marker stands and is so high."""
_ON_THE_LINE = frozenset(string.ascii_letters + ".,)%")
_MOST_MARKS = 40
"""So many marks outside all lines are read; a page with more is dirty, and what stands beside its rows is doubted."""
_LINE, _MIDDLE = 1.68, 0.52
"""A line's height, of a capital's; how far its middle lies above its baseline. Boxes that were found are any height."""
_SAME_TYPE = 0.07
"""Capitals that differ by less from those of the page are of the same type."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in pixels: the left and right end of its middle line, its height, its confidence."""

    text: str
    left: Point
    right: Point
    height: float
    confidence: float


def is_installed() -> bool:
    """Tell whether scans can be read."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What is seen on a picture, set level: lines of words in no order, its drawn rules, and ink nobody could read."""

    lines: tuple[tuple[Seen, ...], ...]
    rules: tuple[PixelBox, ...] = ()
    unread: tuple[PixelBox, ...] = ()


def see(picture: Any, dpi: float) -> SeenPage:
    """Read a picture (rows, columns, 3 bytes) of so many dots an inch into lines of words."""
    decoded = list(_decoded(picture))
    page = page_ink(picture, [corners for corners, _ in decoded], dpi)
    lines = [_Measured(page, page.level(corners), text) for corners, text in decoded]
    least = least_blank((line.spelled, line.ink) for line in lines if line.ink is not None)
    for line in lines:
        line.cut(least)
    usual, typed = usual_capital(line.heights for line in lines), least > TYPED_GAP
    words = [tuple(line.words(usual, typed=typed)) for line in lines]
    missed = unread_ink(page, [page.level(corners) for corners, _ in decoded], dpi)
    missed += [box for line in lines for box in line.unseated()]
    drawn = [box for box in missed if usual is not None and _is_drawn(box, lines, usual)]
    missed = [box for box in missed if box not in drawn and not is_dotted(page, box)]
    marks = {box: _mark(page, box, usual) for box in missed} if usual is not None and len(missed) <= _MOST_MARKS else {}
    words += [(mark,) for mark in marks.values() if mark is not None]
    unread = tuple(box for box in missed if marks.get(box) is None)
    return SeenPage(tuple(words), (*page.across, *page.down, *drawn), unread)


def _is_drawn(box: PixelBox, lines: Iterable[_Measured], capital: float) -> bool:
    """Tell whether a mark that no line of words is level with is a short drawn line."""
    left, top, right, bottom = box
    level = any(abs(line.start[1] - (top + bottom) / 2) < line.height / 2 for line in lines)
    return not level and is_drawn(right - left, bottom - top, capital)


def _mark(page: PageInk, box: PixelBox, capital: float) -> Seen | None:
    """Read ink outside all lines that were found: a dash by its length, another lone mark set as in a line."""
    left, top, right, bottom = box
    middle, height = (top + bottom) / 2, _LINE * capital
    dash = lone_dash(right - left, bottom - top, capital)
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
    output = _engine()(np.repeat(crop[:, :, None], 3, axis=2).astype(np.uint8), use_det=False)
    read = output.txts[0] if output.txts else None
    return read if isinstance(read, Decoded) and read.strip() else None


def _decoded(picture: Any) -> Iterator[tuple[list[list[float]], Decoded]]:
    """Yield the lines of a picture, each with its corners; noise is left out."""
    output = _engine()(picture, use_det=True)
    if output.boxes is None or output.txts is None:
        return
    for corners, text in zip(output.boxes.tolist(), output.txts, strict=True):
        line = text if sureness(text) >= _SURE or len(text) > _MARK_LENGTH else _with_margin(picture, corners, text)
        if line.strip() and sureness(line) >= _MIN_CONFIDENCE:
            yield corners, line


def _with_margin(picture: Any, corners: list[list[float]], text: Decoded) -> Decoded:
    """Read a lone mark again with white around it, as the model is used to see characters; keep the surer reading."""
    import numpy as np

    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    margin = round(max(down) - min(down))
    rows = slice(max(0, round(min(down)) - margin // 4), round(max(down)) + margin // 4)
    crop = picture[rows, max(0, round(min(across))) : round(max(across))]
    if not crop.size:
        return text
    padded = np.pad(crop, ((0, 0), (margin, margin), (0, 0)), mode="edge")
    output = _engine()(np.ascontiguousarray(padded), use_det=False)
    again = output.txts[0] if output.txts else text
    if not isinstance(again, Decoded) or not again.strip() or sureness(again) <= sureness(text):
        return text
    mark = Decoded(again.strip())
    mark.places = tuple((index + 0.5) / len(mark) for index in range(len(mark)))
    mark.confidences = tuple(sure for sure, each in zip(again.confidences, again, strict=True) if each != " ")
    return mark


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": 6000,
            "Global.text_score": 0.0,
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTION_SIDE,
        }
    )
    recognizer = engine._load_rec_model()  # type: ignore[no-untyped-call]  # noqa: SLF001 - the decoder's only door, untyped
    recognizer.postprocess_op = LatinDecoder(recognizer.postprocess_op.character)
    return engine


class _Measured:
    """A decoded line beside its ink: what `cutting` and `letter_case` make words of."""

    def __init__(self, page: PageInk, corners: list[list[float]], line: Decoded) -> None:
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
        self.line = line
        self.corner = (x3, y3)
        self.start, self.end = ((x0 + x3) / 2, (y0 + y3) / 2), ((x1 + x2) / 2, (y1 + y2) / 2)
        self.height = (math.dist((x0, y0), (x3, y3)) + math.dist((x1, y1), (x2, y2))) / 2
        self.up = (x0 - x3) / max(1.0, self.height), (y0 - y3) / max(1.0, self.height)
        self.ink = ink_of(page, corners)
        self.length = self.ink.length if self.ink else math.dist(self.start, self.end)
        self.spelled = Spelled(str(line), tuple(place * self.length for place in line.places))
        self.cuts: tuple[Cut, ...] = ()
        self.heights: Heights | None = None

    def cut(self, least: float) -> None:
        """Cut the line into words, given the least gap between two of them on its page."""
        self.cuts = cut(self.spelled, self.ink, least)
        self.heights = heights_of(self.spelled, self.cuts)

    def words(self, usual: float | None, *, typed: bool) -> Iterator[Seen]:
        """Yield the words, their letters in the case and their dashes of the kind that their ink tells."""
        ink, capital = self.ink or NO_INK, self._capital(usual)
        height = self.height if capital is None else _LINE * capital
        texts = LetterCase(self.spelled, ink, self.cuts, self.heights, usual).words()
        for word, text in zip(self.cuts, texts, strict=True):
            sure = min(self.line.confidences[word.first : word.last + 1])
            sure = min(sure, _DOUBTFUL) if word.doubtful else sure
            printed = dash_of(text, word, self.heights, typed=typed)
            sure = UNREADABLE if printed is None or word.joined or has_wide_zero(text, word) else sure
            ends = self._at(word.left, capital), self._at(word.right, capital)
            yield Seen(printed or text, *ends, height, round(sure, 4))

    def unseated(self) -> Iterator[PixelBox]:
        """Yield where the line shows a letter that none of its characters is: at its end, or raised behind a word."""
        seated = {run for word in self.cuts for run in word.runs}
        for run in self.ink.runs if self.ink else ():
            lone = run not in seated and run.right - run.left >= _LEAST_WIDTH * self.height
            if (lone and run.head - run.foot >= _LEAST_HEIGHT * self.height) or self._is_lost(run):
                x, y = self.corner
                yield round(x + run.left), round(y - run.head), round(x + run.right), round(y - run.foot)

    def _is_lost(self, run: Run) -> bool:
        """Tell whether a raised letter ends a word whose last character stands on the line: a marker passed over."""
        if self.heights is None:
            return False
        raised = run.foot - self.heights.base > _RAISED * self.heights.capital
        tall = run.head - run.foot > _RAISED * self.heights.capital
        return (
            raised
            and tall
            and any(word.runs[-1] == run and self.line[word.last] in _ON_THE_LINE for word in self.cuts if word.runs)
        )

    def _capital(self, usual: float | None) -> float | None:
        """Return how high the capitals of the line are: those of the page, unless it is plain that they differ."""
        if self.heights is None or usual is None:
            return usual
        return usual if abs(self.heights.capital / usual - 1) < _SAME_TYPE else self.heights.capital

    def _at(self, along: float, capital: float | None) -> Point:
        """Return a point of the middle of the line's type, in pixels of the picture: that of its box where none is."""
        part = along / self.length
        (x0, y0), (x1, y1) = self.start, self.end
        x, y = x0 + (x1 - x0) * part, y0 + (y1 - y0) * part
        if self.heights is None or capital is None or self.ink is None:
            return x, y
        above = self.heights.base + self.heights.slope * along + _MIDDLE * capital - self.ink.height / 2
        return x + self.up[0] * above, y + self.up[1] * above
