"""Drafts finished into rows: figures in percent, names taken apart, dates in the calendar, each doubt a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.agreement import Column, ColumnRole, DocumentKind, Row
from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.reading.cells import Cell
from toolkit.reading.columns import TableColumn
from toolkit.reading.dated_names import without_days
from toolkit.reading.dates import first_date
from toolkit.reading.doubts import row_doubts
from toolkit.reading.drafts import Draft
from toolkit.reading.footnotes import Note, bare_marker
from toolkit.reading.meaning import Key, Meaning, key_of, rate_of
from toolkit.reading.names import take_apart
from toolkit.reading.pages import source_of
from toolkit.reading.rate_units import UnitChoice
from toolkit.reading.rates import parse_rate

_LIMITS = re.compile(r"\b(?:limit\w*|caps?|expenses?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Finisher:
    """What the schedule says for all its rows.

    `known` are the markers that its footnotes bear, `reference` the year by which two-digit years are understood.
    """

    kind: DocumentKind
    title: str
    known: frozenset[str]
    notes: tuple[Note, ...]
    choices: Mapping[Key, UnitChoice]
    reference: int | None

    def row(self, draft: Draft) -> tuple[Row, tuple[Problem, ...]]:
        """Make a row of a draft, with all that is doubted of it or wrong in the document."""
        source = source_of(self.kind, [strip.line for strip in draft.lines])
        meaning = rate_of(draft, self.choices)
        dated = without_days(draft.fund)
        named = take_apart(dated.name, self.known)
        share_class = draft.share_class or named.share_class
        service, sales = self._parts(draft, meaning.rate.percent)
        begins, ends = self._dates(draft, dated.begins, dated.ends_of(share_class), meaning.rate.percent)
        doubts = [*draft.doubts, *meaning.doubts, *row_doubts(draft, named.name, self.reference, named.formerly)]
        row = Row(
            registrant=draft.registrant,
            name=named.name,
            formerly=named.formerly or (draft.former if draft.former != named.name else None),
            series=named.series if share_class is not None else named.name,
            share_class=share_class,
            rate=meaning.rate,
            service_fee_percent=_within(service, meaning.rate.percent),
            asset_based_sales_charge_percent=_within(sales, meaning.rate.percent),
            calculation_date=begins,
            ends_on=ends,
            markers=draft.markers,
            confidence=1.0,  # `confidence` lowers it by all that is doubted
            source=source,
        )
        problems = (
            *_parts_above(named.name, service, sales, meaning.rate.percent, source),
            *(_in_doubt(f"{named.name}: {doubt}", source) for doubt in doubts),
            *_document_faults(meaning, named.name, source),
        )
        return row, problems

    def _parts(self, draft: Draft, total: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
        """Return service fee and sales charge: as printed, or by the residual rule of a footnote."""
        if draft.table is None:
            return None, None
        if draft.service is None and draft.sales is None:
            return self._residual(draft, total)
        printed = []
        parts: tuple[tuple[ColumnRole, Cell | None], ...] = (
            ("service_fee", draft.service),
            ("asset_based_sales_charge", draft.sales),
        )
        for role, cell in parts:
            index = draft.table.part(role, draft.fee.column if draft.fee is not None else None)
            figure = parse_rate(cell.text) if cell is not None else None
            choice = self.choices.get(key_of(draft, index)) if index is not None else None
            printed.append(figure.percent(choice.unit if choice else None) if figure is not None else None)
        return printed[0], printed[1]

    def _residual(self, draft: Draft, total: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
        """Split a total by the footnote on this row or its column that calls the remainder a sales charge."""
        if total is None or draft.table is None or draft.fee is None:
            return None, None
        marked = {bare_marker(marker) for marker in (*draft.table.columns[draft.fee.column].markers, *draft.markers)}
        for note in self.notes:
            service = note.residual_service
            if service is not None and note.key in marked:
                return service, total - service
        return None, None

    def _dates(
        self, draft: Draft, begins_said: str | None, ends_said: str | None, percent: Decimal | None
    ) -> tuple[date | None, date | None]:
        """Return the days from and until which a row's fee runs: its columns', its name's, or its footnote's."""
        begins, ends = (
            first_date(said, self.reference) if said else None
            for said in (draft.date or begins_said, draft.ends or ends_said)
        )
        marked = {bare_marker(marker) for marker in draft.markers}
        of_limit = is_of_limits(self.title, draft.table.columns if draft.table is not None else ())
        for note in self.notes:
            if note.key in marked:
                begins = begins or note.effective_on
                ends = ends or note.ends_on(of_limit=of_limit, percent=percent)
        return begins, ends


def is_of_limits(title: str, columns: Iterable[Column | TableColumn]) -> bool:
    """Tell whether a schedule limits expenses, by its title and the headings of its columns."""
    return _LIMITS.search(" ".join((title, *(column.heading for column in columns)))) is not None


def _within(part: Decimal | None, total: Decimal | None) -> Decimal | None:
    """Keep a part that its total can hold; null is what the interface asks of any other."""
    return None if part is not None and total is not None and not 0 <= part <= total else part


def _parts_above(
    name: str, service: Decimal | None, sales: Decimal | None, total: Decimal | None, source: Source
) -> Iterator[Problem]:
    """Report a part of a fee that is above the whole."""
    for label, part in (("service fee", service), ("sales charge", sales)):
        if part is not None and _within(part, total) is None:
            yield Problem(
                rule="part-above-total",
                kind=Kind.READING,
                severity=Severity.ERROR,
                message=f"{name}: the {label} of {part}% is above the total of {total}%",
                remedy="ask which of the two figures is meant",
                source=source,
            )


def _in_doubt(message: str, source: Source) -> Problem:
    return Problem(
        rule="row-in-doubt",
        kind=Kind.READING,
        severity=Severity.ERROR,
        message=message,
        remedy="compare the row with the page and correct it",
        source=source,
    )


def _document_faults(meaning: Meaning, name: str, source: Source) -> Iterator[Problem]:
    """Report what the document itself prints wrongly."""
    if meaning.note == "malformed":
        yield Problem(
            rule="check-01",
            kind=Kind.DOCUMENT,
            severity=Severity.BLOCKER,
            message=f"{name}: “{meaning.rate.printed}” is no rate",
            remedy="ask what figure was meant",
            source=source,
        )
    elif meaning.note == "withheld":
        yield Problem(
            rule="rate-withheld",
            kind=Kind.DOCUMENT,
            severity=Severity.ERROR,
            message=f"{name}: the rate is withheld (“{meaning.rate.printed}”)",
            remedy="ask for the figure; none is assumed",
            source=source,
        )


def no_fee_printed(rows: Sequence[Row]) -> Iterator[Problem]:
    """Refuse to call a list of funds without any fee clean."""
    if all(row.rate.percent is None and row.rate.tiers is None for row in rows):
        message = f"the schedule lists {len(rows)} row{'s' if len(rows) != 1 else ''} and prints no fee for any"
        yield Problem(
            rule="no-fee-printed",
            kind=Kind.READING,
            severity=Severity.ERROR,
            message=message,
            remedy="give the document that prints the fees, or state them in terms.yaml; none is assumed",
            source=rows[0].source,
        )
