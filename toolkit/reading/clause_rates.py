"""A fee that a clause alone tells: the sentence that names its rate, read where no schedule lists one.

A sentence is far looser than a table, so that what is read is either plain (one rate, or one scale of bands, a class
of a fund, and nothing in the document that could speak against it) or in doubt, and then the reading calls for a
person. Withheld figures, rates left to a schedule and two different rates of one class are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.agreement import Agreement, Rate, Row, Schedule, Tier
from toolkit.problems import Kind, Problem, Severity
from toolkit.reading.clause_doubts import doubts_of
from toolkit.reading.clause_fees import Fee, fees_of, figures_of
from toolkit.reading.clause_limits import limit_of, states_limit
from toolkit.reading.clause_names import all_classes, definitions_in, funds_in
from toolkit.reading.clause_sentences import Sentence, rated_sentences
from toolkit.reading.pages import Paper, source_of
from toolkit.reading.rates import find_signed_rates
from toolkit.reading.surroundings import Layout
from toolkit.reading.tiers import find_bands

_PAYS = re.compile(r"\b(?:fees?|compensat\w+|pay|pays|paid|payable|payments?|expend|spend)\b", re.IGNORECASE)
_ASSETS = re.compile(r"\bnet\s+assets?\b", re.IGNORECASE)
_SURE, _DOUBTED = 0.97, 0.6
_TERMS = ("Fund", "Portfolio", "Series", "Company", "Corporation", "Trust")
_OF_COMPANIES = _TERMS[3:]
"""What a registrant is called: it pays on behalf of the fund that the sentence names."""
_FAMILIES = frozenset(
    {"distribution-plan", "related-agreement", "distribution", "services", "advisory", "administration"}
)
_LIMITS = "expense-limitation"


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """What the clauses of a document tell of its fees: a schedule without a table, or none, and the doubts."""

    schedules: tuple[Schedule, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_clause_rates(paper: Paper, layout: Layout, agreement: Agreement) -> ClauseReading:
    """Read the fee from the sentence that states it; nothing where no sentence does so plainly enough."""
    if agreement.family not in _FAMILIES | {_LIMITS}:
        return ClauseReading()
    limits = agreement.family == _LIMITS
    sentences = tuple(rated_sentences(layout.paragraphs))
    telling = [each for each in sentences if (states_limit if limits else _states_fee)(each.text)]
    if not telling or _withheld(paper):
        return ClauseReading()
    fees: list[Fee] = []
    for sentence in telling:
        found = (limit_of if limits else fees_of)(sentence)
        if found is None:
            return _unread(paper, telling)
        fees += found
    fees = _with_funds(fees, layout)
    every = all_classes([*(line.text for line in layout.lines), *(each.text for each in layout.paragraphs)])
    rows = _rows(fees, every, paper)
    if rows is None:
        return _unread(paper, telling)
    return _told(rows, doubts_of(paper, layout, agreement, sentences, fees, rows, every))


def _unread(paper: Paper, telling: Sequence[Sentence]) -> ClauseReading:
    """Say that a sentence states a fee, and that its fund, its class or its rate cannot be told from it."""
    doubt = Problem(
        rule="clause-rate-unread",
        kind=Kind.READING,
        severity=Severity.ERROR,
        message="a clause states a fee, but not plainly enough to tell its fund, its class and its rate",
        remedy="read the fee from the clause by eye",
        source=source_of(paper.kind, telling[0].lines),
    )
    return ClauseReading(problems=(doubt,))


def _told(rows: Sequence[Row], doubts: Sequence[str]) -> ClauseReading:
    """Give the rows as a schedule without label, title or columns, and say where they come from."""
    sure = tuple(row.model_copy(update={"confidence": _DOUBTED}) for row in rows) if doubts else tuple(rows)
    source = sure[0].source
    remedy = "compare the rate with the clause, and with any schedule that was filed apart"
    problems = [
        Problem(
            rule="clause-rate-in-doubt",
            kind=Kind.READING,
            severity=Severity.ERROR,
            message=f"the fee is read from a clause, and {doubt}",
            remedy=remedy,
            source=source,
        )
        for doubt in doubts
    ] or [
        Problem(
            rule="clause-rate",
            kind=Kind.READING,
            severity=Severity.WARNING,
            message="no schedule is printed; the fee is read from the clause that states it",
            remedy=remedy,
            source=source,
        )
    ]
    schedule = Schedule(label=None, title="", as_of=None, columns=(), rows=sure, footnotes=())
    return ClauseReading((schedule,), tuple(problems))


def _states_fee(text: str) -> bool:
    """Tell whether a sentence states a rate of net assets that is paid."""
    of_assets = _ASSETS.search(text) is not None or len(find_bands(text)) > 1
    return any(figures_of(text)) and _PAYS.search(text) is not None and of_assets


def _withheld(paper: Paper) -> bool:
    """Tell whether a figure is withheld anywhere: the fee that is printed is then not all there is."""
    return any(
        figure.outcome == "withheld"
        for page in paper.pages
        for line in page.lines
        if "[" in line.text or "__" in line.text
        for figure in find_signed_rates(line.text)
    )


def _with_funds(fees: Sequence[Fee], layout: Layout) -> list[Fee]:
    """Give each fee that names no funds itself the one that all such sentences speak of, else that of its own."""
    joint = _fund([fee.sentence for fee in fees if not fee.funds], layout)
    found = []
    for fee in fees:
        alone = None if fee.funds else joint or _fund([fee.sentence], layout)
        found.append(replace(fee, funds=(alone,)) if alone else fee)
    return found


def _fund(telling: Sequence[Sentence], layout: Layout) -> str | None:
    """Return the one fund that the sentences name, or whose term they use; None for several or none."""
    defined = [each for paragraph in layout.paragraphs for each in definitions_in(paragraph.text)]
    said = " ".join(sentence.text for sentence in telling)
    named = {name for sentence in telling for name in funds_in(sentence.text)}
    for term in _TERMS:
        meant = [each for each in defined if each.term == term]
        if not meant or not re.search(rf"\b(?:[Tt]he|THE|[Ss]uch|[Ii]ts)\s+{term}\b", said):
            continue
        if named and term in _OF_COMPANIES:
            break
        if any(each.several or not each.name for each in meant):
            return None
        named |= {each.name for each in meant}
        break
    return named.pop() if len(named) == 1 else None


def _rows(fees: Sequence[Fee], every: Mapping[str, str], paper: Paper) -> tuple[Row, ...] | None:
    """Make a row for each fund and class; None where a fund is not known, or one has two different rates."""
    rows: dict[tuple[str, str], Row] = {}
    for fee in fees:
        if not fee.funds or (not fee.classes and len(every) > 1):
            return None
        for name in fee.funds:
            for bare in fee.classes or tuple(every.values()) or (None,):
                row = _row(fee, name, bare, paper)
                earlier = rows.setdefault((name, bare or ""), row)
                if (earlier.rate.percent, earlier.rate.tiers) != (row.rate.percent, row.rate.tiers):
                    return None
    return tuple(rows.values())


def _row(fee: Fee, name: str, share_class: str | None, paper: Paper) -> Row:
    percents = [figure.percent() for figure in fee.figures]
    tiers = tuple(
        Tier(over=band.over, up_to=band.up_to, percent=percent)
        for band, percent in zip(fee.bands, percents, strict=False)
    )
    return Row(
        registrant=None,
        name=name,
        formerly=None,
        series=name,
        share_class=share_class,
        rate=Rate(printed=fee.printed, percent=None if tiers else percents[0], tiers=tiers or None),
        service_fee_percent=fee.service,
        asset_based_sales_charge_percent=fee.sales_charge,
        calculation_date=None,
        ends_on=fee.ends_on,
        markers=(),
        confidence=_SURE,
        source=source_of(paper.kind, fee.sentence.lines),
    )
