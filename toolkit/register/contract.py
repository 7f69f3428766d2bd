"""A contract of the register: the agreement as read, with its terms, parties, aliases and amendments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from toolkit.agreement import Reading
from toolkit.register.aliases import Aliases
from toolkit.register.changes import Amendment
from toolkit.register.parties import Parties
from toolkit.register.plan import Plan, make_plan
from toolkit.register.terms import Terms


@dataclass(frozen=True)
class Contract:
    """One saved agreement. `reading` is the base as printed; `amend.as_of` folds the amendments in.

    `folder` is `contracts/NAME`, where the data files (`net-assets/`, `expenditures/`) and the ledger are too.
    """

    name: str
    folder: Path
    reading: Reading
    terms: Terms = field(default_factory=Terms)
    parties: Parties = field(default_factory=Parties)
    aliases: Aliases = field(default_factory=Aliases)
    amendments: Sequence[Amendment] = ()
    """In the order of their numbers."""

    @cached_property
    def plan(self) -> Plan:
        """What every change means, resolved once."""
        return make_plan(self.reading, self.amendments)
