"""Which family an agreement belongs to: every family is asked, and exactly one must say yes.

A family recognises the instrument its title names first: a `Related Agreement to … Distribution Plan` is a related
agreement, not a plan. An amendment belongs to the family of what it amends.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.agreement import Family

_CONNECTION = re.compile(
    r"\s(?:to|under|pursuant to|in accordance with|with respect to|relating to|regarding|between|among|for|with)\s",
    re.IGNORECASE,
)


def _has(pattern: str, but_not: str = "(?!)") -> Callable[[str], bool]:
    wanted, unwanted = re.compile(pattern, re.IGNORECASE), re.compile(but_not, re.IGNORECASE)
    return lambda title: wanted.search(title) is not None and unwanted.search(title) is None


_PLAN = r"\bplan\b"
_SERVING = r"\bservic(?:e|es|ing)\b|transfer agen|\bsub-?(?:account|transfer)|\bshareholder (?:support|account)"
_FAMILIES: dict[Family, Callable[[str], bool]] = {
    "related-agreement": _has(r"\brelated agreement|\b12b-1 agreement"),
    "distribution-plan": _has(
        r"\bplans?\b.*\b(?:distribution|12b-1)|\b(?:distribution|12b-1|rule 12b-1)\b.*\bplans?\b|^[\w\s]*\bplan$",
        r"\brelated agreement|\bplan agreement|"
        r"^\W*(?:(?:\w+th|first|second|third|amended|restated|and|form|of|master)\s+)*"
        r"(?:shareholder|administrative) servic\w+ plan",
    ),
    "distribution": _has(
        r"\bdistribut(?:ion|or)|\bunderwrit|\bselling\b|\bsales agreement|\bdealer",
        _PLAN + r"(?!\s+agreement)|\brelated agreement",
    ),
    "advisory": _has(
        r"\badvis(?:ory|er|or)|\bsub-?advis|\binvestment management|\bmanagement (?:agreement|contract)",
        r"\bexpense|\bwaiver",
    ),
    "administration": _has(
        r"\badministrat(?:ion|ive|or)", r"\bexpense|\bwaiver|\bplan\b|\badvis|distribut|\bshareholder"
    ),
    "services": _has(
        _SERVING, r"\badministrat(?!ive services plan)|distribut|\badvis|\bexpense|\brelated agreement|12b-1"
    ),
    "expense-limitation": _has(
        r"\bexpense (?:limit|cap|reimburs|support|waiver|subsid)|\b(?:fee|expense)s?\b.*\bwaiver|"
        r"\bwaiver of (?:fees|expenses)|\bwaiver (?:and|agreement|letter)|\boperating expenses? (?:limit|agreement)|"
        r"\bfee (?:reduction|limitation|cap)",
    ),
}


def families_of(title: str) -> tuple[Family, ...]:
    """Return every family that claims a title; the first instrument it names decides before the rest of it."""
    instrument = _CONNECTION.split(title, maxsplit=1)[0]
    for words in (instrument, title):
        claimed = tuple(family for family, recognises in _FAMILIES.items() if recognises(words))
        if claimed:
            return claimed
    return ()
