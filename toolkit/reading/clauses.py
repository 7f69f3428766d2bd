"""The numbered clauses of an agreement, and the paragraphs of its preamble before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.agreement import Clause, DocumentKind
from toolkit.reading.labels import Path, continues, next_path, number_of
from toolkit.reading.pages import Line, source_of
from toolkit.reading.paragraphs import Paragraph, join_lines

_BLANKS = re.compile(r"\s*")
_RUN_IN = re.compile(r"[A-Z][^.;:]{0,80}[.:]\s*(?:[\u2013\u2014-]+\s*)?(?=\()")
_NOW_THEREFORE = re.compile(r"NOW,?\s+THEREFORE\b", re.IGNORECASE)
_RECITALS_HEAD = re.compile(r"\W*(?:recitals|background|preliminary statements?)\W*", re.IGNORECASE)
_AGREED_HEAD = re.compile(r"\W*(?:agreements?|terms(?: and conditions)?|operative provisions)\W*", re.IGNORECASE)
"""Headings over numbered recitals, and over the clauses behind them."""
_RECITALS = 30
"""Within so many paragraphs an agreement comes from its recitals to what is agreed."""
_AHEAD = 12
"""How many paragraphs are looked at for the label that comes next."""


@dataclass
class _Open:
    """A clause whose end has not been seen yet."""

    number: str
    texts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def close(self, kind: DocumentKind) -> Clause:
        return Clause(number=self.number, text=join_lines(self.texts), source=source_of(kind, self.lines))


def split_clauses(
    paragraphs: Sequence[Paragraph], kind: DocumentKind
) -> tuple[tuple[Paragraph, ...], tuple[Clause, ...]]:
    """Split an agreement's paragraphs into its preamble and its numbered clauses.

    A paragraph without a label of its own continues the clause before it. A label directly followed by another
    (`1.    a.`) opens the inner clause alone. An agreement without numbers is all preamble; recitals that are lettered
    or numbered are no clauses.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    preamble: list[Paragraph] = []
    clauses: list[_Open] = []
    path: Path = ()
    agreed = _agreed(texts)
    for index, paragraph in enumerate(paragraphs):
        if index <= agreed:
            preamble.append(paragraph)
            continue
        ahead = texts[index + 1 : index + 1 + _AHEAD]
        found = _path_after(path, texts[index], ahead)
        if found is not None:
            path, start = found
            clauses.append(_Open(number_of(path), [texts[index][start:]], list(paragraph.lines)))
            inner = _after_heading(path, texts[index], start, ahead)
            if inner is not None:
                clauses[-1].texts = [texts[index][start : inner[1]]]
                path = inner[0]
                clauses.append(_Open(number_of(path), [texts[index][inner[2] :]], list(paragraph.lines)))
        elif clauses:
            clauses[-1].texts.append(texts[index])
            clauses[-1].lines.extend(paragraph.lines)
        else:
            preamble.append(paragraph)
    return tuple(preamble), tuple(clause.close(kind) for clause in clauses)


def _agreed(texts: Sequence[str]) -> int:
    """Return the index of the words behind which clauses begin; -1 where none part them from lettered recitals."""
    found = next((index for index, text in enumerate(texts[:_RECITALS]) if _NOW_THEREFORE.match(text)), -1)
    recitals = next((index for index, text in enumerate(texts[:_RECITALS]) if _RECITALS_HEAD.fullmatch(text)), None)
    if found >= 0 or recitals is None:
        return found
    agreed = (index for index in range(recitals, min(_RECITALS, len(texts))) if _AGREED_HEAD.fullmatch(texts[index]))
    return next(agreed, -1)


def _path_after(path: Path, text: str, ahead: Sequence[str]) -> tuple[Path, int] | None:
    """Read the labels at the start of a paragraph, one inside the other; None where there is none."""
    found = next_path(path, text, 0, ahead)
    while found is not None:
        after = _BLANKS.match(text, found[1])
        start = after.end() if after else found[1]
        inner = next_path(found[0], text, start, ahead) if start < len(text) else None
        if inner is None or len(inner[0]) <= len(found[0]):
            return found[0], start
        found = inner
    return None


def _after_heading(path: Path, text: str, start: int, ahead: Sequence[str]) -> tuple[Path, int, int] | None:
    """Read the first label of a series that follows a run-in heading (`2. Fees. (a) The Fund pays …`).

    Returns the path with it, where the label begins and where its words begin; None where the next label of the
    series does not come at the start of a paragraph, for then `(a)` is part of a sentence.
    """
    heading = _RUN_IN.match(text, start)
    found = next_path(path, text, heading.end(), ahead) if heading else None
    if heading is None or found is None or len(found[0]) <= len(path) or not continues(found[0], ahead):
        return None
    after = _BLANKS.match(text, found[1])
    return found[0], heading.end(), after.end() if after else found[1]
