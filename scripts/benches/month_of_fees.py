"""How long a month of fees takes: from daily net assets of many funds, and from much share activity."""

from __future__ import annotations

import contextlib
import csv
import os
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from benches.machine import Measure
from toolkit.agreement import Agreement, Document, Rate, Reading, Row, Schedule
from toolkit.money.activity import read_holdings
from toolkit.money.calendar import business_days
from toolkit.money.conventions import Conventions
from toolkit.money.holdings import Slot
from toolkit.money.naming import Naming
from toolkit.money.statement import fees
from toolkit.problems import Source
from toolkit.register.contract import Contract

BEGINS = date(2001, 9, 28)
START, END = date(2003, 9, 1), date(2003, 9, 30)
OPENING = date(2003, 8, 29)
FUNDS = 18
ROWS = int(os.environ.get("CONTRACT_BENCH_ROWS", "10000000"))
"""Lines of share activity; `make bench-large` asks for ten times as many."""
LOOP_ROWS = 1_000_000


def bench_net_assets(times: int) -> Iterator[Measure]:
    """Compute a month from the daily net assets of 10,000 funds in at most 2 seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "net.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("date", "name", "net_assets"))
            for day in (OPENING, *business_days(START, END)):
                writer.writerows((day, _name(fund), f"{1_000_000 + fund}.{day.day:02d}") for fund in range(10_000))
        contract = _contract(10_000, Path(folder))
        seconds = _median(lambda: fees(contract, START, END, net_assets=path), times)
    yield Measure("a month of 10,000 funds from daily net assets", seconds, "s", at_most=2)


def bench_activity(times: int) -> Iterator[Measure]:
    """Count a month over share activity in at most twice DuckDB's bare sum of the same file by account and name."""
    with _activity(ROWS) as path:
        bare = _median(lambda: _bare(path), times)
        contract = _contract(FUNDS, path.parent)
        slots = [Slot(key, BEGINS) for key in range(FUNDS)]
        ours = _median(lambda: read_holdings(path, Naming(contract), slots, START, END, Conventions()), times)
    yield Measure(f"DuckDB's sum by account and name, {ROWS:,} lines", bare, "s")
    yield Measure(f"eligible shares of each day of a month, {ROWS:,} lines", ours, "s")
    yield Measure("eligible shares / bare sum", ours / bare, "ratio", at_most=2)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Measure("largest memory of the process so far", peak, "MB", at_most=4096)


def bench_against_a_loop(times: int) -> Iterator[Measure]:
    """Beat a plain pandas loop over the lots of each account at least 50 times."""
    with _activity(LOOP_ROWS) as path:
        contract = _contract(FUNDS, path.parent)
        slots = [Slot(key, BEGINS) for key in range(FUNDS)]
        ours = _median(lambda: read_holdings(path, Naming(contract), slots, START, END, Conventions()), times)
        begun = time.perf_counter()
        total = _loop(path)
        loop = time.perf_counter() - begun
        found = read_holdings(path, Naming(contract), slots, START, END, Conventions())
        counted = sum((found.series(slot, END)[END].eligible for slot in slots), Decimal(0))
    yield Measure(f"pandas, account by account, {LOOP_ROWS:,} lines", loop, "s")
    note = "same shares" if abs(counted - total) < 1 else f"they disagree: {counted} and {total}"
    yield Measure("pandas / ours", loop / ours, "ratio", at_least=50, note=note)


def _median(run: Callable[[], object], times: int) -> float:
    """Return the median seconds of a call."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _bare(path: Path) -> None:
    """Sum the file as DuckDB does it at its best."""
    import duckdb

    query = f"select count(*), sum(s) from (select account, name, sum(shares) s from '{path}' group by account, name)"  # noqa: S608 - our own file
    duckdb.connect().execute(query).fetchall()


@contextlib.contextmanager
def _activity(rows: int) -> Iterator[Path]:
    """Make a Parquet file of activity: each account opens with a purchase in each fund; one in a hundred reinvests."""
    import duckdb

    accounts = rows // 100
    opening = accounts * FUNDS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "activity.parquet"
        duckdb.connect().execute(f"""
            copy (select 'A' || lpad(cast(account as varchar), 7, '0') as account,
                'Fund ' || fund || ' K Shares' as name,
                case when i < {opening} then date '1999-06-01' + cast(h % 200 as int)
                     else date '2000-01-01' + cast(h % 1365 as int) end as trade_date,
                case when i < {opening} or r < 55 then 'PURCHASE' when r < 65 then 'EXCHANGE_IN'
                     when r < 75 and account % 100 = 0 then 'REINVESTMENT' when r < 95 then 'REDEMPTION'
                     else 'EXCHANGE_OUT' end as type,
                cast(case when i < {opening} then 1000 + (s % 9000000) / 1000 when r < 65 then 100 + (s % 900000) / 1000
                          else (s % 3000) / 1000 end as decimal(18, 4)) as shares
            from (select i, hash(i) as h, hash(i + 7919) as s, cast(hash(i * 3 + 1) % 100 as int) as r,
                    case when i < {opening} then i % {accounts} else hash(i + 13) % {accounts} end as account,
                    cast(case when i < {opening} then i // {accounts} else hash(i + 17) % {FUNDS} end as int) as fund
                  from range({rows}) t(i))) to '{path}' (format parquet)""")  # noqa: S608 - our own figures
        yield path


def _loop(path: Path) -> Decimal:
    """Count eligible shares at the end of the month as a spreadsheet would: the lots of each account, oldest first."""
    import duckdb
    import pandas as pd  # type: ignore[import-untyped]  # it publishes no types of its own

    columns = ("account", "name", "trade_date", "type", "shares")
    rows = duckdb.connect().execute(f"select {', '.join(columns)} from '{path}'").fetchall()  # noqa: S608 - our own file
    frame = pd.DataFrame(rows, columns=list(columns)).sort_values(["trade_date"], kind="stable")
    total = Decimal(0)
    for _, group in frame[frame["trade_date"] <= END].groupby(["account", "name"]):
        lots: list[list[Decimal]] = []
        acquired_first = defaultdict(lambda: 1, {"REDEMPTION": 2, "EXCHANGE_OUT": 2})
        ordered = sorted(group.itertuples(index=False), key=lambda one: (one.trade_date, acquired_first[one.type]))
        for line in ordered:
            shares = line.shares
            if line.type in ("PURCHASE", "EXCHANGE_IN"):
                lots.append([shares, shares if line.trade_date >= BEGINS else Decimal(0)])
            elif line.type == "REINVESTMENT":
                held, counted = sum(lot[0] for lot in lots), sum(lot[1] for lot in lots)
                lots.append([shares, shares * counted / held if held else Decimal(0)])
            else:
                while shares:
                    gone = min(shares, lots[0][0])
                    lots[0][1] -= lots[0][1] * gone / lots[0][0]
                    lots[0][0] -= gone
                    shares -= gone
                    if not lots[0][0]:
                        lots.pop(0)
        total += sum((lot[1] for lot in lots), Decimal(0))
    return total


def _name(fund: int) -> str:
    return f"Fund {fund} K Shares"


def _contract(funds: int, folder: Path) -> Contract:
    """Make a contract of so many funds."""
    rows = tuple(
        Row(
            registrant="HARBOR FUNDS, INC.",
            name=_name(fund),
            formerly=None,
            series=f"Fund {fund}",
            share_class="K",
            rate=Rate(printed="0.45", percent=Decimal("0.45")),
            service_fee_percent=Decimal("0.25"),
            asset_based_sales_charge_percent=Decimal("0.20"),
            calculation_date=BEGINS,
            ends_on=None,
            markers=(),
            confidence=1.0,
            source=Source(page=1, excerpt=_name(fund)),
        )
        for fund in range(funds)
    )
    dates = dict.fromkeys(("dated_as_of", "effective_on", "executed_on"))
    words = dict.fromkeys(("amendment", "governing_law", "fee_frequency", "report_frequency"))
    agreement = Agreement(
        title="MASTER RELATED AGREEMENT",
        family="related-agreement",
        parties=(),
        share_class="K",
        form_date=date(2003, 8, 18),
        executed=False,
        notice_days=60,
        payment_days=10,
        preamble=(),
        clauses=(),
        signature_blocks=(),
        **dates,
        **words,
    )
    schedule = Schedule(label="A", title="SCHEDULE A", as_of=None, columns=(), rows=rows, footnotes=())
    document = Document(name="agreement.pdf", sha256="0" * 64, pages=1, kind="pdf")
    reading = Reading(document=document, status="clean", agreement=agreement, schedules=(schedule,), problems=())
    return Contract("harbor", folder, reading)
