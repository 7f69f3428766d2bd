"""What people see: tables on stdout, messages on stderr, colours only where they are wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table

    from toolkit.problems import Problem

PIPED_WIDTH = 120
"""Columns of a table that is not on a terminal: wide enough for a schedule, narrow enough for a page."""

LEAST_WIDTH = 80
"""Columns of a table on the narrowest terminal, whose lines then wrap: in less, every word would be broken."""

_COLOURS = {"blocker": "bold red", "error": "red", "warning": "yellow"}


def console(*, stderr: bool = False) -> Console:
    """Return a console: the terminal's own width, or a fixed one into a pipe; NO_COLOR and COLUMNS are respected."""
    import os

    from rich.console import Console

    class Patient(Console):
        """A console whose reader may leave (`| head`): the command still does what was asked of it."""

        def on_broken_pipe(self) -> None:
            hear_nobody()

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PIPED_WIDTH
    made = Patient(stderr=stderr, width=width, highlight=False, emoji=False, markup=False)
    made.width = max(made.width, LEAST_WIDTH)
    return made


def hear_nobody() -> None:
    """Let what is still printed go nowhere: its reader has gone."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """Print a message for a person, on stderr."""
    console(stderr=True).print(message, soft_wrap=True)


def indented(text: str) -> Padding:
    """Return a name set in under its group; its wrapped lines stay set in."""
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, 2))


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar on stderr while something takes long; only on a terminal, gone when done.

    Yields `report(done, total)`.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console(stderr=True), transient=True) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


def table(*headings: str | tuple[str, str], title: str | None = None) -> Table:
    """Return an open table; a heading with `right` beside it is a column of figures, with `whole` one of short words.

    Neither is ever broken over lines: the other columns give way.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    made = Table(
        box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False, padding=(0, 1, 0, 0)
    )
    for heading in headings:
        text, align = (heading, "left") if isinstance(heading, str) else heading
        justify: Literal["left", "right"] = "right" if align == "right" else "left"
        made.add_column(text, justify=justify, overflow="fold", no_wrap=align in ("right", "whole"))
    return made


def print_problems(problems: Iterable[Problem], out: Console | None = None) -> None:
    """List problems, blockers first: severity, place, what, and what to do."""
    from toolkit.problems import worst_first

    found = worst_first(problems)
    if not found:
        return
    out = out or console()
    out.print()
    for problem in found:
        place = problem.source.place() if problem.source else ""
        whose = " of the document" if problem.kind == "document" else ""
        out.print(f"{problem.severity.value}{whose}", style=_COLOURS[problem.severity], end="")
        out.print(f" {place + ': ' if place else ''}{problem.message} [{problem.rule}]", soft_wrap=True)
        out.print(f"  = {problem.remedy}", soft_wrap=True, style="dim")


def print_json(data: str) -> None:
    """Print one JSON document on stdout."""
    try:
        sys.stdout.write(data if data.endswith("\n") else data + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        hear_nobody()


def print_written(paths: Iterable[Path]) -> None:
    """Name each file that was written, one a line, on stdout."""
    for path in paths:
        console().print(f"wrote {path.as_posix()}", soft_wrap=True)
