"""The columns of a fee table: where each lies, what its heading says, what it means.

Geometry gives the bands; the meaning comes from heading *and* content, so that a table without headings, or one whose
heading says no more than "Rate", is still understood.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from statistics import median

from toolkit.agreement import ColumnRole
from toolkit.reading.cells import FEES, Cell, Kind, cell_of
from toolkit.reading.grid import Band, Chunk, bands, cut, seat
from toolkit.reading.headings import heading_texts
from toolkit.reading.names import (
    class_in,
    looks_like_registrant,
    parse_class,
    parse_classes,
    parse_stated_class,
    strip_markers,
)
from toolkit.reading.sheet import Part, Sheet, Strip, headish
from toolkit.reading.tiers import Band as Breakpoint
from toolkit.reading.tiers import parse_band


@dataclass(frozen=True)
class TableColumn:
    """One column: its band, the heading printed over it (lines joined), its markers, its role.

    `band_of` is the band of net assets that a heading names (`First $500 million`); `reason` says why the role was taken.
    """

    band: Band
    heading: str
    markers: tuple[str, ...]
    role: ColumnRole
    share_class: str | None = None
    breakpoint: Breakpoint | None = None
    bands: bool = False


@dataclass(frozen=True)
class TableRow:
    """A fee line of a table with its cells by column; what was printed over several columns stands in the first."""

    strip: Strip
    cells: dict[int, Cell]


@dataclass(frozen=True)
class Table:
    """A table: its columns, its fee lines in printed order, and the lines that head it."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    headings: tuple[Strip, ...] = field(default=())

    def index(self, role: ColumnRole) -> int | None:
        """Return the first column of a role, None where there is none."""
        return next((index for index, column in enumerate(self.columns) if column.role == role), None)


def tables_of(sheet: Sheet) -> list[Table]:
    """Return the tables of a schedule; sections under the same heading are one table."""
    sections = _sections(sheet)
    shared: dict[str, list[tuple[list[Strip], list[Strip]]]] = {}
    for heads, rows in sections:
        shared.setdefault(_signature(heads), []).append((heads, rows))
    tables: list[Table] = []
    for group in shared.values():
        for heads, rows in _alike(group):
            tables.append(_table(heads, rows, sheet.known))
    return tables


def _alike(group: Sequence[tuple[list[Strip], list[Strip]]]) -> list[tuple[list[Strip], list[Strip]]]:
    """Put sections under the same heading together where their columns stand in the same places; else leave them apart."""
    together = [row for _, section in group for row in section]
    alone = [len(_bands(rows)) for _, rows in group]
    pooled = _bands(together)
    if len(pooled) == max(alone) and all(_within(_bands(rows), pooled) for _, rows in group):
        return [(group[0][0], together)]
    return list(group)


def _within(own: Sequence[Band], pooled: Sequence[Band]) -> bool:
    """Tell whether a section's own columns fall one by one into the columns of all sections together."""
    seats = [
        [index for index, band in enumerate(pooled) if min(band.x1, each.x1) > max(band.x0, each.x0)] for each in own
    ]
    return all(len(found) == 1 for found in seats) and len({found[0] for found in seats}) == len(seats)


def _bands(rows: Sequence[Strip]) -> tuple[Band, ...]:
    several = [[cell.chunk for cell in row.cells] for row in rows if len(row.cells) >= 2]  # noqa: PLR2004
    return bands(several or [[cell.chunk for cell in row.cells] for row in rows])


def _signature(heads: Sequence[Strip]) -> str:
    return re.sub(r"\W+", " ", " ".join(strip.text for strip in heads)).lower()


def _sections(sheet: Sheet) -> list[tuple[list[Strip], list[Strip]]]:
    """Cut the fee lines at the headings between them; fee lines without a heading go on with the last one's table."""
    sections: list[tuple[list[Strip], list[Strip]]] = [([], [])]
    for strip in sheet.strips:
        if strip.part is Part.HEADING:
            if sections[-1][1]:
                sections.append(([], []))
            sections[-1][0].append(strip)
        elif strip.part is Part.FEES:
            sections[-1][1].append(strip)
    return [section for section in sections if section[1]]


def _table(heads: Sequence[Strip], rows: Sequence[Strip], known: frozenset[str]) -> Table:
    """Lay the columns of one table and seat its cells."""
    strips = _bands(rows)
    seated = [TableRow(row, _seat_row(row, strips, known)) for row in rows]
    most = max(
        count
        for count in {len(row.cells) for row in rows}
        if sum(len(row.cells) >= count for row in rows) >= 0.3 * len(rows)
    )
    ordered = False
    merged = sum(len(row.strip.cells) > len(row.cells) for row in seated)
    headed = max((len(head.cells) for head in heads), default=0)
    if len(strips) < most or merged or _always(rows, most) or (len(strips) > most == headed):
        in_order = _seat_in_order(rows, most)
        fewer = len(strips) != most and (len(strips) < most or headed == most or _always(rows, most))
        if _purity(in_order) > _purity(seated) or (fewer and _purity(in_order) >= _purity(seated)):
            seated, ordered = in_order, True
            strips = tuple(_extent(seated, index) for index in range(most))
    contents = [[row.cells[index] for row in seated if index in row.cells] for index in range(len(strips))]
    texts = heading_texts(heads, strips, ordered=ordered)
    roles = _roles(texts, contents)
    classes = _all_classes([text for text, role in zip(texts, roles, strict=True) if role == "rate"])
    columns = tuple(
        _column(band, text, role, content, known, classes=classes)
        for band, text, role, content in zip(strips, texts, roles, contents, strict=True)
    )
    return Table(columns, tuple(seated), tuple(heads))


def _always(rows: Sequence[Strip], most: int) -> bool:
    """Tell whether (nearly) every line has a cell for each column."""
    return most > 1 and sum(len(row.cells) == most for row in rows) >= 0.9 * len(rows)


def _purity(rows: Sequence[TableRow]) -> float:
    """Return how alike the cells of each column are, over all cells."""
    kinds: dict[int, Counter[Kind]] = {}
    for row in rows:
        for index, cell in row.cells.items():
            kinds.setdefault(index, Counter())[cell.kind] += 1
    return sum(count.most_common(1)[0][1] for count in kinds.values()) / max(
        1, sum(count.total() for count in kinds.values())
    )


def _extent(rows: Sequence[TableRow], index: int) -> Band:
    """Return the strip of points that the cells of a column cover."""
    chunks = [row.cells[index].chunk for row in rows if index in row.cells]
    return Band(min(chunk.x0 for chunk in chunks), max(chunk.x1 for chunk in chunks))


def _seat_in_order(rows: Sequence[Strip], most: int) -> list[TableRow]:
    """Seat cells by their order where names run into the next column (tab stops): full lines show what each column holds,
    shorter ones are laid over them by kind.
    """
    full = [row for row in rows if len(row.cells) == most]
    kinds = [Counter(row.cells[index].kind for row in full) for index in range(most)]
    starts = [median(row.cells[index].chunk.x0 for row in full) for index in range(most)]
    seated = []
    for row in rows:
        if len(row.cells) >= most:
            seats: tuple[int, ...] = (*range(most - 1), *([most - 1] * (len(row.cells) - most + 1)))
        else:
            options = combinations(range(most), len(row.cells))
            seats = max(options, key=lambda option: _matching(row, option, kinds, starts))
        cells: dict[int, list[Cell]] = {}
        for index, cell in zip(seats, row.cells, strict=True):
            cells.setdefault(index, []).append(cell)
        seated.append(TableRow(row, {index: _one(found, frozenset()) for index, found in cells.items()}))
    return seated


def _matching(row: Strip, seats: Sequence[int], kinds: Sequence[Counter[Kind]], starts: Sequence[float]) -> float:
    """Weigh one way to lay a short line over the columns: like kinds count first, then nearness."""
    score = 0.0
    for index, cell in zip(seats, row.cells, strict=True):
        score += 1000.0 * kinds[index][cell.kind] / max(1, kinds[index].total())
        score -= abs(cell.chunk.x0 - starts[index])
    return score


def _seat_row(row: Strip, strips: Sequence[Band], known: frozenset[str]) -> dict[int, Cell]:
    """Seat the cells of a fee line; a cell that runs through a gap between columns is cut there if that yields a fee."""
    seated: dict[int, list[Cell]] = {}
    for cell in row.cells:
        covered = [index for index, band in enumerate(strips) if cell.chunk.overlap(band.x0, band.x1) > 1.5]  # noqa: PLR2004
        if len(covered) > 1 and cell.kind is Kind.TEXT:
            parts = {index: cell_of(chunk, known) for index, chunk in cut(cell.chunk, strips).items()}
            if any(part.kind is not Kind.TEXT for part in parts.values()):
                for index, part in parts.items():
                    seated.setdefault(index, []).append(part)
                continue
        seated.setdefault(seat(cell.chunk, strips), []).append(cell)
    return {index: _one(cells, known) for index, cells in seated.items()}


def _one(cells: Sequence[Cell], known: frozenset[str]) -> Cell:
    """Make one cell of those that fell into one column."""
    if len(cells) == 1:
        return cells[0]
    return cell_of(Chunk(tuple(word for cell in cells for word in cell.chunk.words)), known)


_DATE_HEAD = re.compile(
    r"\b(?:date|effective|commence\w*|inception|expir\w+|terminat\w+|until|through)\b", re.IGNORECASE
)
_REGISTRANT_HEAD = re.compile(
    r"\b(?:registrants?|trusts?|compan(?:y|ies)|corporations?|investment\s+compan)\b", re.IGNORECASE
)
_FUND_HEAD = re.compile(r"\b(?:funds?|portfolios?|series|name)\b", re.IGNORECASE)
_CLASS_HEAD = re.compile(r"\bclass(?:es)?\b|\bshares\b", re.IGNORECASE)
_NUMBER_HEAD = re.compile(
    r"\b(?:no|number|ticker|symbol|code|cusip|cik|type|id|net\s+assets\s+\(|aum|current\s+assets)\b|#", re.IGNORECASE
)
_SERVICE_HEAD = re.compile(r"\bservic(?:e|es|ing)\b", re.IGNORECASE)
_SALES_HEAD = re.compile(r"\bdistribution\b|\basset[-\s]based\b|\bsales\s+charge\b|\bABSC\b", re.IGNORECASE)
_TOTAL_HEAD = re.compile(r"\b(?:aggregate|total|combined|overall|12b-1)\b", re.IGNORECASE)
_OTHER_HEAD = re.compile(
    r"\b(?:waiv\w+|reduction|reimburse\w*|prior|previous|former|old|current(?:ly)?|net\s+(?:fee|rate)|after\s+waiver|change|increase)\b",
    re.IGNORECASE,
)


def _mostly(content: Sequence[Cell], *kinds: Kind) -> bool:
    return bool(content) and sum(1 for cell in content if cell.kind in kinds) > 0.5 * len(content)


def _roles(texts: Sequence[str], contents: Sequence[Sequence[Cell]]) -> list[ColumnRole]:
    """Say what each column means, from its heading and from what stands in it."""
    roles: list[ColumnRole] = ["other"] * len(texts)
    for index, (text, content) in enumerate(zip(texts, contents, strict=True)):
        if _mostly(content, Kind.DATE) or (_DATE_HEAD.search(text) and any(cell.kind is Kind.DATE for cell in content)):
            roles[index] = "date"
        elif _mostly(content, *FEES):
            roles[index] = "other" if _is_number(text, content) else "rate"
        elif _is_class(text, content):
            roles[index] = "share_class"
        elif _mostly(content, Kind.TEXT, Kind.BAND, Kind.SHARE_CLASS, Kind.MARK):
            roles[index] = "name"
    _settle_fees(roles, texts, contents)
    _settle_names(roles, texts, contents)
    return roles


def _is_number(text: str, content: Sequence[Cell]) -> bool:
    """Tell a column of numbers (fund 1, 2, 3) from one of fees."""
    if _NUMBER_HEAD.search(text) and not re.search(r"fee|rate|%|bps", text, re.IGNORECASE):
        return True
    figures = [cell.text.rstrip(".") for cell in content]
    return len(figures) >= 3 and figures == [str(number + 1) for number in range(len(figures))]  # noqa: PLR2004


def _is_class(text: str, content: Sequence[Cell]) -> bool:
    """Tell a column of classes: the word Class in its cells, or bare codes under a heading that says so."""
    if not content:
        return False
    stated = sum(1 for cell in content if parse_stated_class(cell.text))
    bare = sum(1 for cell in content if parse_classes(strip_markers(cell.text)[0]))
    stated += sum(1 for cell in content if re.match(r"classes\b", cell.text, re.IGNORECASE))
    heads = bool(_CLASS_HEAD.search(text)) and not _FUND_HEAD.search(text)
    if bare == len(content) and (heads or stated or all(len(cell.text) <= 3 for cell in content)):  # noqa: PLR2004
        return True
    return bare > 0.6 * len(content) and (heads or stated >= 0.5 * len(content))


def _settle_fees(roles: list[ColumnRole], texts: Sequence[str], contents: Sequence[Sequence[Cell]]) -> None:
    """Part the columns of fees: aggregate, service fee, sales charge; or one for each class, or for each band."""
    fees = [index for index, role in enumerate(roles) if role == "rate"]
    headed = [texts[index] for index in fees]
    if (
        len(fees) <= 1
        or _all_classes(headed)
        or all(_class_heading(text) for text in headed)
        or all(parse_band(text) for text in headed)
    ):
        return
    total = [index for index in fees if _TOTAL_HEAD.search(texts[index])]
    for index in fees:
        text = texts[index]
        if index in total:
            continue
        if _SERVICE_HEAD.search(text) and not _SALES_HEAD.search(text):
            roles[index] = "service_fee"
        elif _SALES_HEAD.search(text) and not _SERVICE_HEAD.search(text):
            roles[index] = "asset_based_sales_charge"
        elif _OTHER_HEAD.search(text) and not _class_heading(text):
            roles[index] = "other"
    left = [index for index in fees if roles[index] == "rate"]
    if len(left) > 1 and total:
        for index in left:
            if index not in total:
                roles[index] = "other"


def _all_classes(texts: Sequence[str]) -> bool:
    """Tell whether headings are nothing but classes (`A`, `R6`, `Institutional Service`): several, all different."""
    bare = [parse_class(strip_markers(text)[0]) for text in texts]
    return (
        len(texts) > 1
        and all(bare)
        and len(set(bare)) == len(bare)
        and not any(_SALES_HEAD.search(text) for text in texts)
    )


def _class_heading(text: str) -> str | None:
    """Return the class that a heading names, as a whole or as its one class (`Class A Fee Rate`)."""
    bare = strip_markers(text)[0]
    return parse_class(bare) if not headish(bare) or parse_stated_class(bare) else class_in(text)


def _settle_names(roles: list[ColumnRole], texts: Sequence[str], contents: Sequence[Sequence[Cell]]) -> None:
    """Part the columns of words: the fund, its registrant, and what is neither."""
    named = [index for index, role in enumerate(roles) if role == "name"]
    if len(named) <= 1:
        return
    funds = [index for index in named if _FUND_HEAD.search(texts[index]) and not _REGISTRANT_HEAD.search(texts[index])]
    trusts = [index for index in named if _REGISTRANT_HEAD.search(texts[index])]
    if not funds and not trusts:
        share = {index: _registrant_share(contents[index]) for index in named}
        best = max(named, key=lambda index: share[index])
        trusts = [best] if share[best] > 0.5 and min(share.values()) < 0.5 else []  # noqa: PLR2004
    if not funds:
        funds = [index for index in named if index not in trusts and not _mostly(contents[index], Kind.BAND)][:1]
    if not trusts and len(funds) > 1:
        trusts = [index for index in funds if _registrant_share(contents[index]) > 0.5][:1]  # noqa: PLR2004
    keep = next((index for index in funds if index not in trusts), None)
    for index in named:
        if _mostly(contents[index], Kind.BAND):
            roles[index] = "other"
        elif index in trusts[:1] and keep is not None:
            roles[index] = "registrant"
        elif index != keep:
            roles[index] = "other"


def _registrant_share(content: Sequence[Cell]) -> float:
    """Return the share of cells that end as registrants do; names that repeat count the more."""
    if not content:
        return 0.0
    ends = sum(1 for cell in content if looks_like_registrant(cell.text))
    most = Counter(cell.text for cell in content).most_common(1)[0][1]
    return ends / len(content) + (0.2 if most > 1 else 0.0)


def _column(
    band: Band, text: str, role: ColumnRole, content: Sequence[Cell], known: frozenset[str], *, classes: bool
) -> TableColumn:
    """Make a column of what is known of it."""
    bare, markers = strip_markers(text, known)
    share_class = (parse_class(bare) if classes else _class_heading(bare)) if role == "rate" else None
    return TableColumn(
        band,
        text,
        markers,
        role,
        share_class,
        parse_band(bare) if role == "rate" else None,
        _mostly(content, Kind.BAND),
    )
