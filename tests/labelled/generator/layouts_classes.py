"""Layouts where classes of shares matter: across, stacked, in the cell, as section headings, three-rate forms."""

from __future__ import annotations

from generator import words
from generator.draft import Draft
from generator.layouts_flat import Layout, _group, _row
from generator.model import Rate, marked
from generator.notation import figure_for, written


def classes_across(draft: Draft) -> None:
    """A column a class; a class that is not offered has a dash."""
    points = draft.rng.random() < 0.4
    notation = "bps-heading" if points else draft.rng.choice(("percent", "percent", "dot", "apart"))
    draft.schedule_title()
    how = draft.rng.choice(("class", "class", "bare"))
    unit = (
        draft.rng.choice(("in basis points of average net assets", "expressed in basis points"))
        if points
        else "as a percentage of average daily net assets"
    )
    draft.text(f"{draft.rate_heading('percent', tail=0)}, {unit}:")
    classes = draft.classes(2, 5)
    gaps = draft.rng.random() < 0.5
    grouped = draft.rng.random() < 0.3
    lines = []
    for _ in range(draft.rng.randint(2, 3) if grouped else 1):
        registrant = draft.registrant(draft.rng.random() < 0.5) if grouped else None
        if registrant:
            lines.append(_group(registrant))
        for name in draft.funds(2, 7):
            cells = []
            for index, bare in enumerate(classes):
                figure = figure_for(draft.rng, notation)
                rate = written(draft.rng, figure, notation)
                if gaps and index and draft.rng.random() < 0.25:
                    rate = Rate(draft.rng.choice(("N/A", "--")), None)
                cells.append(str(rate.printed))
                draft.add(name, rate, share_class=bare, registrant=registrant)
            lines.append(_row(name, *cells))
    marker = draft.markers(1)[0] if how == "class" and draft.rng.random() < 0.25 else None
    headings = [
        draft.rng.choice((draft.name_heading(), draft.name_heading(), "")),
        *(draft.class_printed(bare, how) for bare in classes),
    ]
    if marker:
        headings[1] = marked(headings[1], marker)
    draft.table(headings, lines, aligns=["left", *([draft.rng.choice(("right", "center", "right"))] * len(classes))])
    draft.add_notes([(marker, draft.note_text())] if marker else [])


def stacked_classes(draft: Draft) -> None:
    """The fund once, its classes below one another, one rate each."""
    draft.schedule_title()
    how = draft.rng.choice(("class", "class", "shares", "bare", "class-shares"))
    repeat = draft.rng.random() < 0.25
    grouped = draft.rng.random() < 0.4
    wrap = draft.rng.choice((None, 34))
    notation = draft.rng.choice(("percent", "percent", "dot", "bare", "bps"))
    marker = draft.markers(1)[0]
    noted = False
    lines = []
    for _ in range(draft.rng.randint(2, 3) if grouped else 1):
        registrant = draft.registrant(draft.rng.random() < 0.4) if grouped else None
        if registrant:
            lines.append(_group(registrant))
        for name in draft.funds(2, 4, long=False):
            on_name = (marker,) if draft.rng.random() < 0.15 else ()
            noted |= bool(on_name)
            for index, bare in enumerate(draft.classes(1, 4)):
                rate = written(draft.rng, figure_for(draft.rng, notation), notation)
                shown = marked(name, *on_name) if repeat or not index else ""
                lines.append(_row(shown, draft.class_printed(bare, how), str(rate.printed)))
                draft.add(name, rate, share_class=bare, registrant=registrant, markers=on_name)
    headings = [draft.name_heading(), draft.rng.choice(words.CLASS_HEADINGS), draft.rate_heading(notation, tail=0.2)]
    draft.restyle(spaced=False, value_line="first", continuation=0)
    draft.table(headings, lines, aligns=["left", "left", "right"], wrap=wrap)
    draft.add_notes([(marker, draft.note_text())] if noted else [])


def class_tables(draft: Draft) -> None:
    """A table a class, the class named above each."""
    draft.schedule_title()
    headings = [draft.name_heading(), draft.rate_heading(tail=0.2)]
    names = draft.funds(3, 7)
    draft.restyle(spaced=False)
    for bare in draft.classes(2, 3):
        draft.text(draft.class_printed(bare, "class-shares"), draft.rng.choice(("left", "left", "center")), bold=True)
        lines = []
        for name in draft.rng.sample(names, draft.rng.randint(2, len(names))):
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            lines.append(_row(name, str(rate.printed)))
            draft.add(name, rate, share_class=bare)
        draft.table(headings, lines, aligns=["left", "right"])


def stacked_in_cell(draft: Draft) -> None:
    """The fund once, its classes and their rates in one cell each, line under line; long names wrap beside them."""
    draft.schedule_title()
    lines = []
    for _ in range(draft.rng.randint(3, 6)):
        name = draft.fund(long=draft.rng.random() < 0.4)
        classes = draft.classes(2, 4)
        rates = draft.rates("percent", len(classes))
        lines.append(
            _row(
                name,
                "\n".join(draft.class_printed(bare, "class") for bare in classes),
                "\n".join(str(r.printed) for r in rates),
            )
        )
        for bare, rate in zip(classes, rates, strict=True):
            draft.add(name, rate, share_class=bare)
    draft.restyle(spaced=True, value_line="first", continuation=0)
    headings = [draft.name_heading(), draft.rng.choice(words.CLASS_HEADINGS), draft.rate_heading(tail=0.1)]
    draft.table(headings, lines, aligns=["left", "left", "left"], wrap=38)


def series_dash_class(draft: Draft) -> None:
    """Series and class in one cell, joined by a dash."""
    draft.schedule_title()
    draft.lead_in()
    dash = draft.rng.choice((" - ", " - ", " -- ", " \N{EN DASH} "))
    how = draft.rng.choice(("class", "class", "shares", "class-shares"))
    if draft.rng.random() < 0.25:
        dash = ", "
    lines = []
    for series in draft.funds(2, 5):
        for bare in draft.classes(1, 3):
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            name = f"{series}{dash}{draft.class_printed(bare, how)}"
            lines.append(_row(name, str(rate.printed)))
            draft.add(name, rate, series=series, share_class=bare)
    draft.table(
        [
            draft.rng.choice(("Funds and Class", "Fund and Class", "Series and Class", "Fund / Class", "Fund")),
            draft.rate_heading(),
        ],
        lines,
    )


def class_sections(draft: Draft) -> None:
    """Each class is a heading with its funds below."""
    draft.schedule_title()
    lines = []
    names = draft.funds(3, 6)
    for bare in draft.classes(2, 3):
        printed = draft.class_printed(bare, "class-shares")
        lines.append(_group(printed if draft.rng.random() < 0.5 else printed.upper()))
        cased = bare if lines[-1].cells[0] == printed else bare.upper()
        for name in draft.rng.sample(names, draft.rng.randint(2, len(names))):
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            lines.append(_row(name, str(rate.printed)))
            draft.add(name, rate, share_class=cased)
    draft.table([draft.name_heading(), draft.rate_heading()], lines)


def three_rates(draft: Draft) -> None:
    """Distribution, service and aggregate rate in three columns; the aggregate is a cap, not a sum."""
    draft.become("distribution-plan")
    sets = (
        ("0.25", "0.25", "0.25"),
        ("0.75", "0.25", "1.00"),
        ("0.50", "0.25", "0.50"),
        ("0.20", "0.25", "0.45"),
        ("0.40", "0.25", "0.65"),
        ("0.25", "0.00", "0.25"),
    )
    headings = draft.rng.choice(
        (
            ("Maximum\nDistribution\nFee", "Maximum\nShareholder\nServices Fee", "Maximum\nAggregate\nFee"),
            ("Minimum\nAsset-Based\nSales Charge", "Maximum\nService Fee", "Maximum\nAggregate Fee"),
            ("Distribution Fee", "Service Fee", "Total 12b-1 Fee"),
            ("Asset Based Sales Charge", "Service Fee", "Aggregate Fee"),
        )
    )
    apart = draft.rng.random() < 0.4
    space = draft.rng.choice(("", " "))
    with_class = draft.rng.random() < 0.6
    draft.schedule_title()
    stars = draft.markers(2) if draft.note_kind != "daggers" else ["†", "‡"]
    star = draft.rng.random() < 0.5
    lines = []
    used = False
    for _ in range(draft.rng.randint(1, 3)):
        registrant = draft.registrant(draft.rng.random() < 0.4)
        former = (
            f" (formerly {draft.brand} {draft.rng.choice(('Overseas Trust', 'Growth Funds', 'Reserve Trust'))})"
            if draft.rng.random() < 0.2
            else ""
        )
        lines.append(_group(registrant + former))
        for name in draft.funds(1, 4):
            for index, bare in enumerate(draft.classes(1, 3) if with_class else [""]):
                absc, service, total = draft.rng.choice(sets)
                sign = " %" if apart else "%"
                hit = draft.rng.random() < 0.12
                used |= hit
                figures = [
                    f"{absc}{sign}",
                    f"{service}{sign}",
                    marked(f"{total}{sign}{space if hit else ''}", *([stars[1]] if hit else [])),
                ]
                cells = [name if not index else "", *([draft.class_printed(bare, "class")] if bare else []), *figures]
                lines.append(_row(*cells))
                draft.add(
                    name,
                    Rate(f"{total}{sign}", total),
                    registrant=registrant + former,
                    share_class=bare or None,
                    service=service,
                    sales_charge=absc,
                    markers=(stars[1],) if hit else (),
                )
    columns = [draft.name_heading(), *([draft.rng.choice(words.CLASS_HEADINGS)] if with_class else []), *headings]
    if star:
        columns[-3] = marked(columns[-3], stars[0])
    draft.restyle(spaced=False)
    draft.table(columns, lines, aligns=["left", *(["left"] if with_class else []), "right", "right", "right"], wrap=40)
    notes = [
        *(
            [(stars[0], "Distribution payments may also be spent on shareholder services, within the aggregate shown.")]
            if star
            else []
        )
    ]
    draft.add_notes(notes + ([(stars[1], draft.note_text())] if used else []))


def class_table_for_list(draft: Draft) -> None:
    """One table of rates by class for all the funds listed below it, or above it."""
    draft.schedule_title()
    how = draft.rng.choice(("class", "class-shares"))
    classes = draft.classes(2, 4)
    rates = draft.rates("percent", len(classes))
    names = draft.funds(2, 6, trap=0.05)
    bullet = draft.rng.choice(("", "", "", "- ", "\N{BULLET} "))
    above = draft.rng.random() < 0.3
    if above:
        for name in names:
            draft.text(bullet + name, indent=4)
        draft.text("The following rates apply to each Fund named above:")
    else:
        draft.text(
            draft.rng.choice(
                (
                    "The following rates apply to each of the Funds listed below:",
                    "The following fees apply to each Fund listed below.",
                )
            )
        )
    draft.table(
        [draft.rng.choice(words.CLASS_HEADINGS), draft.rate_heading(tail=0.2)],
        [_row(draft.class_printed(b, how), str(r.printed)) for b, r in zip(classes, rates, strict=True)],
    )
    if not above:
        if draft.rng.random() < 0.7:
            draft.text(draft.rng.choice(("Funds", "Funds:", "List of Funds", "Applicable Funds:")), bold=True)
        for name in names:
            draft.text(bullet + name, indent=4)
    for name in names:
        for bare, rate in zip(classes, rates, strict=True):
            draft.add(name, rate, share_class=bare, registrant="any")


def blanket(draft: Draft) -> None:
    """Classes and basis points for all funds of one trust."""
    draft.become("services")
    trust = draft.registrant()
    draft.schedule_title(as_of=False)
    fund = f"all Funds of {trust} as offered in the Fund's current prospectus"
    classes = draft.rng.sample(
        ["Institutional Service Class", "Service Class", "Class R6", "Class A"], draft.rng.randint(2, 3)
    )
    lines = []
    for printed in classes:
        zero = printed == "Class R6"
        points = "0 (no fee)" if zero else draft.rng.choice(("25", "15", "10", "(Bps) 25"))
        figure = "0.00" if zero else f"0.{points[-2:]}"
        lines.append(_row(fund, printed, points))
        bare = printed.removeprefix("Class ").removesuffix(" Class")
        draft.add(fund, Rate(points, figure), share_class=bare)
    draft.table(["Fund", "Class", "Fee (in basis points)"], lines, wrap=30, aligns=["left", "left", "left"])
    draft.restyle(spaced=True)


def blanket_in_prose(draft: Draft) -> None:
    """A sentence names the classes of all funds of a trust, a table below their basis points, then who acknowledges."""
    draft.become("services")
    trust = draft.registrant()
    draft.label = "Appendix A"
    draft.text(f"APPENDIX A\nTO SERVICING AGREEMENT\n{trust}", "center", bold=draft.rng.random() < 0.5)
    draft.as_of.append(None)
    draft.labels.append("A")
    printed = draft.rng.choice(
        (("Institutional Service Class", "Class R6"), ("Class A", "Service Class"), ("Class R6", "Class R"))
    )
    draft.text(
        f"Funds of {trust}\n{printed[0]} and {printed[1]} shares of all Funds of {trust} as offered in the prospectus."
    )
    draft.text("Administrative Services Fees", bold=True)
    lines = []
    for name in printed:
        points = draft.rng.choice(("25", "15", "20", "0 (no fee)"))
        lines.append(_row(name, points))
        bare = name.removeprefix("Class ").removesuffix(" Class")
        draft.add(
            "any", Rate(points, "0.00" if points[0] == "0" else f"0.{points}"), registrant="any", share_class=bare
        )
    draft.table(["Share Class", "Rate (Bps)"], lines, aligns=["left", "left"])
    draft.text("Acknowledgement:\nServicing Agent:\nBy: ____________________")


def amendment(draft: Draft) -> None:
    """An amendment whose schedule stands in quotation marks, a table a registrant, `%` in a cell of its own."""
    draft.become("distribution-plan")
    number = draft.rng.randint(2, 19)
    title = draft.title
    day = draft.day
    draft.text(f"AMENDMENT NO. {number}\nTO THE\n{title}", "center", bold=True)
    draft.text(
        f'The {title.title()} (the "Plan"), dated as of {day.strftime("%B")} {day.day}, {day.year - 1}, is hereby '
        f"amended, effective {day.strftime('%B')} {day.day}, {day.year}, as follows:"
    )
    gone = draft.fund()
    draft.text(
        f"WHEREAS, the parties desire to amend the Plan so that {gone}, which was wound up, no longer stands in it;"
    )
    draft.text(
        "NOW THEREFORE, Schedule A to the Plan is hereby deleted in its entirety and replaced with the following:"
    )
    quote = draft.rng.random() < 0.7
    draft.text(f"{chr(34) if quote else ''}SCHEDULE A\nTO THE\n{title}", "center", bold=True)
    draft.as_of.append(None)
    draft.labels.append("A")
    headings = (
        draft.rng.choice(("Portfolio", "Fund")),
        "Share\nClass",
        "Maximum\nDistribution\nFee",
        "Maximum\nService\nFee",
        "Maximum\nAggregate\nFee",
    )
    tables = [(draft.registrant(False), draft.funds(2, 4)) for _ in range(draft.rng.randint(2, 4))]
    for registrant, names in tables:
        draft.text(registrant, draft.rng.choice(("left", "center")), bold=True)
        lines = []
        for name in names:
            for index, bare in enumerate(draft.classes(1, 3)):
                absc, service, total = draft.rng.choice(
                    (("0.25", "0.25", "0.25"), ("0.75", "0.25", "1.00"), ("0.50", "0.25", "0.50"))
                )
                lines.append(
                    _row(
                        name if not index else "",
                        draft.class_printed(bare, "class"),
                        f"{absc} %",
                        f"{service} %",
                        f"{total} %",
                    )
                )
                draft.add(
                    name,
                    Rate(f"{total} %", total),
                    registrant=registrant,
                    share_class=bare,
                    service=service,
                    sales_charge=absc,
                )
        draft.table(list(headings), lines, wrap=38, aligns=["left", "left", "right", "right", "right"])
    draft.restyle(spaced=False, percent_cell=draft.rng.random() < 0.6)
    draft.text("All other terms and provisions of the Plan not amended herein shall remain in full force and effect.")
    draft.text(f"Dated: {day.strftime('%B')} {day.day}, {day.year}")
    draft.text("By: ______________________\nName:\nTitle:", indent=30)


def zero_class_columns(draft: Draft) -> None:
    """Class columns whose headings stand under one heading over all of them."""
    draft.schedule_title()
    classes = draft.classes(3, 4)
    lines = []
    for name in draft.funds(3, 7):
        rates = draft.rates("percent", len(classes))
        lines.append(_row(name, *(str(rate.printed) for rate in rates)))
        for bare, rate in zip(classes, rates, strict=True):
            draft.add(name, rate, share_class=bare)
    draft.restyle(heading_place="bottom")
    draft.table(
        [draft.name_heading(), *(f"{draft.class_printed(bare, 'class')}\nShares" for bare in classes)],
        lines,
        aligns=["left", *(["center"] * len(classes))],
    )


LAYOUTS: dict[str, Layout] = {
    "classes-across": classes_across,
    "stacked-classes": stacked_classes,
    "stacked-in-cell": stacked_in_cell,
    "series-dash-class": series_dash_class,
    "class-tables": class_tables,
    "class-sections": class_sections,
    "three-rates": three_rates,
    "class-table-for-list": class_table_for_list,
    "blanket": blanket,
    "blanket-in-prose": blanket_in_prose,
    "amendment": amendment,
    "class-shares-across": zero_class_columns,
}
