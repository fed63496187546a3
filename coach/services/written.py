"""Events added to a log in one step, which can be told otherwise and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.domain.applications import Event
from coach.errors import Conflict
from coach.services.editing import take_back
from coach.storage.record import Record


@dataclass(frozen=True, slots=True)
class Written:
    """Events that were added to a log."""

    application_id: str
    event_ids: tuple[int, ...]


def write(record: Record, application_id: str, events: Sequence[Event]) -> Written:
    """Adds to the log, at its end."""
    before = record.get(application_id).stored
    one = before.application
    record.fill(application_id, before.version, one.contacts, (*one.events, *events))
    return _written(record, application_id, events)


def rewrite(record: Record, written: Written, events: Sequence[Event]) -> Written:
    """Puts other events, at least one, into the places of those written; raises Conflict, and changes nothing, where
    the log no longer holds them."""
    application_id, before = written.application_id, record.get(written.application_id)
    one, log = before.stored.application, list(before.stored.application.events)
    place_of = {kept.id: place for place, kept in enumerate(before.log)}
    if not place_of.keys() >= set(written.event_ids):
        raise Conflict(
            f"What was written down for {one.company} was changed in the meantime, so it can't be corrected here. "
            "Its history on the Applications page shows it as it is."
        )
    places = [place_of[id_] for id_ in written.event_ids]
    for place, event in zip(places, events, strict=False):
        log[place] = event
    record.fill(application_id, before.stored.version, one.contacts, [*log, *events[len(places) :]])
    # A log is filled in one step but loses events in others: last, so that where one fails nothing is lost.
    take_back(record, application_id, written.event_ids[len(events) :])
    return _written(record, application_id, events)


def _written(record: Record, application_id: str, events: Sequence[Event]) -> Written:
    """By what they say, latest first: another window may have moved their places."""
    id_of = {kept.event: kept.id for kept in record.get(application_id).log}
    return Written(application_id, tuple(id_of[event] for event in events if event in id_of))
