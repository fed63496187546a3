"""Waits side by side: by company, stage, channel, month, round, or with and without a check-in.

Groups are described, not explained: who was written to a second time had waited longer to begin with, so neither a
difference nor its lack says what a check-in does.
"""

from collections.abc import Sequence

import pandas as pd

from coach.metrics.survival import FEWEST_FOR_A_CURVE, kaplan_meier, quantiles

_QUARTILES = {"lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75}


def by_group(waits: pd.DataFrame, by: Sequence[str], *, duration: str = "days") -> pd.DataFrame:
    """One row a group of the columns `by` (such as measure and company; waits where one is missing are a group too).

    Columns: those of `by`, n, open, lower_quartile, median, upper_quartile. The latter in the unit of `duration`
    (days, hours or business_days), from the group's curve, NaN where it does not come down so far.
    """
    by = list(by)
    groups = waits.groupby(by, dropna=False).agg(n=("running", "size"), open=("running", "sum")).reset_index()
    curves = kaplan_meier(waits, by=by, duration=duration)
    for name, p in _QUARTILES.items():
        groups = groups.merge(quantiles(curves, by, p).rename(columns={"days": name}), on=by, how="left")
    return groups


def curves_by_group(waits: pd.DataFrame, by: Sequence[str], *, duration: str = "days") -> pd.DataFrame:
    """The curves of the groups with enough waits for one, as `kaplan_meier` gives them."""
    by = list(by)
    known = waits[waits[duration].notna()]
    sizes = known.groupby(by, dropna=False)[duration].transform("size")
    return kaplan_meier(known[sizes >= FEWEST_FOR_A_CURVE], by=by, duration=duration)
