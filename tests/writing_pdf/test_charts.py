"""Charts: every figure said, told apart without colour, the same bytes each time."""

import io
import struct

import pytest
from documents import CHART
from matplotlib.colors import to_rgb

from toolkit.writing import charts
from toolkit.writing.blocks import Chart

KINDS = ["bar", "stacked", "line"]
MONTHS = ("July", "August", "September")


def chart(kind, *series, categories=MONTHS):
    return Chart("Fees by month", kind, categories, series or (("Fees", (10.0, 20.0, 15.0)),), alt="three months")


def words(kind, *series, **more):
    """Every piece of text of the figure, as matplotlib holds it before drawing."""
    from matplotlib.text import Text

    with charts._house_style():
        figure = charts._figure(chart(kind, *series, **more))
    return {one.get_text() for one in figure.findobj(Text)}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_gives_the_same_bytes(kind):
    assert charts.svg(chart(kind)) == charts.svg(chart(kind))
    assert charts.png(chart(kind)) == charts.png(chart(kind))


def test_the_file_says_neither_when_nor_by_what_it_was_made():
    assert b"<dc:date>" not in charts.svg(CHART)
    assert b"Matplotlib" not in charts.png(CHART)
    assert b"<text" not in charts.svg(CHART)


def test_the_picture_is_as_wide_as_the_text_of_a_page():
    data = charts.png(CHART)
    width, _ = struct.unpack(">II", data[16:24])
    assert width == 6.5 * 200


@pytest.mark.parametrize("kind", ["bar", "stacked"])
def test_every_bar_says_its_figure(kind):
    assert {"$10", "$20", "$15", "July", "August", "September", "Fees by month"} <= words(kind)


def test_a_stack_says_its_sum():
    assert {"$11", "$22"} <= words(
        "stacked", ("Service", (10.0, 20.0)), ("Sales", (1.0, 2.0)), categories=("July", "August")
    )


def test_a_line_is_named_at_its_end():
    assert " Expended" in words("line", ("Fees", (1.0, 2.0, 3.0)), ("Expended", (3.0, 2.0, 1.0)))


def test_long_names_lie_beside_their_bars_in_full():
    name = "Printing and mailing of prospectuses to other than current shareholders"
    found = words("bar", ("Spent", (1.0,)), categories=(name,))
    assert name in {" ".join(text.split()) for text in found}


def test_neighbouring_colours_differ_in_grey_print_too():
    grey = [0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(to_rgb, charts.COLOURS[:2])]
    assert abs(grey[0] - grey[1]) > 0.4


@pytest.mark.parametrize(
    ("figure", "unit", "said"),
    [
        (1234.5, "USD", "$1,235"),
        (-9.0, "USD", "-$9"),
        (12_345_678.0, "USD", "$12.3 million"),
        (0.45, "percent", "0.45%"),
        (3.0, "months", "3 months"),
    ],
)
def test_figures_are_said_in_few_characters(figure, unit, said):
    assert charts.said(figure, unit) == said


def test_dollars_in_names_stay_dollars():
    found = words("bar", ("Paid in $", (1.0,)), categories=("From $1 to $2",))
    assert "From $1 to $2" in found
    assert charts._STYLE["text.parse_math"] is False


@pytest.mark.parametrize("series", [(), (("Fees", (0.0, 0.0, 0.0)),)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_of_nothing_is_still_a_chart(kind, series):
    assert charts.svg(Chart("Fees", kind, MONTHS, series, alt="nothing")).startswith(b"<?xml")


def test_a_users_own_matplotlib_settings_change_nothing():
    import matplotlib as mpl

    before = charts.svg(CHART)
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        assert charts.svg(CHART) == before
        assert mpl.rcParams["font.size"] == 30


def test_a_picture_opens():
    from PIL import Image

    assert Image.open(io.BytesIO(charts.png(CHART))).format == "PNG"
