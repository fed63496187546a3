"""Offers with a date: to be answered by then, and a reason to ask the others before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from coach.domain.actions import Action, Due, Moment, Rule, What
from coach.domain.applications import Event, EventKind, Stage
from coach.domain.messages import Kind
from coach.domain.planning.case import Case, start_of
from coach.domain.planning.waits import is_open, latest_contact


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when an offer stands, and how near that is; `made` is when it came."""

    application_id: str
    company: str
    made: Moment
    until: date
    due: Due


def open_deadlines(cases: Iterable[Case]) -> tuple[Deadline, ...]:
    """Of every offer neither answered nor run out, the nearest first."""
    found = (_deadline(case, offer) for case in cases for offer in case.of(EventKind.OFFER)[-1:])
    return tuple(sorted((one for one in found if one), key=lambda one: (one.until, one.application_id)))


def own_deadlines(case: Case) -> Iterator[Action]:
    """The answer that the user owes to an offer."""
    for one in open_deadlines([case]):
        why = f"The offer from {one.company} stands until then: accept, decline, or ask for more time."
        key, due = one.until.isoformat(), (one.due, one.until)
        yield case.action(What.DECIDE_BY, key, Rule.OFFER_DEADLINE, why, one.made, due)


def other_deadline(case: Case, deadlines: Iterable[Deadline]) -> Action | None:
    """The nearest date of another offer, if this employer is still deciding and has not been told of it."""
    other = next((one for one in deadlines if one.application_id != case.id), None)
    if other is None or not is_open(case) or _told(case, other):
        return None
    company = case.application.company
    why = f"You must answer {other.company} by then: say so kindly, and ask whether {company} can decide before."
    key = f"{other.application_id}:{other.until.isoformat()}"
    due = other.due, other.until
    return case.action(What.DECIDE_BY, key, Rule.OTHER_DEADLINE, why, other.made, due, latest_contact(case))


def _told(case: Case, other: Deadline) -> bool:
    return any(case.clock.not_before(start_of(one), other.made) for one in case.sent(Kind.CHECK_IN))


def _deadline(case: Case, offer: Event) -> Deadline | None:
    until, clock = offer.promised_on, case.clock
    if until is None or case.stage is not Stage.OFFER or clock.passed(until):
        return None
    last_chance = clock.calendar.next_business_day(clock.today) > until
    near = clock.calendar.add_business_days(clock.today, case.thresholds.deadline_amber_business_days) >= until
    due = Due.RED if last_chance else Due.AMBER if near else Due.GREEN
    return Deadline(case.id, case.application.company, start_of(offer), until, due)
