"""Rate notations: what a printed figure means in percent a year.

A figure that carries its unit (`0.45%`, `45 bps`, `1/4 of 1%`) needs no reasoning; the unit of a bare one is chosen in
`rate_units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from toolkit.reading.rate_units import LARGEST_PERCENT, Unit, in_percent

Outcome = Literal["figure", "none", "withheld", "malformed"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed rate: `text[start:end]`. `unit` is None for a bare figure, whose `value` is as printed.

    `none` is a printed nothing (N/A, –), `withheld` a blank or redacted figure, `malformed` a figure that no reading
    makes sense of (`0/10`); these have no value.
    """

    outcome: Outcome
    value: Decimal | None
    unit: Unit | None
    start: int
    end: int

    def percent(self, unit: Unit | None = None) -> Decimal | None:
        """Return the figure in percent, a bare one by the `unit` given; None where nothing is printed."""
        if self.value is None or (self.unit or unit) is None:
            return None
        return in_percent(self.value, self.unit or unit or Unit.PERCENT)


_NUMBER = r"(?:\d{1,3}(?:\.\d+)?|\.\d+)"
_VULGAR_SIGNS = {
    "¼": "1/4",
    "½": "1/2",
    "¾": "3/4",
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
    "⅕": "1/5",
    "⅒": "1/10",
}
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10, "twentieth": 20, "twentieths": 20,
    "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
}  # fmt: skip
_DIGIT = "|".join(_ONES[1:10])
_BELOW = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{_DIGIT})(?!-)|\s(?:{_DIGIT})(?!-|\s+one))?|{'|'.join(reversed(_ONES))}|a)"
_COUNT = rf"(?:(?:{_DIGIT}|a)[\s-]hundred(?:[\s-](?:and\s)?{_BELOW})?|{_BELOW})"
_ONE_PERCENT = r"(?:1\s?%|one\s+per\s?cent(?:um)?\b|1\s+per\s?cent\b)"
_PERCENT_SIGN = r"(?:%|per\s?cent(?:um|age)?\b)"
_POINTS = r"(?:basis\s+(?:points?|pts?)\b\.?|b\.?p\.?s?\b\.?|bpts?\b)"
_SHARE = r"(?:(?P<whole>\d+)[\s-]+)?(?P<over>\d{1,3})\s?/\s?(?P<under>\d{1,4})(?:ths?\b)?"
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_WORDED = rf"(?P<count>{_COUNT})[-\s]+(?:one[-\s]+)?(?P<part>{_PART})\s+of\s+{_ONE_PERCENT}"
_WORDED_WHOLE = rf"(?P<points>{_COUNT})\s+(?:(?P<wp>per\s?cent(?:um)?\b)|(?P<wb>basis\s+points?\b))"
_BLANK = (
    r"(?:\[[\s_*•●◆xX.-]*%?\s*\]|"
    r"\[\s*(?:redacted|omitted|confidential|tbd|blank|rate|fee|intentionally omitted)[^\]]*\]|_{1,}\.?_{1,}|"
    r"X?\.?XX(?=\s?%)|X\.XX|tbd\b|(?<![%*)])\*{3,}(?!\*))"
)
_WITHHELD = rf"{_BLANK}(?:\s*{_PERCENT_SIGN}|\s*{_POINTS})?(?:\s*\(\s*{_BLANK}\s*(?:{_PERCENT_SIGN}|{_POINTS})\s*\))?"
_NO_FEE = (
    r"(?:-\s?0\s?-|(?:no\s+(?:[\w-]+\s+){0,3}|(?:do|does)\s+not\s+pay\s+(?:an?\s+|any\s+)?(?:[\w-]+\s+){0,2})"
    r"(?:fees?|charges?|compensation)\b|zero(?![-\s]+\w))"
)
_NOTHING = (
    r"(?:n\s?/\s?a\b\.?|n\.a\.|not\s+applicable\b|not\s+offered\b|none\b|nil\b|(?<![\w.])(?:[-–—]{1,3})(?![\w$.]))"
)
_IN_BRACKETS = (
    r"(?:(?:currently|presently|reduced\s+to|waived\s+to|limited\s+to)\s+)?"
    rf"(?:{_NUMBER}\s*(?:{_PERCENT_SIGN}|{_POINTS}|of\s+{_ONE_PERCENT})|"
    rf"\d{{1,3}}/\d{{1,4}}\s+of\s+{_ONE_PERCENT}|{_NO_FEE})"
)
_PARENTHESIS = rf"(?:\s*\(\s*{_IN_BRACKETS}\s*\))?"

RATE = re.compile(
    rf"""(?<![\w$.,/])(?:
      (?P<withheld>{_WITHHELD})
    | (?P<worded>{_WORDED}){_PARENTHESIS}
    | (?P<wordwhole>{_WORDED_WHOLE}){_PARENTHESIS}
    | (?P<share>{_SHARE})\s*
      (?:(?P<share_of>(?:of\s+)?{_ONE_PERCENT}|{_PERCENT_SIGN})|(?P<share_bps>{_POINTS}))?{_PARENTHESIS}
    | (?P<of_one>{_NUMBER})\s*(?:%\s*)?of\s+{_ONE_PERCENT}{_PARENTHESIS}
    | \(?\s*(?:bps|basis\s+points)\s*\)?\s*(?P<bps_before>{_NUMBER})(?![\w%])
    | (?P<percent>{_NUMBER})\s*{_PERCENT_SIGN}{_PARENTHESIS}
    | (?P<bps>{_NUMBER})\s*{_POINTS}{_PARENTHESIS}
    | (?P<zero>{_NO_FEE})
    | (?P<bare>{_NUMBER})(?![\w/%,]|\.\d){_PARENTHESIS}
    | (?P<nothing>{_NOTHING})
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:\b(?:the|each|such|its|that)\s+(?:applicable\s+)?(?:fund|portfolio|series|class)(?:[’']s|s[’'])?(?!\w)|\battributable\b|\bto\b|\bup\s+to\b|\b(?:not|no)\s+(?:to\s+exceed|exceeding|more\s+than)\b|\bmax(?:imum)?\b|\bequal\b|\bannualized\b|\bat\b|(?<=%)/(?:year|yr|annum)\b\.?|\b(?:ADNA|ANA)\b|\b(?:computed|accrued|payable)\s+(?:daily|monthly|quarterly)\b|\ban?\b|\brate\b|\bof\b|\bthe\b|\bits\b|\bper\s+annum\b|\bper\s+year\b|\bannually\b|\ba\s+year\b|\bannual\b|\bp\.a\.|\baverage\b|\bdaily\b|\bnet\b|"
    r"\bfees?\b|\bpayable\s+(?:daily|monthly|quarterly|annually)\b|\b(?:computed|calculated|accrued)\s+daily\b|\bpaid\s+(?:monthly|quarterly)\b|"
    r"\bassets?\b|\bvalue\b|\bof\s+the\s+Fund\b|\bon\b|\ball\b|[,;.\s()])+",
    re.IGNORECASE,
)
_CEILING = re.compile(r"(?:up\s+to|not\s+to\s+exceed|no\s+more\s+than|maximum(?:\s+of)?|max\.)", re.IGNORECASE)
"""What may stand before a bare figure too: it then is the most that is paid."""
_LOOKALIKE = re.compile(
    r"^\s*[OolIS\d|]{1,3}\s?[.,·:]\s?[OolIS\d|]{1,4}\s*%?$|^\d,\d{2,3}\s*%?$|^[O0]{1,2}[.,]?\d{1,3}%$|^\d\.\s\d{2}\s*%?$"
)


def find_rates(text: str) -> Iterator[Figure]:
    """Yield every rate notation in a text, bare figures and printed nothings among them."""
    plain = _without_vulgar_signs(text)
    for found in RATE.finditer(plain):
        yield _figure(found)


def find_signed_rates(text: str) -> Iterator[Figure]:
    """Yield the rates of running text that carry their unit, or are withheld: bare figures of prose are no rates."""
    for figure in find_rates(text):
        if (figure.unit is not None and figure.outcome == "figure") or (
            figure.outcome == "withheld" and text[figure.start : figure.end].strip("_ ")
        ):
            yield figure


def parse_rate(text: str) -> Figure | None:
    """Read a whole cell as one rate, None where it is not one; words like `per annum` may stand around a signed one."""
    plain = _without_vulgar_signs(text.strip())
    found = RATE.match(plain) or RATE.search(plain)
    if found is None:
        return _malformed(plain)
    around = plain[: found.start()] + plain[found.end() :]
    figure = _figure(found)
    loose = figure.unit is not None or figure.outcome == "withheld" or _CEILING.fullmatch(around.strip()) is not None
    if (_FILLER.sub("", around) if loose else around.strip(" .,;")) or (
        not loose and figure.outcome == "figure" and found.start()
    ):
        return _malformed(plain)
    return figure


def _malformed(text: str) -> Figure | None:
    """Tell a cell that looks like a spoiled figure (`O.45`, `0,45%`) from one that is no figure at all."""
    return Figure("malformed", None, None, 0, len(text)) if _LOOKALIKE.match(text) else None


def _without_vulgar_signs(text: str) -> str:
    for sign, plain in _VULGAR_SIGNS.items():
        text = text.replace(sign, plain)
    return text


_ONE = re.compile(rf"{_ONE_PERCENT}", re.IGNORECASE)
_SHARE_LOST = re.compile(r"(?:^|[;,:(]|\b(?:of|plus|and|at|to|is|for))\s*\bof\s+$", re.IGNORECASE)
"""What stands before the one percent of a share whose figure is lost: `plus of 1% of the next …`."""


def _figure(found: re.Match[str]) -> Figure:  # noqa: PLR0911 - one notation after another
    """Turn one match of `RATE` into its figure."""
    start, end = found.span()
    if found["withheld"]:
        return Figure("withheld", None, None, start, end)
    if found["nothing"]:
        return Figure("none", None, None, start, end)
    if found["zero"]:
        return Figure("figure", Decimal(0), Unit.PERCENT, start, end)
    if _ONE.fullmatch(found.group()) and _SHARE_LOST.search(found.string[:start]):
        return Figure("malformed", None, None, start, end)
    if found["worded"]:
        share = Decimal(_count(found["count"])) / Decimal(_PARTS[found["part"].lower()])
        return Figure("figure", share, Unit.PERCENT, start, end)
    if found["wordwhole"]:
        unit = Unit.PERCENT if found["wp"] else Unit.BASIS_POINTS
        return Figure("figure", Decimal(_count(found["points"])), unit, start, end)
    if found["share"]:
        return _share(found)
    for group, unit in (
        ("of_one", Unit.PERCENT),
        ("percent", Unit.PERCENT),
        ("bps", Unit.BASIS_POINTS),
        ("bps_before", Unit.BASIS_POINTS),
    ):
        if found[group]:
            return Figure("figure", Decimal(found[group]), unit, start, end)
    value = Decimal(found["bare"])
    return Figure("figure", value, None if value else Unit.PERCENT, start, end)


def _share(found: re.Match[str]) -> Figure:
    """Read `1/4 of 1%`, `1 1/4%`, `12 1/2 bps`; a share of nothing (`0/10`) or without its "of 1%" is malformed."""
    start, end = found.span()
    whole, over, under = int(found["whole"] or 0), int(found["over"]), int(found["under"])
    if not under or not over or not (found["share_of"] or found["share_bps"]):
        return Figure("malformed", None, None, start, end)
    unit = Unit.BASIS_POINTS if found["share_bps"] else Unit.PERCENT
    return Figure("figure", Decimal(whole) + Decimal(over) / Decimal(under), unit, start, end)


def _count(words: str) -> int:
    """Count what number words say: `thirty-five` is 35, `one hundred and ten` is 110, `a` is 1."""
    total = 0
    for word in re.split(r"[-\s]+", words.lower()):
        if word == "hundred":
            total *= 100
        elif word != "and":
            total += _TENS[word] if word in _TENS else 1 if word == "a" else _ONES.index(word)
    return total


def odd_points(figure: Figure) -> bool:
    """Tell a percent figure under the wrong sign.

    Less than one basis point, or as small and as finely printed as percents are.
    """
    return (
        figure.unit is Unit.BASIS_POINTS
        and figure.value is not None
        and (
            0 < figure.value < 1 or (0 < figure.value < LARGEST_PERCENT and figure.value.as_tuple().exponent == -2)  # noqa: PLR2004
        )
    )
