"""Lines that head the columns of a fee table, told by their words and by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from toolkit.reading.cells import Kind
from toolkit.reading.grid import Chunk
from toolkit.reading.head_words import ENDS_AS_NAME, begins_caption, headish, heads_names, is_caption, names_none
from toolkit.reading.names import (
    breaks_off,
    ends_like_fund,
    looks_like_registrant,
    parse_class,
    parse_stated_class,
    split_class,
    strip_markers,
)
from toolkit.reading.pages import Place
from toolkit.reading.rates import find_signed_rates
from toolkit.reading.strips import LinePart, Strip

_NOUN_ALONE = re.compile(r"(?:fund|portfolio|series)\s*:?", re.IGNORECASE)
_CLEAR = 12.0
"""Points that part a heading from the names left of it."""
_SEVERAL_FUNDS = re.compile(r"(?:funds|portfolios|accounts)\s*:?$", re.IGNORECASE)


def mark_headings(strips: Sequence[Strip], pitch: float) -> list[Strip]:
    """Mark the lines that head columns.

    Seeds with several head cells (or one that names the first column), and the lines around.
    """
    marked = list(strips)
    sections = _class_sections(strips)
    right = _value_edge(strips)
    left = min((strip.line.x0 for strip in strips if strip.part is LinePart.FEES), default=0.0)
    clear = _names_end(strips, right)
    for index, strip in enumerate(marked):
        if strip.part is LinePart.TEXT and _heads(strip, left, right, clear) and not _ends(marked, index, pitch):
            marked[index] = replace(strip, part=LinePart.HEADING)
    for step in (-1, 1):
        order = range(len(marked)) if step == 1 else range(len(marked) - 1, -1, -1)
        for index in order:
            other = index - step
            if (
                not 0 <= other < len(marked)
                or marked[other].part is not LinePart.HEADING
                or marked[index].part not in (LinePart.TEXT, LinePart.PROSE)
                or marked[index].place in sections
                or (heads_names(marked[index].text) and _ends_name(marked, index, pitch))
            ):
                continue
            closes = step == 1 and _closes_bracket(marked, index, pitch)
            if closes or _beside_heading(marked[index], marked[other], left, right, pitch):
                marked[index] = replace(marked[index], part=LinePart.HEADING)
    return marked


def _ends(strips: Sequence[Strip], index: int, pitch: float) -> bool:
    """Tell whether a line ends a name above it, or the bracket that opens there (`(ALDER SERIES` over `TRUST)`)."""
    strip, above = strips[index], strips[index - 1] if index else None
    opened = above is not None and above.part is LinePart.TEXT and above.text.count("(") > above.text.count(")")
    closes = opened and len(strip.cells) == 1 and strip.text.count(")") > strip.text.count("(")
    return closes or _ends_name(strips, index, pitch)


def _closes_bracket(strips: Sequence[Strip], index: int, pitch: float) -> bool:
    """Tell whether a line close under headings closes the bracket that they open."""
    strip, opened = strips[index], 0
    for above in reversed(strips[:index]):
        if above.part is not LinePart.HEADING or above.place[0] != strip.place[0]:
            break
        opened += above.text.count("(") - above.text.count(")")
    near = strip.line.top - strips[index - 1].line.top <= 1.6 * pitch
    return near and opened > 0 and strip.text.count(")") > strip.text.count("(") and not _says_rate(strip)


def _class_sections(strips: Sequence[Strip]) -> frozenset[Place]:
    """Return the lines that name nothing but a class where several do, fee lines between them: they head sections."""
    places = [strip.place for strip in strips if len(strip.cells) == 1 and parse_stated_class(strip.text.strip(" :()"))]
    fees = [strip.place for strip in strips if strip.part is LinePart.FEES]
    apart = any(places[0] < fee < places[-1] for fee in fees) if places else False
    return frozenset(places if apart else ())


def _ends_name(strips: Sequence[Strip], index: int, pitch: float) -> bool:
    """Tell whether a line close under a fee line or a name is that name's end (`… Income / Fund`), no heading."""
    strip = strips[index]
    above = strips[index - 1] if index else None
    if re.match(r"(?i)(?:list|names?)\s+of\b", strip.text):
        return False
    headed = any(each.part is LinePart.HEADING and len(each.cells) > 1 for each in strips[:index])
    if not any(each.part is LinePart.FEES for each in strips[:index]) and not _only_end(above, strip, headed=headed):
        return False
    if above is not None and _over_page(above, strip):
        return True
    if (
        above is None
        or above.place[0] != strip.place[0]
        or (len(strip.cells) > 1 and not _under_words(above, strip))
        or above.part not in (LinePart.FEES, LinePart.TEXT)
        or (
            re.match(r"(?:funds|portfolios|accounts)\s*:?$", strip.text, re.IGNORECASE) and not _lacks_end(above, strip)
        )
    ):
        return False
    lacking = len(strip.cells) == 1 and _NOUN_ALONE.fullmatch(strip.text) is not None and _lacks_end(above, strip)
    return lacking or strip.line.top - above.line.top <= 1.45 * pitch


def _only_end(above: Strip | None, strip: Strip, *, headed: bool) -> bool:
    """Tell whether a line is the one word that the name above it lacks, at its margin: before any row this is rare.

    Below the table's headings (`headed`) only a name that ends so already lacks nothing.
    """
    if above is None or len(above.cells) > 1 or not _NOUN_ALONE.fullmatch(strip.text):
        return False
    ends = ENDS_AS_NAME.search if headed else ends_like_fund
    whole = ends(above.text) or looks_like_registrant(above.text) or headish(above.text)
    return (not whole or breaks_off(above.text)) and abs(above.line.x0 - strip.line.x0) < 3  # noqa: PLR2004 - points


def _over_page(above: Strip, strip: Strip) -> bool:
    """Tell whether a line is the one word that the name last on the page before lacks: a cell broken over pages."""
    name = above.cells[0].chunk.text
    lacks = above.part in (LinePart.FEES, LinePart.TEXT) and not (ENDS_AS_NAME.search(name) or headish(name))
    word = re.fullmatch(r"Fund|Portfolio|Series", strip.text) is not None
    return word and lacks and above.place[0] < strip.place[0] and abs(above.line.x0 - strip.line.x0) < 3  # noqa: PLR2004 - points


_WORDS = re.compile(r"[A-Za-z]{2,}")
_ASIDE = 6.0
_HANGING = 25.0
"""Points by which the further lines of a wrapped name may be set in."""


def _under_words(above: Strip, strip: Strip) -> bool:
    """Tell whether each cell of a line stands right under words, as the wrapped ends of a trust and its fund do.

    Or under a rate that is told in words and goes on in them.
    """
    words = [cell.chunk for cell in above.cells if cell.kind is Kind.TEXT or len(_WORDS.findall(cell.text)) > 2]  # noqa: PLR2004
    return len(words) >= len(strip.cells) and all(
        any(_begins_under(cell.chunk, over) or (over.x0 < cell.chunk.x0 and cell.chunk.x1 < over.x1) for over in words)
        for cell in strip.cells
    )


def _begins_under(chunk: Chunk, over: Chunk) -> bool:
    """Tell whether words begin under the first of those above them, or set in a little."""
    return -_ASIDE < chunk.x0 - over.x0 < _HANGING


def _lacks_end(above: Strip, strip: Strip) -> bool:
    """Tell whether the cell right above a line is a name without its end (`Alder Tax-Exempt` over `Funds`)."""
    over = [cell for cell in above.cells if abs(cell.chunk.x0 - strip.line.x0) < 6]  # noqa: PLR2004 - points
    return bool(over) and not any(ends(over[0].text) for ends in (ENDS_AS_NAME.search, looks_like_registrant, headish))


def _value_edge(strips: Sequence[Strip]) -> float | None:
    """Return where the columns right of the names begin, in points; None where nothing stands beside a name."""
    starts = [
        min(cell.chunk.x0 for cell in strip.cells[1:] if cell.kind is not Kind.TEXT)
        for strip in strips
        if strip.part is LinePart.FEES and any(cell.kind is not Kind.TEXT for cell in strip.cells[1:])
    ]
    alone = [strip.cells[0].chunk.x0 for strip in strips if strip.part is LinePart.FEES and len(strip.cells) == 1]
    return median(starts) if starts else (median(alone) if alone else None)


def _names_end(strips: Sequence[Strip], right: float | None) -> float:
    """Return where a heading of values may begin, in points: near them, or clear of every name beside one."""
    ends = [strip.cells[0].chunk.x1 for strip in strips if strip.part is LinePart.FEES and len(strip.cells) > 1]
    near = (right or 0.0) - 40
    return min(near, max(ends) + _CLEAR) if ends else near


def _heads(strip: Strip, left: float, right: float | None, clear: float) -> bool:
    """Tell whether a line by itself heads columns."""
    if len(strip.cells) == 1 and parse_stated_class(strip.text.strip(" :()")):
        return False
    cells = [cell for cell in strip.cells if cell.kind is not Kind.MARK]
    if len(cells) >= 2:  # noqa: PLR2004
        classes = sum(1 for cell in cells if cell.kind is Kind.SHARE_CLASS)
        heads = sum(1 for cell in cells if headish(cell.text) or cell.kind == Kind.BAND)
        if headish(cells[0].text) and all(ENDS_AS_NAME.search(cell.text) for cell in cells[1:]):
            return True  # bands below, and a fund over each column of rates
        named = sum(1 for cell in cells if parse_class(strip_markers(cell.text)[0]) and not headish(cell.text))
        heads_all = all(parse_class(strip_markers(cell.text)[0]) for cell in cells) or (
            named > 1 and named + heads >= len(cells)
        )
        most = heads_all or classes + heads == len(cells) or heads >= max(1, len(cells) - 1) or classes >= 2  # noqa: PLR2004
        return most and not any(_names_fund(cell.text) for cell in cells)
    if len(cells) == 1:
        alone = heads_names(cells[0].text) or (
            headish(cells[0].text)
            and right is not None
            and (
                cells[0].chunk.x0 >= clear
                or (cells[0].chunk.x1 >= right and cells[0].chunk.x0 > left + 0.4 * (right - left))
            )
        )
        return (alone and not looks_like_registrant(cells[0].text)) or heads_names(cells[0].text)
    return False


def _names_fund(text: str) -> bool:
    """Tell the name of one fund, its class with it, from a heading that ends in the same word, or in its plural."""
    text = split_class(text)[0]
    one = ENDS_AS_NAME.search(text) is not None and _SEVERAL_FUNDS.search(text) is None
    return one and not headish(text) and not heads_names(text)


def _says_rate(strip: Strip) -> bool:
    """Tell whether a line prints a rate with its sign: then it heads nothing."""
    return any(
        figure.outcome == "figure" and not re.search(r"12b|of\s+1\s?%", strip.text)
        for figure in find_signed_rates(strip.text)
    )


def _over_values(strip: Strip, right: float | None) -> bool:
    """Tell whether all cells of a line stand over the columns right of the names."""
    return right is not None and all(cell.chunk.x0 > right - 2 and cell.kind is Kind.TEXT for cell in strip.cells)


_OPEN_END = re.compile(r"(?:&|,|/|\b(?:and|or|of))$", re.IGNORECASE)
_OPEN_START = re.compile(r"(?:&|and|or)\b", re.IGNORECASE)


def _goes_on_below(strip: Strip, head: Strip) -> bool:
    """Tell whether each cell of a line goes on with the heading right above it (`Class A &` over `Class T`)."""
    return all(
        any(
            each.chunk.overlap(cell.chunk.x0, cell.chunk.x1) > 0
            and (_OPEN_END.search(each.text) or _OPEN_START.match(cell.text))
            for each in head.cells
        )
        for cell in strip.cells
    )


def _stacked(strip: Strip, head: Strip) -> bool:
    """Tell whether each cell of a line stands over a cell of the heading below it that is none of the first column."""
    over = [cell.chunk for cell in head.cells[1:]]
    words = all(cell.kind is Kind.TEXT for cell in strip.cells)
    return words and all(any(cell.chunk.overlap(each.x0, each.x1) > 0 for each in over) for cell in strip.cells)


def _beside_heading(strip: Strip, head: Strip, left: float, right: float | None, pitch: float) -> bool:  # noqa: PLR0911 - one cue after another
    """Tell whether a line next to a heading line is part of the same heading."""
    louder = strip.text.isupper() and not head.text.isupper() and len(strip.cells) == 1
    if _says_rate(strip) or (louder and strip.place > head.place):
        return False
    if strip.part is LinePart.TEXT and strip.place < head.place and is_caption(strip.text):
        return True
    over_names = right is None or strip.line.x1 < right or strip.line.x0 <= left + 1
    if over_names and parse_stated_class(strip.text.strip(" :()")):
        return False
    if (ENDS_AS_NAME.search(strip.text) or looks_like_registrant(strip.text)) and not headish(strip.text):
        return False
    if strip.place[0] != head.place[0] or abs(strip.line.top - head.line.top) > 1.5 * pitch:
        return False
    if strip.place < head.place and len(strip.cells) >= 2 and (_over_values(strip, right) or _stacked(strip, head)):  # noqa: PLR2004
        return True
    if len(strip.cells) >= 2 and any(headish(cell.text) for cell in strip.cells):  # noqa: PLR2004
        return True
    if strip.place > head.place and _goes_on_below(strip, head):
        return True
    inside = strip.line.x1 >= (right or 0.0) - 2 and strip.line.x0 > left + 0.4 * ((right or 0.0) - left)
    over_values = right is not None and (strip.line.x0 > right - 80 or inside)
    starts_inside = len(head.cells) > 1 and strip.line.x0 >= head.cells[1].chunk.x0 - 60
    if len(strip.cells) == 1 and (over_values or starts_inside) and strip.line.x0 > 1:
        return not strip.text.endswith((".", ":")) or headish(strip.text)
    return (
        strip.part is not LinePart.PROSE
        and headish(strip.text)
        and (len(strip.text.split()) <= 5 or begins_caption(strip.text))  # noqa: PLR2004 - a heading is short
        and (names_none(strip.text) or not looks_like_registrant(strip.text))
    )
