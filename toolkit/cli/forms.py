"""`contract forms`: an empty form of every data file."""

from __future__ import annotations

import typer

from toolkit.cli import screen
from toolkit.cli.session import HERE, Debug, Out, Quiet, Strict


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("forms", short_help="Empty forms of all data files.")(forms)


def forms(out: Out = HERE, strict: Strict = False, debug: Debug = False, quiet: Quiet = False) -> None:
    """Write empty forms of the data files (CSV and one XLSX) and of the YAML files of an agreement."""
    from toolkit import api
    from toolkit.files import write_atomically

    written = []
    for name, data in api.forms().items():
        write_atomically(out / name, data)
        written.append(out / name)
    if not quiet:
        screen.print_written(written)
