"""A PDF as paper: its text layer where it has one, OCR where a page or a part of one is only a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from toolkit.errors import Fault, UnreadableError
from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.reading.pages import Line, Page, Paper, Word
from toolkit.reading.pdf import Pdf, picture, read_pdf
from toolkit.reading.pdf_again import reread_pdf
from toolkit.reading.pdf_drawn import pictures_share
from toolkit.reading.pictured_text import DPI, shows_lines

Ocr = Literal["auto", "never", "always"]
Progress = Callable[[int, int], None]

FEW_CHARACTERS = 200
"""A page that is nearly all picture with less text than this is a scan with a stamp or a page number on it."""
MOSTLY_PICTURE = 0.5
PARTLY_PICTURE = 0.12
SMALL_PICTURE = 0.008
"""A picture between these parts of the page may be a logo, a signature, or some rows of a table; less is a sign."""


def read_layers(data: bytes, name: str, sha256: str, *, ocr: Ocr = "auto", progress: Progress | None = None) -> Paper:
    """Read a PDF, with OCR for the pages that need it."""
    pdf = Pdf(data, name)
    layers = read_pdf(pdf)
    hidden = {page.number for page in layers if pdf.has_pictures and page.lines and _is_read_before(pdf, page)}
    pages = tuple(replace_lines(page, ()) if page.number in hidden else page for page in layers)
    wanted = _pages_for_ocr(pdf, pages, ocr)
    if not wanted:
        return _from_text(pdf, sha256, pages)
    if not _can_read_scans(pdf, layers, ocr):
        paper = _from_text(pdf, sha256, layers)
        unread = [_unread(page, ocr, hidden=page.number in hidden) for page in layers if page.number in wanted]
        return replace(paper, problems=tuple(unread))
    from toolkit.reading.scan import read_scans

    seen = read_scans(pdf, wanted, progress=progress)
    merged = tuple(_merged(page, seen[page.number], ocr) if page.number in seen else page for page in pages)

    def reread(numbers: Sequence[int]) -> tuple[Page, ...]:
        again = read_scans(pdf, [number for number in numbers if number in seen], again=True)
        plumbed = {page.number: page for page in reread_pdf(pdf, [pages[n - 1] for n in numbers if pages[n - 1].lines])}
        return tuple(
            _merged(plumbed.get(n, replace_lines(pages[n - 1], ())), again[n], ocr) if n in again else plumbed[n]
            for n in numbers
            if n in again or n in plumbed
        )

    return Paper(name, sha256, "scan", merged, reread=reread)


def _from_text(pdf: Pdf, sha256: str, pages: tuple[Page, ...]) -> Paper:
    def reread(numbers: Sequence[int]) -> tuple[Page, ...]:
        return reread_pdf(pdf, [pages[number - 1] for number in numbers])

    return Paper(pdf.name, sha256, "pdf", pages, reread=reread)


def _pages_for_ocr(pdf: Pdf, pages: Sequence[Page], ocr: Ocr) -> list[int]:
    """Choose the pages whose picture holds text that the text layer does not; blank pages are not among them."""
    if ocr == "always":
        return [page.number for page in pages]
    wanted = []
    for page in pages:
        if not page.lines:
            if not pdf.is_blank(page.number):
                wanted.append(page.number)
        elif pdf.has_pictures and _hides_text(pdf, page):
            wanted.append(page.number)
    return wanted


def _hides_text(pdf: Pdf, page: Page) -> bool:
    """Tell whether a page with a text layer also shows a picture that may hold text of its own."""
    boxes = pdf.pictures(page.number)
    area = page.width * page.height
    share = pictures_share(boxes, area)
    characters = sum(len(line.text) for line in page.lines)
    if share > MOSTLY_PICTURE:
        return characters < FEW_CHARACTERS
    uncovered = [box for box in boxes if not any(_inside(line, box) for line in page.lines)]
    if pictures_share(uncovered, area) > PARTLY_PICTURE:
        return True
    small = [box for box in uncovered if pictures_share([box], area) > SMALL_PICTURE]
    if not small:
        return False
    pixels = picture(pdf, page.number, DPI)
    return any(shows_lines(pixels, box, page.width) for box in small)


def _is_read_before(pdf: Pdf, page: Page) -> bool:
    """Tell whether the text of a page is what an earlier OCR made of its picture: nobody knows how well it read."""
    share = pictures_share(pdf.pictures(page.number), page.width * page.height)
    return share > MOSTLY_PICTURE and pdf.hides_text(page.number)


def _inside(line: Line, box: tuple[float, float, float, float]) -> bool:
    """Tell whether the middle of a line lies within a picture."""
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _can_read_scans(pdf: Pdf, pages: Sequence[Page], ocr: Ocr) -> bool:
    """Tell whether OCR may and can be used; refuse where nothing would be left to read."""
    from toolkit.reading.ocr import INSTALL, is_installed

    if ocr != "never" and is_installed():
        return True
    if ocr == "always" or not any(page.lines for page in pages):
        what = "the PDF has no text layer: its pages are pictures"
        remedy = f"install OCR with: {INSTALL}" if ocr != "never" else "read it with --ocr auto"
        if ocr == "always":
            what = "--ocr always asks for OCR, which is not installed"
        raise UnreadableError(Fault(pdf.name, what, remedy))
    return False


def _unread(page: Page, ocr: Ocr, *, hidden: bool) -> Problem:
    """Say that a page's picture was not read, or only by an earlier OCR."""
    from toolkit.reading.ocr import INSTALL

    remedy = "read it with --ocr auto" if ocr == "never" else f"install OCR with: {INSTALL}"
    return Problem(
        rule="page-not-read",
        kind=Kind.READING,
        severity=Severity.ERROR,
        message=f"the text of page {page.number} was laid behind its picture by an earlier OCR, and may be misread"
        if hidden
        else f"page {page.number} is, or holds, a picture of text that was not read",
        remedy=remedy,
        source=Source(page=page.number, box=(0.0, 0.0, round(page.width, 1), round(page.height, 1)), excerpt=""),
    )


def _merged(page: Page, seen: Page, ocr: Ocr) -> Page:
    """Add to a page's text what OCR saw besides it; with `always`, or where there is no text, OCR stands alone."""
    if ocr == "always" or not page.lines:
        return seen
    from toolkit.reading.scan import lines_of

    own = [word for line in page.lines for word in line.words]
    added = [word for line in seen.lines for word in line.words if not any(_overlap(word, each) for each in own)]
    return Page(page.number, page.width, page.height, lines_of([*own, *added], page.number), page.rules, seen.unread)


def replace_lines(page: Page, lines: tuple[Line, ...]) -> Page:
    """Return a page of the same size with other lines."""
    return Page(page.number, page.width, page.height, lines, page.rules)


def _overlap(word: Word, other: Word) -> bool:
    """Tell whether two words are printed over one another."""
    across = min(word.x1, other.x1) - max(word.x0, other.x0)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    return across > 0 and down > 0.3 * min(word.bottom - word.top, other.bottom - other.top)
