"""What a flowing document is made of before it stands on a page: paragraphs of pieces, and the ends of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Alignment = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look; a tab is a gap, a newline ends the printed line."""

    text: str
    bold: bool = False
    raised: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Text that is wrapped together; indents, tab stops and the gaps around it in points.

    Preformatted text keeps its columns and is not wrapped.
    """

    pieces: tuple[Piece, ...]
    alignment: Alignment = "left"
    indent: float = 0.0
    first_indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    preformatted: bool = False
    tabs: tuple[float, ...] = ()

    @property
    def text(self) -> str:
        """The characters as printed."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is printed."""
        return not any(piece.text.strip() for piece in self.pieces)


@dataclass(frozen=True)
class PageBreak:
    """What follows stands on a new page."""
