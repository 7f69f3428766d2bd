"""What may make a fee wrong that was read from a clause: in its sentence, and anywhere else in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from toolkit.agreement import Agreement, Row
from toolkit.reading.clause_fees import ELSEWHERE, Fee, figures_of
from toolkit.reading.clause_names import funds_in, may_be_two_names
from toolkit.reading.clause_sentences import MAY_BE_RATE, Sentence
from toolkit.reading.dates import DATE
from toolkit.reading.furniture import furniture_of, key_of
from toolkit.reading.hedges import HEDGES, HEDGES_OF_LIMITS
from toolkit.reading.pages import Line, Paper
from toolkit.reading.rate_units import plausible
from toolkit.reading.rates import find_rates, odd_points
from toolkit.reading.readings import is_unreadable, seen_otherwise
from toolkit.reading.surroundings import Layout

_ANNUAL = re.compile(r"\b(?:annual(?:ly|ized)?|per\s+annum|p\.a\.|a\s+year|per\s+year|yearly)(?!\w)", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\bsub-?(?:advis|admin)\w+", re.IGNORECASE)
"""What another agreement pays, unless this one is of that kind."""
_PUTS_IN = re.compile(
    r"\b(?:amended|replac\w+|restated|substitut\w+)\b[^.]*\b(?:to\s+read|as\s+follows|the\s+following)\b", re.IGNORECASE
)
"""How an amendment leads on to the new words of a clause."""
_LASTS = re.compile(rf"\b(?:until|through|expir\w+)\s+(?:on\s+)?(?:{DATE.pattern})", re.IGNORECASE)
_OF_A_VOTE = re.compile(r"\b(?:vot(?:e|es|ing)|outstanding|majority|shareholders present|quorum)\b", re.IGNORECASE)
_BARE_FIGURE = re.compile(r"(?<![\d.$,])\d?\.\d{2,4}(?![\d%.]|\s*%)")
_LEAST_VOTE = 20
_FOOT, _ALONE = 25, 4.0
"""Signs in the foot of a page at most; so many times its height it stands below all else."""
_SEVERAL = re.compile(
    r"\b(?:each|every)\s+(?:Fund|Portfolio|Series)\b|\b(?:[Tt]he|[Ss]uch|[Aa]ll|[Bb]oth|[Tt]hese|[Ss]everal)\s+(?:Funds|Portfolios)\b"
)


def doubts_of(
    paper: Paper,
    layout: Layout,
    agreement: Agreement,
    sentences: Sequence[Sentence],
    fees: Sequence[Fee],
    rows: Sequence[Row],
    every: Mapping[str, str],
) -> tuple[str, ...]:
    """Return what may make a row wrong, each once."""
    limits = agreement.family == "expense-limitation"
    telling = [fee.sentence for fee in fees]
    found = [doubt for fee in fees for doubt in _in_sentence(fee, every, limits=limits)]
    if not _OF_OTHERS.search(agreement.title):
        found += [
            f"its sentence says \u201c{hit.group()}\u201d" for fee in fees if (hit := _OF_OTHERS.search(fee.around))
        ]
    checks = (
        (
            len(fees) > len(rows) or len({(fee.classes, fee.funds) for fee in fees}) < len(fees),
            "two sentences state a rate of one class",
        ),
        (
            not (_scanned_alike(paper) if paper.kind == "scan" else _seen_again(paper, telling)),
            "two independent readings do not agree on its sentence",
        ),
        (
            agreement.amendment is not None and not all(_put_in(fee) for fee in fees),
            "an amendment may print it as it was before",
        ),
        (any(not _is_vote(each) for each in sentences if each not in telling), "another sentence names a rate too"),
        (
            set(every) != {row.share_class.upper() for row in rows if row.share_class},
            "the document names other classes than those it states the fee of",
        ),
        (limits and _lasts_elsewhere(layout, telling, rows), "another sentence says how long it lasts"),
    )
    found += [doubt for odd, doubt in checks if odd]
    found += [*_elsewhere(paper, sentences), *_names(rows, layout)]
    return tuple(dict.fromkeys(found))


def _in_sentence(fee: Fee, every: Mapping[str, str], *, limits: bool) -> Iterator[str]:
    """Yield what is odd in one sentence and its rates."""
    text, percents = fee.sentence.text, [figure.percent() for figure in fee.figures]
    hedge = (HEDGES_OF_LIMITS if limits else HEDGES).search(_without_parts(fee))
    if hedge is not None:
        yield f"its sentence says \u201c{hedge.group()}\u201d"
    if not limits and not _ANNUAL.search(text):
        yield "its sentence does not say that the rate is a year's"
    free = fee.printed[:2].lower() == "no"
    if any(not (each or free) or not plausible(each) for each in map(_known, percents)) or any(
        map(odd_points, fee.figures)
    ):
        yield f"\u201c{fee.printed}\u201d is no rate that funds pay"
    for figure, percent in zip(fee.figures, percents, strict=True):
        printed = text[figure.start : figure.end]
        opening = printed.find("(")
        if any(each.percent() != percent for each in (figures_of(printed[opening + 1 :]) if opening > 0 else ())):
            yield f"\u201c{printed}\u201d names two different rates"
    if any(each.outcome in ("malformed", "withheld") for each in find_rates(text)):
        yield "its sentence holds a figure that cannot be read"
    if not fee.classes and re.search(r"\bclass(?:es)?\b", text, re.IGNORECASE):
        yield "its sentence speaks of a class without naming it"
    if not fee.classes and every:
        yield "its sentence does not name the class"


def _put_in(fee: Fee) -> bool:
    """Tell whether a sentence is led on to as the new words of a clause: `… is amended to read as follows: …`."""
    return _PUTS_IN.search(fee.sentence.text[: fee.start]) is not None


def _known(percent: Decimal | None) -> Decimal:
    return percent if percent is not None else Decimal(-1)


def _without_parts(fee: Fee) -> str:
    """Return the words around a fee; where its parts are told too, those before the first figure."""
    if fee.service is None and fee.sales_charge is None:
        return fee.around
    text = fee.sentence.text
    return text[: figures_of(text)[0].start]


def _is_vote(sentence: Sentence) -> bool:
    """Tell a majority of votes (`more than 50% of the outstanding shares`) from a rate."""
    figures = figures_of(sentence.text)
    high = all((figure.percent() or 0) >= _LEAST_VOTE for figure in figures)
    return not figures or (high and _OF_A_VOTE.search(sentence.text) is not None)


def _lasts_elsewhere(layout: Layout, telling: Sequence[Sentence], rows: Sequence[Row]) -> bool:
    """Tell whether the day a limit ends stands in another sentence than the limit."""
    own = {(line.page, line.number) for sentence in telling for line in sentence.lines}
    rest = [each for each in layout.paragraphs if not own.intersection((line.page, line.number) for line in each.lines)]
    return any(row.ends_on is None for row in rows) and any(_LASTS.search(each.text) for each in rest)


def _seen_again(paper: Paper, sentences: Sequence[Sentence]) -> bool:
    """Tell whether the second reader sees every line of the sentences too; true where a source has no second way."""
    if paper.reread is None:
        return True
    lines = [line for sentence in sentences for line in sentence.lines]
    again = {page.number: _squeezed(page.lines) for page in paper.reread(sorted({line.page for line in lines}))}
    return all(_squeezed([line]) in again.get(line.page, "") for line in lines)


def _scanned_alike(paper: Paper) -> bool:
    """Tell whether two readings of a scan see the same on all its pages: names and rates may stand anywhere on them.

    Each reading is held against the other, so that neither has a line that the other lacks.
    """
    if paper.reread is None:
        return False
    again = replace(paper, pages=paper.reread([page.number for page in paper.pages]))
    return _is_seen_in(paper, again) and _is_seen_in(again, paper)


def _is_seen_in(paper: Paper, other: Paper) -> bool:
    """Tell whether all of a scan but its page furniture is read, and read alike in another reading of it."""
    others = {page.number: page for page in other.pages}
    furniture = {key_of(line) for line in furniture_of(paper)}
    for page in paper.pages:
        lines = _without_foot([line for line in page.lines if key_of(line) not in furniture])
        marks = [(top + bottom) / 2 for _, top, _, bottom in page.unread]
        if any(lines[0].top < middle < lines[-1].bottom for middle in marks if lines):
            return False
        if any(is_unreadable(line) or seen_otherwise("scan", line, others[page.number]) is not None for line in lines):
            return False
    return True


def _without_foot(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out the number or the mark of a form that stands alone at the foot of a page; no fee does."""
    if len(lines) < 2 or "%" in lines[-1].text or len(lines[-1].text) > _FOOT:  # noqa: PLR2004 - one to stand below
        return lines
    above, foot = lines[-2], lines[-1]
    return lines[:-1] if foot.top - above.bottom > _ALONE * (foot.bottom - foot.top) else lines


def _squeezed(lines: Sequence[Line]) -> str:
    return "".join("".join(line.text.split()) for line in lines)


def _elsewhere(paper: Paper, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield what the lines outside the sentences with rates hold: figures, or word of a schedule."""
    told = {(line.page, line.number) for sentence in sentences for line in sentence.lines}
    rest = [line.text for page in paper.pages for line in page.lines if (page.number, line.number) not in told]
    if any(MAY_BE_RATE.search(text) and figures_of(text) for text in rest):
        yield "a rate is printed outside the clauses"
    if any(_BARE_FIGURE.search(text) for text in rest):
        yield "other figures are printed that may be rates"
    if any(ELSEWHERE.search(text) for text in (*rest, *(each.text for each in sentences))):
        yield "the document speaks of a schedule"


def _names(rows: Sequence[Row], layout: Layout) -> Iterator[str]:
    """Yield what speaks against the funds: words joined to a name, other funds in the document."""
    lines = [line.text for line in layout.lines]
    names = {row.name.upper().rstrip("."): row.name for row in rows}
    for bare, name in names.items():
        alone = any(line.strip(" ,.()").upper() == bare for line in lines)
        if may_be_two_names(name) and not alone:
            yield f"\u201c{name}\u201d may hold more than the fund's name"
        if not re.search(r"\b(?:fund|portfolio|series|etf)\b", name, re.IGNORECASE):
            yield f"\u201c{name}\u201d does not read as the name of one fund"
    texts = [*lines, *(paragraph.text for paragraph in layout.paragraphs)]
    for other in (each for text in texts for each in funds_in(text)):
        known = any(_is_same(other.upper(), bare) for bare in names)
        if re.search(r"\b(?:fund|portfolio|etf)\b", other, re.IGNORECASE) and not known:
            yield f"the document names another fund, \u201c{other}\u201d"
            return
    if len(names) == 1 and any(_SEVERAL.search(paragraph.text) for paragraph in layout.paragraphs):
        yield "the document speaks of several funds"


def _is_same(other: str, name: str) -> bool:
    """Tell a name with words before it (a title's), or a part of it (a wrapped line, no `, Inc.`), from another."""
    bare = other.rstrip(".")
    return bare.endswith(name) or name.startswith(bare) or name.endswith(bare)
