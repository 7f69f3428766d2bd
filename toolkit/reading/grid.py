"""The geometry of a table, and nothing else: chunks of words between gaps, and the bands (columns) they fall into.

One path for every layout: monospaced and open tables show gaps, ruled ones also rules, leaders are gaps filled with
dots. This module knows no fund and no fee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from toolkit.reading.pages import Line, Rule, Word

_LEADER = re.compile(r"(?:\.{3,}|(?:…)+|_{8,}|·{3,})")
_DOTS = re.compile(r"[.·…]+|(?=.*\.\.)[.·…:,;]+")
"""A word of dots alone: a leader, or what a reader of pictures makes of one."""
_LEADS_ON_TO = re.compile(r"\.+(?=\d+\.\d)")
"""The last dots of a leader, printed on to a figure that has its own point."""
_GLUED = re.compile(r"^(\d*\.?\d+%[*†‡§¶^#]*)(?=\d{1,4}[/-]\d|(?<=[*†‡§¶^#])\d{1,2}$|[A-Z][a-z]{2,}|\d*\.\d+%)")
_GLUED_DATES = re.compile(
    r"^(\d{0,2},?(?:19|20)\d\d)(?=(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*$)", re.IGNORECASE
)
_STROKE = re.compile(r"^[-=_–—+|~*]*[-=_–—]{3,}[-=_–—+|~]*$")
_WIDE = 1.7
"""A gap of more than this many usual gaps between words separates two chunks (a typed blank is one, two are a gap)."""
_SNUG = 2.3
"""The same for proportional type, whose blanks are narrower than its letters and stretch a little."""
_CROSSING = 0.04
"""The share of lines that may cross a gap between bands (a name too long for its column)."""


@dataclass(frozen=True)
class Chunk:
    """Words of one line with no wide gap between them."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words joined by one blank."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    def overlap(self, left: float, right: float) -> float:
        """Return how many points of this chunk lie between two edges."""
        return max(0.0, min(self.x1, right) - max(self.x0, left))


@dataclass(frozen=True, slots=True)
class Band:
    """A column of the page: the strip of points that its cells cover."""

    x0: float
    x1: float


def is_stroke(line: Line) -> bool:
    """Tell whether a line is only drawn strokes (`-----  =====`), which separate but say nothing."""
    drawn = all(not word.text.strip("-=_–—+|~*") for word in line.words)
    return drawn and (
        any(_STROKE.match(word.text) for word in line.words) or all(word.text in "|+-=_" for word in line.words)
    )


def usual_gap(lines: Iterable[Line]) -> float:
    """Return the usual gap between two words of running text, in points."""
    gaps = [
        right.x0 - left.x1
        for line in lines
        for left, right in zip(line.words, line.words[1:], strict=False)
        if 0 < right.x0 - left.x1 < 1.2 * max(left.size, right.size, 6.0)
    ]
    return median(gaps) if gaps else 3.0


class Uprights:
    """The vertical rules of a page, found by height: a table of thousands of rows has tens of thousands of them."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Sort rules into bands of `_BAND` points that they reach into."""
        self._bands: dict[int, list[Rule]] = {}
        for rule in rules:
            if rule.bottom - rule.top > 3:  # noqa: PLR2004 - points: a long rule
                for band in range(int(rule.top // _BAND), int(rule.bottom // _BAND) + 1):
                    self._bands.setdefault(band, []).append(rule)

    def beside(self, line: Line) -> tuple[Rule, ...]:
        """Return the rules that a line stands between."""
        middle = (line.top + line.bottom) / 2
        return tuple(rule for rule in self._bands.get(int(middle // _BAND), ()) if rule.top <= middle <= rule.bottom)


_BAND = 24.0


def chunks(line: Line, usual: float, rules: Sequence[Rule] = ()) -> tuple[Chunk, ...]:
    """Cut a line into chunks at wide gaps, at leaders and at vertical rules."""
    middle = (line.top + line.bottom) / 2
    uprights = [rule for rule in rules if rule.bottom - rule.top > 3 and rule.top <= middle <= rule.bottom]  # noqa: PLR2004
    parts: list[list[Word]] = [[]]
    for word, leads in _without_leaders(line.words):
        last = parts[-1][-1] if parts[-1] else None
        if last is not None and (leads or _apart(last, word, usual, uprights)):
            parts.append([])
        parts[-1].append(word)
    return tuple(Chunk(tuple(part)) for part in parts if part)


def _apart(left: Word, right: Word, usual: float, uprights: Sequence[Rule]) -> bool:
    letter = (left.x1 - left.x0) / max(1, len(left.text))
    typed = usual > 0.85 * letter
    if right.x0 - left.x1 > (_WIDE if typed else _SNUG) * usual:
        return True
    return any(left.x1 - 1.5 <= (rule.x0 + rule.x1) / 2 <= right.x0 + 1.5 for rule in uprights)


def _without_leaders(words: Sequence[Word]) -> Iterable[tuple[Word, bool]]:
    """Yield words less dot leaders and drawn bars, each with whether one stood before it."""
    leads = False
    for word in words:
        if word.text == "|" or (_DOTS.fullmatch(word.text) and len(words) > 1):
            leads = True
            continue
        ends = _LEADS_ON_TO.match(word.text)
        position, leads = (ends.end(), True) if ends else (0, leads)
        for found in [*_LEADER.finditer(word.text), None]:
            end = found.start() if found else len(word.text)
            if end > position:
                first, *glued = _unglued(_part(word, position, end))
                yield first, leads
                yield from ((part, True) for part in glued)
                leads = False
            if found is not None:
                leads, position = True, found.end()


def _unglued(word: Word) -> tuple[Word, ...]:
    """Part two figures printed into one another without a blank.

    Where a sign or a mark ends the first (`0.80%††3/25/2017`), or a year does (`2005April`).
    """
    glued = _GLUED.match(word.text) or _GLUED_DATES.match(word.text)
    if glued is None:
        return (word,)
    return (_part(word, 0, glued.end(1)), _part(word, glued.end(1), len(word.text)))


def _part(word: Word, start: int, end: int) -> Word:
    if (start, end) == (0, len(word.text)):
        return word
    step = (word.x1 - word.x0) / len(word.text)
    return replace(word, text=word.text[start:end], x0=word.x0 + start * step, x1=word.x0 + end * step)


def bands(rows: Sequence[Sequence[Chunk]]) -> tuple[Band, ...]:
    """Find the columns of rows of chunks: the strips between gaps that (almost) no row crosses."""
    allowed = int(_CROSSING * len(rows))
    edges: list[tuple[float, int]] = []
    for row in rows:
        for chunk in row:
            edges += [(round(chunk.x0, 1), 1), (round(chunk.x1, 1), -1)]
    found: list[Band] = []
    covered, start = 0, None
    for x, step in sorted(edges, key=lambda edge: (edge[0], -edge[1])):
        covered += step
        if covered > allowed and start is None:
            start = x
        elif covered <= allowed and start is not None:
            found.append(Band(start, x))
            start = None
    return tuple(_merged(found))


def _merged(found: list[Band]) -> list[Band]:
    """Join bands whose gap is no gap."""
    joined: list[Band] = []
    for band in found:
        if joined and band.x0 - joined[-1].x1 < 1.0:
            joined[-1] = Band(joined[-1].x0, band.x1)
        else:
            joined.append(band)
    return joined


def seat(chunk: Chunk, columns: Sequence[Band]) -> int:
    """Return the band that a chunk lies in most, else the one nearest to it."""
    overlaps = [chunk.overlap(band.x0, band.x1) for band in columns]
    if max(overlaps) > 0:
        return overlaps.index(max(overlaps))
    centre = (chunk.x0 + chunk.x1) / 2
    return min(range(len(columns)), key=lambda index: abs((columns[index].x0 + columns[index].x1) / 2 - centre))


def cut(chunk: Chunk, columns: Sequence[Band]) -> dict[int, Chunk]:
    """Share the words of a chunk that covers several bands out among them, each word to the band it lies in."""
    shared: dict[int, list[Word]] = {}
    last = 0
    for word in chunk.words:
        last = max(last, seat(Chunk((word,)), columns))
        shared.setdefault(last, []).append(word)
    return {index: Chunk(tuple(words)) for index, words in shared.items()}


def shelves(rules: Sequence[Rule], left: float, right: float) -> list[float]:
    """Return the heights of the horizontal rules that run under most of a table between two edges."""
    heights: dict[float, list[Band]] = {}
    key = float("-inf")
    for rule in sorted(rules, key=lambda each: each.top):
        if rule.bottom - rule.top < 3 and rule.x1 - rule.x0 > 3:  # noqa: PLR2004 - points: a thin, long rule
            key = key if rule.top - key < 1.5 else rule.top  # noqa: PLR2004 - points: one stroke, drawn in parts
            heights.setdefault(key, []).append(Band(max(rule.x0, left), min(rule.x1, right)))
    return sorted(height for height, drawn in heights.items() if _length(drawn) > 0.6 * (right - left))


def _length(drawn: Iterable[Band]) -> float:
    """Return how much strokes of one height cover together; what is drawn twice counts once."""
    length, reached = 0.0, float("-inf")
    for band in sorted(drawn, key=lambda each: each.x0):
        length += max(0.0, band.x1 - max(band.x0, reached))
        reached = max(reached, band.x1)
    return length
