"""The log of an application as it is read: oldest first, in the user's zone, a panel on one line."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from coach.domain.applications import Application, Event, EventKind
from coach.exporting.history import event_entries, local_day
from coach.storage.loading import StoredEvent


@dataclass(frozen=True, slots=True)
class Line:
    """What happened, and the events behind it with their ids, so that it can be taken back."""

    when: str
    what: str
    ahead: bool
    texts: tuple[str, ...]
    ids: tuple[int, ...]
    events: tuple[Event, ...]


def history(one: Application, log: Iterable[StoredEvent], now: datetime, zone: ZoneInfo) -> tuple[Line, ...]:
    """By time; on one day, what has no hour comes first."""
    groups: dict[tuple[Event, int], list[StoredEvent]] = {}
    for kept in sorted(log, key=lambda kept: (local_day(kept.event, zone), kept.event.order, kept.position)):
        panel = kept.event.kind is EventKind.INTERVIEW
        key = (replace(kept.event, contact=None, text=None), 0) if panel else (kept.event, kept.id)
        groups.setdefault(key, []).append(kept)
    return tuple(_line(one, group, now, zone) for group in groups.values())


def _line(one: Application, group: list[StoredEvent], now: datetime, zone: ZoneInfo) -> Line:
    events = tuple(kept.event for kept in group)
    entry = event_entries(replace(one, events=events), now, zone)[0]
    texts = tuple(event.text for event in events if event.text)
    return Line(entry.when, entry.what, entry.ahead, texts, tuple(kept.id for kept in group), events)
