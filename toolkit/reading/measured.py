"""A line that was read beside its ink: its words, where and how high they stand, and what it shows that nobody read."""

from __future__ import annotations

import math
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.reading.cutting import Cut, Spelled, cut
from toolkit.reading.dashes import DASHES, dash_at, dash_of
from toolkit.reading.doubled import has_lost_double
from toolkit.reading.ink import NO_INK, Run, ink_of
from toolkit.reading.latin import Decoded
from toolkit.reading.letter_case import Heights, LetterCase, heights_of
from toolkit.reading.page_ink import PageInk, PixelBox
from toolkit.reading.raised import with_raised
from toolkit.reading.strokes import LEAST_HEIGHT, STROKES, stroke_of
from toolkit.reading.unread import strokes_of
from toolkit.reading.zeros import has_wide_zero, with_zeros

UNREADABLE, _DOUBTFUL = 0.3, 0.5
"""The confidence of a word that may be another as printed, and of one of which it is not sure where it ends."""
_LEAST_WIDTH, _LEAST_HEIGHT, _RAISED = 0.1, 0.25, 0.35
"""Of a line's height: what is smaller is grain or a leader's dot. Of a capital's: a marker stands and is so high."""
_BRACKETED = re.compile(r"\(\d{1,2}\)$")
_ON_THE_LINE = frozenset(string.ascii_letters + ".,)%")
LINE, _MIDDLE = 1.68, 0.52
"""A line's height, of a capital's; how far its middle lies above its baseline. Boxes that were found are any height."""
_SLACK = 0.15
"""Of a capital's height: how far a letter outside its line may stand from where it should, or be too high or low."""
_BEHIND = 0.35
"""Of a capital's height: so far before a letter the middle of its character never lies."""
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


class Measured:
    """A decoded line beside its ink: what `cutting` and `letter_case` make words of."""

    def __init__(self, page: PageInk, corners: list[list[float]], line: Decoded) -> None:
        """Measure a line of a level page by its corners and what was read on it."""
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
        self.page, self.line = page, line
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
        height = self.height if capital is None else LINE * capital
        texts = LetterCase(self.spelled, ink, self.cuts, self.heights, usual).words()
        for word, spelled in zip(self.cuts, texts, strict=True):
            text = with_zeros(spelled, word)  # in fixed pitch a printed O is as wide: a person must look
            sure = min(self.line.confidences[word.first : word.last + 1])
            sure = min(sure, _DOUBTFUL) if word.doubtful else sure
            printed = self._stroke(text, word) if text in STROKES else self._dash(text, word, typed=typed)
            misread = (
                word.joined or text != spelled or has_wide_zero(text, word) or has_lost_double(text, word, self.heights)
            )
            sure = UNREADABLE if printed is None or misread else sure
            ends = self._at(word.left, capital), self._at(word.right, capital)
            yield Seen(with_raised(printed or text, word, self.heights), *ends, height, round(sure, 4))

    def _stroke(self, text: str, word: Cut) -> str | None:
        """Return what a word of one stroke is: as read where low, or an I; None where it may be another."""
        run = word.runs[0] if len(word.runs) == 1 else None
        if run is None or self.ink is None or self.ink.dark is None or self.heights is None:
            return text
        if run.head - run.foot < max(LEAST_HEIGHT, (1 - _SLACK) * self.heights.capital):
            return text
        rows = slice(round(self.ink.height - run.head), round(self.ink.height - run.foot))
        return stroke_of(self.ink.dark[rows, round(run.left) : round(run.right)]) or (text if text == "I" else None)

    def _dash(self, text: str, word: Cut, *, typed: bool) -> str | None:
        """Return what a word of one dash is; any other as it is; None where it may be another."""
        if text not in DASHES or self.heights is None or len(word.runs) != 1:
            return text
        run = word.runs[0]
        strokes = strokes_of(self.page, self._box(run))
        if len(strokes) == len("--"):
            return dash_at(strokes, run.head - run.foot, self.heights.capital, typed=typed)
        return dash_of(text, word, self.heights, typed=typed)

    def _box(self, run: Run) -> PixelBox:
        """Return where ink of the line stands on its page."""
        x, y = self.corner
        return round(x + run.left), round(y - run.head), round(x + run.right), round(y - run.foot)

    def has_lost_double(self) -> bool:
        """Tell whether a word of the line shows more strokes than were read."""
        texts = ("".join(self.line[word.first : word.last + 1].split()) for word in self.cuts)
        return any(has_lost_double(text, word, self.heights) for text, word in zip(texts, self.cuts, strict=True))

    def unseated(self) -> Iterator[PixelBox]:
        """Yield where the line shows a letter that none of its characters is: at its end, or raised behind a word."""
        seated = {run for word in self.cuts for run in word.runs}
        for run in self.ink.runs if self.ink else ():
            lone = run not in seated and run.right - run.left >= _LEAST_WIDTH * self.height
            tall = run.head - run.foot >= _LEAST_HEIGHT * self.height
            if (lone and tall) or self._is_lost(run) or (tall and self._is_behind(run)):
                yield self._box(run)

    def stands_beside(self, box: PixelBox) -> bool:
        """Tell whether a mark is a letter of this line: it stands on its baseline and is as high as its capitals."""
        if self.heights is None:
            return False
        left, top, right, bottom = box
        base = self.corner[1] - self.heights.base - self.heights.slope * ((left + right) / 2 - self.corner[0])
        slack = _SLACK * self.heights.capital
        return abs(bottom - base) <= slack and abs(bottom - top - self.heights.capital) <= slack

    def _is_behind(self, run: Run) -> bool:
        """Tell whether a letter ends a word behind the place of its last character: one was passed over."""
        places, capital = self.spelled.places, self.heights.capital if self.heights else (self.ink or NO_INK).tall
        return any(
            word.runs[-1] == run and run.left - places[word.last] > _BEHIND * capital for word in self.cuts if word.runs
        )

    def _is_lost(self, run: Run) -> bool:
        """Tell whether a raised letter ends a word whose last character stands on the line: a marker passed over."""
        if self.heights is None:
            return False
        raised = run.foot - self.heights.base > _RAISED * self.heights.capital
        tall = run.head - run.foot > _RAISED * self.heights.capital
        return (
            raised
            and tall
            and any(
                word.runs[-1] == run and self.line[word.last] in _ON_THE_LINE and not self._ends_raised(word)
                for word in self.cuts
                if word.runs
            )
        )

    def _ends_raised(self, word: Cut) -> bool:
        """Tell whether a word ends in a marker in brackets that is read and stands raised (`Fee⁽¹⁾`)."""
        marker = _BRACKETED.search(self.line[word.first : word.last + 1])
        if marker is None or self.heights is None:
            return False
        least = self.heights.base + _RAISED * self.heights.capital
        return all(run.foot > least for run in word.runs[-len(marker[0]) :])

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
