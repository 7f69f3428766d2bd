"""The typist's conventions: how words become lines of a fixed width.

Two blanks after a sentence and before a ZIP code (USPS Publication 28), spaced initials (`A I M Distributors`) never
parted, no single word left alone on a last line where a few columns more would take it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MEASURE = 77
"""Columns of running text: a margin of three on a page of 80."""

FULL = 78
"""Columns of a table, and how far the last word of a paragraph may reach."""

_DESIGNATORS = {"schedule", "exhibit", "appendix", "class", "section", "part", "paragraph", "article", "annex"}
_ABBREVIATIONS = {"inc", "corp", "co", "ltd", "no", "nos", "mr", "mrs", "ms", "dr", "st", "jr", "sr", "messrs", "vs"}
_SENTENCE_END = re.compile(r"""(?P<word>[\w'.-]*?)[.?!]["')\]]*$""")
_CAPITAL = re.compile(r"""["'(\[]*[A-Z0-9]""")
_INITIAL = re.compile(r"[A-Z]")
_ZIP = re.compile(r"\d{5}(-\d{4})?")


def gap(before: str, word: str, *, previous: str = "") -> int:
    """Return the blanks between two words: two after the end of a sentence and before a ZIP code, else one."""
    if _ZIP.fullmatch(word) and before[-1:].isalpha():
        return 2
    end = _SENTENCE_END.fullmatch(before)
    if end is None or not _CAPITAL.match(word):
        return 1
    last = end["word"].lower()
    if last in _ABBREVIATIONS or "." in last or not last:
        return 1
    if len(last) == 1 and previous.lower().strip("\"'(") not in _DESIGNATORS:
        return 1
    return 2 if not word[:1].isdigit() else 1


def wrap(text: str, width: int = MEASURE, *, first: str = "", rest: str = "", last: int | None = None) -> list[str]:
    """Break text into lines of at most `width` columns, each behind its indent; a line end in the text is kept.

    The last word may reach column `last`, so that it does not stand alone on a line. A word longer than the width
    gets a line of its own.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped(paragraph.split(), width, rest if lines else first, rest, last or width)
    return lines


def _wrapped(words: Sequence[str], width: int, first: str, rest: str, last: int) -> list[str]:
    units = _units(words)
    lines, line, empty = [], first, True
    for place, (space, unit) in enumerate(units):
        longer = line + ("" if empty else " " * space) + unit
        limit = last if place == len(units) - 1 else width
        if not empty and len(longer) > limit:
            lines.append(line)
            longer = rest + unit
        line, empty = longer, False
    return [*lines, line.rstrip()]


def _units(words: Sequence[str]) -> list[tuple[int, str]]:
    """Join spaced initials with the word they belong to; each unit with the blanks before it."""
    units: list[tuple[int, str]] = []
    initials = 0
    for place, word in enumerate(words):
        space = gap(words[place - 1], word, previous=words[place - 2] if place > 1 else "") if place else 0
        if initials >= 2 or (initials and _INITIAL.fullmatch(word)):  # noqa: PLR2004 - two initials make a spaced name
            units[-1] = (units[-1][0], f"{units[-1][1]} {word}")
        else:
            units.append((space, word))
        initials = initials + 1 if _INITIAL.fullmatch(word) else 0
    return units


def balanced(text: str, widest: int) -> list[str]:
    """Break a heading into as few lines as fit `widest` columns, and those as even as they can be."""
    best = [line for part in text.split("\n") for line in wrap(part, widest)]
    if "\n" in text:
        return best
    for width in range(widest - 1, 0, -1):
        lines = wrap(text, width)
        if len(lines) > len(best):
            break
        if max(map(len, lines)) < max(map(len, best)):
            best = lines
    return best


HEADING_WIDTHS = (24, 18, 14, 11, 8)
"""Columns beyond which a table's heading is broken, as room gets scarce."""

_HEADING_LINES = 3


def broken_heading(text: str, widest: int) -> list[str]:
    """Break a table's heading; where there is room, a long one is wider rather than deeper than three lines."""
    if widest == HEADING_WIDTHS[0]:
        widest = max(widest, -(-len(text) // _HEADING_LINES) + 1)
    return balanced(text, widest)


def centered(line: str, width: int = 80) -> str:
    """Centre a line; half a column goes to the left margin."""
    return " " * max(0, -((len(line) - width) // 2)) + line
