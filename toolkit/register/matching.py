"""Which row a name in a data file means: its name of that day or any earlier one, an alias, a fund number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from toolkit.agreement import Row
from toolkit.errors import Fault, InputError
from toolkit.problems import Source
from toolkit.register.amend import standing
from toolkit.register.changes import Named
from toolkit.register.contract import Contract
from toolkit.register.names import match_key, nearest_names
from toolkit.register.terms import Cap, Waiver
from toolkit.register.yaml_text import fault_at


class NameIndex:
    """The rows of one day by every name a data file may use; made once, asked for each name."""

    def __init__(self, contract: Contract, day: date) -> None:
        """Index the rows that stand on `day`."""
        found = standing(contract, day)
        self.keys = dict(zip(found.keys, found.reading.rows, strict=True))
        """The rows of the day by their lasting key, in printed order."""
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for key in self.keys:
            held = contract.plan.names[key]
            self._enter((one.name for one in held if one.since <= day), key)
        for alias in contract.aliases.aliases:
            for key in alias_keys(contract, alias.row.name, alias.row.registrant, alias.row.share_class):
                if key in self.keys:
                    self._enter((alias.alias,), key)

    def _enter(self, names: Iterable[str], key: int) -> None:
        for name in names:
            if key not in self._by_name[match_key(name)]:
                self._by_name[match_key(name)].append(key)

    def find_key(self, text: str, registrant: str | None = None, share_class: str | None = None) -> int | None:
        """Return the lasting key of the row meant; None where none is. `InputError` where two are."""
        found = [
            key
            for key in self._by_name.get(match_key(text), ())
            if (registrant is None or match_key(self.keys[key].registrant or "") == match_key(registrant))
            and (share_class is None or match_key(self.keys[key].share_class or "") == match_key(share_class))
        ]
        if len(found) > 1:
            which = "; ".join(_label(self.keys[key]) for key in found)
            what = f"is a name of {len(found)} rows: {which}"
            remedy = "add a column `registrant`, or give each row an alias in aliases.yaml"
            raise InputError(Fault(f"name {text!r}", what, remedy))
        return found[0] if found else None

    def find(self, text: str, registrant: str | None = None, share_class: str | None = None) -> Row | None:
        """Return the row meant, as it stands on the day; None where none is. `InputError` where two are."""
        key = self.find_key(text, registrant, share_class)
        return None if key is None else self.keys[key]

    def nearest(self, text: str) -> tuple[str, ...]:
        """Return the names of the day most like an unknown one."""
        return nearest_names(text, (row.name for row in self.keys.values()))


def match_name(contract: Contract, day: date, text: str, registrant: str | None = None) -> Row | None:
    """Return the row that `text` means on a day (for many names, make one `NameIndex`); None where none is."""
    return NameIndex(contract, day).find(text, registrant)


def name_faults(contract: Contract) -> tuple[Fault, ...]:
    """Return the aliases, waivers and caps that name no row the contract ever lists; an alias also if it names two."""
    aliases = [(alias.row, alias.source, True) for alias in contract.aliases.aliases]
    agreed: tuple[Waiver | Cap, ...] = (*contract.terms.waivers, *contract.terms.caps)
    terms = [(Named(name=one.name, registrant=one.registrant), one.source, False) for one in agreed if one.name]
    found = (_name_fault(contract, *asked) for asked in (*aliases, *terms))
    return tuple(fault for fault in found if fault)


def _name_fault(contract: Contract, row: Named, source: Source, only_one: bool) -> Fault | None:
    keys = alias_keys(contract, row.name, row.registrant, row.share_class)
    if len(keys) == 1 or (keys and not only_one):
        return None
    if keys:
        remedy = "write `{name: …, registrant: …}`, with `share_class: …` where classes share the name"
        return fault_at(source, row.name, f"{row.name!r} is the name of {len(keys)} rows", remedy)
    near = nearest_names(row.name, (held.name for names in contract.plan.names for held in names))
    remedy = f"did you mean {' or '.join(repr(name) for name in near)}?" if near else "write the name as printed"
    return fault_at(source, row.name, f"the schedule lists no fund {row.name!r}", remedy)


def alias_keys(contract: Contract, name: str, registrant: str | None, share_class: str | None) -> tuple[int, ...]:
    """Return the keys of the rows that ever bear a name, of a registrant and class where given."""
    plan = contract.plan
    return tuple(
        key
        for key in plan.by_name.get(match_key(name), ())
        if (registrant is None or match_key(registrant) in {match_key(one or "") for one in plan.registrants[key]})
        and (share_class is None or match_key(plan.classes[key] or "") == match_key(share_class))
    )


def _label(row: Row) -> str:
    parts = [part for part in (row.registrant, f"Class {row.share_class}" if row.share_class else None) if part]
    return f"{row.name} ({', '.join(parts)})" if parts else row.name
