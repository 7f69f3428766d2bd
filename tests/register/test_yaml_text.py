from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.register.yaml_text import Mapping, Place, Scalar, Sequence, parse_yaml, read_yaml


@pytest.mark.parametrize("written", ["0.10", "no", "2003-11-24", "1_000", "0x1F", "1:30", "1e5", "NaN", "yes", "012"])
def test_a_scalar_stays_the_text_that_was_written(written):
    assert parse_yaml(f"key: {written}", "f.yaml").root.get("key") == Scalar(written, Place(1, 6, len(written)))


@pytest.mark.parametrize(
    ("written", "value"), [("", None), ("~", None), ("null", None), ('""', ""), ('"null"', "null")]
)
def test_nothing_and_null_are_absent_but_quoted_they_are_text(written, value):
    assert parse_yaml(f"key: {written}", "f.yaml").root.get("key").value == value


def test_every_node_knows_its_line_and_column():
    root = parse_yaml("# note\nchanges:\n  - add: {name: X}\n", "f.yaml").root
    changes = root.get("changes")
    assert isinstance(changes, Sequence)
    assert changes.place == Place(3, 3)
    add = changes.items[0].get("add")
    assert isinstance(add, Mapping)
    assert add.get("name") == Scalar("X", Place(3, 17))


def test_an_empty_file_is_an_empty_mapping(tmp_path):
    path = tmp_path / "terms.yaml"
    path.write_text("# nothing is stated\n")
    assert read_yaml(path).root == Mapping((), Place(1, 1))


def test_a_byte_order_mark_and_windows_line_ends_are_no_text(tmp_path):
    path = tmp_path / "terms.yaml"
    path.write_bytes(b"\xef\xbb\xbfnumber: 1\r\nplan: x\r\n")
    assert parse_yaml("number: 1\nplan: x\n", "terms.yaml").root == read_yaml(path).root


REFUSED = {
    "a key twice": "number: 1\nnumber: 2\n",
    "anchors and aliases": "a: &x [1, 1]\nb: [*x, *x]\n",
    "a tag": "when: !!timestamp 2003-11-24\n",
    "two documents": "number: 1\n---\nnumber: 2\n",
    "a list at the top": "- add\n",
    "a key that is a list": "? [a]\n: 1\n",
    "an open bracket": "changes: [1,\n",
    "a colon in a name": "name: Bond: High Yield\n",
    "a tab": "changes:\n\t- add: x\n",
    "a control character": "name: \x07\n",
    "too deep": "a: " + "[" * 20 + "]" * 20,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_a_person_does_not_write_by_hand_is_refused_with_its_place(text, snapshot):
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "01.yaml")
    assert str(caught.value) == snapshot


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path):
    path = tmp_path / "01.yaml"
    path.write_bytes(b"number: 1\nname: Caf\xe9\n")
    with pytest.raises(InputError, match=r"01\.yaml: line 2: is not UTF-8: byte 0xe9"):
        read_yaml(path)


def test_a_file_that_is_not_there_or_too_long_is_named(tmp_path):
    with pytest.raises(InputError, match=r"01\.yaml: cannot be read: No such file"):
        read_yaml(tmp_path / "01.yaml")
    (tmp_path / "02.yaml").write_bytes(b"#" * 4_000_001)
    with pytest.raises(InputError, match=r"02\.yaml: has 4000001 bytes"):
        read_yaml(tmp_path / "02.yaml")


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused_and_never_breaks(text):
    with suppress(InputError):
        assert isinstance(parse_yaml(text, "any.yaml").root, Mapping)
