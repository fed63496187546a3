"""A chart together with what it shows in words and the rows behind it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import altair as alt
import pandas as pd


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


def rows(frame: pd.DataFrame, columns: Sequence[str]) -> alt.InlineData:
    """The values as they stand in the chart. Times are written without a zone, so that every browser and the picture
    maker show the clock of the user and not one of their own."""
    records = frame[list(columns)].to_dict("records")
    return alt.InlineData(values=[{name: _plain(value) for name, value in record.items()} for record in records])


def _plain(value: Any) -> Any:
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.strftime("%Y-%m-%dT%H:%M:%S") if isinstance(value, datetime) else value
