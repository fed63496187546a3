"""One owner's record: what the use cases read and write."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from coach.domain.applications import Application, Contact, Event, stage_of
from coach.domain.columns import Columns
from coach.domain.merging import Merge, Stored
from coach.errors import Conflict, InvalidRecord, NotFound
from coach.storage.changes import FIRST_VERSION, Changes, Told, told, told_again
from coach.storage.columns import read_columns
from coach.storage.database import Database
from coach.storage.drafts import Drafts
from coach.storage.imports import (
    ImportRun,
    Progress,
    apply_import,
    find_import,
    list_imports,
    new_run,
    next_position,
    undo_import,
)
from coach.storage.loading import Kept, StoredEvent, load, load_all, load_since
from coach.storage.paging import Page, Query, has_undated_interviews, read_companies, read_lacking_dates, read_page
from coach.storage.preferences import read_preferences, read_put_offs, remove_put_off, write_preference, write_put_off
from coach.storage.scope import Owned, Scope
from coach.storage.tables import applications, mappings

# How many changes there were, and the latest time at which there was one; None while there was none.
State = tuple[int, datetime | None]


@dataclass(frozen=True, slots=True)
class StoredDetail:
    """An application with the ids of its events, in the order of its log, and the import that brought it."""

    stored: Stored
    log: tuple[StoredEvent, ...]
    brought_by: ImportRun | None


class Record(Owned):
    """What belongs to one owner. Another's applications are as good as not there: NotFound. `drafts` are their notes.

    Each method is one transaction and may raise StoreFault. A version that is no longer current raises Conflict, and
    nothing is written.
    """

    def __init__(
        self, database: Database, owner: str, now: Callable[[], datetime], before_import: Callable[[], None]
    ) -> None:
        if not owner.strip():
            raise InvalidRecord("A record needs an owner.")
        super().__init__(database, owner)
        self._now = now
        self._before_import = before_import
        self.drafts = Drafts(database, owner, now)

    def stored(self) -> tuple[Stored, ...]:
        """The whole record in order of arrival, without what was deleted."""
        with self._reading() as scope:
            return tuple(kept.stored for kept in load_all(scope))

    def columns(self) -> Columns | None:
        """The whole record to reckon with, without what was deleted; None where only `stored` can say what is in it."""
        with self._reading() as scope:
            return read_columns(scope)

    def stored_since(self, day: date) -> tuple[Stored, ...]:
        """Of the whole record what has an event, or a date promised, on that day (in UTC) or later."""
        with self._reading() as scope:
            return tuple(kept.stored for kept in load_since(scope, day))

    def lacking_dates(self) -> tuple[str, ...]:
        """Ids of those that came to an interview and are worth asking about (`missing_dates`), in order of arrival."""
        with self._reading() as scope:
            return read_lacking_dates(scope)

    def state(self) -> State:
        """Another after every change, deletions too, also where the clock was set back. Cheap, whatever its size."""
        row = applications.c
        query = sa.func.sum(row.version).label("changes"), sa.func.max(row.updated_at).label("last")
        with self._reading() as scope:
            found = scope.row(scope.select(applications, *query))
            return (int(found.changes or 0), found.last) if found else (0, None)

    def page(self, query: Query) -> Page:
        """Light rows for a table."""
        with self._reading() as scope:
            return read_page(scope, query)

    def has_undated_interviews(self) -> bool:
        """Whether some application came to an interview of which no end is known, without loading the record."""
        with self._reading() as scope:
            return has_undated_interviews(scope)

    def companies(self) -> tuple[str, ...]:
        """The firms of all applications, each once."""
        with self._reading() as scope:
            return read_companies(scope)

    def get(self, application_id: str) -> StoredDetail:
        """One application with all that is known of it."""
        with self._reading() as scope:
            kept = _found(scope, application_id)
            run = find_import(scope, kept.import_id) if kept.import_id else None
            return StoredDetail(kept.stored, kept.log, run)

    def create(self, application: Application) -> Stored:
        """A new application, with its contacts and events."""
        with self._writing() as scope:
            application_id = str(uuid4())
            changes = Changes(self._now())
            changes.create(application_id, next_position(scope), application, None)
            changes.write(scope)
            return Stored(application_id, FIRST_VERSION, application)

    def update(self, application_id: str, version: int, application: Application) -> Stored:
        """Everything but the log, which changes by `add_event` and `retract_event` only: given events are not read."""
        with self._writing() as scope:
            kept = _found(scope, application_id, version)
            changed = replace(application, events=kept.application.events)
            return _write(scope, Changes(self._now()), kept, changed, told(kept))

    def add_event(self, application_id: str, event: Event, version: int | None = None) -> Stored:
        """Adds to the log and moves the stage on where the event says so; two windows may add without a version."""
        with self._writing() as scope:
            kept = _found(scope, application_id, version)
            return _write_log(scope, Changes(self._now()), kept, [*told(kept), (event, None)])

    def fill(self, application_id: str, version: int, contacts: Sequence[Contact], events: Sequence[Event]) -> Stored:
        """People and the whole log in one step: events may be completed and added, not taken out."""
        with self._writing() as scope:
            kept = _found(scope, application_id, version)
            if len(events) < len(kept.log):
                raise InvalidRecord(f"The log of {kept.application.company} can't lose events by being filled in.")
            stage = stage_of(kept.declared, events, kept.application.applied_on)
            filled = replace(kept.application, contacts=tuple(contacts), events=tuple(events), stage=stage)
            return _write(scope, Changes(self._now()), kept, filled, told_again(kept, events, None))

    def retract_event(self, application_id: str, event_id: int) -> Stored:
        """The event no longer counts, nor does what it did to the stage; its row stays, marked."""
        with self._writing() as scope:
            kept = _found(scope, application_id)
            if event_id not in {one.id for one in kept.log}:
                raise NotFound(f"There is no event {event_id} in the log of {kept.application.company}.")
            changes = Changes(self._now())
            left = changes.retract(kept, event_id)
            return _write_log(scope, changes, left, told(left))

    def delete(self, application_id: str, version: int) -> None:
        """Out of sight; `restore` brings it back."""
        with self._writing() as scope:
            _found(scope, application_id, version)
            self._mark_deleted(scope, application_id, self._now())

    def restore(self, application_id: str) -> Stored:
        """Brings back what was deleted."""
        with self._writing() as scope:
            kept = load(scope, [application_id]).get(application_id)
            if kept is None:
                raise _missing(application_id)
            if kept.deleted_at:
                self._mark_deleted(scope, application_id, None)
            return load(scope, [application_id])[application_id].stored

    def apply_import(
        self, merges: Sequence[Merge], label: str, digest: str, progress: Progress | None = None
    ) -> ImportRun:
        """All of it or nothing, after a backup. `progress` is told how many of how many are written."""
        self._before_import()
        with self._writing() as scope:
            return apply_import(scope, merges, new_run(label, digest, self._now()), progress)

    def undo_import(self, import_id: str, *, discard_changes: bool = False) -> ImportRun:
        """Everything as before the import, or Conflict that names the applications changed since; with
        `discard_changes` these too, and what was changed in them is given up."""
        with self._writing() as scope:
            return undo_import(scope, import_id, self._now(), discard_changes=discard_changes)

    def imports(self) -> tuple[ImportRun, ...]:
        """Newest first, undone ones too."""
        with self._reading() as scope:
            return list_imports(scope)

    def mapping_for(self, fingerprint: str) -> dict[str, str] | None:
        """The fields that the columns of such a file were given last time."""
        with self._reading() as scope:
            row = scope.row(scope.select(mappings).where(mappings.c.fingerprint == fingerprint))
            return json.loads(row.mapping) if row else None

    def remember_mapping(self, fingerprint: str, mapping: Mapping[str, str]) -> None:
        """For the next file with the same header."""
        text = json.dumps(dict(mapping), ensure_ascii=False)
        with self._writing() as scope:
            scope.run(scope.delete(mappings).where(mappings.c.fingerprint == fingerprint))
            row = {"fingerprint": fingerprint, "mapping": text, "remembered_at": self._now()}
            scope.insert(mappings, [row])

    def preferences(self) -> dict[str, Any]:
        """What was set by name; empty for a new user."""
        with self._reading() as scope:
            return read_preferences(scope)

    def set_preference(self, key: str, value: Any) -> None:
        """Anything that JSON can hold; None takes it out."""
        with self._writing() as scope:
            write_preference(scope, key, value, self._now())

    def put_offs(self) -> dict[str, datetime | None]:
        """By id of an action, the instant until which it is not shown; None: ever."""
        with self._reading() as scope:
            return read_put_offs(scope)

    def put_off(self, action_id: str, until: datetime | None) -> None:
        """Until an instant, or for good."""
        with self._writing() as scope:
            write_put_off(scope, action_id, until)

    def take_up(self, action_id: str) -> None:
        """The action is shown again; does nothing where it was not put off."""
        with self._writing() as scope:
            remove_put_off(scope, action_id)

    def _mark_deleted(self, scope: Scope, application_id: str, at: datetime | None) -> None:
        row = applications.c
        values = {"deleted_at": at, "updated_at": self._now(), "version": row.version + 1}
        scope.run(scope.update(applications).where(row.id == application_id).values(values))


def _write_log(scope: Scope, changes: Changes, kept: Kept, log: Sequence[Told]) -> Stored:
    events = tuple(event for event, _ in log)
    stage = stage_of(kept.declared, events, kept.application.applied_on)
    return _write(scope, changes, kept, replace(kept.application, events=events, stage=stage), log)


def _write(scope: Scope, changes: Changes, kept: Kept, application: Application, log: Sequence[Told]) -> Stored:
    changes.replace(kept, application, log)
    changes.write(scope)
    return Stored(kept.id, kept.stored.version + 1, application)


def _found(scope: Scope, application_id: str, version: int | None = None) -> Kept:
    kept = load(scope, [application_id]).get(application_id)
    if kept is None or kept.deleted_at:
        raise _missing(application_id)
    if version is not None and version != kept.stored.version:
        raise Conflict(
            f"{kept.application.company} was changed in another window in the meantime. Nothing was overwritten; "
            "load it again and repeat the change."
        )
    return kept


def _missing(application_id: str) -> NotFound:
    return NotFound(f"There is no application {application_id} in the record; it may have been deleted.")
