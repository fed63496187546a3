"""One owner's drafts: every word that was stored can be found again, whatever another window does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

import sqlalchemy as sa

from coach.domain.drafts import Draft, Scored, Sent, Snapshot, StoredDraft, is_worth_keeping, taken
from coach.errors import Conflict, InvalidOptions, NotFound
from coach.storage.changes import FIRST_VERSION
from coach.storage.database import Database
from coach.storage.draft_changes import (
    OPEN,
    begun_before,
    check_open,
    create,
    find,
    keep_version,
    load_drafts,
    newest_first,
    versions_of,
    write,
    write_marks,
    write_score,
)
from coach.storage.draft_rows import ROW_COLUMNS, DraftRow, draft_values, to_row, to_snapshot, to_stored
from coach.storage.scope import Owned, Scope
from coach.storage.tables import applications, message_scores, messages

_row = messages.c


class Pile(StrEnum):
    """Which drafts to list; `WRITTEN` are all but the discarded."""

    WRITTEN = "written"
    UNSENT = "unsent"
    SENT = "sent"
    DISCARDED = "discarded"


_IN_PILE: dict[Pile, sa.ColumnElement[bool]] = {
    Pile.WRITTEN: _row.discarded_at.is_(None),
    Pile.UNSENT: OPEN,
    Pile.SENT: sa.and_(_row.discarded_at.is_(None), _row.sent_channel.is_not(None)),
    Pile.DISCARDED: _row.discarded_at.is_not(None),
}


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A part of a list, newest first, and how many there are in all."""

    rows: tuple[DraftRow, ...]
    total: int


class Drafts(Owned):
    """Drafts of one owner; another's are as good as not there: NotFound.

    Each method is one transaction and may raise StoreFault. A version that is no longer current raises Conflict, and
    nothing is written.
    """

    def __init__(self, database: Database, owner: str, now: Callable[[], datetime]) -> None:
        super().__init__(database, owner)
        self._now = now

    def get(self, draft_id: str) -> StoredDraft:
        """One draft, discarded or not."""
        with self._reading() as scope:
            return find(scope, draft_id)

    def current(self, draft_id: str, version: int) -> StoredDraft:
        """One that is still written and still at that version; raises Conflict for any other."""
        with self._reading() as scope:
            stored = find(scope, draft_id)
            check_open(stored, version)
            return stored

    def page(self, pile: Pile, offset: int, limit: int) -> DraftPage:
        """Light rows, the last changed first."""
        if offset < 0 or limit < 0:
            raise InvalidOptions(f"A page can't start at {offset} or have {limit} rows.")
        with self._reading() as scope:
            counted = scope.row(scope.select(messages, sa.func.count().label("total")).where(_IN_PILE[pile]))
            query = newest_first(scope.select(messages, *ROW_COLUMNS).where(_IN_PILE[pile]))
            rows = tuple(map(to_row, scope.rows(query.offset(offset).limit(limit))))
            return DraftPage(rows, counted.total if counted else 0)

    def all(self) -> tuple[tuple[StoredDraft, tuple[Snapshot, ...]], ...]:
        """Each draft with its versions, in the order in which they were begun; the discarded too."""
        with self._reading() as scope:
            return load_drafts(scope)

    def others(self, draft_id: str, limit: int) -> tuple[StoredDraft, ...]:
        """The newest of the other notes in which something is written."""
        with self._reading() as scope:
            query = scope.select(messages).where(_IN_PILE[Pile.WRITTEN], _row.id != draft_id, _row.text != "")
            return tuple(map(to_stored, scope.rows(newest_first(query).limit(limit))))

    def of_application(self, application_id: str) -> tuple[StoredDraft, ...]:
        """Those about one application, sent ones too, in the order in which they were begun."""
        with self._reading() as scope:
            query = scope.select(messages).where(_IN_PILE[Pile.WRITTEN], _row.application_id == application_id)
            return tuple(map(to_stored, scope.rows(query.order_by(_row.created_at, _row.id))))

    def last_sender(self) -> str:
        """The name that stands under the note changed last; empty where none does."""
        with self._reading() as scope:
            row = scope.row(newest_first(scope.select(messages, _row.sender).where(_row.sender != "")))
            return str(row.sender) if row else ""

    def versions(self, draft_id: str) -> tuple[Snapshot, ...]:
        """What was kept of a draft, newest first."""
        with self._reading() as scope:
            find(scope, draft_id)
            return tuple(map(to_snapshot, scope.rows(versions_of(scope, draft_id))))

    def create(
        self, draft: Draft, begun_for: tuple[str, ...] | None = None, scored: Scored | None = None
    ) -> StoredDraft:
        """A draft of its own; begun for its interviewers, where nobody else is named."""
        with self._writing() as scope:
            return self._create(scope, draft, draft.interviewers if begun_for is None else begun_for, scored)

    def begin(self, draft: Draft) -> StoredDraft:
        """The open draft begun for the same action (or kind, without one) and people, else a new one.

        What the open one does not know yet of the request and in jottings is filled in.
        """
        with self._writing() as scope:
            known = begun_before(scope, draft)
            if known is None:
                return self._create(scope, draft, draft.interviewers, None)
            told = replace(
                known.draft,
                request=known.draft.request or draft.request,
                jottings=known.draft.jottings or draft.jottings,
            )
            return known if told == known.draft else write(scope, known, told, known.scored, self._now())

    def blank(self, draft: Draft) -> StoredDraft:
        """The open draft that is as blank as this one, else a new one."""
        with self._writing() as scope:
            same = [_row[name].is_not_distinct_from(value) for name, value in draft_values(draft).items()]
            row = scope.row(scope.select(messages).where(_IN_PILE[Pile.UNSENT], *same))
            return to_stored(row) if row else self._create(scope, draft, (), None)

    def save(
        self, draft_id: str, version: int, draft: Draft, scored: Scored | None, now: datetime, *, keep: bool
    ) -> StoredDraft:
        """Puts a draft in the place of what stands, of which a version is kept where it is worth that.

        `keep` makes a version of the new one too. What stands already is stored without a conflict.
        """
        with self._writing() as scope:
            stored = find(scope, draft_id)
            if draft == stored.draft:
                changed = write_score(scope, stored, scored)
            else:
                check_open(stored, version)
                if is_worth_keeping(stored, draft, now):
                    keep_version(scope, stored)
                changed = write(scope, stored, draft, scored, now)
            if keep:
                keep_version(scope, changed)
            return changed

    def take_version(self, draft_id: str, version: int, number: int) -> StoredDraft:
        """The words of an earlier version; those that stand are kept as a version before."""
        with self._writing() as scope:
            stored = find(scope, draft_id)
            check_open(stored, version)
            row = scope.row(versions_of(scope, draft_id).where(message_scores.c.number == number))
            if row is None:
                raise NotFound(f"There is no version {number} of this note.")
            keep_version(scope, stored)
            return write(scope, stored, taken(stored.draft, to_snapshot(row)), None, self._now())

    def began_by(self, instant: datetime) -> bool:
        """Whether anything of the owner, deleted or not, is as old as that; not so where all was erased since."""
        with self._reading() as scope:
            return any(
                scope.row(scope.select(one, one.c.owner).where(one.c.created_at <= instant).limit(1))
                for one in (applications, messages)
            )

    def discard(self, draft_id: str) -> StoredDraft:
        """Out of the lists; `bring_back` puts it there again."""
        return self._mark(draft_id, lambda stored, now: replace(stored, discarded_at=stored.discarded_at or now))

    def bring_back(self, draft_id: str) -> StoredDraft:
        """In the lists again; nothing happens to one that is."""
        return self._mark(draft_id, lambda stored, _now: replace(stored, discarded_at=None))

    def delete(self, draft_id: str) -> None:
        """For good: the note and its versions, and on SQLite their words in the log too. The log of its application
        still says that a note was sent, where it says so. Raises Conflict for one that was not put aside before."""
        with self._writing() as scope:
            if find(scope, draft_id).discarded_at is None:
                raise Conflict("Only a note that was put aside can be deleted for good. Put it aside first.")
            scope.run(scope.delete(message_scores).where(message_scores.c.message_id == draft_id))
            scope.run(scope.delete(messages).where(_row.id == draft_id))
        self._database.scrub()

    def mark_sent(self, draft_id: str, version: int, sent: Sent) -> StoredDraft:
        """The note went as it stands, which is kept as a version."""
        with self._writing() as scope:
            stored = find(scope, draft_id)
            check_open(stored, version)
            keep_version(scope, stored)
            return write_marks(scope, replace(stored, sent=sent))

    def mark_unsent(self, draft_id: str) -> StoredDraft:
        """It did not go after all; nothing happens to one that is not marked."""
        return self._mark(draft_id, lambda stored, _now: replace(stored, sent=None))

    def _mark(self, draft_id: str, change: Callable[[StoredDraft, datetime], StoredDraft]) -> StoredDraft:
        with self._writing() as scope:
            stored = find(scope, draft_id)
            marked = change(stored, self._now())
            return stored if marked == stored else write_marks(scope, marked)

    def _create(self, scope: Scope, draft: Draft, begun_for: tuple[str, ...], scored: Scored | None) -> StoredDraft:
        now = self._now()
        new = StoredDraft(
            id=str(uuid4()), version=FIRST_VERSION, draft=draft, created_at=now, updated_at=now, begun_for=begun_for,
            scored=scored,
        )  # fmt: skip
        return create(scope, new)
