"""Layouts spoilt on purpose: what a careful reader must not call clean."""

from __future__ import annotations

from collections.abc import Callable

from generator import words
from generator.draft import Draft
from generator.layouts_flat import Layout, _row
from generator.model import Line
from generator.notation import figure_for, written


def _damaged(change: Callable[[Draft, list[Line]], None]) -> Layout:
    def layout(draft: Draft) -> None:
        draft.note_kind = "stars"
        draft.schedule_title(as_of=False)
        lines: list[Line] = []
        for name in draft.funds(5, 10):
            rate = written(draft.rng, figure_for(draft.rng, "bare"), "bare")
            printed, day = draft.date()
            lines.append(_row(name, str(rate.printed), printed))
            draft.add(name, rate, calculation_date=day)
        change(draft, lines)
        draft.table(
            [
                draft.name_heading(),
                draft.rng.choice(("Annual Rate", "Fee Rate", "12b-1 Fee")),
                draft.rng.choice(words.DATE_HEADINGS),
            ],
            lines,
            aligns=["left", "left", "left"],
        )
        draft.status = "review"
        draft.rows_open = True

    layout.__doc__ = change.__doc__
    return layout


def _put(lines: list[Line], at: int, column: int, text: str) -> None:
    cells = list(lines[at].cells)
    cells[column] = text
    lines[at] = Line(tuple(cells))


def _typo(draft: Draft, lines: list[Line]) -> None:
    """A rate that is no figure: `0/10`, `0.4S`, `O.45`, `0,45`, `0.4 5`."""
    _put(
        lines,
        draft.rng.randrange(len(lines)),
        1,
        draft.rng.choice(("0/10", "0.4S", "O.45", "0.l5", "0.2s", "0.3O", "..45", "0.4.5", "?.45")),
    )


def _missing(draft: Draft, lines: list[Line]) -> None:
    """A row whose rate is missing."""
    _put(lines, draft.rng.randrange(len(lines)), 1, "")


def _forty_five(draft: Draft, lines: list[Line]) -> None:
    """45 among figures like 0.45, without any unit."""
    _put(lines, draft.rng.randrange(len(lines)), 1, draft.rng.choice(("45", "25", "35", "4.5")))


def _contradiction(draft: Draft, lines: list[Line]) -> None:
    """The heading speaks of basis points, the figures are fractions of one."""
    for at in range(len(lines)):
        _put(
            lines,
            at,
            1,
            f"{lines[at].cells[1]} {draft.rng.choice(('bps', 'bps'))}" if at == 0 else f"{lines[at].cells[1]}%",
        )


def _strange_line(draft: Draft, lines: list[Line]) -> None:
    """A line between rows that belongs to nothing."""
    lines.insert(
        draft.rng.randrange(1, len(lines)),
        _row(draft.rng.choice(("~~ 77 ]] q 0.1", "0.35", "0.30 0.25", "see also 0.15 and 0.20")), "", ""),
    )


def _impossible_date(draft: Draft, lines: list[Line]) -> None:
    """A day that is in no calendar."""
    _put(
        lines,
        draft.rng.randrange(len(lines)),
        2,
        draft.rng.choice(
            ("February 30, 2001", "September 31, 2002", "13/45/2001", "Decmber 14, 200O", "June l5, 2003")
        ),
    )


def _two_figures(draft: Draft, lines: list[Line]) -> None:
    """Two rates in one cell."""
    _put(
        lines,
        draft.rng.randrange(len(lines)),
        1,
        draft.rng.choice(("0.25 0.35", "0.25/0.35", "0.25 or 0.35", "0.20-0.25")),
    )


def _too_much(draft: Draft, lines: list[Line]) -> None:
    """A rate no plan pays: a lost decimal point beside a sign."""
    _put(lines, draft.rng.randrange(len(lines)), 1, draft.rng.choice(("45%", "25%", "450 bps", "75%")))


def broken_tiers(draft: Draft) -> None:
    """Bands that leave a gap or overlap."""
    draft.become("advisory")
    draft.schedule_title(as_of=False)
    wrong = draft.rng.choice(
        (
            ("up to $500 million", "from $600 million to $1 billion", "in excess of $1 billion"),
            ("up to $500 million", "from $400 million to $1 billion", "in excess of $1 billion"),
            ("up to $1 billion", "from $1 billion to $500 million", "in excess of $500 million"),
        )
    )
    names = draft.funds(2, 4)
    lines = [_row(name, "0.50% up to $500 million;\n0.40% in excess of $500 million") for name in names]
    lines.append(
        _row(
            draft.fund(),
            "\n".join(f"{figure}% {band}" for figure, band in zip(("0.70", "0.60", "0.50"), wrong, strict=True)),
        )
    )
    draft.restyle(spaced=True)
    draft.table([draft.name_heading(), "Annual Rate"], lines, aligns=["left", "left"])
    draft.status, draft.rows_open = "review", True


def part_above_total(draft: Draft) -> None:
    """A part larger than the aggregate it is part of: the part is null, and an error."""
    draft.become("distribution-plan")
    draft.schedule_title(as_of=False)
    lines = []
    for index, name in enumerate(draft.funds(3, 6)):
        lines.append(_row(name, "0.75%", "0.25%", "0.50%" if not index else "1.00%"))
    draft.table(
        [draft.name_heading(), "Distribution Fee", "Service Fee", "Aggregate Fee"],
        lines,
        aligns=["left", "right", "right", "right"],
    )
    draft.status, draft.rows_open = "review", True


def shifted_columns(draft: Draft) -> None:
    """One row's figure and date are printed into each other."""
    draft.schedule_title(as_of=False)
    lines = []
    for name in draft.funds(5, 9):
        printed, _ = draft.date()
        lines.append(_row(name, "0.25", printed))
    at = draft.rng.randrange(len(lines))
    name, rate, day = lines[at].cells
    lines[at] = _row(*draft.rng.choice(((name + rate, "", day), (name, rate + day, ""), (name, day, rate))))
    draft.table([draft.name_heading(), "Annual Rate", "Effective Date"], lines, aligns=["left", "left", "left"])
    draft.status, draft.rows_open = "review", True


DAMAGED: dict[str, Layout] = {
    "damage-typo": _damaged(_typo),
    "damage-missing": _damaged(_missing),
    "damage-45": _damaged(_forty_five),
    "damage-units": _damaged(_contradiction),
    "damage-line": _damaged(_strange_line),
    "damage-date": _damaged(_impossible_date),
    "damage-two": _damaged(_two_figures),
    "damage-much": _damaged(_too_much),
    "damage-tiers": broken_tiers,
    "damage-part": part_above_total,
    "damage-columns": shifted_columns,
}
