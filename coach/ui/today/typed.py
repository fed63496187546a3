"""What is typed into the forms of the Today page."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from coach.domain.actions import Moment
from coach.domain.clocks import read_off
from coach.errors import InvalidOptions


def moment_of(day: date | None, hour: time | None, now: datetime, zone: ZoneInfo) -> Moment:
    """By a clock in `zone`; without an hour it is the day. Raises InvalidOptions for what is still to come, and
    InvalidRecord for an hour that the clocks skipped."""
    if day is None:
        raise InvalidOptions("On which day was it? Choose one.")
    local = now.astimezone(zone)
    if day > local.date():
        raise InvalidOptions("That day is still to come. Choose the day on which it was.")
    if hour is None:
        return day
    # Its seconds are known, and what came in this very minute came before.
    if (day, hour.hour, hour.minute) == (local.date(), local.hour, local.minute):
        return now
    moment = read_off(datetime.combine(day, hour), zone, now)
    if moment > now:
        raise InvalidOptions(f"{hour:%H:%M} is still to come. Choose the time at which it was.")
    return moment


def now_of(now: datetime, zone: ZoneInfo) -> tuple[date, time]:
    """The day and the minute on a clock in `zone`."""
    local = now.astimezone(zone)
    return local.date(), time(local.hour, local.minute)
