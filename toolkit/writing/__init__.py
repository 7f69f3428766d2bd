"""Paper out: templates make blocks, writers print them.

document = template.make("schedule", {"reading": reading}, family="related-agreement")
data = write(document, "docx")
"""

from __future__ import annotations

from collections.abc import Callable

from toolkit.errors import Fault, InputError
from toolkit.problems import Problem
from toolkit.writing.blocks import Document

__all__ = ["FORMATS", "problems", "write"]


def _text(document: Document) -> bytes:
    from toolkit.writing import text

    return text.write(document)


def _word(document: Document) -> bytes:
    from toolkit.writing import word

    return word.write(document)


def _pdf(document: Document) -> bytes:
    from toolkit.writing import pdf

    return pdf.write(document)


def _html(document: Document) -> bytes:
    from toolkit.writing import html

    return html.write(document)


_WRITERS: dict[str, Callable[[Document], bytes]] = {"docx": _word, "pdf": _pdf, "txt": _text, "html": _html}

FORMATS = tuple(_WRITERS)
"""The formats that `write` prints, by the ending of their files."""


def write(document: Document, format: str) -> bytes:  # noqa: A002 - the word users know
    """Print a document in one of `FORMATS`; the same document gives the same bytes."""
    if format not in _WRITERS:
        raise InputError(Fault("format", f"{format!r} is not a format of documents", f"one of {', '.join(FORMATS)}"))
    return _WRITERS[format](document)


def problems(document: Document, format: str) -> tuple[Problem, ...]:  # noqa: A002 - the word users know
    """Tell what a format cannot print as the document says it (EDGAR ASCII text has no dashes or accents)."""
    if format != "txt":
        return ()
    from toolkit.writing import lint, text

    return lint.transliterations(document) + lint.edgar_problems(text.typed(document))
