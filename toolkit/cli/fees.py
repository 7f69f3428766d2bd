"""`contract fees`: what is payable for a month, to the cent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.session import (
    DEFAULT_CONTRACTS,
    HERE,
    Contracts,
    Debug,
    Json,
    OptionalName,
    Out,
    Quiet,
    Strict,
    day_of,
    formats_of,
    session_of,
)
from toolkit.cli.written import write_all
from toolkit.errors import Fault, InputError

FORMATS = ("docx", "pdf", "txt", "html", "xlsx")


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("fees")(fees)


def fees(
    context: typer.Context,
    name: OptionalName = None,
    month: Annotated[str | None, typer.Option("--month", metavar="YYYY-MM", help="The calendar month.")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day, in place of --month.")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day, in place of --month.")] = None,
    net_assets: Annotated[
        Path | None, typer.Option("--net-assets", metavar="FILE", help="Daily net assets (CSV, XLSX or Parquet).")
    ] = None,
    activity: Annotated[
        Path | None, typer.Option("--activity", metavar="FILE", help="Share activity, from which lots are eligible.")
    ] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A convention in place of that of terms.yaml.")
    ] = None,
    formats: Annotated[
        str | None, typer.Option("--format", help="Write the payment statement.", metavar="docx,pdf,xlsx")
    ] = None,
    out: Out = HERE,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
    strict: Strict = False,
    debug: Debug = False,
    quiet: Quiet = False,
) -> None:
    """Compute the fees of a month: a line for each fund, service and sales charge, due date, settings used."""
    from toolkit import api

    session = session_of(context)
    asked = formats_of(formats, FORMATS) if formats is not None else ()
    if net_assets is None:
        raise InputError(Fault("--net-assets", "no file of daily net assets is named", "add --net-assets FILE"))
    first, last = api.period(month, day_of(start, "--from"), day_of(end, "--to"))
    with screen.progress("Computing the fees", quiet=session.quiet):
        statement = api.fees(
            api.load(name, contracts), first, last, net_assets=net_assets, activity=activity, overrides=api.settings(settings)
        )
    if json:
        screen.print_json(statement.to_json())
        session.judge(statement.problems)
        return
    screen_fees.print_statement(statement)
    write_all(session, [api.render_statement(statement, format_) for format_ in asked], out, statement.problems)
