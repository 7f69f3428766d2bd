"""What a document itself lacks or contradicts, as far as that is printed in the one document.

Each check cites its rule and returns problems of kind `document`: they say what to ask the parties, and change
neither the reading's status nor the exit code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.agreement import Agreement, DocumentKind, Schedule
from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.reading.dates import first_date
from toolkit.reading.pages import Line, source_of

PLAN_FAMILIES = frozenset({"related-agreement", "distribution-plan"})
MOST_NOTICE_DAYS = 60
"""Rule 12b-1(b)(3)(iv): a plan's agreement ends on not more than sixty days' notice."""

_PLACEHOLDER = re.compile(
    r"\[\s*(?:(?:effective )?date|(?:insert|name)[^\]]*|number|amount|year|to come|tbd|\u25cf|\u2022|\*+|_+)\s*\]|"
    r"\[\s*(?:redacted|omitted|withheld|confidential)?\s*\]|_{2,40}\s*%|"
    r"\bTBD\b|\bto be determined\b|"
    r"\bday of\s*_*\s*,\s*(?:(?:19|20)?_*(?!\d)|(?=\d{4}))|"
    r"(?:\b(?:as of|dated|effective|on)\b\s*:?\s*)_{3,}|_{3,40}\s*,\s*(?:19|20)(?:\d\d|__)?",
    re.IGNORECASE,
)
_LISTS_REGISTRANTS = re.compile(r"\b(?:listed|set forth|named|identified|shown|each|all)\b", re.IGNORECASE)
_SEVERALLY = re.compile(r"\bseverally\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\beach (?:registered )?(?:investment company|fund|trust|company|of the (?:funds|trusts|companies|registrants))\b",
    re.IGNORECASE,
)

Check = Callable[["Checked"], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks look at: the agreement, its schedules, and the printed lines outside them."""

    agreement: Agreement
    schedules: Sequence[Schedule]
    lines: Sequence[Line]
    kind: DocumentKind


def document_problems(
    agreement: Agreement, schedules: Sequence[Schedule], lines: Sequence[Line], kind: DocumentKind
) -> tuple[Problem, ...]:
    """Run every check; `lines` are the printed lines outside the schedules. A problem's rule is its check's number."""
    checked = Checked(agreement, schedules, lines, kind)
    checks: tuple[Check, ...] = (
        _placeholder_left,
        _not_signed,
        _calculation_before_plan,
        _notice_over_sixty_days,
        _registrant_without_signature,
        _revisions_differ,
        _severally_dropped,
    )
    return tuple(problem for check in checks for problem in check(checked))


def _problem(rule: str, severity: Severity, message: str, remedy: str, source: Source | None = None) -> Problem:
    return Problem(rule=rule, kind=Kind.DOCUMENT, severity=severity, message=message, remedy=remedy, source=source)


def _placeholder_left(checked: Checked) -> Iterator[Problem]:
    """Check 26: a placeholder (`[DATE]`, TBD) stands where a fact belongs."""
    for line in checked.lines:
        match = _PLACEHOLDER.search(line.text) if _may_be_blank(line.text) else None
        if match:
            source = source_of(checked.kind, [line])
            message = f"a placeholder is left: {match.group().strip()}"
            yield _problem("26", Severity.BLOCKER, message, "fill it in before the document is used", source)


def _may_be_blank(text: str) -> bool:
    """Tell whether a line holds what every placeholder does; it is quicker told than by a pattern, and few lines do."""
    return "[" in text or "_" in text or "TBD" in text or "day of" in text or "determined" in text


def _not_signed(checked: Checked) -> Iterator[Problem]:
    """Check 27: a signature, its name or its title is missing."""
    for block in checked.agreement.signature_blocks:
        lacking = [word for word, value in (("signature", block.signed), ("title", block.title)) if value is None]
        if lacking:
            message = f"{block.party}: no {' and no '.join(lacking)}"
            yield _problem("27", Severity.WARNING, message, "get the executed copy", block.source)


def _calculation_before_plan(checked: Checked) -> Iterator[Problem]:
    """Check 15: a row's fee runs from before the plan's own date, where the plan prints one."""
    agreement = checked.agreement
    plan_date = agreement.dated_as_of if agreement.amendment is None else None
    if plan_date is None or agreement.family not in PLAN_FAMILIES:
        return
    for schedule in checked.schedules:
        for row in schedule.rows:
            if row.calculation_date is not None and row.calculation_date < plan_date:
                message = f"{row.name}: calculated from {row.calculation_date}, before the plan's date {plan_date}"
                yield _problem("15", Severity.WARNING, message, "check which date is meant", row.source)


def _notice_over_sixty_days(checked: Checked) -> Iterator[Problem]:
    """Check 11: Rule 12b-1(b)(3)(iv) allows not more than sixty days' notice."""
    agreement = checked.agreement
    days = agreement.notice_days
    if agreement.family in PLAN_FAMILIES and days is not None and days > MOST_NOTICE_DAYS:
        clause = next((each for each in agreement.clauses if str(days) in each.text and "notice" in each.text), None)
        message = f"notice of {days} days; Rule 12b-1(b)(3)(iv) allows not more than {MOST_NOTICE_DAYS}"
        yield _problem("11", Severity.ERROR, message, "shorten the notice", clause.source if clause else None)


def _registrant_without_signature(checked: Checked) -> Iterator[Problem]:
    """Check 28: a registrant of the schedule stands in no signature block.

    Not told where a block signs for all (`Fund (listed in Schedule A)`), or where no registrant signs by name.
    """
    blocks = checked.agreement.signature_blocks
    if not blocks or any(_LISTS_REGISTRANTS.search(f"{b.party} {b.on_behalf_of or ''}") for b in blocks):
        return
    signing = " | ".join(_letters(f"{block.party} {block.on_behalf_of or ''}") for block in blocks)
    rows = {row.registrant: row for schedule in checked.schedules for row in reversed(schedule.rows) if row.registrant}
    if not any(_letters(name) in signing for name in rows):
        return
    for name, row in rows.items():
        if _letters(name) not in signing:
            message = f"{name} is in the schedule but signs nowhere"
            yield _problem("28", Severity.ERROR, message, "add its signature block", row.source)


def _letters(name: str) -> str:
    """Return a name's letters and figures alone, so that case and points make no difference."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _revisions_differ(checked: Checked) -> Iterator[Problem]:
    """Check 30: pages of one document carry different revision dates in their footers."""
    form_date = checked.agreement.form_date
    if form_date is None:
        return
    for line in checked.lines:
        if not _FOOTER.fullmatch(line.text):
            continue
        other = first_date(line.text, form_date.year) or form_date
        if other != form_date:
            source = source_of(checked.kind, [line])
            message = f"this page's footer says {other}, the first page's {form_date}"
            yield _problem("30", Severity.WARNING, message, "check that no page is stale", source)


_FOOTER = re.compile(r"\W*(?:rev(?:ised)?\.?\s*)?\d{1,2}/\d{1,2}/\d{2,4}\W*", re.IGNORECASE)


def _severally_dropped(checked: Checked) -> Iterator[Problem]:
    """Check 49: registrants join in one 12b-1 agreement without the word that keeps them apart (Rule 17d-3(b))."""
    agreement = checked.agreement
    opening = " ".join(agreement.preamble)
    if agreement.family != "related-agreement" or not _SEVERAL.search(opening):
        return
    if not _SEVERALLY.search(opening + " ".join(clause.text for clause in agreement.clauses)):
        message = "each fund joins in the agreement, but nowhere severally (Rule 17d-3(b))"
        yield _problem("49", Severity.WARNING, message, "ask whether the word was dropped by mistake")
