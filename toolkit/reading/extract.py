"""The pipeline from a document to a `Reading`: its lines are its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from toolkit.agreement import Document, Reading, Status
from toolkit.problems import Kind, Problem, needs_a_person, worst_first
from toolkit.reading.confidence import with_confidence
from toolkit.reading.document_checks import document_problems
from toolkit.reading.find import schedule_spans
from toolkit.reading.lookalikes import lookalikes
from toolkit.reading.nothing_listed import nothing_listed
from toolkit.reading.sceptic import sceptical
from toolkit.reading.schedule import read_schedules
from toolkit.reading.sources import Ocr, open_paper
from toolkit.reading.surroundings import agreement_of, lay_out_agreement


def extract(path: str | Path, *, ocr: Ocr = "auto", progress: Callable[[int, int], None] | None = None) -> Reading:
    """Read a document of any kind into title, clauses, schedules and problems.

    Raises `InputError` where there is no such file and `UnreadableError` where it cannot be read. Where no schedule
    lists a fund, the fee is that which a clause states; a document without either comes back with no schedules and a
    problem that says where was looked. `progress` is told, while scanned pages are read, how many of how many are done.
    """
    paper = open_paper(path, ocr=ocr, progress=progress)
    spans = schedule_spans(paper)
    fees = read_schedules(paper, spans)
    odd = sceptical(paper, spans, fees.schedules)
    layout = lay_out_agreement(paper, spans)
    agreement, doubts = agreement_of(paper, layout)
    schedules = fees.schedules
    told: tuple[Problem, ...] = ()
    if not schedules:
        from toolkit.reading.clause_rates import read_clause_rates

        clause = read_clause_rates(paper, layout, agreement)
        schedules, told = clause.schedules, clause.problems
    if paper.kind == "scan":
        odd += lookalikes(schedules)
    lacking = document_problems(agreement, schedules, layout.lines, paper.kind)
    nothing = () if schedules else (nothing_listed(paper),)
    reading = (*paper.problems, *fees.problems, *odd, *doubts, *told, *nothing)
    return Reading(
        document=Document(name=paper.name, sha256=paper.sha256, pages=len(paper.pages), kind=paper.kind),
        status=_status(reading),
        agreement=agreement,
        schedules=with_confidence(schedules, reading, paper.kind),
        problems=worst_first((*reading, *lacking)),
    )


def _status(problems: Iterable[Problem]) -> Status:
    """Speak of the reading alone: `review` where anything read may be wrong, whatever the document itself lacks."""
    return "review" if needs_a_person(each for each in problems if each.kind is Kind.READING) else "clean"
