"""What one cell of a fee table says: a rate, a date, a class, a band of net assets, or words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from toolkit.reading.dates import DATE
from toolkit.reading.grid import Chunk, chunks
from toolkit.reading.names import parse_stated_class, strip_markers
from toolkit.reading.pages import Line, Rule
from toolkit.reading.rates import parse_rate
from toolkit.reading.tiers import parse_band, parse_steps


class Kind(StrEnum):
    """What a cell holds."""

    RATE = "rate"
    NONE = "none"
    WITHHELD = "withheld"
    MALFORMED = "malformed"
    STEPS = "steps"
    BAND = "band"
    DATE = "date"
    SHARE_CLASS = "class"
    MARK = "mark"
    TEXT = "text"


FEES = frozenset({Kind.RATE, Kind.NONE, Kind.WITHHELD, Kind.MALFORMED, Kind.STEPS})
"""The kinds that stand in a column of rates."""

_VALUES = FEES | {Kind.DATE, Kind.SHARE_CLASS, Kind.BAND}
_DASHES = ("-", "–", "—", ":")
_LINKS = (*_DASHES, "--")
_BEGINS_VALUE = re.compile(
    r"[\d.$\[(]|class\b|n/?a\b|none\b|[-–—]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
_SIGN = re.compile(
    r"^(?:%|percent|per\s?cent|bps?|basis\s+points?|of\s+(?:1\s?%|one\s+percent)|per\s+annum|%\s+per\s+annum)"
    r"(?:\s?(?:\d{1,2}|[*†‡§#^+@]+|\(\w\)))*[\"”]?[.;]?$",
    re.IGNORECASE,
)
"""A sign that stands apart from its figure, with its markers and the mark that ends a quoted schedule."""
_FRONT = re.compile(r"^\(?(?:bps|basis points)\)?$", re.IGNORECASE)
_MARK_ONLY = re.compile(
    r"^(?:[*†‡§¶#^+@]+|\(\d{1,2}\)|\([a-h]\)|\[\d\]|/\d{1,2}/|[¹²³⁴⁵⁶⁷⁸⁹]+)(?:\s*,?\s*(?:[*†‡§¶#^+@]+|\(\d{1,2}\)|\d|[¹²³⁴⁵⁶⁷⁸⁹]+))*$"
)
_STARRED_OUT = re.compile(r"\*{3,}")
"""A figure that is withheld: where no footnote begins with stars, three are no marker."""
_AFTER_SIGN = re.compile(r"^(?P<rate>.*(?:%|\bbps|\bpoints))\s?(?P<markers>\d{1,2}(?:\s?,\s?\d{1,2})*)$", re.IGNORECASE)
_AFTER_FIGURE = re.compile(r"^(?P<rate>\d*\.\d{1,4}|\d{1,3})\s+(?P<marker>\d{1,2}|[a-h])$")
_DATE_CELL = re.compile(
    r"^(?:(?:effective|as\s+of|from|since|on|commenc\w+|until|through|expires?)[:\s]+)?(?:"
    + DATE.pattern
    + r")[.,;]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cell:
    """Words that stand together, what they hold, and the footnote markers printed on them."""

    chunk: Chunk
    text: str
    kind: Kind
    markers: tuple[str, ...] = ()


MOST_WORDS = 100
"""Words of the longest chunk that is tried as two cells; the cost grows with their square."""


def cells_of(line: Line, usual: float, rules: Sequence[Rule], known: frozenset[str]) -> tuple[Cell, ...]:
    """Cut a printed line into cells; `known` are the markers that have a footnote."""
    return tuple(
        cell_of(part, known) for chunk in _gathered(chunks(line, usual, rules)) for part in _parted(chunk, known)
    )


def _parted(chunk: Chunk, known: frozenset[str]) -> tuple[Chunk, ...]:
    """Part a chunk that is really two cells a narrow gap apart: each part is a fee, a date or a class by itself."""
    if not 1 < len(chunk.words) <= MOST_WORDS or cell_of(chunk, known).kind is not Kind.TEXT:
        return (chunk,)
    if len(parts := _at_dash(chunk, known)) > 1:
        return parts
    if chunk.words[0].text in _DASHES and parse_stated_class(Chunk(chunk.words[1:]).text):
        return (chunk,)  # the wrapped end of a name (`Alder Bond Fund` over `– Class A`)
    if not _BEGINS_VALUE.match(chunk.text) and not re.search(r"\b(?:class|shares):?\s", chunk.text, re.IGNORECASE):
        return (chunk,)
    for index in range(len(chunk.words) - 1, 0, -1):
        left, right = Chunk(chunk.words[:index]), Chunk(chunk.words[index:])
        kind = cell_of(left, known).kind
        if kind is Kind.SHARE_CLASS and right.words[0].text in _DASHES and len(right.words) > 1:
            right = Chunk(right.words[1:])
        if kind in _VALUES:
            parts = _parted(right, known)
            if all(cell_of(part, known).kind in _VALUES for part in parts):
                return (left, *parts)
    return (chunk,)


def _at_dash(chunk: Chunk, known: frozenset[str]) -> tuple[Chunk, ...]:
    """Part a name from the fee behind its dash or colon (`Alder Growth Fund - 0.25%`, `Alder Bond Fund: .10 of 1%`)."""
    words = chunk.words
    if words[-1].text.endswith(".") and not words[-1].text[:1].isdigit():
        return (chunk,)  # a sentence
    for index in range(len(words) - 1, 0, -1):
        dash = words[index - 1].text in _LINKS
        name = words[: index - 1] if dash else words[:index]
        if any(word.text[:1].isalpha() for word in name) and (dash or words[index - 1].text.endswith(":")):
            fee = cell_of(Chunk(words[index:]), known)
            return (Chunk(name), fee.chunk) if fee.kind in (Kind.RATE, Kind.NONE, Kind.WITHHELD) else (chunk,)
    return (chunk,)


def cell_of(chunk: Chunk, known: frozenset[str]) -> Cell:
    """Tell what a chunk of words holds."""
    text, raised = _without_raised(chunk)
    if not text:
        return Cell(chunk, "", Kind.MARK, raised)
    if _STARRED_OUT.fullmatch(text) and not any("*" in marker for marker in known):
        return Cell(chunk, text, Kind.WITHHELD, raised)
    if _MARK_ONLY.match(text):
        return Cell(chunk, "", Kind.MARK, (*strip_markers(text, known)[1], *raised))
    text = _unquoted(text)
    if kind_of(text) is Kind.BAND:
        return Cell(chunk, text, Kind.BAND, raised)  # the sign of `$3 billion+` is no marker
    bare, markers = _off_rate(text, known)
    kind = kind_of(bare)
    if kind is Kind.TEXT:
        stripped, found = strip_markers(text, known)
        kind = kind_of(stripped)
        if kind is Kind.TEXT:
            return Cell(chunk, text, kind, raised)
        bare, markers = stripped, found
    return Cell(chunk, bare, kind, (*markers, *raised))


def _unquoted(text: str) -> str:
    """Take the closing quotation mark off a value: a schedule quoted by an amendment ends in it."""
    rest = re.sub(r"\s*(?:[\"”]|'')[.;]?$", "", text)
    return rest if rest != text and not re.search(r"[\"“”]", rest) and kind_of(rest) in _VALUES else text


_LONG_AND_SHORT = re.compile(r"1\d0/\d0")
"""Percent of a fund's assets that it holds and owes (`130/30`): a word of its name."""


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind:
    """Tell what a text without markers holds."""
    if _DATE_CELL.match(text):
        return Kind.DATE
    figure = parse_rate(text) if not _LONG_AND_SHORT.fullmatch(text) else None
    if figure is not None:
        return {"figure": Kind.RATE, "none": Kind.NONE, "withheld": Kind.WITHHELD, "malformed": Kind.MALFORMED}[
            figure.outcome
        ]
    if parse_band(text) is not None and text.lower() != "all":  # of classes, it may be
        return Kind.BAND
    if parse_steps(text) is not None:
        return Kind.STEPS
    if parse_stated_class(text) is not None:
        return Kind.SHARE_CLASS
    return Kind.TEXT


def _without_raised(chunk: Chunk) -> tuple[str, tuple[str, ...]]:
    """Part the raised markers of a chunk from its words."""
    words: list[str] = []
    raised: list[str] = []
    for word in chunk.words:
        (raised if word.raised and re.fullmatch(r"[\d,]{1,5}|\w|[^\w\s]{1,3}|\(\w\)", word.text) else words).append(
            word.text
        )
    markers = [part for text in raised for part in re.split(r"[,\s]+", text) if part]
    return " ".join(words), tuple(markers)


def _off_rate(text: str, known: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Take the markers off a figure.

    A digit after a percent sign is always one, after a bare figure only a known one.
    """
    rest, markers = strip_markers(text, frozenset())
    after = _AFTER_SIGN.match(rest)
    if after is not None and parse_rate(after["rate"]) is not None:
        found = tuple(re.split(r"\s?,\s?", after["markers"]))
        return after["rate"].strip(), (*found, *markers)
    after = _AFTER_FIGURE.match(rest)
    if after is not None and after["marker"] in known:
        return after["rate"], (after["marker"], *markers)
    return (rest, markers) if rest else (text, ())


def _gathered(parts: Iterable[Chunk]) -> list[Chunk]:
    """Bring a sign in a cell of its own (`0.25 | %`) and a marker behind a figure back to the figure they belong to."""
    gathered: list[Chunk] = []
    front: Chunk | None = None
    for chunk in parts:
        if _FRONT.match(chunk.text):
            front = chunk
            continue
        if front is not None:
            chunk = Chunk((*front.words, *chunk.words))  # noqa: PLW2901 - the same cell, with its sign
            front = None
        before = gathered[-1].text if gathered else ""
        figure = re.search(r"(?:\d|\])\s?[*†]*$", before) is not None and parse_rate(before.rstrip("*†")) is not None
        withheld = before.endswith("[") and chunk.text.startswith("]")
        if (
            withheld
            or (figure and _SIGN.match(chunk.text))
            or (gathered and _MARK_ONLY.match(chunk.text) and kind_of(before) is not Kind.TEXT)
        ):
            gathered[-1] = Chunk((*gathered[-1].words, *chunk.words))
        else:
            gathered.append(chunk)
    if front is not None:
        gathered.append(front)
    return gathered
