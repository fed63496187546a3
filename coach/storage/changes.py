"""Changes to the record, gathered and then written in bulk: one way of writing for a form and for a large import."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coach.domain.applications import Application, Event, Stage, stage_of
from coach.storage.loading import Kept, StoredEvent
from coach.storage.rows import application_values, contact_values, event_values
from coach.storage.scope import Scope
from coach.storage.tables import applications, contacts, events

FIRST_VERSION = 1
# An event, and the import that brought it.
Told = tuple[Event, str | None]


class Changes:
    """What is to be written at `now`; nothing is before `write`."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._new: list[dict[str, Any]] = []
        self._updated: list[dict[str, Any]] = []
        self._people_of: list[str] = []
        self._people: list[dict[str, Any]] = []
        self._closed: list[dict[str, Any]] = []
        self._events: list[dict[str, Any]] = []

    def create(self, application_id: str, position: int, application: Application, import_id: str | None) -> None:
        """A new application at its first version."""
        self._new.append(
            application_values(application)
            | {
                "id": application_id,
                "position": position,
                "version": FIRST_VERSION,
                "revision": FIRST_VERSION,
                "declared_stage": _declared(Stage.SAVED, application).value,
                "import_id": import_id,
                "created_at": self._now,
                "updated_at": self._now,
            }
        )
        self._people += contact_values(application_id, application.contacts)
        for place, event in enumerate(application.events):
            self._tell(application_id, place, (event, import_id), None)

    def replace(
        self,
        kept: Kept,
        application: Application,
        log: Sequence[Told],
        *,
        declared: Stage | None = None,
        revision: int | None = None,
    ) -> None:
        """Another content for an application; `log` holds its events, each with its import. Undo gives the rest."""
        version = kept.stored.version + 1
        self._updated.append(
            application_values(application)
            | {
                "b_id": kept.id,
                "version": version,
                "revision": revision or version,
                "declared_stage": (declared or _declared(kept.declared, application)).value,
                "updated_at": self._now,
            }
        )
        if application.contacts != kept.application.contacts:
            self._people_of.append(kept.id)
            self._people += contact_values(kept.id, application.contacts)
        self._change_log(kept.id, kept.log, log)

    def retract(self, kept: Kept, event_id: int) -> Kept:
        """Closes one row of the log and gives what is left; the other rows stay as they are."""
        self._closed += [self._closing(one, "retracted") for one in kept.log if one.id == event_id]
        return replace(kept, log=tuple(one for one in kept.log if one.id != event_id))

    def write(self, scope: Scope) -> None:
        """Sends all of it."""
        scope.insert(applications, self._new)
        if self._updated:
            scope.run(scope.update(applications).where(applications.c.id == sa.bindparam("b_id")), self._updated)
        if self._people_of:
            scope.run(scope.delete(contacts).where(contacts.c.application_id.in_(self._people_of)))
        scope.insert(contacts, self._people)
        if self._closed:
            scope.run(scope.update(events).where(events.c.id == sa.bindparam("b_id")), self._closed)
        scope.insert(events, self._events)

    def _change_log(self, application_id: str, live: Sequence[StoredEvent], wanted: Sequence[Told]) -> None:
        """Row by row in order: what differs is superseded, what is left over retracted, what is more added."""
        for known, told in zip(live, wanted, strict=False):
            if (known.event, known.import_id) != told:
                self._closed.append(self._closing(known, "superseded"))
                self._tell(application_id, known.position, told, known.id)
        self._closed += [self._closing(known, "retracted") for known in live[len(wanted) :]]
        place = live[-1].position + 1 if live else 0
        for i, told in enumerate(wanted[len(live) :], place):
            self._tell(application_id, i, told, None)

    def _closing(self, known: StoredEvent, how: str) -> dict[str, Any]:
        return {"b_id": known.id, "closed_at": self._now, "closed_as": how}

    def _tell(self, application_id: str, position: int, told: Told, replaces: int | None) -> None:
        event, import_id = told
        self._events.append(
            event_values(event)
            | {
                "application_id": application_id,
                "position": position,
                "import_id": import_id,
                "replaces": replaces,
                "recorded_at": self._now,
            }
        )


def told(kept: Kept) -> list[Told]:
    """The log as it stands, to be changed and given back."""
    return [(one.event, one.import_id) for one in kept.log]


def told_again(kept: Kept, events: Sequence[Event], import_id: str | None) -> list[Told]:
    """The log as it will be: what is new in it or was completed comes from `import_id`, the rest from where it did."""

    def brought_by(place: int, event: Event) -> str | None:
        known = kept.log[place] if place < len(kept.log) else None
        return known.import_id if known and known.event == event else import_id

    return [(event, brought_by(place, event)) for place, event in enumerate(events)]


def _declared(known: Stage, application: Application) -> Stage:
    """A stage is told only where it differs from what the log makes of the one told before: so retracting an event
    takes back what the event did, and no more."""
    shown = stage_of(known, application.events, application.applied_on)
    return known if application.stage is shown else application.stage
