"""A message without a golden fails here: whoever adds one shows, in a test, what a person will read."""

from errors_said import messages, without_golden


def test_every_message_of_an_error_or_a_doubt_has_a_golden():
    assert len(messages()) > 400  # the search itself works
    assert [str(said) for said in without_golden()] == []
