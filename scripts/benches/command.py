"""How soon the command line answers: its help beside that of a bare typer program."""

from __future__ import annotations

from collections.abc import Iterator

from benches.machine import CONTRACT, PYTHON, Measure, median_run

BARE = """
import typer
app = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
@app.command()
def one(name: str) -> None:
    "Say one thing."
@app.command()
def two(name: str) -> None:
    "Say another."
app(["--help"])
"""


def bench_help(times: int) -> Iterator[Measure]:
    """`contract --help` takes at most one and a half times what a bare typer program takes."""
    bare, ours = median_run([PYTHON, "-c", BARE], times), median_run([CONTRACT, "--help"], times)
    yield Measure("bare typer program, --help", bare.seconds, "s")
    yield Measure("contract --help", ours.seconds, "s")
    yield Measure("contract --help / bare typer program", ours.seconds / bare.seconds, "ratio", at_most=1.5)
