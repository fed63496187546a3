"""Business days, holidays and the morning after them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.calendars import BusinessCalendar
from coach.errors import InvalidOptions

LONDON, NEW_YORK, KOLKATA = ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")
EASTER = frozenset({date(2026, 4, 3), date(2026, 4, 6)})
ENGLAND = BusinessCalendar(EASTER)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "works", "eve"),
    [
        (date(2026, 4, 1), True, False),
        (date(2026, 4, 2), True, True),  # Maundy Thursday
        (date(2026, 4, 3), False, True),
        (date(2026, 4, 4), False, True),
        (date(2026, 4, 5), False, True),  # Sunday, before Easter Monday
        (date(2026, 4, 6), False, False),
        (date(2026, 4, 10), True, True),  # an ordinary Friday
        (date(2026, 4, 12), False, False),
        (date(2028, 2, 29), True, False),
    ],
)
def test_weekends_and_holidays_are_off(day: date, works: bool, eve: bool) -> None:
    assert (ENGLAND.is_business_day(day), ENGLAND.eve_of_day_off(day)) == (works, eve)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 3, 30), 0, date(2026, 3, 30)),
        (date(2026, 4, 4), 0, date(2026, 4, 4)),
        (date(2026, 3, 30), 1, date(2026, 3, 31)),
        (date(2026, 3, 30), 5, date(2026, 4, 8)),
        (date(2026, 4, 4), 1, date(2026, 4, 7)),
        (date(2026, 4, 13), 5, date(2026, 4, 20)),
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2028, 2, 28), 2, date(2028, 3, 1)),
        (date(2027, 2, 26), 1, date(2027, 3, 1)),
    ],
)
def test_business_days_are_added_over_whatever_lies_between(day: date, count: int, expected: date) -> None:
    assert ENGLAND.add_business_days(day, count) == expected


def test_business_days_are_not_added_backwards() -> None:
    with pytest.raises(InvalidOptions):
        ENGLAND.add_business_days(date(2026, 4, 1), -1)


@pytest.mark.parametrize("weekend", [range(7), [7], [-1]])
def test_a_calendar_without_a_working_day_is_refused(weekend: list[int]) -> None:
    with pytest.raises(InvalidOptions):
        BusinessCalendar(weekend=frozenset(weekend))


@given(DAYS, st.integers(0, 40))
def test_adding_and_counting_agree(day: date, count: int) -> None:
    later = ENGLAND.add_business_days(day, count)
    assert ENGLAND.business_days_between(day, later) == count
    assert ENGLAND.business_days_between(later, day) == -count
    assert count == 0 or ENGLAND.is_business_day(later)


@given(DAYS)
def test_where_the_week_ends_on_friday_sunday_is_a_working_day(day: date) -> None:
    israel = BusinessCalendar(weekend=frozenset({4, 5}))
    assert israel.is_business_day(day) is (day.isoweekday() not in (5, 6))


@pytest.mark.parametrize(
    ("instant", "zone", "morning"),
    [
        # A Friday evening is followed by Monday; 22:00 in London is already Saturday in Kolkata, which changes nothing.
        (datetime(2026, 5, 8, 21, tzinfo=UTC), LONDON, datetime(2026, 5, 11, 9, tzinfo=UTC)),
        (datetime(2026, 5, 8, 21, tzinfo=UTC), KOLKATA, datetime(2026, 5, 11, 4, 30, tzinfo=UTC)),
        # Late on Thursday in London it is Friday in Kolkata: there the next morning is Monday's.
        (datetime(2026, 5, 7, 21, tzinfo=UTC), LONDON, datetime(2026, 5, 8, 9, tzinfo=UTC)),
        (datetime(2026, 5, 7, 21, tzinfo=UTC), KOLKATA, datetime(2026, 5, 11, 4, 30, tzinfo=UTC)),
        # Over the weekends on which the clocks change: the hour stays the local one.
        (datetime(2026, 3, 27, 16, tzinfo=UTC), LONDON, datetime(2026, 3, 30, 9, tzinfo=UTC)),
        (datetime(2026, 10, 23, 15, tzinfo=UTC), LONDON, datetime(2026, 10, 26, 10, tzinfo=UTC)),
        (datetime(2026, 3, 6, 21, tzinfo=UTC), NEW_YORK, datetime(2026, 3, 9, 14, tzinfo=UTC)),
        (datetime(2026, 10, 30, 20, tzinfo=UTC), NEW_YORK, datetime(2026, 11, 2, 15, tzinfo=UTC)),
        # Over Easter.
        (datetime(2026, 4, 2, 15, tzinfo=UTC), LONDON, datetime(2026, 4, 7, 9, tzinfo=UTC)),
    ],
)
def test_the_next_business_morning_is_at_ten_by_the_local_clock(
    instant: datetime, zone: ZoneInfo, morning: datetime
) -> None:
    found = ENGLAND.next_business_morning(instant, zone, 10)
    assert (found, found.utcoffset()) == (morning, timedelta(0))
