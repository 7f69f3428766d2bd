"""A golden for each way in which a document cannot be made, or is doubted once it is."""

import pytest

from toolkit.errors import InputError
from toolkit.writing import markup, problems, template, write
from toolkit.writing.blocks import Document, Paragraph


def refusal(make, *given, **options):
    with pytest.raises(InputError) as error:
        make(*given, **options)
    return str(error.value)


MARKUP = {
    "a document type": "<!DOCTYPE x><document title='x'/>",
    "another root": "<page/>",
    "no block": "<document title='x'><div>words</div></document>",
    "a child out of place": "<document title='x'><heading><p>words</p></heading></document>",
    "rules that are none": "<document title='x'><signature party='A' rules='1 2'/></document>",
    "a width that is none": "<document title='x'><table><column width='wide'>A</column></table></document>",
    "unclosed": "<document title='x'><p>words</document>",
}


@pytest.mark.parametrize("case", MARKUP)
def test_markup_that_is_not_ours(snapshot, case):
    assert refusal(markup.parse, MARKUP[case]) == snapshot


def test_a_kind_of_document_without_a_template(snapshot):
    assert refusal(template.make, "letter", {}) == snapshot


def test_a_format_that_is_none(snapshot):
    assert refusal(write, Document("x", (Paragraph("words"),)), "doc") == snapshot


def test_a_character_that_no_page_can_show(snapshot):
    assert refusal(write, Document("x", (Paragraph("Fund \U0001f333"),)), "pdf") == snapshot


def test_a_house_style_without_its_styles(tmp_path, snapshot):
    import docx

    from toolkit.writing import word

    docx.Document().save(tmp_path / "plain.docx")
    said = refusal(word.write, Document("x", ()), tmp_path / "plain.docx")
    assert said.splitlines()[:2] == snapshot


def test_what_text_for_edgar_cannot_print(snapshot):
    found = problems(Document("x", (Paragraph("Bond \u2013 Fund \u6797"), Paragraph("a" * 140))), "txt")
    assert [f"{one.severity.value}: {one.message}\n  = {one.remedy}" for one in found] == snapshot


def test_a_document_that_does_not_read_back(snapshot):
    from pathlib import Path

    from toolkit import proof
    from toolkit.api import extract

    reading = extract(Path(__file__).parents[2] / "contracts/class-k/source/agreement.txt")
    other = replace_title(reading)
    data = write(template.make("agreement", {"reading": reading}), "txt")
    (found,) = proof.read_back(other, data, "agreement.txt", whole=True)
    assert f"{found.severity.value}: {found.message}\n  = {found.remedy}" == snapshot


def replace_title(reading):
    return reading.model_copy(update={"agreement": reading.agreement.model_copy(update={"title": "ANOTHER PLAN"})})


def test_sums_of_a_report_that_do_not_agree(snapshot):
    from pathlib import Path

    from toolkit.api import load, report
    from toolkit.money.report import _tied

    made = report(load("class-k", Path(__file__).parents[2] / "contracts"), "2003Q3")
    wrong = made.model_copy(update={"months": made.months[:2], "problems": ()})
    assert [f"{one.message}\n  = {one.remedy}" for one in _tied(wrong).problems] == snapshot


def test_what_cannot_happen_is_said_to_us_and_ends_with_70(tmp_path):
    from datetime import date
    from decimal import Decimal

    from toolkit.amounts import split_largest_remainder
    from toolkit.money.ledger.posting import of_payment
    from toolkit.money.ledger.store import Ledger
    from toolkit.money.stated import Statement
    from toolkit.writing.fee_formulas import Day, part_of_year

    with pytest.raises(ValueError, match="cannot split by weights that add up to zero"):
        split_largest_remainder(Decimal(1), [Decimal(0)])
    day = date(2003, 9, 1)
    payment = of_payment("class-k", (day, day), day, Decimal("5.00"), "")
    with pytest.raises(ValueError, match=r"the entries of a posting add up to 5\.00, not to zero"):
        Ledger(tmp_path / "ledger.db").post(payment.model_copy(update={"entries": payment.entries[:1]}))
    with pytest.raises(ValueError, match="this statement was read back, not computed: it has no detail"):
        _ = Statement.model_construct().detail
    with pytest.raises(ValueError, match="no formula is known for the year basis 'lunar'"):
        part_of_year(Day("A1", day), Day("B1", day), "lunar")
