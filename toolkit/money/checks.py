"""Checks of the figures behind a statement (32 to 37): each a plain function from the detail to problems.

Where a check needs what was not given it says so, and never passes in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from toolkit.amounts import EXACT
from toolkit.money import calendar
from toolkit.money.accrual import year_fraction
from toolkit.money.caps import yearly
from toolkit.money.net_assets import Observation
from toolkit.money.stated import Detail, LineDetail, StatementLine
from toolkit.problems import Kind, Problem, Severity

LARGE_MOVE_PERCENT = 20
"""A net asset value a share that moves by more than this in a day is looked at."""
STALE_DAYS = 5
"""So many business days with the same net asset value a share are looked at (a stable 1.00 is not)."""
STABLE = Decimal(1)
DEFAULT_PAYMENT_DAYS = 10
"""Days after the close of a month for an agreement that names none; the Class K form says 10 (clause 3)."""

Check = Callable[[Detail], Iterable[Problem]]


def check(detail: Detail) -> tuple[Problem, ...]:
    """Run every check of a statement."""
    return tuple(problem for one in CHECKS for problem in one(detail))


def _problem(rule: str, severity: Severity, message: str, remedy: str) -> Problem:
    return Problem(rule=rule, kind=Kind.READING, severity=severity, message=message, remedy=remedy)


def _spell(days: Sequence[date]) -> str:
    """Name days: the first, and how many there are."""
    more = len(days) - 1
    return f"{days[0]}" + (f" and {more} more day{'s' if more > 1 else ''}" if more else "")


def no_value(detail: Detail) -> Iterator[Problem]:
    """Check 32: every row that accrues has net assets."""
    for line in detail.lines:
        if line.segments and not line.values and not line.unrated:
            name = line.line.row.name
            why = "has no value"
            if line.observations:
                why = "has neither nav_per_share nor net_assets with shares, which eligible shares are valued by"
            message = f"{name}: {detail.net_assets.file} {why}, so its fee is not computed"
            remedy = f"add the daily values of {name}, or remove it from the schedule by an amendment"
            yield _problem("32", Severity.ERROR, message, remedy)


def no_rate(detail: Detail) -> Iterator[Problem]:
    """Say which rows accrue at a rate that the schedule does not give."""
    for line in detail.lines:
        if line.unrated:
            name, printed = line.line.row.name, line.line.row.rate.printed
            message = f"{name}: the schedule gives no rate ({printed or 'blank'}), so its fee is not computed"
            remedy = "state the rate by an amendment, or correct the reading of the schedule"
            yield _problem("no-rate", Severity.ERROR, message, remedy)


def no_payment_days(detail: Detail) -> Iterator[Problem]:
    """Say that the agreement names no days for payment."""
    if detail.contract.reading.agreement.payment_days is None:
        message = f"the agreement names no day of payment: the due date is {DEFAULT_PAYMENT_DAYS} days after the month"
        yield _problem("due-date", Severity.WARNING, message, "find the day in the plan, and pay by it")


def missing_day(detail: Detail) -> Iterator[Problem]:
    """Check 32: a row has a value of its own on every business day on which it accrues."""
    for line in detail.lines:
        missing = [
            day
            for segment in line.segments
            for day in calendar.business_days(segment.first, segment.last)
            if (seen := line.observations.get(day)) is not None and seen.on != day
        ]
        if missing:
            message = f"{line.line.row.name}: no value on {_spell(missing)}; the value of the day before is carried"
            yield _problem("32", Severity.ERROR, message, f"add the day to {detail.net_assets.file}")


def too_many_eligible(detail: Detail) -> Iterator[Problem]:
    """Check 33: no more shares are eligible than are outstanding."""
    for line in detail.lines if detail.activity else ():
        over = [
            day
            for day, seen in _own_days(line)
            if seen.shares is not None and day in line.holdings and line.holdings[day].eligible > seen.shares
        ]
        if over:
            day = over[0]
            held, shares = line.holdings[day].eligible, line.observations[day].shares
            message = (
                f"{line.line.row.name}: {held:,f} shares are eligible but {shares:,f} outstanding on {_spell(over)}"
            )
            remedy = f"mend the shares in {detail.net_assets.file} or the activity in {detail.activity}"
            yield _problem("33", Severity.ERROR, message, remedy)


def lots_and_outstanding(detail: Detail) -> Iterator[Problem]:
    """Check 34: the lots add up to the shares outstanding, to the decimals in which those are given."""
    if detail.activity is None or detail.conventions.share_basis == "prior-close":
        return  # with prior-close the shares counted for a day are those of another day
    for line in detail.lines:
        apart = [
            day
            for day, seen in _own_days(line)
            if seen.shares is not None
            and day in line.holdings
            and line.holdings[day].shares.quantize(seen.shares, context=EXACT) != seen.shares
        ]
        if apart:
            day = apart[0]
            held, shares = line.holdings[day].shares, line.observations[day].shares
            message = f"{line.line.row.name}: lots of {held:,f} shares but {shares:,f} outstanding on {_spell(apart)}"
            remedy = f"complete the activity in {detail.activity} (opening lots are dated purchases)"
            yield _problem("34", Severity.ERROR, message, remedy)


def unusual_value(detail: Detail) -> Iterator[Problem]:
    """Check 35: a net asset value a share that jumps, or stands still, is looked at."""
    for line in detail.lines:
        own = [(day, nav) for day, seen in _own_days(line) if (nav := seen.nav_per_share) is not None]
        name = line.line.row.name
        for (_, before), (day, nav) in pairwise(own):
            if before and abs(nav - before) * 100 > LARGE_MOVE_PERCENT * before:
                message = f"{name}: the net asset value a share moves from {before} to {nav} on {day}"
                remedy = "confirm it (a split or a distribution explains it), or mend the figure"
                yield _problem("35", Severity.WARNING, message, remedy)
        for run in _standing_still(own):
            message = f"{name}: the net asset value a share stands at {run[0][1]} from {run[0][0]} to {run[-1][0]}"
            yield _problem("35", Severity.WARNING, message, "confirm that the fund was priced on these days")


def _standing_still(own: Sequence[tuple[date, Decimal]]) -> Iterator[list[tuple[date, Decimal]]]:
    """Walk the runs of one same value that are long enough to be stale."""
    run: list[tuple[date, Decimal]] = []
    for one in own:
        if run and one[1] != run[-1][1]:
            if len(run) >= STALE_DAYS:
                yield run
            run = []
        if one[1] != STABLE:
            run.append(one)
    if len(run) >= STALE_DAYS:
        yield run


def outside_life(detail: Detail) -> Iterator[Problem]:
    """Check 37: no day accrues before a row's calculation date, after its end or while it is not in the schedule."""
    for line in detail.lines:
        for segment in line.segments:
            standing = [span for span in line.line.spans if span.first <= segment.first and segment.last <= span.last]
            rows = [span.row for span in standing] or [line.line.row]
            begins, ends = rows[0].calculation_date, rows[0].ends_on
            early = begins is not None and segment.first < begins
            late = segment.last > line.line.last_standing or (ends is not None and segment.last > ends)
            if early or late:
                message = f"{line.line.row.name}: accrues from {segment.first} to {segment.last}, outside its life"
                remedy = "mend the calculation date or the removal in the amendments"
                yield _problem("37", Severity.ERROR, message, remedy)


def every_share_counts(detail: Detail) -> Iterator[Problem]:
    """Say that, without share activity, shares acquired before the calculation date bear the fee too."""
    if detail.activity is None:
        message = "no share activity was given: every share counts as acquired on or after the calculation date"
        remedy = "give --activity FILE to count only the shares that bear the fee"
        yield _problem("eligible-shares", Severity.WARNING, message, remedy)


def past_unchecked(detail: Detail) -> Iterator[Problem]:
    """Say in how many accounts of a very large file the balances before the period were not walked in order.

    Where what was acquired before the calculation date covers all that was given up since, the sums prove them.
    """
    if detail.activity is not None and detail.unproved_accounts:
        message = (
            f"{detail.activity}: the balances of {detail.unproved_accounts:,} accounts before the period were not "
            "checked day by day (not checked: too many lines)"
        )
        remedy = "check the file for redemptions beyond a balance by another way"
        yield _problem("33", Severity.WARNING, message, remedy)


def limits_of_a_year(detail: Detail, lines: Sequence[StatementLine]) -> Iterator[Problem]:
    """Check a year's limits on average net assets: 0.75% for the sales charge (3), 0.25% for the service fee (4)."""
    by = detail.conventions
    for one, line in zip(detail.lines, lines, strict=True):
        if line.average_net_assets is None or line.service_fee is None or line.asset_based_sales_charge is None:
            continue
        part = sum((year_fraction(each.first, each.last, by.year_basis) for each in one.segments), Fraction(0))
        yield from yearly(line.name, line.average_net_assets, line.asset_based_sales_charge, line.service_fee, part)


def _own_days(line: LineDetail) -> Iterator[tuple[date, Observation]]:
    """Walk the days on which the data file itself says something."""
    return ((day, seen) for day, seen in line.observations.items() if seen.on == day)


CHECKS: tuple[Check, ...] = (
    no_value,
    no_rate,
    no_payment_days,
    missing_day,
    too_many_eligible,
    lots_and_outstanding,
    unusual_value,
    outside_life,
    every_share_counts,
    past_unchecked,
)
