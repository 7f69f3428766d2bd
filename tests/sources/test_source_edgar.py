"""A full submission: the one exhibit that is a fee agreement, or an error naming those that may be meant."""

import pytest

from toolkit.errors import InputError, UnreadableError


def submission(*documents):
    head = "<SEC-DOCUMENT>0000000000-03-000001.txt : 20030828\n<SEC-HEADER>\nx\n</SEC-HEADER>\n"
    return head + "".join(
        f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{number}\n<FILENAME>d{number}.txt\n<TEXT>\n{text}</TEXT>\n</DOCUMENT>\n"
        for number, (kind, text) in enumerate(documents, start=1)
    )


PLAN = "<PAGE>\n        DISTRIBUTION PLAN\n\n1. Words.\n<PAGE>\n        SCHEDULE A\n\nAcme Fund        0.45%\n"
OTHER_PLAN = "        SERVICE AGREEMENT\n\n        SCHEDULE A\n\nAcme Fund        0.25%\n"
PROSPECTUS = "PROSPECTUS\nThe distribution plan pays 0.45% a year.\n"
OPINION = "OPINION OF COUNSEL\non the distribution plan, 0.45%\n"


def test_the_exhibit_that_is_an_agreement_is_chosen_and_its_lines_keep_the_files_numbers(paper_of):
    text = submission(("485BPOS", PROSPECTUS), ("EX-99.I", OPINION), ("EX-99.M", PLAN))
    paper = paper_of(text, "filing.txt")
    assert [[line.text for line in page.lines] for page in paper.pages] == [
        ["DISTRIBUTION PLAN", "1. Words."],
        ["SCHEDULE A", "Acme Fund 0.45%"],
    ]
    for line in (line for page in paper.pages for line in page.lines):
        assert line.text.split()[0] in text.splitlines()[line.number - 1]


def test_an_exhibit_in_html_is_read_as_html(paper_of, lines_of):
    body = "<HTML><BODY><P>DISTRIBUTION PLAN</P><P>SCHEDULE A</P><TABLE><TR><TD>Acme<TD>0.45%</TABLE></BODY></HTML>"
    paper = paper_of(submission(("485BPOS", PROSPECTUS), ("EX-99.M", body)), "filing.txt")
    assert (paper.kind, lines_of(paper)[0][-1]) == ("html", "Acme 0.45%")


def test_an_exhibit_under_a_fee_letter_is_chosen_where_no_other_document_is_one(paper_of, lines_of):
    fees = "  ADMINISTRATION AGREEMENT\n\n  SCHEDULE A\n\n        Annual Fee (in basis points)\nAcme Fund    15\n"
    paper = paper_of(submission(("485BPOS", PROSPECTUS), ("EX-99.H", fees)), "filing.txt")
    assert lines_of(paper)[0][-1] == "Acme Fund 15"


def test_two_agreements_leave_the_choice_to_the_person(paper_of, snapshot):
    with pytest.raises(InputError) as error:
        paper_of(submission(("EX-99.M", PLAN), ("EX-99.H", OTHER_PLAN)), "filing.txt")
    assert str(error.value) == snapshot


def test_a_submission_without_an_agreement_names_what_it_holds(paper_of, snapshot):
    with pytest.raises(UnreadableError) as error:
        paper_of(submission(("485BPOS", PROSPECTUS), ("EX-99.I", OPINION)), "filing.txt")
    assert str(error.value) == snapshot


def test_a_single_document_is_read_whatever_its_type(paper_of, lines_of):
    assert lines_of(paper_of(submission(("10-K", "Just this.\n")), "filing.txt")) == [["Just this."]]
