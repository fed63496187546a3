"""Drafts found, checked and written within one transaction of their owner."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coach.domain.drafts import Draft, Scored, Snapshot, StoredDraft
from coach.domain.matching import level_name
from coach.errors import Conflict, NotFound
from coach.storage.changes import FIRST_VERSION
from coach.storage.draft_rows import (
    draft_values,
    found_values,
    list_text,
    sent_values,
    snapshot_values,
    to_snapshot,
    to_stored,
)
from coach.storage.scope import Scope
from coach.storage.tables import applications, message_scores, messages

_row = messages.c
OPEN = sa.and_(_row.sent_channel.is_(None), _row.discarded_at.is_(None))


def find(scope: Scope, draft_id: str) -> StoredDraft:
    """Discarded or not; raises NotFound."""
    row = scope.row(scope.select(messages).where(_row.id == draft_id))
    if row is None:
        raise NotFound(f"There is no draft {draft_id} in the record.")
    return to_stored(row)


def check_open(stored: StoredDraft, version: int) -> None:
    """Raises Conflict where the draft is another than the one that was read, or is no longer written."""
    if stored.sent:
        raise Conflict("This note was marked as sent, and stays as it went. What you typed can be kept as a new note.")
    if stored.discarded_at:
        raise Conflict("This note was discarded. Bring it back, or keep what you typed as a new note.")
    if stored.version != version:
        raise Conflict(
            "This note was changed in another window in the meantime. Nothing was overwritten; go on with the other "
            "window's words, or keep both."
        )


def begun_before(scope: Scope, draft: Draft) -> StoredDraft | None:
    """The open draft begun for the same action (the same kind, where there is none) and people; the last changed."""
    if draft.application_id is None and draft.action_id is None:
        return None
    same = _row.action_id == draft.action_id if draft.action_id else _row.action_id.is_(None)
    query = scope.select(messages).where(OPEN, same, _row.application_id.is_not_distinct_from(draft.application_id))
    if draft.action_id is None:
        query = query.where(_row.kind.is_not_distinct_from(draft.kind and draft.kind.value))
    people = set(map(level_name, draft.interviewers))
    found = map(to_stored, scope.rows(newest_first(query)))
    return next((one for one in found if set(map(level_name, one.begun_for)) == people), None)


def create(scope: Scope, stored: StoredDraft) -> StoredDraft:
    """A new row; raises NotFound where its application is none of the owner's."""
    _check_application(scope, stored.draft)
    values = {
        "id": stored.id,
        "version": stored.version,
        "begun_for": list_text(stored.begun_for),
        "created_at": stored.created_at,
    }
    scope.insert(messages, [values | _content(stored)])
    return stored


def write(scope: Scope, before: StoredDraft, draft: Draft, scored: Scored | None, now: datetime) -> StoredDraft:
    """Other content at the next version."""
    if draft.application_id != before.draft.application_id:
        _check_application(scope, draft)
    after = replace(before, version=before.version + 1, draft=draft, scored=scored, updated_at=now)
    _update(scope, after.id, _content(after) | {"version": after.version})
    return after


def write_marks(scope: Scope, marked: StoredDraft) -> StoredDraft:
    """Sent or not, discarded or not, at the next version; the content is not touched, nor when it was changed."""
    after = replace(marked, version=marked.version + 1)
    marks = sent_values(after.sent) | {"discarded_at": after.discarded_at, "version": after.version}
    _update(scope, after.id, marks)
    return after


def write_score(scope: Scope, stored: StoredDraft, scored: Scored | None) -> StoredDraft:
    """What is made of the same words, which stay at their version; without a score the known one stands."""
    if scored is None or scored == stored.scored:
        return stored
    _update(scope, stored.id, found_values(scored))
    return replace(stored, scored=scored)


def keep_version(scope: Scope, stored: StoredDraft) -> None:
    """What stands becomes a version; nothing happens where the newest one has the same words, or there are none."""
    newest = scope.row(versions_of(scope, stored.id))
    draft = stored.draft
    if draft.is_blank or (newest and (newest.text, newest.subject) == (draft.text, draft.subject)):
        return
    number = newest.number + 1 if newest else FIRST_VERSION
    scope.insert(message_scores, [snapshot_values(stored, number)])


def versions_of(scope: Scope, draft_id: str) -> sa.Select[Any]:
    """The versions kept of a draft, newest first."""
    query = scope.select(message_scores).where(message_scores.c.message_id == draft_id)
    return query.order_by(message_scores.c.number.desc())


def newest_first(query: sa.Select[Any]) -> sa.Select[Any]:
    """By the last change of the content."""
    return query.order_by(_row.updated_at.desc(), _row.id)


def load_drafts(scope: Scope) -> tuple[tuple[StoredDraft, tuple[Snapshot, ...]], ...]:
    """All, discarded ones too, each with its versions, in the order in which they were begun."""
    versions: dict[str, list[Snapshot]] = {}
    for row in scope.rows(scope.select(message_scores).order_by(message_scores.c.number)):
        versions.setdefault(row.message_id, []).append(to_snapshot(row))
    drafts = map(to_stored, scope.rows(scope.select(messages).order_by(_row.created_at, _row.id)))
    return tuple((one, tuple(versions.get(one.id, ()))) for one in drafts)


def _content(stored: StoredDraft) -> dict[str, Any]:
    return draft_values(stored.draft) | found_values(stored.scored) | {"updated_at": stored.updated_at}


def _update(scope: Scope, draft_id: str, values: dict[str, Any]) -> None:
    scope.run(scope.update(messages).where(_row.id == draft_id).values(values))


def _check_application(scope: Scope, draft: Draft) -> None:
    if draft.application_id is None:
        return
    query = scope.select(applications, applications.c.id).where(applications.c.id == draft.application_id)
    if scope.row(query) is None:
        raise NotFound(f"There is no application {draft.application_id} in the record for this note.")
