"""The style sheets in a document, written into its elements: what is hidden, centred or raised by its class.

Only selectors of one element are read (`p`, `.c`, `td.n`, `#x`); of what they declare only what changes the print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->|@(?:import|charset)[^;{}]*;", re.DOTALL)
_AT_RULE = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<declared>[^{}]*)\}")
_SELECTOR = re.compile(r"(?P<tag>[a-z][\w-]*)?(?P<mark>[.#][\w-]+)?", re.IGNORECASE)
_PRINTED = re.compile(
    r"display|visibility|font|font-family|font-size|font-weight|text-align|text-decoration[\w-]*|text-transform|vertical-align|"
    r"margin(?:-top|-bottom)?|(?:page-)?break-(?:before|after)|position|top|left|bottom|right"
)
_MOST = 200_000
"""Characters of style sheets; more than this is no filing."""

Declared = dict[str, str]


def with_sheets(root: Any) -> None:
    """Write what the style sheets of a document declare into the `style` of its elements, below what stands there."""
    text = " ".join(element.text or "" for element in root.iter("style"))[:_MOST]
    rules: dict[tuple[str, str], Declared] = {}
    for tag, mark, declared in _rules(_AT_RULE.sub(" ", _COMMENT.sub(" ", text))):
        rules.setdefault((tag, mark), {}).update(declared)
    for element in root.iter("*") if rules else ():
        found = _declared_for(element, rules)
        own = element.get("style") or ""
        said = {name for name, _ in _declarations(own)}
        added = "; ".join(f"{name}: {value}" for name, value in found.items() if name not in said)
        if added:
            element.set("style", f"{own.rstrip(' ;')}; {added}" if own.strip() else added)


def _rules(sheet: str) -> Iterator[tuple[str, str, Declared]]:
    """Yield the rules of a sheet in order: tag, class or number of an element (either empty), and what is declared."""
    for rule in _RULE.finditer(sheet):
        declared = dict(_declarations(rule["declared"]))
        for selector in rule["selectors"].split(",") if declared else ():
            found = _SELECTOR.fullmatch(selector.strip())
            if found is not None and found[0]:
                yield (found["tag"] or "").lower(), found["mark"] or "", declared


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a style declares of how things are printed."""
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon and _PRINTED.fullmatch(name.strip().lower()):
            yield name.strip().lower(), re.sub(r"\s*!important\s*$", "", value.strip())


def _declared_for(element: Any, rules: dict[tuple[str, str], Declared]) -> Declared:
    """Return what the rules declare of an element: those of its tag, then of its classes, then of its number."""
    tag = element.tag if isinstance(element.tag, str) else ""
    marks = ["", *(f".{name}" for name in (element.get("class") or "").split())]
    marks += [f"#{element.get('id')}"] if element.get("id") else []
    found: Declared = {}
    for mark in marks:
        for key in ((tag, mark),) if not mark else (("", mark), (tag, mark)):
            found.update(rules.get(key, {}))
    return found
