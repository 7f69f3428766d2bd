"""Decimal money and percent: parsed strictly, rounded once, printed one way.

Money is US dollars to the cent. A percent is the figure before the sign: 0.45 means 0.45% a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Literal

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
Rounding = Literal["half-up", "half-even"]
_MODES = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}

EXACT = Context(prec=60)
"""The context of every division in money: wide enough that only the one named rounding ever rounds."""

_PLAIN = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?(\.[0-9]+)?")


def parse_decimal(text: str) -> Decimal:
    """Read a plain figure, thousands commas allowed in threes; `ValueError` for anything else (1e5, NaN, 1,00)."""
    stripped = text.strip()
    if not stripped or not re.search(r"[0-9]", stripped) or not _PLAIN.fullmatch(stripped):
        message = f"{text!r} is not a plain decimal figure"
        raise ValueError(message)
    return Decimal(stripped.replace(",", ""))


def round_cents(amount: Decimal, rounding: Rounding = "half-up") -> Decimal:
    """Round dollars to the cent by the named convention."""
    return amount.quantize(CENT, rounding=_MODES[rounding], context=EXACT)


def percent_text(percent: Decimal) -> str:
    """Print a percent figure with at least two decimals and no more than it has: 0.5 → 0.50, 0.3225 → 0.3225."""
    exponent = percent.as_tuple().exponent
    if isinstance(exponent, int) and exponent > -2:  # noqa: PLR2004 - two decimals is the printed minimum
        percent = percent.quantize(CENT)
    return f"{percent:f}"


def money_text(amount: Decimal) -> str:
    """Print dollars with thousands commas and cents; a negative amount with its minus: -1,234.50."""
    return f"{round_cents(amount):,.2f}"


def split_largest_remainder(total: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Split cents by weight so that the parts add up to `total`; ties go to the earlier weight."""
    whole = sum(weights, Decimal(0))
    if not whole:
        message = "cannot split by weights that add up to zero"
        raise ValueError(message)
    sign = -1 if total < 0 else 1
    exact = [EXACT.divide(abs(total) * weight, whole) for weight in weights]
    floor = [share.quantize(CENT, rounding=ROUND_DOWN) for share in exact]
    left = int((abs(total) - sum(floor, Decimal(0))) / CENT)
    order = sorted(range(len(weights)), key=lambda index: (floor[index] - exact[index], index))
    for index in order[:left]:
        floor[index] += CENT
    return tuple(sign * part for part in floor)
