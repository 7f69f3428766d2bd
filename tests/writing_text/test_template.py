"""Templates fail loudly: with their name, the line and the variable, and nothing printed."""

import made
import pytest

from toolkit.errors import InputError
from toolkit.writing import template
from toolkit.writing.blocks import Heading, Paragraph


@pytest.fixture
def own(tmp_path):
    """Write a template of one's own: `own("letter", text)` returns its folder."""

    def write(kind, text, family="services"):
        (tmp_path / family).mkdir(exist_ok=True)
        (tmp_path / family / f"{kind}.j2").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def said(folder, context=None, family="services"):
    with pytest.raises(InputError) as caught:
        template.make("letter", context or {}, family=family, folder=folder)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_what_the_data_lack_is_refused_with_template_line_and_variable(own):
    folder = own("letter", '<document title="x">\n  <p>{{ fund.nmae }}</p>\n</document>\n')
    assert said(folder, {"fund": {"name": "Elder"}}) == (
        "template services/letter.j2: line 2: 'dict object' has no attribute 'nmae'\n"
        "  | <p>{{ fund.nmae }}</p>\n"
        "  = the template may use: fund, and what they hold"
    )


def test_a_mistake_of_syntax_is_refused_with_its_line(own):
    folder = own("letter", '<document title="x">\n{% if %}\n</document>\n')
    assert said(folder) == (
        "template services/letter.j2: line 2: Expected an expression, got 'end of statement block'\n"
        "  | {% if %}\n"
        "  = mend the template"
    )


def test_a_template_may_not_reach_for_the_insides_of_python(own):
    folder = own("letter", '<document title="x">\n\n<p>{{ "".__class__.__mro__ }}</p></document>\n')
    assert said(folder).startswith(
        "template services/letter.j2: line 3: access to attribute '__class__' of 'str' is not allowed in a template\n"
    )


def test_a_filter_given_the_wrong_kind_of_value_is_refused_with_its_line(own):
    folder = own("letter", '<document title="x">\n<p>{{ day | long_date }}</p></document>\n')
    assert "template services/letter.j2: line 2: " in said(folder, {"day": "Monday"})


def test_an_error_in_an_included_part_names_that_part(own):
    own("part", "one\n{{ missing }}\n")
    folder = own("letter", '<document title="x"><p>{% include "services/part.j2" %}</p></document>')
    assert said(folder).startswith("template services/part.j2: line 2: 'missing' is undefined\n")


@pytest.mark.parametrize(
    ("printed", "what"),
    [
        ("<p>open", "Opening and ending tag mismatch: p line 2 and document"),
        ("<para>x</para>", "<para> is no block"),
        ('<p look="big">x</p>', "<p> has no look"),
        ('<p style="huge">x</p>', "style 'huge' is none of body, centered"),
        ("<p><b>x</b></p>", "<b> is not allowed within the text of <p>"),
        ('<heading level="top">x</heading>', "level is a whole number, not 'top'"),
        ("<table><row><cell>x</cell></row></table>", "a row of 1 cells in a table of 0 columns"),
        ("<table></table>", "a table has at least one <column>"),
        (
            "<table><column>a</column><row><cell>x</cell><cell>y</cell></row></table>",
            "a row of 2 cells in a table of 1 columns",
        ),
        (
            '<table><column align="middle">a</column></table>',
            "align is one of left, right, center, decimal, not 'middle'",
        ),
        ("<footnote>x</footnote>", "<footnote> needs marker"),
        ('<signature party="x" rules="a b c"/>', "rules are three whole numbers"),
        ('<signature party="x" attest="maybe"/>', "attest is yes or no, not 'maybe'"),
        ('<chart title="t" alt="a"><series name="s"><value>ten</value></series></chart>', "'ten' is not a figure"),
    ],
)
def test_markup_that_is_not_ours_is_refused_with_what_is_wrong(own, printed, what):
    folder = own("letter", f'<document title="x">\n{printed}\n</document>')
    message = said(folder)
    assert what in message
    assert message.startswith("template services/letter.j2: line ")


def test_an_entity_of_the_data_is_text_and_opens_nothing(own):
    folder = own(
        "letter", '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><document title="x"><p>&e;</p></document>'
    )
    assert "a document type is not allowed" in said(folder)


# The dash and the curly apostrophe are the point.
NAME = 'Elder & Ash <No. 1> "Café" Fund – Señor’s ‡'


def test_signs_and_letters_of_names_survive(own):
    folder = own("letter", '<document title="{{ name }}"><p>{{ name }}</p></document>')
    document = template.make("letter", {"name": NAME}, family="services", folder=folder)
    assert document.title == NAME
    assert document.blocks == (Paragraph(NAME),)


def test_the_familys_own_template_comes_before_the_common_one(own):
    folder = own("schedule", '<document title="x"><heading>Our own</heading></document>')
    own("schedule", '<document title="x"><heading>Common</heading></document>', family="common")
    assert template.make("schedule", {}, family="services", folder=folder).blocks == (Heading(("Our own",)),)
    assert template.make("schedule", {}, family="advisory", folder=folder).blocks == (Heading(("Common",)),)


def test_a_folder_of_ones_own_falls_back_to_the_shipped_templates(tmp_path):
    document = template.make("schedule", {"reading": made.harbor()}, folder=tmp_path)
    assert document.blocks[0] == Heading(('SCHEDULE "A" TO', "MASTER RELATED AGREEMENT"))


def test_an_unknown_kind_of_document_is_refused_naming_the_known(tmp_path):
    with pytest.raises(InputError) as caught:
        template.make("poem", {}, family="services", folder=tmp_path)
    assert "no template for 'poem'" in str(caught.value)
    assert "agreement" in caught.value.faults[0].remedy
    assert "schedule" in caught.value.faults[0].remedy


def test_a_template_that_calls_itself_without_end_is_refused(own):
    folder = own("letter", '<document title="x">{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}</document>')
    assert "recursion" in said(folder)


def test_a_range_too_long_for_a_document_is_refused(own):
    folder = own("letter", '<document title="x">{% for n in range(10 ** 9) %}<p>x</p>{% endfor %}</document>')
    assert "template services/letter.j2: line 1: " in said(folder)
