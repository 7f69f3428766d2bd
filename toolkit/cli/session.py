"""What every command shares: its common options, the session they fill, and the way a command ends."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from toolkit.errors import ExitCode, Fault, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.problems import Problem

SAVED = typer.Option("--contracts", metavar="DIR", help="Folder of the saved agreements.", envvar="CONTRACTS_DIR")


@dataclass
class Session:
    """The one mutable thing of a run: the common options, and the highest exit code met so far."""

    debug: bool = False
    quiet: bool = False
    strict: bool = False
    code: int = ExitCode.DONE

    def end_with(self, code: int) -> None:
        """Remember an exit code; several files end with the highest."""
        self.code = max(self.code, code)

    def judge(self, problems: Iterable[Problem]) -> None:
        """End with 1 where a problem of ours or of the figures needs a person.

        What the paper itself gets wrong (kind `document`) changes no exit code.
        """
        from toolkit.problems import Kind, needs_a_person

        if needs_a_person(problem for problem in problems if problem.kind is not Kind.DOCUMENT):
            self.end_with(ExitCode.LOOK)

    @property
    def may_write(self) -> bool:
        """False once a person must look and `--strict` was asked for: then nothing is written."""
        return not (self.strict and self.code != ExitCode.DONE)


def session_of(context: typer.Context) -> Session:
    """Return the session of this run."""
    found = context.find_root().obj
    if not isinstance(found, Session):  # a command called without main(): tests of one command
        found = context.find_root().obj = Session()
    return found


_EVERYWHERE = {
    "strict": Annotated[bool, typer.Option("--strict", help="Write nothing when a person must look.")],
    "debug": Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug.")],
    "quiet": Annotated[bool, typer.Option("--quiet", "-q", help="Say only errors.")],
}
"""The options of every command; they are kept in the session, where whoever needs them asks."""


def verb(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every command has."""
    own = inspect.signature(command, eval_str=True)

    @functools.wraps(command)
    def with_common(context: typer.Context, **given: Any) -> None:
        session = session_of(context)
        for name in _EVERYWHERE:
            if given.pop(name):
                setattr(session, name, True)
        command(context, **given)

    common = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=option)
        for name, option in _EVERYWHERE.items()
    ]
    with_common.__signature__ = own.replace(parameters=[*own.parameters.values(), *common])  # type: ignore[attr-defined]  # typer reads the options from it
    return with_common


Json = Annotated[bool, typer.Option("--json", help="Print the data as JSON, in place of tables and documents.")]
Contracts = Annotated[Path, SAVED]
Out = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Folder for what is written; made where it is missing.")
]
Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A saved agreement: a folder of --contracts.", show_default=False)
]
OptionalName = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="A saved agreement; may be left out when there is only one.", show_default=False
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day on which the schedule is read.")]

DEFAULT_CONTRACTS = Path("contracts")
HERE = Path()


def formats_of(text: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """Split a comma list of formats; every unknown one is named at once."""
    asked = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [part for part in asked if part not in allowed]
    if unknown or not asked:
        raise InputError(
            [
                Fault("--format", f"{part or 'nothing'!r} is not a format of this command", f"use {', '.join(allowed)}")
                for part in (unknown or [""])
            ]
        )
    return asked


def day_of(text: str | None, option: str) -> date | None:
    """Read an ISO date given on the command line; None stays None."""
    return None if text is None else required_day(text, option)


def required_day(text: str, option: str) -> date:
    """Read an ISO date given on the command line, as people write it: with hyphens."""
    written_out = len(text) == len("YYYY-MM-DD")  # fromisoformat takes 20031124 and 2003-W48-1 too
    try:
        return date.fromisoformat(text if written_out else "")
    except ValueError:
        remedy = "write it as YYYY-MM-DD, for example 2003-11-24"
        raise InputError(Fault(option, f"{text!r} is not a date", remedy)) from None
