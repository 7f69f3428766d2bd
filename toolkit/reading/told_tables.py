"""Tables that a sentence gives to a schedule: "Schedule A is hereby amended to add the following:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.reading.pages import Line, Place
from toolkit.reading.paragraphs import join_lines
from toolkit.reading.schedule_title import FUND, RATE, count_words

_TELLS = re.compile(
    r"\b(?P<title>(?:schedule|exhibit|appendix|annex)\s+[\"\u201c]?(?P<label>[A-Z]{1,2}(?:-?\d{1,2})?|\d{1,2}|[IVX]{1,4})"
    r"[\"\u201d]?)(?=\W)[^.;]*\b(?:add(?:ed|ing|ition)?|following|as follows|includ\w+|reads?)\b[^.;]*:\W*$",
    re.IGNORECASE,
)
_SENTENCE = 6
"""A sentence that tells of a table runs over so many lines at most."""
_REACH = 8
"""Within so many lines below it a fund stands beside its rate."""
_WIDE = 2.5
"""Heights of a line: a gap as wide parts two columns."""
_LONG = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A table that a sentence gives to a schedule: where it begins, and what the sentence calls the schedule."""

    first: int
    label: str
    title: str


def tables_told(lines: Sequence[tuple[Place, Line]]) -> Iterator[Told]:
    """Yield the tables that follow a sentence of a schedule and its colon, with no heading of their own."""
    for position, (_, line) in enumerate(lines):
        if not line.text.endswith(":"):
            continue
        sentence = join_lines(each.text for _, each in lines[max(0, position - _SENTENCE + 1) : position + 1])
        found = _TELLS.search(sentence)
        if found and _table_follows([each for _, each in lines[position + 1 : position + 1 + _REACH]]):
            yield Told(position + 1, found["label"], found["title"])


def _table_follows(lines: Sequence[Line]) -> bool:
    """Tell whether short lines follow among which a fund stands in a column beside its rate."""
    for line in lines:
        if count_words(line) > _LONG or line.text.endswith((".", ";", ":")):
            return False
        gap = max((right.x0 - left.x1 for left, right in pairwise(line.words)), default=0.0)
        if RATE.search(line.text) and FUND.search(line.text) and gap > _WIDE * (line.bottom - line.top):
            return True
    return False
