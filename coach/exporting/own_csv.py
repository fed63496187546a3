"""The record as a table for spreadsheets that an import reads back without loss.

One row an event, with the columns of its application repeated; an application without events has one row. Rows of one
application stand together.
"""

import csv
import io
import json
from collections.abc import Iterable

from coach.domain.applications import Application, Event
from coach.domain.formulas import guarded
from coach.exporting.interchange import contact_as_json

_APPLICATION = ("company", "role", "stage", "applied_on", "link", "location", "source", "notes", "contacts")
_EVENT = (
    "event", "at", "on", "ended_at", "round", "type", "contact", "note", "request", "request_id", "promised_on",
    "channel", "text",
)  # fmt: skip
COLUMNS = (*_APPLICATION, *_EVENT)
_NO_EVENT = ("",) * len(_EVENT)


def to_csv(applications: Iterable[Application]) -> bytes:
    """UTF-8 with a byte order mark, lines ended by CRLF (RFC 4180). An empty text and a missing one look the same."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for application in applications:
        shared = _application_cells(application)
        for cells in [_event_cells(event) for event in application.events] or [_NO_EVENT]:
            writer.writerow([guarded(cell) for cell in (*shared, *cells)])
    # Half a surrogate pair is no character: UTF-8 can't hold it, and no database does.
    return table.getvalue().encode("utf-8-sig", errors="replace")


def _application_cells(one: Application) -> tuple[str, ...]:
    contacts = [contact_as_json(contact) for contact in one.contacts]
    return (
        one.company,
        one.role,
        one.stage,
        _text(one.applied_on and one.applied_on.isoformat()),
        _text(one.link),
        _text(one.location),
        _text(one.source),
        _text(one.notes),
        json.dumps(contacts, ensure_ascii=False) if contacts else "",
    )


def _event_cells(one: Event) -> tuple[str, ...]:
    return (
        one.kind,
        _text(one.at and one.at.isoformat()),
        _text(one.on and one.on.isoformat()),
        _text(one.ended_at and one.ended_at.isoformat()),
        _text(one.round),
        _text(one.type),
        _text(one.contact),
        _text(one.note),
        _text(one.request),
        _text(one.request_id),
        _text(one.promised_on and one.promised_on.isoformat()),
        _text(one.channel),
        _text(one.text),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
