"""The nouns of a statement: what `contract fees --json` prints, and what stands behind it.

All amounts are US dollars, all rates percent a year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, Field, PrivateAttr, field_serializer

from toolkit.amounts import percent_text
from toolkit.money.accrual import Daily, Segment
from toolkit.money.conventions import Conventions, Setting
from toolkit.money.holdings import Holding
from toolkit.money.lines import Line
from toolkit.money.net_assets import NetAssets, Observation
from toolkit.problems import Noun, Problem, Source
from toolkit.register.contract import Contract

SCHEMA: Literal["contract-toolkit/fees/1"] = "contract-toolkit/fees/1"


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
    """Net assets that bear the fee: with share activity those of eligible shares only."""
    observations: Mapping[date, Observation]
    """What the data file says, carried over the days on which it says nothing."""
    holdings: Mapping[date, Holding]
    """The shares counted for each day; empty without share activity."""
    called: str | None
    """The name by which the data file calls the row."""
    unrated: bool = False
    """Whether the schedule does not give the rate of some of its days, so that the fee is not known."""


@dataclass(frozen=True)
class Detail:
    """What stands behind a statement and is not in its JSON: for the explanation, the workbook and the ledger."""

    contract: Contract
    conventions: Conventions
    settings: tuple[Setting, ...]
    lines: tuple[LineDetail, ...]
    net_assets: NetAssets
    activity: str | None
    """The name of the file of share activity; None where every share counts."""
    unproved_accounts: int = 0
    """Accounts, each in each fund, whose balances before the period were too many to check in order."""


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

    def with_keys(self, keys: tuple[int, ...]) -> Statement:
        """Return the statement, read back from its JSON, with the lasting keys of its lines' rows."""
        known = self.model_copy()
        known._keys = keys  # noqa: SLF001 - a copy of our own class
        return known

    @property
    def detail(self) -> Detail:
        """What stands behind the figures; only a statement that was computed here has it."""
        if self._detail is None:
            raise ValueError("this statement was read back, not computed: it has no detail")
        return self._detail
