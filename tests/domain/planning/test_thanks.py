"""Thank-you notes: the clock starts when the interview ends, one note for each person."""

from zoneinfo import ZoneInfo

import pytest

from coach.domain.actions import Due, What
from coach.domain.applications import Event, EventKind, Stage
from tests.domain.planning.planning import (
    LONDON,
    NEW_YORK,
    TOKYO,
    asked,
    at,
    due,
    event,
    larch,
    met,
    moment,
    of,
    plan_one,
    promised,
)

# A Tuesday; it began at 14:00 and ended at 15:00 in summer London, an hour ahead of UTC.
TUESDAY = larch(met("2026-05-12T13:00", ended_at="2026-05-12T14:00", contact="Ada"))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-05-12T13:59:59.999999", None),
        ("2026-05-12T14:00", Due.NOT_YET),
        ("2026-05-12T14:29:59.999999", Due.NOT_YET),
        ("2026-05-12T14:30", Due.GREEN),
        ("2026-05-13T14:00", Due.GREEN),
        ("2026-05-13T14:00:00.000001", Due.AMBER),
        ("2026-05-14T14:00", Due.AMBER),
        ("2026-05-14T14:00:00.000001", Due.RED),
        ("2026-05-26T22:59:59", Due.RED),
        ("2026-05-26T23:00", None),  # midnight in London, fifteen days on
    ],
)
def test_the_clock_runs_from_the_end_of_the_interview(now: str, expected: Due | None) -> None:
    assert due(TUESDAY, now) == expected


def test_it_runs_from_the_start_where_no_end_is_known() -> None:
    application = larch(met("2026-05-12T14:00", contact="Ada"))
    assert [due(application, now) for now in ("2026-05-13T14:00", "2026-05-13T14:00:01")] == [Due.GREEN, Due.AMBER]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-05-11T22:59:59", None),
        ("2026-05-11T23:00", Due.GREEN),  # the day begins in London
        ("2026-05-13T22:59:59", Due.GREEN),
        ("2026-05-13T23:00", Due.AMBER),
        ("2026-05-14T22:59:59", Due.AMBER),
        ("2026-05-14T23:00", Due.RED),
    ],
)
def test_an_interview_known_by_its_day_is_counted_in_days(now: str, expected: Due | None) -> None:
    assert due(larch(met("2026-05-12", contact="Ada")), now) == expected


def test_the_window_of_a_day_has_no_hour_and_that_of_an_instant_has() -> None:
    (by_day,) = of(plan_one(larch(met("2026-05-12", contact="Ada")), "2026-05-12T20:00"), What.THANK_YOU)
    (by_hour,) = of(plan_one(TUESDAY, "2026-05-12T20:00"), What.THANK_YOU)
    assert (by_day.from_, by_day.until) == (moment("2026-05-12"), moment("2026-05-13"))
    assert (by_hour.from_, by_hour.until) == (at("2026-05-12T14:30"), at("2026-05-13T14:00"))


@pytest.mark.parametrize(
    ("day", "now", "expected"),
    [
        # Friday 16:00 in London; Monday 10:00 there is 09:00 UTC in summer.
        ("2026-05-15T15:00", "2026-05-18T09:00", Due.GREEN),
        ("2026-05-15T15:00", "2026-05-18T09:00:01", Due.AMBER),
        ("2026-05-15T15:00", "2026-05-19T09:00", Due.AMBER),
        ("2026-05-15T15:00", "2026-05-19T09:00:01", Due.RED),
        # A Saturday is the eve of a day off too, a Sunday is not.
        ("2026-05-16T15:00", "2026-05-18T09:00", Due.GREEN),
        ("2026-05-16T15:00", "2026-05-18T09:00:01", Due.AMBER),
        ("2026-05-17T15:00", "2026-05-18T15:00", Due.GREEN),
        ("2026-05-17T15:00", "2026-05-18T15:00:01", Due.AMBER),
        # Before Easter the next business morning is Tuesday's, before a Monday holiday too.
        ("2026-04-02T15:00", "2026-04-07T09:00", Due.GREEN),
        ("2026-04-02T15:00", "2026-04-07T09:00:01", Due.AMBER),
        ("2026-05-01T15:00", "2026-05-05T09:00", Due.GREEN),
        # Christmas Eve, a Thursday in winter: the next business morning is Tuesday's at 10:00 UTC.
        ("2026-12-24T11:00", "2026-12-29T10:00", Due.GREEN),
        ("2026-12-24T11:00", "2026-12-29T10:00:01", Due.AMBER),
        # A Thursday in an ordinary week has its 24 hours and no more.
        ("2026-05-14T15:00", "2026-05-15T15:00:01", Due.AMBER),
        # By the day alone: all Monday is green, Tuesday amber, Wednesday red.
        ("2026-05-15", "2026-05-18T22:59:59", Due.GREEN),
        ("2026-05-15", "2026-05-18T23:00", Due.AMBER),
        ("2026-05-15", "2026-05-19T23:00", Due.RED),
    ],
)
def test_before_days_off_the_next_business_morning_is_in_good_time(day: str, now: str, expected: Due) -> None:
    assert due(larch(met(day, contact="Ada")), now) == expected


@pytest.mark.parametrize(
    ("end", "zone", "until"),
    [
        # The clocks change over the weekend: 10:00 stays the hour, 24 elapsed hours stay 24.
        ("2026-03-27T16:00", LONDON, "2026-03-30T09:00"),
        ("2026-10-23T15:00", LONDON, "2026-10-26T10:00"),
        ("2026-03-06T20:00", NEW_YORK, "2026-03-09T14:00"),
        ("2026-10-30T19:00", NEW_YORK, "2026-11-02T15:00"),
        ("2026-10-25T00:30", LONDON, "2026-10-26T00:30"),
        ("2026-10-25T01:30", LONDON, "2026-10-26T01:30"),
        ("2026-11-01T05:30", NEW_YORK, "2026-11-02T05:30"),
        ("2026-03-29T00:59", LONDON, "2026-03-30T00:59"),
        # The leap day.
        ("2028-02-28T15:00", LONDON, "2028-02-29T15:00"),
        ("2028-02-29T15:00", LONDON, "2028-03-01T15:00"),
    ],
)
def test_clock_changes_and_leap_days_shift_nothing(end: str, zone: ZoneInfo, until: str) -> None:
    application = larch(met(end, contact="Ada"))
    (action,) = of(plan_one(application, end, zone), What.THANK_YOU)
    assert action.until == at(until)


def test_who_moves_zones_keeps_the_hours_and_gets_the_days_of_the_new_place() -> None:
    # 15:00 UTC on a Thursday is Friday in Tokyo, whose next business morning is Monday's.
    application = larch(met("2026-05-14T15:30", contact="Ada"))
    london, tokyo = (of(plan_one(application, "2026-05-15T10:00", zone), What.THANK_YOU)[0] for zone in (LONDON, TOKYO))
    assert london.until == at("2026-05-15T15:30")
    assert tokyo.until == at("2026-05-18T10:00+09:00")
    assert (london.id, london.from_) == (tokyo.id, tokyo.from_)


@pytest.mark.parametrize(
    ("promise", "now", "expected"),
    [
        (promised("2026-05-12T13:50", "2026-05-12"), "2026-05-12T14:29:59", Due.NOT_YET),
        (promised("2026-05-12T13:50", "2026-05-12"), "2026-05-12T17:00", Due.GREEN),
        (promised("2026-05-12T13:50", "2026-05-12"), "2026-05-12T17:00:01", Due.AMBER),
        (promised("2026-05-12T13:50", "2026-05-12"), "2026-05-13T14:00", Due.AMBER),
        (promised("2026-05-12T13:50", "2026-05-12"), "2026-05-13T14:00:01", Due.RED),
        (promised("2026-05-12", "2026-05-12"), "2026-05-12T17:00:01", Due.AMBER),
        (promised("2026-05-12", "2026-05-13"), "2026-05-12T17:00:01", Due.GREEN),
        # An old promise that happens to name this day is none about this interview.
        (promised("2026-05-05", "2026-05-12"), "2026-05-12T17:00:01", Due.GREEN),
    ],
)
def test_where_they_decide_the_same_day_three_hours_are_in_good_time(promise: Event, now: str, expected: Due) -> None:
    assert due(larch(*TUESDAY.events, promise), now) == expected


def test_a_same_day_decision_takes_no_weekend_off() -> None:
    friday = larch(met("2026-05-15T14:00", contact="Ada"), promised("2026-05-15", "2026-05-15"))
    assert due(friday, "2026-05-15T17:00:01") == Due.AMBER
    assert due(friday, "2026-05-18T09:00") == Due.RED


@pytest.mark.parametrize(
    "since",
    [
        event(EventKind.REJECTION, "2026-05-13T09:00"),
        event(EventKind.OFFER, "2026-05-13T09:00"),
        event(EventKind.OFFER, "2026-05-12"),
        event(EventKind.WITHDRAWAL, "2026-05-13"),
        asked("2026-05-14T09:00"),
    ],
)
def test_nobody_is_nagged_once_it_is_decided_or_a_check_in_has_gone_out(since: Event) -> None:
    assert due(larch(*TUESDAY.events, since), "2026-05-14T10:00") is None


def test_a_talk_after_the_offer_is_thanked_for() -> None:
    application = larch(event(EventKind.OFFER, "2026-05-11"), *TUESDAY.events)
    assert due(application, "2026-05-12T18:00") == Due.GREEN


@pytest.mark.parametrize("stage", [Stage.REJECTED, Stage.WITHDRAWN, Stage.ACCEPTED, Stage.CLOSED, Stage.OFFER])
def test_a_stage_that_is_known_without_a_date_ends_it_too(stage: Stage) -> None:
    assert due(larch(*TUESDAY.events, stage=stage), "2026-05-12T18:00") is None


def test_the_user_may_set_other_limits() -> None:
    limits = {"thank_you_green_hours": 6, "thank_you_amber_hours": 12, "thank_you_pause_minutes": 0, "panel_people": 1}
    moments = ("2026-05-12T14:00", "2026-05-12T20:00", "2026-05-12T20:00:01", "2026-05-13T02:00:01")
    assert [due(TUESDAY, now, **limits) for now in moments] == [Due.GREEN, Due.GREEN, Due.AMBER, Due.RED]


def test_late_is_never_called_too_late() -> None:
    (action,) = of(plan_one(TUESDAY, "2026-05-20T09:00"), What.THANK_YOU)
    assert (action.due, action.until, action.from_) == (Due.RED, None, at("2026-05-12T14:30"))
    assert "now all the same" in action.why
