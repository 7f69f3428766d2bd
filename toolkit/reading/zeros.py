"""A zero or a capital O: drawn alike but for their width, which the ink of a figure tells."""

from __future__ import annotations

import re

from toolkit.reading.cutting import Cut

_FIGURE = re.compile(r"[$(]?[\d,]*\.?\d+[%)*]*")
_NARROW = "1"
"""A figure of which the ink tells nothing about how wide another is."""
_WIDE = 1.25
"""So many times as wide as the widest other figure beside it, a zero is none."""


def has_wide_zero(text: str, word: Cut) -> bool:
    """Tell whether a word read as a figure holds a zero too wide for one, where no letter touches another."""
    if len(text) != len(word.runs) or not _FIGURE.fullmatch(text):
        return False
    widths = [
        (each, run.right - run.left)
        for each, run in zip(text, word.runs, strict=True)
        if each.isdigit() and each != _NARROW
    ]
    return any(
        each == "0"
        and len(widths) > 1
        and width > _WIDE * max(other for at, (_, other) in enumerate(widths) if at != place)
        for place, (each, width) in enumerate(widths)
    )
