"""Where a fact is printed, and what is wrong with it.

Every fact read from paper or from a data file carries a `Source`; every doubt about one is a `Problem`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen value that refuses keys it does not know: the base of everything that is saved as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Severity(StrEnum):
    """How bad a problem is, worst first."""

    BLOCKER = "blocker"
    ERROR = "error"
    WARNING = "warning"


class Kind(StrEnum):
    """Whose fault a problem is: ours in reading, or the document's own."""

    READING = "reading"
    DOCUMENT = "document"


class Source(Noun):
    """The place where a fact is printed.

    `page` counts from 1. `box` is `(x0, top, x1, bottom)` in PDF points from the page's top left. Text has `line`
    (counting from 1 in the file) in place of a box; HTML and DOCX have neither box; DOCX has no page.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    line: int | None = None
    excerpt: str

    def place(self) -> str:
        """Say the place in a person's words: `page 4, line 12`."""
        parts = [f"page {self.page}" if self.page is not None else "", f"line {self.line}" if self.line else ""]
        return ", ".join(part for part in parts if part)


class Problem(Noun):
    """Something a person must know about, with what to do next."""

    rule: str
    kind: Kind
    severity: Severity
    message: str
    remedy: str
    source: Source | None = None


def worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Order problems blockers first, otherwise as they were found."""
    order = list(Severity)
    return tuple(sorted(problems, key=lambda problem: order.index(problem.severity)))


def needs_a_person(problems: Iterable[Problem]) -> bool:
    """Tell whether any problem is an error or a blocker (exit code 1)."""
    return any(problem.severity is not Severity.WARNING for problem in problems)
