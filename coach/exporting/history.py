"""What the printed log says of an application: the stages it reached and the events, each with its date."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from coach.domain import clocks
from coach.domain.applications import Application, Event, EventKind, Stage
from coach.domain.event_words import REQUEST_NAMES, event_name

_STAGE_BY_KIND = {
    EventKind.APPLIED: Stage.APPLIED,
    EventKind.INTERVIEW: Stage.INTERVIEWING,
    EventKind.OFFER: Stage.OFFER,
    EventKind.REJECTION: Stage.REJECTED,
    EventKind.WITHDRAWAL: Stage.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated line; `when` is empty where the date is not known, `ahead` where it is still to come."""

    when: str
    what: str
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event and everybody who took part."""

    event: Event
    people: tuple[str, ...]


def stage_dates(application: Application, now: datetime, zone: ZoneInfo) -> tuple[Entry, ...]:
    """The stages reached, in order, each with the day of its first event; a stage without an event has no date."""
    reached: dict[Stage, date] = {}
    if application.applied_on:
        reached[Stage.APPLIED] = application.applied_on
    for one in occasions(application, zone):
        stage = _STAGE_BY_KIND.get(one.event.kind)
        if stage and not is_ahead(one.event, now, zone):
            reached.setdefault(stage, local_day(one.event, zone))
    entries = [Entry(day_text(day), stage.capitalize()) for stage, day in reached.items()]
    if application.stage not in reached:
        entries.append(Entry("", application.stage.capitalize()))
    return tuple(entries)


def event_entries(application: Application, now: datetime, zone: ZoneInfo) -> tuple[Entry, ...]:
    """What happened, by time; instants in the zone given."""
    return tuple(
        Entry(_when(one.event, zone), _what(one), is_ahead(one.event, now, zone))
        for one in occasions(application, zone)
    )


def occasions(application: Application, zone: ZoneInfo) -> tuple[Occasion, ...]:
    """The events by time, those of a panel joined: the log has one for each interviewer, but it was one interview."""
    people: dict[tuple[Event, int], list[str]] = {}
    # By the day as it is printed: Event.order goes by days in UTC.
    ordered = sorted(application.events, key=lambda one: (local_day(one, zone), one.order))
    for place, event in enumerate(ordered):
        panel = event.kind is EventKind.INTERVIEW
        key = (replace(event, contact=None, text=None), 0) if panel else (event, place)
        people.setdefault(key, []).extend([event.contact] if event.contact else [])
    return tuple(Occasion(event, tuple(dict.fromkeys(names))) for (event, _), names in people.items())


def first_day(application: Application, zone: ZoneInfo) -> date | None:
    """The earliest day known of an application."""
    days = [local_day(event, zone) for event in application.events]
    return min([*days, application.applied_on] if application.applied_on else days, default=None)


def is_ahead(event: Event, now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is still to come; a plain date is over when its day begins."""
    return event.at > now if event.at else event.day > clocks.local_day(now, zone)


def local_day(event: Event, zone: ZoneInfo) -> date:
    """The plain date, or that of the instant in the zone."""
    return clocks.local_day(event.at or event.day, zone)


def day_text(day: date) -> str:
    """Such as 4 May 2026."""
    return f"{day.day} {day:%b} {day.year}"


def _when(event: Event, zone: ZoneInfo) -> str:
    if event.at is None:
        return day_text(event.day)
    start = event.at.astimezone(zone)
    if event.ended_at is None or event.ended_at - event.at < timedelta(minutes=1):
        return f"{day_text(start.date())}, {start:%H:%M}"
    end = event.ended_at.astimezone(zone)
    end_text = f"{end:%H:%M}" if end.date() == start.date() else f"{day_text(end.date())}, {end:%H:%M}"
    return f"{day_text(start.date())}, {start:%H:%M}–{end_text}"


def _what(occasion: Occasion) -> str:
    event = occasion.event
    details = [
        f"({REQUEST_NAMES[event.request]})" if event.request else "",
        _by(event),
        f"(round {event.round})" if event.round else "",
        f"– {', '.join(occasion.people)}" if occasion.people else "",
    ]
    return " ".join([event_name(event), *filter(None, details)])


def _by(event: Event) -> str:
    if event.promised_on is None:
        return ""
    day = day_text(event.promised_on)
    return f"({day})" if event.kind is EventKind.DATE_PROMISED else f"by {day}"
