"""How agreements word dates, figures and titles: the filters that templates use."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from toolkit.agreement import Clause, Schedule
from toolkit.amounts import money_text, percent_text
from toolkit.days import MONTHS, long_date

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))


def says(text: str, day: date) -> bool:
    """Tell whether a text prints a date: in long form, as `3rd day of May, 2004`, or in figures."""
    month = MONTHS[day.month - 1]
    forms = (
        rf"{month}\s+{day.day},?\s+{day.year}",
        rf"\b{day.day}(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?{month},?\s+{day.year}",
        rf"\b0?{day.month}/0?{day.day}/(?:{day.year}|{day.year % 100:02})\b",
    )
    return any(re.search(form, text, re.IGNORECASE) for form in forms)


_CLOSING = re.compile(r"(?:all (?:the )?other|except as|in all other respects|in witness|dated\b)", re.IGNORECASE)


def closing(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the last paragraphs of an amendment, which stand after the schedule: All other terms …, Dated: …."""
    count = 0
    while count < len(paragraphs) and _CLOSING.match(paragraphs[len(paragraphs) - 1 - count]):
        count += 1
    return tuple(paragraphs[len(paragraphs) - count :])


def bracketed(text: str) -> bool:
    """Tell whether a paragraph stands in brackets as a whole, as the note under a title does: (As amended …)."""
    return re.fullmatch(r"\([^()]*\)", text) is not None


def short_date(day: date) -> str:
    """Print a revision date as footers do: 08/18/03."""
    return f"{day.month:02}/{day.day:02}/{day.year % 100:02}"


def words(number: int) -> str:
    """Spell a whole number: 60 → sixty, 121 → one hundred twenty-one."""
    if number < 0:
        return f"minus {words(-number)}"
    for scale, name in _SCALES:
        if number >= scale:
            whole, rest = divmod(number, scale)
            return f"{words(whole)} {name}" + (f" {words(rest)}" if rest else "")
    if number < len(_UNITS):
        return _UNITS[number]
    tens, unit = divmod(number, 10)
    return _TENS[tens] + (f"-{_UNITS[unit]}" if unit else "")


def percent(value: Decimal) -> str:
    """Print a percent figure with at least two decimals: 0.5 → 0.50."""
    return percent_text(value)


def money(value: Decimal | int) -> str:
    """Print US dollars with commas and cents: 1,234.50; Jinja's sum of nothing is the integer 0."""
    return money_text(Decimal(value))


_SMALL = frozenset(
    (
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "into"),
        *("nor", "of", "on", "or", "the", "to", "with"),
    )
)
_JOINTS = re.compile(
    r"(?<= TO THE)\s+|(?<= TO)\s+(?!THE\b)|(?<=\bAMENDED AND RESTATED)\s+|\s+(?=\(|BETWEEN\b|AMONG\b)", re.IGNORECASE
)
_PARTIES = re.compile(
    r"(?P<first>(?:BETWEEN|AMONG)\b.*?\bAND|.*\b(?:AGREEMENT|PLAN|CONTRACT)\b.*\bOF)\s+"
    r"(?P<second>.*\b(?:TRUST|FUNDS?|INC|COMPANY|PORTFOLIOS)\b.*)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:schedule|exhibit|appendix|annex|attachment)\s+(?:\W?[A-Z0-9]{1,2}(?:-\d+)?\W?|[IVX]+)\s+(?!to\b|of\b|for\b)",
    re.IGNORECASE,
)
_LONGEST_TITLE_LINE = 60


def title_lines(title: str) -> tuple[str, ...]:
    """Break a title over lines at its joints: after SCHEDULE A, TO (THE), AMENDED AND RESTATED, before (, BETWEEN.

    Apart from the label of a schedule, a title without capitals throughout is broken only where it does not fit a line.
    """
    flat = " ".join(title.split())
    label = _LABEL.match(flat)
    if label and len(label[0]) < len(flat):
        return (label[0].rstrip(), *title_lines(flat[label.end() :]))
    if flat != flat.upper() and len(flat) <= _LONGEST_TITLE_LINE:
        return (flat,)
    parts = [parties for part in _JOINTS.split(flat) for parties in _parted_parties(part)]
    return tuple(line for part in parts for line in _short_lines(part) if line)


def _parted_parties(text: str) -> tuple[str, ...]:
    """Give a party a line of its own: BETWEEN THE DISTRIBUTOR AND / ELM TRUST, FEE AGREEMENT OF / ELM TRUST."""
    match = _PARTIES.fullmatch(text)
    return (match["first"], match["second"]) if match else (text,)


def _short_lines(text: str) -> list[str]:
    """Break a line that is too long for a title near its middle; OF, AND, THE stay at the end of a line."""
    if len(text) <= _LONGEST_TITLE_LINE or " " not in text:
        return [text]
    middle = len(text) // 2
    blanks = [match.start() for match in re.finditer(" ", text)]
    good = [place for place in blanks if text[place + 1 :].split(maxsplit=1)[0].lower() not in _SMALL]
    cut = min(good or blanks, key=lambda place: abs(place - middle))
    return _short_lines(text[:cut]) + _short_lines(text[cut + 1 :])


def title_case(title: str, spelled: str = "") -> str:
    """Write a title of capitals as running text does: Master Related Agreement to Amended and Restated Plan.

    A word that `spelled` (the agreement's own text) prints in capitals keeps them: INVESCO, AIM.
    """
    if title != title.upper():
        return title
    capitals = set(re.findall(r"\b[A-Z][A-Z0-9]+\b", spelled))
    whole = [_cased(word, capitals) for word in title.split()]
    return " ".join(word if place == 0 else _small(word) for place, word in enumerate(whole))


def _cased(word: str, capitals: set[str]) -> str:
    """Capitalize each part of a word at its hyphens, unless the agreement writes it in capitals."""
    return re.sub(r"[A-Z0-9]+", lambda part: part[0] if part[0] in capitals else part[0].capitalize(), word)


def _small(word: str) -> str:
    return word.lower() if word.lower() in _SMALL else word


@dataclass(frozen=True, slots=True)
class NumberedClause:
    """A clause as it is printed: its label or labels (`1. a.`), how deep it stands, its words."""

    label: str
    indent: int
    text: str


def numbered(clauses: Sequence[Clause]) -> tuple[NumberedClause, ...]:
    """Label clauses as they are printed: `1.a` is `a.` below paragraph 1, and `1. a.` where 1 has no words of its own.

    A number such as 4.2 is printed whole, as sections are.
    """
    printed: list[NumberedClause] = []
    open_labels: tuple[str, ...] = ()
    for clause in clauses:
        labels = _labels(clause.number)
        shared = 0
        while shared < len(labels) - 1 and labels[shared : shared + 1] == open_labels[shared : shared + 1]:
            shared += 1
        printed.append(NumberedClause(" ".join(labels[shared:]), shared, clause.text))
        open_labels = labels
    return tuple(printed)


def _labels(number: str) -> tuple[str, ...]:
    """Part a clause's number into the labels nested in it: 4.2.b → `4.2`, `b.`."""
    head = re.match(r"\d+(\.\d+)*", number)
    if head is None:
        return tuple(f"{part}." for part in number.split("."))
    whole = head[0] if "." in head[0] else f"{head[0]}."
    return (whole, *(f"{part}." for part in number[head.end() :].split(".") if part))


def schedule_name(schedule: Schedule) -> str:
    """Name a schedule as the text refers to it: Schedule A, Exhibit 1, Appendix B."""
    word = re.match(r"(schedule|exhibit|appendix|annex|attachment|addendum)\b", schedule.title, re.IGNORECASE)
    return f"{word[1].capitalize() if word else 'Schedule'} {schedule.label or ''}".strip()


def on_behalf(text: str) -> str:
    """Word on whose behalf a party signs, whether or not the data say `on behalf of` (or `severally`)."""
    if text.lower() == "severally":
        return text
    return text if re.search(r"\bon behalf of\b", text, re.IGNORECASE) else f"on behalf of {text}"


def joined(items: Sequence[str]) -> str:
    """Join names as prose does: `A`, `A and B`, `A, B and C`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


FILTERS: dict[str, Callable[..., Any]] = {
    "long_date": long_date,
    "short_date": short_date,
    "says": says,
    "closing": closing,
    "bracketed": bracketed,
    "percent": percent,
    "money": money,
    "words": words,
    "title_lines": title_lines,
    "title_case": title_case,
    "numbered": numbered,
    "schedule_name": schedule_name,
    "joined": joined,
    "on_behalf": on_behalf,
}
"""What a template may call, by name."""
