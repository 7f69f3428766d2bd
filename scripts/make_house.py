"""Make templates/house.docx: the styles, page and faces of every Word document; the same bytes every time.

A firm may open the file in Word and change a style: every document then follows.

    python scripts/make_house.py [OUT.docx]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Inches, Pt

from toolkit.writing import word_house, word_xml

FACE = "Times New Roman"
LANGUAGE = "en-US"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: sizes and spaces in points, indents in inches; `outline` is its level in Word's outline."""

    size: float = 11
    align: str = "LEFT"
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.0
    first: float = 0
    left: float = 0
    keep: bool = False
    outline: int | None = None


LOOKS = {
    "title": Look(size=13, bold=True, align="CENTER", keep=True, outline=0),
    "heading 1": Look(size=12, bold=True, align="CENTER", keep=True, outline=0),
    "heading 2": Look(bold=True, before=12, after=4, keep=True, outline=1),
    "body": Look(align="JUSTIFY", after=9, line=1.08),
    "recital": Look(align="JUSTIFY", after=9, line=1.08, first=0.5),
    "centered": Look(align="CENTER", before=6, after=9),
    "meta": Look(after=3, left=1.75, first=-1.75),
    "caption": Look(size=10, italic=True, before=8, after=4, keep=True),
    "note": Look(size=9.5, before=5, after=4),
    "cell": Look(size=10.5, before=1.5, after=1.5),
    "column": Look(size=10.5, bold=True, before=2, after=3, keep=True),
    "group": Look(size=10.5, bold=True, before=9, after=2, keep=True),
    "figure": Look(size=9.5, before=0.8, after=0.8),
    "figure column": Look(size=9.5, bold=True, before=1, after=2, keep=True),
    "figure group": Look(size=9.5, bold=True, before=5, after=1, keep=True),
    "footnote": Look(size=9.5, align="JUSTIFY", after=3, left=0.25, first=-0.25),
    "signature": Look(keep=True),
    "footer": Look(size=9),
}


def make() -> bytes:
    """Make the house style: an empty document that holds nothing but the styles and the page."""
    document = docx.Document()
    set_page(document)
    normal = document.styles["Normal"]
    word_xml.set_face(normal, FACE, LANGUAGE)
    normal.font.size = Pt(11)
    normal.paragraph_format.widow_control = True
    for kind, name in word_house.STYLES.items():
        add_style(document, name, LOOKS[kind])
    drop_thumbnail(document)
    word_xml.name_document(document, "House style")
    buffer = BytesIO()
    document.save(buffer)
    return word_xml.settled(buffer.getvalue())


def set_page(document: Any) -> None:
    """Set US Letter with margins of an inch, the footer half an inch from the edge."""
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    section.header_distance = section.footer_distance = Inches(0.5)


def add_style(document: Any, name: str, look: Look) -> None:
    """Add a paragraph style with its look."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
    form = style.paragraph_format
    form.alignment = getattr(WD_ALIGN_PARAGRAPH, look.align)
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), look.line
    form.left_indent, form.first_line_indent = Inches(look.left), Inches(look.first)
    form.keep_with_next = look.keep
    if look.outline is not None:
        word_xml.set_outline(style, look.outline)


def drop_thumbnail(document: Any) -> None:
    """Drop the picture of another document that python-docx's own template carries."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def main() -> None:
    """Write the house style, by default over templates/house.docx."""
    default = Path(__file__).resolve().parent.parent / "templates" / word_house.HOUSE
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    target.write_bytes(make())
    print(f"wrote {target.name}, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
