"""The waiting curve against a published example, against SciPy, and by hand."""

import warnings
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from coach.metrics.survival import Replied, kaplan_meier, quantile, replied_by


def wait_table(replied: list[float], still_open: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "days": [float(day) for day in [*replied, *still_open]],
            "observed": [True] * len(replied) + [False] * len(still_open),
        }
    )


# Weeks in remission under 6-mercaptopurine: Freireich et al., Blood 21 (1963), 699-716, worked through in
# Kleinbaum and Klein, Survival Analysis: A Self-Learning Text, chapter 2, and Cox and Oakes, Analysis of Survival Data.
REMISSION = wait_table([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])


def test_the_curve_is_that_of_the_textbooks() -> None:
    curve = kaplan_meier(REMISSION)
    assert curve["days"].tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert curve["at_risk"].tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert curve["replies"].tolist() == [3, 1, 1, 1, 1, 1, 1]
    assert curve["survival"].round(4).tolist() == [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    # Greenwood's standard errors, as the same books print them.
    errors = (curve["survival"] - curve["low"]) / 1.959963984540054
    assert errors.round(4).tolist() == [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    assert quantile(curve, 0.5) == 23
    assert quantile(curve, 0.25) == 13
    assert quantile(curve, 0.75) is None


TIMES = st.integers(0, 12).map(float) | st.floats(0, 400, allow_subnormal=False)
CENSORED = st.lists(st.tuples(TIMES, st.booleans()), min_size=1, max_size=60).filter(
    lambda waits: any(observed for _, observed in waits)
)


@settings(deadline=None)
@given(CENSORED)
def test_the_curve_is_that_of_scipy(waits: list[tuple[float, bool]]) -> None:
    replied = [time for time, observed in waits if observed]
    still_open = [time for time, observed in waits if not observed]
    curve = kaplan_meier(wait_table(replied, still_open))
    theirs = stats.ecdf(stats.CensoredData(uncensored=replied, right=still_open)).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # where the curve falls to 0, SciPy leaves the band out
        band = theirs.confidence_interval(method="linear")
    days = curve["days"].to_numpy()
    assert np.array_equal(days, np.unique(replied))
    np.testing.assert_allclose(curve["survival"], theirs.evaluate(days), atol=1e-12)
    for ours, bound in (("low", band.low), ("high", band.high)):
        np.testing.assert_allclose(curve[ours], np.nan_to_num(bound.evaluate(days), nan=0.0), atol=1e-9)
    assert curve["survival"].is_monotonic_decreasing
    assert ((curve["low"] <= curve["survival"]) & (curve["survival"] <= curve["high"])).all()


@settings(deadline=None)
@given(CENSORED, st.sampled_from([0.25, 0.5, 0.75]))
def test_a_quantile_is_the_first_time_in_exact_arithmetic(waits: list[tuple[float, bool]], p: float) -> None:
    exact, expected = Fraction(1), None
    for time in sorted({time for time, observed in waits if observed}):
        at_risk = sum(one >= time for one, _ in waits)
        exact *= 1 - Fraction(sum(one == time and observed for one, observed in waits), at_risk)
        if exact <= 1 - Fraction(p):
            expected = time
            break
    table = wait_table([t for t, observed in waits if observed], [t for t, observed in waits if not observed])
    assert quantile(kaplan_meier(table), p) == expected


@pytest.mark.parametrize("n", range(2, 80, 2))
def test_half_of_an_even_number_is_a_half(n: int) -> None:
    assert quantile(kaplan_meier(wait_table([float(day) for day in range(1, n + 1)], [])), 0.5) == n / 2


@settings(deadline=None)
@given(CENSORED, TIMES)
def test_one_more_open_wait_never_lowers_the_median(waits: list[tuple[float, bool]], longer: float) -> None:
    replied = [time for time, observed in waits if observed]
    still_open = [time for time, observed in waits if not observed]
    before = quantile(kaplan_meier(wait_table(replied, still_open)), 0.5)
    after = quantile(kaplan_meier(wait_table(replied, [*still_open, longer])), 0.5)
    assert after is None or (before is not None and before <= after)


@pytest.mark.parametrize(("replied", "still_open"), [([], []), ([], [3.0, 5.0])])
def test_without_a_reply_there_is_no_step_and_no_median(replied: list[float], still_open: list[float]) -> None:
    curve = kaplan_meier(wait_table(replied, still_open))
    assert curve.empty
    assert curve.columns.tolist() == ["days", "at_risk", "replies", "survival", "low", "high"]
    assert quantile(curve, 0.5) is None
    assert replied_by(curve, 9) == Replied(0.0, 0.0, 0.0)


def test_waits_without_that_duration_are_left_out() -> None:
    table = wait_table([1, 2, 3], []).assign(hours=[24.0, 48.0, np.nan])
    assert kaplan_meier(table, duration="hours")["at_risk"].tolist() == [2, 1]


@pytest.mark.parametrize(
    ("day", "share", "low", "high"),
    [(5.9, 0, 0, 0), (6, 0.1429, 0, 0.2925), (9, 0.1933, 0.0229, 0.3637), (23, 0.5518, 0.2880, 0.8156), (99, 0.5518, 0.2880, 0.8156)],
)  # fmt: skip
def test_the_share_replied_by_a_day_has_the_band_of_the_curve(
    day: float, share: float, low: float, high: float
) -> None:
    found = replied_by(kaplan_meier(REMISSION), day)
    assert (found.share, found.low, found.high) == pytest.approx((share, low, high), abs=5e-5)


def test_groups_have_the_curves_that_they_have_alone() -> None:
    other = wait_table([1, 4], [2, 9])
    both = pd.concat([REMISSION.assign(company="Apex"), other.assign(company=None)])
    curves = kaplan_meier(both, by=["company"])
    for name, alone in (("Apex", REMISSION), (None, other)):
        mine = curves[curves["company"].isna() if name is None else curves["company"] == name]
        pd.testing.assert_frame_equal(mine.drop(columns="company").reset_index(drop=True), kaplan_meier(alone))
