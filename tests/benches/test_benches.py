"""The benches of money run at toy size, agree with what they are compared to, and print their ratios."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parent.parent.parent / "scripts" / "bench.py"


@cache
def printed(part: str) -> str:
    """Run the benches of one module over 1,000 rows and return what they print, bounds kept or not."""
    command = [sys.executable, str(BENCH), "--times", "1", "--only", part]
    environment = {**os.environ, "CONTRACT_BENCH_ROWS": "1000"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode in (0, 1), done.stderr  # a toy size may miss a bound; it must not fail
    return done.stdout


@pytest.mark.parametrize(
    ("part", "measures"),
    [
        ("activity.", {"a month of fees / bare sum": "<= 2", "largest memory of a month of fees": "<= 4096"}),
        ("month_of_fees.", {"a month of 1,000 funds from daily net assets": "<= 2"}),
        ("pandas_loop.", {"pandas loop / ours": ">= 50"}),
    ],
)
def test_a_bench_prints_each_figure_beside_its_bound(part: str, measures: dict[str, str]) -> None:
    lines = printed(part)
    for what, bound in measures.items():
        assert re.search(rf"  {re.escape(what)} +\d+\.\d{{3}} (ratio|MB|s) +{bound} +(kept|MISSED)", lines), lines


def test_the_pandas_loop_counts_the_same_shares() -> None:
    assert re.search(r"pandas and ours differ by .* kept", printed("pandas_loop."))
