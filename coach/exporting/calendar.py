"""A calendar file (RFC 5545) that every calendar program reads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from coach.domain.actions import Moment

_PRODUCT = "-//Follow-Up Coach//EN"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
# A stray control character or an exotic end of line would end the line for some readers and not for others.
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x09\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Entry:
    """`key` stays the same for the same thing; an entry on a day lasts that day, one at an instant needs an end."""

    key: str
    title: str
    description: str
    start: Moment
    end: datetime | None = None


def to_calendar(entries: Iterable[Entry], now: datetime) -> bytes:
    """The entries as they stand at `now`: a file of a later minute replaces what one of an earlier minute brought.

    Instants are given in UTC, which no change of the clocks and no list of zones can mislead. There are no alarms.
    """
    from icalendar import Calendar

    calendar = Calendar()
    for name, value in (("prodid", _PRODUCT), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(name, value)
    for entry in entries:
        calendar.add_component(_event(entry, now))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Entry, now: datetime):  # type: ignore[no-untyped-def] # loaded on first use only
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'followup-coach:{entry.key}')}@followup-coach")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(0, int((now - _EPOCH) / _MINUTE)))
    event.add("summary", " ".join(_plain(entry.title).split()))
    event.add("description", _plain(entry.description))
    if isinstance(entry.start, datetime):
        event.add("dtstart", entry.start.astimezone(UTC))
        event.add("dtend", (entry.end or entry.start).astimezone(UTC))
    else:
        event.add("dtstart", entry.start)
        event.add("dtend", entry.start + _DAY)
        # It does not fill the day.
        event.add("transp", "TRANSPARENT")
    return event


def _plain(text: str) -> str:
    return _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text))
