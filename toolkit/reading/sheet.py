"""Every printed line of a schedule sorted by what it does: title, heading, fee line, name, footnote, prose, furniture.

Sorting is by content and place alone; what the lines *mean* together is settled by `columns` and `rows`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from statistics import median

from toolkit.reading.cells import FEES, Cell, Kind, cell_of, cells_of
from toolkit.reading.find import HEADING, Place, Span
from toolkit.reading.furniture import furniture_of
from toolkit.reading.grid import Chunk, is_stroke, usual_gap
from toolkit.reading.names import is_continued, looks_like_registrant, parse_class, parse_stated_class, strip_markers
from toolkit.reading.pages import Line, Paper, Rule
from toolkit.reading.rates import find_signed_rates


class Part(StrEnum):
    """What a printed line is to its schedule."""

    TITLE = "title"
    FURNITURE = "furniture"
    STROKE = "stroke"
    HEADING = "heading"
    FEES = "fees"
    TEXT = "text"
    NOTE = "footnote"
    PROSE = "prose"
    AS_OF = "as-of"


@dataclass(frozen=True)
class Strip:
    """One printed line with its cells and its part; `note` is the marker a footnote begins with."""

    place: Place
    line: Line
    cells: tuple[Cell, ...]
    part: Part
    note: str | None = None

    @property
    def text(self) -> str:
        """The line as printed."""
        return self.line.text


@dataclass(frozen=True)
class Sheet:
    """The sorted lines of one schedule, with the measures of its type."""

    span: Span
    strips: tuple[Strip, ...]
    rules: dict[int, tuple[Rule, ...]]
    pitch: float
    usual: float
    known: frozenset[str]


_NOTE = re.compile(
    r"^\s*(?P<marker>\*+|[†‡§¶#^µ€¤]+|\(\d{1,2}\)|\(\*+\)|\([a-h]\)|\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]|\d{1,2}(?=[.)]?\s|[A-Z][a-z]+\s[a-z]))[.)]?\s*(?P<text>\S.*)$"
)
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "formerly",
        "known",
        "de",
        "ex",
    ]
)
_HEADWORDS = frozenset(
    [
        "fund",
        "funds",
        "portfolio",
        "portfolios",
        "series",
        "name",
        "names",
        "share",
        "shares",
        "class",
        "classes",
        "fee",
        "fees",
        "rate",
        "rates",
        "annual",
        "annualized",
        "yearly",
        "maximum",
        "minimum",
        "aggregate",
        "total",
        "service",
        "services",
        "servicing",
        "distribution",
        "shareholder",
        "shareholders",
        "asset",
        "assets",
        "based",
        "asset-based",
        "sales",
        "charge",
        "charges",
        "net",
        "average",
        "daily",
        "percentage",
        "percent",
        "%",
        "of",
        "as",
        "a",
        "an",
        "the",
        "per",
        "annum",
        "basis",
        "points",
        "bps",
        "bp",
        "date",
        "dates",
        "effective",
        "commencement",
        "plan",
        "calculation",
        "compensation",
        "advisory",
        "management",
        "administration",
        "administrative",
        "administrator",
        "adviser",
        "advisor",
        "sub-advisory",
        "non-rule",
        "12b-1",
        "rule",
        "level",
        "levels",
        "breakpoint",
        "breakpoints",
        "registrant",
        "registrants",
        "trust",
        "company",
        "companies",
        "expense",
        "expenses",
        "limit",
        "limitation",
        "cap",
        "ratio",
        "expiration",
        "termination",
        "through",
        "payable",
        "paid",
        "applicable",
        "on",
        "in",
        "for",
        "number",
        "no",
        "ticker",
        "symbol",
        "type",
        "expressed",
        "investment",
        "contractual",
        "current",
        "operating",
        "inception",
        "start",
        "commenced",
        "amount",
        "amounts",
        "and",
        "or",
        "under",
        "dollar",
        "value",
        "first",
        "fiscal",
        "year",
        "initial",
        "until",
        "expires",
        "end",
        "ends",
        "accrual",
        "accrues",
        "column",
    ]
)
_NAME_HEADING = re.compile(
    r"^\W*(?:(?:names?|list)\s+of\s+(?:the\s+|each\s+)?)?(?:investment\s+|registered\s+)?"
    r"(?:funds?|portfolios?|series|registrants?|trusts?|compan(?:y|ies)|class(?:es)?|share\s+class(?:es)?|(?:share\s+)?class\s+of\s+shares|net\s+assets|assets|"
    r"accounts?|average\s+(?:daily\s+)?net\s+assets|breakpoints?|asset\s+levels?|corporation)"
    r"(?:\s*(?:and|&|/|,|[-–—])\s*(?:share\s+)?(?:class(?:es)?|series|funds?|portfolios?|accounts?|shares)(?:\s+of\s+shares)?)*(?:\s+names?)?(?:\s*\([\w\s]{1,20}\))?\W*$",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"^[\W_]*(?:(?:this\s+)?(?:schedule|exhibit|appendix)\s+\w{0,3}\s*(?:is\s+)?)?(?:(?:last\s+)?(?:amended|revised|updated|changed|restated|adopted)|"
    r"(?:as\s+(?:in\s+force|in\s+effect|amended|revised|changed|restated))|as\s+of|as\s+at|dated|date(?=\s*:)|effective|current|in\s+effect|in\s+force|approved)\b"
    r"[^.]{0,60}\b(?:19|20)?\d{2}\b.{0,60}$",
    re.IGNORECASE,
)
_SAID_ON_PAGES = re.compile(
    r"^[\W_]*(?:(?:strictly\s+|private\s+and\s+)?confidential|(?:rev(?:ised|ision|\.)?|form|version|ver\.?|ed\.)[\s.:#]*[\d./-]+|draft\b.{0,20}|\(?\s*continued\s*\)?|"
    r"continued\s+on\s+(?:the\s+)?next\s+page|exhibit\s+\(?99[\w.()-]*|ex-99[\w.()-]*)[\W_]*$",
    re.IGNORECASE,
)
_ENDS_AS_NAME = re.compile(r"\b(?:fund|portfolio|series|trust)s?(?:,?\s+inc\.?|\s+[ivx]+)?\W*$", re.IGNORECASE)
_FEE_WORD = re.compile(
    r"\b(?:fees?|rates?|assets?|class(?:es)?|names?|dates?|compensation|charges?|limits?|list|applicable)\b|%|/",
    re.IGNORECASE,
)
LIST_TITLE = re.compile(r"^[\W_]*list\s+of\s+(?:the\s+)?(?:funds|portfolios|series|accounts)\b.{0,40}$", re.IGNORECASE)
_PREFACE = 16
_FURNITURE_NUMBER = re.compile(
    r"^[-–—\s]*(?:page\s+)?(?:[A-Z]{1,2}-)?\d{1,4}(?:\s+of\s+\d{1,4})?[-–—\s]*$", re.IGNORECASE
)


def sort_lines(paper: Paper, span: Span) -> Sheet:
    """Sort every line of a schedule by its part."""
    lines = list(span.lines(paper))
    pages = {page.number: page for page in paper.pages}
    rules = {number: pages[number].rules for number in {place[0] for place, _ in lines}}
    usual = usual_gap(line for _, line in lines)
    pitch = _pitch([line for _, line in lines])
    bare = [Strip(place, line, cells_of(line, usual, rules[place[0]], frozenset()), Part.TEXT) for place, line in lines]
    known = _known_markers(bare)
    strips = [replace(strip, cells=cells_of(strip.line, usual, rules[strip.place[0]], known)) for strip in bare]
    strips = _split_aligned(strips, known)
    furniture = _furniture(paper, span, strips)
    sorted_strips = [_sorted(strip, span, furniture) for strip in strips]
    sorted_strips = _gather_paragraphs(sorted_strips, pitch)
    sorted_strips = _mark_headings(_entitle_preface(sorted_strips), pitch)
    return Sheet(span, tuple(sorted_strips), rules, pitch, usual, known)


def _split_aligned(strips: Sequence[Strip], known: frozenset[str]) -> list[Strip]:
    """Part a name from the fee or date a blank behind it, where that figure stands under the others of its column."""
    edges: Counter[int] = Counter()
    for strip in strips:
        for cell in strip.cells[1:]:
            if cell.kind in FEES or cell.kind is Kind.DATE:
                edges.update({round(cell.chunk.x0), -round(cell.chunk.x1)})
    return [replace(strip, cells=_split_last(strip.cells, edges, known)) for strip in strips]


def _split_last(cells: tuple[Cell, ...], edges: Counter[int], known: frozenset[str]) -> tuple[Cell, ...]:
    if not cells or cells[-1].kind is not Kind.TEXT or reads_as_prose(cells[-1].text) or _AS_OF.match(cells[-1].text):
        return cells
    words = cells[-1].chunk.words
    for index in range(1, len(words)):
        right = cell_of(Chunk(words[index:]), known)
        if (right.kind in FEES and right.kind is not Kind.MALFORMED) or right.kind is Kind.DATE:
            near = sum(edges[x + d] for x in (round(right.chunk.x0), -round(right.chunk.x1)) for d in (-2, -1, 0, 1, 2))
            if near >= 2:  # noqa: PLR2004 - two other figures stand there
                return (*cells[:-1], cell_of(Chunk(words[:index]), known), right)
    return cells


def _entitle_preface(strips: Sequence[Strip]) -> list[Strip]:
    """Count what stands between a schedule's heading and its "List of Funds" to the title: by whom, on behalf of whom."""
    last = next((index for index, strip in enumerate(strips) if LIST_TITLE.match(strip.text)), None)
    first_fee = next((index for index, strip in enumerate(strips) if strip.part is Part.FEES), len(strips))
    if last is None or last > min(first_fee, _PREFACE):
        return list(strips)
    return [
        replace(strip, part=Part.TITLE) if index <= last and strip.part in (Part.TEXT, Part.PROSE) else strip
        for index, strip in enumerate(strips)
    ]


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line's top to the next, in points."""
    steps = sorted(
        below.top - above.top
        for above, below in pairwise(lines)
        if above.page == below.page and below.top - above.top > 1
    )
    height = median(line.bottom - line.top for line in lines) if lines else 12.0
    return max(min(steps[len(steps) // 5] if steps else 1.2 * height, 1.35 * height), 0.95 * height)


def fees_of(strip: Strip) -> list[Cell]:
    """Return the cells of a line that stand for a fee."""
    return [cell for cell in strip.cells if cell.kind in FEES]


def _sorted(strip: Strip, span: Span, furniture: frozenset[Place]) -> Strip:
    """Sort one line by itself; paragraphs and headings are settled among neighbours afterwards."""
    if strip.place in furniture:
        return replace(strip, part=Part.FURNITURE)
    if strip.place in span.headings:
        return replace(strip, part=Part.TITLE)
    if is_stroke(strip.line):
        return replace(strip, part=Part.STROKE)
    if _AS_OF.match(strip.text) and not re.match(r"[*†‡§¶#^¹²³]", strip.text) and not fees_of(strip):
        return replace(strip, part=Part.AS_OF)
    if (fees_of(strip) or _dated(strip)) and not _sentence(strip):
        return replace(strip, part=Part.FEES)
    return strip


def _dated(strip: Strip) -> bool:
    """Tell whether a line prints a name and a date in columns: a row, even where its fee is missing."""
    return len(strip.cells) >= 2 and any(cell.kind is Kind.DATE for cell in strip.cells[1:])  # noqa: PLR2004


def _sentence(strip: Strip) -> bool:
    """Tell whether a line with a figure is running text: a figure alone in a gap of a justified sentence."""
    words = [cell.text for cell in strip.cells if cell.kind is Kind.TEXT]
    return any(reads_as_prose(text) for text in words) and len(strip.cells) <= 2 + (strip.cells[0].kind is Kind.MARK)


def reads_as_prose(text: str) -> bool:
    """Tell whether a text is a sentence or part of one rather than a name or a heading."""
    words = text.split()
    lower = [word for word in words if word[:1].islower() and word.lower().strip(",.;:()") not in _SMALL_WORDS]
    if len(lower) >= 3 and len(words) >= 6:  # noqa: PLR2004 - three plain words are a sentence's
        return True
    return len(lower) >= 2 and text.rstrip().endswith((".", ":")) and len(words) >= 4  # noqa: PLR2004


def _known_markers(strips: Sequence[Strip]) -> frozenset[str]:
    """Return the markers that begin a footnote of this schedule."""
    known = set()
    for strip in strips:
        found = _NOTE.match(strip.text)
        if found is not None and not (fees_of(strip) and not _sentence(strip)) and _reads_as_note(found["text"]):
            known.add(found["marker"].translate(str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")))
    return frozenset(known | {marker.strip("()[]") for marker in known})


def _reads_as_note(text: str) -> bool:
    words = text.split()
    lower = [word for word in words if word[:1].islower() and word.lower().strip(",.;:()") not in _SMALL_WORDS]
    return len(lower) >= 2 or (text.rstrip().endswith(".") and len(words) >= 3 and bool(lower or len(words) <= 4))  # noqa: PLR2004


def _furniture(paper: Paper, span: Span, strips: Sequence[Strip]) -> frozenset[Place]:
    """Return page numbers, footers and running heads among the lines; what may be a group heading or a fee is none."""
    named = {(line.page, line.number) for line in furniture_of(paper)}
    shape = {}
    for page in paper.pages:
        for line in page.lines:
            key = re.sub(r"\d+", "#", line.text)
            shape.setdefault(key, set()).add(page.number)
    span_pages = {strip.place[0] for strip in strips}
    found = set()
    for index, strip in enumerate(strips):
        text = strip.text
        if strip.place in span.headings:
            continue
        if (
            _said_on_pages(strip, strips, index)
            or _repeats_title(text, span)
            or (_FURNITURE_NUMBER.match(text) and _stands_alone(strips, index))
        ):
            found.add(strip.place)
        elif (strip.line.page, strip.line.number) in named and strip.place not in span.headings:
            pages = shape[re.sub(r"\d+", "#", text)]
            number_or_date = not re.search(
                r"[A-Za-z]{3,}", re.sub(r"(?i)page|form|rev\w*|ver\w*|of|[a-z]{3,9}\.?\s(?=\d)", "", text)
            )
            running = bool(pages - span_pages) or len(pages) >= 3  # noqa: PLR2004
            if (
                number_or_date
                or text.startswith("[")
                or (running and len(strip.cells) == 1 and not is_continued(text) and not looks_like_registrant(text))
            ) or (running and not fees_of(strip) and bool(pages - span_pages)):
                found.add(strip.place)
    return frozenset(found)


def _said_on_pages(strip: Strip, strips: Sequence[Strip], index: int) -> bool:
    """Tell a footer: each of its cells is a page number or what is said on every page, at the end of the page if figures."""
    cells = [cell.chunk.text for cell in strip.cells]
    if _SAID_ON_PAGES.match(strip.text):
        return True
    last = index + 1 == len(strips) or strips[index + 1].place[0] != strip.place[0]
    said = [bool(_SAID_ON_PAGES.match(text)) for text in cells]
    return (
        last and any(said) and all(one or _FURNITURE_NUMBER.match(text) for one, text in zip(said, cells, strict=True))
    )


def _repeats_title(text: str, span: Span) -> bool:
    """Tell whether a line prints the schedule's own title again ("SCHEDULE A (continued)")."""
    found = HEADING.match(text)
    if found is None or found["label"] is None or found["label"] != span.label:
        return False
    return is_continued(text) or not found["rest"].strip(" \"“”'.:")


def _stands_alone(strips: Sequence[Strip], index: int) -> bool:
    """Tell whether a bare number is a page number: alone on its line, under no column of figures."""
    strip = strips[index]
    centre = (strip.line.x0 + strip.line.x1) / 2
    at_edge = (
        index + 1 == len(strips)
        or strips[index + 1].place[0] != strip.place[0]
        or index == 0
        or strips[index - 1].place[0] != strip.place[0]
    )
    if at_edge:
        return True
    above = strips[index - 1]
    near = strip.line.top - above.line.bottom < 0.9 * (strip.line.bottom - strip.line.top)
    under = any(cell.chunk.x0 - 6 <= centre <= cell.chunk.x1 + 6 for cell in fees_of(above))
    return not (near or under)


def _gather_paragraphs(strips: Sequence[Strip], pitch: float) -> list[Strip]:
    """Mark footnotes and prose, each with the lines it runs on over."""
    gathered: list[Strip] = []
    seen_fees = False
    last_text = max((i for i, s in enumerate(strips) if s.part == Part.FEES), default=-1)
    for index, strip in enumerate(strips):
        seen_fees = seen_fees or strip.part is Part.FEES
        above = gathered[-1] if gathered else None
        if strip.part is Part.FEES and above is not None and _figure_in_sentence(above, strip, pitch):
            gathered.append(replace(strip, part=above.part))
            continue
        if strip.part not in (Part.TEXT, Part.AS_OF):
            gathered.append(strip)
            continue
        found = _NOTE.match(strip.text)
        after_table = seen_fees or (last_text < 0 and index > 2)  # noqa: PLR2004
        if found and after_table and strip.part is Part.TEXT and _is_note(found, strip, strips, index):
            marker = found["marker"].translate(str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789"))
            gathered.append(replace(strip, part=Part.NOTE, note=marker))
        elif (
            above is not None and above.part in (Part.NOTE, Part.PROSE) and _runs_on(above, strip, strips, index, pitch)
        ):
            gathered.append(replace(strip, part=above.part))
        elif strip.part is Part.TEXT and _is_prose(strip) and not _under_name(above, strip, pitch):
            gathered.append(replace(strip, part=Part.PROSE))
        else:
            gathered.append(strip)
    return gathered


def _under_name(above: Strip | None, strip: Strip, pitch: float) -> bool:
    """Tell whether a line stands close under the name of a fee line, within its column: the name goes on in it."""
    if above is None or above.part not in (Part.FEES, Part.TEXT) or above.place[0] != strip.place[0]:
        return False
    close = strip.line.top - above.line.top <= 1.45 * pitch and abs(strip.line.x0 - above.line.x0) < 20  # noqa: PLR2004 - points
    room = above.cells[1].chunk.x0 if len(above.cells) > 1 else above.line.x1 + 60
    return close and strip.line.x1 < room and not strip.text.endswith(".")


def _is_prose(strip: Strip) -> bool:
    """Tell whether a line by itself is running text: it reads so, or it says a rate among its words."""
    if _tabular(strip):
        return False
    if re.search(r"\ball\s+(?:of\s+the\s+)?(?:funds|portfolios|series)\s+of\b", strip.text, re.IGNORECASE):
        return True
    said = len(strip.cells) == 1 and any(figure.outcome == "figure" for figure in find_signed_rates(strip.text))
    return reads_as_prose(strip.text) or (said and len(strip.text.split()) >= 4)  # noqa: PLR2004


def _figure_in_sentence(above: Strip, strip: Strip, pitch: float) -> bool:
    """Tell whether a line that reads as a figure is only the last words of the sentence above it."""
    near = above.place[0] == strip.place[0] and strip.line.top - above.line.top <= 1.45 * pitch
    gaps = [right.chunk.x0 - left.chunk.x1 for left, right in pairwise(strip.cells)]
    if above.part not in (Part.PROSE, Part.NOTE) or not near or any(gap > 8 for gap in gaps):  # noqa: PLR2004 - points
        return False
    aligned = abs(strip.line.x0 - above.line.x0) < 3 or above.note is not None  # noqa: PLR2004 - points
    return aligned and not above.text.rstrip().endswith((".", ":")) and strip.line.x0 < above.line.x1


def _is_note(found: re.Match[str], strip: Strip, strips: Sequence[Strip], index: int) -> bool:
    """Tell a footnote's first line from a line that only begins with a figure: it reads as a sentence, or runs on as one."""
    following = strips[index + 1].text if index + 1 < len(strips) else ""
    symbol = not re.match(r"\d|\(?[a-h]\)", found["marker"])
    return (
        _reads_as_note(found["text"])
        or (symbol and not _tabular(strip))
        or (_reads_as_note(f"{found['text']} {following}") and reads_as_prose(following))
    )


def _tabular(strip: Strip) -> bool:
    """Tell whether a line is laid out in columns: several short cells."""
    if len(strip.cells) < 2:  # noqa: PLR2004 - one cell is no column
        return False
    heads = sum(1 for cell in strip.cells if headish(cell.text))
    return heads >= max(2, len(strip.cells) - 1) or not any(len(cell.text.split()) >= 8 for cell in strip.cells)  # noqa: PLR2004


def _runs_on(above: Strip, strip: Strip, strips: Sequence[Strip], index: int, pitch: float) -> bool:
    """Tell whether a line continues the paragraph above it."""
    if above.place[0] != strip.place[0] or strip.line.top - above.line.top > 1.45 * max(
        pitch, above.line.bottom - above.line.top
    ):
        return False
    if _tabular(strip) and not reads_as_prose(strip.text):
        return False
    if re.match(r"[a-z(]", strip.text) or reads_as_prose(strip.text):
        return True
    return not above.text.rstrip().endswith((".", ":", ";")) and not (
        index + 1 < len(strips) and strips[index + 1].part is Part.FEES
    )


def headish(text: str) -> bool:
    """Tell whether most words of a text are those that head the columns of fee tables."""
    words = [word for word in re.split(r"[\s/()]+", re.sub(r"[*†‡:,.\"“”]+|\d\)|[’']s?\b", " ", text).lower()) if word]
    if not words:
        return False
    if (
        len(words) > 1
        and _ENDS_AS_NAME.search(text)
        and not _FEE_WORD.search(re.sub(r"(?i)\b(?:floating|variable|adjustable)[- ]rate\b", "", text))
    ):
        return False
    known = sum(1 for word in words if word in _HEADWORDS or re.fullmatch(r"\(?\d\)?|12b-1|[$%]", word))
    return known >= 0.6 * len(words)


def _caption(text: str) -> bool:
    """Tell whether a line right above a heading is a caption: nothing but the words of headings, two or more."""
    words = [word for word in re.split(r"[\s/()]+", re.sub(r"[*†‡:,.\"“”]+|[’']s?\b", " ", text).lower()) if word]
    return (
        len(words) > 1
        and all(word in _HEADWORDS for word in words)
        and bool(re.search(r"\b(?:fees?|rates?|compensation|charges?)\b", text, re.IGNORECASE))
    )


def _mark_headings(strips: Sequence[Strip], pitch: float) -> list[Strip]:
    """Mark the lines that head columns: seeds with several head cells (or one that names the first column), and the lines around."""
    marked = list(strips)
    right = _value_edge(strips)
    left = min((strip.line.x0 for strip in strips if strip.part is Part.FEES), default=0.0)
    for index, strip in enumerate(marked):
        if strip.part is Part.TEXT and _heads(strip, left, right) and not _ends_name(marked, index, pitch):
            marked[index] = replace(strip, part=Part.HEADING)
    for step in (-1, 1):
        order = range(len(marked)) if step == 1 else range(len(marked) - 1, -1, -1)
        for index in order:
            other = index - step
            if (
                not 0 <= other < len(marked)
                or marked[other].part is not Part.HEADING
                or marked[index].part not in (Part.TEXT, Part.PROSE)
            ):
                continue
            if _beside_heading(marked[index], marked[other], left, right, pitch):
                marked[index] = replace(marked[index], part=Part.HEADING)
    return marked


def _ends_name(strips: Sequence[Strip], index: int, pitch: float) -> bool:
    """Tell whether a line of one word close under a fee line or a name is that name's end (`… Income / Fund`), no heading."""
    strip = strips[index]
    above = strips[index - 1] if index else None
    if not any(each.part is Part.FEES for each in strips[:index]) or re.match(
        r"(?:funds|portfolios|accounts)\s*:?$", strip.text, re.IGNORECASE
    ):
        return False
    if (
        len(strip.cells) > 1
        or above is None
        or above.place[0] != strip.place[0]
        or above.part not in (Part.FEES, Part.TEXT)
    ):
        return False
    return strip.line.top - above.line.top <= 1.45 * pitch


def _value_edge(strips: Sequence[Strip]) -> float | None:
    """Return where the columns right of the names begin, in points; None where nothing stands beside a name."""
    starts = [
        min(cell.chunk.x0 for cell in strip.cells[1:] if cell.kind is not Kind.TEXT)
        for strip in strips
        if strip.part is Part.FEES and any(cell.kind is not Kind.TEXT for cell in strip.cells[1:])
    ]
    alone = [strip.cells[0].chunk.x0 for strip in strips if strip.part is Part.FEES and len(strip.cells) == 1]
    return median(starts) if starts else (median(alone) if alone else None)


def _heads(strip: Strip, left: float, right: float | None) -> bool:
    """Tell whether a line by itself heads columns."""
    if len(strip.cells) == 1 and parse_stated_class(strip.text.strip(" :")):
        return False
    cells = [cell for cell in strip.cells if cell.kind is not Kind.MARK]
    if len(cells) >= 2:  # noqa: PLR2004
        classes = sum(1 for cell in cells if cell.kind is Kind.SHARE_CLASS)
        heads = sum(1 for cell in cells if headish(cell.text) or cell.kind == Kind.BAND)
        named = sum(1 for cell in cells if parse_class(strip_markers(cell.text)[0]) and not headish(cell.text))
        if all(parse_class(strip_markers(cell.text)[0]) for cell in cells) or (
            named > 1 and named + heads >= len(cells)
        ):
            return True
        return classes + heads == len(cells) or heads >= max(1, len(cells) - 1) or classes >= 2  # noqa: PLR2004
    if len(cells) == 1:
        alone = bool(_NAME_HEADING.match(cells[0].text)) or (
            headish(cells[0].text)
            and right is not None
            and (
                cells[0].chunk.x0 >= right - 40
                or (cells[0].chunk.x1 >= right and cells[0].chunk.x0 > left + 0.4 * (right - left))
            )
        )
        return (alone and not looks_like_registrant(cells[0].text)) or bool(_NAME_HEADING.match(cells[0].text))
    return False


def _says_rate(strip: Strip) -> bool:
    """Tell whether a line prints a rate with its sign: then it heads nothing."""
    return any(
        figure.outcome == "figure" and not re.search(r"12b|of\s+1\s?%", strip.text)
        for figure in find_signed_rates(strip.text)
    )


def _beside_heading(strip: Strip, head: Strip, left: float, right: float | None, pitch: float) -> bool:
    """Tell whether a line next to a heading line is part of the same heading."""
    if _says_rate(strip):
        return False
    if strip.part is Part.TEXT and strip.place < head.place and _caption(strip.text):
        return True
    if parse_stated_class(strip.text.strip(" :")) and (right is None or strip.line.x1 < right):
        return False
    if re.search(
        r"\b(?:fund|portfolio|series|trust)s?(?:,?\s+inc\.?|\s+[ivx]+)?\W*$", strip.text, re.IGNORECASE
    ) and not headish(strip.text):
        return False
    if strip.place[0] != head.place[0] or abs(strip.line.top - head.line.top) > 1.5 * pitch:
        return False
    if len(strip.cells) >= 2 and any(headish(cell.text) for cell in strip.cells):  # noqa: PLR2004
        return True
    inside = strip.line.x1 >= (right or 0.0) - 2 and strip.line.x0 > left + 0.4 * ((right or 0.0) - left)
    over_values = right is not None and (strip.line.x0 > right - 80 or inside)
    starts_inside = len(head.cells) > 1 and strip.line.x0 >= head.cells[1].chunk.x0 - 60
    if len(strip.cells) == 1 and (over_values or starts_inside) and strip.line.x0 > 1:
        return not strip.text.endswith((".", ":")) or headish(strip.text)
    return (
        strip.part is not Part.PROSE
        and headish(strip.text)
        and len(strip.text.split()) <= 5
        and not looks_like_registrant(strip.text)
    )
