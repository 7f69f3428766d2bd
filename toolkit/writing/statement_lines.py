"""What the statement's workbook needs to know of a statement, taken from it at one door.

Writing does not know how fees are computed: a statement comes as it comes to a template, and this module names what
of it is used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from toolkit.agreement import Tier
from toolkit.amounts import EXACT, round_cents

Origin = Literal["given", "carried", "product", "prior product", "eligible product", "eligible part"]


@dataclass(frozen=True, slots=True)
class BookDay:
    """A fund's net assets that bear the fee on a calendar day, in US dollars, and how they came about.

    `given`: as the data file says. `carried`: the value of the day before. `product`: shares times value a share.
    `prior product`: the shares of the day before times the day's value a share. `eligible product`: eligible shares
    times value a share. `eligible part`: net assets of the class times eligible shares over all.

    `counted` by the averaging; `eligible` and `class_net_assets` are None where every share bears the fee.
    """

    day: date
    value: Decimal
    shares: Decimal | None
    nav_per_share: Decimal | None
    class_net_assets: Decimal | None
    eligible: Decimal | None
    origin: Origin
    counted: bool


@dataclass(frozen=True, slots=True)
class BookPeriod:
    """Days, both included, with one annual rate, in percent."""

    first: date
    last: date
    maximum: Decimal | None
    tiers: tuple[Tier, ...]
    agreed: Decimal | None
    service: Decimal | None
    sales_charge: Decimal | None


@dataclass(frozen=True, slots=True)
class BookLine:
    """A fund with its days, its rates, and the fee as the statement says (None where it could not be computed)."""

    registrant: str | None
    name: str
    days: tuple[BookDay, ...]
    periods: tuple[BookPeriod, ...]
    fee: Decimal | None

    @property
    def parted(self) -> bool:
        """Whether the schedule names a service fee or a sales charge."""
        return any(period.service is not None or period.sales_charge is not None for period in self.periods)


def lines_of(statement: Any, business_days: Collection[date]) -> tuple[BookLine, ...]:
    """Take the lines of a computed statement; `business_days` are those that an average of business days counts."""
    averaging = statement.detail.conventions.averaging
    return tuple(
        BookLine(
            registrant=line.registrant,
            name=line.name,
            days=tuple(_days(detail, _counted(detail, averaging, business_days))),
            periods=tuple(_period(segment) for segment in detail.segments) if detail.values else (),
            fee=line.fee,
        )
        for line, detail in zip(statement.lines, statement.detail.lines, strict=True)
    )


def _period(segment: Any) -> BookPeriod:
    rate = segment.rate
    return BookPeriod(
        segment.first, segment.last, rate.maximum, tuple(rate.tiers), rate.agreed, rate.service, rate.sales_charge
    )


def _counted(detail: Any, averaging: str, business_days: Collection[date]) -> Collection[date]:
    """Return the days that the averaging counts."""
    if averaging == "business-days":
        return business_days
    return (detail.segments[-1].last,) if averaging == "month-end" and detail.segments else tuple(detail.values)


def _days(detail: Any, counted: Collection[date]) -> Iterator[BookDay]:
    """Walk a fund's days, telling for each value which formula gives it."""
    before: BookDay | None = None
    record = None
    for day, value in detail.values.items():
        seen = detail.observations[day]
        holding = detail.holdings.get(day)
        one = BookDay(
            day=day,
            value=value,
            shares=seen.shares,
            nav_per_share=seen.nav_per_share,
            class_net_assets=seen.net_assets if holding is not None else None,
            eligible=holding.eligible if holding is not None else None,
            origin="given",
            counted=day in counted,
        )
        again = seen.number == record and before is not None and before.value == value
        one = replace(one, origin="carried" if again else _origin(one, before))
        yield one
        before, record = one, seen.number


def _origin(day: BookDay, before: BookDay | None) -> Origin:
    """Tell how a value came about: by the first way that gives it to the cent."""
    nav, shares = day.nav_per_share, day.shares
    if day.eligible is not None:
        if day.class_net_assets is not None and shares:
            part = EXACT.divide(EXACT.multiply(day.class_net_assets, day.eligible), shares)
            return "eligible part" if round_cents(part) == day.value else "given"
        return "eligible product" if nav is not None and _product(day.eligible, nav) == day.value else "given"
    if shares is not None and nav is not None and _product(shares, nav) == day.value:
        return "product"
    held = before.shares if before is not None else None
    return "prior product" if held is not None and nav is not None and _product(held, nav) == day.value else "given"


def _product(shares: Decimal, nav: Decimal) -> Decimal:
    """Value shares at a price, to the cent."""
    return round_cents(EXACT.multiply(shares, nav))
