"""What every change of every amendment means: which rows it is about, and whether it can be done at all.

Amendments are read in the order of their numbers, as a lawyer reads them; what they change then takes effect in the
order of effective dates (`fold`). A row is known by its key, which no renaming changes: rows of the base count from
0 in printed order, added rows go on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from toolkit.agreement import Reading
from toolkit.errors import Fault
from toolkit.register.changes import (
    Add,
    Amendment,
    Change,
    Named,
    Redate,
    Remove,
    Rename,
    RenameRegistrant,
    Rerate,
    Reword,
)
from toolkit.register.clause_facts import facts_of, readings, said_anew, unsaid
from toolkit.register.lives import Life, Lives, NameHeld
from toolkit.register.names import class_endings, match_key, nearest_names, split_like
from toolkit.register.yaml_text import fault_at


@dataclass(frozen=True, slots=True)
class Step:
    """A change with the keys of the rows it is about; `place` (number, index) orders the changes of one day.

    An added row goes into `schedule`, behind the last of the rows `after`, else at the end of its registrant's group.
    """

    change: Change
    keys: tuple[int, ...]
    place: tuple[int, int]
    schedule: int = 0
    after: tuple[int, ...] = ()

    @property
    def on(self) -> date:
        """The first day on which the change is in force."""
        return self.change.effective_on


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
    schedules: tuple[int, ...]
    """By key: which schedule, counting from 0."""
    faults: tuple[Fault, ...]

    def ever_called(self, named: Named) -> tuple[int, ...]:
        """Return the keys of the rows that ever bear a name, of a registrant and class where given."""
        registrant, share_class = match_key(named.registrant or ""), match_key(named.share_class or "")
        return tuple(
            key
            for key in self.by_name.get(match_key(named.name), ())
            if (not registrant or registrant in {match_key(one or "") for one in self.registrants[key]})
            and (not share_class or share_class == match_key(self.classes[key] or ""))
        )

    @cached_property
    def by_name(self) -> Mapping[str, tuple[int, ...]]:
        """The keys of the rows that ever bear a name, by its `match_key`."""
        found: dict[str, dict[int, None]] = {}
        for key, held in enumerate(self.names):
            for one in held:
                found.setdefault(match_key(one.name), {})[key] = None
        return {name: tuple(keys) for name, keys in found.items()}


def make_plan(base: Reading, amendments: Sequence[Amendment]) -> Plan:
    """Resolve every change of the amendments, in the order of their numbers."""
    reader = _Reader(base)
    for amendment in sorted(amendments, key=lambda one: one.number):
        for index, change in enumerate(amendment.changes):
            reader.read(change, (amendment.number, index))
    return Plan(
        steps=tuple(sorted(reader.steps, key=lambda step: (step.on, step.place))),
        names=tuple(tuple(life.names) for life in reader.lives),
        registrants=tuple(tuple(life.registrants) for life in reader.lives),
        classes=tuple(life.share_class for life in reader.lives),
        schedules=tuple(life.schedule for life in reader.lives),
        faults=tuple(reader.faults),
    )


class _Reader:
    """Reads change after change, keeping what each row has become, and gathers steps and faults."""

    def __init__(self, base: Reading) -> None:
        self.base = base
        self.lives = Lives(base)
        self.endings = [class_endings(schedule.rows) for schedule in base.schedules]
        self.clauses = {clause.number: clause.text for clause in base.agreement.clauses}
        self.facts = dict(facts_of(base.agreement))
        self.steps: list[Step] = []
        self.faults: list[Fault] = []

    def read(self, change: Change, place: tuple[int, int]) -> None:
        if isinstance(change, Add):
            self._add(change, place)
        elif isinstance(change, RenameRegistrant):
            self._rename_registrant(change, place)
        elif isinstance(change, Reword):
            self._reword(change, place)
        else:
            keys = self._keys(change)
            if keys and all(self._can_be_done(change, self.lives[key]) for key in keys):
                self._of_rows(change, keys, place)

    def _keys(self, change: Remove | Rename | Rerate | Redate) -> tuple[int, ...]:
        """Find the rows a change is about: one, or all classes of a fund that is removed or renamed as a whole."""
        found = self.lives.called(change.row)
        whole = isinstance(change, Remove | Rename) and self.lives.are_classes_of_one_fund(found)
        if len(found) == 1 or (found and whole):
            return found
        if not found:
            self._unknown(change, change.row.name, (life.name for life in self.lives), "fund")
            return ()
        which = "; ".join(self.lives[key].label() for key in found)
        classes = {self.lives[key].share_class for key in found}
        remedy = "add `share_class:`" if len(classes) == len(found) else "add `registrant:`"
        self._fault(change, change.row.name, f"{change.row.name!r} is the name of {len(found)} rows: {which}", remedy)
        return ()

    def _can_be_done(self, change: Change, life: Life) -> bool:
        if change.effective_on < life.added_on:
            what = f"{life.name} is only added on {life.added_on}"
            self._fault(change, life.name, what, f"let the change take effect on or after {life.added_on}")
            return False
        if life.removed_on is not None and (isinstance(change, Remove) or change.effective_on >= life.removed_on):
            what = f"{life.name} is already removed from {life.removed_on} by Amendment No. {life.removed_by}"
            self._fault(change, life.name, what, "drop one of the two changes")
            return False
        return True

    def _of_rows(self, change: Change, keys: tuple[int, ...], place: tuple[int, int]) -> None:
        if isinstance(change, Rename):
            lives = [self.lives[key] for key in keys]
            if not all(self._is_free(change, change.to, life.registrant, life.share_class, keys) for life in lives):
                return
        for key in keys:
            if isinstance(change, Remove):
                self.lives[key].removed_on, self.lives[key].removed_by = change.effective_on, place[0]
            elif isinstance(change, Rename):
                self.lives.rename(key, NameHeld(change.effective_on, change.to))
        self.steps.append(Step(change, keys, place))

    def _add(self, change: Add, place: tuple[int, int]) -> None:
        after = self._after(change)
        schedule = self.lives[after[0]].schedule if after else self._schedule_of(change)
        if schedule is None or (change.after and not after):
            return
        registrant = change.registrant or (self.lives[after[0]].registrant if after else None)
        if registrant is None:
            known = list(dict.fromkeys(life.registrant for life in self.lives if life.schedule == schedule))
            if len(known) > 1:
                remedy = f"add `registrant:`, one of: {'; '.join(name for name in known if name)}"
                self._fault(change, change.name, f"whose fund is {change.name}?", remedy)
                return
            registrant = known[0] if known else None
        printed_class = split_like(change.name, self.endings[schedule])[1]
        share_class = change.share_class or printed_class or self.base.agreement.share_class
        if not self._is_free(change, change.name, registrant, share_class, ()):
            return
        names = [NameHeld(date.min, change.formerly)] if change.formerly else []
        names.append(NameHeld(change.effective_on, change.name))
        key = self.lives.add(Life(schedule, [registrant], share_class, names, change.effective_on))
        settled = change.model_copy(update={"registrant": registrant, "share_class": share_class})
        self.steps.append(Step(settled, (key,), place, schedule, after))

    def _after(self, change: Add) -> tuple[int, ...]:
        """Find the row (or all classes of the fund) that an added row goes behind."""
        if change.after is None:
            return ()
        own = self.lives.called(Named(name=change.after, registrant=change.registrant))
        found = own or self.lives.called(Named(name=change.after))
        if not found:
            self._unknown(change, change.after, (life.name for life in self.lives), "fund")
        elif len(found) > 1 and not self.lives.are_classes_of_one_fund(found):
            which = "; ".join(self.lives[key].label() for key in found)
            self._fault(change, change.after, f"{change.after!r} is the name of {len(found)} rows: {which}", "name one")
            return ()
        return found

    def _schedule_of(self, change: Add) -> int | None:
        """Tell which schedule a row is added to: the one named, its registrant's, or the only one."""
        labels = [schedule.label or schedule.title for schedule in self.base.schedules]
        if change.schedule is not None:
            found = [index for index, label in enumerate(labels) if match_key(label) == match_key(change.schedule)]
            if len(found) == 1:
                return found[0]
            what = f"{'more than one' if found else 'no'} schedule is called {change.schedule!r}"
            self._fault(change, change.schedule, what, f"the schedules are: {', '.join(labels) or 'none'}")
            return None
        own = {self.lives[key].schedule for key in self.lives.of_registrant(change.registrant or "")}
        if change.registrant and len(own) == 1:
            return own.pop()
        if len(labels) == 1:
            return 0
        what = "the agreement has several schedules" if labels else "the agreement has no schedule"
        remedy = f"add `schedule:`, one of: {', '.join(labels)}" if labels else "save an agreement that lists funds"
        self._fault(change, change.name, what, remedy)
        return None

    def _rename_registrant(self, change: RenameRegistrant, place: tuple[int, int]) -> None:
        keys = self.lives.of_registrant(change.name)
        if not keys:
            known = (life.registrant for life in self.lives if life.registrant)
            self._unknown(change, change.name, known, "registrant")
            return
        self.lives.rename_registrant(keys, change.to)
        self.steps.append(Step(change, keys, place))

    def _reword(self, change: Reword, place: tuple[int, int]) -> None:
        old = self.clauses.get(change.number)
        if change.new and old is not None:
            self._fault(change, change.number, f"clause {change.number} stands already", "drop `new:`")
        elif not change.new and old is None:
            remedy = f"the clauses are {', '.join(self.clauses) or 'none'}; a new one needs `new: true`"
            self._fault(change, change.number, f"there is no clause {change.number}", remedy)
        else:
            self._take_text(change, old or "", place)

    def _take_text(self, change: Reword, old: str, place: tuple[int, int]) -> None:
        others = (text for number, text in self.clauses.items() if number != change.number)
        read, doubtful = said_anew(self.facts, old, change.text, others)
        open_ = [name for name in doubtful if name not in change.facts]
        for name in open_:
            meant = " or ".join(str(value) for value in readings(change.text, name))
            what = f"the new text of clause {change.number} may set `{name}` to {meant}"
            self._fault(change, change.number, what, f"say which: add `{name}: …`")
        strange = list(unsaid(change.text, change.facts))
        for name in strange:
            what = f"the new text of clause {change.number} does not say `{name}: {change.facts[name]}`"
            self._fault(change, str(change.facts[name]), what, "let the words and the fact say the same")
        if not open_ and not strange:
            facts = {**read, **change.facts}
            self.clauses[change.number] = change.text
            self.facts.update(facts)
            self.steps.append(Step(change.model_copy(update={"facts": facts}), (), place))

    def _is_free(
        self, change: Change, name: str, registrant: str | None, share_class: str | None, own: Sequence[int]
    ) -> bool:
        """Check that no other row of the registrant and class has the name from that day on (check 18)."""
        others = set(self.lives.standing_as(name, registrant, share_class, change.effective_on)) - set(own)
        for key in others:
            what = f"{self.lives[key].label()} stands in the schedule already"
            self._fault(change, name, what, "a series and class has one row; rename or remove the other")
        return not others

    def _unknown(self, change: Change, name: str, known: Iterable[str], noun: str) -> None:
        near = nearest_names(name, known)
        remedy = f"did you mean {' or '.join(repr(found) for found in near)}?" if near else f"check the {noun}'s name"
        self._fault(change, name, f"the schedule lists no {noun} {name!r}", remedy)

    def _fault(self, change: Change, offending: str, what: str, remedy: str) -> None:
        self.faults.append(fault_at(change.source, offending, what, remedy))
