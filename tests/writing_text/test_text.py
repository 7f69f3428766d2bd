"""Documents as pages of typewriter text."""

from datetime import date

import made
import pytest

from toolkit.writing import problems, template, write
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


def typed(*blocks, **fields):
    return write(Document("a title", tuple(blocks), **fields), "txt").decode("ascii")


def plain(*blocks):
    return typed(*blocks, numbered=False)


FUND = TableColumn("Fund")
FEE = TableColumn("Fee", "decimal")


def test_a_clause_hangs_by_six_columns_a_level():
    text = plain(
        Paragraph("word " * 16, number="1. a."),
        Paragraph("word " * 15, number="b.", indent=1),
        Paragraph("word", number="2."),
    )
    assert text.splitlines() == [
        "1.    a.    " + "word " * 12 + "word",
        "      word word word",
        "",
        "      b.    " + "word " * 12 + "word",
        "      word word",
        "",
        "2.    word",
    ]


def test_every_page_carries_the_revision_date_and_its_number():
    assert typed(Paragraph("one"), PageBreak(), Paragraph("two"), footer="03/07/11").splitlines() == [
        "one",
        "",
        " " * 72 + "03/07/11",
        "",
        " " * 39 + "1",
        "<PAGE>",
        "",
        "two",
        "",
        " " * 72 + "03/07/11",
        "",
        " " * 39 + "2",
    ]


def test_no_page_is_longer_than_66_lines_and_no_paragraph_is_parted():
    text = typed(*(Paragraph(f"{number} " * 200) for number in range(10, 40)), footer="03/07/11", header="Draft")
    pages = [page.strip("\n").splitlines() for page in text.split("<PAGE>\n")]
    assert len(pages) > 2
    assert max(len(page) for page in pages) <= 66
    for number in range(10, 40):
        assert sum(str(number) in " ".join(page).replace("03/07/11", "").split()[:-1] for page in pages) == 1
    assert all(page[0] == "Draft" for page in pages)


def test_a_paragraph_longer_than_a_page_goes_on_on_the_next():
    words = [f"w{number}" for number in range(2000)]
    text = plain(Paragraph(" ".join(words)))
    assert text.replace("<PAGE>", "").split() == words


def test_a_table_parted_by_a_page_prints_its_heading_and_group_again():
    rows = [TableRow(("ELM TRUST",), "group"), *(TableRow((f"Elm {n}", "0.30")) for n in range(100))]
    second = plain(Table((FUND, FEE), tuple(rows), look="schedule")).split("<PAGE>\n")[1].splitlines()
    assert second[1].split() == ["Fund", "Fee"]
    assert set(second[3]) == {"-"}
    assert second[5] == "ELM TRUST (continued)"
    assert second[6].split()[0] == "Elm"


def test_a_group_heading_never_stands_last_on_a_page():
    for rows in range(50, 64):
        table = Table(
            (FUND, FEE),
            (
                *(TableRow((f"Elm {n}", "0.30")) for n in range(rows)),
                TableRow(("FIR TRUST",), "group"),
                TableRow(("Fir", "0.30")),
            ),
            look="schedule",
        )
        pages = plain(table).split("<PAGE>\n")
        assert [page for page in pages if "FIR TRUST" in page] == [page for page in pages if "Fir  " in page]


def test_figures_stand_under_one_another_and_a_total_below_a_rule():
    table = Table(
        (TableColumn("Fund"), TableColumn("Fee, USD", "decimal")),
        (
            TableRow(("Elm", "1,234.50")),
            TableRow(("Fir", "7.125")),
            TableRow(("Ash", "none")),
            TableRow(("Total", "1,241.625"), "total"),
        ),
    )
    assert plain(table).splitlines() == [
        "Fund   Fee, USD",
        "-----  ---------",
        "Elm    1,234.50",
        "Fir        7.125",
        "Ash     none",
        "       ---------",
        "Total  1,241.625",
    ]


def test_a_schedule_too_wide_for_the_page_is_tagged_as_edgar_wants_it():
    name = "Elder Conservative International Small Company Opportunities and Dividend Growth Fund"
    table = Table((FUND, TableColumn("Starting Date")), (TableRow((name, "November 30, 2004")),), look="schedule")
    assert plain(table).splitlines() == [
        "<TABLE>",
        "<CAPTION>",
        "",
        "Fund" + " " * 86 + "Starting Date",
        "",
        "-" * 105,
        "",
        f"{name}   November 30, 2004",
        "</TABLE>",
    ]


def test_a_name_is_broken_only_where_132_columns_do_not_take_it():
    name = "Elder Conservative International Small Company Opportunities Fund " * 2
    table = Table((FUND, TableColumn("Starting Date")), (TableRow((name, "November 30, 2004")),), look="schedule")
    lines = plain(table).splitlines()
    assert lines[4].endswith("November 30, 2004")
    assert lines[5].startswith("  ")
    assert " ".join(" ".join(lines[4:]).replace("November 30, 2004", "").split()) == name.strip()


def many(columns):
    heads = (FUND, *(TableColumn(f"Yearly Fee of Class {number}", "decimal") for number in range(columns)))
    return Table(heads, (TableRow(("Elder Growth and Income Fund", *("10,000,000.00",) * columns)),))


def test_a_table_of_many_columns_grows_to_132_columns():
    assert 80 < max(len(line) for line in plain(many(6)).splitlines()) <= 132


def test_a_table_wider_than_edgar_takes_is_reported():
    assert "where EDGAR takes 132" in problems(Document("a title", (many(9),)), "txt")[0].message


def test_footnotes_stand_below_a_short_rule_apart_from_the_table():
    text = plain(Paragraph("table"), Footnote("*", "Of this."), Footnote("**", "Of that."))
    assert text.splitlines() == ["table", *[""] * 5, "--------", "*    Of this.", "**   Of that."]


def test_a_signature_block_leaves_lines_to_sign_on():
    block = Signature("QUINCE, INC.", address=("7 Orchard Row", "Dover, Delaware 19901"), attention="Secretary")
    assert plain(block).splitlines() == [
        " " * 35 + "QUINCE, INC.",
        "",
        "",
        "",
        " " * 35 + "By:",
        " " * 40 + "-" * 32,
        " " * 35 + "Name:",
        " " * 42 + "-" * 30,
        " " * 35 + "Title:",
        " " * 43 + "-" * 29,
        " " * 35 + "7 Orchard Row",
        " " * 35 + "Dover, Delaware  19901",
        " " * 35 + "Attn:  Secretary",
    ]


def test_a_signed_block_prints_the_signer_and_who_attests_beside():
    block = Signature(
        "FIR TRUST",
        signed="/s/ Ann Fir",
        name="Ann Fir",
        title="President",
        beside="EFFECTIVE May 3, 2004.",
        attest=True,
    )
    lines = plain(block).splitlines()
    assert lines[0] == "EFFECTIVE May 3, 2004.            FIR TRUST"
    assert lines[4] == "Attest:                           By:  /s/ Ann Fir"
    assert lines[6].strip() == "Name:  Ann Fir"
    assert lines[8].strip() == "Title:  President"


def test_a_chart_is_printed_as_the_table_of_its_figures():
    chart = Chart("Fees by fund", "bar", ("Elm", "Fir"), (("Q1", (10.0, 2.5)),), "Elm paid four times what Fir paid")
    text = plain(chart)
    assert text.startswith("Fees by fund\n\nElm paid four times what Fir paid\n")
    assert [line.split() for line in text.splitlines()[-2:]] == [["Elm", "10.00"], ["Fir", "2.50"]]


def test_what_ascii_lacks_is_written_in_its_likeness_and_reported():
    document = Document("a title", (Heading(("Café – “Elm”®",)), Paragraph("株 Fund")))
    text = write(document, "txt").decode("ascii")
    assert 'Cafe - "Elm"(R)' in text
    assert "? Fund" in text
    assert [(p.severity.value, p.message) for p in problems(document, "txt")] == [
        ("warning", "written in ASCII: '®' as '(R)', 'é' as 'e', '–' as '-', '“' as '\"', '”' as '\"'"),
        ("error", "ASCII has no likeness of '株'"),
    ]
    assert problems(document, "docx") == ()


@pytest.mark.parametrize("kind", ["agreement", "schedule"])
def test_the_same_reading_gives_the_same_text(kind, snapshot):
    document = template.make(kind, {"reading": made.harbor()})
    assert write(document, "txt") == write(document, "txt")
    assert write(document, "txt").decode("ascii") == snapshot


def test_the_form_of_related_agreements_states_its_effective_date_or_leaves_it_open():
    base = made.harbor()
    fixed = base.model_copy(update={"agreement": base.agreement.model_copy(update={"effective_on": date(2011, 4, 1)})})
    assert "EFFECTIVE [DATE]." in write(template.make("agreement", {"reading": base}), "txt").decode("ascii")
    assert "EFFECTIVE April 1, 2011." in write(template.make("agreement", {"reading": fixed}), "txt").decode("ascii")
    other = template.make("agreement", {"reading": base}, family="distribution")
    assert "EFFECTIVE" not in write(other, "txt").decode("ascii")


def test_the_lines_of_a_cover_stand_close_their_words_in_one_column():
    text = plain(Paragraph("Quarter: the first", style="meta"), Paragraph("Prepared by: Ann Fir", style="meta"))
    assert text.splitlines() == ["Quarter:                  the first", "Prepared by:              Ann Fir"]
