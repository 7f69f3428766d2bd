"""The payment statement as a workbook that computes: from each day's value to the fee, every step a live formula.

    Fees           a row a fund: the one rounding, the service fee, the sales charge as what remains
    Periods        a row a fund and rate in force: average times annual rate times part of the year, unrounded
    Daily          a row a fund and day: the tinted cells came from the data file and may be changed
    Conventions    the settings by which the formulas were laid, with what says so

The formulas are laid anew from the names of the conventions, so the workbook is a second computation of every fee;
the column Difference says by how much it leaves the statement.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from toolkit.days import long_date
from toolkit.writing.fee_formulas import Day, YearsFee, part_of_year, years_fee
from toolkit.writing.live import Live, Range, cell, cells, least, rounded
from toolkit.writing.sheet import Cell, Column, Row, Sheet, Workbook, write
from toolkit.writing.statement_days import COUNTED, FEES_OF_THE_DAY, VALUE, day_cells, day_columns, in_use
from toolkit.writing.statement_lines import BookDay, BookLine, BookPeriod, lines_of

_FEES, _PERIODS, _DAILY = "Fees", "Periods", "Daily"
_FIRST = 6
"""The number of the first row below the headings of these sheets: they have three lines above and one between."""
_REGISTRANT = Column("Registrant", width=40)
_FUND = Column("Fund", width=42)
_PERIOD_COLUMNS = (
    _REGISTRANT,
    _FUND,
    Column("First day", "date", 11),
    Column("Last day", "date", 11),
    Column("Days", "count", 6),
    Column("Average\nnet assets", "money", 18),
    Column("Maximum\nrate (%)", "percent", 10),
    Column("Agreed\nrate (%)", "percent", 10),
    Column("Service\nfee (%)", "percent", 10),
    Column("Sales\ncharge (%)", "percent", 10),
    Column("Part of\nthe year", "factor", 13),
    Column("Gross fee,\nunrounded", "factor", 18),
    Column("Fee,\nunrounded", "factor", 18),
    Column("Service fee,\nunrounded", "factor", 18),
)
_FEE_COLUMNS = (
    _REGISTRANT,
    _FUND,
    Column("Days", "count", 6),
    Column("Average\nnet assets", "money", 18),
    Column("Gross fee", "money", 14),
    Column("Waived", "money", 12),
    Column("Service fee", "money", 14),
    Column("Asset-based\nsales charge", "money", 14),
    Column("Fee", "money", 14),
    Column("Fee as\nstated", "money", 14),
    Column("Difference", "money", 12),
)
_AMOUNTS = "EFGHIJK"
"""The columns of Fees that have a total."""


def statement_workbook(statement: Any, business_days: Collection[date]) -> bytes:
    """Print a computed statement as a live workbook; `business_days` are those of its period."""
    conventions = statement.detail.conventions
    funds: list[_Fund] = []
    day_row = period_row = _FIRST
    for line in lines_of(statement, business_days):
        funds.append(_Fund(line, day_row, period_row, conventions))
        day_row += len(line.days)
        period_row += len(line.periods)
    fees = [fund.fee_row(_FIRST + place) for place, fund in enumerate(funds)]
    period = f"{long_date(statement.from_)} to {long_date(statement.to)}"
    due = f"Due {long_date(statement.contract_due_on)}, pay on {long_date(statement.pay_on)}. Amounts in US dollars."

    def sheet(name: str, columns: Sequence[Column], rows: Sequence[Row], said: str) -> Sheet:
        return Sheet(name, tuple(columns), tuple(rows), top=(f"{name}, {period}", said, due), frozen=2)

    days = [row for fund in funds for row in fund.day_rows()]
    daily_columns = in_use(day_columns(rounds_daily=conventions.rounds_daily), days)
    sheets = (
        sheet(_FEES, _FEE_COLUMNS, (*fees, _total(fees)), "Rounded once a fund; the sales charge is what remains."),
        sheet(_PERIODS, _PERIOD_COLUMNS, [row for fund in funds for row in fund.period_rows()],
              "Average net assets times annual rate times part of the year; a row for each rate in force."),
        sheet(_DAILY, daily_columns, days,
              "Tinted cells are the data file's own: change one, and the fee moves."),
        _conventions(statement.detail.settings),
    )  # fmt: skip
    return write(Workbook(f"Payment statement, {period}", sheets))


def _conventions(settings: Sequence[Any]) -> Sheet:
    columns = (Column("Convention", width=24), Column("Value", width=18), Column("Because", width=100))
    rows = tuple(Row((one.key.replace("_", " "), one.value, one.source)) for one in settings)
    return Sheet("Conventions", columns, rows, filtered=False)


def _total(fees: Sequence[Row]) -> Row:
    """Add up the amounts of all funds."""
    totals: list[Cell] = ["Total", None, None, None]
    for column in _AMOUNTS:
        place = ord(column) - ord("A")
        values = [value for row in fees if (value := _value(row.cells[place])) is not None]
        whole = cells("", column, _FIRST, [Fraction(0)] * len(fees))
        totals.append(Live(f"SUM({whole.text})", sum(values, Fraction(0))).formula() if fees else None)
    return Row(tuple(totals), "total")


def _value(cell_of_row: Cell) -> Fraction | None:
    """Return the amount that a cell shows."""
    shown = getattr(cell_of_row, "value", cell_of_row)
    return Fraction(shown) if isinstance(shown, Decimal | int) else None


@dataclass(frozen=True)
class _Fund:
    """A fund with the first of its rows on Daily and on Periods."""

    line: BookLine
    day_row: int
    period_row: int
    conventions: Any

    def day_rows(self) -> list[Row]:
        """Lay the days: what the file gave as it is, what follows from it as a formula."""
        rows = []
        before: BookDay | None = None
        for number, day in enumerate(self.line.days, self.day_row):
            fees = self._fees_of_day(day, number) if self.conventions.rounds_daily else ()
            rows.append(Row((*day_cells(self.line, day, before, number), *_formulas(fees))))
            before = day
        return rows

    def period_rows(self) -> list[Row]:
        """Lay the rates in force: average, rates, part of the year, and the amounts that follow."""
        rows = []
        for number, period in enumerate(self.line.periods, self.period_row):
            days = Live(f"(D{number}-C{number}+1)", Fraction((period.last - period.first).days + 1))
            rates = (period.maximum, period.agreed, period.service, period.sales_charge)
            head = (self.line.registrant, self.line.name, period.first, period.last)
            steps = (days.formula(), self._average(period).formula(), *rates, self._part(period, number).formula())
            rows.append(Row((*head, *steps, *_formulas(self._amounts(period, number)))))
        return rows

    def fee_row(self, number: int) -> Row:
        """Lay the fee: the sum of its periods rounded once, the service fee, and what remains."""
        line = self.line
        if not line.periods:
            return Row((line.registrant, line.name, 0, *[None] * 6, line.fee, None))
        periods = range(self.period_row, self.period_row + len(line.periods))
        amounts = [self._amounts(period, row) for row, period in zip(periods, line.periods, strict=True)]
        gross = self._cents("L", [one[0] for one in amounts])
        whole = self._cents("M", [one[1] for one in amounts])
        service = self._cents("N", [one[2] for one in amounts]) if line.parted else None
        fee = cell("", "I", number, whole.value)
        parts: tuple[Live | None, Live | None] = (None, None)
        if service is not None:
            parts = (least(service, fee), fee - cell("", "G", number, least(service, fee).value))
        days = cells(_PERIODS, "E", self.period_row, [(one.last - one.first).days + 1 for one in line.periods])
        waived = cell("", "E", number, gross.value) - fee
        difference = fee - cell("", "J", number, line.fee or 0)
        money = (days.sum(), self._rounded(self._whole_average()), gross, waived, *parts, whole)
        return Row((line.registrant, line.name, *_formulas(money), line.fee, difference.formula()))

    def _cents(self, column: str, amounts: Sequence[Live | None]) -> Live:
        """Round the sum of a column of Periods, unless its days were rounded already."""
        values = [amount.value if amount is not None else Fraction(0) for amount in amounts]
        whole = cells(_PERIODS, column, self.period_row, values).sum()
        return whole if self.conventions.rounds_daily else self._rounded(whole)

    def _rounded(self, amount: Live) -> Live:
        return rounded(amount, half_even=self.conventions.rounding_mode == "half-even")

    def _amounts(self, period: BookPeriod, number: int) -> tuple[Live, Live, Live | None]:
        """Return a period's gross fee, fee and service fee: unrounded, or the sums of its rounded days."""
        if self.conventions.rounds_daily:
            return self._sums_of_days(period)
        assets = cell("", "F", number, self._average(period).value)
        part = cell("", "K", number, self._part(period, number).value)
        year = years_fee(period, assets, self.conventions.breakpoints, f"{{}}{number}")
        return year.gross * part, year.fee * part, year.service * part if year.service is not None else None

    def _sums_of_days(self, period: BookPeriod) -> tuple[Live, Live, Live | None]:
        days = [(row, day) for row, day in enumerate(self.line.days, self.day_row) if _within(day, period)]
        fees = [self._fees_of_day(day, row) for row, day in days]
        gross, fee, service = (
            cells(_DAILY, column, days[0][0], [one[place].value if one[place] else Fraction(0) for one in fees]).sum()  # type: ignore[union-attr]  # the condition says so
            for place, column in enumerate(FEES_OF_THE_DAY)
        )
        return gross, fee, service if fees[0][2] is not None else None

    def _fees_of_day(self, day: BookDay, row: int) -> tuple[Live | None, Live | None, Live | None]:
        """Return a day's gross fee, fee and service fee, each rounded; nothing on a day without a rate."""
        found = [at for at, period in enumerate(self.line.periods) if _within(day, period)]
        if not found:
            return None, None, None
        number, period = self.period_row + found[0], self.line.periods[found[0]]
        assets = cell("", VALUE, row, day.value)
        if self.conventions.averaging != "calendar":
            assets = cell(_PERIODS, "F", number, self._average(period).value)
        here = Day(f"C{row}", day.day)
        part = part_of_year(here, here, self.conventions.year_basis)
        year: YearsFee = years_fee(period, assets, self.conventions.breakpoints, f"{_PERIODS}!{{}}{number}")
        service = self._rounded(year.service * part) if year.service is not None else None
        return self._rounded(year.gross * part), self._rounded(year.fee * part), service

    def _part(self, period: BookPeriod, number: int) -> Live:
        first, last = Day(f"C{number}", period.first), Day(f"D{number}", period.last)
        return part_of_year(first, last, self.conventions.year_basis)

    def _average(self, period: BookPeriod) -> Live:
        """Average a period's own days; a month-end value is that of the fund's last active day."""
        if self.conventions.averaging == "month-end":
            return self._mean(self.line.periods[-1].last, self.line.periods[-1].last)
        return self._mean(period.first, period.last)

    def _whole_average(self) -> Live:
        """Average over all active days, for information."""
        if self.conventions.averaging == "month-end":
            return self._average(self.line.periods[-1])
        return self._mean(self.line.periods[0].first, self.line.periods[-1].last)

    def _mean(self, first: date, last: date) -> Live:
        """Average the days from `first` to `last`, of which the convention may count only some."""
        days = [(row, day) for row, day in enumerate(self.line.days, self.day_row) if first <= day.day <= last]
        values: Range = cells(_DAILY, VALUE, days[0][0], [day.value for _, day in days])
        if self.conventions.averaging != "business-days":
            return values.mean()
        return values.mean_of(cells(_DAILY, COUNTED, days[0][0], [int(day.counted) for _, day in days]))


def _within(day: BookDay, period: BookPeriod) -> bool:
    return period.first <= day.day <= period.last


def _formulas(amounts: Sequence[Live | None]) -> tuple[Cell, ...]:
    return tuple(amount.formula() if amount is not None else None for amount in amounts)
