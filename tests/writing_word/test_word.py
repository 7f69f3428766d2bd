"""Documents as Word files: numbered by Word, rows never parted, the same bytes for the same document."""

import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from toolkit.writing import template, word_numbering, write
from toolkit.writing.blocks import (
    Chart,
    Document,
    Footnote,
    Heading,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    TableColumn,
    TableRow,
)

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "writing_text"))

import made  # noqa: E402 - the invented readings stand beside the tests of text

FUND = TableColumn("Fund")
FEE = TableColumn("Fee", "decimal")


def worded(*blocks, **fields):
    return docx.Document(io.BytesIO(write(Document("a title", tuple(blocks), **fields), "docx")))


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def labels(document):
    """What Word counts for each numbered paragraph, as (list, level)."""
    found = []
    for paragraph in document.paragraphs:
        number = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        found.append(None if number is None else (number.numId.val, number.ilvl.val))
    return found


def starts(document):
    """Where each list begins at its own level."""
    found = {}
    for num in document.part.numbering_part.element.num_lst:
        for override in num.findall(qn("w:lvlOverride")):
            start = override.find(qn("w:startOverride")).get(qn("w:val"))
            found[num.numId] = (int(override.get(qn("w:ilvl"))), int(start))
    return found


def test_clauses_are_counted_by_word_itself():
    document = worded(Paragraph("one", number="1."), Paragraph("two", number="2."), Paragraph("three", number="3."))
    (first, _), *others = labels(document)
    assert others == [(first, 0), (first, 0)]
    assert starts(document)[first] == (0, 1)
    assert [paragraph.text for paragraph in document.paragraphs] == ["one", "two", "three"]


def test_a_letter_below_a_number_without_words_is_typed_and_counted_on():
    document = worded(
        Paragraph("one", number="1. a."), Paragraph("two", number="b.", indent=1), Paragraph("three", number="2.")
    )
    (first, _), (lettered, level), (second, _) = labels(document)
    assert document.paragraphs[0].text == "a.\tone"
    assert level == 1
    assert starts(document)[lettered] == (1, 2)
    assert starts(document)[first] == (0, 1)
    assert second == lettered  # the numbers go on: both lists count by one numbering, at another level


def test_a_gap_in_the_numbers_begins_a_list_at_the_number_printed():
    document = worded(Paragraph("one", number="1."), Paragraph("four", number="4."))
    (first, _), (second, _) = labels(document)
    assert first != second
    assert starts(document)[second] == (0, 4)


def test_a_label_word_has_no_form_for_is_typed():
    document = worded(Paragraph("one", number="4.2"), Paragraph("two", number="A."))
    assert [paragraph.text for paragraph in document.paragraphs] == ["4.2\tone", "A.\ttwo"]
    assert labels(document) == [None, None]


@pytest.mark.parametrize(
    ("label", "level", "count"),
    [("12.", 0, 12), ("c.", 1, 3), ("iv.", 2, 4), ("12", 0, None), ("c.", 0, None), ("3.", 1, None), ("c.", 2, None)],
)
def test_what_a_label_counts_depends_on_its_level(label, level, count):
    assert word_numbering.counted(label, level) == count


def test_spaced_initials_are_never_parted():
    assert (
        worded(Paragraph("between Q V W Brokers and a Fund")).paragraphs[0].text
        == "between Q\u00a0V\u00a0W Brokers and a Fund"
    )


def test_a_tables_heading_is_printed_on_every_page_and_no_row_is_parted():
    rows = (TableRow(("ELM TRUST",), "group"), TableRow(("Elm", "0.30")), TableRow(("Total", "0.30"), "total"))
    table = worded(Table((FUND, FEE), rows)).tables[0]
    heading, *others = table.rows
    assert heading._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


@pytest.mark.parametrize(("look", "style"), [("schedule", "House Group Heading"), ("figures", "House Figure Group")])
def test_a_group_heading_spans_its_table_and_stays_with_its_first_row(look, style):
    rows = (TableRow(("ELM TRUST",), "group"), TableRow(("Elm", "0.30")))
    document = worded(Table((FUND, FEE), rows, look=look))
    row = document.tables[0].rows[1]
    assert row._tr.tc_lst[0].tcPr.gridSpan.val == 2
    assert document.styles[style].paragraph_format.keep_with_next
    assert row.cells[0].paragraphs[0].style.name == style


def test_the_classes_of_one_series_stay_together():
    rows = (TableRow(("Elm", "0.30")), TableRow(("", "0.40")), TableRow(("Fir", "0.40")))
    cells = [row.cells[0].paragraphs[0] for row in worded(Table((FUND, FEE), rows)).tables[0].rows[1:]]
    assert [paragraph.paragraph_format.keep_with_next for paragraph in cells] == [True, None, None]


def test_the_label_of_a_total_takes_the_columns_up_to_its_first_figure():
    columns = (FUND, TableColumn("Days", "right"), FEE)
    rows = (TableRow(("Elm", "30", "0.30")), TableRow(("Due from ELM TRUST", "", "0.30"), "subtotal"))
    total = worded(Table(columns, rows)).tables[0].rows[2]
    assert [cell.text for cell in total.cells] == ["Due from ELM TRUST", "Due from ELM TRUST", "0.30"]
    assert total.cells[0]._tc.tcPr.find(qn("w:tcBorders")) is None
    assert total.cells[2]._tc.tcPr.find(qn("w:tcBorders")).find(qn("w:top")) is not None


def test_words_keep_off_the_figures_left_of_them():
    columns = (FUND, TableColumn("Days", "right"), TableColumn("Due"))
    cells = worded(Table(columns, (TableRow(("Elm", "30", "May 3, 2004")),))).tables[0].rows[1].cells
    assert [cell.paragraphs[0].paragraph_format.left_indent for cell in cells] == [None, None, 200 * 635]


def test_figures_are_padded_so_that_their_points_stand_level():
    rows = (TableRow(("Elm", "0.30")), TableRow(("Fir", "0.3225")), TableRow(("Ash", "N/A")))
    cells = [row.cells[1].text for row in worded(Table((FUND, FEE), rows)).tables[0].rows[1:]]
    assert cells == ["0.30\u2007\u2007", "0.3225", "N/A"]


def test_figures_that_mark_a_rate_are_raised():
    rows = (TableRow(("Elm", "0.65% 1,2")), TableRow(("Fir", "0.5%")))
    paragraphs = [row.cells[1].paragraphs[0] for row in worded(Table((FUND, FEE), rows)).tables[0].rows[1:]]
    assert [(run.text, run.font.superscript) for run in paragraphs[0].runs] == [("0.65%", None), ("1,2", True)]
    assert paragraphs[1].text == "0.5%\u2007" + "\u2007" * 3


def test_every_column_is_wide_enough_for_its_longest_word():
    rows = (
        TableRow(("Elder Conservative International Small Company Opportunities Fund", "0.30", "November 30, 2004")),
    )
    columns = (FUND, TableColumn("Highest Yearly Aggregate Fee Rate", "decimal"), TableColumn("Fee Starting Date"))
    grid = worded(Table(columns, rows, look="schedule")).tables[0]._tbl.tblGrid
    widths = [int(column.get(qn("w:w"))) for column in grid]
    assert sum(widths) == 6.5 * 1440
    assert widths[0] > widths[2] > 1700
    assert widths[1] > 1000


def test_a_table_with_widths_of_its_own_keeps_them():
    columns = (TableColumn("Fund", width=3), TableColumn("Fee", width=1))
    grid = worded(Table(columns, (TableRow(("Elm", "0.30")),))).tables[0]._tbl.tblGrid
    assert [int(column.get(qn("w:w"))) for column in grid] == [7020, 2340]


def test_the_footer_shows_the_revision_date_and_page_of_pages():
    footer = worded(Paragraph("x"), footer="03/07/11").sections[0].footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert footer.text.startswith("03/07/11\tPage ")


def test_a_document_without_numbers_has_no_page_fields():
    footer = worded(Paragraph("x"), numbered=False).sections[0].footer.paragraphs[0]
    assert footer.text == ""


def test_a_page_break_begins_a_page_whatever_follows():
    document = worded(
        *(Paragraph("x"), PageBreak(), Heading(("SCHEDULE A",)), PageBreak(), Table((FUND,), (TableRow(("Elm",)),))),
        *(PageBreak(), Signature("QUINCE, INC.")),
    )
    assert sum(paragraph.paragraph_format.page_break_before or False for paragraph in document.paragraphs) == 3


def test_a_signature_block_is_a_table_of_unparted_rows_with_lines_to_sign_on():
    table = worded(Signature("FIR TRUST", on_behalf_of="its Series", attest=True, beside="EFFECTIVE [DATE].")).tables[0]
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts == [
        ["EFFECTIVE [DATE].", "EFFECTIVE [DATE].", "", "FIR TRUST", "FIR TRUST"],
        ["", "", "", "on behalf of its Series", "on behalf of its Series"],
        ["Attest:", "", "", "By:", ""],
        ["", "", "", "Name:", ""],
        ["", "", "", "Title:", ""],
    ]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table.rows[2].cells[4]._tc.tcPr.find(qn("w:tcBorders")).find(qn("w:bottom")) is not None


def test_the_properties_of_cells_stand_in_the_order_that_the_schema_wants():
    order = [qn(f"w:{tag}") for tag in ("tcW", "gridSpan", "vMerge", "tcBorders", "vAlign")]
    rows = (TableRow(("ELM",), "group"), TableRow(("Elm", "0.30")), TableRow(("Total", "0.30"), "total"))
    document = worded(Table((FUND, FEE), rows), Signature("FIR TRUST", attest=True))
    for properties in document.element.iter(qn("w:tcPr")):
        places = [order.index(child.tag) for child in properties]
        assert places == sorted(places)


def test_footnotes_stand_below_one_short_rule():
    document = worded(Paragraph("x"), Footnote("*", "Of this."), Footnote("**", "Of that."))
    assert [paragraph.text for paragraph in document.paragraphs] == ["x", "", "*\tOf this.", "**\tOf that."]
    assert len(list(document.element.iter(qn("w:pBdr")))) == 1


def test_a_chart_says_what_it_shows_to_those_who_cannot_see_it():
    chart = Chart("Fees by fund", "bar", ("Elm", "Fir"), (("Q1", (10.0, 2.5)),), "Elm paid four times what Fir paid")
    properties = next(worded(chart).element.iter(qn("wp:docPr")))
    assert properties.get("descr") == "Elm paid four times what Fir paid"


def test_the_file_knows_its_title_and_language_and_no_clock():
    data = write(Document("The title", (Paragraph("x"),)), "docx")
    core = part(data, "docProps/core.xml").decode()
    assert "<dc:title>The title</dc:title>" in core
    assert "created" not in core
    assert "modified" not in core
    assert 'w:lang w:val="en-US"' in part(data, "word/styles.xml").decode()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_landscape_document_is_turned_and_has_more_room_above_and_below():
    section, upright = worded(Paragraph("x"), landscape=True).sections[0], worded(Paragraph("x")).sections[0]
    assert section.page_width > section.page_height
    assert section.top_margin + section.bottom_margin < upright.top_margin + upright.bottom_margin


def test_the_lines_of_a_cover_have_their_words_in_one_column_and_are_ruled_off():
    cover = (Paragraph("Quarter: one", style="meta"), Paragraph("Plan: A: B", style="meta"))
    first, last, body = worded(*cover, Paragraph("So it begins.")).paragraphs[:3]
    assert (first.text, last.text) == ("Quarter:\tone", "Plan:\tA: B")
    assert [bool(one._p.xpath("w:pPr/w:pBdr/w:bottom")) for one in (first, last, body)] == [False, True, False]


def test_figures_are_set_smaller_than_the_rows_of_a_schedule():
    sizes = {
        look: worded(Table((FUND, FEE), (TableRow(("Elm", "0.30")),), look=look)).tables[0].rows[1].cells[0]
        for look in ("schedule", "figures")
    }
    assert [sizes[look].paragraphs[0].style.font.size.pt for look in sizes] == [10.5, 9.5]


@pytest.mark.parametrize("kind", ["agreement", "schedule"])
def test_the_same_reading_gives_the_same_bytes(kind):
    document = template.make(kind, {"reading": made.harbor()})
    assert write(document, "docx") == write(document, "docx")


def test_the_words_of_an_agreement_as_word_keeps_them(snapshot):
    data = write(template.make("agreement", {"reading": made.harbor()}), "docx")
    tree = etree.fromstring(part(data, "word/document.xml"))
    assert etree.tostring(tree, pretty_print=True, encoding="unicode") == snapshot


def test_the_shipped_house_style_is_what_its_script_makes():
    import runpy

    script = runpy.run_path(str(ROOT / "scripts" / "make_house.py"))
    assert script["make"]() == (ROOT / "templates" / "house.docx").read_bytes()


def test_a_house_style_of_ones_own_is_used(tmp_path):
    from toolkit.writing import word

    own = docx.Document(str(ROOT / "templates" / "house.docx"))
    own.styles["House Body"].font.name = "Garamond"
    own.save(str(tmp_path / "own.docx"))
    data = word.write(Document("a title", (Paragraph("x"),)), tmp_path / "own.docx")
    assert docx.Document(io.BytesIO(data)).styles["House Body"].font.name == "Garamond"
