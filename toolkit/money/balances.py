"""No account gives up more than it has: what sums do not prove is added up line by line."""
# ruff: noqa: S608 - every part of a query here is a constant of this module, or a day

from __future__ import annotations

from decimal import Decimal

from toolkit.money.account_sums import ORDERED, UNPROVED, is_small
from toolkit.money.activity_file import refuse_records
from toolkit.money.counting import ACQUIRED, GIVEN_UP, Counting


def check_balances(counting: Counting) -> None:
    """Refuse an account that gives up more than it has, by the line that does.

    On any day; in a large file on any day of the period and at the close before it. Accounts with a split or a
    transfer of lots are checked as they are walked.
    """
    chosen = f"select slot, account from accounts where {UNPROVED} and account is not null"
    if not is_small(counting):
        chosen = f"""
            select slot, account from accounts where net < 0 and (flags & {ORDERED}) = 0
            union select slot, account from daily where least(balance, balance - held) < 0"""
    counting.run(f"create temp table suspects as {chosen}")
    if not counting.run("select 1 from suspects limit 1"):
        return
    found = counting.run(f"""
        select min_by(number, (trade_date, number)), min_by(shares, (trade_date, number)),
               min_by(balance, (trade_date, number)) from (
            select slot, account, trade_date, number, shares,
                   sum(case when {ACQUIRED} then shares else -shares end) over (
                       partition by slot, account order by trade_date, {GIVEN_UP}, number
                       rows between unbounded preceding and current row) as balance
            from dated semi join suspects using (slot, account) where trade_date <= date '{counting.end}')
        where balance < 0 group by slot, account order by 1""")
    wrong = [(number, *overdrawn(shares, balance + shares)) for number, shares, balance in found]
    refuse_records(counting.activity, wrong)


def overdrawn(shares: Decimal, balance: Decimal) -> tuple[str, str]:
    """Say that more shares are given up than there are."""
    what = f"{Decimal(shares).normalize():f} shares are given up from a balance of {Decimal(balance).normalize():f}"
    return what, "add the account's opening lots as dated purchases, or mend the line"
