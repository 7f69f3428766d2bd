"""PDF by PDFium, which only this module knows: the lines of all pages, the rules and the picture of chosen ones.

PDFium's coordinates grow upward from the bottom left of the unrotated page; here everything is turned until its text
is upright and measured from the top left. PDFium is not thread-safe: use processes.
"""

from __future__ import annotations

import atexit
import ctypes
import math
import re
import weakref
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any

from toolkit.errors import Fault, UnreadableError
from toolkit.reading.pages import Box, Line, Page, Rule, Word
from toolkit.reading.pdf_lines import Glyph, PdfLine, measured_words, printed_lines

MAX_PAGES = 10_000
MAX_SIDE = 14_400.0
"""Points: 200 inches, the largest page that the PDF format itself allows without a user unit."""
MAX_PIXELS = 120_000_000
"""Of one picture: a letter page at 1,100 dots an inch."""
MAX_SEGMENTS = 200_000
"""More drawn points than this on a page with a schedule is an attack or a map, not a table."""


_CONTROLS = {code: " " for code in (*range(32), 0x200B, 0x2060, 0xFEFF) if code not in (10, 13)} | {2: "-", 0xFFFE: "-"}
"""What stands for nothing printed becomes a blank; PDFium's two marks of a hyphen at a line's end become one."""


_PICTURE = re.compile(rb"/Subtype\s*/Image")
"""A picture's dictionary is never inside a compressed object, so the bytes tell whether there is one at all."""


class Pdf:
    """An open PDF. Pages are opened one at a time and closed again."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open a PDF or say why it cannot be read."""
        import pypdfium2

        self.name = name
        self.has_pictures = _PICTURE.search(data) is not None
        if b"%%EOF" not in data[-4096:]:
            raise UnreadableError(_damaged(name, "the PDF is cut short: its end (%%EOF) is missing"))
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower() and b"/Encrypt" in data:
                remedy = "remove the password (print it to a new PDF), then read it again"
                raise UnreadableError(Fault(name, "the PDF is encrypted with a password", remedy)) from error
            raise UnreadableError(_damaged(name, "the PDF is damaged")) from error
        _close_at_exit()
        _OPEN.add(self)
        self.count = len(self._document)
        if self.count == 0:
            raise UnreadableError(Fault(name, "the PDF has no pages", "export it again from its source"))
        if self.count > MAX_PAGES:
            what = f"the PDF has {self.count:,} pages; at most {MAX_PAGES:,} are read"
            raise UnreadableError(Fault(name, what, "split it and give the part with the agreement"))

    def close(self) -> None:
        """Let go of the file; its pages can be measured no more."""
        self._document.close()

    @contextmanager
    def page(self, number: int) -> Iterator[Any]:
        """Open a page (from 1) for as long as it is needed."""
        import pypdfium2

        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(_damaged(self.name, f"page {number} of the PDF is damaged")) from error
        try:
            yield page
        finally:
            page.close()

    def excerpt(self, numbers: Sequence[int]) -> bytes:
        """Copy pages into a PDF of their own, as they are stored: another reader then need not walk all others."""
        import io

        import pypdfium2

        copy, buffer = pypdfium2.PdfDocument.new(), io.BytesIO()
        try:
            copy.import_pages(self._document, [number - 1 for number in numbers])
            copy.save(buffer)
        finally:
            copy.close()
        return buffer.getvalue()

    def is_blank(self, number: int) -> bool:
        """Tell whether nothing is drawn on a page (from 1)."""
        with self.page(number) as page:
            return not any(True for _ in page.get_objects(max_depth=1))

    def pictures(self, number: int) -> list[Box]:
        """Return the boxes of a page's pictures, upright; one that would not fit into memory is refused."""
        from pypdfium2 import raw

        with self.characters(number) as characters:
            page = characters.page
            _refuse_bomb(page, f"{self.name}: page {number}", 72)
            found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)
            return [characters.frame.box(*item.get_bounds()) for item in found]

    @contextmanager
    def characters(self, number: int) -> Iterator[PdfCharacters]:
        """Open the text layer of a page (from 1)."""
        with self.page(number) as page:
            text_page = page.get_textpage()
            try:
                yield PdfCharacters(page, text_page, f"{self.name}: page {number}")
            finally:
                text_page.close()


_OPEN: weakref.WeakSet[Pdf] = weakref.WeakSet()


@cache
def _close_at_exit() -> None:
    """Close what is still open when the program ends, before PDFium itself is unloaded and complains of it."""
    atexit.register(_close_all)


def _close_all() -> None:
    for pdf in tuple(_OPEN):
        pdf.close()


def _damaged(name: str, what: str) -> Fault:
    return Fault(name, what, "get the file again, or print it to a new PDF")


def read_pdf(pdf: Pdf) -> tuple[Page, ...]:
    """Read all pages; one without a text layer comes back without lines."""
    return tuple(_read_page(pdf, number) for number in range(1, pdf.count + 1))


def _read_page(pdf: Pdf, number: int) -> Page:
    with pdf.characters(number) as characters:
        page = PdfPage(number, characters.frame, pdf)
        page.__dict__["lines"] = printed_lines(characters, number, page.measure)
        return page


class PdfPage(Page):
    """A page whose words and rules are measured when first asked for, all in one go.

    `turn` is how many degrees clockwise the page's own coordinates were turned to set its text upright.
    """

    turn: int

    def __init__(self, number: int, frame: Frame, pdf: Pdf) -> None:
        """Begin a page; its lines are added once they are known."""
        size = {"number": number, "width": frame.width, "height": frame.height}
        self.__dict__.update(size, turn=frame.turn, _frame=frame, _pdf=pdf, lines=())

    @cached_property
    def rules(self) -> tuple[Rule, ...]:  # a field of Page, read late here
        """The lines and box edges drawn on the page."""
        pdf: Pdf = self.__dict__["_pdf"]
        with pdf.page(self.number) as page:
            return tuple(_rules(page, self.__dict__["_frame"], f"{pdf.name}: page {self.number}"))

    def measure(self, asked: Line) -> tuple[Word, ...]:
        """Measure the words of all lines of this page, and return those of the line asked for."""
        with self.__dict__["_pdf"].characters(self.number) as characters:
            for line in self.lines:
                if isinstance(line, PdfLine):
                    line.__dict__["words"] = measured_words(characters, line.runs)
        words: tuple[Word, ...] = asked.__dict__["words"]
        return words


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
        self.mixed = False
        count = text_page.count_chars()
        self.text: str = text_page.get_text_range() if count else ""
        if len(self.text) != count:
            self.text = "".join(chr(raw.FPDFText_GetUnicode(self._handle, index)) for index in range(count))
        self.text = self.text.translate(_CONTROLS)
        box = page.get_cropbox()
        if max(box[2] - box[0], box[3] - box[1]) > MAX_SIDE:
            what = f"the page measures {box[2] - box[0]:,.0f} by {box[3] - box[1]:,.0f} points; at most {MAX_SIDE:,.0f}"
            raise UnreadableError(Fault(place, what, "print the document to pages of a usual size"))
        self.frame = Frame(box, self._turn(page.get_rotation()))
        self._show_soft_hyphens()

    def _show_soft_hyphens(self) -> None:
        """Print a soft hyphen where it is drawn, as fonts that lack another hyphen do."""
        for found in re.finditer("\u00ad", self.text):
            x0, x1, _, size = self.glyph(found.start())
            if x1 - x0 > 0.1 * size:
                self.text = self.text[: found.start()] + "-" + self.text[found.end() :]

    def _turn(self, rotation: int) -> int:
        """Return how far the page must be turned clockwise for most of its characters to stand upright."""
        votes: Counter[int] = Counter()
        start = 0
        for piece in self.text.splitlines(keepends=True):
            if piece.strip():
                votes += self._votes(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
            start += len(piece)
        self.mixed = len(votes) > 1
        return votes.most_common(1)[0][0] if votes else rotation % 360

    def _votes(self, first: int, end: int) -> Counter[int]:
        """Count the characters of a piece by how they stand; word by word where its ends stand differently."""
        angle = self._angle(first)
        if angle == self._angle(end - 1):
            return Counter({angle: end - first})
        words = re.finditer(r"\S+", self.text[first:end])
        return sum((Counter({self._angle(first + word.start()): len(word[0])}) for word in words), Counter())

    def _angle(self, index: int) -> int:
        """Return by how many degrees clockwise, in quarters, a character must be turned to stand upright."""
        radians = self._raw.FPDFText_GetCharAngle(self._handle, index)
        return -90 * round(math.degrees(radians) / 90) % 360

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

    def bold(self, index: int) -> bool:
        """Tell whether the font is a bold one, by its name or its flag."""
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(self._handle, index, buffer, 128, flags)
        name = buffer.value.lower()
        return b"bold" in name or b"black" in name or b"heavy" in name or bool(flags.value & 1 << 18)


def _rules(page: Any, frame: Frame, place: str) -> Iterator[Rule]:
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


def picture(pdf: Pdf, number: int, dpi: float) -> Any:
    """Draw a page as an array of rows, columns and 3 bytes, turned as the page is shown."""
    with pdf.page(number) as page:
        _refuse_bomb(page, f"{pdf.name}: page {number}", dpi)
        bitmap = page.render(scale=dpi / 72, may_draw_forms=False)
        try:
            return bitmap.to_numpy()[:, :, :3].copy()
        finally:
            bitmap.close()


def _refuse_bomb(page: Any, place: str, dpi: float) -> None:
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
