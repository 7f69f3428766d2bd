"""Arithmetic that is written once and gives both: the text of a spreadsheet formula and its exact value.

assets = cell("Daily", "F", 5, value)         Live("Daily!F5", 33840000)
fee = assets * rate / 100                     Live("((Daily!F5*0.45)/100)", 152280)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from toolkit.writing.sheet import Formula

_DIGITS = 30
_NOISE = 9
"""Decimals to which a binary sum is trusted before its cents are rounded: a half cent must be seen as one."""

Figure = Decimal | int | Fraction


@dataclass(frozen=True, slots=True)
class Live:
    """An expression of a spreadsheet with the value it has."""

    text: str
    value: Fraction

    def __add__(self, other: Live | Figure) -> Live:
        """Add."""
        right = live(other)
        return Live(f"({self.text}+{right.text})", self.value + right.value)

    def __sub__(self, other: Live | Figure) -> Live:
        """Subtract."""
        right = live(other)
        return Live(f"({self.text}-{right.text})", self.value - right.value)

    def __mul__(self, other: Live | Figure) -> Live:
        """Multiply."""
        right = live(other)
        return Live(f"({self.text}*{right.text})", self.value * right.value)

    def __truediv__(self, other: Live | Figure) -> Live:
        """Divide."""
        right = live(other)
        return Live(f"({self.text}/{right.text})", self.value / right.value)

    def formula(self) -> Formula:
        """Return the formula of a cell, with the value to show until it is recalculated."""
        with localcontext() as context:
            context.prec = _DIGITS
            shown = Decimal(self.value.numerator) / Decimal(self.value.denominator)
        return Formula(f"={self.bare}", shown)

    @property
    def bare(self) -> str:
        """The text without the parentheses around all of it."""
        text = self.text
        return text[1:-1] if text.startswith("(") and _closes_at(text) == len(text) - 1 else text


def _closes_at(text: str) -> int:
    """Find the parenthesis that closes the first one."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place
    return -1


def live(figure: Live | Figure) -> Live:
    """Take a figure as an expression: a decimal as it is written."""
    if isinstance(figure, Live):
        return figure
    return Live(f"{figure:f}" if isinstance(figure, Decimal) else str(figure), Fraction(figure))


def cell(sheet: str, column: str, row: int, value: Figure) -> Live:
    """Refer to a cell of another sheet (or, with an empty name, of this one)."""
    return Live(f"{sheet}!{column}{row}" if sheet else f"{column}{row}", Fraction(value))


@dataclass(frozen=True, slots=True)
class Range:
    """Cells of one column, one below the other, with their values."""

    text: str
    values: tuple[Fraction, ...]

    def sum(self) -> Live:
        """Add them up."""
        return Live(f"SUM({self.text})", sum(self.values, Fraction(0)))

    def mean(self) -> Live:
        """Average them."""
        return Live(f"AVERAGE({self.text})", sum(self.values, Fraction(0)) / len(self.values))

    def mean_of(self, counted: Range) -> Live:
        """Average those whose neighbour in `counted` is 1; all of them where none is."""
        chosen = [value for value, one in zip(self.values, counted.values, strict=True) if one] or self.values
        text = (
            f"IF(SUM({counted.text})=0,AVERAGE({self.text}),SUMPRODUCT({self.text},{counted.text})/SUM({counted.text}))"
        )
        return Live(text, sum(chosen, Fraction(0)) / len(chosen))


def cells(sheet: str, column: str, first: int, values: Sequence[Figure]) -> Range:
    """Refer to cells of one column from row `first` on."""
    place = f"{sheet}!" if sheet else ""
    return Range(
        f"{place}{column}{first}:{column}{first + len(values) - 1}", tuple(Fraction(value) for value in values)
    )


def least(left: Live, right: Live | Figure) -> Live:
    """Take the smaller of two."""
    other = live(right)
    return Live(f"MIN({left.bare},{other.bare})", min(left.value, other.value))


def most(left: Live, right: Live | Figure) -> Live:
    """Take the larger of two."""
    other = live(right)
    return Live(f"MAX({left.bare},{other.bare})", max(left.value, other.value))


def above(left: Live, limit: Figure, then: Live, otherwise: Live) -> Live:
    """Choose by whether a figure is above a limit."""
    text = f"IF({left.text}>{live(limit).text},{then.bare},{otherwise.bare})"
    return Live(text, then.value if left.value > Fraction(limit) else otherwise.value)


def rounded(amount: Live, *, half_even: bool = False) -> Live:
    """Round dollars to the cent; binary noise is taken off first, so that a half cent goes where the rule says."""
    cents, rest = divmod(abs(amount.value) * 100, 1)
    half = rest == Fraction(1, 2)
    up = (half and (not half_even or cents % 2 == 1)) or rest > Fraction(1, 2)
    value = Fraction(cents + up, 100) * (-1 if amount.value < 0 else 1)
    if not half_even:
        return Live(f"ROUND(ROUND({amount.bare},{_NOISE}),2)", value)
    hundred = f"ROUND({amount.text}*100,{_NOISE - 2})"
    halves = f"ABS({hundred}-TRUNC({hundred}))=0.5"
    return Live(f"(IF({halves},2*ROUND({hundred}/2,0),ROUND({hundred},0))/100)", value)
