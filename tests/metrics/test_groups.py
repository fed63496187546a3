"""Waits by company, stage, channel, month and round, and with and without a check-in."""

import pandas as pd
import pytest

from coach.metrics.groups import by_group, curves_by_group
from coach.metrics.waits import Measure
from tests.metrics.logs import log, waits


def record(n: int = 5) -> pd.DataFrame:
    fast = [log("1 applied channel=email", f"{day} offer") for day in range(2, 2 + n)]
    slow = [log("1 applied", company="Apex"), log("1 applied", "11 offer", company="Apex")]
    return waits(fast + slow, Measure.APPLICATION_TO_REPLY)


def test_a_group_shows_its_size_what_is_open_and_its_quartiles() -> None:
    found = by_group(record(), ["company"]).set_index("company")
    assert found.columns.tolist() == ["n", "open", "lower_quartile", "median", "upper_quartile"]
    assert found.loc["Larch Foods"].tolist() == [5, 0, 2, 3, 4]
    assert found.loc["Apex"].fillna(-1).tolist() == [2, 1, 10, 10, -1]


@pytest.mark.parametrize("column", ["stage", "channel", "month", "round", "checked_in"])
def test_every_wait_is_in_one_group(column: str) -> None:
    assert by_group(record(), [column])["n"].sum() == 7


def test_what_is_not_known_is_a_group_too() -> None:
    found = by_group(record(), ["channel"])
    assert found[found["channel"].isna()]["n"].tolist() == [2]
    assert found[found["channel"].isna()]["median"].tolist() == [10]


def test_with_and_without_a_check_in_stand_side_by_side() -> None:
    interview = "4 10:00-11:00 interview"
    frame = waits(
        [log(interview, "6 11:00 offer"), log(interview, "9 12:00 note_sent note=check_in", "14 11:00 offer")],
        Measure.INTERVIEW_TO_REPLY,
    )
    assert by_group(frame, ["checked_in"])["median"].tolist() == [2, 10]


def test_a_group_of_few_waits_has_no_curve() -> None:
    assert set(curves_by_group(record(), ["company"])["company"]) == {"Larch Foods"}
    assert curves_by_group(record(4), ["company"]).empty


def test_business_days_can_be_compared_as_well() -> None:
    assert by_group(record(), ["company"], duration="business_days")["median"].tolist() == [6, 1]


def test_no_waits_no_groups() -> None:
    empty = waits([])
    assert by_group(empty, ["measure", "company"]).empty
    assert curves_by_group(empty, ["measure"]).empty
