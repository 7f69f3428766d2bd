"""The rows of a reading as a table: CSV, or a workbook with the breakpoints on a sheet of their own."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.agreement import Reading, Row, Schedule, Tier
from toolkit.amounts import percent_text
from toolkit.writing.sheet import Cell, CellFormat, Column, Sheet, Workbook, write
from toolkit.writing.sheet import Row as SheetRow


@dataclass(frozen=True, slots=True)
class _Field:
    """A column: its name in CSV, its heading in a workbook, and what it takes from a row."""

    name: str
    heading: str
    take: Callable[[Schedule, Row], Cell]
    format: CellFormat = "text"
    width: float = 14


_FIELDS = (
    _Field("schedule", "Schedule", lambda schedule, _: schedule.label, width=9),
    _Field("registrant", "Registrant", lambda _, row: row.registrant, width=38),
    _Field("name", "Fund as printed", lambda _, row: row.name, width=44),
    _Field("formerly", "Formerly", lambda _, row: row.formerly, width=24),
    _Field("series", "Series", lambda _, row: row.series, width=36),
    _Field("share_class", "Class", lambda _, row: row.share_class, width=8),
    _Field("rate_printed", "Rate as printed", lambda _, row: row.rate.printed, width=14),
    _Field("rate_percent", "Rate (% a year)", lambda _, row: row.rate.percent, "percent", 10),
    _Field("tiers", "Breakpoints", lambda _, row: _tiers(row.rate.tiers), width=24),
    _Field("service_fee_percent", "Service fee (%)", lambda _, row: row.service_fee_percent, "percent", 10),
    _Field(
        "asset_based_sales_charge_percent",
        "Asset-based sales charge (%)",
        lambda _, row: row.asset_based_sales_charge_percent,
        "percent",
        14,
    ),
    _Field("calculation_date", "Calculation date", lambda _, row: row.calculation_date, "date", 12),
    _Field("ends_on", "Ends on", lambda _, row: row.ends_on, "date", 12),
    _Field("markers", "Markers", lambda _, row: " ".join(row.markers) or None, width=9),
    _Field("confidence", "Confidence", lambda _, row: f"{row.confidence:.3f}", width=10),
    _Field("page", "Page", lambda _, row: row.source.page, "count", 6),
    _Field("line", "Line", lambda _, row: row.source.line, "count", 6),
)


def rows_csv(reading: Reading) -> bytes:
    """Print a line for each row as CSV (UTF-8); decimals plain, dates ISO, nothing where nothing is printed."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(field.name for field in _FIELDS)
    for schedule in reading.schedules:
        writer.writerows([_plain(field.take(schedule, row), field) for field in _FIELDS] for row in schedule.rows)
    return buffer.getvalue().encode("utf-8")


def rows_workbook(reading: Reading) -> bytes:
    """Print the rows as a workbook: figures as figures, dates as dates; breakpoints and notes on their own sheets."""
    rows = tuple(
        SheetRow(tuple(field.take(schedule, row) for field in _FIELDS))
        for schedule in reading.schedules
        for row in schedule.rows
    )
    columns = tuple(Column(field.heading, field.format, field.width) for field in _FIELDS)
    title = reading.agreement.title or reading.document.name
    top = (title, f"{reading.document.name}, SHA-256 {reading.document.sha256}, status {reading.status}")
    sheets = [Sheet("Rows", columns, rows, top=top, frozen=3)]
    if tiers := tuple(_tier_rows(reading)):
        sheets.append(Sheet("Breakpoints", _TIER_COLUMNS, tiers))
    if notes := tuple(_note_rows(reading)):
        sheets.append(Sheet("Footnotes", _NOTE_COLUMNS, notes))
    return write(Workbook(title, tuple(sheets)))


_TIER_COLUMNS = (
    Column("Registrant", width=38),
    Column("Fund as printed", width=44),
    Column("Over (USD)", "money", 20),
    Column("Up to (USD)", "money", 20),
    Column("Rate (% a year)", "percent", 12),
)
_NOTE_COLUMNS = (
    Column("Schedule", width=9),
    Column("Marker", width=8),
    Column("Applies to", width=12),
    Column("Text", width=110),
)


def _tier_rows(reading: Reading) -> Iterator[SheetRow]:
    for row in reading.rows:
        for tier in row.rate.tiers or ():
            yield SheetRow((row.registrant, row.name, tier.over, tier.up_to, tier.percent))


def _note_rows(reading: Reading) -> Iterator[SheetRow]:
    for schedule in reading.schedules:
        for note in schedule.footnotes:
            yield SheetRow((schedule.label, note.marker, note.applies_to, note.text))


def _tiers(tiers: tuple[Tier, ...] | None) -> str | None:
    """Say breakpoints in one cell: `0.75% over 0 up to 250000000; 0.65% over 250000000`."""
    if not tiers:
        return None
    return "; ".join(
        f"{'withheld' if tier.percent is None else f'{percent_text(tier.percent)}%'} over {tier.over:f}"
        + (f" up to {tier.up_to:f}" if tier.up_to is not None else "")
        for tier in tiers
    )


def _plain(cell: Cell, field: _Field) -> str:
    """Write a cell as data: a percent as the JSON prints it, nothing for None."""
    if cell is None:
        return ""
    if field.format == "percent":
        return percent_text(cell)  # type: ignore[arg-type]  # the percent fields take Decimals
    return str(cell)
