"""Times as clocks show them, and the instants they stand for."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from coach.domain.clocks import in_utc, local_day, read_off
from coach.errors import InvalidRecord

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("shown", "instant"),
    [
        ("2026-05-04T14:00", "2026-05-04T12:00"),
        ("2026-10-25T02:30", "2026-10-25T00:30"),  # shown twice that night
    ],
)
def test_a_clock_is_read_in_its_zone(shown: str, instant: str) -> None:
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert read_off(datetime.fromisoformat(shown), BERLIN) == expected


@pytest.mark.parametrize(
    ("shown", "near", "utc_hour"),
    [
        ("2026-10-25T02:30", "2026-10-25T00:59", 0),
        ("2026-10-25T02:30", "2026-10-25T01:01", 1),
        ("2026-10-25T02:30", "2026-10-25T01:00", 0),
        ("2026-10-25T12:00", "2026-10-25T01:01", 11),
        ("2026-05-04T14:00", "1999-01-01T00:00", 12),
    ],
)
def test_of_an_hour_shown_twice_the_nearer_one_can_be_meant(shown: str, near: str, utc_hour: int) -> None:
    around = datetime.fromisoformat(near).replace(tzinfo=UTC)
    assert read_off(datetime.fromisoformat(shown), BERLIN, around).hour == utc_hour


def test_an_hour_of_a_day_that_a_calendar_left_out_never_was() -> None:
    with pytest.raises(InvalidRecord, match="30 December 2011"):
        read_off(datetime.fromisoformat("2011-12-30T12:00"), ZoneInfo("Pacific/Apia"))


def test_a_time_that_the_clocks_skipped_never_was() -> None:
    with pytest.raises(InvalidRecord, match="02:30"):
        read_off(datetime.fromisoformat("2026-03-29T02:30"), BERLIN)


@pytest.mark.parametrize(
    "instant",
    [
        "2026-05-04T14:00",
        "0001-01-01T00:00+14:00",
        "0001-01-01T23:59Z",
        "9999-12-31T00:30Z",
        "9999-12-31T23:59-12:00",
    ],
)
def test_an_instant_needs_an_offset_and_a_day_that_every_calendar_has(instant: str) -> None:
    with pytest.raises(InvalidRecord):
        in_utc(datetime.fromisoformat(instant))


@pytest.mark.parametrize("hours", [-23, 23])
@pytest.mark.parametrize("instant", ["0001-01-02T00:00Z", "9999-12-30T23:59Z"])
def test_whatever_is_let_through_has_a_day_everywhere(instant: str, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    assert local_day(in_utc(datetime.fromisoformat(instant)), zone)
    assert local_day(date(2026, 5, 4), zone) == date(2026, 5, 4)
