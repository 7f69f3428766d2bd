"""Footnotes of a schedule: their text, what they mark, and what they say of the fee (its split, its dates)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from toolkit.reading.dates import find_dates
from toolkit.reading.names import join_lines
from toolkit.reading.rate_units import Unit, unit_by_size
from toolkit.reading.rates import find_rates, find_signed_rates
from toolkit.reading.schedule_title import unquoted
from toolkit.reading.strips import LinePart, Strip

_SERVICE = re.compile(r"\bservic(?:e|es|ing)\b", re.IGNORECASE)
_REMAINDER = re.compile(r"\b(?:remainder|balance|rest|remaining\s+(?:portion|amount))\b", re.IGNORECASE)
_SALES = re.compile(r"\basset[-\s]based\b|\bsales\s+charge\b|\bdistribution\b", re.IGNORECASE)
_EFFECTIVE = re.compile(
    r"^(?:this\s+(?:rate|fee)\s+(?:is|became|becomes)\s+)?(?:the\s+(?:rate|fee)\s+(?:is|became|becomes)\s+)?(?:effective|commencing|beginning|commenced(?:\s+operations)?|"
    r"in\s+effect)\b(?:\s+(?:as\s+of|on|from|since))?\s*$",
    re.IGNORECASE,
)
_WAIVED = re.compile(r"\b(?:waiv\w+|reimburs\w+|voluntar\w+|lower|lesser|less\s+than|reduc\w+)\b", re.IGNORECASE)
"""What a note says of another figure than the printed one, whose end is not that of the fee."""
_ENDS = re.compile(r"\b(?:expires?|terminates?|ends?|until|through)\b(?:\s+(?:on|at))?\s*$", re.IGNORECASE)
_NEXT = re.compile(r"(?<=[.;])\s+(?P<marker>\(\d{1,2}\)|[*†‡§+#^]+)\s+(?=[A-Z0-9])")
"""The marker of one more footnote within a paragraph."""


@dataclass(frozen=True)
class Note:
    """A footnote as printed: marker, text with its lines joined, and the lines."""

    marker: str
    text: str
    lines: tuple[Strip, ...]

    @property
    def key(self) -> str:
        """The marker without its brackets, by which it is matched."""
        return bare_marker(self.marker)

    @property
    def residual_service(self) -> Decimal | None:
        """The service fee in percent where the note says that the remainder is the sales charge; else None.

        A bare decimal (`Of this amount, 0.25 is …`) is percent, as the figures are that it parts.
        """
        if not (_REMAINDER.search(self.text) and _SALES.search(self.text)):
            return None
        for figure in find_rates(self.text):
            after = self.text[figure.end : figure.end + 80]
            if figure.outcome == "figure" and _SERVICE.search(after.split("remainder")[0]):
                bare = self.text[figure.start : figure.end]
                unit = (
                    Unit.PERCENT
                    if figure.unit is None and "." in bare and unit_by_size(Decimal(bare)) is Unit.PERCENT
                    else None
                )
                if figure.unit is not None or unit is not None:
                    return figure.percent(unit)
        return None

    @property
    def effective_on(self) -> date | None:
        """The day from which the note says that the fee runs, where that is how it begins."""
        return next(
            (day.day for day in find_dates(self.text) if _EFFECTIVE.match(self.text[: day.start].strip(" ,"))), None
        )

    def ends_on(self, *, of_limit: bool, percent: Decimal | None = None) -> date | None:
        """Return the day until which the note says that the fee of `percent` runs.

        The end of a waiver, or of another rate than that, is the row's end only where the schedule sets limits.
        """
        first = next(find_dates(self.text), None)
        lasts = first is not None and _ENDS.match(self.text[: first.start].strip(" ,"))
        if first is not None and lasts and (of_limit or not _WAIVED.search(self.text)):
            return first.day  # "Until May 1, 2006; 0.25% from then on": what the row prints ends then
        told = {figure.percent() for figure in find_signed_rates(self.text)}
        if not of_limit and (_WAIVED.search(self.text) or (told and percent not in told)):
            return None
        return next(
            (day.day for day in find_dates(self.text) if _ENDS.search(self.text[: day.start].strip(" ,"))), None
        )


def bare_marker(marker: str) -> str:
    """Return a marker without brackets, strokes and stop: `(1)`, `/1/`, `1.` and `1` are one."""
    return marker.strip("()[]/. ") or marker


def notes_of(strips: Sequence[Strip]) -> tuple[Note, ...]:
    """Gather footnotes from their lines."""
    notes: list[list[Strip]] = []
    going = False
    for strip in strips:
        if strip.part is LinePart.NOTE:
            if strip.note is not None:
                notes.append([strip])
            elif going and notes:
                notes[-1].append(strip)
            going = True
        elif strip.part != LinePart.FURNITURE:
            going = False
    rows = " ".join(strip.text for strip in strips if strip.part not in (LinePart.NOTE, LinePart.PROSE))
    return tuple(each for lines in notes for each in _parted(_note(lines), rows))


def _parted(note: Note, rows: str) -> Iterator[Note]:
    """Part a footnote from those printed behind it in one paragraph, whose markers are printed in rows too."""
    text = note.text
    while (hit := next((hit for hit in _NEXT.finditer(text) if hit["marker"] in rows), None)) is not None:
        yield replace(note, text=text[: hit.start()])
        note, text = replace(note, marker=hit["marker"]), text[hit.end() :]
    yield replace(note, text=text)


def _note(lines: Sequence[Strip]) -> Note:
    marker = lines[0].note or ""
    text = join_lines(line.text for line in lines)
    raw = re.sub(r"^\s*(?:[¹²³⁴⁵⁶⁷⁸⁹]|" + re.escape(marker) + r")[.)]?\s*", "", text, count=1)
    return Note(marker, unquoted(raw), tuple(lines))
