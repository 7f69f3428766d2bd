"""What every change of every amendment means: which row it is about, and whether it can be done at all.

Amendments are read in the order of their numbers, as a lawyer reads them; what they change then takes effect in the
order of effective dates (`fold`). A row is known by its key, which no renaming changes: rows of the base count from
0 in printed order, added rows go on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from toolkit.agreement import Reading, Row
from toolkit.errors import Fault
from toolkit.register.changes import Add, Amendment, Change, Named, Remove, Rename, RenameRegistrant, Reword
from toolkit.register.names import match_key, nearest_names, split_like
from toolkit.register.yaml_text import fault_at


@dataclass(frozen=True, slots=True)
class Step:
    """A change with the keys of the rows it is about; `place` orders the changes of one day."""

    change: Change
    keys: tuple[int, ...]
    place: tuple[int, int]
    schedule: int = 0
    after: int | None = None

    @property
    def on(self) -> date:
        """The first day on which the change is in force."""
        return self.change.effective_on


@dataclass(frozen=True, slots=True)
class NameHeld:
    """A name a row has from a day on."""

    since: date
    name: str


@dataclass(frozen=True)
class Plan:
    """All steps in the order in which they take effect, the names every row has had, and what cannot be done."""

    steps: tuple[Step, ...]
    names: tuple[tuple[NameHeld, ...], ...]
    """By key, in the order in which they were given."""
    registrants: tuple[tuple[str | None, ...], ...]
    """By key: every name its registrant has had."""
    classes: tuple[str | None, ...]
    """By key: the share class."""
    faults: tuple[Fault, ...]

    @cached_property
    def by_name(self) -> Mapping[str, tuple[int, ...]]:
        """The keys of the rows that ever bear a name, by its `match_key`."""
        found: dict[str, dict[int, None]] = {}
        for key, held in enumerate(self.names):
            for one in held:
                found.setdefault(match_key(one.name), {})[key] = None
        return {name: tuple(keys) for name, keys in found.items()}


@dataclass
class _Life:
    """A row while the amendments are read: where it stands and what it has been called."""

    schedule: int
    registrants: list[str | None]
    share_class: str | None
    names: list[NameHeld]
    added_on: date = date.min
    removed_on: date | None = None
    removed_by: int | None = None

    @property
    def name(self) -> str:
        return self.names[-1].name

    def label(self) -> str:
        registrant = f" ({self.registrants[-1]})" if self.registrants[-1] else ""
        return f"{self.name}{registrant}"


@dataclass
class _Reader:
    base: Reading
    lives: list[_Life]
    clauses: list[str]
    steps: list[Step] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _by_name: dict[str, list[int]] = field(default_factory=dict)
    _indexed: int = 0

    def read(self, amendment: Amendment) -> None:
        for index, change in enumerate(amendment.changes):
            self._change(change, (amendment.number, index))

    def _change(self, change: Change, place: tuple[int, int]) -> None:
        if isinstance(change, Add):
            self._add(change, place)
        elif isinstance(change, RenameRegistrant):
            self._rename_registrant(change, place)
        elif isinstance(change, Reword):
            self._reword(change, place)
        else:
            key = self._key(change, change.row)
            if key is not None:
                self._of_row(change, key, place)

    def _of_row(self, change: Change, key: int, place: tuple[int, int]) -> None:
        life = self.lives[key]
        if change.effective_on < life.added_on:
            what = f"{life.name} is only added on {life.added_on}"
            self._fault(change, life.name, what, f"let the change take effect on or after {life.added_on}")
            return
        if life.removed_on is not None and (isinstance(change, Remove) or change.effective_on >= life.removed_on):
            what = f"{life.name} is already removed from {life.removed_on} by Amendment No. {life.removed_by}"
            self._fault(change, life.name, what, "drop one of the two changes")
            return
        if isinstance(change, Remove):
            life.removed_on, life.removed_by = change.effective_on, place[0]
        elif isinstance(change, Rename):
            if not self._free(change, change.to, life.registrants[-1], life.share_class, key):
                return
            life.names.append(NameHeld(change.effective_on, change.to))
            self._enter(change.to, key)
        self.steps.append(Step(change, (key,), place))

    def _add(self, change: Add, place: tuple[int, int]) -> None:
        schedule = self._schedule_of(change)
        after = self._key(change, Named(name=change.after, registrant=change.registrant)) if change.after else None
        if schedule is None or (change.after and after is None):
            return
        registrants = list(dict.fromkeys(life.registrants[-1] for life in self.lives if life.schedule == schedule))
        registrant = change.registrant
        if registrant is None and after is not None:
            registrant = self.lives[after].registrants[-1]
        elif registrant is None and len(registrants) == 1:
            registrant = registrants[0]
        elif registrant is None and registrants != [None] and registrants:
            remedy = f"add `registrant:`, one of: {'; '.join(name for name in registrants if name)}"
            self._fault(change, change.name, f"whose fund is {change.name}?", remedy)
            return
        share_class = change.share_class or self._class_of(change.name, schedule) or self.base.agreement.share_class
        if not self._free(change, change.name, registrant, share_class, None):
            return
        named = [NameHeld(date.min, change.formerly)] if change.formerly else []
        named.append(NameHeld(change.effective_on, change.name))
        self.lives.append(_Life(schedule, [registrant], share_class, named, change.effective_on))
        settled = change.model_copy(update={"registrant": registrant, "share_class": share_class})
        self.steps.append(Step(settled, (len(self.lives) - 1,), place, schedule, after))

    def _class_of(self, name: str, schedule: int) -> str | None:
        return split_like(name, self.base.schedules[schedule].rows)[1]

    def _schedule_of(self, change: Add) -> int | None:
        labels = [schedule.label or schedule.title for schedule in self.base.schedules]
        if change.schedule is not None:
            found = [index for index, label in enumerate(labels) if match_key(label) == match_key(change.schedule)]
            if len(found) == 1:
                return found[0]
            what = f"{'no' if not found else 'more than one'} schedule is called {change.schedule!r}"
            self._fault(change, change.schedule, what, f"the schedules are: {', '.join(labels) or 'none'}")
            return None
        of_registrant = {
            life.schedule
            for life in self.lives
            if change.registrant and match_key(life.registrants[-1] or "") == match_key(change.registrant)
        }
        if len(of_registrant) == 1:
            return of_registrant.pop()
        if len(labels) == 1:
            return 0
        what = "the agreement has no schedule" if not labels else "the agreement has several schedules"
        remedy = f"add `schedule:`, one of: {', '.join(labels)}" if labels else "save an agreement that lists funds"
        self._fault(change, change.name, what, remedy)
        return None

    def _rename_registrant(self, change: RenameRegistrant, place: tuple[int, int]) -> None:
        wanted = match_key(change.name)
        keys = [k for k, life in enumerate(self.lives) if match_key(life.registrants[-1] or "") == wanted]
        if not keys:
            known = {life.registrants[-1] for life in self.lives if life.registrants[-1]}
            self._unknown(change, change.name, (name for name in known if name), "registrant")
            return
        for key in keys:
            self.lives[key].registrants.append(change.to)
        self.steps.append(Step(change, tuple(keys), place))

    def _reword(self, change: Reword, place: tuple[int, int]) -> None:
        if change.new == (change.number in self.clauses):
            if change.new:
                self._fault(change, change.number, f"clause {change.number} stands already", "drop `new:`")
            else:
                known = ", ".join(self.clauses) or "none"
                remedy = f"the clauses are {known}; a new one needs `new: true`"
                self._fault(change, change.number, f"there is no clause {change.number}", remedy)
            return
        if change.new:
            self.clauses.append(change.number)
        self.steps.append(Step(change, (), place))

    def _key(self, change: Change, named: Named) -> int | None:
        """Find the row a change is about: by its name, else by a name it had; a removed row only where none stands."""
        found = self._candidates(named)
        if not found:
            self._unknown(change, named.name, (life.name for life in self.lives), "fund")
            return None
        if len(found) > 1:
            which = "; ".join(self.lives[key].label() for key in found)
            classes = {self.lives[key].share_class for key in found}
            remedy = "add `share_class:`" if len(classes) == len(found) else "add `registrant:`"
            self._fault(change, named.name, f"{named.name!r} is the name of {len(found)} rows: {which}", remedy)
            return None
        return found[0]

    def _bearing(self, wanted: str) -> Sequence[int]:
        """Return the keys of the rows that have, or had, a name."""
        while self._indexed < len(self.lives):
            for held in self.lives[self._indexed].names:
                self._enter(held.name, self._indexed)
            self._indexed += 1
        return self._by_name.get(wanted, ())

    def _enter(self, name: str, key: int) -> None:
        keys = self._by_name.setdefault(match_key(name), [])
        if key not in keys:
            keys.append(key)

    def _candidates(self, named: Named) -> list[int]:
        wanted = match_key(named.name)
        tiers: tuple[list[int], ...] = ([], [], [])
        for key in self._bearing(wanted):
            life = self.lives[key]
            if named.share_class and match_key(life.share_class or "") != match_key(named.share_class):
                continue
            if named.registrant and match_key(named.registrant) not in {match_key(r or "") for r in life.registrants}:
                continue
            former = match_key(life.name) != wanted
            tiers[2 if life.removed_on else 1 if former else 0].append(key)
        return next((tier for tier in tiers if tier), [])

    def _free(
        self,
        change: Change,
        name: str,
        registrant: str | None,
        share_class: str | None,
        own: int | None,
    ) -> bool:
        """Check that no other row of the registrant and class has the name from that day on (check 18)."""
        wanted = (match_key(name), share_class, match_key(registrant or ""))
        for key in self._bearing(wanted[0]):
            life = self.lives[key]
            gone = life.removed_on is not None and life.removed_on <= change.effective_on
            standing = (match_key(life.name), life.share_class, match_key(life.registrants[-1] or ""))
            if key != own and not gone and standing == wanted:
                what = f"{life.label()} stands in the schedule already"
                self._fault(change, name, what, "a series and class has one row; rename or remove the other")
                return False
        return True

    def _unknown(self, change: Change, name: str, known: Iterable[str], noun: str) -> None:
        near = nearest_names(name, known)
        remedy = f"did you mean {' or '.join(repr(found) for found in near)}?" if near else f"check the {noun}'s name"
        self._fault(change, name, f"the schedule lists no {noun} {name!r}", remedy)

    def _fault(self, change: Change, offending: str, what: str, remedy: str) -> None:
        self.faults.append(fault_at(change.source, offending, what, remedy))


def _anchor(change: Add) -> Named:
    return Named(name=change.after or "", registrant=change.registrant)


def make_plan(base: Reading, amendments: Sequence[Amendment]) -> Plan:
    """Resolve every change of the amendments, in the order of their numbers."""
    lives = [
        _Life(index, [row.registrant], row.share_class, _base_names(row))
        for index, schedule in enumerate(base.schedules)
        for row in schedule.rows
    ]
    reader = _Reader(base, lives, [clause.number for clause in base.agreement.clauses])
    for amendment in sorted(amendments, key=lambda one: one.number):
        reader.read(amendment)
    steps = tuple(sorted(reader.steps, key=lambda step: (step.on, step.place)))
    return Plan(
        steps=steps,
        names=tuple(tuple(life.names) for life in reader.lives),
        registrants=tuple(tuple(life.registrants) for life in reader.lives),
        classes=tuple(life.share_class for life in reader.lives),
        faults=tuple(reader.faults),
    )


def _base_names(row: Row) -> list[NameHeld]:
    former = [NameHeld(date.min, row.formerly)] if row.formerly else []
    return [*former, NameHeld(date.min, row.name)]
