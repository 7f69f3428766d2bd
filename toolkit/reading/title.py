"""The title of an agreement, from the headings that stand before its first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.reading.dates import DATE
from toolkit.reading.pages import Line
from toolkit.reading.paragraphs import Measure, ends_sentence, join_lines
from toolkit.reading.signing import ADDRESS

_INSTRUMENT = re.compile(
    r"\b(?:agreements?|plans?|amendments?|addendum|supplement|contract|waiver|undertaking|letter|memorandum|"
    r"power of attorney|terms and conditions|policy|certificate|resolutions?|declaration)\b",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"\b(?:trust|trusts|funds?|inc\.?|l\.?l\.?c\.?|corp(?:oration|\.)?|company|portfolios|l\.?p\.?|ltd\.?|series|n\.a\.|group|"
    r"associates|advis[eo]rs|distributors)(?:\s+[IVX]+)?[\s,]*$",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"(?:\b(?:to|of|the|for|and|pursuant|under|rule|restated|amended|first|second|third|fourth|fifth|master|form|re|with|by)"
    r"|[,&\u2013\u2014:-])\s*$",
    re.IGNORECASE,
)
_LED_TO = re.compile(
    r"(?:to|of|for|under|pursuant|and|with respect|rule|relating|regarding|12b-1|class|as amended|amended|restated)\b|"
    r"\(",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\(?(?:(?:as|last|and|amended|restated|adopted|approved|effective|revised|dated)\W+)+(?:of |on )?"
    rf"(?:{DATE.pattern})\W*$",
    re.IGNORECASE,
)
"""A line that says of which day the agreement is, below its title."""
_PARTIES = re.compile(r"(?:by and )?(?:between|among)\b|with\b|by\s*$|to\s*:", re.IGNORECASE)
"""What stands below a title: who makes the agreement, or whom a letter is addressed to (`TO: …`)."""
_SMALL = frozenset(
    (
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "no", "nor", "of", "on", "or"),
        *("pursuant", "re", "the", "to", "under", "upon", "with"),
    )
)
_NOT_TITLE = re.compile(
    r"this\s|dear\b|ladies and|gentlemen|re:|to whom|table of contents"
    r"|recitals?\b|witnesseth|background|preamble|whereas|"
    r"(?:section|article|paragraph)\s+[\divx]+\b|\d+[.)]\s|via |[IVX]+\.\s|\(as amended (?:by|through) amendment",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"[\s_=\u2013\u2014-]{3,}")
_MOST = 0.75
_WORDS_A_LINE = 16
_HEADINGS = 80
"""So many lines at most are the headings of a cover and a first page."""
_LETTERHEAD = 30
"""Within so many lines a letter has come to its subject."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title, the lines that print it, the other headings around it, and the lines that follow them."""

    text: str
    lines: tuple[Line, ...]
    headings: tuple[Line, ...]
    rest: tuple[Line, ...]


def read_title(lines: Sequence[Line], measure: Measure) -> Title:
    """Read the title from the headings at the top; a title printed twice (cover and first page) counts once."""
    end = _zone_end(lines, measure)
    zone = [line for line in lines[:end] if not _UNDERLINE.fullmatch(line.text)]
    half = len(zone) // 2
    words = [line.text.upper() for line in zone]
    repeated = half > 0 and words[:half] == words[half : 2 * half]
    chosen = _title_lines(zone[:half] if repeated else zone)
    text = join_lines(line.text for line in chosen)
    used = {id(line) for line in chosen} | ({id(line) for line in zone} if repeated else set())
    if not chosen:
        chosen, text = _subject(lines)
        used = {id(line) for line in chosen}
        zone, end = (list(lines[: lines.index(chosen[0])]), lines.index(chosen[0])) if chosen else (zone, end)
        return Title(text, tuple(chosen), tuple(zone), tuple(line for line in lines[end:] if id(line) not in used))
    others = tuple(line for line in zone if id(line) not in used)
    return Title(text, tuple(chosen), others, tuple(lines[end:]))


def _subject(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """Return the subject line of a letter (`Re: Expense Limitation Agreement`), which is its title."""
    for line in lines[:_LETTERHEAD]:
        match = re.match(r"re(?:ference|garding)?\s*:\s*(?P<subject>.+)", line.text, re.IGNORECASE)
        if match:
            return [line], match["subject"]
    return [], ""


def _zone_end(lines: Sequence[Line], measure: Measure) -> int:
    """Count the lines before the first that is no heading."""
    for index, line in enumerate(lines[:_HEADINGS]):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _UNDERLINE.fullmatch(line.text):
            continue
        if not is_heading(line) or (following is not None and _runs_on(line, following, measure)):
            return index
    return min(_HEADINGS, len(lines))


def _runs_on(line: Line, following: Line, measure: Measure) -> bool:
    """Tell whether a wide line is the first of a paragraph: the line close below it is no heading.

    A paragraph would have taken the first word of that line into this one, where there is room for it.
    """
    first = following.first
    room = line.x1 + 1.5 * (first.x1 - first.x0) < following.x1
    wide = line.x1 - line.x0 > _MOST * (measure.right - measure.left) and not room
    close = line.page == following.page and not measure.has_gap(line, following)
    goes_on = re.match(r"(?:[a-z]|\d+,\s)(?:\S*\s+){5}", following.text) is not None
    return (wide or goes_on) and close and not is_heading(following)


def is_heading(line: Line) -> bool:
    """Tell whether a line is set as a heading: in capitals, or with Every Word Capital, and no sentence."""
    text = line.text
    if _NOT_TITLE.match(text) or len(text.split()) > _WORDS_A_LINE:
        return False
    if DATE.fullmatch(text) or re.fullmatch(r"\(.{1,60}\)", text):
        return True
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return False
    if sum(letter.isupper() for letter in letters) > _MOST * len(letters):
        return True
    if ends_sentence(text) or text.endswith(","):
        return False
    words = [word.lstrip("(\"'\u201c\u2018") for word in text.split()]
    names = [word for word in words if word[:1].isalpha() and word.lower().rstrip(",") not in _SMALL]
    return all(word[0].isupper() for word in names)


def _title_lines(zone: Sequence[Line]) -> list[Line]:
    """Choose the headings that make the title: from the first that is no party's name, until it is complete."""
    for start, line in enumerate(zone):
        chosen = _title_from(zone, start) if _opens(line.text) else []
        if chosen:
            return chosen
    return []


def _title_from(zone: Sequence[Line], start: int) -> list[Line]:
    """Return the lines of a title that begins at `start`; none where no agreement or plan is named before it ends."""
    chosen = [zone[start]]
    for line in zone[start + 1 :]:
        text, before = line.text, chosen[-1].text
        if DATE.fullmatch(text) or _PARTIES.match(text) or ADDRESS.search(text) or _DATED.match(text):
            break
        complete = any(_INSTRUMENT.search(each.text) for each in chosen)
        goes_on = _LEADS_ON.search(before) or _LED_TO.match(text)
        if complete and not goes_on and not (_INSTRUMENT.search(text) and not _ENTITY.search(text)):
            break
        chosen.append(line)
    return chosen if any(_INSTRUMENT.search(line.text) for line in chosen) else []


def _opens(text: str) -> bool:
    """Tell whether a heading may be the first of the title."""
    if _INSTRUMENT.search(text):
        return True
    other = _ENTITY.search(text) or DATE.search(text) or _PARTIES.match(text) or ADDRESS.search(text)
    return not other and not text.startswith("(")
