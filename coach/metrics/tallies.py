"""Waiting times of more waits than fit in memory: an engine counts how many ended at each time, the rest is done here.

Counts are all that the curves need. They are few where times are whole days, whatever the number of waits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from coach.metrics.survival import Steps, quantiles, with_band

_QUARTILES = {"lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75}
_FIGURES = ["n", "open", *_QUARTILES]
_CURVE = ("days", "at_risk", "replies", "survival", "low", "high")
# What no column to group by may be called.
OWN_COLUMNS = frozenset((*_FIGURES, *_CURVE, "waits"))


@dataclass(frozen=True, slots=True)
class WaitingTimes:
    """What `by_group` and `kaplan_meier` of coach.metrics give for the same waits, by the columns `by`.

    `groups`: those columns, n, open, lower_quartile, median and upper_quartile in days. `curves`: those columns, then
    days, at_risk, replies, survival, low, high.
    """

    by: tuple[str, ...]
    groups: pd.DataFrame
    curves: pd.DataFrame


def waiting_times_of(sizes: pd.DataFrame, tallies: pd.DataFrame, by: Sequence[str]) -> WaitingTimes:
    """`sizes` has a row for each group: the columns `by`, n and open. `tallies` has one for each group and time at
    which waits ended or were last seen: `by`, days, waits (how many), replies (how many of those had a reply)."""
    by = list(by)
    groups = sizes.sort_values(by, na_position="last", ignore_index=True)
    curves = _curves(tallies.sort_values([*by, "days"], na_position="last", ignore_index=True), by)
    for name, p in _QUARTILES.items():
        groups = groups.merge(quantiles(curves, by, p).rename(columns={"days": name}), on=by, how="left")
    return WaitingTimes(tuple(by), groups, curves)


def to_json_object(found: WaitingTimes) -> dict[str, Any]:
    """For a JSON encoder: each group with its curve in it, as `coach metrics --json` has them."""
    by = list(found.by)
    curves = {_known(key): curve for key, curve in found.curves.groupby(by, dropna=False)}
    none = found.curves.iloc[:0]
    rows = zip(found.groups[by].itertuples(index=False), found.groups[_FIGURES].to_dict("records"), strict=True)
    groups = [
        dict(zip(by, _known(key), strict=True))
        | dict(zip(figures, _known(figures.values()), strict=True))
        | {"curve": curves.get(_known(key), none)[list(_CURVE)].to_dict("records")}
        for key, figures in rows
    ]
    return {"by": by, "groups": groups}


def _known(values: Iterable[Any]) -> tuple[Any, ...]:
    """None for each that is missing, of which no two of pandas' are equal; what JSON has no form for, as text."""
    return tuple(None if pd.isna(one) else one if isinstance(one, str | int | float) else str(one) for one in values)


def _curves(tallies: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    waits = tallies.groupby(by, dropna=False, sort=False)["waits"]
    tallies["at_risk"] = waits.transform("sum") - waits.cumsum() + tallies["waits"]
    steps = tallies[tallies["replies"] > 0].reset_index(drop=True)
    group = steps.groupby(by, dropna=False, sort=False).ngroup().to_numpy().astype("int64")
    counts = [steps[name].to_numpy("int64") for name in ("at_risk", "replies")]
    return steps[by].assign(**with_band(Steps(group, steps["days"].to_numpy("float64"), *counts)))
