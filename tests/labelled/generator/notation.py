"""How rates, dates and bands are written: the same figure in every notation a schedule may use."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from generator.model import Rate

ROUND = (
    "0.05",
    "0.10",
    "0.12",
    "0.15",
    "0.18",
    "0.20",
    "0.25",
    "0.25",
    "0.30",
    "0.35",
    "0.40",
    "0.45",
    "0.50",
    "0.55",
    "0.65",
    "0.70",
    "0.75",
    "0.80",
    "0.85",
    "0.90",
    "0.95",
    "1.00",
    "1.15",
)
FINE = ("0.125", "0.175", "0.3225", "0.645", "0.375", "0.0125", "0.6475", "0.225", "0.340", "0.062")
VULGAR = {"0.25": "1/4", "0.50": "1/2", "0.75": "3/4", "0.125": "1/8", "0.10": "1/10", "0.20": "1/5"}
WORDS = {
    "0.25": "one-quarter of one percent", "0.50": "one-half of one percent", "0.75": "three-quarters of one percent",
    "0.10": "one-tenth of one percent", "1.00": "one percent", "0.15": "fifteen one-hundredths of one percent",
    "0.35": "thirty-five hundredths of one percent", "0.20": "twenty one-hundredths of one percent",
}  # fmt: skip

NOTATIONS = (
    "percent",
    "percent",
    "percent",
    "dot",
    "apart",
    "bps",
    "basis-points",
    "bps-heading",
    "bps-front",
    "bare",
    "bare",
    "fraction",
    "of-one",
    "vulgar",
    "words",
)
SIGNED = ("percent", "dot", "bps", "of-one", "apart")
"""Notations that carry their own unit, whatever the heading says."""


def at_least_two(value: Decimal) -> str:
    """Print a percent figure with two decimals or more."""
    text = f"{value:f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.ljust(2, '0')}"


def significant(value: Decimal) -> str:
    """The same without trailing noughts beyond the second decimal."""
    whole, _, decimals = f"{value:f}".partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"


def percent_figure(rng: Random, *, fine: bool = False) -> str:
    return rng.choice(FINE if fine and rng.random() < 0.4 else ROUND)


def written(rng: Random, percent: str, notation: str) -> Rate:
    """Write a percent figure in a notation."""
    value = Decimal(percent)
    points = f"{(value * 100).normalize():f}"
    short = percent.removeprefix("0") if percent.startswith("0.") else percent
    as_printed = {
        "percent": f"{percent}%",
        "dot": f"{short}%",
        "apart": f"{percent} %",
        "bare": percent,
        "of-one": f"{rng.choice((percent, short))} of 1%",
        "words": f"{WORDS.get(percent)} ({percent}%)",
    }
    if notation in as_printed:
        return Rate(as_printed[notation], percent)
    converted = {
        "bps": f"{points} {rng.choice(('bps', 'bps', 'bp', 'BPS'))}",
        "basis-points": f"{points} basis points",
        "bps-heading": points,
        "bps-front": f"(Bps) {points}",
        "fraction": f"{value / 100:f}",
        "vulgar": f"{VULGAR.get(percent)} of 1%",
    }
    return Rate(converted[notation], significant(value))


def figure_for(rng: Random, notation: str, *, fine: bool = False) -> str:
    """A percent figure that the notation can write."""
    if notation == "vulgar":
        return rng.choice(tuple(VULGAR))
    if notation == "words":
        return rng.choice(tuple(WORDS))
    if notation in ("bps", "bps-heading", "bps-front", "basis-points"):
        figure = percent_figure(rng)
        return figure if Decimal(figure) >= Decimal("0.05") else "0.25"
    if notation == "fraction":
        return rng.choice([figure for figure in ROUND if Decimal(figure) < 1])  # 0.01 and above would be a percent
    return percent_figure(rng, fine=fine)


DATE_STYLES = (
    "%B {d}, %Y",
    "%B {d}, %Y",
    "%B {d}, %Y",
    "%m/%d/%Y",
    "{m}/{d}/%Y",
    "%m/%d/%y",
    "%Y-%m-%d",
    "{d} %B %Y",
    "%b. {d}, %Y",
)


def any_day(rng: Random, first: int = 1996, last: int = 2023) -> date:
    return date(first, 1, 1) + timedelta(days=rng.randrange((last - first + 1) * 365))


def dated(day: date, style: str) -> str:
    """Print a day."""
    if style == "%b. {d}, %Y" and day.month == 5:
        style = "%B {d}, %Y"
    return day.strftime(style.format(d=day.day, m=day.month))


def dollars(rng: Random, millions: int) -> str:
    """Write an amount of net assets as schedules do."""
    billions = Decimal(millions) / 1000
    if millions >= 1000:
        return rng.choice(
            (
                f"${billions.normalize():f} billion",
                f"${billions.normalize():f} billion",
                f"${millions},000,000".replace(f"{millions}", f"{millions:,}"),
            )
        )
    return rng.choice((f"${millions} million", f"${millions} million", f"${millions},000,000", f"${millions}M"))
