"""HTML and DOCX are laid out so that tables have geometry and paragraphs have lines."""

import pytest

NUMBERED = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def html(body):
    return f"<html><head><title>no</title></head><body>{body}</body></html>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text) if text else '')}</w:tc>"


def columns_of(page):
    """The left edge of each cell's first word, by row."""
    return [[word.x0 for word in line.words] for line in page.lines]


def test_each_cell_of_an_html_table_stands_in_its_own_ruled_band(paper_of):
    page = paper_of(
        html("<table><tr><td>Fund<td>Rate<tr><td>Acme Fund<td>0.45%<tr><td>Acme Growth Fund<td>0.40%</table>"), "a.html"
    ).pages[0]
    assert [line.text for line in page.lines] == ["Fund Rate", "Acme Fund 0.45%", "Acme Growth Fund 0.40%"]
    assert {columns[-1] for columns in columns_of(page)} == {page.lines[0].words[1].x0}
    band = page.lines[0].words[1].x0
    assert any(rule.x0 == rule.x1 and page.lines[2].words[2].x1 < rule.x0 < band for rule in page.rules)


def test_a_heading_over_columns_and_a_name_beside_rows_keep_the_grid(paper_of):
    page = paper_of(
        html(
            "<table><tr><th rowspan=2>Fund</th><th colspan=2>Rates</th></tr><tr><th>Class A</th><th>Class C</th></tr>"
            "<tr><td>Acme</td><td>0.25</td><td>1.00</td></tr></table>"
        ),
        "a.html",
    ).pages[0]
    assert [line.text for line in page.lines] == ["Fund Rates", "Class A Class C", "Acme 0.25 1.00"]
    class_a, class_c = page.lines[1].words[0], page.lines[1].words[2]
    assert [word.x0 for word in page.lines[2].words] == [0 + 4, class_a.x0, class_c.x0]


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ("<td>Acme</td><td>&nbsp;</td><td>0.45</td><td>%</td>", "Acme 0.45%"),
        ("<td>Acme</td><td></td><td>0.45</td><td>%*</td>", "Acme 0.45%*"),
        ("<td>Acme</td><td>$</td><td>5,000</td><td></td>", "Acme $5,000"),
    ],
)
def test_a_unit_in_a_cell_of_its_own_is_printed_at_its_figure(paper_of, lines_of, cells, line):
    assert lines_of(paper_of(html(f"<table><tr>{cells}</tr></table>"), "a.html")) == [[line]]


def test_a_table_that_only_lays_out_the_page_disappears(paper_of, lines_of):
    inner = "<table><tr><td>Acme</td><td>0.45</td></tr></table>"
    outer = f"<table><tr><td>&nbsp;</td><td><p>SCHEDULE A</p>{inner}</td></tr></table>"
    paper = paper_of(html(outer), "a.html")
    assert lines_of(paper) == [["SCHEDULE A", "Acme 0.45"]]
    assert paper.pages[0].rules


def test_hidden_text_scripts_and_comments_are_not_printed(paper_of, lines_of):
    body = '<p style="display: none">no</p><script>no()</script><!-- no --><p>yes</p><div hidden>no</div>'
    assert lines_of(paper_of(html(body), "a.html")) == [["yes"]]


def test_html_pages_break_where_the_style_says_so(paper_of, lines_of):
    body = '<p>one</p><hr style="page-break-after: always"><p>two</p><p style="page-break-before:always">three</p>'
    assert lines_of(paper_of(html(body), "a.html")) == [["one"], ["two"], ["three"]]


def test_preformatted_text_keeps_its_columns_and_its_page_tags(paper_of, lines_of):
    paper = paper_of(html("<pre>\nFund      Rate\nAcme      0.45\n<PAGE>\nnext\n</pre>"), "a.html")
    assert lines_of(paper) == [["Fund Rate", "Acme 0.45"], ["next"]]
    assert [words[-1] for words in columns_of(paper.pages[0])] == [60, 60]


def test_tags_of_a_typewritten_table_are_not_printed_and_strike_nothing_out(paper_of, lines_of):
    table = (
        "<TABLE>\n<CAPTION>\nFund          Rate\n<S>           <C>\nAlder Fund    0.25%\nBirch Fund    0.35%\n</TABLE>"
    )
    printed = f"<html><body><p>Schedule A</p><PRE>\n{table}\n</PRE></body></html>"
    assert lines_of(paper_of(printed, "a.htm")) == [["Schedule A", "Fund Rate", "Alder Fund 0.25%", "Birch Fund 0.35%"]]


def test_sup_is_raised_and_entities_are_characters(paper_of, marked):
    (line,) = paper_of(html("<p>S&amp;P 500&reg; &ldquo;K&rdquo; 0.45%<sup>(1)</sup></p>"), "a.html").pages[0].lines
    assert marked(line) == ["S&P", "500®", "“K”", "0.45%", "<(1)>"]


def test_a_lines_own_break_is_kept_and_a_long_paragraph_is_wrapped_but_never_after_a_hyphen(paper_of, lines_of):
    words = "one two " * 8 + "short- and long-term bonds " + "three four " * 8
    (lines,) = lines_of(paper_of(html(f"<p>FIRST<br>SECOND</p><p>{words}</p>"), "a.html"))
    assert lines[:2] == ["FIRST", "SECOND"]
    assert " ".join(lines[2:]) == words.strip()
    assert not any(line.endswith("-") for line in lines)


def test_entities_of_the_documents_own_are_not_resolved(tmp_path, paper_of, lines_of):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    declared = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
    assert "secret" not in str(lines_of(paper_of(f"{declared}<html><body><p>a &x; b</p></body></html>", "a.html")))


def test_automatic_numbers_of_word_are_printed(paper_of, raw_docx, lines_of):
    def item(text, level):
        return paragraph(
            run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr><w:ind w:left="720"/>'
        )

    body = item("First", 0) + item("inner", 1) + item("more", 1) + item("Second", 0) + item("again", 1)
    assert lines_of(paper_of(raw_docx(body, numbering=NUMBERED), "a.docx")) == [
        ["1. First", "a. inner", "b. more", "2. Second", "a. again"]
    ]


def test_merged_cells_of_word_keep_the_grid(paper_of, raw_docx, lines_of):
    rows = [
        cell("ACME FUNDS, INC.", '<w:gridSpan w:val="3"/>'),
        cell("Acme One", '<w:vMerge w:val="restart"/>') + cell("A") + cell("0.25%"),
        cell("", "<w:vMerge/>") + cell("C") + cell("1.00%"),
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    paper = paper_of(raw_docx(body), "a.docx")
    assert lines_of(paper) == [["ACME FUNDS, INC.", "Acme One A 0.25%", "C 1.00%"]]
    assert [words[-1] for words in columns_of(paper.pages[0])][1:] == [paper.pages[0].lines[2].words[1].x0] * 2


def test_deleted_and_hidden_words_are_not_printed_but_inserted_ones_are(paper_of, raw_docx, lines_of):
    body = paragraph(
        run("The rate is ")
        + '<w:del><w:r><w:delText>0.45%</w:delText></w:r></w:del><w:ins w:id="1">'
        + run("0.40%")
        + "</w:ins>"
        + run(" secret", "<w:vanish/>")
    )
    assert lines_of(paper_of(raw_docx(body), "a.docx")) == [["The rate is 0.40%"]]


def test_a_footnote_is_raised_where_it_is_marked_and_printed_behind_the_table(paper_of, raw_docx, marked):
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('Acme') + mark)}</w:tc>{cell('0.45%')}</w:tr></w:tbl>"
    note = f'<w:footnote w:id="7">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" Of this amount."))}</w:footnote>'
    page = paper_of(raw_docx(table + paragraph(run("After.")), footnotes=note), "a.docx").pages[0]
    assert [marked(line) for line in page.lines] == [
        ["Acme", "<1>", "0.45%"],
        ["<1>", "Of", "this", "amount."],
        ["After."],
    ]


def test_tabs_line_figures_up_whatever_the_length_of_the_name(paper_of, raw_docx):
    stops = '<w:tabs><w:tab w:val="left" w:pos="5040"/><w:tab w:val="left" w:pos="6480"/></w:tabs>'
    names = ["Acme Fund", "Acme International Small Company Fund"]
    tab = "<w:r><w:tab/></w:r>"
    body = "".join(paragraph(run(name) + tab + run("0.45%") + tab + run("May 1, 2001"), stops) for name in names)
    one, two = paper_of(raw_docx(body), "a.docx").pages[0].lines
    assert [word.x0 for word in one.words][-4:] == [word.x0 for word in two.words][-4:]


def test_what_stands_at_a_far_tab_stop_is_not_wrapped_back_to_the_margin(paper_of, raw_docx):
    stops = '<w:tabs><w:tab w:val="left" w:pos="4320"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    page = paper_of(raw_docx(paragraph(tab + run("President and Chief Executive Officer"), stops)), "a.docx").pages[0]
    assert [line.text for line in page.lines] == ["President and Chief Executive Officer"]


def test_word_pages_break_at_its_own_breaks_and_the_footer_is_printed_on_each(tmp_path, lines_of):
    import docx

    from toolkit.reading.sources import open_paper

    document = docx.Document()
    document.add_paragraph("one")
    document.add_page_break()
    document.add_paragraph("two")
    document.sections[0].footer.paragraphs[0].text = "08/18/03"
    document.save(tmp_path / "a.docx")
    paper = open_paper(tmp_path / "a.docx")
    assert lines_of(paper) == [["one", "08/18/03"], ["two", "08/18/03"]]
    assert paper.kind == "docx"


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (4, "decimal", "4"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (22, "ordinal", "22nd"),
        (13, "ordinal", "13th"),
        (5, "none", ""),
    ],
)
def test_a_counter_is_printed_as_word_does(number, style, printed):
    from toolkit.reading.docx_numbering import formatted

    assert formatted(number, style) == printed


@pytest.mark.parametrize(
    ("style", "gap"),
    [
        ("margin: 0 0 10pt", 10.0),
        ("margin: 0pt 0pt 12pt; text-align: justify", 12.0),
        ("margin-top:12pt; margin-bottom:0pt", 12.0),
        ("margin-top: 0px; margin-bottom: 1em", 12.0),
        ("margin: 0.5in 0 0 1in", 12.0),
        ("margin:0", 0.0),
        ("margin:0in;margin-bottom:.0001pt", 0.0),
        ("margin-left: 1in", 12.0),
    ],
)
def test_a_paragraph_keeps_the_gaps_that_its_style_asks_for(paper_of, style, gap):
    paragraphs = "".join(f'<p style="{style}">{text}</p>' for text in ("One is so.", "Two is so."))
    first, second = paper_of(html(paragraphs), "a.html").pages[0].lines
    assert second.top - first.bottom == gap


def test_a_tab_behind_a_sections_number_sets_no_columns(paper_of, raw_docx):
    text = "The Fund shall bear all of its own expenses, and " * 4
    page = paper_of(raw_docx(paragraph(run("Section 1.01") + "<w:r><w:tab/></w:r>" + run(text))), "a.docx").pages[0]
    assert len(page.lines) > 2
    assert page.width == 78 * 6


def test_a_word_of_several_looks_is_not_broken_at_the_edge_of_its_cell(paper_of, raw_docx, lines_of):
    name = "Inflation-Protected and Real Return Strategic Income and Growth and Total Return and Capital Preservation "
    split = paragraph(run(name) + run("Seri", "<w:b/>") + run("es"))
    body = f"<w:tbl><w:tr><w:tc>{split}</w:tc>{cell('0.45%')}</w:tr></w:tbl>"
    assert lines_of(paper_of(raw_docx(body), "a.docx"))[0] == [f"{name.rsplit(' ', 2)[0]} 0.45%", "Preservation Series"]
