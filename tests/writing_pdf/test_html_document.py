"""Documents as HTML that EDGAR takes: ASCII, old tags, nothing active, nothing outside, every sign as written."""

import re
from html.parser import HTMLParser

import pytest
from documents import AWKWARD, CHART, WHOLE

from toolkit.writing import html
from toolkit.writing.blocks import Document, PageBreak, Paragraph

ALLOWED = set(
    "html head title body div p br hr b font h1 h2 h3 h4 h5 h6 table thead tbody tr th td".split()  # noqa: SIM905 - a list of words
)
"""Tags of HTML 3.2 and 4.0 of which these documents are made."""


class Read(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words, self.open = [], [], [], []
        self.feed(data.decode("ascii"))

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def page():
    return Read(html.write(WHOLE))


def of(*blocks, **around):
    return html.write(Document("a title", blocks, **around)).decode("ascii")


def test_every_tag_is_closed_and_of_html_3_2_or_4_0(page):
    assert set(page.tags) <= ALLOWED
    assert page.open == []


def test_nothing_is_active_and_nothing_points_outside(page):
    names = {name for name, _ in page.attributes}
    assert not names & {"href", "src", "background", "action", "id", "class"}
    assert not [name for name in names if name.startswith("on")]
    assert not [value for _, value in page.attributes if "url(" in (value or "")]


def test_it_is_ascii_and_a_name_with_every_sign_reads_as_written(page):
    assert AWKWARD in page.words
    assert "\"11\" '12' {{13}} %14 S&amp;P 500&#174;" in of(Paragraph(AWKWARD))


def test_the_same_document_gives_the_same_bytes():
    assert html.write(WHOLE) == html.write(WHOLE)


def test_a_number_hangs_at_the_left_of_its_text():
    assert '<p style="margin-left: 0.8in; text-indent: -0.4in">a.&nbsp;&nbsp;&nbsp;Within 10 days.</p>' in of(
        Paragraph("Within 10 days.", "a.", 1)
    )


def test_the_footer_stands_at_the_end_of_every_page():
    text = of(Paragraph("one"), PageBreak(), Paragraph("two"), footer="08/18/03")
    assert re.sub(r"<[^>]+>|\s+", " ", text.partition("<body")[2]).split()[2:] == ["one", "08/18/03", "two", "08/18/03"]


def test_a_group_spans_its_table_and_a_total_is_bold_below_a_rule():
    text = html.write(WHOLE).decode("ascii")
    assert '<tr><td colspan="3"><b>LARCH TRUST</b></td></tr>' in text
    assert (
        '<td align="left" valign="top" style="border-top: 1px solid #000000"><b>Total</b></td>'
        '<td align="right" valign="top" style="border-top: 1px solid #000000"><b>33,841,000.00</b></td>' in text
    )


def test_a_chart_is_drawn_without_a_picture_each_figure_beside_its_bar():
    text = of(CHART)
    bars = re.findall(r'(?:<td width="(\d+)%" bgcolor="(#\w+)">&nbsp;</td>)?<td>&nbsp;([^<]+)</td>', text)
    assert bars == [
        ("60", "#0b3c5d", "$120"),
        ("50", "#e69f00", "$100"),
        ("40", "#0b3c5d", "$81"),
        ("4", "#e69f00", "-$9"),
    ]
    assert 'summary="Larch Trust: fees 120, expended 100. Alder Funds: fees 80.50, expended -9."' in text
