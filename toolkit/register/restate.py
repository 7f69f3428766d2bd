"""A restated document: the agreement as amended, which says by what it is amended and from when it reads so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.agreement import Reading
from toolkit.days import long_date
from toolkit.register.amend import after, as_of
from toolkit.register.changes import Amendment
from toolkit.register.contract import Contract
from toolkit.register.plan import Step

_NOTE = re.compile(r"\(As amended (?:by|through) Amendments? No\. .*\)")


@dataclass(frozen=True, slots=True)
class Restated:
    """A restated agreement as data, and what each of its schedules says of itself; None where one is not amended.

    The agreement's note is the first paragraph of its preamble. Its `effective_on`, and `as_of` of each schedule that
    is amended, is the day from which it reads so; its `form_date` the day on which the last amendment was signed, else
    that day.
    """

    reading: Reading
    notes: tuple[str | None, ...]


def restated(contract: Contract, day: date | None) -> Restated:
    """Return the agreement as it stands on a day as a document of its own; None: as it was printed."""
    plan, reading = contract.plan, contract.reading if day is None else as_of(contract, day)
    steps = [step for step in plan.steps if day is not None and step.on <= day]
    own = [
        [step for step in steps if index in {plan.schedules[key] for key in step.keys}]
        for index in range(len(reading.schedules))
    ]
    if not steps:
        return Restated(reading, (None,) * len(own))
    schedules = tuple(
        schedule.model_copy(update={"as_of": changes[-1].on}) if changes else schedule
        for schedule, changes in zip(reading.schedules, own, strict=True)
    )
    agreement = reading.agreement
    first = 1 if agreement.preamble and _NOTE.fullmatch(agreement.preamble[0]) else 0
    update = {
        "effective_on": steps[-1].on,
        "form_date": _signed(contract.amendments, steps) or steps[-1].on,
        "preamble": (_note(steps), *agreement.preamble[first:]),
    }
    restating = {"agreement": agreement.model_copy(update=update), "schedules": schedules}
    return Restated(reading.model_copy(update=restating), tuple(_note(one) if one else None for one in own))


def restated_by(contract: Contract, amendment: Amendment) -> Restated:
    """Return the agreement once every change of the amendment is in force."""
    return restated(after(contract, amendment), date.max)


def _numbers(steps: Sequence[Step]) -> list[int]:
    return sorted({step.place[0] for step in steps})


def _signed(amendments: Sequence[Amendment], steps: Sequence[Step]) -> date | None:
    """Return the day on which the last of the amendments in force was signed."""
    last = _numbers(steps)[-1]
    return next(one.executed_on for one in amendments if one.number == last)


def _note(steps: Sequence[Step]) -> str:
    """Say which amendments are in force, and since when all of the last one is."""
    numbers, day = _numbers(steps), steps[-1].on
    at_once = all(step.on == day for step in steps if step.place[0] == numbers[-1])
    since = f"{'' if at_once else 'fully '}effective {long_date(day)}"
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        return f"(As amended through Amendment No. {numbers[-1]}, {since})"
    noun = "Amendment" if len(numbers) == 1 else "Amendments"
    return f"(As amended by {noun} No. {' and '.join(map(str, numbers))}, {since})"
