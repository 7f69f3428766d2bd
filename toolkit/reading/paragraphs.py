"""Paragraphs from lines, by what a reader's eye goes by: a gap, an indent, a line that ends before it had to.

Nothing here counts on a font, on justified text or on blank lines: the measures are the document's own pitch of
lines and its own right margin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from toolkit.reading.pages import LINE_HEIGHT, Line

_BROKEN_WORD = re.compile(r"[A-Za-z0-9]-$")
_SENTENCE_END = re.compile(r"[.:;!?][\"\u201d\u2019')\]]*$|[,;]\s+(?:and|or)$")
_AND = re.compile(r",\s+(?:and|or)$")
"""What ends an item of a list, or a line of a sentence that goes on with a name in capitals."""
_ABBREVIATION = re.compile(r"\b(?:Inc|Co|Corp|Ltd|No|Nos|Mr|Ms|Mrs|Dr|St|L\.P|N\.A|U\.S|Attn)\.$", re.IGNORECASE)
_STRONG_LABEL = re.compile(
    r"(?:Section|SECTION|Sec\.?|SEC\.?|Article|ARTICLE|Art\.|ART\.|Paragraph)\s+[\dIVX]+\b|\d{1,3}(?:\.\d{1,3})+\.?(?=\s|$|[A-Z])|"
    r"\d{1,3}[.)](?=\s|$|[A-Z])|(?:FIRST|SECOND|THIRD|[A-Z]+(?:TH|ETH)):\s"
)
_WEAK_LABEL = re.compile(r"\([a-z\d]{1,4}\)(?=\s|$)|[a-z][.)](?=\s|$)|[ivx]{1,5}[.)](?=\s|$)", re.IGNORECASE)
GAP = 1.2
"""Lines further apart than this many pitches have a gap between them; the pitch is that of lines of prose."""
_TAIL = 8
"""The characters at a line's end that tell whether a sentence ends there."""
_LONG = 0.6
_MARGIN_SHARE = 0.85
_CONTINUES = 3


def join_lines(lines: Iterable[str]) -> str:
    """Join wrapped lines by one blank, and without one where a line ends in a hyphen right after a letter or digit."""
    parts: list[str] = []
    for line in lines:
        stripped = " ".join(line.split())
        if stripped:
            parts += (stripped,) if not parts or _BROKEN_WORD.search(parts[-1][-2:]) else (" ", stripped)
    return "".join(parts)


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together, and whether the page shows that they begin something new."""

    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """The words of all lines, joined."""
        return join_lines(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Measure:
    """The document's own measures in points: pitch of lines, the margins that full lines reach."""

    pitch: float
    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Measure:
        """Measure the lines of an agreement."""
        widest = max((line.x1 - line.x0 for line in lines), default=0.0)
        long = sorted(line.x1 for line in lines if line.x1 - line.x0 > _LONG * widest)
        right = long[int((len(long) - 1) * _MARGIN_SHARE)] if long else 0.0
        left = min((line.x0 for line in lines if line.x1 - line.x0 > _LONG * widest), default=0.0)
        return cls(_pitch(lines, left, right), left, right)

    def ends_early(self, line: Line, after: Line) -> bool:
        """Tell whether the first word of the line after would still have fitted on this line."""
        first = after.first
        blank = (first.x1 - first.x0) / max(1, len(first.text))
        return line.x1 + (first.x1 - first.x0) + 2 * blank < self.right

    def has_gap(self, before: Line, line: Line) -> bool:
        """Tell whether a line stands clear of the line before it on its page."""
        return line.page == before.page and line.bottom - before.bottom > GAP * self.pitch


def _pitch(lines: Sequence[Line], left: float, right: float) -> float:
    """Return the step from a full line to one that goes on in lower case: that of the lines of one paragraph.

    Where none does, the step from a full line that ends no sentence.
    """
    column = Measure(LINE_HEIGHT, left, right)
    full = [
        (line, after)
        for line, after in pairwise(lines)
        if after.page == line.page and after.bottom > line.bottom and not column.ends_early(line, after)
    ]
    inside = [pair for pair in full if pair[1].text[:1].islower()]
    inside = inside or [
        (line, after)
        for line, after in full
        if not ends_sentence(line.text) and after.top - line.bottom < line.bottom - line.top
    ]
    steps = Counter(round((after.bottom - line.bottom) * 2) / 2 for line, after in inside)
    height = min((line.bottom - line.top for line in lines), default=LINE_HEIGHT)
    return min(steps, key=lambda step: (-steps[step], step), default=height)


def ends_sentence(text: str) -> bool:
    """Tell whether a line's last words end a sentence or an item, abbreviations (Inc.) apart."""
    tail = text[-_TAIL:]
    return _SENTENCE_END.search(tail) is not None and _ABBREVIATION.search(tail) is None


def paragraphs_of(lines: Sequence[Line], measure: Measure) -> tuple[Paragraph, ...]:
    """Group an agreement's lines into paragraphs, over page breaks."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, measure):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(tuple(group)) for group in groups)


def _begins(group: list[Line], line: Line, measure: Measure) -> bool:
    """Tell whether a line begins a paragraph after the lines of the group before it."""
    before = group[-1]
    if measure.has_gap(before, line):
        return True
    ended = ends_sentence(before.text)
    if _WEAK_LABEL.match(line.text) and ((ended and line.page != before.page) or measure.ends_early(before, line)):
        return True
    if _STRONG_LABEL.match(line.text) and (ended or measure.ends_early(before, line)):
        return True
    if not ended or line.text[:1].islower():
        return False
    if _AND.search(before.text) and not line.text.startswith("WHEREAS"):
        return False
    indented = len(group) > 1 and line.x0 - before.x0 > _CONTINUES * _character(line)
    return indented or measure.ends_early(before, line)


def _character(line: Line) -> float:
    """Return the mean width of a line's characters in points."""
    return (line.x1 - line.x0) / max(1, len(line.text))
