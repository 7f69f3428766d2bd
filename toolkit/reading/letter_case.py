"""Capital or small: letters whose two cases are drawn alike are told apart by how high their ink reaches.

A recogniser sees a line at one size and cannot tell a small c from a capital one by its shape. Its neighbours can:
letters of whose case there is no doubt show how high a capital and a small letter of this line reach. Where the ink
leaves it open (type of nine points at 150 dots an inch), the words around it tell: in a line whose words begin with
capitals this one does, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from toolkit.reading.cutting import Cut, Spelled
from toolkit.reading.ink import Ink, Run

TWINS = "COPSUVWXYZ"
"""Letters whose capital differs from the small letter in height alone."""
_TWINS = frozenset(TWINS + TWINS.lower())
_HANGING = frozenset("PYpy")
"""Twins whose small letter reaches below the baseline."""
_CAPITAL, _TALL, _LOW = frozenset("ABDEFGHIJKLMNQRT0123456789"), frozenset("bdhkl"), frozenset("aemnrugq")
_LEVEL = frozenset("ABDEFHIKLMNRTabdefhiklmnrtu0123456789.")
"""Letters that stand on the baseline."""
_SMALL, _RISE = 0.72, 0.95
"""A small letter's usual height, of a capital's; a capital's usual height, of that of an l."""
_BESIDE = 0.6
"""The part of the usual width of a letter at a word's beginning that surely belongs to its first letter."""
_WIDEST = 1.6
"""Of the usual width of a letter: what is wider holds two."""
_NUMERAL = re.compile(r"(?=.*I)[Il]{2,3}[.,]?")
"""A Roman two or three: a small l and a capital i are one stroke in many types, and no word is made of the two."""
_STROKES, _MOST_STEMS = re.compile(r"I{1,2}"), 3
"""A numeral of strokes alone, of which the recogniser may see too few; so many it has at most."""
_FEW = 4
"""Of fewer letters at each of its ends a line shows no slope: some reach below it."""
_PART = re.compile(r"[^\W\d_]+")
_PLAIN, _LEAST_RISE = 0.15, 1.5
"""How far from the middle between the two heights, of their distance, a letter must end; that distance in pixels."""


@dataclass(frozen=True, slots=True)
class Heights:
    """How high the letters of a line reach above its baseline, small ones and capitals, in pixels.

    The baseline rises by `slope` from `base` at the line's left end: the box of a line is not quite level with it.
    """

    base: float
    slope: float
    small: float
    capital: float

    def above(self, run: Run) -> float:
        """Return how high a letter reaches above the baseline."""
        return run.head - self.base - self.slope * (run.left + run.right) / 2

    def is_capital(self, letter: str, run: Run, *, whole: bool) -> bool | None:
        """Tell whether a letter is a capital; None where it may be either.

        The whole ink of a letter that stands on the baseline in either case tells its height, wherever its line runs.
        """
        rise = self.capital - self.small
        reach = run.head - run.foot if whole and letter not in _HANGING else self.above(run)
        beyond = (reach - self.small) / rise - 0.5 if rise >= _LEAST_RISE else 0.0
        return beyond > 0 if abs(beyond) >= _PLAIN else None


def heights_of(line: Spelled, cuts: Sequence[Cut]) -> Heights | None:
    """Measure a line by its letters of which there is no doubt; None where none can be measured alone."""
    alone = [
        (line.text[index], run) for word in cuts for index, run in _alone(line, word) if not _may_be_raised(line, index)
    ]
    runs = [run for word in cuts for run in word.runs]
    level = [run for letter, run in alone if letter in _LEVEL] or (runs if alone else [])
    if not level:
        return None
    slope = _rise(runs)
    base = median(run.foot - slope * run.left for run in level)
    bare = Heights(base, slope, 0.0, 0.0)

    def reach(letters: frozenset[str]) -> float | None:
        found = [bare.above(run) for letter, run in alone if letter in letters]
        return median(found) if found else None

    small, capital, tall = reach(_LOW), reach(_CAPITAL), reach(_TALL)
    if capital is None and tall is not None:
        capital = _RISE * tall
    if capital is None and small is not None:
        capital = small / _SMALL
    if capital is None:
        capital = max(map(bare.above, runs))
    if capital <= 0:
        return None
    return Heights(base, slope, _SMALL * capital if small is None else small, capital)


def _may_be_raised(line: Spelled, index: int) -> bool:
    """Tell whether a character is a figure right behind a letter: a marker, which stands above the line."""
    return index > 0 and line.text[index].isdigit() and line.text[index - 1].isalpha()


def _rise(runs: Iterable[Run]) -> float:
    """Return by how much the baseline rises along a line: most letters stand on it, whatever they are.

    A step of one pixel between its ends is how the line fell on the pixels.
    """
    line = sorted(runs, key=lambda run: run.left)
    third = len(line) // 3
    if third < _FEW:
        return 0.0
    (left, foot), (right, other) = (
        (median(run.left for run in part), median(run.foot for run in part)) for part in (line[:third], line[-third:])
    )
    return (other - foot) / (right - left) if abs(other - foot) > 1 else 0.0


def usual_capital(measured: Iterable[Heights | None]) -> float | None:
    """Return how high the capitals of a page usually are, in pixels."""
    found = [heights.capital for heights in measured if heights is not None]
    return median(found) if found else None


@dataclass(frozen=True, slots=True)
class LetterCase:
    """The case of the letters of one line: what its ink shows, and what its words make of it."""

    line: Spelled
    ink: Ink
    cuts: Sequence[Cut]
    heights: Heights | None
    usual: float | None

    def words(self) -> Iterator[str]:
        """Yield the words of the line, their letters in their case."""
        shown = [self._shown(word) for word in self.cuts]
        starts = [
            (self.line.text[word.first], tells.get(word.first)) for word, tells in zip(self.cuts, shown, strict=True)
        ]
        titled = _is_titled(starts)
        for word, tells in zip(self.cuts, shown, strict=True):
            text = _cased(self.line, word, tells, titled=titled)
            stems = self.ink.stems(word.runs) if _STROKES.fullmatch(text) else 0
            yield "I" * stems if len(text) < stems <= _MOST_STEMS else text

    def _shown(self, word: Cut) -> dict[int, bool | None]:
        """Tell which twins of a word are capitals by their ink."""
        found = {index: self._by_height(index, run, whole=True) for index, run in _alone(self.line, word)}
        if not found and word.runs:
            found[word.first] = self._of_first(word)
        if self.heights is None and self.usual is not None and word.first == word.last and len(word.runs) == 1:
            tall = word.runs[0].head - word.runs[0].foot
            found[word.first] = tall > self.usual * (1 + _SMALL) / 2
        return {index: tells for index, tells in found.items() if self.line.text[index] in _TWINS}

    def _by_height(self, index: int, run: Run, *, whole: bool) -> bool | None:
        return self.heights.is_capital(self.line.text[index], run, whole=whole) if self.heights is not None else None

    def _of_first(self, word: Cut) -> bool | None:
        """Tell of a word's first letter: by a run of its own, or by the beginning of one that it shares."""
        second = next((at for at in range(word.first + 1, word.last + 1) if self.line.text[at] != " "), None)
        run, letter = word.runs[0], self._letter()
        if second is not None and self.line.places[second] > run.right and run.right - run.left < _WIDEST * letter:
            return self._by_height(word.first, run, whole=True)
        part = self.ink.run(word.left, word.left + _BESIDE * letter)
        return self._by_height(word.first, part, whole=False)

    def _letter(self) -> float:
        """Return the usual distance between two characters, in pixels."""
        places = self.line.places
        steps = [places[two] - places[one] for one, two in self.line.pairs() if two - one == 1]
        return median(steps) if steps else 0.0


def _alone(line: Spelled, word: Cut) -> Iterator[tuple[int, Run]]:
    """Walk the characters of a word whose letters touch none of each other, each with its ink."""
    solid = [index for index in range(word.first, word.last + 1) if line.text[index] != " "]
    if len(solid) == len(word.runs):
        yield from zip(solid, word.runs, strict=True)


def _is_titled(starts: Sequence[tuple[str, bool | None]]) -> bool:
    """Tell whether most words of a line of several begin with a capital beyond doubt."""
    sure = [letter.isupper() for letter, _ in starts if letter.isalpha() and letter not in _TWINS]
    sure += [tells for letter, tells in starts if letter in _TWINS and tells is not None]
    return len(sure) > 1 and sum(sure) > 0.6 * len(sure)


def _cased(line: Spelled, word: Cut, tells: dict[int, bool | None], *, titled: bool) -> str:
    """Set the twins of a word in their case, each part of it (`Short-Term`) like a word."""
    solid = [index for index in range(word.first, word.last + 1) if line.text[index] != " "]
    text = "".join(line.text[index] for index in solid)
    if _NUMERAL.fullmatch(text):
        return text.replace("l", "I")
    for part in _PART.finditer(text):
        places = range(*part.span())
        cased = [_letter_cased(part[0], at, tells.get(solid[place]), titled=titled) for at, place in enumerate(places)]
        text = text[: part.start()] + "".join(cased) + text[part.end() :]
    return text


def _letter_cased(part: str, at: int, told: bool | None, *, titled: bool) -> str:
    """Set a letter in its case: first as its ink tells, within by most voices of ink, word and recogniser."""
    letter = part[at]
    if letter not in _TWINS:
        return letter
    others = {
        other.isupper()
        for place, other in enumerate(part)
        if place != at and other not in _TWINS and (place or other.islower())
    }
    body = others.pop() if len(others) == 1 else None
    if at == 0:
        shown = (titled and len(part) > 2) or (body is True and len(part) > 2) or letter.isupper()  # noqa: PLR2004 - of, or
        capital = shown if told is None else told
    else:
        voices = [letter.isupper(), *(voice for voice in (told, body) if voice is not None)]
        if 2 * sum(voices) != len(voices):
            capital = 2 * sum(voices) > len(voices)
        elif body is None or at < len(part) - 1:
            capital = letter.isupper() if told is None else told
        else:
            capital = body
    return letter.upper() if capital else letter.lower()
