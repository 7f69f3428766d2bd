"""The funds and classes that running text names: in a sentence, or once for all as `Heron Fund (the "Fund")`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.reading.names import split_class

_STOP = r"(?!(?:AND|ANY|ALL|FOR|ITS|NOT|OF|OR|THE|TO|IN|IS|ON|BY|AS|AT|IT|WHO)\b)"
_CODE = rf"{_STOP}(?:529-?[A-Z]\d?|[A-Z]-?\d{{1,2}}|[A-Z]{{1,3}}\d?|\d)(?![\w-]|\.\d|\s?%)"
_WORD_CLASS = (
    r"(?:(?:Investor|Institutional|Advis[eo]r|Administrati(?:ve|on)|Service|Retail|Retirement|Premier|Premium|Select|"
    r"Admiral|Reserve|Consultant|Financial\s+Intermediary|Participant|Standard)(?:\s+(?=Service|Plus|II)\w+)?)(?!\w)"
)
_ITEM = rf"[\"\u201c]?(?:{_CODE}|{_WORD_CLASS})[\"\u201d]?"
_AND = r"\s*(?:,\s*(?:and|or)|,|and|or|&)\s+"
_CLASSES = re.compile(
    rf"\b[Cc](?:lass(?:es)?|LASS(?:ES)?)\s+(?P<listed>{_ITEM}(?:{_AND}(?:[Cc](?:lass|LASS)\s+)?{_ITEM})*)|"
    rf"\b(?P<named>{_WORD_CLASS})\s+(?:[Cc]lass|[Ss]hares|CLASS|SHARES)\b|"
    r"(?<![\w.$])(?P<letter>[A-Z]\d?)\s+(?:Shares|SHARES)\b|"
    r"(?<=[\w'\u2019,]\s)(?P<ahead>[A-Z]\d?)\s+(?:Class|CLASS)\s+(?:(?:of|OF)\s+)?(?:[Ss]hares|SHARES)\b"
)
_ONE = re.compile(rf"{_CODE}|{_WORD_CLASS}")

_SHORT = r"(?:[A-Z](?:\.[A-Z]){0,2}|(?i:St|Ste|Mt|Ft|Dr|Wm|Jos|Geo|Thos))\.(?=\s[A-Z])"
_WORD = rf"(?:U\.S\.|{_SHORT}|[A-Z0-9][\w&\u2019'/+-]*|[a-z]+-[A-Z]\w*|&)"
_COMPANY = r"(?:,?\s+(?:Inc\.|Incorporated|Ltd\.|LLC|L\.L\.C\.|L\.P\.))?"
_NAME = rf"{_WORD}(?:\s+(?:{_WORD}|of|and|for))*{_COMPANY}"
_KIND = r"(?:Fund|FUND|Portfolio|PORTFOLIO|Series|SERIES|Trust|TRUST|ETF)"
_FUND = re.compile(
    rf"(?<![\w.-]){_WORD}(?:\s+(?:{_WORD}|of|and|for)){{0,12}}\s+{_KIND}\b(?:\s+(?:[IVX]+|\d{{1,2}})\b(?!\.\d|\s?%|\s+(?:basis|percent)))?{_COMPANY}"
    rf"(?!\s+(?!Class|CLASS|Shares|SHARES|{_WORD_CLASS})[A-Z])"
)
"""A fund's name goes before no other capital: `Heron Fund Distributors` is no fund."""
_SEVERAL = re.compile(rf"\b({_KIND})\s+(?:and|of|for)\s+")
_LEADING = re.compile(
    r"^(?:(?:the|this|that|each|such|any|all|every|an?|if|for|by|on|in|and|or|of|whereas|between|with|to|at|under|"
    r"plan|agreement|section|clause|board|trustees|directors|behalf|shares|\d{1,2})\b\.?\s+)+",
    re.IGNORECASE,
)
_COMMON = frozenset("current existing new applicable respective relevant additional underlying affected listed".split())  # noqa: SIM905
"""Words before Fund that say no more than which one is meant (`each Current Fund`)."""
_TERM = re.compile(
    r"\((?P<intro>[^()\"\u201c\u201d]{0,60}?)[\"\u201c](?P<term>Fund|Portfolio|Series|Trust|Company|Corporation)"
    r"[,.]?[\"\u201d][^()]{0,120}\)"
)
_ADJACENT = re.compile(rf"(?<![\w.-])(?P<name>{_NAME}),?\s*$")
_A_SERIES = re.compile(rf"(?<![\w.-])(?P<name>{_NAME}),?\s+an?\s+(?:[\w-]+\s+){{0,3}}(?:series|portfolio)\b[^();]*$")
_A_COMPANY = re.compile(rf"(?<![\w.-])(?P<name>{_NAME}),?\s+(?:an?|organized)\s[^();]*$")
_REACH = 300
_JOINS = re.compile(r"\s(?:and|of|for)\s")


@dataclass(frozen=True, slots=True)
class Named:
    """Classes named at `start` of a text: `Classes A, B and C` are three."""

    classes: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Defined:
    """A name that the document gives a term: `Heron Growth Fund (the "Fund")`; `several` for `(each, a "Fund")`."""

    name: str
    term: str
    several: bool


def classes_in(text: str) -> tuple[Named, ...]:
    """Return the classes that a text names, in printed order."""
    found = []
    for hit in _CLASSES.finditer(text):
        listed = _ONE.findall(hit["listed"]) if hit["listed"] else [hit["named"] or hit["letter"] or hit["ahead"]]
        found.append(Named(tuple(" ".join(each.split()) for each in listed), hit.start()))
    return tuple(found)


def all_classes(texts: Iterable[str]) -> dict[str, str]:
    """Return every class that texts name, by its capitals: a title in capitals names no class of its own."""
    found: dict[str, str] = {}
    for text in texts:
        for each in (bare for named in classes_in(text) for bare in named.classes):
            if found.get(each.upper(), each.upper()).isupper():
                found[each.upper()] = each
    return found


def funds_in(text: str) -> tuple[str, ...]:
    """Return the names of funds in a text, once each; `the Fund` or `such Trust` names none."""
    return tuple(dict.fromkeys(name for name, _ in funds_at(text)))


def funds_at(text: str) -> Iterator[tuple[str, int]]:
    """Yield the names of funds in a text, each with its place."""
    for hit in _FUND.finditer(text):
        printed, begin = hit.group(), 0
        for joint in (*_SEVERAL.finditer(printed), None):
            name = proper(split_class(printed[begin : joint.end(1) if joint else len(printed)])[0])
            if name is not None:
                yield name, hit.start() + begin
            begin = joint.end() if joint else begin


def proper(text: str) -> str | None:
    """Return a name without the words that only lead to it; None where no more than a common noun is left."""
    name = _LEADING.sub("", text.strip(" ,"))
    words = name.split()
    common = len(words) == 2 and words[0].lower() in _COMMON  # noqa: PLR2004 - such a word and the noun
    return name if len(words) > 1 and not common else None


def definitions_in(text: str) -> tuple[Defined, ...]:
    """Return the names to which a text gives the term Fund, Portfolio, Series, Trust or Company."""
    found = []
    for hit in _TERM.finditer(text):
        before = text[max(0, hit.start() - _REACH) : hit.start()]
        described = _A_SERIES.search(before) if hit["term"] in ("Fund", "Portfolio", "Series") else None
        name = described or _ADJACENT.search(before) or _A_COMPANY.search(before)
        several = re.search(r"\b(?:each|collectively|any)\b", hit["intro"], re.IGNORECASE) is not None
        called = proper(name["name"]) if name is not None else None
        found.append(Defined(called or "", hit["term"], several))
    return tuple(found)


def may_be_two_names(name: str) -> bool:
    """Tell whether a name holds a word that may have joined it to the words before it (`Board of Heron Fund`)."""
    return _JOINS.search(name) is not None
