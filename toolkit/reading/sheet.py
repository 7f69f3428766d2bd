"""Every printed line of a schedule sorted by what it does: title, heading, fee line, name, footnote, prose, furniture.

Sorting is by content and place alone; what the lines *mean* together is settled by `columns` and `rows`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from statistics import median

from toolkit.reading.aligned import split_aligned
from toolkit.reading.captions import without_captions
from toolkit.reading.cell_lines import joined_cells
from toolkit.reading.cells import FEES, Cell, Kind, cells_of
from toolkit.reading.class_lines import joined_classes
from toolkit.reading.class_lists import class_list
from toolkit.reading.dates import is_date
from toolkit.reading.find import Span
from toolkit.reading.grid import Chunk, Uprights, is_stroke, usual_gap
from toolkit.reading.head_lines import mark_headings
from toolkit.reading.head_words import headish
from toolkit.reading.item_labels import without_labels
from toolkit.reading.justified import without_stretched_gaps
from toolkit.reading.label_forms import filled_in
from toolkit.reading.level_rows import levelled
from toolkit.reading.names import ends_like_fund, parse_class, strip_markers
from toolkit.reading.page_matter import page_matter
from toolkit.reading.pages import Line, Paper, Place
from toolkit.reading.preface import AS_OF, sort_preface
from toolkit.reading.rate_heads import under_rates
from toolkit.reading.repeats import repeated
from toolkit.reading.running_text import gather_paragraphs, is_sentence, known_markers
from toolkit.reading.side_by_side import set_apart
from toolkit.reading.split_rows import with_whole_rows
from toolkit.reading.step_lines import mark_steps
from toolkit.reading.strips import LinePart, Sheet, Strip, fees_of
from toolkit.reading.tiers import parse_band, scale_said
from toolkit.reading.told_in_line import told_in_lines

_NAMES_AGREEMENT = re.compile(r"(?:[A-Z][\w-]*\s+|of\s+|and\s+){1,8}(?:agreement|contract|plan)\W*$", re.IGNORECASE)
_LEADS_BAND = re.compile(
    r"(?:on\s+)?(?:the\s+)?(?:first|next|over|above|up\s+to|exceeding|in\s+excess\s+of|excess\s+over|more\s+than)",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"[-=\u2500]{5,}")
"""So many strokes underline a heading; fewer are a dash, where nothing is charged."""
_FEW_WORDS = 6
_CUT_RANGE = [Kind.RATE, Kind.NONE, Kind.RATE]


def sort_lines(paper: Paper, span: Span) -> Sheet:
    """Sort every line of a schedule by its part."""
    lines = list(span.lines(paper))
    pages = {page.number: page for page in paper.pages}
    rules = {number: pages[number].rules for number in {place[0] for place, _ in lines}}
    if paper.kind == "pdf":  # of a scan a stroke may have faded: that none is seen does not say that a cell goes on
        lines = levelled(lines, rules)
    usual = usual_gap(line for _, line in lines)
    pitch = _pitch([line for _, line in lines])
    uprights = {number: Uprights(drawn) for number, drawn in rules.items()}
    beside = {place: uprights[place[0]].beside(line) for place, line in lines}
    bare = [
        Strip(place, line, cells_of(line, usual, beside[place], frozenset()), LinePart.TEXT) for place, line in lines
    ]
    known = known_markers(bare)
    strips = [replace(strip, cells=cells_of(strip.line, usual, beside[strip.place], known)) for strip in bare]
    strips = [_without_strokes(strip) for strip in strips]
    strips = [without_captions(strip, below) for strip, below in zip_longest(strips, strips[1:])]
    scale = next((said for strip in bare if (said := scale_said(strip.text)) is not None), None)
    strips = _with_all(joined_cells([_with_bands(strip, scale) for strip in strips]))
    strips = _with_bare_classes(strips)
    strips = without_stretched_gaps(mark_steps(strips), usual, known, beside)
    strips = repeated(joined_classes(without_labels(split_aligned(strips, known), known)))
    furniture = page_matter(paper, span, strips)
    sorted_strips = [
        strip if strip.part is LinePart.SPENT else _sorted_alone(strip, span, furniture) for strip in strips
    ]
    sorted_strips = _with_day(with_whole_rows(sorted_strips, pitch), pitch)
    sorted_strips = told_in_lines(under_rates(sorted_strips), known)
    sorted_strips = class_list(filled_in(sorted_strips, known))
    sorted_strips = _with_brackets(sorted_strips, pitch)
    sorted_strips = gather_paragraphs(sorted_strips, pitch)
    sorted_strips = mark_headings(sort_preface(sorted_strips, span), pitch)
    return Sheet(span, tuple(set_apart(_with_colophon(sorted_strips))), rules, pitch, usual, known, scale)


def _without_strokes(strip: Strip) -> Strip:
    """Take the strokes under some headings off the line of another heading (`PORTFOLIO  ------  -----`)."""
    kept = tuple(cell for cell in strip.cells if not _UNDERLINE.fullmatch(cell.chunk.text))
    return replace(strip, cells=kept) if kept and len(kept) < len(strip.cells) else strip


def _with_bands(strip: Strip, scale: str | None) -> Strip:
    """Take for bands the cells that are so by the scale of their heading: `Over 250` under `Net Assets (in millions)`.

    One may have been cut into two or three: `0 - 250`, or `First  $  250` with its amounts set in a column.
    """
    cells: list[Cell] = []
    rest = list(strip.cells)
    while rest:
        rated = any(cell.kind in FEES for cell in rest)
        count = next((each for each in (3, 2, 1) if _is_band(rest[:each], each, scale, rated=rated)), 0)
        if count:
            chunk = Chunk(tuple(word for cell in rest[:count] for word in cell.chunk.words))
            cells.append(Cell(chunk, chunk.text, Kind.BAND))
        else:
            cells += rest[:1]
        del rest[: count or 1]
    return replace(strip, cells=tuple(cells))


def _with_all(strips: Sequence[Strip]) -> list[Strip]:
    """Take a bare `All` for a band where it begins under others."""
    edges = [cell.chunk.x0 for strip in strips for cell in strip.cells if cell.kind is Kind.BAND]
    return [
        replace(
            strip,
            cells=tuple(
                replace(cell, kind=Kind.BAND)
                if cell.text.lower() == "all" and any(abs(cell.chunk.x0 - edge) < 3 for edge in edges)  # noqa: PLR2004 - points
                else cell
                for cell in strip.cells
            ),
        )
        for strip in strips
    ]


def _is_band(cells: Sequence[Cell], count: int, scale: str | None, *, rated: bool) -> bool:
    """Tell whether so many cells are one band together: alone or as a range by its scale, or behind a word of bands.

    Where no rate is printed behind them, such a word heads a column of its own.
    """
    if len(cells) < count:
        return False
    kinds = [cell.kind for cell in cells]
    led = rated and count > 1 and _LEADS_BAND.fullmatch(cells[0].text) is not None
    scaled = scale is not None and (kinds in ([Kind.TEXT], _CUT_RANGE))
    return (led or scaled) and parse_band(" ".join(cell.chunk.text for cell in cells), scale) is not None


def _with_bare_classes(strips: Sequence[Strip]) -> list[Strip]:
    """Take for a class the bare one before its fee (`Institutional: 0.5%`) where others are called classes."""
    edges = [
        cell.chunk.x0
        for strip in strips
        for cell, fee in pairwise(strip.cells)
        if cell.kind is Kind.SHARE_CLASS and fee.kind in FEES
    ]
    return [
        replace(
            strip,
            cells=tuple(
                replace(cell, kind=Kind.SHARE_CLASS) if _is_bare_class(cell, following, edges) else cell
                for cell, following in zip_longest(strip.cells, strip.cells[1:])
            ),
        )
        for strip in strips
    ]


def _is_bare_class(cell: Cell, following: Cell | None, edges: Sequence[float]) -> bool:
    """Tell whether a cell is a class by its words, its place and the fee behind it."""
    beside = following is not None and following.kind in FEES
    bare = cell.kind is Kind.TEXT and parse_class(strip_markers(cell.text)[0]) is not None
    return beside and bare and any(abs(cell.chunk.x0 - edge) < 3 for edge in edges)  # noqa: PLR2004 - points


def _with_colophon(strips: Sequence[Strip]) -> list[Strip]:
    """Take the name of an agreement below the last row, beside the day its schedule is of, for part of that line."""
    parts = [strip.part for strip in strips]
    last = max((index for index, part in enumerate(parts) if part is LinePart.FEES), default=len(parts))
    return [
        replace(strip, part=LinePart.AS_OF)
        if index > last and _NAMES_AGREEMENT.fullmatch(strip.text) and LinePart.AS_OF in parts[index - 1 : index + 2]
        else strip
        for index, strip in enumerate(strips)
    ]


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line's top to the next, in points."""
    steps = sorted(
        below.top - above.top
        for above, below in pairwise(lines)
        if above.page == below.page and below.top - above.top > 1
    )
    height = median(line.bottom - line.top for line in lines) if lines else 12.0
    return max(min(steps[len(steps) // 5] if steps else 1.2 * height, 1.35 * height), 0.95 * height)


def _sorted_alone(strip: Strip, span: Span, furniture: frozenset[Place]) -> Strip:
    """Sort one line by itself; paragraphs and headings are settled among neighbours afterwards."""
    if strip.place in furniture:
        return replace(strip, part=LinePart.FURNITURE)
    if strip.place in span.headings:
        return replace(strip, part=LinePart.TITLE)
    if is_stroke(strip.line) or not strip.text.strip('"\u201c\u201d\u2019 '):  # the mark that ends a quoted schedule
        return replace(strip, part=LinePart.STROKE)
    among = strip.place < max(span.headings, default=strip.place)  # the days among the lines of a title
    if (
        among
        or _ends_in_day(strip)
        or (AS_OF.match(strip.text) and not re.match(r"[*†‡§¶#^¹²³]", strip.text) and not fees_of(strip))
    ):
        return replace(strip, part=LinePart.AS_OF)
    if (fees_of(strip) or _dated(strip)) and not is_sentence(strip):
        return replace(strip, part=LinePart.FEES)
    return strip


_LEADS_TO_DAY = re.compile(
    r",?\s*\b(?:as\s+of|as\s+amended|as\s+revised|effective|dated)(?:\s+(?:as\s+of|on))?\s+(?=[\w./-]*\d)|"
    r",?\s*\b(?:as\s+of|effective|dated)\s+(?=[A-Z][a-z]{2,8}\.?\s+\d)",
    re.IGNORECASE,
)


def _ends_in_day(strip: Strip) -> bool:
    """Tell whether a line of heading words ends in the day of the schedule (`Funds and Fees as of May 14, 1999`)."""
    if [cell.kind for cell in strip.cells] != [Kind.TEXT, Kind.DATE]:
        return False
    found = _LEADS_TO_DAY.search(strip.text)
    bare = strip.text[: found.start()] if found is not None else ""
    return bool(bare) and headish(bare) and not ends_like_fund(bare)


def _with_day(strips: Sequence[Strip], pitch: float) -> list[Strip]:
    """Take a date that stands alone before any row for the day of the schedule (`SCHEDULE A` over `April 30, 2013`).

    One in brackets close under a row's name is that row's.
    """
    first = next((index for index, strip in enumerate(strips) if strip.part is LinePart.FEES), 0)
    found = [
        replace(strip, part=LinePart.AS_OF)
        if index < first and strip.part is LinePart.TEXT and is_date(strip.text)
        else strip
        for index, strip in enumerate(strips)
    ]
    for index, (above, strip) in enumerate(pairwise(strips), start=1):
        close = above.place[0] == strip.place[0] and strip.line.top - above.line.top <= 1.45 * pitch
        named = above.part is LinePart.FEES and abs(above.line.x0 - strip.line.x0) < 20  # noqa: PLR2004 - points
        if strip.part is LinePart.AS_OF and close and named and strip.text.startswith("("):
            found[index] = replace(strip, part=LinePart.TEXT)
        elif strip.part is LinePart.TEXT and close and found[index - 1].part is LinePart.AS_OF and _ends(above, strip):
            found[index] = replace(strip, part=LinePart.AS_OF)
    return found


def _ends(above: Strip, strip: Strip) -> bool:
    """Tell whether a line of a few words closes the bracket that the dated line above it opens."""
    opened = above.text.count("(") > above.text.count(")")
    return opened and strip.text.endswith(")") and len(strip.text.split()) <= _FEW_WORDS


def _with_brackets(strips: Sequence[Strip], pitch: float) -> list[Strip]:
    """Take a figure in brackets under a rate in words for the end of that rate (`one-quarter of 1%` over `(0.25%)`)."""
    found = list(strips)
    for index, (above, strip) in enumerate(pairwise(strips), start=1):
        near = above.place[0] == strip.place[0] and strip.line.top - above.line.top <= 1.45 * pitch
        over = [cell for cell in fees_of(above) if cell.chunk.overlap(strip.line.x0, strip.line.x1) > 0]
        if (
            near
            and strip.part is LinePart.FEES
            and len(strip.cells) == 1
            and re.fullmatch(r"\(.*\)", strip.text)
            and any(re.search(r"[a-z]{3}", cell.text) for cell in over)
        ):
            found[index] = replace(strip, part=LinePart.TEXT)
    return found


def _dated(strip: Strip) -> bool:
    """Tell whether a line prints a name and a date in columns: a row, even where its fee is missing.

    A marker before the only date begins a footnote (`*  Effective May 1, 2019.`).
    """
    if [cell.kind for cell in strip.cells] == [Kind.MARK, Kind.DATE]:
        return False
    if all(cell.kind is Kind.DATE or headish(cell.text) for cell in strip.cells):
        return False  # a column's heading may say since when its fees are paid
    return len(strip.cells) >= 2 and any(cell.kind is Kind.DATE for cell in strip.cells[1:])  # noqa: PLR2004
