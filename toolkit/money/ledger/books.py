"""The ledger as the books of a board report: once a ledger stands, a report reads only that."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from toolkit.errors import Fault, InputError
from toolkit.money import calendar
from toolkit.money.expenditures import Expenditure
from toolkit.money.gather import data_file
from toolkit.money.ledger.desk import Desk
from toolkit.money.ledger.journal import Posted, PostingKind, latest_statements
from toolkit.money.ledger.posting import overrides_of, statement_of
from toolkit.money.naming import Naming
from toolkit.money.stated import Statement
from toolkit.register.contract import Contract


def files_of_month(contract: Contract, month: date) -> tuple[Path, Path | None, dict[str, str]]:
    """Return the net assets, the share activity and the settings that a month's fees come from.

    Those of the statement that stands in the ledger, else the data file of the month in the contract's folder.
    """
    held = latest_statements(Desk(contract).postings()).get(calendar.month_of(month))
    if held is not None and held.posting.kind is not PostingKind.IMPORTED:
        files = {one.role: contract.folder / one.path for one in held.posting.inputs}
        return files["net_assets"], files.get("activity"), overrides_of(held.posting)
    path = data_file(contract.folder / "net-assets", f"{month:%Y-%m}")
    if path is None:
        what = f"{month:%Y-%m} is not in the ledger, and {contract.folder / 'net-assets'} has no file for it"
        raise InputError(Fault("--month", what, "name the file of daily net assets with --net-assets"))
    return path, None, {}


class LedgerBooks:
    """The books as posted: the last revision of each month, the expenditures of each quarter."""

    def __init__(self, url: str | None = None) -> None:
        """Read each contract's own ledger, or the one that `url` names."""
        self._url = url
        self._posted: dict[str, tuple[Posted, ...]] = {}

    def _of(self, contract: Contract) -> tuple[Posted, ...]:
        if contract.name not in self._posted:
            self._posted[contract.name] = Desk(contract, self._url).postings()
        return self._posted[contract.name]

    def month(self, contract: Contract, first: date) -> Statement | None:
        """Return the statement that stands for a month."""
        held = latest_statements(self._of(contract)).get(calendar.month_of(first))
        if held is None:
            return None
        naming, statement = Naming(contract), statement_of(held.posting)
        keys = (naming.keys(line.name, line.registrant or "", statement.to)[0] for line in statement.lines)
        return statement.with_keys(tuple(keys))

    def spent(self, contract: Contract, quarter: str) -> tuple[Expenditure, ...] | None:
        """Return the expenditures of a quarter; None where none was posted."""
        found = tuple(
            Expenditure.model_validate({**json.loads(one.posting.content), "file": "ledger", "number": one.number})
            for one in self._of(contract)
            if one.posting.kind is PostingKind.EXPENDITURE and calendar.quarter_of(one.posting.from_) == quarter
        )
        return found or None
