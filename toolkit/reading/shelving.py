"""Ruled rows: which lines of a page stand between the same two rules, and whether that makes them one row.

A cell drawn around lines holds one row. Bands of colour behind every second row part them just as well, but what stands
white between two bands may be several rows, and so may what stands above the first rule or below the last: such a
shelf is loose; it parts what is in it from the rest and joins nothing.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.reading.entries import Entry, steps
from toolkit.reading.grid import shelves
from toolkit.reading.names import ends_like_fund
from toolkit.reading.pages import CHARACTER_WIDTH, Place, Rule
from toolkit.reading.strips import LinePart, Sheet, Strip

_ROWS = (LinePart.FEES, LinePart.TEXT, LinePart.HEADING)

Shelf = tuple[int, int]
"""The space between two rules: its page, its number from the top."""


@dataclass(frozen=True)
class Shelves:
    """On which shelf each line stands, which shelves are loose, and which name a fund; nothing for an open table."""

    seats: dict[Place, Shelf]
    loose: frozenset[Shelf]
    named: frozenset[Shelf]

    def __bool__(self) -> bool:
        """Tell whether any rules part the rows."""
        return bool(self.seats)

    def same(self, one: Place, other: Place) -> bool:
        """Tell whether two lines may be one row: on one shelf, or both where no rules are."""
        return self.seats.get(one) == self.seats.get(other)

    def firm(self, place: Place) -> bool:
        """Tell whether a line stands on a shelf that holds one row."""
        return place in self.seats and self.seats[place] not in self.loose

    def begins(self, place: Place, above: Place) -> bool:
        """Tell whether a line without a name begins a fund: a row drawn around it names one beside or below."""
        return self.firm(place) and not self.same(place, above) and self.seats[place] in self.named

    def leading(self, strips: Iterable[Strip], places: Sequence[Place], *, firm: bool) -> int:
        """Count the first of some lines that share a shelf (one row, if `firm`) with one of the places."""
        count = 0
        for strip in strips:
            if not any(self.same(strip.place, place) for place in places) or (firm and not self.firm(strip.place)):
                break
            count += 1
        return count


def shelve(sheet: Sheet, entries: dict[Place, Entry]) -> Shelves:
    """Name the ruled row of every line, where rules part the rows of the table; nothing for an open table."""
    seats: dict[Place, Shelf] = {}
    loose: set[Shelf] = set()
    for page, strokes in sheet.rules.items():
        rules = (*strokes, *_typed(sheet, page))
        rows = [strip for strip in sheet.strips if strip.place[0] == page and strip.part in _ROWS]
        fees = [strip for strip in rows if strip.place in entries]
        if not fees:
            continue
        left, right = min(strip.line.x0 for strip in fees), max(strip.line.x1 for strip in fees)
        names = [name for strip in fees if (name := entries[strip.place].name) is not None]
        drawn = heights = shelves(rules, left, right)
        start = min((name.x0 for name in names), default=left)
        if names:  # a rule that leaves the names out parts the classes of one fund
            through = shelves(rules, min(name.x0 for name in names), max(name.x1 for name in names))
            heights = [height for height in heights if _near(height, through)]
        found = {strip.place: bisect(heights, (strip.line.top + strip.line.bottom) / 2) for strip in rows}
        named = [strip for strip in fees if entries[strip.place].name is not None]
        parted = sum(1 for one, two in pairwise(named) if found[one.place] != found[two.place])
        # where some rules leave the names out, those that do not part fund from fund
        merged = len(heights) < len(drawn) and len({found[strip.place] for strip in fees}) > 1
        several_named = len(named) > 1 and (merged or parted > 0.6 * (len(named) - 1))
        if heights and (several_named or (len(named) <= 1 and len(heights) >= 2)):  # noqa: PLR2004
            seats.update({place: (page, shelf) for place, shelf in found.items()})
            loose |= {(page, shelf) for shelf in _loose(heights, rules, start)}
    several = Counter(seats[place] for place, entry in entries.items() if place in seats and _is_row(entry))
    headed = {seats[strip.place] for strip in sheet.strips if strip.part is LinePart.HEADING and strip.place in seats}
    funds = Counter(
        seats[strip.place]
        for strip in sheet.strips
        if strip.place in seats and strip.place not in entries and ends_like_fund(strip.text)
    )
    loose |= headed | {shelf for shelf, count in (*several.items(), *funds.items()) if count > 1}
    naming = {
        seats[strip.place]
        for strip in sheet.strips
        if strip.place in seats and (strip.place not in entries or entries[strip.place].name is not None)
    }
    return Shelves(seats, frozenset(loose), frozenset(naming))


def _typed(sheet: Sheet, page: int) -> Iterator[Rule]:
    """Yield the rules of a page that are typed (`+-----+-----+`), as drawn ones; what underlines a heading is none."""
    for above, strip in pairwise((None, *sheet.strips)):
        if strip is None or _underlines(strip, above):
            continue
        if strip.place[0] == page and strip.part is LinePart.STROKE:
            middle = (strip.line.top + strip.line.bottom) / 2
            yield from (Rule(word.x0, middle, word.x1, middle) for word in strip.line.words if len(word.text) > 1)


def _underlines(strip: Strip, above: Strip | None) -> bool:
    """Tell whether a stroke is just as long as the heading it stands under."""
    if above is None or above.part is not LinePart.TEXT or len(above.cells) != 1:
        return False
    return abs(strip.line.x0 - above.line.x0) < 1 and abs(strip.line.x1 - above.line.x1) <= CHARACTER_WIDTH


def _is_row(entry: Entry) -> bool:
    """Tell whether a fee line is a whole row by itself: a name and its rate, no class or band of a stack."""
    return entry.name is not None and entry.class_cell is None and entry.band_cell is None and not steps(entry)


def _near(height: float, heights: Sequence[float]) -> bool:
    """Tell whether one of some heights, in order, is that of a stroke drawn in parts with this one."""
    index = bisect(heights, height)
    return any(abs(height - other) < 1.5 for other in heights[max(0, index - 1) : index + 1])  # noqa: PLR2004 - points


def _loose(heights: Sequence[float], rules: Sequence[Rule], start: float) -> frozenset[int]:
    """Return the shelves with a rule on one side only, or with bands of colour on both and none behind their names.

    Names begin at `start`: colour that begins further right lies behind other cells.
    """
    lines = sorted(rule.top for rule in rules if not rule.shade and rule.bottom - rule.top < 3)  # noqa: PLR2004
    shades = [rule for rule in rules if rule.shade and rule.x0 <= start + 2]
    loose = {0, len(heights)}
    for shelf, (top, bottom) in enumerate(pairwise(heights), start=1):
        middle = (top + bottom) / 2
        coloured = any(rule.top < middle < rule.bottom for rule in shades)
        if not (_near(top, lines) or _near(bottom, lines) or coloured):
            loose.add(shelf)
    return frozenset(loose)
