"""Instants and days as options give them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from coach.domain.clocks import in_utc, read_off
from coach.errors import InvalidOptions, InvalidRecord

# Every rule counts some months back and forth from the present, and must not leave the calendar.
_YEARS = range(2, 9999)


def now_of(text: str | None, zone: ZoneInfo) -> datetime:
    """The instant of `--now`, else that of the clock; raises as `instant_of`."""
    from coach.bootstrap import clock

    instant = instant_of("--now", text, zone) or clock()
    if instant.year not in _YEARS:
        raise InvalidOptions(f"--now {text!r} lies at the end of the calendar: take a year between.")
    return instant


def instant_of(option: str, text: str | None, zone: ZoneInfo) -> datetime | None:
    """With the offset that was given, else that of the user's zone, off whose clock it was read. Raises InvalidOptions,
    also for a time that never was."""
    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidOptions(f"{option} {text!r}: write it as 2026-05-04T14:00 or 2026-05-04T14:00+01:00.") from None
    if "T" not in text and " " not in text.strip():
        raise InvalidOptions(f"{option} {text!r} has no hour: write it as 2026-05-04T14:00.")
    try:
        known = in_utc(instant) if instant.tzinfo else read_off(instant, zone)
    except InvalidRecord as error:
        raise InvalidOptions(f"{option}: {error}") from None
    return known.astimezone(instant.tzinfo or zone)


def day_of(option: str, text: str | None) -> date | None:
    """A plain date; raises InvalidOptions."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidOptions(f"{option} {text!r}: write the day as 2026-05-04.") from None
