"""Words beside a told fee that make it doubtful: what is added, taken off, waived, or true for a time only."""

from __future__ import annotations

import re

_PERFORMANCE = r"performance(?!\s+of\s+(?:\w+\s+){0,2}(?:functions|duties|services|obligations))"
_CHANGES = (
    r"unless|provided,?\s+(?:that|however)|however|plus|minus|in addition|lesser|greater|formerly|instead|propos\w+|if|"
    r"further|additional|also|was|were|had|before|prior to|previous\w*|first year|less(?!\s+than)|subject to|offset\w*|"
    rf"rebat\w+|credit\w*|discount\w*|adjust\w*|{_PERFORMANCE}|basic|together with"
)
_AGGREGATE = r"aggregate(?!\s+net\s+asset\s+value\s+of\s+the\s+(?:Fund|Portfolio)\b(?!\s+and))"
HEDGES = re.compile(
    rf"\b(?:{_CHANGES}|except|other than|excluding|until|waive\w*|reimburs\w+|reduc\w+|increas\w+|"
    rf"lower|of which|{_AGGREGATE}|combined|portion|remainder|retain\w*|thereafter|"
    r"through\s+[A-Z][a-z]+\s+\d|expenses?|invested|held by|not(?!\s+(?:to\s+)?(?:exceed|more)\b)|"
    r"and\s+(?:an?|any|such)\s+(?:[\w-]+\s+){0,2}(?:fee|compensation))(?!\w)",
    re.IGNORECASE,
)
"""Words that change the fee of a sentence, or speak of another."""
HEDGES_OF_LIMITS = re.compile(rf"\b(?:{_CHANGES}|increas\w+|respectively)(?!\w)", re.IGNORECASE)
"""The same of a limit of expenses, which is itself a matter of what is waived until when."""
_HEDGES_OF_SCHEDULES = re.compile(
    rf"\b(?:{_CHANGES}|except|other than|until|waive\w*|reimburs\w+|reduc\w+|increas\w+|retain\w*)(?!\w)",
    re.IGNORECASE,
)
"""The same of a sentence in a schedule, where none speaks of other agreements."""
_NO_YEAR = re.compile(
    r"\b(?:(?:monthly|quarterly)\s+(?:fee|rate)|per\s+(?:month|quarter)|one-twelfth|1/12)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:annual\w*|per\s+annum|p\.a\.|a\s+year|per\s+year|yearly)", re.IGNORECASE)


def hedge_in(words: str) -> str | None:
    """Return the first word that makes the fee told by a schedule's sentence doubtful; None where none does."""
    hedge = _HEDGES_OF_SCHEDULES.search(words)
    if hedge is not None:
        return hedge.group()
    month = _NO_YEAR.search(words)
    return month.group() if month is not None and not _YEAR.search(words) else None
