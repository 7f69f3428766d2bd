"""What the statement's workbook needs to know of a statement, taken from it at one door.

Writing does not know how fees are computed: a statement comes as it comes to a template, and this module names what
of it is used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from toolkit.agreement import Tier
from toolkit.amounts import round_cents

Origin = Literal["given", "carried", "product", "prior product"]


@dataclass(frozen=True, slots=True)
class BookDay:
    """A fund's value on a calendar day, in US dollars, and how it came about.

    `given`: as the data file says. `carried`: the value of the day before. `product`: shares times value a share.
    `prior product`: the shares of the day before times the day's value a share. `counted` by the averaging.
    """

    day: date
    value: Decimal
    shares: Decimal | None
    nav_per_share: Decimal | None
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
        seen = detail.observations.get(day)
        shares, nav = (seen.shares, seen.nav_per_share) if seen is not None else (None, None)
        again = seen is not None and seen.number == record
        one = BookDay(day, value, shares, nav, _origin(value, shares, nav, before, again=again), day in counted)
        yield one
        before, record = one, seen.number if seen is not None else None


def _origin(
    value: Decimal, shares: Decimal | None, nav: Decimal | None, before: BookDay | None, *, again: bool
) -> Origin:
    """Tell how a value came about: by the first way that gives it to the cent."""
    if again and before is not None and before.value == value:
        return "carried"
    if shares is not None and nav is not None and round_cents(shares * nav) == value:
        return "product"
    if (
        before is not None
        and before.shares is not None
        and nav is not None
        and round_cents(before.shares * nav) == value
    ):
        return "prior product"
    return "given"
