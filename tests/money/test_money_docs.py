"""The page about money names every convention and prints the fee that each value really gives."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from test_statement import worked

from toolkit.money.conventions import Conventions, allowed_values

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "money.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?:`(?P<key>[a-z_]+)` )?\| `(?P<value>[^`]+)` \|.*\| (?P<fee>[\d,.]+) \|$", re.MULTILINE)


def table() -> list[tuple[str, str, str]]:
    """Key, value and fee of each line of the table of conventions."""
    lines, key = [], ""
    for found in ROW.finditer(PAGE):
        key = found["key"] or key
        lines.append((key, found["value"], found["fee"].replace(",", "")))
    return lines


def test_the_page_names_every_value_of_every_convention_the_default_first() -> None:
    expected = {key: allowed_values(key) for key in Conventions.model_fields}
    named = {key: tuple(value for of, value, _ in table() if of == key) for key, _, _ in table()}
    assert {key: set(values) for key, values in named.items()} == {key: set(values) for key, values in expected.items()}
    assert {key: values[0] for key, values in named.items()} == Conventions().model_dump()


@pytest.mark.parametrize(("key", "value", "fee"), table())
def test_the_worked_example_gives_the_fee_of_the_page(tmp_path: Path, key: str, value: str, fee: str) -> None:
    assert worked(tmp_path, **{key: value}).total == Decimal(fee)
