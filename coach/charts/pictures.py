"""Charts as pictures, made on this machine: no page, browser or network is needed."""

from typing import Any

import vl_convert

from coach.charts.figure import Figure
from coach.charts.theme import LIGHT, Ground, themed

_PIXELS = 2


def svg(figure: Figure, ground: Ground = LIGHT) -> str:
    """The figure as SVG."""
    return vl_convert.vegalite_to_svg(_spec(figure, ground))


def png(figure: Figure, ground: Ground = LIGHT) -> bytes:
    """The figure as PNG, in twice the pixels of its size."""
    return vl_convert.vegalite_to_png(_spec(figure, ground), scale=_PIXELS)


def _spec(figure: Figure, ground: Ground) -> dict[str, Any]:
    return themed(figure.chart, ground).properties(title=_title(figure)).to_dict()


def _title(figure: Figure) -> dict[str, str]:
    return {"text": figure.title, "anchor": "start"}
