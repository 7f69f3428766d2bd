"""EDGAR ASCII text: what may stand in it, and what becomes of the rest (check 46).

A character outside ASCII is written as its nearest likeness, and that is reported: it is never dropped in silence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.writing.blocks import Document

Value = TypeVar("Value")

RULE = "46"
_TEXT_COLUMNS = 80
_TABLE_COLUMNS = 132
_LIKENESS = {
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "′": "'", "″": '"',  # noqa: RUF001 - the signs that are replaced
    "–": "-", "—": "--", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "*", "·": "*",  # noqa: RUF001 - the signs that are replaced
    "®": "(R)", "©": "(C)", "™": "(TM)", "℠": "(SM)", "†": "#", "‡": "##", "§": "^", "¶": "^",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "×": "x", "€": "EUR ", "£": "GBP ", "µ": "u", "ß": "ss", "æ": "ae", "Æ": "AE",
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "œ": "oe", "Œ": "OE", "đ": "d", "ð": "d", "þ": "th", "\u00a0": " ",
    "\t": " ",
}  # fmt: skip
_REFERENCE = re.compile(r"[§¶]\s?(?=\d)")
"""A sign that refers to a place (`§ 2(a)`) is a word; a mark of a footnote is not."""
_FIGURES_APART = re.compile(r"\S {3,}\S|-{3,}|^\s")


def ascii_text(text: str) -> str:
    """Write text in ASCII: quotes straight, dashes as hyphens, accents dropped, signs spelled; `?` for all else."""
    if text.isascii() and "\t" not in text:
        return text
    spelled = _REFERENCE.sub(lambda sign: "Section " if sign[0][0] == "§" else "Paragraph ", text)
    return "".join(_ascii(character) for character in spelled)


def _ascii(character: str) -> str:
    if character in _LIKENESS:
        return _LIKENESS[character]
    if character.isascii():
        return character
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if part.isascii())
    return plain or "?"


def ascii_document(document: Document) -> Document:
    """Write every text of a document in ASCII."""
    return _ascii_value(document)


def _ascii_value(value: Value) -> Value:
    """Rebuild a value of blocks, tuples and text with every text in ASCII."""
    plain: Any = value
    if isinstance(plain, str):
        plain = ascii_text(plain)
    elif isinstance(plain, tuple):
        plain = tuple(_ascii_value(item) for item in plain)
    elif is_dataclass(plain) and not isinstance(plain, type):
        plain = replace(plain, **{field.name: _ascii_value(getattr(plain, field.name)) for field in fields(plain)})
    return plain  # type: ignore[no-any-return]  # the same type, rebuilt field by field


def _texts(value: Any) -> list[str]:
    """Return every text within a value of blocks."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in _texts(item)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in _texts(getattr(value, field.name))]
    return []


def transliterations(document: Document) -> tuple[Problem, ...]:
    """Report each text of a document that ASCII cannot print as it stands: an error where a character is lost."""
    found = {}
    for text in _texts(document):
        plain = ascii_text(text)
        if plain != text:
            found[text] = plain
    return tuple(_transliteration(text, plain) for text, plain in found.items())


def _transliteration(text: str, plain: str) -> Problem:
    lost = sorted({sign for sign in text if _ascii(sign) == "?" and sign != "?"})
    written = sorted({f"{sign!r} as {_ascii(sign)!r}" for sign in text if _ascii(sign) != sign and sign not in lost})
    said = [f"ASCII has no likeness of {', '.join(map(repr, lost))}"] if lost else []
    said += [f"written in ASCII: {', '.join(written)}"] if written else []
    return Problem(
        rule=RULE,
        kind=Kind.DOCUMENT,
        severity=Severity.ERROR if lost else Severity.WARNING,
        message="; ".join(said),
        remedy="file the text form with this wording, or send the DOCX or PDF, which print it as it stands",
        source=Source(excerpt=plain),
    )


def edgar_problems(text: str) -> tuple[Problem, ...]:
    """Check text against EDGAR's rules: ASCII, no tabs, 80 columns of text, 132 of tables."""
    return tuple(
        Problem(
            rule=RULE,
            kind=Kind.DOCUMENT,
            severity=Severity.ERROR,
            message=message,
            remedy="break the line, or replace the character",
            source=Source(line=number, excerpt=line),
        )
        for number, line in enumerate(text.split("\n"), 1)
        for message in _line_faults(line)
    )


def _line_faults(line: str) -> list[str]:
    faults = []
    strange = sorted({sign for sign in line if not sign.isascii() or (sign < " " and sign != "\f")})
    if strange:
        faults.append(f"EDGAR text takes no {', '.join(map(repr, strange))}")
    limit = _TABLE_COLUMNS if _FIGURES_APART.search(line) else _TEXT_COLUMNS
    if len(line) > limit:
        faults.append(f"{len(line)} columns, where EDGAR takes {limit}")
    return faults
