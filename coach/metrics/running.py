"""The waits that still run: which of them matter, and how they stand among all waits of their kind."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from coach.domain.applications import Stage
from coach.metrics.survival import kaplan_meier, quantiles
from coach.metrics.waits import AWAITED, OWED, Measure

# The later one of an application says more: after an interview nobody waits for word on the application itself.
_FIRST_WORD = (Measure.APPLICATION_TO_REPLY, Measure.INTERVIEW_TO_REPLY)
_OVER = (Stage.ACCEPTED, Stage.REJECTED, Stage.WITHDRAWN, Stage.CLOSED)
_SHARES = ["replied", "low", "high"]


@dataclass(frozen=True, slots=True)
class OpenWait:
    """A wait that runs since `start_day`; `application` is its number in the frames."""

    application: int
    measure: Measure
    company: str
    role: str
    start_day: date
    days: float
    business_days: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A wait beside all `n` of its measure, itself among them, of which `still_open` run.

    `replied` is the share, 0..1, that had a reply within as many days, `low` and `high` its 95 % band. `median_days` is
    from the curve, None where it does not come down so far; `last_reply` its last step, None before any reply.
    """

    wait: OpenWait
    n: int
    still_open: int
    replied: float
    low: float
    high: float
    median_days: float | None
    last_reply: float | None


def awaited(waits: pd.DataFrame) -> pd.DataFrame:
    """What the user waits for, latest start first: for each application the latest application or interview without
    word, and the latest check-in without a reply."""
    running = waits[waits["running"] & waits["measure"].isin(list(AWAITED)) & ~waits["stage"].isin(_OVER)]
    latest = running.sort_values(["start_day", "start", "measure"], na_position="first")[::-1]
    kind = latest["measure"].isin(list(_FIRST_WORD))
    return latest[~latest.assign(kind=kind).duplicated(["application", "kind"])].reset_index(drop=True)


def owed(waits: pd.DataFrame) -> pd.DataFrame:
    """What is for the user to do, where the application is not over, latest start first."""
    running = waits[waits["running"] & waits["measure"].isin(list(OWED)) & ~waits["stage"].isin(_OVER)]
    return running.sort_values(["start_day", "start"], na_position="first")[::-1].reset_index(drop=True)


def open_waits(running: pd.DataFrame) -> tuple[OpenWait, ...]:
    """The rows of `awaited` or `owed`, in order."""
    columns = (
        running["application"],
        running["measure"].map(Measure),
        running["company"],
        running["role"].astype(object).fillna(""),
        running["start_day"].dt.date,
        running["days"],
        running["business_days"],
    )
    return tuple(map(OpenWait, *(column.tolist() for column in columns)))


def standings(running: pd.DataFrame, waits: pd.DataFrame) -> tuple[Standing, ...]:
    """The rows of `awaited`, in order, each beside those of all `waits`."""
    curves = kaplan_meier(waits, by=["measure"])
    of = waits.groupby("measure").agg(n=("running", "size"), still_open=("running", "sum"))
    last = curves.groupby("measure")["days"].max()
    median = quantiles(curves, ["measure"], 0.5).set_index("measure")["days"]
    measure, shares = running["measure"], _shares(running, curves)
    columns = (
        measure.map(of["n"]),
        measure.map(of["still_open"]),
        *(shares[name] for name in _SHARES),
        _or_none(measure.map(median)),
        _or_none(measure.map(last)),
    )
    return tuple(map(Standing, open_waits(running), *(column.tolist() for column in columns)))


def _or_none(values: "pd.Series[float]") -> pd.Series:
    return values.astype(object).where(values.notna(), None)


def _shares(running: pd.DataFrame, curves: pd.DataFrame) -> pd.DataFrame:
    """As `replied_by`, for many waits at once."""
    shares = pd.DataFrame(0.0, index=running.index, columns=_SHARES)
    for measure, curve in curves.groupby("measure"):
        of = running.index[running["measure"] == measure]
        steps = np.searchsorted(curve["days"].to_numpy(), running.loc[of, "days"].to_numpy(), side="right")
        for share, name in zip(_SHARES, ("survival", "high", "low"), strict=True):
            shares.loc[of, share] = 1 - np.append(1.0, curve[name].to_numpy())[steps]
    return shares
