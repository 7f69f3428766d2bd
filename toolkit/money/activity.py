"""Shares that bear the fee, by row and day, from share activity: most accounts by sums alone, the rest lot by lot.

Under first in, first out the shares left are those last acquired. An account whose ineligible shares were all acquired
before the calculation date therefore needs no lots in order:

    eligible left = acquired - max(given up, acquired before the calculation date)

Only accounts that cross (a reinvestment inherits from a mixed balance, a lot arrives with an older date, a split,
another lot order) are walked (`lots`).
"""
# ruff: noqa: S608 - every part of a query here is a constant of this module

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any

from toolkit.amounts import EXACT
from toolkit.money import calendar
from toolkit.money.activity_file import ActivityFile, Written, names_and_types, open_activity, refuse_faulty
from toolkit.money.activity_file import refuse_records as refuse
from toolkit.money.activity_sql import KINDS
from toolkit.money.conventions import Conventions
from toolkit.money.holdings import Holding, Holdings, Slot
from toolkit.money.lots import ATOM, Event, OverdrawnError, UnmatchedError, walk
from toolkit.money.naming import Naming

ZERO = Decimal(0)
BATCH = 50_000
ALWAYS_ORDERED = 500_000
"""Up to so many lines every balance of the past is checked too; beyond, those from the day before the period on."""

LINES_OF_A_PASS = 25_000_000
"""The sums of so many lines fit in memory, whatever accounts they are of."""

SELF_ELIGIBLE, REINVESTED, ORDERED, FAULTY = 1, 2, 4, 8
"""What an account's lines may contain, as bits."""

ACQUIRED = "kind <= 4"
TRANSFER_IN, REINVESTMENT, TRANSFER_OUT, SPLIT = 3, 4, 7, 8
GIVEN_UP = "kind between 5 and 7"
"""A line's kind is its place in `KINDS`, from 1: acquisitions, what is given up, splits."""


def read_holdings(
    path: Path, naming: Naming, slots: Sequence[Slot], start: date, end: date, conventions: Conventions
) -> Holdings:
    """Count the shares of each slot from a file of share activity; `InputError` names every fault of the file."""
    activity = open_activity(path)
    try:
        counter = _Counter(activity, tuple(slots), start, end, conventions)
        counter.prepare(names_and_types(activity, naming, end))
        return Holdings(path.name, start, counter.count(), activity.rows <= ALWAYS_ORDERED)
    finally:
        activity.close()


@dataclass(frozen=True)
class _Counter:
    """The queries over one file, in their order."""

    activity: ActivityFile
    slots: tuple[Slot, ...]
    start: date
    end: date
    conventions: Conventions

    def run(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one query and return its rows."""
        return self.activity.database.execute(query, list(parameters)).fetchall()

    def prepare(self, written: Mapping[Written, int]) -> None:
        """Tell DuckDB what each name and type means, and sum each account once."""
        self.run("""create temp table meanings (name varchar, registrant varchar, share_class varchar, type varchar,
                    kind tinyint, later utinyint, slot smallint, counts_from date)""")
        for (name, registrant, share_class, kind), key in written.items():
            place = KINDS.index(kind.strip().upper()) + 1
            for index, slot in enumerate(self.slots):
                if slot.key == key:
                    counts_from = slot.calculation_date or date(1, 1, 1)
                    meaning = [name, registrant, share_class, kind, place, self._later(place), index, counts_from]
                    self.run("insert into meanings values (?, ?, ?, ?, ?, ?, ?, ?)", meaning)
        plain = all(not registrant and not share_class for _, registrant, share_class, _ in written)
        using = "name, type" if plain else "name, registrant, share_class, type"
        self.run(f"""
            create temp view dated as
            select account, slot, counts_from, trade_date, kind, later, shares, split_factor, number, suspect,
                   {self._dated()} as dated
            from {self.activity.relation} join meanings using ({using})""")
        self._sum_accounts()
        if self.run(f"select 1 from accounts where (flags & {FAULTY}) <> 0 or coalesce(account, '') = '' limit 1"):
            refuse_faulty(self.activity)
        self.run(f"""
            create temp table month as select slot, account, trade_date, kind, shares from dated
            where trade_date between date '{self.start}' and date '{self.end}'""")

    def _sum_accounts(self) -> None:
        """Sum each account, some slots a pass, so that the sums of a pass fit in memory and none goes to disk."""
        count = len(self.slots)
        passes = max(1, min(count, ceil(self.activity.rows / LINES_OF_A_PASS)))
        for one in range(passes):
            first, last = one * count // passes, (one + 1) * count // passes - 1
            into = "insert into accounts" if one else "create temp table accounts as"
            self.run(f"{into} {self._accounts(first, last)}")

    def _later(self, kind: int) -> int:
        """Return what a line of a kind says of its account where it is traded on or after the calculation date."""
        if kind == REINVESTMENT:
            return SELF_ELIGIBLE if self.conventions.reinvestment == "eligible" else REINVESTED
        return SELF_ELIGIBLE if kind < REINVESTMENT else 0

    def _dated(self) -> str:
        """Write the date that counts for a lot: a transfer's is that of the lots that move."""
        exchanged = "coalesce(original_date, trade_date)"
        if self.conventions.exchange_date_rule == "exchange-date":
            exchanged = "trade_date"
        return (
            f"case kind when 2 then {exchanged} when 3 then coalesce(original_date, "
            "case when trade_date < counts_from then trade_date end) else trade_date end"
        )

    def _accounts(self, first: int, last: int) -> str:
        """Write a pass: shares acquired too early, acquired, given up, and what an account's lines contain.

        A line that crosses (traded on the other side of the calculation date than its lot counts from) and a split
        put their account among those that are walked; a split is also looked at for faults.
        """
        kinds = {kind for (kind,) in self.run("select distinct kind from meanings")}
        cases = [f"when suspect then {FAULTY}"]
        if SPLIT in kinds:
            cases.insert(0, f"when kind = {SPLIT} then {ORDERED | SELF_ELIGIBLE | FAULTY}")
        cases.append("when trade_date < counts_from then 0")
        if TRANSFER_IN in kinds or self.conventions.exchange_date_rule != "exchange-date":
            crossing = "kind in (2, 3) and (dated is null or dated < counts_from)"
            cases.append(f"when {crossing} then {ORDERED | SELF_ELIGIBLE}")
        return f"""
            select slot, account,
                   sum(case when {ACQUIRED} and trade_date < counts_from then shares else 0 end) as early,
                   sum(case when {ACQUIRED} then shares else 0 end) as acquired,
                   sum(case when {GIVEN_UP} then shares else 0 end) as given_up,
                   bit_or(cast(case {" ".join(cases)} else later end as utinyint)) as flags
            from dated where slot between {first} and {last} and (trade_date <= date '{self.end}' or suspect)
            group by slot, account"""

    def count(self) -> dict[Slot, dict[date, Holding]]:
        """Count: the accounts in order, then all others by sums, and put both together by day."""
        self._choose()
        self._check_balances()
        changes: dict[tuple[int, date], list[Decimal]] = {}
        opening = {index: [ZERO, ZERO] for index in range(len(self.slots))}
        for index, eligible, shares in self._closing():
            opening[index] = [eligible, shares]
        for index, day, eligible, shares in self._month():
            changes[index, day] = [eligible, shares]
            opening[index][0] -= eligible
            opening[index][1] -= shares
        for index, day, eligible, shares in self._walked():
            sums = opening[index] if day < self.start else changes.setdefault((index, day), [ZERO, ZERO])
            sums[0] = EXACT.add(sums[0], eligible)
            sums[1] = EXACT.add(sums[1], shares)
        return {slot: self._series(index, opening[index], changes) for index, slot in enumerate(self.slots)}

    def _series(
        self, index: int, opening: Sequence[Decimal], changes: Mapping[tuple[int, date], Sequence[Decimal]]
    ) -> dict[date, Holding]:
        """Add up the changes of a slot from the close before the period on."""
        eligible, shares = opening
        series = {self.start - calendar.ONE_DAY: _holding(eligible, shares)}
        for day in calendar.days(self.start, self.end):
            if change := changes.get((index, day)):
                eligible, shares = EXACT.add(eligible, change[0]), EXACT.add(shares, change[1])
                series[day] = _holding(eligible, shares)
        return series

    def _choose(self) -> None:
        """Choose the accounts that must be walked; of the others, those without any eligible share have none."""
        mixed = f"early > 0 and (flags & {SELF_ELIGIBLE}) <> 0"
        inherits = f"(flags & {REINVESTED}) <> 0 and (flags & {SELF_ELIGIBLE}) <> 0"
        rules = [f"(flags & {ORDERED}) <> 0"]
        if self.conventions.lot_order != "fifo":
            rules.append(f"({mixed} or {inherits}) and given_up > 0")
        rules.append(f"early > 0 and {inherits}" if self.conventions.reinvestment == "inherit" else inherits)
        self.run(f"""
            create temp table ordered as select slot, account, (flags & {ORDERED}) <> 0 as whole
            from accounts where {" or ".join(rules)}""")
        if self.conventions.reinvestment == "inherit":
            self._choose_emptied(f"early = 0 and (flags & {ORDERED}) = 0 and {inherits}")
        self.run("""
            insert into ordered select slot, account, true from accounts
            where slot in (select slot from accounts where coalesce(account, '') = '')""")  # a split of every account
        self._choose_senders()

    def _choose_emptied(self, candidates: str) -> None:
        """Choose accounts without early shares that receive a reinvestment while they hold nothing to inherit from."""
        self.run(f"create temp table candidates as select slot, account from accounts where {candidates}")
        if not self.run("select 1 from candidates limit 1"):
            return
        self.run(f"""
            insert into ordered select distinct slot, account, false from (
                select slot, account, kind,
                       sum(case when {ACQUIRED} then shares else -shares end) over (
                           partition by slot, account order by trade_date, {GIVEN_UP}, number
                           rows between unbounded preceding and 1 preceding) as before
                from dated semi join candidates using (slot, account) where trade_date <= date '{self.end}')
            where kind = {REINVESTMENT} and coalesce(before, 0) <= 0""")

    def _choose_senders(self) -> None:
        """Choose the accounts whose lots move to another in a transfer that names no original date."""
        if not self.run(f"select 1 from meanings where kind = {TRANSFER_IN} limit 1"):
            return
        self.run(f"""
            insert into ordered
            select distinct o.slot, o.account, true from dated o
            join (select slot, trade_date, shares from dated where kind = {TRANSFER_IN} and dated is null) i
              on o.slot = i.slot and o.trade_date = i.trade_date and o.shares = i.shares
            where o.kind = {TRANSFER_OUT} and o.trade_date <= date '{self.end}'""")

    def _closing(self) -> Iterator[tuple[int, Decimal, Decimal]]:
        """Sum the easy accounts at the end of the period: eligible shares and all shares of each slot.

        Those that are walked are few, so all are summed and the few taken off again.
        """
        sums = f"""
            select slot, sum(case when (flags & {SELF_ELIGIBLE}) <> 0
                                  then acquired - greatest(given_up, early) else 0 end) as eligible,
                   sum(acquired - given_up) as held
            from accounts"""
        for slot, eligible, shares in self.run(f"""
            select every.slot, every.eligible - coalesce(walked.eligible, 0), every.held - coalesce(walked.held, 0)
            from ({sums} group by slot) every
            left join ({sums} semi join ordered using (slot, account) group by slot) walked using (slot)"""):
            yield slot, Decimal(eligible), Decimal(shares)

    def _month(self) -> Iterator[tuple[int, date, Decimal, Decimal]]:
        """Walk the changes of the easy accounts on each day of the period."""
        for slot, day, eligible, shares in self.run(f"""
            with days as (
                select slot, account, trade_date, sum(case when {ACQUIRED} then shares else 0 end) as acquired,
                       sum(case when {GIVEN_UP} then shares else 0 end) as given_up
                from month anti join ordered using (slot, account) group by all),
            running as (
                select d.slot, d.trade_date, d.acquired, d.given_up, a.early, (flags & {SELF_ELIGIBLE}) <> 0 as counts,
                       a.given_up - coalesce(sum(d.given_up) over (
                           partition by d.slot, d.account order by d.trade_date desc
                           rows between unbounded preceding and 1 preceding), 0) as after
                from days d join accounts a using (slot, account))
            select slot, trade_date,
                   sum(case when counts then acquired - greatest(after, early) + greatest(after - given_up, early)
                            else 0 end),
                   sum(acquired - given_up)
            from running group by slot, trade_date"""):
            yield slot, day, Decimal(eligible), Decimal(shares)

    def _walked(self) -> Iterator[tuple[int, date, Decimal, Decimal]]:
        """Walk the lots of the accounts in order, slot by slot."""
        if not self.run("select 1 from ordered limit 1"):
            return
        found = self.activity.database.execute(self._events())
        lines = (line for batch in iter(lambda: found.fetchmany(BATCH), []) for line in batch)
        wrong: list[tuple[int, str, str]] = []
        for slot, group in groupby(lines, key=lambda line: line[0]):
            counts_from = self.slots[slot].calculation_date or date.min
            events = (
                Event(account, day, KINDS[kind - 1], Decimal(shares), dated, factor, number)
                for _, account, day, kind, shares, dated, factor, number in group
            )
            try:
                order, reinvestment = self.conventions.lot_order, self.conventions.reinvestment
                for day, eligible, shares in walk(events, counts_from, order, reinvestment):
                    yield slot, day, eligible, shares
            except OverdrawnError as error:
                wrong.append((error.event.number, *_overdrawn(error.event.shares, error.balance)))
            except UnmatchedError as error:
                what = "the transfer names no original_date, and no one transfer out of that day has its shares"
                wrong.append((error.event.number, what, "give the date of the lots that move as original_date"))
        refuse(self.activity, wrong)

    def _events(self) -> str:
        """Write the query for the lines of the accounts that are walked, in the order in which they happen.

        What an account has left on its calculation date bears no fee, whatever its lots: it goes in as one lot of the
        day before, unless a split or a transfer has to find the lots themselves.
        """
        self.run(f"""
            create temp table chosen as
            select slot, account, trade_date, kind, shares, dated, split_factor, number,
                   whole or trade_date >= counts_from as apart
            from dated
            join (select slot, account, bool_or(whole) as whole from ordered group by all) using (slot, account)
            where trade_date <= date '{self.end}'""")
        return f"""
            select * from (
                select slot, coalesce(account, '') as account, trade_date, kind, coalesce(shares, 0) as shares, dated,
                       split_factor, number
                from chosen where apart
                union all
                select slot, account, max(trade_date), 1, sum(case when {ACQUIRED} then shares else -shares end),
                       max(trade_date), null, min(number)
                from chosen where not apart group by slot, account)
            order by slot, trade_date, number"""

    def _check_balances(self) -> None:
        """Refuse an account that gives up more than it has: on any day, or (a large file) from the period on.

        Accounts with a split or a transfer of lots are checked as they are walked.
        """
        chosen = f"select slot, account from accounts where given_up > 0 and (flags & {ORDERED}) = 0"
        if self.activity.rows > ALWAYS_ORDERED:
            chosen = f"""
                select slot, account from accounts where acquired < given_up and (flags & {ORDERED}) = 0
                union select a.slot, a.account from accounts a
                join (select slot, account, sum(case when {ACQUIRED} then shares else -shares end) as net
                      from month group by all) m using (slot, account)
                where a.acquired - a.given_up - m.net < 0 and (flags & {ORDERED}) = 0"""
        self.run(f"create temp table suspects as {chosen}")
        if not self.run("select 1 from suspects limit 1"):
            return
        overdrawn = self.run(f"""
            select min_by(number, (trade_date, number)), min_by(shares, (trade_date, number)),
                   min_by(balance, (trade_date, number)) from (
                select slot, account, trade_date, number, shares,
                       sum(case when {ACQUIRED} then shares else -shares end) over (
                           partition by slot, account order by trade_date, {GIVEN_UP}, number
                           rows between unbounded preceding and current row) as balance
                from dated semi join suspects using (slot, account) where trade_date <= date '{self.end}')
            where balance < 0 group by slot, account order by 1""")
        wrong = [(number, *_overdrawn(shares, balance + shares)) for number, shares, balance in overdrawn]
        refuse(self.activity, wrong)


def _overdrawn(shares: Decimal, balance: Decimal) -> tuple[str, str]:
    """Say that more shares are given up than there are."""
    what = f"{Decimal(shares).normalize():f} shares are given up from a balance of {Decimal(balance).normalize():f}"
    return what, "add the account's opening lots as dated purchases, or mend the line"


def _holding(eligible: Decimal, shares: Decimal) -> Holding:
    """Close a day; what a third of a share leaves beyond the thirtieth decimal is rounded off."""
    return Holding(_settled(eligible), _settled(shares))


def _settled(shares: Decimal) -> Decimal:
    return shares.quantize(ATOM, context=EXACT).normalize(context=EXACT)
