"""The waiting curve: what share of waits is still without a reply after so many days, open waits counted.

Kaplan and Meier's product-limit estimate (J. Amer. Statist. Assoc. 53, 1958) with Greenwood's variance (1926) in its
plain form, S ± 1.96 * S * sqrt(sum d / (n (n - d))), cut to 0..1. The plain form is the one that people can check by
hand; for few waits it is wide where it is not cut. Where the last wait ends with a reply the curve falls to 0, and the
variance goes to 0 with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.typing import DataFrameGroupBy

# DESIGN "Statistics": with fewer, show the points.
FEWEST_FOR_A_CURVE = 5
_Z = 1.959963984540054
# Far below the step of any curve of under a million waits; keeps 0.5000000000000001 from being more than a half.
_ROUNDING = 1e-9

_CURVE = {"days": "float64", "at_risk": "int64", "replies": "int64"}
_BAND = {"survival": "float64", "low": "float64", "high": "float64"}


@dataclass(frozen=True, slots=True)
class Replied:
    """The share of waits, 0..1, that had a reply by some day, with its 95 % band."""

    share: float
    low: float
    high: float


def kaplan_meier(waits: pd.DataFrame, *, by: Sequence[str] = (), duration: str = "days") -> pd.DataFrame:
    """The curve of each group of `waits` (columns: `duration`, `observed`), one row for each time with a reply.

    Columns: those of `by`, then days (in the unit of `duration`), at_risk, replies, survival, low, high. Waits without
    that duration are left out. A wait that is censored at the time of a reply was still at risk.
    """
    by = list(by)
    known = waits[waits[duration].notna()]
    times = (
        known.assign(days=known[duration].astype("float64"), replies=known["observed"].astype("int64"))
        .groupby([*by, "days"], dropna=False, observed=True)
        .agg(waits=("replies", "size"), replies=("replies", "sum"))
        .reset_index()
    )
    ended = _grouped(times, by)["waits"].cumsum()
    times["at_risk"] = _grouped(times, by)["waits"].transform("sum") - ended + times["waits"]
    curve = times[times["replies"] > 0].reset_index(drop=True)
    return _with_band(curve, by)[[*by, *_CURVE, *_BAND]].astype(_CURVE | _BAND)


def _with_band(curve: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    at_risk, replies = curve["at_risk"], curve["replies"]
    # The last term of a curve that falls to 0 would divide by it.
    term = (replies / (at_risk * (at_risk - replies).where(at_risk > replies))).fillna(0.0)
    steps = curve.assign(factor=1 - replies / at_risk, term=term)
    survival = _grouped(steps, by)["factor"].cumprod()
    margin = _Z * survival * np.sqrt(_grouped(steps, by)["term"].cumsum())
    return curve.assign(survival=survival, low=(survival - margin).clip(0, 1), high=(survival + margin).clip(0, 1))


def _grouped(frame: pd.DataFrame, by: list[str]) -> "DataFrameGroupBy[Any, Any]":
    groups = [frame[column] for column in by] or np.zeros(len(frame))
    return frame.groupby(groups, dropna=False, observed=True, sort=False)


def quantiles(curves: pd.DataFrame, by: Sequence[str], p: float) -> pd.DataFrame:
    """For each group of `kaplan_meier` the first time by which a share `p` of its waits has had a reply (S <= 1 - p).

    Columns: those of `by`, and days; groups whose curve does not come down so far are left out.
    """
    reached = curves[curves["survival"] <= 1 - p + _ROUNDING]
    return reached.drop_duplicates(list(by))[[*by, "days"]] if by else reached[["days"]].head(1)


def quantile(curve: pd.DataFrame, p: float) -> float | None:
    """As `quantiles`, for a single curve; None if it does not come down so far."""
    reached = quantiles(curve, (), p)["days"]
    return float(reached.iloc[0]) if len(reached) else None


def replied_by(curve: pd.DataFrame, day: float) -> Replied:
    """The share that had a reply by that day; nothing is known beyond the longest wait, where the curve stays level."""
    past = curve[curve["days"] <= day]
    if past.empty:
        return Replied(0.0, 0.0, 0.0)
    last = past.iloc[-1]
    return Replied(1 - float(last["survival"]), 1 - float(last["high"]), 1 - float(last["low"]))
