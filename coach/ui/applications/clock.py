"""Days and hours off the user's clock, and the instants that they stand for."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from coach.errors import InvalidRecord


def instant_at(day: date, hour: time, zone: ZoneInfo, near: datetime) -> datetime:
    """The instant, in UTC. An hour that the clocks showed twice is the one nearer to `near`; one that they skipped
    raises InvalidRecord."""
    passes = [datetime.combine(day, hour, zone).replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    shown = [one for one in passes if one.astimezone(zone).time() == hour]
    if not shown:
        raise InvalidRecord(
            f"On {day.day} {day:%B %Y} the clocks were put forward and skipped {hour:%H:%M}. Choose another time."
        )
    return min(shown, key=lambda one: abs(one - near))


def hour_text(hour: time) -> str:
    """As it is typed: 16:30."""
    return f"{hour:%H:%M}"
