"""The parts of a signing page that are read by themselves: pages, and what stands below words of acceptance.

Sentences between two signatures name nobody who signs, and whoever signs below them is another than who signed above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.reading.pages import Line
from toolkit.reading.paragraphs import ends_sentence, join_lines
from toolkit.reading.signing import (
    ANCHOR,
    ASIDE,
    ENDS_AS_ENTITY,
    LABEL,
    ON_BEHALF,
    SIGNATURE_LINE,
    WITNESS,
    WORDS_OF_NAMES,
    is_anchor,
    label_of,
    texts_of,
)

_ACCEPTS = re.compile(r"(?:accept|agree|acknowledge|confirm)", re.IGNORECASE)
_STOP = re.compile(r"\.[\"\u201d]?$")
_SAYS = re.compile(r"\b(?:hereby|is|are|has|have|shall|will|agrees?|accepts?|acknowledges?|confirms?)\b")
"""A verb that makes words a sentence."""
OFFICE = re.compile(
    r"(?:(?:assistant|senior|executive|first|vice|managing|chief|general|authorized)\s+)*"
    r"(?:president|secretary|treasurer|officer|director|member|manager|counsel|signatory)",
    re.IGNORECASE,
)
_WITHIN_BLOCK = frozenset(
    {"by", "name", "print name", "printed name", "title", "its", "date", "dated", "signature", "signed"}
)
"""Labels that no block begins with: its party stands above them."""


def in_parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the parts: columns are those of one page, but for a block that goes on with the next."""
    part: list[Line] = []
    for line in lines:
        next_page = bool(part) and part[-1].page != line.page and not _block_goes_on(part[-1], line)
        if next_page or (part and _ACCEPTS.match(line.text) and _accepts_below(part, line)):
            yield part
            part = []
        part.append(line)
        sentence = _sentence_start(part)
        if sentence is not None:
            del part[sentence:]
            if any(is_anchor(each) for each in part):
                yield part
                part = []
    if part:
        yield part


def _accepts_below(part: Sequence[Line], line: Line) -> bool:
    """Tell whether words of acceptance stand alone between a signature and the next, not under a party's name."""
    alone = ASIDE.fullmatch(line.text) is not None and not ENDS_AS_ENTITY.search(part[-1].text)
    return alone and any(is_anchor(each) for each in part)


def _block_goes_on(last: Line, first: Line) -> bool:
    """Tell whether a page ends within a block: it goes on with a label, or the page ended at the signature itself."""
    labels = [label_of(text) for text in texts_of(first)]
    if any(found is not None and found[0] in _WITHIN_BLOCK for found in labels) or OFFICE.fullmatch(first.text):
        return True
    return any(SIGNATURE_LINE.match(text) for text in texts_of(last)) and not any(
        WITNESS.match(text) or ASIDE.fullmatch(text) for text in texts_of(first)
    )


def _sentence_start(part: Sequence[Line]) -> int | None:
    """Return where the sentence begins that a part ends with; None where its last line ends none.

    A sentence between two signatures (`Alder Inc. hereby accepts …`) names nobody who signs.
    """
    last = part[-1]
    if not (_is_wordy(last.text) and _STOP.search(last.text) and ends_sentence(last.text)):
        return None
    start = len(part) - 1
    while start > 0 and part[start - 1].page == last.page and _runs_to(part[start - 1].text):
        start -= 1
    return start if _SAYS.search(join_lines(line.text for line in part[start:])) else None


def _runs_to(text: str) -> bool:
    """Tell whether a line is part of a sentence that goes on in the next."""
    return _is_wordy(text) and not _STOP.search(text)


def _is_wordy(text: str) -> bool:
    """Tell whether a line reads as prose and signs nothing."""
    words = [word for word in re.findall(r"(?<![\w.])[a-z]{3,}\b", text) if word not in WORDS_OF_NAMES]
    return len(words) > 1 and LABEL.match(text) is None and ON_BEHALF.match(text) is None and not ANCHOR.match(text)
