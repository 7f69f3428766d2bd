"""`contract report`: the quarterly report of amounts expended, for the board."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.fees import LedgerUrl
from toolkit.cli.screen_report import print_report
from toolkit.cli.session import (
    DEFAULT_CONTRACTS,
    HERE,
    Contracts,
    Json,
    Out,
    formats_of,
    session_of,
    verb,
)
from toolkit.cli.written import write_all
from toolkit.errors import Fault, Faults, InputError

FORMATS = ("docx", "pdf", "xlsx", "html", "txt")


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("report", short_help="Report a quarter to the board.")(verb(report))


def report(
    context: typer.Context,
    quarter: Annotated[str, typer.Option("--quarter", metavar="2003Q3", help="The calendar quarter.")],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME", help="Saved agreements; may be left out when there is only one.", show_default=False
        ),
    ] = None,
    formats: Annotated[str | None, typer.Option("--format", help="Write the report.", metavar="docx,pdf,…")] = None,
    out: Out = HERE,
    url: LedgerUrl = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Report a quarter to the board: fees by fund, expenditures by Item 19(g)(1) category, year to date."""
    from toolkit import api

    session = session_of(context)
    wrong = Faults()
    with wrong:
        asked = formats_of(formats, FORMATS) if formats is not None else ()
    with wrong:
        api.check_quarter(quarter)
    with wrong:
        _check_once(names or [])
    loaded = []
    for name in dict.fromkeys(names) if names else (None,):
        with wrong:
            loaded.append(api.load(name, contracts))
    wrong.refuse()
    with screen.progress("Computing the quarter", quiet=session.quiet):
        computed = api.report(loaded, quarter, ledger=url)
    if json:
        screen.print_json(computed.model_dump_json(indent=2))
        session.judge(computed.problems)
        return
    print_report(computed)
    session.judge(computed.problems)
    rendered = [api.render_report(computed, format_) for format_ in asked] if session.may_write else []
    write_all(session, rendered, out, computed.problems)


def _check_once(names: list[str]) -> None:
    """Refuse an agreement named twice: its fees would be counted twice."""
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError([Fault("NAME", f"{name!r} is named twice", "name each agreement once") for name in twice])
