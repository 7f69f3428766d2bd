"""Counting eligible shares beside a plain pandas loop over the lots of each account, on the same file."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from benches.machine import Measure, median_seconds
from benches.month_inputs import BEGINS, END, FUNDS, ROWS, START, activity_of, contract_of
from toolkit.money.activity import read_holdings
from toolkit.money.conventions import Conventions
from toolkit.money.holdings import Slot
from toolkit.money.naming import Naming

LOOP_ROWS = min(1_000_000, ROWS)
ROUNDED_AWAY = 0.01
"""How many shares floats may be away from the exact count."""


def bench_pandas_loop(times: int) -> Iterator[Measure]:
    """Time the count of eligible shares: at least 50 times as fast as a plain pandas loop over each account's lots."""
    path = activity_of(LOOP_ROWS)
    naming, slots = Naming(contract_of(FUNDS)), [Slot(key, BEGINS) for key in range(FUNDS)]
    ours = median_seconds(lambda: read_holdings(path, naming, slots, START, END, Conventions()), times)
    found = read_holdings(path, naming, slots, START, END, Conventions())
    counted = sum((found.series(slot, END)[END].eligible for slot in slots), Decimal(0))
    begun = time.perf_counter()
    total = loop(path)
    taken = time.perf_counter() - begun
    apart = float(abs(counted - Decimal(total)))
    yield Measure(f"pandas, account by account, {LOOP_ROWS:,} rows", taken, "s", note="run once")
    yield Measure(f"ours, every day of the month, {LOOP_ROWS:,} rows", ours, "s")
    yield Measure("pandas loop / ours", taken / ours, "ratio", at_least=50)
    yield Measure("pandas and ours differ by", apart, "shares", at_most=ROUNDED_AWAY, note="floats against exact")


def loop(path: Path) -> float:
    """Count eligible shares at the end of the month only, in floats: a loop over groups, a loop over lots."""
    import duckdb

    frame = duckdb.connect().execute(f"select * from '{path}'").df()  # noqa: S608 - our own file
    frame = frame[frame["trade_date"] <= str(END)]
    frame["given_up"] = frame["type"].isin(("REDEMPTION", "EXCHANGE_OUT"))
    frame = frame.sort_values(["trade_date", "given_up"], kind="stable")
    total = 0.0
    for _, group in frame.groupby(["account", "name"], sort=False):
        lots: deque[list[float]] = deque()
        for row in group.itertuples(index=False):
            shares = float(row.shares)
            if row.given_up:
                _redeem(lots, shares)
            elif row.type == "REINVESTMENT":
                held = sum(lot[0] for lot in lots)
                lots.append([shares, shares * sum(lot[1] for lot in lots) / held if held else 0.0])
            else:
                lots.append([shares, shares if row.trade_date.date() >= BEGINS else 0.0])
        total += sum(lot[1] for lot in lots)
    return total


def _redeem(lots: deque[list[float]], shares: float) -> None:
    """Take shares from the first lots."""
    while shares > 0 and lots:
        lot = lots[0]
        if lot[0] <= shares:
            shares -= lot[0]
            lots.popleft()
        else:
            lot[1] -= lot[1] * shares / lot[0]
            lot[0] -= shares
            shares = 0.0
