"""Agreements without any schedule: the fee stands in a clause, with its bands, its classes, its funds, its parts."""

from __future__ import annotations

from generator.draft import Draft
from generator.layouts_breakpoints import told
from generator.layouts_flat import Layout
from generator.layouts_tiers import bands, tiers_of
from generator.model import Rate
from generator.notation import dated

ANY = "any"


def _opened(draft: Draft, family: str, payee: str) -> str:
    """Begin an agreement of one fund; returns its name."""
    draft.become(family)
    name = draft.fund(brand=True, trap=0)
    draft.text(draft.title, "center", bold=True)
    draft.text(f'This Agreement is made between {name} (the "Fund") and {draft.brand} Services LLC (the "{payee}").')
    return name


def _closed(draft: Draft, number: int) -> None:
    """End an agreement with clauses that speak of no fee."""
    draft.text(f"{number}.  The Board shall review a written report of the amounts spent each quarter.")
    draft.text(f"{number + 1}.  This Agreement shall be governed by the laws of the State of Ohio.")
    draft.as_of.append(None)


def of_bands(draft: Draft) -> None:
    """A clause tells the bands of the one fund."""
    name = _opened(draft, "advisory", "Adviser")
    found = bands(draft, 2, 4)
    draft.text(
        "1.  For the services provided, the Fund shall pay the Adviser a fee, computed daily and paid monthly, at the "
        f"annual rate of {told(draft, found)} of the Fund's average daily net assets."
        if draft.rng.random() < 0.5
        else f"1.  The Fund shall pay the Adviser an annual fee on its net assets of {told(draft, found)}."
    )
    _closed(draft, 2)
    draft.add(name, tiers_of(found), registrant=ANY)


def of_classes(draft: Draft) -> None:
    """A clause with a labelled item for each class."""
    name = _opened(draft, "distribution-plan", "Distributor")
    draft.text("1.  The Fund shall pay the Distributor a fee at the following annual rates:")
    for label, bare in zip("abc", draft.rng.sample(("A", "B", "C", "R", "T"), 3), strict=True):
        figure = draft.rng.choice(("0.25", "0.30", "0.50", "0.75", "1.00"))
        draft.text(f"({label})  Class {bare} shares: {figure}% of the net assets of such shares;", indent=4)
        draft.add(name, Rate(None, figure), share_class=bare, registrant=ANY)
    _closed(draft, 2)


def of_funds(draft: Draft) -> None:
    """A clause tells a rate for each of two funds of a trust."""
    draft.become("advisory")
    one, other = (draft.fund(brand=True, trap=0) for _ in range(2))
    first, second = draft.rng.sample(("0.45", "0.65", "0.75", "0.90"), 2)
    draft.text(draft.title, "center", bold=True)
    draft.text(f'This Agreement is made between {draft.brand} Trust (the "Trust") and {draft.brand} Advisers LLC.')
    of_each = (
        f"a fee at an annual rate of {first}% of the net assets of the {one} and {second}% of those of the {other}."
    )
    follows = f"an annual fee as follows: {one}, {first}% of net assets; and {other}, {second}% of net assets."
    said = draft.rng.choice((of_each, follows))
    draft.text(f"1.  The Trust shall pay the Adviser {said}")
    _closed(draft, 2)
    draft.add(one, Rate(None, first), registrant=ANY)
    draft.add(other, Rate(None, second), registrant=ANY)


def of_parts(draft: Draft) -> None:
    """A clause tells a fee and the service fee within it."""
    name = _opened(draft, "distribution-plan", "Distributor")
    both = draft.rng.random() < 0.5
    tail = (
        "consisting of a distribution fee of 0.75% and a service fee of 0.25%"
        if both
        else "of which 0.25% is a service fee"
    )
    draft.text(
        "1.  The Fund shall pay the Distributor a fee at the annual rate of 1.00% of the net assets of its "
        f"Class C shares, {tail}."
    )
    _closed(draft, 2)
    sales = "0.75" if both else None
    draft.add(name, Rate(None, "1.00"), share_class="C", service="0.25", sales_charge=sales, registrant=ANY)


def of_limit(draft: Draft) -> None:
    """A clause limits the expenses of the fund until a day."""
    name = _opened(draft, "expense-limitation", "Adviser")
    end = draft.day.replace(month=4, day=30, year=draft.day.year + 1)
    figure = draft.rng.choice(("0.95", "1.10", "1.25", "1.50"))
    draft.text(
        "1.  The Adviser agrees to waive its fee or to reimburse expenses so that the annual operating expenses of the "
        f"Fund do not exceed {figure}% of its average daily net assets through {dated(end, '%B {d}, %Y')}."
    )
    _closed(draft, 2)
    draft.add(name, Rate(None, figure), ends_on=end.isoformat(), registrant=ANY)


LAYOUTS: dict[str, Layout] = {
    "clause-bands": of_bands,
    "clause-classes": of_classes,
    "clause-funds": of_funds,
    "clause-parts": of_parts,
    "clause-limit": of_limit,
}
