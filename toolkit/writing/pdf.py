"""A document as PDF: PDF/A-2a and PDF/UA-1, tagged, its fonts inside. The only module that knows typst.

No clock, no system font and no network take part: the same blocks give the same bytes on every machine.
"""

from __future__ import annotations

import json

from toolkit.errors import Fault, InputError
from toolkit.resources import templates_folder
from toolkit.writing.blocks import Document
from toolkit.writing.typeset import typeset

STANDARDS = ["a-2a", "ua-1"]
_LAYOUT = "house.typ"


def write(document: Document) -> bytes:
    """Print a document on US Letter in the house style.

    `InputError` where a character has no glyph in the fonts: the page would show an empty box.
    """
    import typst

    from toolkit.writing import charts

    data, pictures = typeset(document)
    files = {
        "main.typ": (templates_folder() / _LAYOUT).read_bytes(),
        "document.json": json.dumps(data).encode(),
        **{name: charts.svg(chart) for name, chart in pictures.items()},
    }
    try:
        return typst.compile(  # type: ignore[call-overload, no-any-return]  # its stubs leave out the mapping of files
            files, format="pdf", ignore_system_fonts=True, pdf_standards=STANDARDS
        )
    except typst.TypstError as error:
        raise InputError(
            Fault(
                f"{document.title} (PDF)",
                f"the page cannot be typeset: {error.message}",
                f"write it another way, or print it as DOCX; the layout is templates/{_LAYOUT}",
            )
        ) from error
