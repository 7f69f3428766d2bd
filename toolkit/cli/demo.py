"""`contract demo`: the whole path on the shipped agreement, each step shown as the command that does it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.session import session_of, verb

STEPS = (
    "extract {data}/agreement.pdf --save class-k --replace --evidence {out}/evidence.html",
    "fees class-k --month 2003-09 --net-assets {data}/net-assets/2003-09.csv --format docx,xlsx --out {out}",
    "amend class-k {data}/amendments/01.yaml --format docx,pdf,txt --out {out}",
    "report class-k --quarter 2003Q3 --format docx,pdf --out {out}",
)
"""The commands of the demonstration; each is a line that a person can type."""


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("demo", short_help="Show the whole path on the shipped agreement.")(verb(demo))


def demo(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Folder for all that is written; made where it is missing.")
    ] = Path("contract-demo"),
) -> None:
    """Show the whole path on the shipped agreement: PDF in; data, fees, amended documents, board report out."""
    import shlex
    import shutil

    from toolkit.cli.main import run
    from toolkit.resources import sample_contracts_folder

    session = session_of(context)
    contracts = out / "sample"  # not `contracts`: with --out . that would be the user's own
    shutil.copytree(sample_contracts_folder(), contracts, dirs_exist_ok=True)
    for step in STEPS:
        words = [word.format(data=(contracts / "class-k").as_posix(), out=out.as_posix()) for word in step.split(" ")]
        screen.say(f"\n$ contract {shlex.join(words)}")
        session.end_with(run([*words, "--contracts", contracts.as_posix(), *(["--quiet"] if session.quiet else [])]))
    screen.say(f"\nall of it is in {out.as_posix()}")
