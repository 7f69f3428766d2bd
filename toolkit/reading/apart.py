"""Funds listed in one schedule and their rates printed in another: brought together where nothing else is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.reading.columns import Table
from toolkit.reading.completing import blanket_of
from toolkit.reading.drafts import Drafts
from toolkit.reading.find import Span
from toolkit.reading.pages import Paper
from toolkit.reading.statements import clause_statements, statements_of
from toolkit.reading.strips import Sheet
from toolkit.reading.titles import registrant_in


@dataclass(frozen=True)
class Gathered:
    """A schedule whose lines are sorted and gathered, its rows not yet completed."""

    span: Span
    sheet: Sheet
    tables: tuple[Table, ...]
    found: Drafts


def brought_together(paper: Paper, spans: Sequence[Span], parts: Sequence[Gathered]) -> list[Gathered]:
    """Make one schedule of a list of funds without a fee and of rates that name no fund, where these are all there is.

    A clause that says the fee of the list speaks for it; then they are two.
    """
    lists = [part for part in parts if _only_lists(part)]
    rates = [part for part in parts if _only_rates(part)]
    if len(parts) != 2 or len(lists) != 1 or len(rates) != 1:  # noqa: PLR2004 - a list and its rates
        return list(parts)
    (listed,), (rated,) = lists, rates
    if clause_statements(paper, spans, listed.span.label):
        return list(parts)
    title = registrant_in(listed.span, listed.sheet.strips)
    funds = tuple(replace(draft, registrant=draft.registrant or title) for draft in listed.found.listed)
    first, second = sorted((listed, rated), key=lambda part: part.span.start)
    sheet = replace(
        rated.sheet,
        strips=(*first.sheet.strips, *second.sheet.strips),
        rules={**first.sheet.rules, **second.sheet.rules},
        known=first.sheet.known | second.sheet.known,
    )
    groups = (*listed.found.groups, *rated.found.groups)
    return [Gathered(first.span, sheet, rated.tables, replace(rated.found, listed=funds, groups=groups))]


def _only_lists(part: Gathered) -> bool:
    """Tell whether a schedule lists funds, each alone on its line, and says no fee of them."""
    found = part.found
    plain = all(draft.fee is None and draft.words is None and draft.share_class is None for draft in found.listed)
    alone = all(len(strip.cells) == 1 for draft in found.listed for strip in draft.lines)
    return (
        bool(found.listed)
        and plain
        and alone
        and not (found.rows or found.fundless)
        and not any(statements_of(part.sheet.strips, part.sheet.pitch))
    )


def _only_rates(part: Gathered) -> bool:
    """Tell whether a schedule prints rates and names no fund of theirs, in a table or in one sentence."""
    found = part.found
    if found.rows or found.listed or blanket_of(part.sheet)[0] is not None:
        return False
    said = list(statements_of(part.sheet.strips, part.sheet.pitch))
    if found.fundless:
        return not said
    return len(said) == 1 and not said[0].funds
