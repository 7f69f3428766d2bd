"""The unit of a figure: percent, basis points or a fraction of net assets, and why it was chosen.

A bare figure takes the unit of its heading, footnote or clause; else its size decides, with a warning (`choose_unit`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts: percent, basis points (hundredths of a percent), or a fraction of net assets."""

    PERCENT = "percent"
    BASIS_POINTS = "basis points"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """The unit of a column's bare figures, the words that say why, and how sure that is.

    `certain`: the document says so; otherwise the size decided (`unit` is None where even that cannot).
    """

    unit: Unit | None
    reason: str
    certain: bool


_SAYS_POINTS = re.compile(r"\bbasis\s+points?\b|\bbps\b|\bb\.p\.s?\.?|\bbp\b", re.IGNORECASE)
_SAYS_PERCENT = re.compile(r"%|\bper\s?cent(?:age|um)?\b|\bpct\b", re.IGNORECASE)
_SAYS_FRACTION = re.compile(r"\b(?:as|in)\s+(?:a\s+)?(?:decimals?|fractions?)\b|\(decimals?\)", re.IGNORECASE)
_PERCENT_LOW, _PERCENT_HIGH, _POINTS_LOW = Decimal("0.01"), Decimal(3), Decimal(5)
LARGEST_PERCENT = Decimal(5)
SMALLEST_PERCENT = Decimal("0.005")


def in_percent(value: Decimal, unit: Unit) -> Decimal:
    """Turn a figure into percent with at least two decimals and no more digits than were printed."""
    shift = {Unit.PERCENT: 0, Unit.BASIS_POINTS: -2, Unit.FRACTION: 2}[unit]
    percent = value.scaleb(shift)
    exponent = percent.as_tuple().exponent
    if isinstance(exponent, int) and exponent > -2:  # noqa: PLR2004 - two decimals is the printed minimum
        return percent.quantize(Decimal("0.01"))
    return percent


def unit_said(text: str) -> Unit | None:
    """Return the unit that a heading, footnote or clause speaks of; None where it speaks of none or of two."""
    said = [
        unit
        for unit, pattern in (
            (Unit.BASIS_POINTS, _SAYS_POINTS),
            (Unit.FRACTION, _SAYS_FRACTION),
            (Unit.PERCENT, _SAYS_PERCENT),
        )
        if pattern.search(text)
    ]
    return said[0] if len(said) == 1 else None


def unit_by_size(value: Decimal) -> Unit | None:
    """Guess the unit of a bare figure by its size; None between 3 and 5, where nothing can be said."""
    if value == 0 or _PERCENT_LOW <= value <= _PERCENT_HIGH:
        return Unit.PERCENT
    if value < _PERCENT_LOW:
        return Unit.FRACTION
    return Unit.BASIS_POINTS if value >= _POINTS_LOW else None


def choose_unit(values: Iterable[Decimal], said: Sequence[tuple[str, str]]) -> UnitChoice:
    """Choose the unit of a column's bare figures and say why, in words.

    `said` are the texts that may settle it, nearest first, each with its place: `("the heading", "Fee (in bps)")`.
    A text settles it only when it makes every figure a plausible fee; otherwise size decides, uncertainly.
    """
    figures = [value for value in values if value]
    for place, text in said:
        unit = unit_said(text)
        if unit is None:
            continue
        if all(plausible(in_percent(value, unit)) for value in figures):
            return UnitChoice(unit, f"{place} speaks of {unit}: “{_short(text)}”", certain=True)
        return UnitChoice(None, f"{place} speaks of {unit}, which makes a fee that no fund pays", certain=False)
    units = {unit_by_size(value) for value in figures}
    printed = ", ".join(str(value) for value in sorted(set(figures))[:3])
    if len(units) == 1:
        unit = units.pop()
        if unit is None:
            return UnitChoice(
                None, f"no text names the unit, and {printed} may be percent or basis points", certain=False
            )
        return UnitChoice(
            unit, f"no text names the unit; a figure like {printed} is read as {unit} by its size", certain=False
        )
    if not units:
        return UnitChoice(Unit.PERCENT, "no bare figure needs a unit", certain=True)
    return UnitChoice(
        None, f"no text names the unit, and the figures ({printed}) are of different sizes", certain=False
    )


def plausible(percent: Decimal) -> bool:
    """Tell whether a yearly fee of that many percent of net assets is one that funds pay (0, or 0.005 to 5)."""
    return percent == 0 or SMALLEST_PERCENT <= percent <= LARGEST_PERCENT


def _short(text: str, limit: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"
