"""The full submission as EDGAR keeps it: many documents in one text file, of which one is the agreement.

Each stands between `<DOCUMENT>` and `</DOCUMENT>` with its type (`EX-99.M`), sequence, file name and description. The
exhibit that is a fee agreement is chosen by what it prints; two that are leave the choice to the person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.errors import Fault, InputError, UnreadableError

_DOCUMENT = re.compile(r"<DOCUMENT>(.*?)(?:</DOCUMENT>|(?=<DOCUMENT>)|\Z)", re.DOTALL | re.IGNORECASE)
_TEXT = re.compile(r"<TEXT>[ \t]*\r?\n?(.*?)(?:</TEXT>|\Z)", re.DOTALL | re.IGNORECASE)
_HEADER = r"^<{}>[ \t]*([^\r\n<]*)"
_MARKUP = re.compile(r"<[^>]{1,2000}>|&[#\w]{2,8};")
_NOT_READ = re.compile(r"^\s*(?:begin [0-7]{3} |<(?:PDF|XML|XBRL|ZIP|EXCEL|JSON)>)", re.IGNORECASE)
_EXHIBIT = re.compile(r"EX-?\d", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:agreement|plan|amendment|amended|contract|waiver|expense limitation|fee schedule|schedule of fees)\b",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"12b-1|distribut\w+|underwrit\w+|advis\w+|management|administrat\w+|servic\w+|expense|fee|accounting|"
    r"transfer agen\w+",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(
    r"^[\s\"'“]*(?:amended\s+|restated\s+)*(?:schedule|exhibit|appendix|annex|attachment)\b[\s\"'“”\w.-]{0,12}$|"
    r"^[^\w\n]*(?:schedule|exhibit|appendix)\s+\W?[A-Z0-9]\W?\s+(?:to|of)\b",
    re.IGNORECASE | re.MULTILINE,
)
_RATE = re.compile(r"\d?\.\d+\s*%|\b\d+\s*(?:bps|basis points)|\b0?\.\d{2,4}\b", re.IGNORECASE)
_OTHER_PAPER = re.compile(
    r"\b(?:opinion of|consent of|code of ethics|power of attorney|prospectus|statement of additional information|"
    r"letter of transmittal|by-?laws|declaration of trust|articles of)\b",
    re.IGNORECASE,
)
_TITLE_LINES = 25


@dataclass(frozen=True)
class Exhibit:
    """One document of a submission; `line` is the file's line on which its text begins."""

    type: str
    file_name: str
    description: str
    text: str
    line: int

    def label(self) -> str:
        """Say which exhibit this is: `EX-99.M (plan.txt, line 812)`."""
        inner = ", ".join(part for part in (self.file_name, self.description, f"line {self.line}") if part)
        return f"{self.type} ({inner})"


def is_submission(text: str) -> bool:
    """Tell whether text is EDGAR's wrapper around documents."""
    head = text[:20_000]
    return re.search(r"<(?:SEC|IMS)-DOCUMENT>", head) is not None or re.search(r"<DOCUMENT>\s*<TYPE>", head) is not None


_FEE_LETTER = re.compile(r"EX-99\.?\s?\(?[DEHM]\b", re.IGNORECASE)
"""Form N-1A's letters for advisory, distribution and service contracts and for Rule 12b-1 plans."""


def exhibits(text: str) -> tuple[Exhibit, ...]:
    """Return all documents of a submission in printed order."""
    found = []
    for document in _DOCUMENT.finditer(text):
        body = _TEXT.search(document[1])
        if body is not None:
            head = document[1][: body.start()]
            start = document.start(1) + body.start(1)
            found.append(
                Exhibit(
                    type=_field(head, "TYPE"),
                    file_name=_field(head, "FILENAME"),
                    description=_field(head, "DESCRIPTION"),
                    text=body[1],
                    line=text.count("\n", 0, start) + 1,
                )
            )
    return tuple(found)


def _field(head: str, name: str) -> str:
    found = re.search(_HEADER.format(name), head, re.IGNORECASE | re.MULTILINE)
    return found[1].strip() if found else ""


def choose(text: str, name: str) -> Exhibit:
    """Return the one exhibit that is a fee agreement; an error names the candidates where there are none or several."""
    every = [each for each in exhibits(text) if not _NOT_READ.match(each.text)]
    if not every:
        what = "the submission holds no document that can be read"
        raise UnreadableError(Fault(name, what, "give the exhibit itself"))
    if len(every) == 1:
        return every[0]
    candidates = [each for each in every if _is_agreement(each)]
    with_schedule = [each for each in candidates if _SCHEDULE.search(_plain(each.text))]
    typed = [each for each in every if _may_be_one(each)]
    lettered = [each for each in every if _FEE_LETTER.match(each.type)]
    for group in (with_schedule, candidates, typed, lettered):
        if len(group) == 1:
            return group[0]
        if group:
            raise InputError(_ambiguous(name, group))
    what = f"none of the {len(every)} documents in the submission is a fee agreement: {_names(every)}"
    raise UnreadableError(Fault(name, what, "give the exhibit itself"))


def _is_agreement(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit is headed like a fee agreement and prints a rate."""
    if not _EXHIBIT.match(exhibit.type):
        return False
    plain = _plain(exhibit.text)
    title = "\n".join([line for line in plain.splitlines() if line.strip()][:_TITLE_LINES])
    heading = title[:600]
    return (
        _TITLE.search(title) is not None
        and _FAMILY.search(title) is not None
        and _OTHER_PAPER.search(heading) is None
        and _RATE.search(plain) is not None
    )


def _may_be_one(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit prints a rate and is not headed as another kind of paper, whatever its title."""
    plain = _plain(exhibit.text)
    is_exhibit = _EXHIBIT.match(exhibit.type) is not None
    return is_exhibit and _RATE.search(plain) is not None and _OTHER_PAPER.search(plain.strip()[:600]) is None


def _plain(text: str) -> str:
    return _MARKUP.sub(" ", re.sub(r"<(?:br|p|/p|/tr|/div)\b[^>]*>", "\n", text, flags=re.IGNORECASE))


def _ambiguous(name: str, group: list[Exhibit]) -> Fault:
    what = f"{len(group)} exhibits of the submission may be meant: {_names(group)}"
    return Fault(name, what, "save the one you mean as a file of its own, then read that")


def _names(group: list[Exhibit]) -> str:
    return "; ".join(each.label() for each in group[:10]) + ("; …" if len(group) > 10 else "")  # noqa: PLR2004
