"""Clause numbers in a narrow column: `Section` on one line, and its number below it, before the next words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.pages import Line, Word

_WORD = re.compile(r"section|sec\.?|article|art\.?|paragraph|clause", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5})[.:)]?")
_APART = 3.0
"""Points within which two lines of a column begin."""
_COLUMN = 1.2
"""Widths of a letter that part a column from the next at least; a blank of running text is narrower."""


def with_numbers(lines: Sequence[Line]) -> list[Line]:
    """Bring each number that stands below its word to that word; a line on which nothing else stood is no more."""
    found: list[Line] = []
    for line in lines:
        number = _number_below(found[-1], line) if found else None
        if number is None:
            found.append(line)
            continue
        above = found[-1]
        moved = replace(number, top=above.top, bottom=above.bottom)
        found[-1] = Line((above.words[0], moved, *above.words[1:]), above.page, above.number)
        if len(line.words) > 1:
            found.append(Line(line.words[1:], line.page, line.number))
    return found


def _number_below(above: Line, line: Line) -> Word | None:
    """Return the number in the column of a line's first word, the text of both lines beginning right of them."""
    if above.page != line.page or not _WORD.match(above.text) or not _NUMBER.match(line.text):
        return None  # told by the texts alone: the words of most lines are never measured
    word, number = above.words[0], line.words[0]
    if not _WORD.fullmatch(word.text) or not _NUMBER.fullmatch(number.text):
        return None
    if len(above.words) == 1 or abs(word.x0 - number.x0) > _APART or not _is_apart(word, above.words[1]):
        return None
    text = above.words[1].x0
    beside = len(line.words) == 1 or (abs(line.words[1].x0 - text) <= _APART and number.x1 < text)
    return number if beside and line.top - above.top < 2 * (above.bottom - above.top) else None


def _is_apart(word: Word, following: Word) -> bool:
    return following.x0 - word.x1 > _COLUMN * (word.x1 - word.x0) / len(word.text)
