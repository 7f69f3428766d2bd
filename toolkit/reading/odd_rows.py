"""Rows doubted by themselves and beside the others of their schedule: what no right reading of one shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from toolkit.agreement import Row, Schedule
from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.reading.names import looks_like_registrant, parse_stated_class

NOUN = r"(?:funds?|portfolios?|series|etf)"
_TWO_FUNDS = re.compile(
    r"\b(fund|portfolio)\b,?\s+[^()]*\s\1s?\b|\b(?:fund|portfolio|series),\s+"
    r"(?!inc\b|ll[cp]\b|l\.|ltd|formerly|class\b|(?:[\w-]{1,14}[\s-]+){1,3}(?:class|shares)\b|[a-z]\d?$)\w",
    re.IGNORECASE,
)
_FUND_AND_TRUST = re.compile(
    r"\b(?:fund|portfolio)\s+(?!of\b)(?:\S+\s+)+(?:trust|funds|series)(?:,?\s+(?:inc\.?|[ivx]+))?\W*$", re.IGNORECASE
)
_BEGINS_AGAIN = re.compile(r"(\S+)\s(?:.*\s)?(?:trust|company|funds|portfolios)(?:\s+[IVX]+)?,?\s+\1\s", re.IGNORECASE)
"""A company's name, and behind it a fund's that begins with the same word."""
ONE_FUND = re.compile(r"\b(?:fund|portfolio)(?:\s+[IVX]+)?\W*$", re.IGNORECASE)
_COMPANY = re.compile(
    r"\b(?:funds|portfolios|series|investment)\s+(?:trust|company|group|inc)\b(?:\s+[IVX]+)?\W*$", re.IGNORECASE
)
_GLUED = re.compile(r"(?:Fund|Portfolio|Series)[A-Z][a-z]{2}")
_FUND_OF_FUNDS = re.compile(r"\bfunds?[- ]of[- ]funds?\b", re.IGNORECASE)
_HAS_NOUN = re.compile(rf"\b{NOUN}\b|\breserves?\b|\btrust\b|\bshares\b|\baccount\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the\s+|each\s+)?(?:list\s+of\s+)?(?:funds?|portfolios?|series|classes|share\s+class(?:es)?|names?|totals?|confidential|"
    r"schedule|exhibit|appendix|none|n/a)(?:,?\s+inc)?\W*",
    re.IGNORECASE,
)
_COMPANY_INSIDE = re.compile(
    r"\b(?:inc|corp|l\.?l\.?c|ltd)\b\.?,?\s+"
    r"(?!(?:maturity|term|duration)\b|\(|[-–—]+\s|class\b|.*\bshares?$|.*\bclass$)\S",
    re.IGNORECASE,
)
PORTFOLIO = re.compile(r"\b(?:portfolio|series)\W*$", re.IGNORECASE)
"""How the funds of a company are called that is called a fund itself."""
_BLANKET = re.compile(r"(?:all|each|every|any)\b", re.IGNORECASE)
HEADING_WORDS = frozenset(
    """rate rates fee fees date maximum minimum class classes share shares series fund funds portfolio portfolios trust
    on distribution service services annual aggregate limit expires assets breakpoint name names list administrative
    adviser's advisers yearly net average daily of the and as a per percent effective schedule sales charge asset
    based compensation payment payments amount description type category commencement termination expiration ticker
    symbol plan calculation total expense operating cap waiver adviser distributor servicing shareholder
    current registrant registrants company companies inc sub-adviser sub-advisers subadviser first next over million
    by each billion thereafter balance excess remaining through contractual administration level levels""".split()  # noqa: SIM905 - words read better in lines than as sixty literals
)
"""What headings of columns are made of: a line of these alone names no fund."""
LETTERS = r"(?:AAA|529-[A-Z]|[A-Z]-?\d?)"
_CLASS_INSIDE = re.compile(rf"\b(?:Class|CLASS)\s+{LETTERS}\s+(?!(?i:shares?)\b)\w")
_PLAIN_CLASS = re.compile(
    r"(?!(?:class(?:es)?|shares?|rates?|fees?|annual|total|percent|date)$)[A-Za-z0-9](?:[\w .&/-]|\*(?=\w))*",
    re.IGNORECASE,
)
_BEGINS_WITH_CLASS = re.compile(r"\s*(?:class\s+\S+|(?:\S+\s+){1,2}(?:class|shares))\b", re.IGNORECASE)
_LOWER_START = re.compile(
    r"(?:[-\u2013\u2014\u2022\u00b7*]\s|(?:[Bb]y|[Aa]nd|[Oo]f|[Aa]s|[Tt]o|[Ff]or|[Oo]r|[Ww]ith)\s)"
)
"""A dot, or a small word; `AS Bond Portfolio` begins with a brand."""
_TORN = re.compile(
    r"[a-z]\s(?!(?:and|or|of|for|in|to|on|by|at|de|di|la|le|du|ex|vs|as|is|it|a|e|y)\b)[a-z]{1,2}(?=\s|$)"
)
_SAID = re.compile(r"\b(?:following|listed|apply|applies|above|below|pays|shall)\b")
_CLASS_END = re.compile(r"\b(?:class(?:\s+shares)?|class\s+\w{1,4}(?:\s+shares)?)\W*$", re.IGNORECASE)
_A_FEE = re.compile(
    r"(?<!floating )(?<!variable )(?<!adjustable )(?<!interest )\b(?:fees?|rates?|net assets)\W*$", re.IGNORECASE
)
WORD = re.compile(r"[A-Za-z][A-Za-z&'\u2019.-]*")
_RARE = Decimal("2.5")
"""Percent a year that few fees of a fund reach."""
MOST = 0.75
_MANAGER = re.compile(
    r"\b(?:management|managers?|advis[eo]rs?|advisory|company|corporation|limited|partners)\b(?:,?\s+(?:inc|llc|l\.?p|ltd)\b)?\W*$",
    re.IGNORECASE,
)


_SERVES = re.compile(
    r"\b(?:(?:asset|capital|investment)\s+(?:management|managers?|advis[eo]rs?)|advis[eo]rs?)\b(?:\s+\w+\.?)?"
    r",?\s+(?:inc|incorporated|llc|l\.l\.c|l\.?p|ltd|limited|corporation)\b\W*$",
    re.IGNORECASE,
)
"""How the companies are called that serve funds; what issues shares is a trust or a company of funds."""


def odd_rows(schedule: Schedule, followed: frozenset[int] = frozenset()) -> Iterator[Problem]:
    """Yield a problem for each row of a schedule that no right reading would show, by itself or among the others.

    `followed` are the rows close below which the next row or its heading is printed: their names have lost no end.
    """
    yield from _odd_names(schedule, followed)
    for check in (_companies, _classless, _far_above, _feeless, _twice, _under_none):
        yield from check(schedule)


def _like_the_funds(registrant: str | None, schedule: Schedule) -> bool:
    """Tell whether a registrant begins with the brand of the funds, and has no word that companies have."""
    firsts = Counter(row.name.split()[0] for row in schedule.rows if row.name)
    brand = next((word for word, count in firsts.most_common(1) if count > MOST * len(schedule.rows)), None)
    if brand is None or not registrant or registrant.split()[0] != brand:
        return False
    known = any(kind.search(registrant) for kind in (_HAS_NOUN, _MANAGER))
    return not known and not looks_like_registrant(registrant)


def _odd_names(schedule: Schedule, followed: frozenset[int]) -> Iterator[Problem]:
    """Doubt a name that is two names, a heading, a company and a fund, or that has lost its end."""
    named = [row for row in schedule.rows if _HAS_NOUN.search(row.name)]
    usual = len(named) >= max(3, MOST * len(schedule.rows))
    for row in {row.registrant: row for row in schedule.rows if ONE_FUND.search(row.registrant or "")}.values():
        if _heads_several(row.registrant, schedule):
            continue
        yield _doubt(row, f"stands under “{row.registrant}”, which reads like a fund of its own")
    for row in {row.registrant: row for row in schedule.rows}.values():
        if row.registrant and _SERVES.search(row.registrant):
            yield _doubt(row, f"stands under “{row.registrant}”, which reads like the name of its adviser")
        if _like_the_funds(row.registrant, schedule):
            yield _doubt(row, f"stands under “{row.registrant}”, which reads like a fund of its own")
    for index, row in enumerate(schedule.rows):
        what = _odd_name(row)
        if what is not None:
            yield _doubt(row, what)
        elif usual and not _HAS_NOUN.search(row.name) and index not in followed:
            yield _doubt(row, "has no Fund, Portfolio or Series as the other names have")


def _companies(schedule: Schedule) -> Iterator[Problem]:
    """Doubt a row whose name is a company's where most are funds: the fund's own heading may be lost below it."""
    funds = [row for row in schedule.rows if ONE_FUND.search(row.name)]
    for row in schedule.rows:
        if _COMPANY.search(row.name) and len(funds) > len(schedule.rows) / 2:
            yield _doubt(row, "reads like a company, where other rows name funds")


def _heads_several(registrant: str | None, schedule: Schedule) -> bool:
    """Tell whether a company that is called a fund heads funds all the same: in capitals, as other companies are.

    Over two or more funds that are not in capitals; alone where all of these are called portfolios.
    """
    under = {row.series for row in schedule.rows if row.registrant == registrant}
    others = {row.registrant for row in schedule.rows} - {registrant, None}
    louder = bool(registrant and registrant.isupper()) and not any(name.isupper() for name in under)
    portfolios = not others and all(PORTFOLIO.search(name) for name in under)
    return louder and len(under) > 1 and (portfolios or any(other.isupper() for other in others if other))


def only_heading_words(name: str) -> bool:
    """Tell whether a name says nothing but what heads columns (`Fee`, `Annual Rate`)."""
    words = [word.lower().strip(".'\u2019-") for word in WORD.findall(name.replace("12b-1", ""))]
    return bool(words) and not _FUND_OF_FUNDS.search(name) and all(word in HEADING_WORDS for word in words)


def _odd_name(row: Row) -> str | None:
    """Say what is odd about a name by itself; None where nothing is."""
    blanket = _BLANKET.match(row.name) is not None
    checks = (
        (parse_stated_class(row.name), "is a class, and no fund is named beside it"),
        (_GENERIC.fullmatch(row.name) or only_heading_words(row.name), "reads like a heading, not like a fund"),
        (
            _two_names(_FUND_OF_FUNDS.sub("", row.name).removeprefix(row.registrant or "")),
            "reads like two names in one",
        ),
        (_COMPANY_INSIDE.search(row.name) and not blanket, "goes on behind a company's name"),
        (_CLASS_INSIDE.search(row.name), "has a class in its middle"),
        (_A_FEE.search(row.name), "reads like a kind of fee, not like a fund"),
        (
            _A_FEE.search(row.registrant or "") or only_heading_words(row.registrant or ""),
            f"stands under “{row.registrant}”, which reads like a kind of fee",
        ),
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
        (
            (row.registrant or "").count("(") != (row.registrant or "").count(")"),
            f"stands under “{row.registrant}”, a bracket of which is lost",
        ),
        (_SAID.search(row.registrant or ""), f"stands under “{row.registrant}”, which reads like a sentence"),
        (_TORN.search(row.name), "has letters that stand alone, as torn off the word before them"),
        (_LOWER_START.match(row.name), "does not begin as a name does"),
    )
    return next((what for odd, what in checks if odd), None)


def _two_names(name: str) -> bool:
    """Tell whether a name is that of a fund with another fund's, or its trust's, behind it."""
    if _BLANKET.match(name):
        return False
    behind = _FUND_AND_TRUST.search(name)
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


def _classless(schedule: Schedule) -> Iterator[Problem]:
    """Doubt a row without a class where most rows of its schedule have one.

    Where names print their classes, none can be lost beside them: a fund that none of them is of has a single class,
    unless they all are of one.
    """
    without = [row for row in schedule.rows if row.share_class is None]
    others = [row for row in schedule.rows if row.share_class is not None]
    one_class = len(others) > 1 and len({row.share_class for row in others}) == 1
    if others and not one_class and all(row.name != row.series for row in others):
        series = {row.series for row in others}
        without = [row for row in without if row.series in series or not _HAS_NOUN.search(row.name)]
    if others and all(map(_under_its_fund, others)):
        without = [row for row in without if "\n" in row.source.excerpt]
    if without and len(without) < (1 - MOST) * len(schedule.rows) + 1 and len(without) < len(schedule.rows):
        for row in without:
            yield _doubt(row, "has no class, as the other rows have")


def _under_its_fund(row: Row) -> bool:
    """Tell whether a row's class stands on a line of its own below its fund: there a fee beside a fund has no class."""
    lines = row.source.excerpt.splitlines()
    return len(lines) > 1 and any(map(_BEGINS_WITH_CLASS.match, lines))


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
