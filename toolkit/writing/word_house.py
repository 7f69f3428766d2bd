"""The house style of Word documents by name: what `templates/house.docx` holds and every Word module asks for."""

from __future__ import annotations

import re
from typing import Any

from toolkit.errors import Fault, InputError

HOUSE = "house.docx"

STYLES = {
    "title": "House Title",
    "heading 1": "House Heading 1",
    "heading 2": "House Heading 2",
    "body": "House Body",
    "recital": "House Recital",
    "centered": "House Centered",
    "meta": "House Cover Line",
    "caption": "House Caption",
    "note": "House Note",
    "cell": "House Cell",
    "column": "House Column Heading",
    "group": "House Group Heading",
    "figure": "House Figure",
    "figure column": "House Figure Heading",
    "figure group": "House Figure Group",
    "footnote": "House Footnote",
    "signature": "House Signature",
    "footer": "House Footer",
}
"""The look of each kind of text, and the name of its style in house.docx."""

TWIPS = 1440
"""An inch in twentieths of a point, the unit of widths in these modules."""

EMUS = 635
"""A twentieth of a point in python-docx's unit."""

CELL_SIZES = {"schedule": 10.5, "figures": 9.5}
"""The size of text in tables by their look, in points, from which widths are reckoned."""


_INITIALS = re.compile(r"\b([A-Z]) (?=[A-Z]\b)")


def set_style(paragraph: Any, look: str) -> None:
    """Set a paragraph in a style of the house, by its id: python-docx would search all styles for each paragraph."""
    paragraph._p.style = STYLES[look].replace(" ", "")  # noqa: SLF001 - a table of 2,000 rows takes 2 s, not 18


def check_styles(paper: Any, where: str) -> None:
    """Refuse a house style that lacks a style which documents are printed in."""
    known = {style.style_id for style in paper.styles}
    faults = [
        Fault(where, f"the style {name!r} is missing", "copy it from templates/house.docx")
        for name in STYLES.values()
        if name.replace(" ", "") not in known
    ]
    if faults:
        raise InputError(faults)


def set_text(paragraph: Any, text: str) -> None:
    r"""Add text to a paragraph, each `\n` as a line break; spaced initials (`A I M`) are never parted."""
    for place, line in enumerate(text.split("\n")):
        if place:
            paragraph.add_run().add_break()
        paragraph.add_run(_INITIALS.sub("\\1\u00a0", line))


def set_cell(cell: Any, text: str, look: str, align: str = "left", *, raised: str = "") -> Any:
    """Set a cell's only paragraph in a style, with the marks raised after it; returns the paragraph."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    set_style(paragraph, look)
    if align != "left":
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    set_text(paragraph, text)
    if raised:
        paragraph.add_run(raised).font.superscript = True
    return paragraph


def at_bottom(cell: Any) -> None:
    """Set a cell's text at its bottom."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
