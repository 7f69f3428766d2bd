"""What a row's printed fee means: percent or tiers, by the unit that its column was found to have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from toolkit.agreement import Rate, Tier
from toolkit.reading.cells import Cell, Kind
from toolkit.reading.drafts import Draft, Fee
from toolkit.reading.hedges import hedge_in
from toolkit.reading.rate_units import Unit, UnitChoice, choose_unit, plausible
from toolkit.reading.rates import Figure, find_rates, odd_points, parse_rate
from toolkit.reading.tiers import Band, bounds, find_bands, parse_band, parse_steps

LEAST_BAND = 1_000_000
"""Dollars: no fund's fee changes below a million, so that a smaller end of a band has lost its scale."""
_NO_BAND = re.compile(r"n\.?/?a\.?|none|flat(?:\s+(?:rate|fee))?|not\s+applicable|[-–—]+", re.IGNORECASE)
Key = tuple[int, int]
"""A column: which table (by identity) and which of its columns."""


@dataclass(frozen=True)
class Meaning:
    """A rate understood, or the doubts why it was not; `note` is what the document itself got wrong."""

    rate: Rate
    doubts: tuple[str, ...] = ()
    note: str | None = None


def key_of(draft: Draft, column: int) -> Key:
    """Name the column of a row's fee."""
    return id(draft.table), column


def units_by_column(
    drafts: Iterable[Draft], said: Iterable[tuple[str, str]], notes: Mapping[Key, Sequence[tuple[str, str]]]
) -> dict[Key, UnitChoice]:
    """Choose the unit of every column's bare figures once, so that a column never has two.

    What is `said` of them in the agreement is only looked for where there are any.
    """
    bare: dict[Key, list[Decimal]] = {}
    signed: dict[Key, set[Unit]] = {}
    headings: dict[Key, str] = {}
    for draft in drafts:
        for column, figure in figures_of(draft):
            key = key_of(draft, column)
            if draft.table is not None:
                headings[key] = draft.table.columns[column].heading
            if figure.unit is None and figure.value is not None:
                bare.setdefault(key, []).append(figure.value)
            elif figure.unit is not None and figure.value:
                signed.setdefault(key, set()).add(figure.unit)
    choices = {}
    around = list(said) if bare else []
    for key, values in bare.items():
        nearest = [("the heading", headings.get(key, "")), *notes.get(key, ())]
        if len(signed.get(key, ())) == 1:
            unit = next(iter(signed[key]))
            nearest.append(("the column's other figures", f"in {unit}"))
        others = " ".join(text for other, text in headings.items() if other[0] == key[0] and other != key)
        choices[key] = choose_unit(values, [*nearest, ("the table's headings", others), *around])
    return choices


def figures_of(draft: Draft) -> Iterable[tuple[int, Figure]]:
    """Yield the figures of a row with their columns."""
    if draft.fee is not None:
        for cell, _ in draft.fee.cells:
            if cell.kind is Kind.STEPS:
                for step in parse_steps(cell.text) or []:
                    yield draft.fee.column, step.figure
            elif (figure := parse_rate(cell.text)) is not None:
                yield draft.fee.column, figure
    if draft.table is not None:
        for role, part in (("service_fee", draft.service), ("asset_based_sales_charge", draft.sales)):
            index = draft.table.index(role)  # type: ignore[arg-type]  # both are column roles
            if part is not None and index is not None and (figure := parse_rate(part.text)) is not None:
                yield index, figure


def rate_of(draft: Draft, choices: Mapping[Key, UnitChoice]) -> Meaning:
    """Understand the fee of one row."""
    if draft.words is not None:
        return _in_words(draft.words)
    fee = draft.fee
    if fee is None or not fee.cells:
        return Meaning(Rate(printed=None, percent=None))
    unit = choices.get(key_of(draft, fee.column))
    if len(fee.cells) == 1 and _NO_BAND.fullmatch(fee.cells[0][1] or ""):
        return _flat(fee.cells[0][0], unit)
    banded = [(cell, band) for cell, band in fee.cells if band is not None]
    if banded:
        return (
            _banded(fee, unit, draft.table.scale if draft.table is not None else None)
            if len(banded) == len(fee.cells)
            else _doubt(fee.printed, "some of its rates have a band and some none")
        )
    if len(fee.cells) > 1 or fee.cells[0][0].kind is Kind.STEPS:
        return _stepped(fee, unit)
    return _flat(fee.cells[0][0], unit)


def _doubt(printed: str | None, why: str) -> Meaning:
    return Meaning(Rate(printed=printed, percent=None), (why,))


def _flat(cell: Cell, unit: UnitChoice | None) -> Meaning:  # noqa: PLR0911 - one outcome after another
    """Understand one figure."""
    text = cell.text
    figure = parse_rate(text)
    if figure is None:
        steps = parse_steps(text)
        return (
            _laid([step.band for step in steps], [step.figure for step in steps], text, unit)
            if steps
            else _doubt(text, f"“{text}” is no rate that can be read")
        )
    if figure.outcome in ("none", "withheld"):
        note = "withheld" if figure.outcome == "withheld" else None
        return Meaning(Rate(printed=text, percent=None), note=note)
    if figure.outcome == "malformed":
        if "/" in text:
            return Meaning(Rate(printed=text, percent=None), (f"“{text}” is no rate",), note="malformed")
        return _doubt(text, f"“{text}” is no figure; a letter or a point may have been misread")
    percent = _percent(figure, unit)
    if percent is None:
        reason = unit.reason if unit is not None else "its unit is not known"
        return _doubt(text, f"“{text}”: {reason}")
    if odd_points(figure):
        return Meaning(Rate(printed=text, percent=percent), (f"“{text}” is less than one basis point",))
    if not plausible(percent):
        return Meaning(
            Rate(printed=text, percent=percent),
            (f"“{text}” would be {percent}% a year, no rate that funds pay; a decimal point may be lost",),
        )
    said = _in_brackets(text, figure, percent)
    return Meaning(Rate(printed=text, percent=percent), (said,) if said else ())


def _percent(figure: Figure, unit: UnitChoice | None) -> Decimal | None:
    if figure.value is not None and figure.unit is None and unit is None:
        return None
    return figure.percent(unit.unit if unit is not None else None)


def _in_brackets(text: str, figure: Figure, percent: Decimal) -> str | None:
    """Tell where a rate in words and the figure in brackets behind it disagree."""
    opening = text.find("(", figure.start + 1)
    if opening < 0:
        return None
    inner = next(
        (each for each in find_rates(text[opening + 1 :]) if each.outcome == "figure" and each.unit is not None), None
    )
    if inner is not None and inner.percent() != percent:
        return f"“{text}” names two different rates"
    return None


def _banded(fee: Fee, unit: UnitChoice | None, scale: str | None) -> Meaning:
    """Understand rates that stand beside their bands."""
    bands: list[Band] = []
    figures: list[Figure] = []
    printed = "; ".join(f"{band} {cell.text}" for cell, band in fee.cells)
    for cell, text in fee.cells:
        band, figure = parse_band(text or "", scale), parse_rate(cell.text)
        if band is None or figure is None:
            return _doubt(printed, f"“{text} {cell.text}” is no band with its rate")
        bands.append(band)
        figures.append(figure)
    return _laid(bands, figures, printed, unit)


def _stepped(fee: Fee, unit: UnitChoice | None) -> Meaning:
    """Understand a cell of rates with their bands, printed over several lines."""
    printed = " ".join(cell.text for cell, _ in fee.cells)
    steps = parse_steps(printed)
    if steps is None:
        return _doubt(printed, f"“{printed}” is no list of bands and rates that can be read")
    return _laid([step.band for step in steps], [step.figure for step in steps], printed, unit)


def _laid(bands: Sequence[Band], figures: Sequence[Figure], printed: str, unit: UnitChoice | None) -> Meaning:
    """Lay bands end to end with their rates; one band over everything is a flat rate."""
    laid = bounds(bands)
    percents = [_percent(figure, unit) for figure in figures]
    if laid is None or laid[-1].up_to is not None:
        return _doubt(printed, f"the bands of “{printed}” do not follow one another to the end")
    if any(percent is None and figure.outcome == "figure" for percent, figure in zip(percents, figures, strict=True)):
        return _doubt(printed, f"“{printed}”: {unit.reason if unit is not None else 'its unit is not known'}")
    if len(laid) == 1 and laid[0].up_to is None:
        return Meaning(Rate(printed=printed, percent=percents[0]))
    tiers = tuple(
        Tier(over=bound.over, up_to=bound.up_to, percent=percent) for bound, percent in zip(laid, percents, strict=True)
    )
    if any(figure.outcome == "none" for figure in figures):
        return Meaning(Rate(printed=printed, percent=None, tiers=tiers), ("some of its bands have no rate",))
    small = next((bound.up_to for bound in laid if bound.up_to is not None and bound.up_to < LEAST_BAND), None)
    if small is not None:
        return Meaning(
            Rate(printed=printed, percent=None, tiers=tiers), (f"a band ends at ${small}; its scale may be lost",)
        )
    odd = [percent for percent in percents if percent is not None and not plausible(percent)]
    return Meaning(
        Rate(printed=printed, percent=None, tiers=tiers),
        (f"{odd[0]}% a year is no rate that funds pay",) if odd else (),
    )


_STOP_BEHIND_NAME = re.compile(r"^\s*[.,;:]\s+")
"""What parts a fund's name from the sentence on its rate (`1. Alder Fund. The fee is …`)."""


def _in_words(words: str) -> Meaning:
    """Understand a sentence that says the fee of the funds above it; what else it says makes the fee doubtful."""
    words = _STOP_BEHIND_NAME.sub("", words)
    said = _told(words)
    spans = [(band.start, band.end) for band in find_bands(words)]
    spans += [(figure.start, figure.end) for figure in find_rates(words)]
    around = "".join(" " if any(start <= at < end for start, end in spans) else sign for at, sign in enumerate(words))
    hedge = hedge_in(around)
    doubts = (f"its sentence says “{hedge}”",) if hedge is not None else ()
    return replace(said, doubts=(*said.doubts, *doubts))


def _told(words: str) -> Meaning:
    """Read the one rate of a sentence, or its bands."""
    steps = [figure for figure in find_rates(words) if figure.unit is not None and figure.outcome == "figure"]
    bands = find_bands(words)
    if len({figure.percent() for figure in steps}) == 1 and len(bands) <= 1 and (not bands or bands[0].kind == "all"):
        figure = steps[0]
        return Meaning(Rate(printed=words[figure.start : figure.end], percent=figure.percent()))
    if len(steps) == len(bands) > 1:
        return _laid(bands, steps, words, None)
    return _doubt(words, f"“{words}” names several rates, and not which is the fund's")
