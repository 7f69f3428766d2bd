"""Lists of funds under headings that are rates: `Funds paying 0.25%:`, and below it the funds that pay it.

A heading may name a class too (`Class C - 1.00%`), and its funds may follow it on its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.reading.cells import MOST_WORDS, Cell, Kind, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.names import (
    dangles,
    ends_like_fund,
    goes_on,
    listed_funds,
    looks_like_registrant,
    parse_stated_class,
)
from toolkit.reading.pages import Word
from toolkit.reading.rates import Figure, find_signed_rates
from toolkit.reading.strips import LinePart, Strip

_SILENT = frozenset({LinePart.FURNITURE, LinePart.STROKE, LinePart.SPENT})
_BEHIND = 24.0
"""Points behind the longest line at which a heading's class and rate are set beside each of its funds."""
_ASIDE = 4.0
"""Points that a registrant's heading stands left of its funds."""
_COLUMN = 0.8
"""A gap wider than this part of a line's height is more than a blank."""
_LINKS = re.compile(r"[\s:;,()\u2013\u2014-]+")
_INLINE = re.compile(r"^(?P<head>[^:]{1,60}?\d[^:]{0,60}):\s+(?P<funds>[A-Z].*)$")
_ONE = re.compile(r"\b[A-Z][\w.&'\u2019-]*\s+(?:Fund|Portfolio|Series|ETF)\b")
"""A fund's name: a heading that says one is a row of its own."""
_CLASSED = re.compile(r"\bclass(?:es)?\b|\bshares\b|\$", re.IGNORECASE)
_MOST_WORDS = 14


@dataclass(frozen=True)
class _Head:
    """A heading that is a rate (and perhaps a class), and the lines of the funds below it.

    `behind`: the words behind its colon, where the funds follow it on its line.
    """

    line: int
    values: tuple[Cell, ...]
    funds: tuple[int, ...] = ()
    behind: Cell | None = None


def under_rates(strips: Sequence[Strip]) -> list[Strip]:
    """Set the values of each such heading beside the funds of its list, where all fees of a schedule are told so."""
    heads = _heads(strips)
    if not heads or (len(heads) == 1 and not strips[heads[0].line].text.endswith(":")):
        return list(strips)  # one alone may be the rate of the list above it
    found = list(strips)
    edge = _BEHIND + max(strip.line.x1 for strip in strips)
    for head in heads:
        strip = strips[head.line]
        found[head.line] = replace(strip, part=LinePart.SPENT)
        if head.behind is not None:
            found[head.line] = replace(strip, cells=(head.behind, *_set(head.values, edge, strip)), part=LinePart.FEES)
        for index in head.funds:
            cells = (*strips[index].cells, *_set(head.values, edge, strips[index]))
            found[index] = replace(strips[index], cells=cells, part=LinePart.FEES)
    return found


def _set(values: Sequence[Cell], edge: float, strip: Strip) -> Iterator[Cell]:
    """Yield the values of a heading, set behind one another on a line of its list."""
    for value in values:
        right, down = edge - value.chunk.x0, strip.line.top - value.chunk.words[0].top
        words = tuple(
            replace(word, x0=word.x0 + right, x1=word.x1 + right, top=word.top + down, bottom=word.bottom + down)
            for word in value.chunk.words
        )
        yield replace(value, chunk=Chunk(words))
        edge += 4 * _BEHIND


def _heads(strips: Sequence[Strip]) -> list[_Head]:
    """Return the headings of a schedule in which nothing but such headings and their lists stands; else none."""
    heads: list[_Head] = []
    left = min(
        (strip.line.x0 for strip in strips if _is_name(strip) and not looks_like_registrant(strip.text)), default=0
    )
    for index, strip in enumerate(strips):
        head = _head(index, strip)
        name = _is_name(strip) and not (looks_like_registrant(strip.text) and strip.line.x0 < left - _ASIDE)
        if head is not None:
            if heads and not (heads[-1].funds or heads[-1].behind):
                return []
            heads.append(head)
        elif name and heads and heads[-1].behind is None:
            heads[-1] = replace(heads[-1], funds=(*heads[-1].funds, index))
        elif (
            name or strip.part is LinePart.FEES or (heads and not (strip.part in _SILENT or _may_stand(strips, index)))
        ):
            return []
    return heads if heads and (heads[-1].funds or heads[-1].behind) else []


def _may_stand(strips: Sequence[Strip], index: int) -> bool:
    """Tell whether a line among the funds of a list is a registrant's, the first of a wrapped name, or below all."""
    below = strips[index + 1 :]
    if not any(_is_name(strip) for strip in below):
        return True
    strip = strips[index]
    return strip.part is LinePart.TEXT and (_is_name(strip) or _wraps(strip, below[0]))


def _wraps(strip: Strip, below: Strip) -> bool:
    """Tell whether a line without a figure is the first of a name that ends on the line below."""
    plain = strip.part is LinePart.TEXT and len(strip.cells) == 1 and not any(find_signed_rates(strip.text))
    return plain and (dangles(strip.text) or goes_on(below.text))


def _is_name(strip: Strip) -> bool:
    """Tell whether a line is the name of a fund, and beside it at most its day."""
    name, *beside = strip.cells or (None,)
    return (
        name is not None
        and strip.part in (LinePart.TEXT, LinePart.FEES)
        and name.kind is Kind.TEXT
        and all(cell.kind is Kind.DATE for cell in beside)
        and ends_like_fund(name.text)
        and not any(find_signed_rates(strip.text))
        and _MOST_WORDS >= len(name.text.split()) > 1
    )


def _head(index: int, strip: Strip) -> _Head | None:
    """Return a line that is a heading with one rate, no fund in it; None where it is none."""
    if strip.part not in (LinePart.TEXT, LinePart.FEES, LinePart.PROSE) or not strip.cells:
        return None
    if len(strip.line.words) > MOST_WORDS:
        return None
    inline = _INLINE.match(strip.text)
    if inline is not None and len(listed_funds(inline["funds"].replace(";", ",").rstrip("."))) > 1:
        count = len(inline["head"].split())
        words = strip.line.words
        values = _values(words[:count], inline["head"])
        behind = tuple(replace(word, text=word.text.replace(";", ",")) for word in words[count:])
        return _Head(index, values, behind=cell_of(Chunk(behind), frozenset())) if values else None
    values = _values(strip.line.words, strip.text)
    return _Head(index, values) if values and not _in_column(strip, values) else None


def _in_column(strip: Strip, values: Sequence[Cell]) -> bool:
    """Tell whether a rate stands in a column of its own beside words that are no class: those begin a name."""
    rate = values[-1].chunk
    before = [word.x1 for word in strip.line.words if word.x1 <= rate.x0]
    gap = rate.x0 - max(before) if before and len(values) == 1 else 0.0
    return gap > _COLUMN * (strip.line.bottom - strip.line.top) and not strip.text.endswith(":")


def _values(words: Sequence[Word], text: str) -> tuple[Cell, ...]:
    """Return the rate of a heading, behind the class that it names; nothing where it has no rate, or says more."""
    figures = list(find_signed_rates(text))
    if len(figures) != 1 or len(text.split()) > _MOST_WORDS:
        return ()
    rate = _printed(words, figures[0])
    rest = f"{text[: figures[0].start]} {text[figures[0].end :]}"
    if parse_stated_class(_LINKS.sub(" ", rest).strip()) is not None:
        own = tuple(word for word in words if word not in rate.chunk.words and _LINKS.sub("", word.text))
        return (cell_of(Chunk(own), frozenset()), rate)
    if _ONE.search(rest) or _CLASSED.search(rest):
        return ()
    return (rate,)


def _printed(words: Sequence[Word], figure: Figure) -> Cell:
    """Return the words in which a rate is printed, without what is printed on to them."""
    found, at = [], 0
    for word in words:
        first, last = max(figure.start - at, 0), min(figure.end - at, len(word.text))
        if first < last:
            found.append(replace(word, text=word.text[first:last]))
        at += len(word.text) + 1
    return cell_of(Chunk(tuple(found)), frozenset())
