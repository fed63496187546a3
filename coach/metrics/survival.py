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
from numpy.typing import NDArray

# DESIGN "Statistics": with fewer, show the points.
FEWEST_FOR_A_CURVE = 5
_Z = 1.959963984540054
# Far below the step of any curve of under a million waits; keeps 0.5000000000000001 from being more than a half.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of all curves, in the order of groups and times: at each of the `days` some waits ended with `replies`,
    of those `at_risk`, which lasted as long or longer."""

    group: NDArray[np.int64]
    days: NDArray[np.float64]
    at_risk: NDArray[np.int64]
    replies: NDArray[np.int64]


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
    known = waits.loc[waits[duration].notna(), [*by, duration, "observed"]]
    steps, first = _steps(known[duration].to_numpy("float64"), known["observed"].to_numpy("int64"), _group(known, by))
    return pd.concat([known[by].iloc[first].reset_index(drop=True), pd.DataFrame(with_band(steps))], axis="columns")


def _group(known: pd.DataFrame, by: list[str]) -> NDArray[np.int64]:
    """The number of each row's group, in the order of the groups."""
    if not by:
        return np.zeros(len(known), "int64")
    return known.groupby(by, dropna=False, observed=True).ngroup().to_numpy().astype("int64")


def _steps(
    days: NDArray[np.float64], replied: NDArray[np.int64], group: NDArray[np.int64]
) -> tuple[Steps, NDArray[np.intp]]:
    """The times with a reply, in the order of groups and times; and for each the row of a wait that ended then."""
    order = np.lexsort((days, group))
    days, group = days[order], group[order]
    is_first = np.append(True, (days[1:] != days[:-1]) | (group[1:] != group[:-1]))[: len(order)]
    starts = np.flatnonzero(is_first)
    replies = np.add.reduceat(replied[order], starts) if len(starts) else replied
    end_of_group = np.cumsum(np.bincount(group))
    has_reply = replies > 0
    starts, replies = starts[has_reply], replies[has_reply]
    at_risk = end_of_group[group[starts]] - starts
    return Steps(group[starts], days[starts], at_risk, replies), order[starts]


def with_band(steps: Steps) -> dict[str, NDArray[Any]]:
    """The columns that `kaplan_meier` gives beside those of `by`."""
    at_risk, replies = steps.at_risk, steps.replies
    left = at_risk - replies
    # The last term of a curve that falls to 0 would divide by it.
    term = np.divide(replies, at_risk * left, out=np.zeros(len(left)), where=left > 0)
    # Pandas adds up with less of a rounding error than numpy.
    grouped = pd.DataFrame({"factor": 1 - replies / at_risk, "term": term}).groupby(steps.group, sort=False)
    survival = grouped["factor"].cumprod().to_numpy()
    margin = _Z * survival * np.sqrt(grouped["term"].cumsum().to_numpy())
    return {
        "days": steps.days,
        "at_risk": at_risk,
        "replies": replies,
        "survival": survival,
        "low": np.clip(survival - margin, 0, 1),
        "high": np.clip(survival + margin, 0, 1),
    }


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
