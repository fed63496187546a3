"""What a user set about time: the region whose holidays count, the zone, and thresholds of their own."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from coach.domain.applications import Application
from coach.domain.calendars import BusinessCalendar
from coach.domain.clocks import LIFETIME_YEARS
from coach.domain.timing import Threshold, Thresholds, default_thresholds, load_timing

if TYPE_CHECKING:
    from coach.storage.record import Record

_REGION, _ZONE, _THRESHOLDS = "region", "zone", "thresholds"


@dataclass(frozen=True, slots=True)
class Preferences:
    """None stands for what was never set; `overrides` holds only the thresholds that differ from the default."""

    region: str | None = None
    zone_name: str | None = None
    overrides: Mapping[str, int] = field(default_factory=dict)

    @property
    def thresholds(self) -> Thresholds:
        """The numbers in force; raises InvalidOptions where those kept no longer fit together."""
        return default_thresholds().with_overrides(self.overrides)


@dataclass(frozen=True, slots=True)
class TimeRules:
    """How time is counted for one user; `calendar_for` gives the business days of some years."""

    zone: ZoneInfo
    calendar_for: Callable[[Iterable[int]], BusinessCalendar]
    thresholds: Thresholds

    def calendar_of(self, applications: Iterable[Application], now: datetime) -> BusinessCalendar:
        """The business days of the years that a record speaks of."""
        days = (day for one in applications for event in one.events for day in (event.day, event.promised_on) if day)
        return self.calendar_over((day.year for day in days), now)

    def calendar_over(self, years: Iterable[int], now: datetime) -> BusinessCalendar:
        """The business days of these years and the present one."""
        # A year typed wrongly is no reason to look up centuries of holidays.
        return self.calendar_for({year for year in years if abs(year - now.year) < LIFETIME_YEARS} | {now.year})


def load_preferences(record: "Record") -> Preferences:
    """What another version of the program knew beside, or bounded otherwise, is left out."""
    kept = record.preferences()
    return Preferences(_text(kept.get(_REGION)), _text(kept.get(_ZONE)), _numbers(kept.get(_THRESHOLDS)))


def save_place(record: "Record", region: str | None, zone_name: str | None) -> None:
    """Both as they are known to be right; None goes back to no holidays, and to the zone of the machine."""
    record.set_preference(_REGION, region)
    record.set_preference(_ZONE, zone_name)


def save_thresholds(record: "Record", values: Mapping[str, int]) -> None:
    """Keeps those that differ from the default; raises InvalidOptions, and keeps nothing, where one cannot be."""
    known = load_timing()
    overrides = {id_: value for id_, value in values.items() if id_ not in known or value != known[id_].default}
    default_thresholds().with_overrides(overrides)
    record.set_preference(_THRESHOLDS, overrides or None)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _numbers(value: Any) -> dict[str, int]:
    known, pairs = load_timing(), value.items() if isinstance(value, dict) else ()
    return {id_: number for id_, number in pairs if id_ in known and _is_within(number, known[id_])}


def _is_within(number: Any, threshold: Threshold) -> bool:
    low, high = threshold.bounds
    return type(number) is int and low <= number <= high
