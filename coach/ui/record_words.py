"""What every page that shows the record calls things: stages, numbers of things, days and instants."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from coach.domain.applications import Stage

STAGE_NAMES: Mapping[Stage, str] = {stage: stage.value.capitalize() for stage in Stage}


def count(number: int, one: str, many: str | None = None) -> str:
    """1 application, 1,200 applications."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_words(day: date) -> str:
    """A day as nobody can misread it: 4 May 2026."""
    return f"{day.day} {day:%B %Y}"


def instant_words(instant: datetime, zone: ZoneInfo) -> str:
    """An instant on a clock in `zone`: 4 May 2026, 16:00."""
    local = instant.astimezone(zone)
    return f"{day_words(local)}, {local:%H:%M}"
