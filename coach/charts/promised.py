"""Promised dates: how many days before or after each of them word came, or how far past it the silence is."""

import altair as alt
import pandas as pd

from coach.charts.figure import Figure
from coach.charts.strips import strip
from coach.charts.words import day, jobs, several
from coach.metrics.promises import promises

MOST_SHOWN = 40
_SHAPES = {"Kept": "circle", "Late": "diamond", "Late, no word yet": "triangle-right", "Not due yet": "square"}
_DRAWN_ONLY = ["label", "days", "due", "came"]


def promised_dates(waits: pd.DataFrame) -> Figure:
    """One row a promise, the latest `MOST_SHOWN` promised dates first; the words and the rows count all of them."""
    all_ = _rows(waits)
    return Figure(
        name="promised_dates",
        title="Word against the date they promised",
        says=_says(all_),
        chart=_chart(all_.head(MOST_SHOWN)),
        data=all_.drop(columns=_DRAWN_ONLY),
    )


def _rows(waits: pd.DataFrame) -> pd.DataFrame:
    made = promises(waits).sort_values("promised_on", ascending=False, ignore_index=True)
    state = pd.Series("Late", index=made.index).mask(made["kept"].fillna(False).astype(bool), "Kept")
    state = state.mask(~made["observed"], "Late, no word yet").mask(made["kept"].isna(), "Not due yet")
    names = jobs(made)
    days = (made["end_day"] - made["promised_on"]).dt.days
    return pd.DataFrame(
        {
            "company": made["company"],
            "role": made["role"],
            "promised_on": made["promised_on"],
            "word_on": made["end_day"].where(made["observed"]),
            "state": state,
            "days_after_promised": days.where(made["kept"].notna()),
            "days": days,
            "label": names,
            "due": made["promised_on"].map(day),
            "came": [
                day(end) if seen else "not yet" for end, seen in zip(made["end_day"], made["observed"], strict=True)
            ],
        }
    ).astype({"days_after_promised": "Int64"})


def _chart(shown: pd.DataFrame) -> alt.LayerChart:
    tips = {"label": "Job", "due": "Promised for", "came": "Word came", "state": "State"}
    return strip(shown, _SHAPES, "days past the promised date (below 0: before it)", tips)


def _says(all_: pd.DataFrame) -> str:
    if all_.empty:
        return "No promised dates are recorded yet."
    counted = all_["state"].value_counts()
    states = ", ".join(f"{state.lower()} {counted[state]:,}" for state in _SHAPES if state in counted)
    late = all_.loc[all_["state"] == "Late", "days_after_promised"]
    how_late = (
        f" Where word came late, it was by {late.median():.0f} days (median of {len(late):,})." if len(late) else ""
    )
    return f"{several(len(all_), 'promised date')}: {states}.{how_late}"
