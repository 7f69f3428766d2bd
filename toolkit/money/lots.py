"""The shares of one row as lots, in order: what is left of each after redemptions, and how much of it bears the fee.

    eligible(lot) = acquired by purchase or exchange, on or after the calculation date (clause 2 of the Class K form)

This walks the lots one event at a time and knows every lot order. Most accounts need no walk: see `activity`.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from typing import Literal, NamedTuple

from toolkit.amounts import EXACT
from toolkit.money.conventions import LotOrder, Reinvestment

ZERO = Decimal(0)
ATOM = Decimal("1E-30")
"""Eligible shares are kept to this fraction of a share, far below any cent: a third of a share has no last decimal."""

Kind = Literal[
    "PURCHASE",
    "EXCHANGE_IN",
    "TRANSFER_IN",
    "REINVESTMENT",
    "REDEMPTION",
    "EXCHANGE_OUT",
    "TRANSFER_OUT",
    "SPLIT",
]
"""In the order in which `activity` numbers them: four acquisitions, three ways to give up, splits."""
ACQUIRED = ("PURCHASE", "EXCHANGE_IN", "REINVESTMENT", "TRANSFER_IN")
GIVEN_UP = ("REDEMPTION", "EXCHANGE_OUT", "TRANSFER_OUT")


class Event(NamedTuple):
    """One line of share activity. `dated` is the date that counts for the lot (None: it moves with its dates)."""

    account: str
    trade_date: date
    kind: str
    shares: Decimal
    dated: date | None
    factor: Decimal | None
    number: int


class OverdrawnError(ValueError):
    """More shares are given up than the account has: the event, and the balance before it."""

    def __init__(self, event: Event, balance: Decimal) -> None:
        """Remember what happened."""
        super().__init__(f"{event.kind} of {event.shares} from a balance of {balance}")
        self.event = event
        self.balance = balance


class UnmatchedError(ValueError):
    """A transfer in names no original date, and no one transfer out of that day and size is its other side."""

    def __init__(self, event: Event) -> None:
        """Remember the transfer."""
        super().__init__(f"{event.kind} of {event.shares} without its other side")
        self.event = event


@dataclass(order=True, slots=True)
class Lot:
    """Shares acquired together: the date that counts, the order of arrival, how many are left, how many eligible."""

    dated: date
    arrived: int
    shares: Decimal = field(compare=False)
    eligible: Decimal = field(compare=False)


@dataclass(slots=True)
class Account:
    """The lots of one account in one row, oldest first."""

    lots: list[Lot] = field(default_factory=list)
    shares: Decimal = ZERO
    eligible: Decimal = ZERO

    def put(self, lot: Lot) -> None:
        """Add a lot at the place its date gives it."""
        if self.lots and lot.dated < self.lots[-1].dated:
            insort(self.lots, lot)
        else:
            self.lots.append(lot)
        self.shares += lot.shares
        self.eligible += lot.eligible

    def take(self, wanted: Decimal, order: LotOrder) -> list[Lot]:
        """Remove shares by the named order and return the pieces; both parts of a lot go in proportion."""
        if order == "pro-rata":
            return self._take_from_all(wanted)
        pieces = []
        while wanted > 0:
            lot = self.lots[0 if order == "fifo" else -1]
            if lot.shares <= wanted:
                self.lots.remove(lot)
                piece = lot
            else:
                part = lot.eligible if lot.eligible in (ZERO, lot.shares) else None
                gone = lot.eligible * wanted / lot.shares if part is None else (wanted if part else ZERO)
                piece = Lot(lot.dated, lot.arrived, wanted, gone)
                lot.shares -= wanted
                lot.eligible -= gone
            wanted -= piece.shares
            self.shares -= piece.shares
            self.eligible -= piece.eligible
            pieces.append(piece)
        return pieces

    def _take_from_all(self, wanted: Decimal) -> list[Lot]:
        """Remove the same part of every lot."""
        share = wanted / self.shares if wanted else ZERO
        pieces = [Lot(lot.dated, lot.arrived, lot.shares * share, lot.eligible * share) for lot in self.lots]
        for lot, piece in zip(self.lots, pieces, strict=True):
            lot.shares -= piece.shares
            lot.eligible -= piece.eligible
        self.shares -= wanted
        self.eligible -= sum((piece.eligible for piece in pieces), ZERO)
        self._forget_empty()
        return pieces

    def _forget_empty(self) -> None:
        if not self.shares:
            self.lots, self.eligible = [], ZERO

    def split(self, factor: Decimal) -> None:
        """Multiply every lot's shares; the dates stay."""
        for lot in self.lots:
            lot.shares *= factor
            lot.eligible *= factor
        self.shares *= factor
        self.eligible *= factor


@dataclass
class Walk:
    """The accounts of one row while its events are walked in order, and the sums of what they hold."""

    calculation_date: date
    lot_order: LotOrder
    reinvestment: Reinvestment
    accounts: defaultdict[str, Account] = field(default_factory=lambda: defaultdict(Account))
    arrived: int = 0
    eligible: Decimal = ZERO
    shares: Decimal = ZERO

    def day(self, events: list[Event]) -> None:
        """Take the events of one day: splits, acquisitions, transfers between accounts, then what is given up."""
        for event in events:
            if event.kind == "SPLIT":
                self._split(event)
        acquired = [event for event in events if event.kind in ACQUIRED]
        moves = list(_moves(events)) if any(event.dated is None for event in acquired) else []
        moved = {event.number for pair in moves for event in pair}
        for event in acquired:
            if event.number not in moved:
                self._acquire(event)
        for out, into in moves:
            for piece in self._give_up(out):
                self._put(into.account, piece.dated, piece.shares, piece.eligible)
        for event in events:
            if event.kind in GIVEN_UP and event.number not in moved:
                self._give_up(event)

    def _split(self, event: Event) -> None:
        """Split an account (all accounts where none is named) by the factor, else by the shares it adds."""
        for account in [self.accounts[event.account]] if event.account else list(self.accounts.values()):
            eligible, shares = account.eligible, account.shares
            if event.factor is not None:
                account.split(event.factor)
            elif shares:
                account.split((shares + event.shares) / shares)
            self.eligible += account.eligible - eligible
            self.shares += account.shares - shares

    def _acquire(self, event: Event) -> None:
        dated = event.dated or event.trade_date
        if event.kind != "REINVESTMENT":
            eligible = event.shares if dated >= self.calculation_date else ZERO
        elif self.reinvestment == "inherit":
            held = self.accounts[event.account]
            eligible = event.shares * held.eligible / held.shares if held.eligible else ZERO
        else:
            counts = self.reinvestment == "eligible" and dated >= self.calculation_date
            eligible = event.shares if counts else ZERO
        self._put(event.account, dated, event.shares, eligible)

    def _put(self, account: str, dated: date, shares: Decimal, eligible: Decimal) -> None:
        self.arrived += 1
        self.accounts[account].put(Lot(dated, self.arrived, shares, eligible))
        self.eligible += eligible
        self.shares += shares

    def _give_up(self, event: Event) -> list[Lot]:
        account = self.accounts[event.account]
        if event.shares > account.shares:
            raise OverdrawnError(event, account.shares)
        eligible = account.eligible
        pieces = account.take(event.shares, self.lot_order)
        self.eligible -= eligible - account.eligible
        self.shares -= event.shares
        return pieces


def _moves(events: list[Event]) -> Iterator[tuple[Event, Event]]:
    """Pair each undated transfer in with the one transfer out of the day that has its shares."""
    outs = [event for event in events if event.kind == "TRANSFER_OUT"]
    for event in events:
        if event.kind != "TRANSFER_IN" or event.dated is not None:
            continue
        sides = [out for out in outs if out.shares == event.shares and out.account != event.account]
        if len(sides) != 1:
            raise UnmatchedError(event)
        outs.remove(sides[0])
        yield sides[0], event


def walk(
    events: Iterable[Event], calculation_date: date, lot_order: LotOrder, reinvestment: Reinvestment
) -> list[tuple[date, Decimal, Decimal]]:
    """Walk events in order of days and file; for each day give how eligible shares, and all shares, change.

    Raises `OverdrawnError` where more is given up than there is, `UnmatchedError` for half a transfer.
    """
    walked = Walk(calculation_date, lot_order, reinvestment)
    changes = []
    with localcontext(EXACT):
        for day, group in _by_day(events):
            eligible, shares = walked.eligible, walked.shares
            walked.day(group)
            changes.append((day, walked.eligible - eligible, walked.shares - shares))
    return changes


def held_by_account(events: Iterable[Event], closes: Iterable[date], walked: Walk) -> dict[date, dict[str, Decimal]]:
    """Walk events in order; give the eligible shares of every account that has any, at the close of each named day.

    Raises as `walk` does.
    """
    held: dict[date, dict[str, Decimal]] = {}
    with localcontext(EXACT):
        days = _by_day(events)
        day, group = next(days, (date.max, []))
        for close in closes:
            while day <= close:
                walked.day(group)
                day, group = next(days, (date.max, []))
            held[close] = {name: account.eligible for name, account in walked.accounts.items() if account.eligible}
    return held


def _by_day(events: Iterable[Event]) -> Iterator[tuple[date, list[Event]]]:
    """Group events that are in order by their day."""
    group: list[Event] = []
    for event in events:
        if group and event.trade_date != group[0].trade_date:
            yield group[0].trade_date, group
            group = []
        group.append(event)
    if group:
        yield group[0].trade_date, group
