"""Several fees told on one line: `Alder Fund: Class A - 0.25%, Class C - 1.00%`, or a class and its funds with theirs.

Each is set on a line of its own, in columns of name, class and rate; where other lines print a fee, nothing is done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.reading.cells import FEES, MOST_WORDS, Cell, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.names import ends_like_fund, parse_stated_class
from toolkit.reading.pages import Word
from toolkit.reading.rates import find_signed_rates
from toolkit.reading.strips import LinePart, Strip

_SEVERAL = 2
_APART = 24.0
_CLASS_WIDE = 180.0
"""Points that are left for the column of classes."""
_BEHIND = 300_000
"""What is added to the place of a line for each further fee on it."""
_LINKS = ":;,()\u2013\u2014-"
_IDLE = frozenset({"for", "and", "at", "of", "on"})


@dataclass(frozen=True)
class _Said:
    """What is said before all fees of a line, and of whom each fee is: words and the words of its rate."""

    front: tuple[Word, ...]
    fees: tuple[tuple[tuple[Word, ...], tuple[Word, ...]], ...]


def told_in_lines(strips: Sequence[Strip], known: frozenset[str]) -> list[Strip]:
    """Set each fee of such lines on a line of its own."""
    said = {index: each for index, strip in enumerate(strips) if (each := _said(strip)) is not None}
    others = bool(said) and any(
        strip.part in (LinePart.TEXT, LinePart.FEES, LinePart.PROSE)
        and (any(cell.kind in FEES for cell in strip.cells) or any(find_signed_rates(strip.text)))
        for index, strip in enumerate(strips)
        if index not in said
    )
    if not said or others:
        return list(strips)
    whole = [words for each in said.values() for words in (each.front, *(whose for whose, _ in each.fees))]
    edge = max(words[-1].x1 - words[0].x0 for words in whole) + _APART
    found: list[Strip] = []
    for index, strip in enumerate(strips):
        found += _lines(strip, said[index], edge, known) if index in said else [strip]
    return found


def _lines(strip: Strip, said: _Said, edge: float, known: frozenset[str]) -> list[Strip]:
    """Return a line for each fee: name, class, rate; a fund before all is named on the first, a class on each."""
    lines = []
    front = parse_stated_class(_text(said.front)) is not None
    for number, (whose, rate) in enumerate(said.fees):
        name, share_class = (whose, said.front) if front else (said.front if not number else (), whose)
        parts = ((name, 0.0), (share_class, edge), (rate, edge + _CLASS_WIDE))
        cells = tuple(_cell(words, x, known) for words, x in parts if words)
        place = (strip.place[0], strip.place[1] + _BEHIND * number)
        lines.append(replace(strip, place=place, cells=cells, part=LinePart.FEES))
    return lines


def _cell(words: Sequence[Word], x: float, known: frozenset[str]) -> Cell:
    right = x - words[0].x0
    return cell_of(Chunk(tuple(replace(word, x0=word.x0 + right, x1=word.x1 + right) for word in words)), known)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _said(strip: Strip) -> _Said | None:
    """Return the fees of a line that is nothing but several of them and whose they are; else None."""
    if strip.part not in (LinePart.TEXT, LinePart.FEES, LinePart.PROSE) or len(strip.line.words) > MOST_WORDS:
        return None
    figures = list(find_signed_rates(strip.text))
    if len(figures) < _SEVERAL:
        return None
    parts: list[tuple[list[Word], list[Word]]] = [([], [])]
    at = 0
    for word in strip.line.words:
        is_rate = any(figure.start < at + len(word.text) and figure.end > at for figure in figures)
        if parts[-1][1] and not is_rate:
            parts.append(([], []))
        parts[-1][1 if is_rate else 0].append(word)
        at += len(word.text) + 1
    rates = [_plain(rate) for _, rate in parts if rate]
    if len(rates) != len(figures):
        return None
    first, *others = [_plain(words) for words, _ in parts]
    if len(others) == len(rates):  # each rate stands before whose it is: `0.25% (Class A), 1.00% (Class C)`
        return _fees(first, others, rates)
    split = next((end for end in range(1, len(first)) if _is_front(first[:end], first[end:])), None)
    return _fees(first[:split], [first[split:], *others], rates) if split is not None else None


def _fees(
    front: tuple[Word, ...], whose: Sequence[tuple[Word, ...]], rates: Sequence[tuple[Word, ...]]
) -> _Said | None:
    """Return the fees where all are of classes and a fund stands before them, or the other way round."""
    kinds = {_kind(words) for words in whose}
    if len(kinds) != 1 or None in kinds or _kind(front) in (None, *kinds):
        return None
    return _Said(front, tuple(zip(whose, rates, strict=True)))


def _is_front(front: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Tell whether the first words of a line are whole by themselves, and so are those behind them."""
    return _kind(front) is not None and _kind(rest) is not None and _kind(front) != _kind(rest)


def _kind(words: Sequence[Word]) -> str | None:
    text = _text(words)
    if parse_stated_class(text) is not None:
        return "class"
    return (
        "fund" if len(words) > 1 and ends_like_fund(text) and not re.search(r"\bclass\b", text, re.IGNORECASE) else None
    )


def _plain(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return words without what links them to a rate: colons, dashes, brackets, `for`."""
    bare = [word for each in words if (word := replace(each, text=each.text.strip(_LINKS))).text]
    while bare and bare[0].text.lower() in _IDLE:
        del bare[0]
    while bare and bare[-1].text.lower() in _IDLE:
        del bare[-1]
    return tuple(bare)
