"""Layouts of whole papers: several schedules, long ones over pages, lists without a fee, none at all, damage."""

from __future__ import annotations

from generator import words
from generator.draft import Draft
from generator.layouts_flat import Layout, _flat, _group, _row
from generator.model import Line, Paragraph, Rate, marked
from generator.notation import figure_for, written


def several_schedules(draft: Draft) -> None:
    """Schedules A, A-1 and B one after another, each with its own funds."""
    draft.agreement(4)
    family = draft.rng.choice(
        (
            ("Schedule A", "Schedule A-1", "Schedule B"),
            ("Schedule A", "Schedule B"),
            ("Exhibit A", "Exhibit B"),
            ("Appendix A", "Appendix B", "Appendix C"),
        )
    )
    for label in family:
        draft.label = label
        _flat(draft, draft.rng.choice(("percent", "percent", "dot", "bps")), 2, 6)
        if draft.rng.random() < 0.6:
            draft.new_page()


def wire_charges_beside(draft: Draft) -> None:
    """A schedule of other charges stands beside the fee schedule."""
    draft.label = "Schedule A"
    first = draft.rng.random() < 0.6
    if first:
        _flat(draft, "percent", 3, 8)
        draft.new_page()
    charges(draft, "SCHEDULE B" if first else "SCHEDULE A")
    if not first:
        draft.new_page()
        draft.label = "Schedule B"
        _flat(draft, "percent", 3, 8)


def charges(draft: Draft, title: str) -> None:
    """A schedule of wires and statements in dollars."""
    draft.text(
        f"{title}\n{draft.rng.choice(words.CHARGES)}",
        "center",
        bold=True,
    )
    items = draft.rng.sample(
        (
            ("Outgoing domestic wire", "$15.00"),
            ("Incoming wire", "$7.50"),
            ("Overnight mail", "$25.00"),
            ("Stop payment order", "$20.00"),
            ("Copy of a statement, each", "$5.00"),
            ("Returned cheque", "$30.00"),
            ("Yearly account upkeep", "$10.00"),
            ("Fax, each page", "$0.45"),
        ),
        draft.rng.randint(3, 6),
    )
    draft.table(
        [draft.rng.choice(("Service", "Item", "Charge for")), draft.rng.choice(("Charge", "Amount", "Price"))],
        [_row(*item) for item in items],
        aligns=["left", "right"],
    )


def only_charges(draft: Draft) -> None:
    """An agreement whose only schedule is one of wire charges."""
    draft.agreement(4)
    charges(draft, "SCHEDULE A")
    draft.as_of, draft.labels = [], []
    draft.status = "either"


def no_schedule(draft: Draft) -> None:
    """An agreement that speaks of a schedule and prints none."""
    draft.agreement(7)
    draft.elements.pop() if not isinstance(draft.elements[-1], Paragraph) else None
    draft.as_of, draft.labels = [], []
    draft.status = "either"


def holidays(draft: Draft) -> None:
    """A schedule of closing days: dates and names, no fee."""
    draft.agreement(3)
    draft.text("SCHEDULE A\nDAYS ON WHICH NO PRICE IS STRUCK", "center", bold=True)
    draft.table(
        ["Day", "Date"],
        [
            _row("New Year's Day", "January 1, 2009"),
            _row("Good Friday", "April 10, 2009"),
            _row("Christmas Day", "December 25, 2009"),
        ],
        aligns=["left", "left"],
    )
    draft.status = "either"


def list_without_fee(draft: Draft) -> None:
    """Names only, as in a power of attorney: every row without a rate, never clean."""
    draft.text(
        f"Schedule 1\nto Limited Power of Attorney\ndated as of {draft.day.strftime('%B')} {draft.day.day}, "
        f"{draft.day.year}\nList of Funds and Accounts",
        "center",
        bold=True,
    )
    draft.as_of.append(draft.day.isoformat())
    draft.labels.append("1")
    place = draft.rng.choice(("center", "left"))
    for name in draft.funds(10, 35, brand=True):
        draft.text(name, place)
        draft.add(name, Rate(None, None), registrant="any")
    draft.status = "review"


def long_list_without_fee(draft: Draft) -> None:
    """Many names over pages, some without the word Fund, in two blocks; who acts for them stands in the title."""
    draft.text(
        f"Schedule 1\nto Limited Power of Attorney\ndated as of {draft.day.strftime('%B')} {draft.day.day}, "
        f'{draft.day.year}\nby {draft.brand.upper()} MANAGEMENT COMPANY (the "Adviser"),\nacting on behalf of each of '
        f"the funds and accounts listed below, and appointing\n{draft.brand.upper()} SERVICES COMPANY\nthe "
        "attorney-in-fact of the Adviser\nList of Funds and Accounts",
        "center",
    )
    draft.as_of.append(draft.day.isoformat())
    draft.labels.append("1")
    place = draft.rng.choice(("center", "center", "left"))
    middles = draft.rng.sample(words.MIDDLES, 40)
    endings = words.LIST_ENDINGS
    names = [f"{draft.brand} {middle} {draft.rng.choice(endings)}" for middle in middles]
    names[8] = f"{draft.brand} Fund for U.S. Government Securities"
    names[20] = f"{draft.brand} U.S. Government Securities Fund: 1-3 Years"
    names += [
        f"{short} - {middle} Portfolio"
        for short, middle in (("AS", "High Yield"), ("SA", "Core Bond"), ("Trav", "Growth"))
    ]
    names.append("Great Fens Investors")
    cut = draft.rng.randint(14, 24)
    for first, last in ((0, cut), (cut, 40), (40, len(names))):
        draft.text("\n".join(names[first:last]), place)
        if last == cut:
            draft.new_page()
    for name in names:
        draft.add(name, Rate(None, None), registrant="any")
    draft.status = "review"


def long_schedule(draft: Draft) -> None:
    """Hundreds of rows over pages: heading again or not, registrants continued, a registrant last on its page."""
    draft.schedule_title()
    notation = draft.rng.choice(("percent", "percent", "dot", "bare"))
    repeat, continued, orphan = draft.rng.random() < 0.6, draft.rng.random() < 0.5, draft.rng.random() < 0.4
    dates = draft.rng.random() < 0.5
    headings = [
        draft.name_heading(),
        draft.rate_heading(notation, tail=0.2),
        *([draft.rng.choice(words.DATE_HEADINGS)] if dates else []),
    ]
    pages: list[list[Line]] = [[]]
    upper = draft.rng.random() < 0.5
    draft.branded = True
    brands = draft.rng.sample(words.BRANDS, 8)
    for index in range(draft.rng.randint(3, 8)):
        draft.brand = brands[index]
        registrant = draft.registrant(upper)
        if orphan and len(pages[-1]) > 12:
            pages[-1].append(_group(registrant))
            pages.append([])
        else:
            pages[-1].append(_group(registrant))
        for name in draft.funds(6, 26):
            if len(pages[-1]) >= 30:
                on = draft.rng.choice(("(continued)", "(Continued)", "(cont'd)"))
                pages.append([_group(f"{registrant} {on}")] if continued else [])
            rate = written(draft.rng, figure_for(draft.rng, notation), notation)
            printed, day = draft.date()
            pages[-1].append(_row(name, str(rate.printed), *([printed] if dates else [])))
            draft.add(name, rate, registrant=registrant, calculation_date=day if dates else None)
    draft.restyle(spaced=False)
    everything = [line for page in pages for line in page]
    widths = draft.widths(headings, everything, None)
    aligns = ["left", draft.rng.choice(("left", "right", "center")), "left"][: len(headings)]
    for index, page in enumerate(pages):
        if index:
            draft.new_page()
        draft.table(headings if repeat or not index else [""] * len(headings), page, aligns=aligns, widths=widths)


def landscape(draft: Draft) -> None:
    """A wide table on a page that lies on its side."""
    _flat(draft, "percent", 6, 14)
    draft.restyle(landscape=True, rotated=draft.rng.random() < 0.5)


def exact_columns(draft: Draft) -> None:
    """A list with a rate told above it for all."""
    figure = draft.rng.choice(("0.25", "0.50", "1.00", "0.10"))
    draft.schedule_title(as_of=False)
    indent = draft.rng.choice((0, 4, 4))
    draft.text(f"The annual rate for each Fund listed below is {figure}% of its average daily net assets:")
    for name in draft.funds(3, 8):
        draft.text(name, indent=indent)
        draft.add(name, Rate(None, figure))


def changed_beneath(draft: Draft) -> None:
    """The day of the schedule stands below its table."""
    draft.schedule_title(as_of=False)
    draft.as_of.pop()
    lines = []
    for name in draft.funds(3, 8):
        rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        lines.append(_row(name, str(rate.printed)))
        draft.add(name, rate)
    draft.table([draft.name_heading(), draft.rate_heading()], lines)
    day = f"{draft.day.strftime('%B')} {draft.day.day}, {draft.day.year}"
    draft.text(
        draft.rng.choice(
            (
                f"Changed on {day}",
                f"Dated: {day}",
                f"As of {day}",
                f"Schedule effective as of {day}",
                f"Last amended: {day}",
            )
        )
    )
    draft.as_of.append(draft.day.isoformat())


def orphan_marker(draft: Draft) -> None:
    """Markers on a line of their own under the figures they mark."""
    draft.schedule_title(as_of=False)
    lines = []
    for index, name in enumerate(draft.funds(4, 8)):
        rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
        own = index % 3 == 1
        lines.append(_row(name, f"{rate.printed}\n(1)" if own else str(rate.printed)))
        draft.add(name, rate, markers=("(1)",) if own else ())
    draft.table([draft.name_heading(), draft.rate_heading(tail=0)], lines, aligns=["left", "center"])
    draft.add_notes([("(1)", draft.note_text())])
    draft.restyle(value_line="first", spaced=True)


def glued_digits(draft: Draft) -> None:
    """Digits glued to a class or a rate; digits that belong to a name stay there."""
    draft.note_kind = "digits"
    draft.schedule_title(as_of=False)
    lines = []
    used = set()
    for name in draft.funds(3, 5, trap=0.5):
        for index, bare in enumerate(draft.rng.sample(("A", "B", "C", "I", "Y"), draft.rng.randint(1, 3))):
            rate = written(draft.rng, figure_for(draft.rng, "percent"), "percent")
            on_class, on_rate = draft.rng.random() < 0.15, draft.rng.random() < 0.2
            used.update({"1"} if on_class else set(), {"2"} if on_rate else set())
            lines.append(
                _row(
                    name if not index else "",
                    marked(f"Class {bare}", *(["1"] if on_class else [])),
                    marked(str(rate.printed), *(["2"] if on_rate else [])),
                )
            )
            draft.add(name, rate, share_class=bare, markers=(*(["1"] if on_class else []), *(["2"] if on_rate else [])))
    draft.table([draft.name_heading(), "Class", draft.rate_heading(tail=0)], lines, aligns=["left", "left", "left"])
    draft.add_notes([(marker, draft.note_text()) for marker in ("1", "2") if marker in used])
    draft.restyle(spaced=False)


LAYOUTS: dict[str, Layout] = {
    "several-schedules": several_schedules,
    "wire-charges-beside": wire_charges_beside,
    "only-charges": only_charges,
    "no-schedule": no_schedule,
    "holidays": holidays,
    "list-without-fee": list_without_fee,
    "long-list-without-fee": long_list_without_fee,
    "long": long_schedule,
    "landscape": landscape,
    "rate-above-list": exact_columns,
    "dated-below": changed_beneath,
    "markers-below": orphan_marker,
    "glued-digits": glued_digits,
}
