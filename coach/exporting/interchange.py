"""The record in the interchange form of DESIGN."""

import json
from collections.abc import Iterable
from typing import Any

from coach.domain.applications import Application, Contact, Event

SCHEMA = 1


def to_json(applications: Iterable[Application]) -> str:
    """The applications in the order given, instants in UTC, ASCII only; the same record gives the same text."""
    record = {"schema": SCHEMA, "applications": [application_as_json(one) for one in applications]}
    return json.dumps(record, indent=1) + "\n"


def contact_as_json(one: Contact) -> dict[str, Any]:
    """A contact in the shape of the interchange form."""
    return _known({"name": one.name, "email": one.email, "role": one.role})


def application_as_json(one: Application) -> dict[str, Any]:
    """An application in the shape of the interchange form."""
    return _known(
        {
            "company": one.company,
            "role": one.role,
            "link": one.link,
            "location": one.location,
            "source": one.source,
            "applied_on": one.applied_on and one.applied_on.isoformat(),
            "stage": one.stage,
            "notes": one.notes,
            "contacts": [contact_as_json(contact) for contact in one.contacts],
            "events": [_event(event) for event in one.events],
        }
    )


def _event(one: Event) -> dict[str, Any]:
    return _known(
        {
            "kind": one.kind,
            "at": one.at and one.at.isoformat(),
            "on": one.on and one.on.isoformat(),
            "ended_at": one.ended_at and one.ended_at.isoformat(),
            "round": one.round,
            "type": one.type,
            "contact": one.contact,
            "note": one.note,
            "request": one.request,
            "id": one.request_id,
            "promised_on": one.promised_on and one.promised_on.isoformat(),
            "channel": one.channel,
            "text": one.text,
        }
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
