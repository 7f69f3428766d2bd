"""The lines on which the parties sign: where they begin, and into which columns a page of them falls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.reading.dates import DATE
from toolkit.reading.pages import Line, Rule, Word
from toolkit.reading.paragraphs import Measure, ends_sentence, join_lines

LABEL = re.compile(
    r"(?:(?P<label>by|name|print(?:ed)? name|title|its|attest|witness|date|dated|signature|signed)(?:\s*\([^)]*\))?\s*"
    r"(?:[:.]\s*|(?<=name)\s+(?=[A-Z])|(?=\s*/s/)|(?=\s*_{3})|$)|"
    r"(?P<more>attn|attention|address|phone|telephone|fax|facsimile|e-?mail|company)(?:\s*\([^)]*\))?\s*[:.]\s*)(?P<value>.*)",
    re.IGNORECASE,
)
ANCHOR = re.compile(
    r"(?:by|attest|name|signature|signed)(?:\s*:|\s*_{3}|\s*$|\s*/s/)|/s/|_{8,}\s*$|\(seal\)", re.IGNORECASE
)
ADDRESS = re.compile(
    r"^\d+[\w-]*\s+\S|^(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+\w+.*(?:plaza|street|avenue|place|square|center|"
    r"centre|drive|road|way|boulevard|tower|park)|p\.?\s?o\.?\s+box|\b(?:suite|floor|room|mail\s?stop|street|avenue|boulevard|"
    r"drive|parkway)\b|,\s*[A-Z][A-Za-z. ]+\s+\d{5}(?:-\d{4})?$",
    re.IGNORECASE,
)
"""A line of an address: a number and a street, a room, a post code."""
_MAY_SIGN = re.compile(
    r"/s/|___|\(seal|(?:by|attest|name|signature|signed)\s*:|^(?:\S+\s+){0,3}(?:by|attest|name|signature|signed)\s*$",
    re.IGNORECASE,
)
"""What every line of a signature has somewhere: a quick look before the line is cut into columns."""
_SIGNS, _FEW_BLANKS = frozenset("/_(:"), 6
"""A long line without any of these signs is none: a look quicker still."""
_SIGNATURE_LINE = re.compile(r"(?:by|signed)\s*(?::|_|$|/s/)|/s/|_{8,}\s*$", re.IGNORECASE)
_WITNESS_CLAUSE = re.compile(r"in (?:witness|testimony) whereof", re.IGNORECASE)
_WITNESS_REACH = 60
"""Within so many lines below a witness clause somebody signs."""
_BEHALF_LINES = 3
_NARROW, _INDENTED = 0.75, 0.2
"""Shares of the column: a party's name is narrower than the one or set in by more than the other."""
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
    r"\(?seal\)?|\[?corporate seal\]?|x|\([^()]{2,40}\)",
    re.IGNORECASE,
)
_DATED_BESIDE = re.compile(
    rf"(?P<date>(?:effective|dated?)\b:?\s+(?:as of\s+|on\s+)?(?:\[[^\]]*\]|{DATE.pattern})\.?)\s+\S", re.IGNORECASE
)
"""A date printed to the left of a block, at the height of the party's name."""
_DATED_LINE = re.compile(
    r"\W*(?:(?:as |last |initially )?(?:adopted|amended|approved|dated?|effective|revised|restated|executed)\b"
    rf"[\s,:andsof]*(?:on |by the board )?)+:?\s*(?:{DATE.pattern})\W*"
    r"(?:,? (?:and |as )?(?:amended|restated|effective)\b.{0,60})?",
    re.IGNORECASE,
)
ON_BEHALF = re.compile(
    r"(?P<before>.*?),?\s*\b(?P<phrase>(?:on|in) behalf of|for and on behalf of)\s*(?P<whom>.*)", re.IGNORECASE
)
_WORDS_OF_NAMES = frozenset({"of", "and", "the", "for", "&", "each", "severally"})
PARTY_LINES = 8
_OTHER_COLUMN = 8
"""Characters: a gap as wide as this behind `Attest:` leads to the other column."""
_COLUMN_GAP = 1.6
"""Blanks wider than this many characters part two columns of a signing page."""


_THIN = 3.0
"""Points: a rule thinner than this is drawn as a line."""


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
    anchors = [index for index, line in enumerate(lines) if _is_anchor(line)]
    for index, line in enumerate(lines):
        if _WITNESS_CLAUSE.match(line.text) and any(0 < anchor - index < _WITNESS_REACH for anchor in anchors):
            return index
    strong = (index for index in anchors if any(_SIGNATURE_LINE.match(text) for text in _texts(lines[index])))
    anchor = next(strong, anchors[0] if anchors else None)
    if anchor is None:
        return _closing_words(lines)
    start = anchor
    while start > 0 and anchor - start < PARTY_LINES and _may_stand_above(lines, start - 1, measure):
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
    text = line.text
    if _SIGNS.isdisjoint(text) and text.count(" ") > _FEW_BLANKS:
        return False
    return _MAY_SIGN.search(text) is not None and any(ANCHOR.match(text) for text in _texts(line))


def _texts(line: Line) -> Iterator[str]:
    yield from (segment.text for segment in segments_of(line))


def _may_stand_above(lines: Sequence[Line], index: int, measure: Measure) -> bool:
    """Tell whether a line above `By:` is part of the party's name, or of the words on whose behalf it signs."""
    if _may_name_party(lines[index], measure):
        return True
    above = lines[max(0, index - _BEHALF_LINES) : index]
    return not ends_sentence(lines[index].text) and any(_signs_for(line.text) for line in above)


def _may_name_party(line: Line, measure: Measure) -> bool:
    """Tell whether a line above `By:` may belong to the party's name: short or in capitals, and no sentence's end."""
    text = line.text
    if _WITNESS.match(text):
        return False
    if _ASIDE.fullmatch(text) or _signs_for(text) or LABEL.match(text):
        return True
    if ends_sentence(text) and not text.endswith(":") and not any(_ASIDE.fullmatch(part) for part in _texts(line)):
        return False
    column = measure.right - measure.left
    indented = line.x0 > measure.left + _INDENTED * column
    narrow = indented or text.isupper() or line.x1 - line.x0 < _NARROW * column
    return narrow and (indented or not text[:1].islower())


def _signs_for(text: str) -> bool:
    """Tell whether a line says on whose behalf somebody signs, after nothing or after the party's name alone."""
    match = ON_BEHALF.match(text)
    return match is not None and all(
        word[:1].isupper() or word.lower() in _WORDS_OF_NAMES for word in re.findall(r"[\w&.-]+", match["before"])
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


def segments_of(line: Line, rules: Sequence[Rule] = ()) -> tuple[Segment, ...]:
    """Cut a line at its wide blanks and at the ruled edges of cells; a label (`By:`) keeps the words that follow it."""
    middle = (line.top + line.bottom) / 2
    edges = [rule.x0 for rule in rules if rule.x1 - rule.x0 < _THIN and rule.top < middle < rule.bottom]
    dated = _DATED_BESIDE.match(line.text)
    beside = len(dated["date"].split()) if dated else 0
    runs: list[list[Word]] = [[line.words[0]]]
    for count, word in enumerate(line.words[1:], start=1):
        before = runs[-1][-1]
        wide = _COLUMN_GAP * (before.x1 - before.x0 + word.x1 - word.x0) / (len(before.text) + len(word.text))
        parted = (
            word.x0 - before.x1 > wide or count == beside or any(before.x1 - 1 < edge < word.x0 + 1 for edge in edges)
        )
        if parted and not _waits_for_value(runs[-1], word):
            runs.append([word])
        else:
            runs[-1].append(word)
    return tuple(Segment(" ".join(w.text for w in run), run[0].x0, run[-1].x1, line) for run in runs)


def _waits_for_value(run: Sequence[Word], word: Word) -> bool:
    """Tell whether a label has no value yet and what follows is no label itself.

    A name far to the right of `Attest:` is that of the party which signs in the other column.
    """
    found = label_of(" ".join(each.text for each in run))
    if found is None or found[1] or label_of(word.text) is not None:
        return False
    far = word.x0 - run[-1].x1 > _OTHER_COLUMN * (word.x1 - word.x0) / len(word.text)
    return not (far and found[0] in ("attest", "witness") and not word.text.startswith(("/s/", "_")))


def columns_of(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Part the segments of a signing page into columns, each from top to bottom, the left one first."""
    rest = [
        segment
        for segment in segments
        if not (_ASIDE.fullmatch(segment.text) or DATE.fullmatch(segment.text.rstrip(".")))
    ]
    starts = [index for index, segment in enumerate(rest) if _begins_witnessed(rest, index)]
    if len(starts) > 1:
        for start, end in pairwise([0, *starts[1:], len(rest)]):
            yield from columns_of(rest[start:end])
        return
    gutter = _gutter(rest)
    band = None if gutter is not None or not rest else _band(rest)
    if gutter is not None:
        yield from columns_of([segment for segment in rest if segment.x1 <= gutter])
        yield from columns_of([segment for segment in rest if segment.x1 > gutter])
    elif band is not None:
        first, last = band
        yield from columns_of(rest[:first])
        yield from columns_of(rest[first:last])
        yield from columns_of(rest[last:])
    elif rest:
        yield _rejoined(rest)


def _begins_witnessed(segments: Sequence[Segment], index: int) -> bool:
    """Tell whether a segment is an `Attest:` with the party's name beside it, the first line of a block of its own."""
    beside = segments[index + 1] if index + 1 < len(segments) else None
    found = label_of(segments[index].text)
    if found is None or found != (found[0], "") or beside is None or beside.line is not segments[index].line:
        return False
    return found[0] in ("attest", "witness") and label_of(beside.text) is None


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Return the x of a gutter that nothing crosses, with a signature line on either side; None for one column."""
    edges = sorted({segment.x1 for segment in segments})
    for x in edges[:-1]:
        if any(segment.x0 < x < segment.x1 for segment in segments):
            continue
        left = [segment for segment in segments if segment.x1 <= x]
        right = [segment for segment in segments if segment.x1 > x]
        if any(ANCHOR.match(each.text) for each in left) and any(ANCHOR.match(each.text) for each in right):
            return x
    return None


def _band(segments: Sequence[Segment]) -> tuple[int, int] | None:
    """Find two signatures side by side between blocks that run over their gutter; None where there are none.

    Returns the range of segments around them that keep clear of the gutter.
    """
    for index, (left, right) in enumerate(pairwise(segments)):
        if left.line is not right.line or not (ANCHOR.match(left.text) and ANCHOR.match(right.text)):
            continue
        x = right.x0 - 1
        crossing = [at for at, segment in enumerate(segments) if segment.x0 < x < segment.x1]
        above = max((at + 1 for at in crossing if at < index), default=0)
        first = next(at for at in range(above, index + 1) if _has_neighbour(segments, at, x))
        last = min((at for at in crossing if at > index), default=len(segments))
        if (first, last) != (0, len(segments)):
            return first, last
    return None


def _has_neighbour(segments: Sequence[Segment], at: int, x: float) -> bool:
    """Tell whether a segment has another on its line across the gutter: the parties' names stand side by side."""
    following = segments[at + 1] if at + 1 < len(segments) else None
    return following is not None and following.line is segments[at].line and segments[at].x1 <= x < following.x1


def _rejoined(segments: Sequence[Segment]) -> list[Segment]:
    """Join again what stands on one line of one column, but for a second label (`Attest: … By: …`)."""
    joined: list[Segment] = []
    for segment in segments:
        before = joined[-1] if joined else None
        if before is not None and before.line is segment.line and label_of(segment.text) is None:
            joined[-1] = Segment(f"{before.text} {segment.text}", before.x0, segment.x1, segment.line)
        else:
            joined.append(segment)
    return joined


def printed_dates(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words of the signing part that carry a date: `Dated: October 15, 2004`, `EFFECTIVE [DATE].`."""
    witness = join_lines(line.text for line in lines[: end_of_witness(lines)])
    if witness:
        yield witness
    for line in lines:
        for segment in segments_of(line):
            if DATE.search(segment.text) or re.match(r"effective|dated?\b", segment.text, re.IGNORECASE):
                yield segment.text
