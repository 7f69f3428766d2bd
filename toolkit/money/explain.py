"""A dollar back to its parts: from a line of a statement to the page that prints its rate and the data file's lines.

Every figure here is said together with what it was made from, so that a person with a pencil can follow it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from toolkit.amounts import percent_text
from toolkit.errors import Fault, InputError
from toolkit.money import calendar
from toolkit.money.accrual import average, to_cents, year_fraction
from toolkit.money.by_account import AccountPart, by_account
from toolkit.money.conventions import MEANINGS, Setting
from toolkit.money.lines import agreed_for
from toolkit.money.naming import Naming
from toolkit.money.stated import Detail, LineDetail, Statement, StatementLine
from toolkit.money.statement import fees
from toolkit.problems import Noun, Source
from toolkit.register.amend import row_history
from toolkit.register.contract import Contract

FEW_LINES = 5
FEW_ACCOUNTS = 10


class DayPart(Noun):
    """A calendar day: the net assets that bear the fee, and the line of the data file they come from.

    `eligible_shares` and `shares` are those counted from share activity; None without it.
    """

    day: date
    business_day: bool
    value: Decimal
    taken_from: date
    line: int
    net_assets: Decimal | None
    shares: Decimal | None
    nav_per_share: Decimal | None
    eligible_shares: Decimal | None


class RatePart(Noun):
    """Days at one rate: their average net assets, the part of the year they make, and the exact product."""

    first: date
    last: date
    days: int
    average: Decimal
    maximum_percent: Decimal | None
    percent: Decimal | None
    service_percent: Decimal | None
    part_of_year: str
    accrued: Decimal
    """Unrounded dollars, shown to six decimals."""


class Origin(Noun):
    """Where the row comes to read as it does: the schedule, or a change of an amendment, in force from a day."""

    since: date | None
    amendment: int | None
    change: str
    source: Source


class Agreed(Noun):
    """A lesser rate that was agreed to, and what says so."""

    percent: Decimal
    first: date | None
    last: date | None
    says: str
    source: Source


class Explanation(Noun):
    """A line of a statement with everything it was made from."""

    agreement: str
    line: StatementLine
    called: str | None
    """The name by which the data file calls the fund."""
    net_assets_file: str
    activity_file: str | None
    document: str
    days: tuple[DayPart, ...]
    rates: tuple[RatePart, ...]
    origins: tuple[Origin, ...]
    agreed: tuple[Agreed, ...]
    settings: tuple[Setting, ...]
    accounts: tuple[AccountPart, ...] | None
    """The fee split among the accounts that bear it; None without share activity, or where it has too many lines."""

    def to_json(self) -> str:
        """Return the explanation as one JSON document."""
        return self.model_dump_json(indent=2)

    def sentences(self) -> tuple[str, ...]:
        """Say the fee as a chain of plain sentences, each figure made from those before it."""
        return tuple(_sentences(self))


def explain(
    contract: Contract,
    month: date,
    name: str,
    *,
    net_assets: Path,
    activity: Path | None = None,
    registrant: str = "",
    overrides: dict[str, str] | None = None,
) -> Explanation:
    """Explain the fee of one fund for the calendar month of `month`; `InputError` where the name means no one row."""
    naming = Naming(contract)
    first, last = calendar.month_of(month)
    keys = naming.keys(name, registrant, last)
    if len(keys) != 1:
        what, remedy = naming.refusal(name, keys)
        raise InputError(Fault("--name", what, remedy))
    statement = fees(contract, first, last, net_assets=net_assets, activity=activity, overrides=overrides)
    if keys[0] not in statement.keys:
        what = f"{name!r} is not in the schedule in {first:%Y-%m}"
        raise InputError(Fault("--name", what, "ask for a month in which it is; `contract show` prints the schedule"))
    return explained(statement, keys[0], activity)


def explained(statement: Statement, key: int, activity: Path | None) -> Explanation:
    """Explain the line of the row with a key from what stands behind a statement."""
    detail = statement.detail
    at = statement.keys.index(key)
    one, fee = detail.lines[at], statement.lines[at].fee
    accounts = None
    if activity is not None and fee is not None and one.values:
        accounts = by_account(one, detail, fee, (statement.from_, statement.to), activity)
    return Explanation(
        agreement=statement.agreement,
        line=statement.lines[at],
        called=one.called,
        net_assets_file=detail.net_assets.file,
        activity_file=detail.activity,
        document=detail.contract.reading.document.name,
        days=tuple(_days(one)),
        rates=tuple(_rates(one, detail)) if one.values else (),
        origins=tuple(_origins(one, detail.contract, statement.to)),
        agreed=tuple(
            Agreed(percent=rate.percent, first=rate.from_, last=rate.to, says=rate.says, source=rate.source)
            for rate in agreed_for(one.line, detail.contract)
        ),
        settings=detail.settings,
        accounts=accounts,
    )


def _days(one: LineDetail) -> Iterator[DayPart]:
    """Walk the active days, each with the data file's line."""
    for segment in one.segments:
        for day in calendar.days(segment.first, segment.last):
            if day not in one.values:
                continue
            seen, held = one.observations[day], one.holdings.get(day)
            yield DayPart(
                day=day,
                business_day=calendar.is_business_day(day),
                value=one.values[day],
                taken_from=seen.on,
                line=seen.number,
                net_assets=seen.net_assets,
                shares=seen.shares,
                nav_per_share=seen.nav_per_share,
                eligible_shares=Decimal(f"{held.eligible:f}") if held else None,  # 500, where it reads 5E+2
            )


def _rates(one: LineDetail, detail: Detail) -> Iterator[RatePart]:
    """Walk the segments, each with its average and its part of the year."""
    conventions = detail.conventions
    last = one.segments[-1].last
    for segment in one.segments:
        days = calendar.days(segment.first, segment.last)
        base = average(one.values, (last,) if conventions.averaging == "month-end" else days, conventions.averaging)
        part = year_fraction(segment.first, segment.last, conventions.year_basis)
        percent = segment.rate.payable
        accrued = base * Fraction(percent or 0) / 100 * part
        yield RatePart(
            first=segment.first,
            last=segment.last,
            days=len(days),
            average=to_cents(base, conventions.rounding_mode),
            maximum_percent=segment.rate.maximum,
            percent=percent,
            service_percent=segment.rate.service,
            part_of_year=_part_text(part, len(days)),
            accrued=to_cents(accrued * 10_000).scaleb(-4),
        )


def _part_text(part: Fraction, days: int) -> str:
    """Write a part of the year as days over days where it is one: 30/365."""
    whole = days / part
    return f"{days}/{whole.numerator}" if whole.denominator == 1 else f"{part.numerator}/{part.denominator}"


def _origins(one: LineDetail, contract: Contract, until: date) -> Iterator[Origin]:
    """Walk how the row came to read as it does, up to the end of the period."""
    for version in row_history(contract, one.line.key):
        if version.since is not None and version.since > until:
            continue
        source = version.row.source if version.row is not None else None
        if version.change is not None:
            source = version.change.source
        if source is not None:
            change = "as printed" if version.change is None else version.change.kind.replace("_", " ")
            yield Origin(since=version.since, amendment=version.amendment, change=change, source=source)


def _sentences(one: Explanation) -> Iterator[str]:
    """Write the chain of sentences."""
    line = one.line
    if line.fee is None or line.average_net_assets is None:
        yield f"{line.name}: no fee, for {one.net_assets_file} has no value to compute it from."
        return
    yield f"{line.name}: the fee is {line.fee:,.2f}."
    if line.service_fee is not None:
        rest = f"the remainder of {line.asset_based_sales_charge:,.2f} is the asset-based sales charge"
        yield f"Of it {line.service_fee:,.2f} is the service fee, and {rest}."
    if line.waived:
        yield f"At the maximum rate it would be {line.gross:,.2f}; {line.waived:,.2f} is waived."
    for rate in one.rates:
        at = f"at {percent_text(rate.percent)}% a year" if rate.percent is not None else "at the schedule's breakpoints"
        yield (
            f"{rate.first} to {rate.last}: average net assets of {rate.average:,.2f} over {rate.days} days, {at}, "
            f"for {rate.part_of_year} of a year: {rate.accrued:,.6f}."
        )
    yield from _day_sentences(one)
    yield from _account_sentences(one)
    yield from _origin_sentences(one)
    for agreed in one.agreed:
        yield f"A lesser rate of {percent_text(agreed.percent)}% is agreed: {agreed.says}."
    for setting in one.settings:
        yield f"{setting.key} = {setting.value} ({MEANINGS[setting.key]}): {setting.source}."


def _day_sentences(one: Explanation) -> Iterator[str]:
    """Say which lines of the data file the days come from, and which days are carried."""
    lines = sorted({day.line for day in one.days})
    yield f"The values of the {len(one.days)} days are those of {one.net_assets_file}, {_runs(lines)}."
    carried = [day for day in one.days if day.taken_from != day.day]
    if carried:
        first = carried[0]
        yield (
            f"{len(carried)} days have no value of their own and take the last before them: "
            f"{first.day} that of {first.taken_from} (line {first.line})"
            + (f", {len(carried) - 1} others likewise." if len(carried) > 1 else ".")
        )
    if one.activity_file is not None and one.days:
        last = one.days[-1]
        held = f"{last.eligible_shares or 0:,f}"
        yield f"{held} shares bear the fee on {last.day}, counted from {one.activity_file}."


def _account_sentences(one: Explanation) -> Iterator[str]:
    """Say what each account bears of the fee: a few one by one, of many the largest."""
    if one.accounts:
        largest = sorted(one.accounts, key=lambda part: (-part.fee, part.account))[:FEW_ACCOUNTS]
        told = ", ".join(f"{part.account} {part.fee:,.2f}" for part in largest)
        of_many = (
            f" {len(one.accounts):,} accounts bear it; the largest are" if len(one.accounts) > FEW_ACCOUNTS else ""
        )
        yield f"By account, to the last cent:{of_many} {told}."


def _runs(lines: list[int]) -> str:
    """Name lines: a few one by one, many by the first and the last."""
    if len(lines) > FEW_LINES:
        return f"{len(lines)} lines from {lines[0]} to {lines[-1]}"
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(str(line) for line in lines)}"


def _origin_sentences(one: Explanation) -> Iterator[str]:
    """Say where the schedule or an amendment prints the row."""
    for origin in one.origins:
        place = origin.source.place()
        box = f", box {', '.join(f'{edge:g}' for edge in origin.source.box)}" if origin.source.box else ""
        words = " ".join(origin.source.excerpt.split())
        if origin.amendment is None:
            yield f'{one.document}{", " if place else ""}{place}{box} prints: "{words}".'
        else:
            since = f", from {origin.since}" if origin.since else ""
            yield f'Amendment No. {origin.amendment} ({origin.change}{since}) says: "{words}".'
