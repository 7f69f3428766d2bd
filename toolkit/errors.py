"""Every way a command ends, and the one layout of every error.

ContractError                70  our own bug, when nothing more special fits
├── InputError                2  the user's words, file or figures are wrong; carries all faults at once
└── UnreadableError           3  the document cannot be read (damaged, encrypted, over a limit)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

EXCERPT = 160
"""Characters of an excerpt that are shown: a line of a data file; of a longer one, the part around its caret."""


class ExitCode(IntEnum):
    """The exit codes of the command; fixed, other people's scripts hold on to them."""

    DONE = 0
    LOOK = 1
    BAD_INPUT = 2
    UNREADABLE = 3
    NO_SCHEDULE = 4
    BUG = 70


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: where it is, what is wrong, what to do; `excerpt` with a caret under `caret` where there is one.

    `where` reads `file: line 3, column rate` or `page 2`; `caret` is `(start, length)` in characters of the excerpt.
    """

    where: str
    what: str
    remedy: str
    excerpt: str | None = None
    caret: tuple[int, int] | None = None

    def text(self) -> str:
        """Lay the fault out: place and message, the excerpt with its caret, the remedy."""
        lines = [f"{self.where}: {self.what}"]
        if self.excerpt is not None:
            start, length = self.caret or (0, 0)
            first = max(0, start - EXCERPT // 2) if len(self.excerpt) > EXCERPT else 0
            shown = self.excerpt[first : first + EXCERPT]
            lines.append(f"  | {shown}")
            if self.caret is not None:
                lines.append(f"  | {' ' * (start - first)}{'^' * max(1, min(length, len(shown) - start + first))}")
        lines.append(f"  = {self.remedy}")
        return "\n".join(lines)


class ContractError(Exception):
    """A command cannot be done; the base of all errors raised on purpose."""

    exit_code = ExitCode.BUG

    def __init__(self, faults: Sequence[Fault] | Fault) -> None:
        """Keep all faults, so that a person mends them in one go."""
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(fault.text() for fault in self.faults))


class InputError(ContractError):
    """The user's words, files or figures are wrong (exit 2)."""

    exit_code = ExitCode.BAD_INPUT


class UnreadableError(ContractError):
    """The document cannot be read at all (exit 3)."""

    exit_code = ExitCode.UNREADABLE


@dataclass
class Faults:
    """Gathers what is wrong with words and files, so that a person mends all of it in one go.

    Each `with faults:` block reads one thing; `refuse()` raises all that was found, each once.
    """

    found: list[Fault] = field(default_factory=list)

    def __enter__(self) -> None:
        """Begin to read one thing."""

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        """Keep the faults of a user's error and go on; any other error passes."""
        if isinstance(error, InputError):
            self.found.extend(error.faults)
            return True
        return False

    def refuse(self) -> None:
        """Raise all faults found, if there are any."""
        if self.found:
            raise InputError(tuple(dict.fromkeys(self.found)))
