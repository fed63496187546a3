"""Drafts and their versions as rows, and back."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coach.domain.applications import Channel
from coach.domain.drafts import Draft, Scored, Sent, Snapshot, StoredDraft
from coach.domain.messages import Kind
from coach.errors import InvalidRecord
from coach.storage.rows import unreadable
from coach.storage.tables import messages

# Enough for one line of a list.
OPENING_CHARACTERS = 160

_NOT_SCORED: dict[str, Any] = dict.fromkeys(("score", "band", "levels", "rubric_version", "model_version"))
_SENT = ("sent_at", "sent_on", "sent_channel", "sent_events")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """One line of a list: `kind` as chosen, else as found, and how the text opens."""

    id: str
    version: int
    kind: Kind | None
    company: str
    role: str
    interviewers: tuple[str, ...]
    subject: str
    opening: str
    score: float | None
    band: int | None
    application_id: str | None
    action_id: str | None
    sent: Sent | None
    created_at: datetime
    updated_at: datetime
    discarded_at: datetime | None


_LONG = ("text", "request", "jottings", "levels")
# Without the texts, which are what is heavy.
ROW_COLUMNS: tuple[sa.ColumnElement[Any], ...] = (
    *(column for column in messages.c if column.name not in _LONG),
    sa.func.substr(messages.c.text, 1, OPENING_CHARACTERS).label("opening"),
)


def draft_values(draft: Draft) -> dict[str, Any]:
    """The columns that a draft decides."""
    return {
        "text": draft.text,
        "subject": draft.subject,
        "kind": draft.kind and draft.kind.value,
        "company": draft.company,
        "role": draft.role,
        "interviewers": list_text(draft.interviewers),
        "passed": list_text(draft.passed),
        "sender": draft.sender,
        "request": draft.request,
        "jottings": draft.jottings,
        "application_id": draft.application_id,
        "action_id": draft.action_id,
    }


def list_text(texts: tuple[str, ...]) -> str:
    """A list of texts, such as names, as its column holds it."""
    return json.dumps(texts, ensure_ascii=False)


def found_values(scored: Scored | None) -> dict[str, Any]:
    """The columns that a score decides."""
    return _score_values(scored) | {"found_kind": scored and scored.kind.value}


def sent_values(sent: Sent | None) -> dict[str, Any]:
    """The columns that say whether and how a note went."""
    if sent is None:
        return dict.fromkeys(_SENT)
    is_instant = isinstance(sent.at, datetime)
    return {
        "sent_at": sent.at if is_instant else None,
        "sent_on": None if is_instant else sent.at,
        "sent_channel": sent.channel.value,
        "sent_events": json.dumps(sent.event_ids),
    }


def snapshot_values(stored: StoredDraft, number: int) -> dict[str, Any]:
    """What stands, as a version of its own."""
    draft = stored.draft
    return _score_values(stored.scored) | {
        "message_id": stored.id,
        "number": number,
        "text": draft.text,
        "subject": draft.subject,
        "kind": draft.kind and draft.kind.value,
        "at": stored.updated_at,
    }


def to_stored(row: sa.Row[Any]) -> StoredDraft:
    """Raises StoreFault where something other than this program wrote nonsense into the row."""
    try:
        return StoredDraft(
            id=row.id,
            version=row.version,
            draft=Draft(
                text=row.text, subject=row.subject, kind=_kind(row.kind), company=row.company, role=row.role,
                interviewers=tuple(json.loads(row.interviewers)), sender=row.sender, request=row.request,
                jottings=row.jottings, passed=tuple(json.loads(row.passed)), application_id=row.application_id,
                action_id=row.action_id,
            ),
            created_at=row.created_at,
            updated_at=row.updated_at,
            begun_for=tuple(json.loads(row.begun_for)),
            scored=_scored(row),
            sent=_sent(row),
            discarded_at=row.discarded_at,
        )  # fmt: skip
    except (ValueError, TypeError, InvalidRecord) as error:
        raise unreadable("draft", row.id, error) from error


def to_row(row: sa.Row[Any]) -> DraftRow:
    """The line of a list; raises StoreFault as `to_stored` does."""
    try:
        found = _kind(row.found_kind)
        return DraftRow(
            id=row.id, version=row.version, kind=_kind(row.kind) or (None if found is Kind.OTHER else found),
            company=row.company, role=row.role, interviewers=tuple(json.loads(row.interviewers)), subject=row.subject,
            opening=row.opening, score=row.score, band=row.band, application_id=row.application_id,
            action_id=row.action_id, sent=_sent(row), created_at=row.created_at, updated_at=row.updated_at,
            discarded_at=row.discarded_at,
        )  # fmt: skip
    except (ValueError, TypeError) as error:
        raise unreadable("draft", row.id, error) from error


def to_snapshot(row: sa.Row[Any]) -> Snapshot:
    """Raises StoreFault as `to_stored` does."""
    try:
        return Snapshot(
            number=row.number, text=row.text, subject=row.subject, kind=_kind(row.kind), score=row.score,
            band=row.band, levels=_levels(row.levels), rubric_version=row.rubric_version,
            model_version=row.model_version, at=row.at,
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError) as error:
        raise unreadable("version", f"{row.number} of draft {row.message_id}", error) from error


def _score_values(scored: Scored | None) -> dict[str, Any]:
    if scored is None:
        return dict(_NOT_SCORED)
    return {
        "score": scored.score,
        "band": scored.band,
        "levels": json.dumps(dict(scored.levels)),
        "rubric_version": scored.rubric_version,
        "model_version": scored.model_version,
    }


def _scored(row: sa.Row[Any]) -> Scored | None:
    if row.found_kind is None:
        return None
    return Scored(
        kind=Kind(row.found_kind), score=row.score, band=row.band, levels=_levels(row.levels),
        rubric_version=row.rubric_version, model_version=row.model_version,
    )  # fmt: skip


def _sent(row: sa.Row[Any]) -> Sent | None:
    if row.sent_channel is None:
        return None
    at, events = row.sent_at or row.sent_on, tuple(json.loads(row.sent_events))
    return Sent(at=at, channel=Channel(row.sent_channel), event_ids=events)


def _kind(code: str | None) -> Kind | None:
    return Kind(code) if code else None


def _levels(text: str | None) -> dict[str, int]:
    return dict(json.loads(text)) if text else {}
