"""A fee that a clause alone tells: the sentence that names its rate, read where no schedule lists one.

A sentence is far looser than a table, so that what is read is either plain (one rate a class of one fund, and nothing
in the document that could speak against it) or in doubt, and then the reading calls for a person. Bands, withheld
figures, rates left to a schedule and two different rates of one class are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.agreement import Agreement, Rate, Row, Schedule
from toolkit.problems import Kind, Problem, Severity
from toolkit.reading.clause_names import all_classes, classes_in, definitions_in, funds_in, may_be_two_names
from toolkit.reading.pages import Line, Paper, source_of
from toolkit.reading.paragraphs import Paragraph, join_lines
from toolkit.reading.rates import Figure, find_rates, find_signed_rates, odd_points, plausible
from toolkit.reading.surroundings import Layout
from toolkit.reading.tiers import find_bands

_MAY_BE_RATE = re.compile(r"%|per\s?cent|basis\s+point|\bb\.?p\.?s?\b|\[|__", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?<=\.)(?<!Inc\.)(?<!Co\.)(?<!Corp\.)(?<!Ltd\.)(?<!No\.)(?<!L\.P\.)(?<!U\.S\.)(?<!\b[A-Z]\.)"
    r"\s+(?=[\"\u201c(]?[A-Z])"
)
_GOES_ON = re.compile(r"(?:[:;,]|[;,]?\s(?:and|or))$")
_PAYS = re.compile(r"\b(?:fees?|compensat\w+|pay|pays|paid|payable|payments?)\b", re.IGNORECASE)
_ASSETS = re.compile(r"\bnet\s+assets?\b", re.IGNORECASE)
_ANNUAL = re.compile(r"\b(?:annual(?:ly|ized)?|per\s+annum|p\.a\.|a\s+year|per\s+year|yearly)(?!\w)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:schedule|exhibit|appendix|annex|attachment)\s+[\"\u201c]?(?:[A-Z]\b|\d)", re.IGNORECASE)
_NOT_THE_FEE = re.compile(
    r"\$|\b(?:for example|example|illustrat\w+|hypothetical|respectively|in excess of|operating expenses|"
    r"expense (?:ratio|limit\w*|cap)|offering price|sales load|contingent deferred|interest|commissions?|"
    r"one-twelfth|1/12|monthly rate|per month|quarterly rate|per quarter|customers?|clients?)\b",
    re.IGNORECASE,
)
_HEDGES = re.compile(
    r"\b(?:except|unless|provided(?:,|\s+(?:that|however))|other than|excluding|however|until|"
    r"waive\w*|reimburs\w+|reduc\w+|increas\w+|lesser|"
    r"lower|greater|in addition|plus|minus|of which|aggregate|combined|portion|remainder|retain\w*|first year|"
    r"thereafter|formerly|instead|propos\w+|through\s+[A-Z][a-z]+\s+\d|if|expenses?|sub-?advis\w+|sub-?admin\w+|"
    r"further|additional|also|was|were|had|before|prior to|previous\w*|invested|held by|"
    r"not(?!\s+(?:to\s+)?(?:exceed|more)\b)|"
    r"and\s+(?:an?|any|such)\s+(?:[\w-]+\s+){0,2}(?:fee|compensation))(?!\w)",
    re.IGNORECASE,
)
_OF_A_VOTE = re.compile(r"\b(?:vot(?:e|es|ing)|outstanding|majority|shareholders present|quorum)\b", re.IGNORECASE)
_BARE_FIGURE = re.compile(r"(?<![\d.$,])\d?\.\d{2,4}(?![\d%.]|\s*%)")
_LEAST_VOTE = 20
_SURE, _DOUBTED = 0.97, 0.6
_TERMS = ("Fund", "Portfolio", "Series", "Company", "Corporation", "Trust")
_OF_COMPANIES = _TERMS[3:]
"""What a registrant is called: it pays on behalf of the fund that the sentence names."""
_FAMILIES = frozenset(
    {"distribution-plan", "related-agreement", "distribution", "services", "advisory", "administration"}
)


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """What the clauses of a document tell of its fees: a schedule without a table, or none, and the doubts."""

    schedules: tuple[Schedule, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Fee:
    """One rate and the classes it is paid for; `classes` is empty where the sentence names none itself."""

    figure: Figure
    classes: tuple[str, ...]
    sentence: _Sentence

    @property
    def printed(self) -> str:
        return self.sentence.text[self.figure.start : self.figure.end]


def read_clause_rates(paper: Paper, layout: Layout, agreement: Agreement) -> ClauseReading:
    """Read the fee from the sentence that states it; nothing where no sentence does so plainly enough."""
    if agreement.family not in _FAMILIES:
        return ClauseReading()
    sentences = tuple(_rated(layout.paragraphs))
    telling = [each for each in sentences if _states_fee(each.text)]
    if not telling or _withheld(paper):
        return ClauseReading()
    fees: list[_Fee] = []
    for sentence in telling:
        found = _fees_of(sentence)
        if found is None:
            return _unread(paper, telling)
        fees += found
    fund = _fund(telling, layout)
    if fund is None:
        return _unread(paper, telling)
    every = all_classes([*(line.text for line in layout.lines), *(each.text for each in layout.paragraphs)])
    rows = _rows(fees, fund, every, paper)
    if rows is None:
        return _unread(paper, telling)
    doubts = tuple(dict.fromkeys(_doubts(paper, layout, agreement, sentences, fees, rows, every)))
    return _told(rows, doubts)


def _unread(paper: Paper, telling: Sequence[_Sentence]) -> ClauseReading:
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


def _rated(paragraphs: Sequence[Paragraph]) -> Iterator[_Sentence]:
    """Yield the sentences that hold a sign of a rate; a list after a colon belongs to the sentence that opens it."""
    groups: list[list[Line]] = []
    open_end = False
    for paragraph in paragraphs:
        if open_end and groups:
            groups[-1].extend(paragraph.lines)
        else:
            groups.append(list(paragraph.lines))
        open_end = _GOES_ON.search(paragraph.text.rstrip()) is not None
    for group in groups:
        if any(_MAY_BE_RATE.search(line.text) for line in group):
            yield from _cut(group)


def _cut(lines: Sequence[Line]) -> Iterator[_Sentence]:
    """Cut lines into sentences that know the lines they stand on."""
    text, ends = "", []
    for line in lines:
        text = join_lines((text, line.text))
        ends.append(len(text))
    starts = [0, *(hit.end() for hit in _SENTENCE.finditer(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        own = tuple(
            line for line, first, last in zip(lines, [0, *ends], ends, strict=False) if first < end and last > start
        )
        if _MAY_BE_RATE.search(text, start, end):
            yield _Sentence(text[start:end].strip(), own)


def _states_fee(text: str) -> bool:
    """Tell whether a sentence states a rate of net assets that is paid."""
    return any(_figures(text)) and _PAYS.search(text) is not None and _ASSETS.search(text) is not None


def _figures(text: str) -> list[Figure]:
    return [figure for figure in find_signed_rates(text) if figure.outcome == "figure"]


def _withheld(paper: Paper) -> bool:
    """Tell whether a figure is withheld anywhere: the fee that is printed is then not all there is."""
    return any(
        figure.outcome == "withheld"
        for page in paper.pages
        for line in page.lines
        if "[" in line.text or "__" in line.text
        for figure in find_signed_rates(line.text)
    )


def _fees_of(sentence: _Sentence) -> tuple[_Fee, ...] | None:
    """Give each rate of a sentence its classes; None where that cannot be told, or the sentence states no flat fee."""
    text = sentence.text
    if _ELSEWHERE.search(text) or _NOT_THE_FEE.search(text) or find_bands(text):
        return None
    figures, named = _figures(text), classes_in(text)
    if len(figures) == 1:
        listed = {each.classes for each in named}
        if len(listed) > 1:
            return None
        return (_Fee(figures[0], listed.pop() if listed else (), sentence),)
    before = [tuple(n.classes for n in named if a <= n.start < b.start) for a, b in _spans(figures)]
    after = [
        tuple(n.classes for n in named if f.start < n.start < end)
        for f, end in zip(figures, [*(each.start for each in figures[1:]), len(text)], strict=True)
    ]
    for sides, alone in ((before, not after[-1]), (after, not before[0])):
        if alone and all(len(side) == 1 for side in sides):
            return tuple(_Fee(figure, side[0], sentence) for figure, side in zip(figures, sides, strict=True))
    return None


def _spans(figures: Sequence[Figure]) -> list[tuple[int, Figure]]:
    """Pair each figure with the end of the one before it."""
    return list(zip([0, *(figure.end for figure in figures[:-1])], figures, strict=True))


def _fund(telling: Sequence[_Sentence], layout: Layout) -> str | None:
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


def _rows(fees: Sequence[_Fee], fund: str, every: Mapping[str, str], paper: Paper) -> tuple[Row, ...] | None:
    """Make a row for each class; None where one class has two different rates."""
    rows: dict[str, Row] = {}
    for fee in fees:
        if not fee.classes and len(every) > 1:
            return None
        percent = fee.figure.percent()
        for bare in fee.classes or tuple(every.values()) or (None,):
            earlier = rows.get(bare or "")
            if earlier is not None and earlier.rate.percent != percent:
                return None
            rows.setdefault(
                bare or "",
                Row(
                    registrant=None,
                    name=fund,
                    formerly=None,
                    series=fund,
                    share_class=bare,
                    rate=Rate(printed=fee.printed, percent=percent),
                    service_fee_percent=None,
                    asset_based_sales_charge_percent=None,
                    calculation_date=None,
                    ends_on=None,
                    markers=(),
                    confidence=_SURE,
                    source=source_of(paper.kind, fee.sentence.lines),
                ),
            )
    return tuple(rows.values())


def _doubts(
    paper: Paper,
    layout: Layout,
    agreement: Agreement,
    sentences: Sequence[_Sentence],
    fees: Sequence[_Fee],
    rows: Sequence[Row],
    every: Mapping[str, str],
) -> Iterator[str]:
    """Yield what may make a row wrong."""
    for fee in fees:
        yield from _sentence_doubts(fee)
        if not fee.classes and every:
            yield "its sentence does not name the class"
    if len(fees) > len(rows) or len({fee.classes for fee in fees}) < len(fees):
        yield "two sentences state a rate of one class"
    telling = [fee.sentence for fee in fees]
    if paper.kind == "scan" or not _seen_again(paper, telling):
        yield "two independent readings do not agree on its sentence"
    if agreement.amendment is not None:
        yield "an amendment may print it as it was before"
    if any(not _is_vote(each) for each in sentences if each not in telling):
        yield "another sentence names a rate too"
    yield from _doubts_elsewhere(paper, sentences)
    if set(every) != {row.share_class.upper() for row in rows if row.share_class}:
        yield "the document names other classes than those it states the fee of"
    yield from _name_doubts(rows[0].name, [line.text for line in layout.lines], layout)


def _doubts_elsewhere(paper: Paper, sentences: Sequence[_Sentence]) -> Iterator[str]:
    """Yield what the lines outside the sentences with rates hold: figures, or word of a schedule."""
    told = {(line.page, line.number) for sentence in sentences for line in sentence.lines}
    rest = [line.text for page in paper.pages for line in page.lines if (page.number, line.number) not in told]
    if any(_MAY_BE_RATE.search(text) and _figures(text) for text in rest):
        yield "a rate is printed outside the clauses"
    if any(_BARE_FIGURE.search(text) for text in rest):
        yield "other figures are printed that may be rates"
    if any(_ELSEWHERE.search(text) for text in (*rest, *(each.text for each in sentences))):
        yield "the document speaks of a schedule"


def _sentence_doubts(fee: _Fee) -> Iterator[str]:
    """Yield what is odd in one sentence and its rate."""
    text, percent = fee.sentence.text, fee.figure.percent()
    hedge = _HEDGES.search(text)
    if hedge is not None:
        yield f"its sentence says \u201c{hedge.group()}\u201d"
    if not _ANNUAL.search(text):
        yield "its sentence does not say that the rate is a year's"
    if percent is None or not percent or not plausible(percent) or odd_points(fee.figure):
        yield f"\u201c{fee.printed}\u201d is no rate that funds pay"
    opening = fee.printed.find("(")
    inner = _figures(fee.printed[opening + 1 :]) if opening > 0 else []
    if any(each.percent() != percent for each in inner):
        yield f"\u201c{fee.printed}\u201d names two different rates"
    if any(each.outcome in ("malformed", "withheld") for each in find_rates(text)):
        yield "its sentence holds a figure that cannot be read"
    if not fee.classes and re.search(r"\bclass(?:es)?\b", text, re.IGNORECASE):
        yield "its sentence speaks of a class without naming it"


def _is_vote(sentence: _Sentence) -> bool:
    """Tell a majority of votes (`more than 50% of the outstanding shares`) from a rate."""
    figures = _figures(sentence.text)
    high = all((figure.percent() or 0) >= _LEAST_VOTE for figure in figures)
    return not figures or (high and _OF_A_VOTE.search(sentence.text) is not None)


def _seen_again(paper: Paper, sentences: Sequence[_Sentence]) -> bool:
    """Tell whether the second reader sees every line of the sentences too; true where a source has no second way."""
    if paper.reread is None:
        return True
    lines = [line for sentence in sentences for line in sentence.lines]
    again = {page.number: _squeezed(page.lines) for page in paper.reread(sorted({line.page for line in lines}))}
    return all(_squeezed([line]) in again.get(line.page, "") for line in lines)


def _squeezed(lines: Sequence[Line]) -> str:
    return "".join("".join(line.text.split()) for line in lines)


def _name_doubts(name: str, lines: Sequence[str], layout: Layout) -> Iterator[str]:
    """Yield what speaks against the fund: words joined to its name, other funds in the document."""
    bare = name.upper().rstrip(".")
    alone = any(line.strip(" ,.()").upper() == bare for line in lines)
    if may_be_two_names(name) and not alone:
        yield f"\u201c{name}\u201d may hold more than the fund's name"
    if not re.search(r"\b(?:fund|portfolio|series|etf)\b", name, re.IGNORECASE):
        yield f"\u201c{name}\u201d does not read as the name of one fund"
    texts = [*lines, *(paragraph.text for paragraph in layout.paragraphs)]
    for other in (each for text in texts for each in funds_in(text)):
        if re.search(r"\b(?:fund|portfolio|etf)\b", other, re.IGNORECASE) and not _is_same(other.upper(), bare):
            yield f"the document names another fund, \u201c{other}\u201d"
            return
    for paragraph in layout.paragraphs:
        if re.search(r"\b(?:each|every)\s+(?:Fund|Portfolio|Series)\b|\b(?:Funds|Portfolios)\b", paragraph.text):
            yield "the document speaks of several funds"
            return


def _is_same(other: str, name: str) -> bool:
    """Tell a name with words before it (a title's), or a part of it (a wrapped line, no `, Inc.`), from another."""
    return other.rstrip(".").endswith(name) or name.startswith(other) or name.endswith(other)
