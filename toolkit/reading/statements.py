"""Fees said in sentences.

"For Alpha Fund, the fee is at the annual rate of …", "… each Fund listed below is 1.00% …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.reading.find import Span
from toolkit.reading.names import join_lines
from toolkit.reading.openings import opening_of
from toolkit.reading.pages import Paper
from toolkit.reading.rates import find_signed_rates
from toolkit.reading.strips import LinePart, Strip

_FEE = re.compile(r"\b(?:fees?|rates?|compensation|charges?|paid|pay|pays|payments?)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:each|every|all|any)\s+(?:of\s+the\s+|such\s+)?(?:fund|portfolio|series|class|account)s?\b|\b(?:listed|named|shown|set\s+forth|set\s+out)\b|"
    r"\bfollowing\s+(?:fund|portfolio|series)",
    re.IGNORECASE,
)
_NOT_FEE = re.compile(
    r"\b(?:waiv\w+|reimburs\w+|shall\s+not\s+exceed|not\s+to\s+exceed|service\s+fee\s+of|interest|penalty|outstanding|vote|majority|"
    r"shareholders?\s+of\s+record|gross\s+sales|maximum\s+sales|front-end)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Statement:
    """A sentence that says a fee: of the funds it names, or (none named) of all that are listed."""

    funds: tuple[str, ...]
    text: str
    lines: tuple[Strip, ...]

    @property
    def says_fee(self) -> bool:
        """Tell a fee from a waiver, a limit or another percentage."""
        return bool(_FEE.search(self.text)) and not _NOT_FEE.search(self.text)


def says_no_fee(text: str) -> bool:
    """Tell a sentence on a waiver, a limit or another percentage."""
    return _NOT_FEE.search(text) is not None


def paragraphs(strips: Sequence[Strip], pitch: float) -> Iterator[tuple[Strip, ...]]:
    """Yield the paragraphs of running text.

    Lines that follow closely, a new one after a gap or a full stop with an indent.
    """
    current: list[Strip] = []
    for strip in strips:
        if strip.part is not LinePart.PROSE:
            if current:
                yield tuple(current)
            current = []
            continue
        above = current[-1] if current else None
        fresh = above is not None and above.text.rstrip().endswith(".") and _begins_with_fund(strips, strip)
        if above is not None and (
            fresh or above.place[0] != strip.place[0] or strip.line.top - above.line.top > 1.45 * pitch
        ):
            yield tuple(current)
            current = []
        current.append(strip)
    if current:
        yield tuple(current)


def _begins_with_fund(strips: Sequence[Strip], strip: Strip) -> bool:
    """Tell whether a line (with the next) begins a sentence on a fund of its own."""
    index = strips.index(strip)
    following = strips[index + 1].text if index + 1 < len(strips) else ""
    return bool(opening_of(f"{strip.text} {following}").funds)


def statements_of(strips: Sequence[Strip], pitch: float) -> Iterator[Statement]:
    """Yield the fees that the sentences of a schedule say."""
    for lines in paragraphs(strips, pitch):
        text = join_lines(strip.text for strip in lines)
        if not any(True for _ in find_signed_rates(text)):
            continue
        opening = opening_of(text)
        if opening.funds:
            yield Statement(opening.funds, opening.rest, lines)
        elif _FEE.search(text) and _ALL.search(text) and not _NOT_FEE.search(text):
            yield Statement((), text, lines)


def clause_statements(paper: Paper, spans: Sequence[Span], label: str | None) -> tuple[str, ...]:
    """Return the agreement's own sentences that say the fee of all funds listed in a schedule, each once."""
    found: dict[str, None] = {}
    for text in _sentences(paper, spans):
        listed = _ALL.search(text) or (
            label and re.search(rf"(?i)\b(?:schedule|exhibit|appendix|annex)\s+[\"“]?{re.escape(label)}\b", text)
        )
        if listed and _FEE.search(text) and not _NOT_FEE.search(text) and any(True for _ in find_signed_rates(text)):
            found[text] = None
    return tuple(found)


def _sentences(paper: Paper, spans: Sequence[Span]) -> Iterator[str]:
    """Yield the sentences of the agreement outside its schedules."""
    words: list[str] = []
    for page in paper.pages:
        for index, line in enumerate(page.lines):
            if not any(span.holds(page.number, index) for span in spans):
                words.append(line.text)
    text = join_lines(words)
    yield from re.split(r"(?<=[a-z)%]\.)\s+(?=[A-Z(\d])|\s(?=\d{1,2}\.\s+[A-Z])", text)
