"""Until when an action may be put off with one choice."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from coach.domain.planning.clock import Clock


def snooze_choices(clock: Clock, morning_hour: int) -> Mapping[str, datetime]:
    """Names and the instants that they stand for: mornings of the user's days."""
    today = clock.today
    days = {
        "Tomorrow": today + timedelta(days=1),
        "Next business day": clock.calendar.next_business_day(today),
        "In three days": today + timedelta(days=3),
        "In a week": today + timedelta(days=7),
    }
    return {name: morning_of(day, clock.zone, morning_hour) for name, day in days.items()}


def morning_of(day: date, zone: tzinfo, hour: int) -> datetime:
    """That hour of a day in `zone`, as an instant in UTC."""
    return datetime.combine(day, time(hour), zone).astimezone(UTC)
