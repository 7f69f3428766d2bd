"""Every message the toolkit can say of something wrong, found in its source; a message is its fixed words in order."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAYING = {
    *("Fault", "fault", "fault_at", "_fault", "_at", "_refuse", "add", "_unknown", "_name_fault"),
    *("Problem", "_problem", "_doubt", "ValueError", "_MarkupError", "OverdrawnError", "UnmatchedError"),
    *("Meaning", "UnitChoice", "Disagreement"),
    *("_lost", "part_not_read"),
}
"""Calls whose texts are said to a person."""
NAMES = {"what", "remedy", "message", "reason", "hint", "doubts"}
"""Variables that hold such texts on their way there."""
RETURNING = {"refusal", "_not_one_change", "named", "_why"}
"""Functions that return them, as those do whose name speaks of doubts."""
NEVER_SAID = {"no bare figure needs a unit"}
"""Reasons that are kept beside a value and never printed."""
LEAST_WORDS = 3
"""Fewer words are a part of a message: a list's joint, a format."""


@dataclass(frozen=True)
class Said:
    """A message: where it stands in the source, and its fixed words between its variable ones."""

    where: str
    words: tuple[str, ...]

    @property
    def pattern(self) -> str:
        return r"[^\n]*?".join(re.escape(part) for part in self.words)

    def __str__(self) -> str:
        return f"{self.where}: {'…'.join(self.words)}"


def messages() -> list[Said]:
    """All messages of the package, in the order of its files."""
    found: dict[tuple[str, ...], Said] = {}
    for path in sorted((ROOT / "toolkit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for text in said_by(node):
                words = fixed_words(text)
                if len(" ".join(words).split()) >= LEAST_WORDS and words[0] not in NEVER_SAID:
                    where = f"{path.relative_to(ROOT).as_posix()}:{text.lineno}"
                    found.setdefault(words, Said(where, words))
    return list(found.values())


def said_by(node: ast.AST) -> Iterator[ast.expr]:
    """The texts that a statement or call says."""
    if isinstance(node, ast.Call) and (name_of(node.func) in SAYING or adds_doubt(node.func)):
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            yield from texts_of(argument)
    elif isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id in NAMES for one in node.targets):
        yield from texts_of(node.value)
    elif isinstance(node, ast.FunctionDef) and (node.name in RETURNING or "doubt" in node.name):
        for inner in ast.walk(node):
            if isinstance(inner, ast.Return | ast.Yield) and inner.value is not None:
                yield from texts_of(inner.value)


def texts_of(node: ast.expr) -> Iterator[ast.expr]:
    """The texts an expression may be: both arms of a choice, each part of a tuple or dict."""
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            yield node
        case ast.IfExp():
            yield from texts_of(node.body)
            yield from texts_of(node.orelse)
        case ast.BoolOp():
            for value in node.values:
                yield from texts_of(value)
        case ast.Tuple() | ast.List():
            for value in node.elts:
                yield from texts_of(value)
        case ast.BinOp(op=ast.Add()):
            yield from texts_of(node.left)
            yield from texts_of(node.right)


def fixed_words(text: ast.expr) -> tuple[str, ...]:
    """The fixed parts of a text; what is put in between them varies."""
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    words = [""]
    for part in parts:
        if isinstance(part, ast.Constant):
            words[-1] += str(part.value)
        else:
            words.append("")
    return tuple(words)


def name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def adds_doubt(function: ast.expr) -> bool:
    """Whether a call is `….doubts.append`."""
    return isinstance(function, ast.Attribute) and function.attr == "append" and name_of(function.value) == "doubts"


def without_golden() -> list[Said]:
    """The messages that no test expects in so many words."""
    lines = sorted({line for text in expected_texts() for line in text.split("\n")})
    whole = "\n".join(lines)

    def is_expected(said: Said) -> bool:
        longest = max(said.words, key=len)
        return longest in whole and any(longest in line and re.search(said.pattern, line) for line in lines)

    return [said for said in messages() if not is_expected(said)]


def expected_texts() -> Iterator[str]:
    """All text that tests expect: the snapshots, and the words written out in tests."""
    for path in sorted((ROOT / "tests").rglob("*")):
        if path.suffix in (".ambr", ".txt") and "__snapshots__" in path.parts:
            yield path.read_text(encoding="utf-8").replace('\\"', '"')
        elif path.suffix == ".py" and path.name != "errors_said.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
