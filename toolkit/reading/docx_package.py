"""The parts of a DOCX file, taken out of its zip archive within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from posixpath import dirname, normpath
from xml.etree.ElementTree import Element, ParseError, fromstring

from toolkit.errors import Fault, UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_REFERENCE = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

MAX_PART = 40_000_000
"""Bytes of one XML part unpacked: a thousand pages of tables are about a tenth of it."""
MAX_PARTS = 5_000
_COUNT_DIGITS = 4


@dataclass(frozen=True)
class Package:
    """The parts that are printed, parsed; headers and footers once each, in the order of their sections."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: dict[str, Element]
    endnotes: dict[str, Element]
    settings: Element | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute of a WordprocessingML element, None where the element is absent."""
    return None if element is None else element.get(W + name)


def whole_number(text: str | None, default: int = 0) -> int:
    """Read a count: columns, levels, starting numbers; what is no count, or one no page holds, is the default."""
    plain = text is not None and text.isdecimal() and len(text) <= _COUNT_DIGITS
    return int(text) if text is not None and plain else default


def is_on(element: Element | None) -> bool | None:
    """Read an on/off element: present without a value means on; None where it is absent."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")


def read_package(data: bytes, name: str) -> Package:
    """Open a DOCX and parse its printed parts."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        what = "the DOCX is damaged: its zip archive cannot be opened"
        raise UnreadableError(Fault(name, what, "get the file again, or save it again in Word")) from error
    if len(names) > MAX_PARTS:
        what = f"the DOCX holds {len(names):,} parts; at most {MAX_PARTS:,} are read"
        raise UnreadableError(Fault(name, what, "save it again in Word"))
    with archive:
        return _Opener(archive, names, name).package()


class _Opener:
    """Takes parts out of one archive."""

    def __init__(self, archive: zipfile.ZipFile, names: set[str], name: str) -> None:
        self.archive, self.names, self.name = archive, names, name

    def package(self) -> Package:
        path = self._main_path()
        if path is None:
            what = "this is a zip archive, but not a Word document: it holds no word/document.xml"
            raise UnreadableError(Fault(self.name, what, "give the .docx file itself"))
        document = self._parsed(path)
        related = self._relations(path)
        kinds = dict(related.values())
        return Package(
            document,
            self._optional(kinds.get("styles")),
            self._optional(kinds.get("numbering")),
            self._notes(kinds.get("footnotes")),
            self._notes(kinds.get("endnotes")),
            self._optional(kinds.get("settings")),
            self._furniture(document, related, "headerReference"),
            self._furniture(document, related, "footerReference"),
        )

    def _notes(self, path: str | None) -> dict[str, Element]:
        notes = self._optional(path)
        return {value(note, "id") or "": note for note in notes} if notes is not None else {}

    def _main_path(self) -> str | None:
        for kind, target in self._relations("").values():
            if kind == "officeDocument" and target in self.names:
                return target
        return "word/document.xml" if "word/document.xml" in self.names else None

    def _relations(self, path: str) -> dict[str, tuple[str, str]]:
        """Return id → (kind, path) of what a part refers to inside the archive."""
        folder, _, base = path.rpartition("/")
        part = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if part not in self.names:
            return {}
        related = {}
        for each in self._parsed(part).iter(_RELATION):
            if each.get("TargetMode") != "External":
                target = each.get("Target") or ""
                full = (
                    target.lstrip("/") if target.startswith("/") else normpath(f"{dirname(path)}/{target}").lstrip("/")
                )
                related[each.get("Id") or ""] = ((each.get("Type") or "").rpartition("/")[2], full)
        return related

    def _furniture(self, document: Element, related: dict[str, tuple[str, str]], tag: str) -> tuple[Element, ...]:
        identities = [each.get(_REFERENCE) or each.get(_STRICT_REFERENCE) or "" for each in document.iter(W + tag)]
        paths = dict.fromkeys(related[each][1] for each in identities if each in related)
        parts = [self._optional(path) for path in paths]
        return tuple(part for part in parts if part is not None)

    def _optional(self, path: str | None) -> Element | None:
        return self._parsed(path) if path in self.names else None

    def _parsed(self, path: str | None) -> Element:
        """Unpack a part within limits and parse it; a document type is refused before anything could resolve it."""
        place = f"{self.name}: {path}"
        try:
            with self.archive.open(path or "") as part:
                data = part.read(MAX_PART + 1)
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error) as error:
            remedy = "get the file again, or save it again in Word"
            raise UnreadableError(Fault(place, "this part of the DOCX is damaged", remedy)) from error
        if len(data) > MAX_PART:
            what = f"this part of the DOCX unpacks to more than {MAX_PART / 1e6:,.0f} MB"
            raise UnreadableError(Fault(place, what, "this looks like a zip bomb; get the document from its author"))
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\x00!\x00D\x00O\x00C\x00T" in data:
            what = "this part of the DOCX declares a document type, where outside files could be pulled in"
            raise UnreadableError(Fault(place, what, "save the document again in Word; no real DOCX declares one"))
        try:
            return fromstring(data.replace(_STRICT, _TRANSITIONAL))  # noqa: S314 - no document type, no entities
        except (ParseError, RecursionError, ValueError, LookupError) as error:
            remedy = "get the file again, or save it again in Word"
            raise UnreadableError(Fault(place, "this part of the DOCX is not well-formed", remedy)) from error
