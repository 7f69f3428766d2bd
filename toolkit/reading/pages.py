"""Paper as every reader gives it: pages of lines of words with boxes, and the ruled lines between them.

The unit is the PDF point (1/72 inch) from the page's top left. Sources without geometry get a synthetic one: text
has a column of 6 points and a line of 12; a table of HTML or DOCX is laid out with a band for each column and a
`Rule` around each cell, so that one code path reads every layout.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.agreement import DocumentKind
from toolkit.problems import Problem, Source

Box = tuple[float, float, float, float]

Place = tuple[int, int]
"""A printed line: its page (from 1) and its index among that page's lines (from 0)."""

CHARACTER_WIDTH = 6.0
LINE_HEIGHT = 12.0


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a blank; `size` is the font size in points, `raised` a superscript."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float = 10.0
    raised: bool = False
    bold: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line or the edge of a drawn box: horizontal where `bottom - top` is small, else vertical.

    `shade`: the edge of an area that is only coloured, without a line around it.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    shade: bool = False


@dataclass(frozen=True)
class Line:
    """A printed line: words left to right. `number` is the file's line for text, else the line on its page."""

    words: tuple[Word, ...]
    page: int
    number: int

    @cached_property
    def text(self) -> str:
        """The words joined by one blank."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        """The smallest box around all words."""
        return box_around(self.words)

    @cached_property
    def first(self) -> Word:
        """The first word; a reader may know it before it has measured the others."""
        return self.words[0]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.box[0]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.box[1]

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.box[2]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.box[3]


@dataclass(frozen=True)
class SetLine(Line):
    """A line whose words were set beside one another anew; `printed` are the lines of the page that they stand on."""

    printed: tuple[Line, ...] = ()


def as_printed(line: Line) -> tuple[Line, ...]:
    """Return the lines of the page on which the words of a line stand."""
    return line.printed if isinstance(line, SetLine) else (line,)


@dataclass(frozen=True)
class Page:
    """A page, upright: a rotated page is turned before it gets here. Lines top to bottom, none empty.

    `unread` is where a scan shows marks that nobody could read.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    unread: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A document as read: its name without folders, the SHA-256 of its bytes, and its pages.

    `problems` are doubts of the reader itself (a page that is only an image and could not be read). `reread` gives
    chosen pages a second time by an independent reader (None where the source has no second way).
    """

    name: str
    sha256: str
    kind: DocumentKind
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    reread: Callable[[Sequence[int]], tuple[Page, ...]] | None = field(default=None, compare=False, repr=False)


def box_around(words: tuple[Word, ...] | list[Word]) -> Box:
    """Return the smallest box around words, rounded to a tenth of a point."""
    return (
        round(min(word.x0 for word in words), 1),
        round(min(word.top for word in words), 1),
        round(max(word.x1 for word in words), 1),
        round(max(word.bottom for word in words), 1),
    )


def source_of(kind: DocumentKind, lines: list[Line] | tuple[Line, ...], excerpt: str | None = None) -> Source:
    """Make the `Source` of a fact printed on `lines` (the first line's page), as its kind of document allows."""
    once: dict[tuple[int, int, str], Line] = {}  # by what is known without measuring the words of a line
    for printed in (one for line in lines for one in as_printed(line)):
        once.setdefault((printed.page, printed.number, printed.text), printed)
    lines = list(once.values())
    first = lines[0]
    boxes = [line.box for line in lines if line.page == first.page]
    text = excerpt if excerpt is not None else "\n".join(line.text for line in lines)
    if kind in ("pdf", "scan"):
        box = (
            min(each[0] for each in boxes),
            min(each[1] for each in boxes),
            max(each[2] for each in boxes),
            max(each[3] for each in boxes),
        )
        return Source(page=first.page, box=box, excerpt=text)
    if kind == "text":
        return Source(page=first.page, line=first.number, excerpt=text)
    return Source(page=None if kind == "docx" else first.page, excerpt=text)
