"""HTML that keeps its looks in a style sheet: what a class hides, raises or centres."""

import pytest

SHEET = """<html><head><style type="text/css"><!--
  @page {{ size: 8.5in 11in }}
  .gone, p.note.x {{ display: none }}
  p.shown {{ display: block !important }} span.up {{ vertical-align: super }} #last {{ visibility: hidden }}
  /* .kept {{ display: none }} */ .mid {{ text-align: center; color: red }}
--></style></head><body>{body}</body></html>"""


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Elm Fund <span class=gone>9.99%</span> 0.25%</p>", ["Elm Fund 0.25%"]),
        ("<p class='kept'>Elm Fund</p><p class='a gone'>Draft</p>", ["Elm Fund"]),
        ("<p class=gone style='display: block'>Elm Fund</p>", ["Elm Fund"]),
        ("<p class='gone shown'>Elm Fund</p>", ["Elm Fund"]),
        ("<p>Elm Fund</p><p id=last>Larch Fund</p>", ["Elm Fund"]),
        ("<table><tr><td>Elm Fund</td><td class=gone>1.00%</td><td>0.25%</td></tr></table>", ["Elm Fund 0.25%"]),
    ],
)
def test_what_a_sheet_hides_is_not_printed(paper_of, lines_of, body, lines):
    assert lines_of(paper_of(SHEET.format(body=body), "a.htm")) == [lines]


def test_a_sheet_raises_a_marker_and_centres_a_title(paper_of, marked):
    body = "<p class=mid>SCHEDULE A</p><p>Elm Fund<span class=up>1</span></p>"
    title, row = paper_of(SHEET.format(body=body), "a.htm").pages[0].lines
    assert title.x0 > 100
    assert marked(row) == ["Elm", "Fund", "<1>"]
