"""Judge a reading, as `contract extract --json` prints it, against the truth of its document."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from generator.model import Case, TrueRow

Fields = dict[str, Any]
ANY = "any"
"""Stands in a truth where the interface leaves open which name or registrant is right."""
FIELDS = (
    "name",
    "series",
    "share_class",
    "percent",
    "tiers",
    "printed",
    "service",
    "sales_charge",
    "calculation_date",
    "ends_on",
    "formerly",
    "markers",
)
"""What makes a row exact; its registrant is scored apart."""


@dataclass(frozen=True)
class Verdict:
    """How one document was read. `wrong` says in words the first thing that is wrong, None where all is right."""

    case: str
    layout: str
    kind: str
    damaged: bool
    status: str
    expected_status: str
    true_rows: int
    exact_rows: int
    right_registrants: int
    around_right: bool
    footnotes_right: bool
    wrong: str | None
    confidences: tuple[tuple[float, bool], ...] = ()
    seconds: float = 0.0
    problems: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """All rows right, none too many."""
        return self.wrong is None

    @property
    def clean(self) -> bool:
        return self.status == "clean"

    @property
    def wrong_and_clean(self) -> bool:
        """The one fault that must never be: wrong, or a thing nobody can read, called clean."""
        return self.clean and (not self.exact or self.expected_status == "review")

    @property
    def exact_and_clean(self) -> bool:
        return self.clean and self.exact and self.expected_status != "review"

    @property
    def needless_review(self) -> bool:
        return self.exact and self.status == "review" and self.expected_status == "clean"


def squeezed(text: str | None) -> str | None:
    """A text without its blanks, as print spaces figures at will."""
    return None if text is None else "".join(text.split())


def truth_of(row: TrueRow) -> Fields:
    """The fields of a true row."""
    tiers = [list(tier) for tier in row.rate.tiers] if row.rate.tiers else None
    return {
        "name": row.name,
        "series": row.series or row.name,
        "share_class": row.share_class,
        "percent": row.rate.percent,
        "tiers": tiers,
        "printed": squeezed(row.rate.printed),
        "service": row.service,
        "sales_charge": row.sales_charge,
        "calculation_date": row.calculation_date,
        "ends_on": row.ends_on,
        "formerly": row.formerly,
        "markers": list(row.markers),
        "registrant": row.registrant,
    }


def got_of(row: Fields, *, printed: bool) -> Fields:
    """The same fields of a row that was read."""
    rate = row["rate"]
    tiers = [[tier["over"], tier["up_to"], tier["percent"]] for tier in rate["tiers"]] if rate["tiers"] else None
    return {
        "name": row["name"],
        "series": row["series"],
        "share_class": row["share_class"],
        "percent": rate["percent"],
        "tiers": tiers,
        "printed": squeezed(rate["printed"]) if printed else None,
        "service": row["service_fee_percent"],
        "sales_charge": row["asset_based_sales_charge_percent"],
        "calculation_date": row["calculation_date"],
        "ends_on": row["ends_on"],
        "formerly": row["formerly"],
        "markers": list(row["markers"]),
        "registrant": row["registrant"],
    }


def difference(true: Fields, got: Fields) -> str | None:
    """The first field that differs."""
    any_name = true["name"] == ANY
    for field in FIELDS[2:] if any_name else FIELDS:
        if true[field] != got[field] and not (field == "printed" and true[field] is None):
            return f"{field}: expected {true[field]!r}, got {got[field]!r}"
    return None


def first_fault(true: list[Fields], got: list[Fields]) -> str | None:
    """What is wrong first, in words."""
    for number, (one, other) in enumerate(zip(true, got, strict=False)):
        said = difference(one, other)
        if said:
            return f"row {number} ({one['name']!r} {one['share_class'] or ''}): {said}" + (
                "" if len(true) == len(got) else f"; {len(got)} rows for {len(true)}"
            )
    if len(true) != len(got):
        extra = got[len(true)]["name"] if len(got) > len(true) else true[len(got)]["name"]
        return f"{len(got)} rows for {len(true)}; {'too much' if len(got) > len(true) else 'lost'}: {extra!r}"
    return None


def aligned(true: list[Fields], got: list[Fields]) -> list[tuple[Fields, Fields]]:
    """Pair true rows with read ones by name, class and order."""
    if any(row["name"] == ANY for row in true):
        return list(zip(true, got, strict=False))
    keys = [[(row["name"], row["share_class"]) for row in rows] for rows in (true, got)]
    matcher = difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    return [(true[a + k], got[b + k]) for a, b, size in matcher.get_matching_blocks() for k in range(size)]


def footnotes_of(reading: Fields) -> set[tuple[str, str | None]]:
    return {
        (note["marker"], squeezed(note["text"])) for schedule in reading["schedules"] for note in schedule["footnotes"]
    }


def judge(case: Case, reading: Fields, seconds: float = 0.0) -> Verdict:
    """Compare one reading with its truth."""
    truth = case.truth
    true = [truth_of(row) for row in truth.rows]
    raw = [row for schedule in reading["schedules"] for row in schedule["rows"]]
    printed = [not (index < len(true) and true[index]["printed"] is None) for index in range(len(raw))]
    got = [got_of(row, printed=flag) for row, flag in zip(raw, printed, strict=True)]
    pairs = aligned(true, got)
    right = {id(other): difference(one, other) is None for one, other in pairs}
    fault = None if truth.rows_open else first_fault(true, got)
    as_of = [schedule["as_of"] for schedule in reading["schedules"] if schedule["rows"]]
    around = truth.rows_open or (as_of == list(truth.as_of)[: len(as_of)] if truth.rows else True)
    notes = {(marker, squeezed(text)) for marker, text in truth.footnotes}
    return Verdict(
        case=case.name,
        layout=case.layout,
        kind=case.kind,
        damaged=truth.status == "review",
        status=reading["status"],
        expected_status=truth.status,
        true_rows=0 if truth.rows_open else len(true),
        exact_rows=0 if truth.rows_open else sum(right.values()),
        right_registrants=0
        if truth.rows_open
        else sum(one["registrant"] in (other["registrant"], ANY) for one, other in pairs),
        around_right=around,
        footnotes_right=truth.rows_open or notes <= footnotes_of(reading),
        wrong=fault,
        confidences=()
        if truth.rows_open
        else tuple((row["confidence"], right.get(id(fields), False)) for row, fields in zip(raw, got, strict=True)),
        seconds=seconds,
        problems=tuple(
            f"{p['severity']} {p['rule']}: {p['message']}" for p in reading["problems"] if p["kind"] == "reading"
        ),
    )


def failed(case: Case, reason: str, seconds: float = 0.0) -> Verdict:
    """A document that gave no reading at all."""
    rows = 0 if case.truth.rows_open else len(case.truth.rows)
    return Verdict(
        case.name,
        case.layout,
        case.kind,
        case.truth.status == "review",
        "crash",
        case.truth.status,
        rows,
        0,
        0,
        around_right=False,
        footnotes_right=False,
        wrong=reason,
        seconds=seconds,
    )
