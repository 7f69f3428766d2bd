"""What is paid a year on an amount of net assets: a flat percent, breakpoints, and the lesser rate agreed to.

All figures are exact fractions of a dollar; nothing here rounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from toolkit.agreement import Rate, Row, Tier
from toolkit.money.conventions import Breakpoints

NONE = Decimal(0)


@lru_cache(maxsize=1024)
def share(percent: Decimal) -> Fraction:
    """Return a percent as the exact part of one: thousands of rows share a few rates."""
    return Fraction(percent) / 100


@dataclass(frozen=True, slots=True)
class FeeRate:
    """The annual rate of a row over some days, in percent: the schedule's maximum, and what was agreed to below it.

    `service` and `sales_charge` are the parts as printed (maxima); None where the schedule names no such part.
    `tiers` stand in place of `maximum` where the schedule prints breakpoints.
    """

    maximum: Decimal | None
    tiers: tuple[Tier, ...] = ()
    agreed: Decimal | None = None
    service: Decimal | None = None
    sales_charge: Decimal | None = None
    blended: Fraction | None = None
    """Where breakpoints are reached by a whole complex: its year's fee over its net assets, in place of `tiers`."""

    @property
    def payable(self) -> Decimal | None:
        """The flat rate to pay: the lesser of the maximum and the agreed one; None where breakpoints decide."""
        if self.maximum is None:
            return None
        return self.maximum if self.agreed is None else min(self.maximum, self.agreed)

    @property
    def has_parts(self) -> bool:
        """Whether the schedule names a service fee or a sales charge of its own."""
        return self.service is not None or self.sales_charge is not None

    @property
    def stated(self) -> bool:
        """Whether there is any rate to compute with."""
        return self.maximum is not None or bool(self.tiers)


def rate_of(row: Row, agreed: Decimal | None = None) -> FeeRate:
    """Take the rate of a schedule row, with the lesser rate agreed to for its days."""
    rate: Rate = row.rate
    return FeeRate(
        maximum=rate.percent,
        tiers=rate.tiers or (),
        agreed=agreed,
        service=row.service_fee_percent,
        sales_charge=row.asset_based_sales_charge_percent,
    )


def tiered(tiers: tuple[Tier, ...], assets: Fraction, how: Breakpoints) -> Fraction:
    """Return a year's fee by breakpoints, in dollars.

    Marginal: each band's rate applies to the assets within the band. Cliff: the rate of the band that the assets reach
    applies to all of them (assets equal to a breakpoint are still in the lower band: "over").
    """
    if how == "cliff":
        reached = [tier for tier in tiers if assets > Fraction(tier.over)] or list(tiers[:1])
        return assets * share(reached[-1].percent or NONE)
    fee = Fraction(0)
    for tier in tiers:
        top = assets if tier.up_to is None else min(assets, Fraction(tier.up_to))
        within = top - Fraction(tier.over)
        if within > 0:
            fee += within * share(tier.percent or NONE)
    return fee


def annual_maximum(rate: FeeRate, assets: Fraction, how: Breakpoints = "marginal") -> Fraction:
    """Return a year's fee on `assets` at the schedule's own rate, in dollars."""
    if rate.blended is not None:
        return assets * rate.blended
    if rate.maximum is None:
        return tiered(rate.tiers, assets, how)
    return assets * share(rate.maximum)


def annual_payable(rate: FeeRate, assets: Fraction, how: Breakpoints = "marginal") -> Fraction:
    """Return a year's fee on `assets` at the lesser of the schedule's and the agreed rate, in dollars."""
    most = annual_maximum(rate, assets, how)
    return most if rate.agreed is None else min(most, assets * share(rate.agreed))


def annual_service(rate: FeeRate, assets: Fraction, how: Breakpoints = "marginal") -> Fraction | None:
    """Return the shareholder servicing part of a year's fee; None where the schedule names no parts.

    A waiver cuts the asset-based sales charge first, so the service fee is whole until the payable rate is below it.
    Where only the sales charge is printed, the service fee is what remains above it.
    """
    payable = annual_payable(rate, assets, how)
    if rate.service is not None:
        return min(payable, assets * share(rate.service))
    if rate.sales_charge is not None:
        return max(Fraction(0), payable - assets * share(rate.sales_charge))
    return None
