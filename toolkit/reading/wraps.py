"""Which lines without a figure continue a name, and which head a group: weighed by place, type and wording together.

Every cue is small by itself (a gap, an indent, a line that would have fitted, a name that has no end); the sum decides,
and a narrow decision is a doubt that is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

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

NARROW = 1.5
"""Two readings whose scores differ by less than this cannot be told apart."""


@dataclass(frozen=True)
class Part:
    """One line's part of a name: its words, and where they stand."""

    text: str
    line: Line
    x0: float
    x1: float


@dataclass(frozen=True)
class Style:
    """How the names of a table are set: left edge, right limit, line pitch, blank lines between rows, case, endings."""

    left: float
    right: float
    pitch: float
    spaced: bool
    complete: float
    upper: bool
    grouped: bool = False
    wraps: int = 0

    @property
    def ends(self) -> bool:
        """Whether nearly all names end as fund names do, so that one without an end is unfinished."""
        return self.complete >= 0.8  # noqa: PLR2004


def style_of(names: Sequence[Part], right: float, pitch: float, steps: Sequence[float]) -> Style:
    """Measure how names are set, from those that stand on a line with a figure; `steps` lie between rows that adjoin."""
    if not names:
        return Style(0.0, right, pitch, spaced=False, complete=1.0, upper=False)
    left = Counter(round(part.x0) for part in names).most_common(1)[0][0]
    spaced = bool(steps) and sorted(steps)[len(steps) // 2] > 1.6 * pitch
    ended = sum(1 for part in names if ends_like_fund(part.text)) / len(names)
    upper = sum(1 for part in names if is_upper(part.text)) > 0.6 * len(names)
    return Style(left, max(right, max(part.x1 for part in names)), pitch, spaced, ended, upper)


def is_upper(text: str) -> bool:
    """Tell whether a text is set in capitals."""
    letters = re.sub(r"[^A-Za-z]", "", text)
    return len(letters) > 3 and letters.isupper()  # noqa: PLR2004


def affinity(above: Part, below: Part, style: Style) -> float:
    """Weigh whether the words of `below` continue those of `above`: more than nothing speaks for it."""
    score = 0.0
    if above.line.page != below.line.page:
        score -= 4
    else:
        step = below.line.top - above.line.top
        if step > 1.45 * style.pitch:
            score -= 6
        elif style.spaced:
            score += 5
    score += 4 if dangles(above.text) else 0
    score += 5 if goes_on(below.text) else 0
    score += 6 if _open_bracket(above.text) or re.match(r"\W*(?:formerly|f/k/a|previously)\b", below.text, re.I) else 0
    finished = ends_like_fund(above.text) or looks_like_registrant(above.text)
    score -= 8 if is_continued(above.text) else 0
    if below.x0 > above.x0 + 4 and below.x0 > style.left + 4:
        score += 3
    elif below.x0 < above.x0 - 4:
        score -= 3
    if style.ends:
        score += -3 if finished else 3
    if looks_like_registrant(above.text) and not ends_like_fund(above.text):
        score -= 2
    if is_upper(above.text) != is_upper(below.text) and len(re.sub(r"[^A-Za-z]", "", below.text)) > 4:  # noqa: PLR2004
        score -= 5
    if bold(above.line) != bold(below.line):
        score -= 3
    return score + _fit(above, below, style)


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def _fit(above: Part, below: Part, style: Style) -> float:
    """A line is broken only where its next word would not have fitted."""
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


def heads_group(part: Part, style: Style, *, nameless: bool) -> float:
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
    if part.x0 < style.left - 4:
        score += 3
    elif part.x0 > style.left + 24 and abs((part.x0 + part.x1) - (style.left + style.right)) > 60:  # noqa: PLR2004
        score += 2
    if text.rstrip().endswith(":"):
        score += 3
    if bold(part.line):
        score += 2
    if parse_stated_class(text):
        score += 5 if part.x0 <= style.left + 4 else 0  # noqa: PLR2004 - points
    elif parse_class(text):
        score -= 2
    return score + (1 if style.grouped else 0)


@dataclass(frozen=True)
class Split:
    """How lines between two fee lines divide: the first `before` end the name above, the last `after` begin the one below.

    `margin` is how much better this is than the next best way.
    """

    before: int
    after: int
    margin: float


def split_run(
    above: Part | None,
    run: Sequence[Part],
    below: Part | None,
    style: Style,
    *,
    most_after: int,
    most_before: int,
    nameless: bool,
) -> Split:
    """Divide the lines without a figure between two fee lines in the way that the cues speak for most."""
    options: list[tuple[float, int, int]] = []
    for before in range((min(len(run), most_before) if above is not None else 0) + 1):
        for after in range((min(len(run) - before, most_after) if below is not None else 0) + 1):
            options.append((_weigh(above, run, below, style, before, after, nameless=nameless), before, after))
    options.sort(key=lambda option: -option[0])
    margin = options[0][0] - options[1][0] if len(options) > 1 else 9.0
    return Split(options[0][1], options[0][2], margin)


def _weigh(
    above: Part | None,
    run: Sequence[Part],
    below: Part | None,
    style: Style,
    before: int,
    after: int,
    *,
    nameless: bool,
) -> float:
    score = 0.0
    if above is not None:
        chain = [above, *run[:before]]
        score += sum(affinity(one, two, style) for one, two in zip(chain, chain[1:], strict=False))
    if below is not None and after:
        chain = [*run[len(run) - after :], below]
        score += sum(affinity(one, two, style) for one, two in zip(chain, chain[1:], strict=False))
    middle = run[before : len(run) - after]
    for group in headings_of(middle, style):
        score += heads_group(joined(group), style, nameless=nameless)
    return score


def joined(parts: Sequence[Part]) -> Part:
    """Make one part of the lines of one heading."""
    first = parts[0]
    return Part(" ".join(part.text for part in parts), first.line, first.x0, max(part.x1 for part in parts))


def headings_of(parts: Sequence[Part], style: Style) -> list[list[Part]]:
    """Gather heading lines into headings: a heading may be wrapped too."""
    headings: list[list[Part]] = []
    for part in parts:
        if headings and _one_heading(headings[-1][-1], part, style):
            headings[-1].append(part)
        else:
            headings.append([part])
    return headings


def _one_heading(above: Part, below: Part, style: Style) -> bool:
    """Tell whether two heading lines are one heading: the second cannot begin, or the first cannot end."""
    near = above.line.page == below.line.page and below.line.top - above.line.top <= 1.45 * style.pitch
    if not near or is_continued(above.text) or is_upper(above.text) != is_upper(below.text):
        return False
    finished = ends_like_fund(above.text) or looks_like_registrant(above.text)
    return (
        dangles(above.text)
        or goes_on(below.text)
        or (not finished and (ends_like_fund(below.text) or looks_like_registrant(below.text)))
    )
