"""Headings over rows: registrants and classes told from the funds whose lines follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from toolkit.reading.names import (
    ends_like_fund,
    is_continued,
    looks_like_registrant,
    parse_stated_class,
    strip_continued,
    strip_markers,
)
from toolkit.reading.strips import Strip
from toolkit.reading.styles import is_upper

BLANKET = re.compile(
    r"\b(?P<name>all\s+(?:of\s+the\s+)?(?:funds|portfolios|series)\s+of\s+(?:the\s+)?[A-Z].*?)[.;]?\s*$", re.IGNORECASE
)
"""The words that stand for all funds of a trust ("all Funds of … as offered in …")."""


_NAMES = re.compile(r"^(?:names?\s+of\s+)?(?:funds?|portfolios?|series)\s*(?:[-–—]+|[:,])\s*(?=\S)", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:name\s+of\s+)?(?:trust|registrant|company|corporation|fund\s+company)\s*:|"
    r"\(?each(?:\s+of\s+which\s+is)?,?\s+an?\s+(?:separate\s+)?(?:series|portfolio|fund)\s+of(?:\s+the(?=\s+\S+\s+\S))?)\s+(?=\S)",
    re.IGNORECASE,
)
"""What a company's name is labelled with (`Trust: Alder Equity Trust`), or led to (`Each a series of Alder Trust`)."""
_FAMILY = re.compile(
    r"(?P<brand>[A-Z][\w&.'’-]*(?:\s+[A-Z&][\w&.'’-]*)*)\s+(?:funds|portfolios|fund\s+family|family\s+of\s+funds)\W*$",
    re.IGNORECASE,
)
"""What a family of funds is called (`Alder Funds`): a heading over those that begin with its name."""
_SERIES_OF = re.compile(
    r"^(?:series|funds?|portfolios?)\s+(?:or|and)\s+(?:series|funds?|portfolios?)\s+of\s+(?:the\s+)?(?=[A-Z])",
    re.IGNORECASE,
)
"""What a heading over names says before the trust whose they are (`Series or Funds of Alder Trust`)."""
_FUND_INC = re.compile(r"\bfund,?\s+(?:inc|llc|ltd)\b\.?\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """A heading over funds or over a fund's lines, as printed, with its lines."""

    text: str
    lines: tuple[Strip, ...]

    @property
    def x0(self) -> float:
        """Left edge of its first line."""
        return self.lines[0].line.x0


def registrant_text(text: str) -> str:
    """Print a group heading as a registrant: without "(continued)", markers and colons, brackets kept."""
    bare, _ = strip_markers(strip_continued(text.rstrip(" :")))
    return _SERIES_OF.sub("", _LABEL.sub("", bare.rstrip(" :")))


def stated_class(text: str) -> str | None:
    """Return the class that a heading names: in brackets too, or behind a word for the names (`FUND - CLASS R`)."""
    return parse_stated_class(_NAMES.sub("", registrant_text(text).strip("()")))


def split_headings(heads: Sequence[Heading], *, shared: bool) -> tuple[list[Heading], list[Heading]]:
    """NamePart the headings over lines without a name into groups and funds.

    The groups come first and differ in how they look.
    """
    groups: list[Heading] = []
    rest = list(heads)
    while len(rest) > 1:
        first, second, others = rest[0], rest[1], rest[1:]
        alike = all(looks_like_registrant(other.text) for other in others)
        apart = second.lines[0].line.top - first.lines[-1].line.top > 1.6 * (
            first.lines[-1].line.bottom - first.lines[-1].line.top
        )
        entity = (
            looks_like_registrant(first.text)
            and not alike
            and (apart or not re.search(r"(?i)\b(?:trust|series)\W*$", first.text))
        )
        louder = is_upper(first.text) and not any(is_upper(other.text) for other in others)
        centred = abs(_centre(first) - _centre(second)) < 4 and first.x0 != second.x0  # noqa: PLR2004 - points
        outdented = not centred and first.x0 < min(other.x0 for other in others) - 4
        unfinished = not shared and not ends_like_fund(first.text) and len(rest) == 2  # noqa: PLR2004
        if not (entity or louder or outdented or unfinished or is_continued(first.text)):
            break
        groups.append(rest.pop(0))
    return groups, rest


def may_be_fund(group: Heading, fund: Heading) -> bool:
    """Tell whether a heading taken for a registrant may be a fund of its own ("… Income Fund, Inc.").

    It is set like the fund close below it, so that neither its place nor its letters part the two.
    """
    close = fund.lines[0].line.top - group.lines[-1].line.top <= 1.6 * (
        group.lines[-1].line.bottom - group.lines[-1].line.top
    )
    return close and bool(_FUND_INC.search(group.text)) and is_upper(group.text) == is_upper(fund.text)


def _centre(heading: Heading) -> float:
    return (heading.lines[0].line.x0 + heading.lines[0].line.x1) / 2


def is_family(head: Heading, below: Sequence[Heading]) -> bool:
    """Tell whether a line of a list is the family of the funds below it, which all begin with its name."""
    found = _FAMILY.match(head.text)
    own = [each.text for each in takewhile(lambda each: not _FAMILY.match(each.text), below)] if found else []
    return found is not None and bool(own) and all(text.startswith(f"{found['brand']} ") for text in own)


def groups_in_list(heads: Sequence[Heading]) -> set[int]:
    """Return which lines of a list of funds head the others.

    Set in capitals, further left or with a colon, where others are not.
    """
    upper = [is_upper(head.text) for head in heads]
    left = min((head.x0 for head in heads), default=0.0)
    inner = [head.x0 > left + 4 for head in heads]
    centred = len({round(head.x0) for head in heads}) > 0.5 * len(heads) + 1
    found = set()
    for index, head in enumerate(heads[:-1]):
        louder = upper[index] and sum(upper) < 0.5 * len(heads) and not upper[index + 1]
        louder = louder or (not index and upper[index] and not any(upper[1:]))
        outer = not centred and not inner[index] and inner[index + 1] and looks_like_registrant(head.text)
        if (
            louder
            or outer
            or head.text.rstrip().endswith(":")
            or is_continued(head.text)
            or is_family(head, heads[index + 1 :])
        ):
            found.add(index)
    return found
