"""Layouts with breakpoints: in the cell, over rows, under headings, shared, in prose; and rates without a table."""

from __future__ import annotations

from generator.draft import Draft
from generator.layouts_flat import Layout, _group, _row
from generator.model import Rate, marked
from generator.notation import dollars


def bands(draft: Draft, low: int = 2, high: int = 4) -> list[tuple[int, int | None, str]]:
    """Falling rates over rising bands, in millions of dollars."""
    count = draft.rng.randint(low, high)
    edges = sorted(
        draft.rng.sample(
            (40, 50, 100, 150, 200, 250, 300, 400, 425, 500, 600, 750, 1000, 1200, 1500, 2000, 2500, 3000, 5000, 6000),
            count - 1,
        )
    )
    start = draft.rng.choice((95, 90, 80, 75, 70, 60))
    step = draft.rng.choice((25, 50, 75, 20, 100))
    found: list[tuple[int, int | None, str]] = []
    for index in range(count):
        thousandths = start * 10 - step * index
        figure = f"0.{max(thousandths, 30):03d}"
        figure = figure[:-1] if figure.endswith("0") and draft.rng.random() < 0.7 else figure
        found.append((edges[index - 1] if index else 0, edges[index] if index < count - 1 else None, figure))
    return found


def tiers_of(found: list[tuple[int, int | None, str]]) -> Rate:
    """What bands mean; one band over all assets is flat."""
    if len(found) == 1:
        return Rate(None, found[0][2])
    return Rate(
        None,
        None,
        tuple(
            (f"{low}000000" if low else "0", f"{high}000000" if high else None, figure) for low, high, figure in found
        ),
    )


def worded(draft: Draft, found: list[tuple[int, int | None, str]], style: str) -> list[str]:
    """Name each band the way this document does."""
    said = []
    for index, (low, high, _) in enumerate(found):
        last = high is None
        if len(found) == 1:
            said.append("All assets")
        elif style == "first-next":
            said.append(
                f"First {dollars(draft.rng, high)}"
                if not index
                else f"Over {dollars(draft.rng, low)}"
                if last
                else f"Next {dollars(draft.rng, high - low)}"
            )
        elif style == "over-to":
            said.append(
                f"Up to and including {dollars(draft.rng, high)}"
                if not index and high
                else f"In excess of {dollars(draft.rng, low)}"
                if last
                else f"Over {dollars(draft.rng, low)} to and including {dollars(draft.rng, high)}",
            )
        elif style == "range":
            said.append(
                f"$0 to {dollars(draft.rng, high)}"
                if not index
                else f"Over {dollars(draft.rng, low)}"
                if last
                else f"{dollars(draft.rng, low)} to {dollars(draft.rng, high)}"
            )
        else:
            said.append(
                f"up to {dollars(draft.rng, high)}"
                if not index
                else f"in excess of {dollars(draft.rng, low)}"
                if last
                else f"from {dollars(draft.rng, low)} to {dollars(draft.rng, high)}"
            )
    return said


def bands_in_words(
    found: list[tuple[int, int | None, str]], said: list[str], style: str, *, rate_first: bool
) -> list[str]:
    """Say each band with its rate, the rate before or after it."""
    figures = [figure for _, _, figure in found]
    if not rate_first:
        return [f"{text}: {figure}%" for figure, text in zip(figures, said, strict=True)]
    lower = said if style == "range" else [text[0].lower() + text[1:] for text in said]
    join = "of the " if style == "first-next" else ""
    return [
        f"{figure}% {join if text.startswith(('first', 'next')) else 'on assets ' if join else ''}{text}"
        for figure, text in zip(figures, lower, strict=True)
    ]


STYLES = ("first-next", "over-to", "range", "from-to")


def in_cell(draft: Draft) -> None:
    """Bands line under line in the rate's cell, flat rates among them."""
    draft.become("advisory")
    draft.schedule_title()
    order = draft.rng.choice(("rate-first", "band-first"))
    style = draft.rng.choice(STYLES)
    stars = draft.markers(2)
    used = set()
    lines = []
    for name in draft.funds(3, 7):
        found = bands(draft, 1, 4)
        on_name, on_last = draft.rng.random() < 0.25, draft.rng.random() < 0.15
        if len(found) == 1:
            cell = f"{found[0][2]}%"
            rate = Rate(cell, found[0][2])
        else:
            said = worded(draft, found, style)
            parts = bands_in_words(found, said, style, rate_first=order == "rate-first")
            ends = [*([";"] * (len(parts) - 2)), "; and", ""] if order == "rate-first" else [""] * len(parts)
            cell = "\n".join(part + end for part, end in zip(parts, ends, strict=True))
            rate = tiers_of(found)
        markers = (*((stars[0],) if on_name else ()), *((stars[1],) if on_last else ()))
        used.update(markers)
        glued = marked(name, *((stars[0],) if on_name else ()))
        lines.append(_row(glued, marked(cell, *((stars[1],) if on_last else ()))))
        draft.add(name, rate, markers=markers)
    draft.restyle(spaced=True, value_line="first")
    draft.table([draft.name_heading(), draft.rate_heading(tail=0.2)], lines, aligns=["left", "left"], wrap=36)
    draft.add_notes([(marker, draft.note_text()) for marker in stars if marker in used])


def over_rows(draft: Draft) -> None:
    """A column of bands beside the rates; the fund's name stands on its first band."""
    draft.become("advisory")
    draft.schedule_title()
    style = draft.rng.choice(STYLES)
    lines = []
    for name in draft.funds(2, 5):
        found = bands(draft, 1, 4)
        for index, ((_, _, figure), said) in enumerate(zip(found, worded(draft, found, style), strict=True)):
            lines.append(_row(name if not index else "", said, f"{figure}%"))
        draft.add(name, tiers_of(found))
    headings = [
        draft.name_heading(),
        draft.rng.choice(("Average Daily Net Assets", "Net Assets", "Assets", "Asset Level", "Breakpoint")),
        draft.rng.choice(("Annual Rate", "Rate", "Advisory Fee", "Annual Fee Rate")),
    ]
    draft.restyle(value_line="first")
    draft.table(headings, lines, aligns=["left", "left", "right"], wrap=34)


def under_headings(draft: Draft) -> None:
    """Each fund is a heading with its own little table of bands, some several funds over one."""
    draft.become("advisory")
    draft.schedule_title()
    draft.text(
        "Each Fund pays the Adviser, out of its own assets, the yearly rate below on its average daily net assets."
    )
    upper = draft.rng.random() < 0.5
    leader = draft.rng.random() < 0.6
    place = draft.rng.choice(("center", "center", "left"))
    style = draft.rng.choice(("first-next", "over-to"))
    headings = draft.rng.choice(
        (["NET ASSETS", "ANNUAL RATE"], ["Average Daily Net Assets", "Annual Rate"], ["Net Assets", "Fee Rate"])
    )
    headings_on = draft.rng.random() < 0.85
    for block in range(draft.rng.randint(2, 5)):
        names = draft.funds(1, 3 if draft.rng.random() < 0.5 else 1)
        shown = [name.upper() for name in names] if upper else names
        draft.text("\n".join(shown), place, bold=draft.rng.random() < 0.6)
        if block and draft.rng.random() < 0.15:
            draft.text(f"{'This Fund pays' if len(names) == 1 else 'These Funds pay'} no advisory fee.", place)
            for name in shown:
                draft.add(name, Rate(None, "0.00"))
            continue
        found = bands(draft, 1 if draft.rng.random() < 0.2 else 2, 4)
        lines = [
            _row(said, f"{figure}%") for (_, _, figure), said in zip(found, worded(draft, found, style), strict=True)
        ]
        draft.table(headings if headings_on or not block else ["", ""], lines, aligns=["left", "right"], leader=leader)
        for name in shown:
            draft.add(name, tiers_of(found))
    draft.restyle(spaced=False)


def in_prose(draft: Draft) -> None:
    """A paragraph a fund tells its bands."""
    draft.become("advisory")
    draft.schedule_title()
    for name in draft.funds(2, 4, trap=0.1):
        found = bands(draft, 2, 4)
        said = worded(draft, found, "first-next")
        parts = [
            f"{figure}% of the {text[0].lower() + text[1:]}"
            if index < len(found) - 1
            else f"{figure}% of average daily net assets {text[0].lower() + text[1:]}"
            for index, ((_, _, figure), text) in enumerate(zip(found, said, strict=True))
        ]
        parts[0] += " of average daily net assets"
        draft.text(
            f"For {name}, the fee is at the annual rate of {', '.join(parts[:-1])}, and {parts[-1]}."
            if draft.rng.random() < 0.5
            else f"{name}: {'; '.join(parts)}."
        )
        draft.add(name, tiers_of(found))


def clause_with_list(draft: Draft) -> None:
    """The rate stands in a clause; the schedule lists the funds it is paid for."""
    draft.become("distribution-plan")
    figure = draft.rng.choice(("0.25", "0.50", "0.75", "0.10", "1.00"))
    draft.text(draft.title, "center", bold=True)
    draft.text(
        f"1.  Each Fund listed in Schedule A shall pay the Distributor a fee at the annual rate of {figure}% of its "
        "average daily net assets."
    )
    draft.text("2.  The Distributor shall report to the Board each quarter what was spent and why.")
    draft.label = "Schedule A"
    draft.schedule_title(as_of=False)
    for name in draft.funds(3, 8):
        draft.text(name, indent=4)
        draft.add(name, Rate(None, figure))
    draft.status = "either"


def clause_only(draft: Draft) -> None:
    """No schedule at all: a clause names the fund, the class and the rate."""
    draft.become("distribution-plan")
    figure = draft.rng.choice(("0.25", "0.50", "0.75", "0.10", "1.00"))
    name = draft.fund(brand=True, trap=0)
    bare = draft.rng.choice(("A", "C", "R"))
    draft.text(f"{draft.title}\n{name.upper()}", "center", bold=True)
    draft.text(f'This Plan is adopted by {name} (the "Fund") for its Class {bare} shares.')
    draft.text(
        f"1.  The Fund shall pay the Distributor, for its Class {bare} shares, a fee at the annual rate of {figure}% "
        "of the average daily net assets of that class."
    )
    draft.text("2.  The Distributor shall report to the Board each quarter what was spent and why.")
    draft.add(name, Rate(None, figure), share_class=bare, registrant="any")
    draft.as_of.append(None)
    draft.status = "either"


def groups_of_tiers(draft: Draft) -> None:
    """Registrants as headings over funds whose bands stand in two columns."""
    draft.become("administration")
    draft.schedule_title()
    style = draft.rng.choice(("first-next", "over-to"))
    lines = []
    for _ in range(2):
        registrant = draft.registrant(draft.rng.random() < 0.6)
        lines.append(_group(registrant))
        for name in draft.funds(1, 3):
            found = bands(draft, 1, 3)
            for index, ((_, _, figure), said) in enumerate(zip(found, worded(draft, found, style), strict=True)):
                lines.append(_row(name if not index else "", f"{figure}%", said))
            draft.add(name, tiers_of(found), registrant=registrant)
    draft.restyle(value_line="first")
    draft.table(
        [draft.name_heading(), "Annual Rate", "On Average Daily Net Assets"],
        lines,
        aligns=["left", "right", "left"],
        wrap=36,
    )


LAYOUTS: dict[str, Layout] = {
    "tiers-in-cell": in_cell,
    "tiers-over-rows": over_rows,
    "tiers-under-headings": under_headings,
    "tiers-in-prose": in_prose,
    "clause-with-list": clause_with_list,
    "clause-only": clause_only,
    "tiers-in-groups": groups_of_tiers,
}
