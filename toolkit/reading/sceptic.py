"""A reading doubted from outside: the finished rows held against the bare lines of their schedule.

It knows nothing of how the rows came about, only what rows of any schedule are like: each name is one fund, no line
that names a fund is left out, and a class that is printed belongs to some row. What it cannot settle it reports; it
changes no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from toolkit.agreement import Row, Schedule
from toolkit.problems import Kind, Problem, Severity
from toolkit.reading.clause_names import classes_in
from toolkit.reading.dates import DATE
from toolkit.reading.find import Span
from toolkit.reading.names import looks_like_registrant, strip_continued
from toolkit.reading.odd_rows import HEADING_WORDS, LETTERS, MOST, NOUN, ONE_FUND, WORD, odd_rows, only_heading_words
from toolkit.reading.pages import Line, Paper, source_of
from toolkit.reading.preface import SAYS_WHICH

_INSTRUMENT_OF = re.compile(
    rf"\b(?:plan|agreement|contract)\b.*\b(?:of|for|with|between|and)\s.*\b{NOUN}\W*$", re.IGNORECASE
)
"""The title of a plan or agreement that names the fund it is of."""
_INSTRUMENT_END = re.compile(r"\b(?:plan|agreement|contract)s?\W*$", re.IGNORECASE)
"""How the title of one ends, where it names its fund before (`ALDER FUND DISTRIBUTORS AGREEMENT`)."""
_MAKES = re.compile(r"\s+(?:[A-Z][\w&-]*\s+(?:and\s+)?){0,5}(?:plan|agreement|contract)\b", re.IGNORECASE)
"""What follows the name of the fund whose plan or agreement it is."""
_CLASS = re.compile(rf"\b[Cc]lass\s+({LETTERS})(?![\w'\u2019&-]|\.\w)")
_PLAN_OF_CLASS = re.compile(
    r"(?:amended\s+and\s+restated\s+)?class\s+\S+\s+(?:shares\s+)?(?:[a-z]+\s+){0,4}(?:plan|agreement)\W*$",
    re.IGNORECASE,
)
"""The title of a plan that says of which class it is: none of the rows."""
_NAMES = re.compile(rf"\b{NOUN}\b", re.IGNORECASE)
_DEFINES = re.compile(r"[\"\u201c\u201d]\)")
"""The end of a defined term (`the "Agreement")`): such a line is a sentence's."""
_HEADS_BANDS = re.compile(
    r"\b(?:funds|portfolios|series)\b.*\b(?:first|next|over|thereafter|[mb]illion)\b(?!.*\d\s?%)", re.IGNORECASE
)
"""The heading of a further table: of names, and of bands beside them."""
_BEFORE_CLASS = re.compile(rf"\s+[Cc]lass\s+{LETTERS}(?![\w'\u2019&-])")
"""What stands behind the last word of a name, in the next column (`… Retirement  Class A`)."""
_CLASS_LINE = re.compile(r"\bclass\b|\bshares?\b", re.IGNORECASE)
_CLASS_WORD = re.compile(r"\bclass(?:es)?\b", re.IGNORECASE)
_NOTHING = frozenset({"none", "nil", "n/a"})
"""What a cell prints where there is no fee."""
_PROSE_WORDS = 14
_DECIMAL = re.compile(r"\d*\.?\d+")
_SIGNED = re.compile(r"(?<![\d.])(\d{0,2}\.\d{1,5})\s?%")
_FEE_FIRST = re.compile(r"[*†‡\d()]*\s+(?:\d*\.\d+\s?%|(?:on\s+)?(?:the\s+)?first\s+\$|up\s+to\s+\$|\$)", re.IGNORECASE)
"""How a row of a table goes on behind its name."""


def sceptical(paper: Paper, spans: Sequence[Span], schedules: Sequence[Schedule]) -> tuple[Problem, ...]:
    """Return a problem for each thing about finished rows that no right reading should show."""
    heads = _running_heads(paper, spans)
    lines = [line for span in spans for _, line in span.lines(paper) if line.text not in heads]
    found: list[Problem] = []
    for schedule in schedules:
        found += odd_rows(schedule, _followed(lines, schedule))
        found += _in_title(schedule, [span for span in spans if span.title == schedule.title], paper)
    if schedules:
        found += _left_out(paper, lines, schedules)
        found += _classes_lost(paper, lines, schedules)
        found += _rates_lost(paper, lines, schedules)
        found += _beyond(paper, spans, schedules)
    return tuple(found)


def _followed(lines: Sequence[Line], schedule: Schedule) -> frozenset[int]:
    """Return the rows whose last line stands, wherever it is printed, right over another row's first or a company's.

    Or over nothing more: no end of their names can have been lost.
    """
    begins = {row.source.excerpt.split("\n", 1)[0] for row in schedule.rows}
    groups = {row.registrant for row in schedule.rows if row.registrant and looks_like_registrant(row.registrant)}
    after: dict[str, set[str]] = {}
    for line, below in zip_longest(lines, lines[1:]):
        after.setdefault(line.text, set()).add(strip_continued(below.text) if below else "")
    known = begins | groups | {""}
    last = {index: row.source.excerpt.rsplit("\n", 1)[-1] for index, row in enumerate(schedule.rows)}
    return frozenset(index for index, text in last.items() if text in after and after[text] <= known)


def _lost(paper: Paper, line: Line, rule: str, message: str, remedy: str | None = None) -> Problem:
    """Make the problem of a printed line that no row took up."""
    if remedy is None:
        remedy = "compare the schedule with the page"
    source = source_of(paper.kind, [line])
    return Problem(rule=rule, kind=Kind.READING, severity=Severity.ERROR, message=message, remedy=remedy, source=source)


def _running_heads(paper: Paper, spans: Sequence[Span]) -> frozenset[str]:
    """Return what heads pages outside the schedules: printed again inside one, it is no line of its own there."""
    return frozenset(
        line.text
        for page in paper.pages[1:]
        for index, line in enumerate(page.lines[:2])
        if not any(span.holds(page.number, index) for span in spans)
    )


def _in_title(schedule: Schedule, spans: Sequence[Span], paper: Paper) -> Iterator[Problem]:
    """Doubt a schedule whose title ends in the name of one fund that no row has: the fund's heading was lost in it."""
    said = {pair for row in schedule.rows for text in (row.name, row.registrant or "") for pair in _pairs(text)}
    of_funds = all(_NAMES.search(row.name) for row in schedule.rows)
    for span in spans:
        for place, line in span.lines(paper):
            if place in span.headings and ONE_FUND.search(line.text) and not said.issuperset(_pairs(line.text)):
                end = span.title.find(line.text) + len(line.text)
                if only_heading_words(line.text):
                    continue
                if of_funds and (_INSTRUMENT_OF.search(span.title[:end]) or _MAKES.match(span.title[end:])):
                    continue
                yield _lost(
                    paper,
                    line,
                    "line-left-out",
                    f"“{line.text}” was read as part of the title, and no row is of that fund",
                )


def _left_out(paper: Paper, lines: Sequence[Line], schedules: Sequence[Schedule]) -> Iterator[Problem]:
    """Doubt a line that names a fund and of which no row, heading or footnote says a word pair."""
    said = {pair for text in _all_texts(schedules) for pair in _pairs(text)}
    headings = {
        word for each in schedules for column in each.columns for word in WORD.findall(column.heading.casefold())
    }
    classes = {word for each in schedules for row in each.rows for word in (row.share_class or "").casefold().split()}
    for line in lines:
        words = WORD.findall(re.sub(DATE.pattern, " ", line.text, flags=DATE.flags))
        if headings.issuperset(word.casefold() for word in words):
            continue
        capital = sum(1 for word in words if word[0].isupper())
        if len(words) > _PROSE_WORDS or len(words) < 2 or capital < MOST * len(words):  # noqa: PLR2004 - a pair of words
            continue
        named = [
            word
            for word in words
            if len(word) > 1 and word.lower().strip(".'\u2019-") not in HEADING_WORDS | _NOTHING | classes
        ]
        if (
            named
            and _NAMES.search(line.text)
            and not _DEFINES.search(line.text)
            and not _HEADS_BANDS.search(line.text)
            and not _CLASS_LINE.search(line.text)
            and not _INSTRUMENT_OF.search(line.text)
            and not _INSTRUMENT_END.search(line.text)
            and not SAYS_WHICH.match(line.text)
            and not said.intersection(_pairs(line.text))
        ):
            yield _lost(
                paper,
                line,
                "line-left-out",
                f"“{line.text}” names a fund, and no row, heading or footnote says it",
                "compare the schedule with the page; add the row by an amendment or read a better copy",
            )


def _classes_lost(paper: Paper, lines: Sequence[Line], schedules: Sequence[Schedule]) -> Iterator[Problem]:
    """Doubt a schedule that prints a class of which it has no row."""
    rows = [row for schedule in schedules for row in schedule.rows]
    held = {(row.share_class or "").upper() for row in rows}
    said = " ".join(_all_texts(schedules, names=False))
    for line in lines:
        if len(WORD.findall(line.text)) > _PROSE_WORDS or _PLAN_OF_CLASS.match(line.text):
            continue
        for match in _CLASS.finditer(line.text):
            glued = match[1].rstrip("0123456789").upper() in held  # a marker's digit printed on to the letter
            if match[1].upper() not in held and not glued and match[0] not in said:
                yield _lost(paper, line, "class-left-out", f"“{match[0]}” is printed, and no row is of that class")
                held.add(match[1].upper())
        for bare in _classes_in_words(line.text):
            within = any(f" {bare.upper()} " in f" {one} " for one in held)  # the last words of a class that wraps
            if not within and bare not in said:
                yield _lost(paper, line, "class-left-out", f"“{bare}” is printed, and no row is of that class")
                held.add(bare.upper())


def _classes_in_words(text: str) -> Iterator[str]:
    """Yield the classes that a line calls so and names in words (`Investor Class`); codes are looked for apart."""
    if _CLASS_WORD.search(text):
        for named in classes_in(text):
            if not any(_BEFORE_CLASS.match(text, named.start + len(bare)) for bare in named.classes):
                yield from (bare for bare in named.classes if re.search(r"[a-z]{3}", bare))


def _rates_lost(paper: Paper, lines: Sequence[Line], schedules: Sequence[Schedule]) -> Iterator[Problem]:
    """Doubt a line of a table that prints rates of which no row has one."""
    rows = [row for schedule in schedules for row in schedule.rows]
    held = {_bare(figure) for row in rows for figure in _figures_of(row)}
    said = " ".join(" ".join(_all_texts(schedules)).split())
    for line in lines:
        printed = {_bare(match[1]) for match in _SIGNED.finditer(line.text)}
        table = len(WORD.findall(line.text)) <= _PROSE_WORDS and line.text[:1].isupper() and line.text.endswith("%")
        if printed and table and not printed & held and line.text not in said:
            yield _lost(paper, line, "rate-left-out", f"“{line.text}” prints a rate that no row has")


def _beyond(paper: Paper, spans: Sequence[Span], schedules: Sequence[Schedule]) -> Iterator[Problem]:
    """Doubt a line outside all schedules that begins with the name of a row and prints a rate: a second table of it."""
    names = tuple({row.name for schedule in schedules for row in schedule.rows if row.name})
    for page in paper.pages:
        for index, line in enumerate(page.lines):
            if "%" not in line.text or not line.text.startswith(names):
                continue
            if _SIGNED.search(line.text) and _fee_behind(line.text, names) and not _held(spans, page.number, index):
                message = f"“{line.text}” names a fund of the schedule and prints a rate, and stands in none"
                yield _lost(paper, line, "rate-left-out", message)


def _held(spans: Sequence[Span], page: int, index: int) -> bool:
    return any(span.holds(page, index) for span in spans)


def _fee_behind(text: str, names: Sequence[str]) -> bool:
    """Tell whether a line goes on with a fee or a band right behind the name that it begins with."""
    name = max((name for name in names if text.startswith(name)), key=len)
    return _FEE_FIRST.match(text[len(name) :]) is not None


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
    """Walk the pairs of words that follow each other; a word with a hyphen is two, for a line may end in it."""
    words = [part.lower().strip(".'\u2019") for word in WORD.findall(text) for part in re.split("[-\u2010]", word)]
    yield from pairwise(word for word in words if word)
