"""Funds named in the middle of the lines of their classes or bands, where no rule says which lines those are.

A name may stand on the middle line itself or between two. Lines without a name then stand above it, and would go on
with the fund before; so a table is taken for such a one only where something shows it: lines without a name before the
first name, a name between two lines, a class twice for one fund. A gap alone may as well be one of the typist's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from toolkit.reading.entries import Entry, class_of, continues_bands
from toolkit.reading.middles import Share, shares
from toolkit.reading.names import dangles, goes_on, looks_like_registrant
from toolkit.reading.pages import Line, Place
from toolkit.reading.shelving import Shelves
from toolkit.reading.strips import LinePart, Sheet, Strip
from toolkit.reading.styles import WIDE, NamePart, Style
from toolkit.reading.tiers import find_bands
from toolkit.reading.wraps import affinity

_SEVERAL = 2
_NO_WIDER = 1.1
"""By how much lines with a name between them may stand further apart than others, which is by nothing but rounding."""
_NO_SHELF = (0, 0)

Part = tuple[float, NamePart, Place]
"""One line of a name: its place among the fee lines (from 0, a half between two), its words, its printed line."""


@dataclass(frozen=True)
class Centred:
    """What became of names in the middle of their lines.

    `names` of each fund by its first fee line, `owners`: the fund of each fee line by its number, `spent`: lines on
    which nothing but those names stands, `doubted`: fee lines of which nothing plain says whose they are.
    """

    entries: dict[Place, Entry]
    names: dict[Place, list[NamePart]] = field(default_factory=dict)
    owners: dict[Place, int] = field(default_factory=dict)
    spent: set[Place] = field(default_factory=set)
    doubted: set[Place] = field(default_factory=set)

    def joins(self, above: Sequence[Entry], entry: Entry, *, otherwise: bool) -> bool:
        """Tell whether a fee line is of the fund of those above it; `otherwise` where neither is beside such a name."""
        places = (above[-1].strip.place if above else None, entry.strip.place)
        own, other = (self.owners.get(place) if place is not None else None for place in places)
        return otherwise if own is None and other is None else own == other


def centred_names(sheet: Sheet, entries: dict[Place, Entry], style: Style, shelf: Shelves) -> Centred:
    """Give each fund named in the middle of its lines all of them, its name at the first."""
    found = Centred(dict(entries))
    for section in _sections(sheet, entries, style, shelf):
        names = _names(section.parts, style)
        places = [entry.strip.place for entry in section.entries]
        if not _shows_middles(section, names):
            if _may_be_middles(section, names):
                found.doubted.update(places)
            continue
        ways = _ways(section, names)
        if len(ways) > 1 or (not ways and names[0][0][0] > 0):
            found.doubted.update(places)
        if not ways:
            continue
        for (first, last), name in zip(ways[0], names, strict=True):
            found.names[places[first]] = [part for _, part, _ in name]
            found.owners.update(dict.fromkeys(places[first : last + 1], len(found.names)))
        found.entries.update((place, replace(entries[place], name=None)) for place in places)
        found.spent.update(place for _, _, place in section.parts if place not in entries)
    return found


@dataclass
class _Section:
    """Fee lines of one table without a heading between them, and the names beside them.

    `breaks` are the lines behind a gap or a rule; `opens`: nothing above it names the fund of its first lines; `over`
    is the last line above it, if that has no fee.
    """

    opens: bool = True
    over: NamePart | None = None
    entries: list[Entry] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def takes(self, entry: Entry) -> bool:
        """Tell whether a fee line goes on with the table of this section."""
        return not self.entries or self.entries[-1].table is entry.table

    def add(self, entry: Entry, style: Style) -> None:
        """Add a fee line, behind a break where a gap stands."""
        above = self.entries[-1].strip.line if self.entries else entry.strip.line
        if above.page == entry.strip.line.page and entry.strip.line.top - above.top > WIDE * style.pitch:
            self.breaks.append(len(self.entries))
        if entry.name is not None:
            self.parts.append((float(len(self.entries)), entry.name, entry.strip.place))
        self.entries.append(entry)

    def fits(self, first: int, last: int) -> bool:
        """Tell whether some lines may be one fund's: no class comes twice, bands begin at nothing and go on."""
        own = self.entries[first : last + 1]
        if all(entry.class_cell is None for entry in own):
            return [continues_bands(entry) for entry in own] == [False, *(len(own) - 1) * [True]]
        keys = [(_class_text(entry), entry.band_cell.text if entry.band_cell is not None else None) for entry in own]
        return len(set(keys)) == len(keys)


def _class_text(entry: Entry) -> str | None:
    return class_of(entry) or (entry.class_cell.text if entry.class_cell is not None else None)


def _sections(sheet: Sheet, entries: dict[Place, Entry], style: Style, shelf: Shelves) -> Iterator[_Section]:
    """Yield the parts of tables in which each line has a class or a band and no rule is drawn around those of a fund.

    Rules around each single line (the cells of HTML) say as little as none.
    """
    section = _Section()
    step = _usual_step(sheet, entries)
    boxed = Counter(shelf.seats[place] for place in entries if shelf.firm(place))
    strips = [strip for strip in sheet.strips if strip.part not in (LinePart.FURNITURE, LinePart.TITLE)]
    for strip, following in zip(strips, [*strips[1:], None], strict=True):
        entry = entries.get(strip.place)
        if entry is not None and _stacks(entry) and boxed[shelf.seats.get(strip.place, _NO_SHELF)] <= 1:
            if not section.takes(entry):
                yield section
                section = _Section()
            section.add(entry, style)
        elif strip.part is LinePart.HEADING and section.entries and section.entries[-1].strip.place[0] < strip.place[0]:
            continue  # the heading again, on the next page
        elif strip.part is LinePart.STROKE:
            section.breaks += [len(section.entries)] if section.entries else []
        elif (part := _between(strip, section, entries.get(following.place) if following else None, step)) is not None:
            section.parts.append((len(section.entries) - 0.5, part, strip.place))
        else:
            yield section
            section = _below(strip, entry, section, style)
    yield section


def _is_told(entry: Entry) -> bool:
    """Tell whether a fee line has a class, or a band that is understood by itself."""
    return bool(_class_text(entry)) or (entry.band_cell is not None and bool(find_bands(entry.band_cell.text)))


def _stacks(entry: Entry) -> bool:
    return entry.class_cell is not None or entry.band_cell is not None


def _below(strip: Strip, entry: Entry | None, above: _Section, style: Style) -> _Section:
    """Begin a section below a line: what names the fund of its first lines is that line, or the page before.

    A registrant's heading names none, but for one that is only the end of the name above it (`Inc.`).
    """
    if strip.part is LinePart.TEXT:
        over = NamePart(strip.text, strip.line, strip.line.x0, strip.line.x1)
        last = above.entries[-1].name if above.entries else above.over
        goes_on = last is not None and affinity(last, over, style) > 0
        named = goes_on and (bool(above.entries) or not above.opens)
        return _Section(not named and looks_like_registrant(strip.text), over)
    if strip.part is LinePart.HEADING:
        return _Section(not above.entries and above.opens)
    return _Section(entry is None)


def _usual_step(sheet: Sheet, entries: dict[Place, Entry]) -> float:
    """Return the usual distance of fee lines that follow one another, in points."""
    steps = [
        below.line.top - above.line.top
        for above, below in pairwise(sheet.strips)
        if above.place in entries and below.place in entries and above.place[0] == below.place[0]
    ]
    return median(steps) if steps else 0.0


def _between(strip: Strip, section: _Section, below: Entry | None, step: float) -> NamePart | None:
    """Return the part of a name that stands alone between two fee lines, half a line from either; None where none is.

    Two such fee lines are no further apart than the usual `step`.
    """
    above = section.entries[-1] if section.entries else None
    near = [entry for entry in (above, below) if entry is not None]
    beside = [entry for entry in near if stands_beside(strip.line, entry.strip.line)]
    if not beside and len(near) == 2 and near[0].strip.place[0] == near[1].strip.place[0]:  # noqa: PLR2004
        beside = near if near[1].strip.line.top - near[0].strip.line.top <= _NO_WIDER * step else []
    if strip.part is not LinePart.TEXT or len(strip.cells) != 1 or not beside or not _stacks(beside[0]):
        return None
    chunk = strip.cells[0].chunk
    table, row = beside[0].table, beside[0].strip
    names = table.index("name")
    inside = names is not None and chunk.overlap(table.columns[names].band.x0, table.columns[names].band.x1) > 0
    if not inside and chunk.x1 > row.line.x0 + 1:
        return None
    return NamePart(chunk.text, strip.line, chunk.x0, chunk.x1)


def stands_beside(one: Line, other: Line) -> bool:
    """Tell whether a line stands beside another rather than above or below it: half a line apart, with some slack."""
    return one.page == other.page and abs(one.top - other.top) <= 0.75 * (one.bottom - one.top)


def _names(parts: Sequence[Part], style: Style) -> list[list[Part]]:
    """Gather the lines of names: a name that is not at its end goes on in the next line."""
    names: list[list[Part]] = []
    for part in parts:
        if names and part[0] - names[-1][-1][0] <= 1 and _unfinished(names[-1][-1][1], part[1], style):
            names[-1].append(part)
        else:
            names.append([part])
    return names


def _unfinished(above: NamePart, below: NamePart, style: Style) -> bool:
    usual = style.complete >= 0.5  # noqa: PLR2004 - most names end as those of funds do
    return dangles(above.text) or goes_on(below.text) or (usual and not style.ends(above.text))


def _middle(name: Sequence[Part]) -> float:
    return (name[0][0] + name[-1][0]) / 2


def _shows_middles(section: _Section, names: Sequence[Sequence[Part]]) -> bool:
    """Tell whether something shows that names do not stand on the first of their lines."""
    count = len(section.entries)
    firsts = [name[0][0] for name in names]
    if not names or count == len(names) or not all(map(_is_told, section.entries)):
        return False
    if (firsts[0] > 0 and section.opens) or any(first % 1 for first in firsts):
        return True
    starts = [int(first) for first in firsts]
    return firsts[0] == 0 and not all(section.fits(start, end - 1) for start, end in pairwise([*starts, count]))


def _may_be_middles(section: _Section, names: Sequence[Sequence[Part]]) -> bool:
    """Tell whether gaps may part the funds, each named in the middle of its block, though nothing else shows it."""
    starts = [0, *sorted(set(section.breaks))]
    if len(starts) != len(names) or len(starts) < _SEVERAL or starts == [name[0][0] for name in names]:
        return False
    blocks = zip(starts, [*starts[1:], len(section.entries)], strict=True)
    return all(
        section.fits(start, end - 1) and abs(2 * _middle(name) - (start + end - 1)) <= 1
        for (start, end), name in zip(blocks, names, strict=True)
    )


def _ways(section: _Section, names: Sequence[Sequence[Part]]) -> list[tuple[Share, ...]]:
    """Return the ways to share the lines out; where funds have the same classes in fewest orders, only those."""
    middles = [_middle(name) for name in names]
    drawn = any(middle % 1 for name in names for middle in (name[0][0],))
    ways = shares(len(section.entries), middles, section.fits, section.breaks, drawn=drawn)
    orders = [len({tuple(map(_class_text, section.entries[a : b + 1])) for a, b in way}) for way in ways]
    return [way for way, order in zip(ways, orders, strict=True) if order == min(orders)]
