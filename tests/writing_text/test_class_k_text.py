"""The paper from the data: the Class K agreement, word for word and Schedule A line for line."""

from pathlib import Path

import pytest

from toolkit.reading.extract import extract
from toolkit.writing import problems, template, write

PAPER = Path(__file__).parent.parent.parent / "contracts" / "class-k" / "source" / "agreement.txt"


@pytest.fixture(scope="module")
def reading():
    return extract(PAPER)


@pytest.fixture(scope="module")
def printed(reading):
    return write(template.make("agreement", {"reading": reading}), "txt").decode("ascii")


def schedule_of(text):
    """The lines of the schedule's page."""
    return text[text.index('SCHEDULE "A" TO') :].rstrip().splitlines()


def test_the_agreement_is_printed_word_for_word(printed):
    assert printed.split() == PAPER.read_text(encoding="utf-8").split()


def test_schedule_a_is_printed_line_for_line(printed):
    assert schedule_of(printed) == schedule_of(PAPER.read_text(encoding="utf-8"))


def test_every_line_of_the_body_ends_with_the_same_word(printed):
    original = PAPER.read_text(encoding="utf-8")
    assert [line.split() for line in printed.splitlines() if line.strip()] == [
        line.split() for line in original.splitlines() if line.strip()
    ]


def test_the_text_is_fit_for_edgar(reading):
    assert problems(template.make("agreement", {"reading": reading}), "txt") == ()


def test_a_clause_changed_in_the_data_is_printed_changed(reading):
    clauses = tuple(
        clause.model_copy(update={"text": "Ohio law holds."}) if clause.number == "12" else clause
        for clause in reading.agreement.clauses
    )
    changed = reading.model_copy(update={"agreement": reading.agreement.model_copy(update={"clauses": clauses})})
    text = write(template.make("agreement", {"reading": changed}), "txt").decode("ascii")
    assert "12.   Ohio law holds.\n" in text
    assert "State of Texas" not in text
