"""Pictures among the words of an HTML or Word file: none is read, and one as large as a table may be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.problems import Problem
from toolkit.reading.unprinted import part_not_read

Size = tuple[float, float]
"""How wide and how high a picture is shown, in points."""
_WIDE, _HIGH = 250.0, 40.0
"""A picture in the text as wide and as high as this may be a table; a logo or a signature is smaller."""
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_EMU = 12_700
"""Word's measure of pictures: so many to a point."""
_PIXEL = 0.75
_DIGITS = 6
"""No picture is shown at a size of so many figures."""


def not_looked_at(sizes: Iterable[Size]) -> tuple[Problem, ...]:
    """Doubt a document among whose words pictures stand that may be tables."""
    large = sum(width >= _WIDE and height >= _HIGH for width, height in sizes)
    if not large:
        return ()
    message = f"the document shows {large} picture{'s' if large > 1 else ''} as large as a table, not read here"
    remedy = "see whether it shows funds or fees; if so, print the document to a PDF and read that with OCR"
    return (part_not_read(message, remedy),)


def sizes_in_word(document: Any) -> Iterator[Size]:
    """Yield the sizes of the pictures in the body of a Word file; a size that is no number is none."""
    for extent in document.iter(_EXTENT):
        across, down = (extent.get(side) or "" for side in ("cx", "cy"))
        if across.isdecimal() and down.isdecimal():
            yield int(across) / _EMU, int(down) / _EMU


def sizes_in_html(root: Any) -> Iterator[Size]:
    """Yield the sizes of the pictures of an HTML document that say theirs in pixels, by attribute or style."""
    for image in root.iter("img"):
        across, down = (_side(image, side) for side in ("width", "height"))
        yield across, down


def _side(image: Any, side: str) -> float:
    said = re.search(rf"(?:^|[;\s]){side}:\s*(\d+)\s*px", image.get("style") or "", re.IGNORECASE)
    digits = said[1] if said else (image.get(side) or "").strip().removesuffix("px")
    return _PIXEL * int(digits) if digits.isdecimal() and len(digits) < _DIGITS else 0.0
