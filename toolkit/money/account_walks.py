"""The few accounts that sums do not tell, walked lot by lot: which they are, and their lines in order."""
# ruff: noqa: S608 - every part of a query here is a constant of this module, or a day

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from toolkit.money.account_sums import EARLY, GAVE, ORDERED, REINVESTED, SELF_ELIGIBLE
from toolkit.money.activity_file import refuse_records
from toolkit.money.activity_sql import KINDS
from toolkit.money.balances import overdrawn
from toolkit.money.counting import ACQUIRED, GIVEN_UP, REINVESTMENT, TRANSFER_IN, TRANSFER_OUT, Counting
from toolkit.money.lots import Event, OverdrawnError, UnmatchedError, walk

BATCH = 50_000
MIXED = f"(flags & {EARLY | SELF_ELIGIBLE}) = {EARLY | SELF_ELIGIBLE}"
INHERITS = f"(flags & {REINVESTED | SELF_ELIGIBLE}) = {REINVESTED | SELF_ELIGIBLE}"


def choose(counting: Counting) -> None:
    """Choose the accounts that must be walked into the table `ordered`.

    `whole` says that their lots before the calculation date must be known one by one too.
    """
    rules = [f"(flags & {ORDERED}) <> 0"]
    inherit = counting.conventions.reinvestment == "inherit"
    if counting.conventions.lot_order != "fifo":
        rules.append(f"({MIXED} or {INHERITS}) and (flags & {GAVE}) <> 0")
    rules.append(f"(flags & {EARLY}) <> 0 and {INHERITS}" if inherit else INHERITS)
    counting.run(f"""
        create temp table ordered as select slot, account, (flags & {ORDERED}) <> 0 as whole
        from accounts where account is not null and ({" or ".join(rules)})""")
    if inherit:
        _choose_emptied(counting, f"(flags & {EARLY | ORDERED}) = 0 and {INHERITS}")
    counting.run("""
        insert into ordered select slot, account, true from accounts
        where account is not null and slot in (select slot from accounts where account = '')""")
    if counting.has(TRANSFER_IN):
        _choose_senders(counting)


def look_again(counting: Counting) -> None:
    """Read the lines of the period, and all lines of the chosen accounts, into the table `lines`, in one more pass."""
    wanted = f"""
        (select * from {counting.activity.relation}
         where trade_date <= date '{counting.end}'
           and (trade_date >= date '{counting.start}' or account in (select account from ordered)))"""
    counting.run(f"create temp table lines as {counting.dated(wanted)}")


def _choose_emptied(counting: Counting, candidates: str) -> None:
    """Choose accounts without early shares that receive a reinvestment while they hold nothing to inherit from."""
    counting.run(f"create temp table candidates as select slot, account from accounts where {candidates}")
    if not counting.run("select 1 from candidates limit 1"):
        return
    counting.run(f"""
        insert into ordered select distinct slot, account, false from (
            select slot, account, kind,
                   sum(case when {ACQUIRED} then shares else -shares end) over (
                       partition by slot, account order by trade_date, {GIVEN_UP}, number
                       rows between unbounded preceding and 1 preceding) as before
            from dated semi join candidates using (slot, account) where trade_date <= date '{counting.end}')
        where kind = {REINVESTMENT} and coalesce(before, 0) <= 0""")


def _choose_senders(counting: Counting) -> None:
    """Choose the accounts whose lots move to another in a transfer that names no original date."""
    counting.run(f"""
        insert into ordered
        select distinct o.slot, o.account, true from dated o
        join (select slot, trade_date, shares from dated where kind = {TRANSFER_IN} and dated is null) i
          on o.slot = i.slot and o.trade_date = i.trade_date and o.shares = i.shares
        where o.kind = {TRANSFER_OUT} and o.trade_date <= date '{counting.end}'""")


def walked(counting: Counting) -> Iterator[tuple[int, date, Decimal, Decimal]]:
    """Walk the lots of the chosen accounts, slot by slot: how eligible shares, and all shares, change on each day.

    `InputError` names every line that gives up more than there is, and every half of a transfer.
    """
    if not counting.run("select 1 from ordered limit 1"):
        return
    found = counting.activity.database.execute(_events(counting))
    lines = (line for batch in iter(lambda: found.fetchmany(BATCH), []) for line in batch)
    order, reinvestment = counting.conventions.lot_order, counting.conventions.reinvestment
    wrong: list[tuple[int, str, str]] = []
    for slot, group in groupby(lines, key=lambda line: line[0]):
        counts_from = counting.slots[slot].calculation_date or date.min
        events = (
            Event(account, day, KINDS[kind - 1], Decimal(shares), dated, factor, number)
            for _, account, day, kind, shares, dated, factor, number in group
        )
        try:
            for day, eligible, shares in walk(events, counts_from, order, reinvestment):
                yield slot, day, eligible, shares
        except OverdrawnError as error:
            wrong.append((error.event.number, *overdrawn(error.event.shares, error.balance)))
        except UnmatchedError as error:
            what = "the transfer names no original_date, and no one transfer out of that day has its shares"
            wrong.append((error.event.number, what, "give the date of the lots that move as original_date"))
    refuse_records(counting.activity, wrong)


def _events(counting: Counting) -> str:
    """Write the query for the lines of the accounts that are walked, in the order in which they happen.

    What an account has left on its calculation date bears no fee, whatever its lots: it goes in as one lot of the
    day before, unless a split or a transfer has to find the lots themselves.
    """
    counting.run("""
        create temp table chosen as
        select slot, account, trade_date, kind, shares, dated, split_factor, number,
               whole or trade_date >= counts_from as apart
        from lines
        join (select slot, account, bool_or(whole) as whole from ordered group by all) using (slot, account)""")
    return f"""
        select * from (
            select slot, account, trade_date, kind, coalesce(shares, 0) as shares, dated, split_factor, number
            from chosen where apart
            union all
            select slot, account, max(trade_date), 1, sum(case when {ACQUIRED} then shares else -shares end),
                   max(trade_date), null, min(number)
            from chosen where not apart group by slot, account)
        order by slot, trade_date, number"""
