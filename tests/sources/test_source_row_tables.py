"""Tables whose every row is a table of its own, as some programs write them."""

ROW = "<table width=100%><tr>{cells}</tr></table>"


def page(*rows, between=""):
    tables = (ROW.format(cells="".join(f"<td>{cell}</td>" for cell in row)) for row in rows)
    return f"<html><body>{between.join(tables)}</body></html>"


def test_rows_of_their_own_tables_stand_under_one_another(paper_of):
    rows = (("Fund", "Class", "Fee"), ("Elm Growth and Income Fund", "A", "0.25%"), ("Elm Fund", "R6", "None"))
    lines = paper_of(page(*rows, ("Larch Fund", "A", "0.10%")), "a.htm").pages[0].lines
    assert [line.text for line in lines] == [*(" ".join(row) for row in rows), "Larch Fund A 0.10%"]
    assert len({line.words[-1].x0 for line in lines}) == 1


def test_the_same_row_twice_is_printed_twice(paper_of, lines_of):
    twice = page(("Elm Fund", "0.25%"), ("Elm Fund", "0.25%"), ("Larch Fund", "0.25%"))
    assert lines_of(paper_of(twice, "a.htm")) == [["Elm Fund 0.25%", "Elm Fund 0.25%", "Larch Fund 0.25%"]]


def test_a_heading_in_a_table_of_one_cell_stands_over_all_columns(paper_of):
    rows = (("Elm Growth and Income Fund", "0.25%"), ("Class C Shares",), ("Elm Fund", "1.00%"), ("Oak Fund", "1.00%"))
    first, heading, *others = paper_of(page(*rows), "a.htm").pages[0].lines
    assert heading.text == "Class C Shares"
    assert {line.words[-1].x0 for line in (first, *others)} == {first.words[-1].x0}


def test_clauses_beside_their_numbers_are_no_rows(paper_of):
    clauses = page(
        ("(a)", "0.25% of the net assets of Class A shares;"), ("(b)", "1.00% of those of Class C."), ("2.", "End.")
    )
    assert [line.text.split()[0] for line in paper_of(clauses, "a.htm").pages[0].lines] == ["(a)", "(b)", "2."]
