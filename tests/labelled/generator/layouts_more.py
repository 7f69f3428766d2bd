"""Layouts a reader meets less often: other column orders, sentences in cells, tables a registrant, bands for a list."""

from __future__ import annotations

from generator import words
from generator.draft import Draft
from generator.layouts_flat import Layout, _group, _row
from generator.layouts_tiers import STYLES, bands, tiers_of, worded
from generator.model import Rate
from generator.notation import figure_for, written


def sentence_in_cell(draft: Draft) -> None:
    """The cell says what the rate is taken on."""
    tail = draft.rng.choice(
        ("of average daily net assets", "of the Fund's average daily net assets", "per annum", "annually")
    )
    draft.schedule_title()
    lines = []
    for name in draft.funds(3, 8):
        figure = figure_for(draft.rng, "percent", fine=True)
        lines.append(_row(name, f"{figure}% {tail}"))
        draft.add(name, Rate(None, figure))
    draft.table([draft.name_heading(), draft.rate_heading(tail=0)], lines, aligns=["left", "left"])


def class_in_brackets(draft: Draft) -> None:
    """The class stands in brackets after the fund."""
    draft.schedule_title()
    lines = []
    for series in draft.funds(2, 5):
        for bare in draft.classes(1, 3):
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            name = f"{series} ({draft.class_printed(bare, 'class')})"
            lines.append(_row(name, str(rate.printed)))
            draft.add(name, rate, series=series, share_class=bare)
    draft.table([draft.name_heading(), draft.rate_heading()], lines)


def tables_a_registrant(draft: Draft) -> None:
    """A table a registrant, each with its own heading; the registrant stands above."""
    draft.schedule_title()
    headings = [draft.name_heading(), draft.rate_heading(tail=0.2)]
    with_class = draft.rng.random() < 0.5
    if with_class:
        headings.insert(1, draft.rng.choice(words.CLASS_HEADINGS))
    place = draft.rng.choice(("left", "left", "center"))
    upper = draft.rng.random() < 0.5
    draft.restyle(spaced=False)
    for _ in range(draft.rng.randint(2, 4)):
        registrant = draft.registrant(upper)
        draft.text(registrant, place, bold=draft.rng.random() < 0.5)
        lines = []
        for name in draft.funds(1, 5):
            for index, bare in enumerate(draft.classes(1, 3) if with_class else [""]):
                rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
                shown = [draft.class_printed(bare, "class")] if bare else []
                lines.append(_row(name if not index else "", *shown, str(rate.printed)))
                draft.add(name, rate, registrant=registrant, share_class=bare or None)
        draft.table(headings, lines, aligns=["left", *(["left"] if with_class else []), "right"])


def rate_first(draft: Draft) -> None:
    """The rate stands before the fund."""
    draft.schedule_title()
    lines = []
    for name in draft.funds(3, 9):
        rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        lines.append(_row(str(rate.printed), name))
        draft.add(name, rate)
    draft.table([draft.rate_heading(tail=0), draft.name_heading()], lines, aligns=["left", "left"])


def class_first(draft: Draft) -> None:
    """The class stands before the fund, on each row."""
    draft.schedule_title()
    lines = []
    names = draft.funds(3, 6)
    for bare in draft.classes(2, 3):
        for name in names:
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            lines.append(_row(draft.class_printed(bare, "class"), name, str(rate.printed)))
            draft.add(name, rate, share_class=bare)
    headings = [draft.rng.choice(words.CLASS_HEADINGS), draft.name_heading(), draft.rate_heading(tail=0.2)]
    draft.table(headings, lines, aligns=["left", "left", "right"])


def dollars_beside(draft: Draft) -> None:
    """A least fee in dollars, or a sub-adviser, stands beside the rate."""
    draft.become(draft.rng.choice(("administration", "advisory")))
    draft.schedule_title()
    firms = [f"{brand} Capital Management LLC" for brand in draft.rng.sample(words.BRANDS, 3)]
    minimum = draft.rng.random() < 0.5
    lines = []
    for name in draft.funds(3, 8):
        rate = written(draft.rng, figure_for(draft.rng, "percent", fine=True), "percent")
        other = draft.rng.choice(("$25,000", "$40,000", "$12,500")) if minimum else draft.rng.choice(firms)
        lines.append(_row(name, str(rate.printed), other) if minimum else _row(name, other, str(rate.printed)))
        draft.add(name, rate)
    fee = draft.rate_heading(tail=0)
    headings = (
        [draft.name_heading(), fee, "Minimum Annual Fee"] if minimum else [draft.name_heading(), "Sub-Adviser", fee]
    )
    draft.table(headings, lines, aligns=["left", "left", "left"] if not minimum else ["left", "right", "right"])


def bands_for_list(draft: Draft) -> None:
    """One table of bands for all the funds listed below it."""
    draft.become("administration")
    draft.schedule_title()
    found = bands(draft, 2, 4)
    style = draft.rng.choice(STYLES)
    draft.text("The following rates apply to each of the Funds listed below:")
    lines = [_row(said, f"{figure}%") for (_, _, figure), said in zip(found, worded(draft, found, style), strict=True)]
    draft.table(["Average Daily Net Assets", "Annual Rate"], lines, aligns=["left", "right"])
    draft.text(draft.rng.choice(("Funds:", "List of Funds", "Funds")), bold=True)
    for name in draft.funds(2, 6, trap=0.05):
        draft.text(name, indent=4)
        draft.add(name, tiers_of(found), registrant="any")


def bands_below_list(draft: Draft) -> None:
    """Funds listed with a date each; below them one table of bands for each of them."""
    draft.become("administration")
    draft.schedule_title()
    found = bands(draft, 2, 4)
    style = draft.rng.choice(STYLES)
    listed = []
    for name in draft.funds(2, 6):
        printed, day = draft.date()
        listed.append(_row(name, printed))
        draft.add(name, tiers_of(found), calculation_date=day, registrant="any")
    draft.table(
        [draft.rng.choice(("Portfolios", "Fund", "Portfolio")), "Effective Date"], listed, aligns=["left", "left"]
    )
    draft.text(
        draft.rng.choice(
            (
                "The Administrator may receive from each Portfolio the rates set forth below:",
                "Each of the Funds pays the following fee on its average daily net assets:",
            )
        )
    )
    lines = [_row(said, f"{figure}%") for (_, _, figure), said in zip(found, worded(draft, found, style), strict=True)]
    draft.table(["Net Assets", "Annual Rate"], lines, aligns=["left", "right"])


def category_headings(draft: Draft) -> None:
    """Headings that name a kind of fund, no company."""
    draft.schedule_title()
    lines = []
    for heading in draft.rng.sample(
        ("Equity Funds", "Fixed Income Funds", "Money Market Funds", "Allocation Funds", "Index Funds"), 3
    ):
        lines.append(_group(heading if draft.rng.random() < 0.7 else heading.upper()))
        for name in draft.funds(1, 5):
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            lines.append(_row(name, str(rate.printed)))
            draft.add(name, rate, registrant="any")
    draft.table([draft.name_heading(), draft.rate_heading()], lines)


def schedule_goes_on(draft: Draft) -> None:
    """The title comes again on each page with "(continued)"."""
    draft.label = "Schedule A"
    draft.schedule_title()
    headings = [draft.name_heading(), draft.rate_heading(tail=0.2)]
    pages = [draft.funds(8, 16) for _ in range(draft.rng.randint(2, 3))]
    lines = []
    for names in pages:
        lines.append([])
        for name in names:
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            lines[-1].append(_row(name, str(rate.printed)))
            draft.add(name, rate)
    widths = draft.widths(headings, [line for page in lines for line in page], None)
    for index, page in enumerate(lines):
        if index:
            draft.new_page()
            draft.text(
                draft.rng.choice(("SCHEDULE A (continued)", "Schedule A (cont'd)", "SCHEDULE A\n(CONTINUED)")), "center"
            )
        draft.table(headings, page, aligns=["left", "right"], widths=widths)


def up_to(draft: Draft) -> None:
    """Each rate is a ceiling: "up to"."""
    draft.schedule_title()
    lines = []
    for name in draft.funds(3, 7):
        figure = figure_for(draft.rng, "percent")
        lines.append(_row(name, f"{draft.rng.choice(('Up to', 'up to'))} {figure}%"))
        draft.add(name, Rate(None, figure))
    draft.table([draft.name_heading(), draft.rate_heading(tail=0.2)], lines, aligns=["left", "left"])


def dates_and_ends(draft: Draft) -> None:
    """A day the fee runs from and a day it ends stand side by side."""
    draft.schedule_title()
    lines = []
    for name in draft.funds(3, 8):
        rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        (printed, day), (ending, ends) = sorted((draft.date(), draft.date()), key=lambda one: one[1])
        lines.append(_row(name, str(rate.printed), printed, ending))
        draft.add(name, rate, calculation_date=day, ends_on=ends)
    headings = [
        draft.name_heading(),
        draft.rate_heading(tail=0),
        draft.rng.choice(words.DATE_HEADINGS),
        draft.rng.choice(words.END_HEADINGS),
    ]
    draft.table(headings, lines, aligns=["left", "right", "left", "left"])


def fund_heads_classes(draft: Draft) -> None:
    """Each fund is a heading without a figure, its classes stand on lines below it."""
    draft.schedule_title()
    how = draft.rng.choice(("class-shares", "class"))
    leader = draft.rng.random() < 0.3
    lines = []
    for name in draft.funds(2, 6):
        lines.append(_group(name))
        for bare in draft.classes(1, 4):
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            lines.append(_row(draft.class_printed(bare, how), str(rate.printed)))
            draft.add(name, rate, share_class=bare)
    draft.restyle(row_indent=draft.rng.choice((2, 4, 5)), spaced=False, group_align="left")
    draft.table(["Fund and Class", draft.rate_heading(tail=0.2)], lines, aligns=["left", "right"], leader=leader)


def class_and_rate_in_cell(draft: Draft) -> None:
    """Classes and their rates stand together in one cell, line under line."""
    draft.schedule_title()
    join = draft.rng.choice((": ", " - ", "  "))
    lines = []
    for name in draft.funds(3, 6):
        classes = draft.classes(1, 4)
        rates = draft.rates("percent", len(classes))
        said = [
            f"{draft.class_printed(bare, 'class')}{join}{rate.printed}"
            for bare, rate in zip(classes, rates, strict=True)
        ]
        lines.append(_row(name, "\n".join(said)))
        for bare, rate in zip(classes, rates, strict=True):
            draft.add(name, rate, share_class=bare)
    draft.restyle(spaced=True, value_line="first")
    draft.table([draft.name_heading(), draft.rate_heading(tail=0)], lines, aligns=["left", "left"])


def classes_in_one_cell(draft: Draft) -> None:
    """Several classes share one cell and one rate."""
    draft.schedule_title()
    lines = []
    draft.status = "either"
    for name in draft.funds(3, 6):
        classes = draft.rng.sample(("A", "B", "C", "I", "Y", "R6"), draft.rng.randint(1, 3))
        rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        said = f"Class {classes[0]}" if len(classes) == 1 else f"Classes {', '.join(classes[:-1])} and {classes[-1]}"
        lines.append(_row(name, said, str(rate.printed)))
        for bare in classes:
            draft.add(name, rate, share_class=bare)
    draft.table([draft.name_heading(), "Classes", draft.rate_heading(tail=0)], lines, aligns=["left", "left", "right"])


LAYOUTS: dict[str, Layout] = {
    "sentence-in-cell": sentence_in_cell,
    "class-in-brackets": class_in_brackets,
    "tables-a-registrant": tables_a_registrant,
    "rate-first": rate_first,
    "class-first": class_first,
    "dollars-beside": dollars_beside,
    "bands-for-list": bands_for_list,
    "bands-below-list": bands_below_list,
    "category-headings": category_headings,
    "schedule-goes-on": schedule_goes_on,
    "fund-heads-classes": fund_heads_classes,
    "class-and-rate-in-cell": class_and_rate_in_cell,
    "classes-in-one-cell": classes_in_one_cell,
    "up-to": up_to,
    "dates-and-ends": dates_and_ends,
}
