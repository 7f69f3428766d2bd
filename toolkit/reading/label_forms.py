"""Schedules filled in like a form: `Fund: …`, `Class: …`, `Annual Rate: …`, a line each, again for every row.

The labels say what the columns of a table would be headed by. Such lines are set beside one another as that table's
rows; where only the funds are labelled, what stands below each is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.reading.cells import FEES, Cell, cell_of
from toolkit.reading.grid import Chunk
from toolkit.reading.head_words import headish, heads_names
from toolkit.reading.names import parse_stated_class
from toolkit.reading.pages import Line, Word
from toolkit.reading.strips import LinePart, Strip

_FUND = re.compile(r"(?:names?\s+of\s+(?:the\s+)?)?(?:funds?|portfolios?|series)(?:\s+names?)?", re.IGNORECASE)
_MOST_WORDS = 6
"""Words of the longest label."""
_APART = 24.0
"""Points between two columns of the table that is made of a form."""
_ASIDE = 3.0
"""Points by which the lines of one value may begin beside one another."""
_BEFORE = 200_000
"""What is added to the place of a line whose labels head the table, so that it is no printed line's."""
_SILENT = frozenset({LinePart.FURNITURE, LinePart.STROKE, LinePart.SPENT})


@dataclass(frozen=True)
class _Field:
    """A labelled line: its place among the lines, the label's words, the value's, and further lines of the value."""

    line: int
    label: tuple[Word, ...]
    value: tuple[Word, ...]
    more: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """The label, without its colon."""
        return " ".join(word.text for word in self.label).rstrip(": ").casefold()

    @property
    def names_fund(self) -> bool:
        """Tell whether the label is that of a fund."""
        return _FUND.fullmatch(self.key) is not None


def filled_in(strips: Sequence[Strip], known: frozenset[str]) -> list[Strip]:
    """Set the lines of a form beside one another as rows under their labels; all other lines stay as they are."""
    fields = list(_fields(strips))
    funds = [field for field in fields if field.names_fund]
    if not funds or funds[0] is not fields[0]:
        return list(strips)
    if len(fields) == len(funds):
        return _without_labels(strips, funds, known)
    rows = list(_rows(fields))
    inside = range(fields[0].line, fields[-1].line + 1)
    own = {index for field in fields for index in (field.line, *field.more)}
    whole = all(index in own or strips[index].part in _SILENT for index in inside)
    if not whole or not all(any(_is_fee(field, known) for field in row) for row in rows):
        return list(strips)
    return _as_table(strips, rows, own, known)


def _fields(strips: Sequence[Strip]) -> Iterator[_Field]:
    """Yield the labelled lines, each with the lines that its value runs on over."""
    last: _Field | None = None
    for index, strip in enumerate(strips):
        field = _field(index, strip) if strip.part in (LinePart.TEXT, LinePart.FEES, LinePart.AS_OF) else None
        if field is not None:
            if last is not None:
                yield last
            last = field
        elif last is not None and index == max((last.line, *last.more)) + 1 and _runs_on(last, strip):
            last = replace(last, value=(*last.value, *strip.line.words), more=(*last.more, index))
    if last is not None:
        yield last


def _runs_on(field: _Field, strip: Strip) -> bool:
    """Tell whether a line without a label stands under the value above it."""
    return strip.part is LinePart.TEXT and abs(strip.line.x0 - field.value[0].x0) <= _ASIDE


def _field(index: int, strip: Strip) -> _Field | None:
    """Return a line's label and value; None where it has no label that heads a column."""
    words = strip.line.words
    at = next((at for at, word in enumerate(words[:_MOST_WORDS]) if word.text.endswith(":")), None)
    if at is None or at + 1 == len(words):
        return None
    found = _Field(index, words[: at + 1], words[at + 1 :])
    label = found.key.strip()
    head = headish(label) or heads_names(label)
    return found if label and head and parse_stated_class(label) is None else None


def _without_labels(strips: Sequence[Strip], funds: Sequence[_Field], known: frozenset[str]) -> list[Strip]:
    """Take the label off each fund."""
    found = list(strips)
    for field in funds:
        value = tuple(word for word in field.value if word in strips[field.line].line.words)
        found[field.line] = replace(found[field.line], cells=(cell_of(Chunk(value), known),))
    return found


def _rows(fields: Sequence[_Field]) -> Iterator[list[_Field]]:
    """Yield the fields of each row: one begins where a label comes again."""
    row: list[_Field] = []
    for field in fields:
        if field.names_fund or field.key in {each.key for each in row}:
            if row:
                yield row
            row = []
        row.append(field)
    yield row


def _is_fee(field: _Field, known: frozenset[str]) -> bool:
    return cell_of(Chunk(field.value), known).kind in FEES


def _as_table(
    strips: Sequence[Strip], rows: Sequence[Sequence[_Field]], own: set[int], known: frozenset[str]
) -> list[Strip]:
    """Return the lines with each row's fields on its first line, under a line of their labels."""
    edges = _edges(rows)
    heads = {field.key: field for row in reversed(rows) for field in row}
    first = strips[rows[0][0].line]
    labels = [(key, Chunk(_moved(_bare(heads[key].label), edge, first.line))) for key, edge in edges.items()]
    words = tuple(word for _, chunk in labels for word in chunk.words)
    page, index = first.place
    heading = Strip(
        (page, index + _BEFORE),
        Line(words, page, first.line.number),
        tuple(cell_of(chunk, known) for _, chunk in labels),
        LinePart.HEADING,
    )
    filled: dict[int, tuple[Cell, ...]] = {}
    for row in rows:
        line = strips[row[0].line].line
        ordered = sorted(row, key=lambda field: edges[field.key])
        filled[row[0].line] = tuple(
            cell_of(Chunk(_moved(field.value, edges[field.key], line)), known) for field in ordered
        )
    found: list[Strip] = []
    for at, strip in enumerate(strips):
        found += [heading] if at == rows[0][0].line else []
        if at in filled:
            found.append(replace(strip, cells=filled[at], part=LinePart.FEES))
        else:
            found.append(replace(strip, cells=(), part=LinePart.SPENT) if at in own else strip)
    return found


def _edges(rows: Sequence[Sequence[_Field]]) -> dict[str, float]:
    """Return where each label's column begins: side by side, each as wide as its longest value."""
    widths: dict[str, float] = {}
    for row in rows:
        for field in row:
            wide = max(_width(field.label), _width(field.value))
            widths[field.key] = max(widths.get(field.key, 0.0), wide)
    edges, x = {}, 0.0
    for key, wide in widths.items():
        edges[key] = x
        x += wide + _APART
    return edges


def _bare(label: Sequence[Word]) -> list[Word]:
    """Return a label's words without the colon."""
    bare = [replace(word, text=word.text.rstrip(":")) for word in label]
    return [word for word in bare if word.text]


def _width(words: Sequence[Word]) -> float:
    return sum(word.x1 - word.x0 + _blank(word) for word in words)


def _blank(word: Word) -> float:
    """Return the width of a blank in a word's type, half that of a letter."""
    return (word.x1 - word.x0) / (2 * max(1, len(word.text)))


def _moved(words: Sequence[Word], x: float, line: Line) -> tuple[Word, ...]:
    """Set words one behind another from an edge on, on one line."""
    moved = []
    for word in words:
        moved.append(replace(word, x0=x, x1=x + word.x1 - word.x0, top=line.top, bottom=line.bottom))
        x = moved[-1].x1 + _blank(word)
    return tuple(moved)
