"""Two readings of one page held against each other, line by line."""

from __future__ import annotations

import re
from collections import Counter

from toolkit.agreement import DocumentKind
from toolkit.reading.pages import Line, Page

_LEADER = ".:,;·…_-"
_LEADING_ON = re.compile(r"\.{2,}|(?<!\S)\.(?=\d+\.\d)")
"""Dots of a leader, printed on to the words at its ends."""
_ALIKE = str.maketrans("\u2013\u2014“”", '--""')
"""Which dash was printed is measured, not read; which way a quotation mark leans tells nothing."""
_UNREADABLE = 0.3
_UNSURE = 0.5
"""A word read with no more confidence than this may as well be another."""
_SLACK = 2.5
"""How far, in points, the two readings may differ on where a word lies."""
_WITHIN = 1.0
"""So far, in points, from their edges the middles of the lines lie that stand between two others."""


def seen_otherwise(
    kind: DocumentKind, line: Line, other: Page | None, known: frozenset[str] = frozenset()
) -> str | None:
    """Return what another reading of its page sees in place of a line, where it differs; None where both agree.

    Markers that are known and stand as words of their own are left out: a raised one may lie on a line of its own.
    """
    seen = _text_at(line, other) if other is not None else ""
    told = letters_of if kind != "scan" else _words if _is_unsure(line) else _signs
    return None if told(_unmarked(line.text, known)) == told(_unmarked(seen, known)) else seen


def seen_between(first: Line, last: Line, other: Page | None) -> str:
    """Return what another reading of a page sees from one line down to another."""
    lines = other.lines if other is not None else ()
    return " ".join(
        line.text for line in lines if first.top + _WITHIN <= (line.top + line.bottom) / 2 <= last.bottom - _WITHIN
    )


def is_unreadable(line: Line) -> bool:
    """Tell whether a word of a scanned line holds a sign that may be another one."""
    return any(word.confidence <= _UNREADABLE for word in line.words)


def _unmarked(text: str, known: frozenset[str]) -> str:
    """Return a text without markers that stand as words of their own: a raised one may lie on a line of its own."""
    return " ".join(word for word in text.split() if word not in known)


def _text_at(line: Line, page: Page) -> str:
    """Return the words that the second reader sees where a line stands."""
    words = [
        word
        for other in page.lines
        for word in other.words
        if line.top - _SLACK <= (word.top + word.bottom) / 2 <= line.bottom + _SLACK
        and line.x0 - _SLACK <= (word.x0 + word.x1) / 2 <= line.x1 + _SLACK
    ]
    return " ".join(word.text for word in sorted(words, key=lambda word: word.x0))


def _is_unsure(line: Line) -> bool:
    """Tell whether a word of a line may as well be another, or end elsewhere; only words of a scan may."""
    return any(word.confidence <= _UNSURE for word in line.words)


def _words(text: str) -> list[str]:
    """Return the words of a text but for leaders: of a picture every letter, its case and every point counts."""
    bare = _LEADING_ON.sub(" ", text.translate(_ALIKE))
    return [word for word in bare.split() if word.strip(_LEADER) or word == "-"]


def _signs(text: str) -> str:
    """Return the same without blanks: where a word ends was measured, not read, and the ink left no doubt."""
    return "".join(_words(text))


def letters_of(text: str) -> Counter[str]:
    """Count the letters and figures of a text: order and spacing may differ, what is printed may not.

    A sign that the second reader has no letter for (a bullet) it gives by its number in the font.
    """
    return Counter(re.sub(r"[\W_]", "", re.sub(r"\(cid:\d+\)", "", text)))
