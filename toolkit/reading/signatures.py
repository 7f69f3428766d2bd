"""Signature blocks: one below another or two side by side, blank, with `/s/`, or in the cells of a table.

Each column of the signing part is read from top to bottom, and every line says what it is: a party's name,
`on behalf of …`, `By:`, a name, a title, an address, `Attn:`. Who only witnesses (`Attest:`) signs for nobody and is
passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.agreement import DocumentKind, SignatureBlock
from toolkit.reading.pages import Line, Rule, source_of
from toolkit.reading.paragraphs import join_lines
from toolkit.reading.signing import (
    ANCHOR,
    ON_BEHALF,
    PARTY_LINES,
    Segment,
    end_of_witness,
    is_address,
    label_of,
    segments_of,
)
from toolkit.reading.signing_columns import columns_of
from toolkit.reading.signing_parts import OFFICE, in_parts

_SIGNED = re.compile(r"(?:/s/|\(signed\))\s*(?P<name>.*)", re.IGNORECASE)
_THROUGH = re.compile(
    r"\bits\s+(?:(?:sole|managing|general|authorized)\s+)*(?:partner|member|manager|agent|trustee)\b", re.IGNORECASE
)
"""A company through which another signs: `By: Cedar GP, Inc., its General Partner`; who signs stands below."""
_RULE = re.compile(r"[\s_\-\u2013\u2014=.xX]*[_\-\u2013\u2014=]{3,}[\s_\-\u2013\u2014=.]*")
_BLANK = re.compile(r"[A-Za-z][A-Za-z .'/#()-]{1,50}:\s*_{3,}")
"""A line of a form to be filled in, of no label that says who signs (`Account Number: ____`)."""
_TITLE = re.compile(
    r"\b(?:president|vice|secretary|treasurer|officer|director|chair(?:man|woman|person)?|manag(?:er|ing)|counsel|principal|"
    r"member|trustee|partner|comptroller|controller|representative|signatory|administrator|c[efo]o)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?[A-Z][\w\u2019'.-]*(?:\s+(?:[A-Z][\w\u2019'.-]*|de|di|la|van|von|der)){1,4}(?:,?\s+(?:Jr|Sr|II|III|IV|Esq)\.?)?"
)
_ENTITY = re.compile(
    r"\b(?:inc|llc|l\.l\.c|l\.p|lp|llp|ltd|limited|corp|corporation|company|co|trusts?|funds?|portfolios?|series|bank|n\.a|"
    r"association|advis[eo]rs|distributors|securities|associates|group|partners)\b\.?",
    re.IGNORECASE,
)
"""A word that makes a name that of a company or fund and of no person."""
_UNFINISHED = re.compile(r"(?:\b(?:vice|senior|executive|assistant|chief|and|of|to|the)|[,&/-])$", re.IGNORECASE)
"""A title that goes on in the next line."""
_GOES_ON = ("and ", "& ", "of ")
"""How the second line of a title begins."""
_SEPARATOR = re.compile(r"\s+[-\u2013\u2014]\s+|,\s+")


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
            party=_ASKED.sub("", join_lines(self.party)).rstrip(" ,:;"),
            on_behalf_of=join_lines(self.behalf) or None,
            address=tuple(self.address),
            attention=self.attention,
            signed=self.signed,
            name=self.name,
            title=self.title,
            source=source_of(kind, lines),
        )


_ASKED = re.compile(
    r"^(?=(?:\S+\s+){2,})[^:]*\b(?:signature|signing|acceptance|agreement)\b[^:]*:\s+(?=\S)", re.IGNORECASE
)
"""A sentence above the party that asks it to sign ("Your signature below shows acceptance of this Agreement: …")."""


def read_signatures(
    lines: Sequence[Line], kind: DocumentKind, rules: Mapping[int, Sequence[Rule]]
) -> tuple[SignatureBlock, ...]:
    """Read the signature blocks of the signing part of an agreement, in printed order; `rules` are those of a page."""
    prose_until = end_of_witness(lines)
    blocks: list[_Block] = []
    for part in in_parts(lines[prose_until:]):
        ruled = rules.get(part[0].page, ())
        for column in columns_of([segment for line in part for segment in segments_of(line, ruled)]):
            blocks.extend(_read_column(column))
    signing = [block for block in blocks if block.party and block.has_signature_line]
    return tuple(block.close(kind) for block in sorted(signing, key=lambda block: _place(block.lines[0])))


def _place(line: Line) -> tuple[int, int]:
    return line.page, line.number


def _read_column(segments: Sequence[Segment]) -> Iterator[_Block]:
    """Read one column from top to bottom into blocks."""
    if segments and all(_is_witness(segment) for segment in segments if ANCHOR.match(segment.text)):
        return
    block = _Block()
    witness: str | None = None
    segments = _with_partners(segments)
    for index, segment in enumerate(segments):
        label, value = label_of(segment.text) or ("", "")
        if label in ("attest", "witness"):
            witness = value
            continue
        if witness is not None and label != "by":
            signed = _SIGNED.match(segment.text)
            witness = signed["name"] if signed else witness
            own = signed or _RULE.fullmatch(segment.text) or _names_witness(segment.text, witness)
            if own or not _opens_block(segments, index):
                continue
        witness = None
        if _begins_block(block, segment, label, segments, index):
            yield block
            block = _Block(party=list(block.party) if label == "by" else [])
        block.lines.append(segment.line)
        if label:
            _take_label(block, label, value)
        else:
            _take_words(block, segment.text)
    yield block


def _with_partners(segments: Sequence[Segment]) -> list[Segment]:
    """Join a company through which another signs with the words below that say so (`By: Cedar GP,` over `its …`)."""
    joined: list[Segment] = []
    for segment in segments:
        before = joined[-1] if joined else None
        label, value = (label_of(before.text) if before else None) or ("", "")
        both = f"{value} {segment.text}"
        if before and label == "by" and value and _THROUGH.search(both) and not _THROUGH.search(value):
            joined[-1] = Segment(f"{before.text} {segment.text}", before.x0, segment.x1, before.line)
        else:
            joined.append(segment)
    return joined


def _is_witness(segment: Segment) -> bool:
    return re.match(r"attest|witness", segment.text, re.IGNORECASE) is not None


def _names_witness(text: str, witness: str) -> bool:
    """Tell whether words under `Attest:` are the witness's own name or office."""
    signed = re.sub(r"/s/|_+", " ", witness).strip()
    return (bool(signed) and _surname(signed) in text.lower()) or re.search(
        r"\bsecretary\b", text, re.IGNORECASE
    ) is not None


def _opens_block(segments: Sequence[Segment], index: int) -> bool:
    """Tell whether unlabelled words are followed by a `By:` before anything else that is labelled."""
    for segment in segments[index : index + PARTY_LINES]:
        found = label_of(segment.text)
        if found:
            return found[0] in ("by", "signature", "signed")
    return False


def _begins_block(block: _Block, segment: Segment, label: str, segments: Sequence[Segment], index: int) -> bool:
    """Tell whether a segment belongs to the next block: a second `By:`, or a party's name after a signature."""
    if not block.has_signature_line:
        return False
    if label == "by":
        return not _prints_signer(block, segment.text)
    if label or _SIGNED.match(segment.text) or _RULE.fullmatch(segment.text):
        return False
    if is_address(segment.text):
        return False
    unfinished = block.title is not None and (
        _UNFINISHED.search(block.title) is not None or segment.text.startswith(_GOES_ON)
    )
    if unfinished or _is_person(block, segment.text) or _names_signer(block, segments, index):
        return False
    return _opens_block(segments, index)


def _prints_signer(block: _Block, text: str) -> bool:
    """Tell whether a `By:` below a signature prints the name of who signed."""
    _, value = label_of(text) or ("", "")
    own = bool(block.signed) and block.name is None and bool(value) and not _SIGNED.search(value)
    return own and _surname(block.signed or "") in value.lower()


def _is_person(block: _Block, text: str) -> bool:
    """Tell whether unlabelled words under a signature are the signer's name or title."""
    if block.signed and block.name is None and _surname(block.signed) in text.lower():
        return True
    return block.title is None and _TITLE.search(text) is not None and len(text.split()) <= PARTY_LINES


def _names_signer(block: _Block, segments: Sequence[Segment], index: int) -> bool:
    """Tell whether words right under a blank signature are a person's name, with an office behind or below it."""
    if block.name or block.title or block.signed or _ENTITY.search(segments[index].text):
        return False
    name, *office = _SEPARATOR.split(segments[index].text, maxsplit=1)
    below = segments[index + 1].text if index + 1 < len(segments) else ""
    office = office or [below]
    return (
        _PERSON.fullmatch(name) is not None and _TITLE.search(office[0]) is not None and not _ENTITY.search(office[0])
    )


def _surname(name: str) -> str:
    words = [word for word in re.findall(r"[a-z'-]+", name.lower()) if word not in ("jr", "sr", "ii", "iii", "esq")]
    return words[-1] if words else name.lower()


def _take_label(block: _Block, label: str, printed: str) -> None:
    """Take what stands after a label; a rule of underscores is a blank."""
    value = re.sub(r"_{2,}|[-\u2013\u2014=]{3,}", " ", printed).strip() or None
    if label in ("by", "signature", "signed"):
        if _THROUGH.search(value or ""):
            return
        block.has_signature_line = True
        found = _SIGNED.search(value or "")
        if found:
            _take_signed(block, found["name"])
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
        _take_signed(block, signed["name"])
    elif _BLANK.fullmatch(text):
        return
    elif _RULE.fullmatch(text):
        block.has_signature_line = block.has_signature_line or bool(block.party)
    elif block.title and (_UNFINISHED.search(block.title) or text.startswith(_GOES_ON)):
        block.title = f"{block.title} {text}"
    elif block.has_signature_line and _is_person(block, text):
        _take_person(block, text)
    elif is_address(text):
        block.address.append(text)
    elif not block.has_signature_line:
        _take_party(block, text)
    elif block.name is None:
        _take_person(block, text)


def _take_party(block: _Block, text: str) -> None:
    """Take a line of the party's name, or of whom it signs for."""
    if block.party and block.party[-1].endswith(" on") and text.startswith("behalf of"):
        block.party[-1], text = block.party[-1].removesuffix(" on"), f"on {text}"
    found = ON_BEHALF.match(text)
    if found and not block.behalf:
        if found["before"].strip():
            block.party.append(found["before"].strip())
        block.behalf.append(found["whom"])
    elif block.behalf:
        block.behalf.append(text)
    else:
        block.party.append(text)


def _take_signed(block: _Block, printed: str) -> None:
    """Take what stands after `/s/`: a name, and at times the signer's title behind it."""
    parts = _SEPARATOR.split(printed.strip(), maxsplit=1)
    if len(parts) > 1 and _TITLE.search(parts[1]):
        block.signed, block.title = parts[0], parts[1]
    else:
        block.signed = printed.strip() or None


def _take_person(block: _Block, text: str) -> None:
    """Take a signer's printed name and title, on one line (`J. Doe - President`) or on two."""
    parts = _SEPARATOR.split(text, maxsplit=1)
    if len(parts) > 1 and _TITLE.search(parts[1]):
        block.name, block.title = parts[0], parts[1]
    elif _TITLE.search(text) and (block.name or block.signed or OFFICE.fullmatch(text.strip("()"))):
        block.title = text
    else:
        block.name = text
