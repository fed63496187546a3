"""Short ways to write a log and to ask for the plan; times are UTC unless an offset says otherwise."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from coach.domain.actions import Action, Due, Moment, What
from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.domain.calendars import BusinessCalendar
from coach.domain.messages import Kind
from coach.domain.planner import plan
from coach.domain.timing import default_thresholds

LONDON, NEW_YORK, TOKYO = ZoneInfo("Europe/London"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")
# Easter, the early May holiday, Christmas with its substitute and New Year, as England keeps them.
ENGLAND = BusinessCalendar(
    frozenset(
        map(date.fromisoformat, ("2026-04-03", "2026-04-06", "2026-05-04", "2026-12-25", "2026-12-28", "2027-01-01"))
    )
)

ASKS = (What.CHECK_IN, What.SECOND_CHECK_IN, What.CLOSING_NOTE, What.WAIT, What.PARK)
FIRST, SECOND, CLOSING, WAIT, PARK = ASKS


def at(text: str) -> datetime:
    """An instant; a text without an offset is in UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def moment(text: str) -> Moment:
    """A day, or an instant where there is an hour."""
    return at(text) if "T" in text else date.fromisoformat(text)


def event(kind: EventKind, when: str, **details: Any) -> Event:
    """An event at an instant, or on a day where the text has no hour; `ended_at` and `promised_on` may be texts."""
    if "ended_at" in details:
        details["ended_at"] = at(details["ended_at"])
    if "promised_on" in details:
        details["promised_on"] = date.fromisoformat(details["promised_on"])
    timed = "T" in when
    return Event(kind, at=at(when) if timed else None, on=None if timed else date.fromisoformat(when), **details)


def met(when: str, **details: Any) -> Event:
    return event(EventKind.INTERVIEW, when, **details)


def thanked(when: str, contact: str | None = None) -> Event:
    return event(EventKind.NOTE_SENT, when, note=Kind.THANK_YOU, contact=contact)


def asked(when: str) -> Event:
    return event(EventKind.NOTE_SENT, when, note=Kind.CHECK_IN)


def promised(when: str, day: str) -> Event:
    return event(EventKind.DATE_PROMISED, when, promised_on=day)


def replied(when: str) -> Event:
    return event(EventKind.EMPLOYER_REPLY, when)


def larch(*events: Event, people: tuple[str, ...] = (), stage: Stage = Stage.SAVED) -> Application:
    return Application("Larch Foods", "Analyst", stage=stage, contacts=tuple(map(Contact, people)), events=events)


def plan_all(
    applications: Mapping[str, Application],
    now: str,
    zone: ZoneInfo = LONDON,
    calendar: BusinessCalendar = ENGLAND,
    put_off: Mapping[str, datetime | None] | None = None,
    **overrides: int,
) -> tuple[Action, ...]:
    thresholds = default_thresholds().with_overrides(overrides)
    return plan(applications.items(), at(now), zone, calendar, thresholds, put_off or {})


def plan_one(application: Application, now: str, zone: ZoneInfo = LONDON, **overrides: int) -> tuple[Action, ...]:
    return plan_all({"a1": application}, now, zone, **overrides)


def of(actions: tuple[Action, ...], *what: What) -> list[Action]:
    return [one for one in actions if one.what in what]


def due(application: Application, now: str, zone: ZoneInfo = LONDON, **overrides: int) -> Due | None:
    """The state of the one thank-you there is."""
    found = of(plan_one(application, now, zone, **overrides), What.THANK_YOU)
    assert len(found) <= 1
    return found[0].due if found else None


def wait(application: Application, now: str, zone: ZoneInfo = LONDON, **overrides: int) -> tuple[What, Due] | None:
    """What to do about the one wait there is, and its state."""
    found = of(plan_one(application, now, zone, **overrides), *ASKS)
    assert len(found) <= 1
    return (found[0].what, found[0].due) if found else None
