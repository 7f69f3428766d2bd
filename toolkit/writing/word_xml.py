"""The small layer of WordprocessingML below the Word writer: what python-docx has no words for.

Fields, borders, tab leaders, numbering, and a package whose bytes depend on nothing but its contents.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CLOCKED = ("created", "modified", "lastModifiedBy", "revision")


def element(tag: str, **attributes: str | int) -> Any:
    """Make an element of Word's namespace: `element("tab", val="right", pos=720)`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def nested(tag: str, *children: Any, **attributes: str | int) -> Any:
    """Make an element with children."""
    made = element(tag, **attributes)
    for child in children:
        made.append(child)
    return made


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field that Word computes (`PAGE`, `NUMPAGES`), with what is shown until it does."""
    run = nested("r", nested("t"))
    run[0].text = shown
    paragraph._p.append(nested("fldSimple", run, instr=instruction))  # noqa: SLF001 - python-docx has no fields


def add_border(paragraph: Any, side: str, *, eighths: int = 4, away: int = 1) -> None:
    """Rule a paragraph on one side, as wide as its text may be, `away` points off; weights are eighths of a point."""
    border = nested("pBdr", element(side, val="single", sz=eighths, space=away, color="auto"))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no paragraph borders
    following = [f"w:{tag}" for tag in _AFTER_BORDERS]
    properties.insert_element_before(border, *following)


_AFTER_BORDERS = (
    *("shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE"),
    *("autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
    *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle"),
    *("rPr", "sectPr", "pPrChange"),
)
"""What the schema wants after a paragraph's borders."""


def rule_cell(cell: Any, side: str, *, eighths: int = 4) -> None:
    """Rule one side of a table's cell."""
    from docx.oxml.ns import qn

    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no cell borders
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = element("tcBorders")
        properties.insert_element_before(borders, *_AFTER_CELL_BORDERS)
    borders.append(element(side, val="single", sz=eighths, space=0, color="auto"))


_AFTER_CELL_BORDERS = tuple(
    f"w:{tag}" for tag in ("shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
)
"""What the schema wants after a cell's borders: Word calls a file damaged whose elements stand in another order."""


def keep_row(row: Any, *, heading: bool = False) -> None:
    """Never part a row over two pages; a heading row is printed again on each page of its table."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no row properties
    properties.append(element("cantSplit"))
    if heading:
        properties.append(element("tblHeader"))


def fix_table(table: Any, widths: list[int]) -> None:
    """Give a table fixed column widths, in twentieths of a point."""
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no table width
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    properties.insert_element_before(
        element("tblW", w=sum(widths), type="dxa"),
        *("w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"),
    )
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):  # noqa: SLF001 - same
        column.set(qn("w:w"), str(width))


def describe_table(table: Any, title: str) -> None:
    """Say what a table holds to those who hear the document."""
    look = table._tbl.tblPr  # noqa: SLF001 - python-docx has no table descriptions
    look.append(element("tblCaption", val=title))


def describe_picture(inline: Any, alt: str, number: int) -> None:
    """Give a picture its alternative text and a stable id."""
    properties = inline._inline.docPr  # noqa: SLF001 - python-docx has no alternative texts
    properties.set("descr", alt)
    properties.set("id", str(number))
    properties.set("name", f"Chart {number}")


_LEVELS = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))


def add_numbering(document: Any, indent: int) -> int:
    """Add the numbering of clauses, `1.` over `a.` over `i.`, each level hanging by `indent` twentieths of a point."""
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    known = numbering.findall(qn("w:abstractNum"))
    identity = 1 + max((int(each.get(qn("w:abstractNumId"))) for each in known), default=0)
    abstract = nested("abstractNum", element("multiLevelType", val="multilevel"), abstractNumId=identity)
    for level, (form, text) in enumerate(_LEVELS):
        left = indent * (level + 1)
        tabs = nested("tabs", element("tab", val="num", pos=left))
        abstract.append(
            nested(
                "lvl",
                element("start", val=1),
                element("numFmt", val=form),
                element("lvlText", val=text),
                element("lvlJc", val="left"),
                nested("pPr", tabs, element("ind", left=left, hanging=indent)),
                ilvl=level,
            )
        )
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    return identity


def add_list(document: Any, abstract: int, level: int, start: int) -> int:
    """Begin a list of that numbering whose next label at `level` counts from `start`."""
    numbering = document.part.numbering_part.element
    identity = 1 + max((int(each.numId) for each in numbering.num_lst), default=0)
    override = nested("lvlOverride", element("startOverride", val=start), ilvl=level)
    made = nested("num", element("abstractNumId", val=abstract), override, numId=identity)
    numbering.insert_element_before(made, "w:numIdMacAtCleanup")
    return identity


def number_paragraph(paragraph: Any, list_id: int, level: int) -> None:
    """Make a paragraph the next item of a list."""
    numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no numbering
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = list_id


def set_face(style: Any, face: str, language: str) -> None:
    """Set a style's face for every script, and its language."""
    from docx.oxml.ns import qn

    style.font.name = face
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), face)
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    properties.append(element("lang", val=language, eastAsia=language, bidi=language))


def set_outline(style: Any, level: int) -> None:
    """Let a style show in Word's outline at a level (0 is the highest)."""
    style.element.get_or_add_pPr().append(element("outlineLvl", val=level))


def settled(data: bytes) -> bytes:
    """Write the package again without a clock: every entry dated 1980, in its order, by the same deflate."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name in package.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            out.writestr(entry, package.read(name), compresslevel=9)
    return buffer.getvalue()


def name_document(document: Any, title: str) -> None:
    """Set the title of the file and take away what a clock or a person's machine would write."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "", "en-US"
    properties.comments = properties.keywords = properties.subject = ""
    core = properties._element  # noqa: SLF001 - python-docx cannot leave a property out
    for child in list(core):
        if child.tag.rpartition("}")[2] in _CLOCKED:
            core.remove(child)
