# ruff: noqa: E501 - a pattern reads best with one alternative a line
"""Breakpoints: bands of net assets in dollars, each with its own rate (`First $500 million … 0.25%`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from toolkit.reading.rates import Figure, find_rates

_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "millions": 10**6, "m": 10**6, "mm": 10**6, "mil": 10**6, "mln": 10**6,
    "billion": 10**9, "billions": 10**9, "b": 10**9, "bn": 10**9, "bil": 10**9, "trillion": 10**12, "t": 10**12,
}  # fmt: skip
_SCALE = r"(?:thousand|millions?|billions?|trillion|mln|mil|mm|bn|bil|[kmbt])"
_AMOUNT = rf"(?:U\.?S\.?\s*)?\$?\s?(?P<{{0}}>\d{{{{1,3}}}}(?:,\d{{{{3}}}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d.,]*\d)(?!\s?%)\s?-?(?P<{{0}}s>{_SCALE}\b\.?)?(?:\s+(?:USD|dollars)\b)?"
_ASSETS = r"(?:\s+(?:of|in)\s+(?:such\s+|the\s+|its\s+)?(?:(?:fund|portfolio|average|daily|net|total|combined|aggregate|managed|allocated|sub-?advis[eo]r)(?:[’']s)?\s+)*assets)?"


def _amount(name: str) -> str:
    return _AMOUNT.format(name).replace("{{", "{").replace("}}", "}")


_THE = r"(?:the\s+|all\s+(?:amounts\s+|assets\s+|sums\s+)?|that\s+portion\s+(?:of\s+\w+\s+)?|(?:the\s+|any\s+|additional\s+)?amounts?\s+|(?:the\s+)?(?:average\s+)?(?:daily\s+)?(?:net\s+)?assets\s+)?"
_OVER = (
    r"(?:(?:(?:any|the)\s+)?(?:in\s+)?excess(?:\s+(?:of(?:\s+over)?|over|above))?|over|above|exceeding|greater\s+than(?:\s+or\s+equal\s+to)?|"
    r"more\s+than|at\s+least|beyond|from|between|>=?|≥)"
)
_UNDER = (
    r"(?:not\s+(?:exceeding|in\s+excess\s+of|over|more\s+than)|(?:less\s+than|under|below)(?:\s+or\s+equal\s+to)?|"
    r"up\s+to(?:,?\s+(?:and|but\s+not)\s+including)?,?|<=?|≤)"
)
_AND_MORE = r"(?:(?:or|and)\s+(?:over|above|more|greater|up)|\+)"
_TO = rf"(?:(?:up\s+)?to(?:,?\s+(?:and|but\s+not)\s+including)?,?|(?:to|but|and)\s+{_UNDER}|and\s+including|through|and|not\s+exceeding|[-–—<≤])"
_SEMI = rf"(?:\s?{_AND_MORE})?\s*,?\s*"
"""What may follow the lower end of a range before its upper end: `$250 million or more but less than …`."""

BAND = re.compile(
    rf"""(?<![\w$.])(?!12b)(?:
      (?P<first>{_THE}(?:first|initial|1st)\s+{_amount("a")})
    | (?P<next>{_THE}(?:next|additional|subsequent|second|third|fourth|2nd|3rd|4th)\s+{_amount("b")})
    | (?P<range>{_THE}(?:{_OVER}\s*)?{_amount("c")}{_SEMI}{_TO}\s*?{_amount("d")}|(?:{_OVER}\s*)?{_amount("e")}\s?[-–—]\s?{_amount("f")})
    | (?P<upto>{_THE}(?:(?:amounts?\s+)?(?:to|through|not\s+exceeding|{_UNDER})\s*{_amount("g")}|{_amount("h")}\s+(?:or|and)\s+(?:less|under|below)))
    | (?P<over>{_THE}(?:{_OVER}\s*{_amount("i")}|{_amount("j")}\s*{_AND_MORE}))
    | (?P<rest>(?:any\s+|the\s+)?(?:amounts?\s+)?(?:thereafter|(?:in\s+)?excess(?!\s+(?:of(?:\s+over)?|over|above)\s+\$?\d)(?:\s+(?:thereof|thereafter|amounts?))?|(?:remaining\s+)?balance|remainder|remaining(?:\s+(?:(?:net\s+)?assets|amounts?))?|over\s+that|above\s+that))
    | (?P<all>(?:on\s+)?all\s+(?:(?:fund|portfolio)\s+)?(?:(?:average\s+)?(?:daily\s+)?(?:net\s+|managed\s+|allocated\s+|sub-?advis[eo]r\s+)?assets|asset\s+levels))
    ){_ASSETS}(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
"""One band of net assets. A figure needs its `$`, its scale or its thousands commas to be an amount (see `_money`)."""


_MAY_BE_BAND = re.compile(
    r"\d\s?(?:[kmbt]|thousand|million|billion|trillion)|\$|,\d{3}|\b(?:all|thereafter|balance|remain|excess|over|above)",
    re.IGNORECASE,
)
"""What every band holds: it is looked for before the long pattern is tried."""
_AMOUNTS: dict[str, list[tuple[str | None, str | None]]] = {
    "first": [(None, "a")], "next": [(None, "b")], "range": [("c", "d"), ("e", "f")],
    "upto": [(None, "g"), (None, "h")], "over": [("i", None), ("j", None)],
}  # fmt: skip
"""Which amounts of `BAND` bound each kind of band, below and above."""


@dataclass(frozen=True, slots=True)
class Band:
    """A printed band: from `over` (None: from where the last one ended), `width` or `up_to` dollars (None: no end)."""

    kind: Literal["first", "next", "range", "upto", "over", "rest", "all"]
    over: Decimal | None
    up_to: Decimal | None
    start: int
    end: int


def find_bands(text: str) -> list[Band]:
    """Return every band of net assets named in a text, in order."""
    if not _MAY_BE_BAND.search(text):
        return []
    bands = (_band(found) for found in BAND.finditer(_evened(text)))
    return [band for band in bands if band is not None]


_PLUS = re.compile(rf"(?<=\d)(?P<plus>\+)(?P<scale>\s?{_SCALE}\b)", re.IGNORECASE)
_AT_LEAST = re.compile(r"(?<!\S)[3³](?=\s?\$\s?\d)")
"""The sign ≥ as it comes out of a face of symbols, where the letters' own faces have a small three."""
_IN_WORDS = re.compile(
    r"\b(?P<words>(?:[a-z]+(?:-|\s+)){1,6}(?:dollars\s*)?)\((?P<figure>\$[\d,]+(?:\.\d+)?(?:\s\w+)?)\)", re.IGNORECASE
)
_COUNTS = re.compile(
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|hundred|thousand|million|billion|and|dollars)(?:-|\s+))+$",
    re.IGNORECASE,
)


def _evened(text: str) -> str:
    """Write amounts one way, none of their letters moved: `$1+ billion` as `$1 billion+`, a figure without its words."""
    text = _AT_LEAST.sub("≥", _PLUS.sub(lambda found: f"{found['scale']}+", text))
    return _IN_WORDS.sub(_without_words, text) if "($" in text else text


def _without_words(found: re.Match[str]) -> str:
    counted = _COUNTS.search(f"{found['words']}" if found["words"][-1].isspace() else f"{found['words']} ")
    if counted is None:
        return found.group()
    kept = found["words"][: counted.start()]
    return kept + found["figure"].rjust(len(found.group()) - len(kept) - 1) + " "


_SCALE_SAID = re.compile(
    r"\bin\s+(?:(?:u\.?s\.?\s+)?dollars?\s+)?(?P<in>thousands|millions|billions)\b|(?<![\w(])(?P<end>thousands|millions|billions)\s*\)|"
    r"\(\s*\$?\s*(?:in\s+)?\$?\s*(?P<of>thousands|millions?|billions?|mm?|bn?)\s*\)|\$\s?(?P<dollars>millions|billions|mm)\b",
    re.IGNORECASE,
)
_UNSCALED = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})?(?:\.\d+)?)(?![\d.,]*\d)(?!\s?(?:%|\+?\s?{_SCALE}\b))", re.IGNORECASE
)


def scale_said(text: str) -> str | None:
    """Return the scale that a heading sets for the amounts below it: `Net Assets (in millions)` says millions."""
    said = _SCALE_SAID.search(text)
    return (
        (said["in"] or said["end"] or said["of"] or said["dollars"]).lower().rstrip("s") if said is not None else None
    )


def parse_band(text: str, scale: str | None = None) -> Band | None:
    """Read a whole cell as one band, its bare amounts by the `scale` of its heading; None where it is not one."""
    stripped = re.sub(r"\s*\(\s?(?:%|bps|(?:in\s+)?basis\s+points)\s?\)$", "", text.strip(" .,;:"), flags=re.IGNORECASE)
    if scale is not None:
        stripped = _UNSCALED.sub(rf"\1 {scale}", _SCALE_SAID.sub("", stripped))
    if stripped.lower() == "all":
        return Band("all", Decimal(0), None, 0, len(stripped))
    bands = find_bands(stripped)
    if len(bands) != 1:
        return None
    left = stripped[: bands[0].start] + " " + stripped[bands[0].end :]
    return bands[0] if not _leftover(left) else None


_OF_ASSETS = re.compile(r"\bas\s+a\s+%\s+of\b", re.IGNORECASE)


def band_in_heading(text: str, scale: str | None = None) -> tuple[Band, str] | None:
    """Return the band that heads a column and its words; other words may stand before it, but no further amount."""
    whole = parse_band(text, scale)
    if whole is not None:
        return whole, text
    bands = find_bands(text)
    rest = _OF_ASSETS.sub("", text[: bands[0].start]) if len(bands) == 1 else ""
    if not rest or re.search(r"[\d$%]", rest) or text[bands[0].end :].strip(" .:"):
        return None
    said = text[bands[0].start : bands[0].end]
    band = parse_band(said, scale)
    return (band, said) if band is not None else None


_FILLER = re.compile(
    r"\b(?:the|its|such|each|that)\s+(?:fund|portfolio|series|class)(?:[’']s|s[’'])?(?!\w)|\b(?:of|on|in|the|its|such|average|daily|net|total|aggregate|combined|managed|allocated|sub-?advis[eo]r|assets?|aum|value|"
    r"amounts?|and|plus|per|annum|year|annually|annual|fee|rate|for|at|to|that|portion|a|is|equal|managed|then|million|billion)\b|"
    r"\((?:[a-f]|[ivx]{1,3})\)|(?<=[a-z])[†‡]|[-–—:;,.)\s=]+|\(",
    re.IGNORECASE,
)


def _leftover(text: str) -> str:
    """Return what is left of a text of bands and rates when the words that belong between them are taken out."""
    return _FILLER.sub("", text)


def _band(found: re.Match[str]) -> Band | None:
    kind = found.lastgroup or ""
    kind = next(name for name in ("first", "next", "range", "upto", "over", "rest", "all") if found[name])
    start, end = found.span()
    if kind == "all":
        return Band("all", Decimal(0), None, start, end)
    if kind == "rest":
        return Band("rest", None, None, start, end)
    low, high = next(pair for pair in _AMOUNTS[kind] if found[pair[1] or pair[0] or ""])
    if "$" not in found.group() and not any(found[f"{name}s"] or "," in found[name] for name in (low, high) if name):
        return None
    scale = (found[f"{high}s"] if high else None) or ""
    over = _dollars(found, low, scale) if low else (Decimal(0) if kind in ("first", "upto") else None)
    return Band(kind, over, _dollars(found, high) if high else None, start, end)  # type: ignore[arg-type]  # one of the seven names above


def _dollars(found: re.Match[str], name: str, scale_of_other: str = "") -> Decimal:
    """Return an amount in dollars; `from $1 to $2 billion` lends its scale to the first amount."""
    figure = Decimal(found[name].replace(",", ""))
    scale = found[f"{name}s"] or (scale_of_other if "," not in found[name] and figure < 1000 else "")  # noqa: PLR2004
    amount = figure * _SCALES.get(scale.lower().rstrip("."), 1)
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


_LONGEST_CELL = 4_000
"""Characters of the longest cell of rates; a line of more is no cell, and searching it would take minutes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One band with the rate printed beside it."""

    band: Band
    figure: Figure


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a step's band begins and ends, in dollars (`up_to` None: no end)."""

    over: Decimal
    up_to: Decimal | None


def parse_steps(text: str) -> list[Step] | None:
    """Read a text that is nothing but rates and their bands; None where anything else is said in it."""
    if len(text) > _LONGEST_CELL:
        return None
    bands = find_bands(text)
    masked = text
    for band in reversed(bands):
        masked = masked[: band.start] + " " * (band.end - band.start) + masked[band.end :]
    figures = [figure for figure in find_rates(masked) if figure.outcome == "figure"]
    if not bands or len(bands) != len(figures):
        return None
    for figure in reversed(figures):
        masked = masked[: figure.start] + " " * (figure.end - figure.start) + masked[figure.end :]
    if _leftover(masked):
        return None
    pairs = list(zip(bands, figures, strict=True))
    rate_first = [figure.start < band.start for band, figure in pairs]
    if len(set(rate_first)) != 1:
        return None
    return [Step(band, figure) for band, figure in pairs]


def bounds(bands: Sequence[Band]) -> list[Bounds] | None:
    """Lay bands end to end; None where they leave a gap, overlap, or do not begin at nothing."""
    laid: list[Bounds] = []
    reached: Decimal | None = Decimal(0)
    for index, band in enumerate(bands):
        if reached is None:
            return None
        if not index and band.kind in ("next", "rest"):
            return None
        over = reached if band.over is None else band.over
        if over - reached in (Decimal(1), Decimal("0.01")):
            over = reached
        if over != reached:
            return None
        up_to = band.up_to
        if band.kind == "next" and up_to is not None:
            up_to += over
        if band.kind == "over" and index + 1 < len(bands):
            following = bands[index + 1]
            up_to = following.over if following.kind in ("over", "range") else None
        if up_to is not None and up_to <= over:
            return None
        laid.append(Bounds(over, up_to))
        reached = up_to
    return laid or None
