"""The agreement around its schedules: title, parties, dates, clauses, signatures, each from where it is printed.

The lines that belong to no schedule and are no page furniture fall into headings, body, and the part where the
parties sign. What is attached behind the signatures (an appendix of procedures) is no clause of the agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.agreement import Agreement, Family
from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.reading.amendment_head import amended_title, read_amendment_head
from toolkit.reading.clauses import split_clauses
from toolkit.reading.dates import reference_year
from toolkit.reading.document_dates import read_dates
from toolkit.reading.families import families_of
from toolkit.reading.find import Span
from toolkit.reading.furniture import footer_dates, furniture_of, key_of
from toolkit.reading.pages import Line, Paper, source_of
from toolkit.reading.paragraphs import Measure, Paragraph, paragraphs_of
from toolkit.reading.parties import read_parties
from toolkit.reading.signatures import printed_dates, read_signatures, signing_start
from toolkit.reading.terms import (
    fee_frequency,
    governing_law,
    notice_days,
    payment_days,
    report_frequency,
    sentences_of,
)
from toolkit.reading.title import read_title

_ATTACHMENT = re.compile(
    r"^[\W_]*(?:schedule|exhibit|appendix|annex|attachment)\s+[\"“'(]?(?:[A-Z]|\d{1,2}|[IVX]+)(?:-?\d+)?[\"”')]?(?:\W|$)",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"\b(?i:class(?:es)?)\s+(?P<after>[A-Z]{1,3}\d{0,2}|[A-Z]-?\d|\d|(?:[A-Z][a-z]+\s+)?[A-Z][a-z]+)\b(?!\s*(?:,|and|or)\s+(?:(?i:class)\s+)?[A-Z]\d?\b)|"
    r"\b(?P<before>(?:Investor|Institutional|Adviser|Advisor|Administrative|Service|Institutional Service|Retirement|Premier|Retail))\s+(?i:class|shares)\b"
)


@dataclass(frozen=True)
class Layout:
    """The agreement's own lines: its furniture, the lines of its headings and body, the lines where parties sign."""

    furniture: tuple[Line, ...]
    title: str
    title_lines: tuple[Line, ...]
    headings: tuple[Line, ...]
    body: tuple[Line, ...]
    signing: tuple[Line, ...]
    measure: Measure

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines outside the schedules, in printed order."""
        parts = (*self.furniture, *self.title_lines, *self.headings, *self.body, *self.signing)
        return tuple(sorted(parts, key=key_of))


def lay_out_agreement(paper: Paper, spans: Sequence[Span]) -> Layout:
    """Part a paper's lines outside its schedules into furniture, title, body and signing part."""
    furniture = furniture_of(paper)
    passed_over = {key_of(line) for line in furniture}
    own = [line for line in _outside(paper, spans) if key_of(line) not in passed_over]
    measure = Measure.of(own)
    title = read_title(own, measure)
    start = signing_start(title.rest, measure)
    signing = title.rest[start:]
    end = next((i for i, line in enumerate(signing) if _ATTACHMENT.match(line.text)), len(signing))
    return Layout(furniture, title.text, title.lines, title.headings, title.rest[:start], signing[:end], measure)


def _outside(paper: Paper, spans: Sequence[Span]) -> Iterable[Line]:
    """Yield the lines of a paper that belong to no schedule."""
    for page in paper.pages:
        near = [span for span in spans if span.start[0] <= page.number <= span.end[0]]
        for index, line in enumerate(page.lines):
            if not any(span.holds(page.number, index) for span in near):
                yield line


def read_agreement(paper: Paper, spans: Sequence[Span]) -> tuple[Agreement, tuple[Problem, ...]]:
    """Read everything around the schedules; problems are doubts of this reading (which family it is)."""
    layout = lay_out_agreement(paper, spans)
    headings = tuple(Paragraph((line,)) for line in layout.headings)
    paragraphs = paragraphs_of(layout.body, layout.measure)
    preamble, clauses = split_clauses((*headings, *paragraphs), paper.kind)
    blocks = read_signatures(layout.signing, paper.kind)
    opening = [paragraph.text for paragraph in preamble]
    sentences = sentences_of([*opening, *(clause.text for clause in clauses)])
    reference = reference_year("\n".join(line.text for page in paper.pages for line in page.lines))
    dates = read_dates(opening, list(printed_dates(layout.signing)), footer_dates(layout.furniture), reference)
    family, doubts = _family(layout.title, opening, _title_source(paper, layout))
    agreement = Agreement(
        title=layout.title,
        family=family,
        amendment=read_amendment_head(layout.title, layout.title_lines, preamble, paper.kind),
        parties=read_parties(preamble, blocks, paper.kind),
        share_class=_share_class(layout.title) or _share_class(" ".join(opening)),
        form_date=dates.form_date,
        dated_as_of=dates.dated_as_of,
        effective_on=dates.effective_on,
        executed_on=dates.executed_on,
        executed=any(block.signed for block in blocks),
        governing_law=governing_law(sentences),
        notice_days=notice_days(sentences),
        payment_days=payment_days(sentences),
        fee_frequency=fee_frequency(sentences),
        report_frequency=report_frequency(sentences),
        preamble=tuple(opening),
        clauses=clauses,
        signature_blocks=blocks,
    )
    return agreement, doubts


def printed_lines(paper: Paper, spans: Sequence[Span]) -> tuple[tuple[str, Source], ...]:
    """Return every line outside the schedules with its place, for the checks of the document itself."""
    return tuple((line.text, source_of(paper.kind, [line])) for line in lay_out_agreement(paper, spans).lines)


def _family(title: str, opening: Sequence[str], source: Source | None) -> tuple[Family, tuple[Problem, ...]]:
    """Ask every family; exactly one may claim the agreement, by its title or else by what its opening calls it."""
    named = amended_title(title)
    called = re.search(
        r"\bthis\s+((?:[A-Z][\w-]*\s+|of\s+|and\s+){1,8}?(?:Agreement|Plan|Contract))\b", " ".join(opening)
    )
    claimed = families_of(named) or (families_of(called.group(1)) if called else ())
    if len(claimed) == 1:
        return claimed[0], ()
    if not claimed:
        return "other", ()
    message = f"two families of agreement fit the title “{named}”: {' and '.join(claimed)}"
    doubt = Problem(
        rule="family-ambiguous",
        kind=Kind.READING,
        severity=Severity.WARNING,
        message=message,
        remedy="say in agreement.json which one it is",
        source=source,
    )
    return "other", (doubt,)


def _title_source(paper: Paper, layout: Layout) -> Source | None:
    return source_of(paper.kind, layout.title_lines) if layout.title_lines else None


def _share_class(text: str) -> str | None:
    """Return the one class of shares a text speaks of, bare (`K`, `Investor`); None for none or several."""
    found = {match["after"] or match["before"] for match in _CLASS.finditer(text)}
    return found.pop() if len(found) == 1 else None
