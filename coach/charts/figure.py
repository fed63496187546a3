"""A chart together with what it shows in words and the rows behind it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import altair as alt
import pandas as pd

from coach.domain.formulas import guarded

CHART_HEIGHT = 340


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` serves as a file name, `says` as the text in the place of the picture; `data` is what is drawn.

    The chart carries no colours of its own: `theme.themed` gives it those of a light or a dark ground.
    """

    name: str
    title: str
    says: str
    chart: alt.LayerChart
    data: pd.DataFrame


def layered(*layers: alt.Chart | alt.LayerChart, height: int | alt.Step) -> alt.LayerChart:
    """One above the other, as wide as the page."""
    return alt.LayerChart(layer=list(layers)).properties(width="container", height=height)


def to_csv(figure: Figure) -> bytes:
    """The rows behind the chart for a spreadsheet: UTF-8 with a byte order mark, no text taken for a formula."""
    texts = figure.data.select_dtypes(include=["object", "str"]).columns
    safe = figure.data.assign(**{name: figure.data[name].map(_safe) for name in texts})
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig", errors="replace")


def _safe(value: Any) -> Any:
    return guarded(value) if isinstance(value, str) else value


def rows(frame: pd.DataFrame, columns: Sequence[str]) -> alt.InlineData:
    """The values as they stand in the chart. Times are written without a zone, so that every browser and the picture
    maker show the clock of the user and not one of their own."""
    records = frame[list(columns)].to_dict("records")
    return alt.InlineData(values=[{str(name): _plain(value) for name, value in one.items()} for one in records])


def _plain(value: Any) -> Any:
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.strftime("%Y-%m-%dT%H:%M:%S") if isinstance(value, datetime) else value
