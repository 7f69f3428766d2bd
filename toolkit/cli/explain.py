"""`contract explain`: a dollar back to the printed page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.fees import Activity, period
from toolkit.cli.ledger import Month
from toolkit.cli.session import DEFAULT_CONTRACTS, Contracts, Json, OptionalName, verb
from toolkit.errors import Faults

if TYPE_CHECKING:
    from toolkit.money.explain import Explanation


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("explain", short_help="A dollar back to the printed page.")(verb(explain))


def explain(
    context: typer.Context,
    month: Month,
    fund: Annotated[str, typer.Option("--name", metavar="TEXT", help="The fund; former names and aliases count.")],
    name: OptionalName = None,
    registrant: Annotated[str, typer.Option("--registrant", metavar="TEXT", help="Parts two funds of one name.")] = "",
    net_assets: Annotated[
        Path | None,
        typer.Option(
            "--net-assets", metavar="FILE", help="In place of the posted month's, or of net-assets/YYYY-MM.csv."
        ),
    ] = None,
    activity: Activity = None,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Explain a fund's fee: average by day, rate, the cell of the schedule, the clause for each convention."""
    from toolkit import api

    wrong = Faults()
    with wrong:
        first, _ = period(month, None, None)
    with wrong:
        contract = api.load(name, contracts)
    wrong.refuse()
    explanation = api.explain(contract, first, fund, net_assets=net_assets, activity=activity, registrant=registrant)
    if json:
        screen.print_json(explanation.to_json())
        return
    print_explanation(explanation)


def print_explanation(explanation: Explanation) -> None:
    """Show the chain of sentences, then each day with the line of the data file it is taken from."""
    from toolkit.amounts import money_text

    out = screen.console()
    for number, sentence in enumerate(explanation.sentences()):
        out.print(sentence, style="bold" if number == 0 else "")
    counted = any(day.eligible_shares is not None for day in explanation.days)
    shares: list[tuple[str, str]] = [("Eligible shares", "right"), ("NAV", "right")] if counted else []
    drawn = screen.table("Day", *shares, ("Value that bears the fee", "right"), "Taken from", ("Line", "right"))
    for day in explanation.days:
        cells = [f"{day.eligible_shares or 0:,}", str(day.nav_per_share or "")] if counted else []
        carried = "" if day.taken_from == day.day else f"{day.taken_from}, carried"
        drawn.add_row(f"{day.day:%a %Y-%m-%d}", *cells, money_text(day.value), carried, str(day.line))
    out.print(drawn)
