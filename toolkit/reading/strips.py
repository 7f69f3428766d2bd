"""What a printed line of a schedule is: its place, its cells, its part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.reading.cells import FEES, Cell
from toolkit.reading.find import Span
from toolkit.reading.pages import Line, Place, Rule


class LinePart(StrEnum):
    """What a printed line is to its schedule."""

    TITLE = "title"
    FURNITURE = "furniture"
    STROKE = "stroke"
    HEADING = "heading"
    FEES = "fees"
    TEXT = "text"
    NOTE = "footnote"
    PROSE = "prose"
    AS_OF = "as-of"
    SPENT = "spent"
    """What stood on it was brought to the lines of rows: a rate over a list, the label of a form."""


@dataclass(frozen=True)
class Strip:
    """One printed line with its cells and its part; `note` is the marker a footnote begins with."""

    place: Place
    line: Line
    cells: tuple[Cell, ...]
    part: LinePart
    note: str | None = None

    @property
    def text(self) -> str:
        """The line as printed."""
        return self.line.text


@dataclass(frozen=True)
class Sheet:
    """The sorted lines of one schedule, with the measures of its type."""

    span: Span
    strips: tuple[Strip, ...]
    rules: dict[int, tuple[Rule, ...]]
    pitch: float
    usual: float
    known: frozenset[str]
    scale: str | None = None
    """The scale of the amounts in bands, where a heading sets it: `Net Assets (in millions)`."""


def fees_of(strip: Strip) -> list[Cell]:
    """Return the cells of a line that stand for a fee."""
    return [cell for cell in strip.cells if cell.kind in FEES]
