"""What one sentence says of fees: each rate or its bands, the parts of it, and the classes and funds it is paid for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from toolkit.reading.clause_names import classes_in, funds_at
from toolkit.reading.clause_sentences import Sentence
from toolkit.reading.rates import Figure, find_signed_rates
from toolkit.reading.tiers import Band, Bounds, bounds, find_bands

ELSEWHERE = re.compile(
    r"\b(?:schedule|exhibit(?!\s+99)|appendix|annex|attachment)\s+[\"\u201c]?(?:[A-Z]\b|\d)", re.IGNORECASE
)
"""The mention of a schedule: it may print another rate."""
_NOT_THE_FEE = re.compile(
    r"\$|\b(?:for example|example|illustrat\w+|hypothetical|respectively|in excess of|operating expenses|"
    r"expense (?:ratio|limit\w*|cap)|offering price|sales load|contingent deferred|interest|commissions?|"
    r"one-twelfth|1/12|monthly rate|per month|quarterly rate|per quarter|customers?|clients?)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r";|(?<!\w)\((?:[a-z]|[ivx]{1,4})\)\s|(?<=\s)(?:[a-z]|[ivx]{1,4})\.\s")
_EACH = re.compile(
    r"\beach\s+(?:(?:shall|will|agrees?\s+to)\s+)?pays?\b|\b(?:shall|will)\s+each\s+pay\b|\beach\s+of\b|"
    r"\beach\s+(?:such\s+)?(?:fund|portfolio|series)\b",
    re.IGNORECASE,
)
_MADE_OF = re.compile(
    r"\b(?:of which|consist\w+ of|comprised of|composed of|made up of|inclu(?:ding|sive of)|divided into|"
    r"for an? (?:total|aggregate)|totall?ing)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total|aggregate|combined)\b[^%]*$|\btotall?ing\b[^%]*$", re.IGNORECASE)
_SERVICE, _SALES = (
    r"(?:shareholder\s+)?servic(?:e|ing)\s+fee",
    r"(?:distribution\s+fee|asset[- ]based\s+sales\s+charge)",
)
_PART = re.compile(rf"\b(?:(?P<service>{_SERVICE})|(?P<sales>{_SALES}))s?\b", re.IGNORECASE)
_PART_BEHIND = re.compile(rf"[^%.;]{{0,50}}?\b(?:is|as|be|for)\s+(?:an?\s+|the\s+)?{_PART.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee of a sentence: a figure, or a figure for each band; the classes and funds that the sentence names for it.

    `classes` and `funds` are empty where the sentence names none itself; the parts are those it prints.
    """

    figures: tuple[Figure, ...]
    start: int
    end: int
    sentence: Sentence
    bands: tuple[Bounds, ...] = ()
    classes: tuple[str, ...] = ()
    funds: tuple[str, ...] = ()
    service: Decimal | None = None
    sales_charge: Decimal | None = None
    ends_on: date | None = None

    @property
    def printed(self) -> str:
        """The rate, or the bands with their rates, as printed."""
        return self.sentence.text[self.start : self.end]

    @property
    def around(self) -> str:
        """The sentence without its bands and their rates."""
        text = self.sentence.text
        return f"{text[: self.start]} {text[self.end :]}" if self.bands else text


def figures_of(text: str) -> list[Figure]:
    """Return the rates of a text that carry their unit."""
    return [figure for figure in find_signed_rates(text) if figure.outcome == "figure"]


def fees_of(sentence: Sentence) -> tuple[Fee, ...] | None:
    """Give each rate of a sentence its classes and funds; None where that cannot be told, or it states no such rate."""
    text = sentence.text
    if ELSEWHERE.search(text):
        return None
    banded = _in_bands(sentence)
    if banded is not None:
        return None if _NOT_THE_FEE.search(banded.around) else _for_all(banded)
    if find_bands(text):
        return _by_item(sentence)
    if _NOT_THE_FEE.search(text):
        return None
    parted = _in_parts(sentence) if _MADE_OF.search(text) else None
    return _for_all(parted) if parted is not None else fees_by_name(sentence)


def fees_by_name(sentence: Sentence) -> tuple[Fee, ...] | None:
    """Give the one rate of a sentence all that it names, or each of several rates what stands with it."""
    flat = [Fee((figure,), figure.start, figure.end, sentence) for figure in figures_of(sentence.text)]
    return _for_all(flat[0]) if len(flat) == 1 else _by_name(flat, sentence.text)


def _in_bands(sentence: Sentence) -> Fee | None:
    """Read a sentence of bands, each with its rate, one after another over all assets."""
    text = sentence.text
    bands = find_bands(text)
    figures = [each for each in figures_of(text) if not any(band.start <= each.start < band.end for band in bands)]
    if len(bands) < 2 or len(bands) != len(figures):  # noqa: PLR2004 - one band is no scale
        return None
    laid = bounds(bands)
    first = {figure.start < band.start for figure, band in zip(figures, bands, strict=True)}
    places = [each.start for pair in zip(figures, bands, strict=True) for each in _in_order(*pair)]
    if laid is None or laid[-1].up_to is not None or len(first) > 1 or places != sorted(places):
        return None
    start = min(figures[0].start, bands[0].start)
    return Fee(tuple(figures), start, max(figures[-1].end, bands[-1].end), sentence, bands=tuple(laid))


def _by_item(sentence: Sentence) -> tuple[Fee, ...] | None:
    """Read a list of which each item names one fund, and its bands or its one rate."""
    text, found = sentence.text, []
    for start, end in _items(text):
        part = Sentence(text[start:end], sentence.lines)
        figures, funds = figures_of(part.text), {name for name, _ in funds_at(part.text)}
        fee = _in_bands(part)
        if fee is None and len(figures) == 1 and not find_bands(part.text):
            fee = Fee((figures[0],), figures[0].start, figures[0].end, part)
        if fee is None or len(funds) != 1 or classes_in(part.text):
            return None
        moved = tuple(replace(each, start=each.start + start, end=each.end + start) for each in fee.figures)
        found.append(
            replace(
                fee,
                figures=moved,
                start=fee.start + start,
                end=fee.end + start,
                sentence=sentence,
                funds=tuple(funds),
            )
        )
    rest = "".join(
        text[a:b] for a, b in zip([0, *(fee.end for fee in found)], [*(f.start for f in found), len(text)], strict=True)
    )
    return tuple(found) if len(found) > 1 and not _NOT_THE_FEE.search(rest) else None


def _items(text: str) -> list[tuple[int, int]]:
    """Cut a sentence into the items that name a fund, each with what follows it; what stands before them is none."""
    cuts = [0, *(hit.start() for hit in _ITEM.finditer(text)), len(text)]
    items: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        if any(True for _ in funds_at(text[start:end])):
            items.append((start, end))
        elif items:
            items[-1] = (items[-1][0], end)
    return items


def _in_order(figure: Figure, band: Band) -> tuple[Figure | Band, Figure | Band]:
    return (figure, band) if figure.start < band.start else (band, figure)


def _in_parts(sentence: Sentence) -> Fee | None:
    """Read a total with the parts it is made of; None where a figure is neither, or the parts exceed their total."""
    text, figures = sentence.text, figures_of(sentence.text)
    found: dict[str, list[Figure]] = {"service": [], "sales": [], "total": []}
    for index, figure in enumerate(figures):
        before = text[figures[index - 1].end if index else 0 : figure.start]
        after = text[figure.end : figures[index + 1].start if index + 1 < len(figures) else len(text)]
        found[_label(before, after)].append(figure)
    if len(found["total"]) != 1 or any(len(part) > 1 for part in found.values()):
        return None
    total, service, sales = (_only(found[name]) for name in ("total", "service", "sales"))
    parts = [part for part in (service, sales) if part is not None]
    if total is None or any(part > total for part in parts) or (len(parts) > 1 and sum(parts) != total):
        return None
    figure = found["total"][0]
    return Fee((figure,), figure.start, figure.end, sentence, service=service, sales_charge=sales)


def _label(before: str, after: str) -> str:
    """Say which part of a fee a figure is, by what it "is" behind it, else by the words before it."""
    if _TOTAL.search(before):
        return "total"
    said = list(_PART.finditer(before))
    hit = _PART_BEHIND.match(after) or (said[-1] if said else None)
    if hit is None:
        return "total"
    return "service" if hit["service"] else "sales"


def _only(figures: Sequence[Figure]) -> Decimal | None:
    return figures[0].percent() if figures else None


def _for_all(fee: Fee) -> tuple[Fee, ...] | None:
    """Give one fee all the classes of its sentence, and its funds where it says that each pays it."""
    text = fee.sentence.text
    listed = {each.classes for each in classes_in(text)}
    funds = tuple(dict.fromkeys(name for name, _ in funds_at(text)))
    if len(listed) > 1 or (len(funds) > 1 and not _EACH.search(text)):
        return None
    return (replace(fee, classes=listed.pop() if listed else (), funds=funds if len(funds) > 1 else ()),)


def _by_name(fees: Sequence[Fee], text: str) -> tuple[Fee, ...] | None:
    """Give each of several rates the classes, or the fund, that stand with it."""
    classes = [(each.classes, each.start) for each in classes_in(text)]
    found = _beside(fees, classes or [((name,), start) for name, start in funds_at(text)], text)
    if found is None:
        return None
    return tuple(
        replace(fee, classes=own) if classes else replace(fee, funds=own) for fee, own in zip(fees, found, strict=True)
    )


Named = tuple[tuple[str, ...], int]


def _beside(fees: Sequence[Fee], named: Sequence[Named], text: str) -> tuple[tuple[str, ...], ...] | None:
    """Find the one name beside each rate: in its item of a list, or always before it, or always behind it."""
    ends = [hit.start() for hit in _ITEM.finditer(text)]
    starts = [fee.start for fee in fees]
    items = [(max([0, *(e for e in ends if e <= at)]), min([len(text), *(e for e in ends if e > at)])) for at in starts]
    before = list(zip([0, *(fee.end for fee in fees[:-1])], starts, strict=True))
    behind = list(zip(starts, [*starts[1:], len(text)], strict=True))

    def names(part: tuple[int, int]) -> set[tuple[str, ...]]:
        return {each for each, at in named if part[0] <= at < part[1]}

    ways = [items] if len(set(items)) == len(items) else []
    ways += [before] if not names(behind[-1]) else []
    ways += [behind] if not names(before[0]) else []
    for way in ways:
        found = [names(part) for part in way]
        if all(len(each) == 1 for each in found):
            return tuple(each.pop() for each in found)
    return None
