"""One line a row, its name above it, with a mark at a number of days: for what is too little for a curve."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from coach.charts.figure import layered, rows
from coach.charts.theme import DASHED

_STEP = 38
_LABEL_ABOVE = -15
_TICKS = [0, 1, 3, 7, 14, 30, 60, 120, 240, 480]
_SHOWN = ["lane", "label", "days", "state"]


def strip(frame: pd.DataFrame, shapes: Mapping[str, str], x_title: str, tips: Mapping[str, str]) -> alt.LayerChart:
    """`frame` has label, days (below 0 too) and state, a key of `shapes`, and the columns of `tips`, which name the
    lines of the tooltip; the first row is on top."""
    drawn = frame.assign(lane=[str(place) for place in range(len(frame))])
    data = rows(drawn, [*_SHOWN, *(column for column in tips if column not in _SHOWN)])
    y = alt.Y("lane:N", sort=drawn["lane"].tolist(), axis=None)
    x = _axis(drawn["days"], x_title)
    states = list(shapes)
    base = alt.Chart(data)
    names = base.mark_text(style="label", align="left", dy=_LABEL_ABOVE, limit=700)
    zero = alt.Chart(alt.InlineData(values=[{"days": 0}])).mark_rule(style="rule", strokeDash=DASHED)
    return layered(
        zero.encode(x=x),
        base.mark_rule(style="lane").encode(x=x, x2=alt.datum(0), y=y),
        names.encode(x=alt.value(0), y=y, text="label:N"),
        base.mark_point(size=100, filled=True, opacity=1).encode(
            x=x, y=y,
            shape=alt.Shape("state:N", title=None, scale=alt.Scale(domain=states, range=list(shapes.values()))),
            color=alt.Color("state:N", title=None, scale=alt.Scale(domain=states)),
            tooltip=[alt.Tooltip(f"{field}:N", title=title) for field, title in tips.items()],
        ),
        height=alt.Step(_STEP),
    )  # fmt: skip


def _axis(days: pd.Series, title: str) -> alt.X:
    low, high = (float(days.min()), float(days.max())) if len(days) else (0.0, 0.0)
    low, high = min(low * 1.2, 0.0), max(high * 1.2, 3.0)
    ticks = sorted({sign * tick for tick in _TICKS for sign in (-1, 1) if low <= sign * tick <= high})
    scale = alt.Scale(type="symlog", constant=3, domain=[low, high], nice=False)
    return alt.X("days:Q", title=title, scale=scale, axis=alt.Axis(values=ticks, format="d"))
