"""What there is to do at some instant, and what a note about it starts from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from coach.domain.actions import Action, Due, Moment, Rule, What
from coach.domain.applications import Application, Channel, Event, EventKind
from coach.domain.channels import ChannelAdvice, advise
from coach.domain.messages import Kind
from coach.domain.planner import is_put_off, plan, reach
from coach.domain.planning.answers import request_key
from coach.domain.planning.case import case_of, start_of
from coach.domain.planning.clock import Clock
from coach.services.preferences import TimeRules
from coach.storage.record import Record

_A_DAY = timedelta(days=1)
_KINDS = {
    What.THANK_YOU: Kind.THANK_YOU,
    What.CHECK_IN: Kind.CHECK_IN,
    What.SECOND_CHECK_IN: Kind.CHECK_IN,
    What.CLOSING_NOTE: Kind.CHECK_IN,
    What.ANSWER_REQUEST: Kind.FEEDBACK_REPLY,
    What.ACKNOWLEDGE_REQUEST: Kind.FEEDBACK_REPLY,
}
_ABOUT_INTERVIEWS = (Kind.THANK_YOU, Kind.CHECK_IN)


@dataclass(frozen=True, slots=True)
class Meeting:
    """An interview to come; `people` are those known to be there, `jottings` what is written down about it already."""

    application_id: str
    company: str
    role: str
    interview: Event
    people: tuple[str, ...]
    jottings: str


@dataclass(frozen=True, slots=True)
class Today:
    """All actions in order of urgency, and beside them the interviews to come, the soonest first.

    `to_do` is to be done now or later today, `leave` is best left alone, `put_off` is what the user does not want to
    see, until the instants in `put_off_until`, None for good. `applications` holds what the actions are about. Both
    are by id.
    """

    clock: Clock
    rules: TimeRules
    to_do: tuple[Action, ...]
    leave: tuple[Action, ...]
    put_off: tuple[Action, ...]
    put_off_until: Mapping[str, datetime | None]
    meetings: tuple[Meeting, ...]
    applications: Mapping[str, Application]

    def channel_advice(self, action: Action) -> ChannelAdvice:
        """How to send a note to the employer of that action today."""
        application = self.applications[action.application_id]
        return advise(application, self.clock.today, self.clock.calendar, self.rules.thresholds)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteStart:
    """What is known of a note before a word of it is written; `jottings` are for the writer's eyes."""

    kind: Kind
    company: str
    role: str
    interviewers: tuple[str, ...]
    request: str
    jottings: str


def today(record: Record, now: datetime, rules: TimeRules) -> Today:
    """Reads only what can still matter, which is little of a large record."""
    stored = record.stored_since((now - reach(rules.thresholds)).date())
    applications = {one.id: one.application for one in stored}
    clock = Clock(now, rules.zone, rules.calendar_of(applications.values(), now))
    actions = plan(applications.items(), now, rules.zone, clock.calendar, rules.thresholds, {})
    kept_back = record.put_offs()
    shown = [one for one in actions if not is_put_off(one, now, kept_back) and one.what is not What.PREPARE]
    return Today(
        clock=clock,
        rules=rules,
        to_do=tuple(one for one in shown if is_for_today(one, clock)),
        leave=tuple(one for one in shown if not is_for_today(one, clock)),
        put_off=tuple(one for one in actions if is_put_off(one, now, kept_back)),
        put_off_until=kept_back,
        meetings=tuple(_meetings(applications, clock, rules)),
        applications=applications,
    )


def is_for_today(action: Action, clock: Clock) -> bool:
    """What can be done before the user's day is over."""
    return action.due not in (Due.STOP, Due.NOT_YET) or (
        action.due is Due.NOT_YET and clock.day_of(action.from_) <= clock.today
    )


def note_kind(action: Action) -> Kind | None:
    """The kind of note that does it; None where no note is asked for."""
    if action.what is What.DECIDE_BY and action.rule is Rule.OTHER_DEADLINE:
        return Kind.CHECK_IN
    return _KINDS.get(action.what)


def note_start(action: Action, application: Application) -> NoteStart | None:
    """What to fill in before writing; None where no note is asked for."""
    kind = note_kind(action)
    if kind is None:
        return None
    request = request_of(action, application)
    return NoteStart(
        kind=kind,
        company=application.company,
        role=application.role,
        interviewers=action.naming or ((action.whom,) if action.whom else ()),
        request=(request.text or "") if request else "",
        jottings=jottings_for(action, application),
    )


def request_of(action: Action, application: Application) -> Event | None:
    """What the employer asked for, where the action is about that."""
    if action.what not in (What.ANSWER_REQUEST, What.ACKNOWLEDGE_REQUEST):
        return None
    return request_by_key(action.id.removeprefix(f"{action.application_id}:{action.what}:"), application)


def request_by_key(key: str, application: Application) -> Event | None:
    """The request that an action's id ends with."""
    requests = (one for one in application.events if one.kind is EventKind.REQUEST_RECEIVED)
    return next((one for one in requests if request_key(one) == key), None)


def jottings_for(action: Action, application: Application) -> str:
    """What was written down about the latest interview before it, for a thank-you or a check-in."""
    kind = note_kind(action)
    return jottings_about(application, action.whom) if kind in _ABOUT_INTERVIEWS else ""


def jottings_about(application: Application, whom: str | None) -> str:
    """What was written down about the latest interview, with that person where there was one."""
    held = [one for one in application.events if one.kind is EventKind.INTERVIEW]
    if whom:
        held = [one for one in held if one.contact in (None, whom)] or held
    last = max(held, key=lambda one: one.order, default=None)
    return _jottings(one for one in application.events if last and _same_meeting(one, last))


def start_about(application: Application, kind: Kind, whom: str | None) -> NoteStart:
    """What to fill in before writing to an employer where no action asks for it; for a reply, their last request."""
    requests = (one for one in application.events if one.kind is EventKind.REQUEST_RECEIVED)
    last = max(requests, key=lambda one: one.order, default=None) if kind is Kind.FEEDBACK_REPLY else None
    return NoteStart(
        kind=kind,
        company=application.company,
        role=application.role,
        interviewers=(whom,) if whom else (),
        request=(last.text or "") if last else "",
        jottings=jottings_about(application, whom) if kind in _ABOUT_INTERVIEWS else "",
    )


def usual_channel(action: Action, application: Application) -> Channel:
    """How a note most likely goes: as they asked, if that was in writing, else by e-mail."""
    request = request_of(action, application)
    written = request.channel if request else None
    return written if written in (Channel.EMAIL, Channel.TEXT, Channel.PORTAL) else Channel.EMAIL


def _meetings(applications: Mapping[str, Application], clock: Clock, rules: TimeRules) -> Iterator[Meeting]:
    """Several people at one time are one meeting."""
    coming = ((id_, one) for id_, one in applications.items() if _has_interview_since(one, clock.today - _A_DAY))
    cases = (case_of(id_, one, clock, rules.thresholds) for id_, one in coming)
    found = [(case.id, interview) for case in cases if not case.over for interview in case.upcoming]
    found.sort(key=lambda pair: (_sort_key(start_of(pair[1]), clock), pair[0]))
    for (id_, _), group in groupby(found, key=lambda pair: (pair[0], start_of(pair[1]))):
        events, one = [event for _, event in group], applications[id_]
        people = tuple(event.contact for event in events if event.contact)
        yield Meeting(id_, one.company, one.role, events[0], people, _jottings(events))


def _has_interview_since(application: Application, day: date) -> bool:
    return any(
        event.kind is EventKind.INTERVIEW and (event.ended_at.date() if event.ended_at else event.day) >= day
        for event in application.events
    )


def _sort_key(moment: Moment, clock: Clock) -> tuple[date, str]:
    return clock.day_of(moment), moment.isoformat() if isinstance(moment, datetime) else ""


def _same_meeting(event: Event, interview: Event) -> bool:
    return event.kind is EventKind.INTERVIEW and start_of(event) == start_of(interview)


def _jottings(events: Iterable[Event]) -> str:
    return "\n\n".join(dict.fromkeys(event.text for event in events if event.text))
