"""A reading doubted from outside: the finished rows held against the bare lines of their schedule.

It knows nothing of how the rows came about, only what rows of any schedule are like: each name is one fund, no line
that names a fund is left out, and a class that is printed belongs to some row. What it cannot settle it reports; it
changes no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from toolkit.agreement import Row, Schedule
from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.reading.find import Span
from toolkit.reading.names import parse_stated_class
from toolkit.reading.pages import Line, Paper, source_of

_NOUN = r"(?:funds?|portfolios?|series|etf)"
_TWO_FUNDS = re.compile(
    r"\b(fund|portfolio)\b,?\s+[^()]*\s\1s?\b|\b(?:fund|portfolio|series),\s+"
    r"(?!inc\b|ll[cp]\b|l\.|ltd|formerly|class\b|\w{1,13}\s+(?:class|shares)\b|[a-z]\d?$)\w",
    re.IGNORECASE,
)
_FUND_AND_TRUST = re.compile(
    r"\b(?:fund|portfolio)\s+(?!of\b)(?:\S+\s+)+(?:trust|funds|series)(?:,?\s+(?:inc\.?|[ivx]+))?\W*$", re.IGNORECASE
)
_BEGINS_AGAIN = re.compile(r"(\S+)\s(?:.*\s)?(?:trust|company|funds|portfolios)(?:\s+[IVX]+)?,?\s+\1\s", re.IGNORECASE)
"""A company's name, and behind it a fund's that begins with the same word."""
_ONE_FUND = re.compile(r"\b(?:fund|portfolio)(?:\s+[IVX]+)?\W*$", re.IGNORECASE)
_INSTRUMENT_OF = re.compile(
    rf"\b(?:plan|agreement|contract)\b.*\b(?:of|for|with|between|and)\s.*\b{_NOUN}\W*$", re.IGNORECASE
)
"""The title of a plan or agreement that names the fund it is of."""
_GLUED = re.compile(r"(?:Fund|Portfolio|Series)[A-Z][a-z]{2}")
_FUND_OF_FUNDS = re.compile(r"\bfunds?[- ]of[- ]funds?\b", re.IGNORECASE)
_HAS_NOUN = re.compile(rf"\b{_NOUN}\b|\btrust\b|\bshares\b|\baccount\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the\s+|each\s+)?(?:list\s+of\s+)?(?:funds?|portfolios?|series|classes|share\s+class(?:es)?|names?|totals?|confidential|"
    r"schedule|exhibit|appendix|none|n/a)(?:,?\s+inc)?\W*",
    re.IGNORECASE,
)
_COMPANY_INSIDE = re.compile(
    r"\b(?:inc|corp|l\.?l\.?c|ltd)\b\.?,?\s+(?!\(|class\b|.*\bshares?$|.*\bclass$)\S", re.IGNORECASE
)
_BLANKET = re.compile(r"(?:all|each|every|any)\b", re.IGNORECASE)
_HEADING_WORDS = frozenset(
    """rate rates fee fees date maximum minimum class classes share shares series fund funds portfolio portfolios trust
    distribution service services annual aggregate limit expires assets breakpoint name names list administrative
    adviser's advisers yearly net average daily of the and as a per percent effective schedule sales charge asset
    based compensation payment payments amount description type category commencement termination expiration ticker
    symbol plan calculation total expense operating cap waiver adviser distributor servicing shareholder
    current registrant registrants company companies inc sub-adviser sub-advisers subadviser first next over million
    billion thereafter balance excess remaining through contractual administration level levels""".split()  # noqa: SIM905 - words read better in lines than as sixty literals
)
"""What headings of columns are made of: a line of these alone names no fund."""
_LETTERS = r"(?:AAA|529-[A-Z]|[A-Z]-?\d?)"
_CLASS_INSIDE = re.compile(rf"\b(?:Class|CLASS)\s+{_LETTERS}\s+(?!(?i:shares?)\b)\w")
_CLASS = re.compile(rf"\b[Cc]lass\s+({_LETTERS})(?![\w'\u2019&-]|\.\w)")
_PLAIN_CLASS = re.compile(
    r"(?!(?:class(?:es)?|shares?|rates?|fees?|annual|total|percent|date)$)[A-Za-z0-9][\w .&/-]*", re.IGNORECASE
)
_LOWER_START = re.compile(
    r"(?:[-\u2013\u2014\u2022\u00b7*]\s|(?:[Bb]y|[Aa]nd|[Oo]f|[Aa]s|[Tt]o|[Ff]or|[Oo]r|[Ww]ith)\s)"
)
"""A dot, or a small word; `AS Bond Portfolio` begins with a brand."""
_SAID = re.compile(r"\b(?:following|listed|apply|applies|above|below|pays|shall)\b")
_CLASS_END = re.compile(r"\b(?:class(?:\s+shares)?|class\s+\w{1,4}(?:\s+shares)?)\W*$", re.IGNORECASE)
_A_FEE = re.compile(
    r"(?<!floating )(?<!variable )(?<!adjustable )(?<!interest )\b(?:fees?|rates?|net assets)\W*$", re.IGNORECASE
)
_NAMES = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_CLASS_LINE = re.compile(r"\bclass\b|\bshares?\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z&'\u2019.-]*")
_PROSE_WORDS = 14
_RARE = Decimal("2.5")
"""Percent a year that few fees of a fund reach."""
_DECIMAL = re.compile(r"\d*\.?\d+")
_SIGNED = re.compile(r"(?<![\d.])(\d{0,2}\.\d{1,5})\s?%")
_MOST = 0.75


def sceptical(paper: Paper, spans: Sequence[Span], schedules: Sequence[Schedule]) -> tuple[Problem, ...]:
    """Return a problem for each thing about finished rows that no right reading should show."""
    by_title = {schedule.title: schedule for schedule in schedules}
    heads = _running_heads(paper, spans)
    lines = [line for span in spans for _, line in span.lines(paper) if line.text not in heads]
    found: list[Problem] = []
    for schedule in by_title.values():
        found += _odd_names(schedule)
        found += _classless(schedule)
        found += _far_above(schedule)
        found += _feeless(schedule)
        found += _twice(schedule)
        found += _under_none(schedule)
        found += _in_title(schedule, [span for span in spans if span.title == schedule.title], paper)
    if schedules:
        found += _left_out(paper, lines, schedules)
        found += _classes_lost(paper, lines, schedules)
        found += _rates_lost(paper, lines, schedules)
    return tuple(found)


def _running_heads(paper: Paper, spans: Sequence[Span]) -> frozenset[str]:
    """Return what heads pages outside the schedules: printed again inside one, it is no line of its own there."""
    return frozenset(
        line.text
        for page in paper.pages[1:]
        for index, line in enumerate(page.lines[:2])
        if not any(span.holds(page.number, index) for span in spans)
    )


def _odd_names(schedule: Schedule) -> Iterator[Problem]:
    """Doubt a name that is two names, a heading, a company and a fund, or that has lost its end."""
    named = [row for row in schedule.rows if _HAS_NOUN.search(row.name)]
    usual = len(named) >= max(3, _MOST * len(schedule.rows))
    for row in {row.registrant: row for row in schedule.rows if _ONE_FUND.search(row.registrant or "")}.values():
        yield _doubt(row, f"stands under “{row.registrant}”, which reads like a fund of its own")
    for row in schedule.rows:
        what = _odd_name(row)
        if what is not None:
            yield _doubt(row, what)
        elif usual and not _HAS_NOUN.search(row.name):
            yield _doubt(row, "has no Fund, Portfolio or Series as the other names have")


def _only_heading_words(name: str) -> bool:
    """Tell whether a name says nothing but what heads columns (`Fee`, `Annual Rate`)."""
    words = [word.lower().strip(".'\u2019-") for word in _WORD.findall(name)]
    return bool(words) and not _FUND_OF_FUNDS.search(name) and all(word in _HEADING_WORDS for word in words)


def _odd_name(row: Row) -> str | None:
    """Say what is odd about a name by itself; None where nothing is."""
    blanket = _BLANKET.match(row.name) is not None
    checks = (
        (parse_stated_class(row.name), "is a class, and no fund is named beside it"),
        (_GENERIC.fullmatch(row.name) or _only_heading_words(row.name), "reads like a heading, not like a fund"),
        (
            _two_names(_FUND_OF_FUNDS.sub("", row.name).removeprefix(row.registrant or "")),
            "reads like two names in one",
        ),
        (_COMPANY_INSIDE.search(row.name) and not blanket, "goes on behind a company's name"),
        (_CLASS_INSIDE.search(row.name), "has a class in its middle"),
        (_A_FEE.search(row.name), "reads like a kind of fee, not like a fund"),
        (_A_FEE.search(row.registrant or ""), f"stands under “{row.registrant}”, which reads like a kind of fee"),
        (
            row.share_class is not None and not _PLAIN_CLASS.fullmatch(row.share_class),
            f"has a class that does not read as one: “{row.share_class}”",
        ),
        (
            row.share_class is not None
            and _CLASS_END.search(row.name)
            and not re.search(rf"\b{re.escape(row.share_class)}\b", row.name, re.IGNORECASE),
            f"ends in another class than its own, {row.share_class}",
        ),
        (_SAID.search(row.name) and not blanket, "reads like a sentence, not like a fund"),
        (_LOWER_START.match(row.name), "does not begin as a name does"),
    )
    return next((what for odd, what in checks if odd), None)


def _two_names(name: str) -> bool:
    """Tell whether a name is that of a fund with another fund's, or its trust's, behind it."""
    behind = _FUND_AND_TRUST.search(name) and not _BLANKET.match(name)
    glued = _TWO_FUNDS.search(name) or _GLUED.search(name) or _BEGINS_AGAIN.match(name)
    return bool(behind or glued)


def _under_none(schedule: Schedule) -> Iterator[Problem]:
    """Doubt the first heading over rows where rows stand before it under none: it may begin a wrapped name.

    One in capitals over names that are not is a heading all the same.
    """
    if schedule.rows[0].registrant is None:
        for row in schedule.rows:
            if row.registrant is not None:
                if row.registrant.isupper() == row.name.isupper():
                    yield _doubt(row, f"stands under “{row.registrant}”, and rows before it under no heading")
                return


def _far_above(schedule: Schedule) -> Iterator[Problem]:
    """Doubt a rate that few funds pay and that is far above all others of its schedule: a decimal point may be lost."""
    rates = sorted((row.rate.percent, index) for index, row in enumerate(schedule.rows) if row.rate.percent is not None)
    if len(rates) > 1 and rates[-1][0] > max(_RARE, 2 * rates[-2][0]):
        yield _doubt(
            schedule.rows[rates[-1][1]], f"pays {rates[-1][0]}%, more than twice any other rate of the schedule"
        )


def _in_title(schedule: Schedule, spans: Sequence[Span], paper: Paper) -> Iterator[Problem]:
    """Doubt a schedule whose title ends in the name of one fund that no row has: the fund's heading was lost in it."""
    said = {pair for row in schedule.rows for text in (row.name, row.registrant or "") for pair in _pairs(text)}
    of_funds = all(_NAMES.search(row.name) for row in schedule.rows)
    for span in spans:
        for place, line in span.lines(paper):
            if place in span.headings and _ONE_FUND.search(line.text) and not said.issuperset(_pairs(line.text)):
                if of_funds and _INSTRUMENT_OF.search(span.title[: span.title.find(line.text) + len(line.text)]):
                    continue
                yield Problem(
                    rule="line-left-out",
                    kind=Kind.READING,
                    severity=Severity.ERROR,
                    message=f"“{line.text}” was read as part of the title, and no row is of that fund",
                    remedy="compare the schedule with the page",
                    source=source_of(paper.kind, [line]),
                )


def _classless(schedule: Schedule) -> Iterator[Problem]:
    """Doubt a row without a class where most rows of its schedule have one."""
    without = [row for row in schedule.rows if row.share_class is None]
    if without and len(without) < (1 - _MOST) * len(schedule.rows) + 1 and len(without) < len(schedule.rows):
        for row in without:
            yield _doubt(row, "has no class, as the other rows have")


def _twice(schedule: Schedule) -> Iterator[Problem]:
    """Doubt a fund and class that stands twice with different fees: an old and a new schedule, or two kinds of fee."""
    first: dict[tuple[str, ...], Row] = {}
    for row in schedule.rows:
        key = tuple((text or "").casefold() for text in (row.registrant, row.name, row.share_class))
        before = first.setdefault(key, row)
        if row.name and before.rate != row.rate:
            yield _doubt(row, "stands twice in the schedule, with different fees")


def _feeless(schedule: Schedule) -> Iterator[Problem]:
    """Doubt a row for which nothing at all is printed where other rows of its schedule have a rate."""
    without = [row for row in schedule.rows if row.rate.printed is None and row.rate.tiers is None]
    if len(without) < len(schedule.rows):
        for row in without:
            yield _doubt(row, "has no fee beside it, as other rows have")


def _left_out(paper: Paper, lines: Sequence[Line], schedules: Sequence[Schedule]) -> Iterator[Problem]:
    """Doubt a line that names a fund and of which no row, heading or footnote says a word pair."""
    said = {pair for text in _all_texts(schedules) for pair in _pairs(text)}
    headings = {
        word for each in schedules for column in each.columns for word in _WORD.findall(column.heading.casefold())
    }
    for line in lines:
        words = _WORD.findall(line.text)
        if headings.issuperset(word.casefold() for word in words):
            continue
        capital = sum(1 for word in words if word[0].isupper())
        if len(words) > _PROSE_WORDS or len(words) < 2 or capital < _MOST * len(words):  # noqa: PLR2004 - a pair of words
            continue
        named = [word for word in words if len(word) > 1 and word.lower().strip(".'\u2019-") not in _HEADING_WORDS]
        if (
            named
            and _NAMES.search(line.text)
            and not _CLASS_LINE.search(line.text)
            and not said.intersection(_pairs(line.text))
        ):
            yield Problem(
                rule="line-left-out",
                kind=Kind.READING,
                severity=Severity.ERROR,
                message=f"“{line.text}” names a fund, and no row, heading or footnote says it",
                remedy="compare the schedule with the page; add the row by an amendment or read a better copy",
                source=source_of(paper.kind, [line]),
            )


def _classes_lost(paper: Paper, lines: Sequence[Line], schedules: Sequence[Schedule]) -> Iterator[Problem]:
    """Doubt a schedule that prints a class of which it has no row."""
    rows = [row for schedule in schedules for row in schedule.rows]
    held = {(row.share_class or "").upper() for row in rows}
    said = " ".join(_all_texts(schedules, names=False))
    for line in lines:
        if len(_WORD.findall(line.text)) > _PROSE_WORDS:
            continue
        for match in _CLASS.finditer(line.text):
            glued = match[1].rstrip("0123456789").upper() in held  # a marker's digit printed on to the letter
            if match[1].upper() not in held and not glued and match[0] not in said:
                yield Problem(
                    rule="class-left-out",
                    kind=Kind.READING,
                    severity=Severity.ERROR,
                    message=f"“{match[0]}” is printed, and no row is of that class",
                    remedy="compare the schedule with the page",
                    source=source_of(paper.kind, [line]),
                )
                held.add(match[1].upper())


def _rates_lost(paper: Paper, lines: Sequence[Line], schedules: Sequence[Schedule]) -> Iterator[Problem]:
    """Doubt a line of a table that prints rates of which no row has one."""
    rows = [row for schedule in schedules for row in schedule.rows]
    held = {_bare(figure) for row in rows for figure in _figures_of(row)}
    said = " ".join(" ".join(_all_texts(schedules)).split())
    for line in lines:
        printed = {_bare(match[1]) for match in _SIGNED.finditer(line.text)}
        table = len(_WORD.findall(line.text)) <= _PROSE_WORDS and line.text[:1].isupper() and line.text.endswith("%")
        if printed and table and not printed & held and line.text not in said:
            yield Problem(
                rule="rate-left-out",
                kind=Kind.READING,
                severity=Severity.ERROR,
                message=f"“{line.text}” prints a rate that no row has",
                remedy="compare the schedule with the page",
                source=source_of(paper.kind, [line]),
            )


def _figures_of(row: Row) -> Iterator[str]:
    """Walk the figures of a row: its rate as printed and as read, its bands, its parts."""
    yield from _DECIMAL.findall(row.rate.printed or "")
    known = [row.rate.percent, row.service_fee_percent, row.asset_based_sales_charge_percent]
    known += [tier.percent for tier in row.rate.tiers or ()]
    yield from (str(percent) for percent in known if percent is not None)


def _bare(figure: str) -> str:
    """Print a decimal without the zeros that change nothing."""
    whole, _, rest = figure.partition(".")
    return f"{whole.lstrip('0')}.{rest.rstrip('0')}"


def _all_texts(schedules: Sequence[Schedule], *, names: bool = True) -> Iterator[str]:
    """Walk all texts that a reading of schedules says."""
    for schedule in schedules:
        yield schedule.title
        yield from (column.heading for column in schedule.columns)
        yield from (note.text for note in schedule.footnotes)
        for row in schedule.rows:
            yield row.registrant or ""
            yield row.formerly or ""
            if names:
                yield row.name


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Walk the pairs of words that follow each other."""
    words = [word.lower().strip(".'\u2019-") for word in _WORD.findall(text)]
    yield from pairwise(words)


def _doubt(row: Row, what: str) -> Problem:
    """Make the problem of a doubtful name."""
    source: Source = row.source
    return Problem(
        rule="odd-name",
        kind=Kind.READING,
        severity=Severity.ERROR,
        message=f"“{row.name}” {what}",
        remedy="compare the row with the page; `contract extract --evidence` shows both",
        source=source,
    )
