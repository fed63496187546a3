"""A lane for each application: what happened when, and the wait that still runs."""

from datetime import datetime, tzinfo

import altair as alt
import pandas as pd

from coach.charts.figure import Figure, layered, rows
from coach.charts.laneparts import KINDS, WAITING, lane_marks, lane_spans
from coach.charts.scales import time_axis
from coach.charts.theme import DASHED, DOTTED
from coach.charts.words import day, several

OPEN = "open"  # the selection that a click on a lane makes; its field is `application`
# A name ends above the highest mark, which reaches 11 pixels up, and begins below the lowest of the lane above.
_STEP = 52
_LABEL_ABOVE = -13
_ROOM = 0.03
_POINT = ["lane", "application", "at", "kind", "what", "when", "who", "name", "shift"]
# Theirs above the line and mine below, so that a note of the same day does not hide the interview.
_SHIFTS = {one.name: (5, -5, 0, 0)[place % 4] for place, one in enumerate(KINDS)}


def lanes(events: pd.DataFrame, waits: pd.DataFrame, *, now: datetime, zone: tzinfo) -> Figure:
    """The applications of `events`, latest news on top; `waits` may hold those of others too. Few enough to draw."""
    marks = lane_marks(events, zone=zone)
    spans = lane_spans(marks, waits, now=now, zone=zone)
    today = pd.Timestamp(now).tz_convert(zone).tz_localize(None)
    return Figure(
        name="timeline",
        title="What happened when",
        says=_says(marks, spans),
        chart=_chart(marks, spans, today),
        data=marks.drop(columns="lane"),
    )


def _chart(marks: pd.DataFrame, spans: pd.DataFrame, today: pd.Timestamp) -> alt.LayerChart:
    order = marks["lane"].drop_duplicates().tolist()
    y = alt.Y("lane:N", sort=order, axis=None)
    x = alt.X("at:T", title=None, scale=alt.Scale(domain=_period(marks, today)), axis=time_axis())
    # Plain scrolling must scroll the page: the chart takes the wheel only with Ctrl, which is also what pinching sends.
    zoom = alt.selection_interval(bind="scales", encodings=["x"], zoom="wheel![event.ctrlKey || event.metaKey]")
    picked = alt.selection_point(name=OPEN, fields=["application"], on="click", empty=False)
    spans_data = rows(spans, ["lane", "application", "at", "until", "what"])
    whole = alt.Chart(spans_data).transform_filter(alt.datum.what == "").mark_rule(style="lane", clip=True)
    waiting = alt.Chart(spans_data).transform_filter(alt.datum.what != "").mark_rule(strokeWidth=3, clip=True)
    names = alt.Chart(rows(_first(marks), ["lane", "application", "name"])).mark_text(
        style="label", align="left", baseline="bottom", dy=_LABEL_ABOVE, limit=alt.ExprRef("min(width, 700)")
    )
    points = alt.Chart(rows(marks.assign(shift=marks["kind"].map(_SHIFTS)), _POINT)).mark_point(
        filled=True, size=100, opacity=1, clip=True, cursor="pointer", yOffset={"expr": "datum.shift"}
    )
    now_rule = alt.Chart(rows(pd.DataFrame({"at": [today]}), ["at"])).mark_rule(style="rule", strokeDash=DOTTED)
    return layered(
        now_rule.encode(x=x),
        whole.encode(x=x, x2="until:T", y=y),
        waiting.encode(x=x, x2="until:T", y=y, strokeDash=_dashes()),
        names.encode(x=alt.value(0), y=y, text="name:N"),
        points.encode(
            x=x, y=y, shape=_shapes(), color=_colours(), tooltip=[_tip("name", "Job"), _tip("what", "What"),
            _tip("when", "When"), _tip("who", "Who")],
        ).add_params(zoom, picked),
        height=alt.Step(_STEP),
    )  # fmt: skip


def _tip(field: str, title: str) -> alt.Tooltip:
    return alt.Tooltip(f"{field}:N", title=title)


def _shapes() -> alt.Shape:
    shapes = [one.shape for one in KINDS]
    scale = alt.Scale(domain=[one.name for one in KINDS], range=shapes)
    return alt.Shape("kind:N", title=None, scale=scale, legend=alt.Legend(columns=4, columnPadding=10))


def _colours() -> alt.Color:
    scale = alt.Scale(domain=[one.name for one in KINDS])
    return alt.Color("kind:N", title=None, scale=scale)


def _dashes() -> alt.StrokeDash:
    scale = alt.Scale(domain=list(WAITING), range=[DASHED, DOTTED])
    return alt.StrokeDash("what:N", title=None, scale=scale, legend=alt.Legend(symbolType="stroke", symbolSize=400))


def _first(marks: pd.DataFrame) -> pd.DataFrame:
    return marks.drop_duplicates("lane")


def _period(marks: pd.DataFrame, today: pd.Timestamp) -> list[dict[str, int]]:
    first = marks["at"].min() if len(marks) else today
    last = max(marks["at"].max(), today) if len(marks) else today
    room = (last - first) * _ROOM + pd.Timedelta(days=1)
    return [_date_time(first - room), _date_time(last + room)]


def _date_time(at: pd.Timestamp) -> dict[str, int]:
    return {"year": at.year, "month": at.month, "date": at.day}


def _says(marks: pd.DataFrame, spans: pd.DataFrame) -> str:
    if marks.empty:
        return "No application to show."
    counted = marks["kind"].value_counts()
    kinds = ", ".join(f"{one.name.lower()} {counted[one.name]}" for one in KINDS if one.name in counted)
    running = spans["what"].value_counts()
    waiting = ", ".join(f"{what.lower()} {running.get(what, 0)}" for what in WAITING)
    return (
        f"A lane for each of {several(marks['lane'].nunique(), 'application')}, from {day(marks['at'].min())} "
        f"to {day(marks['at'].max())}. Marks: {kinds}. Waits that run to today: {waiting}."
    )
