"""The nouns of the quarterly report to the board: what `contract report --json` prints.

All amounts are US dollars, all rates percent a year.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, Field, field_serializer

from toolkit.amounts import percent_text
from toolkit.problems import Noun, Problem

SCHEMA: Literal["contract-toolkit/report/1"] = "contract-toolkit/report/1"


class Amounts(Noun):
    """Fees of some funds over some months; service fee and sales charge add up to the fee where there are parts."""

    gross: Decimal
    waived: Decimal
    fee: Decimal
    service_fee: Decimal
    asset_based_sales_charge: Decimal


class PlanHead(Noun):
    """An agreement that the report covers."""

    agreement: str
    title: str
    share_class: str | None
    plan_type: str | None
    registrants: tuple[str, ...]


class FundQuarter(Noun):
    """A row of the schedule over the quarter (Table A), and what was spent on it."""

    agreement: str
    registrant: str | None
    name: str
    days: int
    average_net_assets: Decimal | None
    """The average of the months, each weighed by its active days."""
    maximum_percent: Decimal | None
    effective_percent: Decimal | None
    """Fee over average net assets and the part of the year, to four decimals."""
    amounts: Amounts
    spent_directly: Decimal
    spent_by_allocation: Decimal
    excess: Decimal
    """Fee less what was spent; negative where more was spent than paid."""

    @field_serializer("maximum_percent", "effective_percent")
    def _print_percent(self, value: Decimal | None) -> str | None:
        return None if value is None else percent_text(value)

    @property
    def spent(self) -> Decimal:
        """What was spent on the fund, directly and by allocation."""
        return self.spent_directly + self.spent_by_allocation


class RegistrantQuarter(Noun):
    """The funds of a registrant, and their sum."""

    registrant: str | None
    funds: tuple[FundQuarter, ...]
    amounts: Amounts
    spent: Decimal


class MonthFees(Noun):
    """The fees of a calendar month; `due_on` and `pay_on` are those of its statement."""

    agreement: str
    month: str
    amounts: Amounts
    contract_due_on: date
    pay_on: date


class CategorySpent(Noun):
    """A purpose of Form N-1A, Item 19(g)(1), with what was spent on it (Table B)."""

    category: str
    quarter: Decimal
    year_to_date: Decimal
    specified: tuple[str, ...]
    """What an `Other` was for."""


class PayeeSpent(Noun):
    """Someone who was paid in the quarter (Table C), largest first."""

    payee: str
    affiliate: bool
    amount: Decimal


class Summary(Noun):
    """Fees against expenditures over a span; `missing_months` have no net assets file and count for nothing."""

    label: str
    amounts: Amounts
    expended: Decimal
    excess: Decimal
    missing_months: tuple[str, ...]


class LifetimeCap(Noun):
    """What may still be charged for the sales of a series and class after the quarter (FINRA Rule 2341(d))."""

    agreement: str
    registrant: str | None
    name: str
    opening: Decimal
    """What remained before the quarter."""
    allowed: Decimal
    """What the new sales of the quarter add."""
    interest: Decimal
    charges: Decimal
    """Front-end, asset-based and contingent deferred sales charges of the quarter."""
    remaining: Decimal


class Change(Noun):
    """A change of the schedule that took effect in the quarter."""

    agreement: str
    amendment: int
    effective_on: date
    what: str


class Tie(Noun):
    """Two figures of the report that must be the same."""

    what: str
    left: Decimal
    right: Decimal

    @property
    def holds(self) -> bool:
        """Whether they are."""
        return self.left == self.right


class BoardReport(Noun):
    """The written report of amounts expended and their purposes (Rule 12b-1(b)(3)(ii)) for a quarter."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    schema_: Literal["contract-toolkit/report/1"] = Field(default=SCHEMA, alias="schema")
    quarter: str
    from_: date = Field(alias="from")
    to: date
    plans: tuple[PlanHead, ...]
    summary: Summary
    prior_quarter: Summary | None
    year_ago: Summary | None
    year_to_date: Summary
    months: tuple[MonthFees, ...]
    registrants: tuple[RegistrantQuarter, ...]
    categories: tuple[CategorySpent, ...]
    payees: tuple[PayeeSpent, ...]
    allocation: str
    """How what was spent on the whole plan is allocated to funds."""
    caps: tuple[LifetimeCap, ...] = ()
    """A line for each fund of which `sales/` tells the quarter."""
    changes: tuple[Change, ...]
    ties: tuple[Tie, ...]
    problems: tuple[Problem, ...]

    def to_json(self) -> str:
        """Return the one JSON document of `contract report --json`."""
        return self.model_dump_json(indent=2)
