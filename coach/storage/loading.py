"""Applications with their people and logs, out of three queries joined here."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from coach.domain.applications import Application, Contact, Event, Stage
from coach.domain.merging import Stored
from coach.errors import InvalidRecord
from coach.storage.rows import to_application, to_event, unreadable
from coach.storage.scope import Scope
from coach.storage.tables import applications, contacts, events

# Ids: few enough for one IN list, many enough for bulk.
_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event in the log of an application, the import that brought it, and when it was written down."""

    id: int
    event: Event
    import_id: str | None
    recorded_at: datetime
    position: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An application as it is kept; `declared` and `revision` as in the table."""

    stored: Stored
    log: tuple[StoredEvent, ...]
    declared: Stage
    revision: int
    import_id: str | None
    deleted_at: datetime | None

    @property
    def id(self) -> str:
        """Of the application."""
        return self.stored.id

    @property
    def application(self) -> Application:
        """What is kept."""
        return self.stored.application


def load_all(scope: Scope) -> list[Kept]:
    """All but the deleted, in order of arrival."""
    query = scope.select(applications).where(applications.c.deleted_at.is_(None))
    return _joined(scope, query.order_by(applications.c.position, applications.c.id), None)


def load_since(scope: Scope, day: date) -> list[Kept]:
    """What has an event or a promised date on that day or later, in order of arrival; the others are not read."""
    promised = scope.select(events, events.c.application_id)
    promised = promised.where(events.c.promised_on >= day, events.c.closed_at.is_(None))
    row, shown = applications.c, sa.or_(applications.c.last_event_on >= day, applications.c.id.in_(promised))
    query = scope.select(applications, row.id).where(row.deleted_at.is_(None), shown)
    ids = [one.id for one in scope.rows(query.order_by(row.position, row.id))]
    found: dict[str, Kept] = {}
    for start in range(0, len(ids), _CHUNK):
        found |= load(scope, ids[start : start + _CHUNK])
    return [found[one] for one in ids]


def load(scope: Scope, ids: Collection[str]) -> dict[str, Kept]:
    """By id, deleted ones too; what isn't the owner's isn't there."""
    query = scope.select(applications).where(applications.c.id.in_(ids))
    return {kept.id: kept for kept in _joined(scope, query, ids)}


def _joined(scope: Scope, query: sa.Select[Any], ids: Collection[str] | None) -> list[Kept]:
    people, logs = _contacts(scope, ids), _events(scope, ids)
    return [_kept(row, people.get(row.id, []), logs.get(row.id, [])) for row in scope.rows(query)]


def _kept(row: sa.Row[Any], people: list[Contact], log: list[StoredEvent]) -> Kept:
    application = to_application(row, people, [one.event for one in log])
    stored = Stored(row.id, row.version, application)
    return Kept(stored, tuple(log), Stage(row.declared_stage), row.revision, row.import_id, row.deleted_at)


def _contacts(scope: Scope, ids: Collection[str] | None) -> dict[str, list[Contact]]:
    query = scope.select(contacts).order_by(contacts.c.position)
    found: dict[str, list[Contact]] = defaultdict(list)
    for row in scope.rows(query if ids is None else query.where(contacts.c.application_id.in_(ids))):
        found[row.application_id].append(Contact(row.name, row.email, row.role))
    return found


def _events(scope: Scope, ids: Collection[str] | None) -> dict[str, list[StoredEvent]]:
    query = scope.select(events).where(events.c.closed_at.is_(None)).order_by(events.c.position, events.c.id)
    found: dict[str, list[StoredEvent]] = defaultdict(list)
    for row in scope.rows(query if ids is None else query.where(events.c.application_id.in_(ids))):
        try:
            event = to_event(row)
        except (ValueError, InvalidRecord) as error:
            raise unreadable("event", row.id, error) from error
        found[row.application_id].append(StoredEvent(row.id, event, row.import_id, row.recorded_at, row.position))
    return found
