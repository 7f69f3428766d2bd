"""One door to every kind of document: tell what a file is by its content, and read it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from toolkit.agreement import DocumentKind
from toolkit.errors import Fault, InputError, UnreadableError
from toolkit.problems import Problem
from toolkit.reading.pages import Page, Paper

Ocr = Literal["auto", "never", "always"]
Content = Literal["pdf", "docx", "html", "text"]

MAX_BYTES = 500_000_000
MAX_TEXT = 32_000_000
SEEN = 4096
"""Bytes from the start of a file that tell what it is."""
HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body|tr|td|div|p|br|font|center)\b", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIL = re.compile(rb"^MIME-Version:\s*1\.0", re.IGNORECASE | re.MULTILINE)
_MAIL_PART = re.compile(rb"^Content-Type:\s*(?:multipart|text)/", re.IGNORECASE | re.MULTILINE)
_REFUSED = {
    _OLE: ("an old Word or Excel file (.doc, .xls)", "save it as .docx, then read that"),
    b"{\\rtf": ("a rich text file (.rtf)", "save it as .docx, then read that"),
    b"\x89PNG": ("a picture", "put the picture into a PDF, then read that with OCR"),
    b"\xff\xd8\xff": ("a picture", "put the picture into a PDF, then read that with OCR"),
    b"II*\x00": ("a picture", "put the picture into a PDF, then read that with OCR"),
    b"MM\x00*": ("a picture", "put the picture into a PDF, then read that with OCR"),
}


def open_paper(path: str | Path, *, ocr: Ocr = "auto", progress: Callable[[int, int], None] | None = None) -> Paper:
    """Read a document of any kind into pages of lines of words; `UnreadableError` where it cannot be read.

    `progress` is told, while scanned pages are read, how many of how many are done.
    """
    path = Path(path)
    name = printable(path.name)
    data = _bytes_of(path, name)
    content = tell_content(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    if content == "pdf":
        from toolkit.reading.layers import read_layers

        return read_layers(data, name, sha256, ocr=ocr, progress=progress)
    kind, (pages, doubts) = _flowing(data, content, name)
    return Paper(name, sha256, kind, pages, doubts)


Read = tuple[tuple[Page, ...], tuple[Problem, ...]]
"""Pages, and the doubts of their reader."""


def _flowing(data: bytes, content: Content, name: str) -> tuple[DocumentKind, Read]:
    """Read what has no pages of its own; a submission is what its one agreement is, text or HTML."""
    if content == "docx":
        from toolkit.reading.docx import read_docx

        return "docx", read_docx(data, name)
    if content == "html":
        from toolkit.reading.html import read_html

        return "html", read_html(data, name)
    from toolkit.reading import edgar, text

    printed = text.decode(data, name)
    if not edgar.is_submission(printed):
        return "text", (text.pages_of(_of_a_size(printed, name)), ())
    exhibit = edgar.choose(printed, name)
    if HTML.search(exhibit.text[:SEEN].encode("utf-8", "replace")):
        from toolkit.reading.html import read_html

        return "html", read_html(exhibit.text.encode(), name)
    return "text", (text.pages_of(_of_a_size(exhibit.text, name), exhibit.line), ())


def _of_a_size(text: str, name: str) -> str:
    """Return a text that can be read in a minute or so."""
    if len(text) > MAX_TEXT:
        what = f"the text is {len(text) / 1e6:,.1f} MB; at most {MAX_TEXT / 1e6:,.0f} MB are read"
        raise UnreadableError(Fault(name, what, "cut the agreement out into a file of its own"))
    return text


def printable(name: str) -> str:
    """Return a file's name as it can be printed: bytes that are no UTF-8 and control characters show as U+FFFD."""
    shown = name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in shown)


def _bytes_of(path: Path, name: str) -> bytes:
    if path.is_dir():
        raise InputError(Fault(str(path), "this is a folder, not a document", "name a file in it"))
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(Fault(str(path), "there is no such file", "check the name and the folder")) from error
    except OSError as error:
        fault = Fault(str(path), f"the file cannot be opened ({error.strerror})", "check that you may read it")
        raise InputError(fault) from error
    if not data:
        raise UnreadableError(Fault(name, "the file is empty (zero bytes)", "get the document again"))
    if len(data) > MAX_BYTES:
        what = f"the file is larger than {MAX_BYTES / 1e6:,.0f} MB, which is the most that is read"
        raise UnreadableError(Fault(name, what, "cut the agreement out into a file of its own"))
    return data


def tell_content(data: bytes, name: str) -> Content:
    """Tell the kind of a document by its content; a name that promises a PDF or DOCX must keep its word."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if head.startswith(_OLE) and _ENCRYPTED in data:
        remedy = "open it in Word, take the password away (File, Info), and save it"
        raise UnreadableError(Fault(name, "the Word file is encrypted with a password", remedy))
    if _MAIL.search(data[:SEEN]) and _MAIL_PART.search(data[:SEEN]):
        what = "this is a letter or a web page saved with its pictures (.eml, .mht), which is not read"
        raise UnreadableError(Fault(name, what, "save the page as HTML alone, or the file that is attached"))
    for magic, (what, remedy) in _REFUSED.items():
        if head.startswith(magic):
            raise UnreadableError(Fault(name, f"this is {what}, which is not read", remedy))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    promised = Path(name).suffix.lower()
    if promised == ".pdf":
        remedy = "give the PDF itself, or name a text file .txt"
        raise UnreadableError(Fault(name, "not a PDF: the file does not begin with %PDF-", remedy))
    if promised == ".docx":
        remedy = "open it in Word and save it as .docx"
        raise UnreadableError(Fault(name, "not a DOCX: the file is not a zip archive", remedy))
    wrapped = re.search(rb"<(?:SEC|IMS)-DOCUMENT>|<DOCUMENT>\s*<TYPE>", data[:SEEN]) is not None
    return "html" if not wrapped and HTML.search(data[:SEEN]) else "text"
