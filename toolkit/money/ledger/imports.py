"""Months computed elsewhere, brought in so that a user can begin in the middle of a year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.agreement import Row
from toolkit.money import calendar
from toolkit.money.cells import DayReader, read_figure
from toolkit.money.ledger.journal import Input, Posting, digest
from toolkit.money.ledger.posting import of_statement
from toolkit.money.lines import lines_of
from toolkit.money.naming import Naming
from toolkit.money.stated import PrintedSettings, Statement, StatementLine
from toolkit.money.statement import DEFAULT_PAYMENT_DAYS
from toolkit.money.tables import FaultList, need_columns, open_table
from toolkit.problems import Source
from toolkit.register.contract import Contract

NEEDED = ("from", "to", "name", "fee")
EXPECTED = "from, to, name, fee and, where known, service_fee, asset_based_sales_charge, average_net_assets"
OPTIONAL = ("service_fee", "asset_based_sales_charge", "average_net_assets")
_ELSEWHERE = PrintedSettings(**dict.fromkeys(PrintedSettings.model_fields, "computed elsewhere"))


def imported_statements(contract: Contract, path: Path) -> tuple[Posting, ...]:
    """Read a file of lines of statements and make a posting of each period; `InputError` names every fault at once."""
    table = open_table(path)
    need_columns(table, NEEDED, EXPECTED)
    faults, days = FaultList(table), DayReader()
    funds = _Funds(contract)
    periods: dict[tuple[date, date], list[StatementLine]] = {}
    for number, cells in faults.rows():
        row = dict(zip(table.columns, (text.strip() for text in cells), strict=False))
        period = _period(number, row, days, faults)
        line = _line(number, row, funds, period, faults)
        if period and line:
            if any(
                line.name == other.name and line.registrant == other.registrant for other in periods.get(period, ())
            ):
                faults.add(number, "name", line.name, f"{line.name} is there already for this period", "keep one line")
            periods.setdefault(period, []).append(line)
    faults.raise_any()
    source = Input(role="statements", path=path.name, sha256=digest(path.read_bytes()))
    payment_days = contract.reading.agreement.payment_days or DEFAULT_PAYMENT_DAYS
    return tuple(
        of_statement(_statement(contract.name, period, lines, payment_days), (source,), {}, imported=True)
        for period, lines in periods.items()
    )


class _Funds:
    """The rows of a contract by the names a file may use, on the days of a period."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._naming = Naming(contract)
        self._rows: dict[tuple[date, date], dict[int, Row]] = {}

    def named(self, name: str, registrant: str, period: tuple[date, date]) -> Row | str:
        """Return the row that a name means in a period, or what is wrong with it."""
        keys = self._naming.keys(name, registrant, period[1])
        if len(keys) != 1:
            return f"{name!r} means {len(keys)} rows" if keys else f"the schedule lists no fund {name!r}"
        if period not in self._rows:
            self._rows[period] = {line.key: line.row for line in lines_of(self._contract, *period)}
        found = self._rows[period].get(keys[0])
        return found or f"{name} does not stand in the schedule from {period[0]} to {period[1]} (37)"


def _period(number: int, row: dict[str, str], days: DayReader, faults: FaultList) -> tuple[date, date] | None:
    """Read the days a line covers; they lie in one calendar month."""
    found: list[date] = []
    for column in ("from", "to"):
        try:
            found.append(days.read(row.get(column, "")))
        except ValueError as error:
            faults.add(number, column, row.get(column, ""), str(error), "write the date as YYYY-MM-DD")
    if len(found) < 2:  # noqa: PLR2004 - the first and the last day
        return None
    first, last = found
    if last < first or (first.year, first.month) != (last.year, last.month):
        faults.add(number, "to", row["to"], f"{first} to {last} is no part of one month", "state each month by itself")
        return None
    return first, last


def _line(
    number: int,
    row: dict[str, str],
    funds: _Funds,
    period: tuple[date, date] | None,
    faults: FaultList,
) -> StatementLine | None:
    """Read one line; None, and its faults kept, where something is wrong with it."""
    before = len(faults.faults) + faults.more
    amounts: dict[str, Decimal | None] = {"fee": _amount(number, row, "fee", faults)}
    amounts |= {column: _amount(number, row, column, faults) if row.get(column) else None for column in OPTIONAL}
    name = row.get("name", "")
    meant = funds.named(name, row.get("registrant", ""), period) if period else None
    if isinstance(meant, str):
        remedy = "name a fund that the schedule lists on those days, with its registrant if need be"
        faults.add(number, "name", name, meant, remedy)
    fee, service, charge = amounts["fee"], amounts["service_fee"], amounts["asset_based_sales_charge"]
    if fee is not None and service is not None and charge is not None and service + charge != fee:
        faults.add(
            number, "fee", row["fee"], f"the parts add up to {service + charge}, not to {fee}", "correct the line"
        )
    if len(faults.faults) + faults.more > before or fee is None or period is None or not isinstance(meant, Row):
        return None
    return StatementLine(
        registrant=meant.registrant,
        name=meant.name,
        days=(period[1] - period[0]).days + 1,
        average_net_assets=amounts["average_net_assets"],
        maximum_percent=None,
        percent=None,
        gross=fee,
        waived=Decimal("0.00"),
        fee=fee,
        service_fee=service,
        asset_based_sales_charge=charge,
        basis=(Source(line=number, excerpt=",".join(row.values())), meant.source),
    )


def _amount(number: int, row: dict[str, str], column: str, faults: FaultList) -> Decimal | None:
    try:
        return read_figure(row.get(column, "")).quantize(Decimal("0.01"))
    except ValueError as error:
        faults.add(number, column, row.get(column, ""), str(error), "write dollars and cents, as in 1234.56")
        return None


def _statement(name: str, period: tuple[date, date], lines: list[StatementLine], payment_days: int) -> Statement:
    due = calendar.contract_due_on(period[1], payment_days)
    return Statement(
        agreement=name,
        from_=period[0],
        to=period[1],
        contract_due_on=due,
        pay_on=calendar.preceding_business_day(due),
        settings=_ELSEWHERE,
        lines=tuple(lines),
        total=sum((line.fee for line in lines if line.fee is not None), Decimal("0.00")),
        problems=(),
    )
