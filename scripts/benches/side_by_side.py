"""Ours beside the ready-made: pdfplumber, camelot and pdftotext on the same labelled files, in one run.

A row counts as got by a ready-made tool as soon as one line of its tables holds the fund's name in one cell and its
rate at the head of another (pdftotext's lines are parted where two blanks stand). That is generous: it ties no row to
its registrant, class, footnote or bands. For ours a row counts only when every field is right.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benches.machine import Measure

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "labelled"))

import generator  # noqa: E402 - the labelled set lies beside its tests
from generator.judge import failed, judge  # noqa: E402 - same
from generator.model import Case  # noqa: E402 - same

Cells = list[str]
Lines = Callable[[Path], Sequence[Cells]]


def squeezed(text: str) -> str:
    """Return a text without blanks and dots, so that no tool loses a row to its spacing."""
    return "".join(text.split()).replace("..", "")


def plumber_lines(path: Path) -> Sequence[Cells]:
    """Return the lines of all tables pdfplumber finds, ruled or by text alignment."""
    import pdfplumber

    found = []
    with pdfplumber.open(path) as paper:
        for page in paper.pages:
            tables = page.extract_tables() or page.extract_tables(
                {"vertical_strategy": "text", "horizontal_strategy": "text"}
            )
            found += [[cell or "" for cell in line] for table in tables for line in table]
            page.close()
    return found


def camelot_lines(path: Path) -> Sequence[Cells]:
    """Return the lines of all tables camelot finds, ruled or by streams of text."""
    import camelot.io

    found: list[Cells] = []
    for flavor in ("lattice", "stream"):
        tables: Any = camelot.io.read_pdf(str(path), pages="all", flavor=flavor)
        found += [list(map(str, line)) for table in tables for line in table.df.to_numpy().tolist()]
        if found:
            break
    return found


def pdftotext_lines(path: Path) -> Sequence[Cells]:
    """Return the printed lines of `pdftotext -layout`."""
    command = ["pdftotext", "-layout", str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - on PATH, our file
    return [re.split(r"\s{2,}", line.strip()) for line in done.stdout.decode(errors="replace").splitlines()]


def tools() -> dict[str, Lines | None]:
    """Each ready-made tool, None where it is not installed."""
    import importlib.util

    return {
        "pdfplumber": plumber_lines,
        "camelot": camelot_lines if importlib.util.find_spec("camelot") else None,
        "pdftotext": pdftotext_lines if shutil.which("pdftotext") else None,
    }


def rows_got(case: Case, lines: Sequence[Cells]) -> int:
    """How many true rows stand, name and rate, on one line of a tool's tables."""
    kept = [[squeezed(cell) for cell in line] for line in lines]
    got = 0
    for row in case.truth.rows:
        figure = row.rate.printed or row.rate.percent or (row.rate.tiers or (("", None, ""),))[0][2]
        name, rate = squeezed(row.name), squeezed(figure)
        got += any(name in line and any(cell.startswith(rate) for cell in line) for line in kept)
    return got


def cases_to_read(per_layout: int) -> list[Case]:
    """Sound PDFs of every layout, from the seeds kept for measuring."""
    drawn = generator.cases(generator.SETS["test"], per_layout, ("pdf", "mono"))
    return [case for case in drawn if case.truth.rows and case.truth.status == "clean"]


def bench_side_by_side(_times: int) -> Iterator[Measure]:
    """Rows got and time taken by each on the same files."""
    from toolkit.reading.extract import extract

    cases = cases_to_read(1)
    rows = sum(len(case.truth.rows) for case in cases)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{case.name}.pdf" for case in cases]
        for case, path in zip(cases, files, strict=True):
            path.write_bytes(generator.printed(case))
        for name, lines in tools().items():
            if lines is None:
                yield Measure(f"side by side: {name}", 0, "rows", note="not installed, skipped")
                continue
            start = time.perf_counter()
            got = [rows_got(case, read_with(lines, path)) for case, path in zip(cases, files, strict=True)]
            yield from counted(
                name,
                sum(got),
                rows,
                sum(one == len(case.truth.rows) for one, case in zip(got, cases, strict=True)),
                len(cases),
                time.perf_counter() - start,
            )
        start = time.perf_counter()
        verdicts = [verdict_on(case, extract, path) for case, path in zip(cases, files, strict=True)]
        exact = sum(verdict.exact_rows for verdict in verdicts)
        yield from counted(
            "ours", exact, rows, sum(verdict.exact for verdict in verdicts), len(cases), time.perf_counter() - start
        )
        yield Measure("side by side: ours, rows exact", 100 * exact / rows, "%", at_least=99.9)
        yield Measure(
            "side by side: ours, documents exact and clean",
            100 * sum(v.exact_and_clean for v in verdicts) / len(cases),
            "%",
            at_least=90,
        )
        yield Measure(
            "side by side: ours, documents wrong and clean", sum(v.wrong_and_clean for v in verdicts), "docs", at_most=0
        )


def read_with(lines: Lines, path: Path) -> Sequence[Cells]:
    """Return the lines a tool finds; nothing where it fails."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return lines(path)
    except Exception as error:  # noqa: BLE001 - a ready-made tool may fail in any way; that is its score
        print(f"  {path.name}: {type(error).__name__}", file=sys.stderr)
        return ()


def verdict_on(case: Case, extract: Callable[[Path], Any], path: Path) -> Any:
    """Judge our own reading of a file."""
    try:
        return judge(case, json.loads(extract(path).model_dump_json(by_alias=True)))
    except Exception as error:  # noqa: BLE001 - a crash counts as nothing got
        return failed(case, str(error))


def counted(name: str, got: int, rows: int, whole: int, documents: int, seconds: float) -> Iterator[Measure]:
    """Tell the three figures of each tool."""
    yield Measure(f"side by side: {name}, rows got", 100 * got / rows, "%", note=f"{got} of {rows} rows")
    yield Measure(f"side by side: {name}, documents with all rows", whole, "docs", note=f"of {documents}")
    yield Measure(f"side by side: {name}, time for a document", seconds / documents, "s")
