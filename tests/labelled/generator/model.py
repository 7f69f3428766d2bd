"""What a labelled document is made of: its elements as a typist sees them, and the rows a careful reader must get.

A `Paper` of elements says nothing of any file format; the renderers (`text`, `typeset`, `html`, `word`, `scan`) print
the same elements each in their own way, so that one truth serves every kind of document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]

MARK_ON, MARK_OFF = "\ue000", "\ue001"
"""Around a footnote marker inside a text, so that each renderer may raise it or print it on the line."""


def marked(text: str, *markers: str) -> str:
    """Put footnote markers after a text."""
    return text + "".join(f"{MARK_ON}{marker}{MARK_OFF}" for marker in markers)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Take a text apart into its runs; True for a marker."""
    inside = False
    run = ""
    for char in text:
        if char in (MARK_ON, MARK_OFF):
            if run:
                yield run, inside
            run, inside = "", char == MARK_ON
        else:
            run += char
    if run:
        yield run, inside


def plain(text: str) -> str:
    """Print markers on the line, right after what they mark."""
    return "".join(run for run, _ in pieces(text))


@dataclass(frozen=True)
class Paragraph:
    """Running text, wrapped by the renderer; `\\n` breaks a line; `hang` and `indent` in characters."""

    text: str
    align: Align = "left"
    indent: int = 0
    hang: int = 0
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """A line of a table: one cell a column, `\\n` in a cell breaks a line; a `group` line spans all columns."""

    cells: tuple[str, ...]
    kind: Literal["row", "group"] = "row"


@dataclass(frozen=True)
class Table:
    """A table; `widths` in characters; no headings where a schedule goes on without repeating them."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    aligns: tuple[Align, ...]
    widths: tuple[int, ...]
    leader: bool = False


def heights(lines: tuple[Line, ...]) -> list[int]:
    """Over how many rows each row's first cell may stretch: 1 and more, 0 where an earlier one stretches over it."""
    found = [0] * len(lines)
    start = 0
    for index, line in enumerate(lines):
        if line.kind == "group" or line.cells[0] or not index or lines[start].kind == "group":
            start = index
        found[start] += 1
    return found


@dataclass(frozen=True)
class PageBreak:
    """A new page begins."""


Element = Paragraph | Table | PageBreak


@dataclass(frozen=True)
class Style:
    """How one document looks; every field is drawn at random, so that no two documents look alike."""

    gap: int = 3
    indent: int = 0
    spaced: bool = False
    group_gap: bool = True
    group_align: Align = "left"
    heading_rule: Literal["none", "columns", "across", "equals", "underscores"] = "none"
    heading_place: Literal["top", "middle", "bottom"] = "bottom"
    heading_align: Align = "center"
    value_line: Literal["first", "last"] = "first"
    continuation: int = 0
    look: Literal["open", "ruled", "zebra", "horizontal", "boxed"] = "open"
    page_mark: Literal["<PAGE>", "\f", ""] = "<PAGE>"
    footer: str = ""
    header: str = ""
    numbers: bool = True
    font: str = "Libertinus Serif"
    size: float = 10.5
    landscape: bool = False
    rotated: bool = False
    raised: bool = True
    edgar_tags: bool = False
    percent_cell: bool = False
    spacers: bool = False
    tabs: bool = False
    wrapped: bool = False
    stretched: bool = False
    drift: int = 0
    row_indent: int = 0
    uneven: bool = False
    group_rule: bool = False
    dpi: int = 200
    skew: float = 0.0
    noise: float = 4.0
    salt: int = 0


@dataclass(frozen=True)
class Rate:
    """A rate as printed and what it means in percent, as text; `printed` None: any wording is accepted."""

    printed: str | None
    percent: str | None
    tiers: tuple[tuple[str, str | None, str], ...] | None = None


@dataclass(frozen=True)
class TrueRow:
    """A row as `interface.md` wants it: what `contract extract --json` must print, less source and confidence."""

    name: str
    rate: Rate
    registrant: str | None = None
    formerly: str | None = None
    series: str | None = None
    share_class: str | None = None
    service: str | None = None
    sales_charge: str | None = None
    calculation_date: str | None = None
    ends_on: str | None = None
    markers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Truth:
    """All that must come out: rows over all schedules in printed order, `as_of` a schedule, footnotes, the status.

    `status` is `clean` where the document leaves no doubt, `review` where a careful reader must refuse to call it
    clean, `either` where both are fair. `labels` are the schedules' letters or numbers.
    """

    rows: tuple[TrueRow, ...]
    as_of: tuple[str | None, ...] = ()
    labels: tuple[str | None, ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    status: Literal["clean", "review", "either"] = "clean"
    family: str | None = None
    rows_open: bool = False
    around: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One labelled document: its elements, its look, what must be read from it."""

    name: str
    layout: str
    kind: Literal["text", "mono", "pdf", "html", "docx", "scan"]
    elements: tuple[Element, ...]
    style: Style
    truth: Truth
    note: str = ""
