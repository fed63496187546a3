"""What happened in each month, for records of too many applications to draw one by one."""

from datetime import tzinfo

import altair as alt
import pandas as pd

from coach.charts.figure import CHART_HEIGHT, Figure, layered, rows
from coach.charts.scales import time_axis
from coach.charts.words import several
from coach.domain.applications import EventKind

_INTERVIEWS = "Interviews and tests"
_LINES = {
    "Applications": (EventKind.APPLIED,),
    "Their replies": (EventKind.EMPLOYER_REPLY,),
    _INTERVIEWS: (EventKind.INTERVIEW,),
    "Offers and rejections": (EventKind.OFFER, EventKind.REJECTION),
    "My notes and answers": (EventKind.NOTE_SENT, EventKind.REQUEST_ANSWERED),
}
_SHAPES = ["circle", "triangle-down", "square", "diamond", "triangle-up"]
_MOST_MONTHS = 600
_SHOWN = ["month", "at", "what", "events"]


def months(events: pd.DataFrame, *, zone: tzinfo) -> Figure:
    """Counts of events by month of the user's clock and kind."""
    counted = monthly_counts(events, zone=zone)
    return Figure(
        name="events_by_month",
        title="What happened, by month",
        says=_says(events, counted),
        chart=_chart(counted),
        data=counted[["month", "what", "events"]],
    )


def monthly_counts(events: pd.DataFrame, *, zone: tzinfo) -> pd.DataFrame:
    """Columns: month (as 2026-05), at (its first day), what (a line of the chart), events."""
    line_of = {kind: line for line, kinds in _LINES.items() for kind in kinds}
    day = events["at"].dt.tz_convert(zone).dt.tz_localize(None).fillna(events["on"])
    dated = events.assign(month=day.dt.to_period("M"), what=events["kind"].map(line_of))
    dated = dated.dropna(subset=["month", "what"])
    # A panel is one interview, however many people were there.
    panels = dated["what"].eq(_INTERVIEWS) & dated.duplicated(["application", "kind", "at", "on", "round"])
    table = dated[~panels].groupby(["month", "what"]).size().unstack(fill_value=0)
    # A year typed wrongly is no reason to draw centuries of empty months.
    if len(table) and (table.index.max() - table.index.min()).n < _MOST_MONTHS:
        whole = pd.period_range(table.index.min(), table.index.max(), freq="M", name="month")
        table = table.reindex(whole, fill_value=0)
    counted = table.melt(ignore_index=False, value_name="events").reset_index()
    return counted.assign(at=counted["month"].dt.to_timestamp(), month=counted["month"].astype("str"))


def _chart(counted: pd.DataFrame) -> alt.LayerChart:
    lines = list(_LINES)
    base = alt.Chart(rows(counted, _SHOWN)).encode(
        x=alt.X("at:T", title=None, axis=time_axis()),
        y=alt.Y("events:Q", title=None),
        color=alt.Color("what:N", title=None, scale=alt.Scale(domain=lines), legend=alt.Legend(columns=2)),
        shape=alt.Shape("what:N", title=None, scale=alt.Scale(domain=lines, range=_SHAPES)),
        tooltip=[
            alt.Tooltip("month:N", title="Month"),
            alt.Tooltip("what:N", title="What"),
            alt.Tooltip("events:Q", title="Events", format=","),
        ],
    )
    points = base.mark_point(size=70, filled=True, opacity=1)
    return layered(base.mark_line(strokeWidth=1.5), points, height=CHART_HEIGHT)


def _says(events: pd.DataFrame, counted: pd.DataFrame) -> str:
    if counted.empty:
        return "No dated event to show yet."
    sums = counted.groupby("what")["events"].sum()
    each = ", ".join(f"{line.lower()} {sums[line]:,}" for line in _LINES if line in sums)
    period = f"{counted['month'].min()} to {counted['month'].max()}"
    return f"{several(events['application'].nunique(), 'application')} by month, {period}: {each}."
