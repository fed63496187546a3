"""The applications that are asked about one after another, and what is typed about one."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from coach.domain.applications import Application, EventKind
from coach.domain.missing import Answers
from coach.errors import InvalidRecord
from coach.ui.draft import split_names


@dataclass(frozen=True, slots=True)
class Queue:
    """`ids` of applications; `place` of the one that is asked about now, from 0."""

    ids: tuple[str, ...]
    place: int = 0
    saved: int = 0
    skipped: tuple[str, ...] = ()

    @property
    def current(self) -> str | None:
        """None at the end."""
        return self.ids[self.place] if self.place < len(self.ids) else None

    def next(self, *, saved: bool) -> "Queue":
        """One further."""
        skipped = self.skipped if saved or self.current is None else (*self.skipped, self.current)
        return Queue(self.ids, self.place + 1, self.saved + saved, skipped)


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was filled in."""

    day: date | None = None
    clock: str = ""
    people: str = ""
    promised_on: date | None = None
    reply_on: date | None = None

    @property
    def is_blank(self) -> bool:
        """Nothing in any field."""
        return not (self.day or self.clock.strip() or self.people.strip() or self.promised_on or self.reply_on)


def read_answers(typed: Typed, zone: ZoneInfo) -> Answers:
    """What was typed, the time on a clock in `zone`; raises InvalidRecord with a sentence for a time that is none."""
    clock = read_clock(typed.clock)
    if clock and not typed.day:
        raise InvalidRecord("On which day did it end? Type the day too, or leave the time empty.")
    ended = _ended(typed.day, clock, zone) if typed.day and clock else None
    return Answers(
        interview_end=ended,
        interview_on=typed.day,
        interviewers=split_names(typed.people),
        promised_on=typed.promised_on,
        reply_on=typed.reply_on,
    )


def read_clock(typed: str) -> time | None:
    """A time such as 16:30, 16.30, 1630, 9 or 4:30 pm; None where nothing was typed."""
    text = typed.strip().casefold().replace(" ", "").replace(".", ":")
    if not text:
        return None
    half = text[-2:] if text.endswith(("am", "pm")) else ""
    digits = text.removesuffix(half)
    hour, _, minute = digits.partition(":") if ":" in digits or len(digits) <= 2 else (digits[:-2], "", digits[-2:])
    try:
        return _of_clock(int(hour), int(minute or 0), half)
    except ValueError:
        raise InvalidRecord("The time could not be read. Type it as 16:30 or 4:30 pm.") from None


def _of_clock(hour: int, minute: int, half: str) -> time:
    if not half:
        return time(hour, minute)
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return time(hour % 12 + (12 if half == "pm" else 0), minute)


def _ended(day: date, clock: time, zone: ZoneInfo) -> datetime:
    ended = datetime.combine(day, clock, tzinfo=zone)
    if ended.astimezone(ZoneInfo("UTC")).astimezone(zone).time() != clock:
        raise InvalidRecord(f"The clocks were put forward and skipped {clock:%H:%M} that day. Type another time.")
    return ended


def known_day(application: Application, zone: ZoneInfo) -> date | None:
    """The day of the latest interview that the log tells of."""
    interviews = [event for event in application.events if event.kind is EventKind.INTERVIEW]
    if not interviews:
        return None
    latest = max(interviews, key=lambda event: event.order)
    return latest.at.astimezone(zone).date() if latest.at else latest.on
