"""What a schedule's heading says beside its name: its date and the trust it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from toolkit.reading.dates import find_dates, is_date
from toolkit.reading.find import Span
from toolkit.reading.names import looks_like_registrant
from toolkit.reading.pages import Paper
from toolkit.reading.schedule_title import ONLY_DATES
from toolkit.reading.strips import LinePart, Strip

_OWN = re.compile(
    r"\b(?:revised|amended|updated|changed|restated|as\s+of|in\s+force|in\s+effect|effective|as\s+amended)\b",
    re.IGNORECASE,
)
_SAYS_ITS_DAY = re.compile(
    r"\W*(?:this\s+)?(?:schedule|exhibit|appendix|annex|attachment)\s+\W*(?:\w{1,3}\W+)?(?:(?:is|was)\s+)?(?:last\s+)?"
    r"(?:dated|as\s+of|as\s+amended|amended|revised|restated|effective|adopted|updated|current)\b",
    re.IGNORECASE,
)
"""A line that says of the schedule by its name of which day it is ("Schedule A, dated May 1, 2004")."""
_OWN_DAY = re.compile(rf"(?<!dated\s){_OWN.pattern}(?:\s+(?:as\s+of|on))?\W*$", re.IGNORECASE)
"""What leads on to the schedule's own day, behind that of its agreement."""
_SAID_LAST = re.compile(
    r"[.;]\s+(?P<day>(?:(?:last\s+)?(?:amended|revised|updated)\s+)?as\s+of\s[^.;]*\d{4})\.?$", re.IGNORECASE
)
"""The day of the schedule, said in a sentence of its own behind its last footnote."""
_AGREEMENTS = re.compile(r"\b(?:agreement|plan|contract|attorney)\b[^.]*\bdated\b|^\W*dated\s+as\s+of\b", re.IGNORECASE)
_LEADS_ON = re.compile(r"\b(?:dated|of|on|from|by)\W*$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:(?:series|funds|portfolios|classes)\s+(?:of|within)\s+the|agreement|plan|contract|schedule|fees?|"
    r"compensation|listing|class(?:es)?|shares)\b",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:advis[eo]rs?|advisory|distributors?|management|services?|securities|bank|llc|l\.l\.c|l\.?p|custod\w+|transfer|"
    r"brokerage)\b(?P<whom>.*\b(?:for|of|to|with|between)\b)?",
    re.IGNORECASE,
)
_OF_SHARES = re.compile(
    r"\b(?:trusts?|funds?|series|portfolios?)(?:\s+[IVX]+)?(?:,?\s+(?:inc|incorporated|llc)\b\.?)?$", re.IGNORECASE
)
"""How the names of investment companies end, though an adviser's word stand in them (`Alder Advisers Series Fund`)."""
_TRUST = re.compile(
    r"(?=\b(?i:of|between|by|for|with|to|and)\s+(?i:the\s+|each\s+series\s+of\s+)?(?P<name>(?:[A-Z][\w&.,'’-]*\s+)*?(?:[A-Z][\w&'’-]*\s+)?"
    r"(?:Trust|TRUST|Funds|FUNDS|Fund,?\s+Inc\.?|FUND,?\s+INC\.?|Portfolios|PORTFOLIOS|Series\s+Fund|Inc\.|INC\.)(?:\s+[IVX]+\b|\s+(?:Group|GROUP)\b)?(?:,?\s+(?:Inc\.?|INC\.?))?))"
)
"""A trust behind a word that leads to it; of two such words both are tried: the first may lead to its agreement."""

_SERIES_OF = re.compile(
    r"^(?:series|funds|portfolios|classes)\s+(?:of|within)\s+(?:the\s+)?(?=\S+\s+\S)", re.IGNORECASE
)
"""What a title in capitals says before its trust: `THE SERIES OF ALDER TRUST`."""
_LEADS_TO_TRUST = re.compile(
    r"^(?:(?:list\s+of\s+)?(?:the\s+)?(?:funds|portfolios|series|classes)\s+)?(?:of|for)\s+(?:the\s+(?=\S+\s))?",
    re.IGNORECASE,
)
"""What a line of a title says before its trust: `Funds of Alder Trust`."""
_LED = re.compile(r"(?:the\s|to\s|The\s+\S+$|TO\s|To\s|THE\s+\S+$)")
"""What leads to a trust and is no part of its name, or says no more than that there is one (`THE TRUST`)."""
_SERIES = re.compile(
    r"\b(?i:agreement|plan|contract)\s+(?i:of)\s+(?P<name>(?:[A-Z][\w&'’-]*\s+)+(?:Series|SERIES))\W*$"
)
"""A trust that is called a series, at the end of the title of its agreement."""


_LISTED_DAYS = re.compile(r"\W*(?:and\W*)?", re.IGNORECASE)
"""What stands between two days of a list."""
_EXHIBIT = re.compile(
    r"\W*(?:(?:EX|Ex|Exhibit|EXHIBIT)\b[-.\s]*(?:No\.\s*)?[\d(]|\([a-z]\)\W*\(?\d|Form\s+of$|\d{1,3}$)"
)
"""The number of an exhibit, or of a page."""
_TITLE_ABOVE = 5
_TITLE_WORDS = 10
"""Lines above a heading, and words of each, that may be no more than a title."""
_A_FUND = re.compile(r"\S\s+\S.*\bfund$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|among)\b", re.IGNORECASE)
_OF_FUNDS = re.compile(
    r"\b(?:trusts?|funds?|portfolios?|series|shares|variable|investment\s+compan(?:y|ies))\b", re.IGNORECASE
)
"""A title that names the parties may name two companies (`… Partners, Inc.`): the trust is the one that says so."""


def title_date(title: str, strips: Sequence[Strip], reference: int | None) -> date | None:
    """Return the one date that the schedule itself bears; the date of the agreement it belongs to is not it.

    Of several such days the last counts, on which the schedule was changed.
    """
    candidates = [(1, day) for day in _days_alone(strips, reference)]
    said = _SAYS_ITS_DAY.match(title)
    if _OWN.search(title) or said:
        candidates += _own_day(title, 0 if said else _weight(title), reference)
    for text in _dated_texts(strips):
        weight = 0 if _SAYS_ITS_DAY.match(text) else _weight(text)
        candidates += _own_day(text, weight, reference)
    for strip in strips:
        if strip.part is LinePart.NOTE and (behind := _SAID_LAST.search(strip.text)):
            candidates += _own_day(behind["day"], 1, reference)
    best = min((weight for weight, _ in candidates), default=None)
    return max((day for weight, day in candidates if weight == best), default=None)


def _dated_texts(strips: Sequence[Strip]) -> Iterator[str]:
    """Yield the dated lines of a schedule, each with the lines of nothing but dates that it runs on over."""
    text = ""
    for strip in strips:
        opened = text.count("(") > text.count(")")
        if strip.part is LinePart.AS_OF and text and (opened or ONLY_DATES.fullmatch(strip.text)):
            text = f"{text} {strip.text}"
            continue
        if text:
            yield text
        text = strip.text if strip.part is LinePart.AS_OF else ""
    if text:
        yield text


def _own_day(text: str, weight: int, reference: int | None) -> list[tuple[int, date]]:
    """Return the day that a text says of the schedule, with its weight: behind that of its agreement, or the first.

    Of the days of a list ("as amended May 1, 2003, June 2, 2004 and July 3, 2005") it is the last.
    """
    found = list(find_dates(text, reference))
    if found and "___" in text[found[-1].end :]:
        return []  # it was changed once more, on a day that is not filled in
    first = next((index for index, each in enumerate(found) if _OWN_DAY.search(text[: each.start])), None)
    if first is None:
        listed = all(_LISTED_DAYS.fullmatch(text[one.end : other.start]) for one, other in pairwise(found))
        return [(weight, each.day) for each in (found[-1:] if listed else found[:1])]
    last = found[first]
    for each in found[first + 1 :]:
        if not _LISTED_DAYS.fullmatch(text[last.end : each.start]):
            break
        last = each
    return [(min(weight, 1), max(found[first].day, last.day))]


def _weight(text: str) -> int:
    """Say how little a dated line speaks of the schedule: of its own state, of nothing but a day, of its agreement."""
    if _AGREEMENTS.search(text):
        return 3
    return 1 if _OWN.search(text) else 2


def _days_alone(strips: Sequence[Strip], reference: int | None) -> list[date]:
    """Return the dates that are a line of the title by themselves, where no word before leads on to them."""
    title = [strip.text for strip in strips if strip.part is LinePart.TITLE]
    return [
        found.day
        for above, text in pairwise(title)
        if is_date(text) and not _LEADS_ON.search(above)
        for found in find_dates(text, reference)
    ]


def registrant_above(paper: Paper, span: Span) -> str | None:
    """Return the only trust named above a schedule's heading, where no more than a title stands there on its page."""
    number, index = span.start
    page = next(page for page in paper.pages if page.number == number)
    above = [line.text for line in page.lines[:index] if not _EXHIBIT.match(line.text)]
    if len(above) > _TITLE_ABOVE or any(
        len(text.split()) > _TITLE_WORDS or text.endswith((".", ":")) for text in above
    ):
        return None
    names = (_LEADS_TO_TRUST.sub("", text.strip(' ()"“”,')) for text in above)
    found = [name for name in names if looks_like_registrant(name) and _OF_FUNDS.search(name) and _may_be_trust(name)]
    return found[0] if len(found) == 1 and not _LED.match(found[0]) else None


def company_in(span: Span, strips: Sequence[Strip]) -> str | None:
    """Return the company that a title names on a line of its own and that is called a fund (`ALDER SELECT FUND`)."""
    lines = [_LEADS_TO_TRUST.sub("", strip.text.strip(' ()"“”,')) for strip in strips if strip.place in span.headings]
    found = [line for line in lines if _A_FUND.search(line) and line.isupper() and _may_be_trust(line)]
    return found[0] if len(found) == 1 else None


def registrant_in(span: Span, strips: Sequence[Strip]) -> str | None:
    """Return the only trust that the schedule's title names, in its printed case."""
    lines = [_LEADS_TO_TRUST.sub("", strip.text.strip(' ()"“”,')) for strip in strips if strip.place in span.headings]
    lines = [_without_adviser(line) for line in lines] if _BETWEEN.search(span.title) else lines
    found = [line for line in lines if looks_like_registrant(line) and _may_be_trust(line) and not _LED.match(line)]
    found = found or _after_of(span, strips)
    if not found:
        found = _trusts_in(span.title)
        found += [hit["name"] for hit in _SERIES.finditer(span.title)] if not found else []
        found = [name for name in found if " " in name]  # "List of Portfolios" names no trust
    if _BETWEEN.search(span.title):
        found = [name for name in found if _OF_FUNDS.search(name)]
    once = list(dict.fromkeys(found))
    return once[0] if len(once) == 1 else None


def _without_adviser(line: str) -> str:
    """Return the trust of a line that names both parties (`ALDER FUND ADVISORS AND ALDER VARIABLE TRUST`)."""
    parties = re.split(r"\s+(?:AND|and)\s+", line)
    trusts = [party for party in parties if looks_like_registrant(party) and _may_be_trust(party)]
    serving = [party for party in parties if _SERVES.search(party) and not _may_be_trust(party)]
    return trusts[0] if len(parties) == 2 and len(trusts) == len(serving) == 1 else line  # noqa: PLR2004 - two parties


def _may_be_trust(name: str) -> bool:
    """Tell a company that issues shares from one that serves it, and from other words of a title."""
    serves = _SERVES.search(name)
    return not _NO_NAME.search(name) and (serves is None or (serves["whom"] is None and bool(_OF_SHARES.search(name))))


def _trusts_in(title: str) -> list[str]:
    """Return the trusts that a title names; of two readings that end alike the longer (`ALPHA AND OMEGA TRUST`)."""
    hits = [hit for hit in _TRUST.finditer(title) if _may_be_trust(hit["name"])]
    longest = {hit.end("name"): _SERIES_OF.sub("", hit["name"].strip()) for hit in reversed(hits)}
    return list(longest.values())[::-1]


def _after_of(span: Span, strips: Sequence[Strip]) -> list[str]:
    """Return the series company that a title names on a line of its own, after "of" (`Alder Growth Series`)."""
    lines = [strip.text.strip(' ()"“”,') for strip in strips if strip.place in span.headings]
    return [
        line
        for above, line in pairwise(lines)
        if re.search(r"\b(?:of|for)(?:\s+the)?$", above, re.IGNORECASE)
        and re.search(r"\S\s+series$", line, re.IGNORECASE)
        and _may_be_trust(line)
    ]
