"""Numbers of lines down the left edge of a page, as drafts and pleadings print them: no words of the document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.reading.pdf_rows import Run

_FEWEST = 10
"""Numbers in a row that number lines; fewer may number funds."""


def without_line_numbers(runs: Sequence[Run]) -> list[Run]:
    """Leave out numbers that count up by one down the page, evenly, left of everything else."""
    alone = [run for run in runs if len(run.texts) == 1 and run.texts[0].isdecimal() and run.upright]
    if len(alone) < _FEWEST:
        return list(runs)
    counting = {id(run) for run in alone}
    edge = min((run.x0 for run in runs if id(run) not in counting), default=0.0)
    numbers = sorted((run for run in alone if run.x1 < edge), key=lambda run: run.baseline)
    counted = [int(run.texts[0]) for run in numbers]
    steps = [below.baseline - above.baseline for above, below in pairwise(numbers)]
    even = bool(steps) and max(steps) - min(steps) < 0.5 * numbers[0].size
    if len(numbers) < _FEWEST or counted != list(range(counted[0], counted[0] + len(counted))) or not even:
        return list(runs)
    dropped = {id(run) for run in numbers}
    return [run for run in runs if id(run) not in dropped]
