"""The whole path in functions: what the commands call and what `from toolkit import …` gives.

Paper to data: `extract`. Data kept: `load`, `as_of`, `apply`. Data to money: `fees`, `report`. Data to paper, proved by
reading it back: `render`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.agreement import Reading
from toolkit.errors import Fault, InputError
from toolkit.problems import Problem

if TYPE_CHECKING:
    from toolkit.money.board import BoardReport
    from toolkit.money.explain import Explanation
    from toolkit.money.forms import Form
    from toolkit.money.statement import Statement
    from toolkit.reading.sources import Ocr
    from toolkit.register.changes import Amendment
    from toolkit.register.contract import Contract
    from toolkit.register.restate import Restated
    from toolkit.writing.blocks import Document

DOCUMENT_FORMATS = ("docx", "pdf", "txt", "html")
DOCUMENTS = ("agreement", "schedule", "amendment")
CONTRACTS = Path("contracts")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document as bytes, the name of its file, and what reading it back found wrong with it."""

    file_name: str
    data: bytes
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment applied: the agreement before and after, why it changes, and what a person must know.

    `restated` is the agreement after it as a document of its own, which says what it is amended by.
    """

    amendment: Amendment
    base: Reading
    reading: Reading
    restated: Restated
    recitals: tuple[str, ...]
    problems: tuple[Problem, ...]


def extract(path: str | Path, *, ocr: Ocr = "auto", progress: Callable[[int, int], None] | None = None) -> Reading:
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
    """Return the agreement as it stands on a day; as it was printed, without any amendment, where no day is given.

    There is no hidden clock: "today" is a day like any other and must be named.
    """
    return contract.reading if day is None else as_of(contract, day)


def restated(contract: Contract, day: date | None = None) -> Restated:
    """Return the agreement as it is printed again: as it stands on a day, saying so, else as it was."""
    from toolkit.register import restate

    return restate.restated(contract, day)


def apply(contract: Contract, amendment: Amendment | str | Path) -> Contract:
    """Return the contract with one more amendment (a file or one loaded); `InputError` names all that does not fit."""
    from toolkit.register import amend

    return amend.apply(contract, _loaded(contract, amendment))


def amend(contract: Contract, amendment: Amendment | str | Path) -> Amended:
    """Apply an amendment and say what it changes, why, and what is doubtful about it."""
    from toolkit.register import amend as amending
    from toolkit.register.recitals import recitals
    from toolkit.register.restate import restated_by

    loaded = _loaded(contract, amendment)
    amending.apply(contract, loaded)  # refuses what does not fit, whichever amendments stand
    return Amended(
        amendment=loaded,
        base=as_of(amending.before(contract, loaded), date.max),
        reading=amending.amended(contract, loaded),
        restated=restated_by(contract, loaded),
        recitals=recitals(contract, loaded),
        problems=amending.amendment_problems(contract, loaded),
    )


def _loaded(contract: Contract, amendment: Amendment | str | Path) -> Amendment:
    """Return an amendment, read where a file is named; `InputError` names its faults and what of it does not fit."""
    from toolkit.register import amend
    from toolkit.register.amendment import draft_of

    if not isinstance(amendment, (str, Path)):
        return amendment
    draft = draft_of(Path(amendment))
    if draft.faults:
        base = contract if "number" in draft.unread else amend.before(contract, draft.amendment)
        raise InputError((*draft.faults, *amend.misfits(base, draft.amendment, draft.unread)))
    return draft.amendment


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


def explain(
    contract: Contract,
    month: date,
    name: str,
    *,
    net_assets: str | Path | None = None,
    activity: str | Path | None = None,
    registrant: str = "",
) -> Explanation:
    """Explain a fund's fee of a month back to the printed page.

    Without files, those of the posted statement are used, else `net-assets/YYYY-MM.*` of the contract's folder.
    """
    from toolkit.money import explain as explaining
    from toolkit.money.ledger.books import files_of_month

    overrides: dict[str, str] = {}
    if net_assets is None:
        net_assets, activity, overrides = files_of_month(contract, month)
    return explaining.explain(
        contract,
        month,
        name,
        net_assets=Path(net_assets),
        activity=Path(activity) if activity is not None else None,
        registrant=registrant,
        overrides=overrides,
    )


def report(contracts: Contract | Sequence[Contract], quarter: str, *, ledger: str | None = None) -> BoardReport:
    """Compute the quarterly report of amounts expended and their purposes (Rule 12b-1(b)(3)(ii)).

    Figures come from the ledger where one stands (or is named), else from the data files of the contracts' folders.
    """
    from toolkit.money import report as reporting

    chosen = contracts if isinstance(contracts, Sequence) else (contracts,)
    if ledger is None and not any((contract.folder / "ledger.db").exists() for contract in chosen):
        return reporting.report(chosen, quarter)
    from toolkit.money.ledger.books import LedgerBooks

    return reporting.report(chosen, quarter, books=LedgerBooks(ledger))


def check_quarter(quarter: str) -> None:
    """Refuse a quarter that is not written as one."""
    from toolkit.money.report import months_of

    months_of(quarter)


def check_document(document: str) -> None:
    """Refuse a document that is none of `DOCUMENTS`."""
    if document not in DOCUMENTS:
        what = f"{document!r} is not a document that can be printed again"
        raise InputError(Fault("DOCUMENT", what, f"use {', '.join(DOCUMENTS)}"))


def render(contract: Contract, document: str, format: str = "docx", *, as_of: date | None = None) -> Rendered:  # noqa: A002 - the word users know
    """Print `agreement`, `schedule` or the latest `amendment` as docx, pdf, txt or html, and read it back."""
    check_document(document)
    if document != "amendment":
        return _restated(document, restated(contract, as_of), format)
    if not contract.amendments:
        remedy = "`contract amend NAME FILE --save` keeps one"
        raise InputError(Fault(contract.name, "no amendment is saved", remedy))
    return _amendment(amend(contract, contract.amendments[-1]), format)


def amendment_documents(amended: Amended, formats: Sequence[str]) -> tuple[Rendered, ...]:
    """Print the amendment, the amended schedule and the amended agreement in each format; xlsx holds the rows alone."""
    rendered: list[Rendered] = []
    for format_ in formats:
        if format_ == "xlsx":
            rendered.append(Rendered("schedule-a.xlsx", rows_as(amended.restated.reading, "xlsx")))
            continue
        rendered.append(_amendment(amended, format_))
        rendered += (_restated(kind, amended.restated, format_) for kind in ("schedule", "agreement"))
    return tuple(rendered)


def _restated(kind: str, restated: Restated, format_: str) -> Rendered:
    return _printed(kind, restated.reading, {"notes": restated.notes}, format_)


def _amendment(amended: Amended, format_: str) -> Rendered:
    context = {"base": amended.base, "amendment": amended.amendment, "recitals": amended.recitals}
    return _printed("amendment", amended.reading, context, format_, name=f"amendment-{amended.amendment.number:02d}")


_FILE_NAMES = {"schedule": "schedule-a"}
"""The names of files that differ from the word for the document."""


def _printed(
    kind: str, reading: Reading, context: Mapping[str, Any], format_: str, *, name: str | None = None
) -> Rendered:
    """Fill the template of a kind of document, write it, and prove it by reading it back."""
    from toolkit import proof
    from toolkit.register.rates import consistent
    from toolkit.writing import template

    reading = reading.model_copy(update={"schedules": tuple(map(consistent, reading.schedules))})
    made = template.make(kind, {"reading": reading, **context}, family=reading.agreement.family)
    file_name = f"{name or _FILE_NAMES.get(kind, kind)}.{format_}"
    written = _written(made, file_name)
    disagreements = proof.read_back(reading, written.data, file_name, whole=kind == "agreement")
    return Rendered(file_name, written.data, (*disagreements, *written.problems))


def _written(document: Document, file_name: str) -> Rendered:
    """Write a document in the format of its file's ending, with what that format cannot print as it stands."""
    from toolkit import writing

    format_ = file_name.rsplit(".", 1)[1]
    return Rendered(file_name, writing.write(document, format_), writing.problems(document, format_))


def rows_as(reading: Reading, format: str) -> bytes:  # noqa: A002 - the word users know
    """Return the rows of all schedules as csv or xlsx, a line each."""
    from toolkit.writing.rows import rows_csv, rows_workbook

    return rows_csv(reading) if format == "csv" else rows_workbook(reading)


def render_statement(statement: Statement, format: str) -> Rendered:  # noqa: A002 - the word users know
    """Print the payment statement of a period; xlsx is the workbook with live formulas."""
    from toolkit.writing import template

    file_name = f"statement-{statement.from_:%Y-%m}.{format}"
    if format == "xlsx":
        from toolkit.money.calendar import business_days
        from toolkit.writing.statement_sheet import statement_workbook

        return Rendered(file_name, statement_workbook(statement, business_days(statement.from_, statement.to)))
    return _written(template.make("statement", {"statement": statement}), file_name)


def render_report(board_report: BoardReport, format: str) -> Rendered:  # noqa: A002 - the word users know
    """Print the quarterly report to the board."""
    from toolkit.writing import template

    made = template.make("report", {"report": board_report})
    file_name = f"12b-1-report-{board_report.quarter}.{format}"
    if format == "xlsx":
        from toolkit.writing.tables_sheet import tables_workbook

        return Rendered(file_name, tables_workbook(made))
    return _written(made, file_name)


def forms() -> dict[str, bytes]:
    """Return an empty form of every data file (CSV and XLSX) and of every YAML file, by its name."""
    from toolkit.money.forms import FORMS
    from toolkit.register.forms import yaml_forms

    files = {f"{form.stem}.csv": form.as_csv() for form in FORMS}
    files |= {f"{form.stem}.xlsx": _form_workbook(form) for form in FORMS}
    return files | {name: text.encode() for name, text in yaml_forms().items()}


def _form_workbook(form: Form) -> bytes:
    """Print a form as a workbook: the empty table, and on a second sheet what each column holds."""
    from toolkit.writing import sheet

    empty = sheet.Sheet(sheet.sheet_name(form.title), tuple(sheet.Column(name, width=24) for name in form.headings), ())
    meanings = tuple(sheet.Row((one.name, one.meaning, "yes" if one.needed else "no")) for one in form.columns)
    columns = (
        sheet.Column("Column", width=26),
        sheet.Column("What it holds", width=90),
        sheet.Column("Needed", width=8),
    )
    return sheet.write(sheet.Workbook(form.title, (empty, sheet.Sheet("Columns", columns, meanings))))
