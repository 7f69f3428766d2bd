"""`contract forms`: an empty form of every data file."""

from __future__ import annotations

import typer

from toolkit.cli import screen
from toolkit.cli.session import HERE, Out, session_of, verb


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("forms", short_help="Empty forms of all data files.")(verb(forms))


def forms(context: typer.Context, out: Out = HERE) -> None:
    """Write empty forms of the data files (CSV and one XLSX) and of the YAML files of an agreement."""
    from toolkit import api
    from toolkit.files import write_atomically

    written = []
    for name, data in api.forms().items():
        write_atomically(out / name, data)
        written.append(out / name)
    if not session_of(context).quiet:
        screen.print_written(written)
