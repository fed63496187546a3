"""A lane for each application: marks, lines and what is said of them."""

from typing import Any

import pandas as pd
import pytest

from coach.charts.figure import Figure
from coach.charts.laneparts import KINDS, ME, THEM, lane_marks, lane_spans, latest_first
from coach.charts.lanes import lanes
from coach.domain.applications import Application, EventKind
from coach.metrics.frames import events_frame
from coach.metrics.waits import waits_frame
from tests.charts.drawing import drawn, layers, spec
from tests.metrics.logs import BERLIN, instant, log

NOW = instant(20)


def figure(*record: Application) -> Figure:
    events = events_frame(record)
    return lanes(events, waits_frame(events, now=NOW, zone=BERLIN), now=NOW, zone=BERLIN)


def marks(*record: Application) -> pd.DataFrame:
    return lane_marks(events_frame(record), zone=BERLIN)


def spans(*record: Application) -> list[tuple[Any, ...]]:
    events = events_frame(record)
    frame = lane_spans(lane_marks(events, zone=BERLIN), waits_frame(events, now=NOW, zone=BERLIN), now=NOW, zone=BERLIN)
    return [(one.what, one.at.day, one.until.day) for one in frame.itertuples()]


@pytest.mark.parametrize("kind", EventKind)
def test_everything_that_can_happen_has_a_shape_of_its_own(kind: EventKind) -> None:
    line = f"4 12:00 {kind}" + (" promised_on=9" if kind is EventKind.DATE_PROMISED else "")
    names = {one.name for one in KINDS}
    assert set(marks(log(line))["kind"]) <= names
    assert len({one.shape for one in KINDS}) == len(KINDS)


def test_a_panel_is_one_meeting_with_all_its_people() -> None:
    panel = marks(log(*(f"4 10:00-11:00 interview round=1 contact={who}" for who in ("Osei", "Voss", "Osei"))))
    assert panel["who"].tolist() == ["Osei, Voss"]


def test_two_meetings_of_a_day_and_two_notes_of_a_minute_stay_two() -> None:
    assert len(marks(log("4 10:00 interview round=1", "4 11:00 interview round=2"))) == 2
    note = "4 15:00 note_sent note=thank_you contact="
    assert marks(log(f"{note}Osei", f"{note}Voss"))["who"].tolist() == ["Osei", "Voss"]


def test_a_test_is_told_from_a_talk() -> None:
    kinds = marks(log("4 10:00 interview type=skills_test", "5 10:00 interview type=video"))["kind"]
    assert kinds.tolist() == ["Test", "Interview"]


def test_a_promise_stands_at_the_date_promised_and_says_when_it_was_made() -> None:
    promise = marks(log("4 10:00 date_promised promised_on=12")).iloc[0]
    assert promise["at"].day == 12
    assert promise["when"] == "4 May 2026, 10:00"
    assert "12 May 2026" in promise["what"]


def test_times_are_those_of_the_users_clock_and_a_plain_date_has_none() -> None:
    found = marks(log("4 23:30 interview", "3 applied"))
    assert found["when"].tolist() == ["3 May 2026", "4 May 2026, 23:30"]
    assert "2026-05-04T23:30:00" in {row["at"] for row in drawn(figure(log("4 23:30 interview")), "point")}


def test_the_latest_news_comes_first() -> None:
    record = [log("4 applied"), log("9 12:00 interview", company="Apex"), log("5 applied", company="Rowan")]
    assert latest_first(events_frame(record), zone=BERLIN) == [1, 2, 0]
    assert marks(*record)["application"].drop_duplicates().tolist() == [1, 2, 0]
    first = next(layer for layer in layers(figure(*record)) if layer["mark"]["type"] == "text")
    assert first["encoding"]["y"]["sort"] == ["1", "2", "0"]


@pytest.mark.parametrize(
    ("lines", "running"),
    [
        (["1 12:00 applied"], [(THEM, 1, 20)]),
        (["1 12:00 applied", "3 12:00 employer_reply"], []),
        (["1 12:00 applied", "3 12:00 employer_reply", "5 12:00 request_received request=test"], [(ME, 5, 20)]),
        (["1 12:00 applied", "3 12:00 withdrawal"], []),
        (["1 12:00 interview", "1 14:00 note_sent note=thank_you", "9 12:00 note_sent note=check_in"], [(THEM, 1, 20)]),
        (["3 interview", "3 note_sent note=thank_you"], [(THEM, 3, 20)]),
    ],
)
def test_what_is_open_runs_to_today_once_for_each_side(lines: list[str], running: list[tuple[str, int, int]]) -> None:
    assert [span for span in spans(log(*lines)) if span[0]] == running


def test_a_line_joins_the_first_mark_and_the_last() -> None:
    assert ("", 1, 9) in spans(log("1 applied", "9 12:00 rejection"))


def test_two_jobs_of_one_name_have_a_lane_each() -> None:
    record = [log("4 applied"), log("5 applied")]
    assert len({row["lane"] for row in drawn(figure(*record), "text")}) == 2


def test_time_can_be_zoomed_but_plain_scrolling_is_left_to_the_page() -> None:
    parameters = {one["name"]: one["select"] for one in spec(figure(log("4 applied")))["params"]}
    zoom = next(select for select in parameters.values() if select["type"] == "interval")
    assert zoom["encodings"] == ["x"]
    assert "ctrlKey" in zoom["zoom"]
    assert parameters["open"]["fields"] == ["application"]


def test_the_words_count_what_is_drawn() -> None:
    says = figure(log("4 12:00 applied"), log("6 12:00 applied", "9 12:00 rejection", company="Apex")).says
    assert "2 applications" in says
    assert "applied 2" in says
    assert "rejection 1" in says
    assert "waiting for them 1" in says


def test_nothing_to_show_is_said() -> None:
    assert figure().says == "No application to show."


def test_the_rows_can_be_taken_along_without_what_only_the_drawing_needs() -> None:
    assert list(figure(log("4 applied")).data.columns) == ["application", "name", "at", "kind", "what", "when", "who"]
