"""Documents as PDF: to the archival and accessible standards, every sign as written, the same bytes each time."""

import dataclasses
import io
import re
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest
from documents import AWKWARD, SCHEDULE, WHOLE

from toolkit.errors import InputError
from toolkit.writing import pdf
from toolkit.writing.blocks import Document, Heading, Paragraph, Signature, Table, TableColumn, TableRow


@pytest.fixture(scope="module")
def whole():
    return pdf.write(WHOLE)


def pages(data):
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return [page.extract_text() for page in opened.pages]


def of(*blocks, **around):
    return pdf.write(Document("a title", blocks, **around))


def test_the_same_document_gives_the_same_bytes(whole):
    assert pdf.write(WHOLE) == whole


def test_it_declares_pdf_a_2a_and_pdf_ua_1(whole):
    assert b"<pdfaid:part>2" in whole
    assert b"<pdfaid:conformance>A" in whole
    assert b"<pdfuaid:part>1" in whole


def test_it_is_tagged_has_a_language_and_shows_its_title(whole):
    opened = pypdfium2.PdfDocument(whole)
    assert opened.is_tagged()
    assert opened.get_metadata_value("Title") == "A form & its schedule"
    assert re.search(rb"/Lang ?\(en-US\)", whole)


def test_all_its_words_are_printed_in_order(whole):
    assert pages(whole) == [
        (
            "PLAN AGREEMENT OF\nTHE LARCH TRUST\n"
            "Quarter: the third\n"
            "Each Fund, severally, agrees as follows.\n"
            "WHEREAS, the parties wish it.\n"
            "1. The fee is paid monthly.\n"
            "a. Within 10 days.\n"
            "Between us.\n"
            "Invented.\n"
            "LARCH DISTRIBUTORS, INC.\nAttest: By:\nName:\nTitle:\n"
            "7 Orchard Row\nDover, Delaware 19901\nAttn: Secretary\n"
            "EFFECTIVE NOW. EACH FUND\non behalf of its series\nBy: /s/ A. Birch\nName: A. Birch\nTitle: President\n"
            "Page 1 of 2\n08/18/03"
        ),
        (
            'SCHEDULE "A"\n'
            "Fund Rate* Plan Date\n"
            "LARCH TRUST\n"
            "Larch Bond Fund 0.45 May 1, 2001\n"
            "Larch Growth & Income Fund 0.3225 May 1, 2001\n"
            "ALDER FUNDS, INC.\n"
            "Smith & Söhne #1 $2 *3* _4_ @5 <6> `7` ~8 [9] \\10 \"11\" '12' {{13}} %14 S&P 500® N/A June 2, 2002\n"
            "— fi ffl\n"
            "* Of this, 0.25% is a service fee.\n"
            "(1) Until June 2003.\n"
            "Table A. Fees\n"
            "Average\nFund net assets Fee\n"
            "Larch Bond Fund 33,840,000.00 2,086.03\n"
            "Alder Fund 1,000.00 0.04\n"
            "Total 33,841,000.00 2,086.07\n"
            "Page 2 of 2\n08/18/03"
        ),
    ]


def test_a_name_with_every_sign_of_markup_is_printed_as_written():
    [page] = pages(of(Paragraph(AWKWARD), numbered=False))
    assert page.replace("\n", " ") == AWKWARD


def test_the_points_of_a_decimal_column_stand_below_one_another():
    with pdfplumber.open(io.BytesIO(of(SCHEDULE))) as opened:
        characters = opened.pages[0].chars
    points = {
        round(one["x0"], 1) for one, after in pairwise(characters) if one["text"] == "." and after["text"] in "43"
    }
    assert len(points) == 1


def long_table():
    groups = []
    for trust in ("LARCH TRUST", "ALDER TRUST"):
        groups.append(TableRow((trust,), "group"))
        groups += [TableRow((f"{trust.title()} Fund {number}", "0.25")) for number in range(60)]
    return Table((TableColumn("Fund"), TableColumn("Rate", "decimal")), tuple(groups), look="schedule")


def test_a_table_repeats_its_heading_and_its_group_on_every_page():
    found = [page.splitlines()[:3] for page in pages(of(long_table()))]
    assert found[0][:2] == ["Fund Rate", "LARCH TRUST"]
    assert found[1][:2] == ["Fund Rate", "LARCH TRUST"]
    assert found[2][:2] == ["Fund Rate", "ALDER TRUST"]


@pytest.mark.parametrize("rows", range(37, 41))
def test_a_groups_heading_is_never_the_last_line_of_a_page(rows):
    table = Table(
        (TableColumn("Fund"), TableColumn("Rate")),
        (
            *(TableRow((f"Larch Fund {number}", "0.25")) for number in range(rows)),
            TableRow(("ALDER TRUST",), "group"),
            TableRow(("Alder Fund", "0.25")),
        ),
        look="schedule",
    )
    for page in pages(of(table, numbered=False)):
        assert page.splitlines()[-1] != "ALDER TRUST"


@pytest.mark.parametrize("lines", [22, 26, 30, 34])
def test_a_signature_block_is_never_parted(lines):
    text = [Paragraph(f"Line {number} of the agreement.") for number in range(lines)]
    found = pages(of(*text, Signature("LARCH TRUST", address=("7 Orchard Row",))))
    [page] = [page for page in found if "LARCH TRUST" in page]
    assert "By:" in page
    assert "7 Orchard Row" in page


def test_headings_that_skip_a_level_are_still_accessible():
    assert b"pdfuaid" in of(Heading(("Deep",), 3), Heading(("Deeper",), 9))


def test_a_character_that_no_font_has_is_refused_never_printed_as_a_box():
    with pytest.raises(InputError) as caught:
        of(Paragraph("Fund \U0001f600"))
    assert "a title (PDF)" in str(caught.value)
    assert "😀" in str(caught.value)


FUND, RATE = TableColumn("Fund"), TableColumn("Rate", "decimal")
TRUST, SERIES = TableRow(("TRUST",), "group"), TableRow(("Series",), "group")
FUND_ROW, TOTAL = TableRow(("Fund", "0.25")), TableRow(("Total", "0.25"), "total")


@pytest.mark.parametrize(
    ("rows", "printed"),
    [
        ((), ["Fund Rate"]),
        ((TRUST,), ["Fund Rate", "TRUST"]),
        ((TRUST, SERIES, FUND_ROW), ["Fund Rate", "TRUST", "Series", "Fund 0.25"]),
        ((FUND_ROW, TRUST), ["Fund Rate", "Fund 0.25", "TRUST"]),
        ((TRUST, TOTAL), ["Fund Rate", "TRUST", "Total 0.25"]),
        ((TRUST, FUND_ROW, TOTAL), ["Fund Rate", "TRUST", "Fund 0.25", "Total 0.25"]),
        ((TableRow(("Fund",)),), ["Fund Rate", "Fund"]),
    ],
)
def test_groups_totals_and_short_rows_stand_in_any_order(rows, printed):
    assert pages(of(Table((FUND, RATE), rows), numbered=False)) == ["\n".join(printed)]


def test_a_table_too_wide_to_read_turns_its_document_on_its_side():
    table = Table(tuple(TableColumn(f"Column {n}", "right") for n in range(14)), (TableRow(("1,234,567.89",) * 14),))
    with pdfplumber.open(io.BytesIO(of(table))) as opened:
        page = opened.pages[0]
        assert (page.width, page.height) == (792, 612)
        assert "1,234,567.89 " * 13 + "1,234,567.89" in page.extract_text()


def test_a_long_clause_number_keeps_clear_of_its_text():
    [page] = pages(of(Paragraph("Text.", "Section 12.3.4(a)(iv)", 1), numbered=False))
    assert page == "Section 12.3.4(a)(iv) Text."


def test_an_empty_heading_is_left_out():
    assert pages(of(Heading(("",)), Paragraph("Text."), numbered=False)) == ["Text."]


def test_a_landscape_document_lies_on_its_side():
    with pdfplumber.open(io.BytesIO(of(Paragraph("wide"), landscape=True))) as opened:
        assert (opened.pages[0].width, opened.pages[0].height) == (792, 612)


def test_a_document_of_no_blocks_is_an_empty_page():
    assert pages(pdf.write(dataclasses.replace(WHOLE, blocks=(), footer=None))) == ["Page 1 of 1"]
