"""Applications and events as rows, and back."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from coach.domain.applications import (
    Application,
    Channel,
    Contact,
    Event,
    EventKind,
    InterviewType,
    RequestKind,
    Stage,
)
from coach.domain.messages import Kind
from coach.errors import InvalidRecord, StoreFault

_ACCENTS = dict.fromkeys(range(0x300, 0x370))


def fold(text: str) -> str:
    """Text for finding and sorting: without case, accents, width and typography. Search "muller" finds Müller."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(plain.translate(_ACCENTS).casefold().split())


def application_values(application: Application) -> dict[str, Any]:
    """The columns that an application decides; its contacts and events but for what the table shows of them."""
    last = max(application.events, key=lambda event: event.order, default=None)
    company, role = fold(application.company), fold(application.role)
    found_by = (application.location or "", *(one.name for one in application.contacts))
    values = {
        "company": application.company,
        "role": application.role,
        "link": application.link,
        "location": application.location,
        "source": application.source,
        "applied_on": application.applied_on,
        "stage": application.stage.value,
        "notes": application.notes,
    }
    return values | {
        "company_key": company,
        "role_key": role,
        # Words are looked for one by one, and none may span two fields.
        "search": "\n".join((company, role, *map(fold, found_by))),
        "last_event_on": last.day if last else None,
        "last_event_kind": last.kind.value if last else None,
    }


def contact_values(application_id: str, contacts: Iterable[Contact]) -> list[dict[str, Any]]:
    """One row each, in order."""
    return [
        {"application_id": application_id, "position": i, "name": one.name, "email": one.email, "role": one.role}
        for i, one in enumerate(contacts)
    ]


def event_values(event: Event) -> dict[str, Any]:
    """The columns that an event decides."""
    return {
        "kind": event.kind.value,
        "at": event.at,
        "on": event.on,
        "ended_at": event.ended_at,
        "round": event.round,
        "type": event.type and event.type.value,
        "contact": event.contact,
        "note": event.note and event.note.value,
        "request": event.request and event.request.value,
        "request_id": event.request_id,
        "promised_on": event.promised_on,
        "channel": event.channel and event.channel.value,
        "text": event.text,
    }


def to_application(row: sa.Row[Any], contacts: Sequence[Contact], events: Sequence[Event]) -> Application:
    """Raises StoreFault where something other than this program wrote nonsense into the row."""
    try:
        return Application(
            row.company, row.role, row.link, row.location, row.source, row.applied_on, Stage(row.stage), row.notes,
            tuple(contacts), tuple(events),
        )  # fmt: skip
    except (ValueError, InvalidRecord) as error:
        raise unreadable("application", row.id, error) from error


def to_event(row: Any) -> Event:
    """The event of a row, or of an image with the same names; raises ValueError or InvalidRecord where it is none."""
    return Event(
        EventKind(row.kind),
        row.at,
        row.on,
        row.ended_at,
        row.round,
        InterviewType(row.type) if row.type else None,
        row.contact,
        Kind(row.note) if row.note else None,
        RequestKind(row.request) if row.request else None,
        row.request_id,
        row.promised_on,
        Channel(row.channel) if row.channel else None,
        row.text,
    )


def unreadable(what: str, row_id: object, error: Exception) -> StoreFault:
    """A row that this program could not have written."""
    return StoreFault(
        f"The {what} {row_id} in the record can't be read: {error}. Run `coach check`, or restore a backup."
    )
