"""The limits of FINRA Rule 2341(d) (formerly NASD Rule 2830(d)) on what a fund may pay for its distribution.

A year: sales charge at most 0.75%, service fee at most 0.25% of average annual net assets, the service fee also at most
0.25% of the assets that each recipient sold. A lifetime: 6.25% of new gross sales where a service fee is paid (else
7.25%), plus interest at prime and one percent, less what was charged; reinvestments and exchanges are no new sales.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.amounts import Rounding
from toolkit.money.accrual import to_cents
from toolkit.problems import Kind, Problem, Severity

SALES_CHARGE_PERCENT = Decimal("0.75")
SERVICE_FEE_PERCENT = Decimal("0.25")
WITH_SERVICE_FEE_PERCENT = Decimal("6.25")
WITHOUT_SERVICE_FEE_PERCENT = Decimal("7.25")
ABOVE_PRIME_PERCENT = Decimal(1)
DAYS_OF_YEAR = 365
REFERENCE = "FINRA Rule 2341(d)"


@dataclass(frozen=True, slots=True)
class Quarter:
    """What a lifetime cap needs of a period: sales and charges in US dollars, the prime rate in percent a year.

    `purchases` are gross; `reinvested` and `exchanged_in` are those of them that are no new sales.
    """

    first: date
    last: date
    purchases: Decimal
    reinvested: Decimal
    exchanged_in: Decimal
    charges: Decimal
    """Front-end charges, asset-based sales charges and contingent deferred sales charges together."""
    prime_percent: Decimal

    @property
    def new_sales(self) -> Decimal:
        """Gross sales that count: purchases less reinvestments and exchanges inside the complex."""
        return self.purchases - self.reinvested - self.exchanged_in

    @property
    def days(self) -> int:
        """Days of the period, both ends included."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Remaining:
    """What may still be charged after a period, and how it came about, in US dollars."""

    period: Quarter
    opening: Decimal
    allowed: Decimal
    interest: Decimal
    closing: Decimal


def lifetime(
    periods: Iterable[Quarter],
    *,
    pays_service_fee: bool = True,
    opening: Decimal = Decimal("0.00"),
    rounding: Rounding = "half-up",
) -> Iterator[Remaining]:
    """Roll the lifetime cap of a series and class forward, period by period.

        remaining = remaining before + cap * new gross sales + interest - charges
        interest  = max(remaining before, 0) * (prime + 1%) * days / 365

    Interest is simple within a period and compounds from one to the next; each part is rounded once.
    """
    percent = WITH_SERVICE_FEE_PERCENT if pays_service_fee else WITHOUT_SERVICE_FEE_PERCENT
    for period in periods:
        allowed = to_cents(Fraction(period.new_sales) * Fraction(percent) / 100, rounding)
        rate = Fraction(period.prime_percent + ABOVE_PRIME_PERCENT) / 100
        interest = to_cents(Fraction(max(opening, Decimal(0))) * rate * period.days / DAYS_OF_YEAR, rounding)
        closing = opening + allowed + interest - period.charges
        yield Remaining(period, opening, allowed, interest, closing)
        opening = closing


def exhausted(name: str, remaining: Remaining, sales_charge: Decimal) -> Iterator[Problem]:
    """Check 40: nothing remains under the lifetime cap, and a sales charge accrues."""
    if remaining.closing <= 0 < sales_charge:
        message = f"{name}: the lifetime cap is used up ({remaining.closing:,.2f}) and a sales charge accrues"
        yield _problem("40", message, f"stop the asset-based sales charge until new sales raise the cap ({REFERENCE})")


def yearly(
    name: str, average_net_assets: Decimal, sales_charge: Decimal, service_fee: Decimal, part_of_year: Fraction
) -> Iterator[Problem]:
    """Check amounts over a part of a year against average net assets (checks 3 and 4).

    A cent of rounding is no excess.
    """
    parts = (
        ("3", "asset-based sales charge", sales_charge, SALES_CHARGE_PERCENT),
        ("4", "service fee", service_fee, SERVICE_FEE_PERCENT),
    )
    for rule, what, amount, percent in parts:
        most = to_cents(Fraction(average_net_assets) * Fraction(percent) / 100 * part_of_year)
        if amount > most + Decimal("0.01"):
            message = f"{name}: the {what} of {amount:,.2f} is above {percent}% a year ({most:,.2f})"
            yield _problem(rule, message, f"lower the rate or reimburse the excess ({REFERENCE})")


@dataclass(frozen=True, slots=True)
class Recipient:
    """A dealer that receives service fees: what it got, and the average net assets of the shares it sold."""

    payee: str
    service_fee: Decimal
    average_net_assets: Decimal


def each_recipient(recipients: Sequence[Recipient], part_of_year: Fraction) -> Iterator[Problem]:
    """Check 43: no recipient gets more service fee than 0.25% a year of the assets it sold."""
    for one in recipients:
        most = to_cents(Fraction(one.average_net_assets) * Fraction(SERVICE_FEE_PERCENT) / 100 * part_of_year)
        if one.service_fee > most:
            message = f"{one.payee}: {one.service_fee:,.2f} is above 0.25% a year of the assets it sold ({most:,.2f})"
            yield _problem("43", message, f"pay at most {most:,.2f} to this recipient ({REFERENCE})", Severity.ERROR)


def _problem(rule: str, message: str, remedy: str, severity: Severity = Severity.BLOCKER) -> Problem:
    return Problem(rule=rule, kind=Kind.READING, severity=severity, message=message, remedy=remedy)
