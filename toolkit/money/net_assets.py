"""Daily net assets of the rows of a schedule, carried forward over the days on which a fund is not priced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from toolkit.amounts import CENT, EXACT
from toolkit.money import calendar


class Observation(NamedTuple):
    """What a data file says of a row on a day: net assets (US dollars), shares outstanding, net asset value a share."""

    net_assets: Decimal | None
    shares: Decimal | None
    nav_per_share: Decimal | None
    on: date
    number: int
    """Its line (CSV), row (XLSX) or record (Parquet) in the file."""

    @property
    def value(self) -> Decimal | None:
        """The net assets: as given, else shares times value a share, to the cent; None where neither is there."""
        if self.net_assets is not None:
            return self.net_assets
        if self.shares is None or self.nav_per_share is None:
            return None
        return _cents(EXACT.multiply(self.shares, self.nav_per_share))


@dataclass(frozen=True)
class NetAssets:
    """The observations of a file by row key and day, in the order of days."""

    file: str
    by_key: Mapping[int, Mapping[date, Observation]]
    by_name: Mapping[int, str] = field(default_factory=dict)
    """The name by which the file calls each row."""

    @property
    def days(self) -> tuple[date, ...]:
        """All days on which the file says anything."""
        return tuple(sorted({day for observations in self.by_key.values() for day in observations}))


def carried(observations: Mapping[date, Observation], first: date, last: date) -> dict[date, Observation]:
    """Give every calendar day its observation: its own, else that of the last day before it.

    Days before the first observation are left out.
    """
    current: Observation | None = None
    for day in observations:
        if day >= first:
            break
        current = observations[day]
    series: dict[date, Observation] = {}
    for day in calendar.days(first, last):
        current = observations.get(day, current)
        if current is not None:
            series[day] = current
    return series


def values_of(
    observations: Mapping[date, Observation], prior_close: bool, before: Observation | None
) -> dict[date, Decimal]:
    """Turn carried observations into net assets a day; with `prior_close` by the shares at the close before each day.

    A day's value a share is then its own, or its net assets over its shares.
    """
    values: dict[date, Decimal] = {}
    previous = before
    for day, seen in observations.items():
        value = seen.value if not prior_close else _at_prior_close(seen, previous)
        if value is not None:
            values[day] = value
        previous = seen
    return values


def _at_prior_close(seen: Observation, previous: Observation | None) -> Decimal | None:
    """Value the shares of the close before at the day's net asset value a share."""
    if previous is None or previous.shares is None:
        return None
    if seen.net_assets is not None and seen.shares:
        return _cents(EXACT.divide(EXACT.multiply(seen.net_assets, previous.shares), seen.shares))
    if seen.nav_per_share is None:
        return None
    return _cents(EXACT.multiply(previous.shares, seen.nav_per_share))


def _cents(amount: Decimal) -> Decimal:
    """Value a holding to the cent, half up."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP, context=EXACT)
