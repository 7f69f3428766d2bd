"""Bytes of a text file into characters: UTF-8, and what is none of it as Windows-1252."""

from __future__ import annotations

import codecs

_WINDOWS = "toolkit-windows-1252"
_MARKED_BOM = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decode_mixed(data: bytes) -> str:
    """Decode UTF-8 (or UTF-16 with its mark); a byte that is none is one of Windows-1252, else U+FFFD."""
    marked = _MARKED_BOM.get(data[:2])
    return data.decode(marked, errors="replace") if marked else data.decode("utf-8-sig", errors=_WINDOWS)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(_WINDOWS, _as_windows)
