"""The sentences of an agreement that hold a rate, each with the lines it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.reading.pages import Line
from toolkit.reading.paragraphs import Paragraph, join_lines

MAY_BE_RATE = re.compile(r"%|per\s?cent|basis\s+point|\bb\.?p\.?s?\b|\[|__", re.IGNORECASE)
"""What every rate that carries its unit holds, and every withheld one."""
_SENTENCE = re.compile(
    r"(?<=\.)(?<!Inc\.)(?<!Co\.)(?<!Corp\.)(?<!Ltd\.)(?<!No\.)(?<!L\.P\.)(?<!U\.S\.)(?<!\bSt\.)(?<!\b[A-Z]\.)"
    r"(?<!\s[a-z]\.)(?<!\s[ivx]{2}\.)(?<!\s[ivx]{3}\.)"
    r"\s+(?=[\"\u201c(]?[A-Z])"
)
_GOES_ON = re.compile(r"(?:[:;,]|[;,]?\s(?:and|or))$")
_CLAUSE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})?[.)]|section\s+\d|article\s+[\dIVX])", re.IGNORECASE)
_LABEL = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[.)]\s", re.IGNORECASE)
_SHORT_ITEM, _LONGEST_ITEM = 8, 40
"""Words of an item without a figure (the heading of a list), and of one with it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its printed lines; a list after a colon belongs to the sentence that opens it."""

    text: str
    lines: tuple[Line, ...]


def rated_sentences(paragraphs: Sequence[Paragraph]) -> Iterator[Sentence]:
    """Yield the sentences that hold a sign of a rate."""
    for group in _groups(paragraphs):
        if any(MAY_BE_RATE.search(line.text) for line in group):
            yield from _cut(group)


def _groups(paragraphs: Sequence[Paragraph]) -> list[list[Line]]:
    """Gather the lines of paragraphs that go on from one another, and of the items that a colon announces."""
    groups: list[list[Line]] = []
    goes_on = listing = False
    for paragraph in paragraphs:
        text = paragraph.text.rstrip()
        if groups and (goes_on or (listing and _is_item(text))):
            groups[-1].extend(paragraph.lines)
        else:
            groups.append(list(paragraph.lines))
            listing = False
        goes_on = _GOES_ON.search(text) is not None
        listing = listing or text.endswith(":")
    return groups


def _is_item(text: str) -> bool:
    """Tell whether a paragraph is an item of the list above it: labelled, a line with a rate, or its short heading."""
    words = len(text.split())
    if _CLAUSE.match(text) or words > _LONGEST_ITEM:
        return False
    if _LABEL.match(text) or MAY_BE_RATE.search(text):
        return True
    return words <= _SHORT_ITEM and not text.endswith(".")


def _cut(lines: Sequence[Line]) -> Iterator[Sentence]:
    """Cut lines into sentences that know the lines they stand on."""
    text, ends = "", []
    for line in lines:
        text = join_lines((text, line.text))
        ends.append(len(text))
    starts = [0, *(hit.end() for hit in _SENTENCE.finditer(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        own = tuple(
            line for line, first, last in zip(lines, [0, *ends], ends, strict=False) if first < end and last > start
        )
        if MAY_BE_RATE.search(text, start, end):
            yield Sentence(text[start:end].strip(), own)
