"""`contract render`: the paper again, from the data."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.session import (
    DEFAULT_CONTRACTS,
    HERE,
    AsOf,
    Contracts,
    Json,
    Name,
    Out,
    day_of,
    formats_of,
    session_of,
    verb,
)
from toolkit.cli.written import write_all
from toolkit.errors import Faults

Formats = Annotated[str, typer.Option("--format", help="Comma list of docx, pdf, txt, html.", metavar="docx,pdf,…")]


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("render", short_help="Print a document again from its data.")(verb(render))


def render(
    context: typer.Context,
    name: Name,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="agreement, schedule or amendment.")],
    as_of: AsOf = None,
    formats: Formats = "docx",
    out: Out = HERE,
    json: Json = False,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Print a document of an agreement from its data, and prove it by reading it back."""
    from toolkit import api

    session = session_of(context)
    wrong = Faults()
    with wrong:
        asked = formats_of(formats, api.DOCUMENT_FORMATS)
    with wrong:
        day = day_of(as_of, "--as-of")
    with wrong:
        api.check_document(document)
    with wrong:
        contract = api.load(name, contracts)
    wrong.refuse()
    if json:
        screen.print_json(api.restated(contract, day).reading.model_dump_json(indent=2))
        return
    with screen.progress(f"Writing {document}", quiet=session.quiet):
        rendered = tuple(api.render(contract, document, format_, as_of=day) for format_ in asked)
    write_all(session, rendered, out)
