"""The two parts of a rate: the service fee, and the asset-based sales charge that is what remains of the total."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.agreement import Row, Schedule
from toolkit.amounts import percent_text

_REMAINDER = re.compile(r"\b(remainder|remaining|balance|rest)\b", re.IGNORECASE)


def residual_service_fee(schedule: Schedule, share_class: str | None) -> Decimal | None:
    """Return the service fee that a "the remainder" footnote of the schedule fixes for a class, in percent.

    None where no footnote speaks of a remainder, or where its rows do not show one single service fee.
    """
    if not any(_REMAINDER.search(note.text) for note in schedule.footnotes):
        return None
    fees = {row.service_fee_percent for row in schedule.rows if row.share_class == share_class and _is_residual(row)}
    if not fees:
        fees = {row.service_fee_percent for row in schedule.rows if _is_residual(row)}
    return fees.pop() if len(fees) == 1 else None


def split(total: Decimal | None, service_fee: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """Split a total into service fee and remainder; a total below the service fee leaves both open."""
    if total is None or total < service_fee:
        return None, None
    return service_fee, Decimal(percent_text(total - service_fee))


def within(
    maxima: tuple[Decimal | None, Decimal | None], total: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """Return printed maxima that the total allows; a part above the aggregate is none."""
    service, sales = (part if part is None or total is None or part <= total else None for part in maxima)
    return service, sales


def _is_residual(row: Row) -> bool:
    service, sales, total = row.service_fee_percent, row.asset_based_sales_charge_percent, row.rate.percent
    return service is not None and sales is not None and total is not None and service + sales == total
