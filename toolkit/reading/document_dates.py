"""The dates an agreement gives itself, never merged: dated as of, effective, executed, and the form's revision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.reading.dates import find_dates, first_date

_NEAR = 60
"""How many characters may stand between the word that says which date it is and the date."""
_BETWEEN = r"(?:as of\s+|on\s+|from\s+|this\s+|the\s+|effective\s+)*"
_DATED = re.compile(
    r"\b(?:dated|made|entered into|executed)\b"
    rf"(?:,?\s+(?:and|effective|entered|made|into|executed|by|dated|is))*,?\s+{_BETWEEN}$|"
    r"\b(?:agreement|plan|amendment)(?:(?!\beffective\b)[\w\s.()\"\u201c\u201d]){0,30},?\s+"
    r"(?:dated )?as of\s+(?:the\s+|this\s+)*$",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"(?:\bthis\s+(?:\w+\s+){0,6}plan\b[^.;]{0,160}\badopted|\badopts\s+(?:this|the\s+following)\s+(?:\w+\s+){0,4}plan)\b"
    r"[^.;]{0,120}?\bas\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before the date of a plan that a board adopts, in its recitals too."""
_MADE_ON = re.compile(
    r"^\W*(?:this\s+)?(?:\w+\s+){0,6}agreement\b,?\s+(?:is\s+)?(?:made|entered into)\b.*"
    r"\b(?:on|as of)\s+this\s+(?:the\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before the date of a sentence that names the parties first: `Agreement made between … on this`."""
_EFFECTIVE = re.compile(
    r"\b(?:effective|takes? effect|in effect|in force|effectiveness)\b"
    rf"(?:\s+(?:date|as|of|on|from|the|this|is|and|dated))*\W*\s*"
    rf"(?:(?:with respect to|as to|for)\s+(?:each|the|such)\s+\w+(?:\s+\w+)?\s+)?{_BETWEEN}$|"
    r"\b(?:is|are)(?: hereby)? (?:amended|changed|replaced|restated|deleted)\b[^.;]{0,30}?\bas of\s+$",
    re.IGNORECASE,
)
_EXECUTED = re.compile(
    r"\b(?:executed|signed|caused this (?:instrument|agreement|amendment|plan)|set (?:their|its) hands?)\b[^.;]{0,160}?"
    r"\b(?:as of|on|this)\s+(?:the\s+|this\s+)*$|^\W*dated?\s*(?:as of)?\s*:?\s*(?:as of\s+)?$|^\W*executed\b.{0,20}$|"
    r"^\W*(?:accepted|agreed)\b.{0,40}$",
    re.IGNORECASE,
)
_SPEAKS_OF_ITSELF = re.compile(
    r"(?:[\w\s,()]{0,60}\b)?(?:this|the)\s+(?:\w+\s+){0,4}(?:agreement|plan|amendment|contract|letter)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\b(?:declaration|registration|prospectus|articles|act|letter)\b[^.;]{0,40}$", re.IGNORECASE)
_OF_AMENDED = re.compile(
    r"\b(?:to|amend|modify|supplement)\s+(?:the|that\s+certain|an?)\s+[^.;]{3,120}?\b(?:agreement|plan|contract)\b[^.;]{0,20}\bdated\s+(?:as\s+of\s+)?$",
    re.IGNORECASE,
)
"""What stands before the date of what an amendment amends: `This Amendment … to the Plan dated …`."""
_NAMED_AMENDMENT = re.compile(r"\s*\(\W*(?:th(?:e|is)\s+)?\W*amendment\b", re.IGNORECASE)
"""What follows the date of an amendment that calls itself so: `dated as of July 1, 2009 ("Amendment No. 2")`."""
_OWN = re.compile(
    r"\bthis\s+(?:\w+\s+){0,6}(?:agreement|plan|amendment|addendum|letter|power of attorney|contract)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DocumentDates:
    """The four dates of a document; None where one is not printed."""

    dated_as_of: date | None
    effective_on: date | None
    executed_on: date | None
    form_date: date | None


def read_dates(
    title: str,
    opening: Sequence[str],
    sentences: Sequence[str],
    closing: Sequence[str],
    footers: Sequence[str],
    reference: int | None,
) -> DocumentDates:
    """Read each date where its kind is printed.

    `title` is the document's own, without what it amends, `opening` the headings and paragraphs before the first
    clause, `sentences` those of the whole agreement, `closing` the lines of the signing part, `footers` the dates of
    the page furniture. `effective [DATE]` gives None: a placeholder is no date.
    """
    return DocumentDates(
        dated_as_of=_said(_DATED, (title,), reference)
        or _dated(opening, reference)
        or _said(_ADOPTED, [text for text in sentences if "adopt" in text.lower()], reference),
        effective_on=_said(_EFFECTIVE, (*opening, *closing), reference)
        or _said(
            _EFFECTIVE, [text for text in sentences if "effect" in text and _SPEAKS_OF_ITSELF.match(text)], reference
        ),
        executed_on=_said(_EXECUTED, closing, reference),
        form_date=next((first_date(printed, reference) for printed in footers), None),
    )


def _dated(opening: Sequence[str], reference: int | None) -> date | None:
    """Return the date the document bears: of its own name before any other's, else a date alone under its title.

    The date of what an amendment amends counts where no other is printed.
    """
    found: list[tuple[int, date]] = []
    for text in opening:
        for printed in find_dates(text, reference):
            before = text[max(0, printed.start - _NEAR) : printed.start]
            whole = text[: printed.start]
            if printed.start == 0 and printed.end >= len(text.rstrip(" .")):
                return printed.day
            if (_DATED.search(before) or _MADE_ON.search(whole)) and not _OF_ANOTHER.search(before):
                near = whole[-160:]
                rank = 2 if _OF_AMENDED.search(near) else 0 if _OWN.search(near) else 1
                named = _NAMED_AMENDMENT.match(text[printed.end :]) is not None
                found.append((0 if named else rank, printed.day))
    return min(found, key=lambda each: each[0])[1] if found else None


def _said(saying: re.Pattern[str], texts: Sequence[str], reference: int | None) -> date | None:
    """Return the first date whose words before it say what it is."""
    for text in texts:
        for printed in find_dates(text, reference):
            if saying.search(text[max(0, printed.start - 4 * _NEAR) : printed.start]):
                return printed.day
    return None
