"""The lines that make the title of a schedule, and the words by which a fee and a fund are known there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.reading.head_words import headish
from toolkit.reading.names import looks_like_registrant, parse_stated_class
from toolkit.reading.pages import Line, Place

RATE = re.compile(
    r"(?<![\w$.,/])(?:\d{0,3}\.\d{1,5}|\d{1,3}\s*(?:%|bps\b|bp\b|basis points))|\d/\d+\s*(?:of\s+)?(?:1%|one)|\bN/A\b|"
    r"\[\s*[_*•●\s]*\]|\bredacted\b|_{2,}\s*%|\d\s*%|\bno\s+(?:\w+\s+){0,3}fees?\b|\bnot\s+pay\s+(?:\w+\s+){0,3}fees?\b|\bpercent\b",
    re.IGNORECASE,
)
"""A printed rate of a fee, with its sign or without."""
FUND = re.compile(
    r"\b(?:funds?|portfolios?|series|trusts?|shares|class|account|etf|income|growth|equity|bond|index)\b", re.IGNORECASE
)
"""A word that names of funds and classes are made of."""
HEADING_WORDS = 18
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "dated",
        "effective",
        "for",
        "from",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "revised",
        "the",
        "through",
        "to",
        "under",
        "with",
        "between",
        "each",
        "amended",
        "restated",
        "continued",
        "page",
        "cont'd",
        "this",
    ]
)
"""Words that a title prints in small letters."""
_QUOTES = ('"', "“", "”")
_TITLE_ASIDES = 2
"""Words in small letters, beside of, to, and the like, that a line of a title may have; a sentence has more."""
SAYS_UNIT = re.compile(r"%|\b(?:average|percentage|net\s+assets|basis\s+points|per\s+annum)\b", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:\b(?:of|to|with|between|among|by|for|and|the|dated)\W*|,)$", re.IGNORECASE)
_RESTATED = re.compile(r"(?:and\s+)?(?:as\s+)?amended\s+and\s+restated(?:\s+(?:as\s+of|on))?$", re.IGNORECASE)
_FORMERLY = re.compile(r"\s*\(formerly[^()]*\)$", re.IGNORECASE)
_SHARES_OF = re.compile(
    r"class\s+\S+\s+shares\s+of\s+(?:the\s+)?[A-Z][^.:;]*(?:trust|funds|portfolios|inc\.?)$", re.IGNORECASE
)
"""A line of a title that says whose shares it is of, and of which class."""
GOES_ON = re.compile(r"(?i:of|to|for|with|between|under|dated)\s+(?i:the\s+)?[A-Z]")
"""How a centred line of a title begins that goes on with the one above it."""
CONNECTS = re.compile(
    r"(?:to|of|for|under|with\s+respect\s+to|in\s+respect\s+of|pursuant\s+to|relating\s+to|(?:by\s+and\s+)?(?:between|among)|and|with)"
    r"(?:\s+(?:the|that|certain))*$",
    re.IGNORECASE,
)
"""A line of a title that only joins what stands above it to what stands below it."""
_OF_TRUST = re.compile(
    r"(?:list of (?:the )?)?(?:series|funds|portfolios|classes) (?:of|within) (?:the )?"
    r"(?:(?:[A-Z][^.:;]*\s)?(?:trust|company|fund|corporation)s?|[A-Z][^.:;]*\s(?:series|funds|portfolios|inc\.))$|"
    r"(?:of|for) [A-Z][^.:;]*\b(?:series|trust|funds|portfolios|inc\.)$",
    re.IGNORECASE,
)
"""A line of a title that says whose schedule it is."""
_TITLE_WORD = re.compile(
    r"\b(?:agreement|amendment|plan|schedule|fees?|compensation|contract|distribution|services?|administration|advisory|listing|rule|"
    r"expenses?|limits?|limitations?)\b",
    re.IGNORECASE,
)
_AS_OF_LINE = re.compile(
    r"^[\W_]*(?:(?:as\s+)?(?:last|most\s+recently|further)\s+(?:amended|revised)|as\s+(?:of|amended|in\s+force|revised)|dated|effective|revised|updated|amended)\b",
    re.IGNORECASE,
)


def count_words(line: Line) -> int:
    """Count the words of a line without measuring them."""
    return len(line.text.split())


_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
ONLY_DATES = re.compile(rf"(?:(?:and\s+)?(?:{_MONTH}|(?:{_MONTH}\s+)?\d{{1,2}},\s*\d{{4}},?)\s*)+", re.IGNORECASE)
"""A line of the days on which a schedule was amended, the first or the last of which the line may break."""
_FORMER = re.compile(r"\(\s*(?:formerly|f/k/a|previously)\b.*\)$", re.IGNORECASE)
_SENTENCE_WORDS = 8
"""A line of more words is a sentence's, not a fund's or a heading's."""
_HEAD_LINES = 4
"""Lines of the headings of columns."""
_FULL = 9
"""Words of a line of running text, at least, where it fills the page."""
_PARAGRAPH = 8
"""So many lines that follow closely at one edge are running text, wherever it ends."""
_MOST_LINES = 18
"""Lines of the longest title: the schedule, its agreement, its days, the parties to that, and what joins them."""
_INSTRUMENT = re.compile(r"\b(?:AGREEMENT|PLAN|CONTRACT)\b")


_COMPANY = re.compile(
    r"\b(?:trusts?|funds|inc|incorporated|llc|l\.l\.c|l\.?p|ltd|limited|company|corp\w*)\b\.?\W*$", re.IGNORECASE
)
"""How a company's name ends: behind "and" it is the other party, and no heading of a column."""
_JOINING = re.compile(r"and|between|by\s+and\s+(?:between|among)|among", re.IGNORECASE)
"""A line between the parties of a title."""


def title_lines(lines: Sequence[tuple[Place, Line]], first: int, last: int) -> list[int]:
    """Return the positions of the heading line and of the lines printed with it as one title.

    The title goes on while lines follow closely, on one page, without a column gap and without a figure.
    """
    title = [first]
    for position in range(first + 1, min(last, first + _MOST_LINES)):
        line, previous = lines[position][1], lines[position - 1][1]
        if _class_of_plan(previous, line) or (_set_aside(line) and _goes_on_below(lines, position, last)):
            title += [position] if not _dates(line) else []
            continue
        height = previous.bottom - previous.top
        leads = _leads(lines, position, last)
        goes_on = leads or (_TITLE_WORD.search(line.text) and count_words(line) <= 10)  # noqa: PLR2004
        ends = line.text.endswith((".", ":")) and not looks_like_registrant(line.text)
        room = 2.2 * height if goes_on and not ends else 0.9 * height
        if lines[position][0][0] != lines[first][0][0] or line.top - previous.bottom > room:
            break
        above = lines[title[-1]][1]  # days that stand between are set as they fall
        aside = abs(line.x0 + line.x1 - above.x0 - above.x1) > 2 * height
        apart = aside or line.top - previous.bottom > 0.9 * height
        if apart and _over_columns(line, lines[position + 1 : position + 2]):
            break
        joins = _UNFINISHED.search(previous.text) is not None
        off_centre = (
            abs((line.x0 + line.x1) - (above.x0 + above.x1)) > (10 if line.text.isupper() and goes_on else 6) * height
            and abs(line.x0 - above.x0) > 0.5 * height
        )
        if (
            (off_centre and not (joins and looks_like_registrant(line.text)))
            or SAYS_UNIT.search(line.text)
            or parse_stated_class(line.text)
            or (_dates_alone(line) and not _UNFINISHED.search(line.text))
            or (FUND.search(line.text) and not (leads or _TITLE_WORD.search(line.text)))
        ):
            break
        if _begins_paragraph([each for _, each in lines[position : min(last, position + _PARAGRAPH)]]):
            break
        columns = _in_columns([each for _, each in lines[position : min(last, position + _HEAD_LINES)]], previous)
        if RATE.search(line.text) or columns or count_words(line) > HEADING_WORDS:
            break
        if sum(word[:1].islower() and word.strip('",;:') not in SMALL for word in line.text.split()) > _TITLE_ASIDES:
            break
        title.append(position)
    return title


def _leads(lines: Sequence[tuple[Place, Line]], position: int, last: int) -> bool:
    """Tell whether a line goes on with the title above it, by its words or by those of the lines around."""
    line, previous = lines[position][1], lines[position - 1][1]
    if (
        _UNFINISHED.search(previous.text)
        or CONNECTS.match(line.text)
        or _OF_TRUST.match(line.text)
        or _FORMER.match(line.text)
        or _SHARES_OF.match(line.text)
        or (GOES_ON.match(line.text) and (_set_aside(previous) or _TITLE_WORD.search(previous.text)))
    ):
        return True
    around = [each for _, each in lines[position - 1 : min(last, position + 2)]]
    return _names_maker(lines[position : position + 3]) or _names_trust(around)


def _in_columns(lines: Sequence[Line], previous: Line) -> bool:
    """Tell whether a line (the first of some) is set in columns, by its gaps or as the first of their headings."""
    line, height, gaps = lines[0], previous.bottom - previous.top, _gaps(lines[0])
    if any(gap > 3.2 * height for gap in gaps) or sum(gap > 1.2 * height for gap in gaps) > 1:
        return True
    names_company = _UNFINISHED.search(previous.text) is not None and _COMPANY.search(line.text) is not None
    return not names_company and not _JOINING.fullmatch(line.text) and _begins_headings(lines)


def _begins_paragraph(lines: Sequence[Line]) -> bool:
    """Tell whether running text begins with the first line: it is full, and goes on below at one edge to a stop."""
    first, *rest = lines
    if not rest or count_words(first) < _FULL or first.text.isupper():
        return False
    height = first.bottom - first.top
    for above, line in pairwise(lines):
        close = above.page == line.page and line.top - above.bottom < 0.7 * height
        if not close or abs(line.x0 - rest[0].x0) > 0.2 * height or first.x0 < line.x0 - height:
            return False
        if line.text.endswith((".", ":", ";")):
            return True
    return len(lines) == _PARAGRAPH


def _dates_alone(line: Line) -> bool:
    """Tell whether a line says since when a schedule reads so ("AS AMENDED MAY 1, 2004")."""
    return bool(_AS_OF_LINE.match(line.text) and re.search(r"\d{2}\b", line.text))


def _dates(line: Line) -> bool:
    """Tell whether a line dates a schedule, or goes on with a list of its days."""
    return _dates_alone(line) or ONLY_DATES.fullmatch(line.text) is not None


def _set_aside(line: Line) -> bool:
    """Tell whether a line between two of a title dates it or says of which class it is."""
    text = _FORMERLY.sub("", line.text).strip("() ")
    return _dates(line) or bool(_RESTATED.match(text) or parse_stated_class(text))


def _class_of_plan(above: Line, line: Line) -> bool:
    """Tell whether a line says in brackets, close below the name of a plan or agreement, of which class that is."""
    bracketed = line.text.startswith("(") and parse_stated_class(line.text.strip("() ")) is not None
    close = line.top - above.bottom < 0.5 * (above.bottom - above.top)
    return bracketed and close and _INSTRUMENT.search(above.text.upper()) is not None


def _goes_on_below(lines: Sequence[tuple[Place, Line]], position: int, last: int) -> bool:
    """Tell whether the title goes on below lines set aside in it: with what joins it to its agreement, or its trust."""
    below = next((line for _, line in lines[position + 1 : last] if not _set_aside(line)), None)
    if below is None or RATE.search(below.text):
        return False
    named = _INSTRUMENT.search(below.text.upper()) or (
        looks_like_registrant(below.text) and count_words(below) <= _SENTENCE_WORDS
    )
    return bool(CONNECTS.match(below.text) or (GOES_ON.match(below.text) and named))


def _names_maker(lines: Sequence[tuple[Place, Line]]) -> bool:
    """Tell whether a line in capitals stands close over the name of the agreement: it says whose agreement that is.

    `Amended and restated` may have a line of its own between them.
    """
    pair = [each for each in lines if not _RESTATED.match(each[1].text)][:2]
    if len(pair) < 2 or pair[0] is not lines[0] or not all(line.text.isupper() for _, line in pair):  # noqa: PLR2004
        return False
    (_, line), (_, below) = lines[0], lines[1]
    if below is not pair[1][1]:
        return below.top - line.bottom < 0.5 * (line.bottom - line.top) and bool(_INSTRUMENT.search(pair[1][1].text))
    close = below.top - line.bottom < 0.5 * (line.bottom - line.top)
    return close and bool(_INSTRUMENT.search(below.text)) and not _INSTRUMENT.search(line.text)


def _names_trust(lines: Sequence[Line]) -> bool:
    """Tell whether a line closes the title with the name of its trust: centred close below, and clear of a sentence.

    `lines` are the line above it, the line, and the one below; over classes or bands it would be a fund.
    """
    if len(lines) < 3 or not looks_like_registrant(lines[1].text):  # noqa: PLR2004 - above, itself, below
        return False
    above, line, below = lines
    height = line.bottom - line.top
    centred = abs((line.x0 + line.x1) - (above.x0 + above.x1)) < 6 * height and abs(line.x0 - above.x0) > 0.5 * height
    near = 1.7 if line.text.isupper() and above.text.isupper() else 0.5
    clear = below.top - line.bottom > 0.5 * height and line.top - above.bottom < near * height
    return centred and clear and count_words(below) > _SENTENCE_WORDS and not RATE.search(below.text)


def _gaps(line: Line) -> list[float]:
    """Measure the gaps between the words of a line, in points."""
    return [right.x0 - left.x1 for left, right in pairwise(line.words)]


def _over_columns(line: Line, below: Sequence[tuple[Place, Line]]) -> bool:
    """Tell whether a line stands close over one that is set in columns: it is the first line of their headings."""
    height = line.bottom - line.top
    return any(
        under.top - line.bottom < 0.5 * height and any(gap > 1.2 * height for gap in _gaps(under)) for _, under in below
    )


def _begins_headings(lines: Sequence[Line]) -> bool:
    """Tell whether a line of heading words is the first of the headings of columns, which follow close below it.

    A title in capitals ends above it, as close as it may stand.
    """
    line, *others = lines
    if line.text.isupper() or not headish(line.text):
        return False
    for above, below in pairwise((line, *others)):
        if below.page != line.page or below.top - above.bottom > 0.5 * (above.bottom - above.top):
            return False
        if sum(gap > 1.2 * (below.bottom - below.top) for gap in _gaps(below)) > 1:
            return headish(below.text)
    return False


def unquoted(title: str) -> str:
    """Take off the marks that quote a whole schedule, at either end; those of its label (`SCHEDULE "A"`) stay."""
    text = title.strip(" '‘’")
    marks = sum(text.count(mark) for mark in _QUOTES)
    if text[:1] in _QUOTES and (marks % 2 or text[-1:] in _QUOTES):
        text, marks = text[1:].lstrip(), marks - 1
    return text[:-1].rstrip() if text[-1:] in _QUOTES and marks % 2 else text
