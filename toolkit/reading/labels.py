"""Clause numbers in the many styles of agreements, told from figures and letters that only happen to begin a line.

A label counts only where it is the next of its series: (b) after (a), 3. after 2., Section 1.2 after 1.1. What is
nested is joined by dots: `1.    a.` is `1.a`, and (i) below (b) of 4 is `4.b.i`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth"),
)
_STYLES = (
    (
        "word",
        re.compile(
            r"(?P<word>section|sec\.?|article|art\.|paragraph)\s+(?P<value>\d+(?:\.\d+)*|[IVX]+)\s*[.:)\u2013\u2014-]*(?=\s|$)",
            re.IGNORECASE,
        ),
    ),
    (
        "ordinal",
        re.compile(rf"(?P<value>{'|'.join(_ORDINALS).upper()}|(?:{'|'.join(_ORDINALS).title()})(?=:))[.:](?=\s|$)"),
    ),
    ("decimal", re.compile(r"(?P<value>\d{1,3}(?:\.\d{1,3})+)[.)]?(?=\s|$|[A-Z])")),
    ("figure", re.compile(r"(?P<value>\d{1,3})(?P<close>[.)])(?=\s|$|\(|[A-Z])")),
    ("figure", re.compile(r"(?P<open>\()(?P<value>\d{1,2})(?P<close>\))(?=\s|$|\()")),
    ("letter", re.compile(r"(?P<open>\(?)(?P<value>[a-zA-Z]{1,5})(?P<close>[.)])(?=\s|$|\()")),
)
_NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50}
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_SKIP = 3
"""How far a series of figures may jump: a number lost by a bad copy must not swallow the rest of the agreement."""


@dataclass(frozen=True, slots=True)
class Label:
    """One printed label: its style (`figure.`, `(letter)`), what it stands for, and where it ends in the text."""

    style: str
    ordinal: int
    printed: str
    end: int
    absolute: bool = False


Path = tuple[Label, ...]


def readings_of(text: str, start: int = 0) -> Iterator[Label]:
    """Yield every way to read a label at `start` of a paragraph: (i) is a letter or a Roman one."""
    for name, pattern in _STYLES:
        match = pattern.match(text, start)
        if match is None:
            continue
        value = match["value"]
        if name == "word":
            yield from _word_labels(match, value)
        elif name == "ordinal":
            yield Label("ordinal", _ORDINALS.index(value.lower()) + 1, value, match.end())
        elif name == "decimal":
            yield Label("decimal", int(value.rsplit(".", 1)[1]), value, match.end(), absolute=True)
        elif name == "figure":
            yield Label(_style("figure", match), int(value), value, match.end())
        else:
            yield from _letter_labels(match, value)


def _word_labels(match: re.Match[str], value: str) -> Iterator[Label]:
    if "." in value:
        yield Label("decimal", int(value.rsplit(".", 1)[1]), value, match.end(), absolute=True)
    elif value.isdigit():
        yield Label(_word_of(match), int(value), value, match.end())
    elif _roman(value):
        yield Label(_word_of(match), _roman(value), value, match.end())


def _word_of(match: re.Match[str]) -> str:
    """Return the word of a label in full: `Sec.` is `section`."""
    word = match["word"].lower().rstrip(".")
    return {"sec": "section", "art": "article"}.get(word, word)


def _letter_labels(match: re.Match[str], value: str) -> Iterator[Label]:
    case = "upper" if value.isupper() else "lower"
    if not (value.isupper() or value.islower()):
        return
    if _roman(value):
        yield Label(_style(f"roman {case}", match), _roman(value), value, match.end())
    if len(set(value)) == 1 and len(value) <= 2:  # noqa: PLR2004 - (aa) follows (z)
        ordinal = ord(value[0].lower()) - ord("a") + 1 + 26 * (len(value) - 1)
        yield Label(_style(f"letter {case}", match), ordinal, value, match.end())


def _style(name: str, match: re.Match[str]) -> str:
    opening = match.groupdict().get("open") or ""
    return f"{opening}{name}{match['close']}"


def _roman(value: str) -> int:
    """Return a small Roman numeral's value; 0 where the letters are none."""
    lower = value.lower()
    if not lower or not _ROMAN.fullmatch(lower):
        return 0
    figures = [_NUMERALS[letter] for letter in lower]
    return sum(
        -figure if figure < following else figure for figure, following in zip(figures, [*figures[1:], 0], strict=True)
    )


def next_path(path: Path, text: str, start: int, ahead: Sequence[str]) -> tuple[Path, int] | None:
    """Return the path after the label at `start` of `text`, and where its words begin; None where it is no label.

    `ahead` are the paragraphs that follow: a series that opens with `(i)` is Roman where `(ii)` comes next.
    """
    best: Path | None = None
    for label in readings_of(text, start):
        candidate = _follow(path, label)
        if candidate is None:
            continue
        if best is None or _prefers(candidate, best, ahead):
            best = candidate
    return None if best is None else (best, best[-1].end)


def _follow(path: Path, label: Label) -> Path | None:
    """Place a label after the path: next in a series that is open, or first of a new one; else None."""
    if label.absolute:
        chapter = path[:1] if path and not path[0].absolute else ()
        return (*chapter, label) if _fits_decimal(path, label) else None
    if label.style == "ordinal" and path and path[0].style != "ordinal":
        return None
    for depth in range(len(path) - 1, -1, -1):
        step = label.ordinal - path[depth].ordinal
        if path[depth].style == label.style:
            widest = _SKIP if depth == 0 and "figure" in label.style else 1
            if 1 <= step <= widest:
                return (*path[:depth], label)
    if label.ordinal == 1 and all(each.style != label.style for each in path):
        return (*path, label)
    return None


def _fits_decimal(path: Path, label: Label) -> bool:
    """Tell whether 4.2 may stand here: after 4.1, or as a first (4.1) anywhere; money such as 1.25 has no place."""
    last = next((each for each in reversed(path) if each.absolute), None)
    parts = [int(part) for part in label.printed.split(".")]
    if last is None:
        return parts[-1] <= 1
    before = [int(part) for part in last.printed.split(".")]
    return parts > before and (parts[-1] <= 1 or parts[:-1] == before[: len(parts) - 1])


def continues(path: Path, ahead: Sequence[str]) -> bool:
    """Tell whether a paragraph ahead begins with the next label of the path's last series.

    It must come before the series outside goes on: the (ii) of clause 9 does not follow an (i) in clause 6.
    """
    for text in ahead:
        labels = tuple(readings_of(text))
        if any(_is_next(label, path[-1]) for label in labels):
            return True
        if any(_is_next(label, outer) for label in labels for outer in path[:-1]):
            return False
    return False


def _is_next(label: Label, last: Label) -> bool:
    return label.style == last.style and label.ordinal == last.ordinal + 1


def _prefers(candidate: Path, best: Path, ahead: Sequence[str]) -> bool:
    """Tell between a letter and a Roman reading: what continues an open series wins unless the next label denies it."""
    goes_on = continues(candidate, ahead)
    if goes_on != continues(best, ahead):
        return goes_on
    return candidate[-1].ordinal > 1 and best[-1].ordinal == 1


def number_of(path: Path) -> str:
    """Print a path as a clause's number: the innermost absolute number and what is nested in it, joined by dots."""
    start = next((index for index in range(len(path) - 1, -1, -1) if path[index].absolute), 0)
    return ".".join(label.printed for label in path[start:])
