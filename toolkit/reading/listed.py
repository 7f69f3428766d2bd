"""Rows of names that stand without a fee beside them: a sentence, or one rate for a whole list, speaks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.reading.clause_names import funds_in
from toolkit.reading.columns import Table
from toolkit.reading.drafts import Draft, State
from toolkit.reading.entries import FundUnit
from toolkit.reading.groups import BLANKET, Heading, groups_in_list, is_family, stated_class
from toolkit.reading.names import ends_like_fund, join_lines, looks_like_registrant, strip_continued
from toolkit.reading.rates import find_rates, find_signed_rates
from toolkit.reading.strips import Strip
from toolkit.reading.tiers import find_bands

_LIST_BELOW = re.compile(
    r"\b(?:each|every|all|any)\b[^.;]*\b(?:listed|named|shown|set\s+(?:forth|out))\s+below\b|"
    r"\bthe\s+following\s+(?:funds|portfolios|series)\b",
    re.IGNORECASE,
)

_LABELLED = re.compile(r"(?:fund|portfolio|series)\s*:\s*\S", re.IGNORECASE)
"""A heading that says of itself which fund it names (`Portfolio: Alder Growth Portfolio`)."""


def speaks_of_list(unit: FundUnit) -> bool:
    """Tell whether what stands where a fund's name would says of whom the rate is: "For each Fund listed below:"."""
    return bool(unit.names) and bool(_LIST_BELOW.search(join_lines(part.text for part in unit.names)))


def listed_below(unit: FundUnit, heads: list[Heading], state: State) -> tuple[list[Heading], list[Draft]]:
    """Give the rates of "each Fund listed below" to the names that follow; return the headings left, and the rows."""
    if not state.for_list or not heads:
        return heads, []
    state.heard = True
    rows = []
    for index, head in enumerate(heads):
        if is_family(head, heads[index + 1 :]):
            state.head(head)
            continue
        rows += [
            replace(rate, registrant=state.registrant, fund=head.text, lines=(*head.lines, *rate.lines))
            for rate in state.for_list
        ]
    if unit.entries:
        state.for_list = ()
    return [], rows


def without_table(
    unit: FundUnit, heads: Sequence[Heading], state: State, told: Sequence[Strip] | None = None
) -> list[Draft]:
    """Make rows of names that stand without a line of fees: a sentence may speak for them.

    The sentence is the one that follows the names, or `told`: one that ends in a colon above them.
    """
    groups = groups_in_list(heads)
    if BLANKET.search(join_lines(strip.text for strip in unit.prose)) and heads:
        state.head(heads[0])
        state.groups += [strip for head in heads for strip in head.lines]
        return []
    prose = tuple(unit.prose if told is None else told)
    words = join_lines(strip.text for strip in prose) or None
    said = any(figure.unit is not None and figure.outcome == "figure" for figure in find_rates(words or ""))
    funds: list[Heading] = []
    drafts = []
    for block, classes in _blocks(heads, groups, state):
        for fund in block:
            funds.append(fund)
            lines = (*fund.lines, *(strip for head in classes for strip in head.lines), *(prose if said else ()))
            stated = [stated_class(head.text) for head in classes] or [state.share_class]
            drafts += [_bare(state.registrant, fund.text, each, lines, words if said else None) for each in stated]
    state.funds = funds
    return drafts


def _bare(
    registrant: str | None, fund: str, share_class: str | None, lines: tuple[Strip, ...], words: str | None
) -> Draft:
    """Make a row of a name without a cell beside it."""
    return Draft(registrant, fund, share_class, None, None, None, None, None, (), lines, None, words)


def _blocks(heads: Sequence[Heading], groups: set[int], state: State) -> Iterator[tuple[list[Heading], list[Heading]]]:
    """Yield the funds of a list in blocks, each with the classes printed below it (`Alpha Fund / Class A Shares`).

    A heading over funds, or a class above any fund, speaks for what follows.
    """
    block: list[Heading] = []
    classes: list[Heading] = []
    for index, head in enumerate(heads):
        stated = stated_class(head.text) is not None
        if index not in groups and stated and block:
            classes.append(head)
            continue
        if block and (classes or index in groups or stated):
            yield block, classes
            block, classes = [], []
        if index in groups or stated:
            state.head(head)
        else:
            block.append(Heading(strip_continued(head.text), head.lines))
    if block:
        yield block, classes


def heads_table(unit: FundUnit, heads: Sequence[Heading], following: FundUnit | None) -> bool:
    """Tell whether companies stand over a sentence that leads on to a table with names of its own: they head it."""
    leads = bool(unit.prose) and unit.prose[-1].text.endswith(":") and not (unit.names or unit.entries)
    named = following is not None and bool(following.entries) and bool(following.names) and not following.headings
    return leads and named and bool(heads) and all(looks_like_registrant(head.text) for head in heads)


def rates_head_names(units: Sequence[FundUnit]) -> bool:
    """Tell whether classes with their rates stand above the funds they are paid for, and not below them.

    So where the first such line has no name above it, names without a rate stand behind the last, and names between
    them all: `CLASS A SHARES - 35 BASIS POINTS` over `Alpha Fund`, `Beta Fund`.
    """
    rated = [unit for unit in units if unit.entries]
    return (
        len(rated) > 1
        and units[0] is rated[0]
        and not units[0].headings
        and all(unit.headings for unit in units[1:])
        and not units[-1].entries
        and not any(unit.names or unit.prose for unit in units)
        and all(entry.class_cell is not None for unit in rated for entry in unit.entries)
    )


def headed_by_rates(heads: Sequence[Heading], rates: Sequence[Draft], state: State) -> list[Draft]:
    """Make the rows of names that stand below the rates they pay, fund by fund; a heading among them is no fund."""
    groups = groups_in_list(heads)
    rows: list[Draft] = []
    for index, head in enumerate(heads):
        if index in groups:
            state.head(head)
            continue
        rows += [
            replace(rate, registrant=state.registrant, fund=head.text, lines=(*head.lines, *rate.lines))
            for rate in rates
        ]
    return rows


def told_below(unit: FundUnit, following: FundUnit | None) -> bool:
    """Tell whether a unit's sentence ends in a colon and so speaks of the names below it: those above head them."""
    text = join_lines(strip.text for strip in unit.prose)
    names = following is not None and bool(following.headings) and not following.entries
    return names and text.endswith(":") and any(figure.outcome == "figure" for figure in find_signed_rates(text))


def funds_led_on(unit: FundUnit, following: FundUnit | None) -> list[Heading]:
    """Return the funds that a sentence with a colon names for the rates below it, which name none themselves.

    So of several at once (what stands over it then heads them), or of one over which nothing stands.
    """
    text = join_lines(strip.text for strip in unit.prose)
    alone = following is not None and bool(following.entries) and not (following.names or following.headings)
    labelled = bool(unit.headings) and _LABELLED.match(unit.headings[-1][0].text) is not None
    if labelled or not alone or not text.endswith(":") or find_bands(text):
        return []
    named = [name for name in funds_in(text) if ends_like_fund(name) and not looks_like_registrant(name)]
    found = [Heading(name, tuple(unit.prose)) for name in named]
    return found if len(found) > 1 or not unit.headings else []


def rows_without_rates(rows: Sequence[Draft], unit: FundUnit) -> int:
    """Count the last rows that stand in a table without a column of rates, where a unit without a name follows them."""
    waiting = 0
    for draft in reversed(rows):
        table = draft.table
        if draft.fee or draft.words or table is None or table is unit.entries[0].table:
            break
        if rates_in(table):
            break
        waiting += 1
    return waiting


def for_list_below(rates: Sequence[Draft], rows: Sequence[Draft], unit: FundUnit) -> list[Draft]:
    """Return the rates without a fund that stand right above a table of funds without a column of rates.

    It has other columns, so that its funds are read as rows (`Fund`, `Ticker`, `Effective Date`).
    """
    table, last = unit.entries[0].table, rates[-1] if rates else None
    if table is None or last is None or last.table in (None, table) or rates_in(table):
        return []
    own = {row.strip.place for row in table.rows}
    after = [row.lines[0].place for row in rows if row.lines and row.lines[0].place > last.lines[-1].place]
    return [rate for rate in rates if rate.table is last.table] if own.issuperset(after) else []


def rates_in(table: Table) -> bool:
    """Tell whether a table has a column of rates."""
    return any(column.role in ("rate", "service_fee", "asset_based_sales_charge") for column in table.columns)


def for_each_above(rows: Sequence[Draft], rates: Sequence[Draft]) -> list[Draft]:
    """Give the rates of a table without names to each fund that is listed above it, fund by fund."""
    return [
        replace(
            rate,
            registrant=row.registrant,
            fund=row.fund,
            share_class=rate.share_class or row.share_class,
            date=rate.date or row.date,
            ends=rate.ends or row.ends,
            markers=tuple(dict.fromkeys((*row.markers, *rate.markers))),
            lines=(*row.lines, *rate.lines),
            doubts=(*row.doubts, *rate.doubts),
            listed_in=row.table,
        )
        for row in rows
        for rate in rates
    ]
