"""PDF by PDFium: the lines of all pages, the words, rules and picture of chosen ones.

PDFium is not thread-safe: use processes.
"""

from __future__ import annotations

import atexit
import re
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any

from toolkit.errors import Fault, UnreadableError
from toolkit.reading.pages import Box, Line, Page, Rule, Word
from toolkit.reading.pdf_characters import Frame, PdfCharacters
from toolkit.reading.pdf_drawn import hides_text, pictures_of, refuse_bomb, rules_of
from toolkit.reading.pdf_lines import PdfLine, measured_words, printed_lines
from toolkit.reading.text import is_markup

MAX_PAGES = 10_000
_A_PAGE = 4_000_000
"""Bytes: no block that PDFium needs for a page of text is larger."""

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
        _keep_freed_memory()
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
        with self.characters(number) as characters:
            return pictures_of(characters.page, characters.frame, f"{self.name}: page {number}")

    def hides_text(self, number: int) -> bool:
        """Tell whether most text of a page is not seen: what an earlier OCR laid behind its picture."""
        with self.page(number) as page:
            return hides_text(page)

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


@cache
def _keep_freed_memory() -> None:
    """Have the memory of one page kept for the next: a tenth of the time of a long document goes into asking for it.

    The C library gives a large block back to the system as soon as it is free, until it has seen one so large come
    and go (mallopt(3), M_MMAP_THRESHOLD); elsewhere this does nothing.
    """
    bytes(_A_PAGE)


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
        lines = printed_lines(characters, number, page.measure)
        page.__dict__["lines"] = tuple(line for line in lines if not is_markup(line.text))
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
            return tuple(rules_of(page, self.__dict__["_frame"], f"{pdf.name}: page {self.number}"))

    def measure(self, asked: Line) -> tuple[Word, ...]:
        """Measure the words of all lines of this page, and return those of the line asked for."""
        with self.__dict__["_pdf"].characters(self.number) as characters:
            for line in self.lines:
                if isinstance(line, PdfLine):
                    line.__dict__["words"] = measured_words(characters, line.runs)
        words: tuple[Word, ...] = asked.__dict__["words"]
        return words


def picture(pdf: Pdf, number: int, dpi: float) -> Any:
    """Draw a page as an array of rows, columns and 3 bytes, turned as the page is shown."""
    with pdf.page(number) as page:
        refuse_bomb(page, f"{pdf.name}: page {number}", dpi)
        bitmap = page.render(scale=dpi / 72, may_draw_forms=False)
        try:
            return bitmap.to_numpy()[:, :, :3].copy()
        finally:
            bitmap.close()
