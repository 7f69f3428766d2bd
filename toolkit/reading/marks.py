"""Characters that stand for others, or for nothing: every reader spells them alike, so that all sources agree.

Superscripts are parted from the word they hang on, ligatures are spelled out, and what has no width is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
LIGATURES: dict[int, str] = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
WINDOWS: dict[int, str | None] = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_NOTHING = (0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)
PLAIN: dict[int, str | None] = WINDOWS | dict.fromkeys(_NOTHING) | dict(LIGATURES) | {0x2010: "-", 0x2011: "-"}
"""Characters that print nothing, hyphens that print as any other, ligatures, quotation marks kept by Windows codes."""
_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾]+")


def plain_superscripts(text: str) -> str:
    """Spell superscript characters as plain ones."""
    return text.translate(_PLAIN)


def parted(word: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the parts of a word: where each begins, its plain characters, whether they were superscripts."""
    if word.isascii():
        yield 0, word, False
        return
    start = 0
    for found in _RUN.finditer(word):
        if found.start() > start:
            yield start, word[start : found.start()], False
        yield found.start(), plain_superscripts(found.group()), True
        start = found.end()
    if start < len(word):
        yield start, word[start:], False
