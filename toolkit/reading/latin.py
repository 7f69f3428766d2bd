"""The characters that a recogniser's output spells, of those that agreements are printed in.

Its model reads many scripts. Fund agreements are printed in Latin ones, so every other character is ruled out before
the most likely one is chosen: a `*` is then not read as an ideograph. Characters keep their own confidence and place,
which RapidOCR's own words lose.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from typing import Any

from toolkit.reading.letter_case import TWINS

_NEVER = "{}~`\\"
"""Signs that no agreement prints: what looks like one of them is a dagger."""
_PRINTED = "".join(each for each in string.printable[:95] if each not in _NEVER)
_PRINTED += "§¶†‡•·\u2013\u2014\u2018\u2019“”®©½¼¾²³¹°"
_ALIKE = f"{TWINS}K"
"""Letters of whose case the recogniser need not be sure: a k reaches as high as a capital one."""


class Decoded(str):
    """A line's text that remembers where along the line each character stands (0 to 1) and how sure it is."""

    __slots__ = ("confidences", "places")
    places: tuple[float, ...]
    confidences: tuple[float, ...]


class LatinDecoder:
    """Chooses the most likely Latin character at each step of the model's output; repeats and blanks fall away."""

    def __init__(self, characters: Sequence[str]) -> None:
        """Keep the indices of what may be printed; index 0 is the model's own blank.

        How sure a letter is does not fall because its capital looks the same: the two chances count together.
        """
        import numpy as np

        allowed = set(_PRINTED)
        self._indices = [0, *(index for index, each in enumerate(characters) if index and each in allowed)]
        self._characters = ["", *(characters[index] for index in self._indices[1:])]
        at = {character: index for index, character in enumerate(self._characters)}
        twins = {each: each.swapcase() for each in _ALIKE + _ALIKE.lower()}
        self._twins = [at.get(twins.get(each, each), index) for index, each in enumerate(self._characters)]
        self._is_twin = np.array([1.0 if each in twins else 0.0 for each in self._characters])

    def __call__(
        self,
        chances: Any,
        _word_boxes: bool = False,
        wh_ratio_list: Sequence[float] = (1.0,),
        max_wh_ratio: float = 1.0,
    ) -> tuple[list[tuple[str, float]], list[None]]:
        """Decode a batch; a line fills the part of its row that its own shape asks for."""
        latin = chances[:, :, self._indices]
        best = latin.argmax(axis=2)
        sure = (latin + latin[:, :, self._twins] * self._is_twin).max(axis=2)
        lines = [
            self._line(best[row].tolist(), sure[row].tolist(), best.shape[1] * wh_ratio_list[row] / max_wh_ratio)
            for row in range(best.shape[0])
        ]
        return [(line, sureness(line)) for line in lines], [None] * len(lines)

    def _line(self, best: list[int], sure: list[float], length: float) -> Decoded:
        kept = [step for step, index in enumerate(best) if index and (step == 0 or best[step - 1] != index)]
        line = Decoded("".join(self._characters[best[step]] for step in kept))
        line.places = tuple(min(1.0, (step + 0.5) / length) for step in kept)
        line.confidences = tuple(sure[step] for step in kept)
        return line


def sureness(line: Decoded) -> float:
    """Return how sure a line's characters are, in the mean."""
    return sum(line.confidences) / max(1, len(line.confidences))
