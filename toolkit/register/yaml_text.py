"""YAML as text with places: the only door to ruamel.yaml.

Every scalar stays the text that was written, so that no date, `0.10` or `no` changes its meaning on the way in; what
it means is decided by the typed readers of `fields`. The subset is what a person writes by hand: one document, no
anchors, no aliases (and so no bombs), no tags, every key once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import Fault, InputError
from toolkit.problems import Source

MAX_BYTES = 4_000_000
"""A hand-written file is far below; more is a mistake, and is refused before it is parsed."""
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: line and column, counting from 1, and how many characters it takes."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as written; `value` is None where nothing, `null` or `~` stands without quotes."""

    value: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, each key once, in written order."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """Return the value under `key`."""
        return next((value for name, value in self.pairs if name.value == key), None)


Node = Scalar | Sequence | Mapping


def texts_in(node: Node) -> Iterator[str]:
    """Walk all texts below a node, keys left out."""
    if isinstance(node, Scalar):
        yield node.value or ""
        return
    for one in node.items if isinstance(node, Sequence) else (value for _key, value in node.pairs):
        yield from texts_in(one)


@dataclass(frozen=True)
class YamlFile:
    """A parsed file: its name for messages, its lines for excerpts, its root."""

    name: str
    lines: tuple[str, ...]
    root: Mapping

    def fault(self, place: Place, what: str, remedy: str) -> Fault:
        """Make a fault at a place, with the line and a caret."""
        return _fault(self.name, self.lines, place, what, remedy)

    def source(self, place: Place) -> Source:
        """Return the place as the source of a fact: its excerpt is the file's name and the line."""
        return Source(line=place.line, excerpt=f"{self.name}: {self._line(place)}")

    def _line(self, place: Place) -> str:
        return self.lines[place.line - 1] if place.line <= len(self.lines) else ""


def read_yaml(path: Path) -> YamlFile:
    """Parse the file at `path`; `InputError` with the place where it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            Fault(path.name or str(path), f"cannot be read: {reason}", "check the path and its permissions")
        ) from error
    if len(content) > MAX_BYTES:
        raise InputError(Fault(path.name, f"has {len(content)} bytes", "split it: a file holds at most 4 MB"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what = f"is not UTF-8: byte 0x{content[error.start]:02x}"
        raise InputError(Fault(f"{path.name}: line {line}", what, "save the file as UTF-8")) from error
    return parse_yaml(text, path.name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """Parse YAML text; `name` is what messages call the file. An empty file is an empty mapping."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    lines = tuple(text.splitlines())
    reader = _Reader(name, lines)
    try:
        root = reader.document(iter(YAML(typ="safe", pure=True).parse(text)))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        what = f"is not valid YAML: {error.problem or error.context}"
        remedy = "mend the line; text with `: ` or ` #` in it needs quotes"
        raise InputError([*reader.faults, _fault(name, lines, place, what, remedy)]) from error
    except ReaderError as error:
        line, column = text.count("\n", 0, error.position) + 1, error.position - text.rfind("\n", 0, error.position)
        what = f"is not text: the control character {text[error.position]!a}"
        raise InputError(Fault(f"{name}: line {line}, column {column}", what, "remove the character")) from error
    if reader.faults:
        raise InputError(reader.faults)
    return YamlFile(name, lines, root)


def fault_at(source: Source, offending: str, what: str, remedy: str) -> Fault:
    """Make a fault at the source of a fact of a YAML file, the caret under the offending words where they stand."""
    name, _, excerpt = source.excerpt.partition(": ")
    start = excerpt.find(offending) if offending else -1
    if start < 0:
        return Fault(f"{name}: line {source.line}", what, remedy, excerpt)
    where = f"{name}: line {source.line}, column {start + 1}"
    return Fault(where, what, remedy, excerpt, (start, len(offending)))


def _fault(name: str, lines: tuple[str, ...], place: Place, what: str, remedy: str) -> Fault:
    where = f"{name}: line {place.line}, column {place.column}"
    if place.line > len(lines):
        return Fault(where, what, remedy)
    return Fault(where, what, remedy, lines[place.line - 1], (place.column - 1, place.length))


class _Reader:
    """Builds nodes from ruamel's events and gathers what the subset refuses."""

    def __init__(self, name: str, lines: tuple[str, ...]) -> None:
        self.name = name
        self.lines = lines
        self.faults: list[Fault] = []

    def document(self, events: Iterator[Any]) -> Mapping:
        root: Node | None = None
        for event in events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                node = self._node(next(events), events, 0)
                if root is not None:
                    self._refuse(node.place, "is a second document", "keep one document a file; remove the `---`")
                root = root if root is not None else node
        if root is None or (isinstance(root, Scalar) and root.value is None):
            return Mapping((), Place(1, 1))
        if not isinstance(root, Mapping):
            self._refuse(root.place, "is not a list of `key: value` lines", "begin with a key, as in `number: 1`")
            return Mapping((), root.place)
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        kind = type(event).__name__
        place = _place(event)
        if depth > MAX_DEPTH:
            fault = _fault(self.name, self.lines, place, "is nested too deeply", f"at most {MAX_DEPTH} levels")
            raise InputError([*self.faults, fault])
        if kind == "AliasEvent":
            self._refuse(place, f"`*{event.anchor}` is an alias", "write the value out; aliases are not read")
            return Scalar(None, place)
        if getattr(event, "anchor", None):
            self._refuse(place, f"`&{event.anchor}` is an anchor", "remove it; anchors are not read")
        if getattr(event, "tag", None):
            self._refuse(place, f"`{event.tag}` is a tag", "remove it; every value is read as text")
        if kind == "SequenceStartEvent":
            return Sequence(tuple(self._items(events, depth)), place)
        if kind == "MappingStartEvent":
            return self._mapping(place, events, depth)
        plain = event.style is None or event.style == ""
        return Scalar(None if plain and event.value in ("", "null", "~") else event.value, place)

    def _items(self, events: Iterator[Any], depth: int) -> Iterator[Node]:
        while type(event := next(events)).__name__ != "SequenceEndEvent":
            yield self._node(event, events, depth + 1)

    def _mapping(self, place: Place, events: Iterator[Any], depth: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while type(event := next(events)).__name__ != "MappingEndEvent":
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar) or key.value is None:
                self._refuse(key.place, "is not a key", "write a word before the colon")
            elif key.value in pairs:
                first = pairs[key.value][0].place.line
                self._refuse(key.place, f"`{key.value}` stands twice (first in line {first})", "keep one of them")
            else:
                pairs[key.value] = (key, value)
        return Mapping(tuple(pairs.values()), place)

    def _refuse(self, place: Place, what: str, remedy: str) -> None:
        self.faults.append(_fault(self.name, self.lines, place, what, remedy))


def _place(event: Any) -> Place:
    """Return where an event begins; a value of several lines is marked on its first."""
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Place(start.line + 1, start.column + 1, max(1, length))
