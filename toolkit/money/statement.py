"""The statement of a period's fees: a line for each row of the schedule, to the cent, and how each came about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.errors import Fault, Faults, InputError
from toolkit.money import calendar
from toolkit.money.accrual import Accrual
from toolkit.money.activity import read_holdings
from toolkit.money.again import differing
from toolkit.money.checks import DEFAULT_PAYMENT_DAYS, check, limits_of_a_year
from toolkit.money.conventions import PRINTED, Conventions, settle
from toolkit.money.eligible import eligible_values, slots_of
from toolkit.money.holdings import Holdings
from toolkit.money.lines import Line, lines_of, segments_of, unrated
from toolkit.money.naming import Naming
from toolkit.money.net_assets import NetAssets, carried, values_of
from toolkit.money.net_assets_file import read_net_assets, refuse_empty
from toolkit.money.pool import accruals
from toolkit.money.rates import rate_of
from toolkit.money.stated import Detail, LineDetail, PrintedSettings, Statement, StatementLine
from toolkit.money.tables import uncollected
from toolkit.problems import Source, worst_first
from toolkit.register.contract import Contract

__all__ = ["DEFAULT_PAYMENT_DAYS", "Detail", "LineDetail", "Statement", "StatementLine", "fees"]

ZERO = Decimal("0.00")


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
    wrong, conventions, holdings = Faults(), Conventions(), None
    with wrong:
        conventions, settings = settle(contract.terms.stated, overrides or {})
    naming = Naming(contract)
    with wrong:
        data = read_net_assets(net_assets, naming)
        refuse_empty(data, start, end)
    lines = lines_of(contract, start, end)
    with wrong:
        holdings = read_holdings(activity, naming, slots_of(lines), start, end, conventions) if activity else None
    wrong.refuse()
    with uncollected():
        details = tuple(_detail_of(line, contract, conventions, data, holdings) for line in lines)
        faults = [fault for one in details for fault in _too_early(one, data)]
        if faults:
            raise InputError(faults)
        file, unproved = (holdings.file, holdings.unproved_accounts) if holdings else (None, 0)
        return _statement(Detail(contract, conventions, settings, details, data, file, unproved), start, end)


def _check_period(start: date, end: date) -> None:
    """Refuse a period that is empty or leaves its calendar month."""
    if end < start:
        raise InputError(Fault("--to", f"{end} lies before {start}", "give the first day with --from"))
    if (start.year, start.month) != (end.year, end.month):
        raise InputError(
            Fault("--to", f"{start} and {end} lie in two months", "a statement covers one month; ask twice")
        )


def _detail_of(
    line: Line, contract: Contract, conventions: Conventions, data: NetAssets, holdings: Holdings | None
) -> LineDetail:
    """Gather a line's active days and the net assets of each that bear the fee."""
    segments = segments_of(line, conventions, contract)
    found = data.by_key.get(line.key, {})
    called = data.by_name.get(line.key)
    if unrated(line, conventions):
        return LineDetail(line, segments, {}, {}, {}, called, unrated=True)
    if not segments or not found:
        return LineDetail(line, segments, {}, {}, {}, called)
    first, last = segments[0].first, segments[-1].last
    observations = carried(found, first, last)
    prior = conventions.share_basis == "prior-close"
    if holdings is not None:
        counted = eligible_values(line, observations, holdings, prior)
        return LineDetail(line, segments, counted.values, observations, counted.holdings, called)
    before = carried(found, first - calendar.ONE_DAY, first - calendar.ONE_DAY) if prior else {}
    values = values_of(observations, prior, next(iter(before.values()), None))
    return LineDetail(line, segments, values, observations, {}, called)


def _too_early(detail: LineDetail, data: NetAssets) -> list[Fault]:
    """Refuse a fee day before the row's first value, or one that cannot be valued."""
    if detail.unrated or not detail.segments or detail.line.key not in data.by_key:
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
    if missing[0] in detail.observations:
        what = f"{detail.line.row.name} cannot be valued on {missing[0]}"
        return [Fault(data.file, what, f"give nav_per_share, or net_assets with shares, for {first} and every day on")]
    what = f"{detail.line.row.name} has no value on {missing[0]}, a fee day; its first value is of {first}"
    close = calendar.preceding_business_day(missing[0])
    return [Fault(data.file, what, f"add the value of {close}, which is carried forward to {missing[0]}")]


def _statement(detail: Detail, start: date, end: date) -> Statement:
    """Write the statement from its detail."""
    made = accruals(detail.lines, detail.conventions)
    lines = [
        _blank_line(one) if accrual is None else _line(one, accrual)
        for one, accrual in zip(detail.lines, made, strict=True)
    ]
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
        problems=worst_first((*check(detail), *differing(detail, lines), *limits_of_a_year(detail, lines))),
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
    rate = detail.segments[-1].rate if detail.segments else rate_of(detail.line.row)
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
