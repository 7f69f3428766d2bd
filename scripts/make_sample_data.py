"""Make the sample data files of `contracts/class-k`: daily net assets and expenditures of July to September 2003.

Every figure is invented. The same run gives the same bytes: the only source of chance is a generator with a fixed
seed. Each month begins with the last business day before it, whose values are carried into a month that opens on a
closed day.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.files import write_atomically
from toolkit.money.calendar import ONE_DAY, business_days, month_of, preceding_business_day

FOLDER = Path(__file__).resolve().parent.parent / "contracts" / "class-k"
SEED = 2003
CENT = Decimal("0.01")

FUNDS: tuple[tuple[str, str, int], ...] = (
    ("INVESCO High Yield Fund K Shares", "3.74", 2_410_000),
    ("INVESCO Select Income Fund K Shares", "5.46", 1_180_000),
    ("INVESCO Balanced Fund K Shares", "13.12", 3_905_000),
    ("INVESCO Core Equity Fund K Shares", "10.08", 2_260_000),
    ("INVESCO Total Return Fund K Shares", "22.65", 1_405_000),
    ("INVESCO European Fund K Shares", "8.91", 212_000),
    ("INVESCO Energy Fund K Shares", "17.83", 268_000),
    ("INVESCO Financial Services Fund K Shares", "25.97", 141_000),
    ("INVESCO Health Sciences Fund K Shares", "41.36", 97_000),
    ("INVESCO Leisure Fund K Shares", "35.20", 188_000),
    ("INVESCO Technology Fund K Shares", "20.44", 1_022_000),
    ("INVESCO Telecommunications Fund K Shares", "9.57", 154_000),
    ("INVESCO Dynamics Fund K Shares", "12.69", 4_730_000),
    ("INVESCO Growth Fund K Shares", "1.71", 820_000),
    ("INVESCO Growth & Income Fund K Shares", "8.02", 391_000),
    ("INVESCO Mid-Cap Growth Fund K Shares", "6.88", 305_000),
    ("INVESCO Small Company Growth Fund K Shares", "10.15", 2_985_000),
    ("INVESCO Value Equity Fund K Shares", "16.30", 274_000),
)
"""Name, first net asset value a share (US dollars), first shares outstanding."""

PRINTING = "Printing and mailing of prospectuses to other than current shareholders"
EXPENDITURES: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("2003-07-08", "", "Advertising", "Lone Star Media Buying", "14250.00", "no"),
    (
        "2003-07-15",
        "",
        PRINTING,
        "Bayou Press",
        "9871.40",
        "no",
    ),
    ("2003-07-31", "", "Compensation to underwriters", "A I M Distributors, Inc.", "18450.00", "yes"),
    ("2003-07-31", "", "Compensation to broker-dealers", "Retirement plan dealers (17 firms)", "56310.22", "no"),
    ("2003-08-05", "INVESCO Dynamics Fund K Shares", "Advertising", "Lone Star Media Buying", "4120.00", "no"),
    ("2003-08-14", "", "Compensation to sales personnel", "Regional retirement wholesalers", "21600.00", "yes"),
    ("2003-08-29", "", "Compensation to broker-dealers", "Retirement plan dealers (17 firms)", "57087.65", "no"),
    ("2003-08-29", "", "Compensation to underwriters", "A I M Distributors, Inc.", "18450.00", "yes"),
    ("2003-09-12", "INVESCO Technology Fund K Shares", "Advertising", "Gulf Coast Trade Weekly", "2975.50", "no"),
    ("2003-09-18", "", "Interest, carrying, or other financing charges", "Harbor Trust Bank", "1633.18", "no"),
    ("2003-09-24", "", "Other (seminar for plan sponsors)", "Galleria Conference Center", "7240.00", "no"),
    ("2003-09-30", "", "Compensation to broker-dealers", "Retirement plan dealers (17 firms)", "58920.41", "no"),
    ("2003-09-30", "", "Compensation to underwriters", "A I M Distributors, Inc.", "18450.00", "yes"),
)
"""Date, fund (blank: the whole plan), category, payee, amount in US dollars, whether the payee is an affiliate."""


def main() -> None:
    """Write the four files."""
    by_month: dict[date, list[Sequence[str]]] = {}
    first, last = date(2003, 6, 30), date(2003, 9, 30)
    for day, rows in net_assets(first, last):
        by_month.setdefault(day.replace(day=1), []).extend(rows)
    for month in (date(2003, 7, 1), date(2003, 8, 1), date(2003, 9, 1)):
        opening = preceding_business_day(month_of(month)[0] - ONE_DAY).isoformat()
        before = [row for rows in by_month.values() for row in rows if row[0] == opening]
        heading = ("date", "name", "net_assets", "shares", "nav_per_share")
        write(FOLDER / "net-assets" / f"{month:%Y-%m}.csv", heading, [*before, *by_month[month]])
    columns = ("date", "name", "category", "payee", "amount", "affiliate")
    write(FOLDER / "expenditures" / "2003Q3.csv", columns, EXPENDITURES)


def net_assets(first: date, last: date) -> Iterator[tuple[date, list[Sequence[str]]]]:
    """Walk the business days with a line for each fund: a share price that wanders, shares that come and go."""
    chance = random.Random(SEED)  # noqa: S311 - invented figures, not a secret
    held = {name: (Decimal(nav), Decimal(shares)) for name, nav, shares in FUNDS}
    for day in business_days(first, last):
        rows: list[Sequence[str]] = []
        for name, (nav, shares) in held.items():
            rows.append((day.isoformat(), name, f"{(nav * shares).quantize(CENT)}", f"{shares:f}", f"{nav}"))
            moved = (nav * (1 + Decimal(chance.randint(-160, 175)) / 10_000)).quantize(CENT)
            held[name] = (moved, shares + Decimal(chance.randint(-9_000_000, 10_000_000)) / 1000)
        yield day, rows


def write(path: Path, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a CSV file with Unix line ends."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    write_atomically(path, text.getvalue().encode())
    print(f"{path.relative_to(FOLDER.parent.parent)}: {len(rows)} lines")


if __name__ == "__main__":
    main()
