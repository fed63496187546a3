"""The waiting curve as it is drawn, and the single waits where there are too few for one."""

import pandas as pd
import pytest

from coach.charts import curves as module
from coach.charts.curves import few_waits, waiting_curve
from coach.charts.figure import Figure
from coach.metrics.waits import Measure
from tests.charts.drawing import drawn, layers
from tests.metrics.logs import instant, log, waits

APPLIED = Measure.APPLICATION_TO_REPLY
# Replies after 2, 4 and 6 days; one wait open for 5 days, one for 14.
FIVE = [
    log("1 12:00 applied", "3 12:00 offer"),
    log("1 12:00 applied", "5 12:00 offer"),
    log("1 12:00 applied", "7 12:00 offer"),
    log("15 12:00 applied"),
    log("6 12:00 applied"),
]


def frame(record: list[object] = FIVE) -> pd.DataFrame:  # type: ignore[assignment]
    return waits(record, now=instant(20))  # type: ignore[arg-type]


def curve(chart: Figure) -> list[tuple[float, float]]:
    line = next(layer for layer in layers(chart) if layer["mark"]["type"] == "line")
    return [(row["days"], round(row["survival"], 4)) for row in line["rows"]]


def test_the_curve_starts_with_all_and_ends_at_the_longest_wait() -> None:
    assert curve(waiting_curve(frame(), APPLIED, "days")) == [(0, 1), (2, 0.8), (4, 0.6), (6, 0.3), (14, 0.3)]


def test_the_band_is_drawn_and_open_waits_are_ticks_on_the_curve() -> None:
    chart = waiting_curve(frame(), APPLIED, "days")
    assert all(row["low"] <= row["survival"] <= row["high"] for row in drawn(chart, "area"))
    assert [(row["days"], round(row["survival"], 4)) for row in drawn(chart, "tick")] == [(5, 0.6), (14, 0.3)]


def test_a_wait_last_seen_on_the_day_of_a_reply_stands_below_that_step() -> None:
    chart = waiting_curve(frame([*FIVE, log("16 12:00 applied")]), APPLIED, "days")  # open for 4 days
    below = next(row["survival"] for row in drawn(chart, "area") if row["days"] == 4)
    assert [row["survival"] for row in drawn(chart, "tick") if row["days"] == 4] == [below]


def test_the_words_give_n_what_is_open_and_the_median() -> None:
    says = waiting_curve(frame(), APPLIED, "days").says
    assert "5 waits, 2 of them still open" in says
    assert "Half had word within 6 calendar days" in says
    assert "30% still waiting" in says


def test_under_five_waits_there_is_no_curve_and_the_waits_stand_as_points() -> None:
    few = frame(FIVE[:4])
    chart = waiting_curve(few, APPLIED, "days")
    assert curve(chart) == []
    assert "under 5 there is no curve" in chart.says
    single = few_waits(few, APPLIED, "days")
    assert single is not None
    states = sorted((row["days"], row["state"]) for row in drawn(single, "point"))
    assert states == [(2, "Word came"), (4, "Word came"), (5, "Still open"), (6, "Word came")]
    assert "4 waits" in single.says


def test_with_enough_waits_there_are_no_points_beside_the_curve() -> None:
    assert few_waits(frame(), APPLIED, "days") is None


def test_groups_are_told_apart_by_dash_as_well_as_by_colour() -> None:
    two = pd.concat([frame().assign(group="North"), frame().assign(group="South")])
    chart = waiting_curve(two, APPLIED, "days", ["North", "South"])
    line = next(layer for layer in layers(chart) if layer["mark"]["type"] == "line")
    assert {row["group"] for row in line["rows"]} == {"North", "South"}
    dashes = line["encoding"]["strokeDash"]["scale"]
    assert dashes["domain"] == ["North", "South"]
    assert dashes["range"][0] != dashes["range"][1]
    assert "North: 5 waits" in chart.says


def test_a_group_that_was_not_chosen_is_not_counted() -> None:
    two = pd.concat([frame().assign(group="North"), frame().assign(group="South")])
    chart = waiting_curve(two, APPLIED, "days", ["North"])
    assert "South" not in chart.says
    assert set(chart.data["group"]) == {"North"}


def test_waits_open_for_a_year_do_not_press_the_replies_to_the_edge() -> None:
    long = pd.concat([frame(), frame([log("1 12:00 applied")]).assign(days=400.0)])
    line = next(layer for layer in layers(waiting_curve(long, APPLIED, "days")) if layer["mark"]["type"] == "line")
    assert line["encoding"]["x"]["scale"]["domain"] == [0, 10]


def test_a_curve_of_very_many_steps_is_thinned_to_what_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_STEPS", 3)
    chart = waiting_curve(frame(), APPLIED, "days")
    assert [days for days, _ in curve(chart)] == [0, 4, 14]
    assert len(chart.data) == 3  # what can be taken along is whole


@pytest.mark.parametrize("unit", ["days", "business_days"])
def test_nothing_to_show_is_said(unit: str) -> None:
    empty = frame([])
    assert "no wait to show" in waiting_curve(empty, APPLIED, unit).says
    assert few_waits(empty, APPLIED, unit) is None


def test_waits_without_any_reply_have_no_median() -> None:
    says = waiting_curve(frame([log("1 12:00 applied")] * 5), APPLIED, "days").says
    assert "no word has come yet" in says
