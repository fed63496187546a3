"""Changes that a person makes by hand to one application."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from coach.domain.applications import Contact, Event
from coach.domain.merging import Stored, merge_contacts
from coach.storage.record import Record

People = Sequence[Contact]


def write_down(record: Record, application_id: str, events: Sequence[Event]) -> Stored:
    """Adds to the log in one step; whoever is named there and not known yet is added to the people."""
    stored = record.get(application_id).stored
    one = stored.application
    people = merge_contacts(one.contacts, [Contact(event.contact) for event in events if event.contact])
    return record.fill(application_id, stored.version, people, (*one.events, *events))


def take_back(record: Record, application_id: str, event_ids: Iterable[int]) -> None:
    """Takes events out of the log, each in a step of its own."""
    for event_id in event_ids:
        record.retract_event(application_id, event_id)


def change_people(record: Record, application_id: str, change: Callable[[People], tuple[Contact, ...]]) -> Stored:
    """Puts what `change` makes of the people in the record now into their place."""
    stored = record.get(application_id).stored
    people = change(stored.application.contacts)
    return record.update(application_id, stored.version, replace(stored.application, contacts=people))
