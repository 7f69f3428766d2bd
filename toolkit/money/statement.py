"""The statement of a period's fees: a line for each row of the schedule, to the cent, and how each came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field, PrivateAttr, field_serializer

from toolkit.amounts import percent_text
from toolkit.errors import Fault, InputError
from toolkit.money import calendar
from toolkit.money.accrual import Accrual, Daily, Segment, accrue
from toolkit.money.conventions import PRINTED, Conventions, Setting, settle
from toolkit.money.lines import Line, lines_of, segments_of
from toolkit.money.naming import Naming
from toolkit.money.net_assets import NetAssets, Observation, carried, read_net_assets, refuse_empty, values_of
from toolkit.problems import Kind, Noun, Problem, Severity, Source, worst_first
from toolkit.register.contract import Contract

SCHEMA: Literal["contract-toolkit/fees/1"] = "contract-toolkit/fees/1"
DEFAULT_PAYMENT_DAYS = 10
ZERO = Decimal("0.00")


class StatementLine(Noun):
    """A row's fee for the period, in US dollars; rates in percent a year.

    `fee` and its parts are None where the fee cannot be computed (problem 32); `basis` is where the schedule says so.
    """

    registrant: str | None
    name: str
    days: int
    average_net_assets: Decimal | None
    maximum_percent: Decimal | None
    percent: Decimal | None
    gross: Decimal | None
    waived: Decimal | None
    fee: Decimal | None
    service_fee: Decimal | None
    asset_based_sales_charge: Decimal | None
    basis: tuple[Source, ...]

    @field_serializer("maximum_percent", "percent")
    def _print_percent(self, value: Decimal | None) -> str | None:
        return None if value is None else percent_text(value)


class PrintedSettings(Noun):
    """The conventions that the JSON of a statement prints."""

    averaging: str
    year_basis: str
    rounding: str
    share_basis: str
    lot_order: str
    exchange_date_rule: str
    reinvestment: str


@dataclass(frozen=True)
class LineDetail:
    """How a line came about: the schedule's row, its active days by rate, and the net assets of each day."""

    line: Line
    segments: tuple[Segment, ...]
    values: Daily
    observations: Mapping[date, Observation]
    called: str | None
    """The name by which the data file calls the row."""


@dataclass(frozen=True)
class Detail:
    """What stands behind a statement and is not in its JSON: for the explanation, the workbook and the ledger."""

    contract: Contract
    conventions: Conventions
    settings: tuple[Setting, ...]
    lines: tuple[LineDetail, ...]
    net_assets: NetAssets


class Statement(Noun):
    """The fees of a period: exactly what `contract fees --json` prints, with `detail` beside it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    schema_: Literal["contract-toolkit/fees/1"] = Field(default=SCHEMA, alias="schema")
    agreement: str
    from_: date = Field(alias="from")
    to: date
    contract_due_on: date
    pay_on: date
    settings: PrintedSettings
    lines: tuple[StatementLine, ...]
    total: Decimal
    problems: tuple[Problem, ...]
    _detail: Detail | None = PrivateAttr(default=None)
    _keys: tuple[int, ...] = PrivateAttr(default=())

    def to_json(self) -> str:
        """Return the one JSON document of `contract fees --json`."""
        return self.model_dump_json(indent=2)

    @property
    def keys(self) -> tuple[int, ...]:
        """The lasting key of each line's row, in order; no renaming changes it."""
        return self._keys

    @property
    def detail(self) -> Detail:
        """What stands behind the figures; only a statement that was computed here has it."""
        if self._detail is None:
            raise ValueError("this statement was read back, not computed: it has no detail")
        return self._detail


def fees(
    contract: Contract,
    start: date,
    end: date,
    *,
    net_assets: Path,
    activity: Path | None = None,
    overrides: Mapping[str, str] | None = None,
) -> Statement:
    """Compute the fees of the days `start` to `end` (both included, in one calendar month) to the cent.

    Paragraph 2 of the Class K form: the annual rate of the schedule "as applied to the average net asset value of the
    shares … purchased or acquired through exchange on or after the Plan Calculation Date". Without `activity` every
    share counts as such. `InputError` names every fault of the period, the settings and the data files.
    """
    _check_period(start, end)
    conventions, settings = settle(contract.terms.stated, overrides or {})
    data = read_net_assets(net_assets, Naming(contract))
    refuse_empty(data, start, end)
    details = tuple(_detail_of(line, contract, conventions, data) for line in lines_of(contract, start, end))
    faults = [fault for one in details for fault in _too_early(one, data)]
    if faults:
        raise InputError(faults)
    detail = Detail(contract, conventions, settings, details, data)
    return _statement(detail, start, end)


def _check_period(start: date, end: date) -> None:
    """Refuse a period that is empty or leaves its calendar month."""
    if end < start:
        raise InputError(Fault("--to", f"{end} lies before {start}", "give the first day with --from"))
    if (start.year, start.month) != (end.year, end.month):
        raise InputError(
            Fault("--to", f"{start} and {end} lie in two months", "a statement covers one month; ask twice")
        )


def _detail_of(line: Line, contract: Contract, conventions: Conventions, data: NetAssets) -> LineDetail:
    """Gather a line's active days and the net assets of each."""
    segments = segments_of(line, conventions, contract)
    found = data.by_key.get(line.key, {})
    if not segments or not found:
        return LineDetail(line, segments, {}, {}, data.by_name.get(line.key))
    first, last = segments[0].first, segments[-1].last
    observations = carried(found, first, last)
    prior = conventions.share_basis == "prior-close"
    before = carried(found, first - calendar.ONE_DAY, first - calendar.ONE_DAY) if prior else {}
    values = values_of(observations, prior, next(iter(before.values()), None))
    return LineDetail(line, segments, values, observations, data.by_name.get(line.key))


def _too_early(detail: LineDetail, data: NetAssets) -> list[Fault]:
    """Refuse a fee day before the row's first value."""
    if not detail.segments or detail.line.key not in data.by_key:
        return []
    missing = [
        day
        for segment in detail.segments
        for day in calendar.days(segment.first, segment.last)
        if day not in detail.values
    ]
    if not missing:
        return []
    first = next(iter(data.by_key[detail.line.key]))
    what = f"{detail.line.row.name} has no value on {missing[0]}, a fee day; its first value is of {first}"
    close = calendar.preceding_business_day(missing[0])
    return [Fault(data.file, what, f"add the value of {close}, which is carried forward to {missing[0]}")]


def _statement(detail: Detail, start: date, end: date) -> Statement:
    """Write the statement from its detail."""
    lines, problems = [], []
    for one in detail.lines:
        if one.segments and not one.values:
            problems.append(_without_value(one, detail.net_assets))
            lines.append(_blank_line(one))
        else:
            lines.append(_line(one, accrue(one.values, one.segments, detail.conventions)))
    problems.append(_all_shares_count())
    agreement = detail.contract.reading.agreement
    payment_days = agreement.payment_days
    due = calendar.contract_due_on(start, DEFAULT_PAYMENT_DAYS if payment_days is None else payment_days)
    statement = Statement(
        agreement=detail.contract.name,
        from_=start,
        to=end,
        contract_due_on=due,
        pay_on=calendar.preceding_business_day(due),
        settings=PrintedSettings(**{key: getattr(detail.conventions, key) for key in PRINTED}),
        lines=tuple(lines),
        total=sum((line.fee for line in lines if line.fee is not None), ZERO),
        problems=worst_first(problems),
    )
    statement._detail = detail  # noqa: SLF001 - its own private attributes, filled once at birth
    statement._keys = tuple(one.line.key for one in detail.lines)  # noqa: SLF001 - same
    return statement


def _line(detail: LineDetail, accrual: Accrual) -> StatementLine:
    rates = [segment.rate for segment in detail.segments]
    return StatementLine(
        registrant=detail.line.row.registrant,
        name=detail.line.row.name,
        days=accrual.days,
        average_net_assets=accrual.average,
        maximum_percent=rates[-1].maximum if rates else detail.line.row.rate.percent,
        percent=rates[-1].payable if rates else detail.line.row.rate.percent,
        gross=accrual.gross,
        waived=accrual.waived,
        fee=accrual.fee,
        service_fee=accrual.service,
        asset_based_sales_charge=accrual.sales_charge,
        basis=_basis(detail.line),
    )


def _blank_line(detail: LineDetail) -> StatementLine:
    """Write a line whose fee cannot be computed: its figures are None, not zero."""
    nothing = dict.fromkeys(
        ("average_net_assets", "gross", "waived", "fee", "service_fee", "asset_based_sales_charge"), None
    )
    rate = detail.segments[-1].rate
    days = sum((segment.last - segment.first).days + 1 for segment in detail.segments)
    return StatementLine(
        registrant=detail.line.row.registrant,
        name=detail.line.row.name,
        days=days,
        maximum_percent=rate.maximum,
        percent=rate.payable,
        basis=_basis(detail.line),
        **nothing,
    )


def _basis(line: Line) -> tuple[Source, ...]:
    """Return where the schedule, or an amendment, prints the row as it read on the days of the period."""
    return tuple(dict.fromkeys(span.row.source for span in line.spans))


def _without_value(detail: LineDetail, data: NetAssets) -> Problem:
    name = detail.line.row.name
    return Problem(
        rule="32",
        kind=Kind.READING,
        severity=Severity.ERROR,
        message=f"{name}: {data.file} has no value, so its fee is not computed",
        remedy=f"add the daily net assets of {name}, or remove it from the schedule by an amendment",
    )


def _all_shares_count() -> Problem:
    return Problem(
        rule="eligible-shares",
        kind=Kind.READING,
        severity=Severity.WARNING,
        message="no share activity was given: every share counts as acquired on or after the calculation date",
        remedy="give --activity FILE to count only the shares that bear the fee (clause 2)",
    )
