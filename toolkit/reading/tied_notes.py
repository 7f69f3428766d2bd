"""Footnotes tied to the column or row that bears their marker; a marker or split without its other half is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.agreement import DocumentKind, Footnote, Row
from toolkit.problems import Kind, Problem, Severity
from toolkit.reading.columns import Table
from toolkit.reading.footnotes import Note, bare_marker
from toolkit.reading.pages import source_of
from toolkit.reading.rates import find_signed_rates
from toolkit.reading.tiers import find_bands


def tied_notes(
    kind: DocumentKind, notes: Sequence[Note], tables: Sequence[Table], rows: Sequence[Row]
) -> tuple[Footnote, ...]:
    """Say of each footnote what it applies to: a column of the first table, the first row that bears it, or all."""
    return tuple(
        Footnote(
            marker=note.marker,
            text=note.text,
            applies_to=_target(note, tables, rows),
            source=source_of(kind, [strip.line for strip in note.lines]),
        )
        for note in notes
    )


def _target(note: Note, tables: Sequence[Table], rows: Sequence[Row]) -> str:
    for table in tables[:1]:
        for index, column in enumerate(table.columns):
            if _bears(column.markers, note.key):
                return f"column:{index}"
    for index, row in enumerate(rows):
        if _bears(row.markers, note.key):
            return f"row:{index}"
    return "schedule"


def _bears(markers: Sequence[str], key: str) -> bool:
    return key in {bare_marker(marker) for marker in markers}


def untied(kind: DocumentKind, notes: Sequence[Note], rows: Sequence[Row]) -> Iterator[Problem]:
    """Report a footnote that splits no fee, and a marker on a row that no footnote explains."""
    yield from _splits_nothing(kind, notes, rows)
    yield from _bands_nothing(kind, notes, rows)
    explained = {note.key for note in notes}
    for row in rows:
        for marker in row.markers:
            if bare_marker(marker) not in explained:
                explained.add(bare_marker(marker))
                yield Problem(
                    rule="check-29",
                    kind=Kind.DOCUMENT,
                    severity=Severity.ERROR,
                    message=f"{row.name} bears the marker {marker}, but no footnote begins with it",
                    remedy="add the footnote's text, or take the marker away",
                    source=row.source,
                )


def _splits_nothing(kind: DocumentKind, notes: Sequence[Note], rows: Sequence[Row]) -> Iterator[Problem]:
    """Doubt a footnote that splits a fee where no row's fee was split: its marker was laid to another column."""
    split = any(row.service_fee_percent is not None for row in rows)
    for note in notes:
        if note.residual_service is not None and not split and any(row.rate.percent for row in rows):
            yield Problem(
                rule="footnote-splits-nothing",
                kind=Kind.READING,
                severity=Severity.ERROR,
                message=f"footnote {note.marker} splits a fee, and no fee bears its marker",
                remedy="see which figures the footnote marks, and correct the reading",
                source=source_of(kind, [strip.line for strip in note.lines]),
            )


def _bands_nothing(kind: DocumentKind, notes: Sequence[Note], rows: Sequence[Row]) -> Iterator[Problem]:
    """Doubt a footnote that tells another rate for a band of assets where the row that bears it has one flat rate."""
    for note in notes:
        told = {figure.percent() for figure in find_signed_rates(note.text)}
        flat = [row for row in rows if _bears(row.markers, note.key) and row.rate.percent is not None]
        rest = note.residual_service is not None  # `the balance` that it speaks of is that of the fee
        bands = [band for band in find_bands(note.text) if band.kind != "rest" or not rest]
        if flat and told and bands and any(row.rate.percent not in told for row in flat):
            yield Problem(
                rule="footnote-tells-bands",
                kind=Kind.READING,
                severity=Severity.ERROR,
                message=f"footnote {note.marker} tells a rate for part of the assets, which no row that bears it has",
                remedy="read the footnote, and give the row its bands",
                source=source_of(kind, [strip.line for strip in note.lines]),
            )
