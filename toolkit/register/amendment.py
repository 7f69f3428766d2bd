"""The amendment file (`amendments/NN.yaml`), read strictly: every fault at once, each with its line and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from toolkit.errors import Fault, InputError
from toolkit.register import rates
from toolkit.register.changes import (
    Add,
    Amendment,
    Approval,
    BoardApproval,
    Change,
    Named,
    Redate,
    Remove,
    Rename,
    RenameRegistrant,
    Rerate,
    Reword,
    ShareholderApproval,
)
from toolkit.register.clause_facts import FREQUENCIES, Fact
from toolkit.register.fields import Section, nearest, root_section
from toolkit.register.names import match_key
from toolkit.register.yaml_text import Mapping, Scalar, YamlFile, read_yaml, texts_in

__all__ = ["Amendment", "Draft", "draft_of", "load_amendment", "parse_amendment"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An amendment file as far as it can be read, and what is wrong with it.

    `unread` names what of its head cannot be read (`number`, `dated_as_of`, `effective_on` where any date of effect
    cannot) and is only a placeholder. A change that cannot be read is left out, and any that names what it names.
    """

    amendment: Amendment
    unread: frozenset[str]
    faults: tuple[Fault, ...]


def load_amendment(path: Path) -> Amendment:
    """Read an amendment file strictly; `InputError` names all its faults with line and column."""
    return parse_amendment(read_yaml(path))


def parse_amendment(file: YamlFile) -> Amendment:
    """Read an amendment from parsed YAML."""
    draft = parse_draft(file)
    if draft.faults:
        raise InputError(draft.faults)
    return draft.amendment


def draft_of(path: Path) -> Draft:
    """Read of an amendment file what can be read; `InputError` where it is no YAML at all."""
    return parse_draft(read_yaml(path))


def parse_draft(file: YamlFile) -> Draft:
    """Read of an amendment what can be read, so that its fit can be judged beside its faults."""
    root, faults = root_section(file)
    number = root.whole("number", required=True)
    dated_as_of = root.date("dated_as_of", required=True)
    executed_on = root.date("executed_on")
    effective_on = root.date("effective_on")
    fallback = executed_on or dated_as_of or date.max if root.has("effective_on") else None
    changes = _changes(root, effective_on or fallback)
    approvals = tuple(_approval(section) for section in root.sections("approvals"))
    root.done()
    if number == 0:
        root.fault("number", "`number` is 0", "amendments count from 1")
    undated = (effective_on is None and fallback is not None) or any(one.effective_on == date.max for one in changes)
    unread = {"number": not number, "dated_as_of": dated_as_of is None, "effective_on": undated}
    amendment = Amendment(
        number=number or 0,
        dated_as_of=dated_as_of or date.min,
        executed_on=executed_on,
        effective_on=effective_on or min((change.effective_on for change in changes), default=date.max),
        changes=changes,
        approvals=tuple(approval for approval in approvals if approval),
        file=file.name,
        source=root.source_of("number"),
        dated_source=root.source_of("dated_as_of"),
    )
    return Draft(amendment, frozenset(key for key, missing in unread.items() if missing), faults.in_order())


def _changes(root: Section, default: date | None) -> tuple[Change, ...]:
    """Read every change that can be read and names nothing that one names which cannot."""
    read: list[Change] = []
    lost: set[str] = set()
    for entry in root.sections("changes"):
        change = _change(entry, default)
        if change is None or not lost.isdisjoint(_names(change)):
            lost.update(map(match_key, texts_in(entry.node)))
        else:
            read.append(change)
    if not root.nodes("changes"):
        root.fault(None, "`changes` is missing or empty", "list what changes, as in `- remove: {name: …}`")
    return tuple(read)


def _names(change: Change) -> set[str]:
    """Return the names of funds, registrants and clauses that a change speaks of."""
    row = getattr(change, "row", None)
    named = [row.name if row else None, *(getattr(change, key, None) for key in ("name", "after", "to", "number"))]
    return {match_key(name) for name in named if isinstance(name, str)}


def _change(entry: Section, default: date | None) -> Change | None:
    keys = [key.value or "" for key, _value in entry.node.pairs]
    known = [key for key in keys if key in _READERS]
    if len(keys) != 1 or not known:
        entry.fault(None, *_not_one_change(keys))
        return None
    if not isinstance(entry.node.get(known[0]), Mapping):
        entry.fault(known[0], f"`{known[0]}` is not a group of keys", f"write `{known[0]}: {{key: value, …}}`")
        return None
    section = entry.section(known[0])
    if section is None:
        return None
    first = "from" if known[0].startswith("rename") else "number" if known[0] == "clause" else "name"
    effective_on = section.date("effective_on", required=default is None) or default or date.max
    common = {
        "effective_on": effective_on,
        "reason": section.text("reason"),
        "source": section.source_of(first),
    }
    change = _READERS[known[0]](section, common)
    section.done()
    return change


def _not_one_change(keys: Sequence[str]) -> tuple[str, str]:
    """Say what is wrong with an entry of `changes`, and what to do."""
    if len(keys) != 1:
        return f"{len(keys)} keys stand in one change", "begin each change with its own `- `"
    near = nearest(keys[0], _READERS)
    remedy = f"did you mean `{near}`?" if near else f"write one of: {', '.join(_READERS)}"
    return f"`{keys[0]}` is not a change", remedy


def _named(section: Section, key: str = "name") -> Named | None:
    name = section.text(key, required=True)
    registrant, share_class = section.text("registrant"), section.text("share_class")
    return Named(name=name, registrant=registrant, share_class=share_class) if name else None


def _add(section: Section, common: dict[str, Any]) -> Add | None:
    name = section.text("name", required=True)
    rate = rates.rate(section, "rate", required=True)
    fields = {
        "registrant": section.text("registrant"),
        "series": section.text("series"),
        "share_class": section.text("share_class"),
        **_parts(section),
        "calculation_date": section.date("calculation_date"),
        "ends_on": section.date("ends_on"),
        "formerly": section.text("formerly"),
        "after": section.text("after"),
        "schedule": section.text("schedule"),
        "already_public": bool(section.yes_no("already_public")),
    }
    return Add(name=name, rate=rate, **fields, **common) if name and rate else None


def _parts(section: Section) -> dict[str, Decimal | None]:
    return {
        "service_fee_percent": rates.percent(section, "service_fee"),
        "asset_based_sales_charge_percent": rates.percent(section, "asset_based_sales_charge"),
    }


def _remove(section: Section, common: dict[str, Any]) -> Remove | None:
    row = _named(section)
    return Remove(row=row, **common) if row else None


def _rename(section: Section, common: dict[str, Any]) -> Rename | None:
    row, to = _named(section, "from"), section.text("to", required=True)
    return Rename(row=row, to=to, **common) if row and to else None


def _rename_registrant(section: Section, common: dict[str, Any]) -> RenameRegistrant | None:
    name, to = section.text("from", required=True), section.text("to", required=True)
    return RenameRegistrant(name=name, to=to, **common) if name and to else None


def _rerate(section: Section, common: dict[str, Any]) -> Rerate | None:
    row, to, parts = _named(section), rates.rate(section, "to", required=True), _parts(section)
    return Rerate(row=row, to=to, **parts, **common) if row and to else None


def _redate(section: Section, common: dict[str, Any]) -> Redate | None:
    row, to = _named(section), section.date("to", required=True)
    return Redate(row=row, to=to, **common) if row and to else None


def _reword(section: Section, common: dict[str, Any]) -> Reword | None:
    number, text = section.text("number", required=True), section.text("text", required=True)
    new = bool(section.yes_no("new"))
    facts = _facts(section)
    return Reword(number=number.rstrip("."), text=text, new=new, facts=facts, **common) if number and text else None


def _facts(section: Section) -> dict[str, Fact]:
    """Read what the new text of a clause sets: `governing_law: Delaware`, `notice_days: 30`, `payment_days: none`."""
    readers: dict[str, Callable[[str], Fact]] = {
        "governing_law": section.text,
        "notice_days": section.whole,
        "payment_days": section.whole,
        "fee_frequency": lambda key: section.choice(key, FREQUENCIES),
        "report_frequency": lambda key: section.choice(key, FREQUENCIES),
    }
    stated = {key: node for key in readers if isinstance(node := section.node.get(key), Scalar) and node.value}
    gone = [key for key, node in stated.items() if (node.value or "").strip().lower() == "none" and section.text(key)]
    return {key: None if key in gone else read(key) for key, read in readers.items() if section.has(key)}


_READERS = {
    "add": _add,
    "remove": _remove,
    "rename": _rename,
    "rename_registrant": _rename_registrant,
    "rate": _rerate,
    "calculation_date": _redate,
    "clause": _reword,
}


def _approval(section: Section) -> Approval | None:
    body = section.choice("body", ("board", "shareholders"), required=True)
    approval = _board(section) if body == "board" else _shareholders(section) if body else None
    if body:
        section.done()
    return approval


def _board(section: Section) -> BoardApproval | None:
    meeting_on = section.date("meeting_on", required=True)
    in_person = section.yes_no("in_person", required=True)
    counts = [section.whole(key, required=True) for key in ("for", "of", "independent_for", "independent_of")]
    if meeting_on is None or in_person is None or None in counts:
        return None
    votes_for, votes_of, independent_for, independent_of = (count or 0 for count in counts)
    if not (votes_for <= votes_of and independent_for <= independent_of <= votes_of):
        remedy = "`for` is at most `of`, and the independent members are some of the board"
        section.fault("for", "the votes do not add up", remedy)
        return None
    return BoardApproval(
        meeting_on=meeting_on,
        in_person=in_person,
        votes_for=votes_for,
        votes_of=votes_of,
        independent_for=independent_for,
        independent_of=independent_of,
        source=section.source,
    )


def _voting(section: Section) -> Named | None:
    """Read whose vote it is: a name, or `{name, registrant, share_class}` where rows share one."""
    if not isinstance(section.node.get("of"), Mapping):
        name = section.text("of", required=True)
        return Named(name=name) if name else None
    inner = section.section("of")
    named = _named(inner) if inner else None
    if inner:
        inner.done()
    return named


def _shareholders(section: Section) -> ShareholderApproval | None:
    of, record_date = _voting(section), section.date("record_date", required=True)
    meeting_on = section.date("meeting_on")
    shares = [section.decimal(key, required=True) for key in ("outstanding", "present", "for")]
    if of is None or record_date is None or None in shares:
        return None
    outstanding, present, votes_for = (count or Decimal(0) for count in shares)
    if not votes_for <= present <= outstanding:
        section.fault("for", "the shares do not add up", "`for` is at most `present`, `present` at most `outstanding`")
        return None
    return ShareholderApproval(
        of=of,
        record_date=record_date,
        meeting_on=meeting_on,
        outstanding=outstanding,
        present=present,
        votes_for=votes_for,
        source=section.source,
    )
