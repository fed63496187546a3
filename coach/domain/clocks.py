"""Instants, and the clocks and calendars of the places where people read them off."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from coach.errors import InvalidRecord

# Farther back or ahead than this a year is taken for one typed wrongly.
LIFETIME_YEARS = 100
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


def read_off(moment: datetime, zone: tzinfo, near: datetime | None = None) -> datetime:
    """The instant at which a clock in `zone` shows a time; where clocks were put back, the first of the two, or that
    nearer to the instant `near`.

    Raises InvalidRecord for a time that the clocks skipped.
    """
    passes = [in_utc(moment.replace(tzinfo=zone, fold=fold)) for fold in (0, 1)]
    shown = [one for one in passes if one.astimezone(zone).replace(tzinfo=None) == moment]
    if not shown:
        raise InvalidRecord(
            f"On {moment.day} {moment:%B %Y} the clocks in {zone} were put forward and skipped {moment:%H:%M}."
        )
    return min(shown, key=lambda one: abs(one - near)) if near else shown[0]


def local_day(when: date, zone: tzinfo) -> date:
    """The day of an instant on a calendar in `zone`; a plain date is one everywhere."""
    return when.astimezone(zone).date() if isinstance(when, datetime) else when
