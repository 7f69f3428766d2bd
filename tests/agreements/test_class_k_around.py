"""The Class K agreement around its schedule, from the sample's text and from the PDF made of it."""

import re
from pathlib import Path

import pytest
from agreement_papers import agreement_in, said_by

from toolkit.reading.find import schedule_spans
from toolkit.reading.sources import open_paper
from toolkit.reading.surroundings import lay_out_agreement

SAMPLE = Path(__file__).parents[2] / "contracts" / "class-k"
PDF = SAMPLE / "agreement.pdf"
(TEXT,) = (SAMPLE / "source").glob("*.txt")


@pytest.fixture(scope="module", params=[TEXT, PDF], ids=["text", "pdf"])
def agreement(request):
    return agreement_in(open_paper(request.param))


def test_its_title_is_printed_twice_and_read_once(agreement):
    assert (
        agreement.title == "MASTER RELATED AGREEMENT TO AMENDED AND RESTATED MASTER DISTRIBUTION PLAN (CLASS K SHARES)"
    )
    assert (agreement.family, agreement.share_class, agreement.amendment) == ("related-agreement", "K", None)


def test_its_only_party_by_name_is_the_distributor(agreement):
    assert [(party.name, party.role) for party in agreement.parties] == [("A I M Distributors, Inc.", "distributor")]


def test_its_dates_are_the_forms_alone(agreement):
    assert str(agreement.form_date) == "2003-08-18"
    assert (agreement.dated_as_of, agreement.effective_on, agreement.executed_on) == (None, None, None)
    assert agreement.executed is False


def test_its_terms_are_those_of_clauses_2_3_5_9_and_12(agreement):
    assert (agreement.governing_law, agreement.notice_days, agreement.payment_days) == ("Texas", 60, 10)
    assert (agreement.fee_frequency, agreement.report_frequency) == ("monthly", "quarterly")


def test_its_clauses_have_their_numbers(agreement):
    assert [clause.number for clause in agreement.clauses] == ["1.a", "1.b", "1.c", *map(str, range(2, 13))]


def test_its_preamble_and_clauses_have_every_word_of_the_paper(agreement):
    printed = TEXT.read_text(encoding="utf-8")
    body = printed[printed.index("This Master Related Agreement") : printed.index("State of Texas.") + 15]
    body = re.sub(r"(?m)^\s*(?:08/18/03|1|2|<PAGE>)\s*$|^ *(?:\d+\. +)?(?:[abc]\. +)?(?=\S)|^\d+\. +", " ", body)
    read = " ".join((*agreement.preamble, *(clause.text for clause in agreement.clauses)))
    assert read.replace(" ", "") == re.sub(r"\s", "", body)


def test_its_parties_sign_in_two_blank_blocks(agreement):
    assert said_by(agreement)["signature_blocks"] == [
        {
            "party": "A I M DISTRIBUTORS, INC.",
            "on_behalf_of": None,
            "address": ["11 Greenway Plaza, Suite 100", "Houston, Texas 77046-1173"],
            "attention": "President",
            "signed": None,
            "name": None,
            "title": None,
        },
        {
            "party": "FUND (LISTED IN SCHEDULE A)",
            "on_behalf_of": "the Class K Shares of each Portfolio listed on Schedule A",
            "address": [],
            "attention": None,
            "signed": None,
            "name": None,
            "title": None,
        },
    ]


@pytest.mark.parametrize("path", [TEXT, PDF], ids=["text", "pdf"])
def test_every_line_outside_the_schedule_is_placed_once(path):
    paper = open_paper(path)
    (span,) = schedule_spans(paper)
    layout = lay_out_agreement(paper, [span])
    inside = {(line.page, line.number) for _, line in span.lines(paper)}
    placed = [(line.page, line.number) for line in layout.lines]
    printed = {(line.page, line.number) for page in paper.pages for line in page.lines}
    assert len(set(placed)) == len(placed)
    assert printed - inside - set(placed) == set()
