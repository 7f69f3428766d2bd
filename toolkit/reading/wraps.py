"""Which lines without a figure continue a name, and which head a group: weighed by place, type and wording together.

Every cue is small by itself (a gap, an indent, a line that would have fitted, a name that has no end); the sum decides,
and a narrow decision is a doubt that is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.reading.head_words import ENDS_AS_NAME
from toolkit.reading.names import (
    dangles,
    ends_like_fund,
    goes_on,
    is_continued,
    looks_like_registrant,
    parse_class,
    parse_stated_class,
    strip_continued,
)
from toolkit.reading.pages import Line
from toolkit.reading.styles import WIDE, NamePart, Style, is_upper

_FORMER = re.compile(r"\(\s*(?:formerly|f/k/a|previously)\b", re.IGNORECASE)
"""What a company was called before, on a line below its name."""
NARROW = 1.5
"""Two readings whose scores differ by less than this cannot be told apart."""


def affinity(above: NamePart, below: NamePart, style: Style, before: str = "") -> float:  # noqa: C901 - one cue after another
    """Weigh whether the words of `below` continue those of `above`, with what stands `before` it.

    More than nothing speaks for it.
    """
    score = 0.0
    if above.line.page != below.line.page:
        score -= 4
    else:
        step = below.line.top - above.line.top
        if not 0 <= step <= WIDE * style.pitch:
            score -= 6
        elif style.spaced or style.blocked:
            score += 5
        stated = parse_stated_class(below.text) and not style.sectioned
        score += 3 if stated and step <= 1.2 * style.pitch and abs(below.x0 - above.x0) <= 4 else 0  # noqa: PLR2004 - points
    score += 4 if dangles(above.text) else 0
    score += 5 if goes_on(below.text) or (parse_stated_class(below.text) and not style.sectioned) else 0
    score += (
        6
        if _open_bracket(f"{before} {above.text}")
        or re.match(r"\W*(?:formerly|f/k/a|previously)\b", below.text, re.IGNORECASE)
        else 0
    )
    finished = style.ends(above.text) or looks_like_registrant(above.text)
    if style.brand is not None:
        score += -4 if below.text.startswith(style.brand) else 0 if finished else 2
    score -= 8 if is_continued(above.text) else 0
    if below.x0 > above.x0 + 4 and below.x0 > style.left + 4:  # points
        score += 5 if style.hanging else 3
    elif below.x0 < above.x0 - 4:
        score -= 3
    elif style.hanging and below.x0 > style.left + 4:
        score += 2
    elif style.hanging:
        score -= 3
    score += -style.weight_of_ending if finished else style.weight_of_ending
    if looks_like_registrant(above.text) and not style.ends(above.text):
        score -= 2
    if is_upper(above.text) != is_upper(below.text) and len(re.sub(r"[^A-Za-z]", "", below.text)) > 4:  # noqa: PLR2004
        score -= 5
    if bold(above.line) != bold(below.line):
        score -= 3
    return score + _fit(above, below, style)


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def _fit(above: NamePart, below: NamePart, style: Style) -> float:
    """Weigh whether the next word would have fitted: a line is broken only where it would not."""
    first = below.text.split(" ", 1)[0]
    letter = (below.x1 - below.x0) / max(1, len(below.text))
    needed = above.x1 + (len(first) + 1) * letter
    room = style.right - needed
    if room < 0.5 * letter:
        return 1.5
    return -min(3.0, 1.0 + room / (8 * letter))


def bold(line: Line) -> bool:
    """Tell whether a line is set in bold."""
    return all(word.bold for word in line.words)


def heads_group(part: NamePart, style: Style, *, nameless: bool) -> float:  # noqa: C901, PLR0912 - one cue after another
    """Weigh whether a line heads what follows: a registrant over its funds, or a fund over its classes (`nameless`)."""
    score = 0.0
    text = strip_continued(part.text)
    if is_continued(part.text):
        score += 8
    if looks_like_registrant(text):
        score += 3
    if is_upper(text) and not style.upper:
        score += 4
    if nameless:
        score += 4
    if goes_on(text) or text.count(")") > text.count("("):
        score -= 5
    if dangles(text):
        score -= 4
    if style.hanging and part.x0 > style.left + 4:
        score -= 3
    elif part.x0 < style.left - 4:
        score += 3
    elif part.x0 > style.left + 24 and abs((part.x0 + part.x1) - (style.left + style.right)) > 60:  # noqa: PLR2004
        score += 2
    if text.rstrip().endswith(":"):
        score += 3
    if bold(part.line):
        score += 2
    if parse_stated_class(text):
        score += 5 if style.sectioned else -3
    elif parse_class(text):
        score -= 2
    return score


def may_begin(heading: NamePart, name: NamePart, style: Style) -> bool:
    """Tell whether what is taken for a heading may be the first line of a wrapped name (`Variable Trust / Bond Fund`).

    It is set like that line, close above it, where gaps part the rows.
    """
    near = heading.line.page == name.line.page and name.line.top - heading.line.top <= WIDE * style.pitch
    alike = is_upper(heading.text) == is_upper(name.text) and bold(heading.line) == bold(name.line)
    return style.spaced and near and alike and abs(heading.x0 - name.x0) <= 4  # noqa: PLR2004 - points


def rules_part(above: NamePart, below: NamePart, style: Style) -> bool:
    """Tell whether rules part one name, a row for each of its lines: only the first begins with the brand of all.

    And only the last ends as the name of a fund does.
    """
    ended = ends_like_fund(above.text) or looks_like_registrant(above.text)
    begun = style.brand is not None and above.text.startswith(style.brand) and not below.text.startswith(style.brand)
    return begun and not ended and ENDS_AS_NAME.search(below.text) is not None and style.upper == below.text.isupper()


def held_by_rules(parts: Sequence[NamePart], name: NamePart | None, held: int) -> int:
    """Count the lines that a row drawn around them holds, from the lowest up to the company that heads its fund.

    A company ends as one, and the name below it begins with the same word again.
    """
    for index, part in enumerate(parts[:held]):
        if name is not None and looks_like_registrant(part.text) and part.text.split()[0] == name.text.split()[0]:
            return index
    return held


@dataclass(frozen=True)
class Split:
    """How lines between two fee lines divide.

    The first `before` end the name above, the last `after` begin the one below.

    `margin` is how much better this is than the next best way.
    """

    before: int
    after: int
    margin: float


def split_run(
    above: NamePart | None,
    run: Sequence[NamePart],
    below: NamePart | None,
    style: Style,
    *,
    most_after: int,
    most_before: int,
    nameless: bool,
) -> Split:
    """Divide the lines without a figure between two fee lines in the way that the cues speak for most."""
    options = [
        (_weigh(above, run, below, style, before, after, nameless=nameless), before, after)
        for before in range((min(len(run), most_before) if above is not None else 0) + 1)
        for after in range((min(len(run) - before, most_after) if below is not None else 0) + 1)
    ]
    options.sort(key=lambda option: -option[0])
    margin = options[0][0] - options[1][0] if len(options) > 1 else 9.0
    return Split(options[0][1], options[0][2], margin)


def _weigh(
    above: NamePart | None,
    run: Sequence[NamePart],
    below: NamePart | None,
    style: Style,
    before: int,
    after: int,
    *,
    nameless: bool,
) -> float:
    score = 0.0
    if above is not None:
        score += _chain([above, *run[:before]], style) + (2.5 * before if style.trailing else 0.0)
    if below is not None and after:
        score += _chain([*run[len(run) - after :], below], style) - (2.5 * after if style.trailing else 0.0)
        score -= 8 if _ENDS_COMPANY.match(run[len(run) - after].text) else 0
    middle = run[before : len(run) - after]
    for group in headings_of(middle, style):
        score += heads_group(joined(group), style, nameless=nameless)
    return score


def _chain(parts: Sequence[NamePart], style: Style) -> float:
    """Weigh whether parts are one name, line by line."""
    score = 0.0
    for index, (one, two) in enumerate(pairwise(parts)):
        score += affinity(one, two, style, " ".join(part.text for part in parts[:index]))
    return score


def joined(parts: Sequence[NamePart]) -> NamePart:
    """Make one part of the lines of one heading."""
    first = parts[0]
    return NamePart(" ".join(part.text for part in parts), first.line, first.x0, max(part.x1 for part in parts))


_ENDS_COMPANY = re.compile(r"(?:trust|inc\.?|incorporated|company)(?:\s*\(|\W*$)", re.IGNORECASE)
"""The last word of a company's name, which begins none (`TRUST (ALDER SERIES TRUST)`)."""


def headings_of(parts: Sequence[NamePart], style: Style) -> list[list[NamePart]]:
    """Gather heading lines into headings: a heading may be wrapped too."""
    headings: list[list[NamePart]] = []
    for part in parts:
        if headings and _one_heading(headings[-1][-1], part, style):
            headings[-1].append(part)
        else:
            headings.append([part])
    return headings


def _one_heading(above: NamePart, below: NamePart, style: Style) -> bool:
    """Tell whether two heading lines are one heading: the second cannot begin, or the first cannot end."""
    near = above.line.page == below.line.page and 0 <= below.line.top - above.line.top <= WIDE * style.pitch
    if near and _FORMER.match(below.text) and not is_continued(above.text):
        return True
    if not near or is_continued(above.text) or is_upper(above.text) != is_upper(below.text):
        return False
    if looks_like_registrant(above.text) and parse_stated_class(below.text.strip(" :()")):
        return False
    if above.text.split()[0] == below.text.split()[0] and not dangles(above.text):
        return False  # the brand again: a name of its own
    finished = ends_like_fund(above.text) or looks_like_registrant(above.text)
    letter = (below.x1 - below.x0) / max(1, len(below.text))
    needed = above.x1 - above.x0 + (len(below.text.split(" ", 1)[0]) + 1) * letter
    finished = finished or style.listed or needed < style.right - style.left - 2 * letter
    return (
        dangles(above.text)
        or goes_on(below.text)
        or _ENDS_COMPANY.match(below.text) is not None
        or (not finished and (ends_like_fund(below.text) or looks_like_registrant(below.text)))
    )
