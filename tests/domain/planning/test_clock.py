"""Moments that are instants, and moments that are whole days."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.actions import Due, Moment
from coach.domain.calendars import BusinessCalendar
from coach.domain.planning.clock import Clock, Window, hours_after
from coach.errors import InvalidOptions
from tests.domain.planning.planning import LONDON, NEW_YORK, TOKYO, at, moment


def clock(now: str | datetime, zone: ZoneInfo = LONDON) -> Clock:
    return Clock(at(now) if isinstance(now, str) else now, zone, BusinessCalendar())


def test_a_present_without_an_offset_is_refused() -> None:
    with pytest.raises(InvalidOptions):
        clock(datetime(2026, 5, 12, 9))  # noqa: DTZ001 - the fault


@pytest.mark.parametrize(
    ("now", "zone", "today"),
    [
        ("2026-05-12T22:59:59", LONDON, date(2026, 5, 12)),
        ("2026-05-12T23:00", LONDON, date(2026, 5, 13)),
        ("2026-01-12T23:59:59", LONDON, date(2026, 1, 12)),
        ("2026-01-13T00:00", LONDON, date(2026, 1, 13)),
        ("2026-05-12T03:59:59", NEW_YORK, date(2026, 5, 11)),
        ("2026-05-12T15:00", TOKYO, date(2026, 5, 13)),
        ("2028-02-29T12:00", LONDON, date(2028, 2, 29)),
    ],
)
def test_today_is_the_users_day(now: str, zone: ZoneInfo, today: date) -> None:
    assert clock(now, zone).today == today


@pytest.mark.parametrize(
    ("now", "when", "reached", "passed"),
    [
        ("2026-05-12T09:00", "2026-05-12T09:00", True, False),
        ("2026-05-12T08:59:59", "2026-05-12T09:00", False, False),
        ("2026-05-12T09:00:01", "2026-05-12T09:00", True, True),
        ("2026-05-11T22:59:59", "2026-05-12", False, False),
        ("2026-05-11T23:00", "2026-05-12", True, False),
        ("2026-05-12T22:59:59", "2026-05-12", True, False),
        ("2026-05-12T23:00", "2026-05-12", True, True),
    ],
)
def test_a_day_lasts_from_its_first_to_its_last_minute_by_the_users_clock(
    now: str, when: str, reached: bool, passed: bool
) -> None:
    assert (clock(now).reached(moment(when)), clock(now).passed(moment(when))) == (reached, passed)


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    once, again = (at(text).astimezone(LONDON) for text in ("2026-10-25T00:59:59", "2026-10-25T01:00"))
    assert again.replace(fold=0) < once  # as the hands of the clock have it
    assert clock(again).passed(once)
    assert not clock(once).reached(again)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-03-28T12:00", 24, "2026-03-29T12:00"),
        ("2026-05-12", 3, "2026-05-12"),
        ("2026-05-12", 24, "2026-05-13"),
        ("2026-05-12", 47, "2026-05-13"),
        ("2026-05-12", 48, "2026-05-14"),
        ("2028-02-28", 24, "2028-02-29"),
    ],
)
def test_hours_after_a_day_are_the_whole_days_in_them(start: str, hours: int, end: str) -> None:
    assert hours_after(moment(start), hours) == moment(end)
    assert type(hours_after(moment(start), hours)) is type(moment(end))


DAY, INSTANT = date(2026, 5, 12), datetime(2026, 5, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moments", "expected"),
    [((DAY, INSTANT), DAY), ((INSTANT, DAY), INSTANT), ((INSTANT, INSTANT + timedelta(hours=1), DAY), INSTANT + timedelta(hours=1))],
)  # fmt: skip
def test_a_day_and_an_instant_in_it_are_not_told_apart(moments: tuple[Moment, ...], expected: Moment) -> None:
    assert clock("2026-05-12T09:00").latest(*moments) == expected


def test_a_window_without_an_end_never_becomes_overdue() -> None:
    assert Window(DAY, DAY, None).due(clock("2030-01-01T00:00")) == (Due.AMBER, None)
