"""A zero or a capital O: drawn alike but for their width, which the ink of a figure tells."""

from __future__ import annotations

import re

from toolkit.reading.cutting import Cut

_FIGURE = re.compile(r"[$(]?[\d,]*\.?\d+[%)*]*")
_SPELLED = re.compile(r"[$(]?(?=[^\d]*\d)[\dOo][\dOo,./-]*[%)*]*")
"""A word of figures and of letters that may be zeros among them."""
_UNLIKE = "14"
"""Figures narrower or wider than the others: of how wide a zero is they tell nothing."""
_SLIM = 1.12
"""So many times as wide as the widest other figure beside it at most, an O is a zero."""
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


def with_zeros(text: str, word: Cut) -> str:
    """Return a word of figures with each O that is no wider than its figures as the zero it is."""
    if len(text) != len(word.runs) or not {"O", "o"} & set(text) or not _SPELLED.fullmatch(text):
        return text
    widths = [run.right - run.left for run in word.runs]
    figures = [width for each, width in zip(text, widths, strict=True) if each.isdigit() and each != "1"]
    slim = _SLIM * max(figures, default=0)
    return "".join("0" if each in "Oo" and width <= slim else each for each, width in zip(text, widths, strict=True))
