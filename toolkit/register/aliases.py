"""Other words for a row in data files: fund numbers, tickers, short names (`aliases.yaml`).

"1204": INVESCO Growth Fund K Shares
GROWTH-K: {name: INVESCO Growth Fund K Shares, registrant: "INVESCO STOCK FUNDS, INC."}
"""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import Faults
from toolkit.problems import Noun, Source
from toolkit.register.changes import Named
from toolkit.register.fields import root_section
from toolkit.register.names import match_key
from toolkit.register.yaml_text import Mapping, YamlFile, read_yaml


class Alias(Noun):
    """One other word for a row."""

    alias: str
    row: Named
    source: Source


class Aliases(Noun):
    """What `aliases.yaml` says, in written order."""

    aliases: tuple[Alias, ...] = ()


def load_aliases(path: Path, wrong: Faults | None = None) -> Aliases:
    """Read `aliases.yaml`; a missing file has none. `InputError` names all faults.

    With `wrong` they go there, and what could be read is returned.
    """
    return parse_aliases(read_yaml(path), wrong) if path.exists() else Aliases()


def parse_aliases(file: YamlFile, wrong: Faults | None = None) -> Aliases:
    """Read aliases from parsed YAML: a line for each, its key the other word."""
    root, faults = root_section(file)
    found: dict[str, Alias] = {}
    for key, node in root.node.pairs:
        word = key.value or ""
        if isinstance(node, Mapping):
            inner = root.section(word)
            fields = {name: inner.text(name) if inner else None for name in ("name", "registrant", "share_class")}
            if inner:
                inner.done()
        else:
            fields = {"name": root.text(word, required=True)}
        if match_key(word) in found:
            other = found[match_key(word)].source.line
            root.fault(word, f"`{word}` is the alias of line {other} again", "case and blanks do not count; keep one")
        elif fields["name"]:
            row = Named.model_validate(fields)
            found[match_key(word)] = Alias(alias=word, row=row, source=root.file.source(key.place))
        elif isinstance(node, Mapping):
            root.fault(word, "`name` is missing", "add `name: …`")
    faults.refuse(wrong)
    return Aliases(aliases=tuple(found.values()))
