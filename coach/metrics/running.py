"""The waits that still run: which of them matter, and how they stand among all waits of their kind."""

import numpy as np
import pandas as pd

from coach.domain.applications import Stage
from coach.metrics.survival import kaplan_meier, quantiles
from coach.metrics.waits import Measure

# The later one of an application says more: after an interview nobody waits for word on the application itself.
_FIRST_WORD = (Measure.APPLICATION_TO_REPLY, Measure.INTERVIEW_TO_REPLY)
AWAITED = (*_FIRST_WORD, Measure.CHECK_IN_TO_REPLY)
_OWED = (Measure.THANK_YOU, Measure.REQUEST)
_OVER = (Stage.ACCEPTED, Stage.REJECTED, Stage.WITHDRAWN, Stage.CLOSED)
_STANDING = {"n": "int64", "still_open": "int64", "median_days": "float64", "last_reply": "float64"}
_SHARES = {"replied": "float64", "low": "float64", "high": "float64"}


def awaited(waits: pd.DataFrame) -> pd.DataFrame:
    """What the user waits for, latest start first: for each application the latest application or interview without
    word, and the latest check-in without a reply."""
    running = waits[waits["running"] & waits["measure"].isin(list(AWAITED)) & ~waits["stage"].isin(_OVER)]
    latest = running.sort_values(["start_day", "start", "measure"], na_position="first")[::-1]
    kind = latest["measure"].isin(list(_FIRST_WORD))
    return latest[~latest.assign(kind=kind).duplicated(["application", "kind"])].reset_index(drop=True)


def owed(waits: pd.DataFrame) -> pd.DataFrame:
    """What is for the user to do, where the application is not over, latest start first."""
    running = waits[waits["running"] & waits["measure"].isin(list(_OWED)) & ~waits["stage"].isin(_OVER)]
    return running.sort_values(["start_day", "start"], na_position="first")[::-1].reset_index(drop=True)


def standing(running: pd.DataFrame, waits: pd.DataFrame) -> pd.DataFrame:
    """The waits `running`, each beside all `waits` of its measure (itself among them), with columns added:

    - `n`, `still_open`: how many waits of that measure, and how many of them run.
    - `replied`, `low`, `high`: the share, 0..1, that had a reply within as many days, and its 95 % band.
    - `median_days`: from the curve, missing where it does not come down so far; `last_reply`: its last step, missing
      where there has been no reply.
    """
    curves = kaplan_meier(waits, by=["measure"])
    measures = waits.groupby("measure").agg(n=("running", "size"), still_open=("running", "sum")).reset_index()
    last = curves.groupby("measure", as_index=False).agg(last_reply=("days", "max"))
    median = quantiles(curves, ["measure"], 0.5).rename(columns={"days": "median_days"})
    stands = running.merge(measures, how="left").merge(last, how="left").merge(median, how="left").astype(_STANDING)
    return stands.assign(**_shares(running, curves)).astype(_SHARES)


def _shares(running: pd.DataFrame, curves: pd.DataFrame) -> dict[str, pd.Series]:
    """As `replied_by`, for many waits at once."""
    shares = pd.DataFrame(0.0, index=running.index, columns=list(_SHARES))
    for measure, curve in curves.groupby("measure"):
        of = running.index[running["measure"] == measure]
        steps = np.searchsorted(curve["days"].to_numpy(), running.loc[of, "days"].to_numpy(), side="right")
        for share, name in (("replied", "survival"), ("low", "high"), ("high", "low")):
            shares.loc[of, share] = 1 - np.append(1.0, curve[name].to_numpy())[steps]
    return {name: shares[name] for name in _SHARES}
