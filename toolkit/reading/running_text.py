"""Running text told from tables: footnotes and sentences, each with the lines it runs on over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.reading.cells import FEES, Kind
from toolkit.reading.head_words import headish, heads_names
from toolkit.reading.names import ends_like_fund
from toolkit.reading.openings import names_its_fund
from toolkit.reading.rates import find_signed_rates
from toolkit.reading.strips import LinePart, Strip, fees_of

_NOTE = re.compile(
    r"^\s*(?P<marker>\*+|[†‡§¶#^µ€¤+@]+|\(\d{1,2}\)|\(\*+\)|\([a-h]\)|\[\d{1,2}\]|/\d{1,2}/|[¹²³⁴⁵⁶⁷⁸⁹]|\d{1,2}(?=[.)]?\s|[A-Z][a-z]+\s[a-z]))[.)]?\s*(?P<text>\S.*)$"
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


_SAYS_OF_FUND = re.compile(
    r"(?:For|With\s+respect\s+to|As\s+to|In\s+the\s+case\s+of)\s.*\b(?:Fund|Portfolio|Series|Trust|Funds|Portfolios),\s\w"
)


_SAYS_OF_ITSELF = re.compile(r"(?i:this)\s+(?i:schedule|exhibit|appendix|annex)\s+[A-Z0-9]\S{0,3}\s+[a-z]{5,}\s")
"""How a sentence begins that says what a schedule does (`This Schedule B supersedes …`)."""
_RAGGED, _LONG, _INDENT = 0.25, 7, 60
"""How far short a full line may be (a share of it), how many words it has, how far in (points) a first line begins."""


def is_sentence(strip: Strip) -> bool:
    """Tell whether a line with a figure is running text: a figure alone in a gap of a justified sentence.

    Words that end in a colon, with the figure in a column of its own, are the name of a row ("Each Fund below: 0.55%").
    """
    if len(strip.cells) == 2 and strip.cells[0].text.endswith(":") and strip.cells[1].kind in FEES:  # noqa: PLR2004 - a name and its figure
        return False
    words = [cell.text for cell in strip.cells if cell.kind is Kind.TEXT]
    return any(reads_as_prose(text) for text in words) and len(strip.cells) <= 2 + (strip.cells[0].kind is Kind.MARK)


def reads_as_prose(text: str) -> bool:
    """Tell whether a text is a sentence or part of one rather than a name or a heading."""
    if _SAYS_OF_FUND.match(text) or _SAYS_OF_ITSELF.match(text):
        return True
    words = text.split()
    lower = [word for word in words if word[:1].islower() and word.lower().strip(",.;:()") not in _SMALL_WORDS]
    if len(lower) >= 3 and len(words) >= 6:  # noqa: PLR2004 - three plain words are a sentence's
        return True
    return len(lower) >= 2 and text.rstrip().endswith((".", ":")) and len(words) >= 4  # noqa: PLR2004


def known_markers(strips: Sequence[Strip]) -> frozenset[str]:
    """Return the markers that begin a footnote of this schedule."""
    known = set()
    for strip in strips:
        found = _NOTE.match(strip.text)
        if found is not None and not (fees_of(strip) and not is_sentence(strip)) and _reads_as_note(found["text"]):
            known.add(found["marker"].translate(str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")))
    known |= {marker.strip("()[]/") for marker in known}
    return frozenset(known | _codes_of_classes(strips, known))


_CODE = re.compile(r"(?:^|\s)(?P<letter>[A-Z]{1,2})(?P<figure>\d?)$")


def _codes_of_classes(strips: Sequence[Strip], known: set[str]) -> set[str]:
    """Return the classes that look like a letter with a marker and are none: others of their letter have figures too.

    `R1` beside `R3` and `R6` is a class though there be a footnote 1; where `R` itself is one, it is that with a mark.
    """
    figures: dict[str, set[str]] = {}
    for cell in (cell for strip in strips for cell in strip.cells if cell.kind is Kind.SHARE_CLASS):
        if found := _CODE.search(cell.chunk.text):
            figures.setdefault(found["letter"], set()).add(found["figure"])
    families = {letter: own for letter, own in figures.items() if "" not in own and own - known}
    return {f"{letter}{figure}" for letter, own in families.items() for figure in own}


def _reads_as_note(text: str) -> bool:
    words = text.split()
    lower = [word for word in words if word[:1].islower() and word.lower().strip(",.;:()") not in _SMALL_WORDS]
    joined = sum(word.islower() for word in words) > 1  # "at the … of the" of a sentence, in capitals otherwise
    ends = text.rstrip().endswith(".") and len(words) >= 3  # noqa: PLR2004
    return len(lower) >= 2 or (ends and bool(lower or joined or len(words) <= 4))  # noqa: PLR2004


_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s+\S")
"""How a numbered sentence begins."""
_TELLS_RATE = re.compile(r"\d*\.\d+\s?%\s+[a-z].*\.$")
"""A footnote that begins with a rate and goes on as a sentence (`0.40% until March 31, 2008.`)."""
_LETTERED = re.compile(r"^(?P<marker>[a-h])\s+(?P<text>\S.*)$")
"""A footnote that begins with a bare letter: as well an article or an item, unless a row bears the letter."""


def _noted(text: str, borne: frozenset[str]) -> re.Match[str] | None:
    """Return how a line begins as a footnote; `borne` are the letters that rows bear as raised markers."""
    lettered = _LETTERED.match(text)
    return _NOTE.match(text) or (lettered if lettered and lettered["marker"] in borne else None)


def gather_paragraphs(strips: Sequence[Strip], pitch: float) -> list[Strip]:
    """Mark footnotes and prose, each with the lines it runs on over."""
    gathered: list[Strip] = []
    seen_fees = False
    last_text = max((i for i, s in enumerate(strips) if s.part == LinePart.FEES), default=-1)
    borne = frozenset(each for s in strips if s.part is LinePart.FEES for cell in s.cells for each in cell.markers)
    for index, strip in enumerate(strips):
        seen_fees = seen_fees or strip.part is LinePart.FEES
        above = gathered[-1] if gathered else None
        if strip.part is LinePart.FEES and above is not None and _figure_in_sentence(above, strip, pitch):
            gathered.append(replace(strip, part=above.part))
            continue
        told = _NOTE.match(strip.text) if strip.part is LinePart.FEES else None
        if told and told["marker"] in borne and _TELLS_RATE.match(told["text"]):
            gathered.append(replace(strip, part=LinePart.NOTE, note=told["marker"]))
            continue
        if strip.part not in (LinePart.TEXT, LinePart.AS_OF):
            gathered.append(strip)
            continue
        found = _noted(strip.text, borne)
        after_table = seen_fees or (last_text < 0 and index > 2)  # noqa: PLR2004
        if found and after_table and strip.part is LinePart.TEXT and _is_note(found, strip, strips, index):
            marker = found["marker"].translate(str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789"))
            gathered.append(replace(strip, part=LinePart.NOTE, note=marker))
        elif (
            above is not None
            and above.part in (LinePart.NOTE, LinePart.PROSE)
            and _runs_on(above, strip, strips, index, pitch)
        ):
            gathered.append(replace(strip, part=above.part))
        elif strip.part is LinePart.TEXT and _is_prose(strip) and not _under_name(above, strip, pitch):
            gathered.append(replace(strip, part=LinePart.PROSE))
        else:
            gathered.append(strip)
    return _with_first_lines(gathered, pitch)


def _with_first_lines(strips: Sequence[Strip], pitch: float) -> list[Strip]:
    """Count full lines close above running text to it: a paragraph may begin with names and dates alone."""
    found = list(strips)
    for index in range(len(found) - 2, -1, -1):
        strip, below = found[index], found[index + 1]
        near = strip.place[0] == below.place[0] and below.line.top - strip.line.top <= 1.45 * pitch
        loose = strip.part in (LinePart.TEXT, LinePart.AS_OF) and len(strip.cells) == 1
        if loose and below.part is LinePart.PROSE and near:
            left = strip.line.x0 - below.line.x0
            full = strip.line.x1 > below.line.x1 - _RAGGED * (below.line.x1 - below.line.x0)
            long = len(strip.text.split()) >= _LONG and not strip.text.rstrip().endswith((".", ":", ";"))
            if full and long and -3 < left < _INDENT:  # noqa: PLR2004 - points
                found[index] = replace(strip, part=LinePart.PROSE)
    return found


def _under_name(above: Strip | None, strip: Strip, pitch: float) -> bool:
    """Tell whether a line stands close under the name of a fee line, within its column: the name goes on in it."""
    if above is None or above.part not in (LinePart.FEES, LinePart.TEXT) or above.place[0] != strip.place[0]:
        return False
    close = strip.line.top - above.line.top <= 1.45 * pitch and abs(strip.line.x0 - above.line.x0) < 20  # noqa: PLR2004 - points
    room = above.cells[1].chunk.x0 if len(above.cells) > 1 else above.line.x1 + 60
    return close and strip.line.x1 < room and not strip.text.endswith((".", ":"))


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
    if len(strip.cells) > 1 and ends_like_fund(strip.cells[0].text):
        return False
    if above.part not in (LinePart.PROSE, LinePart.NOTE) or not near or any(gap > 8 for gap in gaps):  # noqa: PLR2004 - points
        return False
    aligned = abs(strip.line.x0 - above.line.x0) < 3 or above.note is not None  # noqa: PLR2004 - points
    outdented = len(strip.cells) == 1 and strip.line.x0 < above.line.x0 < strip.line.x1  # under a line begun further in
    behind = above.line.words[1].x0 if _ITEM.match(above.text) else above.line.x0  # under an item, behind its label
    return (
        (aligned or outdented or abs(strip.line.x0 - behind) < 3)  # noqa: PLR2004 - points
        and not above.text.rstrip().endswith((".", ":"))
        and strip.line.x0 < above.line.x1
    )


def _is_note(found: re.Match[str], strip: Strip, strips: Sequence[Strip], index: int) -> bool:
    """Tell a footnote's first line from a line that only begins with a figure.

    It reads as a sentence, or runs on as one.
    """
    following = strips[index + 1].text if index + 1 < len(strips) else ""
    if names_its_fund(f"{found['text']} {following}"):
        return False
    symbol = not re.match(r"\d|\(?[a-h]\)", found["marker"])
    return (
        _reads_as_note(found["text"])
        or (symbol and not _tabular(strip))
        or (symbol and [cell.kind for cell in strip.cells] == [Kind.MARK, Kind.DATE])
        or (_reads_as_note(f"{found['text']} {following}") and reads_as_prose(following))
    )


def _tabular(strip: Strip) -> bool:
    """Tell whether a line is laid out in columns: several short cells."""
    if len(strip.cells) < 2:  # noqa: PLR2004 - one cell is no column
        return False
    heads = sum(1 for cell in strip.cells if headish(cell.text) or heads_names(cell.text))
    return heads >= max(2, len(strip.cells) - 1) or not any(len(cell.text.split()) >= 8 for cell in strip.cells)  # noqa: PLR2004


_LEADS_ON = re.compile(r"\b(?:of|the|and|or|to|for|by|with|in|on|an?|each|such|its|this|that)$")
"""A word that ends no sentence: whatever stands close below goes on with it."""


_LAST_WORD = re.compile(r"(?:Funds?|Portfolios?|Series)\s?:")
"""The last word of a sentence that leads on to what a fund pays; no fund is called by it alone."""


def _runs_on(above: Strip, strip: Strip, strips: Sequence[Strip], index: int, pitch: float) -> bool:
    """Tell whether a line continues the paragraph above it."""
    if above.place[0] != strip.place[0] or strip.line.top - above.line.top > 1.45 * max(
        pitch, above.line.bottom - above.line.top
    ):
        return False
    if _tabular(strip) and not reads_as_prose(strip.text):
        return False
    if re.match(r"[a-z(]", strip.text) or reads_as_prose(strip.text) or _LEADS_ON.search(above.text):
        return True
    rated_below = index + 1 < len(strips) and strips[index + 1].part is LinePart.FEES
    return not above.text.rstrip().endswith((".", ":", ";")) and (
        not rated_below or _LAST_WORD.fullmatch(strip.text) is not None
    )
