"""The page on the register, held to what the register does."""

import re
from datetime import date
from pathlib import Path

from harbor import contract, shown

from toolkit.register import amend
from toolkit.register.amendment import parse_amendment
from toolkit.register.changes import Amendment
from toolkit.register.yaml_text import parse_yaml

PAGE = Path(__file__).parents[2] / "docs" / "register.md"


def test_its_amendment_does_what_it_says():
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    paper = parse_amendment(parse_yaml(example, "register.md"))
    found = amend.apply(contract(), paper)
    assert amend.amendment_problems(contract(), paper) == ()
    assert shown(amend.as_of(found, date(2003, 12, 1))) == [
        "Beacon Equity Fund K Shares 0.40",
        "Harbor Gold Fund K Shares 0.45",
        "Meridian Growth & Income Fund K Shares 0.40",
    ]


def test_it_names_every_kind_of_change():
    kinds = {
        kind["properties"]["kind"]["const"]
        for kind in Amendment.model_json_schema()["$defs"].values()
        if "kind" in kind.get("properties", {})
    }
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)) == kinds
