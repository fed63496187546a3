"""Comparing and adding to moments that may be instants or whole days."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from coach.domain.actions import Due, Moment
from coach.domain.calendars import BusinessCalendar
from coach.errors import InvalidOptions

_HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Clock:
    """The present, and the zone and calendar by which the user's days are counted; `now` is kept in UTC."""

    now: datetime
    zone: tzinfo
    calendar: BusinessCalendar

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise InvalidOptions(f"The present, {self.now}, needs an offset from UTC.")
        # Two times of one zone are compared by the hands of the clock, which jump twice a year.
        object.__setattr__(self, "now", self.now.astimezone(UTC))

    @property
    def today(self) -> date:
        """The user's day."""
        return self.day_of(self.now)

    def day_of(self, moment: Moment) -> date:
        """The user's day on which a moment falls."""
        return moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment

    def reached(self, moment: Moment) -> bool:
        """Whether it is that instant or later; whether it is that day or later."""
        return self.not_before(self.now, moment)

    def passed(self, moment: Moment) -> bool:
        """Whether it is later than that instant; whether that day is over."""
        return self.later(self.now, moment)

    def not_before(self, one: Moment, other: Moment) -> bool:
        """Whether one comes at or after the other: by days where either is one, so a day is not before itself."""
        if isinstance(one, datetime) and isinstance(other, datetime):
            return one >= other
        return self.day_of(one) >= self.day_of(other)

    def later(self, one: Moment, other: Moment) -> bool:
        """Whether one comes after the other: by days where either is one."""
        return not self.not_before(other, one)

    def latest(self, *moments: Moment) -> Moment:
        """The latest; of a day and an instant in it, the first named."""
        found = moments[0]
        for moment in moments[1:]:
            found = moment if self.later(moment, found) else found
        return found


def hours_after(moment: Moment, hours: int) -> Moment:
    """Elapsed hours after an instant. After a day the whole days in them: what began on some hour of Monday is within
    24 hours until Tuesday's end at most, and gets the benefit of the doubt; 3 hours end with Monday."""
    if isinstance(moment, datetime):
        return moment + timedelta(hours=hours)
    return moment + timedelta(days=hours // _HOURS_A_DAY)


@dataclass(frozen=True, slots=True)
class Window:
    """From when something can be done, and until when it is in good time, and then late; no end: it stays so."""

    from_: Moment
    green_until: Moment
    amber_until: Moment | None

    def due(self, clock: Clock) -> tuple[Due, Moment | None]:
        """The state now, and when it ends. Ends are included: at 24 hours sharp a note is still in good time."""
        if not clock.reached(self.from_):
            return Due.NOT_YET, self.green_until
        if not clock.passed(self.green_until):
            return Due.GREEN, self.green_until
        if self.amber_until is None or not clock.passed(self.amber_until):
            return Due.AMBER, self.amber_until
        return Due.RED, None
