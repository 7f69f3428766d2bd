"""The ledger proved: every statement computed again from the same inputs, every sum tied, payments in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.amounts import money_text
from toolkit.errors import ContractError
from toolkit.money.ledger.journal import (
    STATEMENTS,
    Account,
    Input,
    Posted,
    PostingKind,
    digest,
    latest_statements,
)
from toolkit.money.ledger.posting import overrides_of, paid_on, statement_of
from toolkit.money.stated import Statement
from toolkit.money.statement import fees
from toolkit.problems import Kind, Problem, Severity, worst_first
from toolkit.register.contract import Contract

ZERO = Decimal("0.00")


def verify(contract: Contract, posted: tuple[Posted, ...]) -> tuple[Problem, ...]:
    """Return all that is wrong with a ledger: nothing, where every figure in it can be computed again to the cent."""
    found = [*_sums(posted), *payment_problems(posted)]
    for one in posted:
        if one.posting.kind in (PostingKind.STATEMENT, PostingKind.RESTATEMENT):
            found += _recomputed(contract, one)
    return worst_first(found)


def _sums(posted: tuple[Posted, ...]) -> Iterator[Problem]:
    """Check that entries add up to zero, and that what they charge is what their statement says."""
    standing = {one.number for one in latest_statements(posted).values()}
    charged: dict[tuple[date, date], Decimal] = {}
    for one in posted:
        posting = one.posting
        if posting.balance:
            yield _problem("36", Severity.BLOCKER, one, f"its entries add up to {posting.balance}, not to zero")
        if posting.kind in STATEMENTS:
            period = posting.from_, posting.to
            charged[period] = charged.get(period, ZERO) - posting.on_account(Account.PAYABLE)
            total = statement_of(posting).total
            if one.number in standing and charged[period] != total:
                what = f"its period owes {money_text(charged[period])}, its statement says {money_text(total)}"
                yield _problem("36", Severity.BLOCKER, one, what)


def _recomputed(contract: Contract, one: Posted) -> Iterator[Problem]:
    """Compute a statement again from the inputs it names, by the same road and by another (check 36)."""
    changed = [each for each in one.posting.inputs if not _is_as_it_was(contract, each)]
    files = {each.role: _path(contract, each) for each in one.posting.inputs}
    for each in changed:
        what = f"{each.path} is not the file it was computed from"
        yield _problem("36", Severity.ERROR, one, what, "put the file back as it was, or restate the period")
    if changed:
        return
    numbers = {int(role.removeprefix("amendment-")) for role in files if role.startswith("amendment-")}
    then = replace(contract, amendments=tuple(each for each in contract.amendments if each.number in numbers))
    try:
        again = fees(
            then,
            one.posting.from_,
            one.posting.to,
            net_assets=files["net_assets"],
            activity=files.get("activity"),
            overrides=overrides_of(one.posting),
        )
    except ContractError as error:
        yield _problem("36", Severity.ERROR, one, f"it cannot be computed again: {error.faults[0].what}")
        return
    another_way = (problem.message for problem in again.problems if problem.rule == "36")
    for what in (*_differences(statement_of(one.posting), again), *another_way):
        yield _problem("36", Severity.ERROR, one, what, "find out which is right; `contract ledger restate` corrects")


def _differences(posted: Statement, again: Statement) -> Iterator[str]:
    """Compare every amount of two statements of one period, to the cent."""
    if [line.name for line in posted.lines] != [line.name for line in again.lines]:
        yield "computed again, it has other lines"
        return
    for one, other in zip(posted.lines, again.lines, strict=True):
        for part in ("gross", "waived", "fee", "service_fee", "asset_based_sales_charge"):
            left, right = getattr(one, part), getattr(other, part)
            if left != right:
                yield f"{one.name}: {part} is posted as {left}, computed again as {right}"


def payment_problems(posted: tuple[Posted, ...]) -> Iterator[Problem]:
    """Check payments against what is owed (38) and against the contract's day (39), period by period."""
    owed = {period: statement_of(one.posting) for period, one in latest_statements(posted).items()}
    paid: dict[tuple[date, date], Decimal] = {}
    for one in posted:
        if one.posting.kind is not PostingKind.PAYMENT:
            continue
        period = one.posting.from_, one.posting.to
        statement = owed.get(period)
        if statement is None:
            remedy = "state the period: `contract fees … --post`, or `contract ledger import-statements`"
            yield _problem("38", Severity.BLOCKER, one, "it pays a period for which nothing is stated", remedy)
            continue
        paid[period] = paid.get(period, ZERO) + one.posting.on_account(Account.PAYABLE)
        if paid[period] > statement.total:
            owing = money_text(statement.total)
            what = f"{money_text(paid[period])} is paid for {period[0]} to {period[1]}, {owing} is owed"
            yield _problem("38", Severity.BLOCKER, one, what, "recover what was paid too much, or restate the period")
        if paid_on(one.posting) > statement.contract_due_on:
            what = f"it was paid on {paid_on(one.posting)}; it was due on {statement.contract_due_on}"
            yield _problem("39", Severity.ERROR, one, what, "tell compliance; the agreement sets the day")


def _is_as_it_was(contract: Contract, one: Input) -> bool:
    path = _path(contract, one)
    return path.is_file() and digest(path.read_bytes()) == one.sha256


def _path(contract: Contract, one: Input) -> Path:
    return contract.folder / one.path


def _problem(
    rule: str, severity: Severity, one: Posted, what: str, remedy: str = "tell the ledger's keeper"
) -> Problem:
    return Problem(
        rule=rule,
        kind=Kind.DOCUMENT if severity is Severity.WARNING else Kind.READING,
        severity=severity,
        message=f"posting {one.number}: {what}",
        remedy=remedy,
    )
