"""Schedules as printed text, and what was read of them in a line each."""

import hashlib
from textwrap import dedent

from toolkit.problems import Kind, needs_a_person
from toolkit.reading.find import schedule_spans
from toolkit.reading.pages import Paper
from toolkit.reading.schedule import read_schedules
from toolkit.reading.text import read_text


def paper(printed):
    data = dedent(printed).encode()
    return Paper("schedule.txt", hashlib.sha256(data).hexdigest(), "text", read_text(data, "schedule.txt"))


def read(printed):
    made = paper(printed)
    return read_schedules(made, schedule_spans(made))


def rows(printed):
    reading = read(printed)
    doubts = [
        problem.message for problem in reading.problems if problem.kind is Kind.READING and needs_a_person([problem])
    ]
    assert not doubts, doubts
    return [row for schedule in reading.schedules for row in schedule.rows]


def lines(printed):
    """Rows as `registrant | name | class | percent`, what is not printed left out."""
    return [
        " | ".join(
            str(part) for part in (row.registrant, row.name, row.share_class, row.rate.percent) if part is not None
        )
        for row in rows(printed)
    ]


def steps(row):
    return [
        (int(tier.over), None if tier.up_to is None else int(tier.up_to), str(tier.percent)) for tier in row.rate.tiers
    ]


def in_review(printed):
    return needs_a_person(problem for problem in read(printed).problems if problem.kind is Kind.READING)
