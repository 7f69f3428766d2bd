"""A capital I, a one or a small l: one stroke each, told by what stands out at the top of its stem."""

from __future__ import annotations

from typing import Any

from toolkit.reading.page_ink import stretches

STROKES = frozenset("1Il|")
"""What a recogniser may read one stroke as."""
LEAST_HEIGHT = 17
"""Pixels: a flag on the stem of a lower one is no more than grain."""
_MIDDLE, _END = (0.35, 0.65), 0.25
_THIN, _EVEN = 0.35, 0.05
"""Of its height: how thick a stem is at most, and by how much what stands out on its two sides may differ."""


def stroke_of(dark: Any) -> str | None:
    """Return what the ink of one sign (its pixels, cut tight) is: I where as much stands out at its ends on all sides.

    A one has its flag at the top left alone, and so has a small l with serifs; None where it is nothing of the kind.
    """
    height = dark.shape[0]
    middle = dark[round(_MIDDLE[0] * height) : round(_MIDDLE[1] * height)]
    stems = stretches(middle.mean(axis=0) > 0.5) if middle.size else []  # noqa: PLR2004 - most of them
    if height < LEAST_HEIGHT or len(stems) != 1 or stems[0][1] - stems[0][0] > _THIN * height:
        return None
    end = max(1, round(_END * height))
    out = [beyond for part in (dark[:end], dark[-end:]) for beyond in _standing_out(part, stems[0])]
    grain = max(1.0, _EVEN * height)
    if max(map(abs, out)) <= grain or (min(out) > 0 and max(out) - min(out) <= grain):
        return "I"
    return "1" if out[0] >= 2 * grain and out[1] <= grain else None


def _standing_out(part: Any, stem: tuple[int, int]) -> tuple[int, int]:
    """Return how far the ink of an end reaches beyond its stem, to the left and to the right."""
    columns = part.any(axis=0).nonzero()[0].tolist() or [stem[0], stem[1] - 1]
    return stem[0] - columns[0], columns[-1] + 1 - stem[1]
