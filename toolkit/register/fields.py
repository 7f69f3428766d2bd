"""Typed, strict reading of YAML text: dates, figures, percents, yes and no, and the keys that may stand.

A `Section` is a mapping whose keys are asked for one by one. What is wrong is gathered in one list, so that a person
mends a file in one go; a getter that found a fault answers None and the reader goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from toolkit.amounts import parse_decimal
from toolkit.errors import Fault, Faults, InputError
from toolkit.problems import Source
from toolkit.register.yaml_text import Mapping, Node, Place, Scalar, Sequence, YamlFile

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES = {"true": True, "yes": True, "false": False, "no": False}


class FaultList:
    """The faults of one file, raised together in the order of the file."""

    def __init__(self) -> None:
        """Begin without faults."""
        self._found: list[tuple[Place, Fault]] = []

    def add(self, place: Place, fault: Fault) -> None:
        """Note a fault at a place."""
        self._found.append((place, fault))

    def in_order(self) -> tuple[Fault, ...]:
        """Return all faults in the order of the file."""
        ordered = sorted(self._found, key=lambda one: (one[0].line, one[0].column))
        return tuple(fault for _place, fault in ordered)

    def refuse(self, wrong: Faults | None = None) -> None:
        """Raise `InputError` with all faults, if there are any; with `wrong`, add them there for its owner to raise."""
        if wrong is not None:
            wrong.found += self.in_order()
        elif self._found:
            raise InputError(self.in_order())


class Section:
    """A mapping of the file, its keys read once each; faults go to the file's common list."""

    def __init__(self, file: YamlFile, node: Mapping, faults: FaultList) -> None:
        """Read `node` of `file`, adding what is wrong to `faults`."""
        self.file = file
        self.node = node
        self._faults = faults
        self._known: list[str] = []

    @property
    def source(self) -> Source:
        """Where the section begins."""
        return self.file.source(self.node.place)

    def source_of(self, key: str) -> Source:
        """Where the value of `key` stands, else where the section begins."""
        node = self.node.get(key)
        return self.file.source(node.place if node else self.node.place)

    def fault(self, key: str | None, what: str, remedy: str) -> None:
        """Note a fault at the value of `key`, or at the section."""
        node = self.node.get(key) if key else None
        self._at(node.place if node else self.node.place, what, remedy)

    def has(self, key: str) -> bool:
        """Tell whether `key` stands with a value."""
        node = self._find(key)
        return node is not None and not (isinstance(node, Scalar) and node.value is None)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """Return a text, its blanks and line breaks collapsed to single blanks."""
        written = self._scalar(key, required=required)
        if written is None:
            return None
        collapsed = " ".join(written.split())
        if not collapsed:
            self.fault(key, f"`{key}` is empty", "write a text or remove the line")
            return None
        return collapsed

    def date(self, key: str, *, required: bool = False) -> date | None:
        """Return an ISO date, `2003-11-24`; nothing else is a date."""
        written = self._scalar(key, required=required)
        if written is None:
            return None
        day = _iso_day(written)
        if day is None:
            self.fault(key, f"`{key}` is {written!r}, not a date", "write year-month-day, as in 2003-11-24")
        return day

    def decimal(self, key: str, *, required: bool = False) -> Decimal | None:
        """Return a figure that is not negative; thousands commas may stand in threes."""
        written = self._scalar(key, required=required)
        if written is None:
            return None
        try:
            figure = parse_decimal(written)
        except ValueError:
            self.fault(key, f"`{key}` is {written!r}, not a figure", "write digits, as in 250,000,000 or 0.45")
            return None
        if figure < 0:
            self.fault(key, f"`{key}` is {written!r}, below zero", "write a figure that is not negative")
            return None
        return figure

    def whole(self, key: str, *, required: bool = False) -> int | None:
        """Return a whole number that is not negative."""
        written = self._scalar(key, required=required)
        if written is None:
            return None
        if not (written.isascii() and written.isdigit() and len(written) <= 9):  # noqa: PLR2004 - no count here has more digits
            self.fault(key, f"`{key}` is {written!r}, not a whole number", "write digits only, as in 12")
            return None
        return int(written)

    def yes_no(self, key: str, *, required: bool = False) -> bool | None:
        """Return true or false, also written yes or no."""
        written = self._scalar(key, required=required)
        if written is None:
            return None
        if written.lower() not in _YES:
            self.fault(key, f"`{key}` is {written!r}", "write true or false")
            return None
        return _YES[written.lower()]

    def choice(self, key: str, allowed: Iterable[str], *, required: bool = False) -> str | None:
        """Return one of a few words, told apart without regard to case."""
        written = self._scalar(key, required=required)
        if written is None:
            return None
        words = tuple(allowed)
        found = next((word for word in words if word.lower() == written.lower()), None)
        if found is None:
            near = nearest(written, words)
            remedy = f"did you mean {near!r}?" if near else f"write one of: {', '.join(words)}"
            self.fault(key, f"`{key}` is {written!r}", remedy)
        return found

    def section(self, key: str, *, required: bool = False) -> Section | None:
        """Return the mapping under `key`."""
        node = self._find(key)
        if node is None or (isinstance(node, Scalar) and node.value is None):
            if required:
                self.fault(None, f"`{key}` is missing", f"add `{key}:`")
            return None
        if not isinstance(node, Mapping):
            self.fault(key, f"`{key}` is not a group of keys", "write `key: value` lines below it")
            return None
        return Section(self.file, node, self._faults)

    def sections(self, key: str) -> tuple[Section, ...]:
        """Return the mappings listed under `key`; none where it is absent."""
        found = []
        for item in self.nodes(key):
            if isinstance(item, Mapping):
                found.append(Section(self.file, item, self._faults))
            else:
                self._at(item.place, f"an entry of `{key}` is not a group of keys", "write `- {key: value, …}`")
        return tuple(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts listed under `key`; a single text counts as a list of one."""
        found = []
        for item in self.nodes(key):
            if isinstance(item, Scalar) and item.value is not None and item.value.strip():
                found.append(" ".join(item.value.split()))
            else:
                self._at(item.place, f"an entry of `{key}` is not a text", "write a text, in quotes where in doubt")
        return tuple(found)

    def nodes(self, key: str) -> tuple[Node, ...]:
        """Return what is listed under `key`, unread; a single value counts as a list of one."""
        node = self._find(key)
        if node is None or (isinstance(node, Scalar) and node.value is None):
            return ()
        return node.items if isinstance(node, Sequence) else (node,)

    def done(self) -> None:
        """Note every key nobody asked for, with the nearest that is known."""
        for key, _value in self.node.pairs:
            written = key.value or ""
            if written not in self._known:
                near = nearest(written, self._known)
                remedy = f"did you mean `{near}`?" if near else f"known here: {', '.join(self._known)}"
                self._at(key.place, f"`{written}` is not a key here", remedy)

    def _find(self, key: str) -> Node | None:
        if key not in self._known:
            self._known.append(key)
        return self.node.get(key)

    def _scalar(self, key: str, *, required: bool) -> str | None:
        node = self._find(key)
        if isinstance(node, Scalar) and node.value is not None:
            return node.value.strip() or node.value
        if node is not None and not isinstance(node, Scalar):
            self.fault(key, f"`{key}` is a group, not a single value", "write one value after the colon")
        elif required:
            self.fault(None if node is None else key, f"`{key}` is missing", f"add `{key}: …`")
        return None

    def _at(self, place: Place, what: str, remedy: str) -> None:
        self._faults.add(place, self.file.fault(place, what, remedy))


def _iso_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if _ISO_DAY.fullmatch(written) else None
    except ValueError:  # the 31st of June
        return None


def nearest(written: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known word most like the written one, case ignored; None where none is near."""
    lowered = {word.lower(): word for word in known}
    found = get_close_matches(written.lower(), lowered, n=1, cutoff=cutoff)
    return lowered[found[0]] if found else None


def root_section(file: YamlFile) -> tuple[Section, FaultList]:
    """Return the whole file as a section, and the list that its faults go to."""
    faults = FaultList()
    return Section(file, file.root, faults), faults
