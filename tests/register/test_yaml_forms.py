import re

import pytest
from harbor import amendment, contract, reading

from toolkit.register.aliases import parse_aliases
from toolkit.register.amend import apply
from toolkit.register.amendment import parse_amendment
from toolkit.register.forms import yaml_forms
from toolkit.register.matching import name_faults
from toolkit.register.parties import parse_parties
from toolkit.register.terms import parse_terms
from toolkit.register.yaml_text import parse_yaml

READERS = {"terms.yaml": parse_terms, "parties.yaml": parse_parties, "aliases.yaml": parse_aliases}


def stated(text):
    """Take the `#` off every example."""
    return "\n".join(line[1:] if re.match(r"#(\S|  )", line) else line for line in text.splitlines())


def read(file, text):
    reader = READERS.get(file, parse_amendment)
    return reader(parse_yaml(text, file))


@pytest.mark.parametrize("file", READERS)
def test_an_empty_form_states_nothing(file):
    assert read(file, yaml_forms()[file]).model_dump(exclude_defaults=True) == {}


@pytest.mark.parametrize("file", yaml_forms())
def test_a_form_with_its_examples_stated_is_valid(file, snapshot):
    text = stated(yaml_forms(reading())[file])
    assert read(file, text)
    assert text == snapshot


def test_the_examples_name_a_fund_of_the_agreement():
    forms = yaml_forms(reading())
    terms, aliases = (read(file, stated(forms[file])) for file in ("terms.yaml", "aliases.yaml"))
    assert name_faults(contract(terms=terms, aliases=aliases)) == ()


@pytest.mark.parametrize("file", yaml_forms())
def test_a_form_needs_no_agreement(file):
    assert read(file, stated(yaml_forms()[file]))


def test_each_example_of_a_change_can_be_applied_by_itself():
    form = stated(yaml_forms(reading())["amendment.yaml"])
    changes = [
        line.removeprefix("  - ") for line in form.splitlines() if line.startswith("  - ") and "body:" not in line
    ]
    assert len(changes) == 8
    for change in changes:
        paper = amendment(change.replace('number: "12"', 'number: "10"'))
        assert apply(contract(), paper).amendments == (paper,)
