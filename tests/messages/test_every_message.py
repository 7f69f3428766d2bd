"""A message without a golden fails here: whoever adds one shows, in a test, what a person will read."""

import pytest
from errors_said import messages, without_golden

READING = "toolkit/reading/"


def unshown(*, of_reading):
    return [str(said) for said in without_golden() if said.where.startswith(READING) == of_reading]


def test_every_message_has_a_golden():
    assert len(messages()) > 400  # the search itself works
    assert unshown(of_reading=False) == []


@pytest.mark.slow
def test_every_doubt_of_a_reading_has_a_golden():
    assert unshown(of_reading=True) == []
