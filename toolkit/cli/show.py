"""`contract show`: the schedule as it stands on a day."""

from __future__ import annotations

import typer

from toolkit.cli import screen
from toolkit.cli.session import DEFAULT_CONTRACTS, AsOf, Contracts, Debug, Json, OptionalName, Quiet, Strict, day_of, session_of


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("show")(show)


def show(
    context: typer.Context,
    name: OptionalName = None,
    as_of: AsOf = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
    strict: Strict = False,
    debug: Debug = False,
    quiet: Quiet = False,
) -> None:
    """Show the schedule as it stands on a day: the agreement with its amendments folded in."""
    from toolkit import api

    reading = api.standing(api.load(name, contracts), day_of(as_of, "--as-of"))
    if json:
        screen.print_json(reading.model_dump_json(indent=2))
    else:
        screen.print_reading(reading)
    session_of(context).judge(reading.problems)
