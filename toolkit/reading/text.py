"""EDGAR ASCII text: a column is six points wide and a line twelve high, so that blanks become geometry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from itertools import pairwise

from toolkit.errors import Fault, UnreadableError
from toolkit.reading.decoding import decode_mixed
from toolkit.reading.letterspaced import words_among
from toolkit.reading.marks import PLAIN, parted
from toolkit.reading.pages import CHARACTER_WIDTH, LINE_HEIGHT, Line, Page, Word
from toolkit.reading.tab_stops import TAB_STOP, with_blanks

_PAGE_TAG = re.compile(r"\s*<PAGE>(\s*\d+)?\s*", re.IGNORECASE)
_MARKUP_LINE = re.compile(r"\s*(</?(TABLE|CAPTION|S|C|R|FN|F\d+|TEXT)>\s*)+", re.IGNORECASE)
_CHANGE_TAG = re.compile(r"</?R>")
_ENTITY = re.compile(r"&(?:#\d{2,5}|#x[\da-f]{2,4}|[a-z]{2,8});", re.IGNORECASE)
"""How a filing's wrapper spells signs that are its own markup: a column is set before they are spelt out."""
_WORD = re.compile(r"[^\s\u200b\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\u2028\u2029]")
_ENOUGH = 12
"""Printed lines that tell by their number that none of them stands close below another by chance."""
_FILLED = "\x00\x1a"
"""What old programs fill the end of a file with."""


def read_text(data: bytes, name: str) -> tuple[Page, ...]:
    """Read the bytes of a text file into pages; they break at `<PAGE>` lines and at form feeds."""
    return pages_of(decode(data, name))


def pages_of(text: str, first_line: int = 1) -> tuple[Page, ...]:
    """Lay text on pages; its first line is line `first_line` of the file."""
    return lay_out(list(enumerate(_LINE_END.split(text), start=first_line)))


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 (or UTF-16 with its mark), what is none as Windows-1252; bytes that are no text are refused."""
    text = decode_mixed(data).rstrip(_FILLED)
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableError(
            Fault(
                f"{name}: line {line}",
                "the file is not text: it holds control characters",
                "give the PDF, DOCX, HTML or text file of the agreement",
            )
        )
    return text


def is_markup(text: str) -> bool:
    """Tell whether a line is nothing but EDGAR's tags, which are not part of what is agreed though a PDF print them."""
    return bool(_PAGE_TAG.fullmatch(text) or _MARKUP_LINE.fullmatch(text))


def lay_out(numbered: Sequence[tuple[int, str]]) -> tuple[Page, ...]:
    """Lay numbered lines on pages of 6-point columns and 12-point lines; a page may be blank but is still counted."""
    sheets: list[list[tuple[int, str]]] = [[]]
    for number, raw in numbered:
        if _PAGE_TAG.fullmatch(raw):
            sheets.append([])
            continue
        first, *after = raw.split("\f")
        sheets[-1].append((number, first))
        sheets.extend([(number, piece)] for piece in after)
    sheets = _single_spaced(_without_empty_start(sheets))
    return tuple(_page(index, sheet) for index, sheet in enumerate(sheets, start=1))


def _without_empty_start(sheets: list[list[tuple[int, str]]]) -> list[list[tuple[int, str]]]:
    """Drop a blank sheet before the first page tag and after the last: a tag may open or close a page."""

    def blank(sheet: list[tuple[int, str]]) -> bool:
        return not any(raw.strip() for _, raw in sheet)

    while len(sheets) > 1 and blank(sheets[0]):
        sheets = sheets[1:]
    while len(sheets) > 1 and blank(sheets[-1]):
        sheets = sheets[:-1]
    return sheets


def _single_spaced(sheets: list[list[tuple[int, str]]]) -> list[list[tuple[int, str]]]:
    """Take one blank line out of each gap where a file prints every line two lines below the last."""
    printed = [[bool(raw.strip()) for _, raw in sheet] for sheet in sheets]
    pairs = [pair for lines in printed for pair in pairwise(lines)]
    if sum(map(sum, printed)) < _ENOUGH or any(above and below for above, below in pairs):
        return sheets
    return [
        [each for each, (above, below) in zip(sheet, pairwise([False, *lines]), strict=True) if below or not above]
        for sheet, lines in zip(sheets, printed, strict=True)
    ]


def _page(number: int, sheet: list[tuple[int, str]]) -> Page:
    lines = []
    texts = with_blanks([_printed(raw) for _, raw in sheet])
    for row, ((line_number, raw), text) in enumerate(zip(sheet, texts, strict=True)):
        if _MARKUP_LINE.fullmatch(raw):
            continue
        words = line_words(text, row * LINE_HEIGHT)
        if words:
            lines.append(Line(words, page=number, number=line_number))
    width = max([80 * CHARACTER_WIDTH, *(line.x1 for line in lines)])
    return Page(number, width, max(1, len(sheet)) * LINE_HEIGHT, tuple(lines))


def _printed(raw: str) -> str:
    """Return a line without the marks of changes, its entities spelt out, without characters that print nothing."""
    text = _ENTITY.sub(lambda found: unescape(found.group()), _CHANGE_TAG.sub("", raw))
    return text if text.isascii() else re.sub("\u00ad(?=\\s*$)", "-", text).translate(PLAIN)


def line_words(raw: str, top: float, left: float = 0.0) -> tuple[Word, ...]:
    """Cut a line of monospaced text into words at their columns, tabs to stops of eight."""
    expanded = raw.replace("\xa0", " ").expandtabs(TAB_STOP)
    words = []
    for found in _WORD.finditer(expanded):
        for start, text, raised in parted(found.group()):
            x0 = left + (found.start() + start) * CHARACTER_WIDTH
            x1 = x0 + len(text) * CHARACTER_WIDTH
            words.append(Word(text, x0, top, x1, top + LINE_HEIGHT, raised=raised))
    spans = words_among([(word.text, word.x0, word.x1) for word in words], 10.0, typed=True)
    return tuple(_joined(words[start:end]) for start, end in spans) or tuple(words)


def _joined(letters: Sequence[Word]) -> Word:
    """Make one word of letters that stand apart."""
    return replace(letters[0], text="".join(letter.text for letter in letters), x1=letters[-1].x1)
