"""What speaks against a row that was read: reasons to call for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.reading.cells import Kind as CellKind
from toolkit.reading.dates import first_date
from toolkit.reading.rows import Draft


def row_doubts(draft: Draft, name: str, reference: int | None) -> Iterator[str]:
    """Yield what speaks against a row: no fee where its table has fees, a date that is none, a name that is no name."""
    if draft.table is not None:
        unlike = [
            each
            for each in draft.table.columns
            if each.role == "rate" and not each.share_class and each.breakpoint is None
        ]
        for index, column in enumerate(draft.table.columns):
            filled = [row for row in draft.table.rows if index in row.cells]
            own = any(row.strip in draft.lines and row.cells[index].kind is CellKind.RATE for row in filled)
            if (
                own
                and len(draft.table.rows) > 2
                and 3 * len(filled) < len(draft.table.rows)
                and not column.share_class
                and column.breakpoint is None
            ):
                yield "a figure stands in a column of its own"
        if len(unlike) > 1:
            yield "two columns of rates stand beside each other, and nothing says which is its fee"
    if draft.table is not None and draft.fee is None:
        yield "no fee stands in its row"
    for text in (draft.date, draft.ends):
        if text and re.search(r"\d", text) and (first_date(text, reference) is None or re.search(r"\d\.\d", text)):
            yield f"“{text}” is no date"
    if draft.registrant and (
        re.search(r"\.\d{1,2}\b|[\[\]{}~\\<>|=@%]", draft.registrant) or not re.search(r"[A-Za-z]{2}", draft.registrant)
    ):
        yield f"the heading “{draft.registrant}” does not read as a name"
    if name.count("(") != name.count(")") or re.search(
        r"\$|\b(?:average daily|net assets|percentage|annual rate)\b", name, re.IGNORECASE
    ):
        yield f"“{name}” holds words that no fund's name has"
    opening = " ".join(name.split()[:2])
    if len(name.split()) > 5 and name.count(opening) > 1:  # noqa: PLR2004 - a name runs on into the next
        yield f"“{name}” may be two names"
    if (
        not re.search(r"[A-Za-z]{2}", name)
        or re.search(r"\d?\.\d{2}\b|%", name)
        or re.search(r"[\[\]{}~\\<>|=@]", name)
    ):
        yield f"“{name}” does not read as a name"
