"""The lines on which the parties sign: where they begin, and into which columns a page of them falls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.reading.dates import DATE
from toolkit.reading.pages import Line, Rule, Word
from toolkit.reading.paragraphs import Measure, ends_sentence, join_lines

LABEL = re.compile(
    r"(?:(?P<label>by|name|print(?:ed)? name|title|its|attest|witness|date|dated|signature|signed)(?:\s*\([^)]*\))?\s*"
    r"(?:[:.]\s*|(?<=name)\s+(?=[A-Z])|(?<=title)\s+(?=[A-Z])|(?=\s*/s/)|(?=\s*_{3})|$)|"
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
SUFFIX = (
    r"(?:inc\.?|incorporated|llc|l\.l\.c\.|l\.p\.|lp|llp|ltd\.?|limited|corp\.?|corporation|company|co\.|trusts?|funds?|"
    r"portfolios?|series|n\.a\.|bank|association|partners|distributors?|advis[eo]rs?|securities|group|associates)"
)
ENDS_AS_ENTITY = re.compile(rf"\b{SUFFIX}[\s,.]*$", re.IGNORECASE)
"""How the names of companies and funds end; a person's and an address do not."""
_MAY_SIGN = re.compile(
    r"/s/|___|\(seal|(?:by|attest|name|signature|signed)\s*:|^(?:\S+\s+){0,3}(?:by|attest|name|signature|signed)\s*$",
    re.IGNORECASE,
)
"""What every line of a signature has somewhere: a quick look before the line is cut into columns."""
_FEW_BLANKS = 6
"""A line of more is long."""
SIGNATURE_LINE = re.compile(r"(?:by|signed)\s*(?::|_|$|/s/)|/s/|_{8,}\s*$", re.IGNORECASE)
_WITNESS_CLAUSE = re.compile(r"in (?:witness|testimony) whereof", re.IGNORECASE)
_WITNESS_REACH = 60
"""Within so many lines below a witness clause somebody signs."""
_BEHALF_LINES = 3
_NARROW, _INDENTED = 0.75, 0.2
"""Shares of the column: a party's name is narrower than the one or set in by more than the other."""
WITNESS = re.compile(
    r"in witness whereof|in testimony whereof|in consideration whereof|executed (?:this|as of)|"
    r"(?:very truly yours|yours (?:very )?truly|sincerely|respectfully)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"(?:effective|dated?|executed)\b.{0,40}|(?:accepted|agreed|acknowledge[ds]?|confirmed|acknowledgement|acceptance|and)\b"
    r"(?: and | to | by |\W)*(?:accepted|agreed|acknowledged|confirmed|by|to)?(?: to| by)?\W*"
    r"(?:as of\b.*|this\b.*|on\b.*)?|"
    r"(?:very truly yours|yours (?:very )?truly|sincerely|respectfully)\W*(?:submitted)?\W*|"
    r"[\[(]?(?:corporate\s+)?seal[\])]?|x|\([^()]{2,40}\)",
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
WORDS_OF_NAMES = frozenset({"of", "and", "the", "for", "&", "each", "severally"})
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


def is_address(text: str) -> bool:
    """Tell whether a line is one of an address: the 12 Mill Street Trust is none."""
    return ADDRESS.search(text) is not None and ENDS_AS_ENTITY.search(text) is None


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
    anchors = [index for index, line in enumerate(lines) if is_anchor(line)]
    for index, line in enumerate(lines):
        if _WITNESS_CLAUSE.match(line.text) and any(0 < anchor - index < _WITNESS_REACH for anchor in anchors):
            return index
    strong = (index for index in anchors if any(SIGNATURE_LINE.match(text) for text in texts_of(lines[index])))
    anchor = next(strong, anchors[0] if anchors else None)
    if anchor is None:
        return _closing_words(lines)
    start = anchor
    while start > 0 and anchor - start < PARTY_LINES and _may_stand_above(lines, start - 1, measure):
        start -= 1
    for index in range(start - 1, max(-1, start - 2 * PARTY_LINES), -1):
        if WITNESS.match(lines[index].text):
            return index
    return start


def _closing_words(lines: Sequence[Line]) -> int:
    """Find a witness clause without anyone signing below it, else the dates alone at the end (`Adopted: …`)."""
    witness = (i for i, line in enumerate(lines) if line.text[:18].lower() == "in witness whereof")
    start = len(lines)
    while start > 0 and _DATED_LINE.fullmatch(lines[start - 1].text):
        start -= 1
    return next(witness, start)


def is_anchor(line: Line) -> bool:
    """Tell whether somebody signs on a line: `By:`, `/s/`, a rule to sign on."""
    text = line.text
    if text.count(" ") > _FEW_BLANKS and not ("/" in text or "_" in text or "(" in text or ":" in text):
        return False  # a look quicker still: nearly every line is long and has none of these
    return _MAY_SIGN.search(text) is not None and any(ANCHOR.match(text) for text in texts_of(line))


def texts_of(line: Line) -> Iterator[str]:
    """Yield what stands in each column of a line."""
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
    if WITNESS.match(text):
        return False
    if ASIDE.fullmatch(text) or _signs_for(text) or LABEL.match(text):
        return True
    if ends_sentence(text) and not text.endswith(":") and not any(ASIDE.fullmatch(part) for part in texts_of(line)):
        return False
    column = measure.right - measure.left
    indented = line.x0 > measure.left + _INDENTED * column
    widest = max(part.x1 - part.x0 for part in segments_of(line))
    narrow = indented or text.isupper() or widest < _NARROW * column
    return narrow and (indented or not text[:1].islower())


def _signs_for(text: str) -> bool:
    """Tell whether a line says on whose behalf somebody signs, after nothing or after the party's name alone."""
    match = ON_BEHALF.match(text)
    return match is not None and all(
        word[:1].isupper() or word.lower() in WORDS_OF_NAMES for word in re.findall(r"[\w&.-]+", match["before"])
    )


def end_of_witness(lines: Sequence[Line]) -> int:
    """Return the index after the witness clause: through the line that ends its sentence."""
    if not lines or not re.match(r"in (?:witness|testimony|consideration)", lines[0].text, re.IGNORECASE):
        return 0
    for index, line in enumerate(lines):
        if ends_sentence(line.text) or (index + 1 < len(lines) and is_anchor(lines[index + 1])):
            return index + 1 if ends_sentence(line.text) else index
    return 0


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


def printed_dates(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words of the signing part that carry a date: `Dated: October 15, 2004`, `EFFECTIVE [DATE].`."""
    witness = join_lines(line.text for line in lines[: end_of_witness(lines)])
    if witness:
        yield witness
    for line in lines:
        for segment in segments_of(line):
            if DATE.search(segment.text) or re.match(r"effective|dated?\b", segment.text, re.IGNORECASE):
                yield segment.text
