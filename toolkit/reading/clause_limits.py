"""The limit of expenses that a clause states: `… do not exceed 1.25% of its average daily net assets through …`."""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.reading.clause_fees import ELSEWHERE, Fee, fees_by_name, figures_of
from toolkit.reading.clause_sentences import Sentence
from toolkit.reading.dates import DATE, first_date

_LIMITS = re.compile(
    r"\b(?:exceed\w*|in excess of|limit(?:s|ed)?|cap(?:s|ped)?\s+(?:at|of)|(?:more|greater|higher) than)\b",
    re.IGNORECASE,
)
_EXPENSES = re.compile(r"\b(?:operating\s+)?expenses?\b", re.IGNORECASE)
_ASSETS = re.compile(r"\bnet\s+assets?\b", re.IGNORECASE)
_ENDS = re.compile(rf"\b(?:through|until|ending(?:\s+on)?|expir\w+(?:\s+on)?)\s+(?P<day>{DATE.pattern})", re.IGNORECASE)


def states_limit(text: str) -> bool:
    """Tell whether a sentence limits the expenses of a fund to a rate of its net assets."""
    said = (_LIMITS, _EXPENSES, _ASSETS)
    return bool(figures_of(text)) and all(pattern.search(text) for pattern in said)


def limit_of(sentence: Sentence) -> tuple[Fee, ...] | None:
    """Return each limit of a sentence with the day it ends; None where that cannot be told."""
    if ELSEWHERE.search(sentence.text) or "$" in sentence.text:
        return None
    found = fees_by_name(sentence)
    days = {hit["day"] for hit in _ENDS.finditer(sentence.text)}
    if found is None or len(days) > 1:
        return None
    ends_on = first_date(days.pop(), None) if days else None
    return tuple(replace(fee, ends_on=ends_on) for fee in found)
