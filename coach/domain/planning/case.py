"""One application as the rules see it: what has happened until now, and what is still to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from coach.domain.actions import Action, Due, Moment, Rule, What
from coach.domain.applications import Application, Event, EventKind, Stage, stage_by_events, stage_of
from coach.domain.clocks import LIFETIME_YEARS
from coach.domain.matching import level_name
from coach.domain.messages import Kind
from coach.domain.planning.clock import Clock
from coach.domain.timing import Thresholds, facts_behind

_OVER = frozenset({Stage.CLOSED, Stage.WITHDRAWN, Stage.REJECTED, Stage.ACCEPTED})
# A year typed wrongly (0203, 20226) is no plan, and would lead out of the calendar.
_LIFETIME = timedelta(days=LIFETIME_YEARS * 365.25)

_THANKS = ("thank_you_green_hours", "thank_you_amber_hours", "thank_you_pause_minutes", "thank_you_shown_days")
_BEHIND: dict[Rule, tuple[str, ...]] = {
    Rule.THANK_YOU: (*_THANKS, "morning_hour"),
    Rule.SAME_DAY_DECISION: ("same_day_green_hours", *_THANKS),
    Rule.LARGE_PANEL: ("panel_people", *_THANKS, "morning_hour"),
    Rule.NO_DATE_PROMISED: ("check_in_from_business_days", "check_in_until_business_days"),
    Rule.DATE_PROMISED: ("promise_from_business_days", "promise_until_business_days"),
    Rule.SECOND_ASK: ("second_check_in_from_business_days", "second_check_in_until_business_days"),
    Rule.THIRD_ASK: ("second_check_in_from_business_days", "closing_note_days", "waiting_shown_days"),
    Rule.CLOSING_NOTE: ("closing_note_days", "closing_note_open_days"),
    Rule.LONG_SILENCE: ("waiting_shown_days",),
    Rule.OTHER_DEADLINE: ("deadline_amber_business_days",),
    Rule.OFFER_DEADLINE: ("deadline_amber_business_days",),
    Rule.REQUEST: ("request_green_hours", "request_amber_hours"),
    Rule.TASK: ("task_green_hours",),
    Rule.ACKNOWLEDGEMENT: ("request_green_hours", "request_amber_hours", "task_green_hours"),
    Rule.UPCOMING_INTERVIEW: ("prepare_days",),
}


@dataclass(frozen=True, slots=True)
class Case:
    """`past` and `upcoming` are in order of time. An interview is past once it has ended; one known by its day alone is
    both on that day."""

    id: str
    application: Application
    stage: Stage
    past: tuple[Event, ...]
    upcoming: tuple[Event, ...]
    clock: Clock
    thresholds: Thresholds

    @property
    def over(self) -> bool:
        """Whether nothing more is expected of either side."""
        return self.stage in _OVER

    def of(self, *kinds: EventKind) -> tuple[Event, ...]:
        """What has happened of some kinds."""
        return tuple(event for event in self.past if event.kind in kinds)

    def sent(self, note: Kind) -> tuple[Event, ...]:
        """The notes of a kind that the user has sent."""
        return tuple(event for event in self.of(EventKind.NOTE_SENT) if event.note is note)

    def decided_since(self, moment: Moment) -> bool:
        """Whether a decision fell at or after a moment, or is known without its date."""
        offers = self.of(EventKind.OFFER)
        if self.over or not offers:
            return self.over or self.stage is Stage.OFFER
        return any(self.clock.not_before(start_of(event), moment) for event in offers)

    def action(
        self, what: What, key: str, rule: Rule, why: str, from_: Moment, due: tuple[Due, Moment | None],
        whom: str | None = None, naming: tuple[str, ...] = (),
    ) -> Action:  # fmt: skip
        """An action on this application; `key` tells it from others of its sort."""
        state, until = due
        return Action(
            id=f"{self.id}:{what}:{key}", application_id=self.id, company=self.application.company,
            role=self.application.role, what=what, whom=whom, naming=naming, why=why, from_=from_, until=until,
            due=state, rule=rule, facts=facts_behind(*_BEHIND[rule]),
        )  # fmt: skip


def case_of(id_: str, application: Application, clock: Clock, thresholds: Thresholds) -> Case:
    """The application with its log cut at the present; what is dated a lifetime away is left out."""
    log = sorted(
        (event for event in application.events if _plausible(event, clock)), key=lambda one: _order(one, clock)
    )
    past = tuple(event for event in log if clock.reached(end_of(event)))
    upcoming = tuple(event for event in log if event.kind is EventKind.INTERVIEW and _to_come(event, clock))
    # A stage that rests on what is still to come was not known yet; one that the log does not explain was declared.
    declared = None if application.stage is stage_by_events(log) else application.stage
    stage = stage_of(declared, past, application.applied_on)
    return Case(id_, application, stage, past, upcoming, clock, thresholds)


def start_of(event: Event) -> Moment:
    """When it happened or began."""
    moment = event.at or event.on
    assert moment is not None  # noqa: S101 - every event has one of the two
    return moment


def end_of(event: Event) -> Moment:
    """When it was over: the end where it is known, else the start."""
    return event.ended_at or start_of(event)


def key_of(interview: Event) -> str:
    """What an interview is known by in ids: its round, so that one put off stays the same; else its day in UTC, so
    that a user who moves zones keeps it."""
    return f"round-{interview.round}" if interview.round else interview.day.isoformat()


def keyed(interviews: Iterable[Event]) -> Iterator[tuple[str, Event]]:
    """Each interview with the key of its own that its ids use; of two alike the later one gets another."""
    keys: set[str] = set()
    for interview in interviews:
        key = f"{key_of(interview)}:{name_key(interview.contact)}"
        while key in keys:
            key += "+"
        keys.add(key)
        yield key, interview


def name_key(name: str | None) -> str:
    """A person in ids, and the same for every spelling of the name that differs in case or spacing alone."""
    return quote(level_name(name), safe="") if name else ""


def _to_come(interview: Event, clock: Clock) -> bool:
    end = end_of(interview)
    return not clock.reached(end) or (interview.at is None and not clock.passed(end))


def _order(event: Event, clock: Clock) -> tuple[date, datetime, str]:
    at = event.at or datetime.min.replace(tzinfo=UTC)
    return clock.day_of(start_of(event)), at, name_key(event.contact)


def _plausible(event: Event, clock: Clock) -> bool:
    dates = (event.day, event.promised_on, event.ended_at and event.ended_at.date())
    return all(abs(day - clock.now.date()) < _LIFETIME for day in dates if day)


def listed(names: Iterable[str]) -> str:
    """Names in a sentence."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
