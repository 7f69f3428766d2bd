"""EDGAR ASCII: columns and lines become points."""

import hashlib


def test_a_column_is_six_points_and_a_line_twelve(paper_of):
    paper = paper_of("Fund      Rate\n\n  Acme    0.45\n", "a.txt")
    (page,) = paper.pages
    boxes = [(word.text, word.x0, word.top) for line in page.lines for word in line.words]
    assert boxes == [("Fund", 0, 0), ("Rate", 60, 0), ("Acme", 12, 24), ("0.45", 60, 24)]


def test_pages_break_at_page_tags_and_form_feeds_and_lines_keep_the_files_numbers(paper_of):
    paper = paper_of("one\n<PAGE>\ntwo\n\fthree\nfour\n", "a.txt")
    assert [[(line.number, line.text) for line in page.lines] for page in paper.pages] == [
        [(1, "one")],
        [(3, "two")],
        [(4, "three"), (5, "four")],
    ]


def test_a_page_tag_before_the_first_word_opens_page_one(paper_of):
    paper = paper_of("<PAGE>   1\nfirst\n<PAGE>   2\nsecond\n", "a.txt")
    assert [page.number for page in paper.pages] == [1, 2]


def test_a_blank_page_in_the_middle_is_counted(paper_of):
    assert len(paper_of("one\n\f\n\fthree\n", "a.txt").pages) == 3


def test_tabs_reach_stops_of_eight(paper_of):
    (line,) = paper_of("ab\tcd\n", "a.txt").pages[0].lines
    assert [word.x0 for word in line.words] == [0, 48]


def test_table_markup_and_change_marks_are_not_printed(paper_of, lines_of):
    printed = "<TABLE>\n<CAPTION>\n  Fund      Rate\n<S>         <C>\n<R>Acme      0.45</R>\n</TABLE>\n"
    assert lines_of(paper_of(printed, "a.txt")) == [["Fund Rate", "Acme 0.45"]]


def test_signs_that_a_wrapper_spells_as_entities_stand_as_printed(paper_of, lines_of):
    printed = "Growth &amp; Income Fund    0.45%\nAT&T Fund &lt;A&gt;  &#167; 3\n"
    assert lines_of(paper_of(printed, "a.txt")) == [["Growth & Income Fund 0.45%", "AT&T Fund <A> § 3"]]


def test_windows_characters_are_read_where_the_file_is_not_utf_8(paper_of, lines_of):
    assert lines_of(paper_of(b"\x93Plan\x94 \x96 \xa7 12\n", "a.txt")) == [["“Plan” – § 12"]]


def test_a_superscript_character_is_a_raised_word_in_text_too(paper_of, marked):
    (line,) = paper_of("Acme   0.45%¹\n", "a.txt").pages[0].lines
    assert marked(line) == ["Acme", "0.45%", "<1>"]


def test_the_paper_carries_name_hash_and_kind(paper_of):
    paper = paper_of("x\n", "plan.txt")
    assert (paper.name, paper.kind) == ("plan.txt", "text")
    assert paper.sha256 == hashlib.sha256(b"x\n").hexdigest()


def test_one_tab_after_each_cell_sets_the_columns_of_a_table_however_long_its_cells(paper_of):
    printed = "Fund\tClass\tFee\nAcme Fund\tClass A\t0.45%\nACME TRUST\n\nAcme Emerging Fund\tClass C\t1.00%\n"
    (page,) = paper_of(printed, "a.txt").pages
    cells = [
        (word.text, word.x0 / 6) for line in page.lines for word in line.words if word.text not in ("Fund", "Acme")
    ]
    assert cells == [
        *(("Class", 24), ("Fee", 40)),
        *(("Class", 24), ("A", 30), ("0.45%", 40)),
        *(("ACME", 0), ("TRUST", 5)),
        *(("Emerging", 5), ("Class", 24), ("C", 30), ("1.00%", 40)),
    ]


def test_tabs_that_line_up_by_themselves_are_left_alone(paper_of):
    (page,) = paper_of("Acme Fund\t\t0.45%\nAcme Emerging Fund\t1.00%\nAcme\t\t\t0.30%\n", "a.txt").pages
    assert [line.words[-1].x0 / 6 for line in page.lines] == [24, 24, 24]


def test_a_few_bytes_that_are_no_utf_8_spoil_no_others(paper_of, lines_of):
    assert lines_of(paper_of("Plan – ".encode() + b"\x93A\x94\n", "a.txt")) == [["Plan – “A”"]]


def test_utf_16_is_read_by_its_mark(paper_of, lines_of):
    for data in ("\ufeffPlan – A\n".encode("utf-16-le"), "\ufeffPlan – A\n".encode("utf-16-be")):
        assert lines_of(paper_of(data, "a.txt")) == [["Plan – A"]]


def test_what_has_no_width_is_not_printed_and_ligatures_are_two_letters(paper_of, lines_of):
    printed = "\ufeffIn\u200bcome\u2060 Eu\u00adrope\u200f In\ufb02ation Moder\u00ad \nately\n"
    assert lines_of(paper_of(printed, "a.txt")) == [["Income Europe Inflation Moder-", "ately"]]


def test_every_way_to_end_a_line_ends_one(paper_of, lines_of):
    for end in ("\n", "\r\n", "\r", "\x0b", "\u2028", "\u2029"):
        assert lines_of(paper_of(f"one{end}two{end}", "a.txt")) == [["one", "two"]]


def test_what_old_programs_fill_the_end_of_a_file_with_is_no_text(paper_of, lines_of):
    assert lines_of(paper_of(b"one\r\ntwo\r\n\x1a\x00\x00", "a.txt")) == [["one", "two"]]
