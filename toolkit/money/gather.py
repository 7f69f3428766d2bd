"""What a quarterly report stands on: the statements of its months and the expenditures of its quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from toolkit.errors import Fault, Faults, InputError
from toolkit.money import calendar
from toolkit.money.expenditures import Expenditure, read_expenditures
from toolkit.money.naming import Naming
from toolkit.money.statement import Statement, fees
from toolkit.money.tables import ENDINGS
from toolkit.register.contract import Contract

Spent = tuple[tuple[str, Expenditure], ...]
"""Expenditures, each with the name of its agreement."""


class Books(Protocol):
    """Where a report's figures come from."""

    def month(self, contract: Contract, first: date) -> Statement | None:
        """Return the statement of the calendar month that begins on `first`; None where there is none."""

    def spent(self, contract: Contract, quarter: str) -> tuple[Expenditure, ...] | None:
        """Return the expenditures of a quarter such as `2003Q3`; None where none were reported."""


class DataFiles:
    """The books as the data files of a contract's own folder: `net-assets/2003-07.csv`, `expenditures/2003Q3.csv`."""

    def __init__(self) -> None:
        """Begin with nothing read; each month is computed once."""
        self._months: dict[tuple[str, date], Statement | None] = {}

    def month(self, contract: Contract, first: date) -> Statement | None:
        """Compute a month from `net-assets/YYYY-MM.*`."""
        asked = (contract.name, first)
        if asked not in self._months:
            path = data_file(contract.folder / "net-assets", f"{first:%Y-%m}")
            days = calendar.month_of(first)
            self._months[asked] = None if path is None else fees(contract, *days, net_assets=path)
        return self._months[asked]

    def spent(self, contract: Contract, quarter: str) -> tuple[Expenditure, ...] | None:
        """Read `expenditures/YYYYQn.*`."""
        path = data_file(contract.folder / "expenditures", quarter)
        return None if path is None else read_expenditures(path, Naming(contract), quarter)


@dataclass(frozen=True)
class Gathered:
    """Statements and expenditures over some months, and what is missing of them."""

    statements: tuple[Statement, ...]
    spent: Spent
    missing_months: tuple[str, ...]
    missing_expenditures: tuple[str, ...]


def gather(books: Books, contracts: Sequence[Contract], first_days: Sequence[date]) -> Gathered:
    """Gather the months that begin on `first_days`, and the expenditures of the quarters they lie in.

    `InputError` names the faults of all files at once.
    """
    statements, months_without, quarters_without = [], [], []
    spent: list[tuple[str, Expenditure]] = []
    wrong = Faults()
    for contract in contracts:
        label = f" ({contract.name})" if len(contracts) > 1 else ""
        for day in first_days:
            with wrong:
                found = books.month(contract, day)
                if found is None:
                    months_without.append(f"{day:%Y-%m}{label}")
                else:
                    statements.append(found)
        for quarter in dict.fromkeys(calendar.quarter_of(day) for day in first_days):
            with wrong:
                amounts = books.spent(contract, quarter)
                if amounts is None:
                    quarters_without.append(f"{quarter}{label}")
                spent += [(contract.name, one) for one in amounts or ()]
    wrong.refuse()
    return Gathered(tuple(statements), tuple(spent), tuple(months_without), tuple(quarters_without))


def need_data(books: Books, contracts: Sequence[Contract], first_days: Sequence[date]) -> None:
    """Refuse a quarter of which no month is there."""
    faults = []
    for contract in contracts:
        if any(books.month(contract, day) is not None for day in first_days):
            continue
        folder = contract.folder / "net-assets"
        there = sorted(path.name for path in folder.glob("*")) if folder.is_dir() else []
        what = f"there is no month of {calendar.quarter_of(first_days[0])}; there are: {', '.join(there) or 'no files'}"
        remedy = f"put the daily net assets there as {first_days[0]:%Y-%m}.csv, or ask for another quarter"
        faults.append(Fault(str(folder), what, remedy))
    if faults:
        raise InputError(faults)


def back(first_days: Sequence[date], months: int) -> list[date]:
    """Return the first days of the months so many months earlier."""
    counted = [day.year * 12 + day.month - 1 - months for day in first_days]
    return [date(month // 12, month % 12 + 1, 1) for month in counted]


def data_file(folder: Path, stem: str) -> Path | None:
    """Return the data file of that stem; None where there is none, `InputError` where there are two."""
    found = [path for ending in ENDINGS if (path := folder / f"{stem}{ending}").is_file()]
    if len(found) > 1:
        what = f"{' and '.join(path.name for path in found)} are there for the same time"
        raise InputError(Fault(str(folder), what, "keep one of them"))
    return found[0] if found else None
