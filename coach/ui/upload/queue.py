"""The applications that are asked about one after another, and what is typed about one."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from coach.domain.applications import Application, EventKind
from coach.domain.clocks import read_off
from coach.domain.missing import Answers
from coach.errors import InvalidRecord
from coach.ui.desk.fields import split_names

_CLOCK = re.compile(r"(?P<hour>\d{1,2}?)(?:[:.]?(?P<minute>\d{2}))?(?:(?P<half>[ap])\.?m\.?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Queue:
    """`ids` of applications; `place` of the one that is asked about now, from 0; `by_hand`: the user asked for it."""

    ids: tuple[str, ...]
    place: int = 0
    saved: int = 0
    skipped: tuple[str, ...] = ()
    by_hand: bool = False

    @property
    def current(self) -> str | None:
        """None at the end."""
        return self.ids[self.place] if self.place < len(self.ids) else None

    def next(self, *, saved: bool) -> "Queue":
        """One further."""
        skipped = self.skipped if saved or self.current is None else (*self.skipped, self.current)
        return Queue(self.ids, self.place + 1, self.saved + saved, skipped, by_hand=True)


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was filled in."""

    day: date | None = None
    clock: str = ""
    people: str = ""
    promised_on: date | None = None
    reply_on: date | None = None


def read_answers(typed: Typed, zone: ZoneInfo) -> Answers:
    """What was typed, the time on a clock in `zone`; raises InvalidRecord with a sentence for a time that is none."""
    clock = read_clock(typed.clock)
    if clock and not typed.day:
        raise InvalidRecord("On which day did it end? Type the day too, or leave the time empty.")
    ended = read_off(datetime.combine(typed.day, clock), zone) if typed.day and clock else None
    return Answers(
        interview_end=ended,
        interview_on=typed.day,
        interviewers=split_names(typed.people),
        promised_on=typed.promised_on,
        reply_on=typed.reply_on,
    )


def read_clock(typed: str) -> time | None:
    """A time such as 16:30, 16.30, 1630, 9 or 4:30 pm; None where nothing was typed."""
    text = "".join(typed.casefold().split())
    if not text:
        return None
    found = _CLOCK.fullmatch(text)
    try:
        if found:
            return _of_clock(int(found["hour"]), int(found["minute"] or 0), found["half"])
    except ValueError:
        pass  # such as 25:00: told like what is no time at all
    raise InvalidRecord("The time could not be read. Type it as 16:30 or 4:30 pm.")


def _of_clock(hour: int, minute: int, half: str | None) -> time:
    if half is None:
        return time(hour, minute)
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return time(hour % 12 + (12 if half == "p" else 0), minute)


def known_day(application: Application, zone: ZoneInfo) -> date | None:
    """The day of the latest interview that the log tells of."""
    interviews = [event for event in application.events if event.kind is EventKind.INTERVIEW]
    if not interviews:
        return None
    latest = max(interviews, key=lambda event: event.order)
    return latest.at.astimezone(zone).date() if latest.at else latest.on
