"""Page furniture: page numbers, footers, running heads, exhibit labels; printed, but no part of what is agreed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from itertools import pairwise

from toolkit.reading.dates import DATE
from toolkit.reading.names import ends_like_fund, looks_like_registrant
from toolkit.reading.pages import Line, Page, Paper

Key = tuple[int, int]

_PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014\s\[(]*(?:page\s+)?(?:[A-Z]{1,2}\s?-\s?)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-\u2013\u2014\s\])]*",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\(\w{1,2}\)")
"""A page's number in brackets, or a marker below a figure where the page's number stands further down."""
_EXHIBIT = re.compile(
    r"\(?\s*ex(?:hibit)?s?\s*[-\u2013.(]?\s*\(?(?:no\.?\s*)?[\d(a-z][\w.()\-\u2013\s]{0,24}", re.IGNORECASE
)
_SAID_OF_THE_PAGE = re.compile(
    r"[\[(]?\s*(?:(?:the\s+)?(?:remainder|rest) of (?:this|the) page|this (?:page|space)|"
    r"(?:the )?signatures?(?: page)?s? (?:follows?|on (?:the )?(?:following|next) page)|signature page to)\b.*",
    re.IGNORECASE,
)
SAID_ON_PAGES = re.compile(
    r"^[\W_]*(?:(?:(?:strictly|private|privileged)(?:\s+(?:and|&))?\s+)?confidential|(?:execution|conformed|agreed)\s+(?:version|copy|form)|(?:rev(?:ised|ision|\.)?|form|version|ver\.?|ed\.)[\s.:#]*[\d./-]+|draft\b.{0,20}|\(?\s*continued\s*\)?|"
    r"continued\s+on\s+(?:the\s+)?next\s+page|exhibit\s+\(?99[\w.()-]*|ex-99[\w.()-]*)[\W_]*$",
    re.IGNORECASE,
)
"""What is said at the edge of pages of a document, or of a copy of it."""
_FORM_WORDS = re.compile(
    r"\b(?:rev(?:ised|ision)?|form|version|ver|dated?|as of|eff(?:ective)?)\b[.:#]*", re.IGNORECASE
)
_FORM_NUMBER = re.compile(
    r"(?:form\s+)?(?:no\.?\s*)?[\w./#-]{2,20}\s*\(?\s*\b(?:rev|ed)[a-z]*\.?\s*[/.-]*\d[\d/.-]*\s*\)?", re.IGNORECASE
)
_FIGURE_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})")
_SIGNING = re.compile(r"(?:by|name|title|its|date|attest|attn|address)\b|/s/|[_-]{5}", re.IGNORECASE)
_SIGNATURE = re.compile(r"by\s*(?::|_|/s/)|/s/", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_REVISION = re.compile(
    _FIGURE_DATE.pattern + r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+(?:19|20)\d{2}",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:inc|llc|l\.?l\.?c|l\.?p|ltd|limited|corp\w*|company|distributors|advis[eo]rs|bank|partners)\b\.?",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(
    r"\b(?:agreement|plan|contract|amend\w*|letter|schedule|exhibit|appendix|rule|class|shares)\b", re.IGNORECASE
)
_DOCUMENT_NUMBER = re.compile(
    r"(?<!\S)(?:[A-Z][A-Z_]*[-_#]\d{5,}(?:[.v]\d+)*|#?\d{4}-\d{4}-\d{4}|#?\d{6,})[\s.-]*(?:v\.?\s*)?\d*(?!\S)",
    re.IGNORECASE,
)
"""By what an office finds a document again, at the foot of its pages."""
_EDGE = 4
"""How many lines from the top or the bottom of a page a footer or running head may reach in."""
_RUNNING = 2
"""A line on this many pages, at the same edge, is a running head or foot."""


def key_of(line: Line) -> Key:
    """Name a line within its paper."""
    return line.page, line.number


def furniture_of(paper: Paper, numbers: Container[int] | None = None) -> tuple[Line, ...]:
    """Return all lines of page furniture, in printed order; where some pages alone are asked for, theirs."""
    running = _running_texts(paper)
    found: dict[Key, Line] = {}
    for page in paper.pages:
        if numbers is not None and page.number not in numbers:
            continue
        for line in _page_furniture(page, running):
            found[key_of(line)] = line
    if len(paper.pages) == 1:
        for line in _flowing_furniture(paper.pages[0]):
            found[key_of(line)] = line
    return tuple(found[key] for key in sorted(found))


def _page_furniture(page: Page, running: frozenset[str]) -> Iterator[Line]:
    """Walk in from both edges of a page while the lines are furniture; the whole page for what is said of the page.

    What heads the first page is its title, though later pages repeat it, unless it can be part of none.
    """
    for line in page.lines:
        if _SAID_OF_THE_PAGE.fullmatch(line.text):
            yield line
    for line, below in pairwise(page.lines[: _EDGE + 1]):
        if _SIGNATURE.match(below.text) and _may_sign(line.text, running):
            break  # a party's name above its signature, though it also heads other pages
        repeated = shape_of(line.text) in running and (page.number > 1 or not _may_be_title(line.text))
        heads = repeated or _EXHIBIT.fullmatch(line.text) or SAID_ON_PAGES.match(line.text)
        if not (heads or _is_of_the_page(line.text)):
            break
        yield line
    numbered = False
    for line in reversed(page.lines[-_EDGE:]):
        if numbered and _MARKER.fullmatch(line.text):
            break
        numbered = numbered or _PAGE_NUMBER.fullmatch(line.text) is not None
        if not (shape_of(line.text) in running or _FORM_NUMBER.fullmatch(line.text) or _is_of_the_page(line.text)):
            break
        yield line


def _may_be_title(text: str) -> bool:
    """Tell whether a line may be part of a title: it names an agreement, or whose it is."""
    return (
        bool(_INSTRUMENT.search(text) or _COMPANY.search(text)) or looks_like_registrant(text) or ends_like_fund(text)
    )


def _may_sign(text: str, running: frozenset[str]) -> bool:
    """Tell whether a line above a signature may be its party: not what heads other pages too and names no company."""
    return shape_of(text) not in running or looks_like_registrant(text) or bool(_COMPANY.search(text))


def _flowing_furniture(page: Page) -> Iterator[Line]:
    """Find page numbers and footer dates left in the flow of a source without pages: numbers that count up by one."""
    expected = 1
    for line in page.lines:
        if _FIGURE_DATE.fullmatch(line.text):
            yield line
        elif (
            re.fullmatch(r"[-\u2013\u2014\s]*\d{1,3}[-\u2013\u2014\s]*", line.text)
            and int(re.sub(r"\D", "", line.text)) == expected
        ):
            expected += 1
            yield line


def _is_of_the_page(text: str) -> bool:
    """Tell whether a line numbers or dates its page, or speaks of it."""
    return _is_number_or_date(text) or _SAID_OF_THE_PAGE.fullmatch(text) is not None


def _is_number_or_date(text: str) -> bool:
    """Tell whether a line holds nothing but a page number, a revision date in figures, or both."""
    rest = text
    if _FIGURES.search(text):
        rest = _FORM_WORDS.sub(" ", _REVISION.sub(" ", text)) if _REVISION.search(text) else text
        rest = _DOCUMENT_NUMBER.sub(" ", rest)
    return not rest.strip(" .,:;|") or _PAGE_NUMBER.fullmatch(rest.strip(" .,:;|")) is not None


def _running_texts(paper: Paper) -> frozenset[str]:
    """Collect what stands at the same edge of two or more pages, figures apart."""
    counts: Counter[tuple[str, str]] = Counter()
    for page in paper.pages:
        top = {("top", shape_of(line.text)) for line in page.lines[:2]}
        bottom = {("bottom", shape_of(line.text)) for line in page.lines[-3:]}
        counts.update(top | bottom)
    enough = max(_RUNNING, (len(paper.pages) + 2) // 3)
    return frozenset(
        shape
        for (_, shape), count in counts.items()
        if count >= enough and not _SIGNING.match(shape) and not _reads_as_prose(shape)
    )


def shape_of(text: str) -> str:
    """Return a line's text with its figures made alike, so that `Page 3` and `Page 4` are one running foot."""
    return _FIGURES.sub("#", text)


def _reads_as_prose(shape: str) -> bool:
    """Tell whether a repeated line is part of a sentence: it begins in lower case or ends in a stop."""
    return shape[:1].islower() or shape.rstrip().endswith((";", ",", ":"))


def footer_dates(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the revision dates printed in page furniture, once each, in printed order."""
    revisions = (line.text for line in lines if _is_number_or_date(line.text))
    found = [match.group() for text in revisions for match in DATE.finditer(text)]
    return tuple(dict.fromkeys(found))
