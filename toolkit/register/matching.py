"""Names in the files of a contract, held against the rows it lists: aliases, waivers, caps."""

from __future__ import annotations

from toolkit.errors import Fault
from toolkit.problems import Source
from toolkit.register.changes import Named
from toolkit.register.contract import Contract
from toolkit.register.names import nearest_names
from toolkit.register.terms import Cap, Waiver
from toolkit.register.yaml_text import fault_at


def name_faults(contract: Contract) -> tuple[Fault, ...]:
    """Return the aliases, waivers and caps that name no row the contract ever lists; an alias also if it names two."""
    aliases = [(alias.row, alias.source, True) for alias in contract.aliases.aliases]
    agreed: tuple[Waiver | Cap, ...] = (*contract.terms.waivers, *contract.terms.caps)
    terms = [(Named(name=one.name, registrant=one.registrant), one.source, False) for one in agreed if one.name]
    found = (_name_fault(contract, *asked) for asked in (*aliases, *terms))
    return tuple(fault for fault in found if fault)


def alias_keys(contract: Contract, name: str, registrant: str | None, share_class: str | None) -> tuple[int, ...]:
    """Return the keys of the rows that ever bear a name, of a registrant and class where given."""
    return contract.plan.ever_called(Named(name=name, registrant=registrant, share_class=share_class))


def _name_fault(contract: Contract, row: Named, source: Source, only_one: bool) -> Fault | None:
    keys = contract.plan.ever_called(row)
    if len(keys) == 1 or (keys and not only_one):
        return None
    if keys:
        remedy = "write `{name: …, registrant: …}`, with `share_class: …` where classes share the name"
        return fault_at(source, row.name, f"{row.name!r} is the name of {len(keys)} rows", remedy)
    near = nearest_names(row.name, (held.name for names in contract.plan.names for held in names))
    remedy = f"did you mean {' or '.join(repr(name) for name in near)}?" if near else "write the name as printed"
    return fault_at(source, row.name, f"the schedule lists no fund {row.name!r}", remedy)
