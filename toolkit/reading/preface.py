"""The lines between a schedule's title and its table: what is of the title, what dates it, what is neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.dates import find_dates
from toolkit.reading.find import Span
from toolkit.reading.names import ends_like_fund, looks_like_registrant, parse_stated_class
from toolkit.reading.schedule_title import CONNECTS, GOES_ON, RATE, SAYS_UNIT
from toolkit.reading.strips import LinePart, Strip

LIST_TITLE = re.compile(r"^[\W_]*list\s+of\s+(?:the\s+)?(?:funds|portfolios|series|accounts)\b.{0,40}$", re.IGNORECASE)
AS_OF = re.compile(
    r"^[\W_]*(?:(?:this\s+)?(?:schedule|exhibit|appendix|annex|attachment)\s+[\"\u201c]?\w{0,3}[\"\u201d]?,?\s*(?:(?:is|was)\s+)?)?(?:(?:(?:was|is|as)\s+)?(?:date\s+)?(?:last\s+)?(?:amended|revised|updated|changed|restated|adopted|approved)|"
    r"(?:as\s+(?:in\s+force|in\s+effect|amended|revised|changed|restated))|as\s+of|as\s+at|dated|date(?=\s*:)|effective|current|in\s+effect|in\s+force|approved)\b"
    r"(?:[^.]|(?<=\bNo)\.){0,60}\b(?:19|20)?\d{2}\b.{0,60}$",
    re.IGNORECASE,
)
"""A line that says of which day the schedule is, or since when it reads so."""
_REACH = 16
_INSTRUMENT = re.compile(r"\b(?:plan|agreement|contract)s?\W*$", re.IGNORECASE)
_INSTRUMENT_OF = re.compile(r"\b(?:plan|agreement|contract)\s+(?:of|for|with|between)\b", re.IGNORECASE)
_SAYS_WHAT = re.compile(
    r"\b(?:fees?|compensation|rates?|expenses?)\s+schedule\b|\bschedule\s+of\s+(?:[\w-]+\s+){0,3}(?:fees|compensation|rates)\b",
    re.IGNORECASE,
)
"""A line that says what the schedule is of (`COMPENSATION SCHEDULE FOR CLASS II SHARES`)."""
_DATED = re.compile(r"\b(?:as\s+of|effective|in\s+(?:force|effect)|amended|revised|restated)\b", re.IGNORECASE)
SAYS_WHICH = re.compile(
    r"\W*(?:[\w-]+\s+){0,2}(?:funds|portfolios|series|classes)\s+(?:sold|offered|available|subject|paying|covered|listed|included|"
    r"participating|receiving|for|to|under|with|which|that|not)\b",
    re.IGNORECASE,
)
"""How a line begins that says which funds a schedule is of (`FUNDS SOLD TO INSURANCE COMPANY ACCOUNTS`)."""
_FEW = 10
"""A line of a head has no more words."""


def sort_preface(strips: Sequence[Strip], span: Span) -> list[Strip]:
    """Sort the lines between the schedule's title and its table: more of the title, or its date.

    What names a company or a class there heads the rows below and is left to them.
    """
    found = _entitled(strips)
    for index, strip in enumerate(found):
        if strip.part in (LinePart.TITLE, LinePart.AS_OF, LinePart.STROKE, LinePart.FURNITURE):
            continue
        if strip.part is not LinePart.TEXT or strip.place[0] != span.start[0] or not _of_head(strip):
            break
        part = _part(strip, found[index + 1] if index + 1 < len(found) else None)
        if part is None:
            break
        found[index] = replace(strip, part=part)
    return found


def _of_head(strip: Strip) -> bool:
    """Tell whether a line may stand over a table: short, in one piece, no figure."""
    short = len(strip.cells) == 1 and len(strip.text.split()) <= _FEW
    return short and not RATE.search(strip.text) and not SAYS_UNIT.search(strip.text)


def _part(strip: Strip, below: Strip | None) -> LinePart | None:
    """Say what a line of the head is; TEXT where it heads the rows, None where the head ends above it."""
    company, stated = looks_like_registrant(strip.text), parse_stated_class(strip.text.strip("()"))
    over_columns = below is not None and len(below.cells) > 1
    if _DATED.search(strip.text) and any(True for _ in find_dates(strip.text)):
        return LinePart.AS_OF
    apart = below is None or below.line.top - strip.line.bottom > 0.5 * (strip.line.bottom - strip.line.top)
    if SAYS_WHICH.match(strip.text) and not company and (apart or not over_columns):
        return LinePart.TITLE
    if (company and not _INSTRUMENT_OF.search(strip.text) and not GOES_ON.match(strip.text)) or stated:
        return LinePart.TEXT
    if CONNECTS.match(strip.text) or company or _INSTRUMENT.search(strip.text) or _SAYS_WHAT.search(strip.text):
        return LinePart.TITLE
    if re.fullmatch(r"\([^()]+\)", strip.text) and not over_columns and not ends_like_fund(strip.text.strip("()")):
        return LinePart.TITLE
    return None


def _entitled(strips: Sequence[Strip]) -> list[Strip]:
    """Count what stands between a schedule's heading and its "List of Funds" to the title.

    By whom, on behalf of whom.
    """
    last = next((index for index, strip in enumerate(strips) if LIST_TITLE.match(strip.text)), None)
    first_fee = next((index for index, strip in enumerate(strips) if strip.part is LinePart.FEES), len(strips))
    if last is None or last > min(first_fee, _REACH):
        return list(strips)
    return [
        replace(strip, part=LinePart.TITLE)
        if index <= last and strip.part in (LinePart.TEXT, LinePart.PROSE)
        else strip
        for index, strip in enumerate(strips)
    ]
