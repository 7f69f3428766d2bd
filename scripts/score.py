"""Measure the reading on labelled documents: rows exact, documents exact and clean, and, above all, wrong and clean.

    python scripts/score.py --seed 1 --per-layout 3 [--kinds text,pdf] [--only LAYOUT] [--set develop] [--keep DIR]

The one mark is documents exact and clean, less ten times those wrong and clean.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "labelled"))

import generator  # noqa: E402 - the labelled set lies beside its tests
from generator.judge import Verdict, failed, judge  # noqa: E402 - same
from generator.model import Case  # noqa: E402 - same

SECTIONS: dict[str, Callable[[Verdict], bool]] = {
    "Wrong and clean (worst)": lambda v: v.wrong_and_clean,
    "Clean though a registrant is wrong": lambda v: v.clean and v.exact and v.right_registrants < v.true_rows,
    "Crashes": lambda v: v.status == "crash",
    "Wrong (in review)": lambda v: not v.exact and not v.clean and v.status != "crash",
    "Review though exact": lambda v: v.needless_review,
    "as_of wrong though rows are exact": lambda v: v.exact and not v.around_right,
    "Footnotes wrong though rows are exact": lambda v: v.exact and not v.footnotes_right,
}


def read_one(case: Case, keep: str | None) -> Verdict:
    """Print a case to a file, read it, judge the reading; keep both where it is not as it must be."""
    from toolkit.reading.extract import extract

    data = generator.printed(case)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{case.name}.{generator.ENDINGS[case.kind]}"
        path.write_bytes(data)
        start = time.perf_counter()
        got: object = None
        try:
            got = json.loads(extract(path).model_dump_json(by_alias=True))
            verdict = judge(case, got, time.perf_counter() - start)  # type: ignore[arg-type] # the JSON of a Reading is an object
        except Exception as error:  # noqa: BLE001 - a crash is a finding to be counted, whatever it is
            frames = traceback.extract_tb(error.__traceback__)
            place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
            verdict = failed(
                case, f"{type(error).__name__} at {place}: {str(error)[:200]}", time.perf_counter() - start
            )
        if keep and any(wanted(verdict) for wanted in SECTIONS.values()):
            target = Path(keep)
            target.mkdir(parents=True, exist_ok=True)
            (target / path.name).write_bytes(data)
            (target / f"{case.name}.expected.json").write_text(
                json.dumps(asdict(case.truth), indent=1, ensure_ascii=False)
            )
            (target / f"{case.name}.got.json").write_text(json.dumps(got, indent=1, ensure_ascii=False))
    return verdict


def read_all(cases: Iterable[Case], workers: int = 2, keep: str | None = None) -> list[Verdict]:
    """Read all cases in processes (PDFium is not thread-safe)."""
    chosen = list(cases)
    if workers == 1:
        return [read_one(case, keep) for case in chosen]
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(read_one, chosen, [keep] * len(chosen), chunksize=4))


COLUMNS: dict[str, Callable[[Verdict], bool]] = {
    "exact": lambda v: v.exact,
    "clean": lambda v: v.clean,
    "both": lambda v: v.exact_and_clean,
    "WRONG": lambda v: v.wrong_and_clean,
    "reg.!": lambda v: v.clean and v.exact and v.right_registrants < v.true_rows,
    "doubt": lambda v: v.needless_review,
    "as of": lambda v: not v.around_right,
    "notes": lambda v: not v.footnotes_right,
    "crash": lambda v: v.status == "crash",
}
HEAD = f"{'':24}{'docs':>7}{'rows':>11}{'registr.':>11}" + "".join(f"{name:>7}" for name in COLUMNS)


def line_of(name: str, verdicts: Sequence[Verdict]) -> str:
    """Print one line of the table."""
    rows, exact = sum(v.true_rows for v in verdicts), sum(v.exact_rows for v in verdicts)
    registrants = sum(v.right_registrants for v in verdicts)
    counts = "".join(f"{sum(map(test, verdicts)):>7}" for test in COLUMNS.values())
    return f"{name:24}{len(verdicts):>7}{f'{exact}/{rows}':>11}{f'{registrants}/{rows}':>11}{counts}"


def print_table(verdicts: Sequence[Verdict]) -> None:
    """Print the table by layout and by kind, then everything wrong and clean."""
    print(HEAD)
    for key in ("layout", "kind"):
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            groups[getattr(verdict, key)].append(verdict)
        for name, found in groups.items():
            print(line_of(name, found))
        print("-" * len(HEAD))
    print(line_of("all", verdicts))
    sound = [v for v in verdicts if v.expected_status == "clean"]
    damaged = [v for v in verdicts if v.expected_status == "review"]
    wrong = [v for v in verdicts if v.wrong_and_clean]
    both = sum(v.exact_and_clean for v in verdicts)
    print("\nrows = exact of true; both = exact and clean; WRONG = wrong and clean; doubt = review though exact;")
    print("reg.! = clean though a registrant is wrong; as of, notes = those wrong")
    if sound:
        exact, good = sum(v.exact for v in sound), sum(v.exact_and_clean for v in sound)
        print(f"sound documents: {exact}/{len(sound)} exact, {good}/{len(sound)} exact and clean")
    if damaged:
        print(f"damaged documents: {sum(not v.clean for v in damaged)}/{len(damaged)} flagged")
    print(f"mark: {both} - 10 x {len(wrong)} = {both - 10 * len(wrong)} of {len(verdicts) - len(damaged)}")
    for verdict in wrong:
        print(f"WRONG AND CLEAN  {verdict.case}: {verdict.wrong or 'damaged, must be review'}")


def report(verdicts: Sequence[Verdict], folder: str) -> str:
    """List the failures, most informative first: wrong and clean, crashes, the inexact, needless doubt."""
    now = time.strftime("%H:%M", time.gmtime())
    out = [f"# Failures ({now} UTC); in {folder}: NAME.ext, NAME.expected.json, NAME.got.json", ""]
    for title, wanted in SECTIONS.items():
        found = [v for v in verdicts if wanted(v)]
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in found:
            same = (verdict.wrong or "").split(":")[0] if verdict.status == "crash" else verdict.layout
            groups[same].append(verdict)
        out.append(f"## {title}: {len(found)}")
        for layout, some in sorted(groups.items(), key=lambda item: -len(item[1])):
            out.append(f"- **{layout}** {len(some)}x ({', '.join(sorted({v.kind for v in some}))})")
            for verdict in some[:3]:
                problem = f"  [{verdict.problems[0][:160]}]" if verdict.problems else ""
                out.append(f"  - {verdict.case}: {verdict.wrong or 'rows exact'}{problem}")
        out.append("")
    return "\n".join(out)


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", choices=list(generator.SETS), default="develop")
    parser.add_argument("--per-layout", type=int, default=3)
    parser.add_argument("--kinds", default=",".join(generator.KINDS), help="text, mono, pdf, html, docx, scan")
    parser.add_argument("--only", default="", help="part of LAYOUT-KIND")
    parser.add_argument("--sample", type=int, help="read only so many of the documents, evenly spread")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", help="folder for what is not as it must be")
    parser.add_argument("--report", help="file for a short list of failures")
    chosen = parser.parse_args()
    seed = generator.SETS[chosen.set] + chosen.seed
    cases = list(generator.cases(seed, chosen.per_layout, tuple(chosen.kinds.split(",")), chosen.only))
    if chosen.sample:
        cases = cases[:: max(1, len(cases) // chosen.sample)]
    verdicts = read_all(cases, chosen.workers, chosen.keep)
    print_table(verdicts)
    if chosen.report:
        Path(chosen.report).write_text(report(verdicts, chosen.keep or ""))


if __name__ == "__main__":
    main()
