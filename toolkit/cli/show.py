"""`contract show`: the schedule as it stands on a day."""

from __future__ import annotations

import typer

from toolkit.cli import screen
from toolkit.cli.screen_reading import print_reading
from toolkit.cli.session import (
    DEFAULT_CONTRACTS,
    AsOf,
    Contracts,
    Json,
    OptionalName,
    day_of,
    session_of,
    verb,
)


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("show", short_help="Show the schedule as it stands on a day.")(verb(show))


def show(
    context: typer.Context,
    name: OptionalName = None,
    as_of: AsOf = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Show the schedule as it stands on a day: the agreement with its amendments folded in."""
    from toolkit import api

    contract, day = api.load(name, contracts), day_of(as_of, "--as-of")
    reading = api.standing(contract, day)
    if json:
        screen.print_json(reading.model_dump_json(indent=2))
    else:
        print_reading(reading)
    if day is None and contract.amendments and not session_of(context).quiet:
        last = contract.amendments[-1]
        screen.say(f"as printed: amendments up to No. {last.number} are saved; --as-of DATE folds them in")
    session_of(context).judge(reading.problems)
