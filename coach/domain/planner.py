"""What to do now: every rule applied to every application, the most urgent first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

from coach.domain.actions import Action, Due, Rule, What
from coach.domain.applications import Application, Event
from coach.domain.calendars import BusinessCalendar
from coach.domain.planning.answers import request_actions
from coach.domain.planning.case import Case, case_of, end_of, keyed, start_of
from coach.domain.planning.clock import Clock, Window
from coach.domain.planning.deadlines import Deadline, open_deadlines, other_deadline, own_deadlines
from coach.domain.planning.thanks import thank_yous
from coach.domain.planning.waits import waits
from coach.domain.timing import Thresholds

_URGENCY = tuple(Due)
_HOLIDAYS = 21  # days


def plan(
    applications: Iterable[tuple[str, Application]],
    now: datetime,
    zone: tzinfo,
    calendar: BusinessCalendar,
    thresholds: Thresholds,
    put_off: Mapping[str, datetime | None],
) -> tuple[Action, ...]:
    """The actions for some applications, each with its id, in order of urgency.

    `put_off` maps ids of actions to the instant until which they are snoozed, or to None for good. Raises
    InvalidOptions where `now` has no offset.
    """
    clock = Clock(now, zone, calendar)
    cases = [case_of(id_, one, clock, thresholds) for id_, one in applications if one.events]
    deadlines = open_deadlines(cases)
    found = (action for case in cases for action in _actions(case, deadlines))
    shown = (one for one in found if not is_put_off(one, now, put_off))
    return tuple(sorted(shown, key=lambda one: _order(one, clock)))


def is_put_off(action: Action, now: datetime, put_off: Mapping[str, datetime | None]) -> bool:
    """Whether it is snoozed or not needed; at the instant itself a snoozed one is back."""
    if action.id not in put_off:
        return False
    until = put_off[action.id]
    return until is None or now < until


def reach(thresholds: Thresholds) -> timedelta:
    """No rule speaks of an application whose last event, and last date promised, lie farther back than this."""
    one = thresholds
    # Business days are at most half of all days but for a run of holidays, which no country makes longer than this.
    asks = max(
        one.check_in_until_business_days, one.promise_until_business_days, one.second_check_in_until_business_days
    )
    waits = max(
        one.waiting_shown_days,
        2 * asks + _HOLIDAYS,
        max(one.closing_note_days, 2 * one.second_check_in_from_business_days + _HOLIDAYS) + one.closing_note_open_days,
    )
    # A day more, since days are counted in the user's zone and the record is read by those of UTC.
    return timedelta(days=1 + max(one.thank_you_shown_days, one.request_shown_days, waits + one.parked_shown_days))


def _actions(case: Case, deadlines: Sequence[Deadline]) -> Iterator[Action]:
    yield from request_actions(case)
    if case.over:
        return
    yield from _preparations(case)
    yield from thank_yous(case)
    yield from own_deadlines(case)
    pressing = other_deadline(case, deadlines)
    if pressing:
        yield pressing
    else:
        yield from waits(case)


def _preparations(case: Case) -> Iterator[Action]:
    return (_preparation(case, interview, key) for key, interview in keyed(case.upcoming))


def _preparation(case: Case, interview: Event, key: str) -> Action:
    from_ = case.clock.day_of(start_of(interview)) - timedelta(days=case.thresholds.prepare_days)
    why = "Right afterwards, write down who was there and what you spoke about: the note will need both."
    due = Window(from_, end_of(interview), None).due(case.clock)
    return case.action(What.PREPARE, key, Rule.UPCOMING_INTERVIEW, why, from_, due, interview.contact)


def _order(action: Action, clock: Clock) -> tuple[int, date, bool, datetime, str, str]:
    """By state; then what ends first, or begins first where it is not yet time; on one day, the instants first."""
    moment = action.from_ if action.until is None or action.due is Due.NOT_YET else action.until
    hour = moment if isinstance(moment, datetime) else clock.now
    all_day = not isinstance(moment, datetime)
    return _URGENCY.index(action.due), clock.day_of(moment), all_day, hour, action.company, action.id
