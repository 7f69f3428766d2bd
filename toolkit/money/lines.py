"""The rows of the schedule over a period, each with the days on which it reads so: what a statement has a line for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from toolkit.agreement import Row
from toolkit.money.accrual import Segment
from toolkit.money.conventions import Conventions
from toolkit.money.rates import FeeRate, rate_of
from toolkit.register.amend import in_force
from toolkit.register.contract import Contract
from toolkit.register.names import match_key
from toolkit.register.terms import Cap, Waiver

DAY = timedelta(days=1)
ZERO = Decimal(0)
NO_FEE = {"n/a", "na", "none", "nil", "no fee", "-", "--", "\u2013", "\u2014"}
"""What a schedule prints where a class bears no fee."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days, both included, on which a row stands in the schedule as it reads here."""

    first: date
    last: date
    row: Row


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the schedule over a period: its lasting key, how it read when, and every name it ever had."""

    key: int
    spans: tuple[Span, ...]
    names: tuple[str, ...]

    @property
    def row(self) -> Row:
        """The row as it read last."""
        return self.spans[-1].row

    @property
    def last_standing(self) -> date:
        """The last day on which the row stands in the schedule."""
        return self.spans[-1].last


def row_on(line: Line, day: date) -> Row:
    """Return the row of a line as it reads on a day of the period."""
    return next(span.row for span in line.spans if span.first <= day <= span.last)


def lines_of(contract: Contract, start: date, end: date) -> tuple[Line, ...]:
    """Return every row that stands in the schedule on a day of the period, in printed order.

    A row removed within the period keeps its place after the row it followed.
    """
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    order: list[int] = []
    for period in in_force(contract, start, end):
        order = _merged(order, list(period.keys))
        for key, row in zip(period.keys, period.reading.rows, strict=True):
            spans[key].append(Span(period.start, period.end, row))
    held = contract.plan.names
    return tuple(Line(key, tuple(spans[key]), tuple(dict.fromkeys(name.name for name in held[key]))) for key in order)


def _merged(before: Sequence[int], now: Sequence[int]) -> list[int]:
    """Merge two printed orders: that of now, with each row that is gone after the one it followed."""
    if not before or before == now:
        return list(now)
    merged, standing = list(now), set(now)
    for index, key in enumerate(before):
        if key not in standing:
            merged.insert(merged.index(before[index - 1]) + 1 if index else 0, key)
    return merged


def segments_of(line: Line, conventions: Conventions, contract: Contract) -> tuple[Segment, ...]:
    """Cut the days on which a line's fee accrues wherever its rate changes: by amendment, waiver or agreed cap.

    A row's life runs from its calculation date to its removal or printed end (check 37).
    """
    agreed = agreed_for(line, contract)
    cuts = {day for one in agreed for day in (one.from_, one.to and one.to + DAY) if day}
    found: list[Segment] = []
    for span in line.spans:
        active = _active(span, conventions)
        if active is None or not rate_of(span.row).stated:
            continue
        first, last = active
        starts = [first, *sorted(cut for cut in cuts if first < cut <= last)]
        ends = [*(cut - DAY for cut in starts[1:]), last]
        for begin, finish in zip(starts, ends, strict=True):
            segment = Segment(begin, finish, _rate_on(span.row, agreed, begin))
            if found and found[-1].rate == segment.rate and found[-1].last + DAY == begin:
                segment = Segment(found.pop().first, finish, segment.rate)
            found.append(segment)
    return tuple(found)


def unrated(line: Line, conventions: Conventions) -> bool:
    """Tell whether a fee runs on some day of the period at a rate that the schedule does not give (withheld, blank).

    A printed N/A, None or dash is an answer: no fee.
    """
    return any(
        _active(span, conventions) is not None
        and not rate_of(span.row).stated
        and (span.row.rate.printed or "").strip().casefold() not in NO_FEE
        for span in line.spans
    )


def _active(span: Span, conventions: Conventions) -> tuple[date, date] | None:
    """Return the days of a span on which the fee runs; None where there is none."""
    first, last = span.first, span.last
    if span.row.calculation_date is not None:
        begins = span.row.calculation_date
        first = max(first, begins + DAY if conventions.first_accrual_day == "day-after" else begins)
    if span.row.ends_on is not None:
        ends = span.row.ends_on
        last = min(last, ends - DAY if conventions.last_accrual_day == "day-before" else ends)
    return (first, last) if first <= last else None


def agreed_for(line: Line, contract: Contract) -> tuple[Waiver | Cap, ...]:
    """Return the lesser rates agreed for a line: waivers, and caps on its fee or a part of it."""
    names = {match_key(name) for name in line.names}
    registrants = {match_key(span.row.registrant or "") for span in line.spans}
    limits: tuple[Waiver | Cap, ...] = (*contract.terms.waivers, *contract.terms.caps)
    return tuple(
        one
        for one in limits
        if (one.name is None or match_key(one.name) in names)
        and (one.registrant is None or match_key(one.registrant) in registrants)
    )


def _rate_on(row: Row, agreed: Sequence[Waiver | Cap], day: date) -> FeeRate:
    """Return the rate of a row on a day under the lesser rates agreed for it.

    A waiver cuts the sales charge first unless it says otherwise; a cap on a part cuts that part. Where breakpoints
    are printed, only a lesser rate for the whole fee is applied.
    """
    holding = [one for one in agreed if (one.from_ is None or one.from_ <= day) and (one.to is None or day <= one.to)]
    whole = min((one.percent for one in holding if isinstance(one, Waiver) or one.of == "fee"), default=None)
    printed = rate_of(row, whole)
    maximum, payable, service = printed.maximum, printed.payable, printed.service
    if maximum is None or payable is None:
        return printed
    if service is None and printed.sales_charge is not None:
        service = max(ZERO, maximum - printed.sales_charge)
    if service is None:
        return printed
    service = min(service, maximum)
    if any(isinstance(one, Waiver) and one.cut_first == "service-fee" and one.percent == whole for one in holding):
        service = max(ZERO, service - (maximum - payable))
    service = min(service, payable)
    sales_charge = payable - service
    for one in holding:
        if isinstance(one, Cap) and one.of == "service-fee":
            service = min(service, one.percent)
        elif isinstance(one, Cap) and one.of == "asset-based-sales-charge":
            sales_charge = min(sales_charge, one.percent)
    total = service + sales_charge
    return replace(printed, agreed=total if total < maximum else whole, service=service)
