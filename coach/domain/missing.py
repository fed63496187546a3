"""The dates that no tracker exports: which applications lack them, and what the answers add to the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.domain.merging import merge_contacts, merge_events

# Whoever stands here has been interviewed; a rejection alone does not say so.
INTERVIEWED = frozenset({Stage.INTERVIEWING, Stage.OFFER, Stage.ACCEPTED})
_REPLIES = frozenset({EventKind.EMPLOYER_REPLY, EventKind.OFFER, EventKind.REJECTION})


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not known of an application that came to an interview."""

    interview: bool
    interviewers: bool
    promise: bool
    reply: bool

    def __bool__(self) -> bool:
        """Whether it is worth asking: a promise or a reply may simply not have been."""
        return self.interview or self.interviewers


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user filled in; everything may be left out. Instants have an offset."""

    interview_end: datetime | None = None
    interview_on: date | None = None
    interviewers: tuple[str, ...] = ()
    promised_on: date | None = None
    reply_on: date | None = None


def missing_dates(application: Application) -> Missing:
    """What to ask about an application; all False where it never came to an interview."""
    interviews = [event for event in application.events if event.kind is EventKind.INTERVIEW]
    if not interviews and application.stage not in INTERVIEWED:
        return Missing(False, False, False, False)
    return Missing(
        interview=not any(event.ended_at for event in interviews),
        interviewers=not application.contacts and not any(event.contact for event in interviews),
        promise=not _has(application, [EventKind.DATE_PROMISED]),
        reply=not _has(application, _REPLIES),
    )


def fill_in(application: Application, answers: Answers) -> tuple[tuple[Contact, ...], tuple[Event, ...]]:
    """The contacts and the log of an application with the answers in them."""
    contacts = merge_contacts(application.contacts, [Contact(name) for name in answers.interviewers])
    return contacts, merge_events(application.events, tuple(_events(application, answers)))


def _events(application: Application, answers: Answers) -> Iterable[Event]:
    day = answers.interview_on or (
        answers.interview_end.date() if answers.interview_end else _interview_day(application)
    )
    # A panel is one meeting: its people are the contacts, and no single one of them is the event's.
    met = answers.interviewers[0] if len(answers.interviewers) == 1 else None
    if answers.interview_end:
        # Only the end was asked for: where the start is not known, no length is made up.
        for start, person in _started(application, answers.interview_end) or [(answers.interview_end, None)]:
            yield Event(EventKind.INTERVIEW, at=start, ended_at=answers.interview_end, contact=person or met)
    elif day:
        yield Event(EventKind.INTERVIEW, on=day, contact=met)
    if answers.promised_on:
        yield Event(EventKind.DATE_PROMISED, on=day or answers.promised_on, promised_on=answers.promised_on)
    if answers.reply_on:
        yield Event(EventKind.EMPLOYER_REPLY, on=answers.reply_on)


def _started(application: Application, end: datetime) -> list[tuple[datetime, str | None]]:
    """The start and the person of the interview of which the end is told, where they are known: the latest within a
    day. A panel may stand in the log as one event a person."""
    open_ended = [
        (event.at, event.contact)
        for event in application.events
        if event.kind is EventKind.INTERVIEW and event.at and not event.ended_at
    ]
    latest = max((at for at, _ in open_ended if at <= end < at + timedelta(days=1)), default=None)
    return [one for one in open_ended if one[0] == latest]


def _interview_day(application: Application) -> date | None:
    days = [event.day for event in application.events if event.kind is EventKind.INTERVIEW]
    return max(days, default=None)


def _has(application: Application, kinds: Iterable[EventKind]) -> bool:
    wanted = frozenset(kinds)
    return any(event.kind in wanted for event in application.events)
