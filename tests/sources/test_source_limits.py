"""A time and a memory limit hold for any work on a file, in a process that can be ended."""

import time
from pathlib import Path

import pytest

from toolkit.errors import Fault, InputError, UnreadableError
from toolkit.reading.limits import within

PATH = Path("folder/plan.pdf")


def name_of(path, suffix):
    return path.name + suffix


def sleep(_path):
    time.sleep(60)


def eat(_path):
    return len(bytearray(900_000_000))


def refuse(path):
    raise InputError([Fault(path.name, "wrong", "mend it"), Fault(path.name, "also wrong", "mend that")])


def test_without_a_limit_the_work_is_done_here():
    assert within(name_of, PATH, "!") == "plan.pdf!"


def test_within_its_limits_the_work_comes_back():
    assert within(name_of, PATH, "!", max_seconds=60, max_memory=600) == "plan.pdf!"


def test_a_file_that_takes_too_long_is_given_up():
    began = time.monotonic()
    with pytest.raises(
        UnreadableError, match=r"plan\.pdf: reading took longer than 0\.5 seconds\n  = give it more with"
    ):
        within(sleep, PATH, max_seconds=0.5)
    assert time.monotonic() - began < 30


def test_a_file_that_needs_too_much_memory_is_given_up():
    pytest.importorskip("resource")
    with pytest.raises(UnreadableError, match=r"plan\.pdf: reading needs more than 400 MB\n  = give it more with"):
        within(eat, PATH, max_memory=400)


def test_an_error_of_the_work_arrives_with_all_its_faults():
    with pytest.raises(InputError) as error:
        within(refuse, PATH, max_seconds=60)
    assert [fault.what for fault in error.value.faults] == ["wrong", "also wrong"]
