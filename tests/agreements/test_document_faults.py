"""What a document itself lacks: each check with a document that fails it and one that does not."""

from datetime import date
from decimal import Decimal

import pytest
from agreement_papers import paper_of

from toolkit.agreement import Rate, Row, Schedule
from toolkit.problems import Kind, Source
from toolkit.reading.document_checks import document_problems
from toolkit.reading.surroundings import agreement_of, lay_out_agreement

HEAD = "              DISTRIBUTION PLAN\n\n"
BODY = "This Plan is dated as of November 30, 2000.\n\n1.   The first clause.\n\n"
SIGNED = "ALDER BOND FUNDS, INC.\n\nBy:    /s/ Ann Poe\nTitle: President\n"


def problems(text, *rows):
    paper = paper_of(text)
    layout = lay_out_agreement(paper, ())
    agreement, _ = agreement_of(paper, layout)
    schedule = Schedule(label="A", title="SCHEDULE A", as_of=None, columns=(), rows=rows, footnotes=())
    return document_problems(agreement, (schedule,), layout.lines, paper.kind)


def row(registrant, day=None):
    return Row(
        registrant=registrant,
        name="Alder Oak Fund",
        formerly=None,
        series="Alder Oak Fund",
        share_class=None,
        rate=Rate(printed="0.25", percent=Decimal("0.25")),
        service_fee_percent=None,
        asset_based_sales_charge_percent=None,
        calculation_date=day,
        ends_on=None,
        markers=(),
        confidence=1.0,
        source=Source(page=2, line=40, excerpt="Alder Oak Fund  0.25"),
    )


def said(found):
    return [
        (problem.rule, problem.severity.value, problem.message, problem.source and problem.source.line)
        for problem in found
    ]


def test_a_complete_document_lacks_nothing():
    assert problems(HEAD + BODY + SIGNED, row("ALDER BOND FUNDS, INC.", date(2000, 11, 30))) == ()


@pytest.mark.parametrize(
    ("printed", "placeholder"),
    [
        ("EFFECTIVE [DATE].", "[DATE]"),
        ("The fee is [insert rate].", "[insert rate]"),
        ("It is paid from TBD on.", "TBD"),
        ("It is signed this ___ day of ______, 20__.", "day of ______, 20__"),
        ("It is made as of this day of , 20 by both.", "day of , 20"),
        ("It runs from the date dated ________ on.", "dated ________"),
        ("The fee is [ ] ([ ] basis points).", "[ ]"),
        ("The fee is ___% a year.", "___%"),
        ("The fee is [Redacted] a year.", "[Redacted]"),
    ],
)
def test_a_placeholder_left_is_named_with_its_line(printed, placeholder):
    assert said(problems(f"{HEAD}{BODY}2.   {printed}\n\n{SIGNED}")) == [
        ("26", "blocker", f"a placeholder is left: {placeholder}", 7)
    ]


@pytest.mark.parametrize(
    "printed", ["It was made the 1st day of January, 1998.", "See Section 2[a] of it.", "The fee [sic] is due."]
)
def test_what_only_looks_like_a_placeholder_is_none(printed):
    assert problems(f"{HEAD}{BODY}2.   {printed}\n\n{SIGNED}") == ()


def test_a_blank_signature_is_named_with_its_party():
    assert said(problems(HEAD + BODY + "ALDER TRUST\n\nBy: ________\nTitle: President\n")) == [
        ("27", "warning", "ALDER TRUST: no signature", 7)
    ]


def test_a_fee_that_runs_from_before_the_plan_is_named_with_its_row():
    assert said(problems(HEAD + BODY + SIGNED, row(None, date(2000, 11, 29)))) == [
        ("15", "warning", "Alder Oak Fund: calculated from 2000-11-29, before the plan's date 2000-11-30", 40)
    ]


def test_notice_of_more_than_sixty_days_breaks_the_rule_for_plans_alone():
    clause = "2.   It may be terminated on ninety (90) days' written notice.\n\n"
    assert said(problems(HEAD + BODY + clause + SIGNED)) == [
        ("11", "error", "notice of 90 days; Rule 12b-1(b)(3)(iv) allows not more than 60", 7)
    ]
    assert problems("        ADVISORY AGREEMENT\n\n" + BODY + clause + SIGNED) == ()


def test_a_registrant_that_signs_nowhere_is_named_with_its_row():
    rows = (row("ALDER BOND FUNDS, INC."), row("Alder Stock Funds, Inc."))
    assert said(problems(HEAD + BODY + SIGNED, *rows)) == [
        ("28", "error", "Alder Stock Funds, Inc. is in the schedule but signs nowhere", 40)
    ]


def test_one_block_for_all_registrants_signs_for_each():
    form = "FUND (LISTED IN SCHEDULE A)\n\nBy: /s/ Ann Poe\nTitle: President\n"
    assert problems(HEAD + BODY + form, row("ALDER BOND FUNDS, INC.")) == ()


def test_pages_of_two_revisions_are_named():
    text = f"{HEAD}{BODY}\n08/18/03\n1\n<PAGE>\n2.   The last clause.\n\n{SIGNED}\n09/01/03\n2\n"
    assert [(rule, message) for rule, _, message, _ in said(problems(text))] == [
        ("30", "this page's footer says 2003-09-01, the first page's 2003-08-18")
    ]


def test_funds_that_join_without_the_word_severally_are_asked_about():
    opening = (
        "This Agreement is made by each registered investment company, {} on behalf of its series.\n\n1.   Fees.\n\n"
    )
    title = "              RELATED AGREEMENT TO DISTRIBUTION PLAN\n\n"
    assert problems(title + opening.format("severally,") + SIGNED) == ()
    (problem,) = problems(title + opening.format("") + SIGNED)
    assert (problem.rule, problem.severity, problem.kind) == ("49", "warning", Kind.DOCUMENT)
