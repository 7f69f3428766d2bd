"""What the benches of money stand on: a contract of so many funds, their net assets, their share activity.

Everything is invented and the same on every run. Files are made once, into `build/bench`.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.agreement import Agreement, Document, Rate, Reading, Row, Schedule
from toolkit.money.calendar import business_days
from toolkit.problems import Source
from toolkit.register.contract import Contract

ROWS = int(os.environ.get("CONTRACT_BENCH_ROWS", "10000000"))
"""Lines of share activity: a tenth of what the promise is about; `make bench-large` measures it at its size."""
FUNDS = 18
ROWS_AN_ACCOUNT = 100
REINVESTING = 100
"""One account in so many reinvests its dividends, so that its lots have to be walked in order."""
BEGINS = date(2001, 9, 28)
START, END = date(2003, 9, 1), date(2003, 9, 30)
OPENING = date(2003, 8, 29)
FOLDER = Path(__file__).resolve().parent.parent.parent / "build" / "bench"


def contract_of(funds: int) -> Contract:
    """Make a contract that pays 0.45 percent on each of so many funds."""
    rows = tuple(
        Row(
            registrant="HARBOR FUNDS, INC.",
            name=fund_name(fund),
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
            source=Source(page=1, excerpt=fund_name(fund)),
        )
        for fund in range(funds)
    )
    agreement = Agreement(
        title="MASTER RELATED AGREEMENT",
        family="related-agreement",
        amendment=None,
        parties=(),
        share_class="K",
        form_date=date(2003, 8, 18),
        dated_as_of=None,
        effective_on=None,
        executed_on=None,
        executed=False,
        governing_law=None,
        notice_days=60,
        payment_days=10,
        fee_frequency=None,
        report_frequency=None,
        preamble=(),
        clauses=(),
        signature_blocks=(),
    )
    schedule = Schedule(label="A", title="SCHEDULE A", as_of=None, columns=(), rows=rows, footnotes=())
    document = Document(name="agreement.pdf", sha256="0" * 64, pages=1, kind="pdf")
    reading = Reading(document=document, status="clean", agreement=agreement, schedules=(schedule,), problems=())
    return Contract("harbor", FOLDER, reading)


def fund_name(fund: int) -> str:
    """Name a fund by its number."""
    return f"Fund {fund} K Shares"


def net_assets_of(funds: int, column: str = "net_assets") -> Path:
    """Return the daily net assets (or `nav_per_share`) of so many funds, for the month and the day before it."""
    base = 1_000_000 if column == "net_assets" else 10

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("date", "name", column))
            for day in (OPENING, *business_days(START, END)):
                writer.writerows((day, fund_name(fund), f"{base + fund}.{day.day:02d}") for fund in range(funds))

    return _made(f"{column}-{funds}.csv", write)


def activity_of(rows: int) -> Path:
    """Return a Parquet file of so many lines of share activity, a hundred an account, of 18 funds.

    Every account opens with a lot in each fund before the calculation date, buys as much again after it, and later
    redeems up to 1.4 times its first lot, so that for three in ten the redemption reaches the lots that bear the fee.
    The other lines are purchases, exchanges and small redemptions on any day up to October 2003; one account in a
    hundred reinvests dividends too.
    """
    import duckdb

    accounts = max(rows // ROWS_AN_ACCOUNT, 1)
    held = accounts * FUNDS
    query = f"""
        with drawn as (
            select i, i // {held} as block, hash(i) as h, hash(i + 7919) % 1000 as part, hash(i * 3 + 1) % 100 as r,
                   case when i < 3 * {held} then i % {accounts} else hash(i + 13) % {accounts} end as account,
                   case when i < 3 * {held} then i // {accounts} % {FUNDS} else hash(i + 17) % {FUNDS} end as fund
            from range({rows}) t(i)),
        typed as (
            select *, cast(100 + hash(account * {FUNDS} + fund) % 9000 as decimal(18, 4)) as lot,
                   case when block < 2 then 'PURCHASE' when block = 2 then 'REDEMPTION' when r < 55 then 'PURCHASE'
                        when r < 65 then 'EXCHANGE_IN'
                        when r < 75 and account % {REINVESTING} = 0 then 'REINVESTMENT'
                        when r < 95 then 'REDEMPTION' else 'EXCHANGE_OUT' end as type
            from drawn)
        select 'A' || lpad(cast(account as varchar), 7, '0') as account, 'Fund ' || fund || ' K Shares' as name,
               case block when 0 then date '1999-06-01' + cast(h % 200 as int)
                          when 1 then date '2001-09-28' + cast(h % 90 as int)
                          when 2 then date '2002-01-01' + cast(h % 660 as int)
                          else date '2000-01-01' + cast(h % 1390 as int) end as trade_date,
               type,
               cast(case when block < 2 then lot when block = 2 then lot * cast(part * 14 as int) / 10000
                         when type in ('REDEMPTION', 'EXCHANGE_OUT') then lot * cast(part as int) / 25000
                         when type = 'REINVESTMENT' then lot * cast(part as int) / 100000
                         else lot * cast(part as int) / 2000 end as decimal(18, 4)) as shares
        from typed"""  # noqa: S608 - our own figures

    def write(path: Path) -> None:
        duckdb.connect().execute(f"copy ({query}) to '{path}' (format parquet)")

    return _made(f"activity-{rows}-duckdb-{duckdb.__version__}.parquet", write)


def _made(name: str, write: Callable[[Path], None]) -> Path:
    """Make a file where it is not there yet; a killed run leaves no half file."""
    path = FOLDER / name
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{os.getpid()}-{name}")
        write(beside)
        beside.replace(path)
    return path
