"""Offers with a date: to be answered by then, and a reason to ask the others before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from coach.domain.actions import Action, Due, Moment, Rule, What
from coach.domain.applications import EventKind, Stage
from coach.domain.messages import Kind
from coach.domain.planning.case import Case, start_of
from coach.domain.planning.clock import Clock
from coach.domain.planning.waits import is_open, latest_contact


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when an offer stands; `made` is when it came."""

    application_id: str
    company: str
    made: Moment
    until: date


def open_deadlines(cases: Iterable[Case]) -> tuple[Deadline, ...]:
    """Of every offer neither answered nor run out, the nearest first."""
    found = []
    for case in cases:
        offers = [one for one in case.of(EventKind.OFFER) if one.promised_on]
        if case.stage is Stage.OFFER and offers and offers[-1].promised_on:
            until = offers[-1].promised_on
            if not case.clock.passed(until):
                found.append(Deadline(case.id, case.application.company, start_of(offers[-1]), until))
    return tuple(sorted(found, key=lambda one: (one.until, one.application_id)))


def own_deadlines(case: Case, deadlines: Iterable[Deadline]) -> Iterator[Action]:
    """The answer that the user owes to an offer."""
    for one in deadlines:
        if one.application_id == case.id:
            why = f"The offer from {one.company} stands until then: accept, decline, or ask for more time."
            due = _due(case, one)
            yield case.action(What.DECIDE_BY, one.until.isoformat(), Rule.OFFER_DEADLINE, why, one.made, due)


def other_deadline(case: Case, deadlines: Iterable[Deadline]) -> Action | None:
    """The nearest date of another offer that this employer, still deciding, has not been told of."""
    if not is_open(case):
        return None
    other = next((one for one in deadlines if one.application_id != case.id), None)
    if other is None or _told(case, other):
        return None
    company = case.application.company
    why = f"You must answer {other.company} by then: say so kindly, and ask whether {company} can decide before."
    key = f"{other.application_id}:{other.until.isoformat()}"
    return case.action(
        What.DECIDE_BY, key, Rule.OTHER_DEADLINE, why, other.made, _due(case, other), latest_contact(case)
    )


def _told(case: Case, other: Deadline) -> bool:
    return any(case.clock.not_before(start_of(one), other.made) for one in case.sent(Kind.CHECK_IN))


def _due(case: Case, deadline: Deadline) -> tuple[Due, date]:
    left = _business_days_left(case.clock, deadline.until)
    if left <= 0:
        return Due.RED, deadline.until
    return (Due.AMBER if left <= case.thresholds.deadline_amber_business_days else Due.GREEN), deadline.until


def _business_days_left(clock: Clock, until: date) -> int:
    return clock.calendar.business_days_between(clock.today, until)
