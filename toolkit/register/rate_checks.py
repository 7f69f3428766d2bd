"""Whether the rates an amendment sets can be paid (FINRA Rule 2341(d), and the schedule's own parts)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from toolkit.agreement import Row, Schedule
from toolkit.problems import Kind, Problem, Severity
from toolkit.register.changes import Add, Amendment, Rerate
from toolkit.register.contract import Contract
from toolkit.register.effects import effects
from toolkit.register.names import with_class
from toolkit.register.parts import residual_service_fee

PLAN_FAMILIES = ("related-agreement", "distribution-plan", "distribution")
SERVICE_FEE_CAP = Decimal("0.25")
SALES_CHARGE_CAP = Decimal("0.75")
"""Percent a year of average annual net assets, FINRA Rule 2341(d)."""


def rate_problems(after: Contract, amendment: Amendment) -> Iterator[Problem]:
    """Return what is wrong with each rate the amendment adds or changes; only Rule 12b-1 schedules have these limits.

    Checks 3 (sales charge above 0.75), 4 (service fee above 0.25), 5 (aggregate outside its parts), 6 (a total below
    the service fee that the "remainder" footnote fixes).
    """
    if after.reading.agreement.family not in PLAN_FAMILIES:
        return
    schedules = after.reading.schedules
    for effect in effects(after, amendment):
        if isinstance(effect.change, Add | Rerate) and effect.new is not None:
            yield from _of_row(effect.new, schedules)


def _of_row(row: Row, schedules: tuple[Schedule, ...]) -> Iterator[Problem]:
    name = with_class(row.name, row.share_class)
    service, sales, total = row.service_fee_percent, row.asset_based_sales_charge_percent, row.rate.percent
    for rule, part, figure, cap in (
        ("3", "asset-based sales charge", sales, SALES_CHARGE_CAP),
        ("4", "service fee", service, SERVICE_FEE_CAP),
    ):
        if figure is not None and figure > cap:
            remedy = f"at most {cap}% a year of average annual net assets (FINRA Rule 2341(d))"
            yield _problem(rule, Severity.BLOCKER, row, f"the {part} of {name} would be {figure}%", remedy)
    if total is None:
        return
    if service is not None and sales is not None and not max(service, sales) <= total <= service + sales:
        message = f"{name}: {total}% lies outside its parts {service}% and {sales}%"
        remedy = "an aggregate is at least its larger part, at most their sum"
        yield _problem("5", Severity.BLOCKER, row, message, remedy)
    fixed = next((fee for one in schedules if (fee := residual_service_fee(one, row.share_class))), None)
    if service is None and fixed is not None and total < fixed:
        message = f"{name}: {total}% is less than the service fee of {fixed}% that the footnote fixes"
        yield _problem("6", Severity.ERROR, row, message, "state `service_fee:` and `asset_based_sales_charge:`")


def _problem(rule: str, severity: Severity, row: Row, message: str, remedy: str) -> Problem:
    # Kind "reading": what an amendment file gets wrong is for its author to mend, so the command ends with 1.
    return Problem(rule=rule, kind=Kind.READING, severity=severity, message=message, remedy=remedy, source=row.source)
