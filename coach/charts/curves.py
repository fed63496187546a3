"""The waiting curve: what share of waits is still without word after so many days, with its band."""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from coach.charts.figure import CHART_HEIGHT, Figure, layered, rows
from coach.charts.scales import UNITS, in_unit, of_waits
from coach.charts.strips import strip
from coach.charts.theme import DASHED, DASHES
from coach.charts.words import MEASURES, jobs, several
from coach.metrics.groups import curves_by_group
from coach.metrics.survival import FEWEST_FOR_A_CURVE, quantile
from coach.metrics.waits import Measure

MOST_GROUPS = len(DASHES)
ALL = "All"
_FEW_SHAPES = {"Word came": "circle", "Still open": "triangle-right", "Broken off": "cross"}
_MOST_STEPS = 300
_CURVE = ["group", "days", "survival", "low", "high", "at_risk"]
# Waits left open for a year would press all replies into the left edge.
_BEYOND_LAST_REPLY = 1.5
_SHORTEST_AXIS = 10.0


def waiting_curve(waits: pd.DataFrame, measure: Measure, unit: str, groups: Sequence[str] = ()) -> Figure:
    """The waits of one measure, a curve for each of at most `MOST_GROUPS` groups named in the column `group`; all in
    one where none is named. Groups of fewer than `FEWEST_FOR_A_CURVE` have none: `few_waits` shows them. `unit` is days
    or business_days."""
    of = _chosen(waits, measure, unit, groups)
    named = list(groups[:MOST_GROUPS]) or [ALL]
    curves = curves_by_group(of, ["group"], duration=unit)
    longest = float(of.loc[of["observed"], unit].max()) if of["observed"].any() else 0.0
    until = max(longest * _BEYOND_LAST_REPLY, _SHORTEST_AXIS)
    return Figure(
        name=f"waiting_curve_{measure}_{unit}",
        title=f"{MEASURES[measure]}: still waiting after so many {UNITS[unit]}",
        says=_says(of, curves, measure, unit, named),
        chart=_chart(_stepped(of, curves, unit), _ticks(of, curves, unit), named, unit, until),
        data=curves.rename(columns={"days": unit}),
    )


def few_waits(waits: pd.DataFrame, measure: Measure, unit: str, groups: Sequence[str] = ()) -> Figure | None:
    """The single waits of the groups too small for a curve, longest first; None where there are none."""
    of = _chosen(waits, measure, unit, groups)
    few = of[of.groupby("group")["group"].transform("size") < FEWEST_FOR_A_CURVE]
    few = few.sort_values(unit, ascending=False, kind="stable")
    if few.empty:
        return None
    drawn = pd.DataFrame(
        {
            "group": few["group"],
            "label": jobs(few),
            "days": few[unit].astype("float64").round(1),
            "state": few["running"].map({True: "Still open", False: "Broken off"}).mask(few["observed"], "Word came"),
        }
    )
    still_open = int(few["running"].sum())
    return Figure(
        name=f"single_waits_{measure}_{unit}",
        title=f"{MEASURES[measure]}: too few for a curve",
        says=f"{of_waits(len(few), still_open)}, as points: under {FEWEST_FOR_A_CURVE} there is no curve.",
        chart=strip(
            drawn, _FEW_SHAPES, UNITS[unit], {"label": "Job", "group": "Group", "state": "State", "days": UNITS[unit]}
        ),
        data=drawn.rename(columns={"days": unit, "label": "application"}),
    )


def _chosen(waits: pd.DataFrame, measure: Measure, unit: str, groups: Sequence[str]) -> pd.DataFrame:
    of = waits[(waits["measure"] == measure) & waits[unit].notna()]
    return of[of["group"].isin(groups[:MOST_GROUPS])] if groups else of.assign(group=ALL)


def _stepped(of: pd.DataFrame, curves: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The curves from 1 at the start to the longest wait, thinned where more steps than can be seen are known."""
    parts = []
    for group, curve in curves.groupby("group"):
        start = pd.DataFrame(
            {"days": [0.0], "survival": 1.0, "low": 1.0, "high": 1.0, "at_risk": curve["at_risk"].max()}
        )
        end = curve.tail(1).assign(days=float(of.loc[of["group"] == group, unit].max()))
        whole = pd.concat([start, curve, end], ignore_index=True).assign(group=group)
        kept = np.unique(np.linspace(0, len(whole) - 1, min(len(whole), _MOST_STEPS)).round().astype(int))
        parts.append(whole.iloc[kept])
    return pd.concat(parts, ignore_index=True)[_CURVE] if parts else curves[_CURVE]


def _ticks(of: pd.DataFrame, curves: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Where waits were last seen without word, on the height of their curve."""
    censored = of[~of["observed"]]
    parts = []
    for group, curve in curves.groupby("group"):
        days = np.unique(censored.loc[censored["group"] == group, unit].to_numpy(dtype="float64"))[-_MOST_STEPS:]
        steps = np.searchsorted(curve["days"].to_numpy(), days, side="right")
        heights = np.append(1.0, curve["survival"].to_numpy())[steps]
        parts.append(pd.DataFrame({"group": group, "days": days, "survival": heights}))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["group", "days", "survival"])


def _chart(stepped: pd.DataFrame, ticks: pd.DataFrame, named: list[str], unit: str, until: float) -> alt.LayerChart:
    x = alt.X("days:Q", title=UNITS[unit], scale=alt.Scale(domain=[0, until], nice=False), axis=alt.Axis(tickCount=8))
    y = alt.Y(
        "survival:Q",
        title=None,
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1]),
    )
    legend = alt.Legend(symbolType="stroke", symbolSize=500) if len(named) > 1 else None
    colour = alt.Color("group:N", title=None, scale=alt.Scale(domain=named), legend=legend)
    dash = alt.StrokeDash("group:N", title=None, scale=alt.Scale(domain=named, range=list(DASHES)), legend=legend)
    curve = alt.Chart(rows(stepped, _CURVE))
    tips = [alt.Tooltip("group:N", title="Group"), alt.Tooltip("days:Q", format=".1f", title=UNITS[unit].capitalize()),
            alt.Tooltip("survival:Q", format=".0%", title="Still waiting"),
            alt.Tooltip("low:Q", format=".0%", title="Band from"), alt.Tooltip("high:Q", format=".0%", title="to"),
            alt.Tooltip("at_risk:Q", title="At risk")]  # fmt: skip
    band = curve.mark_area(interpolate="step-after", opacity=1, fillOpacity=0.16, clip=True)
    line = curve.mark_line(interpolate="step-after", strokeWidth=2.5, clip=True)
    cut = alt.Chart(rows(ticks, ["group", "days", "survival"])).mark_tick(
        style="cut", size=11, thickness=1.5, clip=True, orient="vertical"
    )
    half = alt.Chart(alt.InlineData(values=[{"survival": 0.5}])).mark_rule(style="rule", strokeDash=DASHED)
    layers = [
        band.encode(x=x, y=alt.Y("low:Q", title=None), y2="high:Q", color=colour),
        half.encode(y=y),
        line.encode(x=x, y=y, color=colour, strokeDash=dash, tooltip=tips),
        cut.encode(x=x, y=y),
    ]
    return layered(*layers, height=CHART_HEIGHT)


def _says(of: pd.DataFrame, curves: pd.DataFrame, measure: Measure, unit: str, named: list[str]) -> str:
    if of.empty:
        return f"{MEASURES[measure]}: no wait to show yet."
    return f"{MEASURES[measure]}. " + " ".join(_group_says(of, curves, unit, group, len(named) == 1) for group in named)


def _group_says(of: pd.DataFrame, curves: pd.DataFrame, unit: str, group: str, alone: bool) -> str:
    waits, curve = of[of["group"] == group], curves[curves["group"] == group]
    n = of_waits(len(waits), int(waits["running"].sum()))
    head = n if alone and group == ALL else f"{group}: {n}"
    if len(waits) < FEWEST_FOR_A_CURVE:
        return f"{head}; under {FEWEST_FOR_A_CURVE} there is no curve."
    if curve.empty:
        return f"{head}; no word has come yet."
    median = quantile(curve, 0.5)
    last = curve.iloc[-1]
    half = "Half have not had word yet" if median is None else f"Half had word within {in_unit(median, unit)}"
    return (
        f"{head}. {half}; the last word came after {in_unit(float(last['days']), unit)}, with "
        f"{last['survival']:.0%} still waiting ({several(int(last['at_risk']), 'wait')} had lasted as long)."
    )
