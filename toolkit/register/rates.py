"""Annual rates as people write them in an amendment or in the terms, and as a schedule prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from toolkit.agreement import Rate, Row, Schedule, Tier
from toolkit.amounts import EXACT, HUNDRED, parse_decimal, percent_text
from toolkit.register.fields import Section
from toolkit.register.yaml_text import Scalar

_FIGURE = re.compile(r"(?P<figure>[\d.,]+)\s*(?P<unit>%|bps?|basis points?)?", re.IGNORECASE)
_PRINTED = re.compile(r"(?P<before>\D*?)(?P<figure>\d*\.?\d+)(?P<after>[^\d]*)")
_BARE_FROM, _BARE_TO = Decimal("0.01"), Decimal(3)
_BASIS_POINT = Decimal("0.01")


def percent(section: Section, key: str, *, required: bool = False) -> Decimal | None:
    """Read an annual rate in percent: `0.45`, `0.45%` or `45 bps`; a bare figure must be 0 or lie in 0.01 to 3."""
    written = section.text(key, required=required)
    return None if written is None else _percent(section, key, written)


def rate(section: Section, key: str, *, required: bool = False) -> Rate | None:
    """Read a flat rate, or a list of tiers `{over, up_to, percent}` in US dollars."""
    nodes = section.nodes(key)
    if len(nodes) == 1 and isinstance(nodes[0], Scalar):
        written = section.text(key)
        figure = _percent(section, key, written) if written else None
        return Rate(printed=written, percent=figure) if figure is not None else None
    if not nodes:
        section.text(key, required=required)
        return None
    return _tiers(section, key)


def _percent(section: Section, key: str, written: str) -> Decimal | None:
    found = _FIGURE.fullmatch(written)
    try:
        figure = parse_decimal(found["figure"]) if found else None
    except ValueError:
        figure = None
    if found is None or figure is None:
        section.fault(key, f"`{key}` is {written!r}, not a rate", "write a percent a year, as in 0.45")
        return None
    unit = (found["unit"] or "").lower()
    if unit.startswith("b"):
        return Decimal(percent_text(figure * _BASIS_POINT))
    if not unit and figure and not _BARE_FROM <= figure <= _BARE_TO:
        section.fault(key, f"`{key}` is {written!r}: percent or basis points?", "write the unit: `0.45%` or `45 bps`")
        return None
    if figure > HUNDRED:
        section.fault(key, f"`{key}` is {written!r}, more than the whole", "write a percent a year, as in 0.45%")
        return None
    return Decimal(percent_text(figure))


def _tiers(section: Section, key: str) -> Rate | None:
    tiers: list[Tier] = []
    for band in section.sections(key):
        over, up_to = band.decimal("over", required=True), band.decimal("up_to")
        figure = percent(band, "percent", required=True)
        band.done()
        if over is None or figure is None:
            return None
        expected = tiers[-1].up_to if tiers else Decimal(0)
        if over != expected or (up_to is not None and up_to <= over):
            remedy = "bands begin at 0, each where the one before ends; only the last is open"
            band.fault("over", f"the band over {over} does not follow on {expected}", remedy)
            return None
        tiers.append(Tier(over=over, up_to=up_to, percent=figure))
    if not tiers:
        return None
    if tiers[-1].up_to is not None:
        section.fault(key, "the last band is not open", "leave `up_to` out of the last band")
        return None
    if len(tiers) == 1:
        return Rate(printed=None, percent=tiers[0].percent)
    return Rate(printed=None, percent=None, tiers=tuple(tiers))


def printed_like(new: Rate, rows: Iterable[Row]) -> Rate:
    """Return `new` printed as the schedule prints its rates (`0.40`, `.40%`, `40 bps`); its percent is the same.

    A rate the amendment's author wrote with another unit would be misread between its neighbours.
    """
    if new.percent is None:
        return new
    for row in rows:
        found = _PRINTED.fullmatch(row.rate.printed or "")
        if found is None or not row.rate.percent:
            continue
        factor = EXACT.divide(Decimal(found["figure"]), row.rate.percent)
        if factor not in (1, HUNDRED, _BASIS_POINT):
            continue
        text = _figure_like(new.percent * factor, found["figure"])
        return new.model_copy(update={"printed": found["before"] + text + found["after"]})
    return new.model_copy(update={"printed": new.printed or percent_text(new.percent)})


def consistent(schedule: Schedule) -> Schedule:
    """Return a schedule in which every plain printed rate says its percent.

    A percent that a person changed in the data is printed as the schedule prints its rates; one that still reads as
    printed, in percent, basis points or as a fraction, stays as it is.
    """
    agreeing = [row for row in schedule.rows if not _differs(row.rate)]
    if len(agreeing) == len(schedule.rows):
        return schedule
    models = agreeing or schedule.rows
    rows = tuple(
        row.model_copy(update={"rate": printed_like(row.rate.model_copy(update={"printed": None}), models)})
        if _differs(row.rate)
        else row
        for row in schedule.rows
    )
    return schedule.model_copy(update={"rows": rows})


def _differs(rate: Rate) -> bool:
    """Tell whether a plain printed figure says another percent in every unit."""
    found = _PRINTED.fullmatch(rate.printed or "")
    if found is None or rate.percent is None:
        return False
    figure = Decimal(found["figure"])
    return all(figure != rate.percent * factor for factor in (Decimal(1), HUNDRED, _BASIS_POINT))


def _figure_like(figure: Decimal, model: str) -> str:
    """Print a figure with at least the decimals of the model, and its leading zero or none."""
    decimals = len(model.partition(".")[2])
    text = f"{figure:f}"
    if "." in text:
        whole, fraction = text.split(".")
        kept = fraction[:decimals] + fraction[decimals:].rstrip("0")
        text = f"{whole}.{kept.ljust(decimals, '0')}" if kept or decimals else whole
    elif decimals:
        text = f"{text}.{'0' * decimals}"
    return text.removeprefix("0") if model.startswith(".") else text
