"""A month of fees over much share activity, beside DuckDB's bare sum of the same file by account and name.

Each count runs in a process of its own that tells its seconds (without the start of Python), so that its largest memory
is its own. The two take turns, and the ratio is the median over the turns: what else the machine does slows both.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from benches.machine import PYTHON, Measure, run
from benches.month_inputs import END, FUNDS, ROWS, START, activity_of, contract_of, net_assets_of

SCRIPTS = str(Path(__file__).resolve().parent.parent)
MEMORY_MB = 4096


def bench_activity(times: int) -> Iterator[Measure]:
    """Time a month over share activity: at most twice DuckDB's bare sum of the same file, in at most 4 GB."""
    path = activity_of(ROWS)
    _apart("bare_sum", path)  # the file is in the system's cache for both
    turns = [(_apart("bare_sum", path), _apart("month", path)) for _ in range(times)]
    bare, ours = [one for one, _ in turns], [one for _, one in turns]
    yield Measure(f"DuckDB's sum by account and name, {ROWS:,} rows", _median(bare), "s")
    yield Measure(f"a month of fees, {ROWS:,} rows of share activity", _median(ours), "s")
    ratios = sorted(mine[0] / other[0] for other, mine in turns)
    spread = f"of {times} turns, {ratios[0]:.2f} to {ratios[-1]:.2f}"
    yield Measure("a month of fees / bare sum", statistics.median(ratios), "ratio", at_most=2, note=spread)
    yield Measure("largest memory of the bare sum", max(peak for _, peak in bare), "MB")
    yield Measure("largest memory of a month of fees", max(peak for _, peak in ours), "MB", at_most=MEMORY_MB)


def bare_sum(path: Path) -> float:
    """Return the seconds DuckDB takes at its best: its own settings, every sum made, none handed to Python."""
    import duckdb

    query = f"select count(*), sum(s) from (select account, name, sum(shares) s from '{path}' group by account, name)"  # noqa: S608 - our own file
    begun = time.perf_counter()
    database = duckdb.connect()
    database.execute("set enable_progress_bar = false")  # only the seconds go to stdout
    database.execute(query).fetchall()
    return time.perf_counter() - begun


def month(path: Path) -> float:
    """Return the seconds of a whole statement: net assets read, shares counted, fees to the cent."""
    import duckdb  # noqa: F401 - the bare sum's clock does not see this import either

    from toolkit.money import calendar
    from toolkit.money.statement import fees

    calendar.is_business_day(START)  # imports the calendar's library, likewise
    contract, net_assets = contract_of(FUNDS), net_assets_of(FUNDS, "nav_per_share")
    begun = time.perf_counter()
    fees(contract, START, END, net_assets=net_assets, activity=path)
    return time.perf_counter() - begun


def _apart(count: str, path: Path) -> tuple[float, float]:
    """Run a count in a process of its own: seconds, and largest memory in megabytes."""
    code = (
        f"import pathlib, sys; sys.path.insert(0, {SCRIPTS!r}); from benches.activity import {count}; "
        f"print({count}(pathlib.Path({str(path)!r})))"
    )
    done = run([PYTHON, "-c", code])
    if done.code:
        raise RuntimeError(f"{count} over {path.name} failed with exit code {done.code}")
    return float(done.output), done.peak_mb


def _median(taken: list[tuple[float, float]]) -> float:
    """Return the median seconds."""
    return statistics.median(seconds for seconds, _ in taken)
