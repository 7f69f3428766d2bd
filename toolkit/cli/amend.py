"""`contract amend`: an amendment file in; the amendment, the amended schedule and the restated agreement out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.render import Formats
from toolkit.cli.session import (
    DEFAULT_CONTRACTS,
    HERE,
    Contracts,
    Json,
    Name,
    Out,
    formats_of,
    session_of,
    verb,
)
from toolkit.cli.written import write_all
from toolkit.errors import Faults, InputError


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("amend", short_help="Write an amendment and what it amends.")(verb(amend))


def amend(
    context: typer.Context,
    name: Name,
    amendment: Annotated[Path, typer.Argument(metavar="AMENDMENT.yaml", help="The amendment as data.")],
    formats: Formats = "docx",
    out: Out = HERE,
    save: Annotated[bool, typer.Option("--save", help="Keep the file as amendments/NN.yaml of the agreement.")] = False,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Write an amendment: the amendment itself, the amended Schedule A, and the amended agreement."""
    from toolkit import api
    from toolkit.register import store
    from toolkit.register.amendment import load_amendment

    session = session_of(context)
    wrong, contract = Faults(), None
    with wrong:
        asked = formats_of(formats, (*api.DOCUMENT_FORMATS, "xlsx"))
    with wrong:
        contract = api.load(name, contracts)
    if contract is None:
        with wrong:
            load_amendment(amendment)
        raise InputError(wrong.found)
    with wrong:
        amended = api.amend(contract, amendment)
    wrong.refuse()
    session.judge(amended.problems)
    if json:
        screen.print_json(amended.restated.reading.model_dump_json(indent=2))
    else:
        with screen.progress("Writing the amendment", quiet=session.quiet):
            rendered = api.amendment_documents(amended, asked) if session.may_write else ()
        write_all(session, rendered, out, amended.problems)
    if save and session.may_write:
        kept = store.save_amendment(contract, amendment)
        if not json and not session.quiet:
            screen.print_written([kept])
