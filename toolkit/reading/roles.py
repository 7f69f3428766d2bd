"""What each column of a fee table means, from its heading and from what stands in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.agreement import ColumnRole
from toolkit.reading.cells import FEES, Cell, Kind
from toolkit.reading.clause_names import classes_in
from toolkit.reading.head_words import headish
from toolkit.reading.names import (
    EXPLAINED,
    class_in,
    looks_like_registrant,
    parse_class,
    parse_classes,
    parse_stated_class,
    strip_markers,
)
from toolkit.reading.tiers import band_in_heading

_LONGEST_CODE = 3
"""Letters of the longest class that is a code (`R6`, `INS`)."""
_DATE_HEAD = re.compile(
    r"\b(?:date|effective|commence\w*|inception|since|expir\w+|terminat\w+|until|through)\b", re.IGNORECASE
)


_VOTED = re.compile(r"\b(?:approv\w+|board|shareholders?|adopt\w+|vote|meeting)\b", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"\b(?:re-?approv\w+|renew\w+|continu\w+|last\s+(?:approved|continued|amended)|review\w*|fiscal|year[-\s]*end|record|due)\b",
    re.IGNORECASE,
)
"""What heads the days of something else than the fee: that on which the board approves the contract anew."""
_FEE_BEGINS = re.compile(r"\b(?:fee|plan|effective|calculation|commencement)\b", re.IGNORECASE)
_INCEPTION = re.compile(r"\binception\b(?!.*\b(?:fee|plan)\b)", re.IGNORECASE)
_MONTH_AND_DAY = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s+\d{1,2},?)?$", re.IGNORECASE
)


_REGISTRANT_HEAD = re.compile(
    r"\b(?:registrants?|trusts?|compan(?:y|ies)|corporations?|investment\s+compan)\b", re.IGNORECASE
)


_FUND_HEAD = re.compile(r"\b(?:funds?|portfolios?|series|name)\b", re.IGNORECASE)


_TRUSTS_FUNDS = re.compile(
    r"\b(?:funds|portfolios|series)(?:\s+of\s+(?:the\s+)?(?:trusts?|company|companies))?\W*$", re.IGNORECASE
)


_CLASS_HEAD = re.compile(r"\bclass(?:es)?\b|\bshares\b", re.IGNORECASE)


_CLASSES_ALONE = re.compile(
    r"\W*(?:share\s+)?class(?:es)?(?:\s+of\s+shares)?\W*$|\W*classes?\s+of\s+shares\W*$", re.IGNORECASE
)


_NAMES_CLASS = re.compile(
    r"(?!.*\b(?:fund|portfolio|series|trust|all|each|any|see)\b)"
    r"[A-Z0-9][\w*&/-]*(?:[ .,&]{1,3}[A-Z0-9][\w*&/-]*){0,2}\W{0,2}",
    re.IGNORECASE,
)


_NUMBER_HEAD = re.compile(
    r"\b(?:no(?=\.|\s*$)|number|ticker|symbol|code|cusip|cik|type|id|net\s+assets\s+\(|aum|current\s+assets|fiscal|year[-\s]end)\b|#",
    re.IGNORECASE,
)


_NO_CLASS = re.compile(
    r"max(?:imum)?|min(?:imum)?|annual|total|based|aggregate|average|daily|monthly|per", re.IGNORECASE
)
"""Words before the word Class in a heading that runs on to the next one, and are the name of none."""
_ASIDE = re.compile(r"\s*\([^()]*\)$")
"""What a heading adds in brackets: `Retirement Class (Rule 12b-1)`."""


_SERVICE_HEAD = re.compile(r"\b(?:servic(?:e|es|ing)|svcs?)\b", re.IGNORECASE)


_SALES_HEAD = re.compile(r"\bdist(?:ribution)?\b|\basset[-\s]based\b|\bsales\s+charge\b|\bABSC\b", re.IGNORECASE)


_LOAD_HEAD = re.compile(
    r"\b(?:(?:initial|front[-\s]end|deferred|contingent|up[-\s]front)\s+(?:deferred\s+)?sales\s+(?:charge|load)|CDSCs?|sales\s+loads?|redemption\s+fees?)\b",
    re.IGNORECASE,
)
"""What heads charges on buying or selling shares, which are no fee of the fund."""


_TOTAL_HEAD = re.compile(r"\b(?:aggregate|total|combined|overall)\b", re.IGNORECASE)


_PLAN_HEAD = re.compile(r"\b12b-1\b", re.IGNORECASE)


_OTHER_HEAD = re.compile(
    r"\b(?:waiv\w+|reduction|reimburse\w*|prior|previous|former|old|current(?:ly)?|net\s+(?:[\w-]+\s+){0,2}(?:fee|rate)s?|after\s+waiver|change|increase|monthly|quarterly)\b",
    re.IGNORECASE,
)


def mostly(content: Sequence[Cell], *kinds: Kind) -> bool:
    """Tell whether more than half of a column's cells are of some kinds."""
    return bool(content) and sum(1 for cell in content if cell.kind in kinds) > 0.5 * len(content)


def roles_of(texts: Sequence[str], contents: Sequence[Sequence[Cell]]) -> list[ColumnRole]:
    """Say what each column means, from its heading and from what stands in it."""
    roles: list[ColumnRole] = ["other"] * len(texts)
    for index, (text, content) in enumerate(zip(texts, contents, strict=True)):
        if mostly(content, Kind.DATE) or (_DATE_HEAD.search(text) and any(_begins_date(cell) for cell in content)):
            roles[index] = "date"
        elif _holds_class_numbers(text, content):
            roles[index] = "share_class"
        elif mostly(content, *FEES):
            roles[index] = "other" if _holds_numbers(text, content) or _LOAD_HEAD.search(text) else "rate"
        elif _holds_classes(text, content):
            roles[index] = "share_class"
        elif mostly(content, Kind.TEXT, Kind.BAND, Kind.SHARE_CLASS, Kind.MARK):
            roles[index] = "name"
    _settle_dates(roles, texts)
    _settle_fees(roles, texts)
    _settle_names(roles, texts, contents)
    return roles


def _settle_dates(roles: list[ColumnRole], texts: Sequence[str]) -> None:
    """Leave out the days on which a board voted, or a fund began, where another column says since when the fee runs.

    The day on which a plan must be approved again is never that.
    """
    dated = [index for index, role in enumerate(roles) if role == "date"]
    begun = any(_FEE_BEGINS.search(texts[index]) for index in dated)
    for index in dated:
        text = texts[index]
        if _OTHER_DATE.search(text) or (len(dated) > 1 and _VOTED.search(text)) or (begun and _INCEPTION.search(text)):
            roles[index] = "other"


def _begins_date(cell: Cell) -> bool:
    """Tell whether a cell is a date, or the first line of one that its column breaks (`December 18,` over `2022`)."""
    return cell.kind is Kind.DATE or bool(_MONTH_AND_DAY.match(cell.text))


def _holds_numbers(text: str, content: Sequence[Cell]) -> bool:
    """Tell a column of numbers (fund 1, 2, 3) from one of fees."""
    if _NUMBER_HEAD.search(text) and not re.search(r"fee|rate|%|bps", text, re.IGNORECASE):
        return True
    figures = [cell.text.rstrip(".") for cell in content]
    return len(figures) >= 3 and figures == [str(number + 1) for number in range(len(figures))]  # noqa: PLR2004


def heads_classes(text: str) -> bool:
    """Tell whether a heading says that classes stand below it, and no more (`Class`, `Classes of Shares`)."""
    return _CLASSES_ALONE.match(strip_markers(text)[0]) is not None


def _holds_class_numbers(text: str, content: Sequence[Cell]) -> bool:
    """Tell a column of classes that are numbered (Class 1, Class 2) from one of fees."""
    return bool(content) and heads_classes(text) and all(re.fullmatch("[1-9]", cell.text) for cell in content)


def _holds_classes(text: str, content: Sequence[Cell]) -> bool:
    """Tell a column of classes: the word Class in its cells, or bare codes under a heading that says so."""
    if not content:
        return False
    if heads_classes(text) and all(_NAMES_CLASS.fullmatch(cell.text) for cell in content):
        return True  # under such a heading a word is a class, whatever it is
    stated = sum(1 for cell in content if parse_stated_class(cell.text))
    bare = sum(1 for cell in content if parse_classes(strip_markers(cell.text)[0]))
    stated += sum(1 for cell in content if re.match(r"classes\b", cell.text, re.IGNORECASE))
    heads = bool(_CLASS_HEAD.search(text)) and not _FUND_HEAD.search(text)
    if bare == len(content) and (heads or stated or all(len(cell.text) <= 3 for cell in content)):  # noqa: PLR2004
        return True
    return bare > 0.6 * len(content) and (heads or stated >= 0.5 * len(content))


def _settle_fees(roles: list[ColumnRole], texts: Sequence[str]) -> None:
    """LinePart the columns of fees: aggregate, service fee, sales charge; or one for each class, or for each band."""
    fees = [index for index, role in enumerate(roles) if role == "rate"]
    headed = [texts[index] for index in fees]
    of_class: dict[tuple[str, ...], list[int]] = {}
    for index in fees:
        of_class.setdefault(heading_classes(texts[index]), []).append(index)
    if () not in of_class and any(_TOTAL_HEAD.search(text) for text in headed):
        for group in of_class.values():
            _settle_parts(roles, texts, group)
        return
    if (
        len(fees) <= 1
        or all_classes(headed)
        or all(heading_classes(text) for text in headed)
        or all(band_in_heading(text) for text in headed)
    ):
        return
    _settle_parts(roles, texts, fees)


def _settle_parts(roles: list[ColumnRole], texts: Sequence[str], fees: Sequence[int]) -> None:
    """LinePart the columns of one fee: what is its aggregate, its service fee, its sales charge, and none of these."""
    total = [index for index in fees if _TOTAL_HEAD.search(texts[index])]
    plan = [index for index in fees if _PLAN_HEAD.search(texts[index])]
    total = total or [index for index in plan if not _OTHER_HEAD.search(texts[index])] or plan
    for index in fees:
        text = texts[index]
        if index in total:
            continue
        if _SERVICE_HEAD.search(text) and not _SALES_HEAD.search(text):
            roles[index] = "service_fee"
        elif _SALES_HEAD.search(text) and not _SERVICE_HEAD.search(text):
            roles[index] = "asset_based_sales_charge"
        elif _OTHER_HEAD.search(text) and not heading_classes(text):
            roles[index] = "other"
    left = [index for index in fees if roles[index] == "rate"]
    rest = [index for index in left if index not in total] if total else []
    split = {roles[index] for index in fees} == {"rate", "service_fee"} and len(rest) == 1
    for index in rest:  # beside a service fee and a total: what the plan pays besides
        roles[index] = "asset_based_sales_charge" if split and index in plan else "other"


def without_shared(texts: Sequence[str]) -> list[str]:
    """Leave out the first words that all headings share: what stands over them all parts none from another."""
    words = [text.split() for text in texts]
    shared = 0
    while len(words) > 1 and all(len(each) > shared + 1 and each[shared] == words[0][shared] for each in words):
        shared += 1
    if shared and words[0][shared - 1].lower() in ("class", "classes"):
        shared -= 1
    return [" ".join(each[shared:]) for each in words]


def all_classes(texts: Sequence[str]) -> bool:
    """Tell whether headings are nothing but classes (`A`, `R6`, `Institutional Service`): several, all different."""
    named = [listed_classes(strip_markers(text)[0]) for text in texts]
    bare = [each for classes in named for each in classes]
    return (
        len(texts) > 1
        and all(named)
        and len(set(bare)) == len(bare)
        and not any(_SALES_HEAD.search(text) for text in texts)
    )


def listed_classes(text: str) -> tuple[str, ...]:
    """Return the classes of a heading that is nothing else: one, or several that are codes or called classes."""
    found = parse_classes(text)
    stated = re.search(r"\b(?:class(?:es)?|shares)\b", text, re.IGNORECASE) is not None
    return found if len(found) == 1 or stated or all(len(each) <= _LONGEST_CODE for each in found) else ()


def heading_classes(text: str) -> tuple[str, ...]:
    """Return the classes that a heading names, as a whole or among its words (`Class A and Class C Fee`)."""
    bare = strip_markers(text)[0]
    if len(several := listed_classes(bare)) > 1:
        return several
    among = tuple(each for named in classes_in(bare) for each in named.classes)
    if len(among) > 1:
        return among
    one = class_heading(bare)
    return (one,) if one and not _NO_CLASS.fullmatch(one) else ()


def class_heading(text: str) -> str | None:
    """Return the class that a heading names, as a whole or as its one class (`Class A Fee Rate`)."""
    bare = EXPLAINED.sub("", strip_markers(text)[0])
    if headish(bare) and not parse_stated_class(bare):
        return class_in(text)
    return parse_class(bare) or parse_stated_class(_ASIDE.sub("", bare))


def _settle_names(roles: list[ColumnRole], texts: Sequence[str], contents: Sequence[Sequence[Cell]]) -> None:
    """LinePart the columns of words: the fund, its registrant, and what is neither."""
    named = [index for index, role in enumerate(roles) if role == "name"]
    if len(named) <= 1:
        return
    funds = [index for index in named if _heads_funds(texts[index])]
    trusts = [index for index in named if _REGISTRANT_HEAD.search(texts[index]) and index not in funds]
    if not funds and not trusts:
        share = {index: _registrant_share(contents[index]) for index in named}
        best = max(named, key=lambda index: share[index])
        trusts = [best] if share[best] > 0.5 and min(share.values()) < 0.5 else []  # noqa: PLR2004
    if not funds:
        funds = [index for index in named if index not in trusts and not mostly(contents[index], Kind.BAND)][:1]
    if not trusts and len(funds) > 1:
        trusts = [index for index in funds if _registrant_share(contents[index]) > 0.5][:1]  # noqa: PLR2004
    keep = next((index for index in funds if index not in trusts), None)
    for index in named:
        if mostly(contents[index], Kind.BAND):
            roles[index] = "other"
        elif index in trusts[:1] and keep is not None:
            roles[index] = "registrant"
        elif index != keep:
            roles[index] = "other"


def _heads_funds(text: str) -> bool:
    """Tell whether a heading is that of the funds: it says so, or says it of a trust's.

    What it says in brackets stands beside that.
    """
    return bool(_FUND_HEAD.search(text)) and (
        not _REGISTRANT_HEAD.search(re.sub(r"\(.*?\)", "", text)) or bool(_TRUSTS_FUNDS.search(strip_markers(text)[0]))
    )


def _registrant_share(content: Sequence[Cell]) -> float:
    """Return the share of cells that end as registrants do; names that repeat count the more."""
    if not content:
        return 0.0
    ends = sum(1 for cell in content if looks_like_registrant(cell.text))
    most = Counter(cell.text for cell in content).most_common(1)[0][1]
    return ends / len(content) + (0.2 if most > 1 else 0.0)
