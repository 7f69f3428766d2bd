"""The words of a page picture, by RapidOCR; the only module that knows it.

Its model reads many scripts. Fund agreements are printed in Latin ones, so every other character is ruled out before
the most likely one is chosen: a `*` is then not read as an ideograph. Characters keep their own confidence and place,
which RapidOCR's own words lose.
"""

from __future__ import annotations

import importlib.util
import math
import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any

INSTALL = "pip install 'contract-toolkit[ocr]'"
_PRINTED = string.printable[:95] + "§¶†‡•·\u2013\u2014\u2018\u2019“”®©½¼¾²³¹°"
_MIN_CONFIDENCE = 0.3
"""A line read with less is noise: specks, a stamp's edge."""
_SURE, _MARK_LENGTH = 0.8, 2
_DETECTION_SIDE = 1440
"""Pixels of the longer side in which lines are looked for; they are then read at full size."""
_WIDE_GAP = 1.8
"""A gap between two characters this many times the usual one may be a blank that the model left out."""
_LEFT_OUT = re.compile(r"[,.;:)][\w(]|[a-z][A-Z0-9(]|[A-Z][a-z]|[A-Z]{2}|\d[A-Za-z(]")
"""Where a word may end without its blank; never between two small letters, for an m is wide in itself."""
_WIDE = frozenset("mwMW@%")
_TWINS = "COPSUVWXYZK"
"""Letters whose capital differs from the small letter in size alone, as a picture without its neighbours shows."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in pixels: the left and right end of its middle line, its height, its confidence."""

    text: str
    left: Point
    right: Point
    height: float
    confidence: float


def is_installed() -> bool:
    """Tell whether scans can be read."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def seen_words(picture: Any) -> tuple[tuple[Seen, ...], ...]:
    """Read a picture (rows, columns, 3 bytes) into lines of words, in no order."""
    output = _engine()(picture, use_det=True)
    if output.boxes is None or output.txts is None:
        return ()
    read = []
    for corners, text in zip(output.boxes.tolist(), output.txts, strict=True):
        line = text if _sureness(text) >= _SURE or len(text) > _MARK_LENGTH else _with_margin(picture, corners, text)
        read.append(tuple(_words(corners, line)))
    return tuple(words for words in read if words)


def _with_margin(picture: Any, corners: list[list[float]], text: _Decoded) -> _Decoded:
    """Read a lone mark again with white around it, as the model is used to see characters; keep the surer reading."""
    import numpy as np

    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    margin = round(max(down) - min(down))
    rows = slice(max(0, round(min(down)) - margin // 4), round(max(down)) + margin // 4)
    crop = picture[rows, max(0, round(min(across))) : round(max(across))]
    if not crop.size:
        return text
    padded = np.pad(crop, ((0, 0), (margin, margin), (0, 0)), mode="edge")
    output = _engine()(np.ascontiguousarray(padded), use_det=False)
    again = output.txts[0] if output.txts else text
    if not isinstance(again, _Decoded) or not again.strip() or _sureness(again) <= _sureness(text):
        return text
    mark = _Decoded(again.strip())
    mark.places = tuple((index + 0.5) / len(mark) for index in range(len(mark)))
    mark.confidences = tuple(sure for sure, each in zip(again.confidences, again, strict=True) if each != " ")
    return mark


def _sureness(line: _Decoded) -> float:
    return sum(line.confidences) / max(1, len(line.confidences))


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": 6000,
            "Global.text_score": 0.0,
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTION_SIDE,
        }
    )
    recognizer = engine._load_rec_model()  # type: ignore[no-untyped-call]  # noqa: SLF001 - the decoder's only door, untyped
    recognizer.postprocess_op = _LatinDecoder(recognizer.postprocess_op.character)
    return engine


class _Decoded(str):
    """A line's text that remembers where along the line each character stands (0 to 1) and how sure it is."""

    __slots__ = ("confidences", "places")
    places: tuple[float, ...]
    confidences: tuple[float, ...]


class _LatinDecoder:
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
        twins = {each: each.swapcase() for each in _TWINS + _TWINS.lower()}
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
        return [(line, _sureness(line)) for line in lines], [None] * len(lines)

    def _line(self, best: list[int], sure: list[float], length: float) -> _Decoded:
        kept = [step for step, index in enumerate(best) if index and (step == 0 or best[step - 1] != index)]
        line = _Decoded("".join(self._characters[best[step]] for step in kept))
        line.places = tuple(min(1.0, (step + 0.5) / length) for step in kept)
        line.confidences = tuple(sure[step] for step in kept)
        return line


def _words(corners: list[list[float]], line: _Decoded) -> Iterator[Seen]:
    """Cut a decoded line into words along the middle of its box."""
    if not line.strip() or _sureness(line) < _MIN_CONFIDENCE:
        return
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    start, end = ((x0 + x3) / 2, (y0 + y3) / 2), ((x1 + x2) / 2, (y1 + y2) / 2)
    height = (math.dist((x0, y0), (x3, y3)) + math.dist((x1, y1), (x2, y2))) / 2

    def at(place: float) -> Point:
        return start[0] + (end[0] - start[0]) * place, start[1] + (end[1] - start[1]) * place

    for first, last in _spans(line):
        left = 0.0 if first == 0 else (line.places[first - 1] + line.places[first]) / 2
        right = 1.0 if last == len(line) - 1 else (line.places[last] + line.places[last + 1]) / 2
        half = _step(line) / 2
        left, right = max(left, line.places[first] - half), min(right, line.places[last] + half)
        if first == 0:
            left = 0.0
        if last == len(line) - 1:
            right = 1.0
        text = in_one_case(str(line)[first : last + 1])
        yield Seen(text, at(left), at(right), height, round(min(line.confidences[first : last + 1]), 4))


def _step(line: _Decoded) -> float:
    """Return the usual distance between two characters of a line."""
    steps = [after - before for before, after in zip(line.places, line.places[1:], strict=False)]
    return median(steps) if steps else 1.0


def _spans(line: _Decoded) -> Iterator[tuple[int, int]]:
    """Yield first and last character of each word: at blanks, and at gaps where the model left a blank out."""
    gap = _WIDE_GAP * _step(line)
    first: int | None = None
    for index, character in enumerate(line):
        if character == " ":
            if first is not None:
                yield first, index - 1
            first = None
        elif first is None:
            first = index
        elif _begins_a_year(line, index) or (
            line.places[index] - line.places[index - 1] > gap and _may_part(line[index - 1 : index + 1])
        ):
            yield first, index - 1
            first = index
    if first is not None:
        yield first, len(line) - 1


def _begins_a_year(line: str, index: int) -> bool:
    """Tell whether a year is glued to the comma of its date: a thousand has three figures behind its comma."""
    return line[index - 1] == "," and re.match(r"(?:19|20)\d\d(?!\d)", line[index:]) is not None


def _may_part(pair: str) -> bool:
    return _LEFT_OUT.fullmatch(pair) is not None and not _WIDE.intersection(pair)


def in_one_case(word: str) -> str:
    """Set a lone letter at a word's end in the case of the letters before it, where the two cases look alike."""
    body, last = word[:-1], word[-1:]
    if len(body) > 2 and body[-2:].islower() and last in _TWINS:  # noqa: PLR2004 - two letters show the case
        return body + last.lower()
    if len(body) > 2 and body.isalpha() and body.isupper() and last in _TWINS.lower():  # noqa: PLR2004 - as above
        return body + last.upper()
    return word
