"""What can be chosen on the Timeline page, and what each choice means."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from coach.metrics.waits import Measure

ALL_TIME, OTHER = "All time", "Other dates"
_MONTHS_BACK = {"Last 3 months": 3, "Last 6 months": 6, "Last 12 months": 12}
PERIODS = (ALL_TIME, *_MONTHS_BACK, OTHER)

TOGETHER, CHECK_IN = "All together", "With and without a check-in"
_COLUMNS = {"Company": "company", "Stage": "stage", "Channel": "channel", "Round": "round"}
_UNKNOWN = "not known"
UNITS: Mapping[str, str] = {"days": "Calendar days", "business_days": "Business days"}


def first_day(period: str, today: date) -> date | None:
    """Where a period that ends today begins; None where it is open."""
    months = _MONTHS_BACK.get(period)
    return (pd.Timestamp(today) - pd.DateOffset(months=months)).date() if months else None


def groupings(measure: Measure) -> tuple[str, ...]:
    """What the waits of a measure can be told apart by."""
    by_check_in = () if measure is Measure.CHECK_IN_TO_REPLY else (CHECK_IN,)
    return (TOGETHER, *_COLUMNS, *by_check_in)


def grouped(waits: pd.DataFrame, grouping: str) -> pd.DataFrame:
    """The waits with the column `group`, in words."""
    if grouping == CHECK_IN:
        return waits.assign(group=waits["checked_in"].map({True: "With a check-in", False: "Without a check-in"}))
    if grouping not in _COLUMNS:
        return waits.assign(group=TOGETHER)
    values = waits[_COLUMNS[grouping]]
    words = {value: _words(value, grouping) for value in values.dropna().unique()}
    return waits.assign(group=values.map(words).astype(object).fillna(_UNKNOWN))


def _words(value: object, grouping: str) -> str:
    if grouping == "Company":
        return str(value)
    return f"Round {value}" if grouping == "Round" else str(value).replace("_", " ").capitalize()


def groups_by_size(waits: pd.DataFrame) -> list[str]:
    """Largest first, equal ones by name."""
    sizes = waits.groupby("group").size().reset_index(name="n")
    return [str(name) for name in sizes.sort_values(["n", "group"], ascending=[False, True])["group"]]
