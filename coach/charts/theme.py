"""The one theme of all charts: fonts, lines and colours, on a light and on a dark ground.

Colour never stands alone: whatever it tells apart differs in shape or dash as well.
"""

from dataclasses import dataclass
from typing import Any

import altair as alt


@dataclass(frozen=True, slots=True)
class Ground:
    """Colours on one ground. `hues` are for the user, the employer, meetings and decisions, in this order."""

    paper: str
    ink: str
    quiet: str
    line: str
    hues: tuple[str, str, str, str]


LIGHT = Ground("#fbfaf6", "#22302d", "#59655f", "#e3e0d6", ("#1c6758", "#8a5200", "#3d5a94", "#6d3fa3"))
DARK = Ground("#151a19", "#e9ebe6", "#a9b3ae", "#36403e", ("#7ad0b8", "#f0b95a", "#a3bcf0", "#c7a8f7"))
GROUNDS = {"light": LIGHT, "dark": DARK}

SOLID, DASHED, DOTTED, DASH_DOTTED = [1, 0], [7, 4], [2, 3], [9, 3, 2, 3]
DASHES = (SOLID, DASHED, DOTTED, DASH_DOTTED)
# The first four are the hues; what follows is for the marks of the lanes, which come in rows of four by side.
_HUES = (0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 3)
_FONT = "'Source Sans', 'Segoe UI', 'DejaVu Sans', sans-serif"


def themed(chart: alt.LayerChart, ground: Ground) -> alt.LayerChart:
    """The same chart in the colours of a ground."""
    dressed = chart.copy(deep=False)
    # As plain values: made into Altair's own they take longer than the rest of a chart, and say the same.
    dressed.config = _config(ground)
    return dressed


def _config(ground: Ground) -> dict[str, Any]:
    text = {"labelColor": ground.quiet, "titleColor": ground.ink, "labelFontSize": 12, "titleFontSize": 13}
    return {
        "background": ground.paper,
        "font": _FONT,
        "padding": 8,
        "view": {"stroke": None, "continuousWidth": 760},
        "axis": {**text, "gridColor": ground.line, "domainColor": ground.line, "tickColor": ground.line,
                 "titleFontWeight": "normal", "titlePadding": 10},
        "axisY": {"domain": False, "titleAnchor": "end", "titleAngle": 0, "titleAlign": "left", "titleY": -14},
        "legend": {**text, "orient": "top", "direction": "horizontal", "symbolSize": 90, "labelLimit": 240,
                   "symbolStrokeColor": ground.ink, "titleFontWeight": "normal",
                   "layout": {"expr": "{top: {direction: 'vertical', anchor: 'start', margin: 6}}"}, "offset": 16},
        "range": {"category": [ground.hues[hue] for hue in _HUES]},
        "rule": {"color": ground.ink},
        "title": {"color": ground.ink, "fontSize": 16},
        "style": {
            "lane": {"color": ground.quiet, "opacity": 0.55},
            "rule": {"color": ground.quiet, "strokeWidth": 1},
            "median": {"color": ground.ink, "strokeWidth": 3},
            "label": {"color": ground.ink, "fontSize": 13},
            "note": {"color": ground.quiet, "fontSize": 12},
            "cut": {"color": ground.ink},
        },
    }  # fmt: skip
