"""The lines on which the parties sign: where they begin, and into which columns a page of them falls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.reading.dates import DATE
from toolkit.reading.pages import Line, Word
from toolkit.reading.paragraphs import Measure, ends_sentence

LABEL = re.compile(
    r"(?:(?P<label>by|name|print(?:ed)? name|title|its|attest|witness|date|dated|signature|signed)(?:\s*\([^)]*\))?\s*"
    r"(?:[:.]\s*|(?<=name)\s+(?=[A-Z])|(?=\s*/s/)|(?=\s*_{3})|$)|"
    r"(?P<more>attn|attention|address|phone|telephone|fax|facsimile|e-?mail|company)(?:\s*\([^)]*\))?\s*[:.]\s*)(?P<value>.*)",
    re.IGNORECASE,
)
ANCHOR = re.compile(
    r"(?:by|attest|name|signature|signed)(?:\s*:|\s*_{3}|\s*$|\s*/s/)|/s/|_{8,}\s*$|\(seal\)", re.IGNORECASE
)
_MAY_SIGN = re.compile(r"/s/|___|\(seal|(?:by|attest|name|signature|signed)\s*(?::|$)", re.IGNORECASE)
"""What every line of a signature has somewhere: a quick look before the line is cut into columns."""
_WITNESS = re.compile(
    r"in witness whereof|in testimony whereof|in consideration whereof|executed (?:this|as of)|"
    r"(?:very truly yours|yours (?:very )?truly|sincerely|respectfully)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:effective|dated?|executed)\b.{0,40}|(?:accepted|agreed|acknowledge[ds]?|confirmed|acknowledgement|and)\b"
    r"(?: and | to | by |\W)*(?:accepted|agreed|acknowledged|confirmed|by|to)?(?: to| by)?\W*"
    r"(?:as of\b.*|this\b.*|on\b.*)?|"
    r"(?:very truly yours|yours (?:very )?truly|sincerely|respectfully)\W*(?:submitted)?\W*|"
    r"\(?seal\)?|\[?corporate seal\]?|x",
    re.IGNORECASE,
)
_DATED_LINE = re.compile(
    r"\W*(?:(?:as |last |initially )?(?:adopted|amended|approved|dated?|effective|revised|restated|executed)\b"
    rf"[\s,:andsof]*(?:on |by the board )?)+:?\s*(?:{DATE.pattern})\W*"
    r"(?:,? (?:and |as )?(?:amended|restated|effective)\b.{0,60})?",
    re.IGNORECASE,
)
ON_BEHALF = re.compile(
    r"(?P<before>.*?),?\s*\b(?P<phrase>(?:on|in) behalf of|for and on behalf of)\s*(?P<whom>.*)", re.IGNORECASE
)
PARTY_LINES = 8
_COLUMN_GAP = 2.6
"""Blanks wider than this many characters part two columns of a signing page."""


def label_of(text: str) -> tuple[str, str] | None:
    """Return the label that a signing line begins with, in lower case, and what stands after it; None without one."""
    match = LABEL.fullmatch(text)
    return ((match["label"] or match["more"]).lower(), match["value"]) if match else None


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words of one line that stands in one column."""

    text: str
    x0: float
    x1: float
    line: Line


def signing_start(lines: Sequence[Line], measure: Measure) -> int:
    """Return the index of the first line of the signing part; `len(lines)` where nobody signs.

    The part begins at its witness clause, or at the party's name above the first `By:`.
    """
    anchor = next((index for index, line in enumerate(lines) if _is_anchor(line)), None)
    if anchor is None:
        return _closing_words(lines)
    start = anchor
    while start > 0 and anchor - start < PARTY_LINES and _may_name_party(lines[start - 1], measure):
        start -= 1
    for index in range(start - 1, max(-1, start - 2 * PARTY_LINES), -1):
        if _WITNESS.match(lines[index].text):
            return index
    return start


def _closing_words(lines: Sequence[Line]) -> int:
    """Find a witness clause without anyone signing below it, else the dates alone at the end (`Adopted: …`)."""
    witness = (i for i, line in enumerate(lines) if line.text[:18].lower() == "in witness whereof")
    start = len(lines)
    while start > 0 and _DATED_LINE.fullmatch(lines[start - 1].text):
        start -= 1
    return next(witness, start)


def _is_anchor(line: Line) -> bool:
    return _MAY_SIGN.search(line.text) is not None and any(ANCHOR.match(text) for text in _texts(line))


def _texts(line: Line) -> Iterator[str]:
    yield from (segment.text for segment in segments_of(line))


def _may_name_party(line: Line, measure: Measure) -> bool:
    """Tell whether a line above `By:` may belong to the party's name: short, and no sentence's end."""
    text = line.text
    if _WITNESS.match(text):
        return False
    if _ASIDE.fullmatch(text) or ON_BEHALF.match(text) or LABEL.match(text):
        return True
    if ends_sentence(text) and not text.endswith(":") and not any(_ASIDE.fullmatch(part) for part in _texts(line)):
        return False
    narrow = line.x1 - line.x0 < 0.75 * (measure.right - measure.left) or line.x0 > measure.left + 0.2 * (
        measure.right - measure.left
    )
    return narrow and (
        text[:1].isupper() or text[:1] in '(["\u201c' or text[:1].isdigit() or line.x0 > measure.left + 30
    )


def end_of_witness(lines: Sequence[Line]) -> int:
    """Return the index after the witness clause: through the line that ends its sentence."""
    if not lines or not re.match(r"in (?:witness|testimony|consideration)", lines[0].text, re.IGNORECASE):
        return 0
    for index, line in enumerate(lines):
        if ends_sentence(line.text) or (index + 1 < len(lines) and _is_anchor(lines[index + 1])):
            return index + 1 if ends_sentence(line.text) else index
    return 0


def by_page(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Part lines by their page: columns are those of one page."""
    part: list[Line] = []
    for line in lines:
        if part and part[-1].page != line.page:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def segments_of(line: Line) -> tuple[Segment, ...]:
    """Cut a line at its wide blanks; a label (`By:`) keeps the words that follow it."""
    runs: list[list[Word]] = [[line.words[0]]]
    for word in line.words[1:]:
        before = runs[-1][-1]
        wide = _COLUMN_GAP * (before.x1 - before.x0 + word.x1 - word.x0) / (len(before.text) + len(word.text))
        text = " ".join(each.text for each in runs[-1])
        if word.x0 - before.x1 > wide and not _waits_for_value(text, word.text):
            runs.append([word])
        else:
            runs[-1].append(word)
    return tuple(Segment(" ".join(w.text for w in run), run[0].x0, run[-1].x1, line) for run in runs)


def _waits_for_value(text: str, following: str) -> bool:
    """Tell whether a label has no value yet and what follows is no label itself."""
    found = label_of(text)
    return found is not None and not found[1] and label_of(following) is None


def columns_of(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Part a signing page at the gutters that no line crosses, where signatures stand on both sides."""
    rest = [
        segment
        for segment in segments
        if not (_ASIDE.fullmatch(segment.text) or DATE.fullmatch(segment.text.rstrip(".")))
    ]
    gutter = _gutter(rest)
    if gutter is None:
        if rest:
            yield rest
        return
    yield from columns_of([segment for segment in rest if segment.x1 <= gutter])
    yield from columns_of([segment for segment in rest if segment.x1 > gutter])


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Return the x of a gutter with a signature line on either side of it; None where there is one column."""
    edges = sorted({segment.x1 for segment in segments})
    for x in edges[:-1]:
        if any(segment.x0 < x < segment.x1 for segment in segments):
            continue
        left = [segment for segment in segments if segment.x1 <= x]
        right = [segment for segment in segments if segment.x1 > x]
        if any(ANCHOR.match(each.text) for each in left) and any(ANCHOR.match(each.text) for each in right):
            return x
    return None


def printed_dates(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the words of the signing part that carry a date: `Dated: October 15, 2004`, `EFFECTIVE [DATE].`."""
    for line in lines:
        for segment in segments_of(line):
            if DATE.search(segment.text) or re.match(r"effective|dated?\b", segment.text, re.IGNORECASE):
                yield segment.text
