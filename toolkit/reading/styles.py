"""How the names of a table are set, measured once.

Edges, line pitch, gaps between rows, hanging indents, case, endings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from toolkit.reading.names import ends_like_fund, goes_on, looks_like_registrant, parse_stated_class
from toolkit.reading.pages import Line

_FINISHED = re.compile(
    r"\b(?:fund|portfolio|series|account|etf|shares|class(?:\s+[\w-]{1,14})?)(?:,?\s+inc\.?|\s+[ivx]+)?[\s*†‡\d()]*$|\)[\s*†‡\d]*$",
    re.IGNORECASE,
)
WIDE = 1.45
"""A step of more than this many line pitches is a gap between lines."""


_EVEN = 0.75
"""Points by which two steps may differ and be one."""
_MOSTLY = 0.8
_WIDER = 1.12


@dataclass(frozen=True)
class NamePart:
    """One line's part of a name: its words, and where they stand."""

    text: str
    line: Line
    x0: float
    x1: float


@dataclass(frozen=True)
class Style:
    """How the names of a table are set.

    `left` is where unindented names begin and `right` where they must break; `spaced`: gaps stand between rows;
    `hanging`: the later lines of a wrapped name are indented; `blocked`: gaps stand between funds, and only there;
    `complete` is the share of names that end as fund names do.
    """

    left: float
    right: float
    pitch: float
    spaced: bool
    hanging: bool
    blocked: bool
    complete: float
    upper: bool
    strict: bool = False
    brand: str | None = None
    trailing: bool = False
    sectioned: bool = False
    listed: bool = False

    def ends(self, text: str) -> bool:
        """Tell whether a name is finished where it ends, by how the names of this table end."""
        return bool(_FINISHED.search(text)) if self.strict else ends_like_fund(text)

    @property
    def weight_of_ending(self) -> float:
        """How much it says that a name ends as a fund's does, or does not."""
        return 3.0 if self.complete >= 0.8 else 1.5 if self.complete >= 0.5 else 0.0  # noqa: PLR2004


@dataclass(frozen=True)
class Measured:
    """One line of the table's area: a fee line (with its name or without) or a line of text alone."""

    part: NamePart | None
    line: Line
    fees: bool
    share_class: str | None = None


def style_of(lines: Sequence[Measured], right: float, pitch: float) -> Style:
    """Measure how the names of a table are set."""
    pitch = _pitch_of_cells(lines, pitch)
    named = [each.part for each in lines if each.fees and each.part is not None]
    if not named:
        widths = [each.part.x1 - each.part.x0 for each in lines if each.part is not None]
        right = right or max(widths, default=0.0)
        listed = not any(each.fees for each in lines)
        return Style(
            0.0, right, pitch, listed=listed, spaced=False, hanging=False, blocked=False, complete=1.0, upper=False
        )
    mode = float(Counter(round(part.x0) for part in named).most_common(1)[0][0])
    hanging = _hanging(lines, mode)
    left = min([mode, *(part.x0 for part in named)]) if not hanging else _leftmost(lines)
    strictly = sum(1 for part in named if _FINISHED.search(part.text)) / len(named)
    ended = sum(1 for part in named if ends_like_fund(part.text)) / len(named)
    strict = strictly >= 0.5 and strictly >= 0.7 * ended  # noqa: PLR2004
    upper = sum(1 for part in named if is_upper(part.text)) > 0.6 * len(named)
    right = max(right, *(part.x1 for part in named))
    return Style(
        left if hanging else mode,
        right,
        pitch,
        _spaced(lines, pitch),
        hanging,
        _blocked(lines, pitch),
        strictly if strict else ended,
        upper,
        strict,
        _brand(named),
        _trailing(lines, pitch),
        _sectioned(lines),
    )


def _pitch_of_cells(lines: Sequence[Measured], pitch: float) -> float:
    """Return the pitch by which a step from row to row is a gap, where it is a little wider than one inside a name.

    Two steps then make up (nearly) all; `WIDE` such pitches lie half-way between them. Which of them is the one from
    row to row is told by rows of one line, or by names that begin beside their figures.
    """
    pairs = [
        (above, below, below.line.top - above.line.top)
        for above, below in pairwise(lines)
        if above.line.page == below.line.page and below.line.top > above.line.top
    ]
    usual = [kind for kind in _kinds([step for _, _, step in pairs]) if len(kind) > 1]
    if len(usual) < 2 or len(usual[0]) + len(usual[1]) < _MOSTLY * len(pairs):  # noqa: PLR2004 - two kinds
        return pitch
    inside, between = median(usual[0]), median(usual[1])
    rows = [step for above, below, step in pairs if above.fees and below.fees and below.part is not None]
    names = [step for above, below, step in pairs if lines[0].fees and above.fees and not below.fees]
    told = (
        all(step >= usual[1][0] for step in rows)
        if rows
        else bool(names) and all(step <= usual[0][-1] for step in names)
    )
    return (inside + between) / 2 / WIDE if told and _WIDER * inside <= between <= WIDE * inside else pitch


def _kinds(steps: Iterable[float]) -> list[list[float]]:
    """Gather steps, the smallest first, into kinds: those of one differ by little from the next, of two by more."""
    kinds: list[list[float]] = []
    for step in sorted(steps):
        if kinds and step - kinds[-1][-1] <= _EVEN:
            kinds[-1].append(step)
        else:
            kinds.append([step])
    return kinds


def _brand(named: Sequence[NamePart]) -> str | None:
    """Return the first word that most names share; None where they share none."""
    words = Counter(part.text.split()[0] for part in named if part.text.split())
    if not words or len(named) < 3:  # noqa: PLR2004
        return None
    word, count = words.most_common(1)[0]
    return word if count >= 0.6 * len(named) and word.lower() not in ("the", "class", "all") else None


def _trailing(lines: Sequence[Measured], pitch: float) -> bool:
    """Tell whether names end below their figures.

    A line of text close under the last fee line, and none before the first.
    """
    fees = [index for index, each in enumerate(lines) if each.fees]
    if not fees or not lines[0].fees or fees[-1] + 1 >= len(lines):
        return False
    return not _gap(lines[fees[-1]].line, lines[fees[-1] + 1].line, pitch)


def _sectioned(lines: Sequence[Measured]) -> bool:
    """Tell whether headings name the class of the rows below them: one stands before the first fee line."""
    for each in lines:
        if each.fees:
            return False
        if each.part is not None and parse_stated_class(each.part.text.strip(" :")):
            return True
    return False


def _leftmost(lines: Sequence[Measured]) -> float:
    return min(each.part.x0 for each in lines if each.part is not None)


def _hanging(lines: Sequence[Measured], mode: float) -> bool:
    """Tell hanging indents (a name's later lines are indented) from groups (all its funds are indented)."""
    parts = [each for each in lines if each.part is not None]
    if not parts:
        return False
    left = _leftmost(lines)
    inset = [
        index for index, each in enumerate(parts) if each.fees and each.part is not None and each.part.x0 > left + 4
    ]
    if not inset:
        return False
    after_text = sum(1 for index in inset if index and not parts[index - 1].fees)
    headed = sum(
        1
        for index in inset
        if index and (part := parts[index - 1].part) is not None and looks_like_registrant(part.text)
    )
    if 2 * headed > len(inset):
        return False
    return (
        after_text == len(inset)
        and len({round(part.x0) for index in inset if (part := parts[index].part) is not None}) <= 2  # noqa: PLR2004
        and (mode <= left + 4 or len(inset) > 1)
    )


def _gap(above: Line, below: Line, pitch: float) -> bool:
    return above.page != below.page or not 0 <= below.top - above.top <= WIDE * pitch


def _spaced(lines: Sequence[Measured], pitch: float) -> bool:
    """Tell whether gaps stand between rows: about as many gaps as rows."""
    rows = sum(1 for each in lines if each.fees and each.part is not None)
    gaps = sum(
        1
        for above, below in pairwise(lines)
        if above.line.page == below.line.page and _gap(above.line, below.line, pitch)
    )
    tight = sum(
        1
        for above, below in pairwise(lines)
        if above.fees and below.fees and below.part is not None and not _gap(above.line, below.line, pitch)
    )
    return rows > 1 and gaps >= 0.7 * (rows - 1) and tight <= 0.3 * rows


def _blocked(lines: Sequence[Measured], pitch: float) -> bool:
    """Tell whether gaps part funds from funds.

    Each block of lines names one fund on its first line and no class twice.
    """
    blocks: list[list[Measured]] = []
    for index, each in enumerate(lines):
        if not index or _gap(lines[index - 1].line, each.line, pitch):
            blocks.append([])
        blocks[-1].append(each)
    blocks = [block for block in blocks if any(each.fees for each in block)]
    if len(blocks) < 2 or not any(len([each for each in block if each.fees]) > 1 for block in blocks):  # noqa: PLR2004
        return False
    for block in blocks:
        classes = [each.share_class for each in block if each.share_class is not None]
        if block[0].part is None or not classes or len(set(classes)) != len(classes):
            return False
        parts = [each.part for each in block if each.part is not None]
        if any(_FINISHED.search(one.text) and not goes_on(two.text) for one, two in pairwise(parts)):
            return False
    return True


def is_upper(text: str) -> bool:
    """Tell whether a text is set in capitals."""
    letters = re.sub(r"[^A-Za-z]", "", text)
    return len(letters) > 3 and letters.isupper()  # noqa: PLR2004
