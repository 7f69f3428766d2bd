"""The lines of a page picture, by RapidOCR; the only module that knows it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from toolkit.reading.latin import Decoded, LatinDecoder, sureness
from toolkit.reading.page_ink import Corners

INSTALL = "pip install 'contract-toolkit[ocr]'"
_MIN_CONFIDENCE = 0.3
"""A line read with less is noise: specks, a stamp's edge."""
_SURE, _MARK_LENGTH = 0.8, 2
_DETECTION_SIDE = 1440
"""Pixels of the longer side in which lines are looked for; they are then read at full size."""


def is_installed() -> bool:
    """Tell whether scans can be read."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def detected(picture: Any) -> list[list[list[float]]]:
    """Return the corners of the lines that are found on a picture."""
    output = _engine()(picture, use_det=True, use_rec=False)
    return [] if output.boxes is None else output.boxes.tolist()


def decoded(picture: Any, lines: Sequence[Corners], stretch: float = 1.0) -> Iterator[tuple[Corners, Decoded]]:
    """Yield the lines of a picture, given their corners, as they are read; noise is left out.

    Stretched lines are another picture of the same: in them two narrow letters stand further apart.
    """
    for corners, text in zip(lines, _read(picture, lines, stretch), strict=True):
        line = text if sureness(text) >= _SURE or len(text) > _MARK_LENGTH else _with_margin(picture, corners, text)
        if line.strip() and sureness(line) >= _MIN_CONFIDENCE:
            yield corners, line


def _read(picture: Any, lines: Sequence[Corners], stretch: float) -> Sequence[Decoded]:
    """Read pieces of a picture, given by their corners, each as one line."""
    import numpy as np
    from rapidocr.ch_ppocr_rec.typings import TextRecInput
    from rapidocr.utils.process_img import get_rotate_crop_image

    if not lines:
        return ()
    crops = [get_rotate_crop_image(picture, np.array(corners, dtype=np.float32)) for corners in lines]
    crops = [_stretched(crop, stretch) for crop in crops] if stretch != 1 else crops
    recognizer = _engine()._load_rec_model()  # noqa: SLF001 - the only way to read many pieces at once
    return recognizer(TextRecInput(img=crops, return_word_box=False)).txts  # type: ignore[no-any-return]


def _stretched(crop: Any, stretch: float) -> Any:
    """Draw a piece of a picture so many times as wide."""
    import numpy as np

    width = crop.shape[1]
    places = np.clip((np.arange(round(width * stretch)) + 0.5) / stretch - 0.5, 0, width - 1)
    left = places.astype(np.int32)
    right = np.minimum(left + 1, width - 1)
    part = (places - left)[None, :, None]
    return (crop[:, left] * (1 - part) + crop[:, right] * part).round().astype(np.uint8)


def _with_margin(picture: Any, corners: Corners, text: Decoded) -> Decoded:
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
