"""Labels in front of the items of a list (`1.`, `(2)`, `c)`, `>>`): they count the rows and say nothing of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.reading.cells import Cell, Kind, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.strips import Strip, fees_of

_BULLETS = frozenset([*"-–—•●▪■○◦·>»", ">>"])
_STAR = "*"
"""A dot too where it stands before every row and begins no footnote; else a marker."""
_LABEL = re.compile(r"(?P<open>\(?)(?P<value>\d{1,3}|[a-z])(?P<close>[.)])$")
_HEADING_LABEL = re.compile(r"(?:[IVX]{1,5}|[A-Z])[.)]$")
_NUMBER = re.compile(r"[1-9]\d{0,2}\.?")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CAPITALS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SEVERAL = 2


def without_labels(strips: Sequence[Strip], known: frozenset[str]) -> list[Strip]:
    """Take the labels off lines that they count up in order, from one on, or that bear the same dot.

    A label that a footnote begins with is a marker, and stays, but where the labels count three rows or more, or all.
    """
    styles = _by_style(strips)
    starred = len(styles[_STAR]) == sum(1 for strip in strips if fees_of(strip)) and not known & {_STAR, "**"}
    bullets = _BULLETS | {_STAR} if starred else _BULLETS
    first = next((index for index, strip in enumerate(strips) if fees_of(strip)), None)
    labelled = {index for style, found in styles.items() for index in _counted(style, found, known, bullets, first)}
    labelled |= set(_numbered_headings(strips))
    bare = [
        replace(strip, cells=_without_first_word(strip.cells, known)) if index in labelled else strip
        for index, strip in enumerate(strips)
    ]
    return _without_numbers(bare)


def _without_numbers(strips: Sequence[Strip]) -> list[Strip]:
    """Take off the bare numbers that count up in a cell of their own before a name, and on in a second such column."""
    found = list(strips)
    last = 0
    for first in (True, False):
        numbered = [(index, at) for index, strip in enumerate(found) for at in _numbers(strip, first=first)]
        values = [int(found[index].cells[at].chunk.text.rstrip(".")) for index, at in numbered]
        if len(values) + last > _SEVERAL and values == list(range(last + 1, last + 1 + len(values))):
            for index, at in numbered:
                found[index] = replace(found[index], cells=(*found[index].cells[:at], *found[index].cells[at + 1 :]))
            last += len(values)
    return found


def _numbers(strip: Strip, *, first: bool) -> Iterator[int]:
    """Yield which cells of a line are a number before a name: the first, or one behind others.

    Beside a name without a fee only one with its stop is no fee.
    """
    if len(fees_of(strip)) > 1 or (strip.cells and strip.cells[0].chunk.text.endswith(".")):
        for at, (cell, behind) in enumerate(pairwise(strip.cells)):
            if (at == 0) is first and _NUMBER.fullmatch(cell.chunk.text) and behind.kind is Kind.TEXT:
                yield at


def _by_style(strips: Sequence[Strip]) -> dict[str, list[tuple[int, str]]]:
    """Gather the fee lines that begin with a label, by the way it is written: their index and the label's value."""
    styles: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, strip in enumerate(strips):
        if not fees_of(strip) or not _names_behind(strip):
            continue
        first = strip.cells[0].chunk.words[0].text
        found = _LABEL.match(first)
        if first in _BULLETS or first == _STAR:
            styles[first].append((index, ""))
        elif found is not None:
            kind = "1" if found["value"].isdigit() else "a"
            styles[f"{found['open']}{kind}{found['close']}"].append((index, found["value"]))
    return styles


def _numbered_headings(strips: Sequence[Strip]) -> Iterator[int]:
    """Yield the lines without a fee that Roman numbers or capitals count up in order: headings of groups."""
    found = [
        (index, strip.cells[0].chunk.words[0].text.rstrip(".)"))
        for index, strip in enumerate(strips)
        if strip.cells
        and not fees_of(strip)
        and _HEADING_LABEL.match(strip.cells[0].chunk.words[0].text)
        and _names_behind(strip)
    ]
    for series in (_ROMANS, _CAPITALS):
        counted = [(index, value) for index, value in found if value in series]
        if len(counted) >= _SEVERAL and [value for _, value in counted] == list(series[: len(counted)]):
            yield from (index for index, _ in counted)
            return


def _names_behind(strip: Strip) -> bool:
    """Tell whether words stand behind the first word of a line, in its cell or in the next."""
    rest = strip.cells[0].chunk.words[1:]
    if rest:
        return rest[0].text[:1].isupper() or rest[0].text[:1].isdigit()
    return len(strip.cells) > 1 and strip.cells[1].kind in (Kind.TEXT, Kind.SHARE_CLASS, Kind.BAND, Kind.STEPS)


def _counted(
    style: str, found: Sequence[tuple[int, str]], known: frozenset[str], bullets: frozenset[str], first: int | None
) -> Iterator[int]:
    """Yield the lines of one style of label, where it counts them or is a mere dot.

    What counts the lines from the `first` with a fee on begins no footnote: those stand below.
    """
    if len(found) < _SEVERAL or (style == _STAR and style not in bullets):
        return
    if style not in bullets:
        ordinals = [int(value) if value.isdigit() else ord(value) - ord("a") + 1 for _, value in found]
        several = len(found) > _SEVERAL or found[0][0] == first
        counts_on = several and ordinals == list(range(1, len(found) + 1))
        expected = 1
        for (_, value), ordinal in zip(found, ordinals, strict=True):
            if ordinal not in (expected, 1) or (value in known and not counts_on):
                return
            expected = ordinal + 1
    yield from (index for index, _ in found)


def _without_first_word(cells: Sequence[Cell], known: frozenset[str]) -> tuple[Cell, ...]:
    """Return a line's cells without its first word."""
    rest = cells[0].chunk.words[1:]
    return (cell_of(Chunk(rest), known), *cells[1:]) if rest else tuple(cells[1:])
