"""Which row of the schedule a name in a data file means, for many names at once.

A name matches the name a row has or had, an alias or a fund number; case and blanks are ignored.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from toolkit.register.changes import Add, Remove
from toolkit.register.contract import Contract
from toolkit.register.matching import alias_keys
from toolkit.register.names import match_key, nearest_names


class Naming:
    """All rows a contract ever lists, by every name a data file may use; made once for a file."""

    def __init__(self, contract: Contract) -> None:
        """Index every name of every row, and the aliases."""
        plan = contract.plan
        self._plan = plan
        self._rows: defaultdict[str, list[int]] = defaultdict(list)
        for key, held in enumerate(plan.names):
            for name in held:
                self._enter(name.name, key)
        for alias in contract.aliases.aliases:
            for key in alias_keys(contract, alias.row.name, alias.row.registrant, alias.row.share_class):
                self._enter(alias.alias, key)
        self._registrants = [{match_key(one or "") for one in names} for names in plan.registrants]
        self._classes = [match_key(one or "") for one in plan.classes]
        self._added = {key: step.on for step in plan.steps if isinstance(step.change, Add) for key in step.keys}
        self._removed = {key: step.on for step in plan.steps if isinstance(step.change, Remove) for key in step.keys}
        self._known: dict[tuple[str, str, str], tuple[int, ...]] = {}

    def _enter(self, name: str, key: int) -> None:
        keys = self._rows[match_key(name)]
        if key not in keys:
            keys.append(key)

    def keys(self, name: str, registrant: str = "", day: date | None = None, share_class: str = "") -> tuple[int, ...]:
        """Return the keys of the rows that a name means: none, one, or (an error of the file) several.

        Of several, the one that stands in the schedule under that name on the day is meant.
        """
        asked = (name, registrant, share_class)
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = self._named(*asked)
        if len(found) < 2 or day is None:  # noqa: PLR2004 - two rows of one name are in doubt
            return found
        standing = tuple(key for key in found if self._stands(key, day))
        if len(standing) > 1:
            current = tuple(key for key in standing if self._called(key, name, day))
            return current or standing
        return standing or found

    def _named(self, name: str, registrant: str, share_class: str) -> tuple[int, ...]:
        by_registrant, by_class = match_key(registrant), match_key(share_class)
        return tuple(
            key
            for key in self._rows.get(match_key(name), ())
            if (not by_registrant or by_registrant in self._registrants[key])
            and (not by_class or by_class == self._classes[key])
        )

    def _stands(self, key: int, day: date) -> bool:
        return self._added.get(key, date.min) <= day < self._removed.get(key, date.max)

    def _called(self, key: int, name: str, day: date) -> bool:
        """Tell whether the row has, or has had, the name by that day."""
        return any(held.since <= day and match_key(held.name) == match_key(name) for held in self._plan.names[key])

    def label(self, key: int) -> str:
        """Name a row with its registrant and class, so that no other is meant."""
        registrant, share_class = self._plan.registrants[key], self._plan.classes[key]
        parts = [registrant[-1] if registrant else None, f"Class {share_class}" if share_class else None]
        named = ", ".join(part for part in parts if part)
        return self._plan.names[key][-1].name + (f" ({named})" if named else "")

    def refusal(self, name: str, keys: tuple[int, ...]) -> tuple[str, str]:
        """Say why a name means no single row, and what to do."""
        if not name.strip():
            return "the name is blank", "name the fund as the schedule prints it"
        if keys:
            which = "; ".join(self.label(key) for key in keys)
            remedy = "add a column `registrant` (or `share_class`), or give each row an alias in aliases.yaml"
            return f"{name!r} is the name of {len(keys)} rows: {which}", remedy
        near = nearest_names(name, (held.name for names in self._plan.names for held in names))
        hint = f"did you mean {' or '.join(repr(one) for one in near)}?" if near else "write the name as printed."
        return f"the schedule lists no fund {name!r}", f"{hint} Other words go into aliases.yaml"
