"""Response times over the months: points, what is open, medians."""

from typing import Any

import pytest

from coach.charts import response_times as module
from coach.charts.figure import Figure
from coach.charts.response_times import response_times
from coach.domain.applications import Application
from coach.metrics.waits import Measure
from tests.charts.drawing import drawn, layers
from tests.metrics.logs import instant, log, waits

NOW = instant(20)


def figure(*record: Application, measure: Measure = Measure.APPLICATION_TO_REPLY, unit: str = "days") -> Figure:
    return response_times(waits(record, now=NOW), measure, unit)


def points(chart: Figure) -> list[tuple[Any, ...]]:
    return [(row["state"], row["took"]) for row in drawn(chart, "point")]


def texts(chart: Figure) -> list[str]:
    return [row["says"] for row in drawn(chart, "text")]


def test_what_is_open_is_a_point_at_its_present_length_and_looks_open() -> None:
    chart = figure(
        log("1 12:00 applied", "4 12:00 offer"), log("18 12:00 applied"), log("1 12:00 applied", "3 12:00 withdrawal")
    )
    assert sorted(points(chart)) == [("Answered", 3.0), ("Broken off", 2.0), ("Still open", 2.0)]
    marks = next(layer for layer in layers(chart) if layer["mark"]["type"] == "point")
    inside = marks["encoding"]["fillOpacity"]["scale"]
    assert dict(zip(inside["domain"], inside["range"], strict=True))["Still open"] == 0
    assert len(set(marks["encoding"]["shape"]["scale"]["range"])) == 3


def test_the_median_counts_open_waits() -> None:
    answered = [log("1 12:00 applied", "4 12:00 offer")]
    assert texts(figure(*answered)) == ["median of all: 3 calendar days"]
    assert texts(figure(*answered, *[log("2 12:00 applied")] * 2)) == []


def test_only_months_of_five_waits_have_a_median_of_their_own() -> None:
    def medians(n: int) -> list[float]:
        chart = figure(*(log(f"{day} 12:00 applied", f"{day + 2} 12:00 offer") for day in range(1, n + 1)))
        return [row["median"] for row in drawn(chart, "rule") if "median" in row]

    assert medians(4) == []
    assert medians(5) == [2.0]


def test_thank_yous_in_hours_have_the_line_of_a_day_and_their_share() -> None:
    record = [log("4 10:00-11:00 interview", "4 14:30 note_sent note=thank_you"), log("6 10:00-11:00 interview")]
    chart = figure(*record, measure=Measure.THANK_YOU, unit="hours")
    assert "24 hours" in texts(chart)
    assert "Within 24 hours: 1 of 2 (50%)" in chart.says
    assert "24 hours" not in texts(figure(*record, measure=Measure.INTERVIEW_TO_REPLY, unit="hours"))


def test_waits_known_by_the_day_only_are_counted_in_the_words() -> None:
    record = [log("4 interview", "5 12:00 note_sent note=thank_you"), log("6 10:00 interview")]
    chart = figure(*record, measure=Measure.THANK_YOU, unit="hours")
    assert len(points(chart)) == 1
    assert "1 wait known by the day only not shown" in chart.says


def test_business_days_are_labelled_as_such() -> None:
    chart = figure(log("1 12:00 applied", "4 12:00 offer"), unit="business_days")  # a Friday to a Monday
    assert points(chart) == [("Answered", 1.0)]
    assert chart.title.endswith("in business days")
    assert "1 business day," in chart.says


def test_too_many_points_give_way_to_months_with_quartiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_POINTS", 5)
    chart = figure(*(log("1 12:00 applied", f"{day} 12:00 offer") for day in range(2, 10)))
    assert points(chart) == []
    assert {layer["encoding"]["y"]["field"] for layer in layers(chart)} >= {
        "median",
        "lower_quartile",
        "upper_quartile",
    }
    assert chart.data["n"].tolist() == [8]


def test_nothing_to_show_is_said() -> None:
    chart = figure()
    assert "no wait to show" in chart.says
    assert points(chart) == []
