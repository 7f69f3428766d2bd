"""`contract fees`: what is payable for a month, to the cent."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.screen_fees import print_statement
from toolkit.cli.screen_ledger import print_postings
from toolkit.cli.session import (
    DEFAULT_CONTRACTS,
    HERE,
    Contracts,
    Json,
    OptionalName,
    Out,
    day_of,
    formats_of,
    session_of,
    verb,
)
from toolkit.cli.written import write_all
from toolkit.errors import Fault, Faults, InputError

FORMATS = ("docx", "pdf", "txt", "html", "xlsx")


NetAssets = Annotated[
    Path, typer.Option("--net-assets", metavar="FILE", help="Daily net assets (CSV, XLSX or Parquet).")
]
Activity = Annotated[
    Path | None, typer.Option("--activity", metavar="FILE", help="Share activity, from which lots are eligible.")
]
LedgerUrl = Annotated[
    str | None, typer.Option("--ledger", metavar="URL", help="postgresql://… in place of contracts/NAME/ledger.db.")
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A convention in place of that of terms.yaml; again for another."),
]


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("fees", short_help="Compute the fees of a month, to the cent.")(verb(fees))


def fees(
    context: typer.Context,
    net_assets: NetAssets,
    name: OptionalName = None,
    month: Annotated[str | None, typer.Option("--month", metavar="YYYY-MM", help="The calendar month.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day, in place of --month.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day, in place of --month.")] = None,
    activity: Activity = None,
    settings: Settings = None,
    formats: Annotated[
        str | None, typer.Option("--format", help="Write the payment statement.", metavar="docx,pdf,xlsx")
    ] = None,
    out: Out = HERE,
    post: Annotated[bool, typer.Option("--post", help="Keep the statement in the ledger.")] = False,
    url: LedgerUrl = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Compute the fees of a month: a line for each fund, service and sales charge, due date, settings used."""
    from toolkit import api
    from toolkit.money.ledger.desk import Desk

    session = session_of(context)
    wrong = Faults()
    with wrong:
        asked = formats_of(formats, FORMATS) if formats is not None else ()
    with wrong:
        first, last = period(month, start, end)
    with wrong:
        overrides = overrides_of(settings or [])
    with wrong:
        contract = api.load(name, contracts)
    wrong.refuse()
    with screen.progress("Computing the fees", quiet=session.quiet):
        statement = api.fees(contract, first, last, net_assets=net_assets, activity=activity, overrides=overrides)
    session.judge(statement.problems)
    desk = Desk(contract, url)
    if post and session.may_write:
        posted = desk.post(statement, net_assets=net_assets, activity=activity, overrides=overrides)
    if json:
        screen.print_json(statement.model_dump_json(indent=2))
        return
    print_statement(statement)
    rendered = [api.render_statement(statement, format_) for format_ in asked] if session.may_write else []
    write_all(session, rendered, out, statement.problems)
    if post and session.may_write and not session.quiet:
        print_postings(desk.postings(), (posted,))


def period(month: str | None, start: str | None, end: str | None) -> tuple[date, date]:
    """Return the first and last day asked for: a whole month, or the days from one to another."""
    if month is not None and start is None and end is None:
        return _whole_month(month)
    wrong = Faults()
    with wrong:
        first = day_of(start, "--from")
    with wrong:
        last = day_of(end, "--to")
    wrong.refuse()
    if month is not None or first is None or last is None:
        raise InputError(Fault("--month", "the period is not clear", "give --month YYYY-MM, or both --from and --to"))
    return first, last


def _whole_month(month: str) -> tuple[date, date]:
    """Return the first and last day of `YYYY-MM`."""
    import calendar

    matched = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", month)
    if not matched or matched[1] == "0000":
        raise InputError(Fault("--month", f"{month!r} is not a month", "write it as YYYY-MM, for example 2003-09"))
    year, number = int(matched[1]), int(matched[2])
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def overrides_of(settings: list[str]) -> dict[str, str]:
    """Split each `KEY=VALUE`; all that are not so are named at once."""
    wrong = [text for text in settings if "=" not in text]
    if wrong:
        remedy = "write KEY=VALUE, for example year_basis=actual/360"
        raise InputError([Fault("--set", f"{text!r} sets nothing", remedy) for text in wrong])
    return {key.strip(): value.strip() for key, _, value in (text.partition("=") for text in settings)}
