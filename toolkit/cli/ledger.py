"""`contract ledger`: what was stated, paid and spent, append-only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.fees import Activity, LedgerUrl, NetAssets, Settings, overrides_of, period
from toolkit.cli.screen_ledger import print_postings
from toolkit.cli.session import (
    DEFAULT_CONTRACTS,
    Contracts,
    Json,
    Name,
    OptionalName,
    required_day,
    session_of,
)
from toolkit.errors import Fault, Faults, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from toolkit.money.ledger.desk import Desk
    from toolkit.money.ledger.journal import Posted

Month = Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="The calendar month.")]
File = Annotated[
    Path, typer.Argument(metavar="FILE", help="CSV, XLSX or Parquet; `contract forms` writes an empty one.")
]

ledger = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add the verbs to the command."""
    app.add_typer(
        ledger, name="ledger", help="Keep what was stated, paid and spent.", short_help="Keep what was stated and paid."
    )


def _desk(name: str | None, contracts: Path, url: str | None) -> Desk:
    from toolkit import api
    from toolkit.money.ledger.desk import Desk

    return Desk(api.load(name, contracts), url)


@ledger.command("list", short_help="Show every posting, and what is owed.")
def list_(
    context: typer.Context,
    name: OptionalName = None,
    url: LedgerUrl = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Show every posting with what it adds to the fees, what was paid, and what is owed."""
    posted = _desk(name, contracts, url).postings()
    if json:
        screen.print_json("[" + ",".join(one.model_dump_json() for one in posted) + "]")
    else:
        print_postings(posted)


@ledger.command("import-statements", short_help="Bring in months that were computed elsewhere.")
def import_statements(
    context: typer.Context,
    name: Name,
    file: File,
    url: LedgerUrl = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Bring in months that were computed elsewhere."""
    desk = _desk(name, contracts, url)
    _show(desk, desk.import_statements(file), json=json)


@ledger.command("import-expenditures", short_help="Bring in what the distributor spent.")
def import_expenditures(
    context: typer.Context,
    name: Name,
    file: File,
    url: LedgerUrl = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Bring in what the distributor spent; a file brought in again adds only what is new."""
    desk = _desk(name, contracts, url)
    _show(desk, desk.import_expenditures(file), json=json)


@ledger.command("pay", short_help="Record a payment for a month.")
def pay(
    context: typer.Context,
    name: Name,
    month: Month,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day of the payment.")],
    amount: Annotated[
        str | None, typer.Option("--amount", metavar="USD", help="What was paid; all that is owed if left out.")
    ] = None,
    reference: Annotated[
        str, typer.Option("--reference", metavar="TEXT", help="What tells two equal payments of a day apart.")
    ] = "",
    url: LedgerUrl = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Record a payment for a month."""
    session, wrong = session_of(context), Faults()
    with wrong:
        months = period(month, None, None)
    with wrong:
        paid_on = required_day(on, "--on")
    with wrong:
        dollars = _dollars(amount)
    with wrong:
        desk = _desk(name, contracts, url)
    wrong.refuse()
    posted = desk.pay(months, paid_on, dollars, reference)
    problems = [one for one in desk.payment_problems() if one.message.startswith(f"posting {posted.number}:")]
    session.judge(problems)
    _show(desk, (posted,), json=json)
    screen.print_problems(problems, screen.console(stderr=True))


@ledger.command("restate", short_help="State a month again, with its true-up.")
def restate(
    context: typer.Context,
    name: Name,
    month: Month,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why the month is stated again; it is kept.")],
    net_assets: NetAssets,
    activity: Activity = None,
    settings: Settings = None,
    url: LedgerUrl = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """State a month again: the old figures are reversed, the new ones posted, the true-up is their difference."""
    from toolkit import api

    session, wrong = session_of(context), Faults()
    with wrong:
        first, last = period(month, None, None)
    with wrong:
        overrides = overrides_of(settings or [])
    with wrong:
        desk = _desk(name, contracts, url)
    wrong.refuse()
    statement = api.fees(desk.contract, first, last, net_assets=net_assets, activity=activity, overrides=overrides)
    session.judge(statement.problems)
    screen.print_problems(statement.problems, screen.console(stderr=True))
    if session.may_write:
        posted = desk.restate(statement, net_assets=net_assets, activity=activity, overrides=overrides, reason=reason)
        _show(desk, (posted,), json=json)


@ledger.command("verify", short_help="Compute every posted statement again.")
def verify(
    context: typer.Context,
    name: OptionalName = None,
    url: LedgerUrl = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Compute every posted statement again, to the cent, and check that entries add up and payments are in order."""
    session = session_of(context)
    desk = _desk(name, contracts, url)
    with screen.progress("Verifying", quiet=session.quiet):
        problems = desk.verify()
    session.judge(problems)
    if json:
        screen.print_json("[" + ",".join(problem.model_dump_json() for problem in problems) + "]")
        return
    screen.print_problems(problems)
    if not problems:
        screen.console().print(f"{len(desk.postings())} postings: every figure can be computed again to the cent")


def _dollars(text: str | None) -> Decimal | None:
    """Read an amount of the command line."""
    from toolkit.amounts import parse_decimal, round_cents

    if text is None:
        return None
    try:
        amount = parse_decimal(text)
    except ValueError as error:
        raise InputError(Fault("--amount", str(error), "write dollars and cents, as in 98299.24")) from None
    if amount <= 0:
        raise InputError(Fault("--amount", f"{text} is no payment", "write an amount above zero"))
    if amount != round_cents(amount):
        raise InputError(Fault("--amount", f"{text} is no whole number of cents", "write dollars and cents"))
    return amount


def _show(desk: Desk, posted: Sequence[Posted], *, json: bool) -> None:
    """Print postings as a table, with what is owed after each, or as one JSON list."""
    if json:
        screen.print_json("[" + ",".join(one.model_dump_json() for one in posted) + "]")
    else:
        print_postings(desk.postings(), posted)
