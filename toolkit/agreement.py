"""The nouns of a fee agreement, shaped as `contract extract --json` prints them.

One word for one thing: a *registrant* is the investment company (the body of the Class K agreement calls it Fund),
a *series* is its portfolio, a *schedule row* is one (series, class) line of Schedule A.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, Field

from toolkit.problems import Noun, Problem, Source

SCHEMA: Literal["contract-toolkit/agreement/1"] = "contract-toolkit/agreement/1"

DocumentKind = Literal["pdf", "scan", "text", "html", "docx"]
Family = Literal[
    "related-agreement",
    "distribution-plan",
    "distribution",
    "advisory",
    "administration",
    "services",
    "expense-limitation",
    "other",
]
ColumnRole = Literal[
    "name", "registrant", "share_class", "rate", "service_fee", "asset_based_sales_charge", "date", "other"
]
Status = Literal["clean", "review"]


class Document(Noun):
    """The file that was read: its name without folders, the hash of its bytes, its pages, what it is."""

    name: str
    sha256: str
    pages: int
    kind: DocumentKind


class Tier(Noun):
    """One breakpoint band: `percent` a year on net assets over `over` up to `up_to` US dollars (None: no end)."""

    over: Decimal
    up_to: Decimal | None
    percent: Decimal | None


class Rate(Noun):
    """An annual rate as printed and in percent of net assets; `percent` is None where tiers or nothing are printed."""

    printed: str | None
    percent: Decimal | None
    tiers: tuple[Tier, ...] | None = None


class Column(Noun):
    """A column of a schedule: its heading as printed (lines joined), what it means, the class it stands for."""

    heading: str
    role: ColumnRole
    share_class: str | None = None


class Row(Noun):
    """One (series, class) line of a schedule: what is paid on it, and from which day."""

    registrant: str | None
    name: str
    formerly: str | None
    series: str
    share_class: str | None
    rate: Rate
    service_fee_percent: Decimal | None
    asset_based_sales_charge_percent: Decimal | None
    calculation_date: date | None
    ends_on: date | None
    markers: tuple[str, ...]
    confidence: float
    source: Source


class Footnote(Noun):
    """A footnote of a schedule and what it marks: `column:1`, `row:3` (counting from 0) or `schedule`."""

    marker: str
    text: str
    applies_to: str
    source: Source


class Schedule(Noun):
    """A fee schedule (Schedule A, Exhibit 1, …): rows in printed order, with its footnotes."""

    label: str | None
    title: str
    as_of: date | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    footnotes: tuple[Footnote, ...]


class Party(Noun):
    """A party to the agreement as its preamble names it."""

    name: str
    role: str
    source: Source


class Clause(Noun):
    """A numbered paragraph of the agreement: `1.a` is letter a of paragraph 1; lines joined by one blank."""

    number: str
    text: str
    source: Source


class SignatureBlock(Noun):
    """Where a party signs; `signed`, `name` and `title` are None while blank."""

    party: str
    on_behalf_of: str | None
    address: tuple[str, ...]
    attention: str | None
    signed: str | None
    name: str | None
    title: str | None
    source: Source


class AmendmentHead(Noun):
    """What an amendment says of itself: its number, the agreement it amends, its recitals (WHEREAS …)."""

    number: int | None
    amends: str
    recitals: tuple[str, ...]
    source: Source


class Agreement(Noun):
    """The agreement around its schedules; dates are never merged into one another."""

    title: str
    family: Family
    amendment: AmendmentHead | None
    parties: tuple[Party, ...]
    share_class: str | None
    form_date: date | None
    dated_as_of: date | None
    effective_on: date | None
    executed_on: date | None
    executed: bool
    governing_law: str | None
    notice_days: int | None
    payment_days: int | None
    fee_frequency: str | None
    report_frequency: str | None
    preamble: tuple[str, ...]
    clauses: tuple[Clause, ...]
    signature_blocks: tuple[SignatureBlock, ...]


class Reading(Noun):
    """All that one document says: the object that `contract extract --json` prints."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    schema_: Literal["contract-toolkit/agreement/1"] = Field(default=SCHEMA, alias="schema")
    document: Document
    status: Status
    agreement: Agreement
    schedules: tuple[Schedule, ...]
    problems: tuple[Problem, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of all schedules in printed order."""
        return tuple(row for schedule in self.schedules for row in schedule.rows)
