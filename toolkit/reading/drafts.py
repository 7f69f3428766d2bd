"""Rows before their figures are understood, and what the lines read so far say of the next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.reading.cells import Cell
from toolkit.reading.columns import Table
from toolkit.reading.groups import Heading, registrant_text, stated_class
from toolkit.reading.head_words import headish
from toolkit.reading.names import join_lines, looks_like_registrant, parse_stated_class, strip_continued
from toolkit.reading.strips import Strip
from toolkit.reading.styles import NamePart

_NAMES_BELOW = re.compile(r"\W*\b(?:(?:name of )?(?:funds?|portfolios?|series))\W*$", re.IGNORECASE)
"""The heading of the names themselves, below the registrant's."""

_OF_THE_TRUST = re.compile(r"(?:series|funds|portfolios|classes|names?)\s+(?:of|within)\b", re.IGNORECASE)


_SEVERAL_CLASSES = re.compile(r"(?:,|\band\b|&).*\b(?:shares|classes)$", re.IGNORECASE)
"""A heading that names the classes of the rows below, each of which says its own (`Class B and C Shares`)."""
_SENTENCE = re.compile(r"\b(?:shall|will|pursuant\s+to|set\s+forth|following)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Fee:
    """What is printed in one column of fees for one row: its cells in order, each with the band beside it (or None)."""

    column: int
    cells: tuple[tuple[Cell, str | None], ...]

    @property
    def printed(self) -> str:
        """The cells as printed, bands beside their rates."""
        return " ".join(f"{band} {cell.text}" if band else cell.text for cell, band in self.cells)


@dataclass(frozen=True)
class Draft:
    """A row before its figures are understood: names, class and cells as printed, and the lines they stand on."""

    registrant: str | None
    fund: str
    share_class: str | None
    fee: Fee | None
    service: Cell | None
    sales: Cell | None
    date: str | None
    ends: str | None
    markers: tuple[str, ...]
    lines: tuple[Strip, ...]
    table: Table | None
    words: str | None = None
    doubts: tuple[str, ...] = ()
    former: str | None = None
    """What a column of former names prints for it."""
    listed_in: Table | None = None
    """The table that its name stands in, where its fee stands in another."""


_BEHIND_NAMES = re.compile(r"(?:funds?|portfolios?|series)\s+(?P<shares>class\s+\S+\s+shares)$", re.IGNORECASE)
_BEHIND_DASH = re.compile(r"\s+[-\u2013\u2014]+\s+|\s*[\u2013\u2014(]\s*")


@dataclass
class State:
    """What the lines read so far say of the next: the registrant, the funds that rates without a name belong to.

    `several` is a heading that names several classes, of which each row must say its own. `for_list` are the rates of
    "each Fund listed below", which the names that follow share; `heard` once one has. `under_fund`: the class was
    printed between a fund and its bands, and is none of the next fund's.
    """

    registrant: str | None = None
    funds: list[Heading] = field(default_factory=list)
    share_class: str | None = None
    several: str | None = None
    under_fund: bool = False
    column_registrant: str | None = None
    column_class: str | None = None
    column_heads: str | None = None
    table_class: str | None = None
    groups: list[Strip] = field(default_factory=list)
    for_list: tuple[Draft, ...] = ()
    heard: bool = True
    table: Table | None = None
    trusts: Mapping[int, str] = field(default_factory=dict)
    """The registrants whose names wrap beside several units, by the unit's identity."""

    def speak(self, rates: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Take rates for the names that follow; return the last ones where no name has followed them."""
        unheard = () if self.heard else self.for_list
        self.for_list, self.heard = rates, not rates
        return unheard

    def enter(self, table: Table) -> None:
        """Take the registrant that a table's heading prints over its names (`ALDER FUNDS, INC.` beside `Fee Rate`).

        Or the class of all its rows (`Portfolio - Class C Shares`).
        """
        if table is self.table:
            return
        self.table = table
        names = table.index("name")
        heading = table.columns[names].heading if names is not None else ""
        *_, last = _BEHIND_DASH.split(heading)
        behind = _BEHIND_NAMES.match(heading)
        last = behind["shares"] if behind is not None else last
        self.table_class = parse_stated_class(last.strip(" :)")) if last != heading else None
        over = _over_names(strip_continued(heading))
        generic = headish(over) or _OF_THE_TRUST.match(over)
        if " " in over and looks_like_registrant(over) and not generic:
            self.registrant, self.share_class = registrant_text(over), None

    def head(self, heading: Heading) -> None:
        """Take a heading for the registrant, or for the class, of the rows that follow."""
        text = registrant_text(heading.text)
        if _SENTENCE.search(text):
            self.groups += heading.lines  # it says how the rows below are to be read, not whose they are
            return
        share_class = stated_class(text)
        company, *behind = _BEHIND_DASH.split(text, maxsplit=1)
        if share_class is not None:
            self.share_class = share_class
        elif behind and looks_like_registrant(company) and (named := parse_stated_class(behind[0])) is not None:
            self.registrant, self.share_class = company.rstrip(), named
        elif _SEVERAL_CLASSES.search(text):
            self.several = text
        else:
            self.registrant, self.share_class, self.several = text, None, None
        self.groups += heading.lines


def _over_names(heading: str) -> str:
    """Return what a heading of the names prints over their own (`ALDER FUNDS, INC.` over `Fund`).

    A company in capitals may itself end in Funds.
    """
    over = _NAMES_BELOW.sub("", heading).strip(" :-")
    company = heading.isupper() and len(heading.split()) > 2 and looks_like_registrant(heading)  # noqa: PLR2004 - words
    return heading if company and not looks_like_registrant(over) else over


@dataclass(frozen=True)
class Drafts:
    """The rows of one schedule, and what stood apart: rates by class that name no fund, names without a rate.

    `groups` are the lines of the headings that became registrants or classes.
    """

    rows: tuple[Draft, ...]
    fundless: tuple[Draft, ...]
    listed: tuple[Draft, ...]
    groups: tuple[Strip, ...]


def heading_of(parts: Sequence[NamePart], strips: dict[int, Strip]) -> Heading:
    """Make a heading of the lines of a name."""
    lines = tuple(strips[id(part.line)] for part in parts)
    return Heading(join_lines(part.text for part in parts), lines)
