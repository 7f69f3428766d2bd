"""Shares that bear the fee, by row and day, from share activity: most accounts by sums alone, the rest lot by lot.

Under first in, first out the shares left are those last acquired. An account whose ineligible shares were all acquired
before the calculation date therefore needs no lots in order:

    eligible left = acquired - max(given up, acquired before the calculation date)

Only accounts that cross (a reinvestment inherits from a mixed balance, a lot arrives with an older date, a split,
another lot order) are walked (`account_walks`).
"""
# ruff: noqa: S608 - every part of a query here is a constant of this module, or a day

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.amounts import EXACT
from toolkit.money import calendar
from toolkit.money.account_sums import ELIGIBLE, REINVESTED, SELF_ELIGIBLE, marks_of, sum_accounts, unproved_accounts
from toolkit.money.account_walks import choose, look_again, walked
from toolkit.money.activity_file import names_and_types, open_activity
from toolkit.money.balances import check_balances
from toolkit.money.conventions import Conventions
from toolkit.money.counting import ACQUIRED, GIVEN_UP, Counting
from toolkit.money.holdings import Holding, Holdings, Slot
from toolkit.money.lots import ATOM
from toolkit.money.naming import Naming

ZERO = Decimal(0)


def read_holdings(
    path: Path, naming: Naming, slots: Sequence[Slot], start: date, end: date, conventions: Conventions
) -> Holdings:
    """Count the shares of each slot from a file of share activity; `InputError` names every fault of the file."""
    activity = open_activity(path)
    try:
        counting = Counting(activity, tuple(slots), start, end, conventions)
        counting.define(names_and_types(activity, naming, end), marks_of(conventions))
        sum_accounts(counting)
        choose(counting)
        look_again(counting)
        _sum_days(counting)
        check_balances(counting)
        return Holdings(path.name, start, _count(counting), unproved_accounts(counting))
    finally:
        activity.close()


def _sum_days(counting: Counting) -> None:
    """Sum how the easy accounts change on each day of the period into the table `daily`, with the balance after it.

    Counted back from the end of the period, where the sums of `accounts` stand.
    """
    held = f"sum(case when {ACQUIRED} then shares else -shares end)"
    later = (
        "over (partition by slot, account order by trade_date desc rows between unbounded preceding and 1 preceding)"
    )
    counting.run(f"""
        create temp table daily as
        with days as (
            select slot, account, trade_date, {held} as held,
                   sum(case when {GIVEN_UP} then shares else 0 end) as given_up
            from lines where trade_date >= date '{counting.start}'
            group by all),
        closes as (
            select slot, account, trade_date, days.held, given_up, flags,
                   cover + coalesce(sum(given_up) {later}, 0) as cover,
                   net - coalesce(sum(days.held) {later}, 0) as balance
            from days join accounts using (slot, account) anti join ordered using (slot, account))
        select slot, account, trade_date, held, balance,
               case when (flags & {REINVESTED | SELF_ELIGIBLE}) = {REINVESTED} then 0
                    else held - greatest(cover, 0) + greatest(cover + given_up, 0) end as eligible
        from closes""")


def _count(counting: Counting) -> dict[Slot, dict[date, Holding]]:
    """Put together, by day, the easy accounts and those that are walked."""
    changes: dict[tuple[int, date], list[Decimal]] = {}
    opening = {index: [ZERO, ZERO] for index in range(len(counting.slots))}
    for index, eligible, shares in _closing(counting):
        opening[index] = [eligible, shares]
    for index, day, eligible, shares in _by_day(counting):
        changes[index, day] = [eligible, shares]
        opening[index][0] -= eligible
        opening[index][1] -= shares
    for index, day, eligible, shares in walked(counting):
        sums = opening[index] if day < counting.start else changes.setdefault((index, day), [ZERO, ZERO])
        sums[0] = EXACT.add(sums[0], eligible)
        sums[1] = EXACT.add(sums[1], shares)
    return {slot: _series(counting, index, opening[index], changes) for index, slot in enumerate(counting.slots)}


def _closing(counting: Counting) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Sum the easy accounts at the end of the period: eligible shares and all shares of each slot."""
    for slot, eligible, shares in counting.run(f"""
        select slot, sum({ELIGIBLE}), sum(net) from accounts anti join ordered using (slot, account) group by slot"""):
        yield slot, Decimal(eligible), Decimal(shares)


def _by_day(counting: Counting) -> Iterator[tuple[int, date, Decimal, Decimal]]:
    """Walk the changes of the easy accounts on each day of the period."""
    query = "select slot, trade_date, sum(eligible), sum(held) from daily group by slot, trade_date"
    for slot, day, eligible, shares in counting.run(query):
        yield slot, day, Decimal(eligible), Decimal(shares)


def _series(
    counting: Counting,
    index: int,
    opening: Sequence[Decimal],
    changes: Mapping[tuple[int, date], Sequence[Decimal]],
) -> dict[date, Holding]:
    """Add up the changes of a slot from the close before the period on."""
    eligible, shares = opening
    series = {counting.start - calendar.ONE_DAY: _holding(eligible, shares)}
    for day in calendar.days(counting.start, counting.end):
        if change := changes.get((index, day)):
            eligible, shares = EXACT.add(eligible, change[0]), EXACT.add(shares, change[1])
            series[day] = _holding(eligible, shares)
    return series


def _holding(eligible: Decimal, shares: Decimal) -> Holding:
    """Close a day; what a third of a share leaves beyond the thirtieth decimal is rounded off."""
    return Holding(_settled(eligible), _settled(shares))


def _settled(shares: Decimal) -> Decimal:
    return shares.quantize(ATOM, context=EXACT).normalize(context=EXACT)
