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
_SETS_OUT = re.compile(
    r"\b(?:fees?|rates?|percentages?|expenses|limits?)\b[^.;:]*\b(?:below|beside\s+(?:it|its\s+name|each|them))\b[^.;:]*:$|"
    r"\b(?:set\s+(?:forth|out)|listed|shown|stated|specified|indicated|named)\b[^.;:]*\bbelow\b[^.;:]*[.:]$|"
    r"\b(?:as\s+follows|(?:the|these)\s+following)\b[^.;:]*:$",
    re.IGNORECASE,
)
_TAKES_OUT = re.compile(r"\b(?:delet|remov|eliminat|terminat|strik)", re.IGNORECASE)
_PUTS_IN = re.compile(r"\b(?:replac|substitut|restat|add|insert|includ)", re.IGNORECASE)
"""A table of what is taken out of a schedule is none of its rows."""
_CLAUSE = re.compile(r"(?:\(?\d{1,2}[.)]|\([a-z]\)|[A-Z]\.|section\s+\d+\.?)\s+[A-Z]", re.IGNORECASE)
_SAYS = 5
"""So many words and a colon are a sentence, and no heading in a table."""
_SENTENCE = 6
"""A sentence that tells of a table runs over so many lines at most."""
_REACH = 8
"""Within so many lines below it a fund stands beside its rate."""
_WIDE = 2.5
"""Heights of a line: a gap as wide parts two columns."""
_WIDER = 1.25
"""So much wider than any other gap of its line is one between two cells of a table that is laid out by its cells."""
_SIGNED = re.compile(r"\d*\.\d+%")
_LONG = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A table that a sentence gives to a schedule: where it begins and ends, and what it calls the schedule."""

    first: int
    end: int
    label: str | None
    title: str


def tables_told(lines: Sequence[tuple[Place, Line]]) -> Iterator[Told]:
    """Yield the tables that follow a sentence of a schedule and its colon, with no heading of their own."""
    for position, (_, line) in enumerate(lines):
        if not line.text.endswith(":"):
            continue
        sentence = join_lines(each.text for _, each in lines[max(0, position - _SENTENCE + 1) : position + 1])
        found = _TELLS.search(sentence)
        if found is None or takes_out(found.group()):
            continue
        if _table_follows([each for _, each in lines[position + 1 : position + 1 + _REACH]]):
            yield Told(position + 1, _end(lines, position + 1), found["label"], found["title"])


def tables_below(lines: Sequence[tuple[Place, Line]]) -> Iterator[Told]:
    """Yield the tables that a sentence of the agreement itself sets out below it ("the percentages set forth below").

    They belong to no schedule, and have neither its label nor its title.
    """
    for position, (_, line) in enumerate(lines):
        if not line.text.endswith((".", ":")):
            continue
        sentence = join_lines(each.text for _, each in lines[max(0, position - _SENTENCE + 1) : position + 1])
        if takes_out(sentence) or not _SETS_OUT.search(sentence):
            continue
        if _table_follows([each for _, each in lines[position + 1 :][:_REACH]]):
            yield Told(position + 1, _prose_begins(lines, position + 1), None, "")


def _prose_begins(lines: Sequence[tuple[Place, Line]], first: int) -> int:
    """Return where running text follows a table: its first long line below a rate."""
    rated = False
    for position in range(first, len(lines)):
        line = lines[position][1]
        if rated and (count_words(line) >= _LONG or _CLAUSE.match(line.text)):
            return position
        rated = rated or RATE.search(line.text) is not None
    return len(lines)


def takes_out(sentence: str) -> bool:
    """Tell whether a sentence takes what follows it out of a schedule and puts nothing in its place."""
    return _TAKES_OUT.search(sentence) is not None and _PUTS_IN.search(sentence) is None


def _end(lines: Sequence[tuple[Place, Line]], first: int) -> int:
    """Return where the agreement goes on behind a table: at its next clause, or at a sentence that tells of another."""
    for position in range(first, len(lines)):
        line = lines[position][1]
        if _CLAUSE.match(line.text) or (line.text.endswith(":") and count_words(line) >= _SAYS):
            return position
    return len(lines)


def _table_follows(lines: Sequence[Line]) -> bool:
    """Tell whether short lines follow among which a fund, or what a heading calls one, stands by its rate."""
    headed = False
    for line in lines:
        columns, rated, named = _in_columns(line), RATE.search(line.text), FUND.search(line.text)
        if columns and rated and (named or headed):
            return True
        headed = headed or bool(columns and named and not rated and count_words(line) <= _LONG)
        if count_words(line) > _LONG or line.text.endswith((".", ";", ":")):
            return False
    return False


def _in_columns(line: Line) -> bool:
    """Tell whether a wide gap parts a line, or the only one wider than all its others stands before its rate."""
    gaps = sorted(((right.x0 - left.x1, right.text) for left, right in pairwise(line.words)), reverse=True)
    if len(gaps) < 2:  # noqa: PLR2004 - one gap is wider than no other
        return False
    (widest, word), (other, _) = gaps[:2]
    return widest > _WIDE * (line.bottom - line.top) or (widest > _WIDER * other and bool(_SIGNED.match(word)))
