"""Layouts with one line a fund: two to four columns, registrants above, beside or in the title."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from generator import words
from generator.draft import Draft
from generator.model import Line, Rate, marked
from generator.notation import NOTATIONS, SIGNED, at_least_two, figure_for, written

Layout = Callable[[Draft], None]


def _row(*cells: str) -> Line:
    return Line(tuple(cells))


def _group(text: str) -> Line:
    return Line((text,), "group")


def flat(draft: Draft) -> None:
    """Name and rate, one notation, no registrant."""
    notation = draft.rng.choice(NOTATIONS)
    _flat(draft, notation)


def _flat(draft: Draft, notation: str, low: int = 3, high: int = 14) -> None:
    draft.schedule_title()
    draft.lead_in()
    names = draft.funds(low, high)
    rates = draft.rates(notation, len(names), fine=draft.family in ("advisory", "administration"))
    lines = []
    for name, rate in zip(names, rates, strict=True):
        lines.append(_row(name, str(rate.printed)))
        draft.add(name, rate)
    draft.table([draft.name_heading(), draft.rate_heading(notation)], lines)


def mixed_notation(draft: Draft) -> None:
    """Every row in another notation, each with its own unit."""
    draft.schedule_title()
    lines = []
    for name in draft.funds(4, 10):
        notation = draft.rng.choice((*SIGNED, "basis-points", "words", "vulgar"))
        rate = written(draft.rng, figure_for(draft.rng, notation), notation)
        lines.append(_row(name, str(rate.printed)))
        draft.add(name, rate)
    draft.table([draft.name_heading(), draft.rate_heading()], lines, aligns=["left", "left"])


def one_row(draft: Draft) -> None:
    """A schedule of a single fund."""
    draft.agreement(3)
    _flat(draft, draft.rng.choice(("percent", "dot", "bps", "percent")), 1, 1)


def groups_and_dates(draft: Draft) -> None:
    """Registrants as headings, a rate without a sign, a date a row; the footnote splits the rate."""
    draft.restyle(numbers=True)
    draft.agreement()
    notation = draft.rng.choice(("bare", "bare", "percent", "dot"))
    draft.schedule_title()
    split = draft.rng.random() < 0.6
    marker = draft.markers(1)[0]
    star = (marker,) if split else ()
    lines = []
    upper = draft.rng.random() < 0.6
    shares = draft.rng.choice((" K Shares", " Class R Shares", "", "", " Investor Class", " - Class C"))
    share_class = {
        "": None,
        " K Shares": "K",
        " Class R Shares": "R",
        " Investor Class": "Investor",
        " - Class C": "C",
    }[shares]
    for _ in range(draft.rng.randint(2, 5)):
        registrant = draft.registrant(upper)
        lines.append(_group(registrant))
        for series in draft.funds(1, 5):
            figure = (
                draft.rng.choice(("0.35", "0.45", "0.45", "0.50", "0.75", "1.00"))
                if split
                else figure_for(draft.rng, notation)
            )
            rate = written(draft.rng, figure, notation)
            printed, day = draft.date()
            lines.append(_row(series + shares, str(rate.printed), printed))
            parts = (
                {"service": "0.25", "sales_charge": at_least_two(Decimal(figure) - Decimal("0.25"))} if split else {}
            )
            draft.add(
                series + shares,
                rate,
                registrant=registrant,
                series=series,
                share_class=share_class,
                calculation_date=day,
                **parts,
            )
    headings = [
        draft.name_heading(),
        marked(draft.rate_heading(notation), *star),
        draft.rng.choice(words.DATE_HEADINGS),
    ]
    if draft.rng.random() < 0.25:
        headings = [headings[0], headings[2], headings[1]]
        lines = [line if line.kind == "group" else _row(*(line.cells[at] for at in (0, 2, 1))) for line in lines]
    draft.table(
        headings,
        lines,
        aligns=["left", draft.rng.choice(("center", "right", "left")), draft.rng.choice(("left", "left", "right"))],
    )
    if split:
        draft.add_notes([(marker, draft.rng.choice(words.SPLITS))])


def title_trust(draft: Draft) -> None:
    """The only trust stands in the schedule's title."""
    trust = draft.registrant(draft.rng.random() < 0.6)
    draft.schedule_title(trust=trust)
    lines = []
    for name in draft.funds(3, 12):
        rate = written(draft.rng, figure_for(draft.rng, "percent", fine=True), "percent")
        lines.append(_row(name, str(rate.printed)))
        draft.add(name, rate, registrant=trust)
    draft.table([draft.name_heading(), draft.rate_heading()], lines)


def registrant_column(draft: Draft) -> None:
    """The registrant is a column, printed on each row or only on its first."""
    draft.schedule_title()
    every = draft.rng.random() < 0.6
    with_class = draft.rng.random() < 0.4
    lines = []
    for _ in range(draft.rng.randint(2, 4)):
        registrant = draft.registrant(upper=False)
        for index, name in enumerate(draft.funds(1, 5)):
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            shown = registrant if every or not index else ""
            bare = draft.rng.choice(("A", "C", "R6", "Investor")) if with_class else None
            cells = (
                [shown, name, draft.class_printed(bare, "class"), str(rate.printed)]
                if bare
                else [shown, name, str(rate.printed)]
            )
            lines.append(_row(*cells))
            draft.add(name, rate, registrant=registrant, share_class=bare)
    headings = [draft.rng.choice(words.REGISTRANT_HEADINGS), draft.name_heading(), draft.rate_heading(tail=0.1)]
    if with_class:
        headings.insert(2, draft.rng.choice(words.CLASS_HEADINGS))
    draft.restyle(landscape=draft.rng.random() < 0.7)
    draft.table(headings, lines, aligns=["left", "left", *(["left"] if with_class else []), "right"])


def heading_around(draft: Draft) -> None:
    """A heading of three or four lines, the name's heading on its middle line; the class stands in the heading."""
    bare = draft.rng.choice(("Adviser", "Investor", "Service", "Institutional"))
    draft.schedule_title()
    shares = f"{bare} Shares"
    heading = draft.rng.choice(
        (
            f"Yearly Fee (as a % of the average\ndaily net assets of the Fund that belong\nto its {shares})",
            f"Annual Fee Rate\n(as a percentage of average\ndaily net assets attributable\nto {shares})",
            f"Fee as a percentage of\naverage daily net assets\nof {shares}",
        )
    )
    lines = []
    for name in draft.funds(3, 10, brand=draft.rng.random() < 0.4):
        rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        lines.append(_row(name, str(rate.printed)))
        draft.add(name, rate, share_class=bare)
    draft.restyle(heading_place=draft.rng.choice(("middle", "middle", "top", "bottom")), heading_align="left")
    draft.table([draft.name_heading(), heading], lines, aligns=["left", "left"])


def dot_leaders(draft: Draft) -> None:
    """Dots lead from the name to its rate."""
    notation = draft.rng.choice(("percent", "percent", "dot", "bare", "bps"))
    grouped = draft.rng.random() < 0.4
    draft.schedule_title()
    lines = []
    for _ in range(draft.rng.randint(2, 3) if grouped else 1):
        registrant = draft.registrant(draft.rng.random() < 0.5) if grouped else None
        if registrant:
            lines.append(_group(registrant))
        for name in draft.funds(3, 7):
            rate = written(draft.rng, figure_for(draft.rng, notation), notation)
            lines.append(_row(name, str(rate.printed)))
            draft.add(name, rate, registrant=registrant)
    draft.table(
        [draft.name_heading(), draft.rate_heading(notation, tail=0)], lines, aligns=["left", "right"], leader=True
    )


def wrapped_names(draft: Draft) -> None:
    """Names run over two to four lines, with or without indent, the value on the first or the last line."""
    dates = draft.rng.random() < 0.4
    draft.schedule_title()
    lines = []
    for index in range(draft.rng.randint(4, 9)):
        name = draft.fund(long=index == 0 or draft.rng.random() < 0.6)
        if draft.rng.random() < 0.3:
            name += draft.rng.choice((" Class R Shares", " Institutional Shares"))
        series = name.removesuffix(" Class R Shares").removesuffix(" Institutional Shares")
        bare = "R" if name.endswith("Class R Shares") else "Institutional" if name != series else None
        rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        printed, day = draft.date()
        lines.append(_row(name, str(rate.printed), *([printed] if dates else [])))
        draft.add(name, rate, series=series, share_class=bare, calculation_date=day if dates else None)
    headings = [
        draft.name_heading(),
        draft.rate_heading(tail=0.2),
        *([draft.rng.choice(words.DATE_HEADINGS)] if dates else []),
    ]
    draft.restyle(
        continuation=draft.rng.choice((0, 0, 2, 3)),
        value_line=draft.rng.choice(("first", "first", "last")),
        spaced=draft.rng.random() < 0.5,
    )
    if draft.style.continuation == 0 and not draft.style.spaced:
        draft.restyle(spaced=draft.rng.random() < 0.5, value_line="first" if draft.rng.random() < 0.7 else "last")
    draft.table(
        headings, lines, wrap=draft.rng.choice((26, 30, 36)), aligns=["left", "left", *(["left"] if dates else [])]
    )


def former_names(draft: Draft) -> None:
    """Some names are followed by what they were called before."""
    draft.schedule_title()
    lines = []
    for name in draft.funds(4, 9):
        rate = written(draft.rng, figure_for(draft.rng, "percent", fine=True), "percent")
        former = draft.fund(brand=draft.branded) if draft.rng.random() < 0.45 else None
        tail = f"{draft.rng.choice((' ', chr(10)))}({draft.rng.choice(words.FORMERLY)} {former})" if former else ""
        lines.append(_row(name + tail, str(rate.printed)))
        draft.add(name, rate, formerly=former)
    draft.table([draft.name_heading(), draft.rate_heading()], lines, wrap=46, aligns=["left", "left"])


def markers_everywhere(draft: Draft) -> None:
    """Markers after names, figures and dates, raised or glued; the first marks a column."""
    draft.schedule_title()
    dates = draft.rng.random() < 0.5
    found = draft.markers(4 if draft.note_kind != "daggers" else 3)
    lines = []
    used = set()
    for name in draft.funds(5, 10):
        rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        printed, day = draft.date()
        on = {
            place: draft.rng.choice(found[1:])
            for place in ("name", "rate", "date")
            if draft.rng.random() < 0.22 and (place != "date" or dates)
        }
        used.update(on.values())
        cells = [
            marked(name, *[on[p] for p in on if p == "name"]),
            marked(str(rate.printed), *[on[p] for p in on if p == "rate"]),
        ]
        if dates:
            cells.append(
                marked(printed, *[on[p] for p in on if p == "date"])
                if draft.note_kind in ("stars", "parens", "daggers")
                else printed
            )
            if draft.note_kind == "digits":
                on.pop("date", None)
        lines.append(_row(*cells))
        draft.add(name, rate, calculation_date=day if dates else None, markers=tuple(dict.fromkeys(on.values())))
    headings = [draft.name_heading(), marked(draft.rate_heading(), found[0])]
    if dates:
        headings.append(draft.rng.choice(words.DATE_HEADINGS))
    draft.table(headings, lines, aligns=["left", "right", "left"][: len(headings)])
    draft.add_notes([(marker, draft.note_text()) for marker in found if marker == found[0] or marker in used])


def withheld(draft: Draft) -> None:
    """Rates that say there is none, or that are withheld."""
    draft.schedule_title()
    lines = []
    draft.status = "either"
    for index, name in enumerate(draft.funds(5, 9)):
        if index % 2:
            printed, percent = draft.rng.choice(
                (
                    ("N/A", None),
                    ("None", None),
                    ("--", None),
                    ("[ ]%", None),
                    ("[Redacted]", None),
                    ("___%", None),
                    ("0.00%", "0.00"),
                    ("0 (no fee)", "0.00"),
                    ("no fee", "0.00"),
                    ("No Fee", "0.00"),
                    ("[***]", None),
                    ("0%", "0.00"),
                )
            )
            rate = Rate(printed, percent)
        else:
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        lines.append(_row(name, str(rate.printed)))
        draft.add(name, rate)
    draft.table(
        [draft.name_heading(), draft.rate_heading(tail=0.2)],
        lines,
        aligns=["left", draft.rng.choice(("left", "center"))],
    )


def zero_and_none(draft: Draft) -> None:
    """Zero, no fee, N/A, dashes beside plain figures: nothing doubtful."""
    draft.schedule_title()
    lines = []
    for index, name in enumerate(draft.funds(5, 9)):
        if index % 2:
            printed, percent = draft.rng.choice(
                (
                    ("N/A", None),
                    ("None", None),
                    ("--", None),
                    ("0.00%", "0.00"),
                    ("0 (no fee)", "0.00"),
                    ("no fee", "0.00"),
                )
            )
            rate = Rate(printed, percent)
        else:
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        lines.append(_row(name, str(rate.printed)))
        draft.add(name, rate)
    draft.table(
        [draft.name_heading(), draft.rate_heading(tail=0.2)],
        lines,
        aligns=["left", draft.rng.choice(("left", "center", "right"))],
    )


def other_columns(draft: Draft) -> None:
    """A wide table with columns that are no fee: number, ticker, fiscal year end."""
    draft.schedule_title()
    ticker, year_end, number = draft.rng.random() < 0.6, draft.rng.random() < 0.6, draft.rng.random() < 0.4
    dates = draft.rng.random() < 0.5
    headings = [
        *(["No."] if number else []),
        draft.name_heading(),
        *(["Ticker"] if ticker else []),
        draft.rate_heading(tail=0.1),
    ]
    headings += [
        *(["Fiscal Year End"] if year_end else []),
        *([draft.rng.choice(words.DATE_HEADINGS)] if dates else []),
    ]
    if len(headings) == 2:
        headings.append("Fiscal Year End")
        year_end = True
    lines = []
    for index, name in enumerate(draft.funds(4, 12), 1):
        rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        printed, day = draft.date()
        symbol = "".join(draft.rng.choice("ABCDEFGHKLMNPRSTW") for _ in range(4)) + "X"
        cells = [*([str(index)] if number else []), name, *([symbol] if ticker else []), str(rate.printed)]
        cells += [
            *([draft.rng.choice(("December 31", "October 31", "June 30"))] if year_end else []),
            *([printed] if dates else []),
        ]
        lines.append(_row(*cells))
        draft.add(name, rate, calculation_date=day if dates else None)
    draft.restyle(landscape=True)
    draft.table(headings, lines, aligns=["left"] * len(headings))


def expense_limits(draft: Draft) -> None:
    """Expense limits by fund and class, each with the day it ends."""
    draft.become("expense-limitation")
    draft.schedule_title()
    how = draft.rng.choice(("class", "shares", "bare"))
    repeat = draft.rng.random() < 0.4
    lines = []
    for name in draft.funds(2, 6):
        printed, ends = draft.date()
        for index, bare in enumerate(draft.classes(1, 3)):
            rate = written(
                draft.rng, draft.rng.choice(("0.65", "0.90", "1.05", "1.15", "1.24", "1.80", "1.99", "2.05")), "percent"
            )
            lines.append(
                _row(name if repeat or not index else "", draft.class_printed(bare, how), str(rate.printed), printed)
            )
            draft.add(name, rate, share_class=bare, ends_on=ends)
    headings = [
        draft.name_heading(),
        draft.rng.choice(words.CLASS_HEADINGS),
        draft.rate_heading(),
        draft.rng.choice(words.END_HEADINGS),
    ]
    draft.table(headings, lines, aligns=["left", "left", "right", "left"])


LAYOUTS: dict[str, Layout] = {
    "flat": flat,
    "mixed-notation": mixed_notation,
    "one-row": one_row,
    "groups-dates": groups_and_dates,
    "title-trust": title_trust,
    "registrant-column": registrant_column,
    "heading-around": heading_around,
    "dot-leaders": dot_leaders,
    "wrapped": wrapped_names,
    "former-names": former_names,
    "markers": markers_everywhere,
    "withheld": withheld,
    "zero-none": zero_and_none,
    "other-columns": other_columns,
    "expense-limits": expense_limits,
}
