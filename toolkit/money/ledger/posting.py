"""What becomes a posting: a statement, its restatement, a payment, an expenditure; all as entries adding up to zero."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

from toolkit.errors import Fault, InputError
from toolkit.money.expenditures import Expenditure
from toolkit.money.ledger.journal import (
    EXPENSES,
    Account,
    Entry,
    Input,
    Posted,
    Posting,
    PostingKind,
    canonical,
    digest,
)
from toolkit.money.stated import Statement, StatementLine
from toolkit.register.contract import Contract

PROGRAM = "contract-toolkit"
_BASE_FILES = ("agreement.json", "terms.yaml", "aliases.yaml")


def program() -> str:
    """Return the program and its version, as each posting records it."""
    return f"{PROGRAM} {version(PROGRAM)}"


def inputs_of(contract: Contract, files: Mapping[str, Path]) -> tuple[Input, ...]:
    """Return every file that a statement depends on, with its hash: the contract's own, its amendments, the data."""
    own = [(Path(name).stem, contract.folder / name) for name in _BASE_FILES]
    own += [
        (f"amendment-{amendment.number:02d}", contract.folder / "amendments" / f"{amendment.number:02d}.yaml")
        for amendment in contract.amendments
    ]
    found = [*((role, path) for role, path in own if path.is_file()), *files.items()]
    return tuple(
        Input(role=role, path=_named(contract, path), sha256=digest(path.read_bytes())) for role, path in found
    )


def _named(contract: Contract, path: Path) -> str:
    """Name a file by its path in the contract's folder, so that the folder can move; else by its whole path."""
    whole, folder = path.resolve(), contract.folder.resolve()
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else whole.as_posix()


def of_statement(
    statement: Statement, inputs: tuple[Input, ...], overrides: Mapping[str, str], *, imported: bool = False
) -> Posting:
    """Make the posting of a computed (or imported) statement; a fee that is not known cannot be posted."""
    _refuse_unknown(statement)
    return Posting(
        kind=PostingKind.IMPORTED if imported else PostingKind.STATEMENT,
        agreement=statement.agreement,
        from_=statement.from_,
        to=statement.to,
        slot=_slot(statement, 0),
        memo="computed elsewhere" if imported else "",
        program=program(),
        content=_content(statement, overrides),
        inputs=inputs,
        entries=tuple(entry for line in statement.lines for entry in _entries(line)),
    )


def of_restatement(
    held: Posted, statement: Statement, inputs: tuple[Input, ...], overrides: Mapping[str, str], reason: str
) -> Posting:
    """Make the posting that reverses what is stated for a period and states it again.

    The true-up is the sum of both: rounded less rounded; the difference itself is never rounded.
    """
    _refuse_unknown(statement)
    standing = _standing(held.posting)
    reversal = tuple(entry.model_copy(update={"amount": -entry.amount}) for entry in standing)
    again = tuple(entry for line in statement.lines for entry in _entries(line))
    return Posting(
        kind=PostingKind.RESTATEMENT,
        agreement=statement.agreement,
        from_=statement.from_,
        to=statement.to,
        slot=_slot(statement, _revision(held.posting) + 1),
        memo=reason,
        program=program(),
        content=_content(statement, overrides),
        inputs=inputs,
        entries=(*reversal, *again),
    )


def true_up(posting: Posting) -> Decimal:
    """Return what a posting adds to the expense of its period: the fee, or the true-up of a restatement."""
    return posting.on_account(*EXPENSES)


def of_payment(agreement: str, period: tuple[date, date], paid_on: date, amount: Decimal, reference: str) -> Posting:
    """Make the posting of a payment for a period; two equal payments of one day differ by their reference."""
    content = canonical({"paid_on": paid_on.isoformat(), "amount": f"{amount:.2f}", "reference": reference})
    said = f"{agreement} {period[0]} {period[1]} {content}"
    return Posting(
        kind=PostingKind.PAYMENT,
        agreement=agreement,
        from_=period[0],
        to=period[1],
        slot=f"payment/{digest(said.encode())}",
        memo=f"paid on {paid_on}" + (f", {reference}" if reference else ""),
        program=program(),
        content=content,
        inputs=(),
        entries=(_entry(Account.PAYABLE, amount), _entry(Account.CASH, -amount)),
    )


def of_expenditures(agreement: str, expenditures: Iterable[Expenditure], source: Input) -> tuple[Posting, ...]:
    """Make a posting of each amount spent; equal lines of one file are told apart by their order.

    A file brought in again, or brought in longer, adds only what is new.
    """
    seen: dict[str, int] = {}
    postings = []
    for one in expenditures:
        content = canonical(one.model_dump(mode="json", exclude={"file", "number"}))
        seen[content] = seen.get(content, 0) + 1
        said = f"{agreement} {content} {seen[content]}"
        account = _entry(Account.EXPENDITURE, one.amount, name=one.name)
        postings.append(
            Posting(
                kind=PostingKind.EXPENDITURE,
                agreement=agreement,
                from_=one.spent_on,
                to=one.spent_on,
                slot=f"expenditure/{digest(said.encode())}",
                memo=f"{one.category.value}: {one.payee}",
                program=program(),
                content=content,
                inputs=(source,),
                entries=(account, _entry(Account.DISTRIBUTOR, -one.amount)),
            )
        )
    return tuple(postings)


def paid_on(posting: Posting) -> date:
    """Return the day of a payment."""
    return date.fromisoformat(json.loads(posting.content)["paid_on"])


def _standing(posting: Posting) -> tuple[Entry, ...]:
    """Return the entries of a posting that stand: of a restatement those of the new statement, not the reversal."""
    statement = statement_of(posting)
    return tuple(entry for line in statement.lines for entry in _entries(line))


def statement_of(posting: Posting) -> Statement:
    """Return the statement that a posting holds."""
    return Statement.model_validate(json.loads(posting.content)["statement"])


def overrides_of(posting: Posting) -> dict[str, str]:
    """Return the settings that were given on the command line when the statement was computed."""
    return dict(json.loads(posting.content)["overrides"])


def _content(statement: Statement, overrides: Mapping[str, str]) -> str:
    return canonical({"statement": statement.model_dump(mode="json"), "overrides": dict(overrides)})


def _slot(statement: Statement, revision: int) -> str:
    return f"statement/{statement.from_}/{statement.to}/{revision}"


def _revision(posting: Posting) -> int:
    return int(posting.slot.rsplit("/", 1)[1])


def _entries(line: StatementLine) -> tuple[Entry, ...]:
    """Charge a line's parts to the fund and owe their sum to the distributor."""
    if line.fee is None:
        return ()
    charged = {Account.FEE: line.fee}
    if line.service_fee is not None and line.asset_based_sales_charge is not None:
        charged = {Account.SERVICE_FEE: line.service_fee, Account.SALES_CHARGE: line.asset_based_sales_charge}
    return tuple(
        _entry(account, amount, line.registrant, line.name)
        for account, amount in (*charged.items(), (Account.PAYABLE, -sum(charged.values(), Decimal(0))))
    )


def _entry(account: Account, amount: Decimal, registrant: str | None = None, name: str | None = None) -> Entry:
    return Entry(account=account, registrant=registrant, name=name, amount=amount.quantize(Decimal("0.01")))


def _refuse_unknown(statement: Statement) -> None:
    """Refuse to post a statement in which a fee could not be computed (problem 32)."""
    unknown = [line.name for line in statement.lines if line.fee is None]
    if unknown:
        period = f"{statement.from_} to {statement.to}"
        remedy = "complete the data file and compute the month again; nothing was posted"
        raise InputError([Fault(period, f"the fee of {name} is not known", remedy) for name in unknown])
