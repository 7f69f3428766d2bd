"""The agreement around its schedules: title, parties, dates, clauses, signatures, each from where it is printed.

The lines that belong to no schedule and are no page furniture fall into headings, body, and the part where the
parties sign. What is attached behind the signatures (an appendix of procedures) is no clause of the agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from toolkit.agreement import Agreement, Clause, Family
from toolkit.problems import Kind, Problem, Severity
from toolkit.reading.amendment_head import amended_title, before_recitals, own_title, read_amendment_head
from toolkit.reading.clause_cells import with_numbers
from toolkit.reading.clauses import split_clauses
from toolkit.reading.dates import prints_short_year, reference_year
from toolkit.reading.document_dates import read_dates
from toolkit.reading.families import families_of
from toolkit.reading.find import Span
from toolkit.reading.furniture import footer_dates, furniture_of, key_of
from toolkit.reading.pages import Line, Paper, source_of
from toolkit.reading.paragraphs import Measure, Paragraph, paragraphs_of
from toolkit.reading.parties import read_parties
from toolkit.reading.signatures import read_signatures
from toolkit.reading.signing import printed_dates, signing_start
from toolkit.reading.terms import (
    fee_frequency,
    governing_law,
    notice_days,
    payment_days,
    report_frequency,
    sentences_of,
)
from toolkit.reading.title import Title, read_title

_ATTACHMENT = re.compile(
    r"^[\W_]*(?:schedule|exhibit|appendix|annex|attachment)\s+[\"\u201c'(]?(?:[A-Z]|\d{1,2}|[IVX]+)(?:-?\d+)?"
    r"[\"\u201d')]?(?:\W|$)",
    re.IGNORECASE,
)
_WIDEST = 240
"""A line of more characters is prose that its source never wrapped."""
_SAMPLE = 3000
"""So many lines are enough to measure a document by."""
_NO_WORDS_OF_IT = re.compile(r"[\s_=\u2013\u2014-]{3,}|(?:table of )?contents|page(?: no\.?)?", re.IGNORECASE)
_LED_TO_PAGE = re.compile(r".*(?:\.\s?){4,}\s*[A-Z]?-?\d{1,3}", re.IGNORECASE)
"""Underlines and the lines of a table of contents: printed in the body, but no words of the agreement."""
_LEADER = 4
"""Dots."""
_CLASS = re.compile(
    r"\b(?i:class(?:es)?)\s+(?P<after>[A-Z]{1,3}\d{0,2}|[A-Z]-?\d|\d|(?:[A-Z][a-z]+\s+)?[A-Z][a-z]+)\b"
    r"|\b(?P<before>Institutional Service|INSTITUTIONAL SERVICE|Investor|INVESTOR|Institutional|INSTITUTIONAL|"
    r"Advis[eo]r|ADVIS[EO]R|Administrative|ADMINISTRATIVE|Service|SERVICE|Retirement|RETIREMENT|Premier|PREMIER|"
    r"Retail|RETAIL)\s+(?:Class|CLASS|Shares|SHARES|class|shares)\b|"
    r"(?<![\w-])(?P<lettered>[A-Z]{1,2}-?\d{1,2}|[B-Z])\s+(?:Class|CLASS|Shares|SHARES)\b"
)
_CLASSES = re.compile(
    r"\b(?i:class(?:es)?)\s+[A-Z]{1,2}-?\d{0,2}\s*(?:,|,?\s+and|,?\s+or)\s+(?:(?i:class)\s+)?[A-Z]{1,2}-?\d{0,2}\b"
)
"""Several classes named together."""
_WORD_OF_CAPITALS = 4
"""Capitals so long are a word, not a code."""
_TITLE_AND_SENTENCE = 12
"""Lines of a schedule that hold its title and its first sentence."""
_INSTRUMENT = re.compile(
    r"\b(?:to|of|under)\s+the\s+(?P<name>(?:[A-Z][\w-]*\s+|of\s+|and\s+){1,8}?(?:Agreement|Plan|Contract))\b"
)
_NO_CLASS = frozenset({"of", "and", "or", "the", "to", "is", "for", "in", "as", "share", "shares", "act", "members"})


@dataclass(frozen=True)
class Layout:
    """The agreement's own lines: page furniture, title and headings, body, and the lines where the parties sign."""

    furniture: tuple[Line, ...]
    title: Title
    body: tuple[Line, ...]
    signing: tuple[Line, ...]
    measure: Measure
    attached: tuple[str, ...] = ()
    """The title of its first schedule and the instrument that its first sentence names: all that tells the family of a
    schedule filed by itself."""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines outside the schedules, in printed order."""
        parts = (*self.furniture, *self.title.lines, *self.title.headings, *self.body, *self.signing)
        return tuple(sorted(parts, key=key_of))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body, after the headings that are not the title, each by itself."""
        headings = tuple(Paragraph((line,)) for line in self.title.headings)
        return (*headings, *paragraphs_of(self.body, self.measure))


def lay_out_agreement(paper: Paper, spans: Sequence[Span]) -> Layout:
    """Part a paper's lines outside its schedules into furniture, title, body and signing part."""
    furniture = furniture_of(paper)
    passed_over = {key_of(line) for line in furniture}
    own = [line for line in _outside(paper, spans) if key_of(line) not in passed_over]
    attached = (spans[0].title, _instrument_of(paper, spans[0])) if spans else ()
    measure = Measure.of(own[:_SAMPLE])
    title = read_title(own, measure)
    start = signing_start(title.rest, measure)
    body = tuple(with_numbers([line for line in title.rest[:start] if not _is_no_words(line.text)]))
    signing = title.rest[start:]
    return Layout(furniture, title, body, signing[: _attachments(signing, measure)], measure, attached)


def _is_no_words(text: str) -> bool:
    """Tell whether a line of the body is an underline or belongs to a table of contents."""
    if len(text) >= _WIDEST:
        return False
    led = text.count(".") >= _LEADER and _LED_TO_PAGE.fullmatch(text)
    return bool(led or _NO_WORDS_OF_IT.fullmatch(text))


def _attachments(signing: Sequence[Line], measure: Measure) -> int:
    """Return where an attachment begins behind the signatures: at its heading, which stands clear of what is above."""
    for index, line in enumerate(signing):
        clear = index == 0 or line.page != signing[index - 1].page or measure.has_gap(signing[index - 1], line)
        if clear and _ATTACHMENT.match(line.text):
            return index
    return len(signing)


def _instrument_of(paper: Paper, span: Span) -> str:
    """Return the instrument that the first sentence below a schedule's title names (`to the Management Agreement`)."""
    below = [line.text for place, line in islice(span.lines(paper), _TITLE_AND_SENTENCE) if place not in span.headings]
    found = _INSTRUMENT.search(" ".join(below))
    return found["name"] if found else ""


def _outside(paper: Paper, spans: Sequence[Span]) -> Iterator[Line]:
    """Yield the lines of a paper that belong to no schedule."""
    for page in paper.pages:
        near = [span for span in spans if span.start[0] <= page.number <= span.end[0]]
        for index, line in enumerate(page.lines):
            if not any(span.holds(page.number, index) for span in near):
                yield line


def read_agreement(paper: Paper, spans: Sequence[Span]) -> tuple[Agreement, tuple[Problem, ...]]:
    """Read everything around the schedules; the problems are doubts of this reading (which family it is)."""
    return agreement_of(paper, lay_out_agreement(paper, spans))


def agreement_of(paper: Paper, layout: Layout) -> tuple[Agreement, tuple[Problem, ...]]:
    """Read an agreement from its lines once they are parted."""
    preamble, clauses = split_clauses(layout.paragraphs, paper.kind)
    signed = {line.page for line in layout.signing}
    rules = {page.number: page.rules for page in paper.pages if page.number in signed}
    blocks = read_signatures(layout.signing, paper.kind, rules)
    opening = [paragraph.text for paragraph in preamble]
    sentences = sentences_of([*opening, *(clause.text for clause in clauses)])
    closing = list(printed_dates(layout.signing))
    footers = footer_dates(layout.furniture)
    reference = _reference(paper, (*opening, *closing, *footers))
    dates = read_dates(own_title(layout.title.text), before_recitals(opening), sentences, closing, footers, reference)
    family, doubts = _family(paper, layout, opening)
    agreement = Agreement(
        title=layout.title.text,
        family=family,
        amendment=read_amendment_head(layout.title.text, layout.title.lines, preamble, paper.kind),
        parties=read_parties(layout.paragraphs, len(preamble), blocks, family, paper.kind, layout.title.text),
        share_class=_as_in_text(_share_class(layout.title.text, opening, clauses), opening),
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


def _reference(paper: Paper, dated: Sequence[str]) -> int | None:
    """Return the document's own year, which is only looked for where a date is printed with two figures."""
    if not any(prints_short_year(text) for text in dated):
        return None
    return reference_year("\n".join(line.text for page in paper.pages for line in page.lines))


def _family(paper: Paper, layout: Layout, opening: Sequence[str]) -> tuple[Family, tuple[Problem, ...]]:
    """Ask every family; one alone may claim the agreement, by its title, its opening or its schedule."""
    named = amended_title(layout.title.text)
    called = re.search(
        r"\bthis\s+((?:[A-Z][\w-]*\s+|of\s+|and\s+){1,8}?(?:Agreement|Plan|Contract))\b", " ".join(opening)
    )
    claimed = families_of(named) or (families_of(called.group(1)) if called else ())
    for text in layout.attached:
        claimed = claimed or families_of(text)
    if len(claimed) == 1:
        return claimed[0], ()
    if not claimed:
        return "other", ()
    doubt = Problem(
        rule="family-ambiguous",
        kind=Kind.READING,
        severity=Severity.WARNING,
        message=f'two families of agreement fit the title "{named}": {" and ".join(claimed)}',
        remedy="say in agreement.json which one it is",
        source=source_of(paper.kind, layout.title.lines) if layout.title.lines else None,
    )
    return "other", (doubt,)


def _as_in_text(share_class: str | None, opening: Sequence[str]) -> str | None:
    """Return a class whose name a title sets in capitals (`INVESTOR`) as running text prints it."""
    if share_class is None or len(share_class) < _WORD_OF_CAPITALS or not share_class.isupper():
        return share_class
    printed = re.search(rf"\b{share_class.title()}\b", " ".join(opening))
    return printed.group() if printed else share_class


def _share_class(title: str, opening: Sequence[str], clauses: Sequence[Clause]) -> str | None:
    """Return the one class of shares (`K`, `Investor`) that the title speaks of, else the opening, else clause 1."""
    for text in (title, " ".join(opening), clauses[0].text if clauses else ""):
        printed = {match["after"] or match["before"] or match["lettered"] for match in _CLASS.finditer(text)}
        found = {name for name in printed if name.lower() not in _NO_CLASS}
        if _CLASSES.search(text):
            return None
        if found:
            return found.pop() if len(found) == 1 else None
    return None
