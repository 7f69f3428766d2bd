"""A fee schedule read: its lines sorted, its columns understood, its rows made, every line accounted for.

The function `read_schedules` is the whole story; each step is a module of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.agreement import Column, Footnote, Row, Schedule
from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.reading.columns import Table, tables_of
from toolkit.reading.completing import completed, is_other_charges, lists_charges
from toolkit.reading.dates import first_date, reference_year
from toolkit.reading.doubts import row_doubts
from toolkit.reading.drafts import Draft
from toolkit.reading.find import Span
from toolkit.reading.footnotes import Note, bare_marker, notes_of
from toolkit.reading.meaning import Key, Meaning, key_of, rate_of, units_by_column
from toolkit.reading.names import take_apart
from toolkit.reading.pages import Paper, Place, source_of
from toolkit.reading.rates import UnitChoice, parse_rate
from toolkit.reading.rows import drafts_of
from toolkit.reading.sheet import sort_lines
from toolkit.reading.strips import LinePart, Sheet
from toolkit.reading.titles import title_date
from toolkit.reading.units import units_of
from toolkit.reading.verify import (
    beside_unread,
    left_beside,
    miscounted,
    reread,
    unread_figures,
    unsaid,
    untold,
)


@dataclass(frozen=True)
class Claim:
    """What a printed line of a schedule was read as (`row`, `heading`, `group`, `footnote`, …); rows count from 0."""

    place: Place
    kind: str
    row: int | None = None


@dataclass(frozen=True)
class ScheduleReading:
    """All schedules of a document, the doubts and faults found in them, and what every line was read as."""

    schedules: tuple[Schedule, ...]
    problems: tuple[Problem, ...]
    claims: tuple[Claim, ...]


def read_schedules(paper: Paper, spans: Sequence[Span]) -> ScheduleReading:
    """Read the fee schedules of a document; one that lists no fund (a schedule of other charges) gives none."""
    schedules: list[Schedule] = []
    problems: list[Problem] = []
    claims: list[Claim] = []
    reference = reference_year(" ".join(line.text for page in paper.pages for line in page.lines))
    for span in spans:
        one = _Reader(paper, spans, span, reference).read()
        if one is None:
            continue
        schedules += one.schedules
        problems += one.problems
        claims += one.claims
    return ScheduleReading(tuple(schedules), tuple(problems), tuple(claims))


_LIMITS = re.compile(r"\b(?:limit\w*|caps?|expenses?)\b", re.IGNORECASE)


class _Reader:
    """Reads one schedule; its attributes are what its steps hand on."""

    def __init__(self, paper: Paper, spans: Sequence[Span], span: Span, reference: int | None) -> None:
        self.paper, self.spans, self.span, self.reference = paper, spans, span, reference
        self.sheet: Sheet = sort_lines(paper, span)
        self.tables: list[Table] = tables_of(self.sheet)
        self.notes: tuple[Note, ...] = notes_of(self.sheet.strips)
        self.problems: list[Problem] = []
        self.groups: set[Place] = set()

    def read(self) -> ScheduleReading | None:
        """Read the schedule; None where it lists no fund."""
        if is_other_charges(self.tables) or lists_charges(self.sheet):
            return None
        strips = {id(strip.line): strip for strip in self.sheet.strips}
        units, _ = units_of(self.sheet, self.tables)
        found = drafts_of(units, self.sheet.known, strips)
        self.groups = {strip.place for strip in found.groups}
        drafts = completed(self.paper, self.spans, self.span, self.sheet, found)
        if not drafts:
            return None
        choices = self._units(drafts)
        rows = tuple(self._row(draft, choices) for draft in drafts)
        self._no_fee(rows)
        footnotes = self._footnotes(rows)
        schedule = Schedule(
            label=self.span.label,
            title=self.span.title,
            as_of=title_date(self.span.title, self.sheet.strips, self.reference),
            columns=self._columns(),
            rows=rows,
            footnotes=footnotes,
        )
        claims = tuple(self._claims(drafts))
        self._unclaimed(claims)
        self._verify(drafts, claims)
        return ScheduleReading((schedule,), tuple(self.problems), claims)

    def _no_fee(self, rows: Sequence[Row]) -> None:
        """Refuse to call a list of funds without any fee clean."""
        if all(row.rate.percent is None and row.rate.tiers is None for row in rows):
            message = f"the schedule lists {len(rows)} row{'s' if len(rows) != 1 else ''} and prints no fee for any"
            remedy = "give the document that prints the fees, or state them in terms.yaml; none is assumed"
            self._warn("no-fee-printed", Kind.READING, Severity.ERROR, message, remedy, rows[0].source)

    def _units(self, drafts: Sequence[Draft]) -> dict[Key, UnitChoice]:
        """Choose the unit of each column's bare figures from heading, footnotes, the words around the table.

        The agreement.
        """
        said = [
            ("the schedule", strip.text)
            for strip in self.sheet.strips
            if strip.part in (LinePart.PROSE, LinePart.TITLE)
        ]
        said += [("the agreement", text) for text in self._mentions()]
        notes: dict[Key, list[tuple[str, str]]] = {}
        for table in self.tables:
            for index, column in enumerate(table.columns):
                marked = {bare_marker(marker) for marker in column.markers}
                notes[id(table), index] = [
                    (f"footnote {note.marker}", note.text) for note in self.notes if note.key in marked
                ]
        choices = units_by_column(drafts, said, notes)
        for choice in choices.values():
            if not choice.certain and choice.unit is not None:
                self._warn(
                    "unit-by-size",
                    Kind.READING,
                    Severity.WARNING,
                    choice.reason,
                    "check one figure against the agreement",
                    None,
                )
        return choices

    def _mentions(self) -> Iterator[str]:
        """Yield what the agreement says where it speaks of this schedule, a few lines each."""
        pattern = re.compile(
            rf"\b(?:schedule|exhibit|appendix|annex)\s+[\"“]?{re.escape(self.span.label or '')}\b", re.IGNORECASE
        )
        for page in self.paper.pages:
            for index, line in enumerate(page.lines):
                if not self.span.holds(page.number, index) and self.span.label and pattern.search(line.text):
                    yield " ".join(each.text for each in page.lines[max(0, index - 2) : index + 3])

    def _row(self, draft: Draft, choices: Mapping[Key, UnitChoice]) -> Row:
        """Make a row of a draft."""
        lines = [strip.line for strip in draft.lines]
        source = source_of(self.paper.kind, lines)
        meaning = rate_of(draft, choices)
        named = take_apart(draft.fund, self.sheet.known)
        split = named.share_class if draft.share_class is None else None
        share_class = draft.share_class or split
        service, sales = self._parts(draft, choices, meaning, source, named.name)
        begins = first_date(draft.date, self.reference) if draft.date else None
        ends = first_date(draft.ends, self.reference) if draft.ends else None
        doubts = [*draft.doubts, *meaning.doubts, *row_doubts(draft, named.name, self.reference)]
        for doubt in doubts:
            self._warn(
                "row-in-doubt",
                Kind.READING,
                Severity.ERROR,
                f"{named.name}: {doubt}",
                "compare the row with the page and correct it",
                source,
            )
        self._document_faults(meaning, named.name, source)
        begins, ends = self._noted_dates(draft, begins, ends)
        return Row(
            registrant=draft.registrant,
            name=named.name,
            formerly=named.formerly,
            series=named.series if share_class is not None or split is not None else named.name,
            share_class=share_class,
            rate=meaning.rate,
            service_fee_percent=service,
            asset_based_sales_charge_percent=sales,
            calculation_date=begins,
            ends_on=ends,
            markers=draft.markers,
            confidence=1.0,  # `confidence` lowers it by all that is doubted
            source=source,
        )

    def _parts(
        self, draft: Draft, choices: Mapping[Key, UnitChoice], meaning: Meaning, source: Source, name: str
    ) -> tuple[Decimal | None, Decimal | None]:
        """Return service fee and sales charge: as printed, or by the residual rule of a footnote."""
        total = meaning.rate.percent
        if draft.table is None:
            return None, None
        printed = []
        for role, cell in (("service_fee", draft.service), ("asset_based_sales_charge", draft.sales)):
            index = draft.table.index(role)  # type: ignore[arg-type]  # both are column roles
            figure = parse_rate(cell.text) if cell is not None else None
            choice = choices.get(key_of(draft, index)) if index is not None else None
            printed.append(figure.percent(choice.unit if choice else None) if figure is not None else None)
        service, sales = printed
        if draft.service is None and draft.sales is None:
            service, sales = self._residual(draft, total)
        for label, part in (("service fee", service), ("sales charge", sales)):
            if part is not None and total is not None and (part > total or part < 0):
                message = f"{name}: the {label} of {part}% is above the total of {total}%"
                self._warn(
                    "part-above-total",
                    Kind.READING,
                    Severity.ERROR,
                    message,
                    "ask which of the two figures is meant",
                    source,
                )
        if total is not None:
            service = None if service is not None and service > total else service
            sales = None if sales is not None and (sales > total or sales < 0) else sales
        return service, sales

    def _residual(self, draft: Draft, total: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
        """Split a total by the footnote that calls the remainder a sales charge.

        Where it marks this row or its column.
        """
        if total is None or draft.table is None or draft.fee is None:
            return None, None
        marked = {bare_marker(marker) for marker in (*draft.table.columns[draft.fee.column].markers, *draft.markers)}
        for note in self.notes:
            service = note.residual_service
            if service is not None and note.key in marked:
                return service, total - service
        return None, None

    def _noted_dates(self, draft: Draft, begins: date | None, ends: date | None) -> tuple[date | None, date | None]:
        """Take a row's dates from the footnote on it, where no column prints them."""
        marked = {bare_marker(marker) for marker in draft.markers}
        headings = draft.table.columns if draft.table is not None else ()
        said = " ".join((self.span.title, *(column.heading for column in headings)))
        for note in self.notes:
            if note.key in marked:
                begins = begins or note.effective_on
                ends = ends or note.ends_on(of_limit=_LIMITS.search(said) is not None)
        return begins, ends

    def _document_faults(self, meaning: Meaning, name: str, source: Source) -> None:
        """Report what the document itself prints wrongly."""
        if meaning.note == "malformed":
            self._warn(
                "check-01",
                Kind.DOCUMENT,
                Severity.BLOCKER,
                f"{name}: “{meaning.rate.printed}” is no rate",
                "ask what figure was meant",
                source,
            )
        elif meaning.note == "withheld":
            self._warn(
                "rate-withheld",
                Kind.DOCUMENT,
                Severity.ERROR,
                f"{name}: the rate is withheld (“{meaning.rate.printed}”)",
                "ask for the figure; none is assumed",
                source,
            )

    def _columns(self) -> tuple[Column, ...]:
        """Return the columns of the first table, as printed."""
        if not self.tables:
            return ()
        return tuple(
            Column(heading=column.heading, role=column.role, share_class=column.share_class)
            for column in self.tables[0].columns
        )

    def _footnotes(self, rows: Sequence[Row]) -> tuple[Footnote, ...]:
        """Tie each footnote to the column or the row that bears its marker."""
        found = []
        used: set[str] = set()
        for note in self.notes:
            target = "schedule"
            row = next(
                (
                    index
                    for index, each in enumerate(rows)
                    if note.key in {bare_marker(marker) for marker in each.markers}
                ),
                None,
            )
            column = next(
                (
                    index
                    for table in self.tables[:1]
                    for index, each in enumerate(table.columns)
                    if note.key in {bare_marker(m) for m in each.markers}
                ),
                None,
            )
            if column is not None:
                target = f"column:{column}"
            elif row is not None:
                target = f"row:{row}"
            used.add(note.key)
            found.append(
                Footnote(
                    marker=note.marker,
                    text=note.text,
                    applies_to=target,
                    source=source_of(self.paper.kind, [strip.line for strip in note.lines]),
                )
            )
        self._splits_nothing(rows)
        for bearing in rows:
            for marker in bearing.markers:
                if bare_marker(marker) not in used:
                    used.add(bare_marker(marker))
                    self._warn(
                        "check-29",
                        Kind.DOCUMENT,
                        Severity.ERROR,
                        f"{bearing.name} bears the marker {marker}, but no footnote begins with it",
                        "add the footnote's text, or take the marker away",
                        bearing.source,
                    )
        return tuple(found)

    def _splits_nothing(self, rows: Sequence[Row]) -> None:
        """Doubt a footnote that splits a fee where no row's fee was split: its marker was laid to another column."""
        split = any(row.service_fee_percent is not None for row in rows)
        for note in self.notes:
            if note.residual_service is not None and not split and any(row.rate.percent for row in rows):
                self._warn(
                    "footnote-splits-nothing",
                    Kind.READING,
                    Severity.ERROR,
                    f"footnote {note.marker} splits a fee, and no fee bears its marker",
                    "see which figures the footnote marks, and correct the reading",
                    source_of(self.paper.kind, [strip.line for strip in note.lines]),
                )

    def _claims(self, drafts: Sequence[Draft]) -> Iterator[Claim]:
        """Say of every line what it was read as."""
        row_of: dict[Place, int] = {}
        for index, draft in enumerate(drafts):
            for strip in draft.lines:
                row_of.setdefault(strip.place, index)
        for strip in self.sheet.strips:
            if strip.place in row_of:
                yield Claim(strip.place, "row", row_of[strip.place])
            elif strip.part in (
                LinePart.TITLE,
                LinePart.HEADING,
                LinePart.NOTE,
                LinePart.FURNITURE,
                LinePart.STROKE,
                LinePart.AS_OF,
                LinePart.PROSE,
            ):
                yield Claim(strip.place, strip.part.value)
            elif strip.place in self.groups:
                yield Claim(strip.place, "group")

    def _unclaimed(self, claims: Sequence[Claim]) -> None:
        """Report every line that no rule accounts for."""
        claimed = {claim.place for claim in claims}
        for strip in self.sheet.strips:
            if strip.place not in claimed:
                self._warn(
                    "line-unclaimed",
                    Kind.READING,
                    Severity.ERROR,
                    f"“{strip.text}” was not understood",
                    "see whether it is a row, a heading or a note, and correct the reading",
                    source_of(self.paper.kind, [strip.line]),
                )

    def _verify(self, drafts: Sequence[Draft], claims: Sequence[Claim]) -> None:
        """Hold the reading against the page a second time; what differs is doubted."""
        claimed = {claim.place: claim.kind for claim in claims}
        for found in (
            *unread_figures(self.sheet.strips, claimed, drafts),
            *unsaid(self.sheet.strips, self.sheet.pitch, drafts),
            *untold(self.sheet.strips, self.sheet.pitch, drafts),
            *miscounted(drafts),
            *beside_unread(self.paper, self.sheet.strips),
            *left_beside(self.sheet.strips, drafts),
            *reread(self.paper, drafts, self.sheet.known),
        ):
            source = source_of(self.paper.kind, [found.strip.line])
            self._warn(
                "readings-differ", Kind.READING, Severity.ERROR, found.message, "compare the line with the page", source
            )

    def _warn(
        self, rule: str, kind: Kind, severity: Severity, message: str, remedy: str, source: Source | None
    ) -> None:
        self.problems.append(
            Problem(rule=rule, kind=kind, severity=severity, message=message, remedy=remedy, source=source)
        )
