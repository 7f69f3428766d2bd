"""What is printed in a schedule and no row says: words on a row's line, a day among its headings, a day of an end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.agreement import Schedule
from toolkit.reading.cells import Cell
from toolkit.reading.claims import Claim
from toolkit.reading.columns import Table
from toolkit.reading.dates import find_dates
from toolkit.reading.drafts import Draft
from toolkit.reading.footnotes import Note
from toolkit.reading.names import EXPLAINED, join_lines
from toolkit.reading.pages import Place
from toolkit.reading.statements import paragraphs
from toolkit.reading.strips import LinePart, Strip
from toolkit.reading.units import seat_text
from toolkit.reading.verify import Disagreement


def unheard(strips: Sequence[Strip], drafts: Sequence[Draft]) -> Iterator[Disagreement]:
    """Yield lines of rows on which a word stands that no field of any row there says, and no other column is of."""
    said: dict[Place, set[str]] = {}
    tables: dict[Place, Table] = {}
    for draft in drafts:
        for strip in draft.lines:
            said.setdefault(strip.place, set()).update(_fields(draft))
            own = draft.listed_in if draft.listed_in is not None and draft.listed_in.holds(strip.place) else None
            if (table := own or draft.table) is not None:
                tables.setdefault(strip.place, table)
    for strip in strips:
        listed = strip.place in said and len(strip.cells) > 1  # of a list without a table, in two columns
        if strip.part is LinePart.PROSE or not (strip.place in tables or listed):
            continue
        heard = said[strip.place] | _SMALL_WORDS | _leading(strip.text)
        for cell, role in _seated(strip, tables.get(strip.place)):
            if role == "other":
                heard = heard | set(_tokens(cell.chunk.text))
            elif role == "share_class":  # what a class says of itself in brackets is no part of it
                heard = heard | {token for hit in EXPLAINED.finditer(cell.chunk.text) for token in _tokens(hit.group())}
        printed = [word for cell in strip.cells for word in cell.chunk.text.split()]
        lost = [word for word in printed if any(token not in heard for token in _tokens(word))]
        if lost:
            yield Disagreement(strip, f"“{' '.join(lost)}” stands on the line of a row, and no row says it")


def _seated(strip: Strip, table: Table | None) -> Iterator[tuple[Cell, str]]:
    """Yield the words of a line with the role of the column that each stands in; none where there are no columns."""
    if table is not None:
        for index, cell in seat_text(strip, table).items():
            yield cell, table.columns[index].role


def misheard(strips: Sequence[Strip], drafts: Sequence[Draft]) -> Iterator[Disagreement]:
    """Yield headings that begin as the names of rows do, a figure beside them: each may be a row that is lost."""
    funds = {draft.fund for draft in drafts if draft.fund}
    firsts = Counter(word for fund in funds for word in _tokens(fund)[:1])
    usual = {word for word, count in firsts.items() if 2 * count >= len(funds) > 1}
    for strip in strips:
        if strip.part is not LinePart.HEADING or len(strip.cells) == 1:
            continue
        figures = any(re.search(r"\d", _OF_HEADINGS.sub("", cell.text)) for cell in strip.cells[1:])
        if figures and _tokens(strip.text)[:1] and _tokens(strip.text)[0] in usual:
            yield Disagreement(strip, f"“{strip.text}” was read as a heading, and begins as the names of rows do")


def _leading(text: str) -> set[str]:
    """Return the words that lead to the funds of a line (`The following Funds: …`)."""
    led = _LEADS_TO_FUNDS.match(text)
    return set(_tokens(led.group())) if led else set()


def _fields(draft: Draft) -> set[str]:
    """Return the words of all that a row says."""
    cells = (draft.service, draft.sales)
    printed = [draft.fee.printed if draft.fee else "", *(cell.text for cell in cells if cell is not None)]
    fields = (draft.fund, draft.registrant, draft.share_class, draft.date, draft.ends, *printed)
    return {word for field in (*fields, *draft.markers) for word in _tokens(field or "")}


_SMALL_WORDS = frozenset("class classes share shares and or for each listed below above".split())  # noqa: SIM905 - words read better in a line
"""What joins classes, or says no more than that one is named (`Classes A and C Shares`), or names the list."""
_OF_HEADINGS = re.compile(r"\b12b-?1\b|\bclass(?:es)?\s+\w+|\(.*?\)", re.IGNORECASE)
"""What headings have of figures: the rule, a class, an aside."""
_LEADS_TO_FUNDS = re.compile(r"the\s+following\s+(?:funds|portfolios|series)\s*:", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+(?:[.,/][0-9]+)*")
"""A word or a figure; a marker glued to either is one of its own."""


def _tokens(text: str) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(text)]


def undated(
    strips: Sequence[Strip], pitch: float, claims: Sequence[Claim], schedule: Schedule, *, of_limit: bool
) -> Iterator[Disagreement]:
    """Yield headings within the schedule that bear a day, and sentences that end its fees on one, which no row says.

    `of_limit`: the schedule limits expenses, so that the end of a waiver is the end of its rows.
    """
    said = {day for row in schedule.rows for day in (row.calculation_date, row.ends_on) if day is not None}
    said |= {schedule.as_of} if schedule.as_of else set()
    groups = {claim.place for claim in claims if claim.kind == "group"}
    for strip in strips:
        if strip.place in groups and (lost := _days(strip.text) - said):
            yield Disagreement(strip, f"“{strip.text}” heads rows with a day, {min(lost)}, that none of them says")
    for lines in paragraphs(strips, pitch):
        note = Note("", join_lines(strip.text for strip in lines), lines)
        told = (note.ends_on(of_limit=of_limit, percent=row.rate.percent) for row in schedule.rows)
        ends = next((day for day in told if day is not None), None)
        if ends is not None and ends not in said:
            yield Disagreement(lines[0], f"the fees end on {ends} by “{lines[0].text}”, and no row says it")


def _days(text: str) -> set[date]:
    return {found.day for found in find_dates(text) if found.day is not None}
