"""How long a month of fees takes from the daily net assets of many funds."""

from __future__ import annotations

from collections.abc import Iterator

from benches.machine import Measure, median_seconds
from benches.month_inputs import END, ROWS, START, contract_of, net_assets_of
from toolkit.money.statement import fees

FUNDS = min(10_000, ROWS)


def bench_net_assets(times: int) -> Iterator[Measure]:
    """Time a month from the daily net assets of 10,000 funds: at most 2 seconds."""
    path, contract = net_assets_of(FUNDS), contract_of(FUNDS)
    seconds = median_seconds(lambda: fees(contract, START, END, net_assets=path), times)
    yield Measure(f"a month of {FUNDS:,} funds from daily net assets", seconds, "s", at_most=2)
