"""Where the parties sign: one block below another or two side by side, blank, with `/s/`, or in the cells of a table.

The signing part of a page is cut at its gutters into columns, each column is read from top to bottom, and every
line says what it is: a party's name, `on behalf of …`, `By:`, a name, a title, an address, `Attn:`. The column of
witnesses (`Attest:`) signs for nobody and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.agreement import DocumentKind, SignatureBlock
from toolkit.reading.dates import DATE
from toolkit.reading.pages import Line, Word, source_of
from toolkit.reading.paragraphs import Measure, ends_sentence, join_lines

_LABEL = re.compile(
    r"(?P<label>by|name|print(?:ed)? name|title|its|attn|attention|attest|witness|date|dated|address|phone|telephone|"
    r"fax|facsimile|e-?mail|company|signature|signed)(?:\s*\([^)]*\))?\s*(?:[:.]\s*|(?<=name)\s+(?=[A-Z])|(?=\s*/s/)|(?=\s*_{3})|$)(?P<value>.*)",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    r"(?:by|attest|name|signature|signed)(?:\s*:|\s*_{3}|\s*$|\s*/s/)|/s/|_{8,}\s*$|\(seal\)", re.IGNORECASE
)
_SIGNED = re.compile(r"/s/\s*(?P<name>.*)", re.IGNORECASE)
_RULE = re.compile(r"[\s_\-–—=.xX]*[_\-–—=]{3,}[\s_\-–—=.]*")
_WITNESS = re.compile(
    r"in witness whereof|in testimony whereof|in consideration whereof|executed (?:this|as of)|"
    r"(?:very truly yours|yours (?:very )?truly|sincerely|respectfully)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:effective|dated?|executed)\b.{0,40}|(?:accepted|agreed|acknowledge[ds]?|confirmed|acknowledgement|and)\b"
    r"(?: and | to | by |\W)*(?:accepted|agreed|acknowledged|confirmed|by|to)?(?: to| by)?\W*(?:as of .*|this .*|on .*)?|"
    r"(?:very truly yours|yours (?:very )?truly|sincerely|respectfully)\W*(?:submitted)?\W*|\(?seal\)?|\[?corporate seal\]?|x",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(
    r"(?P<before>.*?),?\s*\b(?P<phrase>(?:on|in) behalf of|for and on behalf of)\s*(?P<whom>.*)", re.IGNORECASE
)
_TITLE = re.compile(
    r"\b(?:president|secretary|treasurer|officer|director|chair(?:man|woman|person)?|manag(?:er|ing)|counsel|principal|"
    r"member|trustee|partner|comptroller|controller|representative|signatory|administrator|c[efo]o)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^\d+[\w-]*\s+\S|^(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+\w+.*(?:plaza|street|avenue|place|square|center|"
    r"centre|drive|road|way|boulevard|tower|park)|p\.?\s?o\.?\s+box|\b(?:suite|floor|room|mail\s?stop|street|avenue|boulevard|"
    r"drive|parkway)\b|,\s*[A-Z][A-Za-z. ]+\s+\d{5}(?:-\d{4})?$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[-–—]\s+|,\s+")
_PARTY_LINES = 8
_COLUMN_GAP = 2.6
"""Blanks wider than this many characters part two columns of a signing page."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words of one line that stands in one column."""

    text: str
    x0: float
    x1: float
    line: Line


@dataclass
class _Block:
    """A signature block being read."""

    party: list[str] = field(default_factory=list)
    behalf: list[str] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    attention: str | None = None
    signed: str | None = None
    name: str | None = None
    title: str | None = None
    has_signature_line: bool = False

    def close(self, kind: DocumentKind) -> SignatureBlock:
        lines = list({(line.page, line.number): line for line in self.lines}.values())
        return SignatureBlock(
            party=join_lines(self.party),
            on_behalf_of=join_lines(self.behalf) or None,
            address=tuple(self.address),
            attention=self.attention,
            signed=self.signed,
            name=self.name,
            title=self.title,
            source=source_of(kind, lines),
        )


def signing_start(lines: Sequence[Line], measure: Measure) -> int:
    """Return the index of the first line of the signing part; `len(lines)` where nobody signs.

    The part begins at its witness clause, or at the party's name above the first `By:`.
    """
    anchor = next((index for index, line in enumerate(lines) if _is_anchor(line)), None)
    if anchor is None:
        return _closing_words(lines)
    start = anchor
    while start > 0 and anchor - start < _PARTY_LINES and _may_name_party(lines[start - 1], measure):
        start -= 1
    for index in range(start - 1, max(-1, start - 2 * _PARTY_LINES), -1):
        if _WITNESS.match(lines[index].text):
            return index
    return start


def _closing_words(lines: Sequence[Line]) -> int:
    """Find a witness clause without anyone signing below it."""
    found = (i for i, line in enumerate(lines) if re.match(r"in witness whereof", line.text, re.IGNORECASE))
    return next(found, len(lines))


def _is_anchor(line: Line) -> bool:
    return any(_ANCHOR.match(segment) for segment in _texts(line))


def _texts(line: Line) -> Iterator[str]:
    yield from (segment.text for segment in _segments(line))


def _may_name_party(line: Line, measure: Measure) -> bool:
    """Tell whether a line above `By:` may belong to the party's name: short, and no sentence's end."""
    text = line.text
    if _WITNESS.match(text):
        return False
    if _ASIDE.fullmatch(text) or _ON_BEHALF.match(text) or _LABEL.match(text):
        return True
    if ends_sentence(text) and not text.endswith(":") and not any(_ASIDE.fullmatch(part) for part in _texts(line)):
        return False
    narrow = line.x1 - line.x0 < 0.75 * (measure.right - measure.left) or line.x0 > measure.left + 0.2 * (
        measure.right - measure.left
    )
    return narrow and (text[:1].isupper() or text[:1] in '([“"' or text[:1].isdigit() or line.x0 > measure.left + 30)


def read_signatures(lines: Sequence[Line], kind: DocumentKind) -> tuple[SignatureBlock, ...]:
    """Read the signature blocks of the signing part of an agreement, in printed order."""
    prose_until = _end_of_witness(lines)
    blocks: list[_Block] = []
    for part in _by_page(lines[prose_until:]):
        for column in _columns([segment for line in part for segment in _segments(line)]):
            blocks.extend(_read_column(column))
    return tuple(block.close(kind) for block in blocks if block.party and block.has_signature_line)


def _end_of_witness(lines: Sequence[Line]) -> int:
    """Return the index after the witness clause: through the line that ends its sentence."""
    if not lines or not re.match(r"in (?:witness|testimony|consideration)", lines[0].text, re.IGNORECASE):
        return 0
    for index, line in enumerate(lines):
        if ends_sentence(line.text) or (index + 1 < len(lines) and _is_anchor(lines[index + 1])):
            return index + 1 if ends_sentence(line.text) else index
    return 0


def _by_page(lines: Sequence[Line]) -> Iterator[list[Line]]:
    part: list[Line] = []
    for line in lines:
        if part and part[-1].page != line.page:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _segments(line: Line) -> tuple[Segment, ...]:
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
    match = _LABEL.fullmatch(text)
    return match is not None and not match["value"] and not _LABEL.fullmatch(following)


def _columns(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Part a signing page at the gutters that no line crosses, where signatures stand on both sides."""
    rest = [segment for segment in segments if not _ASIDE.fullmatch(segment.text)]
    gutter = _gutter(rest)
    if gutter is None:
        if rest:
            yield rest
        return
    yield from _columns([segment for segment in rest if segment.x1 <= gutter])
    yield from _columns([segment for segment in rest if segment.x1 > gutter])


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Return the x of a gutter with a signature line on either side of it; None where there is one column."""
    edges = sorted({segment.x1 for segment in segments})
    for x in edges[:-1]:
        if any(segment.x0 < x < segment.x1 for segment in segments):
            continue
        left = [segment for segment in segments if segment.x1 <= x]
        right = [segment for segment in segments if segment.x1 > x]
        if any(_ANCHOR.match(each.text) for each in left) and any(_ANCHOR.match(each.text) for each in right):
            return x
    return None


def _read_column(segments: Sequence[Segment]) -> Iterator[_Block]:
    """Read one column from top to bottom into blocks."""
    if segments and all(_is_witness(segment) for segment in segments if _ANCHOR.match(segment.text)):
        return
    block = _Block()
    witness = False
    for index, segment in enumerate(segments):
        match = _LABEL.fullmatch(segment.text)
        label = match["label"].lower() if match else ""
        if label in ("attest", "witness"):
            witness = True
            continue
        if witness and label != "by" and not _opens_block(segments, index):
            continue
        witness = False
        if _begins_block(block, segment, label, segments, index):
            yield block
            block = _Block(party=list(block.party) if label == "by" else [])
        block.lines.append(segment.line)
        if match and label:
            _take_label(block, label, match["value"])
        else:
            _take_words(block, segment.text)
    yield block


def _is_witness(segment: Segment) -> bool:
    return re.match(r"attest|witness", segment.text, re.IGNORECASE) is not None


def _opens_block(segments: Sequence[Segment], index: int) -> bool:
    """Tell whether unlabelled words are followed by a `By:` before anything else that is labelled."""
    for segment in segments[index : index + _PARTY_LINES]:
        match = _LABEL.fullmatch(segment.text)
        if match:
            return match["label"].lower() in ("by", "signature", "signed")
    return False


def _begins_block(block: _Block, segment: Segment, label: str, segments: Sequence[Segment], index: int) -> bool:
    """Tell whether a segment belongs to the next block: a second `By:`, or a party's name after a signature."""
    if not block.has_signature_line:
        return False
    if label == "by":
        return True
    if label or _SIGNED.match(segment.text) or _RULE.fullmatch(segment.text):
        return False
    if _ADDRESS.search(segment.text):
        return False
    return _opens_block(segments, index) and not _is_person(block, segment.text)


def _is_person(block: _Block, text: str) -> bool:
    """Tell whether unlabelled words under a signature are the signer's name or title."""
    if block.signed and block.name is None and _surname(block.signed) in text.lower():
        return True
    return block.title is None and _TITLE.search(text) is not None and len(text.split()) <= _PARTY_LINES


def _surname(name: str) -> str:
    words = [word for word in re.findall(r"[a-z'-]+", name.lower()) if word not in ("jr", "sr", "ii", "iii", "esq")]
    return words[-1] if words else name.lower()


def _take_label(block: _Block, label: str, printed: str) -> None:
    """Take what stands after a label; a rule of underscores is a blank."""
    value = re.sub(r"_{2,}|[-–—=]{3,}", " ", printed).strip() or None
    if label in ("by", "signature", "signed"):
        block.has_signature_line = True
        found = _SIGNED.search(value or "")
        if found:
            block.signed = found["name"].strip() or None
        elif value:
            _take_person(block, value)
    elif label in ("name", "print name", "printed name"):
        block.has_signature_line = True
        block.name = value or block.name
    elif label in ("title", "its"):
        block.title = value or block.title
    elif label in ("attn", "attention"):
        block.attention = value
    elif label == "company" and value:
        block.party.append(value)
    elif label == "address" and value:
        block.address.append(value)


def _take_words(block: _Block, text: str) -> None:
    """Take words without a label: by where they stand and what they look like."""
    signed = _SIGNED.match(text)
    if signed:
        block.has_signature_line = True
        block.signed = signed["name"].strip() or None
    elif _RULE.fullmatch(text):
        block.has_signature_line = block.has_signature_line or bool(block.party)
    elif block.has_signature_line and _is_person(block, text):
        _take_person(block, text)
    elif _ADDRESS.search(text):
        block.address.append(text)
    elif not block.has_signature_line:
        _take_party(block, text)
    elif block.name is None:
        _take_person(block, text)


def _take_party(block: _Block, text: str) -> None:
    """Take a line of the party's name, or of whom it signs for."""
    found = _ON_BEHALF.match(text)
    if found and not block.behalf:
        if found["before"].strip():
            block.party.append(found["before"].strip())
        block.behalf.append(found["whom"])
    elif block.behalf:
        block.behalf.append(text)
    else:
        block.party.append(text)


def _take_person(block: _Block, text: str) -> None:
    """Take a signer's printed name and title, on one line (`J. Doe - President`) or on two."""
    parts = _SEPARATOR.split(text, maxsplit=1)
    if len(parts) > 1 and _TITLE.search(parts[1]):
        block.name, block.title = parts[0], parts[1]
    elif _TITLE.search(text) and (block.name or block.signed):
        block.title = text
    else:
        block.name = text


def printed_dates(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the words of the signing part that carry a date: `Dated: October 15, 2004`, `EFFECTIVE [DATE].`."""
    for line in lines:
        for segment in _segments(line):
            if DATE.search(segment.text) or re.match(r"effective|dated?\b", segment.text, re.IGNORECASE):
                yield segment.text
