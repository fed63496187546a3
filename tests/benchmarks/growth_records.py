"""A search of any size: the applications of sample_data/ again and again, each time moved to other days within three
years, to another employer and with another link. Seeded."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import TypeVar

from coach.domain.applications import Application, Event, EventKind
from coach.domain.drafts import Draft
from coach.domain.merging import Change, Merge
from coach.domain.messages import Kind
from coach.domain.people import LOCAL_OWNER
from coach.importing.interchange import parse_record
from coach.storage.draft_rows import draft_values, found_values, list_text
from coach.storage.scope import Scope
from coach.storage.store import Store
from coach.storage.tables import applications, messages
from tests.processes import ROOT

# The day at which the sample search ends, and with it a search of any size.
NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)
_DAYS = 3 * 365
_FIRST = (
    "Alder Birch Cedar Elm Fen Gorse Hazel Heath Iris Juniper Larch Maple Oak Pine Quill Reed Rowan Sedge Thorn Yew"
)
_SECOND = "bank bridge combe dale field ford gate ham hurst ley mere moor ridge shaw stead thorpe ton vale wick worth"
_TRADES = ("Foods", "Freight", "Health", "Homes", "Labs", "Logistics", "Media", "Power", "Retail", "Software")
_ONE_NOTE_IN = 3  # of those that were sent a draft is kept
_ONE_UNDATED_IN = 10  # nobody noted when the interview was over
_SEED = 1
T = TypeVar("T", date, datetime)


def search(size: int) -> Iterator[Application]:
    """So many applications, in no order of time; a longer search begins like a shorter one."""
    random = Random(_SEED)  # noqa: S311 - the same at every run
    for number in range(size):
        one, days = random.choice(_sample()), timedelta(days=random.randrange(_DAYS))
        firm = f"{random.choice(_FIRST.split())}{random.choice(_SECOND.split())} {random.choice(_TRADES)}"
        yield replace(
            one,
            company=firm,
            link=f"https://jobs.example/{number}",
            applied_on=one.applied_on and one.applied_on - days,
            events=tuple(_earlier(event, days, is_dated=number % _ONE_UNDATED_IN != 0) for event in one.events),
        )


def fill(store: Store, size: int, owner: str = LOCAL_OWNER) -> None:
    """All of it, and the notes that went with it."""
    merges = [Merge(Change.NEW, None, one) for one in search(size)]
    store.record(owner).apply_import(merges, "growth", "growth")
    with store._database.writing(owner) as connection:
        _fill_notes(Scope(connection, owner))


def sheet(size: int) -> bytes:
    """As the CSV of somebody's own making: one row an application."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("Company", "Role", "Link", "Location", "Date applied", "Status", "Interview", "Contact", "Notes"))
    for one in search(size):
        met = next((event for event in one.events if event.kind is EventKind.INTERVIEW), None)
        names = "; ".join(person.name for person in one.contacts)
        met_at = met.at.isoformat() if met and met.at else ""
        row = (one.company, one.role, one.link, one.location, one.applied_on, one.stage, met_at, names, one.notes)
        rows.writerow(row)
    return out.getvalue().encode()


@cache
def _sample() -> Sequence[Application]:
    text = (ROOT / "sample_data" / "search.json").read_text(encoding="utf-8")
    return tuple(one.application for one in parse_record(text).applications)


def _earlier(event: Event, days: timedelta, *, is_dated: bool) -> Event:
    ended_at = _before(event.ended_at, days) if is_dated else None
    return replace(
        event, at=_before(event.at, days), on=_before(event.on, days), ended_at=ended_at,
        promised_on=_before(event.promised_on, days),
    )  # fmt: skip


def _before(when: T | None, days: timedelta) -> T | None:
    return when and when - days


def _fill_notes(scope: Scope) -> None:
    row = applications.c
    kept = scope.rows(
        scope.select(applications, row.id, row.company, row.role, row.last_event_on).order_by(row.position)
    )
    texts = [
        event.text for one in _sample() for event in one.events if event.kind is EventKind.NOTE_SENT and event.text
    ]
    notes = []
    for number, one in enumerate(kept[::_ONE_NOTE_IN]):
        at = datetime.combine(one.last_event_on or NOW.date(), NOW.timetz())
        draft = Draft(
            text=texts[number % len(texts)], kind=Kind.THANK_YOU, company=one.company, role=one.role,
            application_id=one.id,
        )  # fmt: skip
        notes.append(
            draft_values(draft)
            | found_values(None)
            | {"id": f"note-{number}", "version": 1, "begun_for": list_text(()), "created_at": at, "updated_at": at}
        )
    scope.insert(messages, notes)
