"""Whether a fee line goes on with the fund of the line above it."""

from __future__ import annotations

import re

from toolkit.reading.entries import (
    Entry,
    FundUnit,
    begins_steps,
    class_of,
    continues_bands,
    ends_band,
    flat,
    goes_on_with_steps,
    runs_on,
    steps,
    steps_ended,
)
from toolkit.reading.names import dangles, goes_on
from toolkit.reading.shelving import Shelves
from toolkit.reading.styles import WIDE, NamePart, Style
from toolkit.reading.tiers import find_bands
from toolkit.reading.wraps import affinity

_WHOLE = re.compile(r"\b(?:fund|portfolio)\W*$", re.IGNORECASE)
"""How a name ends that goes on in no other."""


def same_unit(last: FundUnit, entry: Entry, style: Style, shelf: Shelves) -> bool:
    """Tell whether a fee line goes on with the fund of the line above it."""
    above = last.entries[-1] if last.entries else None
    if above is None or (above.table is not entry.table and entry.name is not None):
        return False
    told = _told_by_steps(last, entry)
    if told is not None:
        return told
    alike = shelf.same(entry.strip.place, above.strip.place)
    if alike and shelf.firm(entry.strip.place):
        return True
    if entry.name is None:
        own_row = shelf.begins(entry.strip.place, above.strip.place)
        return not own_row and (above.table is entry.table or entry.class_cell is not None)
    if not last.names or not alike:
        return False
    return (
        goes_on_with_steps(entry)
        or shares_bands(last, entry)
        or (_may_stack(last, entry) and _name_goes_on(last, entry, style))
    )


def shares_bands(last: FundUnit, entry: Entry) -> bool:
    """Tell whether a line names one more fund of those above it: its band goes on with theirs, all names are whole."""
    names = [*last.names, entry.name]
    banded = entry.band_cell is not None and all(each.band_cell is not None for each in last.entries)
    return banded and continues_bands(entry) and all(name is not None and _WHOLE.search(name.text) for name in names)


def stacked_funds(unit: FundUnit) -> list[list[NamePart]]:
    """Part the names of funds that stand below one another beside the bands they share; else all are one name."""
    funds: list[list[NamePart]] = [[]]
    for part in unit.names:
        if funds[-1] and _WHOLE.search(funds[-1][-1].text) and not goes_on(part.text):
            funds.append([])
        funds[-1].append(part)
    banded = len(unit.entries) > 1 and all(entry.band_cell is not None for entry in unit.entries)
    whole = all(fund and _WHOLE.search(fund[-1].text) for fund in funds)
    return funds if banded and whole else [list(unit.names)]


def _told_by_steps(last: FundUnit, entry: Entry) -> bool | None:
    """Tell by the bands told in its cell whether a line goes on; None where they do not settle it.

    Bands from nothing begin a fund where those above have ended, or a rate without bands stands there; where they go
    on, a name may stand half-way down.
    """
    if ends_band(last.entries[-1], entry) or runs_on(last.entries[-1], entry):
        return True
    if begins_steps(entry) and entry.class_cell is None and (steps_ended(last.entries) or flat(last.entries[-1])):
        return False
    named_late = not last.names and entry.name is not None and begins_steps(last.entries[0])
    return True if named_late and goes_on_with_steps(entry) else None


def may_go_on(last: FundUnit | None, entry: Entry, style: Style, shelf: Shelves) -> bool:
    """Tell whether a line taken for the next fund may still go on with the name beside the class above it.

    So it may where most names begin alike, the one above does too and the new one does not.
    """
    if last is None or style.brand is None or entry.name is None or entry.class_cell is None or not last.entries:
        return False
    above = last.entries[-1]
    if shelf.firm(entry.strip.place):
        return False  # a rule is drawn around it
    step = entry.strip.line.top - above.strip.line.top
    whole = above.name is not None and _WHOLE.search(above.name.text)
    near = above.strip.place[0] == entry.strip.place[0] and 0 <= step <= WIDE * style.pitch
    begins = [name is not None and name.text.startswith(style.brand) for name in (above.name, entry.name)]
    return near and not whole and begins == [True, False] and _may_stack(last, entry)


def _may_stack(last: FundUnit, entry: Entry) -> bool:
    """Tell whether a line with words in its name column can be a further class or band of the fund above it."""
    above = last.entries[-1]
    stackable = above.class_cell is not None or above.band_cell is not None or steps(above)
    if not stackable or entry.table.index("registrant") is not None:
        return False
    if entry.class_cell is not None:
        own = {class_of(each) for each in last.entries if each.class_cell is not None}
        return class_of(entry) not in own or entry.band_cell is not None
    if entry.band_cell is not None:
        bands = find_bands(entry.band_cell.text)
        return not (bands and bands[0].kind in ("first", "upto", "all"))
    return steps(entry)


def _name_goes_on(last: FundUnit, entry: Entry, style: Style) -> bool:
    """Tell whether the words of a line continue the name above rather than begin another."""
    if entry.name is None:
        return False
    above = last.entries[-1]
    if style.blocked:
        step = entry.strip.line.top - above.strip.line.top
        return above.strip.place[0] == entry.strip.place[0] and step <= WIDE * style.pitch
    if entry.name.text in {name.text for name in last.names}:
        return False
    before = " ".join(name.text for name in last.names[:-1])
    unfinished = goes_on(entry.name.text) or not style.ends(last.names[-1].text) or dangles(last.names[-1].text)
    return unfinished and affinity(last.names[-1], entry.name, style, before) > 0
