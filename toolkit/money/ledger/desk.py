"""The ledger of one agreement as its users know it: post, pay, restate, bring in, verify."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import Fault, InputError
from toolkit.money.expenditures import read_expenditures
from toolkit.money.ledger import posting as making
from toolkit.money.ledger.imports import imported_statements
from toolkit.money.ledger.journal import Account, Input, Posted, PostingKind, digest, latest_statements
from toolkit.money.ledger.verify import payment_problems, verify
from toolkit.money.naming import Naming
from toolkit.money.stated import Statement
from toolkit.problems import Problem
from toolkit.register.contract import Contract

if TYPE_CHECKING:
    from toolkit.money.ledger.store import Ledger

LEDGER_FILE = "ledger.db"


class Desk:
    """The ledger of a contract: `contracts/NAME/ledger.db`, or the one that a URL names."""

    def __init__(self, contract: Contract, url: str | None = None) -> None:
        """Name the ledger; it is opened for each thing that is done with it."""
        self.contract = contract
        self.named = url is not None
        file = Path(url) if url is not None else contract.folder / LEDGER_FILE
        self.url: str | Path = url if url is not None and "://" in url else file

    def _open(self) -> closing[Ledger]:
        """Open the ledger until the block ends; the database library is loaded here and not before."""
        from toolkit.money.ledger.store import Ledger

        return closing(Ledger(self.url))

    @property
    def stands(self) -> bool:
        """Whether there is a ledger: a file that exists, or any address that was given."""
        return not isinstance(self.url, Path) or self.url.exists()

    def postings(self) -> tuple[Posted, ...]:
        """Return everything posted for the contract, in order; nothing where none stands in its folder yet.

        `InputError` where a file was named that is not there: reading makes no ledger.
        """
        if not self.stands:
            if self.named:
                remedy = "name a ledger that stands; `contract fees … --post --ledger FILE` makes one"
                raise InputError(Fault(str(self.url), "there is no ledger", remedy))
            return ()
        with self._open() as ledger:
            return ledger.postings(self.contract.name)

    def post(
        self, statement: Statement, *, net_assets: Path, activity: Path | None, overrides: Mapping[str, str]
    ) -> Posted:
        """Post a computed statement; posting it twice is the same as once."""
        inputs = making.inputs_of(self.contract, _files(net_assets, activity))
        with self._open() as ledger:
            return ledger.post(making.of_statement(statement, inputs, overrides))

    def restate(
        self,
        statement: Statement,
        *,
        net_assets: Path,
        activity: Path | None,
        overrides: Mapping[str, str],
        reason: str,
    ) -> Posted:
        """Reverse what is stated for the period and state it again; the same figures change nothing."""
        period = statement.from_, statement.to
        inputs = making.inputs_of(self.contract, _files(net_assets, activity))
        held = latest_statements(self.postings()).get(period)
        if held is None:
            what = f"nothing is posted for {period[0]} to {period[1]}"
            raise InputError(Fault(self.contract.name, what, "post it: `contract fees … --post`"))
        if making.statement_of(held.posting).lines == statement.lines:
            return held
        with self._open() as ledger:
            return ledger.post(making.of_restatement(held, statement, inputs, overrides, reason))

    def pay(self, period: tuple[date, date], paid_on: date, amount: Decimal | None, reference: str) -> Posted:
        """Record a payment; without an amount, all that is still owed for the period."""
        if amount is None:
            amount = outstanding(self.postings(), period)
        if amount <= 0:
            what = f"nothing is owed for {period[0]} to {period[1]}"
            raise InputError(Fault(self.contract.name, what, "post the month first, or name --amount"))
        with self._open() as ledger:
            return ledger.post(making.of_payment(self.contract.name, period, paid_on, amount, reference))

    def import_statements(self, path: Path) -> tuple[Posted, ...]:
        """Bring in months computed elsewhere."""
        postings = imported_statements(self.contract, path)
        with self._open() as ledger:
            return ledger.post_all(postings)

    def import_expenditures(self, path: Path) -> tuple[Posted, ...]:
        """Bring in what the distributor spent; what stands already is not brought in twice."""
        spent = read_expenditures(path, Naming(self.contract))
        source = Input(role="expenditures", path=path.name, sha256=digest(path.read_bytes()))
        with self._open() as ledger:
            return ledger.post_all(making.of_expenditures(self.contract.name, spent, source))

    def verify(self) -> tuple[Problem, ...]:
        """Return all that is wrong with the ledger."""
        return verify(self.contract, self.postings())

    def payment_problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the payments alone (checks 38 and 39)."""
        return tuple(payment_problems(self.postings()))


def outstanding(posted: tuple[Posted, ...], period: tuple[date, date]) -> Decimal:
    """Return what is still owed to the distributor for a period."""
    ofs = (one.posting for one in posted if one.posting.kind is not PostingKind.EXPENDITURE)
    owed = (one.on_account(Account.PAYABLE) for one in ofs if (one.from_, one.to) == period)
    return -sum(owed, Decimal("0.00"))


def _files(net_assets: Path, activity: Path | None) -> dict[str, Path]:
    return {"net_assets": net_assets} | ({"activity": activity} if activity else {})
