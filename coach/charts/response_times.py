"""Response times over the months: every wait as a point, those still open marked as open, and the medians."""

from collections.abc import Callable
from functools import partial

import altair as alt
import pandas as pd

from coach.charts.figure import CHART_HEIGHT, Figure, layered, rows
from coach.charts.scales import UNITS, duration_axis, in_unit, of_waits, time_axis
from coach.charts.theme import DASHED, DOTTED
from coach.charts.words import MEASURES, day, jobs, several
from coach.metrics.groups import by_group
from coach.metrics.summary import within_24h
from coach.metrics.survival import FEWEST_FOR_A_CURVE, kaplan_meier, quantile
from coach.metrics.waits import Measure

MOST_POINTS = 1_000
STATES = ("Answered", "Still open", "Broken off")
_SHAPES = ["circle", "triangle-up", "cross"]
_POINT = ["at", "took", "state", "name", "contact", "since", "length"]
_MONTH = ["month", "at", "until", "median", "lower_quartile", "upper_quartile", "n", "open"]
_MONTH_TIPS = [
    alt.Tooltip("month:N", title="Month"),
    alt.Tooltip("n:Q"),
    alt.Tooltip("open:Q", title="Still open"),
    alt.Tooltip("median:Q", title="Median", format=".1f"),
]
_Axis = Callable[[str], alt.Y]
_ONE_DAY = 24.0


def response_times(waits: pd.DataFrame, measure: Measure, unit: str) -> Figure:
    """The waits of one measure by the day they began; `unit` is hours, days or business_days. Waits that lack it (a
    plain date has no hours) are counted in the words only. Over `MOST_POINTS` waits, months with their quartiles stand
    for them."""
    of = waits[(waits["measure"] == measure) & waits[unit].notna()]
    lacking = int((waits["measure"] == measure).sum()) - len(of)
    median = quantile(kaplan_meier(of, duration=unit), 0.5)
    months, many = _months(of, unit), len(of) > MOST_POINTS
    points = _points(of.head(0) if many else of, unit)
    levels = {} if median is None else {f"median of all: {in_unit(median, unit)}": median}
    if (measure, unit) == (Measure.THANK_YOU, "hours"):
        levels["24 hours"] = _ONE_DAY
    y = partial(duration_axis, unit=unit, longest=float(of[unit].astype("float64").round(2).max()) if len(of) else 0.0)
    return Figure(
        name=f"response_times_{measure}_{unit}",
        title=f"{MEASURES[measure]}, in {UNITS[unit]}",
        says=_says(of, measure, unit, median, lacking),
        chart=_chart(months, points, levels, y, many=many),
        data=months.drop(columns=["at", "until"]) if many else points.drop(columns=["since", "length"]),
    )


def _points(of: pd.DataFrame, unit: str) -> pd.DataFrame:
    state = pd.Series("Broken off", index=of.index).mask(of["running"], "Still open").mask(of["observed"], "Answered")
    return pd.DataFrame(
        {
            "at": of["start_day"],
            "took": of[unit].astype("float64").round(2),
            "state": state,
            "name": jobs(of),
            "contact": of["contact"],
            "since": of["start_day"].map(day),
            "length": [in_unit(float(took), unit) for took in of[unit]],
        }
    )


def _months(of: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Medians and quartiles of the months that began enough waits for a curve."""
    groups = by_group(of, ["month"], duration=unit)
    groups = groups[groups["n"] >= FEWEST_FOR_A_CURVE].reset_index(drop=True)
    at = pd.to_datetime(groups["month"], format="%Y-%m")
    return groups.assign(at=at, until=at + pd.offsets.MonthEnd(1))


def _chart(
    months: pd.DataFrame, points: pd.DataFrame, levels: dict[str, float], y: _Axis, *, many: bool
) -> alt.LayerChart:
    x = alt.X("at:T", title=None, axis=time_axis())
    drawn = _quartiles(months, x, y) if many else [_marks(points, x, y)]
    lines = [_level(at, says, y) for says, at in levels.items()]
    return layered(*drawn, _medians(months, x, y), *lines, height=CHART_HEIGHT)


def _marks(points: pd.DataFrame, x: alt.X, y: _Axis) -> alt.Chart:
    shape = alt.Shape("state:N", title=None, scale=alt.Scale(domain=list(STATES), range=_SHAPES))
    states = alt.Scale(domain=list(STATES))
    colour, fill = alt.Stroke("state:N", title=None, scale=states), alt.Fill("state:N", title=None, scale=states)
    # What is still open looks open.
    inside = alt.FillOpacity("state:N", title=None, scale=alt.Scale(domain=list(STATES), range=[0.75, 0, 0]))
    tips = {"name": "Job", "contact": "With", "since": "Began", "state": "State", "length": "Took so far"}
    tooltip = [alt.Tooltip(f"{field}:N", title=title) for field, title in tips.items()]
    marks = alt.Chart(rows(points, _POINT)).mark_point(size=70, strokeWidth=2, opacity=1)
    drawn: alt.Chart = marks.encode(
        x=x, y=y("took"), shape=shape, stroke=colour, fill=fill, fillOpacity=inside, tooltip=tooltip
    )
    return drawn


def _medians(months: pd.DataFrame, x: alt.X, y: _Axis) -> alt.Chart:
    base = alt.Chart(rows(months, _MONTH)).mark_rule(style="median")
    drawn: alt.Chart = base.encode(x=x, x2="until:T", y=y("median"), tooltip=_MONTH_TIPS)
    return drawn


def _quartiles(months: pd.DataFrame, x: alt.X, y: _Axis) -> list[alt.Chart]:
    base = alt.Chart(rows(months, _MONTH)).mark_rule(style="rule", strokeDash=DOTTED, strokeWidth=2)
    quartiles = ("lower_quartile", "upper_quartile")
    return [base.encode(x=x, x2="until:T", y=y(quartile), tooltip=_MONTH_TIPS) for quartile in quartiles]


def _level(at: float, says: str, y: _Axis) -> alt.LayerChart:
    data = alt.InlineData(values=[{"level": at, "says": says}])
    rule = alt.Chart(data).mark_rule(style="rule", strokeDash=DASHED).encode(y=y("level"))
    words = alt.Chart(data).mark_text(style="note", align="right", dy=-8)
    return alt.LayerChart(layer=[rule, words.encode(y=y("level"), x=alt.value("width"), text="says:N")])


def _says(of: pd.DataFrame, measure: Measure, unit: str, median: float | None, lacking: int) -> str:
    if of.empty:
        return f"{MEASURES[measure]}: no wait to show yet."
    known = "" if median is None else f" Half were over within {in_unit(median, unit)}, open waits counted."
    within, of_known = within_24h(of) if unit == "hours" else (0, 0)
    share = f" Within 24 hours: {within:,} of {of_known:,} ({within / of_known:.0%})." if of_known else ""
    plain = f" {several(lacking, 'wait')} known by the day only not shown." if lacking else ""
    period = f"begun from {day(of['start_day'].min())} to {day(of['start_day'].max())}"
    return f"{MEASURES[measure]}: {of_waits(len(of), int(of['running'].sum()))}, {period}.{known}{share}{plain}"
