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
