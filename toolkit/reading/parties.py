"""Who the agreement is between: the parties its opening names, with the part each plays.

Roles are `registrant` (the investment company: a trust or fund), `adviser`, `subadviser`, `distributor`,
`administrator`, `transfer-agent`, `custodian`, `intermediary` (a dealer, bank or insurer) and `other`. Registrants that
an opening names only by reference (`each registered investment company, listed in Schedule A`) are the registrants
of the schedule's rows and are not repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from toolkit.agreement import DocumentKind, Family, Party, SignatureBlock
from toolkit.reading.amendment_head import before_recitals
from toolkit.reading.pages import Line, source_of
from toolkit.reading.paragraphs import Paragraph
from toolkit.reading.party_roles import ROLE_OF_FAMILY, role_from, role_of, with_role_of_family
from toolkit.reading.signing import ENDS_AS_ENTITY
from toolkit.reading.terms import STATE

_WORD = r"(?:[A-Z0-9][\w&.\u2019'/-]*|&)"
_COUNTRY = r"\([A-Z][A-Za-z.]{1,12}\)(?=,?\s+(?:Inc|LLC|L\.L\.C|Ltd|Limited|L\.P|LP|Corp|Company)\b)"
"""The country of a branch, inside its name: `Alder Asset Management (US) Inc.`."""
_NAME = rf"{_WORD}(?:,?\s+(?:(?:{_WORD}|of|for|and|the|de)(?![\w])|{_COUNTRY})){{0,24}}"
_TERM = (
    r"\(\s*(?:[^()\"\u201c\u201d]{0,80}?)"
    r"[\"\u201c'\u2018](?P<term>[^\"\u201d\u2019']{2,50})[\"\u201d'\u2019][^()]{0,160}\)"
)
_TERM_GIVEN = re.compile(_TERM)
_FOR_SERIES = re.compile(
    r"\b(?:on behalf of|with respect to)\s+(?:(?:each of\s+)?its\s+series,?\s+)?(?:the\s+)?$|"
    r"\b(?:underwriter|distributor|advis[eo]r|administrator)\s+(?:of|to|for)\s+(?:each\s+of\s+)?(?:the\s+)?$|"
    r"\b(?:successor(?:\s+in\s+interest)?\s+to|formerly(?:\s+known\s+as)?|f/k/a|assignee\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words before a series for which a party acts, whom it serves or succeeded: none is a party by that."""
_SAID_AFTER = re.compile(r",?\s+(?:as|the|its|an?)\s+(?P<about>[a-z][a-z -]{3,40})")
"""How a party is described behind its term: (`("Alder"), the principal underwriter of …`)."""
_OR_TERM = re.compile(
    r"\bor\s+(?:the\s+)?[\"\u201c'\u2018](?P<term>[^\"\u201d\u2019']{2,50})[\"\u201d'\u2019]", re.IGNORECASE
)
"""A second term for the same party: (`"Alder" or the "Sub-Adviser"`)."""
_JURISDICTION = re.compile(
    rf"\b((?:organi[sz]ed|existing|formed|incorporated|chartered)\b[^.;()]{{0,60}}\b(?:of|in)\s+)((?:{STATE}),?\s+and\s+)",
    re.IGNORECASE,
)
"""Where a party is organized, right before the next party: `a corporation of the State of Ohio and Birch LLC`."""
_OTHER_NAME = re.compile(r"\s+(?:d/b/a|f/k/a|a/k/a|doing business as|formerly known as)\s+(?:the\s+)?[A-Z][^,;()]*")
"""What a party is also called, or was: `Alder Company d/b/a Alder Services`."""
_KIND_OF_LAST = re.compile(
    r"^\s*,\s*an?\s+[^,;()]{3,80}?\b(?:trust|corporation|company|partnership|association)\b", re.IGNORECASE
)
"""What the party before is, behind its term: `("Alder"), a Delaware trust, Birch LLC ("Birch")`."""
_NEXT_NAME = re.compile(
    r",?\s+and\s+(?!trust\s+(?:company|co\.|corporation|association)\b)(?:the\s+)?|,\s+(?=[A-Z])(?!(?:inc|incorporated|llc|l\.l\.c|l\.p|lp|llp|ltd|limited|n\.a|corp)\b)",
    re.IGNORECASE,
)
"""What may stand between two names; a comma before `Inc.` does not part."""
_ADJACENT = re.compile(rf"(?P<name>{_NAME})(?:\s*\([^()\"\u201c\u201d]{{1,60}}\))?,?\s*$")
_DESCRIBED = re.compile(
    rf"(?P<name>{_NAME}),?\s+"
    r"(?=(?:an?|organized|acting|on behalf of|as|solely|each|doing|being|having|with|in its|not|(?:acts|serves) as|"
    r"investment advis[eo]r|principal underwriter|administrator|distributor)\b)"
)
_ONE_OF_SEVERAL = re.compile(r"(\b(?:inc\.|llc|l\.l\.c\.|corp\.|trust))\s+(?=[A-Z]+\s+[A-Z])", re.IGNORECASE)
"""Where one name ends and the next begins in a block that several sign together."""
_COMMON_NOUN = re.compile(r"\b(?:an?|registered|each)\s+$", re.IGNORECASE)
_PLAIN = re.compile(
    rf"\b(?:between|among|and|by|with|of)\s+(?:the\s+)?(?P<name>{_NAME})"
    r"(?=\s*[,(;.]|\s+(?:on behalf|with|dated|made|effective)\b|$)"
)
_NO_PARTY_TERM = re.compile(
    r"\b(?:agreements?|plans?|act|rules?|amendments?|schedules?|shares?|class(?:es)?|board|trustees|"
    r"directors|commission|sec|finra|nasd|prospectus\w*|statement|effective date|exhibit|appendix|services|fees?|"
    r"contracts?|sai|code|irs|dis-?interested|independent|customers?|"
    r"shareholders|clients?|assets|policy|policies|contract owners|parties|party|letter)\b",
    re.IGNORECASE,
)
_NO_PARTY_NAME = re.compile(
    r"\b(?:act of|securities and exchange|rule \d|schedule [a-z\d]\b|exhibit [a-z\d]\b|section \d|appendix|annex|"
    r"attachment|(?:state|commonwealth) of|know all men|"
    r"by these presents|laws of|agreement|plan|amendment|"
    r"board of|financial industry|national association of securities|declaration of trust)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"^\d+\s|,\s*(?:{STATE})(?:\s+\d{{5}}(?:-\d{{4}})?)?$|,\s*[A-Z]{{2}}\s+\d{{5}}(?:-\d{{4}})?$", re.IGNORECASE
)
"""A street, or a town and its state: where a party is, not what it is called."""
_LEADING = re.compile(
    r"^(?:(?:the|by|and|between|among|of|for|this|whereas|that|in|on|as|each|agreement|made|witnesseth)\b[\s,:]*)+",
    re.IGNORECASE,
)
_POINT_OF_NAME = re.compile(r"\b(?:inc|corp|co|ltd|l\.p|n\.a|l\.l\.c|s\.a)\.$", re.IGNORECASE)
"""A name's own last point; any other is the sentence's."""
_SENTENCE_BEFORE = re.compile(r"(?:(?<=\d)|(?<=[a-z]{4}))\.\s+")
_OPENING = 40
"""The parties are named within so many paragraphs: an agreement without numbers is all preamble."""
_REACH = 600
"""A name stands within so many characters before the term that is given to it."""
_DEFINING = 4
"""A plan without a preamble names its parties in so many paragraphs of its first clauses."""


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    term: str
    about: str
    at: int


def read_parties(
    paragraphs: Sequence[Paragraph],
    before_clauses: int,
    blocks: Sequence[SignatureBlock],
    family: Family,
    kind: DocumentKind,
    title: str = "",
) -> tuple[Party, ...]:
    """Return the parties that the opening names, and after them who else signs by name.

    The opening is what stands before the recitals; where it names nobody, the recitals (a plan adopted by `Rowan
    Trust, a business trust (the "Trust")`), and then the first clauses.
    """
    preamble = paragraphs[: min(before_clauses, _OPENING)]
    openings = (
        tuple(zip(preamble, before_recitals([paragraph.text for paragraph in preamble]), strict=False)),
        tuple((paragraph, paragraph.text) for paragraph in preamble),
        tuple((paragraph, paragraph.text) for paragraph in paragraphs[: before_clauses + _DEFINING]),
    )
    parties: list[Party] = []
    terms = {_letters(term["term"]) for _, text in openings[2] for term in _TERM_GIVEN.finditer(text)}
    for opening in openings:
        found = [(paragraph, mention) for paragraph, text in opening for mention in _mentions(text)]
        found = [(paragraph, mention) for paragraph, mention in found if _letters(mention.name) not in terms]
        if parties:
            found = [(paragraph, mention) for paragraph, mention in found if _completes(parties, mention, family)][:1]
        parties += [
            Party(
                name=mention.name,
                role=role_from(mention.term, mention.name, mention.about),
                source=source_of(kind, _lines_of(paragraph, mention)),
            )
            for paragraph, mention in found
        ]
    named = {_letters(party.name) for party in parties}
    for block in blocks:
        for name in _ONE_OF_SEVERAL.sub(r"\1\n", block.party).split("\n"):
            if ENDS_AS_ENTITY.search(name) and not _is_named(_letters(name), named):
                named.add(_letters(name))
                parties.append(Party(name=name, role=role_from("", name, ""), source=block.source))
    distinct = {_letters(party.name): party for party in reversed(parties)}
    return with_role_of_family(tuple(distinct.values())[::-1], family, title)


def _completes(parties: Sequence[Party], mention: _Mention, family: Family) -> bool:
    """Tell whether a mention below the opening is of the party an agreement of its family is about, named nowhere yet.

    A plan that opens with its trust alone names its distributor in its recitals or first clauses.
    """
    role = ROLE_OF_FAMILY.get(family)
    return (
        role is not None
        and role_of(mention.term) == role
        and not any(party.role in (role, "other") for party in parties)
    )


def _is_named(letters: str, named: Collection[str]) -> bool:
    """Tell whether a signing party is named already, by itself or as one of several whose names stand in one block."""
    if any(letters in other for other in named):
        return True
    for other in sorted(named, key=len, reverse=True):
        letters = letters.replace(other, "")
    return not letters


def _letters(name: str) -> str:
    """Return a name's letters and figures alone: spaces, capitals and a leading The make no other party."""
    return re.sub(r"^the\s|[^a-z0-9]", "", name.lower())


def _mentions(text: str) -> Iterator[_Mention]:
    """Yield the parties a paragraph names, in order, each once: those given a term, and plain ones beside them."""
    found: dict[str, _Mention] = {}
    after_last = 0
    for term in _TERM_GIVEN.finditer(text):
        window, after_last = text[max(after_last, term.start() - _REACH) : term.start()], term.end()
        if _NO_PARTY_TERM.search(term["term"]):
            continue
        window = _OTHER_NAME.sub("", window)
        window = _KIND_OF_LAST.sub(lambda match: ";".ljust(len(match[0])), window)
        window = _JURISDICTION.sub(lambda match: match[1] + ";".ljust(len(match[2])), window)
        names, about, start = _named_before(window)
        if names and _FOR_SERIES.search(window[: max(start, window.rfind(names[0]))]):
            continue
        given = _part_said(term, about)
        for name in names:
            found.setdefault(name, _Mention(name, given, about, term.start() - len(window) + start))
    opener = re.search(r"\b(?:between|among)\b", text)
    if opener:
        for match in _PLAIN.finditer(text, opener.start()):
            if _FOR_SERIES.search(text[: match.start("name")]):
                continue
            for name in _names_in(match["name"]):
                if ENDS_AS_ENTITY.search(name) and not any(name in other or other in name for other in found):
                    about = text[match.end("name") : match.end("name") + 80]
                    found.setdefault(name, _Mention(name, "", about.split(" and ")[0], match.start("name")))
    yield from sorted(found.values(), key=lambda mention: mention.at)


def _part_said(term: re.Match[str], about: str) -> str:
    """Return the term given to a party, or what says its part better: a second term, a description behind the term."""
    other = _OR_TERM.search(term.group())
    given = (other["term"] if other and role_of(other["term"]) else term["term"]).rstrip(" ,")
    described = _SAID_AFTER.match(term.string, term.end())
    return described["about"] if described and not about and not role_of(given) else given


def _named_before(window: str) -> tuple[list[str], str, int]:
    """Return the names that a term in parentheses stands for, how they are described, and where they begin.

    The name stands right before the term, or before its description (`…, a Delaware statutory trust (the "Trust")`).
    """
    adjacent = _ADJACENT.search(window)
    if adjacent and _names_in(adjacent["name"]) and not _COMMON_NOUN.search(window[: adjacent.start("name")]):
        return _names_in(adjacent["name"]), "", adjacent.start()
    for match in reversed(list(_DESCRIBED.finditer(window))):
        names = _names_in(match["name"])
        if names:
            return names, window[match.end() :], match.start()
    return [], "", 0


def _names_in(printed: str) -> list[str]:
    """Part `Alder Trust and Birch Distributors, Inc.` where a whole name ends before an `and`; drop what is no name."""
    pieces: list[str] = []
    rest = printed
    for match in _NEXT_NAME.finditer(printed):
        left = printed[len(printed) - len(rest) : match.start()]
        if ENDS_AS_ENTITY.search(left) or _PLACE.search(left):
            pieces.append(left)
            rest = printed[match.end() :]
    pieces.append(rest)
    cleaned = [_LEADING.sub("", _SENTENCE_BEFORE.split(piece)[-1]).strip(" ,") for piece in pieces]
    cleaned = [name if _POINT_OF_NAME.search(name) else name.rstrip(".") for name in cleaned]
    return [name for name in cleaned if _is_name(name)]


def _is_name(name: str) -> bool:
    capitals = [word for word in name.split() if word[:1].isupper()]
    place = _PLACE.search(name) and not ENDS_AS_ENTITY.search(name)
    return len(capitals) > 1 and not (place or _NO_PARTY_NAME.search(name))


def _lines_of(paragraph: Paragraph, mention: _Mention) -> list[Line]:
    """Return the line or lines of a paragraph on which a name is printed."""
    first = mention.name.split()[0]
    for index, line in enumerate(paragraph.lines):
        if mention.name in line.text:
            return [line]
        both = paragraph.lines[index : index + 2]
        if first in line.text and mention.name in " ".join(each.text for each in both):
            return list(both)
    return list(paragraph.lines[:1])
