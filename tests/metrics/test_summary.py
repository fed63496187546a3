"""The figures of `coach metrics --json`."""

import json
from datetime import date

import pytest

from coach.domain.applications import Application
from coach.metrics.summary import share_within_24h, summary, to_json_object
from coach.metrics.waits import Measure
from tests.metrics.logs import instant, log, waits

NOW = instant(20)
THANKS = "note_sent note=thank_you"


def figures(*record: Application) -> dict[str, dict[str, dict[str, object]]]:
    made = to_json_object(summary(waits(record, now=NOW), NOW))
    found: dict[str, dict[str, dict[str, object]]] = json.loads(json.dumps(made, allow_nan=False))
    return found


def test_an_empty_record_has_the_same_form() -> None:
    mine = {"n": 0, "open": 0, "hours": [], "median_hours": None}
    theirs = {"n": 0, "open": 0, "median_days": None, "curve": []}
    assert figures() == {
        "now": "2026-05-20T12:00:00+02:00",
        "mine": {"thank_you": {**mine, "share_within_24h": None}, "request": mine},
        "theirs": {"application_to_reply": theirs, "interview_to_reply": theirs, "check_in_to_reply": theirs},
    }


def test_a_record_gives_its_figures() -> None:
    found = figures(
        log("1 12:00 applied", "2 12:00 employer_reply", "4 10:00-11:00 interview contact=Osei",
            f"4 14:30 {THANKS} contact=Osei", "4 12:00 request_received request=test",
            "5 12:00 request_answered request=test", "10 12:00 note_sent note=check_in", "12 12:00 offer"),
        log("1 12:00 applied", "5 12:00 rejection", company="Apex"),
        log("1 12:00 applied", "5 13:00 interview", company="Rowan"),
    )  # fmt: skip
    assert found["mine"]["thank_you"] == {
        "n": 2,
        "open": 1,
        "hours": [{"company": "Larch Foods", "role": "Buyer", "contact": "Osei", "hours": 3.5}],
        "share_within_24h": 0.5,
        "median_hours": 3.5,
    }
    assert found["mine"]["request"] == {
        "n": 1,
        "open": 0,
        "hours": [{"company": "Larch Foods", "role": "Buyer", "contact": None, "hours": 24.0}],
        "median_hours": 24.0,
    }
    replies = found["theirs"]["application_to_reply"]
    assert (replies["n"], replies["open"], replies["median_days"]) == (3, 1, 4.0)
    assert replies["curve"] == [
        {"days": 1.0, "at_risk": 3, "replies": 1, "survival": pytest.approx(2 / 3), "low": pytest.approx(0.1332, abs=1e-4), "high": 1.0},
        {"days": 4.0, "at_risk": 2, "replies": 1, "survival": pytest.approx(1 / 3), "low": 0.0, "high": pytest.approx(0.8668, abs=1e-4)},
    ]  # fmt: skip
    assert found["theirs"]["check_in_to_reply"]["median_days"] == 2.0
    assert found["theirs"]["interview_to_reply"]["open"] == 1


@pytest.mark.parametrize(
    ("lines", "share"),
    [
        ([], None),
        ([f"20 11:59 {THANKS}"], 1.0),
        ([f"20 12:00 {THANKS}"], 1.0),  # 24.0 hours
    ],
)
def test_a_note_within_a_day_counts_until_the_24th_hour(lines: list[str], share: float | None) -> None:
    frame = waits([log("19 11:00-12:00 interview", *lines)], Measure.THANK_YOU, now=NOW)
    assert share_within_24h(frame) == share


@pytest.mark.parametrize(
    ("lines", "now", "share"),
    [
        pytest.param([f"5 11:01 {THANKS}"], "20", 0.0, id="a minute more than a day"),
        pytest.param([], "5", None, id="open for 24 hours: not known yet"),
        pytest.param([], "6", 0.0, id="open for longer"),
        pytest.param(["4 15:00 withdrawal"], "20", None, id="withdrawn within the day"),
        pytest.param(["6 12:00 withdrawal"], "20", 0.0, id="withdrawn after a day without a note"),
        pytest.param([f"4 {THANKS}"], "20", None, id="a plain date has no hours"),
    ],
)
def test_the_share_is_that_of_the_waits_that_are_known(lines: list[str], now: str, share: float | None) -> None:
    frame = waits([log("4 10:00-11:00 interview", *lines)], Measure.THANK_YOU, now=instant(int(now), "11:00"))
    assert share_within_24h(frame) == share


def test_a_wait_with_a_plain_date_is_counted_but_has_no_hours() -> None:
    found = figures(log("4 interview", f"4 14:00 {THANKS}"), log("6 interview"))["mine"]["thank_you"]
    assert found == {"n": 2, "open": 1, "hours": [], "share_within_24h": None, "median_hours": None}


def test_a_withdrawn_wait_is_neither_open_nor_replied() -> None:
    found = figures(log("1 applied", "4 withdrawal"))["theirs"]["application_to_reply"]
    assert found == {"n": 1, "open": 0, "median_days": None, "curve": []}


def test_open_waits_push_the_median_out() -> None:
    answered = log("1 applied", "4 offer")
    still_open = log(applied_on=date(2026, 5, 2))
    medians = [figures(answered, *[still_open] * n)["theirs"]["application_to_reply"]["median_days"] for n in (0, 1, 2)]
    assert medians == [3.0, 3.0, None]
