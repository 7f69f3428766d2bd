"""Measure in one run what the project promises, with the machine, medians and ratios against their bounds.

    python scripts/bench.py [--times 5] [--only PART]

A bench is a function `bench_*` of a module in `scripts/benches`; exit code 1 when a bound is missed.
"""

from __future__ import annotations

import argparse
import compileall
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import benches
from benches.machine import Measure, describe

Bench = Callable[[int], Iterator[Measure]]


def all_benches() -> dict[str, Bench]:
    """Every bench of the package, by module and name."""
    found: dict[str, Bench] = {}
    for module in pkgutil.iter_modules(benches.__path__):
        loaded = importlib.import_module(f"benches.{module.name}")
        found |= {f"{module.name}.{name}": bench for name, bench in vars(loaded).items() if name.startswith("bench_")}
    return found


def main() -> int:
    """Run the chosen benches and print each measure as it is taken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="runs of each timed process, after one to warm up")
    parser.add_argument("--only", default="", help="part of a bench's name")
    chosen = parser.parse_args()
    toolkit = Path(__file__).resolve().parent.parent / "toolkit"
    compileall.compile_dir(toolkit, quiet=1)  # as an installed package is, whatever has changed since
    print(f"{describe()}; medians of {chosen.times} runs\n")
    missed = 0
    for name, bench in all_benches().items():
        if chosen.only in name:
            print(f"{name}: {(bench.__doc__ or '').strip()}")
            for measure in bench(chosen.times):
                missed += not measure.kept
                print("  " + measure.line(), flush=True)
            print()
    print(f"{missed} bounds missed" if missed else "every bound kept")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
