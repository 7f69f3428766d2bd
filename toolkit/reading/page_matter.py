"""Lines that belong to the page and not to the schedule: numbers, footers, running heads, its title repeated."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from toolkit.reading.find import HEADING, Span
from toolkit.reading.furniture import SAID_ON_PAGES, furniture_of, shape_of
from toolkit.reading.names import goes_on, is_continued, looks_like_registrant, parse_stated_class
from toolkit.reading.pages import Paper, Place, as_printed
from toolkit.reading.strips import Strip, fees_of

_FURNITURE_NUMBER = re.compile(
    r"^[-–—\s]*(?:page\s+)?(?:[A-Z]{1,2}-)?\d{1,4}(?:\s+of\s+\d{1,4})?[-–—\s]*$", re.IGNORECASE
)
_SAYS_PAGE = re.compile(
    r"[-–—]\s*\d{1,4}\s*[-–—]|[-–—\s(\[]*page\s+\d{1,4}(?:\s+of\s+\d{1,4})?[-–—\s.)\]]*", re.IGNORECASE
)
"""A number that is its page's wherever it stands (`- 11 -`, `Page 1 of 2`)."""
_DECIMAL = re.compile(r"(?<![\d.])\d{0,2}\.\d{2,4}(?![\d.])")
_SAYS_DAY = re.compile(
    r"(?:last\s+|as\s+|further\s+)*(?:revised|amended|restated|changed|updated|effective|dated?|as\s+of)\b[\s:]",
    re.IGNORECASE,
)
"""What is said of a day of the schedule; a foot with a form's revision comes again on other pages."""
_FIELD = re.compile(r"(?:effective|commencement|calculation)(?:\s+date)?\s*:\s+\S", re.IGNORECASE)
"""A day that a form filled in for each fund labels: the last line of several pages perhaps."""
_FOOT = 3
"""So many lines at the end of a page may be its foot."""


def page_matter(paper: Paper, span: Span, strips: Sequence[Strip]) -> frozenset[Place]:
    """Return page numbers, footers and running heads among the lines; what may be a group heading or a fee is none."""
    inside = frozenset(_inside(strips))
    span_pages = {strip.place[0] for strip in strips}
    named = {(line.page, line.number) for line in furniture_of(paper, span_pages)}
    wanted = {shape_of(strip.text) for strip in strips if _as_on_page(strip) in named or _SAYS_DAY.match(strip.text)}
    shape, outside = _shapes(paper, span, wanted)
    found = set()
    for index, strip in enumerate(strips):
        text = strip.text
        if strip.place in span.headings or _ends_name(strips, index) or _says_whose(strips, index, span):
            continue
        if shape_of(text) in inside and not (_repeats_title(text, span) or _SAYS_PAGE.fullmatch(text)):
            continue
        if _FIELD.match(text) or (_SAYS_DAY.match(text) and shape[shape_of(text)] == {strip.place[0]}):
            continue
        if (
            _said_on_pages(strip, strips, index)
            or _repeats_title(text, span)
            or _SAYS_PAGE.fullmatch(text)
            or (_FURNITURE_NUMBER.match(text) and _stands_alone(strips, index))
        ):
            found.add(strip.place)
        elif _as_on_page(strip) in named and strip.place not in span.headings:
            pages = shape[shape_of(text)]
            number_or_date = not _prints_rate(strip) and not re.search(
                r"[A-Za-z]{3,}", re.sub(r"(?i)page|form|rev\w*|ver\w*|of|[a-z]{3,9}\.?\s(?=\d)", "", text)
            )
            names_group = looks_like_registrant(text) or parse_stated_class(text) is not None
            heads_all = shape_of(text) in outside and not names_group
            running = bool(pages - span_pages) or len(pages) >= 3 or heads_all  # noqa: PLR2004
            if (
                number_or_date
                or text.startswith("[")
                or (running and len(strip.cells) == 1 and not is_continued(text) and not names_group)
            ) or (
                running
                and not fees_of(strip)
                and (bool(pages - span_pages) or heads_all)
                and parse_stated_class(text) is None
            ):
                found.add(strip.place)
    return frozenset(found)


def _inside(strips: Sequence[Strip]) -> Iterator[str]:
    """Yield what stands in words in the middle of a page of the schedule too: the end of a wrapped name, no foot."""
    for before, strip, behind in zip(strips, strips[_FOOT:], strips[2 * _FOOT :], strict=False):
        if before.place[0] == behind.place[0] and re.search("[A-Za-z]{3}", strip.text):
            yield shape_of(strip.text)


def _prints_rate(strip: Strip) -> bool:
    """Tell whether a line prints a rate: classes with theirs may stand last on several pages alike (`B  1.00%`)."""
    return "%" in strip.text or (len(strip.cells) > 1 and _DECIMAL.search(strip.text) is not None)


def _says_whose(strips: Sequence[Strip], index: int, span: Span) -> bool:
    """Tell whether a line close below the schedule's title names the company it is of: a running head stands above it.

    So though the same name heads the agreement's first page.
    """
    strip, foot = strips[index], strips[index + _FOOT : index + _FOOT + 1]
    below = strip.place[0] == span.start[0] and bool(span.headings) and strip.place > span.headings[-1]
    inside = bool(foot) and foot[0].place[0] == strip.place[0]
    return below and inside and looks_like_registrant(strip.text)


def _as_on_page(strip: Strip) -> tuple[int, int] | None:
    """Return the page and number of a line that stands as it is printed; None where words of other lines are on it."""
    line = strip.line
    return (line.page, line.number) if as_printed(line) == (line,) else None


def _ends_name(strips: Sequence[Strip], index: int) -> bool:
    """Tell the end of a wrapped name (`… Portfolio / II`, `… Equity / Fund`) from what is said of a page: close below.

    It stands under the edge of the line above it.
    """
    strip, above = strips[index], strips[index - 1] if index else None
    if above is None or above.place[0] != strip.place[0]:
        return False
    if not (re.fullmatch(r"[IVX]{1,4}", strip.text) or goes_on(strip.text)):
        return False
    close = strip.line.top - above.line.bottom < strip.line.bottom - strip.line.top
    return close and abs(strip.line.x0 - above.line.x0) < 3  # noqa: PLR2004 - points


def _shapes(paper: Paper, span: Span, wanted: Collection[str]) -> tuple[dict[str, set[int]], set[str]]:
    """Return on which pages lines of each wanted shape stand, and which shapes stand outside the schedule too.

    A running head on a schedule's first page stands above the schedule's title, so before it; what stands below the
    title of another schedule is a line of that one.
    """
    pages: dict[str, set[int]] = {shape: set() for shape in wanted}
    outside: set[str] = set()
    for page in paper.pages if wanted else ():
        for index, line in enumerate(page.lines):
            shape = shape_of(line.text)
            if shape not in wanted:
                continue
            pages[shape].add(page.number)
            if shape in outside or span.holds(page.number, index):
                continue
            if not any(HEADING.match(above.text) for above in page.lines[: index + 1]):
                outside.add(shape)
    return pages, outside


def _said_on_pages(strip: Strip, strips: Sequence[Strip], index: int) -> bool:
    """Tell a footer.

    Each of its cells is a page number or what is said on every page, at the end of the page if figures.
    """
    cells = [cell.chunk.text for cell in strip.cells]
    if SAID_ON_PAGES.match(strip.text):
        return True
    unnumbered = re.sub(r"^\d{1,3}\s+|\s+\d{1,3}$", "", strip.text)
    last = index + 1 == len(strips) or strips[index + 1].place[0] != strip.place[0]
    if last and SAID_ON_PAGES.match(unnumbered):
        return True
    said = [bool(SAID_ON_PAGES.match(text)) for text in cells]
    return (
        last and any(said) and all(one or _FURNITURE_NUMBER.match(text) for one, text in zip(said, cells, strict=True))
    )


def _repeats_title(text: str, span: Span) -> bool:
    """Tell whether a line prints the schedule's own title again ("SCHEDULE A (continued)")."""
    found = HEADING.match(text)
    if found is None or found["label"] is None or found["label"] != span.label:
        return False
    rest = found["rest"].strip(" \"“”'.:")
    return is_continued(text) or not rest or re.fullmatch(r"[\s,–—-]*page\s+\d{1,3}", rest, re.IGNORECASE) is not None


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
