"""Labelled documents, drawn from a seed: an agreement's schedule in many layouts, with the rows that must come out.

The truth follows `interface.md`, never the reader: this package imports nothing of the toolkit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from random import Random

from generator import (
    layouts_breakpoints,
    layouts_classes,
    layouts_clauses,
    layouts_damaged,
    layouts_flat,
    layouts_more,
    layouts_papers,
    layouts_tiers,
)
from generator.draft import Draft
from generator.model import Case, Style, Truth

LAYOUTS = (
    layouts_flat.LAYOUTS
    | layouts_classes.LAYOUTS
    | layouts_tiers.LAYOUTS
    | layouts_breakpoints.LAYOUTS
    | layouts_clauses.LAYOUTS
    | layouts_more.LAYOUTS
    | layouts_papers.LAYOUTS
    | layouts_damaged.DAMAGED
)
SOUND = tuple(
    layouts_flat.LAYOUTS
    | layouts_classes.LAYOUTS
    | layouts_tiers.LAYOUTS
    | layouts_breakpoints.LAYOUTS
    | layouts_more.LAYOUTS,
)
DAMAGED = tuple(layouts_damaged.DAMAGED)
KINDS = ("text", "mono", "pdf", "html", "docx")
ENDINGS = {"text": "txt", "mono": "pdf", "pdf": "pdf", "html": "htm", "docx": "docx", "scan": "pdf"}
SETS = {"develop": 1_000, "calibrate": 2_000_000, "test": 3_000_000}
"""Seeds far apart: what is developed against, what confidence is calibrated on, what is measured."""


def draw_style(rng: Random) -> Style:
    """Draw the look of a document."""
    look = rng.choice(("open", "open", "ruled", "zebra", "horizontal", "boxed"))
    return Style(
        gap=rng.randint(2, 8),
        indent=rng.choice((0, 0, 0, 2, 5)),
        spaced=rng.random() < 0.3,
        group_gap=rng.random() < 0.8,
        group_align=rng.choice(("left", "left", "left", "center")),
        heading_rule=rng.choice(("none", "columns", "across", "none", "equals", "underscores")),
        heading_place=rng.choice(("bottom", "bottom", "top", "middle")),
        heading_align=rng.choice(("left", "center", "center", "right")),
        look=look,
        page_mark=rng.choice(("<PAGE>", "<PAGE>", "\f", "")),
        footer=rng.choice(("", "", "", "08/18/03", "Confidential", "Rev. 5/04")),
        header=rng.choice(("", "", "", "", "Exhibit 99.m(6)")),
        numbers=rng.random() < 0.8,
        font=rng.choice(
            (
                "Libertinus Serif",
                "New Computer Modern",
                "Liberation Serif",
                "Liberation Sans",
                "DejaVu Sans",
                "DejaVu Serif",
                "Liberation Sans Narrow",
            )
        ),
        size=rng.choice((8, 9, 10, 10.5, 11, 12)),
        raised=rng.random() < 0.6,
        edgar_tags=rng.random() < 0.2,
        wrapped=rng.random() < 0.06,
        stretched=rng.random() < 0.35,
        drift=rng.choice((0, 0, 0, -3, -2, 2, 4, 6)),
        row_indent=rng.choice((0, 0, 0, 2, 3, 5)),
        uneven=rng.random() < 0.12,
        group_rule=rng.random() < 0.12,
        percent_cell=rng.random() < 0.2,
        spacers=rng.random() < 0.4,
        tabs=rng.random() < 0.3,
        dpi=rng.choice((150, 200, 200, 200, 300)),
        skew=rng.choice((0, 0, rng.uniform(-1.5, 1.5))),
        noise=rng.uniform(0, 14),
        salt=rng.randrange(1000),
    )


def rng_of(key: str) -> Random:
    """The draws that belong to a key, the same on every machine."""
    digest = hashlib.sha256(key.encode()).digest()
    return Random(int.from_bytes(digest[:8], "big"))  # noqa: S311 - drawn documents, no secrets


def make_case(layout: str, kind: str, seed: int) -> Case:
    """Draw one document; the same arguments give the same bytes on every machine."""
    rng = rng_of(f"{layout}/{kind}/{seed}")
    draft = Draft(rng, draw_style(rng))
    LAYOUTS[layout](draft)
    if layout in SOUND and rng.random() < 0.2:
        draft.sign()
    truth = Truth(
        rows=tuple(draft.rows),
        as_of=tuple(draft.as_of),
        labels=tuple(draft.labels),
        footnotes=tuple(draft.footnotes),
        status=draft.status,
        family=draft.family,
        rows_open=draft.rows_open,
        around=draft.around,
    )
    return Case(
        f"{layout}-{kind}-{seed}",
        layout,
        kind,
        tuple(draft.elements),
        draft.style,
        truth,
        (LAYOUTS[layout].__doc__ or "").strip(),
    )


def cases(seed: int, per_layout: int, kinds: tuple[str, ...] = KINDS, only: str = "") -> Iterator[Case]:
    """Draw `per_layout` documents of each layout, the kinds by turns."""
    for number, layout in enumerate(LAYOUTS):
        for index in range(per_layout):
            kind = kinds[(number + index + seed) % len(kinds)]
            if only in f"{layout}-{kind}":
                yield make_case(layout, kind, seed * 100 + index)


def printed(case: Case) -> bytes:
    """The file of a case."""
    from generator import html, scan, text, typeset, word

    return {
        "text": text.render,
        "mono": typeset.render_mono,
        "pdf": typeset.render,
        "html": html.render,
        "docx": word.render,
        "scan": scan.render,
    }[case.kind](case)
