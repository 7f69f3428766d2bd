"""Why an amendment is made, in the words of one: the WHEREAS sentences, computed from what it changes.

Changes of one kind and one effective date share a sentence. A date is said where it is not the amendment's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from toolkit.agreement import Rate, Reading, Row
from toolkit.amounts import percent_text
from toolkit.days import long_date
from toolkit.register.amend import after
from toolkit.register.changes import Add, Amendment, Remove, Rename, RenameRegistrant, Rerate, Reword
from toolkit.register.contract import Contract
from toolkit.register.effects import Effect, effects, is_increase, term
from toolkit.register.names import with_class

_NOUNS_OF_REASONS = {
    "liquidated": "liquidation",
    "liquidation": "liquidation",
    "merged": "merger",
    "merger": "merger",
    "reorganized": "reorganization",
    "reorganization": "reorganization",
    "terminated": "termination",
    "termination": "termination",
    "closed": "closing",
}
_PAPERS = re.compile(r"\b(schedule|exhibit|appendix|annex|attachment)\b", re.IGNORECASE)


def recitals(contract: Contract, amendment: Amendment) -> tuple[str, ...]:
    """Return the recitals of an amendment, each a whole sentence from WHEREAS to its semicolon."""
    extended = after(contract, amendment)
    sentences: dict[tuple[object, ...], list[Effect]] = {}
    for effect in effects(extended, amendment):
        sentences.setdefault(_kind(effect), []).append(effect)
    purposes = [
        _purpose(alike, contract.reading) + _effective(alike[0].change.effective_on, amendment)
        for alike in sentences.values()
    ]
    name = term(contract.reading)
    return tuple(
        f"WHEREAS, the parties desire to amend the {name} {purpose};" + (" and" if place == len(purposes) - 2 else "")
        for place, purpose in enumerate(purposes)
    )


def _kind(effect: Effect) -> tuple[object, ...]:
    """Return what the changes of one sentence share."""
    change = effect.change
    if isinstance(change, RenameRegistrant):
        return change.kind, change.effective_on, change.name, change.to
    if isinstance(change, Rerate):
        return change.kind, change.effective_on, _direction(effect)
    if isinstance(change, Reword):
        return change.kind, change.effective_on, change.new
    if isinstance(change, Remove):
        return change.kind, change.effective_on, change.reason
    return change.kind, change.effective_on


def _purpose(alike: Sequence[Effect], base: Reading) -> str:
    change = alike[0].change
    if isinstance(change, RenameRegistrant):
        old = alike[0].old
        printed = old.registrant if old and old.registrant else change.name
        return f"to reflect the change of name of {printed} to {change.to}"
    if isinstance(change, Reword):
        numbers = [one.change.number for one in alike if isinstance(one.change, Reword)]
        return f"to {'add' if change.new else 'amend'} Paragraph{_s(numbers)} {_joined(numbers)}"
    return _purpose_of_rows(alike, base)


def _purpose_of_rows(alike: Sequence[Effect], base: Reading) -> str:
    change = alike[0].change
    if isinstance(change, Add):
        return f"to add {_joined(_said(alike, lambda one: _fund(one.new)))} to {_schedule_name(base)}"
    if isinstance(change, Remove):
        funds = _said(alike, lambda one: _fund(one.old))
        return f"to remove {_joined(funds)} from {_schedule_name(base)}{_because(change, len(funds))}"
    if isinstance(change, Rename):
        names = _said(alike, _renaming)
        return f"to reflect the change{_s(names)} of name of {_joined(names)}"
    if isinstance(change, Rerate):
        rates = _said(alike, _rerating)
        return (
            f"to {_direction(alike[0])} the annual rate{_s(rates)} of the fee payable with respect to {_joined(rates)}"
        )
    dates = _said(alike, _redating)
    return f"to change the {_date_heading(base)}{_s(dates)} of {_joined(dates)}"


def _said(alike: Sequence[Effect], say: Callable[[Effect], str]) -> Sequence[str]:
    """Say each effect once."""
    return list(dict.fromkeys(say(one) for one in alike))


def _s(texts: Sequence[str]) -> str:
    return "" if len(texts) == 1 else "s"


def _effective(day: date, amendment: Amendment) -> str:
    return "" if day == amendment.effective_on else f", effective {long_date(day)}"


def _fund(row: Row | None) -> str:
    return _of(row, with_class(row.name, row.share_class)) if row else ""


def _of(row: Row, name: str) -> str:
    return f"{name} ({row.registrant})" if row.registrant else name


def _renaming(effect: Effect) -> str:
    """Say a change of name as printed: classes that share a name change it together."""
    to = effect.change.to if isinstance(effect.change, Rename) else ""
    return f"{_of(effect.old, effect.old.name)} to {to}" if effect.old else to


def _rerating(effect: Effect) -> str:
    old, new = (_percent(row.rate) if row else None for row in (effect.old, effect.new))
    return f"{_fund(effect.new)}" + (f" from {old} to {new}" if old and new else "")


def _redating(effect: Effect) -> str:
    days = [row.calculation_date if row else None for row in (effect.old, effect.new)]
    from_ = f" from {long_date(days[0])}" if days[0] else ""
    to = f" to {long_date(days[1])}" if days[1] else ""
    return f"{_fund(effect.new)}{from_}{to}"


def _percent(rate: Rate) -> str | None:
    return None if rate.percent is None else f"{percent_text(rate.percent)}%"


def _direction(effect: Effect) -> str:
    """Say whether a rate goes up or down; `change` where tiers move both ways or nothing was printed."""
    if effect.old is None or effect.new is None:
        return "change"
    up = is_increase(effect.old.rate, effect.new.rate)
    down = is_increase(effect.new.rate, effect.old.rate)
    if up is down:  # both ways, neither, or not known
        return "change"
    return "increase" if up else "reduce"


def _because(change: Remove, count: int) -> str:
    if change.reason is None:
        return ""
    noun = _NOUNS_OF_REASONS.get(change.reason.lower())
    whose = "its" if count == 1 else "their"
    return f" in connection with {whose} {noun}" if noun else f" ({change.reason})"


def _schedule_name(base: Reading) -> str:
    """Return `Schedule A`, or all schedules of the document by their names."""
    names = []
    for schedule in base.schedules:
        word = _PAPERS.search(schedule.title)
        kind = word[0].capitalize() if word else "Schedule"
        names.append(f"{kind} {schedule.label}" if schedule.label else f"the {kind}")
    return names[0] if len(names) == 1 else "the schedules"


def _date_heading(base: Reading) -> str:
    headings = [column.heading for schedule in base.schedules for column in schedule.columns if column.role == "date"]
    return headings[0].rstrip("*†‡ ") if headings else "calculation date"


def _joined(texts: Sequence[str]) -> str:
    """Join as lawyers do: names hold commas (`FUNDS, INC.`), so semicolons part them."""
    if len(texts) <= 2:  # noqa: PLR2004 - two need no semicolon
        return " and ".join(texts)
    return f"{'; '.join(texts[:-1])}; and {texts[-1]}"
