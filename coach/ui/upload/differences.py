"""What an upload would change in an application that is in the record already, field by field."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from coach.domain.applications import Application, Contact, Event, Stage
from coach.domain.event_words import event_name
from coach.domain.merging import Merge
from coach.ui.record_words import STAGE_NAMES, day_words, instant_words

_FIELDS = {
    "link": "Link",
    "location": "Location",
    "source": "Source",
    "applied_on": "Applied on",
    "stage": "Stage",
    "notes": "Notes",
    "contacts": "People",
    "events": "History",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field before and after, as lines of text; of people and history only what differs."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(merge: Merge, zone: ZoneInfo) -> tuple[Difference, ...]:
    """None for an application that is new."""
    if merge.existing is None:
        return ()
    before, after = merge.existing.application, merge.merged
    return tuple(_difference(name, before, after, zone) for name in merge.changed_fields)


def event_words(event: Event, zone: ZoneInfo) -> str:
    """An event in a line: Interview, 4 May 2026, 16:00, with Ada."""
    parts = [
        event_name(event),
        instant_words(event.at, zone) if event.at else day_words(event.day),
        f"until {instant_words(event.ended_at, zone)}" if event.ended_at and event.ended_at != event.at else "",
        f"round {event.round}" if event.round else "",
        f"with {event.contact}" if event.contact else "",
        f"for {day_words(event.promised_on)}" if event.promised_on else "",
        f"“{event.text}”" if event.text else "",
    ]
    return ", ".join(part for part in parts if part)


def _difference(name: str, before: Application, after: Application, zone: ZoneInfo) -> Difference:
    old, new = _lines(name, before, zone), _lines(name, after, zone)
    if name in ("contacts", "events"):
        old, new = [line for line in old if line not in new], [line for line in new if line not in old]
    return Difference(_FIELDS.get(name, name), tuple(old), tuple(new))


def _lines(name: str, application: Application, zone: ZoneInfo) -> list[str]:
    value = getattr(application, name)
    if name == "contacts":
        return [_contact_words(one) for one in application.contacts]
    if name == "events":
        return [event_words(one, zone) for one in sorted(application.events, key=lambda event: event.order)]
    return list(_value_words(value))


def _value_words(value: object) -> Iterable[str]:
    if isinstance(value, Stage):
        yield STAGE_NAMES[value]
    elif isinstance(value, date):
        yield day_words(value)
    elif value:
        yield str(value)


def _contact_words(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, contact.role, contact.email) if part)
