"""The curves of growth as a picture: both axes in powers of ten, so that growth in proportion is a line at 45 degrees."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert

from coach.charts.theme import LIGHT

# What is drawn, and what it is called there.
_WORK: Mapping[str, str] = {
    "upload: read and compare": "Upload: read",
    "upload: store": "Upload: store",
    "coach metrics": "coach metrics",
    "coach today": "coach today",
    "coach list": "coach list",
    "timeline: three charts": "Three charts",
}
_PAGES = ("Today", "Applications", "one application", "Timeline", "Timeline: response times", "Settings")
_LIMIT_MS = 300
_SIZE = {"width": 300, "height": 300}
_COLOURS = (*LIGHT.hues, LIGHT.quiet, LIGHT.ink)
_SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"]


def svg(rows: Sequence[Mapping[str, Any]]) -> str:
    """Of the rows of `growth.measured`."""
    again = {f"page: {name}": name.capitalize() for name in _PAGES}
    first = {f"page: {name}, first": name.capitalize() for name in _PAGES}
    whole = alt.hconcat(
        _panel(rows, _WORK, "Uploads, commands, charts", "seconds", 1.0),
        _panel(rows, first, "A page, first in a session", "milliseconds", 1000.0, limit=True),
        _panel(rows, again, "The same page again", "milliseconds", 1000.0, limit=True),
        spacing=30,
    ).resolve_scale(color="independent", shape="independent")
    dressed = whole.configure(background=LIGHT.paper, font="DejaVu Sans, sans-serif", padding=14)
    dressed = dressed.configure_axis(
        gridColor=LIGHT.line, labelColor=LIGHT.quiet, titleColor=LIGHT.ink, labelFontSize=12
    )
    dressed = dressed.configure_view(stroke=None).configure_title(color=LIGHT.ink, anchor="start", fontSize=15)
    return str(vl_convert.vegalite_to_svg(dressed.to_dict()))


def _panel(
    rows: Sequence[Mapping[str, Any]],
    names: Mapping[str, str],
    title: str,
    unit: str,
    factor: float,
    *,
    limit: bool = False,
) -> alt.LayerChart:
    values = [
        {"n": row["n"], "took": row["seconds"] * factor, "what": names[row["what"]]}
        for row in rows
        if row["what"] in names
    ]
    shown = list(names.values())
    legend = alt.Legend(orient="bottom", columns=2, title=None, symbolSize=80, labelFontSize=12, labelLimit=220)
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("n:Q", scale=alt.Scale(type="log"), title="applications in the record", axis=_powers()),
        y=alt.Y("took:Q", scale=alt.Scale(type="log"), title=unit, axis=_powers()),
        color=alt.Color("what:N", scale=alt.Scale(domain=shown, range=list(_COLOURS)), legend=legend),
        shape=alt.Shape("what:N", scale=alt.Scale(domain=shown, range=_SHAPES), legend=legend),
    )
    layers = [base.mark_line(strokeWidth=2), base.mark_point(size=80, filled=True, opacity=1)]
    if limit:
        at = alt.Chart(alt.InlineData(values=[{"took": _LIMIT_MS, "says": f"{_LIMIT_MS} ms"}]))
        rule = at.mark_rule(strokeDash=[6, 4], color=LIGHT.quiet).encode(y="took:Q")
        words = at.mark_text(align="left", dx=4, dy=-7, color=LIGHT.quiet, fontSize=12)
        layers += [rule, words.encode(y="took:Q", x=alt.value(0), text="says:N")]
    return alt.LayerChart(layer=layers, title=title, **_SIZE)


def _powers() -> alt.Axis:
    ticks = [10.0**power for power in range(-2, 7)]
    return alt.Axis(values=ticks, format="~g", labelExpr="format(datum.value, ',~g')", titleFontWeight="normal")
