"""How a fee schedule is laid out as a table: from its columns' roles, whatever the form.

One line for each (series, class), or for each series where every class has its own column; registrants as group
headings unless they have a column of their own; what no column would print gets one, so that no fact is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from toolkit.agreement import Agreement, Column, ColumnRole, Row, Schedule, Tier
from toolkit.amounts import percent_text
from toolkit.days import long_date
from toolkit.writing.blocks import Align, Footnote, TableColumn, TableRow
from toolkit.writing.told import tells

_FIGURE = re.compile(
    r"[$(]*\d[\d,]*(\.\d+)?\s?%?\W{0,3}\)?(?:(?<=%)\s\d{1,2}(?:,\d{1,2})*)?|\W{1,3}|N/?A|None", re.IGNORECASE
)
_PERCENT = re.compile(r"\d*\.\d+\s?%")
_SENTENCE = re.compile(r"\b(is|are|at|shall|pays?)\b.*%", re.IGNORECASE | re.DOTALL)
_CLASSES = re.compile(r"\bclass(es)?\b", re.IGNORECASE)
_BANDS = re.compile(r"\b(assets|breakpoints?|bands?|levels?|tiers?)\b", re.IGNORECASE)
_ENDS = re.compile(r"\b(expir|end|terminat|through|until|limit)", re.IGNORECASE)
_SHORT_CLASS = re.compile(r"[A-Z]{1,3}\d{0,2}")
_DIGIT_MARKER = re.compile(r"[\da-z]")


@dataclass(frozen=True, slots=True)
class Layout:
    """A schedule ready to print: the table's columns and rows (registrants are rows of kind `group`), its footnotes."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    footnotes: tuple[Footnote, ...]
    prose: tuple[str, ...] = ()
    """Paragraphs in place of a table, where the schedule states its fees in sentences."""


def laid_out(schedule: Schedule, agreement: Agreement | None = None) -> Layout:
    """Lay a schedule out; `agreement` tells which dates the document itself prints elsewhere."""
    notes = tuple(Footnote(note.marker, note.text) for note in schedule.footnotes if note.text)
    if (
        not schedule.columns
        and schedule.rows
        and all(_SENTENCE.search(row.rate.printed or "") for row in schedule.rows)
    ):
        return Layout((), (), notes, tuple(_sentence(row) for row in schedule.rows))
    columns = _columns(schedule, agreement)
    rows = tuple(_rows(schedule, columns, agreement))
    cells = [row.cells for row in rows if row.kind == "row"]
    heads = tuple(
        TableColumn(column.heading, _alignment(column, [line[place] for line in cells if len(line) > place]))
        for place, column in enumerate(columns)
    )
    return Layout(heads, rows, notes)


def _sentence(row: Row) -> str:
    """State a fund's fee in a sentence: `For Elm Fund, the fee is …`."""
    printed = row.rate.printed or ""
    return f"For {_name(row)}, {printed}" if printed[:1].islower() else f"{_name(row)}: {printed}"


def _columns(schedule: Schedule, agreement: Agreement | None) -> tuple[Column, ...]:
    """Return the printed columns, and one more for each fact of the rows that nothing else would print."""
    columns = schedule.columns or _least_columns(schedule, agreement)
    roles = {column.role for column in columns}
    elsewhere = {schedule.as_of, agreement.effective_on if agreement else None, None}
    unmarked = [row for row in schedule.rows if not row.markers]
    if "date" not in roles and any(row.calculation_date not in elsewhere for row in unmarked):
        columns = (*columns, Column(heading="Effective Date", role="date"))
    ends = {row.ends_on for row in unmarked} - {None}
    if ends and not any(_is_end(column) for column in columns):
        columns = (*columns, Column(heading="Expiration Date", role="date"))
    return columns


def _least_columns(schedule: Schedule, agreement: Agreement | None) -> tuple[Column, ...]:
    """Return the columns of a schedule that prints no headings: a bare list of names where it states no fee.

    Nor does it where a clause states the fee of every row.
    """
    stated = [row.rate for row in schedule.rows if not tells(agreement, row)]
    if all(rate.printed is None and rate.percent is None and not rate.tiers for rate in stated):
        return (Column(heading="", role="name"),)
    return (Column(heading="Fund", role="name"), Column(heading="Annual Rate", role="rate"))


def _is_end(column: Column) -> bool:
    return column.role == "date" and bool(_ENDS.search(column.heading))


def _rows(schedule: Schedule, columns: Sequence[Column], agreement: Agreement | None) -> Iterable[TableRow]:
    """Return the lines of the table with the headings of registrants, and of classes that only a heading can name."""
    roles = {column.role for column in columns}
    grouped = "registrant" not in roles and not _named_by_title(schedule)
    named = (
        roles == {"name"}
        or "share_class" in roles
        or any(column.share_class or _CLASSES.search(column.heading) for column in columns)
    )
    printed = f"{schedule.title} {agreement.title if agreement else ''}"
    for registrant, rows in groupby(schedule.rows, key=lambda row: row.registrant):
        if grouped and registrant is not None:
            yield TableRow((registrant,), "group")
        for share_class, alike in groupby(rows, key=lambda row: None if named else _unnamed_class(row, printed)):
            if share_class is not None:
                yield TableRow((_class_heading(share_class),), "group")
            yield from _series_rows(tuple(alike), columns)


def _named_by_title(schedule: Schedule) -> bool:
    """Tell whether the only registrant is the trust that the schedule's title names."""
    names = {row.registrant for row in schedule.rows}
    only = next(iter(names)) if len(names) == 1 else None
    return only is not None and only.casefold() in schedule.title.casefold()


def _unnamed_class(row: Row, title: str) -> str | None:
    """Return a row's class where neither its name nor the title says it."""
    if row.share_class is None or row.series != row.name:
        return None
    said = re.search(
        rf"\bclass {re.escape(row.share_class)}\b|\b{re.escape(row.share_class)} shares\b", title, re.IGNORECASE
    )
    return None if said else row.share_class


def _class_heading(share_class: str) -> str:
    return (
        f"{_class(share_class)} Shares" if _class(share_class).startswith("Class ") else f"{share_class} Class Shares"
    )


def _series_rows(rows: tuple[Row, ...], columns: Sequence[Column]) -> Iterable[TableRow]:
    """Return the lines of one registrant: a line for each series where the classes stand across, else for each row."""
    across = any(column.share_class for column in columns if column.role == "rate")
    named = any(column.role == "name" for column in columns)
    stacked = any(column.role == "share_class" for column in columns)
    for _, run in groupby(rows, key=lambda row: (row.name, row.formerly)):
        family = tuple(run)
        if not named:
            yield TableRow((_name(family[0]),), "group")
        if across or len(columns) == 1:  # a bare list names each fund once, whatever its classes
            yield TableRow(tuple(_cell_across(column, family) for column in columns))
            continue
        for place, row in enumerate(family):
            yield from _lines_of(row, columns, repeated=stacked and place > 0)


def _lines_of(row: Row, columns: Sequence[Column], *, repeated: bool) -> Iterable[TableRow]:
    """Return the line of a row, or a line for each of its tiers where their bands have a column.

    A class below the first of its series prints no name: its markers then stand at its rate.
    """
    moved = row.model_copy(update={"name": "", "formerly": None}) if repeated else row
    bands = _bands_column(columns)
    parts = _tier_parts(row) if bands is not None else ()
    if not parts:
        yield TableRow(tuple(_cell(column, moved) for column in columns))
        return
    for number, (band, figure) in enumerate(parts):
        yield TableRow(
            tuple(
                band if place == bands
                else figure if column.role == "rate"
                else _cell(column, moved) if number == 0
                else ""
                for place, column in enumerate(columns)
            )
        )  # fmt: skip


def _bands_column(columns: Sequence[Column]) -> int | None:
    """Return the column of the bands of net assets: the only one whose heading speaks of them."""
    found = [place for place, column in enumerate(columns) if column.role == "other" and _BANDS.search(column.heading)]
    return found[0] if len(found) == 1 else None


def _tier_parts(row: Row) -> tuple[tuple[str, str], ...]:
    """Part the tiers of a rate into bands and figures: as printed where that can be parted, else worded."""
    if not row.rate.tiers:
        return ()
    printed = [part.strip() for part in re.split(r";(?:\s*and\b)?", row.rate.printed or "") if part.strip()]
    found = [_PERCENT.search(part) for part in printed]
    if len(printed) == len(row.rate.tiers) and all(found):
        return tuple((part.replace(f[0], "").strip(), f[0]) for part, f in zip(printed, found, strict=True) if f)
    return tuple((band_text(t), f"{percent_text(t.percent)}%" if t.percent is not None else "") for t in row.rate.tiers)


def _cell_across(column: Column, rows: Sequence[Row]) -> str:
    """Return a series' cell: of the class that the column stands for, else of the series."""
    if column.share_class is None:
        return _cell(column, rows[0])
    for row in rows:
        if row.share_class == column.share_class:
            return _cell(column, row)
    return ""


def _cell(column: Column, row: Row) -> str:
    """Return what a column prints of a row; nothing of what the data do not hold (a column of another kind)."""
    prints: dict[ColumnRole, Callable[[Row], str]] = {
        "name": _name,
        "registrant": lambda row: row.registrant or "",
        "share_class": lambda row: _class(row.share_class),
        "rate": _rate,
        "service_fee": lambda row: _part(row, row.service_fee_percent),
        "asset_based_sales_charge": lambda row: _part(row, row.asset_based_sales_charge_percent),
        "date": lambda row: _day(row.ends_on if _is_end(column) else row.calculation_date),
        "other": lambda row: _class(row.share_class) if _CLASSES.search(column.heading) else "",
    }
    return prints[column.role](row)


def _day(day: date | None) -> str:
    return long_date(day) if day is not None else ""


def _class(share_class: str | None) -> str:
    """Print a letter class with its word (Class A), a named one without (Institutional Service)."""
    if share_class is None:
        return ""
    return f"Class {share_class}" if _SHORT_CLASS.fullmatch(share_class) else share_class


def _name(row: Row) -> str:
    """Print the fund with the markers that its rate does not carry, and its former name below it."""
    markers = row.markers[: len(row.markers) - len(_rate_markers(row))]
    formerly = f"\n(Formerly {row.formerly})" if row.formerly else ""
    return f"{row.name}{_glued(row.name, markers)}{formerly}"


def _rate_markers(row: Row) -> tuple[str, ...]:
    """Return the markers printed at the rate: digits, which at a name could be read as part of it; `**` after `*`.

    All of them where no name is printed.
    """
    printed = (row.rate.printed or "").rstrip()
    if not printed:
        return ()
    if not row.name:
        return row.markers
    if any(_DIGIT_MARKER.match(marker) for marker in row.markers):
        return row.markers if printed.endswith("%") else ()
    alike = len(row.markers) > 1 and len(set("".join(row.markers))) < len(row.markers)
    return row.markers[1:] if alike else ()


def _glued(name: str, markers: tuple[str, ...]) -> str:
    """Return markers as they follow a name: symbols directly, digits in parentheses."""
    plain = [f"({marker})" if _DIGIT_MARKER.match(marker) else marker for marker in markers]
    return "".join((" " if mark.startswith("(") else "") + mark for mark in plain) if name else ""


def _rate(row: Row) -> str:
    """Print a rate as printed: a changed one in its own unit; tiers one a line."""
    printed = row.rate.printed
    if row.rate.tiers:
        text = _tier_lines(printed, row.rate.tiers)
    elif printed is not None:
        text = printed
    else:
        text = f"{percent_text(row.rate.percent)}%" if row.rate.percent is not None else ""
    markers = _rate_markers(row)
    if any(map(_DIGIT_MARKER.match, markers)):
        return f"{text} {','.join(markers)}"
    return text + " ".join(markers)


def _part(row: Row, percent: Decimal | None) -> str:
    """Print a part of the aggregate in the unit of the aggregate."""
    if percent is None:
        return ""
    printed = row.rate.printed or ""
    sign = " %" if printed.endswith(" %") else "%" if "%" in printed else ""
    return f"{percent_text(percent)}{sign}"


def _tier_lines(printed: str | None, tiers: Sequence[Tier]) -> str:
    """Print tiers one a line: as printed, broken at semicolons or rates; else worded."""
    if not printed:
        return ";\n".join(f"{percent_text(t.percent)}% {band_text(t)}" for t in tiers if t.percent is not None)
    broken = re.sub(r"(;(?:\s+and\b)?)\s+", r"\1\n", printed)
    if _PERCENT.match(printed):
        return re.sub(rf"[ \t]+(?={_PERCENT.pattern})", "\n", broken)
    if "\n" not in broken and len(_PERCENT.findall(printed)) == len(tiers):
        return re.sub(rf"({_PERCENT.pattern})[ \t]+", r"\1\n", printed)
    return broken


def band_text(tier: Tier) -> str:
    """Word a band of net assets: `up to $250 million`, `from … to …`, `over …`."""
    if tier.up_to is None:
        return f"over {_dollars(tier.over)}" if tier.over else "on all assets"
    return f"from {_dollars(tier.over)} to {_dollars(tier.up_to)}" if tier.over else f"up to {_dollars(tier.up_to)}"


def _dollars(amount: Decimal) -> str:
    """Print a breakpoint in words where it is round: $250 million, $2.5 billion."""
    for scale, word in ((Decimal(10**9), "billion"), (Decimal(10**6), "million")):
        whole = amount / scale
        if whole >= 1 and whole == whole.quantize(Decimal("0.001")):
            return f"${whole.normalize():f} {word}"
    return f"${amount:,f}"


def _alignment(column: Column, cells: Sequence[str]) -> Align:
    """Align figures at their decimal point, everything else left."""
    if column.role in ("rate", "service_fee", "asset_based_sales_charge") and all(
        not cell or _FIGURE.fullmatch(cell.strip()) for cell in cells
    ):
        return "decimal"
    return "left"
