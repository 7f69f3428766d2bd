"""A line's characters cut into words: where the recogniser saw a blank, and where the ink shows one.

The recogniser leaves blanks out and puts them beside where they belong; the ink never does, but knows no characters.
Each character is seated in the stretch of ink that it most likely is. Where the two disagree and the gap is neither
wide nor narrow, the word is cut as the recogniser has it and doubted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from toolkit.reading.ink import Ink, Run

USUAL_GAP = 0.28
"""Of a capital's height: a gap between words, where a page shows too few to tell."""
TYPED_GAP = 0.52
"""A page whose least blank is wider is typed: each letter as wide as any other."""
_LEAST, _MOST = 0.16, 0.87
_SEEN, _BEGUN, _UNSEEN, _WIDE, _APART = 0.6, 0.87, 1.07, 1.4, 3.0
"""Of the least gap of a blank: what parts two words where a blank was recognised (an f leans over the next word), where
a capital follows a small letter, where nothing was recognised, beside a sign that has room of its own, in a figure."""
_DOUBTED = 1.25
"""A gap without a recognised blank that is not this wide is doubted."""
_ROOMY, _CLOSING = "1", frozenset(",.;:)")
"""A figure with room on both sides; signs before which no blank is printed."""
_FIGURES = frozenset("0123456789./%$")
_LEANING = frozenset(a + b for a, b in (*product("TVWYFP", "AJ"), *product("AL", "TVWY")))
"""Letters over the foot of one of which the other reaches: the blank between them shows less white."""
_UNSEEN_BLANK = 0.5
"""In line heights: what it costs to begin a new stretch of ink where the recogniser saw no blank."""
_LEFT_OVER = 0.1
"""What it costs, beside its length, to leave a stretch of ink without a character: grain, dots of a leader."""
_FEW = 6
_MISREAD = 0.05
"""Of the blanks of a page, how many may be misread: the widest valley between gaps tells more than the last of them."""
_SLACK = 0.25
"""In characters: how far a character's place may be off."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A word of a line: its first and last character, its ends in pixels, its ink, and whether its cut is doubtful."""

    first: int
    last: int
    left: float
    right: float
    runs: tuple[Run, ...] = ()
    doubtful: bool = False
    joined: bool = False
    """Whether the recogniser saw a new word begin within it, of which the ink shows nothing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without ink before a run: its width, of a capital's height, the characters beside it, and its blank."""

    index: int
    width: float
    one: int
    two: int
    seen: bool


@dataclass(frozen=True, slots=True)
class Spelled:
    """What the recogniser read on a line, and the middle of each character in pixels from the line's left end."""

    text: str
    places: tuple[float, ...]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Walk characters that follow each other, a blank between them or not."""
        solid = [index for index, character in enumerate(self.text) if character != " "]
        yield from pairwise(solid)

    def between(self, one: int, two: int) -> tuple[float, float]:
        """Return where the gap between two characters that follow each other may lie: places are not exact."""
        slack = _SLACK * (self.places[two] - self.places[one]) / (two - one)
        return self.places[one] - slack, self.places[two] + slack

    def pair_at(self, place: float, pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """Return the two characters between which a place lies, or nearest to between."""

        def off(pair: tuple[int, int]) -> float:
            left, right = self.places[pair[0]], self.places[pair[1]]
            return abs(place - (left + right) / 2) / max(1.0, right - left)

        return min(pairs, key=off)

    def gaps(self, ink: Ink) -> Iterator[Gap]:
        """Give each gap of the ink to two characters: the widest near a blank to that one."""
        pairs = list(self.pairs())
        middles = [(before.right + after.left) / 2 for before, after in pairwise(ink.runs)]
        widths = [(after.left - before.right) / ink.tall for before, after in pairwise(ink.runs)]
        claims = self._claims(list(zip(middles, widths, strict=True)))
        for at, (middle, width) in enumerate(zip(middles, widths, strict=True)) if pairs else ():
            one, two = claims.get(at) or self.pair_at(middle, pairs)
            yield Gap(at + 1, width, one, two, at in claims)

    def _claims(self, gaps: Sequence[tuple[float, float]]) -> dict[int, tuple[int, int]]:
        """Find the gap (its middle and width) of each blank that was recognised: the widest near it.

        Where all near it are narrow the place of a sign is off, and the blank is a wide gap a character away.
        """
        claims: dict[int, tuple[int, int]] = {}
        for beyond in (0, 1):
            for one, two in self.pairs():
                if two - one == 1 or (one, two) in claims.values():
                    continue
                left, right = self.between(one, two)
                far = beyond * (right - left) / 2
                near = [(width, at) for at, (middle, width) in enumerate(gaps) if left - far <= middle <= right + far]
                width, at = max((each for each in near if each[1] not in claims), default=(0.0, 0))
                if width >= _LEAST or (beyond and width):
                    claims[at] = (one, two)
        return claims

    def in_figure(self, one: int, two: int) -> bool:
        """Tell whether two characters stand in one figure, where a 1 has room on both sides, even before a comma."""
        return two - one == 1 and self.text[one] in _FIGURES and (self.text[two] in _FIGURES or self.text[two] == ",")

    def begins(self, one: int, two: int) -> bool:
        """Tell whether a capital follows a small letter: a new word begins, but for a few names."""
        return self.text[one].islower() and self.text[two].isupper()

    def least(self, gap: Gap) -> float:
        """Return how wide a gap must be to part two words, of the least blank of its page."""
        one, two = self.text[gap.one], self.text[gap.two]
        if self.in_figure(gap.one, gap.two) or one == two == "-":
            return _APART
        if two in _CLOSING and one not in _CLOSING:
            return _WIDE
        if gap.seen:
            return _SEEN
        if one + two in _LEANING:
            return _SEEN
        if self.begins(gap.one, gap.two):
            return _BEGUN
        return _WIDE if _ROOMY in (one, two) else _UNSEEN


def least_blank(lines: Iterable[tuple[Spelled, Ink]]) -> float:
    """Return the least gap, of a capital's height, that parts two words on a page: by most blanks recognised."""
    gaps = sorted((gap.width, gap.seen) for line, ink in lines for gap in line.gaps(ink))
    blanks = sum(blank for _, blank in gaps)
    if blanks < _FEW:
        return USUAL_GAP
    wrong, found = len(gaps) - blanks, []  # at first all gaps are called blanks
    for (gap, blank), (wider, _) in pairwise(gaps):
        wrong += 1 if blank else -1
        if _LEAST <= (gap + wider) / 2 <= _MOST:
            found.append((wrong, gap - wider, (gap + wider) / 2))
    fewest = min((wrong for wrong, *_ in found), default=0)
    good = [(valley, least) for wrong, valley, least in found if wrong <= fewest + blanks * _MISREAD]
    return min(good, default=(0.0, USUAL_GAP))[1]


def cut(line: Spelled, ink: Ink | None, least: float) -> tuple[Cut, ...]:
    """Cut a line into words; without ink at the recogniser's blanks alone."""
    solid = [index for index, character in enumerate(line.text) if character != " "]
    if not solid:
        return ()
    if ink is None or not ink.runs:
        return tuple(_at_blanks(line, solid))
    gaps = list(line.gaps(ink))
    parted = [gap for gap in gaps if gap.width >= least * line.least(gap)]
    stretches = list(_joined(ink.runs, {gap.index for gap in parted}))
    seats = _seats(line, solid, stretches, ink.height)
    words: dict[int, list[int]] = {}
    for index, seat in zip(solid, seats, strict=True):
        words.setdefault(seat, []).append(index)
    doubtful = {at for gap in gaps if _is_doubtful(line, gap, least) for at in (gap.one, gap.two)}
    begun = {(one, two) for one, two in line.pairs() if two - one > 1 and line.begins(one, two)}
    return tuple(
        Cut(
            first=held[0],
            last=held[-1],
            left=stretches[seat][0].left,
            right=stretches[seat][-1].right,
            runs=stretches[seat],
            doubtful=not doubtful.isdisjoint(held),
            joined=any(one in held and two in held for one, two in begun),
        )
        for seat, held in words.items()
    )


def _at_blanks(line: Spelled, solid: Sequence[int]) -> Iterator[Cut]:
    """Cut at the recogniser's blanks; a word ends half a character beyond its last one's middle."""
    half = _step(line, solid) / 2
    first = solid[0]
    for here, after in [*pairwise(solid), (solid[-1], None)]:
        if after is None or after - here > 1:
            yield Cut(first, here, max(0.0, line.places[first] - half), line.places[here] + half)
            first = after or first


def _step(line: Spelled, solid: Sequence[int]) -> float:
    return (line.places[solid[-1]] - line.places[solid[0]]) / max(1, solid[-1] - solid[0])


def _joined(runs: Sequence[Run], begins: set[int]) -> Iterator[tuple[Run, ...]]:
    """Join runs that no blank parts into stretches, the ink of a word each."""
    start = 0
    for index in range(1, len(runs) + 1):
        if index == len(runs) or index in begins:
            yield tuple(runs[start:index])
            start = index


def _seats(line: Spelled, solid: Sequence[int], stretches: Sequence[tuple[Run, ...]], height: int) -> list[int]:
    """Seat each character in a stretch of ink, left to right, so that least is out of place."""
    ends = [(stretch[0].left, stretch[-1].right) for stretch in stretches]
    skip = [_LEFT_OVER + (right - left) / height for left, right in ends]
    blanks = {two for one, two in line.pairs() if two - one > 1}
    costs: list[float] = []
    came: list[list[int]] = []
    for step, index in enumerate(solid):
        place = line.places[index]
        here, back = [], []
        passed, origin = (0.0, -1) if step == 0 else (float("inf"), -1)
        for seat, (left, right) in enumerate(ends):
            stay = costs[seat] if step else float("inf")
            begin = passed + (0.0 if index in blanks or step == 0 else _UNSEEN_BLANK)
            here.append(min(stay, begin) + max(0.0, left - place, place - right) / height)
            back.append(seat if stay <= begin else origin)
            passed += skip[seat]
            if step and costs[seat] < passed:
                passed, origin = costs[seat], seat
        costs, came = here, [*came, back]
    rest = [sum(skip[seat + 1 :]) for seat in range(len(ends))]
    seat = min(range(len(ends)), key=lambda each: costs[each] + rest[each])
    seats = [seat]
    for back in reversed(came[1:]):
        seat = back[seat]
        seats.append(seat)
    return seats[::-1]


def _is_doubtful(line: Spelled, gap: Gap, least: float) -> bool:
    """Tell whether a gap without a recognised blank is neither narrow nor wide."""
    return not gap.seen and _BEGUN < gap.width / least < _DOUBTED and not line.in_figure(gap.one, gap.two)
