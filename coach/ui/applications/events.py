"""The forms in which an event is told: what each kind asks for, what stands in it already, what is made of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from coach.domain.applications import Application, Channel, Event, EventKind, InterviewType, RequestKind
from coach.domain.clocks import read_off
from coach.domain.messages import Kind
from coach.errors import InvalidRecord
from coach.exporting.history import day_text, local_day
from coach.ui.applications.words import REQUESTS
from coach.ui.upload.queue import read_clock


class Field(StrEnum):
    """A field of a form, named as in `Told`."""

    REQUEST = "request"
    ANSWERS = "answers"
    NOTE = "note"
    PROMISED_ON = "promised_on"
    DAY = "day"
    HOUR = "hour"
    UNTIL = "until"
    PEOPLE = "people"
    PERSON = "person"
    TYPE = "type"
    ROUND = "round"
    CHANNEL = "channel"
    TEXT = "text"


_USUAL = (Field.DAY, Field.HOUR, Field.PERSON, Field.CHANNEL, Field.TEXT)
# In order; only what is particular to the kind is asked for.
ASKED: Mapping[EventKind, tuple[Field, ...]] = {
    EventKind.INTERVIEW: (
        Field.DAY, Field.HOUR, Field.UNTIL, Field.PEOPLE, Field.TYPE, Field.ROUND, Field.TEXT,
    ),
    EventKind.EMPLOYER_REPLY: _USUAL,
    EventKind.REQUEST_RECEIVED: (Field.REQUEST, Field.PROMISED_ON, *_USUAL),
    EventKind.NOTE_SENT: (Field.NOTE, *_USUAL),
    EventKind.OFFER: _USUAL,
    EventKind.REJECTION: _USUAL,
    EventKind.REQUEST_ANSWERED: (Field.ANSWERS, *_USUAL),
    EventKind.DATE_PROMISED: (Field.PROMISED_ON, *_USUAL),
    EventKind.APPLIED: (Field.DAY, Field.HOUR, Field.CHANNEL, Field.TEXT),
    EventKind.WITHDRAWAL: _USUAL,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A form as it stands. Hours are as typed, on the user's clock; `answers` is a label of `answerable`."""

    day: date | None = None
    hour: str = ""
    until: str = ""
    people: tuple[str, ...] = ()
    person: str | None = None
    type: InterviewType | None = None
    round: int | None = None
    note: Kind | None = None
    request: RequestKind | None = None
    answers: str | None = None
    promised_on: date | None = None
    channel: Channel | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that an answer belongs to; without an id where it is not in the log."""

    request: RequestKind
    request_id: str | None = None


def prefilled(kind: EventKind, one: Application, now: datetime, zone: ZoneInfo) -> Told:
    """What most likely holds: it happened now, with the person met last. An interview has just ended; when it began
    nobody knows."""
    local = now.astimezone(zone)
    hour = f"{local:%H:%M}"
    if kind is EventKind.INTERVIEW:
        return Told(day=local.date(), until=hour, round=_next_round(one.events))
    choices = answerable(one, zone)
    return Told(
        day=local.date(),
        hour=hour,
        person=None if kind is EventKind.APPLIED else _last_met(one),
        note=_likely_note(one.events),
        request=RequestKind.AVAILABILITY,
        answers=next(iter(choices)),
    )


def read_told(kind: EventKind, told: Told, one: Application, now: datetime, zone: ZoneInfo) -> tuple[Event, ...]:
    """The events told: one, or for a panel one for each person. Raises InvalidRecord with a sentence for what cannot
    be so. Fields that the kind does not ask for are not read."""
    if told.day is None:
        raise InvalidRecord("On which day? Type it as 31/12/2026.")
    asks = frozenset(ASKED[kind])
    start, until = read_clock(told.hour), read_clock(told.until) if Field.UNTIL in asks else None
    at, ended_at = _span(told.day, start, until, now, zone)
    answered = _answered(told, one, zone) if Field.ANSWERS in asks else None
    if Field.REQUEST in asks and told.request:
        answered = Asked(told.request, _free_id(told.request, one.events))
    if kind is EventKind.DATE_PROMISED and told.promised_on is None:
        raise InvalidRecord("By which day will you hear? That date is what is kept here.")
    event = Event(
        kind,
        at=at,
        on=None if at else told.day,
        ended_at=ended_at,
        round=told.round if Field.ROUND in asks else None,
        type=told.type if Field.TYPE in asks else None,
        note=told.note if Field.NOTE in asks else None,
        request=answered.request if answered else None,
        request_id=answered.request_id if answered else None,
        promised_on=told.promised_on if Field.PROMISED_ON in asks else None,
        channel=told.channel if Field.CHANNEL in asks else None,
    )
    return _with_people(event, told, asks)


def answerable(one: Application, zone: ZoneInfo) -> Mapping[str, Asked]:
    """What an answer may belong to, by label: requests without an answer, latest first, then one of each sort."""
    answered = {(event.request, event.request_id) for event in one.events if event.kind is EventKind.REQUEST_ANSWERED}
    received = sorted(
        (event for event in one.events if event.kind is EventKind.REQUEST_RECEIVED),
        key=lambda event: event.order,
        reverse=True,
    )
    still_open = {
        f"{REQUESTS[event.request]}, asked on {day_text(local_day(event, zone))}": Asked(
            event.request, event.request_id
        )
        for event in received
        if event.request and (event.request, event.request_id) not in answered
    }
    return still_open | {name: Asked(request) for request, name in REQUESTS.items()}


def _span(
    day: date, start: time | None, until: time | None, now: datetime, zone: ZoneInfo
) -> tuple[datetime | None, datetime | None]:
    """Start and end; where only the end is known, no length is made up."""
    ended_at = read_off(datetime.combine(day, until), zone, now) if until else None
    at = read_off(datetime.combine(day, start), zone, now) if start else ended_at
    if at and ended_at and ended_at < at:
        raise InvalidRecord("It ends before it starts. Look at the two times again.")
    return at, ended_at


def _answered(told: Told, one: Application, zone: ZoneInfo) -> Asked:
    found = answerable(one, zone).get(told.answers or "")
    if found is None:
        raise InvalidRecord("Which request did you answer? Choose it from the list.")
    return found


def _with_people(event: Event, told: Told, asks: frozenset[Field]) -> tuple[Event, ...]:
    """A text is told once, with the first of them."""
    typed = told.people if Field.PEOPLE in asks else (told.person,) if Field.PERSON in asks and told.person else ()
    names = tuple(dict.fromkeys(name.strip() for name in typed if name.strip()))
    first, *others = names or (None,)
    text = told.text.strip() or None
    return (replace(event, contact=first, text=text), *(replace(event, contact=name) for name in others))


def _free_id(request: RequestKind, events: Iterable[Event]) -> str:
    taken = {event.request_id for event in events}
    number = 1
    while f"{request}-{number}" in taken:
        number += 1
    return f"{request}-{number}"


def _next_round(events: Iterable[Event]) -> int:
    interviews = [event for event in events if event.kind is EventKind.INTERVIEW]
    told = max((event.round or 0 for event in interviews), default=0)
    return max(told, len({event.at or event.on for event in interviews})) + 1


def _last_met(one: Application) -> str | None:
    named = [event for event in one.events if event.contact]
    if named:
        return max(named, key=lambda event: event.order).contact
    return one.contacts[0].name if len(one.contacts) == 1 else None


def _likely_note(events: Iterable[Event]) -> Kind:
    """A thank-you where the latest interview has none yet."""
    ordered = sorted(events, key=lambda event: event.order)
    thanked = True
    for event in ordered:
        if event.kind is EventKind.INTERVIEW:
            thanked = False
        elif event.note is Kind.THANK_YOU:
            thanked = True
    return Kind.CHECK_IN if thanked else Kind.THANK_YOU
