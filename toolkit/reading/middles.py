"""Words printed once in the middle of the lines they hold for: which lines those are.

Lines count from 0; a word between two of them stands at a half. What stands in the middle of its lines and has lines
above it without a word tells where its lines end, and so where those of the next begin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

_MOST_WORDS = 200
"""Words that are shared out at most: each takes a step of the search into the next."""

Share = tuple[int, int]
"""The first and the last of the lines that one word holds for."""

_MOST_STEPS = 4000
"""A search that takes more steps than this is given up: the lines tell too little."""


def shares(
    count: int, middles: Sequence[float], fits: Callable[[int, int], bool], breaks: Sequence[int], *, drawn: bool
) -> list[tuple[Share, ...]]:
    """Return the ways to share lines out among words, all but the likeliest kinds left out; none where none is.

    `breaks` are the lines before which a gap or a rule stands: where each block between them holds one word, that is
    the only way. `drawn`: words may stand between two lines, so that each stands exactly in its middle; else one of an
    even number of lines stands on the line above its middle, or each on the one below.
    """
    if len(middles) > _MOST_WORDS:
        return []
    blocks = _blocks(count, breaks)
    if len(blocks) > 1 and all(_holds_one(block, middles) and fits(*block) for block in blocks):
        return [blocks]
    found: dict[tuple[Share, ...], None] = {}
    for slack in (0,) if drawn else (0, 1, -1):
        search = _Search(middles, fits, count, slack)
        found.update(dict.fromkeys(search.ways(0, 0)))
        if search.steps > _MOST_STEPS:
            return []
    return list(found)


def _blocks(count: int, breaks: Sequence[int]) -> tuple[Share, ...]:
    """Return the lines between breaks."""
    starts = sorted({0, *breaks})
    return tuple((start, end - 1) for start, end in zip(starts, [*starts[1:], count], strict=True))


def _holds_one(block: Share, middles: Sequence[float]) -> bool:
    return sum(block[0] - 0.5 < middle < block[1] + 0.5 for middle in middles) == 1


class _Search:
    """Shares lines out word by word, `slack` the one line that a share may have below (above) its middle in excess."""

    def __init__(self, middles: Sequence[float], fits: Callable[[int, int], bool], count: int, slack: int) -> None:
        self.middles, self.fits, self.count, self.slack = middles, fits, count, slack
        self.steps = 0

    def ways(self, word: int, start: int) -> Iterator[tuple[Share, ...]]:
        """Yield the ways to share the lines from `start` out among the words from `word`."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        if word == len(self.middles):
            if start == self.count:
                yield ()
            return
        ends = int(2 * self.middles[word]) - start
        if 2 * self.middles[word] % 1:
            return  # neither on a line nor between two: its lines are not evenly high
        for end in {ends, ends + self.slack}:
            if start <= end < self.count and start <= self.middles[word] <= end and self.fits(start, end):
                for rest in self.ways(word + 1, end + 1):
                    yield ((start, end), *rest)
