"""Footnotes and endnotes of a DOCX: what marks each, and which wait to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from toolkit.reading.docx_numbering import formatted
from toolkit.reading.docx_package import W, value, whole_number

_SYMBOLS = "*†‡§"


class Notes:
    """The notes of one kind, numbered as a reader meets them.

    `properties` are the places that may say how (`w:footnotePr` of a section, then of the whole document).
    """

    def __init__(self, notes: Mapping[str, Element], properties: Iterable[Element], usual: str) -> None:
        """Take the notes by their identity; `usual` is the form of their numbers where the document says none."""
        self._notes = notes
        said = list(properties)
        formats = [value(each.find(W + "numFmt")) for each in said]
        starts = [value(each.find(W + "numStart")) for each in said]
        self._format = next((each for each in formats if each), usual)
        self._first = whole_number(next((each for each in starts if each), None), 1)
        self._marks: dict[str, str] = {}
        self._waiting: list[str] = []

    def mark(self, identity: str) -> str:
        """Return what marks a note and remember to print it; nothing for a note that is not there."""
        if identity not in self._notes:
            return ""
        if identity not in self._marks:
            self._marks[identity] = self._printed(self._first + len(self._marks))
            self._waiting.append(identity)
        return self._marks[identity]

    def met(self) -> list[tuple[Element, str]]:
        """Return the notes referred to since the last call, in order, each with its mark."""
        waiting, self._waiting = self._waiting, []
        return [(self._notes[identity], self._marks[identity]) for identity in waiting]

    def _printed(self, number: int) -> str:
        """Print a number as the notes are marked; in the Chicago manner: *, †, ‡, §, then each twice."""
        if self._format == "chicago":
            return _SYMBOLS[(number - 1) % len(_SYMBOLS)] * ((number - 1) // len(_SYMBOLS) + 1)
        return formatted(number, self._format)
