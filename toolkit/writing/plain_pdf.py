"""Preformatted text as a PDF in real Courier: every character at its column, every line at its height.

EDGAR text is a printout of 80 columns; a typesetter would move it. The fourteen standard fonts, Courier among them,
are part of every PDF viewer, so a page is nothing but lines of text at places, and forty lines of code write it.
The content is not compressed: another zlib would give other bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

COLUMNS = 80
LINES = 66
PAGE_TAG = "<PAGE>"

_WIDTH, _HEIGHT = 612, 792  # US Letter, in points
_SIZE = 10  # Courier is 0.6 of its size wide: 80 columns are 480 points
_LEADING = 11  # 66 lines are 726 points
_LEFT = (_WIDTH - COLUMNS * _SIZE * 6 // 10) // 2
_FIRST_BASELINE = _HEIGHT - (_HEIGHT - LINES * _LEADING) // 2 - _SIZE


def pages_of_text(text: str) -> tuple[tuple[str, ...], ...]:
    """Cut EDGAR text at its `<PAGE>` tags (or form feeds) into pages of lines, blank lines kept."""
    pages: list[list[str]] = [[]]
    for line in text.replace("\f", f"\n{PAGE_TAG}\n").splitlines():
        if line.strip() == PAGE_TAG:
            pages.append([])
        else:
            pages[-1].append(line.rstrip())
    return tuple(tuple(page) for page in pages)


def plain_pdf(pages: Sequence[Sequence[str]], title: str) -> bytes:
    """Print pages of at most 66 lines of at most 80 columns on US Letter; the same text gives the same bytes.

    `ValueError` names the page and line that do not fit, or a character Courier's encoding (cp1252) lacks.
    """
    streams = [_page_stream(page, number) for number, page in enumerate(pages, 1)]
    page_ids = [5 + 2 * index for index in range(len(streams))]
    kids = " ".join(f"{page_id} 0 R" for page_id in page_ids)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-US) /ViewerPreferences << /DisplayDocTitle true >> >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(page_ids)} >>".encode("ascii"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Title (" + _escaped(title) + b") /Producer (contract-toolkit) >>",
    ]
    for page_id, stream in zip(page_ids, streams, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {page_id + 1} 0 R >>".encode("ascii")
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    return _file(objects)


def _page_stream(lines: Sequence[str], page: int) -> bytes:
    """Write one page's text operators: a line starts at its first printed column."""
    if len(lines) > LINES:
        raise ValueError(f"page {page} has {len(lines)} lines; {LINES} fit")
    operators = [f"BT /F1 {_SIZE} Tf".encode("ascii")]
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS:
            raise ValueError(f"page {page}, line {number} has {len(line)} columns; {COLUMNS} fit")
        text = line.strip()
        if text:
            column = len(line) - len(line.lstrip())
            x = _LEFT + column * _SIZE * 6 // 10
            y = _FIRST_BASELINE - (number - 1) * _LEADING
            operators.append(b"1 0 0 1 %d %d Tm (%b) Tj" % (x, y, _escaped(text)))
    return b"\n".join([*operators, b"ET"])


def _escaped(text: str) -> bytes:
    """Encode text for a PDF string; the backslash and both parentheses are its only special characters."""
    encoded = text.encode("cp1252")
    return encoded.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    """Lay the objects into one file with their cross-reference table; the file's id is the hash of its content."""
    body = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    identity = hashlib.sha256(body).hexdigest()[:32]
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R /ID [<{identity}> <{identity}>] >>"
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return body + head + table + b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer.encode("ascii"), len(body))
