"""Business days: the days on which an office works, counted on plain dates."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from coach.errors import InvalidOptions

_DAY = timedelta(days=1)
_WEEK = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """Every day is a business day but the holidays and the weekend (numbers of `date.weekday`, Monday is 0)."""

    holidays: frozenset[date] = frozenset()
    weekend: frozenset[int] = frozenset({5, 6})

    def __post_init__(self) -> None:
        if not self.weekend < _WEEK:
            raise InvalidOptions(f"A weekend is made of some of the days 0 to 6, not of {sorted(self.weekend)}.")

    def is_business_day(self, day: date) -> bool:
        """Whether an office works on that day."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def eve_of_day_off(self, day: date) -> bool:
        """Whether the day after is none: a Friday, or the day before a holiday."""
        return not self.is_business_day(day + _DAY)

    def add_business_days(self, day: date, count: int) -> date:
        """The `count`-th business day after a day; the day itself, whatever it is, for 0."""
        if count < 0:
            raise InvalidOptions(f"Business days are counted forwards, not by {count}.")
        for _ in range(count):
            day = self.next_business_day(day)
        return day

    def next_business_day(self, day: date) -> date:
        """The first business day after a day."""
        while self.eve_of_day_off(day):
            day += _DAY
        return day + _DAY

    def business_days_between(self, start: date, end: date) -> int:
        """Business days after `start` up to and including `end`; below 0 where `end` comes first."""
        if end < start:
            return -self.business_days_between(end, start)
        return sum(self.is_business_day(start + _DAY * ahead) for ahead in range(1, (end - start).days + 1))

    def next_business_morning(self, instant: datetime, zone: tzinfo, hour: int) -> datetime:
        """That local hour, as an instant in UTC, of the first business day after the one on which `instant` falls."""
        day = self.next_business_day(instant.astimezone(zone).date())
        return datetime.combine(day, time(hour), zone).astimezone(UTC)
