"""Superscript characters: every reader parts them from the word they hang on, so that all sources agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789()")
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
