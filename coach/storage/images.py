"""What an import met, kept as JSON so that undo restores exactly that."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from coach.domain.applications import Application, Contact, Event, Stage
from coach.storage.changes import Told
from coach.storage.loading import Kept
from coach.storage.rows import event_values, to_event

_INSTANTS = ("at", "ended_at")
_DATES = ("on", "promised_on")


@dataclass(frozen=True, slots=True)
class Image:
    """An application before an import."""

    application: Application
    log: tuple[Told, ...]
    declared: Stage
    revision: int


def dump_image(kept: Kept) -> str:
    """JSON of everything that a change may replace."""
    one = kept.application
    image = {
        "revision": kept.revision,
        "declared": kept.declared,
        "application": {
            "company": one.company,
            "role": one.role,
            "link": one.link,
            "location": one.location,
            "source": one.source,
            "applied_on": _iso(one.applied_on),
            "stage": one.stage,
            "notes": one.notes,
        },
        "contacts": [[person.name, person.email, person.role] for person in one.contacts],
        "events": [_event_image(told.event) | {"import_id": told.import_id} for told in kept.log],
    }
    return json.dumps(image, ensure_ascii=False)


def load_image(text: str) -> Image:
    """The image back."""
    image = json.loads(text)
    fields = image["application"]
    log = tuple((to_event(SimpleNamespace(**_parsed(row))), row["import_id"]) for row in image["events"])
    fields |= {
        "applied_on": _parse(date, fields["applied_on"]),
        "stage": Stage(fields["stage"]),
        "contacts": tuple(Contact(*person) for person in image["contacts"]),
        "events": tuple(event for event, _ in log),
    }
    return Image(Application(**fields), log, Stage(image["declared"]), image["revision"])


def _event_image(event: Event) -> dict[str, Any]:
    values = event_values(event)
    return values | {name: _iso(values[name]) for name in (*_INSTANTS, *_DATES)}


def _parsed(row: dict[str, Any]) -> dict[str, Any]:
    instants = {name: _parse(datetime, row[name]) for name in _INSTANTS}
    return row | instants | {name: _parse(date, row[name]) for name in _DATES}


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _parse(type_: type[date], text: str | None) -> date | None:
    return type_.fromisoformat(text) if text else None
