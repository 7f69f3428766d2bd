"""Hold the confidence of rows against what is true on the calibration set, and print the reliability table.

    python scripts/calibrate.py [--per-layout 6] [--scans 24] [--seed 1] [--write docs/reading.md]

A confidence is calibrated when, of the rows given 0.95, about 95 in 100 are exact. The seeds are neither those that
the reading is developed against nor those it is measured with.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "labelled"))

import generator
import score
from generator.judge import Verdict

BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)
DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "reading.md"
BEGIN, END = "<!-- calibrate: begin -->", "<!-- calibrate: end -->"


@dataclass(frozen=True)
class Band:
    """The rows whose confidence lies from `low` up to `high`: how many, their mean confidence, how many are exact."""

    low: float
    high: float
    rows: int
    mean: float
    exact: int

    @property
    def share(self) -> float:
        """The share of exact rows."""
        return self.exact / self.rows if self.rows else math.nan

    @property
    def at_least(self) -> float:
        """The lower end of Wilson's 95% interval of that share."""
        if not self.rows:
            return math.nan
        z, n, p = 1.96, self.rows, self.share
        centre, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (centre - spread) / (1 + z * z / n)


def reliability(pairs: Iterable[tuple[float, bool]]) -> list[Band]:
    """Sort rows (confidence, exact) into bands; bands without rows are left out."""
    found = list(pairs)
    bands = []
    for low, high in zip(BANDS, (*BANDS[1:], math.inf), strict=True):
        inside = [(confidence, exact) for confidence, exact in found if low <= confidence < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            bands.append(Band(low, min(high, 1.0), len(inside), mean, sum(exact for _, exact in inside)))
    return bands


def expected_error(bands: Sequence[Band]) -> float:
    """Return the mean distance between confidence and truth, weighted by rows."""
    rows = sum(band.rows for band in bands)
    return sum(band.rows * abs(band.mean - band.share) for band in bands) / rows if rows else math.nan


def table_of(name: str, verdicts: Sequence[Verdict]) -> list[str]:
    """Print the reliability of one kind of document as a Markdown table."""
    bands = reliability(pair for verdict in verdicts for pair in verdict.confidences)
    rows, distance = sum(band.rows for band in bands), expected_error(bands)
    told = f"mean distance of confidence from truth {distance:.3f}"
    out = [
        f"**{name}**: {len(verdicts)} documents, {rows} rows read; {told}",
        "",
        "| confidence | rows | mean confidence | exact | at least (95%) |",
        "|---|---:|---:|---:|---:|",
    ]
    for band in bands:
        label = "1" if band.low == 1 else f"{band.low:.2f} to {band.high:.2f}"
        out.append(f"| {label} | {band.rows} | {band.mean:.3f} | {band.share:.3f} | {band.at_least:.3f} |")
    return [*out, ""]


def layouts_table(verdicts: Sequence[Verdict]) -> list[str]:
    """Print each layout with what it is and how it was read."""
    out = ["| layout | what it is | documents | rows exact | exact and clean |", "|---|---|---:|---:|---:|"]
    for layout, draw in generator.LAYOUTS.items():
        found = [verdict for verdict in verdicts if verdict.layout == layout]
        said = (draw.__doc__ or "").strip().rstrip(".")
        if layout in generator.DAMAGED:
            flagged = sum(not verdict.clean for verdict in found)
            out.append(f"| {layout} | {said} | {len(found)} | none is asked | {flagged} flagged |")
            continue
        exact, rows = sum(v.exact_rows for v in found), sum(v.true_rows for v in found)
        out.append(
            f"| {layout} | {said} | {len(found)} | {exact} of {rows} | {sum(v.exact_and_clean for v in found)} |"
        )
    return [*out, ""]


def put(document: str, lines: Sequence[str]) -> str:
    """Put the generated part between its marks."""
    head, rest = document.split(BEGIN, 1)
    _, tail = rest.split(END, 1)
    return f"{head}{BEGIN}\n" + "\n".join(lines).strip() + f"\n{END}{tail}"


def main() -> None:
    """Read the calibration set, print what came of it and write it into the docs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-layout", type=int, default=6)
    parser.add_argument("--scans", type=int, default=24, help="scanned documents, spread over the layouts; 0 for none")
    parser.add_argument("--write", type=Path, default=DOCUMENT, help="the document whose generated part is replaced")
    chosen = parser.parse_args()
    seed = generator.SETS["calibrate"] + chosen.seed
    digital = score.read_all(generator.cases(seed, chosen.per_layout))
    lines = table_of("Digital documents (PDF, text, HTML, DOCX)", digital)
    if chosen.scans:
        scans = list(generator.cases(seed, 1, ("scan",)))
        spread = scans[:: max(1, len(scans) // chosen.scans)]
        lines += table_of("Scans of 150 to 300 dpi", score.read_all(spread))
    lines += layouts_table(digital)
    print("\n".join(lines))
    chosen.write.write_text(put(chosen.write.read_text(), lines))


if __name__ == "__main__":
    main()
