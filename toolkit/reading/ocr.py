"""The lines of a page picture, by RapidOCR; the only module that knows it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from functools import cache
from typing import Any

from toolkit.reading.latin import Decoded, LatinDecoder, sureness

INSTALL = "pip install 'contract-toolkit[ocr]'"
_MIN_CONFIDENCE = 0.3
"""A line read with less is noise: specks, a stamp's edge."""
_SURE, _MARK_LENGTH = 0.8, 2
_DETECTION_SIDE = 1440
"""Pixels of the longer side in which lines are looked for; they are then read at full size."""


def is_installed() -> bool:
    """Tell whether scans can be read."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def decoded(picture: Any) -> Iterator[tuple[list[list[float]], Decoded]]:
    """Yield the lines of a picture, each with its corners; noise is left out."""
    output = _engine()(picture, use_det=True)
    if output.boxes is None or output.txts is None:
        return
    for corners, text in zip(output.boxes.tolist(), output.txts, strict=True):
        line = text if sureness(text) >= _SURE or len(text) > _MARK_LENGTH else _with_margin(picture, corners, text)
        if line.strip() and sureness(line) >= _MIN_CONFIDENCE:
            yield corners, line


def _with_margin(picture: Any, corners: list[list[float]], text: Decoded) -> Decoded:
    """Read a lone mark again with white around it, as the model is used to see characters; keep the surer reading."""
    import numpy as np

    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    margin = round(max(down) - min(down))
    rows = slice(max(0, round(min(down)) - margin // 4), round(max(down)) + margin // 4)
    crop = picture[rows, max(0, round(min(across))) : round(max(across))]
    if not crop.size:
        return text
    padded = np.pad(crop, ((0, 0), (margin, margin), (0, 0)), mode="edge")
    again = read_alone(np.ascontiguousarray(padded))
    if again is None or sureness(again) <= sureness(text):
        return text
    mark = Decoded(again.strip())
    mark.places = tuple((index + 0.5) / len(mark) for index in range(len(mark)))
    mark.confidences = tuple(sure for sure, each in zip(again.confidences, again, strict=True) if each != " ")
    return mark


def read_alone(crop: Any) -> Decoded | None:
    """Read a piece of a picture (rows, columns, 3 bytes) as one line; None where nothing is seen."""
    output = _engine()(crop, use_det=False)
    read = output.txts[0] if output.txts else None
    return read if isinstance(read, Decoded) and read.strip() else None


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
    recognizer.postprocess_op = LatinDecoder(recognizer.postprocess_op.character)
    return engine
