"""The proof of a printed document: read it back, and it must give the data it was printed from."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from toolkit.agreement import Reading
from toolkit.errors import ContractError
from toolkit.problems import Kind, Problem, Severity

_OF_THE_PLACE = frozenset({"source", "confidence"})
_MOST_NAMED = 5


def facts(value: Any, as_printed: Callable[[str], str] = str) -> Any:
    """Return data without its places: the equality of two readings is that of everything but source and confidence.

    `as_printed` says how a format prints a text: EDGAR text has no dashes, curly quotes or accents.
    """
    if isinstance(value, dict):
        return {key: facts(item, as_printed) for key, item in value.items() if key not in _OF_THE_PLACE}
    if isinstance(value, list):
        return [facts(item, as_printed) for item in value]
    return as_printed(value) if isinstance(value, str) else value


def differences(
    expected: Reading, found: Reading, *, whole: bool = True, as_printed: Callable[[str], str] = str
) -> tuple[str, ...]:
    """Name each fact in which two readings differ; with `whole` the agreement too, else the schedules alone."""
    parts = ("agreement", "schedules") if whole else ("schedules",)
    left, right = (facts(one.model_dump(mode="json"), as_printed) for one in (expected, found))
    return tuple(line for part in parts for line in _unlike(part, left[part], right[part]))


def _unlike(path: str, expected: Any, found: Any) -> Iterator[str]:
    """Walk two trees of JSON together and say where they part."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in expected:
            yield from _unlike(f"{path}.{key}", expected[key], found.get(key))
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (one, other) in enumerate(zip(expected, found, strict=True)):
            yield from _unlike(f"{path}[{index}]", one, other)
    elif isinstance(expected, list) and isinstance(found, list):
        yield f"{path}: {len(expected)} in the data, {len(found)} on the paper"
    elif expected != found:
        yield f"{path}: {expected!r} in the data, {found!r} on the paper"


def read_back(reading: Reading, data: bytes, file_name: str, *, whole: bool) -> tuple[Problem, ...]:
    """Read a printed document and return a blocker where it does not say what the data says."""
    from toolkit.reading.extract import extract
    from toolkit.writing.lint import ascii_text

    as_printed = ascii_text if file_name.endswith(".txt") else str
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        path.write_bytes(data)
        try:
            unlike = differences(reading, extract(path), whole=whole, as_printed=as_printed)
        except ContractError as error:
            unlike = (str(error),)
    if not unlike:
        return ()
    named = "; ".join(unlike[:_MOST_NAMED])
    more = f"; and {len(unlike) - _MOST_NAMED} more" if len(unlike) > _MOST_NAMED else ""
    problem = Problem(
        rule="read-back",
        kind=Kind.READING,
        severity=Severity.BLOCKER,
        message=f"{file_name}, read back, does not give the data it was printed from: {named}{more}",
        remedy="do not sign it: compare it with the data by eye, and send us both",
    )
    return (problem,)
