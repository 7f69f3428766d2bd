"""Finding fast: an agreement of 400 pages whose schedule stands on page 301, and the one of four pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import typst

from benches.machine import CONTRACT, PYTHON, Measure, median_run, median_seconds

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES, SCHEDULE_PAGE = 400, 301
CLAUSE = (
    "The Distributor shall give the holders of shares of each Fund listed in Schedule A the services that this "
    "document describes, and may name others to give them in its place; what it pays to those it bears itself, out "
    "of the fee set out in Schedule A, and no Fund answers for what another owes. "
)
TABLE = "#table(columns: (1fr, 8em), stroke: none, [Fund], [Annual Rate], {rows})"
PDFIUM_SCRIPT = """
import sys, pypdfium2
paper = pypdfium2.PdfDocument(sys.argv[1])
for number in range(len(paper)):
    page = paper[number]
    text = page.get_textpage()
    text.get_text_range()
    text.close()
    page.close()
"""


def long_agreement(folder: Path) -> Path:
    """Print the agreement of 400 pages, the same bytes each time."""
    path = folder / "agreement-400-pages.pdf"
    pages = []
    for number in range(1, PAGES + 1):
        if number == SCHEDULE_PAGE:
            rows = "".join(f"[Larch Sample Fund No. {row}],[0.{row % 7 + 2}5%]," for row in range(1, 21))
            body = f"#align(center)[SCHEDULE A \\ TO THE \\ DISTRIBUTION PLAN]\n{TABLE.format(rows=rows)}"
        else:
            body = "\n\n".join(f"{number}.{part}. {CLAUSE * 3}" for part in range(1, 6))
        pages.append(body)
    path.write_bytes(typst.compile(("#set text(size: 10pt)\n" + "\n#pagebreak()\n".join(pages)).encode()))
    return path


def bench_long_agreement(times: int) -> Iterator[Measure]:
    """Hold the schedule on page 301 of 400 to three bare passes of pdfium and 250 MB, a processor busy for so long."""
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    path = long_agreement(folder)
    idle = median_run([PYTHON, "-c", "pass"], times).busy
    bare = median_run([PYTHON, "-c", PDFIUM_SCRIPT, str(path)], times).busy - idle
    ours = median_run([CONTRACT, "extract", str(path), "--json"], times)
    rows = rows_of(ours.output)
    yield Measure("400 pages: bare pdfium text pass, less interpreter start", bare, "s")
    yield Measure("400 pages: contract extract, less interpreter start", ours.busy - idle, "s")
    yield Measure("400 pages: contract extract / bare pdfium pass", (ours.busy - idle) / bare, "ratio", at_most=3)
    yield Measure("400 pages: largest memory", ours.peak_mb, "MB", at_most=250)
    yield Measure("400 pages: rows read of 20", len(rows), "rows", at_least=20)
    yield Measure(
        "400 pages: pdfplumber / bare pdfium pass",
        plumber_seconds(path) / bare,
        "ratio",
        note="20 pages, scaled to 400",
    )


def rows_of(output: bytes) -> list[object]:
    """Return the rows of a printed reading; none where nothing was printed."""
    schedules = json.loads(output)["schedules"] if output.strip() else []
    return [row for schedule in schedules for row in schedule["rows"]]


def plumber_seconds(path: Path) -> float:
    """Tell what pdfplumber would take for all pages, from twenty of them."""
    import pdfplumber

    def twenty() -> None:
        with pdfplumber.open(path) as paper:
            for page in paper.pages[:20]:
                page.extract_words()
                page.close()

    return median_seconds(twenty, 1) * PAGES / 20


def bench_short_agreement(times: int) -> Iterator[Measure]:
    """Hold the agreement of four pages to 0.8 s, whole process."""
    path = ROOT / "contracts" / "class-k" / "agreement.pdf"
    ours = median_run([CONTRACT, "extract", str(path), "--json"], times)
    rows = rows_of(ours.output)
    yield Measure("4 pages: contract extract, whole process", ours.seconds, "s", at_most=0.8)
    yield Measure("4 pages: largest memory", ours.peak_mb, "MB")
    yield Measure("4 pages: rows read of 18", len(rows), "rows", at_least=18)
