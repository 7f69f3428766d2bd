"""What every printed line of a schedule was read as; one that nothing accounts for is a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.agreement import DocumentKind
from toolkit.problems import Kind, Problem, Severity
from toolkit.reading.drafts import Draft
from toolkit.reading.pages import Place, source_of
from toolkit.reading.strips import LinePart, Strip

_NO_ROW = {
    LinePart.TITLE,
    LinePart.HEADING,
    LinePart.NOTE,
    LinePart.FURNITURE,
    LinePart.STROKE,
    LinePart.AS_OF,
    LinePart.PROSE,
    LinePart.SPENT,
}
"""Parts of a schedule that account for their line, though no row stands on it."""


@dataclass(frozen=True)
class Claim:
    """What a printed line of a schedule was read as (`row`, `heading`, `group`, `footnote`, …); rows count from 0."""

    place: Place
    kind: str
    row: int | None = None


def claims_of(strips: Sequence[Strip], groups: frozenset[Place], drafts: Sequence[Draft]) -> Iterator[Claim]:
    """Say of every line what it was read as; `groups` are the places of the headings that name registrant or class."""
    row_of: dict[Place, int] = {}
    for index, draft in enumerate(drafts):
        for strip in draft.lines:
            row_of.setdefault(strip.place, index)
    for strip in strips:
        if strip.place in row_of:
            yield Claim(strip.place, "row", row_of[strip.place])
        elif strip.part in _NO_ROW:
            yield Claim(strip.place, strip.part.value)
        elif strip.place in groups:
            yield Claim(strip.place, "group")


def unclaimed(kind: DocumentKind, strips: Sequence[Strip], claims: Sequence[Claim]) -> Iterator[Problem]:
    """Report every line that no rule accounts for."""
    claimed = {claim.place for claim in claims}
    for strip in strips:
        if strip.place not in claimed:
            yield Problem(
                rule="line-unclaimed",
                kind=Kind.READING,
                severity=Severity.ERROR,
                message=f"“{strip.text}” was not understood",
                remedy="see whether it is a row, a heading or a note, and correct the reading",
                source=source_of(kind, [strip.line]),
            )
