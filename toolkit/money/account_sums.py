"""The one pass over all lines: what each account acquired too early, holds, gave up, and whether it needs more.

Of an account only two sums and some marks are kept:

    net   = acquired - given up                                    what it holds at the end of the period
    cover = acquired before the calculation date - given up        what is left of it, under first in, first out, if > 0

so that its eligible shares are `net - max(cover, 0)`. An account that nothing more is asked of is added to all others
like it in the same query: of a hundred million lines only the accounts with a line in the period stay by themselves.
"""
# ruff: noqa: S608 - every part of a query here is a constant of this module, or a day

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from toolkit.money.activity_file import refuse_faulty
from toolkit.money.conventions import Conventions
from toolkit.money.counting import ACQUIRED, GIVEN_UP, REINVESTMENT, SPLIT, TRANSFER_IN, TRANSFER_OUT, Counting

LINES_OF_A_PASS = 25_000_000
"""The sums of so many lines fit in memory, whatever accounts they are of."""
ALWAYS_ORDERED = 2_000_000
"""Up to so many lines every balance of the past is checked; beyond, those that sums prove and those of the period."""

SELF_ELIGIBLE, REINVESTED, ORDERED, FAULTY, IN_PERIOD, EARLY, GAVE, GAVE_EARLY, MOVED = (1 << bit for bit in range(9))
"""What an account's lines contain, as bits: self-eligible acquisitions and reinvestments on or after the calculation
date, lines that only lots in order can tell, faults, lines of the period, acquisitions before the calculation date,
shares given up, given up before that date, and given up to another account."""

UNPROVED = f"((flags & {ORDERED}) = 0 and ((flags & {GAVE_EARLY}) <> 0 or cover < 0))"
"""An account whose balance the sums do not prove to be never below zero.

All that is given up on or after the calculation date is covered where the acquisitions before it are no less.
"""
ELIGIBLE = f"case when (flags & {REINVESTED | SELF_ELIGIBLE}) = {REINVESTED} then 0 else net - ineligible end"
"""Eligible shares of accounts; one that only reinvested since the calculation date has nothing to inherit from."""


def sum_accounts(counting: Counting) -> None:
    """Sum each account into the table `accounts`; those that nothing more is asked of are one line, without a name.

    Some slots a pass, so that the sums of a pass fit in memory and none goes to disk. Faulty lines are refused here.
    """
    count = len(counting.slots)
    passes = max(1, min(count, ceil(counting.activity.rows / LINES_OF_A_PASS)))
    kept, marks = _kept(counting), _marks(counting)
    for one in range(passes):
        first, last = one * count // passes, (one + 1) * count // passes - 1
        into = "insert into accounts" if one else "create temp table accounts as"
        counting.run(f"{into} {_pass(counting, first, last, kept, marks)}")
    if counting.run(f"select 1 from accounts where (flags & {FAULTY}) <> 0 or account = '' limit 1"):
        refuse_faulty(counting.activity)


def is_small(counting: Counting) -> bool:
    """Tell whether the file has so few lines that every balance of the past is added up."""
    return counting.activity.rows <= ALWAYS_ORDERED


def unproved_accounts(counting: Counting) -> int:
    """Count the accounts (each in each fund) whose balances before the period nothing has proved."""
    if is_small(counting):
        return 0
    (unproved,) = counting.run("select coalesce(sum(unproved), 0) from accounts")[0]
    return int(unproved)


def _pass(counting: Counting, first: int, last: int, kept: str, marks: str) -> str:
    """Write the pass over some slots."""
    return f"""
        select slot, case when {kept} then account end as account, sum(cover) as cover, sum(net) as net,
               sum(greatest(cover, 0)) as ineligible, bit_or(flags) as flags, count_if({UNPROVED}) as unproved
        from (
            select slot, account,
                   sum(case when {GIVEN_UP} then -shares
                            when {ACQUIRED} and trade_date < counts_from then shares else 0 end) as cover,
                   sum(case when {ACQUIRED} then shares when {GIVEN_UP} then -shares else 0 end) as net,
                   bit_or({marks}) as flags
            from dated where slot between {first} and {last} and (trade_date <= date '{counting.end}' or suspect)
            group by slot, account)
        group by all"""


def marks_of(conventions: Conventions) -> Callable[[int], tuple[int, int]]:
    """Return what a line of a kind says of its account, traded before the calculation date and from it on.

    A split puts its account among those that are walked, and is looked at for faults.
    """
    gave = (GAVE | GAVE_EARLY, GAVE)
    told = {
        REINVESTMENT: (EARLY, SELF_ELIGIBLE if conventions.reinvestment == "eligible" else REINVESTED),
        TRANSFER_OUT: (gave[0] | MOVED, gave[1] | MOVED),
        SPLIT: (ORDERED | SELF_ELIGIBLE | FAULTY, ORDERED | SELF_ELIGIBLE | FAULTY),
    }
    return lambda kind: told.get(kind, gave if kind > REINVESTMENT else (EARLY, SELF_ELIGIBLE))


def _marks(counting: Counting) -> str:
    """Write what a line says of its account.

    A line that crosses (traded from the calculation date on, of a lot that counts from before it) puts its account
    among those that are walked.
    """
    marks = [
        "case when trade_date < counts_from then early else late end",
        _mark(f"trade_date >= date '{counting.start}'", IN_PERIOD),
        _mark("suspect", FAULTY),
    ]
    if counting.has(TRANSFER_IN) or counting.conventions.exchange_date_rule != "exchange-date":
        crossing = "kind in (2, 3) and trade_date >= counts_from and (dated is null or dated < counts_from)"
        marks.append(_mark(crossing, ORDERED | SELF_ELIGIBLE))
    return " | ".join(f"({mark})" for mark in marks)


def _mark(condition: str, bits: int) -> str:
    return f"case when {condition} then {bits}::usmallint else 0::usmallint end"


def _kept(counting: Counting) -> str:
    """Write which accounts stay by themselves: those of which more is asked than their sums."""
    asked = REINVESTED | ORDERED | FAULTY | IN_PERIOD | (MOVED if counting.has(TRANSFER_IN) else 0)
    rules = [f"(flags & {asked}) <> 0", "net < 0", "account = ''"]
    if counting.conventions.lot_order != "fifo":
        mixed = EARLY | SELF_ELIGIBLE | GAVE
        rules.append(f"(flags & {mixed}) = {mixed}")
    if is_small(counting):
        rules.append(UNPROVED)
    if counting.has(SPLIT):  # a split that names no account is of every account of its fund
        rules.append(f"slot in (select slot from dated where kind = {SPLIT} and account = '')")
    return " or ".join(rules)
