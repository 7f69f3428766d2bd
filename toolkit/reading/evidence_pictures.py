"""Pictures of a PDF's pages for the evidence page, turned as the pages were when they were read."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.reading.pages import Box
from toolkit.reading.pdf import Pdf, picture

_INK = 128
"""A pixel darker than this is ink."""


@dataclass(frozen=True)
class Pictured:
    """A page's picture as a data URI, its size in points."""

    number: int
    width: float
    height: float
    data_uri: str


def pictured(path: Path, numbers: Sequence[int], boxes: Sequence[tuple[int, Box]], dpi: int) -> Iterator[Pictured]:
    """Yield the pictures of pages; `boxes` (page, box) are where words were read, to know which way is up."""
    pdf = Pdf(path.read_bytes(), path.name)
    for number in numbers:
        pixels = picture(pdf, number, dpi).mean(axis=2).astype("uint8")
        own = [box for page, box in boxes if page == number]
        upright = _upright(pixels, own, dpi / 72)
        height, width = upright.shape
        yield Pictured(number, width * 72 / dpi, height * 72 / dpi, data_uri(upright))


def _upright(pixels: Any, boxes: Sequence[Box], scale: float) -> Any:
    """Turn a picture by the quarters that put most ink into the boxes; as it is, where there is nothing to tell."""
    import numpy as np

    turns = [np.rot90(pixels, quarter) for quarter in (0, 1, 2, 3)]
    return max(turns, key=lambda turned: _ink(turned, boxes, scale)) if boxes else pixels


def _ink(pixels: Any, boxes: Sequence[Box], scale: float) -> float:
    """Return how much of the boxes is ink; boxes outside the picture count against it."""
    height, width = pixels.shape
    dark = 0.0
    for x0, top, x1, bottom in boxes:
        if x1 * scale > width + 2 or bottom * scale > height + 2:
            dark -= 1.0
            continue
        inside = pixels[round(top * scale) : round(bottom * scale), round(x0 * scale) : round(x1 * scale)]
        dark += float((inside < _INK).mean()) if inside.size else 0.0
    return dark


def data_uri(pixels: Any) -> str:
    """Encode a picture of grey bytes (rows and columns) as a PNG inside a data URI."""
    height, width = pixels.shape
    rows = b"".join(b"\x00" + pixels[row].tobytes() for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
