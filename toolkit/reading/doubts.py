"""What speaks against a row that was read: reasons to call for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.reading.cells import Kind as CellKind
from toolkit.reading.columns import Table
from toolkit.reading.dated_names import holds_day
from toolkit.reading.dates import find_dates, first_date
from toolkit.reading.drafts import Draft
from toolkit.reading.funds_across import funds_across

_NO_LETTERS = re.compile(r"^(?!.*[A-Za-z]{2})")
_STRANGE = re.compile(r"\(cid:\d+\)|[\[\]{}~\\<>|=@%\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd]|\.\d{2}\b")
WHOLLY = re.compile(r"\b100%\s(?=[A-Z])")
"""What a fund may say of itself: that all of it is in one thing (`Alpha 100% Treasury Fund`)."""
_HEADING_WORDS = re.compile(r"\$|\b(?:average daily|net assets|percentage|annual rate)\b", re.IGNORECASE)
_BEGINS_AMID = re.compile(r"(?!(?:all|each|every|any|the) )[a-z]+ ")
"""A first word all in small letters: the end of another line (`million Cedar Fund`), not of a brand (`iCedar Fund`)."""
_BREAKS_OFF = re.compile(r"(?:\s[-–—]+|[/&,(]|\b(?:of|and|the|for))$", re.IGNORECASE)
"""The end of a name whose class or last word is lost."""
_BARE_CLASS = re.compile(r"(?:share\s+)?class(?:es)?|shares", re.IGNORECASE)
_NO_YEAR = re.compile(
    r"(?!.*\b(?:annual|annum|year))(?=.*\b(?:(?:monthly|quarterly)\s+(?:fee|rate)|per\s+(?:month|quarter)))",
    re.IGNORECASE,
)
_CHARGED_NOW = re.compile(r"\bcurrent(?:ly)?\b", re.IGNORECASE)
_THE_MOST = re.compile(r"\b(?:max(?:imum)?|up to|authorized|cap|limit)\b", re.IGNORECASE)
_NO_COMPANY = re.compile(
    r"^(?:shares?|class(?:es)?|funds?|portfolios?|series)\W*$|\b(?:fees|rates|limits?|expenses|compensation|schedule|exhibit|"
    r"appendix|as of|effective|per annum|basis points|net assets|fiscal year|period)\b|"
    r"^(?:of|to|for|by|between|under) ",
    re.IGNORECASE,
)
"""A word that ends a name or heads a column by itself, one that speaks of fees and days, or one that goes on with the
line above: it names no registrant."""
_COMPANY = re.compile(
    r"\b(?:trusts?|funds?|portfolios?|series|inc|incorporated|corp(?:oration)?|compan(?:y|ies)|co|l\.?l\.?c|l\.?p|ltd|limited|"
    r"group|accounts?|variable|annuity|shares|advis[eo]rs?|vit|management|managed|capital|investors?|investments?|etfs?|pool|plc)\b",
    re.IGNORECASE,
)
"""A word that the names of investment companies have."""
_OF_CLASSES = re.compile(r"\b(?:class(?:es)?|shares)\b", re.IGNORECASE)
"""A heading of several classes, which is none of a company."""
_FEE_ALONE = re.compile(
    r"(?:\W*\b(?:max(?:imum)?|annual(?:ized)?|yearly|fees?|rates?|charges?|percentage|of|the|per|annum|rule|12b-1)\b)+\W*",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"\bservic(?:e|es|ing)\b", re.IGNORECASE)
_SALES = re.compile(r"\bdistribution\b|\basset[-\s]based\b", re.IGNORECASE)
_LONG_NAME = 5
_FEW_ROWS = 2


def row_doubts(draft: Draft, name: str, reference: int | None, formerly: str | None = None) -> Iterator[str]:
    """Yield what speaks against a row: its table, its dates, its names."""
    if draft.table is not None:
        yield from _table_doubts(draft, draft.table)
    for text in (draft.date, draft.ends):
        if text and re.search(r"\d", text) and (first_date(text, reference) is None or re.search(r"\d\.\d", text)):
            yield f"“{text}” is no date"
        if text and len({found.day for found in find_dates(text, reference)}) > 1:
            yield f"“{text}” holds two days, and nothing says which is its own"
    strange = (odd.search(draft.registrant or "") for odd in (_STRANGE, _NO_COMPANY, _OF_CLASSES))
    unnamed = draft.registrant and (_NO_LETTERS.match(draft.registrant) or not _COMPANY.search(draft.registrant))
    if any(strange) or unnamed:
        yield f"the heading “{draft.registrant}” does not read as a name"
    yield from _name_doubts(name)
    for text in (name, formerly or ""):
        if holds_day(text):
            yield f"“{text}” holds a day, as no fund's name does"


def _table_doubts(draft: Draft, table: Table) -> Iterator[str]:
    """Yield what is odd in the row's cells: no fee, a figure that stands alone in its column, words under nothing."""
    if draft.fee is None and table.index("rate") is not None:
        yield "no fee stands in its row"
    elif draft.fee is None and (draft.service is not None or draft.sales is not None):
        yield "only the parts of its fee are printed, and no total"
    if len(table.rows) > _FEW_ROWS:
        places = {strip.place for strip in draft.lines}
        for index in table.sparse:
            if any(
                (cell := table.cell_at(place, index)) is not None and cell.kind is CellKind.RATE for place in places
            ):
                yield "a figure stands in a column of its own"
    if any(_blank_below_date(draft, table)):
        yield "its day is left blank below one that is printed, which may hold for it too"
    if any(_unheaded(draft, table)):
        yield "words or a figure stand in a column that nothing heads"
    yield from _heading_doubts(table)


def _blank_below_date(draft: Draft, table: Table) -> Iterator[bool]:
    """Yield for each column of days whether a row prints nothing there, and one above it a day.

    A day above none is another case: it was printed for the rows that were added last.
    """
    places = {strip.place for strip in draft.lines}
    if draft.date or draft.ends:
        yield draft.date is not None and _blank_among_days(draft, table)
        return
    for index in [index for index, column in enumerate(table.columns) if column.role == "date"]:
        dated = [row.strip.place for row in table.rows if index in row.cells]
        yield bool(dated) and places.isdisjoint(dated) and min(dated) < min(places)


def _blank_among_days(draft: Draft, table: Table) -> bool:
    """Tell whether a row prints no day, and has its fund's, in a table whose further classes print each their own."""
    index, names = table.index("date"), table.index("name")
    if index is None or not draft.lines or table.cell_at(draft.lines[0].place, index) is not None:
        return False
    return any(index in row.cells and names not in row.cells for row in table.rows)


def _heading_doubts(table: Table) -> Iterator[str]:
    """Yield what is odd in the headings of the columns of rates: none, the same twice, a class over some only."""
    if any(each.role == "rate" and _BARE_CLASS.fullmatch(each.heading) for each in table.columns):
        yield "a column of rates is headed by no more than the word Class"
    parts = [column.role for column in table.columns if column.role in ("service_fee", "asset_based_sales_charge")]
    if len(set(parts)) < len(parts):
        yield "two columns are headed as the same part of the fee"
    if any(each.role == "rate" and _NO_YEAR.match(each.heading) for each in table.columns):
        yield "the heading of its rate speaks of a month or a quarter, not of a year"
    now = [each for each in table.columns if each.role == "other" and _CHARGED_NOW.search(each.heading)]
    if now and any(each.role == "rate" and _THE_MOST.search(each.heading) for each in table.columns):
        yield "what is charged now stands beside the most that may be charged, and nothing says which is its fee"
    if any(_names_no_part(table, index) for index, each in enumerate(table.columns) if each.role == "other"):
        yield "a column of rates stands beside the total, and its heading does not say what part it is"
    unlike = [each for each in table.columns if each.role == "rate" and not each.classes and each.breakpoint is None]
    if unlike and any(each.breakpoint is not None for each in table.columns):
        yield "some columns of rates are headed by a band of net assets and some are not"
    if len(unlike) > 1 and not funds_across(table):
        yield "two columns of rates stand beside each other, and nothing says which is its fee"
    elif unlike and any(each.role == "rate" and each.classes for each in table.columns):
        yield "one column of rates is headed by no class, as the others are"


def _names_no_part(table: Table, index: int) -> bool:
    """Tell whether a column of rates that is no fee has a heading that says nothing of it, or that is of two parts."""
    heading = table.columns[index].heading
    cells = [row.cells[index] for row in table.rows if index in row.cells]
    rates = sum(cell.kind is CellKind.RATE and "%" in cell.chunk.text for cell in cells)
    two = _SERVICE.search(heading) is not None and _SALES.search(heading) is not None
    return bool(heading) and 2 * rates > len(cells) and (two or _FEE_ALONE.fullmatch(heading) is not None)


def _name_doubts(name: str) -> Iterator[str]:
    """Yield what no fund's name has: open brackets, the words of headings, figures, another name."""
    if name.count("(") != name.count(")") or _HEADING_WORDS.search(name):
        yield f"“{name}” holds words that no fund's name has"
    opening = " ".join(name.split()[:2])
    if len(name.split()) > _LONG_NAME and name.count(opening) > 1:
        yield f"“{name}” may be two names"
    if (
        _BREAKS_OFF.search(name)
        or _NO_LETTERS.match(name)
        or _STRANGE.search(WHOLLY.sub("", name))
        or _BEGINS_AMID.match(name)
    ):
        yield f"“{name}” does not read as a name"


def _unheaded(draft: Draft, table: Table) -> Iterator[bool]:
    """Yield for each cell of a row in a column without a heading or a role whether it says anything."""
    for place in {strip.place for strip in draft.lines}:
        for index, column in enumerate(table.columns):
            cell = table.cell_at(place, index)
            if column.role == "other" and not column.heading and cell is not None:
                yield cell.kind is CellKind.RATE or bool(re.search(r"[A-Za-z]{3}", cell.text))
