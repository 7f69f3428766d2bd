"""Units made into rows.

One for every fund and every class of it, in printed order, each with what was printed for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from toolkit.reading.cells import FEES, Kind
from toolkit.reading.drafts import Draft, Drafts, Fee, State, heading_of
from toolkit.reading.entries import Entry, FundUnit
from toolkit.reading.funds_across import funds_across, rows_across
from toolkit.reading.groups import Heading, may_be_fund, registrant_text, split_headings, stated_class
from toolkit.reading.head_words import begins_caption, is_caption
from toolkit.reading.joins import stacked_funds
from toolkit.reading.listed import (
    for_each_above,
    for_list_below,
    funds_led_on,
    headed_by_rates,
    heads_table,
    listed_below,
    rates_head_names,
    rows_without_rates,
    speaks_of_list,
    told_below,
    without_table,
)
from toolkit.reading.names import (
    breaks_off,
    ends_like_fund,
    is_whole_name,
    join_lines,
    listed_funds,
    parse_classes,
    shares_cell,
    strip_continued,
    strip_markers,
    take_apart,
)
from toolkit.reading.row_cells import (
    Slot,
    blanks,
    column_class,
    column_registrant,
    date_text,
    dated_below,
    fee_cells,
    former_name,
    from_trusts,
    markers_of,
    name_markers,
    only_names,
    wrapped_trusts,
)
from toolkit.reading.strips import Strip


@dataclass
class _Made:
    """The drafts made so far, and the sentence that speaks for the names below it."""

    rows: list[Draft] = field(default_factory=list)
    fundless: list[Draft] = field(default_factory=list)
    listed: list[Draft] = field(default_factory=list)
    told: list[Strip] | None = None


def drafts_of(units: Sequence[FundUnit], known: frozenset[str], strips: dict[int, Strip]) -> Drafts:
    """Make rows of units in printed order."""
    if rates_head_names(units):
        return _below_rates(units, known, strips)
    state, made = State(trusts=wrapped_trusts(units)), _Made()
    for unit, following in zip_longest(units, units[1:]):
        if unit.entries:
            state.enter(unit.entries[0].table)
        above = [heading_of(parts, strips) for parts in unit.headings]
        heads = _without_captions(above)
        state.groups += [strip for head in above if head not in heads for strip in head.lines]
        if unit.entries:
            _add_rows(unit, heads, state, made, known, strips)
        else:
            _add_names(unit, following, heads, state, made)
    made.fundless += state.speak(())
    spent = {strip.place for draft in made.rows if draft.listed_in is not None for strip in draft.lines}
    left = [
        draft for draft in made.fundless if not draft.lines or any(strip.place not in spent for strip in draft.lines)
    ]
    return Drafts(tuple(made.rows), tuple(left), tuple(made.listed), tuple(state.groups))


def _add_names(unit: FundUnit, following: FundUnit | None, heads: list[Heading], state: State, made: _Made) -> None:
    """Add what names without a line of fees stand for, or keep what their sentence says of the lines below it."""
    led = funds_led_on(unit, following)
    if heads_table(unit, heads, following):
        for heading in heads:
            state.head(heading)
        return
    if told_below(unit, following) or led:
        if made.told is not None and not led:  # the list of the sentence before ends where the next one begins
            made.rows += without_table(unit, heads, state, made.told)
            heads = []
        for heading in heads:
            state.head(heading)
        if led:
            state.funds = led
        else:
            made.told = unit.prose
        return
    heads, below = listed_below(unit, heads, state)
    made.rows += below
    drafts = without_table(unit, heads, state, made.told)
    made.told = None
    (made.rows if any(draft.words for draft in drafts) else made.listed).extend(drafts)


def _add_rows(
    unit: FundUnit, heads: list[Heading], state: State, made: _Made, known: frozenset[str], strips: dict[int, Strip]
) -> None:
    """Add the rows of a unit that prints fees, where they belong: to its fund, to funds listed above, or below."""
    if not unit.names and funds_across(unit.entries[0].table):
        for heading in heads:
            state.head(heading)
        made.rows += rows_across(unit, state)
        return
    heads, below = listed_below(unit, heads, state)
    made.rows += below
    if speaks_of_list(unit):
        made.fundless += state.speak(tuple(_rows(unit, [], state, known)))
        state.groups += list(unit.lines())
        return
    waiting = rows_without_rates(made.rows, unit) if not unit.names and not heads else 0
    if waiting:
        made.rows[-waiting:] = for_each_above(made.rows[-waiting:], list(_rows(unit, [], state, known)))
        return
    funds = _funds(unit, heads, state, strips)
    drafts = list(_rows(unit, funds, state, known))
    if not any(draft.fee for draft in drafts) and not all(ends_like_fund(fund.text) for fund in funds):
        return
    if funds and (rates := for_list_below(made.fundless, made.rows, unit)):
        made.rows += for_each_above(drafts, rates)
    else:
        (made.rows if funds else made.fundless).extend(drafts)


def _below_rates(units: Sequence[FundUnit], known: frozenset[str], strips: dict[int, Strip]) -> Drafts:
    """Make rows of names that stand below the rates they pay."""
    state = State()
    rows: list[Draft] = []
    rates: list[Draft] = []
    for unit in units:
        rows += headed_by_rates([heading_of(parts, strips) for parts in unit.headings], rates, state)
        rates = list(_rows(unit, [], state, known)) if unit.entries else []
    return Drafts(tuple(rows), (), (), tuple(state.groups))


_FUNDS = re.compile(r"(?:funds|portfolios)\s*:?", re.IGNORECASE)
"""What stands over a list of funds and says no more than that."""


def _without_captions(heads: Sequence[Heading]) -> list[Heading]:
    """Leave out the captions of a table's columns among the headings above it, and the lines that only begin one."""
    left: list[Heading] = []
    for head in heads:
        if is_caption(head.text, least=1) or (not left and _FUNDS.fullmatch(head.text)):
            while left and begins_caption(left[-1].text):
                left.pop()
        else:
            left.append(head)
    return left


def _funds(unit: FundUnit, heads: Sequence[Heading], state: State, strips: dict[int, Strip]) -> list[Heading]:
    """Return the fund of a unit (or the funds, where several headings share its lines).

    Headings above set the registrant.
    """
    if unit.names:
        for heading in _last_said(heads):
            state.head(heading)
        beside = [entry.name for entry in unit.entries if entry.name is not None]
        shared = beside == unit.names and shares_cell([part.text for part in unit.names])
        parted = [[part] for part in unit.names] if shared else stacked_funds(unit)
        state.funds = [each for parts in parted for each in _each_fund(heading_of(parts, strips))]
        return state.funds
    banded = any(entry.band_cell for entry in unit.entries)
    if banded and heads and stated_class(heads[-1].text) and (len(heads) > 1 or state.under_fund):
        return _of_class(heads, state)
    if heads and state.under_fund:
        state.share_class, state.under_fund = None, False
    if heads:
        shared = any(entry.band_cell for entry in unit.entries)
        groups, funds = split_headings(_whole_lists(heads), shared=shared)
        for heading in groups[-1:]:
            state.head(heading)
            if funds and may_be_fund(heading, funds[0]):
                unit.doubts.append(f"“{heading.text}” above it may be its registrant or one more fund")
        state.funds = [each for fund in funds for each in _each_fund(Heading(strip_continued(fund.text), fund.lines))]
        unfinished = [fund.text for fund in funds if not is_whole_name(fund.text)]
        if 0 < len(unfinished) < len(funds):
            unit.doubts.append(f"“{unfinished[0]}” above it may be a fund of its own or begin another's name")
    return state.funds


def _of_class(heads: Sequence[Heading], state: State) -> list[Heading]:
    """Return the funds over a class with bands of its own (`ALDER FUND` over `Class C` over `First $1 billion`)."""
    *above, named = heads
    if above:
        state.funds = [each for head in above[-1:] for each in _each_fund(head)]
        for heading in above[:-1]:
            state.head(heading)
    state.head(named)
    state.under_fund = True
    return state.funds


def _last_said(heads: Sequence[Heading]) -> list[Heading]:
    """Return the headings that count for the rows below: the last, as often as it is said, or all where one is a class.

    A registrant last on its page is said again, "(continued)", on the next.
    """
    if any(stated_class(head.text) for head in heads):
        return list(heads)
    return [head for head in heads if registrant_text(head.text) == registrant_text(heads[-1].text)]


def _whole_lists(heads: Sequence[Heading]) -> list[Heading]:
    """Join a list of funds that runs on over lines: each breaks off at a comma, an "and", or inside a name."""
    joined: list[Heading] = []
    for head in heads:
        if joined and (breaks_off(joined[-1].text) or _ends_list(joined[-1].text, head.text)):
            joined[-1] = Heading(join_lines((joined[-1].text, head.text)), (*joined[-1].lines, *head.lines))
        else:
            joined.append(head)
    return joined


def _ends_list(above: str, below: str) -> bool:
    """Tell whether a line goes on with the last name of a list that has come to its "and", up to the list's colon."""
    last = re.search(r"\band\s", above) is not None and len(listed_funds(above)) > 1
    return last and not above.rstrip().endswith(":") and below.rstrip().endswith(":")


_LEADS_TO_FUND = re.compile(
    r"^(?:(?i:the\s+following\s+(?:funds|portfolios|series))\s*:\s*|(?:For|With\s+respect\s+to|As\s+to|In\s+the\s+case\s+of)\s+(?:the\s+|each\s+of\s+)?)(?=[A-Z])"
)
"""What stands before the fund whose bands follow (`For Alder Growth Fund:`)."""


def _each_fund(heading: Heading) -> Iterator[Heading]:
    """Part a heading that lists several funds (`Alpha Fund, Beta Fund and Gamma Fund:`)."""
    said = re.sub(r"\s*\((?:each|both)\)$", "", heading.text.rstrip(" :"))
    for name in listed_funds(_LEADS_TO_FUND.sub("", said)):
        yield Heading(name, heading.lines)


def _rows(unit: FundUnit, funds: Sequence[Heading], state: State, known: frozenset[str]) -> Iterator[Draft]:
    """Yield the rows of one unit: fund by fund, then class by class."""
    slots = _slots(unit, known)
    for entry in unit.entries:
        if any(
            cell.kind in FEES and entry.table.columns[index].role == "name" for index, cell in entry.row.cells.items()
        ):
            unit.doubts.append("a figure stands where a name should")
    if from_trusts(unit):
        unit.doubts.append("words of its name stand in the column of the trusts")
    if any(dated_below(members, unit) for _, _, members in slots):
        unit.doubts.append("its day is printed at a class below, and may be of that class alone")
    registrant = column_registrant(unit, state) or state.registrant
    held = column_class(unit, slots, state)
    former = former_name(unit)
    markers = name_markers(unit)
    for fund in funds or [Heading("", ())]:
        for share_class, column, members in slots:
            cells = tuple((cell, band) for entry in members for cell, band in fee_cells(entry, column, unit))
            entry = members[0]
            if share_class and state.share_class and share_class != state.share_class:
                unit.doubts.append(f"its line says class {share_class}, the heading above it {state.share_class}")
            extra = [strip for owner, strip in unit.extra if owner in members or len(slots) == 1]
            own = [each.strip for each in members]
            rest = [*fund.lines, *extra]
            lines = tuple(dict.fromkeys([*own, *rest]))
            if len(slots) == 1:
                lines = tuple(sorted(lines, key=lambda strip: strip.place))
            its_class = share_class or held or state.table_class or state.share_class
            if state.several and not (its_class or take_apart(fund.text, known).share_class):
                unit.doubts.append(f"the heading above it, “{state.several}”, names classes, and its line none")
            yield Draft(
                registrant=registrant,
                fund=fund.text,
                share_class=its_class,
                fee=Fee(column, cells) if cells else None,
                service=entry.cell(entry.table.part("service_fee", column)),
                sales=entry.cell(entry.table.part("asset_based_sales_charge", column)),
                date=date_text(members, unit, slots, fee=column, ends=False),
                ends=date_text(members, unit, slots, fee=column, ends=True),
                markers=markers_of(fund.text, members, column, unit, known, markers),
                lines=lines,
                table=entry.table,
                doubts=tuple(unit.doubts),
                former=former,
            )


_NO_FEES = -1
"""The column of a slot in a table that has none for fees: a list of funds with their classes or dates."""


def _slots(unit: FundUnit, known: frozenset[str]) -> list[Slot]:
    """NamePart a unit's lines into rows.

    A line that names a class begins one, bands and steps go on with the last; a column of
    rates for each class makes a row of each of its cells.
    """
    rows: list[tuple[list[str | None], list[Entry]]] = []
    for entry in unit.entries:
        classes = _classes(entry, known)
        if not rows or classes is not None or not _continues(entry):
            if rows and classes is None and rows[-1][0] == [None]:
                unit.doubts.append("two fees are printed for it")
            rows.append((classes or [None], [entry]))
        else:
            rows[-1][1].append(entry)
    if (
        len(rows) > 1
        and rows[0][0] == [None]
        and only_names(rows[0][1])
        and all(classes != [None] for classes, _ in rows[1:])
    ):
        del rows[0]  # the fund's line, with its day perhaps, over those of its classes
    slots: list[Slot] = []
    for classes, members in rows:
        columns = [index for index, column in enumerate(members[0].table.columns) if column.role == "rate"]
        columns = [index for index in columns if members[0].table.columns[index].breakpoint is None] or columns[:1]
        unit.doubts += blanks(members, columns)
        for share_class in classes:
            if not columns:
                slots.append((share_class, _NO_FEES, members))
            for column in columns:
                if len(columns) > 1 and not any(column in entry.row.cells for entry in members):
                    continue
                named = (share_class,) if share_class else members[0].table.columns[column].classes or (None,)
                slots += [(each, column, members) for each in named]
    return slots


def _continues(entry: Entry) -> bool:
    """Tell whether a line without a class goes on with the row above: a further band, or further steps in the cell."""
    if entry.band_cell is not None:
        return True
    kinds = {cell.kind for index, cell in entry.row.cells.items() if entry.table.columns[index].role == "rate"}
    return Kind.STEPS in kinds or not kinds


def _classes(entry: Entry, known: frozenset[str]) -> list[str | None] | None:
    """Return the class (or classes: `A, C and R`) that a line names; None where it names none."""
    if entry.class_cell is None:
        return None
    text = strip_markers(entry.class_cell.text, known)[0]
    found = parse_classes(text)
    if found:
        return list(found)
    return [re.sub(r"(?i)\s+(?:class|shares)$", "", text) or None]
