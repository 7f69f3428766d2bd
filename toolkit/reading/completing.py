"""Rows whose fund and fee are printed apart, brought together.

A table of rates for a list of funds, a sentence for a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from toolkit.reading.cells import Kind
from toolkit.reading.clause_fees import fees_by_name
from toolkit.reading.clause_names import classes_in
from toolkit.reading.clause_sentences import Sentence
from toolkit.reading.columns import Table
from toolkit.reading.drafts import Draft, Drafts
from toolkit.reading.find import Span
from toolkit.reading.groups import BLANKET
from toolkit.reading.names import ends_like_fund, join_lines
from toolkit.reading.odd_rows import PORTFOLIO
from toolkit.reading.pages import Paper
from toolkit.reading.statements import Statement, clause_statements, paragraphs, statements_of
from toolkit.reading.strips import LinePart, Sheet, Strip
from toolkit.reading.tiers import find_bands
from toolkit.reading.titles import company_in, registrant_above, registrant_in

_FUND_AND_FEE = re.compile(
    r"(?P<fund>(?!(?i:each|all|every|any|the)\b)[A-Z][\w&.'’/-]*(?:\s+[\w&.'’/-]+){1,8}?\s+(?i:fund|portfolio))\s*"
    r"(?:[-–—:,]\s*(?i:[\w\s12b-]*(?:fees?|rates?|compensation))\W*)"
)
_CHARGE = re.compile(
    r"\b(?:wires?|statements?|che(?:ck|que)s?|stop\s+payment|copy|copies|returned|upkeep|research|postage|mail|overnight|delivery|transactions?|"
    r"telephone|confirmations?|redemption\s+by|account\s+(?:fee|maintenance|closing)|minimum|per\s+\w+|ira|custod\w+|setup|conversion|out-of-pocket|transfer|closing|opening)\b",
    re.IGNORECASE,
)


def is_other_charges(tables: Sequence[Table]) -> bool:
    """Tell whether a schedule prices services (wires, statements) by the piece and no fund by its net assets."""
    names = [
        cell.text
        for table in tables
        for row in table.rows
        for index, cell in row.cells.items()
        if table.columns[index].role == "name" and cell.kind is Kind.TEXT
    ]
    if not names or any(ends_like_fund(name) for name in names):
        return False
    return 2 * sum(1 for name in names if _CHARGE.search(name)) >= len(names)


def lists_charges(sheet: Sheet) -> bool:
    """Tell the same of a schedule whose lines all end in dollars."""
    rows = [strip for strip in sheet.strips if strip.part in (LinePart.TEXT, LinePart.FEES) and len(strip.cells) > 1]
    dollars = [
        strip
        for strip in rows
        if re.match(r"\$\s?\d[\d,]*(?:\.\d{2})?(?:\s+(?:each|per\b.*))?$", strip.cells[-1].chunk.text)
    ]
    return (
        bool(rows)
        and 2 * len(dollars) > len(rows)
        and not any(ends_like_fund(strip.cells[0].chunk.text) for strip in dollars)
    )


def completed(paper: Paper, spans: Sequence[Span], span: Span, sheet: Sheet, drafts: Drafts) -> list[Draft]:
    """Put a schedule's rows in order.

    Those of its tables and sentences, rates crossed with the funds they are for, else the list.
    """
    title = registrant_in(span, sheet.strips)
    statements = list(statements_of(sheet.strips, sheet.pitch))
    rows = [row for draft in drafts.rows for row in (_by_class(draft) if draft.words else (draft,))]
    if drafts.fundless:
        rows += _crossed(drafts, sheet, title)
    if not any(draft.fee for draft in rows):
        rows += _told(statements)
    else:
        rows = _among(rows, list(_told(each for each in statements if each.says_fee)))
    if not any(draft.fee or draft.words or draft.service or draft.sales for draft in rows):
        clauses = clause_statements(paper, spans, span.label)
        rows = list(_said_of_all(rows or drafts.listed, statements, clauses))
    if title is None and rows and all(PORTFOLIO.search(draft.fund) for draft in rows):
        title = company_in(span, sheet.strips)
    title = title or registrant_above(paper, span)
    return [replace(draft, registrant=draft.registrant or title) for draft in rows]


def _crossed(drafts: Drafts, sheet: Sheet, title: str | None) -> Iterator[Draft]:
    """Give every fund each rate of a table that names none, fund by fund."""
    for fund in drafts.listed:
        for rate in drafts.fundless:
            yield replace(
                rate,
                fund=fund.fund,
                registrant=fund.registrant,
                share_class=rate.share_class or fund.share_class,
                lines=(*rate.lines, *fund.lines),
            )
    if drafts.listed:
        return
    blanket, lines = blanket_of(sheet)
    blanket = blanket or _headed_fund(sheet)
    for rate in drafts.fundless:
        if blanket is not None:
            yield replace(rate, fund=blanket, lines=(*rate.lines, *lines))
        else:
            yield replace(
                rate, fund=title or "", doubts=(*rate.doubts, "the schedule does not name the fund of this rate")
            )


def _headed_fund(sheet: Sheet) -> str | None:
    """Return the one fund whose name is all that a line of the title says beside its fee (`ALDER FUND - PLAN FEES`)."""
    titles = [strip.text for strip in sheet.strips if strip.part is LinePart.TITLE]
    found = [hit["fund"] for text in titles if (hit := _FUND_AND_FEE.fullmatch(text))]
    return found[0] if len(found) == 1 else None


def blanket_of(sheet: Sheet) -> tuple[str | None, tuple[Strip, ...]]:
    """Return the words that stand for all funds of a trust ("all Funds of … as offered in …")."""
    for lines in paragraphs(sheet.strips, sheet.pitch):
        found = BLANKET.search(join_lines(strip.text for strip in lines))
        if found is not None:
            return found["name"].rstrip("."), lines
    return None, ()


def _among(rows: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """Put the rows of sentences among those of tables, each where it is printed; a fund that has a row gets no second.

    So one schedule may say some of its fees in a table and the others in sentences.
    """
    named = {draft.fund for draft in rows}
    among = list(rows)
    for draft in told:
        if draft.fund not in named:
            place = draft.lines[0].place
            behind = [index for index, row in enumerate(among) if min(each.place for each in row.lines) > place]
            among.insert(behind[0] if behind else len(among), draft)
    return among


def _told(statements: Iterable[Statement]) -> Iterator[Draft]:
    """Make the rows of sentences that name their funds."""
    for statement in statements:
        for fund in statement.funds:
            yield from _by_class(
                Draft(None, fund, None, None, None, None, None, None, (), statement.lines, None, statement.text)
            )


def _said_of_all(listed: Sequence[Draft], statements: Sequence[Statement], clauses: Sequence[str]) -> Iterator[Draft]:
    """Give listed funds the fee that one sentence says of them all: the schedule's own before the agreement's."""
    general = [statement for statement in statements if not statement.funds]
    words = general[0].text if len(general) == 1 else clauses[0] if not general and len(clauses) == 1 else None
    lines = general[0].lines if len(general) == 1 else ()
    doubt = "several sentences say a fee for it" if len(general) > 1 or (not general and len(clauses) > 1) else None
    for draft in listed:
        yield from _by_class(
            replace(
                draft,
                words=words,
                lines=tuple(dict.fromkeys((*draft.lines, *lines))),
                doubts=(*draft.doubts, doubt) if doubt else draft.doubts,
            )
        )


def _by_class(draft: Draft) -> Iterator[Draft]:
    """Make a row for each class to which a fund's sentence gives a rate; doubt a class that cannot be tied to one."""
    words = draft.words or ""
    if not classes_in(words) or (draft.share_class is not None and len(classes_in(words)) == 1):
        yield draft
        return
    fees = () if find_bands(words) else fees_by_name(Sentence(words, ())) or ()
    told = [(bare, fee.printed) for fee in fees for bare in fee.classes if draft.share_class in (None, bare)]
    for bare, printed in told:
        yield replace(draft, share_class=bare, words=printed)
    if not told:
        yield replace(draft, doubts=(*draft.doubts, "its sentence names a class, and not plainly which rate is its"))
