"""From a file to a Reading: its status speaks of the reading alone, and no schedule is said with its reasons."""

import pytest

from toolkit.errors import InputError
from toolkit.problems import Kind
from toolkit.reading.extract import extract

AGREEMENT = """                   DISTRIBUTION PLAN

This Plan is adopted by Alder Trust (the "Trust") for the series in Schedule A.

1.   The Trust pays a fee.

ALDER TRUST

By: ________
"""
SCHEDULE = """<PAGE>
                      SCHEDULE A

Fund                                   Annual Rate
Alder Oak Fund                         0.25%
Alder Ash Fund                         0.40%
"""


def reading(tmp_path, text, name="plan.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return extract(path)


def test_a_plan_and_its_schedule_are_read_whole(tmp_path):
    read = reading(tmp_path, AGREEMENT + SCHEDULE)
    assert (read.document.name, read.document.pages, read.document.kind) == ("plan.txt", 2, "text")
    assert read.agreement.title == "DISTRIBUTION PLAN"
    assert [(row.name, str(row.rate.percent)) for row in read.rows] == [
        ("Alder Oak Fund", "0.25"),
        ("Alder Ash Fund", "0.40"),
    ]


def test_what_the_document_lacks_leaves_the_reading_clean(tmp_path):
    read = reading(tmp_path, AGREEMENT.replace("series in", "series, effective [DATE], in") + SCHEDULE)
    assert {problem.kind for problem in read.problems} == {Kind.DOCUMENT}
    assert [problem.rule for problem in read.problems] == ["26", "27"]
    assert read.status == "clean"


def test_the_worst_problem_stands_first(tmp_path):
    read = reading(tmp_path, AGREEMENT + "\nEFFECTIVE [DATE].\n" + SCHEDULE)
    assert [problem.severity.value for problem in read.problems] == ["blocker", "warning"]


NOTHING = {
    AGREEMENT: "no fee schedule found (page 1: a schedule is mentioned, but none with funds or fees is printed)",
    AGREEMENT.replace("a fee.", "a fee of 0.25% a year."): (
        "no fee schedule found (page 1: a rate stands in running text, but no list of funds or fees)"
    ),
    "Dear Sirs:\n\nWe agree.\n<PAGE>\nYours truly,\n<PAGE>\nThe fee is in Schedule A.\n": (
        "no fee schedule found (pages 1 to 2: no heading of a schedule over funds or fees; page 3: a schedule is "
        "mentioned, but none with funds or fees is printed)"
    ),
}


@pytest.mark.parametrize("text", NOTHING)
def test_without_a_schedule_every_page_is_said_with_its_reason(tmp_path, text):
    read = reading(tmp_path, text)
    (found,) = (problem for problem in read.problems if problem.rule == "no-schedule")
    assert read.schedules == ()
    assert found.message == NOTHING[text]


def test_a_withheld_rate_is_never_a_clean_reading(tmp_path):
    read = reading(tmp_path, AGREEMENT.replace("a fee.", "a fee of [ ] ([ ] basis points)."))
    (found,) = (problem for problem in read.problems if problem.rule == "no-schedule")
    assert (read.status, found.severity, found.source.line) == ("review", "error", 5)


def test_a_file_that_is_not_there_is_the_users_fault(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        extract(tmp_path / "nowhere.txt")
