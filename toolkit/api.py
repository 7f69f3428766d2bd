"""The whole path in functions: what the commands call and what `from toolkit import …` gives.

    reading = extract("agreement.pdf")                       # paper → data
    contract = load("class-k")                               # data kept in contracts/
    standing = as_of(contract, date(2003, 12, 1))            # with its amendments folded in
    statement = fees(contract, start, end, net_assets=file)  # data → money
    document = render(contract, "schedule", "docx")          # data → paper, proved by reading it back
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.agreement import Reading
from toolkit.errors import Fault, InputError
from toolkit.problems import Kind, Problem, Severity

if TYPE_CHECKING:
    from toolkit.money.report import BoardReport
    from toolkit.money.statement import Statement
    from toolkit.register.amendment import Amendment
    from toolkit.register.store import Contract
    from toolkit.writing.blocks import Document

DOCUMENT_FORMATS = ("docx", "pdf", "txt", "html")
READABLE_FORMATS = {"docx": ".docx", "pdf": ".pdf", "txt": ".txt", "html": ".html"}
CONTRACTS = Path("contracts")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document as bytes, the name of its file, and what reading it back found wrong with it."""

    file_name: str
    data: bytes
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment applied: the agreement before and after, why it changes, and what a person must know."""

    contract: Contract
    amendment: Amendment
    base: Reading
    reading: Reading
    recitals: tuple[str, ...]
    problems: tuple[Problem, ...]


def extract(path: str | Path, *, ocr: str = "auto", progress: Callable[[int, int], None] | None = None) -> Reading:
    """Read one agreement; raises `UnreadableError` where the file cannot be read."""
    from toolkit.reading.extract import extract as read

    return read(Path(path), ocr=ocr, progress=progress)


def load(name: str | None = None, root: str | Path = CONTRACTS) -> Contract:
    """Load a saved agreement with its terms and amendments; the name may be left out when there is only one."""
    from toolkit.register import store

    folder = Path(root)
    return store.load(name if name is not None else store.only_name(folder), folder)


def as_of(contract: Contract, day: date) -> Reading:
    """Return the agreement as it stands on a day: the base with its amendments folded in."""
    from toolkit.register import amend

    return amend.as_of(contract, day)


def standing(contract: Contract, day: date | None = None) -> Reading:
    """Return the agreement on a day, or with every amendment in effect where no day is given."""
    return as_of(contract, day or date.max)


def apply(contract: Contract, amendment: str | Path) -> Contract:
    """Return the contract with one more amendment; `InputError` names all that does not fit."""
    from toolkit.register import amend
    from toolkit.register.amendment import load_amendment

    return amend.apply(contract, load_amendment(Path(amendment)))


def amend(contract: Contract, amendment: str | Path) -> Amended:
    """Apply an amendment file and say what it changes, why, and what is doubtful about it."""
    from toolkit.register import amend as amending
    from toolkit.register.amendment import load_amendment
    from toolkit.register.recitals import recitals

    loaded = load_amendment(Path(amendment))
    after = amending.apply(contract, loaded)
    return Amended(
        contract=after,
        amendment=loaded,
        base=standing(contract),
        reading=standing(after),
        recitals=recitals(contract, loaded),
        problems=amending.amendment_problems(contract, loaded),
    )


def save_amendment(contract: Contract, amendment: str | Path) -> Path:
    """Keep an amendment file in the register as `amendments/NN.yaml`."""
    from toolkit.register import store

    return store.save_amendment(contract, Path(amendment))


def fees(
    contract: Contract,
    start: date,
    end: date,
    *,
    net_assets: str | Path,
    activity: str | Path | None = None,
    overrides: Mapping[str, str] | None = None,
) -> Statement:
    """Compute the fees of the days from `start` to `end` (both counted, in one calendar month)."""
    from toolkit.money import statement

    return statement.fees(
        contract,
        start,
        end,
        net_assets=Path(net_assets),
        activity=Path(activity) if activity is not None else None,
        overrides=overrides or {},
    )


def report(contracts: Sequence[Contract], quarter: str) -> BoardReport:
    """Compute the quarterly report of amounts expended and their purposes (Rule 12b-1(b)(3)(ii))."""
    from toolkit.money import report as reporting

    return reporting.report(contracts, quarter)


def render(contract: Contract, document: str, format: str = "docx", *, as_of: date | None = None) -> Rendered:  # noqa: A002 - the word users know
    """Print `agreement`, `schedule` or the latest `amendment` as docx, pdf, txt or html, and read it back."""
    if document == "amendment":
        return _latest_amendment(contract, format)
    return _rendered(document, standing(contract, as_of), format, {})


def _latest_amendment(contract: Contract, format_: str) -> Rendered:
    """Print the last saved amendment once more."""
    from dataclasses import replace

    if not contract.amendments:
        fault = Fault(contract.name, "no amendment is saved", "`contract amend NAME FILE --save` keeps one")
        raise InputError(fault)
    last = contract.amendments[-1]
    before = replace(contract, amendments=contract.amendments[:-1])
    return amendment_documents(_amended(before, last), (format_,))[0]
