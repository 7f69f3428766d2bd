"""Charts in the house style as SVG and PNG. The only module that knows matplotlib.

The colours are Okabe and Ito's, told apart by the colour-blind and, in this order, in grey print; every bar says its
figure, so that nothing must be measured against the axis.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

from toolkit.writing.blocks import Chart

COLOURS = ("#0b3c5d", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8c8c8c")
_INK = "#222222"
_QUIET = "#666666"
_STYLE: dict[Any, Any] = {
    "font.family": "STIXGeneral",
    "font.size": 10,
    "svg.hashsalt": "contract-toolkit",
    "svg.fonttype": "path",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": _QUIET,
    "axes.axisbelow": True,
    "text.color": _INK,
    "text.parse_math": False,  # `$` is a dollar
    "xtick.color": _INK,
    "ytick.color": _QUIET,
}
_WIDTH = 6.5  # inches: the text width of a page
_HEIGHT = 3.1
_PNG_DPI = 200
_LONG_LABEL = 16
_MANY = 6


def svg(chart: Chart) -> bytes:
    """Draw a chart as SVG, its letters as outlines."""
    return _drawn(chart, "svg")


def png(chart: Chart) -> bytes:
    """Draw a chart as PNG at 200 dots an inch, 6.5 inches wide."""
    return _drawn(chart, "png")


def _drawn(chart: Chart, file_format: str) -> bytes:
    """Draw a chart; without date and version in the file, so that the bytes depend on the figures alone."""
    with _house_style():
        figure = _figure(chart)
        buffer = io.BytesIO()
        metadata = {"Date": None, "Creator": None} if file_format == "svg" else {"Software": None}
        figure.savefig(buffer, format=file_format, dpi=_PNG_DPI, metadata=metadata)
    return buffer.getvalue()


@contextmanager
def _house_style() -> Iterator[None]:
    """Set matplotlib to the house style for one drawing, whatever the user's own settings are."""
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        yield


def _figure(chart: Chart) -> Figure:
    """Lay out one chart: title, plot, and a legend where there is more than one series."""
    from matplotlib.figure import Figure

    sideways = chart.kind == "bar" and _wants_rows(chart)
    bars = len(chart.categories) * len(chart.series)
    height = 1.0 + 0.17 * bars + 0.1 * len(chart.categories) if sideways else _HEIGHT
    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    axes = figure.add_subplot()
    draw: Callable[[Axes, Chart], None] = {"bar": _rows if sideways else _bars, "stacked": _stacked, "line": _lines}[
        chart.kind
    ]
    draw(axes, chart)
    axes.set_title(chart.title, loc="left", fontsize=11.5, fontweight="bold", pad=26 if len(chart.series) > 1 else 10)
    if len(chart.series) > 1 and chart.kind != "line":
        axes.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1.0),
            ncols=len(chart.series),
            frameon=False,
            borderaxespad=0,
            handlelength=1,
            handleheight=1,
            fontsize=9.5,
        )
    return figure


def _wants_rows(chart: Chart) -> bool:
    """Tell whether names are too long or too many to stand under upright bars."""
    return len(chart.categories) > _MANY or any(len(name) > _LONG_LABEL for name in chart.categories)


def _bars(axes: Axes, chart: Chart) -> None:
    """Draw upright bars, the series side by side, each bar with its figure above it."""
    width = 0.76 / max(len(chart.series), 1)
    for index, (name, figures) in enumerate(chart.series):
        places = [place - 0.38 + width * (index + 0.5) for place in range(len(chart.categories))]
        drawn = axes.bar(places, figures, width * 0.94, color=_colour(index), label=name)
        axes.bar_label(drawn, labels=[said(figure, chart.unit) for figure in figures], padding=2, fontsize=8.5)
    axes.set_xticks(range(len(chart.categories)), chart.categories)
    axes.tick_params(axis="x", length=0)
    _figure_axis(axes.yaxis, chart)
    axes.margins(y=0.12)


def _rows(axes: Axes, chart: Chart) -> None:
    """Draw lying bars, the first category at the top, for long or many names."""
    import textwrap

    width = 0.76 / max(len(chart.series), 1)
    for index, (name, figures) in enumerate(chart.series):
        places = [place - 0.38 + width * (index + 0.5) for place in range(len(chart.categories))]
        drawn = axes.barh(places, figures, width * 0.92, color=_colour(index), label=name)
        axes.bar_label(drawn, labels=[said(figure, chart.unit) for figure in figures], padding=3, fontsize=8.5)
    axes.set_yticks(range(len(chart.categories)), [textwrap.fill(name, 34) for name in chart.categories], color=_INK)
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()
    axes.axvline(0, color=_QUIET, linewidth=0.8)
    axes.spines["bottom"].set_visible(False)
    _figure_axis(axes.xaxis, chart)
    axes.margins(x=0.14)


def _stacked(axes: Axes, chart: Chart) -> None:
    """Draw upright bars with the series on top of each other and the sum above."""
    base = [0.0] * len(chart.categories)
    for index, (name, figures) in enumerate(chart.series):
        axes.bar(range(len(chart.categories)), figures, 0.6, bottom=base, color=_colour(index), label=name)
        base = [below + figure for below, figure in zip(base, figures, strict=True)]
    for place, total in enumerate(base):
        axes.annotate(
            said(total, chart.unit), (place, total), (0, 2), textcoords="offset points", ha="center", fontsize=8.5
        )
    axes.set_xticks(range(len(chart.categories)), chart.categories)
    axes.tick_params(axis="x", length=0)
    _figure_axis(axes.yaxis, chart)
    axes.margins(y=0.12)


def _lines(axes: Axes, chart: Chart) -> None:
    """Draw a line a series, each named at its right end."""
    for index, (name, figures) in enumerate(chart.series):
        axes.plot(range(len(chart.categories)), figures, color=_colour(index), linewidth=2, marker="o", markersize=4)
        axes.annotate(
            f" {name}",
            (len(chart.categories) - 1, figures[-1]),
            color=_colour(index),
            va="center",
            xytext=(4, 0),
            textcoords="offset points",
            annotation_clip=False,
        )
    axes.set_xticks(range(len(chart.categories)), chart.categories)
    _figure_axis(axes.yaxis, chart)


def _figure_axis(axis: Any, chart: Chart) -> None:
    """Print the axis of figures quietly: whole dollars, pale lines, no ticks."""
    axis.set_major_formatter(lambda figure, _place: said(figure, chart.unit))
    axis.set_tick_params(length=0, labelsize=8.5)
    axis.grid(visible=True, color="#e4e4e4", linewidth=0.7)


def _colour(index: int) -> str:
    return COLOURS[index % len(COLOURS)]


def said(figure: float, unit: str) -> str:
    """Say a figure in as few characters as a chart needs: $1.2 million, $84,210, 0.45%."""
    sign = "-" if figure < 0 else ""
    size = abs(figure)
    if unit == "USD":
        million = 1_000_000
        return f"{sign}${size / million:,.1f} million" if size >= 10 * million else f"{sign}${int(size + 0.5):,}"
    if unit == "percent":
        return f"{sign}{size:,.2f}%"
    return f"{sign}{size:,.0f} {unit}".rstrip()
