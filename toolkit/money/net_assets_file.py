"""Reading a file of daily net assets: long (`date, name` and figures) or wide (a column for each fund)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.errors import Fault, InputError
from toolkit.money.cells import DayReader, read_figure
from toolkit.money.naming import Naming
from toolkit.money.net_assets import NetAssets, Observation
from toolkit.money.tables import FaultList, Table, need_columns, open_table, uncollected

EXPECTED = "date, name and net_assets and/or shares, nav_per_share (or date and a column for each fund)"
FIGURES = ("net_assets", "shares", "nav_per_share")

Figures = tuple[Decimal | None, Decimal | None, Decimal | None]
NO_FIGURES: Figures = (None, None, None)

Who = tuple[str, str, str]
"""Name, registrant and share class as the file writes them; the last two blank where it has no such column."""
Texts = tuple[str, str, str]
"""Net assets, shares and net asset value a share as written."""


def read_net_assets(path: Path, naming: Naming) -> NetAssets:
    """Read a file of daily net assets; `InputError` names every fault of the file at once."""
    table = open_table(path)
    long = "name" in table.columns
    reader = _Reader(table, naming, FaultList(table), long)
    take = reader.take
    with uncollected():
        for number, day, who, texts in (_long if long else _wide)(reader):
            take(number, day, who, texts)
    reader.faults.raise_any()
    by_key = {key: dict(sorted(days.items())) for key, days in reader.found.items()}
    return NetAssets(path.name, by_key, reader.called)


def refuse_empty(net_assets: NetAssets, first: date, last: date) -> None:
    """Refuse a file that has no value in the period."""
    days = net_assets.days
    if any(first <= day <= last for day in days):
        return
    there = f"it has {days[0]} to {days[-1]}" if days else "it has no value at all"
    what = f"there is no value from {first} to {last}; {there}"
    raise InputError(Fault(net_assets.file, what, "give the file of that month, or ask for another month"))


def _long(reader: _Reader) -> Iterator[tuple[int, str, Who, Texts]]:
    """Walk a file with a line for each day and row."""
    table, columns = reader.table, reader.table.columns
    need_columns(table, ("date",), EXPECTED)
    if "net_assets" not in columns and "nav_per_share" not in columns:
        need_columns(table, ("net_assets",), EXPECTED)
    width = len(columns)
    names = ("date", "name", "registrant", "share_class", *FIGURES)
    day, name, registrant, share_class, assets, shares, nav = (
        columns.index(column) if column in columns else width for column in names
    )
    for number, cells in reader.faults.rows():
        row = [*cells, ""] if len(cells) == width else [*cells[:width], *[""] * (width + 1 - len(cells[:width]))]
        yield number, row[day], (row[name], row[registrant], row[share_class]), (row[assets], row[shares], row[nav])


def _wide(reader: _Reader) -> Iterator[tuple[int, str, Who, Texts]]:
    """Walk a file with a column for each fund."""
    table = reader.table
    need_columns(table, ("date",), EXPECTED)
    date_at = table.columns.index("date")
    funds = [(at, heading.strip()) for at, heading in enumerate(table.headings) if at != date_at and heading.strip()]
    if not any(reader.naming.keys(name) for _, name in funds):
        need_columns(table, ("name",), EXPECTED)
    for number, cells in reader.faults.rows():
        row = [*cells, *[""] * (len(table.columns) - len(cells))]
        for at, name in funds:
            yield number, row[date_at], (name, "", ""), (row[at], "", "")


@dataclass
class _Reader:
    """Collects the observations of one file, and all its faults."""

    table: Table
    naming: Naming
    faults: FaultList
    long: bool
    days: DayReader = field(default_factory=DayReader)
    keys: dict[Who, int] = field(default_factory=dict)
    """What each name means, where it means one row whatever the day."""
    found: dict[int, dict[date, Observation]] = field(default_factory=dict)
    called: dict[int, str] = field(default_factory=dict)
    refused: set[object] = field(default_factory=set)

    def take(self, number: int, day_text: str, who: Who, texts: Texts) -> None:
        """Take one line, or add what is wrong with it."""
        day = self.days.seen.get(day_text) or self._day(number, day_text)
        assets, shares, nav = texts
        try:
            figures = (
                read_figure(assets) if assets else None,
                read_figure(shares) if shares else None,
                read_figure(nav) if nav else None,
            )
        except ValueError:
            figures = self._figures(number, who, texts)
        none = figures == NO_FIGURES
        if none and not "".join(texts).strip():
            return  # nothing is said of this day
        key = self.keys.get(who)
        if key is None:
            key = self._key(number, who, day)
        if key is None or day is None or none:
            return
        observations = self.found.get(key)
        if observations is None:
            observations = self.found[key] = {}
            self.called[key] = who[0]
        if day in observations:
            what = f"{who[0]} on {day} is there already, in {self.table.noun} {observations[day].number}"
            self.faults.add(number, "date", day_text, what, "keep one value for each fund and day")
            return
        observations[day] = Observation(*figures, day, number)

    def _figures(self, number: int, who: Who, texts: Texts) -> Figures:
        """Read the figures of a line one by one, adding what is wrong; none where any is, as if the line were blank."""
        values: list[Decimal | None] = []
        good = True
        for column, text in zip(FIGURES, texts, strict=True):
            values.append(None)
            if text.strip():
                try:
                    values[-1] = read_figure(text)
                except ValueError as error:
                    good = False
                    remedy = "write a plain figure of zero or more, such as 1234567.89"
                    self.faults.add(number, column if self.long else who[0], text, str(error), remedy)
        return (values[0], values[1], values[2]) if good else NO_FIGURES

    def _day(self, number: int, text: str) -> date | None:
        try:
            return self.days.read(text)
        except ValueError as error:
            if number not in self.refused:  # a line of a wide file has one date for all its funds
                self.refused.add(number)
                self.faults.add(number, "date", text, str(error), "write every date of the file as YYYY-MM-DD")
            return None

    def _key(self, number: int, who: Who, day: date | None) -> int | None:
        name, registrant, share_class = who
        keys = self.naming.keys(name, registrant, None, share_class)
        if len(keys) == 1:
            self.keys[who] = keys[0]
            return keys[0]
        keys = self.naming.keys(name, registrant, day, share_class)
        if len(keys) == 1:
            return keys[0]
        if who not in self.refused:  # an unknown name is named once, not on each of its days
            self.refused.add(who)
            what, remedy = self.naming.refusal(name, keys)
            self.faults.add(number, "name" if self.long else name, name, what, remedy)
        return None
