"""From the characters of a PDF's text layer to printed lines: cheap for every page, exact where someone looks closer.

PDFium gives text in drawing order, cut into pieces where it sees a line end. A piece drawn by one text object is a
printed line or part of one, so its two outer characters give its box. Any other piece is cut into words first, since
it may run over several cells, lines or sizes. Pieces and words on one baseline are a line. Its words get their own
boxes, sizes and weights only when they are asked for: a 400-page agreement has its schedule on one page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import Protocol

from toolkit.reading.letterspaced import may_be_letters, words_among
from toolkit.reading.line_numbers import without_line_numbers
from toolkit.reading.marks import LIGATURES, plain_superscripts
from toolkit.reading.pages import Line, Word
from toolkit.reading.pdf_rows import LIFTED, Run, rows_of

BLANK = 0.18
"""A gap wider than this part of the size parts two words, even where PDFium saw no blank."""
TOUCHING = 0.1
"""Letters nearer than this part of the size touch, where a blank may be drawn as narrow as 0.15 of it."""

PIECE = re.compile(r"\S(?:.*\S)?")
"""The text between two line ends, without blanks around it."""
_WORD = re.compile(r"\S+")
_SCATTERED = re.compile(r"\n\S\n\n?\S\n\n?\S\n")
_LETTER_END = re.compile(r"\n\n?(?=\S)")
_KERNED = re.compile(r"\n\n?(?=\S{1,2}(?:\s|$))")
"""A line end before one letter or two: where they touch the word above, they are its end."""
JOINER = "\u2060"
"""What stands for a line end within a word: no blank, and nothing printed."""
_SPELT_OTHERWISE = re.compile(rf"[{''.join(map(chr, LIGATURES))}⁰¹²³⁴-⁹⁽⁾\ud800-\udfff\u00ad{JOINER}]")
_FIGURE = re.compile(r"[0-9²³¹⁰⁴-⁹]")
_AT_AN_END = re.compile(r"[0-9²³¹⁰⁴-⁹](?!\S)|(?<!\S)[0-9²³¹⁰⁴-⁹]")
"""A figure that begins or ends its word: most lines have no figure at all, and that is told sooner."""

Glyph = tuple[float, float, float, float]
"""A character's left edge, right edge, baseline and font size, in points, upright from the page's top left."""


class Characters(Protocol):
    """The characters of one page as PDFium places them, measured one at a time.

    A line of `text` ends in one or two line feeds. `mixed`: some of the page's text stands otherwise than most of it.
    """

    text: str
    mixed: bool

    def glyph(self, index: int) -> Glyph:
        """Where a character stands."""

    def right(self, index: int) -> float:
        """Where a character ends."""

    def lift(self, index: int) -> float:
        """How far a character's ink begins above the baseline, in points."""

    def drawn_at_once(self, start: int, end: int) -> bool:
        """Tell whether one text object drew the characters from `start` up to `end`."""

    def upright(self, index: int) -> bool:
        """Tell whether a character stands as most of the page's characters do."""

    def slanted(self, index: int) -> bool:
        """Tell whether a character is part of a stamp across the page."""

    def typed(self, start: int, end: int) -> bool:
        """Tell whether a blank among some characters is one of the page's own, and no gap that PDFium saw."""

    def bold(self, index: int) -> bool:
        """Tell whether the font is a bold one."""


Measure = Callable[[Line], tuple[Word, ...]]
"""Measures the words of a line, opening its page again."""


class PdfLine(Line):
    """A line whose text and box are known at once and whose words are measured when first asked for."""

    runs: Sequence[Run]

    def __init__(
        self, runs: Sequence[Run], page: int, number: int, measure: Callable[[Line], tuple[Word, ...]]
    ) -> None:
        """Join runs that stand left to right."""
        first = runs[0]
        left, top, right, bottom = first.x0, first.top, first.x1, first.bottom
        for run in runs[1:]:
            left, top = min(left, run.x0), min(top, run.top)
            right, bottom = max(right, run.x1), max(bottom, run.bottom)
        self.__dict__.update(
            page=page,
            number=number,
            text=" ".join(_texts(runs)),
            box=(round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)),
            runs=runs,
            _measure=measure,
        )

    @cached_property
    def first(self) -> Word:
        """The first word, known before the others are measured."""
        run = self.runs[0]
        return Word(run.texts[0], run.x0, run.top, run.first_x1, run.bottom, run.size, run.raised)

    @cached_property
    def words(self) -> tuple[Word, ...]:  # a field of Line, measured late here
        """The words left to right, each measured on its own."""
        words: tuple[Word, ...] = self.__dict__["_measure"](self)
        return words


def printed_lines(characters: Characters, page: int, measure: Measure) -> tuple[PdfLine, ...]:
    """Return the lines of a page top to bottom, their words still unmeasured."""
    rows = [_letters_joined(characters, row) for row in rows_of(without_line_numbers(list(_runs(characters))))]
    return tuple(PdfLine(row, page, number, measure) for number, row in enumerate(rows, start=1))


def _texts(row: Sequence[Run]) -> Sequence[str]:
    """Return the words of a line's runs, of which it mostly has one."""
    return row[0].texts if len(row) == 1 else [text for run in row for text in run.texts]


def _letters_joined(characters: Characters, row: list[Run]) -> list[Run]:
    """Return the runs of a line with the letters of a title set apart joined to words."""
    if not may_be_letters(_texts(row)) or not all(run.upright for run in row):
        return row
    letters = [part for run in row for part in _words_of(characters, run.start, run.end)]
    parts = [("".join(each.texts), each.x0, each.x1) for each in letters]
    typed = all(characters.typed(one.end, two.start) for one, two in pairwise(letters))
    words = (letters[start:end] for start, end in words_among(parts, row[0].size, typed=typed))
    return [_spelled(word) for word in words] or row


def _spelled(letters: Sequence[Run]) -> Run:
    """Make one word of letters that stand apart."""
    text = "".join(letter.texts[0] for letter in letters)
    return replace(letters[0], texts=[text], x1=letters[-1].x1, first_x1=letters[-1].x1, whole=True)


def measured_words(characters: Characters, runs: Sequence[Run]) -> tuple[Word, ...]:
    """Measure the words of a line's runs."""
    words = []
    for run in runs:
        parts = _words_of(characters, run.start, run.end) if run.upright and not run.whole else [run]
        for part in parts:
            bold = characters.bold(part.start)
            raised = part.raised or run.raised
            box = (part.x0, part.top, part.x1, part.bottom)
            words += [Word(text, *box, part.size, raised, bold) for text in part.texts]
    return tuple(words)


def _runs(characters: Characters) -> Iterator[Run]:
    """Cut the page's text into runs drawn at once and, where even a word is not, into its levels."""
    for piece in PIECE.finditer(characters.text):
        if not characters.mixed:
            yield from _drawn(characters, *piece.span())
            continue
        for begin, stop, upright in _directed(characters, *piece.span()):
            if upright:
                yield from _drawn(characters, begin, stop)
            elif not characters.slanted(begin):  # else a stamp across the page
                yield _sideways(characters, begin, stop)


def _drawn(characters: Characters, start: int, end: int) -> Iterator[Run]:
    """Yield a piece that one text object drew as it is; cut any other."""
    if characters.drawn_at_once(start, end):
        yield _whole(characters, start, end)
    else:
        yield from _halved(characters, [found.span() for found in _WORD.finditer(characters.text, start, end)])


def _directed(characters: Characters, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Cut a piece where the direction of its words changes: a label set sideways is no part of the line after it."""
    words = [found.span() for found in _WORD.finditer(characters.text, start, end)]
    for upright, group in groupby(words, key=lambda span: characters.upright(span[0])):
        spans = list(group)
        yield spans[0][0], spans[-1][1], upright


def _halved(characters: Characters, words: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Halve the words of a piece until each part was drawn by one text object, or is one word."""
    middle = len(words) // 2
    for half in (words[:middle], words[middle:]):
        if not half:
            continue
        if characters.drawn_at_once(half[0][0], half[-1][1]):
            yield _whole(characters, half[0][0], half[-1][1])
        elif len(half) == 1:
            for begin, stop, raised in _parts(characters, *half[0]):
                yield from _levels(characters, begin, stop, raised, closely=True)
        else:
            yield from _halved(characters, half)


def _whole(characters: Characters, start: int, end: int) -> Run:
    """Make a run of words drawn at once; only what may be a superscript glyph is looked into."""
    text = characters.text
    if _FIGURE.search(text, start, end) and _lifts_figure(characters, start, end):
        words = (found.span() for found in _WORD.finditer(text, start, end))
        parts = [part for span in words for part in _parts(characters, *span)]
        texts = [clean(text[begin:stop]) for begin, stop, _ in parts]
        first_end, raised = parts[0][1], parts[0][2]
    else:
        texts = clean(text[start:end]).split()
        first_end, raised = start + len(text[start:end].split(maxsplit=1)[0]), False
    x0, _, baseline, size = characters.glyph(start)
    first_x1 = characters.right(first_end - 1)
    x1 = characters.right(end - 1) if first_end < end else first_x1
    return Run(start, end, texts, x0, x1, baseline, size, first_x1, raised and len(texts) == 1)


def _lifts_figure(characters: Characters, start: int, end: int) -> bool:
    """Tell whether a word of a line ends or begins with a superscript glyph."""
    return any(_is_lifted(characters, found.start()) for found in _AT_AN_END.finditer(characters.text, start, end))


def _sideways(characters: Characters, start: int, end: int) -> Run:
    """Keep text that is turned against the page as one run, a line of its own; its words share its box."""
    glyphs = [characters.glyph(index) for index in (start, end - 1)]
    texts = clean(characters.text[start:end]).split()
    x0, x1 = min(each[0] for each in glyphs), max(each[1] for each in glyphs)
    return Run(start, end, texts, x0, x1, max(each[2] for each in glyphs), glyphs[0][3], x1, upright=False)


def _words_of(characters: Characters, start: int, end: int) -> Iterator[Run]:
    """Cut characters into words, and a word where its baseline changes."""
    for found in _WORD.finditer(characters.text, start, end):
        for begin, stop, raised in _parts(characters, found.start(), found.end()):
            yield from _levels(characters, begin, stop, raised)


def _parts(characters: Characters, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Part a word from superscript glyphs glued to its end or its start; most words are one part."""
    cut = end
    while cut > start and _is_lifted(characters, cut - 1):
        cut -= 1
    if cut == start:
        return [(start, end, True)]
    head = start
    while cut == end and head < end and _is_lifted(characters, head):
        head += 1
    return [span for span in ((start, head, True), (head, cut, False), (cut, end, True)) if span[0] < span[1]]


def _is_lifted(characters: Characters, index: int) -> bool:
    """Tell whether a digit is a superscript glyph: by its character, or by where its ink begins."""
    character = characters.text[index]
    if not character.isdigit():
        return False
    return not character.isdecimal() or characters.lift(index) > LIFTED * characters.glyph(index)[3]


def gathered(text: str, glyph: Callable[[int], Glyph]) -> str:
    """Return a page's text with words joined that PDFium gives letter by letter, each on a line of its own.

    Or of which it sets off the last letters, drawn closer than the others (`201` over `1`).
    A line end between two letters that touch becomes two characters that are no blank and print nothing, any other
    line feeds.
    """
    text = text.replace("\r", "\n")
    ends = _LETTER_END if _SCATTERED.search("\n" + text) else _KERNED
    for start, end in [found.span() for found in ends.finditer(text)]:
        if not text[start - 1 : start].strip():
            continue
        before, after = glyph(start - 1), glyph(end)
        if _level(before, after) and abs(after[0] - before[1]) < TOUCHING * after[3]:
            text = text[:start] + JOINER * (end - start) + text[end:]
    return text


def _levels(characters: Characters, start: int, end: int, raised: bool, *, closely: bool = False) -> Iterator[Run]:
    """Cut a word where its characters leave their baseline: a superscript, a hyphen at a line's end.

    Looked at closely, it is also cut where one text object ends and the next begins a gap away.
    """
    first, last = characters.glyph(start), characters.glyph(end - 1)
    if _level(first, last) and not closely:
        yield _run(characters, start, end, first, last, raised)
        return
    begin, before = start, first
    for index in range(start + 1, end):
        if characters.text[index] == JOINER:
            continue
        here = characters.glyph(index)
        if not _level(before, here) or here[0] - before[1] > BLANK * here[3]:
            yield _run(characters, begin, index, first, before, raised)
            begin, first = index, here
        before = here
    yield _run(characters, begin, end, first, before, raised)


def _level(one: Glyph, other: Glyph) -> bool:
    return abs(one[2] - other[2]) < 0.5 * LIFTED * max(one[3], other[3])


def _run(characters: Characters, start: int, end: int, first: Glyph, last: Glyph, raised: bool) -> Run:
    x0, x1 = min(first[0], last[0]), max(first[1], last[1])
    return Run(start, end, [clean(characters.text[start:end])], x0, x1, first[2], first[3], x1, raised)


def clean(text: str) -> str:
    """Spell ligatures out, show a hyphen at a line's end as printed and not within it, make superscripts plain."""
    if text.isascii() or not _SPELT_OTHERWISE.search(text):
        return text
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(LIGATURES)
    shown = joined.replace(JOINER, "")
    return plain_superscripts(re.sub("\u00ad(?=.)", "", shown).replace("\u00ad", "-"))
