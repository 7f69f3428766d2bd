"""Names as schedules print them: fund, class, former name and footnote markers taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SYMBOLS = r"\*+|[†‡§¶#^µ€¤+@]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+"
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_MARKER = rf"(?:{SYMBOLS}|\(\d{{1,2}}\)|\([a-hA-H]\)|\(\*+\)|\[\d{{1,2}}\]|/\d{{1,2}}/|\(†+\))"
_TRAILING = re.compile(rf"\s*,?\s*(?P<marker>{_MARKER})[\s,]*$")
_GLUED = re.compile(r"(?<=[A-Za-z.)%’'\"”])\s*,?(?P<marker>\d{1,2})$")
_BEHIND_CODE = re.compile(r"(?<=[A-Za-z-]\d)\s+(?P<marker>\d{1,2})$")
"""A figure behind a code that ends in one (`Class F-1 1`)."""
_GLUED_TO_CODE = re.compile(r"(?:^|\s)[A-Z]{1,2}-?\d(?P<marker>\d)$")
"""A marker behind a class that itself ends in a figure (`Class F-11`, `R61`): no class has two."""
_INNER = re.compile(rf"(?<=[\w.)’'])(?!(?<=\d)\+)(?P<marker>{SYMBOLS}|\(\d\))(?=[\s,(]|$)")
_PLUS = re.compile(r"\d\+$")
"""A sign behind a figure is part of the name (`Horizon 20+`), unless a footnote begins with it."""
_WITH_BRACKETS = r"(?:[^()\[\]]|\([^()]*\))+"
"""Words that may hold a pair of brackets of their own: `Alpha Wonders(SM) Fund`."""
_FORMERLY = re.compile(
    r"\s*[,;]?\s*[(\[]?\s*(?:formerly(?:\s+(?:known\s+as|named|called))?|f/k/a|fka|previously(?:\s+known\s+as)?)(?:[:,]?\s+|(?<=formerly)(?-i:(?=[A-Z])))"
    rf"(?:the\s+)?(?P<former>{_WITH_BRACKETS})[)\]]?\s*$|"
    rf"\s*[(\[]\s*(?:formerly(?:\s+(?:known\s+as|named|called))?|f/k/a|previously(?:\s+known\s+as)?)(?:[:,]?\s+|(?<=formerly)(?-i:(?=[A-Z])))(?P<inner>{_WITH_BRACKETS})[)\]]",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:(?:[-–—•●▪■○◦·]|>{1,2}|\d{1,2}[.)])\s+(?=[A-Z0-9])|(?:-{2,3}|[–—])(?=[A-Z]))")
_LABEL = re.compile(r"^(?:the\s+)?(?:funds?|portfolios?|series)(?:\(s\))?\s*:\s+(?=[A-Z0-9])", re.IGNORECASE)
"""What says that a fund's name follows: `Fund: Alder Growth Fund`."""
_CONTINUED = re.compile(
    r"\s*[-–—,]?\s*[(\[]?\s*\b(?:continued|cont[’'.]?d\.?|cont\.)\s*[)\]]?\s*[.:]?\s*$", re.IGNORECASE
)

_CLASS_WORD = (
    r"(?:investor|institutional|instl?|advisor|adviser|service|retail|retirement|premier|premium|administrative|administration|select|"
    r"admiral|reserve|resource|sweep|participant|primary|trust|legacy|signature|ultra|standard|corporate|capital|consultant|common|direct|"
    r"financial|intermediary|management|cash|private|personal|investment|individual|plan|load|no-load|original|preferred|plus|"
    r"prime|treasury|shareholder|distributor|initial|exchange|member|wealth|eagle|platinum|gold|silver|general|daily|institution)"
)
_CODE = r"(?!(?:TM|SM)\b)(?:529-?[A-Z]\d?|[A-Z]{1,3}\d?|[A-Z]-?\d{1,2}|\d[A-Z]?|[A-Z]{1,2}(?:-[A-Z0-9]{1,2}))"
_BARE_CLASS = rf"(?:{_CODE}|(?i:{_CLASS_WORD})(?:[\s-]+(?:(?i:{_CLASS_WORD})|[IVX]{{1,3}}|\d|[A-Z]\d?))*)"
_CLASS_CELL = re.compile(
    rf"^(?:(?i:class(?:es)?)\s+(?P<a>[\w-]{{1,24}}(?:[\s-]+(?i:{_CLASS_WORD}))*(?:\s+[IVX]{{1,3}}|\s+\d)?)(?:\s+(?i:shares?|class))?|"
    rf"(?P<b>{_BARE_CLASS})(?:[\s-]+(?i:class))?(?:\s+(?i:shares?))?)$"
)
_CLASS_SHARES = re.compile(
    rf"^(?:(?i:class(?:es)?)\s+(?P<a>[\w-]{{1,24}}(?:[\s-]+(?i:{_CLASS_WORD}))*)(?:\s+(?i:shares?|class))?|"
    rf"(?P<b>[A-Z][\w-]*?(?:\s+[A-Z][\w-]*?){{0,2}}?)(?:\s+(?i:class(?:\s+shares?)?|shares?)|-(?i:class(?:\s+shares?)?)))$"
)
_RELATES = re.compile(
    r"^\(?\s*(?:(?:relating|related|applicable)\s+to|(?:with\s+)?respect(?:ing)?(?:\s+to)?|for|of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands before the class where a line of a title says of which class it is (`RELATING TO FLEX SHARES`)."""
EXPLAINED = re.compile(r"(?<=\w)\s?\((?:[a-z][a-z -]{1,30}|(?:in\s)?%)\)$")
"""What a class says of itself in brackets, or of its column (`Class A (front-end load)`, `R6 (%)`)."""
_SMALL_WORDS = re.compile(r"\b(?:to|of|for|and|the|in|on|by|with|from|or|each|all)\b", re.IGNORECASE)
_BRACKETED = re.compile(
    r"^(?P<series>.*?\S)(?P<gap>\s*\(\s*)(?P<b>[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,2}?)\s+(?i:class(?:\s+shares?)?|shares?)\s*\)$"
)
"""A class in brackets behind its fund is one by its word, whatever it is called."""
_SHORTENED = re.compile(r"\b(?:Inst|Instl)\.$")
"""A class that is printed short keeps its stop."""
_BEHIND_FUND = re.compile(
    r"^(?P<series>.*\b(?i:fund|portfolio|series|trust|etf)(?:\s+[IVX]+)?)(?:,\s+|\s+[-–—]+\s*|\s*[–—]\s*)"
    r"(?P<b>[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,2}?)\s+(?i:class(?:\s+shares?)?|shares?)$"
)
"""So is one behind the comma or dash that ends its fund's name (`Heron Fund, Open Class`)."""
_MARKS_OF_TRADE = ("SM", "TM")
"""What stands in brackets behind a name that is a mark: no class."""
_NUMBERED_CLASS = re.compile(
    rf"\b(?P<word>{_CLASS_WORD})\s+class\s+(?P<number>\d|[IVX]{{1,3}})(?=(?:\s+shares?)?\s*\)?$)", re.IGNORECASE
)
"""A class whose number stands behind the word Class (`Service Class 2`): its bare name is `Service 2`."""
_TAIL = re.compile(
    rf"^(?P<series>.*?\S)(?P<gap>\s*[-–—:,/]\s*|\s+[-–—]+\s*|\s*\(\s*|\s+)(?:"
    rf"(?i:class(?:es)?)\s+(?P<a>(?:{_CODE}|(?i:{_CLASS_WORD})(?:[\s-]+(?i:{_CLASS_WORD}))*|(?!Shares?\b)[A-Z][a-z]+)(?:\s+[IVX]{{1,3}})?)(?:\s+(?i:shares?|class))?|"
    rf"(?P<b>{_BARE_CLASS})(?:\s+(?i:class(?:\s+shares?)?|shares?)|-(?i:class(?:\s+shares?)?)))\s*\)?$"
)
_DASHED = re.compile(
    rf"^(?P<series>.*?\S)(?:\s+[-–—]+\s*|\s*[–—]+\s*|\s*[:,]\s+|\s+\(\s*|\(\s*(?!R\)))"
    rf"(?P<b>{_BARE_CLASS})\s*\)?$"
)
"""A class behind a dash or in brackets; `Fund(R)` bears the mark of a trade name."""
_STROKE = re.compile(rf"^(?P<series>.*\b(?i:fund|portfolio|series|trust))\s?/\s?(?P<b>{_BARE_CLASS})$")
_HEAD = re.compile(
    rf"^(?:(?i:class)\s+(?P<a>{_CODE}|(?i:{_CLASS_WORD}))(?:\s+(?i:shares?))?|(?P<b>{_BARE_CLASS})\s+(?i:class(?:\s+shares?)?|shares?))"
    rf"(?:\s+(?i:of)(?:\s+(?i:the))?\s+|\s*[-–—:]\s+)(?P<series>.+)$"
)

_ENTITY = re.compile(
    r"(?:\b(?:trusts?|inc|incorporated|corp|corporation|(?<!small[\s-])(?<!smaller[\s-])(?<!sized[\s-])(?<!large[\s-])(?<!larger[\s-])(?<!growth[\s-])company|co|llc|l\.l\.c|lp|"
    r"l\.p|ltd|funds|portfolios|trust\s+[ivx]+|"
    r"funds?\s+[ivx]+|series\s+(?:fund|trust|funds)|group|complex|family)\b\.?|\bseries,?\s+inc\b\.?)[\s,.;:]*(?:\(.*\))?[\s:]*$",
    re.IGNORECASE,
)
_FUND_END = re.compile(
    r"\b(?:fund|portfolio|series|etf|account|allocation|income|growth|index|bond|equity|shares?|class\s+\S{1,14}|strategy|trust|20[1-9]\d|vip|cap|"
    r"markets?|opportunities|value|securities)(?:,?\s+(?:[ivx]+|\d|inc\.?))?[\s,.;:]*(?:\(.*\))?\s*$",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:\b(?:of|and|the|for|in|to|with|by|or|u\.s|non|ultra|multi|inter|small|mid|large|short|long|high|low|emerging|international|"
    r"global|world|tax|new|california|strategic|total|money|real)|[-–&,/])\s*\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A printed name taken apart: `name` without markers and former name, `series` also without its class."""

    name: str
    series: str
    share_class: str | None
    formerly: str | None
    markers: tuple[str, ...]


def join_lines(parts: Iterable[str]) -> str:
    """Join the lines of a wrapped name with one blank, without one after a hyphen that ends a word."""
    joined = ""
    for part in parts:
        text = part.strip()
        if not joined or not text or re.search(r"\w-$", joined):
            joined += text
        else:
            joined += f" {text}"
    return joined


def strip_markers(text: str, known: frozenset[str] = frozenset()) -> tuple[str, tuple[str, ...]]:
    """Take footnote markers off the end of a text.

    A glued figure (`Fund1`) only where a footnote of that number stands.

    A figure that belongs to the name (`Retirement 2040`, `S&P 500`) is never glued, and stays.
    """
    found: list[str] = []
    rest = text.strip()
    while rest:
        hit = _TRAILING.search(rest)
        if hit is not None and _PLUS.search(rest) and "+" not in known:
            break
        if hit is None:
            tried = (pattern.search(rest) for pattern in (_GLUED, _GLUED_TO_CODE, _BEHIND_CODE))
            hit = next((each for each in tried if each is not None and each["marker"] in known), None)
            if hit is None or _is_class_code(rest, hit.start("marker"), known):
                break
        if hit.start() == 0 and not rest[: hit.start()]:
            found.insert(0, _clean(hit["marker"]))
            rest = ""
            break
        found.insert(0, _clean(hit["marker"]))
        rest = (
            rest[: hit.start("marker")].rstrip(" ,") if hit.re is _GLUED_TO_CODE else rest[: hit.start()].rstrip(" ,")
        )
    return rest, tuple(found)


def strip_inner_markers(text: str) -> tuple[str, tuple[str, ...]]:
    """Take markers out of the middle of a name (`Alpha Fund* Class A`, `Steady Fund*, (Formerly …)`)."""
    found = [_clean(hit["marker"]) for hit in _INNER.finditer(text)]
    return (_INNER.sub("", text), tuple(found)) if found else (text, ())


def _clean(marker: str) -> str:
    """Print a marker as its footnote does: a raised figure is that figure, brackets are kept."""
    return marker.translate(_RAISED)


def _is_class_code(text: str, position: int, known: frozenset[str]) -> bool:
    """Tell whether a figure glued to a letter is the class itself (`Class R6`), not a marker on it (`Class A1`)."""
    letter = re.search(r"(?:^|\s)([A-Z]{1,2})$", text[:position])
    if letter is None:
        return False
    code = f"{letter[1]}{text[position:]}"
    return code in known or (letter[1] in ("R", "T", "F", "IS", "Y", "Z", "S", "W") and text[position:] not in known)


def strip_continued(text: str) -> str:
    """Take "(continued)" off a group heading."""
    return _CONTINUED.sub("", text).strip()


def is_continued(text: str) -> bool:
    """Tell whether a heading says that it goes on from the page before."""
    return bool(_CONTINUED.search(text))


def parse_class(text: str) -> str | None:
    """Return the bare class of a cell that is nothing else: `Class R6` → `R6`, `Investor Shares` → `Investor`."""
    found = _CLASS_CELL.match(_number_before(EXPLAINED.sub("", text.strip(" .:"))))
    if found is None:
        return None
    stop = "." if _SHORTENED.search(text.strip()) else ""
    return (found["a"] or found["b"]).strip() + stop


def _number_before(text: str) -> str:
    """Print the number of a class before the word Class: `Service Class 2` as `Service 2 Class`."""
    return _NUMBERED_CLASS.sub(r"\g<word> \g<number> Class", text)


def parse_stated_class(text: str) -> str | None:
    """Return the same, but only where the word Class or Shares is printed: `A` or `Service` alone might be anything."""
    if _NUMBERED_CLASS.match(text.strip(" .:")):
        return parse_class(text)
    found = _CLASS_SHARES.match(EXPLAINED.sub("", _RELATES.sub("", text.strip(" .:"))))
    if found is None or re.search(r"\b(?:fund|portfolio|series|trust)s?\b", text, re.IGNORECASE):
        return None
    if _SMALL_WORDS.search(found["a"] or found["b"]):
        return None
    if (found["a"] or found["b"]).lower() in ("of", "share", "shares"):
        return None  # "Class of Shares", "Share Class": the heading of a column of classes
    return (found["a"] or found["b"]).strip()


def parse_classes(text: str) -> tuple[str, ...]:
    """Return the classes that a cell names, one or several (`Classes A, C and R6`).

    Empty where it names anything else.
    """
    one = parse_class(text)
    if one is not None:
        return (one,)
    bare = re.sub(r"\bclass(?:es)?\b|\bshares\b", " ", text, flags=re.IGNORECASE)
    parts = [part for part in re.split(r"\s*(?:,|;|&|/|\band\b)\s*", bare) if part.strip()]
    found = tuple(parsed for part in parts if (parsed := parse_class(part)) is not None)
    return found if len(found) == len(parts) > 1 else ()


def take_apart(text: str, known: frozenset[str] = frozenset(), *, with_class: bool = True) -> Named:
    """Take a printed name apart into fund, class, former name and markers."""
    rest, markers = strip_markers(_LABEL.sub("", _BULLET.sub("", strip_continued(text))), known)
    rest, inner = strip_inner_markers(rest)
    formerly = None
    former = _FORMERLY.search(rest)
    if former is not None:
        formerly, more = strip_markers((former["former"] or former["inner"]).strip(' "“”,'), known)
        rest = (rest[: former.start()] + rest[former.end() :]).strip().rstrip(",")
        rest, late = strip_markers(rest, known)
        inner = (*inner, *late)
        markers = (*more, *markers)
    name = _unquoted(re.sub(r"\s+", " ", rest).strip().strip(",;:").strip())
    series, share_class = split_class(name) if with_class else (name, None)
    return Named(name, series, share_class, formerly, tuple(dict.fromkeys((*inner, *markers))))


def _unquoted(name: str) -> str:
    """Take off the mark that ends a quoted schedule behind its last name; a pair within a name stays."""
    marks = sum(name.count(mark) for mark in '"“”')
    return name[:-1].rstrip() if marks == 1 and name[-1] in '"”' else name


def split_class(name: str) -> tuple[str, str | None]:
    """Split a name into its series and its class: `Larch 2030 Series – Class K` → (`Larch 2030 Series`, `K`)."""
    printed = _number_before(name)
    for pattern in (_TAIL, _DASHED, _STROKE, _HEAD, _BRACKETED, _BEHIND_FUND):
        found = pattern.match(printed)
        if found is None:
            continue
        groups = found.groupdict()
        share_class = (groups.get("a") or groups.get("b") or "").strip()
        series, share_class = found["series"].strip(" -–—:,/("), share_class.strip(" -–—")
        if pattern is _TAIL and groups.get("b"):
            series, share_class = _least_class(series, share_class)
        if series and share_class and share_class not in _MARKS_OF_TRADE:
            return series, share_class
    return name, None


def _least_class(series: str, share_class: str) -> tuple[str, str]:
    """Give words back to the fund where the class took too many: the fund's name ends in Fund, Portfolio, … ."""
    words = share_class.split()
    for index in range(len(words)):
        if re.search(
            r"\b(?:fund|portfolio|series|trust|account)s?$",
            f"{series} {' '.join(words[:index])}".strip(),
            re.IGNORECASE,
        ):
            return f"{series} {' '.join(words[:index])}".strip(" -–—"), " ".join(words[index:]).strip(" -–—")
    return series, share_class


_NO_CLASS = frozenset(
    """The Such These Of To For In Or Share Shares Its Fund Each And Per Fee Fees Rate Rates Charge Charges Expense
    Expenses""".split()  # noqa: SIM905
)
"""Words that begin with a capital and stand beside Class or Shares without being one."""


def class_in(text: str) -> str | None:
    """Return the one class that a sentence or heading speaks of ("… that belong to its Adviser Shares").

    None for none or two.
    """
    found = {
        re.sub(r"(?i)\s+class$", "", (hit["a"] or hit["b"]).strip())
        for hit in re.finditer(
            rf"(?i:\bclass)\s+(?P<a>{_CODE}(?![\w-])|[A-Z][a-z]+\b)(?:\s+(?i:shares?))?|"
            rf"(?P<b>\b(?:(?i:{_CLASS_WORD})\s+)*[A-Z](?:[a-z]+|\d)?)\s+(?:Shares|SHARES|Class(?!\s+{_CODE}\b))\b",
            text,
        )
        if (hit["a"] or hit["b"]).capitalize() not in _NO_CLASS
    }
    return found.pop() if len(found) == 1 else None


def looks_like_registrant(text: str) -> bool:
    """Tell whether a text ends as the names of investment companies do (Trust, Inc., Funds)."""
    bare = strip_markers(strip_continued(text))[0]
    if bare.count(")") > bare.count("("):
        bare = bare.rstrip(") ")  # the bracket opens on a line above
    return bool(_ENTITY.search(bare))


_BETWEEN_NAMES = re.compile(
    r",\s+and\s+(?:the\s+)?(?=[A-Z0-9])|\s+and\s+(?:the\s+)?(?=[A-Z0-9])|[,;]\s+(?=[A-Z0-9])(?!(?i:inc|llc|ltd|l\.)\b)"
)


_BETWEEN_CAPITALS = re.compile(_BETWEEN_NAMES.pattern.replace("and", "AND").replace("the", "THE"))
"""The same where the whole list is in capitals."""
_WHOLE_NAME = re.compile(
    r"\b(?:fund|portfolio|series|trust|etf)(?:\s+(?:[ivx]+|\d{1,2}))?(?:,?\s+inc\.?)?\W*$", re.IGNORECASE
)


def is_whole_name(text: str) -> bool:
    """Tell whether a text ends in Fund, Portfolio, Series, Trust or ETF, as whole names do."""
    return _WHOLE_NAME.search(text) is not None


def breaks_off(text: str) -> bool:
    """Tell whether a line that begins a list of funds (`Alpha Fund, Beta`) must go on in the next."""
    first, *rest = re.split(_BETWEEN_NAMES, text.strip())
    open_end = re.search(r"(?:,|\band)$", text.strip()) is not None
    return _WHOLE_NAME.search(first.rstrip(" ,")) is not None and (
        open_end or (bool(rest) and not text.rstrip().endswith(":") and not _WHOLE_NAME.search(text))
    )


def listed_funds(text: str) -> tuple[str, ...]:
    """Part a list of funds (`Alpha Fund, Beta Fund and Gamma Fund`); a name with an "and" of its own stays one."""
    between = _BETWEEN_CAPITALS if text.isupper() else _BETWEEN_NAMES
    first, *rest = re.split(f"({between.pattern})", text.strip())
    names = [first]
    for joint, part in zip(rest[::2], rest[1::2], strict=True):
        if _WHOLE_NAME.search(names[-1]):
            names.append(part)
        else:
            names[-1] += joint + part
    return tuple(names) if len(names) > 1 and all(map(_WHOLE_NAME.search, names)) else (text.strip(),)


def shares_cell(parts: Sequence[str]) -> bool:
    """Tell whether each line of a cell is the whole name of a fund: all end as names do and begin with one word."""
    whole = all(_WHOLE_NAME.search(strip_markers(part)[0]) for part in parts)
    return len(parts) > 1 and whole and len({part.split()[0] for part in parts}) == 1


def ends_like_fund(text: str) -> bool:
    """Tell whether a text ends as the names of funds and classes do."""
    return bool(_FUND_END.search(strip_markers(text)[0]))


def dangles(text: str) -> bool:
    """Tell whether a text cannot end here (`… of`, `… &`, `Tax-`)."""
    return bool(_DANGLING.search(text.strip())) or text.count("(") > text.count(")")


def goes_on(text: str) -> bool:
    """Tell whether a text cannot begin here: small letters, a bracket, or the mere end of a name."""
    text = strip_markers(text)[0]
    if re.fullmatch(r"(?:Class\s+)?Shares|CLASS SHARES|SHARES|(?:[A-Z]\d?|[IR]\d)\s+(?:Shares|SHARES)", text):
        return True
    return bool(re.match(r"[a-z&]|\((?!\d)|(?:and|of|the|AND|OF)\b|(?i:inc|ltd|llc|l\.p)\.?$", text)) or bool(
        re.fullmatch(
            r"(?:Fund|FUND|Portfolio|PORTFOLIO|Series|SERIES|Trust|TRUST)(?:,?\s+(?i:inc\.?|[IVX]{1,3}|\d))?[\s,–-]*(?:(?:Class|CLASS)\s+\S+|\S+\s+Shares)?",
            text,
        )
    )
