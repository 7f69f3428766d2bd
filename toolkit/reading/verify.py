"""The checksum of a reading: what was understood is held against the page a second time, by another way.

Two ways must agree before a row may be called clean: the words of a second, independent reader where there is one
(PDF: pdfplumber beside PDFium), and a plain count of the figures that each line prints against those that were read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from toolkit.reading.cells import FEES, Cell, Kind
from toolkit.reading.clause_names import funds_in
from toolkit.reading.doubts import WHOLLY
from toolkit.reading.drafts import Draft
from toolkit.reading.footnotes import notes_of
from toolkit.reading.names import ends_like_fund, join_lines
from toolkit.reading.pages import Page, Paper, Place, as_printed
from toolkit.reading.rate_units import Unit
from toolkit.reading.rates import find_rates, find_signed_rates
from toolkit.reading.readings import is_unreadable, letters_of, seen_between, seen_otherwise
from toolkit.reading.statements import paragraphs, says_no_fee
from toolkit.reading.strips import LinePart, Strip

_DECIMAL = re.compile(r"(?<![\w.,$])\d{0,3}\.\d+(?!\d|\.\d|[Xx]\b)")
"""A decimal that may be a rate; the leverage of a fund (`1.25X`) is none."""
_CLOSE = 1.45
"""Pitches within which a line stands close under another."""
_ASIDE = 3.0
"""Points by which the lines of a column may begin beside one another."""


@dataclass(frozen=True)
class Disagreement:
    """A line on which two ways of reading differ, and how."""

    strip: Strip
    message: str


def unread_figures(
    strips: Sequence[Strip], claimed: dict[Place, str], drafts: Sequence[Draft]
) -> Iterator[Disagreement]:
    """Yield lines that were taken for names or headings of groups but print a rate that no row has."""
    read = {strip.place for draft in drafts for strip in draft.lines if draft.fee and strip.text in draft.fee.printed}
    rows = {strip.place for draft in drafts for strip in draft.lines}
    dated = " ".join(f"{draft.date or ''} {draft.ends or ''}" for draft in drafts)
    for strip in strips:
        fund = len(strip.cells) > 1 and ends_like_fund(strip.cells[0].text)
        if strip.part is LinePart.PROSE and strip.place not in rows and fund and strip.cells[-1].kind in FEES:
            yield Disagreement(strip, f"“{strip.text}” was read as running text, yet it names a fund and a rate")
        beside = [cell for cell in strip.cells[1:] if cell.kind is not Kind.MARK]
        if strip.part is LinePart.TEXT and claimed.get(strip.place) == "group" and beside:
            yield Disagreement(strip, f"“{beside[0].chunk.text}” stands beside a heading and belongs to nothing")
        if strip.part is LinePart.TEXT and strip.place not in read and claimed.get(strip.place) in ("row", "group"):
            figures = [figure for figure in find_signed_rates(strip.text) if figure.outcome == "figure"]
            if figures or _DECIMAL.search(strip.text):
                yield Disagreement(strip, f"“{strip.text}” was read as a name, yet a figure stands in it")
            days = [cell.text for cell in strip.cells if cell.kind is Kind.DATE and cell.text not in dated]
            if days and claimed[strip.place] == "row":
                yield Disagreement(strip, f"“{days[0]}” stands beside a name, and is the day of no row")


def broken_off(strips: Sequence[Strip], pitch: float, drafts: Sequence[Draft]) -> Iterator[Disagreement]:
    """Yield lines of no row that say a rate close under the fee of a row, in its column: the fee may go on there."""
    rows = {strip.place for draft in drafts for strip in draft.lines}
    for above, strip in pairwise(strips):
        near = above.place[0] == strip.place[0] and strip.line.top - above.line.top <= _CLOSE * pitch
        if not near or above.place not in rows or strip.place in rows or len(above.cells) < 2:  # noqa: PLR2004 - a name and a fee
            continue
        under = strip.line.x0 > above.cells[1].chunk.x0 - _ASIDE
        if strip.part is LinePart.PROSE and under and any(True for _ in find_signed_rates(strip.text)):
            yield Disagreement(strip, f"“{strip.text}” stands under the fee of a row, and no row says it")


def lone_marks(strips: Sequence[Strip], drafts: Sequence[Draft]) -> Iterator[Disagreement]:
    """Yield lines that are nothing but a marker that a row bears and no footnote has: its footnote was not known."""
    borne = {marker for draft in drafts for marker in draft.markers} - {note.marker for note in notes_of(strips)}
    for strip in strips:
        marks = {marker for cell in strip.cells for marker in cell.markers}
        if all(cell.kind is Kind.MARK for cell in strip.cells) and strip.part is LinePart.PROSE and marks and borne:
            yield Disagreement(strip, f"“{strip.line.text}” begins a footnote of a row that was not told apart")


def unsaid(strips: Sequence[Strip], pitch: float, drafts: Sequence[Draft]) -> Iterator[Disagreement]:
    """Yield sentences and footnotes that tell a rate of a fund that no row is of, or lead on to it with a colon."""
    said = " ".join(f"{draft.fund} {draft.registrant or ''}" for draft in drafts)
    said = _flat(f"{said} {' '.join(strip.text for strip in strips if strip.part is LinePart.TITLE)}")
    notes = [note.lines for note in notes_of(strips)]
    for lines in (*paragraphs(strips, pitch), *notes):
        text = join_lines(strip.text for strip in lines)
        if not text.endswith(":") and not any(figure.outcome == "figure" for figure in find_signed_rates(text)):
            continue
        for name in funds_in(text):
            if _ONE_FUND.search(name) and _flat(name) not in said:
                yield Disagreement(lines[0], f"“{name}” stands beside a rate, and no row is of it")
            elif not says_no_fee(text) and _differs(name, text, drafts):
                yield Disagreement(lines[0], f"“{name}” stands beside a rate that no row of it has")


def _differs(name: str, text: str, drafts: Sequence[Draft]) -> bool:
    """Tell whether a sentence on a fund tells no rate that its rows have: an exception from the rates of all."""
    own = [draft for draft in drafts if _flat(draft.fund) == _flat(name)]
    printed = " ".join(f"{draft.fee.printed if draft.fee else ''} {draft.words or ''}" for draft in own)
    told = {figure.percent() for figure in find_signed_rates(text)}
    held = {figure.percent(Unit.PERCENT) for figure in find_rates(printed) if figure.outcome == "figure"}
    return bool(own and told) and told.isdisjoint(held)


def unheeded(strips: Sequence[Strip]) -> Iterator[Disagreement]:
    """Yield lines of a schedule without any row that name a fund and print a rate: a layout that was not understood."""
    for strip in strips:
        said = any(figure.outcome == "figure" for figure in find_signed_rates(strip.text))
        if said and strip.part is not LinePart.TITLE and any(map(_ONE_FUND.search, funds_in(strip.text))):
            yield Disagreement(strip, f"“{strip.text}” names a fund and a rate, and no row of its schedule was read")


_ONE_FUND = re.compile(r"\b(?:fund|portfolio|series|etf)(?:\s+[ivx]+|,?\s+inc\.?)*$", re.IGNORECASE)


def _flat(text: str) -> str:
    return " ".join(text.lower().split())


def untold(strips: Sequence[Strip], pitch: float, drafts: Sequence[Draft]) -> Iterator[Disagreement]:
    """Yield paragraphs that say a rate no row has, in a schedule whose rows are told by its sentences."""
    if not any(draft.words for draft in drafts):
        return
    told = {strip.place for draft in drafts for strip in draft.lines}
    for lines in paragraphs(strips, pitch):
        said = any(True for _ in find_signed_rates(join_lines(strip.text for strip in lines)))
        if said and not any(strip.place in told for strip in lines):
            yield Disagreement(lines[0], f"“{lines[0].text}” begins a sentence with a rate that no row has")


def miscounted(drafts: Sequence[Draft]) -> Iterator[Disagreement]:
    """Yield fee lines that print more or fewer rates than their cells hold: one is lost in a name, or two are one."""
    seen: set[Place] = set()
    for draft in drafts:
        for strip in draft.lines:
            if strip.part is not LinePart.FEES or strip.place in seen:
                continue
            seen.add(strip.place)
            held = [cell for cell in strip.cells if cell.kind in FEES or cell.kind in (Kind.DATE, Kind.BAND)]
            rest = [cell for cell in strip.cells if cell not in held]
            for cell in rest:
                if _holds_figure(cell):
                    yield Disagreement(
                        strip, f"“{cell.chunk.text}” holds a figure that is read neither as a rate nor as a date"
                    )


def _holds_figure(cell: Cell) -> bool:
    if cell.kind is Kind.MARK:
        return False
    text = WHOLLY.sub("", cell.chunk.text)
    return bool(_DECIMAL.search(text)) or any(figure.outcome == "figure" for figure in find_signed_rates(text))


def beside_unread(paper: Paper, strips: Sequence[Strip]) -> Iterator[Disagreement]:
    """Yield lines of a scanned schedule beside which a mark stands that nobody could read."""
    unread = {page.number: page.unread for page in paper.pages if page.unread}
    for strip in strips:
        if strip.part in (LinePart.TITLE, LinePart.FURNITURE):
            continue
        line = strip.line
        for _, top, _, bottom in unread.get(strip.place[0], ()):
            if line.top < (top + bottom) / 2 < line.bottom:
                yield Disagreement(strip, f"beside “{strip.text}” stands a mark that could not be read")
                break


def left_beside(strips: Sequence[Strip], drafts: Sequence[Draft]) -> Iterator[Disagreement]:
    """Yield lines of names in several columns of which a row has only the first: a fund beside it was lost."""
    said: dict[Place, set[str]] = {}
    for draft in drafts:
        words = _word_set(f"{draft.fund} {draft.registrant or ''} {draft.date or ''} {draft.ends or ''}")
        words |= _word_set(draft.fee.printed if draft.fee else "")
        for strip in draft.lines:
            said.setdefault(strip.place, set()).update(words)
    for strip in strips:
        if strip.part is not LinePart.TEXT or len(strip.cells) < 2 or strip.place not in said:  # noqa: PLR2004
            continue
        for cell in strip.cells:
            if ends_like_fund(cell.chunk.text) and not _word_set(cell.chunk.text) <= said[strip.place]:
                yield Disagreement(strip, f"“{cell.chunk.text}” stands beside a name, and no row says it")


def _word_set(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", text.lower()))


def reread(
    paper: Paper, drafts: Sequence[Draft], known: frozenset[str], around: Sequence[Strip] = ()
) -> Iterator[Disagreement]:
    """Yield lines of rows whose letters a second reader of the page sees differently; of a scan also lines around them.

    A heading tells the class of a column, a line above funds who registered them.
    """
    if paper.reread is None:
        return
    strips = {line: strip for draft in drafts for strip in draft.lines for line in as_printed(strip.line)}
    headings: list[list[Strip]] = []
    if paper.kind == "scan":
        runs = groupby(around, key=lambda strip: (strip.place[0], strip.part))
        headings = [list(run) for (_, part), run in runs if part is LinePart.HEADING]
        beside = [strip for strip in around if strip.part is LinePart.TEXT]
        strips = {line: strip for strip in beside for line in as_printed(strip.line)} | strips
    numbers = {line.page for line in strips} | {run[0].place[0] for run in headings}
    pages = {page.number: page for page in paper.reread(sorted(numbers))}
    for line, strip in strips.items():
        seen = seen_otherwise(paper.kind, line, pages.get(line.page), known)
        if paper.kind == "scan" and is_unreadable(line):
            yield Disagreement(strip, f"a sign in “{line.text}” may be another one")
        elif seen is not None:
            yield Disagreement(strip, f"a second reading of the page sees “{seen}” where “{line.text}” was read")
    for run in headings:
        yield from _other_heading(run, pages.get(run[0].place[0]))


def _other_heading(strips: Sequence[Strip], page: Page | None) -> Iterator[Disagreement]:
    """Yield a heading whose letters another reading sees otherwise, as it may name a class.

    Its lines are held against each other together: which of them a word stands on is another matter.
    """
    read = " ".join(strip.text for strip in strips)
    seen = seen_between(strips[0].line, strips[-1].line, page)
    unsure = any(is_unreadable(strip.line) for strip in strips)
    if unsure or letters_of(read.casefold()) != letters_of(seen.casefold()):
        yield Disagreement(strips[0], f"a second reading of the page sees “{seen}” where “{read}” was read")
