"""Instants, and the clocks and calendars of the places where people read them off."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from coach.errors import InvalidRecord

# A day from either end of what Python can count, so that every instant has a local time everywhere.
_EARLIEST = datetime.min.replace(tzinfo=UTC) + timedelta(days=1)
_LATEST = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)


def in_utc(instant: datetime) -> datetime:
    """An instant with any offset as UTC; raises InvalidRecord without an offset, and where no calendar reaches."""
    if instant.tzinfo is None:
        raise InvalidRecord(f"{instant} has no offset from UTC.")
    try:
        moved = instant.astimezone(UTC)
    except OverflowError:
        moved = None
    if moved is None or not _EARLIEST <= moved <= _LATEST:
        raise InvalidRecord(f"{instant} lies where no calendar reaches.")
    return moved


def read_off(moment: datetime, zone: tzinfo) -> datetime:
    """The instant at which a clock in `zone` shows a time; where clocks were put back, the first of the two.

    Raises InvalidRecord for a time that the clocks skipped.
    """
    instant = in_utc(moment.replace(tzinfo=zone))
    if instant.astimezone(zone).replace(tzinfo=None) != moment:
        raise InvalidRecord(f"{moment:%H:%M} never was in {zone} that day: the clocks were put forward and skipped it.")
    return instant


def local_day(when: date, zone: tzinfo) -> date:
    """The day of an instant on a calendar in `zone`; a plain date is one everywhere."""
    return when.astimezone(zone).date() if isinstance(when, datetime) else when
