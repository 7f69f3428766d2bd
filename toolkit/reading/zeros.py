"""A zero or a capital O: drawn alike but for their width, which the ink of a figure tells."""

from __future__ import annotations

import re

from toolkit.reading.cutting import Cut

_FIGURE = re.compile(r"[$(]?[\d,]*\.?\d+[%)*]*")
_UNLIKE = "14"
"""Figures narrower or wider than the others: of how wide a zero is they tell nothing."""
_WIDE, _WIDER = 1.3, 4
"""So many times as wide as the widest other figure beside it, and by so many pixels wider, a zero is none."""


def has_wide_zero(text: str, word: Cut) -> bool:
    """Tell whether a word read as a figure holds a zero too wide for one, where no letter touches another."""
    if len(text) != len(word.runs) or not _FIGURE.fullmatch(text):
        return False
    widths = [
        (each, run.right - run.left)
        for each, run in zip(text, word.runs, strict=True)
        if each.isdigit() and each not in _UNLIKE
    ]
    for place, (each, width) in enumerate(widths):
        others = [other for at, (_, other) in enumerate(widths) if at != place]
        if each == "0" and others and width >= max(_WIDE * max(others), max(others) + _WIDER):
            return True
    return False
