"""What an import changes: nothing is lost, nothing doubled, no stage goes back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from enum import StrEnum

from coach.domain.applications import Application, Contact, Event, EventKind, further, stage_of
from coach.domain.matching import Matcher, level_name


class Change(StrEnum):
    """What an import means for one application."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Stored:
    """An application as the record keeps it; `version` grows with every change."""

    id: str
    version: int
    application: Application


@dataclass(frozen=True, slots=True)
class Merge:
    """An application to import, the one it meets in the record if any, and what the two come to."""

    change: Change
    existing: Stored | None
    merged: Application

    @property
    def changed_fields(self) -> tuple[str, ...]:
        """Names of the fields that differ from what is stored."""
        if self.existing is None:
            return ()
        before = self.existing.application
        return tuple(f.name for f in fields(before) if getattr(before, f.name) != getattr(self.merged, f.name))


def plan_merges(stored: Iterable[Stored], incoming: Iterable[Application]) -> tuple[Merge, ...]:
    """One merge for each application to import, in order; those of one key must have been joined before.

    What one of them has met is taken: two links of one name are two jobs, also where the record knew neither.
    """
    record = Matcher(stored, lambda one: one.application)
    merges = []
    for one in incoming:
        existing = record.find(one)
        if existing:
            record.remove(existing)
        merges.append(_plan(existing, one))
    return tuple(merges)


def _plan(existing: Stored | None, incoming: Application) -> Merge:
    if existing is None:
        return Merge(Change.NEW, None, incoming)
    merged = merge(_corrected(existing.application, incoming), incoming)
    return Merge(Change.SAME if merged == existing.application else Change.CHANGED, existing, merged)


def _corrected(old: Application, new: Application) -> Application:
    """The record with the day of applying that a newer file gives: one applies once, so that another day is no second
    application. Where either tells of several, all are kept."""
    before, after = _applied(old.events), _applied(new.events)
    if len(before) != 1 or len(after) != 1 or same_event(before[0], after[0]):
        return old
    moved = replace(before[0], at=after[0].at, on=after[0].on, ended_at=None)
    return replace(old, events=tuple(moved if event is before[0] else event for event in old.events))


def _applied(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.kind is EventKind.APPLIED]


def merge(old: Application, new: Application) -> Application:
    """Newer values where the newer one has any; names keep the spelling of the record."""
    events = merge_events(old.events, new.events)
    applied_on = new.applied_on or old.applied_on
    return replace(
        old,
        link=new.link or old.link,
        location=new.location or old.location,
        source=new.source or old.source,
        applied_on=applied_on,
        stage=stage_of(further(old.stage, new.stage), events, applied_on),
        notes=merge_notes(old.notes, new.notes),
        contacts=merge_contacts(old.contacts, new.contacts),
        events=events,
    )


def merge_notes(old: str | None, new: str | None) -> str | None:
    """Both texts, unless one holds the other: a note typed here must outlive a second upload."""
    if not old or not new or new in old:
        return old or new
    return new if old in new else f"{old}\n\n{new}"


def merge_contacts(old: Sequence[Contact], new: Sequence[Contact]) -> tuple[Contact, ...]:
    """People by name; what is known of somebody is filled in, and replaced by newer values."""
    people = {level_name(one.name): one for one in old}
    for one in new:
        known = people.get(level_name(one.name))
        if known:
            one = replace(known, email=one.email or known.email, role=one.role or known.role)
        people[level_name(one.name)] = one
    return tuple(people.values())


def merge_events(old: Sequence[Event], new: Sequence[Event]) -> tuple[Event, ...]:
    """The old log with what is new in it; an event told twice is kept once, with the details of both."""
    log = list(old)
    for event in new:
        place = next((i for i, known in enumerate(log) if same_event(known, event)), None)
        if place is None:
            log.append(event)
        else:
            log[place] = _filled(log[place], event)
    return tuple(log)


def same_event(one: Event, other: Event) -> bool:
    """The same kind at the same time, and no detail against it. A plain date meets an instant within a day of it,
    since the date was read off a clock in an unknown zone."""
    if one.kind is not other.kind or not _same_time(one, other):
        return False
    # At one instant it is one event, however two sources word it; on one day there may be two.
    told = _DETAILS - _WORDING if one.at and other.at else _DETAILS
    return all(
        getattr(one, name) is None or getattr(other, name) is None or getattr(one, name) == getattr(other, name)
        for name in told
    )


_TIME = ("kind", "at", "on")
_DETAILS = frozenset(field.name for field in fields(Event) if field.name not in _TIME)
_WORDING = frozenset({"text", "channel"})


def _same_time(one: Event, other: Event) -> bool:
    if one.at and other.at:
        return one.at == other.at
    if one.on and other.on:
        return one.on == other.on
    return abs(one.day - other.day) <= timedelta(days=1)


def _filled(known: Event, event: Event) -> Event:
    missing = {name: getattr(event, name) for name in _DETAILS if getattr(known, name) is None}
    missing["text"] = merge_notes(known.text, event.text)
    instant = known.at or event.at
    return replace(known, at=instant, on=None if instant else known.on, **missing)
