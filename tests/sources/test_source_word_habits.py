"""DOCX as Word users leave them, and HTML as filing agents do: what is printed, and what only seems to be."""

import pytest


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(inner, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def noted(name, kind, identity):
    return paragraph(run(name) + f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>')


def notes(kind, *texts):
    return "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + text)}</w:p></w:{kind}>'
        for number, text in enumerate(texts, start=2)
    )


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("", ["<1>", "<2>"]),
        ('<w:numFmt w:val="chicago"/>', ["<*>", "<†>"]),
        ('<w:numFmt w:val="lowerLetter"/>', ["<a>", "<b>"]),
        ('<w:numStart w:val="4"/>', ["<4>", "<5>"]),
    ],
)
def test_footnotes_are_marked_as_the_document_says(paper_of, raw_docx, marked, said, marks):
    body = noted("Elm Fund", "footnote", 2) + noted("Larch Fund", "footnote", 3)
    parts = {
        "footnotes": notes("footnote", "Opened in 2001.", "Closed."),
        "settings": f"<w:footnotePr>{said}</w:footnotePr>",
    }
    lines = paper_of(raw_docx(body, **parts), "a.docx").pages[0].lines
    assert [marked(line)[-1] for line in lines[:2]] == marks
    assert [marked(line)[0] for line in lines[2:]] == marks


def test_endnotes_stand_behind_all_else_under_small_roman_numbers(paper_of, raw_docx, marked):
    body = noted("Elm Fund", "endnote", 2) + noted("Larch Fund", "endnote", 3)
    paper = paper_of(raw_docx(body, endnotes=notes("endnote", "Opened in 2001.", "Closed.")), "a.docx")
    assert [marked(line) for line in paper.pages[0].lines] == [
        ["Elm", "Fund", "<i>"],
        ["Larch", "Fund", "<ii>"],
        ["<i>", "Opened", "in", "2001."],
        ["<ii>", "Closed."],
    ]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (paragraph(run("Elm "), "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph(run("Fund")), ["Elm Fund"]),
        (paragraph(f"<w:moveFrom>{run('Gone Fund')}</w:moveFrom>{run('Elm Fund')}"), ["Elm Fund"]),
        (paragraph(run("In\N{SOFT HYPHEN}ter Tax\N{NON-BREAKING HYPHEN}Exempt")), ["Inter Tax-Exempt"]),
        (
            (
                f"<w:tbl>{row(cell(paragraph(run('Hidden Fund'))), properties='<w:hidden/>')}"
                f"{row(cell(paragraph(run('Elm Fund'))), cell(paragraph(run('0.35%')), '<w:cellDel/>'))}</w:tbl>"
            ),
            ["Elm Fund"],
        ),
    ],
)
def test_what_is_deleted_moved_or_hidden_is_not_printed(paper_of, raw_docx, lines_of, body, lines):
    assert lines_of(paper_of(raw_docx(body), "a.docx")) == [lines]


def test_a_tab_before_a_figure_does_not_move_it_out_of_its_column(paper_of, raw_docx):
    tabbed = cell(paragraph("<w:r><w:tab/></w:r>" + run("0.25%")))
    plain = cell(paragraph(run("0.30%")))
    body = f"<w:tbl>{row(cell(paragraph(run('Elm'))), tabbed)}{row(cell(paragraph(run('Larch'))), plain)}</w:tbl>"
    first, second = paper_of(raw_docx(body), "a.docx").pages[0].lines
    assert first.words[-1].x0 == second.words[-1].x0


def test_text_struck_out_is_left_out_and_a_person_is_told(paper_of, raw_docx, lines_of):
    word = paper_of(raw_docx(paragraph(run("0.35%", "<w:strike/>") + run(" 0.25%"))), "a.docx")
    page = paper_of("<p>fee <s>0.35%</s> <span style='text-decoration: line-through'>0.30%</span> 0.25%</p>", "a.htm")
    assert (lines_of(word), lines_of(page)) == ([["0.25%"]], [["fee 0.25%"]])
    assert [problem.message for problem in word.problems] == ["text that is struck out was left out: “0.35%”"]
    assert [problem.rule for problem in page.problems] == ["struck-out"]


def test_a_document_inside_the_document_is_not_passed_over_in_silence(paper_of, raw_docx):
    paper = paper_of(raw_docx(paragraph(run("Elm Fund")) + "<w:altChunk/>"), "a.docx")
    assert [problem.rule for problem in paper.problems] == ["part-not-read"]


def test_a_table_in_a_cell_begins_on_the_line_of_the_name_beside_it(paper_of, lines_of):
    inner = "<table><tr><td>Class A</td><td>0.25%</td></tr><tr><td>Class C</td><td>1.00%</td></tr></table>"
    page = paper_of(f"<html><table><tr><td>Elm Fund</td><td>{inner}</td></tr></table></html>", "a.htm")
    assert lines_of(page) == [["Elm Fund Class A 0.25%", "Class C 1.00%"]]


def test_cells_that_span_a_thousand_columns_of_nothing_cost_no_more_than_others(paper_of, lines_of):
    body = "<tr><td colspan=1000>Elm Fund</td><td>0.25%</td></tr>" * 400
    assert set(lines_of(paper_of(f"<html><table>{body}</table></html>", "a.htm"))[0]) == {"Elm Fund 0.25%"}


def test_blanks_that_do_not_run_together_set_columns_in_a_typewriters_face(paper_of):
    line = "<p style='font-family: Courier New; margin: 0'>{}</p>"
    rows = ("Fund            Class A   Class C", "Elm Fund          0.25%     1.00%", "Larch Bond Fund   0.20%      --")
    typed = "".join(line.format(row.replace(" ", "&nbsp;")) for row in rows)
    page = paper_of(f"<html><body>{typed}</body></html>", "a.htm").pages[0]
    assert [line.text for line in page.lines] == [" ".join(row.split()) for row in rows]
    assert [round(line.words[-1].x0 / 6) for line in page.lines] == [32, 28, 29]


def test_a_table_in_each_cell_changes_nothing(paper_of, lines_of):
    inner = "<table><tr><td>{}</td></tr></table>"
    rows = [("Fund", "Fee"), ("Elm Fund", "0.25%"), ("Larch Fund", "")]
    table = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in row if each)}</tr>" for row in rows)
    merged = table.replace("<td>0.25%", "<td rowspan=2>0.25%")
    nested = merged
    for text in ("Fund", "Fee", "Elm Fund", "0.25%", "Larch Fund"):
        nested = nested.replace(f">{text}<", f">{inner.format(text)}<")
    plain = lines_of(paper_of(f"<html><table>{merged}</table></html>", "a.htm"))
    assert plain == [["Fund Fee", "Elm Fund 0.25%", "Larch Fund 0.25%"]]
    assert lines_of(paper_of(f"<html><table>{nested}</table></html>", "b.htm")) == plain
