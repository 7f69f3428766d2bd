"""The reading held to what is promised of it: every kind of digital document, and scans of 200 dpi."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
sys.path.insert(0, str(ROOT / "tests" / "labelled"))

import generator  # noqa: E402 - the labelled set lies beside its tests
import score  # noqa: E402 - the scripts are no package
from generator.judge import Verdict  # noqa: E402 - as the first
from generator.model import Case  # noqa: E402 - same

from benches.machine import Measure  # noqa: E402 - same

SEED = generator.SETS["test"] + 1
SCANS = 16


def bench_digital(_times: int) -> Iterator[Measure]:
    """Hold text, PDF, HTML and DOCX of every layout to 99.9% of rows, nine in ten clean, none wrong and clean."""
    verdicts = score.read_all(generator.cases(SEED, 2))
    yield from figures("digital", verdicts, rows=99.9, clean=90)


def bench_scans(_times: int) -> Iterator[Measure]:
    """Hold scans of 200 dpi to 97% of rows, three in five clean, none wrong and clean."""
    verdicts = score.read_all(scans_to_read())
    yield from figures("scans", verdicts, rows=97, clean=60)
    seconds = sum(verdict.seconds for verdict in verdicts) / len(verdicts)
    yield Measure("scans: time for a document", seconds, "s")


def scans_to_read() -> list[Case]:
    """Return scans of 200 dpi, spread over the layouts."""
    drawn = list(generator.cases(SEED, 1, ("scan",)))
    spread = drawn[:: max(1, len(drawn) // SCANS)]
    return [replace(case, style=replace(case.style, dpi=200)) for case in spread]


def figures(name: str, verdicts: Sequence[Verdict], *, rows: float, clean: float) -> Iterator[Measure]:
    """Tell what share of rows and documents is right, and how many are wrong and called clean."""
    true = sum(verdict.true_rows for verdict in verdicts)
    sound = [verdict for verdict in verdicts if verdict.expected_status == "clean"]
    damaged = [verdict for verdict in verdicts if verdict.expected_status == "review"]
    exact = 100 * sum(verdict.exact_rows for verdict in verdicts) / true
    registrants = 100 * sum(verdict.right_registrants for verdict in verdicts) / true
    both = 100 * sum(verdict.exact_and_clean for verdict in sound) / len(sound)
    wrong = sum(verdict.wrong_and_clean for verdict in verdicts)
    note = f"{true} rows, {len(verdicts)} documents"
    yield Measure(f"{name}: rows exact", exact, "%", at_least=rows, note=note)
    yield Measure(f"{name}: registrants right", registrants, "%")
    yield Measure(f"{name}: sound documents exact and clean", both, "%", at_least=clean, note=f"of {len(sound)}")
    yield Measure(f"{name}: wrong and clean", wrong, "docs", at_most=0)
    flagged = 100 * sum(not verdict.clean for verdict in damaged) / len(damaged) if damaged else 100.0
    yield Measure(f"{name}: damaged documents flagged", flagged, "%", at_least=100, note=f"of {len(damaged)}")
    yield Measure(f"{name}: mark", sum(v.exact_and_clean for v in verdicts) - 10 * wrong, "docs")
