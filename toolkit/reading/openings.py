"""How a sentence on funds and their fee begins: `2. Alpha Fund: 0.75% of …`, `For Alpha Fund, the fee …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.reading.names import ends_like_fund, listed_funds, parse_stated_class
from toolkit.reading.rates import find_signed_rates

_NAMED = re.compile(
    r"^(?:\(?(?:\d{1,2}|[a-z])[.)]\s+)?(?:(?:For|With\s+respect\s+to|As\s+to|In\s+the\s+case\s+of)\s+(?:the\s+|each\s+of\s+)?|The\s+)?(?P<names>[A-Z0-9](?:[^:;,%]|,\s+(?:Inc|INC|L\.?P|Ltd)\b)*?)"
    r"(?:,?\s*:\s|,\s+(?:the|a|an)\s+(?:\w+\s+){0,7}?(?:fee|rate|compensation)\b|\.\s+(?=[\d.]+\s?%|(?:The|This|Such|For|Under|As|In|An?|On|Its)\s)|,?\s+(?:shall\s+pay|will\s+pay|pays?|bears?)\b|\s+[-–—]{1,2}\s+|,\s+(?=[\d.]+\s?%))"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The funds that a sentence begins with, and what it says of them; no funds where it begins with anything else."""

    funds: tuple[str, ...]
    rest: str


def opening_of(text: str) -> Opening:
    """Part a sentence behind the funds it begins with."""
    named = _NAMED.match(text)
    funds = _funds(named["names"]) if named is not None else ()
    return (
        Opening(funds, text[named.end("names") :].lstrip(" ,:-–—"))
        if funds and named is not None
        else Opening((), text)
    )


def names_its_fund(text: str) -> bool:
    """Tell whether a sentence begins with the fund whose fee it says."""
    return bool(opening_of(text).funds) and any(True for _ in find_signed_rates(text))


def _funds(text: str) -> tuple[str, ...]:
    """Return the funds that a sentence begins with; empty where it begins with anything else."""
    if parse_stated_class(text):
        return ()  # "Class A pays …" says it of a class, in a footnote as well
    if " " not in text.strip():
        return ()  # "The Trust shall pay …" names no fund
    if ends_like_fund(text) and not re.match(r"(?i)(?:each|every|any|such|this|the)\b|all\s+(?!assets\b)", text):
        return listed_funds(text)
    return ()
