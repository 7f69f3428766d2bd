"""A reading on the screen: the agreement, its schedules grouped by registrant, where each row stands on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from toolkit.cli import screen

if TYPE_CHECKING:
    from toolkit.agreement import Reading, Row, Schedule


def print_reading(reading: Reading) -> None:
    """Show a reading: what the agreement is, each schedule grouped by registrant, the problems."""
    out = screen.console()
    agreement = reading.agreement
    out.print(agreement.title or reading.document.name, style="bold")
    facts = [agreement.family, *(party.name for party in agreement.parties)]
    out.print(" · ".join(facts), style="dim")
    out.print(" · ".join(_dates(reading)))
    for schedule in reading.schedules:
        out.print()
        print_schedule(schedule)
    style = "green" if reading.status == "clean" else "bold yellow"
    out.print()
    if not reading.schedules:
        out.print(f"no fee schedule: {reading.document.name}, {_pages(reading.document.pages)}", style="bold yellow")
        screen.print_problems(reading.problems, out)
        return
    counted = f"{len(reading.rows)} rows, {len({row.registrant for row in reading.rows if row.registrant})} registrants"
    out.print(f"{reading.status}: {counted}, {reading.document.name}, {_pages(reading.document.pages)}", style=style)
    screen.print_problems(reading.problems, out)


def _pages(count: int) -> str:
    return f"{count} page" if count == 1 else f"{count} pages"


def _dates(reading: Reading) -> list[str]:
    """List the dates and terms of the agreement, each by its own name."""
    agreement = reading.agreement
    facts = {
        "form date": agreement.form_date,
        "dated as of": agreement.dated_as_of,
        "effective": agreement.effective_on,
        "executed on": agreement.executed_on,
        "law of": agreement.governing_law,
        "notice days": agreement.notice_days,
        "payment days": agreement.payment_days,
    }
    said = [f"{name} {value}" for name, value in facts.items() if value is not None]
    return [*said, "executed" if agreement.executed else "not executed"]


def print_schedule(schedule: Schedule) -> None:
    """Show one schedule as a table: a heading line for each registrant, a line for each row, then the footnotes."""
    out = screen.console()
    label = schedule.title or (f"Schedule {schedule.label}" if schedule.label else "Fee stated in a clause")
    out.print(label + (f" (as of {schedule.as_of})" if schedule.as_of else ""), style="bold")
    shown = _shown_columns(schedule.rows)
    drawn = screen.table(*((name, "right") if name in _FIGURES else name for name in shown))
    registrant: object = object()
    for row in schedule.rows:
        if row.registrant != registrant:
            registrant = row.registrant
            if registrant is not None:
                drawn.add_section()
                drawn.add_row(f"[{row.registrant}]" if not row.registrant else row.registrant, style="bold")
        fund, *facts = (_COLUMNS[name](row) for name in shown)
        drawn.add_row(screen.indented(fund), *facts)
    out.print(drawn)
    for footnote in schedule.footnotes:
        out.print(f"{footnote.marker}  {footnote.text}  ({footnote.applies_to})", style="dim")


def _shown_columns(rows: Sequence[Row]) -> list[str]:
    """Leave out the columns in which no row has anything."""
    return [name for name, cell in _COLUMNS.items() if any(cell(row) for row in rows)]


def rate_text(row: Row) -> str:
    """Print a row's rate in percent, its breakpoints one a line, or what is printed where it is no figure."""
    from toolkit.amounts import percent_text

    if row.rate.tiers:
        return "\n".join(
            f"{percent_text(tier.percent) if tier.percent is not None else '?'}%"
            + (f" to {tier.up_to:,}" if tier.up_to is not None else f" over {tier.over:,}")
            for tier in row.rate.tiers
        )
    if row.rate.percent is None:
        return row.rate.printed or "not printed"
    return f"{percent_text(row.rate.percent)}%"


def _percent(value: object) -> str:
    return "" if value is None else f"{value}%"


def _where(row: Row) -> str:
    """Say where on the page a row is printed: its page and its height in points from the top, or its line."""
    source = row.source
    page = f"p{source.page}" if source.page is not None else ""
    height = f" {source.box[1]:.0f}pt" if source.box else f" line {source.line}" if source.line else ""
    return (page + height).strip()


_COLUMNS: dict[str, Callable[[Row], str]] = {
    "Fund": lambda row: row.name + (f" (formerly {row.formerly})" if row.formerly else ""),
    "Class": lambda row: row.share_class or "",
    "Rate": rate_text,
    "Service": lambda row: _percent(row.service_fee_percent),
    "Sales\ncharge": lambda row: _percent(row.asset_based_sales_charge_percent),
    "From": lambda row: str(row.calculation_date or ""),
    "Until": lambda row: str(row.ends_on or ""),
    "Marks": lambda row: " ".join(row.markers),
    "Where": _where,
    "Sure": lambda row: f"{row.confidence:.3f}",
}
_FIGURES = {"Rate", "Service", "Sales\ncharge", "Sure"}
