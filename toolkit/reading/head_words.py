"""The words that head the columns of fee tables, and texts told by them."""

from __future__ import annotations

import re

_HEADWORDS = frozenset(
    [
        "fund",
        "funds",
        "portfolio",
        "portfolios",
        "series",
        "name",
        "names",
        "share",
        "shares",
        "class",
        "classes",
        "fee",
        "fees",
        "rate",
        "rates",
        "annual",
        "annualized",
        "yearly",
        "maximum",
        "minimum",
        "aggregate",
        "total",
        "service",
        "services",
        "servicing",
        "distribution",
        "dist",
        "svc",
        "adopted",
        "shareholder",
        "shareholders",
        "asset",
        "assets",
        "based",
        "asset-based",
        "sales",
        "charge",
        "charges",
        "net",
        "average",
        "daily",
        "month",
        "monthly",
        "percentage",
        "percent",
        "%",
        "of",
        "as",
        "a",
        "an",
        "the",
        "per",
        "annum",
        "basis",
        "points",
        "bps",
        "bp",
        "date",
        "dates",
        "effective",
        "commencement",
        "plan",
        "calculation",
        "compensation",
        "advisory",
        "management",
        "administration",
        "administrative",
        "administrator",
        "adviser",
        "advisor",
        "sub-advisory",
        "non-rule",
        "12b-1",
        "rule",
        "level",
        "levels",
        "breakpoint",
        "breakpoints",
        "registrant",
        "registrants",
        "trust",
        "company",
        "companies",
        "expense",
        "expenses",
        "limit",
        "limitation",
        "cap",
        "ratio",
        "expiration",
        "termination",
        "through",
        "payable",
        "paid",
        "applicable",
        "on",
        "in",
        "by",
        "for",
        "number",
        "no",
        "ticker",
        "symbol",
        "type",
        "expressed",
        "investment",
        "contractual",
        "current",
        "operating",
        "inception",
        "start",
        "commenced",
        "amount",
        "amounts",
        "and",
        "or",
        "under",
        "dollar",
        "value",
        "first",
        "fiscal",
        "year",
        "initial",
        "prior",
        "previous",
        "former",
        "new",
        "old",
        "revised",
        "proposed",
        "until",
        "expires",
        "end",
        "ends",
        "accrual",
        "accrues",
        "column",
        "next",
        "over",
        "thereafter",
        "excess",
        "balance",
        "more",
        "than",
        "million",
        "millions",
        "billion",
        "billions",
        "subadvisory",
        "subadviser",
        "sub-adviser",
        "schedule",
        "other",
        "waiver",
        "waivers",
        "waived",
        "after",
        "before",
        "break",
        "point",
        "approved",
        "approval",
        "must",
        "be",
        "last",
        "renewal",
    ]
)


_NAME_HEADING = re.compile(
    r"^\W*(?:(?:names?|list)\s+of\s+(?:the\s+|each\s+)?)?(?:investment\s+|registered\s+)?"
    r"(?:funds?|portfolios?|series|registrants?|trusts?|compan(?:y|ies)|class(?:es)?|share\s+class(?:es)?|(?:share\s+)?class\s+of\s+shares|net\s+assets|assets|"
    r"accounts?|average\s+(?:daily\s+)?net\s+assets|breakpoints?|asset\s+levels?|corporation)"
    r"(?:\s*(?:and|&|/|,|[-–—])\s*(?:share\s+)?(?:class(?:es)?|series|funds?|portfolios?|accounts?|shares)(?:\s+of\s+shares)?)*(?:\s+names?)?(?:\s+of\s+(?:the\s+)?(?:trust|company|corporation))?(?:\s*\([\w\s]{1,20}\))?\W*$",
    re.IGNORECASE,
)


ENDS_AS_NAME = re.compile(r"\b(?:fund|portfolio|series|trust)s?(?:,?\s+inc\.?|\s+[ivx]+)?\W*$", re.IGNORECASE)


_FEE_WORD = re.compile(
    r"\b(?:fees?|rates?|assets?|class(?:es)?|names?|dates?|compensation|charges?|limits?|list|applicable)\b|%|/",
    re.IGNORECASE,
)
_KIND_OF_FUND = re.compile(
    r"\b(?:floating|variable|adjustable)[- ]rate\b|"
    r"(?<!net )(?<!total )(?<!daily )(?<!average )\bassets?(?!\s+(?:of|in|level)\b)",
    re.IGNORECASE,
)
"""What names of funds say of their kind in words of fees: a rate that floats, assets that are allocated."""


_HEAD_FIGURE = re.compile(r"\(?\d\)?|12b-1|[$%]|\$[\d.]+[mb]{0,2}\+?|000\+?")


_NO_NAME = re.compile(r"(?:(?:funds?|trusts?|portfolios?|series)[\s*†‡/]*){1,3}", re.IGNORECASE)


def names_none(text: str) -> bool:
    """Tell whether a text is made of the words for funds and trusts alone (`Funds Trust`): it names none of them."""
    return _NO_NAME.fullmatch(text) is not None


def headish(text: str) -> bool:
    """Tell whether most words of a text are those that head the columns of fee tables."""
    if names_none(text):
        return True
    bare = re.sub(r"[*†‡:,.\"“”]+|\d\)|[’']s?\b|(?<=\$0)\s[-–—]|(?<=[\dmb])\s[-–—]$", " ", text.lower())
    words = [word for word in re.split(r"[\s/()]+|(?<=[a-z])(?=%)", bare) if word]
    if not words:
        return False
    if len(words) > 1 and ENDS_AS_NAME.search(text) and not _FEE_WORD.search(_KIND_OF_FUND.sub("", text)):
        return False
    known = sum(1 for word in words if word in _HEADWORDS or _HEAD_FIGURE.fullmatch(word))
    return known >= 0.6 * len(words)


def heads_names(text: str) -> bool:
    """Tell whether a text is all that heads a column of funds: "Investment Portfolio", "Name of Fund"."""
    return bool(_NAME_HEADING.match(text))


def is_caption(text: str, least: int = 2) -> bool:
    """Tell whether a line that stands alone is a caption (`ANNUAL FEE`): nothing but so many words of headings."""
    said = re.search(r"\b(?:fees?|rates?|compensation|charges?)\b", text, re.IGNORECASE) is not None
    return said and _only_head_words(text, least=least)


def begins_caption(text: str) -> bool:
    """Tell whether a line may be the first of a caption: nothing but words of headings, and no name's end."""
    return _only_head_words(text, least=1) and not ENDS_AS_NAME.search(text)


def _only_head_words(text: str, *, least: int) -> bool:
    words = [word for word in re.split(r"[\s/()]+", re.sub(r"[*†‡:,.\"“”]+|[’']s?\b", " ", text).lower()) if word]
    return len(words) >= least and all(word in _HEADWORDS for word in words)
