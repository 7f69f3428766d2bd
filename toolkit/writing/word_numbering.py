"""Clauses numbered by Word itself, so that a clause put in between counts on.

What Word would count is compared with the label the data hold: where they differ, a new list begins at that label;
a label that Word has no form for (`4.2`, `A.`) is typed.
"""

from __future__ import annotations

import re
from typing import Any

from toolkit.writing import word_xml
from toolkit.writing.word_house import EMUS

INDENT = 720
"""How far each level hangs, in twentieths of a point."""

_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LEVELS = 3


class Numbering:
    """Numbers the clauses of one document in printed order."""

    def __init__(self, paper: Any) -> None:
        """Begin with no list: one is added with the first clause."""
        self._paper = paper
        self._abstract: int | None = None
        self._list = 0
        self._counts: list[int | None] = [None] * _LEVELS

    def number(self, paragraph: Any, printed: str, indent: int) -> str:
        """Give a paragraph its printed label or labels (`1.`; `1. a.` where 1 has no words of its own).

        Returns what has to be typed before its words.
        """
        labels = printed.split()
        self._hang(paragraph, indent, len(labels))
        count = counted(labels[0], indent)
        if count is None:
            return "".join(f"{label}\t" for label in labels)
        self._count(paragraph, indent, count)
        return "".join(f"{label}\t" for label in labels[1:])

    def _hang(self, paragraph: Any, indent: int, labels: int) -> None:
        """Let the words stand right of their labels, each label at its level's stop."""
        form = paragraph.paragraph_format
        form.left_indent = (indent + labels) * INDENT * EMUS
        form.first_line_indent = -labels * INDENT * EMUS
        for place in range(labels):
            form.tab_stops.add_tab_stop((indent + 1 + place) * INDENT * EMUS)

    def _count(self, paragraph: Any, level: int, count: int) -> None:
        """Make a paragraph the next of the list, or the first of a new one where Word would count otherwise."""
        if self._abstract is None:
            self._abstract = word_xml.add_numbering(self._paper, INDENT)
        before = self._counts[level]
        if before is None or before + 1 != count:
            self._list = word_xml.add_list(self._paper, self._abstract, level, count)
        self._counts[level:] = [count] + [None] * (_LEVELS - level - 1)
        word_xml.number_paragraph(paragraph, self._list, level)


def counted(label: str, level: int) -> int | None:
    """Return what a label counts in Word's numbering (`3.`, `b.`, `ii.` by level), or None where it is typed."""
    text = label.removesuffix(".")
    if text == label:
        return None
    if level == 0:
        return int(text) if text.isdecimal() else None
    if level == 1:
        return ord(text) - ord("a") + 1 if re.fullmatch("[a-z]", text) else None
    return _NUMERALS.index(text) + 1 if level == _LEVELS - 1 and text in _NUMERALS else None
