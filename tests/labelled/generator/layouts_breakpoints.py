"""More places of breakpoints: running text in a cell, bands across, amounts in millions, funds listed in a heading."""

from __future__ import annotations

import textwrap

from generator.draft import Draft
from generator.layouts_flat import Layout, _row
from generator.layouts_tiers import bands, tiers_of, worded
from generator.notation import dollars

Bands = list[tuple[int, int | None, str]]


def told(draft: Draft, found: Bands) -> str:
    """Tell bands in one breath: `0.75% of the first $250 million, 0.70% of the next … and 0.65% thereafter`."""
    rng = draft.rng
    parts = []
    for index, (low, high, figure) in enumerate(found):
        if high is None:
            over = dollars(rng, low)
            end = rng.choice(("thereafter", "of the balance", f"of any excess over {over}", f"on assets over {over}"))
            parts.append(f"{figure}% {end}")
        elif index:
            parts.append(f"{figure}% of the next {dollars(rng, high - low)}")
        else:
            base = rng.choice(("", " of average daily net assets"))
            parts.append(f"{figure}% of the first {dollars(rng, high)}{base}")
    return f"{rng.choice((', ', '; ')).join(parts[:-1])}{rng.choice((' and ', ', and ', '; and '))}{parts[-1]}"


def running_text(draft: Draft) -> None:
    """Bands told as running text in the rate's cell, which wraps wherever its column ends."""
    draft.become("advisory")
    draft.schedule_title()
    width = draft.rng.choice((28, 36, 44))
    lines = []
    for name in draft.funds(2, 6):
        found = bands(draft, 2, 4)
        lines.append(_row(name, "\n".join(textwrap.wrap(told(draft, found), width))))
        draft.add(name, tiers_of(found))
    draft.restyle(spaced=True, value_line="first")
    draft.table([draft.name_heading(), draft.rate_heading(tail=0.2)], lines, aligns=["left", "left"], wrap=30)


def across(draft: Draft) -> None:
    """A column for each band, all funds with the same bands."""
    draft.become("advisory")
    draft.schedule_title()
    shared = bands(draft, 2, 4)
    headings = worded(draft, shared, draft.rng.choice(("first-next", "range")))
    lines = []
    for name in draft.funds(3, 8):
        start = draft.rng.randint(40, 95)
        own = [(low, high, f"{(start * 10 - 25 * index) / 1000:.3f}") for index, (low, high, _) in enumerate(shared)]
        lines.append(_row(name, *(f"{figure}%" for _, _, figure in own)))
        draft.add(name, tiers_of(own))
    draft.table([draft.name_heading(), *headings], lines)


def in_millions(draft: Draft) -> None:
    """Bare amounts whose scale the heading of their column sets."""
    draft.become("advisory")
    draft.schedule_title()
    lines = []
    for name in draft.funds(2, 5):
        found = bands(draft, 2, 4)
        for index, (low, high, figure) in enumerate(found):
            band = f"Over {low:,}" if high is None else f"{low:,} - {high:,}"
            lines.append(_row(name if not index else "", band, f"{figure}%"))
        draft.add(name, tiers_of(found))
    heading = draft.rng.choice(
        (
            "Net Assets (in millions)",
            "Average Net Assets (millions)",
            "Assets ($ millions)",
            "Assets ($ in millions)",
        )
    )
    draft.restyle(value_line="first")
    draft.table([draft.name_heading(), heading, "Annual Rate"], lines, aligns=["left", "left", "left"], wrap=34)


def listed_in_heading(draft: Draft) -> None:
    """One heading lists several funds in a row of words, over the bands they share."""
    draft.become("advisory")
    draft.schedule_title()
    style = draft.rng.choice(("first-next", "over-to", "range"))
    for _ in range(draft.rng.randint(2, 4)):
        names = draft.funds(1, 3)
        found = bands(draft, 1, 4)
        said = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        draft.text(f"{said}:", bold=True)
        lines = [
            _row(band, f"{figure}%") for (_, _, figure), band in zip(found, worded(draft, found, style), strict=True)
        ]
        draft.table(["Average Daily Net Assets", "Annual Rate"], lines, aligns=["left", "right"])
        for name in names:
            draft.add(name, tiers_of(found))
    draft.restyle(spaced=False)


def numbered_sentences(draft: Draft) -> None:
    """Numbered sentences, each of a fund and its bands."""
    draft.become("advisory")
    draft.schedule_title()
    for number, name in enumerate(draft.funds(2, 4, trap=0.1), 1):
        found = bands(draft, 2, 4)
        opening = draft.rng.choice((f"{number}. {name}.", f"{number}. {name}:", f"For {name}, an annual fee of"))
        draft.text(f"{opening} {told(draft, found)}.")
        draft.add(name, tiers_of(found))


LAYOUTS: dict[str, Layout] = {
    "tiers-running-text": running_text,
    "tiers-across": across,
    "tiers-in-millions": in_millions,
    "tiers-listed-heading": listed_in_heading,
    "tiers-numbered-sentences": numbered_sentences,
}
