"""The conventions by which a fee is computed: each has a name, a value and the clause that says so.

An agreement such as the Class K form says "average net asset value" and names no averaging days, no year basis and
no rounding (paragraph 2). What it leaves open is settled here once, and is printed on every statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from toolkit.amounts import Rounding
from toolkit.errors import Fault, InputError
from toolkit.problems import Noun

Averaging = Literal["calendar", "business-days", "month-end"]
YearBasis = Literal["actual/365-366", "actual/365", "actual/366", "actual/360", "30/360", "1/12"]
RoundingRule = Literal["half-up", "half-even", "half-up-daily", "half-even-daily"]
ShareBasis = Literal["closing", "prior-close"]
LotOrder = Literal["fifo", "lifo", "pro-rata"]
ExchangeDateRule = Literal["exchange-date", "original-date"]
Reinvestment = Literal["inherit", "eligible", "not-eligible"]
FirstDay = Literal["calculation-date", "day-after"]
LastDay = Literal["ends-on", "day-before"]
Breakpoints = Literal["marginal", "cliff"]
BreakpointScope = Literal["fund", "complex"]

SILENT = "silent: project default"
COMMAND_LINE = "set on the command line"


class Conventions(Noun):
    """One value for every question that the wording of an agreement may leave open.

    `rounding` ending in `-daily` rounds each day's fee instead of each row's month. The first seven fields are those
    that `contract fees --json` prints as `settings`.
    """

    averaging: Averaging = "calendar"
    year_basis: YearBasis = "actual/365-366"
    rounding: RoundingRule = "half-up"
    share_basis: ShareBasis = "closing"
    lot_order: LotOrder = "fifo"
    exchange_date_rule: ExchangeDateRule = "exchange-date"
    reinvestment: Reinvestment = "inherit"
    first_accrual_day: FirstDay = "calculation-date"
    last_accrual_day: LastDay = "ends-on"
    breakpoints: Breakpoints = "marginal"
    breakpoint_scope: BreakpointScope = "fund"

    @property
    def rounding_mode(self) -> Rounding:
        """The mode of the rounding, whenever it happens."""
        return "half-even" if self.rounding.startswith("half-even") else "half-up"

    @property
    def rounds_daily(self) -> bool:
        """Whether each day's fee is rounded (else once for each row and month)."""
        return self.rounding.endswith("-daily")


PRINTED = (
    "averaging",
    "year_basis",
    "rounding",
    "share_basis",
    "lot_order",
    "exchange_date_rule",
    "reinvestment",
)
"""The settings that the JSON of `contract fees` prints, in its order."""

MEANINGS: Mapping[str, str] = {
    "averaging": "the days over which net assets are averaged",
    "year_basis": "the part of a year that the days make",
    "rounding": "how, and when, a fee is rounded to the cent",
    "share_basis": "the shares that a day's net asset value per share is applied to",
    "lot_order": "the lots that a redemption takes first",
    "exchange_date_rule": "the date that counts for shares acquired through exchange",
    "reinvestment": "whether shares from reinvested dividends bear the fee",
    "first_accrual_day": "the first day on which a row's fee accrues",
    "last_accrual_day": "the last day on which a row's fee accrues",
    "breakpoints": "whether a band's rate applies to the assets within it (marginal) or to all assets (cliff)",
    "breakpoint_scope": "whose net assets reach the breakpoints: each fund's, or those of all funds together",
}


class Setting(Noun):
    """One convention as a statement prints it: key, value, and the clause it stands on (or that it is a default)."""

    key: str
    value: str
    source: str


def allowed_values(key: str) -> tuple[str, ...]:
    """Return the values that a setting can have."""
    return tuple(get_args(Conventions.model_fields[key].annotation))


def settle(
    stated: Mapping[str, tuple[str, str]], overrides: Mapping[str, str]
) -> tuple[Conventions, tuple[Setting, ...]]:
    """Settle every convention: the command line, else the terms, else the project's default.

    `stated` gives `key: (value, source)` from `terms.yaml`. Every unknown key and value is refused at once.
    """
    faults = [
        *_faults(((key, value) for key, (value, _) in stated.items()), "terms.yaml: settings"),
        *_faults(overrides.items(), "--set"),
    ]
    if faults:
        raise InputError(faults)
    settings = []
    for key, field in Conventions.model_fields.items():
        value, source = stated.get(key, (str(field.default), SILENT))
        if key in overrides:
            value, source = overrides[key], COMMAND_LINE
        settings.append(Setting(key=key, value=value, source=source))
    conventions = Conventions.model_validate({setting.key: setting.value for setting in settings})
    return conventions, tuple(settings)


def _faults(pairs: Iterable[tuple[str, str]], where: str) -> list[Fault]:
    """Name every key and value that no convention has."""
    faults = []
    for key, value in pairs:
        if key not in Conventions.model_fields:
            remedy = f"use one of {', '.join(Conventions.model_fields)}"
            faults.append(Fault(where, f"{key!r} is not a setting", remedy))
        elif value not in allowed_values(key):
            remedy = f"{MEANINGS[key]}: use {', '.join(allowed_values(key))}"
            faults.append(Fault(f"{where} {key}", f"{value!r} is not a value of {key}", remedy))
    return faults
