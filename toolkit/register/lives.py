"""Every row a contract ever lists, while its amendments are read: what it is called, where it stands, how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.agreement import Reading, Row
from toolkit.register.changes import Named
from toolkit.register.names import match_key, with_class


@dataclass(frozen=True, slots=True)
class NameHeld:
    """A name a row has from a day on."""

    since: date
    name: str


@dataclass
class Life:
    """A row from the day it is added to the day it is removed; the last of its names and registrants hold."""

    schedule: int
    registrants: list[str | None]
    share_class: str | None
    names: list[NameHeld]
    added_on: date = date.min
    removed_on: date | None = None
    removed_by: int | None = None
    """The number of the amendment that removes it."""

    @property
    def name(self) -> str:
        """The name it has last."""
        return self.names[-1].name

    @property
    def registrant(self) -> str | None:
        """The registrant's last name."""
        return self.registrants[-1]

    def label(self) -> str:
        """Name the row so that a person knows which is meant."""
        name = with_class(self.name, self.share_class)
        return f"{name} ({self.registrant})" if self.registrant else name

    def was_of(self, registrant: str) -> bool:
        """Tell whether its registrant has, or had, a name."""
        return match_key(registrant) in {match_key(one or "") for one in self.registrants}


class Lives:
    """All rows by key: those of the base from 0 in printed order, added ones after them."""

    def __init__(self, base: Reading) -> None:
        """Begin with the rows of the base."""
        self._lives: list[Life] = []
        self._by_name: dict[str, list[int]] = {}
        self._by_registrant: dict[str, list[int]] = {}
        for index, schedule in enumerate(base.schedules):
            for row in schedule.rows:
                self.add(Life(index, [row.registrant], row.share_class, _names(row)))

    def __getitem__(self, key: int) -> Life:
        """Return the row of a key."""
        return self._lives[key]

    def __iter__(self) -> Iterator[Life]:
        """Go through the rows in the order of their keys."""
        return iter(self._lives)

    def add(self, life: Life) -> int:
        """Add a row and return its key."""
        self._lives.append(life)
        key = len(self._lives) - 1
        for held in life.names:
            self._enter(held.name, key)
        self._by_registrant.setdefault(match_key(life.registrant or ""), []).append(key)
        return key

    def rename(self, key: int, held: NameHeld) -> None:
        """Give a row another name; it is still found by those it had."""
        self._lives[key].names.append(held)
        self._enter(held.name, key)

    def rename_registrant(self, keys: Sequence[int], to: str) -> None:
        """Give the registrant of rows another name."""
        for key in keys:
            self._by_registrant[match_key(self._lives[key].registrant or "")].remove(key)
            self._lives[key].registrants.append(to)
        kept = self._by_registrant.get(match_key(to), [])
        self._by_registrant[match_key(to)] = sorted([*kept, *keys])

    def called(self, named: Named) -> tuple[int, ...]:
        """Return the rows a name means: those that have it, else those that had it, else those that are removed."""
        wanted = match_key(named.name)
        tiers: tuple[list[int], ...] = ([], [], [])
        for key in self._by_name.get(wanted, ()):
            life = self._lives[key]
            if named.share_class and match_key(life.share_class or "") != match_key(named.share_class):
                continue
            if named.registrant and not life.was_of(named.registrant):
                continue
            former = match_key(life.name) != wanted
            tiers[2 if life.removed_on else 1 if former else 0].append(key)
        return tuple(next((tier for tier in tiers if tier), ()))

    def are_classes_of_one_fund(self, keys: Sequence[int]) -> bool:
        """Tell whether rows differ in nothing but their class: one printed name with a fee for each class."""
        lives = [self._lives[key] for key in keys]
        classes = {life.share_class for life in lives}
        one_fund = len({(life.schedule, match_key(life.registrant or ""), match_key(life.name)) for life in lives}) == 1
        return one_fund and len(classes) == len(lives)

    def standing_as(self, name: str, registrant: str | None, share_class: str | None, day: date) -> tuple[int, ...]:
        """Return the rows that stand on a day, or come to, with this name, registrant and class."""
        wanted = (match_key(name), match_key(registrant or ""), share_class)
        found = []
        for key in self._by_name.get(wanted[0], ()):
            life = self._lives[key]
            gone = life.removed_on is not None and life.removed_on <= day
            if not gone and (match_key(life.name), match_key(life.registrant or ""), life.share_class) == wanted:
                found.append(key)
        return tuple(found)

    def of_registrant(self, registrant: str) -> tuple[int, ...]:
        """Return the rows whose registrant has a name now."""
        return tuple(self._by_registrant.get(match_key(registrant), ()))

    def _enter(self, name: str, key: int) -> None:
        keys = self._by_name.setdefault(match_key(name), [])
        if key not in keys:
            keys.append(key)


def _names(row: Row) -> list[NameHeld]:
    former = [NameHeld(date.min, row.formerly)] if row.formerly else []
    return [*former, NameHeld(date.min, row.name)]
