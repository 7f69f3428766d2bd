"""Whether an amendment was approved as it must be (Rule 12b-1(b)(2), (b)(4), (g)); each doubt a problem, no refusal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.register.changes import (
    Add,
    Amendment,
    BoardApproval,
    Redate,
    Remove,
    Rename,
    RenameRegistrant,
    Rerate,
    Reword,
    ShareholderApproval,
)
from toolkit.register.contract import Contract
from toolkit.register.effects import Effect, effects, is_increase
from toolkit.register.names import with_class


def approval_problems(after: Contract, amendment: Amendment) -> tuple[Problem, ...]:
    """Return what is doubtful about the amendment's approvals.

    Checks 7 (increase without the class's vote), 8 (material change without the board's vote in person), 13 (a vote
    that fails section 2(a)(42)), 14 (a vote not of one class of one series), 17 (calculation date moved earlier).
    """
    found = effects(after, amendment)
    votes = [one for one in amendment.approvals if isinstance(one, ShareholderApproval)]
    problems = [
        *_board_problems(amendment, found),
        *(problem for effect in found for problem in _class_problems(after, effect, votes)),
        *(problem for vote in votes for problem in _vote_problems(after, vote)),
    ]
    return tuple(problems)


def _problem(rule: str, severity: Severity, message: str, remedy: str, source: Source) -> Problem:
    # Kind "reading": what an amendment file lacks is for its author to mend, so the command ends with 1.
    return Problem(rule=rule, kind=Kind.READING, severity=severity, message=message, remedy=remedy, source=source)


def _board_problems(amendment: Amendment, found: Sequence[Effect]) -> Iterator[Problem]:
    meetings = [one for one in amendment.approvals if isinstance(one, BoardApproval)]
    seen: set[int] = set()
    for effect in found:
        change = effect.change
        if id(change) in seen or isinstance(change, Rename | RenameRegistrant):
            continue  # a change of name is ministerial
        seen.add(id(change))
        held = [one for one in meetings if one.meeting_on <= change.effective_on]
        if any(one.carries for one in held) or (held and not _is_material(effect)):
            continue
        severity = Severity.BLOCKER if _is_material(effect) else Severity.WARNING
        why = _why_not(held[-1]) if held else "no board approval on or before that day is stated"
        yield _problem(
            "8",
            severity,
            f"{_say(effect)} takes effect on {change.effective_on}, but {why}",
            "state the meeting under `approvals`: in person, a majority of the board and of its independent members"
            " (Rule 12b-1(b)(2))",
            change.source,
        )


def _is_material(effect: Effect) -> bool:
    """Tell whether a change is material: a removal or a cut is not; what cannot be told is."""
    change = effect.change
    if isinstance(change, Rerate) and effect.old and effect.new:
        return is_increase(effect.old.rate, effect.new.rate) is not False
    return not isinstance(change, Remove)


def _why_not(meeting: BoardApproval) -> str:
    if not meeting.in_person:
        return f"the board of {meeting.meeting_on} did not vote in person"
    if 2 * meeting.votes_for <= meeting.votes_of:
        return f"{meeting.votes_for} of {meeting.votes_of} members are no majority of the board"
    return f"{meeting.independent_for} of {meeting.independent_of} are no majority of the independent members"


def _class_problems(after: Contract, effect: Effect, votes: Sequence[ShareholderApproval]) -> Iterator[Problem]:
    change = effect.change
    if isinstance(change, Redate) and _moved_earlier(effect):
        yield _problem(
            "17",
            Severity.WARNING,
            f"{_say(effect)} from {effect.old.calculation_date if effect.old else None} to {change.to}:"
            " more shares bear the fee",
            "ask counsel whether this is a material increase that the class must approve (Rule 12b-1(b)(4))",
            change.source,
        )
    if not _needs_vote(effect):
        return
    if any(effect.key in _rows_meant(after, vote) and vote.carries for vote in votes):
        return
    yield _problem(
        "7",
        Severity.BLOCKER,
        f"{_say(effect)} needs the vote of the class, and none that carries is stated",
        "state it under `approvals` as `{body: shareholders, of: …}` (Rule 12b-1(b)(1), (b)(4))",
        change.source,
    )


def _moved_earlier(effect: Effect) -> bool:
    old = effect.old.calculation_date if effect.old else None
    return isinstance(effect.change, Redate) and old is not None and effect.change.to < old


def _needs_vote(effect: Effect) -> bool:
    change = effect.change
    if isinstance(change, Add):
        return change.already_public
    if not isinstance(change, Rerate) or effect.old is None or effect.new is None:
        return False
    return is_increase(effect.old.rate, effect.new.rate) is not False


def _vote_problems(after: Contract, vote: ShareholderApproval) -> Iterator[Problem]:
    if len(_rows_meant(after, vote)) != 1:
        yield _problem(
            "14",
            Severity.ERROR,
            f"a vote of {vote.of.name!r} is not the vote of one class of one series",
            "state a vote for each row by its name and class; every class votes apart (Rule 12b-1(g))",
            vote.source,
        )
    if not vote.carries:
        yield _problem(
            "13",
            Severity.ERROR,
            f"{vote.votes_for:,} for, {vote.present:,} present of {vote.outstanding:,} outstanding do not carry",
            "needed: 67% of those present with more than half present, or more than half of all"
            " (1940 Act, section 2(a)(42))",
            vote.source,
        )


def _rows_meant(after: Contract, vote: ShareholderApproval) -> tuple[int, ...]:
    return after.plan.ever_called(vote.of)


def _say(effect: Effect) -> str:
    change, row = effect.change, effect.new or effect.old
    name = with_class(row.name, row.share_class) if row else ""
    if isinstance(change, Add):
        return f"adding {name}"
    if isinstance(change, Remove):
        return f"removing {name}"
    if isinstance(change, Rerate):
        return f"the new rate of {name}"
    if isinstance(change, Reword):
        return f"the new text of clause {change.number}"
    return f"moving the calculation date of {name}"
