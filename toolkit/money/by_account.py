"""A fund's fee split among the accounts whose shares bear it, cents by largest remainder.

an account's part = sum over days of  net assets of the day * its eligible shares / all eligible shares * rate
"""
# ruff: noqa: S608 - the parts put into the query are a number and a day

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.amounts import EXACT, split_largest_remainder
from toolkit.money import calendar
from toolkit.money.account_sums import marks_of
from toolkit.money.activity_file import names_and_types, open_activity
from toolkit.money.activity_sql import KINDS
from toolkit.money.counting import Counting
from toolkit.money.eligible import closing_of, slots_of
from toolkit.money.lines import row_on
from toolkit.money.lots import Event, Walk, held_by_account
from toolkit.money.naming import Naming
from toolkit.money.stated import Detail, LineDetail
from toolkit.problems import Noun

ONE = Decimal(1)
WALKED_LINES = 500_000
"""Up to so many lines of a file every account of a fund is walked, in some seconds."""


class AccountPart(Noun):
    """What an account bears of a fee, in US dollars to the cent."""

    account: str
    fee: Decimal


def by_account(
    one: LineDetail, detail: Detail, fee: Decimal, period: tuple[date, date], activity: Path
) -> tuple[AccountPart, ...] | None:
    """Split the fee of a line; None where the file has too many lines to walk every account of the fund."""
    if not fee:
        return ()
    counting = Counting(open_activity(activity), slots_of([one.line]), *period, detail.conventions)
    try:
        if counting.activity.rows > WALKED_LINES:
            return None
        names = names_and_types(counting.activity, Naming(detail.contract), period[1])
        counting.define(names, marks_of(detail.conventions))
        weights = _weights(one, detail, counting)
    finally:
        counting.activity.close()
    accounts = sorted(account for account, weight in weights.items() if weight)
    parts = split_largest_remainder(fee, [weights[account] for account in accounts])
    return tuple(AccountPart(account=account, fee=part) for account, part in zip(accounts, parts, strict=True))


def _weights(one: LineDetail, detail: Detail, counting: Counting) -> dict[str, Decimal]:
    """Weigh each account by what its shares bear on each active day."""
    prior_close, earliest = detail.conventions.share_basis == "prior-close", counting.start - calendar.ONE_DAY
    weights: defaultdict[str, Decimal] = defaultdict(Decimal)
    for index, slot in enumerate(counting.slots):
        held = _held(counting, index)
        for segment in one.segments:
            for day in calendar.days(segment.first, segment.last):
                if slot.calculation_date != row_on(one.line, day).calculation_date:
                    continue
                closing = max(closing_of(day, one.observations[day], prior_close=prior_close), earliest)
                counted = one.holdings[day].eligible
                for account, shares in held[closing].items():
                    value = EXACT.divide(EXACT.multiply(one.values[day], shares), counted)
                    at_rate = EXACT.multiply(value, ONE if segment.rate.payable is None else segment.rate.payable)
                    weights[account] = EXACT.add(weights[account], at_rate)
    return weights


def _held(counting: Counting, index: int) -> dict[date, dict[str, Decimal]]:
    """Walk every account of a slot: its eligible shares at the close of each day from that before the period on."""
    lines = counting.run(f"""
        select coalesce(account, ''), trade_date, kind, coalesce(shares, 0), dated, split_factor, number from dated
        where slot = {index} and trade_date <= date '{counting.end}' order by trade_date, number""")
    events = (
        Event(account, day, KINDS[kind - 1], Decimal(shares), dated, factor, number)
        for account, day, kind, shares, dated, factor, number in lines
    )
    by = counting.conventions
    counts_from = counting.slots[index].calculation_date or date.min
    closes = calendar.days(counting.start - calendar.ONE_DAY, counting.end)
    return held_by_account(events, closes, Walk(counts_from, by.lot_order, by.reinvestment))
