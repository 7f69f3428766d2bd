"""Table A of the board report: each fund's quarter, what was spent on it, and the sums of its registrant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import cast

from toolkit.amounts import split_largest_remainder
from toolkit.money import calendar
from toolkit.money.accrual import to_cents, year_fraction
from toolkit.money.board import Amounts, FundQuarter, RegistrantQuarter
from toolkit.money.conventions import YearBasis, allowed_values, settle
from toolkit.money.gather import Gathered
from toolkit.money.statement import Statement, StatementLine
from toolkit.register.contract import Contract

ZERO = Decimal("0.00")
PERCENT = 100


def amounts_of(lines: Iterable[StatementLine]) -> Amounts:
    """Sum lines; a line without a fee counts for nothing (its statement says so)."""
    counted = [line for line in lines if line.fee is not None]
    return Amounts(
        gross=sum((line.gross or ZERO for line in counted), ZERO),
        waived=sum((line.waived or ZERO for line in counted), ZERO),
        fee=sum((line.fee or ZERO for line in counted), ZERO),
        service_fee=sum((line.service_fee or ZERO for line in counted), ZERO),
        asset_based_sales_charge=sum((line.asset_based_sales_charge or ZERO for line in counted), ZERO),
    )


def registrants(contracts: Sequence[Contract], gathered: Gathered) -> tuple[RegistrantQuarter, ...]:
    """Make Table A: registrants in printed order, each with its funds and their sum."""
    funds = _funds({contract.name: contract for contract in contracts}, gathered)
    shared = {contract.name: _allocated(contract.name, funds, gathered) for contract in contracts}
    groups: defaultdict[tuple[str, str | None], list[FundQuarter]] = defaultdict(list)
    for (agreement, key), fund in funds.items():
        direct = sum((one.amount for name, one in gathered.spent if name == agreement and one.key == key), ZERO)
        groups[agreement, fund.registrant].append(_fund_quarter(fund, direct, shared[agreement][key]))
    return tuple(
        RegistrantQuarter(
            registrant=registrant,
            funds=tuple(members),
            amounts=amounts_of(
                line
                for key, fund in funds.items()
                if (key[0], fund.registrant) == (agreement, registrant)
                for line in fund.lines
            ),
            spent=sum((member.spent for member in members), ZERO),
        )
        for (agreement, registrant), members in groups.items()
    )


@dataclass
class _Fund:
    """A row's months, gathered over the quarter; the names are those of the last month."""

    agreement: str
    registrant: str | None
    name: str
    maximum: Decimal | None
    lines: list[StatementLine]
    weighed: Fraction = Fraction(0)
    """Average net assets times the part of the year, over the months."""
    days_times_average: Fraction = Fraction(0)


def year_basis_of(statement: Statement, contract: Contract) -> YearBasis:
    """Return the year basis of a statement; one computed elsewhere names none, and that of the terms stands for it."""
    named = statement.settings.year_basis
    if named in allowed_values("year_basis"):
        return cast("YearBasis", named)
    return settle(contract.terms.stated, {})[0].year_basis


def _funds(contracts: Mapping[str, Contract], gathered: Gathered) -> dict[tuple[str, int], _Fund]:
    """Gather each row's months by its lasting key, in the order of the last month that lists it."""
    found: dict[tuple[str, int], _Fund] = {}
    for statement in gathered.statements:
        basis = year_basis_of(statement, contracts[statement.agreement])
        for key, line in zip(statement.keys, statement.lines, strict=True):
            fund = found.setdefault(
                (statement.agreement, key), _Fund(statement.agreement, None, "", line.maximum_percent, [])
            )
            fund.registrant, fund.name = line.registrant, line.name
            fund.maximum = line.maximum_percent
            fund.lines.append(line)
            if line.average_net_assets is not None and line.days:
                average = Fraction(line.average_net_assets)
                first = statement.to - (line.days - 1) * calendar.ONE_DAY
                fund.weighed += average * year_fraction(first, statement.to, basis)
                fund.days_times_average += average * line.days
    return found


def _allocated(agreement: str, funds: dict[tuple[str, int], _Fund], gathered: Gathered) -> dict[int, Decimal]:
    """Allocate what was spent on the whole plan to its funds by their fees (equally where there was no fee)."""
    own = {key: fund for (name, key), fund in funds.items() if name == agreement}
    whole = sum((one.amount for name, one in gathered.spent if name == agreement and one.key is None), ZERO)
    weights = [amounts_of(fund.lines).fee for fund in own.values()]
    if not any(weights):
        weights = [Decimal(1)] * len(own)
    return dict(zip(own, split_largest_remainder(whole, weights), strict=True))


def _fund_quarter(fund: _Fund, direct: Decimal, allocated: Decimal) -> FundQuarter:
    amounts = amounts_of(fund.lines)
    days = sum(line.days for line in fund.lines)
    known = any(line.average_net_assets is not None for line in fund.lines)
    effective = to_cents(Fraction(amounts.fee) / fund.weighed * PERCENT * 100).scaleb(-2) if fund.weighed else None
    return FundQuarter(
        agreement=fund.agreement,
        registrant=fund.registrant,
        name=fund.name,
        days=days,
        average_net_assets=to_cents(fund.days_times_average / days) if days and known else None,
        maximum_percent=fund.maximum,
        effective_percent=effective,
        amounts=amounts,
        spent_directly=direct,
        spent_by_allocation=allocated,
        excess=amounts.fee - direct - allocated,
    )
