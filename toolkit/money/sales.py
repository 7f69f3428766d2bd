"""Sales of each fund by quarter, and what was charged for them: what a lifetime cap is rolled forward from.

The files of `sales/` together are the history of each fund: one line a quarter, none left out. What the sales charges
of a quarter were is stated, since quarters before the first statement count too; the quarter reported is held against
its statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from toolkit.errors import Faults
from toolkit.money import calendar
from toolkit.money.caps import Quarter
from toolkit.money.line_reader import Line, LineReader
from toolkit.money.naming import Naming

AMOUNTS = ("purchases", "reinvested", "exchanged_in", "front_end", "sales_charges", "cdsc")
NEEDED = ("name", "from", "to", *AMOUNTS, "prime_percent")
EXPECTED = f"{', '.join(NEEDED)}; remaining (optional)"
LOWEST_PRIME, HIGHEST_PRIME = Decimal(1), Decimal(25)
"""The prime rate was never outside them: `0.04` is a fraction where percent are asked."""


@dataclass(frozen=True, slots=True)
class Sale:
    """A line: the quarter of a row, in US dollars, and the place where it stands."""

    key: int
    period: Quarter
    sales_charge: Decimal
    """The asset-based sales charge among the charges of the period."""
    remaining: Decimal | None
    """What remained under the cap before it; only in the first line of a row."""
    path: Path
    number: int


def read_sales(paths: Sequence[Path], naming: Naming) -> tuple[Sale, ...]:
    """Read the files of sales, each row's quarters in order; `InputError` names every fault of all of them at once."""
    wrong = Faults()
    readers, found = [], list[tuple[LineReader, Sale]]()
    for path in paths:
        with wrong:
            reader = LineReader(path, naming, NEEDED, EXPECTED)
            readers.append(reader)
            found += [(reader, sale) for number, line in reader.lines() if (sale := _sale(reader, number, line))]
    if not wrong.found and not any(reader.wrong for reader in readers):
        _follow(found)
    for reader in readers:
        with wrong:
            reader.faults.raise_any()
    wrong.refuse()
    return tuple(sorted((sale for _, sale in found), key=lambda sale: (sale.key, sale.period.first)))


def _sale(reader: LineReader, number: int, line: Line) -> Sale | None:
    """Read one line; None where something is wrong with it."""
    before = reader.wrong
    period = reader.period(number, line)
    key = reader.key(number, line, period[1] if period else None)
    amounts = {column: reader.amount(number, column, line[column]) for column in AMOUNTS}
    prime = _prime(reader, number, line["prime_percent"])
    opening = line.get("remaining", "")
    remaining = reader.amount(number, "remaining", opening, minus="an excess") if opening else None
    known = {column: amount for column, amount in amounts.items() if amount is not None}
    if reader.wrong > before or key is None or period is None or prime is None:
        return None
    if known["reinvested"] + known["exchanged_in"] > known["purchases"]:
        what = "reinvestments and exchanges are more than the purchases that they are part of"
        reader.faults.add(number, "purchases", line["purchases"], what, "give gross purchases, all of them included")
        return None
    charges = known["front_end"] + known["sales_charges"] + known["cdsc"]
    sold = (known["purchases"], known["reinvested"], known["exchanged_in"])
    quarter = Quarter(*period, *sold, charges=charges, prime_percent=prime)
    return Sale(key, quarter, known["sales_charges"], remaining, reader.table.path, number)


def _prime(reader: LineReader, number: int, text: str) -> Decimal | None:
    """Read the prime rate in percent a year."""
    try:
        prime = Decimal(text)
    except ArithmeticError:
        prime = Decimal("NaN")
    if prime.is_finite() and LOWEST_PRIME <= prime <= HIGHEST_PRIME:
        return prime
    what = f"{text!r} is not a prime rate in percent, {LOWEST_PRIME} to {HIGHEST_PRIME}"
    reader.faults.add(number, "prime_percent", text, what, "write percent a year, such as 4.25")
    return None


def _follow(found: Sequence[tuple[LineReader, Sale]]) -> None:
    """Hold each row's lines one against the next: a day left out or told twice would falsify the cap."""
    rows: defaultdict[int, list[tuple[LineReader, Sale]]] = defaultdict(list)
    for reader, sale in sorted(found, key=lambda one: one[1].period.first):
        rows[sale.key].append((reader, sale))
    pairs = [pair for lines in rows.values() for pair in pairwise(lines)]
    for (other, before), (reader, sale) in sorted(pairs, key=lambda pair: pair[1][1].number):
        for column, text, what, remedy in _breaks(before, sale, other.table.place(before.number)):
            reader.faults.add(sale.number, column, text, what, remedy)


def _breaks(before: Sale, sale: Sale, there: str) -> Iterator[tuple[str, str, str, str]]:
    """Say why a line does not follow the one before it, which stands `there`."""
    first, expected = sale.period.first, before.period.last + calendar.ONE_DAY
    if calendar.quarter_of(first) == calendar.quarter_of(before.period.first):
        what = f"{calendar.quarter_of(first)} of this fund has a line already ({there})"
        yield "from", f"{first}", what, "give one line a fund and quarter"
    elif first != expected:
        what = f"the fund's line before it ({there}) ends on {before.period.last}"
        yield "from", f"{first}", what, f"add the days from {expected}"
    if sale.remaining is not None:
        what = "`remaining` stands in a line that is not the first of its fund"
        yield "remaining", "", what, "leave it blank: it is computed from the line before"
