"""The ledger on the screen: a line for each posting, with what is owed after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.cli import screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.money.ledger.journal import Posted


def print_postings(posted: Sequence[Posted], shown: Sequence[Posted] | None = None) -> None:
    """Show postings in order: fees charged, paid, spent, and what is owed after each; of all of them only `shown`."""
    from decimal import Decimal

    from toolkit.amounts import money_text
    from toolkit.money.ledger.journal import Account
    from toolkit.money.ledger.posting import true_up

    if not posted:
        screen.console().print("nothing is posted")
        return
    figures = ("Fee", "Paid", "Spent", "Owed")
    words = (("Posting", "whole"), ("Period", "whole"))
    drawn = screen.table(("No.", "right"), *words, *((name, "right") for name in figures), "Note")
    owed = Decimal("0.00")
    new = None if shown is None else {one.number: one.new for one in shown}
    for one in posted:
        posting = one.posting
        owed -= posting.on_account(Account.PAYABLE)
        if new is not None and one.number not in new:
            continue
        amounts = (true_up(posting), -posting.on_account(Account.CASH), posting.on_account(Account.EXPENDITURE))
        there = new is not None and not new[one.number]
        note = f"{posting.memo} (stood there already)".strip() if there else posting.memo
        drawn.add_row(
            str(one.number),
            posting.kind.value,
            _period(posting.from_, posting.to),
            *(_money(amount) for amount in amounts),
            money_text(owed),
            note,
        )
    screen.console().print(drawn)


def _period(first: date, last: date) -> str:
    """Name the days of a posting as shortly as they can be: a month, a day, or from one to another."""
    from calendar import monthrange

    if first == last:
        return str(first)
    if (first.day, last) == (1, first.replace(day=monthrange(first.year, first.month)[1])):
        return f"{first:%Y-%m}"
    return f"{first} to {last}"


def _money(amount: object) -> str:
    """Print an amount; nothing where it is zero, so that the eye finds what happened."""
    from decimal import Decimal

    from toolkit.amounts import money_text

    return money_text(amount) if isinstance(amount, Decimal) and amount else ""
