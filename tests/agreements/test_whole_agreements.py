"""Whole agreements in many forms: `cases/NAME.txt` is the paper, `cases/NAME.json` beside it what it says."""

import json
from pathlib import Path

import pytest
from agreement_papers import CASES, agreement_in, paper_of, said_by, set_in_proportional_font

NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
SAMPLE = Path(__file__).parents[2] / "contracts" / "class-k" / "agreement.pdf"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "real"


def paper(name):
    return paper_of((CASES / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_an_agreement_says_what_stands_beside_it(name):
    expected = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    assert said_by(agreement_in(paper(name))) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_proportional_font_changes_nothing_of_what_it_says(name):
    typed = paper(name)
    assert said_by(agreement_in(set_in_proportional_font(typed))) == said_by(agreement_in(typed))


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_stands_on_the_line_that_its_source_names(name):
    typed = paper(name)
    printed = {line.number: line.text for page in typed.pages for line in page.lines}
    agreement = agreement_in(typed)
    amendment = (agreement.amendment,) if agreement.amendment else ()
    for fact in (*agreement.parties, *agreement.clauses, *agreement.signature_blocks, *amendment):
        assert fact.source.excerpt.splitlines()[0] == printed[fact.source.line]


@pytest.mark.parametrize("family_and_name", [("advisory", "advisory-articles"), ("distribution-plan", "plan-sections")])
@pytest.mark.parametrize("ending", ["txt", "html", "docx", pytest.param("pdf", marks=pytest.mark.slow)])
def test_what_is_printed_from_the_data_is_read_back_the_same(family_and_name, ending, tmp_path):
    from toolkit.agreement import Document, Reading
    from toolkit.reading.find import schedule_spans
    from toolkit.reading.sources import open_paper
    from toolkit.reading.surroundings import read_agreement
    from toolkit.writing import write
    from toolkit.writing.template import make

    family, name = family_and_name
    agreement = agreement_in(paper(name))
    document = Document(name=name, sha256="0" * 64, pages=1, kind="text")
    reading = Reading(document=document, status="clean", agreement=agreement, schedules=(), problems=())
    file = tmp_path / f"{name}.{ending}"
    file.write_bytes(write(make("agreement", {"reading": reading}, family=family), ending))
    again = open_paper(file)
    assert said_by(read_agreement(again, schedule_spans(again))[0]) == said_by(agreement)


REAL = [
    (
        "integrity-distribution-2020.pdf",
        {
            "title": "DISTRIBUTION AND SERVICES AGREEMENT",
            "family": "distribution",
            "dated_as_of": "2020-01-18",
            "governing_law": "Kansas",
            "notice_days": 60,
            "executed": True,
            "form_date": None,
        },
        43,
    ),
    (
        "fidelity-nyliac-service-1998.pdf",
        {
            "title": "SERVICE AGREEMENT",
            "family": "services",
            "dated_as_of": "1998-01-01",
            "effective_on": "1998-01-01",
            "governing_law": "Massachusetts",
            "notice_days": 90,
            "fee_frequency": "quarterly",
            "executed": False,
        },
        6,
    ),
    (
        "nationwide-aul-servicing-2020.pdf",
        {
            "title": "SERVICING AGREEMENT",
            "family": "services",
            "dated_as_of": None,
            "governing_law": "Delaware",
            "notice_days": 60,
            "payment_days": 30,
            "executed": False,
        },
        31,
    ),
    (
        "federated-poa-schedule1-2020.pdf",
        {
            "title": "LIMITED POWER OF ATTORNEY",
            "family": "other",
            "governing_law": "Pennsylvania",
            "notice_days": None,
            "payment_days": None,
            "executed": True,
        },
        0,
    ),
]


@pytest.mark.parametrize(("file", "facts", "clauses"), REAL, ids=[file for file, _, _ in REAL])
def test_a_filed_agreement_is_read_around_its_schedules(file, facts, clauses):
    from toolkit.reading.find import schedule_spans
    from toolkit.reading.sources import open_paper
    from toolkit.reading.surroundings import read_agreement

    if not (CORPUS / file).is_file():
        pytest.skip(f"the development corpus is not here: {CORPUS / file}")
    opened = open_paper(CORPUS / file)
    said = said_by(read_agreement(opened, schedule_spans(opened))[0])
    assert {key: said[key] for key in facts} == facts
    assert len(said["clauses"]) == clauses
