"""A page of signatures parted into its columns: two parties side by side, witnesses to the left, blocks below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.reading.dates import DATE
from toolkit.reading.signing import ANCHOR, ASIDE, Segment, label_of


def columns_of(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Part the segments of a signing page into columns, each from top to bottom, the left one first."""
    rest = [
        segment
        for segment in segments
        if not (ASIDE.fullmatch(segment.text) or DATE.fullmatch(segment.text.rstrip(".")))
    ]
    starts = [index for index, segment in enumerate(rest) if _begins_witnessed(rest, index)]
    if len(starts) > 1:
        for start, end in pairwise([0, *starts[1:], len(rest)]):
            yield from columns_of(rest[start:end])
        return
    gutter = _gutter(rest)
    band = None if gutter is not None or not rest else _band(rest)
    if gutter is not None:
        yield from columns_of([segment for segment in rest if segment.x1 <= gutter])
        yield from columns_of([segment for segment in rest if segment.x1 > gutter])
    elif band is not None:
        first, last = band
        yield from columns_of(rest[:first])
        yield from columns_of(rest[first:last])
        yield from columns_of(rest[last:])
    elif rest:
        yield _rejoined(rest)


def _begins_witnessed(segments: Sequence[Segment], index: int) -> bool:
    """Tell whether a segment is an `Attest:` with the party's name beside it, the first line of a block of its own."""
    beside = segments[index + 1] if index + 1 < len(segments) else None
    found = label_of(segments[index].text)
    if found is None or found != (found[0], "") or beside is None or beside.line is not segments[index].line:
        return False
    return found[0] in ("attest", "witness") and label_of(beside.text) is None


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Return the x of a gutter that nothing crosses, with a signature line on either side; None for one column."""
    edges = sorted({segment.x1 for segment in segments})
    for x in edges[:-1]:
        if any(segment.x0 < x < segment.x1 for segment in segments):
            continue
        left = [segment for segment in segments if segment.x1 <= x]
        right = [segment for segment in segments if segment.x1 > x]
        if any(ANCHOR.match(each.text) for each in left) and any(ANCHOR.match(each.text) for each in right):
            return x
    return None


def _band(segments: Sequence[Segment]) -> tuple[int, int] | None:
    """Find two signatures side by side between blocks that run over their gutter; None where there are none.

    Returns the range of segments around them that keep clear of the gutter.
    """
    for index, (left, right) in enumerate(pairwise(segments)):
        if left.line is not right.line or not (ANCHOR.match(left.text) and ANCHOR.match(right.text)):
            continue
        x = right.x0 - 1
        crossing = [at for at, segment in enumerate(segments) if segment.x0 < x < segment.x1]
        above = max((at + 1 for at in crossing if at < index), default=0)
        first = next(at for at in range(above, index + 1) if _has_neighbour(segments, at, x))
        last = min((at for at in crossing if at > index), default=len(segments))
        if (first, last) != (0, len(segments)):
            return first, last
    return None


def _has_neighbour(segments: Sequence[Segment], at: int, x: float) -> bool:
    """Tell whether a segment has another on its line across the gutter: the parties' names stand side by side."""
    following = segments[at + 1] if at + 1 < len(segments) else None
    return following is not None and following.line is segments[at].line and segments[at].x1 <= x < following.x1


def _rejoined(segments: Sequence[Segment]) -> list[Segment]:
    """Join again what stands on one line of one column, but for a second label (`Attest: … By: …`)."""
    joined: list[Segment] = []
    for segment in segments:
        before = joined[-1] if joined else None
        if before is not None and before.line is segment.line and label_of(segment.text) is None:
            joined[-1] = Segment(f"{before.text} {segment.text}", before.x0, segment.x1, segment.line)
        else:
            joined.append(segment)
    return joined
