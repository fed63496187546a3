"""Charts as pictures, made on this machine: no page, browser or network is needed."""

from typing import Any

import altair as alt
import vl_convert

from coach.charts.figure import Figure
from coach.charts.theme import LIGHT, Ground, themed

_PIXELS = 2


def svg(figure: Figure, ground: Ground = LIGHT, *, titled: bool = True) -> str:
    """The figure as SVG, with its title above."""
    return vl_convert.vegalite_to_svg(_spec(figure, ground, titled=titled))


def png(figure: Figure, ground: Ground = LIGHT) -> bytes:
    """The figure as PNG with its title above, in twice the pixels of its size."""
    return vl_convert.vegalite_to_png(_spec(figure, ground, titled=True), scale=_PIXELS)


def _spec(figure: Figure, ground: Ground, *, titled: bool) -> dict[str, Any]:
    chart = themed(figure.chart, ground)
    if titled:
        chart = chart.properties(title=alt.TitleParams(figure.title, anchor="start"))
    return chart.to_dict()
