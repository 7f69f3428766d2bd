"""The desk a layout is drafted on: it draws names, figures and dates, collects elements and the rows they mean."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from generator import words
from generator.model import Align, Element, Line, PageBreak, Paragraph, Rate, Style, Table, TrueRow, marked, plain
from generator.notation import DATE_STYLES, any_day, dated, figure_for, written


def bare_class(printed: str) -> str:
    """`Class R6 Shares` → `R6`."""
    kept = [word for word in printed.split() if word.strip("()").lower() not in ("class", "share", "shares")]
    return " ".join(kept)


class Draft:
    """One document while it is being written."""

    def __init__(self, rng: Random, style: Style, family: str | None = None) -> None:
        self.rng = rng
        self.style = style
        self.family = family or rng.choice(
            ("distribution-plan", "distribution-plan", "services", "advisory", "administration")
        )
        self.brand = rng.choice(words.BRANDS)
        self.branded = rng.random() < 0.75
        self.suffix = rng.choice(("Fund", "Fund", "Fund", "Fund", "Portfolio", "Series"))
        self.day = any_day(rng, 1998, 2022)
        self.date_style = rng.choice(DATE_STYLES)
        self.elements: list[Element] = []
        self.rows: list[TrueRow] = []
        self.as_of: list[str | None] = []
        self.labels: list[str | None] = []
        self.footnotes: list[tuple[str, str]] = []
        self.used: set[str] = set()
        self.caps = rng.random() < 0.1
        self.heading_room = rng.choice((10, 12, 16, 24))
        self.status: Any = "clean"
        self.rows_open = False
        self.around: dict[str, object] = {}
        self.label = rng.choice(
            (
                "Schedule A",
                "Schedule A",
                "Schedule A",
                "Exhibit A",
                "Appendix A",
                "Schedule B",
                "Schedule 1",
                "Exhibit 1",
                "Appendix B",
                "Annex A",
            )
        )
        self.title = rng.choice(words.TITLES[self.family])
        self.note_kind = rng.choice(("stars", "stars", "digits", "parens", "daggers"))

    def become(self, family: str) -> None:
        """Make the document one of another family, with a title of that family."""
        self.family = family
        self.title = self.rng.choice(words.TITLES[family])

    # -- names ---------------------------------------------------------------------------------------------------

    def fund(self, *, long: bool = False, trap: float = 0.15, brand: bool | None = None) -> str:
        """Draw the name of a fund that this document has not used yet."""
        branded = self.branded if brand is None else brand
        while True:
            middle = self.rng.choice(words.LONG if long else words.TRAPS if self.rng.random() < trap else words.MIDDLES)
            suffix = self.suffix
            if self.rng.random() < 0.06:
                suffix = self.rng.choice((f"{self.suffix} II", f"{self.suffix}, Inc.", "Trust", f"{self.suffix} III"))
            name = f"{self.brand} {middle} {suffix}" if branded else f"{middle} {suffix}"
            if name not in self.used:
                self.used.add(name)
                return name.upper() if self.caps else name

    def funds(self, low: int, high: int, **kind: Any) -> list[str]:
        return [self.fund(**kind) for _ in range(self.rng.randint(low, high))]

    def registrant(self, upper: bool | None = None) -> str:
        """Draw an investment company of the family."""
        kinds = list(words.REGISTRANT_KINDS)
        self.rng.shuffle(kinds)
        for kind in kinds:
            name = kind.format(self.brand)
            if name.upper() not in self.used:
                self.used.add(name.upper())
                return name.upper() if upper else name
        raise AssertionError("more registrants than kinds")

    def classes(self, low: int = 2, high: int = 4) -> list[str]:
        pool = list(dict.fromkeys(words.CLASSES))
        chosen = self.rng.sample(range(len(pool)), self.rng.randint(low, high))
        return [pool[i] for i in sorted(chosen)]

    def class_printed(self, bare: str, how: str) -> str:
        """Print a class the way this document does."""
        word = (len(bare) > 4 and bare.isalpha()) or " " in bare
        if word:
            return {
                "class": f"{bare} Class",
                "shares": f"{bare} Shares",
                "bare": bare,
                "class-shares": f"{bare} Class Shares",
            }[how]
        return {
            "class": f"Class {bare}",
            "shares": f"{bare} Shares",
            "bare": bare,
            "class-shares": f"Class {bare} Shares",
        }[how]

    # -- figures -------------------------------------------------------------------------------------------------

    def rates(self, notation: str, count: int, *, fine: bool = False) -> list[Rate]:
        return [written(self.rng, figure_for(self.rng, notation, fine=fine), notation) for _ in range(count)]

    def date(self) -> tuple[str, str]:
        """A date before the document's own: printed and ISO."""
        day = self.day - timedelta(days=self.rng.randrange(1, 1500))
        return dated(day, self.date_style), day.isoformat()

    # -- headings ------------------------------------------------------------------------------------------------

    def name_heading(self) -> str:
        return self.rng.choice(words.NAME_HEADINGS)

    def rate_heading(self, notation: str = "percent", *, tail: float = 0.4) -> str:
        rng = self.rng
        if self.family == "expense-limitation":
            heading = rng.choice(words.KINDS[self.family])
        else:
            heading = rng.choice(words.ADJECTIVES) + rng.choice(words.KINDS[self.family]) + rng.choice(words.FEES)
        if notation == "bps-heading":
            return (
                f"{heading} {rng.choice(('(in basis points)', '(bps)', '(basis points)', 'in Basis Points', '(Bps)'))}"
            )
        if notation == "bare" and rng.random() < 0.5:
            units = ("(%)", "(in percent)", "(Percent)", "(as a percentage of average daily net assets)")
            return f"{heading} {rng.choice(units)}"
        if notation in ("fraction", "bps-front"):
            return heading
        if notation != "bare" and rng.random() < tail:
            return f"{heading} {rng.choice(words.TAILS)}"
        return heading

    # -- footnotes -----------------------------------------------------------------------------------------------

    def markers(self, count: int) -> list[str]:
        """The markers of this document in the order of its footnotes."""
        return {
            "stars": ["*" * (i + 1) for i in range(count)],
            "digits": [str(i + 1) for i in range(count)],
            "parens": [f"({i + 1})" for i in range(count)],
            "daggers": ["†", "‡", "††", "‡‡"][:count],
        }[self.note_kind]

    def note_text(self) -> str:
        day = dated(self.day - timedelta(days=self.rng.randrange(10, 900)), "%B {d}, %Y")
        return self.rng.choice(words.NOTES).format(date=day, payer=words.PAYER[self.family])

    def add_notes(self, notes: list[tuple[str, str]]) -> None:
        """Print footnotes under the schedule."""
        if not notes:
            return
        if self.rng.random() < 0.3:
            self.text("-" * self.rng.choice((8, 12, 20)) if self.rng.random() < 0.5 else "_" * 18)
        for marker, text in notes:
            self.elements.append(
                Paragraph(f"{marker}{' ' * self.rng.choice((1, 1, 2, 4))}{text}", hang=len(marker) + 1)
            )
        self.footnotes += notes

    # -- elements ------------------------------------------------------------------------------------------------

    def text(self, text: str, align: Align = "left", *, bold: bool = False, indent: int = 0) -> None:
        self.elements.append(Paragraph(text, align=align, bold=bold, indent=indent))

    def new_page(self) -> None:
        self.elements.append(PageBreak())

    def schedule_title(self, *, label: str | None = None, as_of: bool | None = None, trust: str | None = None) -> None:
        """Print the heading of a schedule, with its day where drawn, with a trust named in it where given."""
        rng = self.rng
        label = label or self.label
        kind, letter = label.split(" ", 1)
        kind = kind.upper() if rng.random() < 0.6 else kind
        title = self.title if kind.isupper() else self.title.title().replace("12B-1", "12b-1")
        form = rng.randrange(5)
        if trust:
            lines = [
                f"{kind} {letter}",
                rng.choice(("TO THE", "TO")),
                title,
                rng.choice(("OF", "BETWEEN THE DISTRIBUTOR AND" if rng.random() < 0.3 else "OF")),
                trust,
            ]
        elif form == 0:
            lines = [f"{kind} {letter}"]
        elif form == 1:
            lines = [f'{kind} "{letter}" TO', title]
        elif form == 2:
            lines = [f"{kind} {letter}", "TO THE" if kind.isupper() else "to the", title]
        elif form == 3:
            lines = [f"{kind} {letter}", rng.choice(("FEES", "FEE SCHEDULE", "Fee Schedule", "Funds and Fees"))]
        else:
            lines = [f"{kind} {letter} to {title}" if not kind.isupper() else f"{kind} {letter} TO {title}"]
        day = None
        if as_of if as_of is not None else rng.random() < 0.4:
            day = self.day
            printed = dated(day, rng.choice(("%B {d}, %Y", "%B {d}, %Y", "%m/%d/%Y")))
            lines.append(
                rng.choice(
                    (
                        "(As of {})",
                        "As of {}",
                        "Effective as of {}",
                        "As in force on {}",
                        "(Effective {})",
                        "As amended {}",
                    )
                ).format(printed)
            )
        align: Align = rng.choice(("center", "center", "center", "left"))
        self.text("\n".join(lines), align, bold=rng.random() < 0.6)
        self.as_of.append(day.isoformat() if day else None)
        self.labels.append(letter)

    def lead_in(self) -> None:
        """Perhaps a sentence between the title and the table."""
        if self.rng.random() < 0.35:
            self.text(
                self.rng.choice(
                    (
                        "Each Fund named below pays the fee shown beside it.",
                        "The following are the Funds to which this document applies and what each of them pays:",
                        "Within what the document allows, the amounts now paid are these:",
                        "Fees are worked out on average daily net assets and are paid monthly.",
                    )
                )
            )

    def table(
        self,
        headings: list[str],
        lines: list[Line],
        *,
        aligns: list[Align] | None = None,
        leader: bool = False,
        wrap: int | None = None,
        widths: tuple[int, ...] | None = None,
    ) -> Table:
        """Lay a table out: the first column wraps at `wrap` characters, the others take what they need."""
        aligns = aligns or ["left"] + [self.rng.choice(("left", "center", "right"))] * (len(headings) - 1)
        if widths is None:
            widths = self.widths(headings, lines, wrap)
        made = Table(tuple(headings), tuple(lines), tuple(aligns), widths, leader)
        self.elements.append(made)
        return made

    def widths(self, headings: list[str], lines: list[Line], wrap: int | None) -> tuple[int, ...]:
        """The width of each column in characters."""
        rows = [line for line in lines if line.kind == "row"]
        found = []
        for column, heading in enumerate(headings):
            longest = max((len(part) for row in rows for part in plain(row.cells[column]).split("\n")), default=4)
            if column == 0 and wrap:
                longest = min(longest, wrap)
            wanted = max(self.heading_room, min(longest + 4, 24)) if column else 10
            pieces = (
                heading.split("\n")
                if "\n" in heading
                else textwrap.wrap(heading, max(wanted, max(map(len, heading.split()), default=1)))
            )
            longest = max([longest, *(len(piece) for piece in pieces)])
            found.append(longest)
        return tuple(found)

    def agreement(self, clauses: int | None = None) -> None:
        """Print the agreement around the schedule: title, preamble, clauses, signatures; mentions of the schedule."""
        rng = self.rng
        payer, state, notice = (
            words.PAYER[self.family],
            rng.choice(words.STATES),
            rng.choice(("sixty (60) days'", "30 days'", "sixty days'")),
        )
        firm = (
            f"{self.brand} {rng.choice(('Distributors, Inc.', 'Advisers LLC', 'Services Company', 'Securities Corp.'))}"
        )
        self.text(self.title, "center", bold=True)
        self.text(
            f'This document (the "Agreement") is made as of {dated(self.day, "%B {d}, %Y")} between {firm} '
            f'(the "{payer}") and each investment company listed in {self.label}, severally, for each of the Funds '
            f"set forth in {self.label}.",
        )
        body = rng.sample(words.CLAUSES, clauses or rng.randint(3, len(words.CLAUSES)))
        for number, clause in enumerate(body, 1):
            text = clause.format(payer=payer, schedule=self.label, state=state, notice=notice)
            self.elements.append(Paragraph(f"{number}.  {text}", hang=4))
        self.text(f"{firm.upper()}\n\nBy: ______________________\nName:\nTitle:", indent=rng.choice((0, 30)))
        if rng.random() < 0.85:
            self.new_page()

    def sign(self) -> None:
        """Print who signs right below the schedule."""
        rng = self.rng
        signed = rng.choice(("By: /s/ Jane Roe", "By: ____________________"))
        firm = f"{self.brand.upper()} {rng.choice(('FUND GROUP', 'SERVICES COMPANY', 'ADVISERS LLC'))}"
        self.text(f"{firm}\n\n{signed}\nName: Jane Roe\nTitle: President", indent=rng.choice((0, 30)))
        if rng.random() < 0.4:
            self.text("All other terms of the document stay as they are.")

    def add(self, name: str, rate: Rate, **more: Any) -> None:
        """One true row."""
        self.rows.append(TrueRow(name=name, rate=rate, **more))

    def restyle(self, **changes: Any) -> None:
        self.style = replace(self.style, **changes)


def day_of(text: str) -> date:
    return date.fromisoformat(text)


__all__ = ["Draft", "bare_class", "day_of", "marked"]
