"""Shares that bear the fee, by row and day, from share activity: most accounts by sums alone, the rest lot by lot.

Under first in, first out the shares left are those last acquired. An account whose ineligible shares were all acquired
before the calculation date therefore needs no lots in order:

    eligible left = acquired - max(redeemed, acquired before the calculation date)

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
from pathlib import Path
from typing import Any

from toolkit.money import calendar
from toolkit.money.activity_file import ActivityFile, name_map, open_activity, records, refuse_faulty
from toolkit.money.conventions import Conventions
from toolkit.money.lots import ATOM, Event, OverdrawnError, UnmatchedError, walk
from toolkit.money.naming import Naming
from toolkit.money.tables import MAX_FAULTS, FaultList, open_table

ZERO = Decimal(0)
BATCH = 50_000
ALWAYS_ORDERED = 5_000_000
"""Up to so many lines every balance of the past is checked too; beyond, those from the day before the period on."""

SELF_ELIGIBLE, REINVESTED, ORDERED, FAULTY = 1, 2, 4, 8
"""What an account's lines may contain, as bits."""

ACQUIRED = "type in ('PURCHASE', 'EXCHANGE_IN', 'REINVESTMENT', 'TRANSFER_IN')"
GIVEN_UP = "type in ('REDEMPTION', 'EXCHANGE_OUT', 'TRANSFER_OUT')"


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of the schedule with one calculation date (None: every share counts)."""

    key: int
    calculation_date: date | None


@dataclass(frozen=True, slots=True)
class Holding:
    """Shares at the close of a day: those that bear the fee, and all."""

    eligible: Decimal
    shares: Decimal


NOTHING_HELD = Holding(ZERO, ZERO)


@dataclass(frozen=True)
class Holdings:
    """The closing holdings of each slot: from the day before the period on, whenever they change."""

    file: str
    start: date
    by_slot: Mapping[Slot, Mapping[date, Holding]]
    past_checked: bool
    """Whether balances before the period were checked in order too."""

    def series(self, slot: Slot, last: date) -> dict[date, Holding]:
        """Return the holding at the close of every day, from the day before the period to `last`."""
        changes = self.by_slot.get(slot, {})
        current = NOTHING_HELD
        found = {}
        for day in calendar.days(self.start - calendar.ONE_DAY, last):
            current = changes.get(day, current)
            found[day] = current
        return found


def read_holdings(
    path: Path, naming: Naming, slots: Sequence[Slot], start: date, end: date, conventions: Conventions
) -> Holdings:
    """Count the shares of each slot from a file of share activity; `InputError` names every fault of the file."""
    activity = open_activity(path)
    try:
        counter = _Counter(activity, tuple(slots), start, end, conventions)
        counter.prepare(name_map(activity, naming, end))
        by_slot = counter.count()
        return Holdings(path.name, start, by_slot, activity.rows <= ALWAYS_ORDERED)
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

    def prepare(self, names: Mapping[tuple[str, str, str], int]) -> None:
        """Tell DuckDB the slots and the names, and sum each account once."""
        keys = sorted({slot.key for slot in self.slots})
        self.run("create temp table names (name varchar, registrant varchar, share_class varchar, row_key integer)")
        for name, key in names.items():
            if key in keys:
                self.run("insert into names values (?, ?, ?, ?)", [*name, key])
        self.run("create temp table slots (slot smallint, row_key integer, counts_from date)")
        for index, slot in enumerate(self.slots):
            self.run("insert into slots values (?, ?, ?)", [index, slot.key, slot.calculation_date or date(1, 1, 1)])
        plain = all(not registrant and not share_class for _, registrant, share_class in names)
        using = "name" if plain else "name, registrant, share_class"
        self.run(f"""
            create temp view dated as
            select account, slot, counts_from, trade_date, type, shares, original_date, split_factor, number, faulty,
                   {self._dated()} as dated
            from {self.activity.relation} join (select * from names join slots using (row_key)) using ({using})""")
        self.run(f"create temp table accounts as {self._accounts()}")
        if self.run(f"select 1 from accounts where (flags & {FAULTY}) <> 0 limit 1"):
            refuse_faulty(self.activity)

    def _dated(self) -> str:
        """Write the date that counts for a lot: a transfer's is that of the lots that move."""
        exchanged = "coalesce(original_date, trade_date)"
        if self.conventions.exchange_date_rule == "exchange-date":
            exchanged = "trade_date"
        return (
            f"case type when 'EXCHANGE_IN' then {exchanged} when 'TRANSFER_IN' then coalesce(original_date, "
            "case when trade_date < counts_from then trade_date end) else trade_date end"
        )

    def _accounts(self) -> str:
        """Write the one pass: shares acquired too early, acquired, given up, and what an account's lines contain.

        A line that crosses (traded on the other side of the calculation date than its lot counts from) and a split
        put their account among those that are walked.
        """
        later = "trade_date >= counts_from"
        own = "type in ('PURCHASE', 'EXCHANGE_IN', 'TRANSFER_IN')"
        if self.conventions.reinvestment == "eligible":
            own = ACQUIRED
        crossing = f"(type = 'SPLIT' or ({ACQUIRED} and {later} and (dated is null or dated < counts_from)))"
        return f"""
            select slot, account,
                   coalesce(sum(shares) filter ({ACQUIRED} and trade_date < counts_from), 0) as early,
                   coalesce(sum(shares) filter ({ACQUIRED}), 0) as acquired,
                   coalesce(sum(shares) filter ({GIVEN_UP}), 0) as given_up,
                   bit_or(cast(case when faulty then {FAULTY}
                                    when {crossing} then {ORDERED | SELF_ELIGIBLE}
                                    when {later} and {own} then {SELF_ELIGIBLE}
                                    when {later} and type = 'REINVESTMENT' then {REINVESTED}
                                    else 0 end as utinyint)) as flags
            from dated where trade_date <= date '{self.end}' or faulty group by slot, account"""

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
            sums[0] += eligible
            sums[1] += shares
        return {slot: self._series(index, opening[index], changes) for index, slot in enumerate(self.slots)}

    def _series(
        self, index: int, opening: Sequence[Decimal], changes: Mapping[tuple[int, date], Sequence[Decimal]]
    ) -> dict[date, Holding]:
        """Add up the changes of a slot from the close before the period on."""
        eligible, shares = opening
        series = {self.start - calendar.ONE_DAY: _holding(eligible, shares)}
        for day in calendar.days(self.start, self.end):
            if change := changes.get((index, day)):
                eligible, shares = eligible + change[0], shares + change[1]
                series[day] = _holding(eligible, shares)
        return series

    def _choose(self) -> None:
        """Choose the accounts that must be walked; of the others, those without any eligible share have none."""
        mixed = f"early > 0 and (flags & {SELF_ELIGIBLE}) <> 0"
        inherits = f"(flags & {REINVESTED}) <> 0 and (flags & {SELF_ELIGIBLE}) <> 0"
        rules = [f"(flags & {ORDERED}) <> 0"]
        if self.conventions.lot_order != "fifo":
            rules.append(f"({mixed} or {inherits}) and given_up > 0")
        if self.conventions.reinvestment == "inherit":
            rules.append(f"early > 0 and {inherits}")
            self.run(f"create temp table emptied as {self._emptied(inherits)}")
            rules.append("(slot, account) in (select slot, account from emptied)")
        else:
            rules.append(inherits)
        self.run(f"create temp table ordered as select slot, account from accounts where {' or '.join(rules)}")
        self.run("""
            insert into ordered
            select distinct a.slot, a.account from accounts a
            join (select distinct slot from dated where type = 'SPLIT' and account = '') using (slot)""")
        self.run(f"""
            insert into ordered
            select distinct o.slot, o.account from dated o
            join (select slot, trade_date, shares from dated where type = 'TRANSFER_IN' and dated is null) i
              on o.slot = i.slot and o.trade_date = i.trade_date and o.shares = i.shares
            where o.type = 'TRANSFER_OUT' and o.trade_date <= date '{self.end}'""")
        self.run(f"""
            create temp table easy as
            select slot, account, acquired, given_up, early,
                   (flags & {SELF_ELIGIBLE}) <> 0 as some_eligible
            from accounts anti join ordered using (slot, account)""")

    def _emptied(self, inherits: str) -> str:
        """Write the query for accounts without early shares that receive a reinvestment while they hold nothing."""
        return f"""
            select distinct slot, account from (
                select slot, account, type,
                       sum(case when {ACQUIRED} then shares else -shares end) over (
                           partition by slot, account order by trade_date, {GIVEN_UP}, number
                           rows between unbounded preceding and 1 preceding) as before
                from dated semi join (select slot, account from accounts
                                      where early = 0 and (flags & {ORDERED}) = 0 and {inherits}) using (slot, account)
                where trade_date <= date '{self.end}')
            where type = 'REINVESTMENT' and coalesce(before, 0) <= 0"""

    def _closing(self) -> Iterator[tuple[int, Decimal, Decimal]]:
        """Sum the easy accounts at the end of the period: eligible shares and all shares of each slot."""
        for slot, eligible, shares in self.run("""
            select slot, sum(case when some_eligible then acquired - greatest(given_up, early) else 0 end),
                   sum(acquired - given_up)
            from easy group by slot"""):
            yield slot, Decimal(eligible), Decimal(shares)

    def _month(self) -> Iterator[tuple[int, date, Decimal, Decimal]]:
        """Walk the changes of the easy accounts on each day of the period."""
        for slot, day, eligible, shares in self.run(f"""
            with days as (
                select slot, account, trade_date,
                       coalesce(sum(shares) filter ({ACQUIRED}), 0) as acquired,
                       coalesce(sum(shares) filter ({GIVEN_UP}), 0) as given_up
                from dated where trade_date between date '{self.start}' and date '{self.end}' group by all),
            running as (
                select d.slot, d.trade_date, d.acquired, d.given_up, e.early, e.some_eligible,
                       e.given_up - coalesce(sum(d.given_up) over (
                           partition by d.slot, d.account order by d.trade_date desc
                           rows between unbounded preceding and 1 preceding), 0) as after
                from days d join easy e using (slot, account))
            select slot, trade_date,
                   sum(case when some_eligible
                            then acquired - greatest(after, early) + greatest(after - given_up, early) else 0 end),
                   sum(acquired - given_up)
            from running group by slot, trade_date"""):
            yield slot, day, Decimal(eligible), Decimal(shares)

    def _walked(self) -> Iterator[tuple[int, date, Decimal, Decimal]]:
        """Walk the lots of the accounts in order, slot by slot."""
        found = self.activity.database.execute(f"""
            select slot, account, trade_date, type, coalesce(shares, 0), dated, split_factor, number
            from dated where trade_date <= date '{self.end}'
              and ((slot, account) in (select slot, account from ordered)
                   or (type = 'SPLIT' and account = '' and slot in (select slot from ordered)))
            order by slot, trade_date, number""")
        lines = (line for batch in iter(lambda: found.fetchmany(BATCH), []) for line in batch)
        faults: list[tuple[int, str, str]] = []
        for slot, group in groupby(lines, key=lambda line: line[0]):
            counts_from = self.slots[slot].calculation_date or date.min
            events = (
                Event(account, day, kind, Decimal(shares), dated, factor, number)
                for _, account, day, kind, shares, dated, factor, number in group
            )
            try:
                for day, eligible, shares in walk(
                    events, counts_from, self.conventions.lot_order, self.conventions.reinvestment
                ):
                    yield slot, day, eligible, shares
            except OverdrawnError as error:
                faults.append((error.event.number, *_overdrawn(error.event.shares, error.balance)))
            except UnmatchedError as error:
                what = "the transfer names no original_date, and no one transfer out of that day has its shares"
                faults.append((error.event.number, what, "give the date of the lots that move as original_date"))
        self._refuse(faults)

    def _check_balances(self) -> None:
        """Refuse an easy account that gives up more than it has: on any day, or (a large file) from the period on."""
        if self.activity.rows <= ALWAYS_ORDERED:
            chosen = "select slot, account from easy where given_up > 0"
        else:
            chosen = f"""
                select slot, account from easy where acquired < given_up
                union select e.slot, e.account from easy e
                join (select slot, account,
                             sum(case when {ACQUIRED} then shares else -shares end) as net
                      from dated where trade_date between date '{self.start}' and date '{self.end}'
                      group by all) m using (slot, account)
                where e.acquired - e.given_up - m.net < 0"""
        overdrawn = self.run(f"""
            select min_by(number, (trade_date, number)), min_by(shares, (trade_date, number)),
                   min_by(balance, (trade_date, number)) from (
                select slot, account, trade_date, number, shares,
                       sum(case when {ACQUIRED} then shares else -shares end) over (
                           partition by slot, account order by trade_date, {GIVEN_UP}, number
                           rows between unbounded preceding and current row) as balance
                from dated semi join ({chosen}) using (slot, account) where trade_date <= date '{self.end}')
            where balance < 0 group by slot, account order by 1 limit {MAX_FAULTS}""")
        self._refuse([(number, *_overdrawn(shares, balance + shares)) for number, shares, balance in overdrawn])

    def _refuse(self, wrong: Sequence[tuple[int, str, str]]) -> None:
        """Name records that cannot be: number, what, remedy."""
        if not wrong:
            return
        said = {number: (what, remedy) for number, what, remedy in wrong}
        faults = FaultList(open_table(self.activity.path))
        for number, line, cells in records(self.activity.path, sorted(said)):
            faults.add(line, "shares", cells["shares"], *said[number])
        faults.raise_any()


def _overdrawn(shares: Decimal, balance: Decimal) -> tuple[str, str]:
    """Say that more shares are given up than there are."""
    what = f"{Decimal(shares).normalize():f} shares are given up from a balance of {Decimal(balance).normalize():f}"
    return what, "add the account's opening lots as dated purchases, or mend the line"


def _holding(eligible: Decimal, shares: Decimal) -> Holding:
    """Close a day; what a third of a share leaves beyond the thirtieth decimal is rounded off."""
    return Holding(_settled(eligible), _settled(shares))


def _settled(shares: Decimal) -> Decimal:
    from toolkit.amounts import EXACT

    return shares.quantize(ATOM, context=EXACT).normalize(context=EXACT)
