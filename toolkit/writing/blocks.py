"""The blocks of which every document is made, and that every writer prints.

A template makes blocks, a writer prints them, a redline compares them: no writer knows what a fee is, no template
knows what a font is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right", "center", "decimal"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `lines` are kept apart when printed (a title over several centred lines). Level 0 is the title."""

    lines: tuple[str, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `number` is a clause's printed label (`1.`, `a.`); `indent` counts levels; `style` names a look.

    Styles: `body`, `centered`, `recital` (first line indented), `note`, `meta` (cover lines), `caption`.
    """

    text: str
    number: str | None = None
    indent: int = 0
    style: str = "body"


@dataclass(frozen=True, slots=True)
class TableColumn:
    r"""A column of a table: heading (lines kept with `\n`), alignment, share of the width (0: as needed)."""

    heading: str
    align: Align = "left"
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: `cells` as text. `kind` group spans the table with its first cell; total is set off by a rule above."""

    cells: tuple[str, ...]
    kind: Literal["row", "group", "subtotal", "total"] = "row"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `look` is `schedule` (open, as agreements print it) or `figures` (ruled, for money)."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    caption: str | None = None
    look: Literal["schedule", "figures"] = "figures"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote printed under its table, below a short rule."""

    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block: the party, on whose behalf, By/Name/Title (blank lines where None), address."""

    party: str
    on_behalf_of: str | None = None
    signed: str | None = None
    name: str | None = None
    title: str | None = None
    address: tuple[str, ...] = ()
    attention: str | None = None
    beside: str | None = None
    """Text printed to the left of the block, at the height of the party (`EFFECTIVE [DATE].`)."""
    attest: bool = False
    """Whether an officer attests: a blank line for that signature to the left of By."""
    rule_lengths: tuple[int, ...] = ()
    """How long the form rules its blank lines for By, Name and Title, in characters (typewriter text only)."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as data: one figure for each (series, category). `alt` is said to those who cannot see it."""

    title: str
    kind: Literal["bar", "stacked", "line"]
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    alt: str
    unit: str = "USD"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page."""


Block = Heading | Paragraph | Table | Footnote | Signature | Chart | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in order with what stands around them: file title, footer (revision date), whether pages are numbered."""

    title: str
    blocks: tuple[Block, ...]
    footer: str | None = None
    header: str | None = None
    numbered: bool = True
    landscape: bool = False
