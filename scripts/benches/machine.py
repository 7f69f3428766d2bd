"""The instruments: a measure with its bound, the machine it was taken on, time and memory of a whole process."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

PYTHON = sys.executable
CONTRACT = str(Path(sys.executable).parent / "contract")


@dataclass(frozen=True)
class Measure:
    """One figure: what was measured, in which unit, and the bound it must keep (None: told for comparison only)."""

    what: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def kept(self) -> bool:
        """Whether the bound is kept; a measure without one always is."""
        return (self.at_most is None or self.value <= self.at_most) and (
            self.at_least is None or self.value >= self.at_least
        )

    def line(self) -> str:
        """Print the measure as one printed line."""
        bound = (
            f"<= {self.at_most:g}"
            if self.at_most is not None
            else f">= {self.at_least:g}"
            if self.at_least is not None
            else ""
        )
        verdict = "" if not bound else "kept" if self.kept else "MISSED"
        return f"{self.what:58} {self.value:12.3f} {self.unit:8} {bound:10} {verdict:7} {self.note}".rstrip()


@dataclass(frozen=True)
class Run:
    """One run of a process: seconds from start to end, its largest resident memory in megabytes.

    `busy` are the seconds for which it kept a processor busy: on a machine with other work the true measure of it.
    """

    seconds: float
    busy: float
    peak_mb: float
    output: bytes
    code: int


def describe() -> str:
    """Describe the machine in one line: processor, cores, memory, Python."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [
            line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


WATCHER = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[2:], stderr=subprocess.DEVNULL, check=False)
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
told = [seconds, used.ru_utime + used.ru_stime, used.ru_maxrss, done.returncode]
open(sys.argv[1], "w").write(json.dumps(told))
"""
"""Runs a command from a small process: a child starts with the memory mark of the process it is forked from."""


def run(command: Sequence[str]) -> Run:
    """Run a process to its end; its peak memory is its own, not that of this process or of others run before it."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        watched = [PYTHON, "-S", "-c", WATCHER, str(told), *command]
        done = subprocess.run(watched, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own commands
        seconds, busy, peak, code = json.loads(told.read_text())
    unit = 1024 if sys.platform == "darwin" else 1  # macOS counts bytes where Linux counts kilobytes
    return Run(seconds, busy, peak / unit / 1024, done.stdout, code)


def median_run(command: Sequence[str], times: int) -> Run:
    """Return the run of median busy time after one to warm the caches."""
    run(command)
    runs = sorted((run(command) for _ in range(times)), key=lambda one: one.busy)
    return runs[len(runs) // 2]


def median_seconds(action: Callable[[], object], times: int) -> float:
    """Return the median time of an action in this process."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
