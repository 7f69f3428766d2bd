"""Daily net assets of each row of the schedule, as a data file gives them, and carried forward over closed days.

A long file has `date, name` and `net_assets` and/or `shares, nav_per_share`; a wide file has a column for each fund.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.amounts import CENT, EXACT, round_cents
from toolkit.errors import Fault, InputError
from toolkit.money import calendar
from toolkit.money.cells import DayReader, read_figure
from toolkit.money.naming import Naming
from toolkit.money.tables import Cells, FaultList, Table, need_columns, open_table

EXPECTED = "date, name and net_assets and/or shares, nav_per_share (or date and a column for each fund)"
FIGURES = ("net_assets", "shares", "nav_per_share")


@dataclass(frozen=True, slots=True)
class Observation:
    """What a data file says of a row on a day: net assets (US dollars), shares outstanding, net asset value a share."""

    net_assets: Decimal | None
    shares: Decimal | None
    nav_per_share: Decimal | None
    on: date
    number: int
    """Its line (CSV), row (XLSX) or record (Parquet) in the file."""

    @property
    def value(self) -> Decimal | None:
        """The net assets: as given, else shares times value a share, to the cent; None where neither is there."""
        if self.net_assets is not None:
            return self.net_assets
        if self.shares is None or self.nav_per_share is None:
            return None
        return round_cents(EXACT.multiply(self.shares, self.nav_per_share))


@dataclass(frozen=True)
class NetAssets:
    """The observations of a file by row key and day, in the order of days."""

    file: str
    by_key: Mapping[int, Mapping[date, Observation]]
    by_name: Mapping[int, str] = field(default_factory=dict)
    """The name by which the file calls each row."""

    @property
    def days(self) -> tuple[date, ...]:
        """All days on which the file says anything."""
        return tuple(sorted({day for observations in self.by_key.values() for day in observations}))


def read_net_assets(path: Path, naming: Naming) -> NetAssets:
    """Read a file of daily net assets; `InputError` names every fault of the file at once."""
    table = open_table(path)
    reader = _Reader(table, naming, FaultList(table))
    if "name" in table.columns:
        _check_long(table)
        entries = _long(table)
    else:
        entries = _wide(table, reader)
    for number, day, name, registrant, figures in entries:
        reader.take(number, day, name, registrant, figures)
    reader.faults.raise_any()
    return NetAssets(path.name, {key: dict(sorted(days.items())) for key, days in reader.found.items()}, reader.called)


Entry = tuple[int, str, str, str, Sequence[tuple[str, str]]]
"""Number, date, name, registrant, and figures by column, all as written."""


def _check_long(table: Table) -> None:
    """Refuse a long file without a date or without any figure."""
    need_columns(table, ("date",), EXPECTED)
    if "net_assets" not in table.columns and "nav_per_share" not in table.columns:
        need_columns(table, ("net_assets",), EXPECTED)


def _long(table: Table) -> Iterator[Entry]:
    """Walk a file with a line for each day and row."""
    columns = table.columns
    date_at, name_at = columns.index("date"), columns.index("name")
    registrant_at = columns.index("registrant") if "registrant" in columns else None
    figures_at = [(column, columns.index(column)) for column in FIGURES if column in columns]
    width = len(columns)
    for number, cells in table.rows:
        padded = cells if len(cells) >= width else [*cells, *[""] * (width - len(cells))]
        registrant = "" if registrant_at is None else padded[registrant_at]
        figures = [(column, padded[at]) for column, at in figures_at]
        yield number, padded[date_at], padded[name_at], registrant, figures


def _wide(table: Table, reader: _Reader) -> Iterator[Entry]:
    """Walk a file with a column for each fund."""
    need_columns(table, ("date",), EXPECTED)
    date_at = table.columns.index("date")
    funds = [(at, heading.strip()) for at, heading in enumerate(table.headings) if at != date_at and heading.strip()]
    if not any(reader.naming.keys(name) for _, name in funds):
        need_columns(table, ("name",), EXPECTED)
    for number, cells in table.rows:
        for at, name in funds:
            yield number, cells[date_at], name, "", (("net_assets", _cell(cells, at)),)


def _cell(cells: Cells, at: int) -> str:
    """Return a cell, blank where the line is short."""
    return cells[at] if at < len(cells) else ""


@dataclass
class _Reader:
    """Collects the observations of one file, and all its faults."""

    table: Table
    naming: Naming
    faults: FaultList
    days: DayReader = field(default_factory=DayReader)
    found: dict[int, dict[date, Observation]] = field(default_factory=dict)
    called: dict[int, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def take(self, number: int, day_text: str, name: str, registrant: str, figures: Sequence[tuple[str, str]]) -> None:
        """Take one line, or add what is wrong with it."""
        day = self._day(number, day_text)
        values: dict[str, Decimal | None] = dict.fromkeys(FIGURES)
        good = True
        for column, text in figures:
            if text and not text.isspace():
                try:
                    values[column] = read_figure(text)
                except ValueError as error:
                    good = False
                    column_name = column if "name" in self.table.columns else name
                    remedy = "write a plain figure of zero or more, such as 1234567.89"
                    self.faults.add(number, column_name, text, str(error), remedy)
        if day is None:
            return
        key = self._key(number, name, registrant, day)
        if key is None or not good or all(value is None for value in values.values()):
            return
        observations = self.found.setdefault(key, {})
        if day in observations:
            what = f"{name} on {day} is there already, in line {observations[day].number}"
            self.faults.add(number, "date", day_text, what, "keep one line for each fund and day")
            return
        self.called.setdefault(key, name)
        observations[day] = Observation(values["net_assets"], values["shares"], values["nav_per_share"], day, number)

    def _day(self, number: int, text: str) -> date | None:
        try:
            return self.days.read(text)
        except ValueError as error:
            remedy = "write every date of the file as YYYY-MM-DD"
            self.faults.add(number, "date", text, str(error), remedy)
            return None

    def _key(self, number: int, name: str, registrant: str, day: date) -> int | None:
        keys = self.naming.keys(name, registrant, day)
        if len(keys) == 1:
            return keys[0]
        asked = f"{registrant}\t{name}"
        if asked not in self.refused:  # an unknown name is named once, not on each of its days
            self.refused.add(asked)
            what, remedy = self.naming.refusal(name, keys)
            self.faults.add(number, "name", name, what, remedy)
        return None


def carried(observations: Mapping[date, Observation], first: date, last: date) -> dict[date, Observation]:
    """Give every calendar day its observation: its own, else that of the last day before it.

    Days before the first observation are left out.
    """
    current: Observation | None = None
    for day in observations:
        if day >= first:
            break
        current = observations[day]
    series: dict[date, Observation] = {}
    for day in calendar.days(first, last):
        current = observations.get(day, current)
        if current is not None:
            series[day] = current
    return series


def values_of(
    observations: Mapping[date, Observation], prior_close: bool, before: Observation | None
) -> dict[date, Decimal]:
    """Turn carried observations into net assets a day; with `prior_close` by the shares at the close before each day.

    A day's value a share is then its own, or its net assets over its shares.
    """
    values: dict[date, Decimal] = {}
    previous = before
    for day, seen in observations.items():
        value = seen.value if not prior_close else _at_prior_close(seen, previous)
        if value is not None:
            values[day] = value
        previous = seen
    return values


def _at_prior_close(seen: Observation, previous: Observation | None) -> Decimal | None:
    """Value the shares of the close before at the day's net asset value a share."""
    if previous is None or previous.shares is None:
        return None
    if seen.net_assets is not None and seen.shares:
        exact = EXACT.divide(EXACT.multiply(seen.net_assets, previous.shares), seen.shares)
        return exact.quantize(CENT, rounding="ROUND_HALF_UP", context=EXACT)
    if seen.nav_per_share is None:
        return None
    return round_cents(EXACT.multiply(previous.shares, seen.nav_per_share))


def refuse_empty(net_assets: NetAssets, first: date, last: date) -> None:
    """Refuse a file that has no value in the period."""
    days = net_assets.days
    if any(first <= day <= last for day in days):
        return
    there = f"it has {days[0]} to {days[-1]}" if days else "it has no value at all"
    what = f"there is no value from {first} to {last}; {there}"
    raise InputError(Fault(net_assets.file, what, "give the file of that month, or ask for another month"))
