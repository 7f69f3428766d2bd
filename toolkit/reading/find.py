"""Find the schedules of a document: which printed lines belong to one, and which to the agreement around it.

A schedule begins at its own heading ("SCHEDULE A", "Exhibit 1 to …", "FEE SCHEDULE") and runs, over page breaks, to
the next heading or to the words that close it (signatures, "All other terms …"). A mention in running text ("set
forth in Schedule A") is no heading. What is headed like a schedule but prints neither funds nor fees is left to the
agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from toolkit.reading.openings import names_its_fund
from toolkit.reading.pages import Line, Page, Paper, Place
from toolkit.reading.schedule_title import FUND, HEADING_WORDS, RATE, SMALL, count_words, title_lines, unquoted
from toolkit.reading.told_tables import Told, tables_below, tables_told, takes_out

HEADING = re.compile(
    r"""^[\W_]*
    (?:(?i:amended(?:\s+and\s+restated)?|restated|revised|updated|replacement|supplemental|new|form\s+of|the|
       (?:twenty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|
       twentieth|\d{1,2}(?:st|nd|rd|th))\s+)*
    (?P<kind>(?i:schedule|exhibit|appendix|annex|attachment|addendum))\b
    (?:\s*["“”'‘’(]*\s*(?P<label>(?!(?:OF|TO|BY|IN|ON|AS|AT)\b)[A-Z]{1,2}\d?(?:[-–.]?\d{1,2})?(?:[-–][A-Z0-9]{1,2})?|\d{1,2}(?:[-.]?[A-Z0-9]{1,2})?|[IVX]{1,4})
       (?![\w(])\s*["“”'‘’)]*)?
    (?P<rest>.*)$""",
    re.VERBOSE,
)
"""The line that heads a schedule: its kind, its label where it has one, and the rest of the line."""
_ENDS_AS_HEADING = re.compile(
    r"^[^a-z.;:]*\b(?:PLAN|AGREEMENT|CONTRACT)\b[^a-z.;:]*[-–—,]\s+(?P<kind>SCHEDULE|EXHIBIT|APPENDIX|ANNEX)\s+"
    r"[\"“]?(?P<label>[A-Z]{1,2}(?:-?\d{1,2})?|\d{1,2}|[IVX]{1,4})[\"”]?(?P<rest>)$"
)
"""A line in capitals that names the agreement and then its schedule (`SERVICE PLAN - APPENDIX I`)."""
_FEE_TITLE = re.compile(
    r"^[\W_]*(?:annual\s+)?(?:fee|rate|compensation|distribution fee|advisory fee|management fee|service fee)s?\s+"
    r"(?:schedule|table|rates)\b[^.;,]{0,60}$|"
    r"^[\W_]*(?:list|table|schedule) of (?:the )?(?:fees|funds|portfolios|rates)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*[-–—(]?\s*page\s+\d{1,3}(?:\s+of\s+\d{1,3})?\s*\)?$", re.IGNORECASE)
"""The number of a page, printed at the end of its heading's line."""
_ENDS_IN_SCHEDULE = re.compile(
    r"[\W_]*(?:(?:[A-Z0-9][\w.&'’-]*|and|of|for|the)\s+){0,10}(?i:plan|fees?|rates?|compensation|agreement|expenses?)\s+(?:Schedule|SCHEDULE)[\W_]*"
)
"""A title that ends in what it is (`AMENDED AND RESTATED 12B-1 PLAN SCHEDULE`)."""
_REST = re.compile(r"^\s*$|^\s*(?i:to|of|for|dated|as\s+of|as\s+amended)\b|^\s*[-–—:(\"“]|^\s+[A-Z]")
_NO_HEADING = re.compile(r"[.;,]$|\.{4,}|\.\s+\d+$|\bhereto\b|\bhereof\b")
_DATES = re.compile(r"(?:as\s+)?(?:last\s+)?(?:revised|amended|dated|restated|effective|as\s+of)\b", re.IGNORECASE)
"""How a line begins that dates the heading above it (`SCHEDULE A,` over `revised as of May 14, 2013`)."""
_CLOSING = re.compile(
    r"""^[\W_]*(?:\d{1,2}[.)]\s+)?(?:
      in\s+witness\s+whereof|all\s+(?:of\s+the\s+)?other\s+(?:terms|provisions)|
      except\s+(?:as|to\s+the\s+extent)\s+(?:\w+\s+)?(?:expressly|specifically|otherwise|modified|amended|set|herein|hereby|provided)|
      (?:this|the)\s+(?:amendment|agreement|plan|schedule)\s+may\s+be\s+executed|the\s+parties\s+(?:hereto\s+)?have|
      acknowledge?ment\b\s*:?|acknowledged\b|accepted\b|agreed\b|approved\s+and|attest\b|by\s*:|/s/|s/|signature|
      now,?\s+therefore|witnesseth|executed\s+(?:as\s+of|this|by|on)|in\s+all\s+other\s+respects|
      the\s+(?:remainder|balance)\s+of\s+(?:this|the)|very\s+truly\s+yours|yours\s+(?:very\s+)?truly|sincerely\b|respectfully\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_RECITED = re.compile(r"[\W_]*(?:now,?\s+therefore|witnesseth)", re.IGNORECASE)
"""What leads from recitals to what is agreed: a schedule that has recitals of its own begins there."""
_POST_CODE = re.compile(r",\s*[A-Z][A-Za-z. ]+\s+\d{5}(?:-\d{4})?$")
"""A town with its post code: what is listed are addresses."""
_SIGNED = re.compile(r"\d\s*%|\bbasis\s+points\b|\bbps\b|\bof\s+(?:1%|one\s+percent)", re.IGNORECASE)
_BARE_FIGURE = re.compile(r"\s(?:\d{1,3}|[—–-]{1,2})$")
_CLAUSE = re.compile(r"^\s*(?:\(?\d{1,2}[.)]\s+[A-Z]|section\s+\d|article\s+[\dIVX])", re.IGNORECASE)
_NUMBERED_FUND = re.compile(
    r"\(?\d{1,3}[.)]\s+(?!(?:The|Each|This|Such|Any|All|No|If)\b)(?:[A-Z][\w&/.'’-]*\s+){1,8}(?:Fund|Portfolio|Series)\b.*\d\s?%"
)
"""A numbered line that begins with the name of a fund and tells its rate is no clause."""
_ENDS_IN_RATE = re.compile(r"(?:\d%|(?<![\w.])(?:\d?\.\d{1,4}|\d{1,3}\s(?:bps|basis\s+points)))[*†‡\d()]*$")
"""A numbered line that ends so is a numbered fund with its rate, no clause."""
_GLUED_MARK = re.compile(
    r"[\w%.)](\(\d{1,2}\))(?=[\s,(]|$)|(?:%|\b(?i:fees?|rates?|funds?|portfolios?|series|class|[A-Z]))\s(\(\d{1,2}\))(?=\s|$)"
)
"""A footnote's number behind a word or a figure: what begins with it is a footnote, no clause."""
_LEADS_ON = re.compile(r"\b(?:on|in|under|by|with|per|see|this|and|or)$")
"""The last word of a line whose sentence goes on: what follows closely is no heading."""
_ENTITY = re.compile(
    r"\b(?:inc|trust|funds?|company|corp\w*|llc|l\.l\.c|group|l\.p|ltd)\b\.?[\s,)\"”]*$", re.IGNORECASE
)
_BY = re.compile(r"^[\W_]*(?:by\s*:|/s/|attest)", re.IGNORECASE)
_A_PART = re.compile(r"(?:on\s+behalf|an?\s+(?:series|division|unit))\s+of\b", re.IGNORECASE)
"""How a party goes on that signs for another, or is a part of one."""
_LONG_LINE_WORDS = 12
_CLAUSE_NUMBER = re.compile(r"^\(?\d{1,3}(?:\.\d{1,2})*[.)]\s")
_PROSE_LINES = 12
_PROSE_SHARE = 0.6
_MARKED = re.compile(r"^(?:[*†‡§¹²³]|\(\w\)\s|\d{1,2}\s)")
"""How a footnote begins: with its marker."""
_SENTENCE = 3
"""The lines above a heading that may say what becomes of the schedule below it."""
_MIN_LIST = 3
_TITLE_REACH = 15


@dataclass(frozen=True)
class Span:
    """The lines of one schedule: from `start` up to but without `end` in printed order.

    `label` is what it is called by ("A", "A-1", None for a schedule without one); `title` is its heading line and
    what is printed with it; `headings` are the places of the title's lines.
    """

    label: str | None
    title: str
    start: Place
    end: Place
    headings: tuple[Place, ...] = ()

    def holds(self, page: int, index: int) -> bool:
        """Tell whether a line (page from 1, index from 0) belongs to this schedule."""
        return self.start <= (page, index) < self.end

    def lines(self, paper: Paper) -> Iterator[tuple[Place, Line]]:
        """Yield the schedule's lines in printed order, each with its place."""
        for page in paper.pages:
            if self.start[0] <= page.number <= self.end[0]:
                for index, line in enumerate(page.lines):
                    if self.holds(page.number, index):
                        yield (page.number, index), line


def schedule_spans(paper: Paper) -> tuple[Span, ...]:
    """Find every schedule that lists funds or fees, in printed order."""
    lines = [((page.number, index), line) for page in paper.pages for index, line in enumerate(page.lines)]
    pages = {page.number: page for page in paper.pages}
    starts = _starts(lines, pages)
    spans = []
    for position, (first, label) in enumerate(starts):
        stop = starts[position + 1][0] if position + 1 < len(starts) else len(lines)
        last = _closing(lines, first, stop)
        body = [line for _, line in lines[first:last]]
        title = title_lines(lines, first, last)
        above = " ".join(line.text for _, line in lines[max(0, first - _SENTENCE) : first])
        if _lists_funds_or_fees(body[len(title) :]) and not (above.endswith(":") and takes_out(above)):
            spans.append(
                Span(
                    label=label,
                    title=unquoted(" ".join(lines[place][1].text for place in title)),
                    start=lines[first][0],
                    end=_after(lines, last),
                    headings=tuple(lines[place][0] for place in title),
                )
            )
    spans += list(_told(tables_told(lines), lines, starts, spans))
    return tuple(sorted(spans or _told(tables_below(lines), lines, starts, ()), key=lambda span: span.start))


def _told(
    tables: Iterable[Told],
    lines: Sequence[tuple[Place, Line]],
    starts: Sequence[tuple[int, str | None]],
    spans: Sequence[Span],
) -> Iterator[Span]:
    """Yield the tables that no heading but a sentence of the agreement announces."""
    for told in tables:
        place = lines[told.first][0]
        if any(span.holds(*place) for span in spans):
            continue
        stop = next((first for first, _ in starts if first > told.first), len(lines))
        last = _closing(lines, told.first, min(stop, told.end))
        if _lists_funds_or_fees([line for _, line in lines[told.first : last]]):
            yield Span(label=told.label, title=told.title, start=place, end=_after(lines, last))


def _after(lines: Sequence[tuple[Place, Line]], last: int) -> Place:
    """Return the place just behind the last line of a span."""
    if last < len(lines):
        return lines[last][0]
    page, index = lines[-1][0]
    return page, index + 1


def _starts(lines: Sequence[tuple[Place, Line]], pages: dict[int, Page]) -> list[tuple[int, str | None]]:
    """Return where schedules begin, with their labels; a heading repeated on the next page is no new schedule."""
    starts: list[tuple[int, str | None]] = []
    for position, (place, line) in enumerate(lines):
        if not _may_head(line.text):
            continue
        before = lines[position - 1][1] if position and lines[position - 1][0][0] == place[0] else None
        after = lines[position + 1][1] if position + 1 < len(lines) and lines[position + 1][0][0] == place[0] else None
        if not is_heading(line, before, after, pages[place[0]]):
            continue
        found = heads(line.text)
        label = found["label"] if found else None
        if starts and label == starts[-1][1] and (label is not None or "continued" in line.text.lower()):
            if not _closed_empty(lines, starts[-1][0], position):
                continue
            starts.pop()  # what looked like the heading listed nothing: the mention of a schedule, not its beginning
        if starts and found is None and starts[-1][1] is not None and not _closed(lines, starts[-1][0], position):
            continue
        if starts and label is None and _still_in_title(lines, starts[-1][0], position):
            continue
        starts.append((position, label))
    return starts


def _closed_empty(lines: Sequence[tuple[Place, Line]], first: int, position: int) -> bool:
    """Tell whether a schedule begun at `first` was closed, before `position`, without having listed anything."""
    last = _closing(lines, first, position)
    return last < position and not _lists_funds_or_fees([line for _, line in lines[first + 1 : last]])


def _closed(lines: Sequence[tuple[Place, Line]], first: int, position: int) -> bool:
    """Tell whether the schedule that begins at `first` ended before `position`."""
    return any(_CLOSING.match(line.text) for _, line in lines[first + 1 : position])


def _still_in_title(lines: Sequence[tuple[Place, Line]], first: int, position: int) -> bool:
    """Tell whether a second title ("Fee Schedule".

    "List of Funds") stands below a heading that has listed nothing yet.
    """
    between = [line for _, line in lines[first:position]]
    return (
        not any(RATE.search(line.text) or _CLOSING.match(line.text) for line in between) and len(between) < _TITLE_REACH
    )


def heads(text: str) -> re.Match[str] | None:
    """Return how a line heads a schedule: its kind, its label, and the rest of the line."""
    return HEADING.match(text) or _ENDS_AS_HEADING.match(text)


def _may_head(text: str) -> bool:
    """Tell whether a line is worded as a heading of a schedule, wherever it stands."""
    return bool(heads(text) or _FEE_TITLE.match(text) or _ENDS_IN_SCHEDULE.fullmatch(text))


def is_heading(line: Line, before: Line | None, after: Line | None, page: Page) -> bool:
    """Tell whether a line worded as a heading heads a schedule; a mention of one in running text does not."""
    text = line.text
    found = heads(text)
    dated = after is not None and found is not None and found["rest"] == "," and _DATES.match(after.text)
    if count_words(line) > HEADING_WORDS or (not dated and _NO_HEADING.search(text)):
        return False
    if found is not None:
        rest = "" if dated else _PAGE.sub("", found["rest"])
        capitals = found["label"] is not None and rest.split("(")[0].isupper()
        if not (_REST.match(rest) or capitals) or (
            found["label"] is None and not re.match(r"^\s*$|^\s*(?i:of|to)\b|^\s*[-–—:]", rest)
        ):
            return False
        if found["label"] is None and not rest.strip() and not text.isupper():
            return False
        if any(word[:1].islower() and word.lower().strip('()"“”,:') not in SMALL for word in rest.split()):
            return False
    return not _in_running_text(line, before, after, page)


def _in_running_text(line: Line, before: Line | None, after: Line | None, page: Page) -> bool:
    """Tell whether a line stands inside a paragraph: close under a full line, or close above its continuation."""
    right = max(each.x1 for each in page.lines)
    left = min(each.x0 for each in page.lines)
    height = line.bottom - line.top
    indented = line.x0 - left > 0.12 * (right - left)
    if before is not None and line.top - before.bottom < 0.7 * height and _LEADS_ON.search(before.text):
        return True
    if before is not None and line.top - before.bottom < 0.7 * height and not indented:
        full = before.x1 - left > 0.72 * (right - left) and count_words(before) >= 6  # noqa: PLR2004
        if full and not re.search(r"[.:]$", before.text):
            return True
    if after is not None and after.top - line.bottom < 0.7 * height and not indented:
        return bool(re.match(r"[a-z]", after.text)) and not re.match(r"(?:to|of|for|dated|as|under)\b", after.text)
    return False


def _closing(lines: Sequence[tuple[Place, Line]], first: int, stop: int) -> int:
    """Return where a schedule ends: at the words that close it, if they come before `stop`."""
    page, rated = lines[first][0][0], False
    for position in range(first + 1, stop):
        text = lines[position][1].text
        figured = RATE.search(text) is not None
        if _CLOSING.match(text) and not figured and (rated or not _RECITED.match(text)):
            return _with_party(lines, first, position)
        rated = rated or figured
        if lines[position][0][0] != page:
            page = lines[position][0][0]
            if _is_prose(lines, position, stop):
                return position
    return stop


def _is_prose(lines: Sequence[tuple[Place, Line]], first: int, stop: int) -> bool:
    """Tell whether the page that begins at `first` is running text of the agreement: long lines and no figure.

    A page of footnotes is not: its text begins with a marker.
    """
    page = lines[first][0][0]
    texts = []
    for place, line in lines[first:stop]:
        if place[0] != page:
            break
        texts.append(line.text)
    long_lines = sum(1 for text in texts if len(text.split()) > _LONG_LINE_WORDS - 4)
    return (
        long_lines >= _PROSE_LINES
        and long_lines > _PROSE_SHARE * len(texts)
        and not any(_MARKED.match(text) for text in texts[:3])
        and not any(RATE.search(_CLAUSE_NUMBER.sub("", text)) for text in texts)
    )


def _with_party(lines: Sequence[tuple[Place, Line]], first: int, position: int) -> int:
    """Step back over the name of the party that signs, which stands close above its "By:" at the same margin."""
    if not _BY.match(lines[position][1].text):
        return position
    start = lines[position][1]
    signs = position
    for back in range(position - 1, max(first, position - 4), -1):
        line, below = lines[back][1], lines[back + 1][1]
        aligned = abs(line.x0 - start.x0) < 12 or line.x0 > start.x0  # noqa: PLR2004 - points
        if back + 1 < position:  # the name goes on over lines of one margin, or of one centre
            centred = abs(line.x0 + line.x1 - below.x0 - below.x1) < 24  # noqa: PLR2004 - points, twice
            aligned = aligned and (abs(line.x0 - below.x0) < 12 or centred)  # noqa: PLR2004 - points
        alike = line.text.isupper() == below.text.isupper() or _A_PART.match(below.text) is not None
        close = back + 1 == position or (alike and below.top - line.bottom < 0.6 * (line.bottom - line.top))
        named = line.text.isupper() or _ENTITY.search(line.text) or _A_PART.match(line.text)
        if RATE.search(line.text) or not (aligned and close and named) or count_words(line) > HEADING_WORDS:
            break
        signs = back
    return signs


def _lists_funds_or_fees(body: Sequence[Line]) -> bool:
    """Tell whether lines print a table of fees or a list of funds rather than clauses."""
    table = [line for line in body if len(line.text.split()) <= _LONG_LINE_WORDS + 6]
    if any(_POST_CODE.search(line.text) for line in table) and not any(RATE.search(line.text) for line in table):
        return False
    rated = sum(1 for line in table if RATE.search(line.text) or _BARE_FIGURE.search(line.text))
    named = sum(1 for line in table if FUND.search(line.text) and not line.text.endswith((".", ";")))
    long_lines = sum(1 for line in body if len(line.text.split()) > _LONG_LINE_WORDS)
    marks = tuple(hit[1] or hit[2] for line in body for hit in _GLUED_MARK.finditer(line.text))
    clauses = sum(
        1
        for line, following in zip_longest(body, body[1:])
        if _CLAUSE.match(line.text)
        and not _NUMBERED_FUND.match(line.text)
        and not (marks and line.text.startswith(marks))
        and not _ENDS_IN_RATE.search(line.text)
        and not names_its_fund(f"{line.text} {following.text if following else ''}")
    )
    both = sum(1 for line in table if RATE.search(line.text) and FUND.search(line.text) and not line.text.endswith("."))
    if clauses >= _MIN_LIST and clauses * 4 > rated + named and both < clauses:
        return False
    if any(RATE.search(line.text) and FUND.search(line.text) for line in table):
        return True
    if rated and named and rated + named > long_lines // 2:
        return True
    if any(_SIGNED.search(line.text) for line in body) and any(FUND.search(line.text) for line in body) and not clauses:
        return True
    return named >= _MIN_LIST and named > long_lines
