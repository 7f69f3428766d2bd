"""Page numbers, footers and running heads are told from what is agreed."""

import pytest
from agreement_papers import paper_of

from toolkit.reading.furniture import footer_dates, furniture_of

BODY = "The Fund pays the Distributor a fee\nfor what it does in the month."
MORE = "Nothing else is due to anybody\nunder this agreement."
LAST = "It ends when the parties say so\nor after the third year."


def furniture(*pages):
    return [line.text for line in furniture_of(paper_of("\n<PAGE>\n".join(pages)))]


@pytest.mark.parametrize(
    "foot",
    [
        "3",
        "- 3 -",
        "Page 3",
        "Page 3 of 9",
        "A-3",
        "iii",
        "[3]",
        "08/18/03",
        "Rev. 3/15/2010",
        "March 2015",
        "08/18/03   3",
    ],
)
def test_what_numbers_or_dates_a_page_is_furniture(foot):
    assert furniture("                  TITLE\n" + MORE, f"{BODY}\n\n{foot}\n") == [" ".join(foot.split())]


@pytest.mark.parametrize(
    "foot",
    ["0.45", "Dated: May 3, 2011", "the month of May 2011", "INVESCO Growth Fund", "Texas.", "terminated.", "rev."],
)
def test_what_is_agreed_is_no_furniture(foot):
    assert furniture(f"{BODY}\n\n{foot}\n") == []


def test_a_running_head_and_foot_are_furniture_but_the_first_pages_title_is_not():
    bodies = enumerate((BODY, MORE, LAST), start=1)
    pages = [f"ALDER PLAN\n\n{body}\n\n{number}\nSource: filing of {number}/21/2020\n" for number, body in bodies]
    feet = [[str(number), f"Source: filing of {number}/21/2020"] for number in (1, 2, 3)]
    assert furniture(*pages) == [*feet[0], "ALDER PLAN", *feet[1], "ALDER PLAN", *feet[2]]


@pytest.mark.parametrize("head", ["Exhibit 8.77", "EX-99.B(e)(1)", "Exhibit (8)(k)(k)", "Ex. 99.m(6)(d)"])
def test_the_label_of_a_filed_exhibit_is_furniture(head):
    assert furniture(f"     {head}\n\n      SERVICE AGREEMENT\n\n{BODY}") == [head]


@pytest.mark.parametrize(
    "said",
    [
        "[The remainder of this page is intentionally left blank.]",
        "[Signature page follows]",
        "(signatures on next page)",
    ],
)
def test_what_a_page_says_of_itself_is_furniture(said):
    assert furniture(f"{BODY}\n\n{said}\n", MORE) == [said]


def test_blank_lines_for_signatures_at_the_foot_of_every_page_are_no_furniture():
    page = "ALDER TRUST\n\nBy: ____________\nName:\nTitle:\n"
    assert furniture(page, page.replace("ALDER", "BIRCH")) == []


def test_the_forms_date_is_that_of_a_footer_which_holds_nothing_else():
    lines = furniture_of(
        paper_of(f"T\n{BODY}\n08/18/03\n1\n<PAGE>\n{BODY}\n08/18/03\n2\n<PAGE>\n{BODY}\n09/01/03\n3\n")
    )
    assert footer_dates(lines) == ("08/18/03", "09/01/03")


def test_the_date_of_a_filing_in_a_running_foot_is_not_the_forms():
    page = f"T\n{BODY}\n\nSource: ALDER FUNDS, 485BPOS, 1/21/2020\n"
    assert footer_dates(furniture_of(paper_of(f"{page}<PAGE>\n{page}<PAGE>\n{page}"))) == ()


def test_a_party_that_signs_at_the_top_of_a_page_is_no_running_head():
    signing = "ALDER TRUST\n\nBy: /s/ Ann Poe\nTitle: President\n"
    assert furniture(f"ALDER TRUST\n\n{BODY}\n", signing, f"ALDER TRUST\n\n{LAST}\n") == ["ALDER TRUST"]
