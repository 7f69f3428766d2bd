"""The nouns of the ledger: postings of entries that add up to zero, with the inputs they were computed from.

Amounts are US dollars to the cent; a debit is positive, a credit negative.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from toolkit.problems import Noun


class PostingKind(StrEnum):
    """What a posting records."""

    STATEMENT = "statement"
    IMPORTED = "imported-statement"
    RESTATEMENT = "restatement"
    PAYMENT = "payment"
    EXPENDITURE = "expenditure"


STATEMENTS = frozenset({PostingKind.STATEMENT, PostingKind.IMPORTED, PostingKind.RESTATEMENT})
"""The kinds that state the fees of a period."""


class Account(StrEnum):
    """Where an amount is kept: a fund's expense, what is owed to the distributor, and what the distributor spent."""

    SERVICE_FEE = "service_fee"
    SALES_CHARGE = "asset_based_sales_charge"
    FEE = "fee"
    """A fee whose parts are not known (a schedule without them, or a month computed elsewhere)."""
    PAYABLE = "payable"
    CASH = "cash"
    EXPENDITURE = "expenditure"
    DISTRIBUTOR = "distributor"


EXPENSES = frozenset({Account.SERVICE_FEE, Account.SALES_CHARGE, Account.FEE})


class Input(Noun):
    """A file that a posting was computed from: its part, its path (inside the contract's folder where it can be)."""

    role: str
    path: str
    sha256: str


class Entry(Noun):
    """One amount on one account, for a fund where it is a fund's."""

    account: Account
    registrant: str | None
    name: str | None
    amount: Decimal


class Posting(Noun):
    """Something that happened, as entries that add up to zero. `content` is all that is known of it, as JSON.

    `slot` is what only one posting may hold: the revision of a period's statement, a payment, an expenditure.
    """

    kind: PostingKind
    agreement: str
    from_: date
    to: date
    slot: str
    memo: str
    program: str
    content: str
    inputs: tuple[Input, ...]
    entries: tuple[Entry, ...]

    @property
    def key(self) -> str:
        """The hash of what the posting says; neither the program's version nor the files it was read from matter."""
        said = self.model_dump(mode="json", exclude={"program", "slot", "inputs"})
        return digest(canonical(said).encode())

    @property
    def balance(self) -> Decimal:
        """The sum of all entries: zero, or the posting is wrong."""
        return sum((entry.amount for entry in self.entries), Decimal("0.00"))

    def on_account(self, *accounts: Account) -> Decimal:
        """Add up the entries on some accounts."""
        return sum((entry.amount for entry in self.entries if entry.account in accounts), Decimal("0.00"))


class Posted(Noun):
    """A posting in the ledger with its number; `new` is False where it stood there already."""

    number: int
    posting: Posting
    new: bool = False


def canonical(value: Any) -> str:
    """Write JSON one way: keys sorted, no blanks, so that the same content has the same hash."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def latest_statements(posted: tuple[Posted, ...]) -> dict[tuple[date, date], Posted]:
    """Return the last revision of each period's statement: a restatement takes the place of what it restates."""
    return {(one.posting.from_, one.posting.to): one for one in posted if one.posting.kind in STATEMENTS}
