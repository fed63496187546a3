"""Notes with the versions kept of them, beside the interchange form, which has no place for them."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from coach.domain.drafts import Sent, Snapshot, StoredDraft

SCHEMA = 1


def drafts_to_json(drafts: Iterable[tuple[StoredDraft, Sequence[Snapshot]]]) -> str:
    """The notes in the order given, instants in UTC, ASCII only; the same record gives the same text."""
    return json.dumps({"schema": SCHEMA, "drafts": [_draft(*one) for one in drafts]}, indent=1) + "\n"


def _draft(stored: StoredDraft, versions: Sequence[Snapshot]) -> dict[str, Any]:
    draft, scored = stored.draft, stored.scored
    return _known(
        {
            "id": stored.id,
            "kind": draft.kind,
            "company": draft.company,
            "role": draft.role,
            "interviewers": list(draft.interviewers),
            "sender": draft.sender,
            "subject": draft.subject,
            "text": draft.text,
            "request": draft.request,
            "jottings": draft.jottings,
            "passed": list(draft.passed) or None,
            "application_id": draft.application_id,
            "created_at": stored.created_at.isoformat(),
            "updated_at": stored.updated_at.isoformat(),
            "score": scored and scored.score,
            "band": scored and scored.band,
            "sent": stored.sent and _sent(stored.sent),
            "discarded_at": stored.discarded_at and stored.discarded_at.isoformat(),
            "versions": [_version(one) for one in versions],
        }
    )


def _sent(sent: Sent) -> dict[str, Any]:
    return {"at" if isinstance(sent.at, datetime) else "on": sent.at.isoformat(), "channel": sent.channel}


def _version(one: Snapshot) -> dict[str, Any]:
    return _known(
        {
            "number": one.number,
            "at": one.at.isoformat(),
            "kind": one.kind,
            "subject": one.subject,
            "text": one.text,
            "score": one.score,
            "band": one.band,
            "levels": dict(one.levels),
            "rubric_version": one.rubric_version,
            "model_version": one.model_version,
        }
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """An empty text says no more than none."""
    return {key: value for key, value in values.items() if value not in (None, "")}
