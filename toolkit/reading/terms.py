"""The terms a fee agreement sets in words: governing law, notice, when fees are paid and reports are due."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SMALL_COUNTS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_COUNTS = {word: count for count, word in enumerate(_SMALL_COUNTS)} | {
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_NTH = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
    "twelfth": 12,
    "fifteenth": 15,
    "twentieth": 20,
    "thirtieth": 30,
}
_COUNT = (
    r"(?:(?P<word>[a-z]+(?:-[a-z]+)?)\s*\(\s*(?P<both>\d{1,3})\s*\)|(?P<digits>\d{1,3})|(?P<alone>"
    + "|".join(sorted(_COUNTS, key=len, reverse=True))
    + r"))"
)
_DAYS = r"\s*(?:calendar\s+|business\s+)?days?\b['\u2019]*"
_NOTICE = re.compile(
    rf"\b{_COUNT}{_DAYS}(?:[,\s]+(?:prior|advance|written|or|of|less|more)\b)*[,\s]*\bnotice\b", re.IGNORECASE
)
_NOTICE_LOOSE = re.compile(
    rf"\bnotice\b[^.;]{{0,60}}?\b{_COUNT}{_DAYS}|\b{_COUNT.replace('?P<', '?P<l_')}{_DAYS}[^.;]{{0,40}}\bnotice\b",
    re.IGNORECASE,
)
_WITHIN_DAYS = re.compile(rf"\bwithin\s+{_COUNT}{_DAYS}", re.IGNORECASE)
"""Days within which something is cured or told after a notice: no notice of the end."""
_WITHIN = re.compile(
    rf"\b(?:within|(?:no|not)\s+(?:later|more)\s+than)\s+(?:the\s+first\s+)?{_COUNT}{_DAYS}"
    r"\s*(?:after|of|following|from|subsequent to)\b",
    re.IGNORECASE,
)
_BY_DAY = re.compile(
    rf"\b(?:by|before|on|than)\s+the\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)|(?P<nth>{'|'.join(_NTH)}))"
    rf"(?:\s*\(\d{{1,2}}(?:st|nd|rd|th)?\))?\s+(?:calendar\s+|business\s+)?day\s+(?:of|after)\b",
    re.IGNORECASE,
)
_PAID = re.compile(r"\b(?:due|paid|pay|pays|payable|payments?|remit\w*)\b", re.IGNORECASE)
_FEES = re.compile(r"\b(?:fees?|rate|compensation|amounts?|payments?|reimburse\w*|invoices?|bills?)\b", re.IGNORECASE)
_FEE_OWED = re.compile(
    r"\b(?:fees?|compensation|invoices?|bills?)\b|\b(?:end|close|last day)\s+of\s+(?:each|the|such|every|a)\s+"
    r"(?:calendar\s+|fiscal\s+)?(?:month|quarter)",
    re.IGNORECASE,
)
_OTHER_PAYMENT = re.compile(
    r"\b(?:proceeds|redemptions?|redeemed|tender\w*|trade date|settle\w*|orders?|ordered|claims?|indemnif\w*)\b",
    re.IGNORECASE,
)
"""What is paid is no fee, or not the fee alone: shares, redemptions, claims."""
_NOT_MORE = re.compile(rf"\b(?:not|no)\s+more\s+than\s+{_COUNT}(?:{_DAYS}|\s+nor\b)", re.IGNORECASE)
_TERMINATION = re.compile(r"\btermina|\bmay\s+(?:be\s+)?(?:end(?:ed)?|cancel\w*)\b", re.IGNORECASE)
_BY_THE_FUND = re.compile(r"\b(?:majority|trustees|directors|board)\b", re.IGNORECASE)
_STATES = (
    *("Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida"),
    *("Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine"),
    *("Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska"),
    *("Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Ohio"),
    *("Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas"),
    *("Utah", "Vermont", "Virginia", "Washington", "West Virginia", "Wisconsin", "Wyoming", "District of Columbia"),
    *("Bermuda", "England and Wales", "England", "Ireland", "Luxembourg", "Ontario", "Puerto Rico", "Cayman Islands"),
)
STATE = "|".join(name.replace(" ", r"\s+") for name in sorted(_STATES, key=len, reverse=True))
_LAW = re.compile(
    rf"\b(?:laws?|statutes|jurisdiction)\s+of\s+(?:the\s+)?(?:(?:state|commonwealth|province)\s+of\s+)?(?:the\s+)?"
    rf"(?P<place>{STATE})\b|\b(?P<other>{STATE})\s+law\b",
    re.IGNORECASE,
)
_GOVERNS = re.compile(r"\b(?:govern(?:s|ed|ing)?|constru(?:ed|es)|interpreted|enforced|choose)\b", re.IGNORECASE)
_ORGANIZED = re.compile(
    r"\b(?:organi[sz]ed|existing|formed|incorporated|established|created|chartered|registered|filed|licensed|domiciled|"
    r"qualified)\b(?:(?!\b(?:govern|constru|interpret|enforc))[^;]){0,80}$",
    re.IGNORECASE,
)
"""Words before a state's laws under which a party stands, not the agreement."""
_SENTENCE_END = re.compile(r"[.;](?P<blank>\s+)(?=[\"\u201c(]?[A-Z])")
_FREQUENCIES = (
    (
        "monthly",
        re.compile(r"\bmonthly\b|\b(?:each|every|such|the) (?:calendar )?month\b|\bmonth-end\b", re.IGNORECASE),
    ),
    ("quarterly", re.compile(r"\bquarterly\b|\b(?:each|every) (?:calendar |fiscal )?quarter\b", re.IGNORECASE)),
    ("semi-annually", re.compile(r"\bsemi-?annual", re.IGNORECASE)),
    ("annually", re.compile(r"\bannually\b|\b(?:each|every) (?:calendar |fiscal )?year\b", re.IGNORECASE)),
    ("daily", re.compile(r"\bdaily\b", re.IGNORECASE)),
)
_PAYING = re.compile(
    r"\b(?:paid|pay|pays|payable|payment|calculated|computed|accrued|billed)\b(?:(?!\b(?:review|approv|report|meet))(?:[^.;]|(?<=\d)\.(?=\d))){0,120}?\b(?P<when>monthly|quarterly|annually|semi-?annually|"
    r"(?:each|every|such|the|following|next|preceding) (?:calendar |fiscal )?(?:month|quarter|year))\b|"
    r"\b(?P<early>monthly|quarterly|semi-?annual)\s+(?:fees?|payments?|compensation|installments|invoices?|bills?)\b|"
    r"\b(?:invoices?|bills?|statements?)\b[^.;]{0,40}?\b(?P<billed>monthly|quarterly)\b",
    re.IGNORECASE,
)
_TIMES = ("month", "quarter", "annual", "year")
_REPORT = re.compile(
    r"\breports?\b[^.;]{0,80}?\b(?:of|showing|setting forth|as to|regarding|concerning|covering|detailing)\b"
    r"[^.;]{0,60}?\b(?:amounts?|expend\w*|expens\w*|purposes|compensation|payments|monies)\b|"
    r"\breports?\b[^.;]{0,40}?\bexpen|"
    r"\breports?\b[^.;]{0,60}?\b(?:compl\w+|conform\w*|accordance|required|pursuant)\b[^.;]{0,40}?\brule\s+12b-1\b",
    re.IGNORECASE,
)
_TO_HOLDERS = re.compile(r"\bannual\s+(?:and\s+semi-?annual\s+)?reports?\b|\breports?\s+to\s+\w*holders", re.IGNORECASE)
"""The reports that a fund sends to its shareholders."""


def sentences_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Cut paragraphs into sentences, roughly: at a stop before a capital."""
    return tuple(sentence for text in texts for sentence in _sentences(text))


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of one paragraph."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield text[start : end.start("blank")]
        start = end.end()
    yield text[start:]


def governing_law(sentences: Iterable[str]) -> str | None:
    """Return the state whose law governs, from the sentence that says the agreement is construed under it."""
    for sentence in sentences:
        if " law" not in sentence.lower() or not _GOVERNS.search(sentence):
            continue
        for match in _LAW.finditer(sentence):
            if not _ORGANIZED.search(sentence[: match.start()]):
                printed = " ".join((match["place"] or match["other"]).lower().split())
                return next(state for state in _STATES if state.lower() == printed)
    return None


def notice_days(sentences: Iterable[str]) -> int | None:
    """Return the days of notice on which the agreement may be terminated.

    The fund's own notice (by its trustees or holders) comes before the other party's, and `not more than 60 days`
    before `not less than 30`: Rule 12b-1(b)(3)(iv) speaks of the most.
    """
    noticed = [each for each in sentences if "notice" in (small := each.lower()) and "day" in small]
    terminating = [sentence for sentence in noticed if _TERMINATION.search(sentence)]
    by_the_fund = [sentence for sentence in terminating if _BY_THE_FUND.search(sentence)]
    for sentence in (*by_the_fund, *terminating):
        match = _NOTICE.search(sentence)
        match = match or _NOTICE_LOOSE.search(_WITHIN_DAYS.sub("", sentence))
        if match:
            return _count(_NOT_MORE.search(sentence) or match)
    return None


def payment_days(sentences: Iterable[str]) -> int | None:
    """Return within how many days after the period's close the fee is paid."""
    for sentence in sentences:
        if " day" not in sentence.lower() or not (_PAID.search(sentence) and _FEE_OWED.search(sentence)):
            continue
        if _OTHER_PAYMENT.search(sentence):
            continue
        match = _WITHIN.search(sentence)
        if match:
            return _count(match)
        by_day = _BY_DAY.search(sentence)
        if by_day:
            return int(by_day["day"]) if by_day["day"] else _NTH[by_day["nth"].lower()]
    return None


def fee_frequency(sentences: Iterable[str]) -> str | None:
    """Return how often the fee is calculated or paid: `monthly`, `quarterly`, `semi-annually` or `annually`."""
    for sentence in sentences:
        lowered = sentence.lower()
        if not any(stem in lowered for stem in _TIMES):
            continue
        if not _FEES.search(sentence) or _REPORT.search(sentence):
            continue
        match = _PAYING.search(sentence)
        if match:
            return _frequency(match["when"] or match["early"] or match["billed"])
    return None


def report_frequency(sentences: Iterable[str]) -> str | None:
    """Return how often the board gets its report of the amounts expended and their purposes."""
    for sentence in sentences:
        if "report" not in sentence.lower() or not _REPORT.search(sentence) or _TO_HOLDERS.search(sentence):
            continue
        for name, pattern in _FREQUENCIES[1:4]:
            if pattern.search(sentence):
                return name
        if re.search(r"\bmonthly\b", sentence, re.IGNORECASE):
            return "monthly"
    return None


def _frequency(words: str) -> str:
    lowered = words.lower()
    for stem, name in (("month", "monthly"), ("quarter", "quarterly"), ("semi", "semi-annually")):
        if stem in lowered:
            return name
    return "annually"


def _count(match: re.Match[str]) -> int | None:
    """Read a count of days; the figure in parentheses wins over the word before it."""
    parts = {key.removeprefix("l_"): value for key, value in match.groupdict().items() if value}
    if "both" in parts:
        return int(parts["both"])
    if "digits" in parts:
        return int(parts["digits"])
    return _COUNTS.get(parts.get("alone", "").lower())
