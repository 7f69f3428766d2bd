"""`contract extract`: a document in, its schedule and the agreement around it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli import screen
from toolkit.cli.screen_reading import print_reading
from toolkit.cli.session import (
    DEFAULT_CONTRACTS,
    HERE,
    Contracts,
    Json,
    Out,
    formats_of,
    session_of,
    verb,
)
from toolkit.errors import ContractError, ExitCode, Fault, Faults, InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.agreement import Reading
    from toolkit.cli.session import Session
    from toolkit.reading.sources import Ocr

FORMATS = ("csv", "xlsx")


def register(app: typer.Typer) -> None:
    """Add the verb to the command."""
    app.command("extract", short_help="Read documents into data, every fact with its place.")(verb(extract))


def extract(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="PDF, text, HTML or DOCX.", show_default=False)],
    json: Json = False,
    table_formats: Annotated[
        str | None, typer.Option("--format", help="Write the rows as csv,xlsx into --out.", metavar="csv,xlsx")
    ] = None,
    out: Out = HERE,
    save: Annotated[
        str | None, typer.Option("--save", metavar="NAME", help="Keep the agreement as contracts/NAME.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="With --save: replace what stands there.")] = False,
    ocr: Annotated[str, typer.Option("--ocr", help="auto, never or always.", metavar="auto|never|always")] = "auto",
    evidence: Annotated[
        Path | None, typer.Option("--evidence", metavar="OUT.html", help="Write the page beside the data.")
    ] = None,
    max_seconds: Annotated[
        float | None, typer.Option("--max-seconds", metavar="S", min=0.1, help="Give a file up after so long.")
    ] = None,
    max_memory: Annotated[
        int | None, typer.Option("--max-memory", metavar="MB", min=100, help="Give a file up at so much memory.")
    ] = None,
    contracts: Contracts = DEFAULT_CONTRACTS,
) -> None:
    """Read agreements: funds under their registrants, rates, dates, footnotes, each with its place."""
    session = session_of(context)
    wrong = Faults()
    formats: tuple[str, ...] = ()
    with wrong:
        formats = formats_of(table_formats, FORMATS) if table_formats is not None else ()
    with wrong:
        _check_words(files, save, evidence)
    with wrong:
        _check_tables(files, formats, out)
    with wrong:
        way = _Way(_ocr(ocr), max_seconds, max_memory)
    with wrong:
        _check_save(save, contracts, replace=replace)
    wrong.refuse()
    for file in files:
        reading = _read(file, way, session)
        if reading is None:
            continue
        _show(reading, json=json, one_line=len(files) > 1)
        if not session.may_write or not reading.schedules:
            continue
        written = [] if json else _write_tables(reading, formats, out)
        if save:
            written.append(_save(reading, file, save, contracts, replace=replace))
        if evidence:
            written.append(_write_evidence(reading, file, evidence))
        if not json and not session.quiet:
            screen.print_written(written)


def _ocr(text: str) -> Ocr:
    """Read the way to use OCR."""
    ways: dict[str, Ocr] = {"auto": "auto", "never": "never", "always": "always"}
    if text in ways:
        return ways[text]
    raise InputError(Fault("--ocr", f"{text!r} is not a way to use OCR", "use auto, never or always"))


def _check_words(files: list[Path], save: str | None, evidence: Path | None) -> None:
    """Refuse what cannot be meant before any file is read, all at once."""
    faults = []
    for option, value in (("--save", save), ("--evidence", evidence)):
        if value is not None and len(files) > 1:
            faults.append(Fault(option, f"{len(files)} files are named", "name one file with this option"))
    if evidence is not None and evidence.resolve() in [file.resolve() for file in files]:
        faults.append(
            Fault("--evidence", f"{evidence} is the document itself", "name another file, such as evidence.html")
        )
    if faults:
        raise InputError(faults)


def _check_tables(files: list[Path], formats: tuple[str, ...], out: Path) -> None:
    """Refuse tables that would be written over one another, or over a document."""
    documents = {file.resolve(): file for file in files}
    written: dict[Path, Path] = {}
    faults = []
    for document, file in documents.items():
        for format_ in formats:
            target = _table_path(file.name, format_, out)
            if target.resolve() in documents:
                faults.append(Fault("--format", f"{target} is the document itself", "name another folder with --out"))
            other = written.setdefault(target.resolve(), document)
            if other != document:
                what = f"{documents[other]} and {file} would both be written to {target}"
                faults.append(Fault("--format", what, "read them one by one, each with an --out of its own"))
    if faults:
        raise InputError(faults)


def _table_path(document: str, format_: str, out: Path) -> Path:
    """Return where the rows of a document go: a file of its name."""
    return out / f"{Path(document).stem}.{format_}"


def _check_save(save: str | None, contracts: Path, *, replace: bool) -> None:
    """Refuse a name that cannot be saved before a long reading."""
    if save is not None:
        from toolkit.register import store

        store.check_free(save, contracts, replace=replace)
    elif replace:
        raise InputError(Fault("--replace", "nothing is to be saved", "name what to replace with --save NAME"))


@dataclass(frozen=True)
class _Way:
    """How a document is read: with or without OCR, and within which limits (seconds, megabytes)."""

    ocr: Ocr
    max_seconds: float | None
    max_memory: int | None

    def read(self, file: Path, progress: Callable[[int, int], None]) -> Reading:
        """Read a document; in a process of its own where it must keep to limits."""
        from toolkit.reading.extract import extract as read

        if self.max_seconds is None and self.max_memory is None:
            return read(file, ocr=self.ocr, progress=progress)
        from toolkit.reading.limits import within

        return within(partial(read, ocr=self.ocr), file, max_seconds=self.max_seconds, max_memory=self.max_memory)


def _read(file: Path, way: _Way, session: Session) -> Reading | None:
    """Read one file; an unreadable one is reported and the others go on."""
    try:
        with screen.progress(f"Reading {file.name}", quiet=session.quiet) as report:
            reading = way.read(file, report)
    except ContractError as error:
        screen.say(str(error))
        session.end_with(error.exit_code)
        return None
    if not reading.schedules:
        session.end_with(ExitCode.NO_SCHEDULE)
    elif reading.status == "review":
        session.end_with(ExitCode.LOOK)
    session.judge(reading.problems)
    return reading


def _show(reading: Reading, *, json: bool, one_line: bool) -> None:
    """Print a reading: one JSON document, one line each for several files, or a table."""
    if json:
        screen.print_json(reading.model_dump_json(indent=None if one_line else 2))
    else:
        print_reading(reading)


def _write_tables(reading: Reading, formats: tuple[str, ...], out: Path) -> list[Path]:
    """Write the rows as CSV or a workbook, named after the document."""
    from toolkit import api
    from toolkit.files import write_atomically

    written = []
    for format_ in formats:
        path = _table_path(reading.document.name, format_, out)
        write_atomically(path, api.rows_as(reading, format_))
        written.append(path)
    return written


def _save(reading: Reading, file: Path, name: str, contracts: Path, *, replace: bool) -> Path:
    """Keep the agreement in the register."""
    from toolkit.register import store

    return store.save(reading, name, document=file, root=contracts, replace=replace)


def _write_evidence(reading: Reading, file: Path, evidence: Path) -> Path:
    """Write the page that shows each row where it is printed."""
    from toolkit.files import write_atomically
    from toolkit.reading.evidence import page

    write_atomically(evidence, page(file, reading).encode())
    return evidence
