"""Service fees that dealers got, beside the assets of the shares each of them sold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.errors import Faults
from toolkit.money.caps import Recipient
from toolkit.money.line_reader import Line, LineReader
from toolkit.money.naming import Naming

NEEDED = ("from", "to", "name", "payee", "service_fee", "average_net_assets")
EXPECTED = ", ".join(NEEDED)


@dataclass(frozen=True, slots=True)
class Dealer:
    """A line: what a dealer got for a row over some days of a quarter, and the place where it stands."""

    key: int
    first: date
    last: date
    recipient: Recipient
    path: Path
    number: int
    place: str
    """Where the line stands, in a person's words."""


def read_dealers(paths: Sequence[Path], naming: Naming) -> tuple[Dealer, ...]:
    """Read the files of dealers; `InputError` names every fault of all of them at once."""
    wrong = Faults()
    found = list[Dealer]()
    for path in paths:
        with wrong:
            reader = LineReader(path, naming, NEEDED, EXPECTED)
            for number, line in reader.lines():
                dealer = _dealer(reader, number, line)
                if dealer is not None and not _told_twice(reader, found, dealer):
                    found.append(dealer)
            reader.faults.raise_any()
    wrong.refuse()
    return tuple(found)


def _dealer(reader: LineReader, number: int, line: Line) -> Dealer | None:
    """Read one line; None where something is wrong with it."""
    before = reader.wrong
    period = reader.period(number, line)
    key = reader.key(number, line, period[1] if period else None)
    if not line["payee"]:
        reader.faults.add(number, "payee", "", "the payee is blank", "name the dealer")
    fee = reader.amount(number, "service_fee", line["service_fee"])
    assets = reader.amount(number, "average_net_assets", line["average_net_assets"], average=True)
    if reader.wrong > before or key is None or period is None or fee is None or assets is None:
        return None
    return Dealer(
        key, *period, Recipient(line["payee"], fee, assets), reader.table.path, number, reader.table.place(number)
    )


def _told_twice(reader: LineReader, found: Sequence[Dealer], dealer: Dealer) -> bool:
    """Refuse a second line of the same dealer, fund and days: split over two, a fee too high would pass."""
    for other in found:
        same = (other.key, _folded(other)) == (dealer.key, _folded(dealer))
        if same and other.first <= dealer.last and dealer.first <= other.last:
            payee = dealer.recipient.payee
            what = f"{payee!r} has these days of the fund already ({other.place})"
            reader.faults.add(dealer.number, "payee", payee, what, "give one line a dealer, fund and time")
            return True
    return False


def _folded(dealer: Dealer) -> str:
    return " ".join(dealer.recipient.payee.casefold().split())
