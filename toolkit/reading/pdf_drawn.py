"""What is drawn on a PDF page beside its text: rules and boxes, pictures, and text that they hide."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.errors import Fault, UnreadableError
from toolkit.reading.pages import Box, Rule
from toolkit.reading.pdf_characters import Frame

MAX_PIXELS = 120_000_000
"""Of one picture: a letter page at 1,100 dots an inch."""
MAX_SEGMENTS = 200_000
"""More drawn points than this on a page with a schedule is an attack or a map, not a table."""
_DEPTH = 4
"""How deep forms within forms are looked into."""


def rules_of(page: Any, frame: Frame, place: str) -> Iterator[Rule]:
    """Yield the drawn lines and box edges of a page; what is drawn in white on white is no rule."""
    from pypdfium2 import raw

    budget = MAX_SEGMENTS
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        count = raw.FPDFPath_CountSegments(item)
        budget -= count
        if budget < 0:
            what = f"the page holds more than {MAX_SEGMENTS:,} drawn points"
            raise UnreadableError(Fault(place, what, "print the document to a new PDF without its drawings"))
        stroked, filled = _drawn(raw, item)
        if stroked or filled:
            for corners in _strokes(raw, item, count):
                yield from _edges(*frame.box(*corners), shade=not stroked)


def _drawn(raw: Any, item: Any) -> tuple[bool, bool]:
    """Tell whether a path is drawn as a line, and whether it is filled with a colour other than white."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    colour = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(item, *colour)
    white = known and all(part.value == 255 for part in colour[:3])  # noqa: PLR2004 - white
    return bool(stroke.value), bool(fill.value) and not white


def _strokes(raw: Any, item: Any, count: int) -> Iterator[Box]:
    """Yield (left, bottom, right, top) of a path: of the whole, or of each segment of a path with many."""
    if count <= 5:  # noqa: PLR2004 - a line or a rectangle
        yield item.get_bounds()
        return
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    here = start = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        there = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield min(here[0], there[0]), min(here[1], there[1]), max(here[0], there[0]), max(here[1], there[1])
            if raw.FPDFPathSegment_GetClose(segment):
                yield min(start[0], there[0]), min(start[1], there[1]), max(start[0], there[0]), max(start[1], there[1])
        here = there


def _edges(x0: float, top: float, x1: float, bottom: float, *, shade: bool) -> tuple[Rule, ...]:
    """Return a thin shape as one rule, a box as its four edges."""
    if min(x1 - x0, bottom - top) < 3:  # noqa: PLR2004 - points: a drawn line is thin
        return (Rule(x0, top, x1, bottom),)
    corners = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))
    return tuple(Rule(*corner, shade=shade) for corner in corners)


def pictures_of(page: Any, frame: Frame, place: str) -> list[Box]:
    """Return the boxes of a page's pictures, upright; one that would not fit into memory is refused."""
    from pypdfium2 import raw

    refuse_bomb(page, place, 72)
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH)
    return [frame.box(*item.get_bounds()) for item in found]


def hides_text(page: Any) -> bool:
    """Tell whether most text of a page is not seen: drawn invisible, or before a picture that covers it.

    Such text was laid there by whoever read the picture before.
    """
    from pypdfium2 import raw

    width, height = page.get_size()
    seen = hidden = 0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            invisible = raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            seen, hidden = seen + (not invisible), hidden + invisible
        else:
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) > 0.5 * width * height:
                seen, hidden = 0, hidden + seen
    return hidden > seen


def refuse_bomb(page: Any, place: str, dpi: float) -> None:
    """Refuse a picture, in the page or of it, that would not fit into memory once unpacked."""
    from pypdfium2 import raw

    width, height = page.get_size()
    sizes = [(round(width * dpi / 72), round(height * dpi / 72))]
    sizes += [item.get_px_size() for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)]
    for across, down in sizes:
        if across * down > MAX_PIXELS:
            what = f"the page holds a picture of {across:,} by {down:,} pixels; at most {MAX_PIXELS:,} in all are read"
            raise UnreadableError(Fault(place, what, "scan the page again at 200 to 300 dots an inch"))


def pictures_share(boxes: Sequence[Box], area: float) -> float:
    """Return how much of an area pictures cover, from 0 to 1; pictures one over the other count twice."""
    covered = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in boxes)
    return min(1.0, covered / max(1.0, area))
