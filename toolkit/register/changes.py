"""An amendment as data: what changes, from when, and who approved it.

Every change has its own effective date, that of the file
where it names none; `dated_as_of`, `executed_on` and `effective_on` are never merged.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from toolkit.agreement import Rate
from toolkit.problems import Noun, Source


class Named(Noun):
    """A row by its name; `registrant` and `share_class` part rows that share one."""

    name: str
    registrant: str | None = None
    share_class: str | None = None


class _Change(Noun):
    effective_on: date
    """The first day on which the change is in force."""
    reason: str | None = None
    source: Source


class Add(_Change):
    """A new row, after the row named by `after`, else at the end of its registrant's group."""

    kind: Literal["add"] = "add"
    registrant: str | None
    name: str
    series: str | None
    share_class: str | None
    rate: Rate
    service_fee_percent: Decimal | None
    asset_based_sales_charge_percent: Decimal | None
    calculation_date: date | None
    ends_on: date | None
    formerly: str | None
    after: str | None
    schedule: str | None
    already_public: bool
    """Whether its shares were sold before: then Rule 12b-1(b)(1) asks for the vote of the class."""


class Remove(_Change):
    """The row ends; its fee accrues through the day before `effective_on`."""

    kind: Literal["remove"] = "remove"
    row: Named


class Rename(_Change):
    """The row gets another name and stays the same row."""

    kind: Literal["rename"] = "rename"
    row: Named
    to: str


class RenameRegistrant(_Change):
    """A registrant gets another name, in the schedule and wherever the agreement names it as a party."""

    kind: Literal["rename_registrant"] = "rename_registrant"
    name: str
    to: str


class Rerate(_Change):
    """Another annual rate, from the effective date."""

    kind: Literal["rate"] = "rate"
    row: Named
    to: Rate
    service_fee_percent: Decimal | None
    asset_based_sales_charge_percent: Decimal | None


class Redate(_Change):
    """Another calculation date: the day from which shares bear the fee."""

    kind: Literal["calculation_date"] = "calculation_date"
    row: Named
    to: date


class Reword(_Change):
    """Another text for a numbered clause, or a new clause."""

    kind: Literal["clause"] = "clause"
    number: str
    text: str
    new: bool
    facts: dict[str, str | int | None]
    """What the new text sets of the agreement's law, days and frequencies, by their names there; None: no longer."""


Change = Annotated[
    Add | Remove | Rename | RenameRegistrant | Rerate | Redate | Reword,
    Field(discriminator="kind"),
]


class BoardApproval(Noun):
    """A vote of the board and of its independent members (Rule 12b-1(b)(2))."""

    body: Literal["board"] = "board"
    meeting_on: date
    in_person: bool
    votes_for: int
    votes_of: int
    independent_for: int
    independent_of: int
    source: Source

    @property
    def carries(self) -> bool:
        """A majority of the whole board and of the independent members, cast in person."""
        return self.in_person and 2 * self.votes_for > self.votes_of and 2 * self.independent_for > self.independent_of


class ShareholderApproval(Noun):
    """A vote of one class of one series (Rule 12b-1(b)(4), (g)); shares, not holders, are counted."""

    body: Literal["shareholders"] = "shareholders"
    of: Named
    record_date: date
    meeting_on: date | None
    outstanding: Decimal
    present: Decimal
    votes_for: Decimal
    source: Source

    @property
    def carries(self) -> bool:
        """A majority of the outstanding voting securities as the 1940 Act, section 2(a)(42), defines it."""
        half = self.outstanding / 2
        return (self.present > half and self.votes_for >= Decimal("0.67") * self.present) or self.votes_for > half


Approval = Annotated[BoardApproval | ShareholderApproval, Field(discriminator="body")]


class Amendment(Noun):
    """One amendment, with the name of the file it was read from."""

    number: int
    dated_as_of: date
    """The date of the document being amended: its effective date, else its form date."""
    executed_on: date | None
    effective_on: date
    """The default of every change; where the file names none, the earliest of its changes."""
    changes: tuple[Change, ...]
    approvals: tuple[Approval, ...]
    file: str
    source: Source
    """Where the number stands."""
    dated_source: Source

    def content(self) -> Any:
        """Return what the amendment says, without where it says so: two of the same content are one amendment."""
        return _without_places(self.model_dump(exclude={"file"}))


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if not key.endswith("source")}
    if isinstance(value, (list, tuple)):
        return [_without_places(item) for item in value]
    return value
