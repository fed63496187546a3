"""Instants and days as options give them."""

from datetime import date, datetime

from coach.domain.clocks import in_utc, read_off
from coach.errors import InvalidOptions


def now_of(text: str | None) -> datetime:
    """The instant of `--now`, else that of the clock; raises InvalidOptions."""
    from coach.bootstrap import clock

    return instant_of("--now", text) or clock()


def instant_of(option: str, text: str | None) -> datetime | None:
    """With the offset that was given, else that of the user's clock, off which it was read. Raises InvalidOptions, and
    InvalidRecord for a time that never was."""
    if text is None:
        return None
    from coach.settings import default_settings

    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidOptions(f"{option} {text!r}: write it as 2026-05-04T14:00 or 2026-05-04T14:00+01:00.") from None
    if "T" not in text and " " not in text.strip():
        raise InvalidOptions(f"{option} {text!r} has no hour: write it as 2026-05-04T14:00.")
    zone = default_settings().zone
    return in_utc(instant).astimezone(instant.tzinfo) if instant.tzinfo else read_off(instant, zone).astimezone(zone)


def day_of(option: str, text: str | None) -> date | None:
    """A plain date; raises InvalidOptions."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidOptions(f"{option} {text!r}: write the day as 2026-05-04.") from None
