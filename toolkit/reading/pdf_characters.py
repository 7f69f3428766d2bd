"""The characters of a PDF page as PDFium places them, turned upright and measured from the top left.

PDFium's coordinates grow upward from the bottom left of the unrotated page.
"""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any

from toolkit.errors import Fault, UnreadableError
from toolkit.reading.marks import WINDOWS
from toolkit.reading.pages import Box
from toolkit.reading.pdf_lines import PIECE, Glyph, gathered

MAX_SIDE = 14_400.0
"""Points: 200 inches, the largest page that the PDF format itself allows without a user unit."""
SLANTED = 45
"""Stands for every angle that is no quarter."""
SLANT = 0.1
"""Quarters by which a page may lie askew; what stands further off was set so."""
_NOTHING = {code: " " for code in (*range(32), 0x200B, 0x2060, 0xFEFF) if code not in (10, 13)}
_CONTROLS = {chr(code): shown or "" for code, shown in (WINDOWS | _NOTHING | {2: "-", 0xFFFE: "-"}).items()}
"""What stands for nothing printed becomes a blank; PDFium's two marks of a hyphen at a line's end become one."""


class Frame:
    """Turns PDFium's coordinates of a page upright (`turn` degrees clockwise) and to the top left."""

    def __init__(self, box: Box, turn: int) -> None:
        """Take the page's visible box (left, bottom, right, top)."""
        self.left, self.bottom, self.right, self.top = box
        self.turn = turn
        across, up = self.right - self.left, self.top - self.bottom
        self.width, self.height = (across, up) if turn in (0, 180) else (up, across)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Turn a box; returns `(x0, top, x1, bottom)`."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 90:  # noqa: PLR2004 - degrees clockwise
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 180:  # noqa: PLR2004 - degrees clockwise
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


class PdfCharacters:
    """The characters of an open page, upright; the `Characters` that `pdf_lines` reads."""

    def __init__(self, page: Any, text_page: Any, place: str) -> None:
        """Fetch the text once; every other question is asked character by character."""
        from pypdfium2 import raw

        self.page = page
        self._raw, self._handle = raw, text_page.raw
        self._loose, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._loose_pointer = ctypes.byref(self._loose)
        self._x_pointer, self._y_pointer = ctypes.byref(self._x), ctypes.byref(self._y)
        self._sizes: dict[float, float] = {}
        self.mixed = self._slants = False
        count = text_page.count_chars()
        self.text: str = text_page.get_text_range() if count else ""
        if len(self.text) != count:
            self.text = "".join(chr(raw.FPDFText_GetUnicode(self._handle, index)) for index in range(count))
        for sign, shown in _CONTROLS.items():
            self.text = self.text.replace(sign, shown)
        box = page.get_cropbox()
        if max(box[2] - box[0], box[3] - box[1]) > MAX_SIDE:
            what = f"the page measures {box[2] - box[0]:,.0f} by {box[3] - box[1]:,.0f} points; at most {MAX_SIDE:,.0f}"
            raise UnreadableError(Fault(place, what, "print the document to pages of a usual size"))
        self.frame = Frame(box, self._turn(page.get_rotation()))
        self._show_soft_hyphens()
        self.text = gathered(self.text, self.glyph)

    def _show_soft_hyphens(self) -> None:
        """Print a soft hyphen where it is drawn, as fonts that lack another hyphen do."""
        for found in re.finditer("\u00ad", self.text):
            x0, x1, _, size = self.glyph(found.start())
            if x1 - x0 > 0.1 * size:
                self.text = self.text[: found.start()] + "-" + self.text[found.end() :]

    def _turn(self, rotation: int) -> int:
        """Return how far the page must be turned clockwise for most of its characters to stand upright."""
        votes: dict[int, int] = {}
        for piece in PIECE.finditer(self.text):
            start, end = piece.span()
            angle = self._angle(start)
            if angle == self._angle(end - 1):
                votes[angle] = votes.get(angle, 0) + end - start
            else:
                self._vote(start, end, votes)
        self.mixed = len(votes) > 1
        slanted = votes.pop(SLANTED, 0)
        self._slants = slanted > sum(votes.values())
        return max(votes, key=lambda angle: votes[angle]) if votes else rotation % 360

    def _vote(self, first: int, end: int, votes: dict[int, int]) -> None:
        """Count the characters of a piece whose ends stand differently word by word."""
        for word in re.finditer(r"\S+", self.text[first:end]):
            angle = self._angle(first + word.start())
            votes[angle] = votes.get(angle, 0) + len(word[0])

    def _angle(self, index: int) -> int:
        """Return by how many degrees clockwise, in quarters, a character must be turned to stand upright.

        `SLANTED` where it stands at no quarter, on a page of which most stands so.
        """
        radians = self._raw.FPDFText_GetCharAngle(self._handle, index)
        if not radians:
            return 0
        quarters = math.degrees(radians) / 90
        if abs(quarters - round(quarters)) > SLANT and not self._slants:
            return SLANTED
        return -90 * round(quarters) % 360

    def glyph(self, index: int) -> Glyph:
        """Where a character stands: its left and right edge, its baseline, its font size."""
        self._raw.FPDFText_GetLooseCharBox(self._handle, index, self._loose_pointer)
        self._raw.FPDFText_GetCharOrigin(self._handle, index, self._x_pointer, self._y_pointer)
        loose, frame = self._loose, self.frame
        size = self._size(index, loose.top - loose.bottom if frame.turn % 180 == 0 else loose.right - loose.left)
        if frame.turn == 0:
            return loose.left - frame.left, loose.right - frame.left, frame.top - self._y.value, size
        x0, _, x1, _ = frame.box(loose.left, loose.bottom, loose.right, loose.top)
        return x0, x1, frame.box(self._x.value, self._y.value, self._x.value, self._y.value)[3], size

    def right(self, index: int) -> float:
        """Return the right edge of a character, the only thing asked of most."""
        self._raw.FPDFText_GetLooseCharBox(self._handle, index, self._loose_pointer)
        loose = self._loose
        if self.frame.turn == 0:
            return float(loose.right) - self.frame.left
        return self.frame.box(loose.left, loose.bottom, loose.right, loose.top)[2]

    def _size(self, index: int, height: float) -> float:
        """Return the font size, the text's own scaling included; characters of one height have one size."""
        height = round(height, 2)
        known = self._sizes.get(height)
        if known is None:
            matrix = self._raw.FS_MATRIX()
            self._raw.FPDFText_GetMatrix(self._handle, index, matrix)
            size: float = self._raw.FPDFText_GetFontSize(self._handle, index)
            known = self._sizes[height] = round(size * math.hypot(matrix.c, matrix.d), 2)
        return known

    def lift(self, index: int) -> float:
        """How far a character's ink begins above the baseline, in points."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        self._raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top)
        ink = self.frame.box(left.value, bottom.value, right.value, top.value)
        return self.glyph(index)[2] - ink[3]

    def drawn_at_once(self, start: int, end: int) -> bool:
        """Tell whether one text object drew the characters from `start` up to `end`."""
        return bool(self._raw.FPDFText_CountRects(self._handle, start, end - start) == 1)

    def upright(self, index: int) -> bool:
        """Tell whether a character stands as most of the page's characters do."""
        return not self.mixed or self._angle(index) == self.frame.turn

    def slanted(self, index: int) -> bool:
        """Tell whether a character is part of what is stamped across the page (`DRAFT`), and no text of it."""
        return self.mixed and self._angle(index) == SLANTED

    def typed(self, start: int, end: int) -> bool:
        """Tell whether a blank among some characters is one of the page's own, and no gap that PDFium saw."""
        generated = self._raw.FPDFText_IsGenerated
        return any(self.text[at] == " " and not generated(self._handle, at) for at in range(start, end))

    def bold(self, index: int) -> bool:
        """Tell whether the font is a bold one, by its name or its flag."""
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(self._handle, index, buffer, 128, flags)
        name = buffer.value.lower()
        return b"bold" in name or b"black" in name or b"heavy" in name or bool(flags.value & 1 << 18)
